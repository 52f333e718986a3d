"""Water supply, tuning half: asset books, returns, bulletins and forms."""

# ruff: noqa: E501 (a document keeps its own lines)

from __future__ import annotations

from functools import partial

from labelled.columns import aligned
from labelled.notation import written

_doc = partial(written, sector="water", half="tuning")

DOCUMENTS = (
    _doc(
        "Assets/asset_book_2025.xlsx",
        "en",
        "subject in heading, key-value, alias, merged heading",
        """
=== HTW
Highcombe Treatment Works
| Property | Value | Unit | Source
| Deployable output | [[64|-|W-01.output=64000 m3/d]] | Ml/d | WRMP table 3
| Population supplied | [[187,000|-|W-01.people_served=187000 people]] | persons | billing
| District | [[Brent Vale|loc|W-01.district]] | |
| Works supervisor | [[Alun Treharne|per|W-01.site_lead]] | |
| Contact tanks | 2 | no. | drawing
=== SFR
Saltersford Reservoir
| Property | Value | Unit | Source
| Gross storage | [[11,450|-|W-04.storage=11450000 m3]] | Ml | survey
| Top water level | 212.4 | m AOD | survey
| Dam height | 31 | m | survey
| Keeper | [[Winifred Oakes|per|W-04.site_lead]] | |
| District | [[Corley|loc|W-04.district]] | |
=== QLW
Quarry Lane Works
| Property | Value | Unit | Source
| Deployable output | [[18.5|-|W-07.output=18500 m3/d]] | Ml/d | WRMP table 3
| Population supplied | not known | persons |
| District | [[Brent Vale|loc|W-07.district]] | |
""",
    ),
    _doc(
        "调度/各水厂供水能力核定表.docx",
        "zh",
        "unit in heading, merged heading, total, homonym, footnote",
        """
# 各水厂供水能力核定表
（单位：万立方米/日）
| 所在县 | 厂名 | 原设计 | 本次核定 | 备注
| [[柏谷县|loc=Brent Vale|W-01.district=Brent Vale; W-02.district=Brent Vale; W-07.district=Brent Vale]] | 高岭水厂 | [[6.0|-|W-01.output=60000 m3/d?]] | [[6.4|-|W-01.output=64000 m3/d]] | 已增滤池
| ^ | 城北水厂 | [[2.8|-|W-02.output=28000 m3/d?]] | [[2.5|-|W-02.output=25000 m3/d]] | 一组沉淀池停用
| ^ | 石巷水厂 | [[1.85|-|W-07.output=18500 m3/d?]] | [[1.85|-|W-07.output=18500 m3/d]] |
| [[高黎县|loc=Corley|W-03.district=Corley]] | 城北水厂 | [[3.2|-|W-03.output=32000 m3/d?]] | [[3.4|-|W-03.output=34000 m3/d]] |
| [[东洛县|loc=Eastlow|W-06.district=Eastlow; W-09.district=Eastlow]] | 东洛淡化厂 | [[5.0|-|W-06.output=50000 m3/d?]] | [[4.2|-|W-06.output=42000 m3/d]] | 膜组老化
| ^ | 九田水厂 | [[1.2|-|W-09.output=12000 m3/d?]] | [[1.2|-|W-09.output=12000 m3/d]] |
| 合计 | < | 20.05 | 19.55 |
核定人：[[毛启东|per]]　核定日期：[[2025-01-22|d]]
""",
    ),
    _doc(
        "Bulletin/reservoir_levels_wk11.html",
        "en",
        "unit in heading, total, distractor, superseded",
        """
# Reservoir stocks, week 11
All volumes in Ml. Position at [[08:00 on 17 March 2025|d=2025-03-17]].
| Reservoir | Gross | In store | % full | Last week | Same week [[2024|d?]]
| Saltersford | [[11,450|-|W-04.storage=11450000 m3]] | [[10,190|-|W-04.storage=10190000 m3]] | 89 | [[10,010|-|W-04.storage=10010000 m3@former?]] | [[11,020|-|W-04.storage=11020000 m3@former?]]
| Dovecote | [[3,260|-|W-08.storage=3260000 m3]] | [[2,445|-|W-08.storage=2445000 m3]] | 75 | [[2,510|-|W-08.storage=2510000 m3@former?]] | [[3,001|-|W-08.storage=3001000 m3@former?]]
| [[Harle Tarn|loc?]] (bulk supply, not ours) | 5,800 | 4,930 | 85 | 4,902 | 5,512
| Company total | 14,710 | 12,635 | 86 | 12,520 | 14,021
Rainfall in the week: [[31 mm|q]] ([[Corley|loc]]), [[24 mm|q]] ([[Eastlow|loc]]).
""",
    ),
    _doc(
        "药剂/液氯台账三月.xlsx",
        "zh",
        "unit in heading, alias, total, list",
        """
=== 三月
液氯收发存　[[2025年3月31日|d=2025-03-31]]止
| 序号 | 水厂 | 月初结存（kg） | 购入（kg） | 耗用（kg） | 月末结存（kg） | 保管人
| 1 | 高岭水厂 | [[4,200|-|W-01.chlorine_stock=4200 kg@former?]] | 6,000 | 5,350 | [[4,850|-|W-01.chlorine_stock=4850 kg]] | [[佟丽|per]]
| 2 | 柏谷城北水厂 | [[1,900|-|W-02.chlorine_stock=1900 kg@former?]] | 2,000 | 2,240 | [[1,660|-|W-02.chlorine_stock=1660 kg]] | [[穆春生|per]]
| 3 | 高黎城北水厂 | [[2,450|-|W-03.chlorine_stock=2450 kg@former?]] | 3,000 | 2,875 | [[2,575|-|W-03.chlorine_stock=2575 kg]] | [[应晓峰|per]]
| 4 | 九田水厂 | [[800|-|W-09.chlorine_stock=800 kg@former?]] | 0 | 415 | [[385|-|W-09.chlorine_stock=385 kg]] | [[单玉梅|per]]
| 合计 | | 9,350 | 11,000 | 10,880 | 9,470 |
""",
    ),
    _doc(
        "Planning/shutdown_calendar.csv",
        "en",
        "forward, negation, alias, homonym",
        """
Ref,Asset,District,Work,Isolated from,Back in supply,State
[[SD-2025-014|id]],Tarn Street,[[Corley|loc|W-05.district]],Pump 3 bearing,[[12/05/2025|d=2025-05-12|W-05.shutdown~planned]],[[14/05/2025|d=2025-05-14]],approved
[[SD-2025-017|id]],Millbrook Works,[[Corley|loc|W-03.district]],Clear water tank clean,[[26/05/2025|d=2025-05-26|W-03.shutdown~planned]],[[30/05/2025|d=2025-05-30]],approved
[[SD-2025-018|id]],Millbrook Works,[[Brent Vale|loc|W-02.district]],Filter media,[[09/06/2025|d=2025-06-09|W-02.shutdown~negated]],[[27/06/2025|d=2025-06-27]],withdrawn
[[SD-2025-021|id]],NFW,[[Eastlow|loc|W-09.district]],MCC replacement,[[16/06/2025|d=2025-06-16|W-09.shutdown~planned]],[[18/06/2025|d=2025-06-18]],requested
[[SD-2025-022|id]],Eastlow Desal,[[Eastlow|loc|W-06.district]],Intake screens,,,date to be fixed
""",
    ),
    _doc(
        "普查/设施普查表-潭口泵站.pdf",
        "zh",
        "key-value, coordinates, alias",
        """
# 供水设施普查表（泵站类）
| 设施名称 | 潭口泵站 | 编号 | [[GS-B-0007|id]]
| 行政区划 | [[高黎县|loc=Corley|W-05.district]] | 建成年份 | [[1996|d?]]
| 东经 | -1.8840 | 北纬 | [[54.0715|-|W-05.location=54.0715,-1.8840]]
| 水泵台数 | [[5台|q?]]（4用1备） | 单泵流量 | [[720立方米/小时|q=720 m3/h]]
| 设计规模 | [[6.9万立方米/日|q=69000 m3/d|W-05.output]] | 服务人口 | [[9.4万人|q?=94000 people|W-05.people_served=94000 people]]
| 站长 | [[倪国华|per|W-05.site_lead]] | 值班电话 | [[0574-8831206|ph]]
| 普查员 | [[岑小满|per]] | 普查日期 | [[2024年11月6日|d=2024-11-06]]
""",
    ),
    _doc(
        "Regulator/annual return, table 4B.txt",
        "en",
        "unit in heading, fiscal year, alias, forward, total",
        f"""
Annual return 2024/25        Table 4B: supply points
Ml/d = megalitres a day; k = thousand

{
            aligned('''
Supply point | Treatment capacity | Population served | Treatment capacity
 | now, Ml/d | k | after [[2027|d?]] scheme, Ml/d
---
Highcombe | [[64.0|-|W-01.output=64000 m3/d]] | [[187.0|-|W-01.people_served=187000 people]] | [[80.0|-|W-01.output=80000 m3/d~planned]]
Quarry Lane | [[18.5|-|W-07.output=18500 m3/d]] | [[52.3|-|W-07.people_served=52300 people]] | [[18.5|-|W-07.output=18500 m3/d~planned?]]
Eastlow Desal | [[42.0|-|W-06.output=42000 m3/d]] | [[118.6|-|W-06.people_served=118600 people]] | [[50.0|-|W-06.output=50000 m3/d~planned]]
Ninefield | [[12.0|-|W-09.output=12000 m3/d]] | [[33.9|-|W-09.people_served=33900 people]] | -
---
Sum | 136.5 | 391.8 |
''')
        }

Prepared [[28 May 2025|d=2025-05-28]] by [[Nadia Fairclough|per]].
""",
    ),
    _doc(
        "水库/水库特性对照.md",
        "zh",
        "transposed, wan and yi, alias, unit in heading",
        """
# 两座水库特性对照

| 项目 | 单位 | 盐渡水库 | 鸽亭水库 |
|---|---|---|---|
| 总库容 | 万m³ | [[1145|-|W-04.storage=11450000 m3]] | [[326|-|W-08.storage=3260000 m3]] |
| 死库容 | 万m³ | 88 | 31 |
| 坝高 | m | 31 | 18.5 |
| 所在县 | — | [[高黎|loc=Corley|W-04.district]] | [[东洛|loc=Eastlow|W-08.district]] |
| 纬度 | 度 | [[54.1182|-|W-04.location=54.1182,-1.9527]] | [[53.9460|-|W-08.location=53.9460,-1.6033]] |
| 经度 | 度 | -1.9527 | -1.6033 |
| 管理负责人 | — | [[关伯年|per|W-04.site_lead]] | [[简文秀|per|W-08.site_lead]] |
| 受益人口 | 万人 | [[21.5|-|W-04.people_served=215000 people]] | [[5.8|-|W-08.people_served=58000 people]] |
""",
    ),
    _doc(
        "Mail/Chlorine check 3 April.eml",
        "en",
        "alias, coreference, target, unit in heading",
        f"""
From: [[Bettina Shore|per]] <[[b.shore@corleywater.example|em]]>
To: [[Martin Quaye|per]] <[[m.quaye@corleywater.example|em]]>
Subject: Chlorine check
Date: [[Thu, 3 Apr 2025 16:40:00 +0100|d?=2025-04-03]]

Martin, drums counted [[today|d=2025-04-03]]:

{
            aligned('''
SITE | DRUMS | CHLORINE ON SITE, t | MIN. REQUIRED, t
Highcombe | 5 | [[4.6|-|W-01.chlorine_stock=4600 kg]] | [[4.0|-|W-01.chlorine_stock=4000 kg~target?]]
Quarry Lane | 2 | [[1.3|-|W-07.chlorine_stock=1300 kg]] | [[1.5|-|W-07.chlorine_stock=1500 kg~target?]]
Ninefield | 1 | [[0.385|-|W-09.chlorine_stock=385 kg]] | [[0.8|-|W-09.chlorine_stock=800 kg~target?]]
''')
        }

Delivery from [[Halvex Chemicals Ltd|org]] is due [[on Tuesday|d=2025-04-08]].
B.
""",
    ),
    _doc(
        "导出/scada_sites.json",
        "zh",
        "key-value, alias, unit in heading, distractor",
        """
{
  "导出时间": "[[2025-03-02|d]] 23:15",
  "记录": [
    {"编号": 1, "水厂名称": "高岭水厂", "日供水量_m3": [[58230|-|W-01.output=58230 m3/d]], "出厂浊度_NTU": 0.08, "液氯库存_kg": [[4920|-|W-01.chlorine_stock=4920 kg]]},
    {"编号": 2, "水厂名称": "石巷水厂", "日供水量_m3": [[16110|-|W-07.output=16110 m3/d]], "出厂浊度_NTU": 0.12, "液氯库存_kg": [[1340|-|W-07.chlorine_stock=1340 kg]]},
    {"编号": 3, "水厂名称": "九田水厂", "日供水量_m3": [[0|-|W-09.output=0 m3/d]], "出厂浊度_NTU": null, "液氯库存_kg": [[385|-|W-09.chlorine_stock=385 kg]], "备注": "[[3月1日|d=2025-03-01|W-09.shutdown]]起停产清洗"},
    {"编号": 4, "水厂名称": "机修车间", "日供水量_m3": null, "出厂浊度_NTU": null, "液氯库存_kg": null}
  ]
}
""",
    ),
    _doc(
        "Slides/Resilience review.pptx",
        "en",
        "hypothetical, subject in heading, target, distractor",
        """
=== Eastlow Desalination Plant: what if the power fails?
| | Today | If one feeder is lost | [[2030|d?]] target
| Output, Ml/d | [[42|-|W-06.output=42000 m3/d]] | [[21|-|W-06.output=21000 m3/d~hypothetical]] | [[60|-|W-06.output=60000 m3/d~target]]
| Customers | [[118,600|-|W-06.people_served=118600 people]] | [[59,000|-|W-06.people_served=59000 people~hypothetical]] | [[130,000|-|W-06.people_served=130000 people~target]]
=== Fleet
| Vehicle | Capacity | Based at
| Tanker 1 | [[18 m3|q]] | Tarn Street
| Tanker 2 | [[12 m3|q]] | Highcombe
""",
    ),
    _doc(
        "停水/2025年二季度停水检修安排.csv",
        "zh",
        "forward, negation, alias",
        """
站点;事由;检修日期;预计影响户数;状态
高岭水厂;清水池清洗;[[2025-04-22|d|W-01.shutdown~planned]];约[[3500户|q?]];已批准
潭口站;更换2号泵;[[2025-05-08|d|W-05.shutdown~planned]];0;已批准
东洛淡化厂;膜清洗;[[2025-05-20|d|W-06.shutdown~negated]];0;取消
盐渡水库;取水塔闸门;[[2025-06-03|d|W-04.shutdown~planned]];0;待批
[[东洛县|loc=Eastlow]]DN600主管;碰口;[[2025-04-29|d]];约[[1200户|q?]];已批准
""",
    ),
)
