"""Units as people write and say them, besides those that a pack lists: 万方 of 万立方米, "megawatts" of MW."""

from __future__ import annotations

import re
from dataclasses import replace

from aggregator.policy.records import Attribute

_SAME = tuple(
    tuple(name.strip() for name in names.split(","))
    for names in (
        "MW, megawatt, megawatts, 兆瓦",
        "kW, kilowatt, kilowatts, 千瓦",
        "GW, gigawatt, gigawatts, 吉瓦",
        "万千瓦, 万kW",
        "GWh, gigawatt hours, gigawatt-hours, gigawatt hour",
        "MWh, megawatt hours, megawatt-hours, megawatt hour, 兆瓦时",
        "亿千瓦时, 亿度, 亿kWh",
        "万千瓦时, 万度, 万kWh",
        "t, tonne, tonnes, ton, tons, 吨",
        "kt, kilotonnes, thousand tonnes",
        "kg, kilo, kilos, kilogram, kilograms, 公斤, 千克",
        "m3, m³, cubic metre, cubic metres, cubic meters, 立方米, 立方, 方",
        "万立方米, 万立方, 万方, 万m3, 万m³",
        "亿立方米, 亿立方, 亿方",
        "l, litre, litres, liter, liters, 升",
        "Ml, megalitre, megalitres, million litres",
        "m, metre, metres, meter, meters, 米",
        "km, kilometre, kilometres, 公里, 千米",
        "TEU, 标箱, 标准箱",
        "万TEU, 万标箱, 万标准箱",
        "people, persons, residents, inhabitants, 人, 口人",
        "万人, 万口人",
        "beds, bed, 张, 张床, 张床位, 张病床",
        "cases, case, infections, 例",
        "units, 台, 台套",
    )
)
_A_DAY = re.compile(r"[/／]\s?(?:d|day|日|天)$")
_DAILY = re.compile(
    r"\b(?:(?:a|per|each|every) day|daily|in a day|day in)\b|每[天日]|日[均供产送制处]|一[天日]|全天|[/／]\s?[日天d]",
    re.IGNORECASE,
)


def is_daily(attribute: Attribute) -> bool:
    """Return whether an attribute is an amount of each day, as its unit says."""
    return _A_DAY.search(attribute.unit or "") is not None


def says_daily(text: str) -> bool:
    """Return whether a text says that an amount is one of each day."""
    return _DAILY.search(text) is not None


def spoken(attribute: Attribute, *, daily: bool = False) -> Attribute:
    """Return an attribute with the other names of its units; ``daily``, of what it has a day without saying so.

    Examples
    --------
    >>> from aggregator.policy.records import ValueKind
    >>> output = Attribute("output", "works", ValueKind.QUANTITY, unit="m3/d", also_in={"万吨/日": 10000})
    >>> [spoken(output, daily=daily).also_in.get("万吨") for daily in (True, False)]
    [10000, None]
    """
    known = dict(attribute.also_in)
    if attribute.unit is not None:
        known.setdefault(attribute.unit, 1)
    added: dict[str, float] = {}
    for unit, factor in known.items():
        whole = _A_DAY.sub("", unit)
        if whole == unit or daily:
            alike = {whole}.union(*(names for names in _SAME if whole in names))
            added |= {name: factor for name in sorted(alike) if name not in known and name not in added}
    return replace(attribute, also_in={**known, **added})
