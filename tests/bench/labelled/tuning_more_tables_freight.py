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
)
