"""Rail freight and ports, tuning half: traffic returns, possession sheets, contract lists and forms."""

# ruff: noqa: E501 (a document keeps its own lines)

from __future__ import annotations

from functools import partial

from labelled.columns import aligned
from labelled.notation import written

_doc = partial(written, sector="freight", half="tuning")

DOCUMENTS = (
    _doc(
        "Traffic/box_counts_h1.xlsx",
        "en",
        "pivot, unit in heading, total, alias",
        """
=== TEU
Boxes over the quay or pad, TEU, [[2025|d?]]
| Location | [[Jan-25|d=2025-01]] | [[Feb-25|d=2025-02]] | [[Mar-25|d=2025-03]] | Q1
| Sable Point | [[41,220|-|R-06.containers=41220 TEU@2025-01]] | [[36,905|-|R-06.containers=36905 TEU@2025-02]] | [[43,118|-|R-06.containers=43118 TEU@2025-03]] | 121,243
| Norrin Port | [[6,480|-|R-08.containers=6480 TEU@2025-01]] | [[5,975|-|R-08.containers=5975 TEU@2025-02]] | [[6,712|-|R-08.containers=6712 TEU@2025-03]] | 19,167
| Westmark Riverside | [[1,204|-|R-02.containers=1204 TEU@2025-01]] | - | [[1,377|-|R-02.containers=1377 TEU@2025-03]] | 2,581
| Network | 48,904 | 42,880 | 51,207 | 142,991
=== Tonnes
Bulk, not containers. kt a year.
| Location | 2023 | 2024 | Budget 2025
| Calder | [[8,140|-|R-04.throughput=8140000 t@2023]] | [[7,912|-|R-04.throughput=7912000 t@2024]] | [[8,000|-|R-04.throughput=8000000 t~planned@2025]]
| Marl Siding | [[655|-|R-07.throughput=655000 t@2023]] | [[688|-|R-07.throughput=688000 t@2024]] | [[700|-|R-07.throughput=700000 t~planned@2025]]
""",
    ),
    _doc(
        "运量/2024年站港货运量统计表.docx",
        "zh",
        "merged heading, unit in heading, total, homonym, footnote",
        """
# 站港货运量统计表
单位：万吨
| 所在市 | 站点 | [[2023年|d?=2023]] | [[2024年|d?=2024]] | 增减（%）
| [[东陵市|loc=Estmark|R-03.region=Estmark; R-04.region=Estmark]] | 滨江货场 | [[182.4|-|R-03.throughput=1824000 t@2023]] | [[190.6|-|R-03.throughput=1906000 t@2024]] | 4.5
| ^ | 卡德港 | [[814.0|-|R-04.throughput=8140000 t@2023]] | [[791.2|-|R-04.throughput=7912000 t@2024]] | -2.8
| [[西陵市|loc=Westmark|R-01.region=Westmark; R-02.region=Westmark]] | 滨江货场 | [[240.3|-|R-02.throughput=2403000 t@2023]] | [[251.7|-|R-02.throughput=2517000 t@2024]] | 4.7
| ^ | 煤渣编组站 | [[1120.5|-|R-01.throughput=11205000 t@2023]] | [[1098.8|-|R-01.throughput=10988000 t@2024]] | -1.9
| 总计 | < | 2357.2 | 2332.3 | -1.1
填报：[[谷雨|per]]　复核：[[国盛|per]]
""",
    ),
    _doc(
        "Engineering/possession_list_wk22.csv",
        "en",
        "forward, negation, alias, list",
        """
poss_no;location;from;to;scope;status;reason
[[P22-101|id]];Hollin;[[2025-06-07|d|R-05.closure~planned]];[[2025-06-08|d|R-05.closure~planned?]];all lines;confirmed;S&C renewal
[[P22-104|id]];CDY;[[2025-06-14|d|R-01.closure~planned?]];[[2025-06-15|d|R-01.closure~planned?]];hump;confirmed;retarders
[[P22-107|id]];Marl Siding;[[2025-06-21|d|R-07.closure~negated]];[[2025-06-22|d]];all lines;CANCELLED;no ballast train
[[P22-110|id]];Hollin;[[2025-06-28|d|R-05.closure~planned?]];[[2025-06-29|d|R-05.closure~planned?]];up goods;proposed;tamping
[[P22-111|id]];[[Moss Lane viaduct|loc?]];[[2025-06-28|d]];[[2025-06-29|d]];both lines;confirmed;inspection
""",
    ),
    _doc(
        "天窗/6月施工天窗计划.xlsx",
        "zh",
        "forward, unit in heading, alias, negation",
        """
=== 6月
[[2025年6月|d=2025-06]]施工天窗计划
| 车站 | 天窗日期 | 时段 | 作业内容 | 施工单位 | 执行情况
| 霍林站 | [[2025-06-07|d|R-05.closure~planned]] | 0:30-4:30 | 更换道岔 | [[中陵工务段|org]] | 待执行
| 煤渣编组站 | [[2025-06-14|d|R-01.closure~planned]] | 23:00-5:00 | 减速器大修 | [[西陵电务段|org]] | 待执行
| 泥灰专用线 | [[2025-06-21|d|R-07.closure~negated]] | 9:00-12:00 | 清筛 | — | 取消
| 诺林陆港 | [[2025-06-24|d|R-08.closure~planned]] | 全天 | 龙门吊轨道 | [[宏梁建设有限公司|org]] | 待执行
""",
    ),
    _doc(
        "Harbour/berth_table.html",
        "en",
        "unit in heading, range, alias, distractor",
        """
# Depths and operators
Depths below chart datum, in metres, surveyed [[November 2024|d=2024-11]].
| Port | Berth | Depth alongside | LOA max | Concession holder | Position
| Port Calder | deep-water quay | [[14.2|-|R-04.berth_depth=14.2 m]] | 290 | [[Calder Harbour Company|org|R-04.operator]] | [[55.1840 N, 1.4425 W|c=55.1840,-1.4425|R-04.location]]
| Sable Point | 1 to 4 | [[15.5|-|R-06.berth_depth=15.5 m]] | 366 | [[Norrland Boxes AG|org|R-06.operator]] | [[55.2077 N, 1.3981 W|c=55.2077,-1.3981|R-06.location]]
| Estmark Riverside | river wall | [[4.8 - 5.2|-|R-03.berth_depth=4.8..5.2 m]] | 92 | [[Estmark Rail Terminals Ltd|org|R-03.operator]] |
| Fish dock | all | 3.1 | 28 | [[Town council|org?]] |
""",
    ),
    _doc(
        "合同/工程合同台账.csv",
        "zh",
        "alias, total, distractor, negation",
        """
合同编号,站点,工程名称,承包单位,合同价（万元）,签订日期,备注
[[HT-2025-011|id]],诺林陆港,堆场扩建,[[宏梁建设有限公司|org]],[[4260|-|R-08.contract_value=5538000 EUR]],[[2025-02-18|d]],
[[HT-2025-014|id]],霍林枢纽站,信号楼改造,[[西陵电务工程公司|org]],[[1875.5|-|R-05.contract_value=2438150 EUR]],[[2025-03-04|d]],
[[HT-2025-015|id]],卡德港,疏浚,[[海拓航道局|org]],[[960|-|R-04.contract_value=1248000 EUR~negated?]],[[2025-03-07|d]],已解除
[[HT-2025-019|id]],机关食堂,厨具采购,[[味丰厨业|org]],[[38.2|-]],[[2025-03-21|d]],
合计,,,,7133.7,,
""",
    ),
    _doc(
        "Commercial/Contracts signed FY24-25.pdf",
        "en",
        "fiscal year, alias, total, decimal comma",
        """
# Contracts signed in [[2024/25|d?]]
| Lot | Site | Works | Awarded to | Contract sum | Signed
| 1 | Cinder Yard | retarders | [[Hammarlund Bahntechnik GmbH|org]] | [[EUR 3.480.000,00|m=3480000 EUR|R-01.contract_value=3480000 EUR]] | [[09.09.2024|d=2024-09-09]]
| 2 | Sable Point | crane 7 | [[Tessaro Gru SpA|org]] | [[EUR 9.125.500,00|m=9125500 EUR|R-06.contract_value=9125500 EUR]] | [[22.11.2024|d=2024-11-22]]
| 3 | Marl Siding | sleepers | [[Westmark Trackworks Ltd|org]] | [[EUR 214.750,00|m=214750 EUR|R-07.contract_value=214750 EUR]] | [[14.01.2025|d=2025-01-14]]
| | | | Sum | [[EUR 12.820.250,00|m=12820250 EUR]] |
""",
    ),
    _doc(
        "站场/泥灰专用线技术卡片.txt",
        "zh",
        "key-value, coordinates, alias",
        f"""
专用线技术卡片

{
            aligned('''
名称： | 泥灰专用线 | 代码： | MRS
所在市： | [[诺林市|loc=Norrin|R-07.region]] | 接轨站： | 霍林站
允许轴重： | [[22.5吨|q=22.5 t|R-07.axle_load]] | 有效长： | [[640米|q=640 m]]
运营单位： | [[诺林矿业运输公司|org|R-07.operator]] | 股道数： | 3
坐标： | [[54.8716,-1.7204|c|R-07.location]] | 年货运量： | [[68.8万吨|q=688000 t|R-07.throughput]]
''')
        }

修订：[[2025年4月|d=2025-04]]
""",
    ),
    _doc(
        "Network/axle_loads.md",
        "en",
        "unit in heading, alias, forward, footnote",
        """
# Route availability, extract

Max. axle load in tonnes. Issue 14, valid from [[1 May 2025|d=2025-05-01]].

| Node | Short | Max. axle load | after upgrade [^1] | City |
|:--|:--|--:|--:|:--|
| Hollin Junction | HLJ | [[22.5|-|R-05.axle_load=22.5 t]] | [[25.0|-|R-05.axle_load=25 t~planned]] | [[Westmark|loc|R-05.region]] |
| Cinder Yard | CDY | [[25.0|-|R-01.axle_load=25 t]] | - | [[Westmark|loc|R-01.region]] |
| Riverside Terminal | | [[20.0|-|R-03.axle_load=20 t]] | [[22.5|-|R-03.axle_load=22.5 t~planned]] | [[Estmark|loc|R-03.region]] |
| Norrin Inland Port | NIP | [[22.5|-|R-08.axle_load=22.5 t]] | - | [[Norrin|loc|R-08.region]] |

[^1]: works end in [[December 2026|d=2026-12]]
""",
    ),
    _doc(
        "Mail/Week 19 boxes and closures.eml",
        "en",
        "alias, quoted mail, forward, unit in heading",
        f"""
From: [[Sunniva Dahl|per]] <[[s.dahl@estport.example|em]]>
To: [[Piers Lonsdale|per]] <[[p.lonsdale@estport.example|em]]>
Subject: RE: [[April|d=2025-04]] and what is shut
Date: [[Mon, 12 May 2025 11:31:00 +0100|d?=2025-05-12]]

Piers, filled in below.

> Can I have [[April|d=2025-04]] by terminal please?

{
            aligned('''
Term. | TEU, [[April|d=2025-04]] | TEU, [[April 2024|d=2024-04]]
SPT | [[42,660|-|R-06.containers=42660 TEU@2025-04]] | [[40,015|-|R-06.containers=40015 TEU@2024-04]]
NIP | [[6,590|-|R-08.containers=6590 TEU@2025-04]] | [[6,120|-|R-08.containers=6120 TEU@2024-04]]
''')
        }

{
            aligned('''
Term. | Closed from | Why
SPT | [[16 May|d=2025-05-16|R-06.closure~planned]] | gate system changeover
PCD | [[24 May|d=2025-05-24|R-04.closure~planned]] | regatta, no shipping
''')
        }

S.
""",
    ),
    _doc(
        "数据/站点主数据.json",
        "zh",
        "key-value, coordinates, alias, homonym",
        """
[
 {"站码": "PCD", "站名": "卡德港", "地区": "[[东陵|loc=Estmark|R-04.region]]", "经度": -1.4425, "纬度": [[55.1840|-|R-04.location=55.1840,-1.4425]], "前沿水深_m": [[14.2|-|R-04.berth_depth=14.2 m]], "经营人": "[[卡德港务公司|org|R-04.operator]]"},
 {"站码": "SPT", "站名": "黑岬码头", "地区": "[[东陵|loc=Estmark|R-06.region]]", "经度": -1.3981, "纬度": [[55.2077|-|R-06.location=55.2077,-1.3981]], "前沿水深_m": [[15.5|-|R-06.berth_depth=15.5 m]], "经营人": "[[诺兰集装箱公司|org|R-06.operator]]"},
 {"站码": "NIP", "站名": "诺林陆港", "地区": "[[诺林|loc=Norrin|R-08.region]]", "经度": null, "纬度": null, "前沿水深_m": null, "经营人": "[[诺林陆港集团|org|R-08.operator]]"}
]
""",
    ),
    _doc(
        "汇报/港口指标.pptx",
        "zh",
        "transposed, target, wan and yi, unit in heading",
        """
=== 两港主要指标
| 指标 | 卡德港 | 黑岬码头
| [[2024年|d?=2024]]吞吐量（万吨） | [[791.2|-|R-04.throughput=7912000 t@2024]] | [[512.6|-|R-06.throughput=5126000 t@2024]]
| [[2025年|d?=2025]]目标（万吨） | [[820|-|R-04.throughput=8200000 t~target@2025]] | [[560|-|R-06.throughput=5600000 t~target@2025]]
| [[2025年3月|d=2025-03]]箱量（标箱） | — | [[43118|-|R-06.containers=43118 TEU@2025-03]]
| 前沿水深（米） | [[14.2|-|R-04.berth_depth=14.2 m]] | [[15.5|-|R-06.berth_depth=15.5 m]]
=== 接待安排
| 日期 | 车牌 | 酒店
| [[2025年6月9日|d=2025-06-09]] | [[陵B·30117|id?]] | [[滨江大酒店|org?]]
""",
    ),
)
