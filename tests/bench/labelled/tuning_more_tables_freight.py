"""Freight, tuning half: further traffic returns, berth lists, possessions, contract registers and cards."""

# ruff: noqa: E501 (a document keeps its own lines)

from __future__ import annotations

from functools import partial

from labelled.notation import written

_document = partial(written, sector="freight", half="tuning")

DOCUMENTS = (
    _document(
        "统计/历年货物吞吐量.xlsx",
        "zh",
        "transposed, unit in heading, wan and yi, total, alias",
        """
=== 吞吐量
| 历年货物吞吐量 | < | < | < | 万吨
| 年份 | 煤渣编组站 | 卡德港 | 霍林站 | 备注
| [[2021|d?]] | [[1,846|-|R-01.throughput=18460000 t@2021]] | [[3,920|-|R-04.throughput=39200000 t@2021]] | [[702|-|R-05.throughput=7020000 t@2021]] |
| [[2022|d?]] | [[1,790|-|R-01.throughput=17900000 t@2022]] | [[3,655|-|R-04.throughput=36550000 t@2022]] | [[688|-|R-05.throughput=6880000 t@2022]] | 卡德港台风停工[[9天|q?]]
| [[2023|d?]] | [[1,912|-|R-01.throughput=19120000 t@2023]] | [[4,104|-|R-04.throughput=41040000 t@2023]] | [[731|-|R-05.throughput=7310000 t@2023]] |
| [[2024|d?]] | [[1,968|-|R-01.throughput=19680000 t@2024]] | [[4,266|-|R-04.throughput=42660000 t@2024]] | [[745|-|R-05.throughput=7450000 t@2024]] | 快报数
| [[2025|d?]]计划 | [[2,000|-|R-01.throughput=20000000 t~planned@2025]] | [[4,400|-|R-04.throughput=44000000 t~planned@2025]] | [[760|-|R-05.throughput=7600000 t~planned@2025]] |
=== 同比
增速，%
| 年份 | 煤渣编组站 | 卡德港 | 霍林站
| [[2023|d?]] | 6.8 | 12.3 | 6.3
| [[2024|d?]] | 2.9 | 3.9 | 1.9
""",
    ),
    _document(
        "Commercial/Contract register (extract).xlsx",
        "en",
        "alias, distractor, unit in heading, total",
        """
=== Live
Live works contracts
| Ref | Terminal | Description | Contractor | Sum, EUR | Award | Retention %
| [[CW-2291|id]] | SPT | Crane rail renewal | [[Bosgraaf Civil NV|org]] | [[2,415,000|-|R-06.contract_value=2415000 EUR]] | [[2024-11-18|d]] | 5
| [[CW-2304|id]] | CDY | Hump retarder overhaul | [[Halden Rail Works|org]] | [[688,400|-|R-01.contract_value=688400 EUR]] | [[2025-01-09|d]] | 5
| [[CW-2310|id]] | Marl Siding | Drainage | [[Teal & Sons|org]] | [[47,250|-|R-07.contract_value=47250 EUR]] | [[2025-02-03|d]] | 3
| [[CW-2311|id]] | Head office | Window blinds | [[Teal & Sons|org]] | 6,900 | [[2025-02-03|d]] | 0
| | | | Total | 3,157,550 | |
=== Closed
Closed in the year
| Ref | Terminal | Description | Final account, EUR
| [[CW-2188|id]] | PCD | Fender replacement | [[912,300|-|R-04.contract_value=912300 EUR?]]
""",
    ),
    _document(
        "Ports/Berth list 2025.xlsx",
        "en",
        "unit in heading, alias, distractor, merged heading",
        """
=== Berths
Berth list, in force [[1 March 2025|d=2025-03-01]]
| Port | Berth | Length m | Depth | < | Max axle load t (rail on quay)
| ^ | ^ | ^ | Value | Unit | ^
| PCD | main quay, all berths | 820 | [[14.5|-|R-04.berth_depth=14.5 m]] | m | [[22.5|-|R-04.axle_load=22.5 t]]
| SPT | all berths | 1,140 | [[16.2|-|R-06.berth_depth=16.2 m]] | m | -
| NIP | barge quay | 260 | [[13.1|-|R-08.berth_depth=3.99288 m]] | ft | [[20|-|R-08.axle_load=20 t]]
Depths are at chart datum. Next sounding at PCD [[week of 9 June|d=2025-06-09]].
=== Dues
| Port | Dues EUR per GT | Free days | Waste fee EUR
| PCD | 0.412 | 2 | 180
| SPT | 0.398 | 3 | 210
""",
    ),
    _document(
        "统计/上半年集装箱量（分站分月）.xlsx",
        "zh",
        "homonym, unit in heading, total, alias",
        """
=== 箱量TEU
[[2025|d?]]年上半年集装箱量
| 所在市 | 站名 | [[1月|d?=2025-01]] | [[2月|d?=2025-02]] | [[3月|d?=2025-03]] | [[4月|d?=2025-04]] | 合计
| [[西陵市|loc=Westmark|R-02.region]] | 滨江货场 | [[3,120|-|R-02.containers=3120 TEU@2025-01]] | [[2,045|-|R-02.containers=2045 TEU@2025-02]] | [[3,308|-|R-02.containers=3308 TEU@2025-03]] | [[3,411|-|R-02.containers=3411 TEU@2025-04]] | 11,884
| [[东陵市|loc=Estmark|R-03.region]] | 滨江货场 | [[5,870|-|R-03.containers=5870 TEU@2025-01]] | [[4,002|-|R-03.containers=4002 TEU@2025-02]] | [[6,115|-|R-03.containers=6115 TEU@2025-03]] | [[6,090|-|R-03.containers=6090 TEU@2025-04]] | 22,077
| [[东陵市|loc=Estmark|R-06.region]] | 黑岬码头 | [[88,400|-|R-06.containers=88400 TEU@2025-01]] | [[71,250|-|R-06.containers=71250 TEU@2025-02]] | [[90,660|-|R-06.containers=90660 TEU@2025-03]] | [[92,175|-|R-06.containers=92175 TEU@2025-04]] | 342,485
| [[诺林市|loc=Norrin|R-08.region]] | 诺林陆港 | [[9,015|-|R-08.containers=9015 TEU@2025-01]] | [[7,730|-|R-08.containers=7730 TEU@2025-02]] | [[9,442|-|R-08.containers=9442 TEU@2025-03]] | —— | 26,187
| 总计 | | 106,405 | 85,027 | 109,525 | 101,676 | 402,633
诺林陆港[[4月|d=2025-04]]数待补报。
=== 重空比
| 站名 | 重箱% | 空箱%
| 黑岬码头 | 71.5 | 28.5
| 诺林陆港 | 63.0 | 37.0
""",
    ),
    _document(
        "Possessions/Q3 possessions 封锁计划.xlsx",
        "mixed",
        "forward, alias, homonym, negation, distractor",
        """
=== Q3
Possession plan 封锁计划, [[July|d?=2025-07]]-[[September|d?=2025-09]] [[2025|d?]], issue 4
| Ref | Site 站点 | Region 地区 | Closed from 封锁日期 | Reopens 开通 | Work 内容 | Cost k EUR
| [[P-311|id]] | Cinder Yard | [[Westmark|loc|R-01.region]] | [[2025-07-05|d|R-01.closure~planned]] | [[2025-07-07|d]] | points 道岔更换 | 240
| [[P-314|id]] | Riverside | [[Estmark|loc|R-03.region]] | [[2025-07-19|d|R-03.closure~planned]] | [[2025-07-21|d]] | OLE 接触网 | 118
| [[P-318|id]] | Riverside | [[Westmark|loc|R-02.region]] | [[2025-08-02|d|R-02.closure~planned]] | [[2025-08-04|d]] | drainage 排水 | 36
| [[P-320|id]] | 霍林站 | [[Westmark|loc|R-05.region]] | [[2025-08-16|d|R-05.closure~negated]] | [[2025-08-18|d]] | cancelled 取消 | 0
| [[P-325|id]] | Marl Siding | [[Norrin|loc|R-07.region]] | [[2025-09-13|d|R-07.closure~planned]] | [[2025-09-20|d]] | resleepering 换枕 | 410
""",
    ),
    _document(
        "API/terminal_master.json",
        "en",
        "key-value, coordinates, alias",
        """
[
  {
    "id": "[[T-04|id?]]",
    "terminal": "Port Calder",
    "operator": "[[Calder Harbour Company plc|org|R-04.operator]]",
    "region": "[[Estmark|loc|R-04.region]]",
    "lat": [[51.8830|-|R-04.location=51.8830,1.2841]],
    "lon": 1.2841,
    "draught_m": [[14.5|-|R-04.berth_depth=14.5 m]],
    "throughput_kt_2024": [[42660|-|R-04.throughput=42660000 t@2024]],
    "security_phone": "[[01632 960230|ph]]"
  },
  {
    "id": "[[T-07|id?]]",
    "terminal": "Marl Siding",
    "operator": "[[Quarrymen's Freight Co-operative|org|R-07.operator]]",
    "region": "[[Norrin|loc|R-07.region]]",
    "lat": [[52.6104|-|R-07.location=52.6104,-0.7719]],
    "lon": -0.7719,
    "draught_m": null,
    "throughput_kt_2024": [[815|-|R-07.throughput=815000 t@2024]],
    "security_phone": null
  }
]
""",
    ),
    _document(
        "门户/货场档案.html",
        "zh",
        "key-value, subject in heading, alias, distractor, wan and yi",
        """
# 货场档案
## 霍林枢纽站
| 经营人 | [[陵北铁路物流有限公司|org|R-05.operator]] | 所在市 | [[西陵市|loc=Westmark|R-05.region]]
| 允许轴重 | [[23.5吨|q=23.5 t|R-05.axle_load]] | 到发线 | [[14条|q?]]
| [[2024年|d?]]货运量 | [[745万吨|q=7450000 t|R-05.throughput@2024]] | 日均装车 | [[212车|q?]]
| 值班电话 | [[0532-6117702|ph]] | 建站 | [[1974年|d?]]
## 泥灰专用线
| 经营人 | [[泥灰矿业有限公司|org|R-07.operator]] | 所在市 | [[诺林市|loc=Norrin|R-07.region]]
| 允许轴重 | [[21吨|q=21 t|R-07.axle_load]] | 线路长 | [[4.7公里|q=4.7 km]]
| [[2024年|d?]]货运量 | [[81.5万吨|q=815000 t|R-07.throughput@2024]] | 日均装车 | [[25车|q?]]
""",
    ),
    _document(
        "Planning/Yard capability sheet.pdf",
        "en",
        "transposed, unit in heading, alias, target, range",
        """
# Yard capability sheet
Issue 7, [[20 January 2025|d=2025-01-20]]
| | Cinder Yard | Hollin | Norrin Port
| Axle load, t | [[22.5|-|R-01.axle_load=22.5 t]] | [[23.5|-|R-05.axle_load=23.5 t]] | [[20|-|R-08.axle_load=20 t]]
| Axle load after renewal, t | [[25|-|R-01.axle_load=25 t~target?]] | [[25|-|R-05.axle_load=25 t~target?]] | -
| Tonnage [[2024|d?]], kt | [[19,680|-|R-01.throughput=19680000 t@2024]] | [[7,450|-|R-05.throughput=7450000 t@2024]] | [[2,905|-|R-08.throughput=2905000 t@2024]]
| Longest train, m | 750 | 740 | 600
| TEU in [[December 2024|d=2024-12]] | - | [[2,210|-|R-05.containers=2210 TEU@2024-12]] | [[8,960|-|R-08.containers=8960 TEU@2024-12]]
| Operated by | [[Westmark Rail Freight|org|R-01.operator]] | [[Lingbei Rail Logistics|org|R-05.operator]] | [[Norrin Port Authority|org|R-08.operator?]]
Renewal money: [[EUR 31m|m=31000000 EUR]] over both yards, not yet voted.
""",
    ),
    _document(
        "合同/合同台账页.docx",
        "zh",
        "unit in heading, wan and yi, alias, homonym, total",
        """
# 合同台账（工程类）
金额单位：万元
| 合同编号 | 站点 | 地区 | 工程内容 | 中标单位 | 合同价 | 签订日期
| [[HT25-008|id]] | 滨江货场 | [[西陵|loc=Westmark|R-02.region]] | 门吊大修 | [[衡达重工有限公司|org]] | [[315|-|R-02.contract_value=409500 EUR]] | [[2025年1月16日|d=2025-01-16]]
| [[HT25-011|id]] | 滨江货场 | [[东陵|loc=Estmark|R-03.region]] | 堆场硬化 | [[陵海路桥有限公司|org]] | [[1,260|-|R-03.contract_value=1638000 EUR]] | [[2025年2月27日|d=2025-02-27]]
| [[HT25-019|id]] | 黑岬码头 | [[东陵|loc=Estmark|R-06.region]] | 岸桥电控 | [[衡达重工有限公司|org]] | [[884|-|R-06.contract_value=1149200 EUR]] | [[2025年3月31日|d=2025-03-31]]
| 合计 | < | < | < | < | 2,459 |
经办：[[殷实|per]]
""",
    ),
    _document(
        "邮件/四月箱量快报.eml",
        "zh",
        "alias, comparison, unit in heading, wan and yi",
        """
From: [[慕容越|per]] <[[murong@lingang.example|em]]>
To: [[tongji@lingang.example|em]]
Date: [[Tue, 06 May 2025|d?=2025-05-06]] 09:30:00 +0800
Subject: 四月箱量快报

统计组：

[[四月|d=2025-04]]快报数如下，单位TEU，[[去年四月|d=2024-04]]数附后备查。

¦码头      [[本月|d?=2025-04]]      [[去年同月|d?=2024-04]]    同比%
¦黑岬      [[92,175|-|R-06.containers=92175 TEU@2025-04]]    [[86,310|-|R-06.containers=86310 TEU@2024-04]]      6.8
¦卡德港    [[31,440|-|R-04.containers=31440 TEU@2025-04]]    [[33,025|-|R-04.containers=33025 TEU@2024-04]]     -4.8
¦诺林陆港  [[9,120|-|R-08.containers=9120 TEU@2025-04]]     [[8,404|-|R-08.containers=8404 TEU@2024-04]]       8.5

正式数[[5月15日|d=2025-05-15]]前上报。
慕容越
""",
    ),
    _document(
        "Data room/closures_export.csv",
        "en",
        "forward, alias, distractor, negation",
        """
Location name|Closure|Reopening|Reason|Status|Trains diverted
Cinder Yard|[[2025-03-08|d|R-01.closure]]|[[2025-03-10|d]]|track renewal|done|41
Sable Point|[[2025-03-22|d|R-06.closure]]|[[2025-03-22|d]]|crane lift|done|6
Hollin Junction|[[2025-10-25|d|R-05.closure~planned]]|[[2025-10-27|d]]|resignalling|confirmed|77
Marl Siding|[[2025-11-08|d|R-07.closure~negated]]|[[2025-11-09|d]]|bridge|withdrawn|0
""",
    ),
    _document(
        "Performance/Throughput plan v actual FY24.xlsx",
        "en",
        "merged heading, homonym, fiscal year, unit in heading, total",
        """
=== FY24-25
Throughput against plan, year to [[31 March 2025|d=2025-03-31]] (kt)
| Terminal | Tonnage | < | < | Staff FTE | Remark
| ^ | Plan | Actual | % of plan | ^ | ^
| [[WESTMARK|loc?=Westmark|R-01.region=Westmark?; R-02.region=Westmark?]] | | | | |
| Cinder Yard | [[19,500|-|R-01.throughput=19500000 t~planned@2024/25]] | [[19,744|-|R-01.throughput=19744000 t@2024/25]] | 101.3 | 212 |
| Riverside | [[880|-|R-02.throughput=880000 t~planned@2024/25]] | [[816|-|R-02.throughput=816000 t@2024/25]] | 92.7 | 38 | crane out [[6 weeks|q?]]
| [[ESTMARK|loc?=Estmark|R-03.region=Estmark?; R-04.region=Estmark?]] | | | | |
| Riverside | [[1,150|-|R-03.throughput=1150000 t~planned@2024/25]] | [[1,207|-|R-03.throughput=1207000 t@2024/25]] | 105.0 | 44 |
| Port Calder | [[43,000|-|R-04.throughput=43000000 t~planned@2024/25]] | [[42,380|-|R-04.throughput=42380000 t@2024/25]] | 98.6 | 611 | two storm days
| Network | 64,530 | 64,147 | 99.4 | 905 |
""",
    ),
    _document(
        "Commercial/Awards by currency.xlsx",
        "mixed",
        "alias, distractor, forward",
        """
=== Awards
Awards by currency 中标台账 (thousands 千)
| Terminal 码头 | Works 项目 | Currency 币种 | Contract value 合同金额 | Awarded | Contractor 中标方
| Norrin Port | gantry 龙门吊 | EUR | [[1,480|-|R-08.contract_value=1480000 EUR]] | [[2025-02-11|d]] | [[Bosgraaf Civil NV|org]]
| 卡德港 | dredging 疏浚 | GBP | [[2,050|-|R-04.contract_value=2460000 EUR]] | [[2025-03-04|d]] | [[Silt & Tide Ltd|org]]
| 西陵滨江货场 | paving 硬化 | CNY | [[3,900|-|R-02.contract_value=507000 EUR]] | [[2025-03-19|d]] | [[陵海路桥有限公司|org]]
| Sable Point | fenders 护舷 | USD | [[640|-|R-06.contract_value=576000 EUR]] | [[2025-05-08|d]] | [[Pacific Fender Inc.|org]]
=== Rates
| Currency | EUR per unit | As of
| GBP | 1.2 | [[2025-05-30|d]]
| USD | 0.9 | [[2025-05-30|d]]
""",
    ),
)
