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
| 1 | 禾丘 | [[132|-|E-01.capacity=1320 MW]] | [[62,000|-|E-01.monthly_output=620 GWh~planned@2025-03]] | [[60,415|-|E-01.monthly_output=604.15 GWh@2025-03]] | 97.4 | 183,260 | 2号机降出力[[4天|q?]]
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
LMW [[December|d=2024-12]]: meter fault, estimate to follow from settlement.
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
    _document(
        "HR/Site contacts and roster wk 21.xlsx",
        "en",
        "alias, homonym, distractor",
        """
=== Contacts
Site contacts - keep by the phone
| Site | County | Position | Name | Mobile | On call from
| Harrow Fell | [[Tarnshire|loc|E-01.province]] | Station manager | [[Gwen Aldridge|per|E-01.manager]] | [[07700 900114|ph]] | [[2025-05-19|d]]
| Harrow Fell | [[Tarnshire|loc|E-01.province]] | Shift charge engineer | [[Bart Sumner|per]] | [[07700 900167|ph]] | [[2025-05-23|d]]
| Stonebridge | [[Oldmoor|loc|E-03.province]] | Station manager | [[Imogen Carr|per|E-03.manager]] | [[07700 900301|ph]] | [[2025-05-19|d]]
| Stonebridge | [[Tarnshire|loc|E-02.province]] | Station manager | [[Rhys Mallory|per|E-02.manager]] | [[07700 900288|ph]] | [[2025-05-26|d]]
| Stonebridge | [[Tarnshire|loc|E-02.province]] | Stores | [[Olive Penn|per]] | [[07700 900290|ph]] |
| TWP | [[Tarnshire|loc|E-10.province]] | Station manager (acting) | [[Jon Tarbuck|per|E-10.manager]] | [[07700 900412|ph]] | [[2025-05-19|d]]
=== Leave
| Name | From | To | Days
| [[Bart Sumner|per]] | [[2025-06-02|d]] | [[2025-06-13|d]] | 10
| [[Olive Penn|per]] | [[2025-05-27|d]] | [[2025-05-30|d]] | 4
""",
    ),
    _document(
        "数据交换/厂站基础信息导出.csv",
        "zh",
        "coordinates, unit in heading, alias",
        """
厂站编码,厂站名称,省,额定容量(kW),投运日期,纬度,经度,厂长,联系电话
[[CZ0007|id?]],白鹭核电站,[[海陵|loc=Selwick|E-07.province]],[[2360000|-|E-07.capacity=2360 MW]],[[1998-12-03|d|E-07.commissioned]],[[53.7011|-|E-07.location=53.7011,0.2254]],0.2254,[[杭一舟|per|E-07.manager]],[[0663-5581200|ph]]
[[CZ0009|id?]],铜岭电厂,[[青川|loc=Tarnshire|E-09.province]],[[660000|-|E-09.capacity=660 MW]],[[1989-06-21|d|E-09.commissioned]],[[54.4420|-|E-09.location=54.4420,-2.1307]],-2.1307,[[祁茂|per|E-09.manager]],[[0539-2207761|ph]]
[[CZ0010|id?]],三堰抽水蓄能电站,[[青川|loc=Tarnshire|E-10.province]],[[1200000|-|E-10.capacity=1200 MW]],[[2009-09-17|d|E-10.commissioned]],[[54.3168|-|E-10.location=54.3168,-2.4093]],-2.4093,[[卓然|per|E-10.manager]],[[0539-2210085|ph]]
[[CZ0006|id?]],敦泽电厂,[[海陵|loc=Selwick|E-06.province]],[[845000|-|E-06.capacity=845 MW]],[[2001-03-30|d|E-06.commissioned]],,,,[[0663-5517700|ph]]
""",
        encoding="gb18030",
    ),
    _document(
        "Feeds/availability_2025-06.json",
        "en",
        "key-value, forward, alias",
        """
{
  "published": "[[2025-05-28|d]]",
  "market": "day-ahead",
  "units_of_measure": {"capacity": "MW"},
  "entries": [
    {"station": "Dunmarsh CCGT", "capacity": [[845|-|E-06.capacity=845 MW]], "outage_start": "[[2025-06-07|d|E-06.outage~planned]]", "reason": "hot gas path inspection", "days": 18},
    {"station": "Kittering Hydro", "capacity": [[97.5|-|E-04.capacity=97.5 MW]], "outage_start": "[[2025-06-16|d|E-04.outage~planned]]", "reason": "intake screens", "days": 5},
    {"station": "Pellow Nuclear Power Station", "capacity": [[2360|-|E-07.capacity=2360 MW]], "outage_start": null, "reason": null, "days": 0}
  ]
}
""",
    ),
    _document(
        "燃料/四月燃料月报.pdf",
        "zh",
        "transposed, unit in heading, alias, range, distractor",
        """
# 四月燃料月报
报告日期：[[2025年5月6日|d=2025-05-06]]　编制：燃料管理部
| 指标 | 单位 | 禾丘电厂 | 铜岭电厂 | 青川石桥电厂
| 期初存煤 | 万吨 | [[19.6|-|E-01.fuel_stock=196000 t?]] | [[7.9|-|E-09.fuel_stock=79000 t?]] | [[15.2|-|E-02.fuel_stock=152000 t?]]
| 入厂煤量 | 万吨 | 31.4 | 15.0 | 26.8
| 耗用煤量 | 万吨 | 30.2 | 15.6 | 24.9
| 期末存煤 | 万吨 | [[20.8|-|E-01.fuel_stock=208000 t]] | [[7.3|-|E-09.fuel_stock=73000 t]] | [[17.1|-|E-02.fuel_stock=171000 t]]
| 入厂标煤单价 | 元/吨 | 948 | 962 | 955
| 入厂热值 | 千卡/千克 | 5,120 | 4,985 | 5,040
| 当月发电量 | 万千瓦时 | [[57,930|-|E-01.monthly_output=579.3 GWh@2025-04]] | [[29,415|-|E-09.monthly_output=294.15 GWh@2025-04]] | [[48,260|-|E-02.monthly_output=482.6 GWh@2025-04]]
说明：迎峰度夏前（[[6月15日|d=2025-06-15]]前）禾丘存煤应提至[[25万吨|q=250000 t|E-01.fuel_stock=250000 t~target]]。
""",
    ),
    _document(
        "Assets/Station data sheet ASG.docx",
        "en",
        "key-value, coordinates, subject in heading, distractor",
        """
# Station data sheet
## Ashgrove Solar Park
| Sheet no. | [[DS-08-04|id?]] | Revised | [[12 February 2025|d=2025-02-12]]
| DC rating | [[74.2 MWp|q]] | AC export (rated power) | [[60 MW|q|E-08.capacity=60 MW]]
| Lat / long | [[54.0127, -1.3384|c=54.0127,-1.3384|E-08.location]] | Site area | [[131 ha|q]]
| First export | [[22 May 2019|d=2019-05-22|E-08.commissioned?]] | County | [[Oldmoor|loc|E-08.province]]
| Site manager | [[Petra Lindqvist|per|E-08.manager]] | Gatehouse | [[01632 960471|ph]]
| Grid connection | [[132 kV|q]], [[3.8 km|q]] cable | Landowner rent | [[GBP 214,000|m=214000 GBP]] a year
| Output [[2024|d?]] | [[58.7 GWh|q|E-08.generation=58.7 GWh@2024]] | Output [[2023|d?]] | [[61.3 GWh|q|E-08.generation=61.3 GWh@2023]]
@footer Station data sheets are issued by Asset Records
""",
    ),
    _document(
        "Mail/April output before the board.eml",
        "en",
        "alias, target, unit in heading, comparison",
        """
From: [[Carys Dune|per]] <[[c.dune@fellgrid.example|em]]>
To: [[Martin Osgood|per]] <[[m.osgood@fellgrid.example|em]]>
Date: [[Tue, 06 May 2025|d?=2025-05-06]] 16:20:00 +0000
Subject: [[April|d=2025-04]] output, before the board

Martin,

the table you wanted, all GWh for [[April|d=2025-04]]:

¦                 Actual   Budget   [[Last April|d?=2024-04]]
¦Copperhill        [[294.2|-|E-09.monthly_output=294.2 GWh@2025-04]]    [[301.0|-|E-09.monthly_output=301 GWh~target@2025-04?]]     [[288.6|-|E-09.monthly_output=288.6 GWh@2024-04]]
¦Longmere           [[66.3|-|E-05.monthly_output=66.3 GWh@2025-04]]     [[58.5|-|E-05.monthly_output=58.5 GWh~target@2025-04?]]      [[61.0|-|E-05.monthly_output=61 GWh@2024-04]]
¦Dunmarsh          [[187.9|-|E-06.monthly_output=187.9 GWh@2025-04]]    [[240.0|-|E-06.monthly_output=240 GWh~target@2025-04?]]     [[251.4|-|E-06.monthly_output=251.4 GWh@2024-04]]
¦Stonebridge Old.  [[402.0|-|E-03.monthly_output=402 GWh@2025-04]]    [[398.0|-|E-03.monthly_output=398 GWh~target@2025-04?]]     [[377.5|-|E-03.monthly_output=377.5 GWh@2024-04]]

The board meets on [[14 May|d=2025-05-14]]; slides are due [[two days before|d?=2025-05-12]].

Carys
""",
    ),
    _document(
        "调度/五月停机检修安排.html",
        "zh",
        "forward, merged heading, homonym, negation",
        """
# 五月停机检修安排
调度处　[[2025年4月25日|d=2025-04-25]]
| 省份 | 电站名称 | 检修时间 | < | 影响容量（MW） | 备注
| ^ | ^ | 开始 | 结束 | ^ | ^
| [[青川|loc=Tarnshire|E-02.province; E-01.province]] | 石桥电厂 | [[5月10日|d=2025-05-10|E-02.outage~planned]] | [[5月24日|d=2025-05-24|E-02.outage~planned?]] | 575 | 1号机
| ^ | 禾丘电厂 | [[5月6日|d=2025-05-06|E-01.outage~planned]] | [[5月9日|d=2025-05-09|E-01.outage~planned?]] | 660 | 消缺，2号机
| [[云州|loc=Oldmoor|E-03.province; E-08.province]] | 石桥电厂 | [[5月17日|d=2025-05-17|E-03.outage~planned]] | [[5月30日|d=2025-05-30|E-03.outage~planned?]] | 490 | 2号机
| ^ | 灰林光伏电站 | —— | —— | 0 | 本月不停
""",
    ),
    _document(
        "Investors/Portfolio cards.xlsx",
        "en",
        "key-value, list, alias, unit in heading",
        """
=== Cards
Portfolio cards, prepared for the lenders' visit of [[26 June 2025|d=2025-06-26]]
| Plant | Kittering Hydro | | Plant | Longmere Wind Farm
| Inst. capacity (MW) | [[97.5|-|E-04.capacity=97.5 MW]] | | Inst. capacity (MW) | [[252|-|E-05.capacity=252 MW]]
| Commissioned | [[1958-07-01|d|E-04.commissioned]] | | Commissioned | [[2016-06-14|d|E-05.commissioned]]
| Generation [[2024|d?]] (GWh) | [[301.7|-|E-04.generation=301.7 GWh@2024]] | | Generation [[2024|d?]] (GWh) | [[688.2|-|E-05.generation=688.2 GWh@2024]]
| Staff | 23 | | Staff | 17
| Net debt (EUR m) | 4.1 | | Net debt (EUR m) | 96.5
| Plant manager | [[Alasdair Moy|per|E-04.manager]] | | Plant manager | [[Freya Quist|per|E-05.manager]]
=== Covenants
| Ratio | Required | [[2024|d?]]
| DSCR | 1.20 | 1.47
| Gearing % | 70 | 61
""",
    ),
    _document(
        "统计年报/2024年电量与检修情况.xlsx",
        "zh",
        "unit in heading, list, total, wan and yi, forward, alias",
        """
=== 年报
| [[2024年|d?]]统调电厂电量及检修情况 | < | < | < | 填报单位：[[云海电网公司|org]] | <
| 电厂名称 | 装机(MW) | 年发电量(亿kWh) | < | 利用小时 | 备注
| ^ | ^ | [[2023年|d?]] | [[2024年|d?]] | ^ |
| 一、火电 | | | | |
| 禾丘电厂 | [[1,320|-|E-01.capacity=1320 MW]] | [[68.4|-|E-01.generation=6840 GWh@2023]] | [[70.95|-|E-01.generation=7095 GWh@2024]] | 5,375 | [[2025年5月6日|d=2025-05-06|E-01.outage~planned]]起停机检修
| 铜岭电厂 | [[660|-|E-09.capacity=660 MW]] | [[35.1|-|E-09.generation=3510 GWh@2023]] | [[36.02|-|E-09.generation=3602 GWh@2024]] | 5,458 |
| 小计 | 1,980 | 103.5 | 106.97 | |
| 二、核电 | | | | |
| 白鹭核电 | [[2,360|-|E-07.capacity=2360 MW]] | [[181.2|-|E-07.generation=18120 GWh@2023]] | [[174.9|-|E-07.generation=17490 GWh@2024]] | 7,411 | 换料大修[[2025-08-04|d=2025-08-04|E-07.outage~planned]]开工
| 三、水电 | | | | |
| 溪亭水电站 | [[97.5|-|E-04.capacity=97.5 MW]] | [[2.88|-|E-04.generation=288 GWh@2023]] | [[3.02|-|E-04.generation=302 GWh@2024]] | 3,097 |
| 合计 | 4,437.5 | 287.58 | 284.89 | |
统计：[[余嘉|per]]　[[2025-01-22|d]]
""",
    ),
)
