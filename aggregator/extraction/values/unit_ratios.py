"""What common units of measure are to one another, for units that a pack does not list."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

_DIMENSIONS: tuple[Mapping[str, str], ...] = (
    {"g": "0.001", "kg": "1", "t": "1000", "kt": "1000000", "Mt": "1000000000", "tonne": "1000", "tonnes": "1000",
     "千克": "1", "公斤": "1", "斤": "0.5", "克": "0.001", "吨": "1000", "万吨": "10000000", "亿吨": "100000000000",
     "lb": "0.45359237", "lbs": "0.45359237"},
    {"W": "1", "kW": "1000", "MW": "1000000", "GW": "1000000000", "TW": "1000000000000", "瓦": "1", "千瓦": "1000",
     "万千瓦": "10000000", "兆瓦": "1000000", "吉瓦": "1000000000", "亿千瓦": "100000000000"},
    {"kWh": "1", "MWh": "1000", "GWh": "1000000", "TWh": "1000000000", "千瓦时": "1", "度": "1", "兆瓦时": "1000",
     "万千瓦时": "10000", "万度": "10000", "亿千瓦时": "100000000", "亿度": "100000000", "吉瓦时": "1000000"},
    {"l": "0.001", "L": "0.001", "litre": "0.001", "litres": "0.001", "升": "0.001", "m3": "1", "m³": "1", "Ml": "1000",
     "ML": "1000", "立方米": "1", "万m3": "10000", "万m³": "10000", "万立方米": "10000", "亿立方米": "100000000",
     "million m3": "1000000", "million m³": "1000000"},
    {"m3/d": "1", "m³/d": "1", "Ml/d": "1000", "ML/d": "1000", "立方米/日": "1", "万m3/d": "10000", "万m³/d": "10000",
     "万立方米/日": "10000", "吨/日": "1", "万吨/日": "10000", "l/s": "86.4", "m3/h": "24", "m³/h": "24"},
    {"mm": "0.001", "cm": "0.01", "m": "1", "km": "1000", "metre": "1", "metres": "1", "ft": "0.3048", "mi": "1609.344",
     "厘米": "0.01", "米": "1", "公里": "1000", "千米": "1000"},
    {"m2": "1", "m²": "1", "ha": "10000", "km2": "1000000", "km²": "1000000",
     "平方米": "1", "公顷": "10000", "亩": "666.6667"},
)  # fmt: skip
_SCALES = {
    "百万": Decimal(10**6), "千万": Decimal(10**7), "万": Decimal(10**4), "亿": Decimal(10**8), "千": Decimal(1000),
    "million": Decimal(10**6), "thousand": Decimal(1000), "10^4": Decimal(10**4), "10⁴": Decimal(10**4),
    "10^8": Decimal(10**8), "10^3": Decimal(1000), "10^6": Decimal(10**6),
}  # fmt: skip
_BY_UNIT = {unit: at for at, units in enumerate(_DIMENSIONS) for unit in units}
UNITS = frozenset(unit.casefold() for unit in _BY_UNIT)
"""All units known here, in small letters."""


def ratio(unit: str, wanted: str) -> Decimal | None:
    """Return what a number in one unit is multiplied by to stand in another of the same measure, or None.

    Examples
    --------
    >>> ratio("公斤", "t"), ratio("Ml/d", "m3/d"), ratio("kg", "MW"), ratio("万kWh", "GWh")
    (Decimal('0.001'), Decimal('1E+3'), None, Decimal('0.01'))
    """
    bare, times = _apart(unit)
    at = _BY_UNIT.get(bare)
    if at is None or _BY_UNIT.get(wanted) != at:
        return None
    return (times * Decimal(_DIMENSIONS[at][bare]) / Decimal(_DIMENSIONS[at][wanted])).normalize()


def _apart(unit: str) -> tuple[str, Decimal]:
    """Return a unit without the number before it that it is so many of: 万kWh, million m3, 10^4 t."""
    plain = unit.replace("·", "").replace(" ", "").replace("ｋ", "k")
    for name in (unit, plain):
        if name in _BY_UNIT:
            return name, Decimal(1)
    for scale, times in _SCALES.items():
        if plain.startswith(scale) and plain[len(scale) :] in _BY_UNIT:
            return plain[len(scale) :], times
    return unit, Decimal(1)
