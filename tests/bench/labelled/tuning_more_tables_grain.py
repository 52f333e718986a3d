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
=== 2025-02
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
)
