"""Hospitals, tuning half: further bed registers, equipment counts, case tallies, budgets and duty lists."""

# ruff: noqa: E501 (a document keeps its own lines)

from __future__ import annotations

from functools import partial

from labelled.notation import written

_document = partial(written, sector="hospitals", half="tuning")

DOCUMENTS = (
    _document(
        "Capacity/Bed register April.xlsx",
        "en",
        "merged heading, homonym, alias, total, distractor",
        """
=== Register
Regional bed register, position at [[1 April 2025|d=2025-04-01]]
| Site | Town | Acute | < | Critical care | Vents | Occupancy % | Bed manager
| ^ | ^ | Funded | Open | ^ | ^ | ^ | ^
| SBG | [[Wexcombe|loc|H-01.city]] | [[640|-|H-01.beds=640 beds?]] | [[612|-|H-01.beds=612 beds]] | [[34|-|H-01.icu_beds=34 beds]] | [[41|-|H-01.ventilators=41 units]] | 91 | [[Lorna Pike|per]]
| St Mary's | [[Wexcombe|loc|H-04.city]] | [[210|-|H-04.beds=210 beds?]] | [[198|-|H-04.beds=198 beds]] | [[8|-|H-04.icu_beds=8 beds]] | [[10|-|H-04.ventilators=10 units]] | 88 | [[Dev Anand|per]]
| St Mary's | [[Harling|loc|H-05.city]] | [[320|-|H-05.beds=320 beds?]] | [[320|-|H-05.beds=320 beds]] | [[14|-|H-05.icu_beds=14 beds]] | [[17|-|H-05.ventilators=17 units]] | 95 | [[Sue Cray|per]]
| HRI | [[Harling|loc|H-06.city]] | [[455|-|H-06.beds=455 beds?]] | [[431|-|H-06.beds=431 beds]] | [[22|-|H-06.icu_beds=22 beds]] | [[25|-|H-06.ventilators=25 units]] | 93 | [[Tom Ibbot|per]]
| NFH | [[Wexcombe|loc|H-09.city]] | [[0|-|H-09.beds=0 beds?]] | [[0|-|H-09.beds=0 beds]] | - | [[6|-|H-09.ventilators=6 units]] | - | vacant
| All | | 1,625 | 1,561 | 78 | 99 | 92 |
=== Notes
| Ref | Note
| 1 | NFH stood down, equipment in store; next review [[2 June 2025|d=2025-06-02]]
| 2 | Trolley waits are in the A&E return, not here
""",
    ),
    _document(
        "设备科/呼吸机及供氧设备清查表.xlsx",
        "zh",
        "unit in heading, alias, total, subject in heading, distractor",
        """
=== 汇总
呼吸机及供氧设备清查汇总
清查日期：[[2025-02-28|d]]　　单位：台、立方米
| 序号 | 医疗机构 | 有创呼吸机(台) | 转运呼吸机(台) | 液氧罐容积(m³) | 现存液氧(m³) | 备注
| 1 | 临江一院 | [[58|-|H-02.ventilators=58 units]] | 9 | 40 | [[31.5|-|H-02.oxygen_stock=31.5 m3]] | [[2台|q?]]报废待批
| 2 | 临江传染病院 | [[26|-|H-07.ventilators=26 units]] | 4 | 30 | [[22|-|H-07.oxygen_stock=22 m3]] |
| 3 | 东坪一院 | [[37|-|H-03.ventilators=37 units]] | 6 | 30 | [[18.6|-|H-03.oxygen_stock=18.6 m3]] | 充装单位：[[东坪宏气有限公司|org]]
| 4 | 东坪儿医 | [[19|-|H-08.ventilators=19 units]] | 3 | 10 | [[7.2|-|H-08.oxygen_stock=7.2 m3]] |
| | 合计 | 140 | 22 | 110 | 79.3 |
=== 临江一院明细
| 资产编号 | 名称 | 购置日期 | 原值(元) | 存放科室
| [[LY-20190417|id]] | 有创呼吸机 | [[2019-06-03|d]] | 268,000 | 重症医学科
| [[LY-20190418|id]] | 有创呼吸机 | [[2019-06-03|d]] | 268,000 | 重症医学科
| [[LY-20210066|id]] | 转运呼吸机 | [[2021-03-15|d]] | 94,500 | 急诊科
""",
    ),
    _document(
        "应急/发热门诊及确诊病例周统计.xlsx",
        "zh",
        "pivot, unit in heading, alias, total",
        """
=== 确诊
各定点医院新增确诊病例（例）　[[2025年1月|d=2025-01]]第2周
| 日期 | 临江市第一人民医院 | 临江市传染病医院 | 东坪市第一人民医院 | 合计
| [[1月6日|d=2025-01-06]] | [[4|-|H-02.cases=4 cases@2025-01-06]] | [[11|-|H-07.cases=11 cases@2025-01-06]] | [[2|-|H-03.cases=2 cases@2025-01-06]] | 17
| [[1月7日|d=2025-01-07]] | [[6|-|H-02.cases=6 cases@2025-01-07]] | [[9|-|H-07.cases=9 cases@2025-01-07]] | [[0|-|H-03.cases=0 cases@2025-01-07]] | 15
| [[1月8日|d=2025-01-08]] | [[3|-|H-02.cases=3 cases@2025-01-08]] | [[14|-|H-07.cases=14 cases@2025-01-08]] | [[1|-|H-03.cases=1 cases@2025-01-08]] | 18
| [[1月9日|d=2025-01-09]] | [[7|-|H-02.cases=7 cases@2025-01-09]] | [[12|-|H-07.cases=12 cases@2025-01-09]] | - | 19
| 周计 | 20 | 46 | 3 | 69
=== 发热门诊
发热门诊就诊（人次）
| 日期 | 临江市第一人民医院 | 临江市传染病医院 | 东坪市第一人民医院
| [[1月6日|d=2025-01-06]] | 213 | 96 | 158
| [[1月7日|d=2025-01-07]] | 240 | 104 | 149
""",
    ),
    _document(
        "Finance/Capital bids 2025-26.xlsx",
        "en",
        "unit in heading, fiscal year, target, total, distractor",
        """
=== Awarded
Contracts let to date (GBP thousand)
| Hospital | Contract value | Supplier | Signed | Completion
| Harling Royal Infirmary | [[1,240|-|H-06.budget=11408000 CNY]] | [[Castell Imaging Ltd|org]] | [[2025-04-14|d]] | [[2025-11-30|d]]
| St Brannoc's | [[385|-|H-01.budget=3542000 CNY]] | [[Aldous & Webb|org]] | [[2025-05-02|d]] | [[2025-09-12|d]]
| Northgate | [[62|-|H-09.budget=570400 CNY]] | [[Keld Storage|org]] | [[2025-05-06|d]] | [[2025-06-30|d]]
| Total | 1,687 | | |
=== Bids
Bids received, not approved - GBP thousand
| Hospital | Scheme | Amount | Score | Panel date
| Harling Royal Infirmary | Lift replacement | [[870|-|H-06.budget=8004000 CNY~target?]] | 71 | [[2025-06-18|d]]
| Wexcombe St Mary's | Theatre lights | [[144|-|H-04.budget=1324800 CNY~target?]] | 64 | [[2025-06-18|d]]
""",
    ),
    _document(
        "院办/六月带班表及床位周报.xlsx",
        "zh",
        "alias, distractor, total, unit in heading",
        """
=== 床位
卫健局床位周报　第23周（[[2025年6月8日|d=2025-06-08]]24时）
| 单位 | 编制 | 开放 | 在院 | 使用率
| 临江一院 | [[1,500|-|H-02.beds=1500 beds?]] | [[1,462|-|H-02.beds=1462 beds]] | 1,380 | [[94.4%|q?]]
| 东坪一院 | [[1,100|-|H-03.beds=1100 beds?]] | [[1,085|-|H-03.beds=1085 beds]] | 968 | [[89.2%|q?]]
| 东坪儿医 | [[400|-|H-08.beds=400 beds?]] | [[372|-|H-08.beds=372 beds]] | 341 | [[91.7%|q?]]
| 临江传染病院 | [[350|-|H-07.beds=350 beds?]] | [[350|-|H-07.beds=350 beds]] | 127 | [[36.3%|q?]]
| 合计 | 3,350 | 3,269 | 2,816 | [[86.1%|q?]]
本表床位单位均为张，“开放”指实际开放。
=== 负责人
| 单位 | 负责人 | 职务 | 手机 | 本周带班
| 临江一院 | [[舒怀远|per|H-02.director]] | 院长 | [[139-0550-7716|ph]] | [[6月9日|d=2025-06-09]]
| 东坪一院 | [[鲍文静|per|H-03.director]] | 院长 | [[138-0561-2209|ph]] | [[6月10日|d=2025-06-10]]
| 东坪儿医 | [[汤乐|per|H-08.director?]] | 副院长（主持工作） | [[137-0561-3380|ph]] | [[6月12日|d=2025-06-12]]
| 临江传染病院 | [[石韵|per|H-07.director]] | 院长 | [[139-0550-8841|ph]] | [[6月11日|d=2025-06-11]]
""",
    ),
    _document(
        "汇报/医疗资源盘点.pptx",
        "zh",
        "transposed, alias, unit in heading, target",
        """
=== 两市医疗资源盘点
| 项目 | 临江一院 | 临江传染病院 | 东坪一院
| 开放床位（张） | [[1,462|-|H-02.beds=1462 beds]] | [[350|-|H-07.beds=350 beds]] | [[1,085|-|H-03.beds=1085 beds]]
| 其中ICU（张） | [[66|-|H-02.icu_beds=66 beds]] | [[40|-|H-07.icu_beds=40 beds]] | [[48|-|H-03.icu_beds=48 beds]]
| 呼吸机（台） | [[58|-|H-02.ventilators=58 units]] | [[26|-|H-07.ventilators=26 units]] | [[37|-|H-03.ventilators=37 units]]
| 护士（人） | 1,720 | 412 | 1,206
=== 年内补强目标
| 项目 | 临江一院 | 临江传染病院 | 东坪一院
| ICU床位（张） | [[80|-|H-02.icu_beds=80 beds~target]] | [[60|-|H-07.icu_beds=60 beds~target]] | [[60|-|H-03.icu_beds=60 beds~target]]
| 呼吸机（台） | [[70|-|H-02.ventilators=70 units~target]] | [[40|-|H-07.ventilators=40 units~target]] | [[45|-|H-03.ventilators=45 units~target]]
| 到位时间 | [[2025年12月|d=2025-12]] | [[2025年10月|d=2025-10]] | [[2025年12月|d=2025-12]]
""",
    ),
    _document(
        "Estates/Medical gas tank readings.pdf",
        "en",
        "unit in heading, alias, homonym, distractor",
        """
# Medical gas tank readings
Week of [[12 May 2025|d=2025-05-12]]. Oxygen in litres of liquid.
| Facility | VIE size, l | Oxygen [[Mon|d?=2025-05-12]] | Oxygen [[Thu|d?=2025-05-15]] | Next fill
| St Brannoc's | 20,000 | [[15,400|-|H-01.oxygen_stock=15.4 m3]] | [[12,950|-|H-01.oxygen_stock=12.95 m3]] | [[19 May 2025|d=2025-05-19]]
| HRI | 15,000 | [[9,820|-|H-06.oxygen_stock=9.82 m3]] | [[14,610|-|H-06.oxygen_stock=14.61 m3]] | [[29 May 2025|d=2025-05-29]]
| St Mary's, Harling | 10,000 | [[6,300|-|H-05.oxygen_stock=6.3 m3]] | [[5,480|-|H-05.oxygen_stock=5.48 m3]] | [[20 May 2025|d=2025-05-20]]
| St Mary's, Wexcombe | 6,000 | [[3,150|-|H-04.oxygen_stock=3.15 m3]] | [[2,790|-|H-04.oxygen_stock=2.79 m3]] | [[21 May 2025|d=2025-05-21]]
Alarm set at [[25%|q?]]. Supplier night line [[01632 960777|ph]], account [[AC-55108|id]].
""",
    ),
    _document(
        "采购/中标结果登记.docx",
        "zh",
        "unit in heading, wan and yi, distractor, alias",
        """
# [[2025年|d?]]上半年采购中标结果登记
单位：万元（金额）
| 项目编号 | 采购单位 | 项目 | 中标金额 | 中标供应商 | 公告日期
| [[DPCG-2025-031|id]] | 东坪市儿童医院 | 超声设备 | [[186.5|-|H-08.budget=1865000 CNY]] | [[东坪康影医疗器械有限公司|org]] | [[2025年2月20日|d=2025-02-20]]
| [[DPCG-2025-044|id]] | 东坪一院 | 手术室净化改造 | [[742|-|H-03.budget=7420000 CNY]] | [[海岳建设集团|org]] | [[2025年3月13日|d=2025-03-13]]
| [[LJCG-2025-012|id]] | 临江传染病院 | 负压救护车[[2辆|q?]] | [[118.6|-|H-07.budget=1186000 CNY]] | [[华域专用车有限公司|org]] | [[2025年4月1日|d=2025-04-01]]
| [[LJCG-2025-019|id]] | 临江市卫健委 | 印刷服务 | 9.8 | [[临江新文印务|org]] | [[2025年4月9日|d=2025-04-09]]
采购科　[[卫晴|per]]
""",
    ),
    _document(
        "邮件/明日停诊安排汇总.eml",
        "zh",
        "forward, alias, negation, relative date",
        """
From: [[柏舟|per]] <[[bozhou@wjw.example|em]]>
To: [[ops@wjw.example|em]]
Date: [[Thu, 10 Jul 2025|d?=2025-07-10]] 18:05:00 +0800
Subject: 台风期间停诊安排汇总

各位：

按各院报来的情况汇总如下，门诊部分：

¦医院          停诊日期      复诊日期      门诊量/日
¦临江一院      [[7月11日|d=2025-07-11|H-02.closure~planned]]       [[7月13日|d=2025-07-13]]       5200
¦东坪儿医      [[7月12日|d=2025-07-12|H-08.closure~planned]]       [[7月13日|d=2025-07-13]]       1900
¦东坪一院      不停诊        —             4600
¦北门方舱      未启用        —             0

有变动请在[[今晚|d?=2025-07-10]]九点前回电[[0550-3021166|ph]]。
柏舟
""",
    ),
    _document(
        "Epi/line_totals_by_day.csv",
        "en",
        "alias, total, unit in heading",
        """
report_date,reporting_unit,new_cases,admitted,icu_in,deaths,compiled_by
[[2025-02-17|d]],HRI,[[23|-|H-06.cases=23 cases@2025-02-17]],6,1,0,[[K. Oduya|per]]
[[2025-02-17|d]],SBG,[[31|-|H-01.cases=31 cases@2025-02-17]],9,2,1,[[K. Oduya|per]]
[[2025-02-17|d]],LIDH,[[8|-|H-07.cases=8 cases@2025-02-17]],8,0,0,[[Q. Shen|per]]
[[2025-02-18|d]],HRI,[[19|-|H-06.cases=19 cases@2025-02-18]],4,0,0,[[K. Oduya|per]]
[[2025-02-18|d]],SBG,[[36|-|H-01.cases=36 cases@2025-02-18]],11,3,0,[[K. Oduya|per]]
[[2025-02-18|d]],LIDH,,,,,not received
[[2025-02-18|d]],ALL,55,15,3,0,
""",
    ),
    _document(
        "Winter/Surge beds by site.md",
        "en",
        "merged heading, homonym, hypothetical, alias, total",
        """
# Surge beds by site, winter [[2025|d?]]/26

Agreed at the chief operating officers' call on [[18 September 2025|d=2025-09-18]]. ICU means staffed to level 3.

| Site | City | Beds, base | Beds, base + surge | ICU, base | ICU if triggered |
|---|---|---:|---:|---:|---:|
| St Brannoc's | [[Wexcombe|loc|H-01.city]] | [[612|-|H-01.beds=612 beds]] | [[660|-|H-01.beds=660 beds~hypothetical?]] | [[34|-|H-01.icu_beds=34 beds]] | [[46|-|H-01.icu_beds=46 beds~hypothetical]] |
| Harling Royal Infirmary | [[Harling|loc|H-06.city]] | [[431|-|H-06.beds=431 beds]] | [[470|-|H-06.beds=470 beds~hypothetical?]] | [[22|-|H-06.icu_beds=22 beds]] | [[30|-|H-06.icu_beds=30 beds~hypothetical]] |
| St Mary's | [[Harling|loc|H-05.city]] | [[320|-|H-05.beds=320 beds]] | [[344|-|H-05.beds=344 beds~hypothetical?]] | [[14|-|H-05.icu_beds=14 beds]] | [[18|-|H-05.icu_beds=18 beds~hypothetical]] |
| *Total* | | 1,363 | 1,474 | 70 | 94 |

Cost of surge: [[GBP 1.9m|m=1900000 GBP]] for [[12 weeks|q?]]. Trigger: occupancy above [[95%|q?]].
""",
    ),
    _document(
        "Directory/Trust directory and closures.xlsx",
        "en",
        "alias, homonym, forward, distractor",
        """
=== Directory
| Hospital | Town | Chief exec. | Medical dir. | Switchboard | E-mail
| St Brannoc's | [[Wexcombe|loc|H-01.city]] | [[Dame Ruth Ellery|per=Ruth Ellery|H-01.director=Ruth Ellery]] | [[Prof Owen Hale|per=Owen Hale|H-01.director=Owen Hale]] | [[01632 960100|ph]] | [[office@sbg.example|em]]
| St Mary's | [[Harling|loc|H-05.city]] | [[Neil Osprey|per|H-05.director]] | [[Dr Asha Menon|per=Asha Menon|H-05.director=Asha Menon]] | [[01632 960140|ph]] | [[desk@hsm.example|em]]
| St Mary's | [[Wexcombe|loc|H-04.city]] | [[Carol Tite|per|H-04.director]] | vacant | [[01632 960155|ph]] | [[desk@wsm.example|em]]
=== Closures
Closed to admissions, whole site
| Hospital | Closed from | Reopens | Cause
| Northgate | [[2025-04-30|d|H-09.closure]] | not known | stood down
| Harling Royal Infirmary | [[2025-08-09|d|H-06.closure~planned]] | [[2025-08-10|d]] | substation work
| St Brannoc's | - | - | -
Issued [[2025-07-01|d]]
""",
    ),
    _document(
        "疾控/定点医院两日对照.xlsx",
        "zh",
        "merged heading, unit in heading, alias, total",
        """
=== 对照
定点医院病例对照（单位：例）
| 报告单位 | [[2025-02-13|d]] | < | [[2025-02-14|d]] | < | 备注
| ^ | 新增确诊 | 在院 | 新增确诊 | 在院 |
| 临江传染病院 | [[13|-|H-07.cases=13 cases@2025-02-13]] | 86 | [[17|-|H-07.cases=17 cases@2025-02-14]] | 94 | 其中重症[[5例|q?]]
| 临江一院 | [[5|-|H-02.cases=5 cases@2025-02-13]] | 22 | [[3|-|H-02.cases=3 cases@2025-02-14]] | 21 |
| 东坪儿医 | [[2|-|H-08.cases=2 cases@2025-02-13]] | 9 | [[4|-|H-08.cases=4 cases@2025-02-14]] | 12 | 学校聚集[[1起|q?]]
| 合计 | 20 | 117 | 24 | 127 |
=== 物资
| 报告单位 | N95口罩(只) | 防护服(套) | 呼吸机(台)
| 临江传染病院 | 42,000 | 5,600 | [[26|-|H-07.ventilators=26 units]]
| 东坪儿医 | 11,500 | 1,240 | [[19|-|H-08.ventilators=19 units]]
""",
    ),
)
