"""Grain reserves, test half. Not to be looked at while the extractor is tuned: what it finds says how well it does."""

# ruff: noqa: E501 (a document keeps its own lines)

from __future__ import annotations

from functools import partial

from labelled.notation import written

_doc = partial(written, sector="grain", half="test")
_HEAD = (
    "[[Westray Commodity Storage Board|org]], Oxley Court, [[Norland Square 1, Westhaven|loc?]], "
    "VAT [[GB 204 5517 03|id]]"
)
_HEAD_ZH = "[[苏陵县粮食和物资储备局|org]]（[[苏陵县红泽路8号|loc?]]，[[0513-8120033|ph]]）"

DOCUMENTS = (
    _doc(
        "Depot diaries/Tillbury diary spring.txt",
        "en",
        "letterhead, subject in heading, relative date, coreference, negation, comparison, distractor",
        f"""
{_HEAD}
Tillbury Reserve, depot diary, kept by [[Joan Abara|per|G-08.keeper?]]

[[Mon 2 June 2025|d=2025-06-02]]
 Weighbridge checked by [[Tarrant Scales Ltd|org]], error [[0.02 %|q?]]. We hold [[110,850 t|q=110850 t|G-08.stock]] as of [[tonight|d?=2025-06-02]].
 Bin 9 is [[2.1 °C|q]] warmer than the rest. Fans on.
[[Tue 3 June|d=2025-06-03]]
 Took in [[1,150 t|q=1150 t]], so the store is now at [[112,000 t|q=112000 t|G-08.stock]]. All [[rice|-|G-08.grain]], none of it wheat.
 Phone call from head office: no release from here before harvest. Redfen's goes out [[next Monday|d=2025-06-09|G-07.rotation~planned]], they want two of our fans.
[[Wed 4 June|d=2025-06-04]]
 Roof leak over bin 2, bucket [[10 l|q]]. Quote from [[P. & S. Roofing|org]]: [[£2,780|m=2780 GBP]].
 Cat had four kittens in the boiler house.
""",
    ),
    _doc(
        "Tenders/Invitation to bid lot 7 to 9.docx",
        "en",
        "letterhead, list, homonym, target, superseded, coreference, negation, hypothetical",
        f"""
@header {_HEAD}
@footer Bid documents [[WCSB-2025-07|id]], page 1
# Sale of reserve grain: invitation to bid
Published [[9 May 2025|d=2025-05-09]]. Bids are opened on [[30 May 2025|d=2025-05-30]] in the presence of [[Notary J. Lefèvre|per=J. Lefèvre]].
## Lots
- Lot 7: [[8,000 t|q=8000 t]] of [[maize|-|G-02.grain]] lying at Millpond Depot, [[Norland|loc]]. To be moved out from [[16 June 2025|d=2025-06-16|G-02.rotation~planned]]. Reserve price [[CNY 2,340/t|m=2340 CNY/t|G-02.price~planned?]].
- Lot 8: [[5,500 t|q=5500 t]] of [[wheat|-|G-03.grain]] lying at Millpond Depot, [[Sutherby|loc]]. To be moved out from [[23 June 2025|d=2025-06-23|G-03.rotation~planned]].
- Lot 9 (Peak Lane) has been withdrawn. There will be no release there this year.
## Notes for bidders
The depot in [[Norland|loc]] can hold [[35,000 t|q=35000 t|G-02.silo_capacity]] and presently has [[28,400 t|q=28400 t|G-02.stock]] in store. After the sale the stock should not fall under [[20,000 t|q=20000 t|G-02.stock~target]].
Were all three lots sold, the proceeds would be some [[CNY 39 million|m=39000000 CNY]].
Last year's lot from there was awarded at [[2,295 yuan a tonne|m=2295 CNY/t|G-02.price@former?]] to [[Guanghe Feed Co., Ltd.|org]].
""",
    ),
    _doc(
        "Accounts/Reserve statement FY2025.xlsx",
        "en",
        "pivot, unit in heading, merged heading, total, fiscal year, alias, footnote",
        """
=== Stock by quarter
Reserve statement, financial year 2025 (kt), prepared [[2026-01-12|d]] by [[Lorna Keith|per]]
| Depot | Storage capacity (kt) | Stock (kt) at end of | <
| ^ | ^ | [[Sep 2025|d?=2025-09]] | [[Dec 2025|d?=2025-12]]
| BFD | [[180|-|G-01.silo_capacity=180000 t]] | [[139.5|-|G-01.stock=139500 t@2025-09]] | [[126.0|-|G-01.stock=126000 t@2025-12]]
| OXS | [[95|-|G-04.silo_capacity=95000 t]] | [[71.2|-|G-04.stock=71200 t@2025-09]] | [[88.9|-|G-04.stock=88900 t@2025-12]]
| Peak Lane (1) | [[64|-|G-06.silo_capacity=64000 t]] | [[49.8|-|G-06.stock=49800 t@2025-09]] | [[47.3|-|G-06.stock=47300 t@2025-12]]
| Board total | 339 | 260.5 | 262.2
(1) includes [[2.2 kt|q=2200 t]] of seed that belongs to [[Aurelia Malt SA|org]]
=== Costs
| Cost | CNY
| Fumigation | 412,000
| Insurance | 1,038,500
| Sum | 1,450,500
""",
    ),
    _doc(
        "群聊/粮库值班群0522.txt",
        "zh",
        "alias, coreference, relative date, wan and yi, homonym, negation, hypothetical",
        """
[[卢静|per?]] [[2025-05-22|d?]] 07:30
各库报[[昨晚|d?=2025-05-21]]库存
[[石磊|per?]] [[2025-05-22|d?]] 07:33
巴罗[[13.6万吨|q=136000 t|G-01.stock]]，[[今天|d=2025-05-22|G-01.rotation?]]继续轮出
[[万春华|per?]] [[2025-05-22|d?]] 07:35
红泽库[[4.3万吨|q=43000 t|G-07.stock]]没动，[[后天|d=2025-05-24|G-07.rotation~planned]]开始出库
[[佟晓|per?]] [[2025-05-22|d?]] 07:41
[[苏陵|loc?]]城关[[5.38万吨|q=53800 t|G-03.stock]]。要是船来得及，月底能到[[6万吨|q=60000 t|G-03.stock~hypothetical]]
[[卢静|per?]] [[2025-05-22|d?]] 07:42
[[诺南|loc]]那个城关呢？
[[石磊|per?]] [[2025-05-22|d?]] 07:50
他们说[[2.8万吨|q=28000 t|G-02.stock]]，不轮换。玉米价又涨了[[30元|m=30 CNY]]
[[卢静|per?]] [[2025-05-22|d?]] 07:51
收到。装卸费[[18元/吨|m=18 CNY/t]]先挂账
""",
        chat=True,
    ),
    _doc(
        "数据/库点名录.csv",
        "zh",
        "homonym, unit in heading, wan and yi, coordinates, alias",
        """
库名,所在县,有效仓容（万吨）,粮种,纬度,经度,库主任,联系电话
直属库（巴罗）,[[诺南|loc|G-01.region=Norland?]],[[18|-|G-01.silo_capacity=180000 t?]],[[小麦|-|G-01.grain=wheat?]],[[38.4402|-|G-01.location=38.4402,115.0981?]],115.0981,[[石磊|per|G-01.keeper?]],[[0312-5566010|ph]]
城关粮库,[[诺南|loc|G-02.region=Norland]],[[3.5|-|G-02.silo_capacity=35000 t]],[[玉米|-|G-02.grain=maize]],[[38.2115|-|G-02.location=38.2115,115.2204]],115.2204,[[崔明|per|G-02.keeper]],[[0312-5566020|ph]]
城关粮库,[[苏陵|loc|G-03.region=Sutherby]],[[7|-|G-03.silo_capacity=70000 t]],[[小麦|-|G-03.grain=wheat]],[[32.0770|-|G-03.location=32.0770,120.8833]],120.8833,[[佟晓|per|G-03.keeper]],[[0513-8120050|ph]]
提堡储备库,[[苏陵|loc|G-08.region=Sutherby]],[[12|-|G-08.silo_capacity=120000 t]],[[稻谷|-|G-08.grain=rice]],,,[[白桦|per|G-08.keeper]],[[0513-8120071|ph]]
峰巷粮库,[[西汀|loc|G-06.region=Westray]],[[6.4|-|G-06.silo_capacity=64000 t]],[[大麦|-|G-06.grain=barley]],[[36.7750|-|G-06.location=36.7750,118.0312]],118.0312,[[关永强|per|G-06.keeper]],
""",
    ),
    _doc(
        "检查/Oxley inspection 奥利筒仓检查.pdf",
        "mixed",
        "letterhead, subject in heading, coreference, key-value, transposed, range, wan and yi, marking",
        f"""
@header {_HEAD_ZH}
[[内部文件|mk]]
# Oxley Silo 奥利筒仓安全检查报告
| 检查日期 Date | [[2025年8月14日|d=2025-08-14]]
| 检查组长 Lead | [[钟岳|per]]
| 陪同 Present | [[Magnus Thorne|per|G-04.keeper]], storekeeper
| 坐标 Position | [[32.1508 N, 120.6645 E|c=32.1508,120.6645|G-04.location]]
| 编号 No. | [[SL-JC-0814|id]]
## 情况 Findings
该仓有效仓容[[9.5万吨|q=95000 t|G-04.silo_capacity]]，检查时库存[[7.1万吨|q=71000 t|G-04.stock]]，均为[[玉米|-|G-04.grain=maize]]，水分[[13.2%至14.0%|q?=13.2..14.0 %]]。
The dust filter on leg 3 was blocked. It must be replaced, at about [[EUR 15,000|m=15000 EUR]], before the next release on [[1 October 2025|d=2025-10-01|G-04.rotation~planned]].
粉尘爆炸下限[[40 g/m3|q]]，实测[[12 g/m3|q]]。
整改期限[[30日|q?=30 d]]。检查费由[[苏陵县粮食和物资储备局|org]]承担。
""",
    ),
    _doc(
        "Mail/Re- price at the wharf.eml",
        "en",
        "quoted mail, superseded, coreference, relative date, target, decimal comma, forward",
        """
From: [[Lorna Keith|per]] <[[l.keith@wcsb.example|em]]>
To: [[Étienne Moreau|per]] <[[e.moreau@feldmann.example|em]]>
Subject: Re: Fwd: price at the wharf
Date: Thu, [[19 Jun 2025|d?=2025-06-19]] 13:44:00 +0200

Étienne,

Granger's Wharf: the [[soybeans|-|G-05.grain=soya]] went for [[USD 455 per tonne|m=455 USD/t|G-05.price=3276 CNY/t]], so please forget the [[448|-|G-05.price=3225.6 CNY/t~negated?]] in the sheet. Loading
begins [[on Monday|d=2025-06-23|G-05.rotation~planned]] and will take [[11 days|q?=11 d]]. What remains there afterwards is [[33,750 t|q=33750 t|G-05.stock~planned]].
Our aim for the terminal is a turnover of [[120,000 t|q=120000 t]] a year.

[[Lorna|per?]]

> Von: [[Étienne Moreau|per]]
> Gesendet: [[18.06.2025|d=2025-06-18]]
> We agreed [[448,00 USD|m=448 USD|G-05.price=3225.6 CNY/t@former?]], no? Laycan [[20.-25.06.2025|d=2025-06-20/2025-06-25]], vessel MV Halcyon, IMO [[9301122|id]]. Demurrage [[12.500,00 EUR|m=12500 EUR]] a day.
> [[Feldmann Öle KG|org]], [[+49 40 5550 1234|ph]]
""",
    ),
    _doc(
        "网站/轮换竞价公告.html",
        "zh",
        "letterhead, merged heading, unit in heading, range, negation, homonym, total, list",
        f"""
@header {_HEAD_ZH}
# 县级储备粮轮换竞价销售公告（第3号）
经研究，定于[[2025年7月8日|d=2025-07-08]]上午9时举行竞价销售会。
| 标的 | 库点 | 品种 | 数量（吨） | 单价（元/吨）
| 1 | 苏陵城关粮库 | [[小麦|-|G-03.grain=wheat]] | 4,000 | [[2,430|-|G-03.price=2430 CNY/t~planned?]]
| 2 | 提堡储备库 | [[稻谷|-|G-08.grain=rice]] | 2,500 | [[2,880|-|G-08.price=2880 CNY/t~planned?]]
| 合计 | < | < | 6,500 |
## 说明
- 提堡储备库出库时间为[[7月15日至8月10日|d=2025-07-15/2025-08-10|G-08.rotation~planned]]；苏陵城关粮库自[[7月21日|d=2025-07-21|G-03.rotation~planned]]起出库。
- 奥利筒仓本次不轮出。
- 履约保证金每吨[[100元|m=100 CNY]]，缴至账户[[3205 0164 8036 0000 0917|id]]。
- 咨询：[[佟晓|per]]，[[15800158066|ph]]。
@footer [[苏陵县粮食和物资储备局|org]]　[[2025年6月25日|d=2025-06-25]]
""",
    ),
)
