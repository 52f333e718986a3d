"""Hospitals, test half. Not to be looked at while the extractor is tuned: what it finds here says how well it does."""

# ruff: noqa: E501 (a document keeps its own lines)

from __future__ import annotations

from functools import partial

from labelled.notation import written

_doc = partial(written, sector="hospitals", half="test")
_HEAD = (
    "[[Office of the Regional Medical Officer|org]] · St Mary's House, [[Linjiang Road 5, Harling|loc?]] · "
    "Duty phone [[07700 900 112|ph]]"
)
_HEAD_ZH = "[[东坪市疾病预防控制中心|org]]　地址：[[东坪市临江路112号|loc?]]　邮箱：[[cdc@dongping.example|em]]"

DOCUMENTS = (
    _doc(
        "Outbreak team/Notes of call 2025-02-03.md",
        "en",
        "letterhead, homonym, coreference, relative date, negation, list, comparison",
        f"""
{_HEAD}

# Outbreak control team, call of [[3 February 2025|d=2025-02-03]]

On the line: [[Dr Femi Adeyemi|per=Femi Adeyemi]] (chair), [[Nuala Byrne|per]], [[Jonah Platt|per]], [[Kirsten Holmgren|per]] for [[Border Ambulance Service|org]]

1. **St Brannoc's.** They logged [[19 confirmed cases|q=19 cases|H-01.cases@2025-02-02]] [[on Sunday|d=2025-02-02]], six fewer than the day before. Critical care stands at [[50 beds|q|H-01.icu_beds]], two of them borrowed.
2. **Infirmary.** [[Jonah Platt|per]]: HRI counted [[7|-|H-06.cases=7 cases@2025-02-02]] over the same day. Nobody wants to close the maternity floor and it is not going to be closed.
3. **St Mary's ([[Harling|loc?]]).** No new cases. Day surgery is suspended from [[Wednesday|d=2025-02-05|H-05.closure~planned]]; its bed base stays at [[205|-|H-05.beds=205 beds]].
4. **St Mary's ([[Wexcombe|loc?]]).** Lent three ventilators to SBG, which leaves it with [[six|-|H-04.ventilators=6 units?]].
5. Next call [[tomorrow|d=2025-02-04]] at 16:00, PIN [[448 120|id?]].
""",
    ),
    _doc(
        "Winter/Winter plan slides.pptx",
        "en",
        "unit in heading, total, target, hypothetical, alias, subject in heading, coreference",
        """
=== Winter plan 2025/26
[[Office of the Regional Medical Officer|org]], version of [[15 September 2025|d=2025-09-15]]
=== What we count on
| Facility | City | Open beds | ICU | Chief executive
| SBG | [[Wexcombe|loc|H-01.city]] | [[718|-|H-01.beds=718 beds]] | [[52|-|H-01.icu_beds=52 beds]] | [[Fiona Redgrave|per|H-01.director]]
| HRI | [[Harling|loc|H-06.city]] | [[596|-|H-06.beds=596 beds]] | [[22|-|H-06.icu_beds=22 beds]] | [[Tobias Okonkwo|per|H-06.director]]
| Harling St Mary's | [[Harling|loc|H-05.city]] | [[212|-|H-05.beds=212 beds]] | [[8|-|H-05.icu_beds=8 beds]] | vacant
| Total | | 1,526 | 82 |
=== Northgate
- Mothballed since [[31 March 2025|d=2025-03-31|H-09.closure]].
- Could be reopened with [[400 beds|q|H-09.beds~hypothetical]] if occupancy passes [[95 %|q?]] for a week.
- Tank holds [[9,000 litres|q=9000 l|H-09.oxygen_stock=9 m3]] of liquid oxygen.
=== Aims
- HRI at [[630 beds|q|H-06.beds~target]] by [[1 December 2025|d=2025-12-01]].
- Vaccinate [[80 %|q?]] of staff. Budget for posters [[GBP 12,000|m=12000 GBP]].
""",
    ),
    _doc(
        "报表/东坪市医疗资源调查表.xlsx",
        "zh",
        "merged heading, unit in heading, total, homonym, alias, footnote, distractor",
        """
=== 调查表
[[东坪|loc]]、[[临江|loc]]两市医疗资源调查表　填表日期：[[2025-03-20|d]]　填表人：[[贺兰|per]]
| 所在市 | 医院 | 床位 | < | 设备 | <
| ^ | ^ | 编制床位 | 重症床位 | 呼吸机（台） | 液氧储量（立方米）
| [[东坪市|loc|H-03.city=Dongping; H-08.city=Dongping]] | 第一人民医院 | [[980|-|H-03.beds=980 beds]] | [[20|-|H-03.icu_beds=20 beds]] | [[29|-|H-03.ventilators=29 units]] | [[22|-|H-03.oxygen_stock=22 m3]]
| ^ | 东坪儿医 | [[420|-|H-08.beds=420 beds]] | [[10|-|H-08.icu_beds=10 beds]] | [[14|-|H-08.ventilators=14 units]] | [[6.5|-|H-08.oxygen_stock=6.5 m3]]
| ^ | 小计 | 1,400 | 30 | 43 | 28.5
| [[临江市|loc|H-02.city=Linjiang; H-07.city=Linjiang]] | 第一人民医院 | [[1,260|-|H-02.beds=1260 beds]] | [[36|-|H-02.icu_beds=36 beds]] | [[45|-|H-02.ventilators=45 units]] | [[30|-|H-02.oxygen_stock=30 m3]]
| ^ | 传染病医院 | [[350|-|H-07.beds=350 beds]] | [[24|-|H-07.icu_beds=24 beds]] | [[31|-|H-07.ventilators=31 units]] | [[15|-|H-07.oxygen_stock=15 m3]]
| 合计 | < | 3,010 | 90 | 119 | 73.5
注：不含民营医院；[[2024年|d?=2024]]数据见旧表。
""",
    ),
    _doc(
        "系统导出/case_feed.json",
        "zh",
        "alias, key-value, negation, distractor, superseded",
        """
{"来源": "传染病网络直报", "导出时间": "[[2025-01-20|d]] 08:00", "接口": "[[https://report.dongping.example/api/v2|net]]", "记录": [
  {"报告单位": "东坪一院", "报告日期": "[[2025-01-18|d]]", "新增确诊": [[21|-|H-03.cases=21 cases@2025-01-18]], "经办人": "[[宋琳|per]]"},
  {"报告单位": "东坪儿医", "报告日期": "[[2025-01-18|d]]", "新增确诊": [[13|-|H-08.cases=13 cases@2025-01-18]], "经办人": "[[何嘉|per]]"},
  {"报告单位": "东坪一院", "报告日期": "[[2025-01-19|d]]", "新增确诊": [[17|-|H-03.cases=17 cases@2025-01-19]], "经办人": "[[宋琳|per]]"},
  {"报告单位": "东坪儿医", "报告日期": "[[2025-01-19|d]]", "新增确诊": 0, "备注": "系统维护，未上报", "经办人": null},
  {"报告单位": "全市", "报告日期": "[[2025-01-19|d]]", "新增确诊": 38}
]}
""",
    ),
    _doc(
        "邮件/答复：封闭管理与床位.eml",
        "zh",
        "quoted mail, negation, relative date, superseded, alias, coreference, hypothetical",
        """
From: [[贺兰|per]] <[[helan@dongping.example|em]]>
To: [[宋琳|per]] <[[songlin@dp1yy.example|em]]>
Subject: 答复：封闭管理与床位
Date: Mon, [[20 Jan 2025|d?=2025-01-20]] 14:22:00 +0800

[[宋主任|per?]]：

来信收到。贵院自[[1月22日|d=2025-01-22|H-03.closure~planned]]起封闭管理，请提前通知家属。儿童医院不封闭。
床位按[[980张|q=980 beds|H-03.beds]]填，不要写[[1 050张|q=1050 beds|H-03.beds~negated]]，三期楼还没验收。
如启用备用病区，可再增加[[60张|q=60 beds]]，需市里批准。
经费：追加预算[[320万元|m=3200000 CNY|H-03.budget?]]，[[本周五|d=2025-01-24]]前到账。

[[贺兰|per]]
[[东坪市疾病预防控制中心|org]]　[[0710-3390045|ph]]

> 发件人：[[宋琳|per]]　时间：[[2025-01-19|d]] 17:50
> [[贺主任|per?]]，我院报告病例增多，原定[[20日|d=2025-01-20|H-03.closure~planned@former?]]封闭管理能否推迟？[[高院长|per?]]（[[高振华|per|H-03.director]]）已签字。
""",
    ),
    _doc(
        "Procurement/Contract award MRI and oxygen plant.pdf",
        "en",
        "letterhead, key-value, transposed, coreference, target, list, homonym, negation",
        f"""
@header {_HEAD}
# Contract award notice
| Notice number | [[RMO-CAN-2025-118|id]]
| Buyer | St Mary's Hospital, [[Wexcombe|loc]]
| Contractor | [[Oxyline Medical Gases AG|org]]
| Contract value | [[EUR 1,180,000|m=1180000 EUR|H-04.budget=9204000 CNY]]
| Date of award | [[11 July 2025|d=2025-07-11]]
| Signed by | [[Rosalind Haig|per|H-04.director]], director
## Subject of the contract
A new oxygen plant. The hospital [[today|d?=2025-07-11]] stores [[4 m3|q|H-04.oxygen_stock]] of liquid oxygen; after completion it will be [[11 m3|q|H-04.oxygen_stock~planned]].
- The plant delivers [[850 l/min|q]] at [[4.5 bar|q]].
- Work near the wards: Level 2 will be closed from [[8 September 2025|d=2025-09-08|H-04.closure~planned]].
- The hospital of the same name in [[Harling|loc]] is no party to this contract.
Losing tenderers have [[10 days|q?=10 d]] to appeal to [[Harling Procurement Tribunal|org]].
""",
    ),
    _doc(
        "援助/支援物资交接单 handover form.docx",
        "mixed",
        "letterhead, transposed, key-value, alias, range, distractor, marking",
        f"""
@header {_HEAD_ZH}
[[内部公开|mk]]
# 支援物资交接单 Handover form for lent equipment
| 接收单位 Receiving unit | 临江市传染病医院 LIDH
| 日期 Date | [[2025-02-09|d]]
| 物资 Goods | [[6 ventilators|q?=6 units]], serial [[VX-20981|id]] to [[VX-20986|id]]
| 交接后呼吸机总数 Ventilators after handover | [[37台|q=37 units|H-07.ventilators]]
| 主任 Director | [[彭立新|per|H-07.director]]
| 估值 Estimated worth | [[CNY 1.14 million|m=1140000 CNY]]
归还期限 To be returned between [[1 and 15 June 2025|d=2025-06-01/2025-06-15]].
北门方舱未参与 Northgate took no part. 运输温度 Transport at [[5 to 25 °C|q=5..25 °C]].
签字 Signed: [[Kirsten Holmgren|per]] / [[贺兰|per]]
""",
    ),
    _doc(
        "Web/Job advert and newsletter.html",
        "en",
        "letterhead, distractor, coreference, list",
        f"""
@header {_HEAD}
# Working with us
## Ward sister, St Brannoc's
- Salary [[£41,200 to £48,500|m=41200..48500 GBP]]; [[37.5 hours|q?=37.5 h]] a week.
- You lead a team of 14. Apply by [[28 November 2025|d=2025-11-28]] to [[Colm Reilly|per]], [[jobs@rmo.example|em]].
## News in brief
- The League of Friends ([[League of Friends of Harling Royal|org]]) gave [[£9,400|m=9400 GBP]] for a garden with twelve raised beds.
- [[Jonah Platt|per]] ran the [[Wexcombe|loc?]] half marathon ([[21.1 km|q]]) in 1:38.
- The oxygen bar at the trade fair was a success; nobody fainted.
- Car park B is closed on [[6 December|d=2025-12-06]] for the market.
@footer [[198.51.100.24|net]] · last build [[14 November 2025|d=2025-11-14]]
""",
    ),
    _doc(
        "Registers/Telephone and facts card.txt",
        "en",
        "letterhead, unit in heading, alias, distractor, footnote, homonym, transposed",
        f"""
{_HEAD}
FACTS CARD FOR THE DUTY OFFICER                     valid from [[1 October 2025|d=2025-10-01]]

¦                       SBG              St Mary's [[Wexcombe|loc]]    St Mary's [[Harling|loc]]
¦Total beds             [[718|-|H-01.beds=718 beds]]              [[190|-|H-04.beds=190 beds]]                   [[212|-|H-05.beds=212 beds]]
¦Critical care beds     [[52|-|H-01.icu_beds=52 beds]]               [[6|-|H-04.icu_beds=6 beds]]                     [[8|-|H-05.icu_beds=8 beds]]
¦Ventilators            [[66|-|H-01.ventilators=66 units]]               [[9|-|H-04.ventilators=9 units]]                     [[11|-|H-05.ventilators=11 units]]
¦Switchboard            [[01632 960 701|ph]]    [[01632 960 730|ph]]         [[01632 960 744|ph]]
¦Director               [[F. Redgrave|per|H-01.director]]      [[R. Haig|per|H-04.director]]               none*

* [[Amrit Sandhu|per|H-05.director@former?]] left in [[August|d=2025-08]]; his post is not filled.
Laundry is collected at 06:30. Lost keys cost [[£15|m=15 GBP]].
""",
    ),
)
