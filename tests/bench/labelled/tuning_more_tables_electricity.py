"""Electricity, tuning half: further output sheets, stock sheets, capacity lists, rosters and returns."""

# ruff: noqa: E501 (a document keeps its own lines)

from __future__ import annotations

from functools import partial

from labelled.notation import written

_document = partial(written, sector="electricity", half="tuning")

DOCUMENTS = (
    _document(
        "生产部/2025年3月各厂发电完成情况.xlsx",
        "zh",
        "merged heading, unit in heading, alias, total, wan and yi",
        """
=== 发电
| [[2025年3月|d=2025-03]]各厂发电完成情况 | < | < | < | < | < | 单位：万千瓦时 | <
| 序号 | 厂站 | 装机 | 当月发电量 | < | < | 本年累计 | 备注
| ^ | ^ | 万千瓦 | 计划 | 实际 | 完成率% | ^ | ^
| 1 | 禾丘 | [[132|-|E-01.capacity=1320 MW]] | [[62,000|-|E-01.monthly_output=620 GWh~planned@2025-03]] | [[60,415|-|E-01.monthly_output=604.15 GWh@2025-03]] | 97.4 | 183,260 | 2号机降出力4天
| 2 | 铜岭 | [[66|-|E-09.capacity=660 MW]] | [[30,500|-|E-09.monthly_output=305 GWh~planned@2025-03]] | [[31,872|-|E-09.monthly_output=318.72 GWh@2025-03]] | 104.5 | 95,104 |
| 3 | 溪亭水电站 | [[9.8|-|E-04.capacity=98 MW]] | [[2,900|-|E-04.monthly_output=29 GWh~planned@2025-03]] | [[2,516|-|E-04.monthly_output=25.16 GWh@2025-03]] | 86.8 | 7,003 | 来水偏枯两成
| 4 | 长湖风电场 | [[25.2|-|E-05.capacity=252 MW]] | [[5,400|-|E-05.monthly_output=54 GWh~planned@2025-03]] | [[5,388|-|E-05.monthly_output=53.88 GWh@2025-03]] | 99.8 | 17,951 | 限电[[312小时|q?]]
| 5 | 灰林光伏电站 | [[6|-|E-08.capacity=60 MW]] | [[560|-|E-08.monthly_output=5.6 GWh~planned@2025-03]] | [[604|-|E-08.monthly_output=6.04 GWh@2025-03]] | 107.9 | 1,431 |
| | 合计 | 239 | 101,360 | 100,795 | 99.4 | 304,749 |
制表：[[房岚|per]]　审核：[[蔺子昂|per]]　[[2025年4月2日|d=2025-04-02]]报
=== 存煤
| [[3月末|d?=2025-03]]存煤 | < | < | 单位：万吨
| 厂站 | 存煤 | 日耗 | 可用天数
| 禾丘 | [[21.7|-|E-01.fuel_stock=217000 t]] | 1.12 | 19
| 铜岭 | [[8.4|-|E-09.fuel_stock=84000 t]] | 0.53 | 16
| 合计 | 30.1 | 1.65 | 18
""",
    ),
    _document(
        "Generation desk/H2 2024 by month.xlsx",
        "en",
        "pivot, unit in heading, alias, total",
        """
=== Net GWh
Net output to the grid by station, second half of [[2024|d?]]
| Stn | [[Jul|d?=2024-07]] | [[Aug|d?=2024-08]] | [[Sep|d?=2024-09]] | [[Oct|d?=2024-10]] | [[Nov|d?=2024-11]] | [[Dec|d?=2024-12]] | H2
| HFP | [[611.4|-|E-01.monthly_output=611.4 GWh@2024-07]] | [[598.0|-|E-01.monthly_output=598 GWh@2024-08]] | [[402.7|-|E-01.monthly_output=402.7 GWh@2024-09]] | [[577.3|-|E-01.monthly_output=577.3 GWh@2024-10]] | [[640.9|-|E-01.monthly_output=640.9 GWh@2024-11]] | [[655.2|-|E-01.monthly_output=655.2 GWh@2024-12]] | 3,485.5
| PNP | [[1,588.1|-|E-07.monthly_output=1588.1 GWh@2024-07]] | [[1,590.6|-|E-07.monthly_output=1590.6 GWh@2024-08]] | [[1,534.0|-|E-07.monthly_output=1534 GWh@2024-09]] | [[806.2|-|E-07.monthly_output=806.2 GWh@2024-10]] | [[0|-|E-07.monthly_output=0 GWh@2024-11]] | [[1,210.4|-|E-07.monthly_output=1210.4 GWh@2024-12]] | 6,729.3
| LMW | [[31.6|-|E-05.monthly_output=31.6 GWh@2024-07]] | [[38.8|-|E-05.monthly_output=38.8 GWh@2024-08]] | [[52.1|-|E-05.monthly_output=52.1 GWh@2024-09]] | [[74.5|-|E-05.monthly_output=74.5 GWh@2024-10]] | [[81.0|-|E-05.monthly_output=81 GWh@2024-11]] | n/a | 278.0
| ASG | [[11.9|-|E-08.monthly_output=11.9 GWh@2024-07]] | [[10.8|-|E-08.monthly_output=10.8 GWh@2024-08]] | [[7.2|-|E-08.monthly_output=7.2 GWh@2024-09]] | [[4.1|-|E-08.monthly_output=4.1 GWh@2024-10]] | [[2.0|-|E-08.monthly_output=2 GWh@2024-11]] | [[1.3|-|E-08.monthly_output=1.3 GWh@2024-12]] | 37.3
| Total | 2,243.0 | 2,238.2 | 1,996.0 | 1,462.1 | 723.9 | 1,866.9 | 10,530.1
LMW December: meter fault, estimate to follow from settlement.
=== Prices
Average captured price, EUR/MWh
| Stn | [[Jul|d?=2024-07]] | [[Aug|d?=2024-08]] | [[Sep|d?=2024-09]] | [[Oct|d?=2024-10]] | [[Nov|d?=2024-11]] | [[Dec|d?=2024-12]]
| HFP | 71.20 | 69.85 | 74.10 | 80.33 | 91.02 | 95.60
| PNP | 64.05 | 63.77 | 66.20 | 72.41 | - | 88.14
""",
    ),
    _document(
        "规划/电源装机清单（分省分市）.xlsx",
        "zh",
        "homonym, merged heading, unit in heading, total, alias",
        """
=== 清单
附表2　统调电源装机清单
口径：截至[[2024年底|d?]]在运；容量为额定值，单位MW
| 省份 | 地市 | 电站名称 | 类型 | 机组构成 | 装机 | 投产日期 | 与负荷中心距离(km)
| [[青川省|loc=Tarnshire|E-01.province; E-02.province; E-10.province]] | 禾丘市 | 禾丘电厂 | 煤电 | 2×660 | [[1,320|-|E-01.capacity=1320 MW]] | [[1996-11-08|d|E-01.commissioned]] | 86
| ^ | [[临溪市|loc]] | 石桥电厂 | 煤电 | 2×575 | [[1,150|-|E-02.capacity=1150 MW]] | [[1991-04-30|d|E-02.commissioned]] | 41
| ^ | [[临溪市|loc]] | 三堰抽蓄 | 抽蓄 | 4×300 | [[1,200|-|E-10.capacity=1200 MW]] | [[2009-09-17|d|E-10.commissioned]] | 63
| [[云州省|loc=Oldmoor|E-03.province; E-04.province; E-08.province]] | [[安岭市|loc]] | 石桥电厂 | 煤电 | 2×490 | [[980|-|E-03.capacity=980 MW]] | [[1983-10-01|d|E-03.commissioned]] | 128
| ^ | [[安岭市|loc]] | 溪亭水电站 | 水电 | 3×32.5 | [[97.5|-|E-04.capacity=97.5 MW]] | [[1958-07-01|d|E-04.commissioned]] | 140
| ^ | 灰林县 | 灰林光伏电站 | 光伏 | —— | [[60|-|E-08.capacity=60 MW]] | [[2019-05-22|d|E-08.commissioned]] | 155
| 合计 | < | < | < | < | 4,807.5 | |
""",
    ),
    _document(
        "Fuel/Coal stocks weekly Jan-Feb 2025.xlsx",
        "en",
        "transposed, unit in heading, footnote, alias, target, distractor",
        """
=== Stock
| Week ending | Harrow Fell | Copperhill | Burn (all) | Rail paths used
| [[2025-01-05|d]] | [[241.0|-|E-01.fuel_stock=241000 t]] | [[77.2|-|E-09.fuel_stock=77200 t]] | 31.4 | 22
| [[2025-01-12|d]] | [[236.5|-|E-01.fuel_stock=236500 t]] | [[71.9|-|E-09.fuel_stock=71900 t]] | 33.0 | 24
| [[2025-01-19|d]] | [[228.1|-|E-01.fuel_stock=228100 t]] | [[66.0|-|E-09.fuel_stock=66000 t]] | 34.6 | 19
| [[2025-01-26|d]] | [[233.7|-|E-01.fuel_stock=233700 t]] | [[70.3|-|E-09.fuel_stock=70300 t]] | 30.9 | 27
| [[2025-02-02|d]] | [[240.2|-|E-01.fuel_stock=240200 t]] | - | 29.8 | 26
| Winter floor | [[180|-|E-01.fuel_stock=180000 t~target?]] | [[60|-|E-09.fuel_stock=60000 t~target?]] | |
Stocks and burn in kt, surveyed on Sundays. Copperhill not surveyed on [[2 February|d=2025-02-02]] (drone grounded by wind).
=== Deliveries
Trains accepted, tonnes
| Week ending | Origin port | Harrow Fell | Copperhill
| [[2025-01-05|d]] | [[Brayhaven|loc]] | 14,300 | 5,100
| [[2025-01-12|d]] | [[Brayhaven|loc]] | 15,650 | 4,800
| [[2025-01-19|d]] | [[Brayhaven|loc]] | 12,020 | 3,900
""",
    ),
)
