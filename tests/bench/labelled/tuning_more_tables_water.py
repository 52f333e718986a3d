"""Water, tuning half: further chemical stock takes, capacity lists, registers of sites and forms."""

# ruff: noqa: E501 (a document keeps its own lines)

from __future__ import annotations

from functools import partial

from labelled.notation import written

_document = partial(written, sector="water", half="tuning")

DOCUMENTS = (
    _document(
        "Chemicals/Q1 stock take.xlsx",
        "en",
        "unit in heading, alias, distractor, total",
        """
=== Stock take
Treatment chemicals - physical count [[31 March 2025|d=2025-03-31]]
All weights in kg
| Works | Cl2 on site | NaOH | PAC | Counted by | Time
| Highcombe | [[3,870|-|W-01.chlorine_stock=3870 kg]] | 1,150 | 9,400 | [[R. Tansley|per]] | 07:40
| QLW | [[980|-|W-07.chlorine_stock=980 kg]] | 640 | 4,100 | [[R. Tansley|per]] | 09:15
| Millbrook (Corley) | [[1,420|-|W-03.chlorine_stock=1420 kg]] | 0 | 5,250 | [[Ade Okoro|per]] | 08:05
| Millbrook (Brent Vale) | [[1,065|-|W-02.chlorine_stock=1065 kg]] | 310 | 4,720 | [[Ade Okoro|per]] | 11:30
| EDP | [[215|-|W-06.chlorine_stock=215 kg]] | 2,900 | 0 | [[J. Fenwick|per]] | 08:50
| Total | 7,550 | 5,000 | 23,470 | |
=== Deliveries booked
| Works | Material | Quantity | Due | Supplier | Price per tonne
| Highcombe | Cl2 drums | [[4 t|q]] | [[2025-04-07|d]] | [[Marlow Chlor-Alkali Ltd|org]] | [[EUR 612|m=612 EUR]]
| NFW | PAC | [[9.5 t|q]] | [[2025-04-09|d]] | [[Brightfloc GmbH|org]] | [[EUR 288|m=288 EUR]]
""",
    ),
    _document(
        "计划处/供水设施能力汇总表2024.xlsx",
        "zh",
        "merged heading, unit in heading, homonym, wan and yi, total",
        """
=== 水厂
供水设施能力汇总表（[[2024|d?]]年末）
| 区县 | 厂名 | 制水规模(万m³/d) | < | 供水人口(万人) | 管网漏损率(%) | 备注
| ^ | ^ | 设计 | 在建 | ^ | ^ | ^
| [[柏谷县|loc=Brent Vale|W-01.district; W-02.district; W-07.district]] | 高岭水厂 | [[8|-|W-01.output=80000 m3/d]] | —— | [[31.5|-|W-01.people_served=315000 people]] | 9.8 |
| ^ | 城北水厂 | [[3.2|-|W-02.output=32000 m3/d]] | —— | [[11|-|W-02.people_served=110000 people]] | 12.1 | 滤池2组停用，设计值未调
| ^ | 石巷水厂 | [[2.5|-|W-07.output=25000 m3/d]] | —— | [[8.6|-|W-07.people_served=86000 people]] | 10.4 |
| [[高黎县|loc=Corley|W-03.district]] | 城北水厂 | [[4|-|W-03.output=40000 m3/d]] | 2 | [[14.2|-|W-03.people_served=142000 people]] | 11.6 | 二期[[2026年6月|d=2026-06]]通水
| [[东洛县|loc=Eastlow|W-06.district; W-09.district]] | 东洛淡化厂 | [[5|-|W-06.output=50000 m3/d]] | —— | [[9.3|-|W-06.people_served=93000 people]] | 7.2 | 电耗[[3.4千瓦时/立方米|q?=3.4 kWh/m3]]
| ^ | 九田水厂 | [[1.8|-|W-09.output=18000 m3/d]] | —— | [[6.1|-|W-09.people_served=61000 people]] | 13.0 |
| 合计 | < | 24.5 | 2 | 80.7 | |
=== 水库
| 区县 | 库名 | 总库容(万m³) | 死库容(万m³) | 坝高(m)
| [[高黎县|loc=Corley|W-04.district]] | 盐渡水库 | [[1,460|-|W-04.storage=14600000 m3]] | 120 | 38.5
| [[东洛县|loc=Eastlow|W-08.district]] | 鸽亭水库 | [[335|-|W-08.storage=3350000 m3]] | 28 | 21
""",
    ),
    _document(
        "Operations/Reservoir levels by day wk 14.xlsx",
        "en",
        "transposed, unit in heading, list, distractor",
        """
=== Ml
Reservoir storage, morning readings
| Asset | Mon [[31/03/25|d=2025-03-31]] | Tue [[01/04/25|d=2025-04-01]] | Wed [[02/04/25|d=2025-04-02]] | Thu [[03/04/25|d=2025-04-03]] | Top water
| Saltersford | [[11,240|-|W-04.storage=11240000 m3]] | [[11,185|-|W-04.storage=11185000 m3]] | [[11,120|-|W-04.storage=11120000 m3]] | [[11,300|-|W-04.storage=11300000 m3]] | [[14,600|-|W-04.storage=14600000 m3?]]
| Dovecote | [[2,610|-|W-08.storage=2610000 m3]] | [[2,604|-|W-08.storage=2604000 m3]] | [[2,590|-|W-08.storage=2590000 m3]] | [[2,588|-|W-08.storage=2588000 m3]] | [[3,350|-|W-08.storage=3350000 m3?]]
| Sum | 13,850 | 13,789 | 13,710 | 13,888 | 17,950
Top water = volume at spill level.
=== Rain
| Gauge | Mon [[31/03/25|d=2025-03-31]] | Tue [[01/04/25|d=2025-04-01]] | Wed [[02/04/25|d=2025-04-02]] | Thu [[03/04/25|d=2025-04-03]]
| Saltersford dam, mm | 0.0 | 0.2 | 11.8 | 6.4
| Dovecote, mm | 0.0 | 0.0 | 9.2 | 7.1
=== Draw
| Asset | Mean draw-off Ml/d | Licence Ml/d
| Saltersford | 52.5 | 60
| Dovecote | 8.0 | 11
""",
    ),
    _document(
        "化验室/药剂库存周报-第13周.xlsx",
        "zh",
        "unit in heading, alias, footnote, distractor",
        """
=== 第13周
药剂库存周报（[[2025-03-24|d]]至[[2025-03-30|d]]）
| 水厂 | 品名 | 单位 | 上周结存 | 本周入库 | 本周耗用 | 周末结存
| 高岭水厂 | 液氯 | t | [[4.6|-|W-01.chlorine_stock=4600 kg?]] | 2 | 1.9 | [[4.7|-|W-01.chlorine_stock=4700 kg]]
| | PAC | t | 12 | 0 | 3.4 | 8.6
| 石巷水厂 | NaClO | kg | [[2,350|-|W-07.chlorine_stock=2350 kg?]] | 1,000 | 1,180 | [[2,170|-|W-07.chlorine_stock=2170 kg]]
| | PAC | kg | 5,200 | 0 | 1,460 | 3,740
| 九田水厂 | 液氯 | kg | [[1,100|-|W-09.chlorine_stock=1100 kg?]] | 0 | 265 | [[835|-|W-09.chlorine_stock=835 kg]]
| | 高锰酸钾 | kg | 75 | 50 | 18 | 107
注：石巷用10%次氯酸钠溶液，按商品量计。
填报：[[闻人静|per]]　电话[[0554-3382016|ph]]
""",
    ),
)
