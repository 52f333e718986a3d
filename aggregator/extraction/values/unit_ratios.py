"""What common units of measure are to one another, for units that a pack does not list."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

_BASES: Mapping[str, Mapping[str, str]] = {
    "mass, kg": {
        "g gram grams gramme grammes 克": "0.001", "kg kgs kilo kilos kilogram kilograms 千克 公斤": "1",
        "t tonne tonnes mt 吨 公吨": "1000", "kt": "1000000", "Mt": "1000000000", "斤 市斤": "0.5",
        "lb lbs": "0.45359237",
    },
    "power, W": {"W watt watts 瓦": "1", "kW 千瓦": "1000", "MW MWe MWp 兆瓦": "1000000", "GW 吉瓦": "1000000000",
        "TW": "1000000000000"},
    "energy, kWh": {"Wh 瓦时": "0.001", "kWh 千瓦时 度": "1", "MWh 兆瓦时": "1000", "GWh 吉瓦时": "1000000",
        "TWh 太瓦时": "1000000000"},
    "volume, m3": {"l litre litres liter liters 升": "0.001", "m3 立方米 立方 方": "1",
        "Ml megalitre megalitres": "1000", "Gl": "1000000", "hm3": "1000000"},
    "length, m": {"mm 毫米": "0.001", "cm 厘米": "0.01", "m metre metres meter meters 米": "1", "km 公里 千米": "1000",
        "ft feet": "0.3048", "mi mile miles": "1609.344"},
    "area, m2": {"m2 平方米": "1", "ha 公顷": "10000", "km2 平方公里": "1000000", "亩": "666.6667"},
}  # fmt: skip
_TIMES = {"s": "86400", "h": "24", "hr": "24", "hour": "24", "d": "1", "day": "1",
    "秒": "86400", "小时": "24", "时": "24", "日": "1", "天": "1", "昼夜": "1"}  # fmt: skip
_SCALES = {"十": 1, "百": 2, "千": 3, "万": 4, "十万": 5, "百万": 6, "千万": 7, "亿": 8, "十亿": 9, "百亿": 10,
    "千亿": 11, "万亿": 12, "thousand": 3, "million": 6, "mn": 6, "mln": 6, "billion": 9,
    "bn": 9, "'000": 3, "000": 3, "10⁴": 4, "104": 4,
    "10⁸": 8, "108": 8, "103": 3, "106": 6}  # fmt: skip


class _Measure(NamedTuple):
    """What a unit measures, and how many of the measure's own unit it is."""

    sort: str
    size: Decimal


_EXACT = {
    unit: _Measure(sort, Decimal(size)) for sort, units in _BASES.items() for names, size in units.items()
    for unit in names.split()
}  # fmt: skip
_EXACT["Mld"] = _Measure("volume, m3 a day", Decimal(1000))
_FOLDED: dict[str, _Measure | None] = {}
for _unit, _measure in _EXACT.items():
    _known = _FOLDED.setdefault(_unit.casefold(), _measure)
    _FOLDED[_unit.casefold()] = _known if _known == _measure else None
_WATER = {"mass, kg a day": _Measure("volume, m3 a day", Decimal("0.001"))}
"""Water is told by the tonne too."""
_MARKS = str.maketrans({"·": None, "•": None, ".": None, "³": "3", "²": "2", "^": None, "㎥": "m3", "㎡": "m2"})
_RATE = re.compile(r"\s*(?:/|\bper\b|\ba(?= day)|每)\s*")
_LONGEST = 60
_MOST_SCALES = 4
"""A text longer than this, or of more words of scale, names no unit."""
_SCALED = re.compile(rf"({'|'.join(sorted(_SCALES, key=len, reverse=True))})\s*(?=\S)", re.IGNORECASE)


def ratio(unit: str, wanted: str) -> Decimal | None:
    """Return what a number in one unit is multiplied by to stand in another of the same measure, or None.

    Examples
    --------
    >>> ratio("公斤", "t"), ratio("Ml/d", "m3/d"), ratio("万kW·h", "GWh"), ratio("million m³", "m3"), ratio("kg", "MW")
    (Decimal('0.001'), Decimal('1E+3'), Decimal('0.01'), Decimal('1E+6'), None)
    """
    ours, theirs = _measure_of(unit), _measure_of(wanted)
    if ours is None or theirs is None:
        return None
    if ours.sort in _WATER and theirs.sort == _WATER[ours.sort].sort:
        return (ours.size * _WATER[ours.sort].size / theirs.size).normalize()
    if ours.sort != theirs.sort:
        return None
    return (ours.size / theirs.size).normalize()


def is_measure(unit: str) -> bool:
    """Return whether a text is a unit of measure known here.

    Examples
    --------
    >>> is_measure("万kWh"), is_measure("MW·h"), is_measure("beds")
    (True, True, False)
    """
    return _measure_of(unit) is not None


def _measure_of(unit: str) -> _Measure | None:
    return _short_measure_of(unit) if len(unit) <= _LONGEST else None


@lru_cache(maxsize=4096)
def _short_measure_of(unit: str) -> _Measure | None:
    written = unit.translate(_MARKS).strip()
    over, *under = _RATE.split(written)
    measure = _plain(over)
    if not under or measure is None:
        return measure
    per = _TIMES.get(under[0].casefold())
    if per is None or len(under) > 1:
        return None
    return _Measure(f"{measure.sort} a day", measure.size * Decimal(per))


def _plain(written: str) -> _Measure | None:
    places = 0
    for _ in range(_MOST_SCALES):
        squeezed = written.replace(" ", "")
        found = _EXACT.get(squeezed) or _FOLDED.get(squeezed.casefold())
        if found is not None:
            return _Measure(found.sort, found.size.scaleb(places)) if places else found
        scaled = _SCALED.match(written)
        if scaled is None:
            return None
        places += _SCALES[scaled.group(1).casefold()]
        written = written[scaled.end() :]
    return None
