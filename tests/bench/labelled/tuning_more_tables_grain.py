"""Grain, tuning half: further stock returns, rotation schedules, lists of stores and tickets."""

# ruff: noqa: E501 (a document keeps its own lines)

from __future__ import annotations

from functools import partial

from labelled.notation import written

_document = partial(written, sector="grain", half="tuning")

DOCUMENTS = (
    _document(
        "仓储科/月末库存表（分品种）.xlsx",
        "zh",
        "merged heading, unit in heading, alias, total, homonym",
        """
=== [[2025-02|d]]
[[2025年2月末|d=2025-02]]政策性粮食库存
| 库点 | 所在县 | 有效仓容 | 其中：[[小麦|-|G-01.grain=wheat?; G-02.grain=wheat?; G-03.grain=wheat?; G-07.grain=wheat?]] | 其中：[[稻谷|-|G-01.grain=rice?; G-02.grain=rice?; G-03.grain=rice?; G-07.grain=rice?]] | 库存(t)合计 | 空仓率%
| 巴罗直属库 | [[诺南县|loc=Norland|G-01.region]] | [[120,000|-|G-01.silo_capacity=120000 t]] | [[61,200|-|G-01.stock=61200 t?]] | [[33,450|-|G-01.stock=33450 t?]] | [[94,650|-|G-01.stock=94650 t]] | 21.1
| 城关粮库 | [[诺南县|loc=Norland|G-02.region]] | [[35,000|-|G-02.silo_capacity=35000 t]] | [[12,080|-|G-02.stock=12080 t?]] | [[9,600|-|G-02.stock=9600 t?]] | [[21,680|-|G-02.stock=21680 t]] | 38.1
| 城关粮库 | [[苏陵县|loc=Sutherby|G-03.region]] | [[42,000|-|G-03.silo_capacity=42000 t]] | [[27,940|-|G-03.stock=27940 t?]] | [[0|-|G-03.stock=0 t?]] | [[27,940|-|G-03.stock=27940 t]] | 33.5
| 红泽库 | [[诺南县|loc=Norland|G-07.region]] | [[80,000|-|G-07.silo_capacity=80000 t]] | [[15,500|-|G-07.stock=15500 t?]] | [[48,020|-|G-07.stock=48020 t?]] | [[63,520|-|G-07.stock=63520 t]] | 20.6
| 合计 | | 277,000 | 116,720 | 91,070 | 207,790 | 25.0
注：仓容单位为吨，与库存同。
""",
    ),
    _document(
        "Weekly/Stock position wk 09.xlsx",
        "en",
        "unit in heading, alias, list, forward",
        """
=== Position
STOCK POSITION - close of business [[Friday 28 February 2025|d=2025-02-28]]
| Store | Crop | In store kt | Rec. cap. kt/day | Moisture % | Keeper
| BFD | [[wheat|-|G-01.grain=wheat]] | [[44.80|-|G-01.stock=44800 t]] | 1.2 | 12.9 | [[Hal Brandt|per|G-01.keeper]]
| OXS | [[barley|-|G-04.grain=barley]] | [[12.35|-|G-04.stock=12350 t]] | 0.6 | 13.4 | [[Moira Dunn|per|G-04.keeper]]
| GWT | [[soya|-|G-05.grain=soya]] | [[28.10|-|G-05.stock=28100 t]] | 4.0 | 11.8 | [[Piet Vos|per|G-05.keeper]]
| PLS | [[maize|-|G-06.grain=maize]] | [[7.02|-|G-06.stock=7020 t]] | 0.4 | 14.1 | [[Ann Sorley|per|G-06.keeper]]
| RFD | [[wheat|-|G-07.grain=wheat]] | [[39.77|-|G-07.stock=39770 t]] | 0.9 | 12.6 | vacant
=== Releases
| Store | Crop | Quantity | Release date | Buyer
| BFD | [[wheat|-|G-01.grain=wheat]] | [[3,000 t|q]] | [[2025-03-11|d|G-01.rotation~planned]] | [[Calloway Mills|org]]
| GWT | [[soya|-|G-05.grain=soya]] | [[5,500 t|q]] | [[2025-03-13|d|G-05.rotation~planned]] | [[Oleum Crush BV|org]]
""",
    ),
    _document(
        "轮换/2025年度轮换计划.xlsx",
        "zh",
        "merged heading, forward, unit in heading, homonym, total, wan and yi",
        """
=== 轮出
| [[2025年|d?]]度轮换计划（轮出部分） | < | < | < | < | 单位：万吨、元/吨
| 地区 | 库名 | 粮种 | 轮出 | < | 备注
| ^ | ^ | ^ | 数量 | 时间 | ^
| [[诺南|loc=Norland|G-01.region; G-02.region; G-07.region]] | 巴罗库 | [[小麦|-|G-01.grain=wheat]] | 2.4 | [[2025-05-12|d|G-01.rotation~planned]] | 竞价
| ^ | 城关粮库 | [[稻谷|-|G-02.grain=rice]] | 0.6 | [[2025-06-03|d|G-02.rotation~planned]] | 竞价
| ^ | 红泽库 | [[稻谷|-|G-07.grain=rice]] | 1.5 | [[2025-06-17|d|G-07.rotation~planned]] | 定向
| [[苏陵|loc=Sutherby|G-03.region; G-08.region]] | 城关粮库 | [[小麦|-|G-03.grain=wheat]] | 0.8 | [[2025-05-20|d|G-03.rotation~planned]] | 竞价
| ^ | 提堡储备库 | [[玉米|-|G-08.grain=maize]] | 1.1 | [[2025-09-09|d|G-08.rotation~planned]] | 待批
| 合计 | < | | 6.4 | |
=== 底价
| 库名 | 粮种 | 拍卖底价(元/吨) | 上期成交价(元/吨)
| 巴罗库 | [[小麦|-|G-01.grain=wheat]] | [[2,430|-|G-01.price=2430 CNY/t]] | [[2,465|-|G-01.price=2465 CNY/t]]
| 红泽库 | [[稻谷|-|G-07.grain=rice]] | [[2,610|-|G-07.price=2610 CNY/t]] | [[2,598|-|G-07.price=2598 CNY/t]]
| 提堡储备库 | [[玉米|-|G-08.grain=maize]] | [[2,180|-|G-08.price=2180 CNY/t]] | ——
""",
    ),
    _document(
        "Surveys/Storage register with coordinates.xlsx",
        "en",
        "coordinates, homonym, unit in heading, distractor, alias",
        """
=== Register
Storage register, field survey autumn [[2024|d?]]. Capacity given as kt, rounded.
| No. | Depot | County | Capacity | Bins | Lat | Lon | Rail siding m | Keeper
| 1 | Barrowfield | [[Norland|loc|G-01.region]] | [[120|-|G-01.silo_capacity=120000 t]] | 48 | [[55.2104|-|G-01.location=55.2104,-3.4471]] | -3.4471 | 640 | [[Hal Brandt|per|G-01.keeper]]
| 2 | Millpond | [[Norland|loc|G-02.region]] | [[35|-|G-02.silo_capacity=35000 t]] | 14 | [[55.3342|-|G-02.location=55.3342,-3.2960]] | -3.2960 | - | [[Vera Stroud|per|G-02.keeper]]
| 3 | Millpond | [[Sutherby|loc|G-03.region]] | [[42|-|G-03.silo_capacity=42000 t]] | 16 | [[54.8819|-|G-03.location=54.8819,-3.0125]] | -3.0125 | - | [[Len Garside|per|G-03.keeper]]
| 4 | Peak Lane | [[Westray|loc|G-06.region]] | [[18|-|G-06.silo_capacity=18000 t]] | 9 | [[54.7720|-|G-06.location=54.7720,-3.6038]] | -3.6038 | 210 | [[Ann Sorley|per|G-06.keeper]]
| 5 | Oxley | [[Sutherby|loc|G-04.region]] | [[25|-|G-04.silo_capacity=25000 t]] | 10 | [[54.9067|-|G-04.location=54.9067,-2.8893]] | -2.8893 | 335 | [[Moira Dunn|per|G-04.keeper]]
=== Repairs
| Depot | Work | Cost EUR | Done
| Barrowfield | Roof sheets, bins 7-9 | 18,400 | [[2024-10-11|d]]
| Oxley | Dust extraction | 52,900 | [[2024-11-29|d]]
""",
    ),
    _document(
        "Market/Purchase tickets wk 31 中英.xlsx",
        "mixed",
        "alias, unit in heading, distractor",
        """
=== Tickets
Purchase tickets / 收购单  week 31, [[2025|d?]]
| Ticket 单号 | Depot 库点 | Grain 品种 | Net t 净重 | Price 单价 (元/吨) | Date 日期
| [[T31-0071|id]] | 巴罗库 | [[小麦|-|G-01.grain=wheat]] | 38.42 | [[2,452|-|G-01.price=2452 CNY/t]] | [[2025-07-28|d]]
| [[T31-0072|id]] | 巴罗库 | [[小麦|-|G-01.grain=wheat]] | 40.10 | [[2,448|-|G-01.price=2448 CNY/t]] | [[2025-07-28|d]]
| [[T31-0088|id]] | Redfen | [[wheat|-|G-07.grain=wheat]] | 29.75 | [[2,440|-|G-07.price=2440 CNY/t]] | [[2025-07-30|d]]
| [[T31-0093|id]] | 奥利筒仓 | [[大麦|-|G-04.grain=barley]] | 33.60 | [[2,015|-|G-04.price=2015 CNY/t]] | [[2025-07-31|d]]
| Week 周计 | | | 141.87 | |
=== Stock 库存
| Depot 库点 | 库存(t) [[1 Aug|d=2025-08-01]]
| 巴罗库 | [[88,214|-|G-01.stock=88214 t]]
| Redfen | [[41,030|-|G-07.stock=41030 t]]
| 奥利筒仓 | [[11,575|-|G-04.stock=11575 t]]
""",
    ),
    _document(
        "监管平台/库存申报.csv",
        "zh",
        "alias, unit in heading, homonym, total",
        """
申报期,承储企业,区域,品种,库存数量(公斤),仓温℃,保管员
[[2025-03|d]],巴罗直属库,[[诺南县|loc=Norland|G-01.region]],[[小麦|-|G-01.grain=wheat]],[[61200000|-|G-01.stock=61200 t]],14,[[古月|per|G-01.keeper]]
[[2025-03|d]],城关粮库,[[苏陵县|loc=Sutherby|G-03.region]],[[小麦|-|G-03.grain=wheat]],[[27940000|-|G-03.stock=27940 t]],15,[[麦冬青|per|G-03.keeper]]
[[2025-03|d]],城关粮库,[[诺南县|loc=Norland|G-02.region]],[[稻谷|-|G-02.grain=rice]],[[9600000|-|G-02.stock=9600 t]],13,[[向荣|per|G-02.keeper]]
[[2025-03|d]],峰巷粮库,[[西汀县|loc=Westray|G-06.region]],[[玉米|-|G-06.grain=maize]],[[7020000|-|G-06.stock=7020 t]],12,[[茅小满|per|G-06.keeper]]
[[2025-03|d]],小计,,,105760000,,
""",
    ),
    _document(
        "Portal/Depot cards.html",
        "en",
        "key-value, subject in heading, alias, forward, distractor",
        """
# Depot cards
## Granger's Wharf Terminal
| Region | [[Westray|loc|G-05.region]]
| Crop | [[soya|-|G-05.grain=soya]], [[maize|-|G-05.grain=maize]]
| In store | [[28,100 t|q|G-05.stock=28100 t]]
| Capacity | [[64,000 t|q|G-05.silo_capacity=64000 t]]
| Quay length | [[310 m|q]]
| Manager | [[Piet Vos|per|G-05.keeper?]], since [[April 2022|d=2022-04]]
## Tillbury Reserve
| Region | [[Sutherby|loc|G-08.region]]
| Crop | [[maize|-|G-08.grain=maize]]
| In store | [[19,460 t|q|G-08.stock=19460 t]]
| Capacity | [[30,000 t|q|G-08.silo_capacity=30000 t]]
| Next release date | [[7 October 2025|d=2025-10-07|G-08.rotation~planned]]
| Insured for | [[EUR 5.1m|m=5100000 EUR]]
""",
    ),
    _document(
        "Audit/Inventory reconciliation.pdf",
        "en",
        "comparison, unit in heading, total, alias",
        """
# Inventory reconciliation, [[30 June 2025|d=2025-06-30]]
Auditors: [[Crane & Hollis LLP|org]]
| Warehouse | Book stock t | Measured stock t | Difference t | Difference %
| Barrowfield | [[88,950|-|G-01.stock=88950 t?]] | [[88,214|-|G-01.stock=88214 t]] | 736 | 0.83
| Oxley Silo | [[11,600|-|G-04.stock=11600 t?]] | [[11,575|-|G-04.stock=11575 t]] | 25 | 0.22
| Redfen Depot | [[41,002|-|G-07.stock=41002 t?]] | [[41,030|-|G-07.stock=41030 t]] | -28 | -0.07
| Tillbury | [[19,460|-|G-08.stock=19460 t?]] | [[19,437|-|G-08.stock=19437 t]] | 23 | 0.12
| Group | 161,012 | 160,256 | 756 | 0.47
Tolerance is [[0.5%|q?]]; Barrowfield exceeds it and is re-measured on [[14 July 2025|d=2025-07-14]].
""",
    ),
    _document(
        "接口/库点档案.json",
        "zh",
        "key-value, coordinates, alias",
        """
{
 "更新时间": "[[2025-01-20|d]]",
 "库点": [
  {"库名": "提堡储备库", "所在县": "[[苏陵县|loc=Sutherby|G-08.region]]", "总仓容_吨": [[30000|-|G-08.silo_capacity=30000 t]], "库主任": "[[连城|per|G-08.keeper]]", "坐标": "[[54.9533,-2.7716|c=54.9533,-2.7716|G-08.location]]", "电话": "[[0538-6610023|ph]]"},
  {"库名": "红泽直属库", "所在县": "[[诺南县|loc=Norland|G-07.region]]", "总仓容_吨": [[80000|-|G-07.silo_capacity=80000 t]], "库主任": "[[郁林|per|G-07.keeper]]", "坐标": "[[55.4018,-3.5107|c=55.4018,-3.5107|G-07.location]]", "电话": "[[0538-6620417|ph]]"},
  {"库名": "谷码头中转库", "所在县": "[[西汀县|loc=Westray|G-05.region]]", "总仓容_吨": [[64000|-|G-05.silo_capacity=64000 t]], "库主任": null, "坐标": null, "电话": "[[0538-6650900|ph]]"}
 ]
}
""",
    ),
    _document(
        "通报/夏粮收购进度.md",
        "zh",
        "alias, unit in heading, target, total",
        """
# 夏粮收购进度（[[2025年7月10日|d=2025-07-10]]）

| 库点 | 收购价（元/吨） | 累计收购（吨） | 任务（吨） | 库存（万吨） |
|---|---|---|---|---|
| 巴罗库 | [[2,450|-|G-01.price=2450 CNY/t]] | 18,320 | 30,000 | [[8.82|-|G-01.stock=88200 t]] |
| 苏陵城关粮库 | [[2,436|-|G-03.price=2436 CNY/t]] | 7,415 | 12,000 | [[2.65|-|G-03.stock=26500 t]] |
| 红泽库 | [[2,441|-|G-07.price=2441 CNY/t]] | 9,080 | 15,000 | [[4.1|-|G-07.stock=41000 t]] |
| 合计 | — | 34,815 | 57,000 | 15.57 |

联系人：[[成蹊|per]]，[[0538-6601188|ph]]
""",
    ),
    _document(
        "Weekly/Closing stock by week March.xlsx",
        "en",
        "pivot, homonym, unit in heading, list, total",
        """
=== March
| Closing stock by week | < | < | tonnes | Prepared by [[Ida Crewe|per]] | <
| Depot | w/e [[7 Mar 2025|d=2025-03-07]] | w/e [[14 Mar 2025|d=2025-03-14]] | w/e [[21 Mar 2025|d=2025-03-21]] | Trucks out | Notes
| [[Norland|loc?|G-01.region?; G-02.region?]] | | | | |
| Barrowfield | [[41,210|-|G-01.stock=41210 t]] | [[38,655|-|G-01.stock=38655 t]] | [[38,655|-|G-01.stock=38655 t]] | 94 | tender paused
| Millpond | [[21,680|-|G-02.stock=21680 t]] | [[21,430|-|G-02.stock=21430 t]] | [[20,975|-|G-02.stock=20975 t]] | 27 |
| [[Sutherby|loc?|G-03.region?; G-08.region?]] | | | | |
| Millpond | [[27,940|-|G-03.stock=27940 t]] | [[27,940|-|G-03.stock=27940 t]] | [[27,940|-|G-03.stock=27940 t]] | 0 | sealed under audit
| Tillbury | [[20,115|-|G-08.stock=20115 t]] | [[19,880|-|G-08.stock=19880 t]] | [[19,460|-|G-08.stock=19460 t]] | 24 |
| All depots | 110,945 | 107,905 | 107,030 | 145 |
=== Haulage
| Haulier | Loads | EUR per km | Longest run km
| [[Drover Bros|org]] | 88 | 1.42 | 212
| [[Pikeham Haulage Ltd|org]] | 57 | 1.55 | 140
""",
    ),
    _document(
        "年检/粮库年检指标（横排）.xlsx",
        "zh",
        "transposed, unit in heading, coordinates, alias",
        """
=== 年检
[[2024|d?]]年度粮库年检指标
| 指标 | 单位 | 奥利筒仓 | 峰巷粮库 | 谷码头中转库
| 有效仓容 | 万吨 | [[2.5|-|G-04.silo_capacity=25000 t]] | [[1.8|-|G-06.silo_capacity=18000 t]] | [[6.4|-|G-05.silo_capacity=64000 t]]
| 实际库存 | 吨 | [[12,350|-|G-04.stock=12350 t]] | [[7,020|-|G-06.stock=7020 t]] | [[28,100|-|G-05.stock=28100 t]]
| 主要粮种 | —— | [[大麦|-|G-04.grain=barley]] | [[玉米|-|G-06.grain=maize]] | [[大豆|-|G-05.grain=soya]]
| 烘干能力 | 吨/日 | 300 | 120 | 800
| 仓房最高温度 | ℃ | 27 | 29 | 26
| 库主任 | —— | [[孟小冬|per|G-04.keeper]] | [[茅小满|per|G-06.keeper]] | 空缺
| 年检日期 | —— | [[2024-11-05|d]] | [[2024-11-07|d]] | [[2024-11-12|d]]
| 得分 | 分 | 92 | 88 | 95
""",
    ),
)
