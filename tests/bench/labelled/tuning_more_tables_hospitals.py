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
| 1 | 临江一院 | [[58|-|H-02.ventilators=58 units]] | 9 | 40 | [[31.5|-|H-02.oxygen_stock=31.5 m3]] | 2台报废待批
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
)
