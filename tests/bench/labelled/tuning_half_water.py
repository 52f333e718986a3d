"""Water supply, tuning half: what a water company of three districts keeps on its drive."""

# ruff: noqa: E501 (a document keeps its own lines)

from __future__ import annotations

from functools import partial

from labelled.notation import written

_doc = partial(written, sector="water", half="tuning")
_HEAD = (
    "[[Three Valleys Water|org]] · Dovecote House, [[15 Corley Street, Aldham|loc?]] · [[0800 496 0112|ph]] · "
    "[[www.threevalleys.example|net]]"
)
_HEAD_ZH = "[[三谷水务集团有限公司|org]]（地址：[[高黎县城北路9号|loc?]]；服务热线：[[96116|ph?]]）"

DOCUMENTS = (
    _doc(
        "Operations/Morning meeting 2025-02-17.md",
        "en",
        "letterhead, homonym, list, comparison, negation, relative date",
        f"""
{_HEAD}

# Morning meeting, Monday [[17 February 2025|d=2025-02-17]]

Present: [[Carys Lund|per]] (chair), [[Ben Achterberg|per]], [[S. Yilmaz|per]]. Apologies: [[Ruth Pell|per]]

## [[Brent Vale|loc]]

- Highcombe down [[6 Ml/d|q=6000 m3/d]] to [[88 Ml/d|q=88000 m3/d|W-01.output]] since the raw water pump failed.
- Millbrook will be taken out of service [[this Thursday|d=2025-02-20|W-02.shutdown~planned]] for a contact tank clean. [[Carys Lund|per]] to warn the hospital.

## [[Corley|loc]]

- Millbrook: no shutdown, the clean there was cancelled. Chlorine on site [[1,850 kg|q=1850 kg|W-03.chlorine_stock]].
- Saltersford at [[71 %|q?]]; stored volume [[9.8 million m3|q=9800000 m3|W-04.storage]].

## Any other business

- Van [[TV19 KLM|id?]] passed its MOT. Fuel card limit stays at [[£250|m=250 GBP]] a week.
- Dispute with [[Aldham Borough Council|org]] on skip hire is settled.
""",
    ),
    _doc(
        "Contracts/ITT 0093 membrane replacement Eastlow.docx",
        "en",
        "letterhead, subject in heading, coreference, key-value, transposed, target, coordinates",
        f"""
@header {_HEAD}
@footer Tender [[TVW-ITT-0093|id]]
# Invitation to tender: membrane replacement, Eastlow Desalination Plant
Issued [[3 April 2025|d=2025-04-03]]. Return by noon on [[15 May 2025|d=2025-05-15]] to [[Naomi Fairweather|per]], [[n.fairweather@threevalleys.example|em]].
## 1 The site
The plant is located at [[51.0934, 1.1620|c=51.0934,1.1620|W-06.location]] and supplies water to [[146,000 people|q=146000 people|W-06.people_served]]. Its design output is [[45,000 m3/d|q=45000 m3/d|W-06.output]]; after replacement it shall reach [[50,000 m3/d|q=50000 m3/d|W-06.output~target]].
| Item | Requirement
| Operating pressure | [[62 bar|q]]
| Membrane elements | 1,344
| Chlorine on site (hypochlorite) | [[12 t|q=12000 kg|W-06.chlorine_stock]]
| Works supervisor | [[Aoife Brannigan|per|W-06.site_lead]]
| Isolation date | [[1 September 2025|d=2025-09-01|W-06.shutdown~planned]]
## 2 Price
Tenderers state a lump sum. The estimate of the last tender was [[EUR 2.4 million|m=2400000 EUR]]. Retention is [[5 %|q?]] for [[24 months|q?=24 mo]].
""",
    ),
    _doc(
        "统计/2024年供水设施统计表.xlsx",
        "zh",
        "unit in heading, merged heading, total, footnote, homonym, wan and yi",
        """
=== 设施
[[三谷水务集团|org?]][[2024年|d?=2024]]供水设施统计表
填报人：[[钱丽|per]]　填报日期：[[2025-01-08|d]]
| 区县 | 水厂名称 | 能力与人口 | < | 液氯库存（千克）
| ^ | ^ | 供水能力（万吨/日） | 服务人口（万人） | ^
| [[柏谷县|loc|W-01.district=Brent Vale; W-02.district=Brent Vale; W-07.district=Brent Vale]] | 高岭水厂 | [[9.4|-|W-01.output=94000 m3/d]] | [[31.0|-|W-01.people_served=310000 people]] | [[2,600|-|W-01.chlorine_stock=2600 kg]]
| ^ | 城北水厂 | [[3.0|-|W-02.output=30000 m3/d]] | [[9.7|-|W-02.people_served=97000 people]] | [[900|-|W-02.chlorine_stock=900 kg]]
| ^ | 石巷水厂① | [[1.2|-|W-07.output=12000 m3/d]] | [[4.1|-|W-07.people_served=41000 people]] | [[0|-|W-07.chlorine_stock=0 kg]]
| [[高黎县|loc|W-03.district=Corley]] | 城北水厂 | [[5.5|-|W-03.output=55000 m3/d]] | [[17.2|-|W-03.people_served=172000 people]] | [[1,850|-|W-03.chlorine_stock=1850 kg]]
| 合计 | < | 19.1 | 62.0 | 5,350
①石巷水厂自[[2024年10月|d=2024-10]]改用次氯酸钠。
=== 水库
| 水库 | 蓄水量（万立方米） | 汛限水位（米）
| 盐渡水库 | [[980|-|W-04.storage=9800000 m3]] | 143.5
| 鸽亭水库 | [[1,460|-|W-08.storage=14600000 m3]] | 96.0
""",
    ),
    _doc(
        "公文/关于盐渡水库放空检查的请示.pdf",
        "zh",
        "letterhead, marking, subject in heading, coreference, wan and yi, range, negation",
        f"""
@header {_HEAD_ZH}
[[秘密★5年|mk]]
# 关于盐渡水库放空检查的请示
[[三谷水发〔2025〕14号|id]]　签发人：[[戴永年|per]]
[[高黎县水利局|org]]：
盐渡水库总库容[[1 380万立方米|q=13800000 m3|W-04.storage]]，是县城主要水源，取水口坐标为[[北纬29°52'30"、东经106°15'00"|c=29.875,106.25|W-04.location]]。该库自[[2009年|d?=2009]]除险加固后未放空检查。现拟于[[2025年11月3日至11月20日|d=2025-11-03/2025-11-20|W-04.shutdown~planned]]停水检查，期间由城北水厂（[[高黎|loc?]]）应急供水，该厂不停产。
检查费用[[186万元|m=1860000 CNY]]，由集团自筹。水库负责人[[施国强|per|W-04.site_lead]]，电话[[023-67890045|ph]]。
妥否，请批示。
[[三谷水务集团有限公司|org]]
[[2025年9月12日|d=2025-09-12]]
""",
    ),
    _doc(
        "邮件/转发：潭口泵站检修时间.eml",
        "zh",
        "forward, quoted mail, superseded, alias, relative date, negation",
        """
From: [[钱丽|per]] <[[qianli@sangu.example|em]]>
To: [[施国强|per]] <[[shiguoqiang@sangu.example|em]]>
Subject: 转发：潭口泵站检修时间
Date: Wed, [[12 Mar 2025|d?=2025-03-12]] 16:40:00 +0800

[[施工|per?]]，

见下。潭口站定在[[下周三|d=2025-03-19|W-05.shutdown~planned]]检修，不是[[15日|d=2025-03-15|W-05.shutdown~negated]]。九田水厂本月不检修。
液氯先从高岭调，那边还有[[2.4吨|q=2400 kg|W-01.chlorine_stock]]。

[[钱|per?]]

-----原始邮件-----
发件人: [[董海波|per]]
发送时间: [[2025年3月10日|d=2025-03-10]] 9:12
主题: 潭口泵站检修时间

[[钱工|per?]]：潭口泵站原计划[[3月15日|d=2025-03-15|W-05.shutdown~planned@former?]]停运检修，因备件未到，时间待定。
设备编号[[TPS-P-003|id]]，扬程[[48米|q=48 m]]，单泵流量[[1 250立方米/小时|q=1250 m3/h]]。
""",
    ),
    _doc(
        "GIS/assets_export.json",
        "en",
        "coordinates, key-value, alias, distractor, hypothetical",
        """
{
  "exported": "[[2025-01-31|d]]T06:00:00Z",
  "server": "[[10.20.4.17|net]]",
  "assets": [
    {"id": "[[AST-10021|id]]", "name": "HTW", "lat": [[52.1172|-|W-01.location=52.1172,-1.9903]], "lon": -1.9903, "design_output_m3_d": [[94000|-|W-01.output=94000 m3/d]], "site_lead": "[[Dilys Owen|per|W-01.site_lead]]"},
    {"id": "[[AST-10034|id]]", "name": "Quarry Lane Works", "lat": [[52.0419|-|W-07.location=52.0419,-2.0110]], "lon": -2.0110, "design_output_m3_d": [[12000|-|W-07.output=12000 m3/d]], "site_lead": null},
    {"id": "[[AST-10050|id]]", "name": "SFR", "lat": [[51.9021|-|W-04.location=51.9021,-2.2450]], "lon": -2.2450, "usable_storage_m3": [[11900000|-|W-04.storage=11900000 m3]], "site_lead": "[[Rhodri Pugh|per|W-04.site_lead]]"}
  ],
  "scenario": {"name": "dry year", "asset": "SFR", "storage_m3_at_end_of_august": [[4200000|-|W-04.storage=4200000 m3~hypothetical?]]}
}
""",
    ),
    _doc(
        "Board/Resilience briefing Feb 2025.pptx",
        "en",
        "subject in heading, coreference, comparison, unit in heading, total, target, marking",
        """
=== Resilience briefing
[[Three Valleys Water|org]] board, [[26 February 2025|d=2025-02-26]] - [[COMMERCIAL IN CONFIDENCE|mk]]
=== Where we stand
| Works | Deployable output, Ml/d | People served
| Highcombe | [[94|-|W-01.output=94000 m3/d]] | [[310,000|-|W-01.people_served=310000 people]]
| Ninefield | [[38|-|W-09.output=38000 m3/d]] | [[121,500|-|W-09.people_served=121500 people]]
| Eastlow Desal | [[45|-|W-06.output=45000 m3/d]] | [[146,000|-|W-06.people_served=146000 people]]
| Total | 177 | 577,500
=== Ninefield
- Serves the whole coast east of the [[A271|id?]], on a single main of [[600 mm|q]].
- Output is up [[3 Ml/d|q=3000 m3/d]] on last year. We want [[44 Ml/d|q=44000 m3/d|W-09.output~target]] by [[2028|d?]].
- Off for filter works from [[12 May 2025|d=2025-05-12|W-09.shutdown~planned]], [[six weeks|q?=42 d]].
=== Cost
- Capex to date [[£1.92m|m=1920000 GBP]] of [[£7.5m|m=7500000 GBP]].
""",
    ),
    _doc(
        "值班/巡查日志 site log 3月.txt",
        "mixed",
        "homonym, subject in heading, unit in heading, list, distractor, coreference",
        """
巡查日志 / SITE LOG      [[高黎县|loc]] [[Corley|loc]] district      [[2025年3月|d=2025-03]]
记录人 logged by: [[Owen Tan|per]]

[[03-04|d=2025-03-04]]  城北水厂 Millbrook: residual chlorine [[0.62 mg/l|q]], turbidity [[0.11 NTU|q]]. 液氯库存[[1 790公斤|q=1790 kg|W-03.chlorine_stock]]。
[[03-07|d=2025-03-07]]  Tarn Street: pump 3 noisy. 该站[[3月9日|d=2025-03-09|W-05.shutdown~planned]]夜间停运换轴承。
[[03-09|d=2025-03-09|W-05.shutdown]]  Tarn Street isolated at 22:00 as planned [[tonight|d?=2025-03-09]]; back [[03-10|d=2025-03-10]] 04:30.
[[03-12|d=2025-03-12]]  盐渡水库 蓄水量[[965万m3|q=9650000 m3|W-04.storage]]，出库[[0.8 m3/s|q]]。
[[03-15|d=2025-03-15]]  城北水厂 visit of [[Corley Primary School|org?]], 28 children, no incident.
¦水厂              日期        出厂水量(m3)   浊度(NTU)
¦城北水厂          03-04       [[51,200|-|W-03.output=51200 m3/d@2025-03-04?]]         0.11
¦城北水厂          03-15       [[50,870|-|W-03.output=50870 m3/d@2025-03-15?]]         0.09
""",
    ),
)
