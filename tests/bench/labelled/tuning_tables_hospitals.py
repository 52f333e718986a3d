"""Hospitals, tuning half: returns, ward sheets, tenders and survey forms."""

# ruff: noqa: E501 (a document keeps its own lines)

from __future__ import annotations

from functools import partial

from labelled.columns import aligned
from labelled.notation import written

_doc = partial(written, sector="hospitals", half="tuning")

DOCUMENTS = (
    _doc(
        "Capacity/bed_return_q1.xlsx",
        "en",
        "merged heading, unit in heading, total, alias, homonym",
        """
=== Return
Bed return as at [[31 March 2025|d=2025-03-31]]
| Provider | Town | Bed numbers | < | < | Med. Dir.
| ^ | ^ | Staffed | of which ICU | Funded | ^
| SBG | [[Wexcombe|loc|H-01.city]] | [[612|-|H-01.beds=612 beds]] | [[28|-|H-01.icu_beds=28 beds]] | [[640|-|H-01.beds=640 beds?]] | [[Dr Anselm Roth|per=Anselm Roth|H-01.director=Anselm Roth]]
| St Mary's Hospital | [[Wexcombe|loc|H-04.city]] | [[204|-|H-04.beds=204 beds]] | [[6|-|H-04.icu_beds=6 beds]] | [[210|-|H-04.beds=210 beds?]] | [[Dr Lydia Crane|per=Lydia Crane|H-04.director=Lydia Crane]]
| St Mary's Hospital | [[Harling|loc|H-05.city]] | [[187|-|H-05.beds=187 beds]] | [[0|-|H-05.icu_beds=0 beds]] | [[187|-|H-05.beds=187 beds?]] | vacant
| HRI | [[Harling|loc|H-06.city]] | [[455|-|H-06.beds=455 beds]] | [[19|-|H-06.icu_beds=19 beds]] | [[470|-|H-06.beds=470 beds?]] | [[Dr Owain Pell|per=Owain Pell|H-06.director=Owain Pell]]
| All providers | | 1,458 | 53 | 1,507 |
""",
    ),
    _doc(
        "疫情/发热病例日报.xlsx",
        "zh",
        "pivot, total, alias, unit in heading",
        """
=== 4月
新增确诊病例分日统计（例）
| 报告单位 | [[2025-04-07|d]] | [[2025-04-08|d]] | [[2025-04-09|d]] | 累计
| 临江一院 | [[12|-|H-02.cases=12 cases@2025-04-07]] | [[15|-|H-02.cases=15 cases@2025-04-08]] | [[9|-|H-02.cases=9 cases@2025-04-09]] | 211
| 东坪一院 | [[4|-|H-03.cases=4 cases@2025-04-07]] | [[6|-|H-03.cases=6 cases@2025-04-08]] | [[7|-|H-03.cases=7 cases@2025-04-09]] | 88
| 临江传染病院 | [[31|-|H-07.cases=31 cases@2025-04-07]] | [[27|-|H-07.cases=27 cases@2025-04-08]] | [[22|-|H-07.cases=22 cases@2025-04-09]] | 640
| 东坪儿医 | [[0|-|H-08.cases=0 cases@2025-04-07]] | [[2|-|H-08.cases=2 cases@2025-04-08]] | - | 19
| 合计 | 47 | 50 | 38 | 958
审核人：[[步青云|per]]
""",
    ),
    _doc(
        "Estates/closures_log.csv",
        "en",
        "forward, negation, distractor, alias",
        """
date_logged,site,area,closed_from,reopen,remark
[[2025-02-03|d]],HRI,Ward 7,[[2025-02-03|d|H-06.closure?]],[[2025-02-10|d]],norovirus
[[2025-02-11|d]],Northgate,whole site,[[2025-03-01|d|H-09.closure~planned]],,mothballed by decision of the board
[[2025-02-14|d]],St Brannoc's,main entrance,[[2025-02-17|d|H-01.closure?]],[[2025-02-18|d]],resurfacing; use east door
[[2025-02-20|d]],Harling St Mary's,whole site,[[2025-02-24|d|H-05.closure~negated]],,entered in error - site stays open
[[2025-02-21|d]],Staff car park C,all bays,[[2025-03-03|d]],[[2025-03-07|d]],line painting
""",
    ),
    _doc(
        "医院基本情况/临江传染病院填报表.docx",
        "zh",
        "key-value, alias, wan and yi",
        """
# 医疗机构基本情况填报表
| 机构名称 | 临江市传染病医院 | 机构代码 | [[LJ-40021|id]]
| 所在市 | [[临江市|loc=Linjiang|H-07.city]] | 等级 | 三级
| 编制床位 | [[420张|q=420 beds|H-07.beds]] | 重症床位 | [[36张|q=36 beds|H-07.icu_beds]]
| 有创呼吸机 | [[41台|q=41 units|H-07.ventilators]] | 液氧储罐 | [[2个|q?]]
| 液氧储量 | [[18立方米|q=18 m3|H-07.oxygen_stock]] | 负压病房 | [[24间|q?]]
| [[2025年|d?=2025]]预算 | [[1.86亿元|m=186000000 CNY|H-07.budget=186000000 CNY]] | 院长 | [[柏世安|per|H-07.director]]
| 填报人 | [[车莉|per]] | 联系电话 | [[0519-7720455|ph]]
""",
    ),
    _doc(
        "Oxygen/Liquid oxygen tanks.txt",
        "en",
        "unit in heading, alias, footnote, target",
        f"""
LIQUID OXYGEN  -  tank readings [[16 January 2025|d=2025-01-16]], 06:00
Contents in litres unless marked

{
            aligned('''
Site | Tank | Contents | Reorder at | Last fill
St Brannoc's | VIE 1 | [[14,200|-|H-01.oxygen_stock=14.2 m3]] | 9,000 | [[12 Jan|d=2025-01-12]]
HRI | VIE 1 | [[8,750|-|H-06.oxygen_stock=8.75 m3]] | 6,000 | [[10 Jan|d=2025-01-10]]
Northgate (a) | trailer | [[6.5 m3|q|H-09.oxygen_stock]] | n/a | [[15 Jan|d=2025-01-15]]
Wexcombe St Mary's | VIE 1 | [[5,100|-|H-04.oxygen_stock=5.1 m3]] | 4,000 | [[9 Jan|d=2025-01-09]]
Harling St Mary's | - | - | - | -
''')
        }

(a) hired trailer, gauge in cubic metres
""",
    ),
    _doc(
        "设备/呼吸机盘点与配置计划.html",
        "zh",
        "unit in heading, total, target, merged heading",
        """
# 呼吸机盘点与配置计划
单位：台　盘点日：[[2025年1月31日|d=2025-01-31]]
| 单位 | 呼吸机 | < | < | 备注
| ^ | 账面 | 实有 | 年底目标 | ^
| 临江市第一人民医院 | 88 | [[86|-|H-02.ventilators=86 units]] | [[100|-|H-02.ventilators=100 units~target]] | [[2台|q?]]报废待批
| 东坪市第一人民医院 | 52 | [[52|-|H-03.ventilators=52 units]] | [[60|-|H-03.ventilators=60 units~target]] |
| 东坪市儿童医院 | 34 | [[31|-|H-08.ventilators=31 units]] | [[40|-|H-08.ventilators=40 units~target]] | [[3台|q?]]外借
| 北门方舱 | 20 | [[0|-|H-09.ventilators=0 units]] | [[0|-|H-09.ventilators=0 units~target]] | 已全部调出
| 小计 | 194 | 169 | 200 |
""",
    ),
    _doc(
        "Procurement/tender_award_register.pdf",
        "en",
        "alias, total, distractor, negation",
        """
# Tender award register, [[January - March 2025|d?=2025-01/2025-03]]
| Ref. | For | Subject | Contractor | Total price | Decision
| [[T25/003|id]] | St Brannoc's | MRI scanner | [[Orlan Imaging Ltd|org]] | [[£1,240,000|m=1240000 GBP|H-01.budget=11408000 CNY]] | awarded [[14 Jan 2025|d=2025-01-14]]
| [[T25/005|id]] | HRI | Boiler house | [[Keld Mechanical plc|org]] | [[£386,500|m=386500 GBP|H-06.budget=3555800 CNY]] | awarded [[3 Feb 2025|d=2025-02-03]]
| [[T25/006|id]] | Wexcombe St Mary's | Linen | [[Brightfold Ltd|org]] | [[£92,000|m=92000 GBP|H-04.budget=846400 CNY~negated?]] | not awarded, all bids rejected
| [[T25/009|id]] | [[Health authority|org?]] | Fleet, [[12 cars|q?]] | [[Moorgate Motors|org]] | [[£274,800|m=274800 GBP]] | awarded [[20 Mar 2025|d=2025-03-20]]
| | | | Total awarded | [[£1,901,300|m=1901300 GBP]] |
""",
    ),
    _doc(
        "通讯录/院领导名单.md",
        "zh",
        "alias, list",
        """
# 各医院负责人（[[2025年3月|d=2025-03]]更新）

| 医院 | 所在市 | 院长 | 分管副院长 | 值班电话 |
|:--|:-:|:--|:--|:--|
| 临江一院 | [[临江|loc=Linjiang|H-02.city]] | [[魏长河|per|H-02.director]] | [[辛桂兰|per]] | [[0519-7711000|ph]] |
| 东坪一院 | [[东坪|loc=Dongping|H-03.city]] | [[荀志明|per|H-03.director]] | [[明霞|per]] | [[0521-3302100|ph]] |
| 东坪儿医 | [[东坪|loc=Dongping|H-08.city]] | （缺） | [[卞爱珍|per]] | [[0521-3302477|ph]] |
| 哈陵皇家医院 | [[哈陵|loc=Harling|H-06.city]] | [[欧文·佩尔|per|H-06.director]] | — | — |
""",
    ),
    _doc(
        "Mail/Sitrep 10 April.eml",
        "en",
        "alias, transposed, comparison, total",
        f"""
From: [[Marguerite Stoll|per]] <[[m.stoll@wexha.example|em]]>
To: [[sitrep@wexha.example|em]]
Subject: Sitrep, [[Wednesday|d=2025-04-09]]
Date: [[Thu, 10 Apr 2025 07:05:00 +0100|d?=2025-04-10]]

Position for [[9 April|d=2025-04-09]] (midnight).

{
            aligned('''
 | SBG | HRI | W St Mary's | Total
New cases | [[7|-|H-01.cases=7 cases@2025-04-09]] | [[11|-|H-06.cases=11 cases@2025-04-09]] | [[1|-|H-04.cases=1 cases@2025-04-09?]] | 19
  day before | [[5|-|H-01.cases=5 cases@2025-04-08?]] | [[14|-|H-06.cases=14 cases@2025-04-08?]] | [[0|-|H-04.cases=0 cases@2025-04-08?]] | 19
Beds open | [[598|-|H-01.beds=598 beds]] | [[455|-|H-06.beds=455 beds]] | [[204|-|H-04.beds=204 beds?]] | 1257
ICU beds | [[28|-|H-01.icu_beds=28 beds]] | [[22|-|H-06.icu_beds=22 beds]] | [[6|-|H-04.icu_beds=6 beds?]] | 56
ICU occupied | 25 | 22 | 3 | 50
''')
        }

M.
""",
    ),
    _doc(
        "应急/压力测试参数.csv",
        "zh",
        "hypothetical, alias, unit in heading",
        """
医院,情景,开放床位,ICU床位,日新增病例
东坪一院,现状,[[780|-|H-03.beds=780 beds]],[[42|-|H-03.icu_beds=42 beds]],[[7|-|H-03.cases=7 cases]]
东坪一院,假设情景A,[[900|-|H-03.beds=900 beds~hypothetical]],[[60|-|H-03.icu_beds=60 beds~hypothetical]],[[120|-|H-03.cases=120 cases~hypothetical]]
临江一院,现状,[[1450|-|H-02.beds=1450 beds]],[[96|-|H-02.icu_beds=96 beds]],[[9|-|H-02.cases=9 cases]]
临江一院,假设情景A,[[1600|-|H-02.beds=1600 beds~hypothetical]],[[130|-|H-02.icu_beds=130 beds~hypothetical]],[[260|-|H-02.cases=260 cases~hypothetical]]
""",
    ),
    _doc(
        "Slides/Winter readiness.pptx",
        "en",
        "forward, alias, unit in heading, merged heading",
        """
=== Winter readiness: kit
| Indicator | Site | [[Nov 2024|d=2024-11]] | Plan [[Dec 2025|d=2025-12]]
| Ventilators | St Brannoc's | [[47|-|H-01.ventilators=47 units]] | [[52|-|H-01.ventilators=52 units~planned]]
| | HRI | [[33|-|H-06.ventilators=33 units]] | [[33|-|H-06.ventilators=33 units~planned]]
| Critical care beds | St Brannoc's | [[28|-|H-01.icu_beds=28 beds]] | [[32|-|H-01.icu_beds=32 beds~planned]]
| | HRI | [[19|-|H-06.icu_beds=19 beds]] | [[22|-|H-06.icu_beds=22 beds~planned]]
=== Away day
| Hotel | Rooms | Rate
| [[The Gables|org?]] | 40 | [[£89|m=89 GBP]]
| [[Harling Lodge|org?]] | 64 | [[£74|m=74 GBP]]
""",
    ),
    _doc(
        "Survey/facility survey form H-05.json",
        "en",
        "key-value, homonym, alias, distractor",
        """
{
  "form": "facility-survey-v3",
  "submitted": "[[2025-03-11|d]]",
  "answers": {
    "Q1 Name of facility": "St Mary's Hospital (Harling)",
    "Q2 Town": "[[Harling|loc|H-05.city]]",
    "Q3 Chief executive": "[[Rosalind Achterberg|per|H-05.director]]",
    "Q4 Total beds": [[187|-|H-05.beds=187 beds]],
    "Q5 of these critical care beds": [[0|-|H-05.icu_beds=0 beds]],
    "Q6 Ventilators in working order": [[4|-|H-05.ventilators=4 units]],
    "Q7 Oxygen on site": "cylinders only",
    "Q8 Annual budget": "[[GBP 21.4 million|m=21400000 GBP|H-05.budget=196880000 CNY]]",
    "Q9 Parking spaces": 140,
    "Q10 Contact e-mail": "[[estates@hsm.example|em]]"
  }
}
""",
    ),
    _doc(
        "门诊/停诊通知汇总.txt",
        "zh",
        "forward, negation, alias",
        f"""
全市停诊安排汇总　[[2025年1月20日|d=2025-01-20]]印发

{
            aligned('''
医疗机构 | 范围 | 停诊起 | 恢复 | 说明
临江一院 | 全院门诊 | [[2025-01-28|d|H-02.closure~planned]] | [[2025-02-05|d]] | 春节，急诊照常
东坪一院 | 全院门诊 | [[2025-01-29|d|H-03.closure~planned]] | [[2025-02-04|d]] | 春节
东坪儿医 | 发热门诊 | [[2025-01-13|d|H-08.closure?]] | [[2025-01-17|d]] | 已恢复
北门方舱 | 整院 | [[2025-02-10|d|H-09.closure~negated]] | — | 撤销，继续运行
''')
        }
""",
    ),
)
