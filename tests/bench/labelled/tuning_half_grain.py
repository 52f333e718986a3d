"""Grain reserves, tuning half: what a reserve administration keeps on its drive."""

# ruff: noqa: E501 (a document keeps its own lines)

from __future__ import annotations

from functools import partial

from labelled.notation import written

_doc = partial(written, sector="grain", half="tuning")
_HEAD = (
    "[[State Grain Reserve Administration|org]] · Redfen Chambers, [[40 Sutherby Lane, Norwick|loc?]] · "
    "[[+44 1632 960 455|ph]] · [[office@sgra.example|em]]"
)
_HEAD_ZH = "[[诺南粮食储备管理局|org]]　[[诺南县提堡街3号|loc?]]　电话 [[0312-5566001|ph]]"

DOCUMENTS = (
    _doc(
        "会议/3月库存例会纪要.md",
        "zh",
        "letterhead, wan and yi, coreference, alias, list, homonym, negation",
        f"""
{_HEAD_ZH}

# 3月库存例会纪要

时间：[[2025年3月5日|d=2025-03-05]]　主持：[[吕国栋|per]]　记录：[[卢静|per]]

1. 巴罗直属库汇报：实际库存[[14.2万吨|q=142000 t|G-01.stock]]，全部为[[小麦|-|G-01.grain=wheat]]；有效仓容[[18万吨|q=180000 t|G-01.silo_capacity]]。该库计划[[4月20日|d=2025-04-20|G-01.rotation~planned]]起轮出陈粮[[2万吨|q=20000 t]]。
2. 红泽库库存[[8 600万斤|q=43000 t|G-07.stock]]，年内不安排轮换。
3. 城关粮库（[[苏陵|loc?]]）上月已完成轮入，目前储粮[[5.5万吨|q=55000 t|G-03.stock]]。
4. [[诺南|loc]]的城关粮库熏蒸费[[3.8万元|m=38000 CNY]]，同意列支。

| 库点 | 保管员 | 粮温最高（℃） |
|---|---|---|
| 巴罗库 | [[石磊|per|G-01.keeper]] | 18.4 |
| 红泽库 | [[万春华|per|G-07.keeper]] | 16.9 |
""",
    ),
    _doc(
        "轮换/2025年度轮换计划.docx",
        "zh",
        "letterhead, merged heading, unit in heading, total, marking, range, wan and yi, target",
        f"""
@header {_HEAD_ZH}
[[机密★10年|mk]]
# [[2025年|d?=2025]]度中央储备粮轮换计划
[[诺储〔2025〕6号|id]]　[[2025年2月18日|d=2025-02-18]]
| 库点 | 品种 | 仓容与库存 | < | 轮换时间
| ^ | ^ | 仓容（万吨） | 库存（万吨） | ^
| 巴罗直属库 | [[小麦|-|G-01.grain=wheat]] | [[18.0|-|G-01.silo_capacity=180000 t]] | [[14.2|-|G-01.stock=142000 t]] | [[2025-04-20|d|G-01.rotation~planned]]
| 奥利筒仓 | [[玉米|-|G-04.grain=maize]] | [[9.5|-|G-04.silo_capacity=95000 t]] | [[7.7|-|G-04.stock=77000 t]] | [[2025-06-01|d|G-04.rotation~planned]]
| 提堡储备库 | [[稻谷|-|G-08.grain=rice]] | [[12.0|-|G-08.silo_capacity=120000 t]] | [[11.1|-|G-08.stock=111000 t]] | 不轮换
| 合计 | < | 39.5 | 33.0 |
说明：提堡储备库年底库存应达到[[11.8万吨|q=118000 t|G-08.stock~target]]。奥利筒仓轮出时间视市场情况在[[6月1日至6月15日|d=2025-06-01/2025-06-15|G-04.rotation=2025-06-01/2025-06-15~planned]]之间确定，拍卖底价[[2 460元/吨|m=2460 CNY/t|G-04.price~planned]]。
""",
    ),
    _doc(
        "Stocks/Stock book 库存台账 2025-02.xlsx",
        "mixed",
        "unit in heading, total, footnote, homonym, alias, merged heading",
        """
=== Feb 2025
Stock book 库存台账, end of [[February 2025|d=2025-02]]
| Region 地区 | Depot 库点 | Commodity 品种 | Closing stock (t) 期末库存（吨） | Unit price 单价（元/吨）
| [[Norland 诺南|loc=Norland|G-01.region=Norland; G-02.region=Norland; G-07.region=Norland]] | BFD | [[wheat 小麦|-|G-01.grain=wheat]] | [[142,000|-|G-01.stock=142000 t]] | [[2,510|-|G-01.price=2510 CNY/t]]
| ^ | Millpond Depot 城关粮库 | [[maize 玉米|-|G-02.grain=maize]] | [[28,400|-|G-02.stock=28400 t]] | [[2,385|-|G-02.price=2385 CNY/t]]
| ^ | RFD | [[rice 稻谷|-|G-07.grain=rice]] | [[43,000|-|G-07.stock=43000 t]] | [[2,900|-|G-07.price=2900 CNY/t]]
| Sub-total 小计 | < | < | 213,400 |
| [[Sutherby 苏陵|loc=Sutherby|G-03.region=Sutherby; G-04.region=Sutherby]] | Millpond Depot 城关粮库 | [[wheat 小麦|-|G-03.grain=wheat]] | [[55,000|-|G-03.stock=55000 t]] | [[2,495|-|G-03.price=2495 CNY/t]]
| ^ | OXS 1) | [[maize 玉米|-|G-04.grain=maize]] | [[77,000|-|G-04.stock=77000 t]] | -
| Total 合计 | < | < | 345,400 |
1) price under review 价格复核中 ([[Holger Brandt|per]])
""",
    ),
    _doc(
        "Inspection/Granger's Wharf fumigation report.pdf",
        "en",
        "letterhead, subject in heading, coreference, coordinates, range, distractor, negation",
        f"""
@header {_HEAD}
# Fumigation report - Granger's Wharf Terminal
Carried out by [[Silvanet Pest Control GmbH|org]] on [[22 and 23 January 2025|d=2025-01-22/2025-01-23]]. Certificate [[SPC/2025/0117|id]].
The terminal lies at [[54 deg 58.2' N, 1 deg 25.8' W|c=54.97,-1.43|G-05.location]]. It holds [[36,750 tonnes|q=36750 t|G-05.stock]] of [[soya|-|G-05.grain=soya]] in six of eight bins; silo capacity is [[48,000 tonnes|q=48000 t|G-05.silo_capacity]]. The storekeeper, [[Edith Marsh|per|G-05.keeper]], was present.
Phosphine was dosed at [[2 g/t|q]]; after five days between [[310 and 420 ppm|q?=310..420 ppm]] was measured. Grain temperature [[11.5 °C|q]], moisture [[12.9 %|q?]].
Release of the grain is not planned before aeration is complete.
| Bin | Fill (m) | Gas reading (ppm)
| 1 | 17.2 | 310
| 4 | 16.8 | 420
Invoice: [[EUR 8,940.00|m=8940 EUR]] net, payable within [[30 days|q?=30 d]].
""",
    ),
    _doc(
        "Trade/sales_ledger_europe.csv",
        "en",
        "decimal comma, alias, unit in heading, distractor, footnote",
        """
Depot;Commodity;Sold (t);Price per tonne (EUR/t);Release date;Buyer
Peak Lane Store;[[barley|-|G-06.grain]];1.250,5;[[198,40|-|G-06.price=1547.52 CNY/t]];[[14.02.2025|d=2025-02-14|G-06.rotation]];[[Aurelia Malt SA|org]]
GWT;[[soya|-|G-05.grain]];3.000,0;[[412,00|-|G-05.price=3213.6 CNY/t]];[[28.02.2025|d=2025-02-28|G-05.rotation]];[[Feldmann Öle KG|org]]
Peak Lane Store;[[wheat|-|G-06.grain]];980,0;[[231,75|-|G-06.price=1807.65 CNY/t]];[[03.03.2025|d=2025-03-03|G-06.rotation]];[[Aurelia Malt SA|org]]
""",
    ),
    _doc(
        "Newsletter/Harvest home issue 4.html",
        "en",
        "letterhead, distractor, coreference, comparison, superseded",
        f"""
@header {_HEAD}
# Harvest home - staff newsletter, issue 4
## People
After 31 years as storekeeper [[Walter Finch|per|G-08.keeper@former?]] retires from Tillbury. [[Joan Abara|per|G-08.keeper]] takes over the keys [[on 1 May 2025|d=2025-05-01]]. The farewell is in the canteen; please give [[£5|m=5 GBP]] to [[Sam|per?]] for the present.
## Did you know?
A goods train carries [[1,500 t|q=1500 t]] of wheat, which is [[60|q?]] lorries. The oldest silo in the country held [[900 t|q=900 t]] when it was built in [[1911|d?]].
## Sport
Oxley beat Redfen 3:1. The return match is on [[Saturday 17 May|d=2025-05-17]].
## Building
The new bin at Oxley Silo raised storage capacity by [[11,000 t|q=11000 t]] to [[95,000 t|q=95000 t|G-04.silo_capacity]].
@footer Print run 450 · [[https://staff.sgra.example/harvest|net]]
""",
    ),
    _doc(
        "汇报/库存检查动员.pptx",
        "zh",
        "alias, wan and yi, list, hypothetical, coordinates, target",
        """
=== [[2025年|d?=2025]]粮食库存检查动员会
[[诺南粮食储备管理局|org]]　[[2025年4月2日|d=2025-04-02]]
=== 检查对象
| 库点 | 仓容（万吨） | 坐标 | 库主任
| 峰巷粮库 | [[6.4|-|G-06.silo_capacity=64000 t]] | [[东经118.0312°，北纬36.7750°|c=36.7750,118.0312|G-06.location]] | [[关永强|per|G-06.keeper]]
| 谷码头中转库 | [[4.8|-|G-05.silo_capacity=48000 t]] | [[东经119.4407°，北纬35.3921°|c=35.3921,119.4407|G-05.location]] | [[苗青|per|G-05.keeper]]
=== 要求
- 峰巷粮库现有库存[[5.1万吨|q=51000 t|G-06.stock]]，账实差率不得超过[[0.5%|q?]]。
- 假如谷码头满仓，库存可达[[4.8万吨|q=48000 t|G-05.stock~hypothetical]]，目前仅[[3.7万吨|q=37000 t|G-05.stock]]。
- 检查组[[4月14日|d=2025-04-14]]进驻，食宿标准每人每天[[260元|m=260 CNY]]。
""",
    ),
    _doc(
        "Mail/FW Redfen release.eml",
        "en",
        "forward, quoted mail, superseded, relative date, coreference, homonym",
        """
From: [[Holger Brandt|per]] <[[h.brandt@sgra.example|em]]>
To: [[Edith Marsh|per]] <[[e.marsh@sgra.example|em]]>
Subject: FW: Redfen release
Date: Mon, [[14 Apr 2025|d?=2025-04-14]] 15:05:00 +0100

[[Edith|per?]], for you to know. Millpond (the [[Sutherby|loc?]] one) follows [[a week later|d?=2025-05-12|G-03.rotation=2025-05-12~planned]].

---------- Forwarded message ----------
From: [[Tender Desk|org?]] <[[tenders@sgra.example|em]]>
Date: [[11 April 2025|d=2025-04-11]]
Subject: Redfen release

The tender for Redfen opens on [[5 May 2025|d=2025-05-05|G-07.rotation~planned]] instead of [[28 April|d=2025-04-28|G-07.rotation~negated?]]. The depot has [[43,000 t|q=43000 t|G-07.stock]]
of [[paddy|-|G-07.grain=rice]] in store, of which [[6,000 t|q=6000 t]] are offered. Lots of last year were sold at [[CNY 2,870 per tonne|m=2870 CNY/t|G-07.price@former?]].
Bid bond: [[CNY 500,000|m=500000 CNY]]. Questions to [[020 7946 0233|ph]].
""",
    ),
)
