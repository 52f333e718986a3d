"""The values that a text gives, whatever the pack, in canonical form: found by the grammars of the value kinds."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from aggregator.extraction.values import find_values
from aggregator.extraction.values.checked import checked
from aggregator.extraction.values.pattern import PatternSet, pattern
from aggregator.extraction.values.quantity import sought_by
from aggregator.policy.records import Attribute, ValueKind

_DIGIT = r"\d|[〇一二三四五六七八九十百千万亿两]"
_DEGREES = r"[°º˚′″]|\d\.\d{3}|[纬经]度|(?i:\b(?:lat|lon|utm|mgrs)\b)|\b\d{1,2}[A-Z]{3}\d{4}"

_QUANTITIES = tuple(
    Attribute(name, "document", ValueKind.QUANTITY, unit=unit, also_in=others)
    for name, unit, others in (
        ("power", "MW", {"kW": 0.001, "GW": 1000, "万千瓦": 10, "千瓦": 0.001, "兆瓦": 1, "吉瓦": 1000}),
        ("energy", "MWh", {"kWh": 0.001, "GWh": 1000, "TWh": 1e6, "千瓦时": 0.001, "万千瓦时": 10, "亿千瓦时": 1e5}),
        ("voltage", "kV", {"千伏": 1}),
        ("length", "km", {"公里": 1, "千米": 1, "miles": 1.609344}),
        ("mass", "t", {"kg": 0.001, "tonnes": 1, "tons": 1, "吨": 1, "公斤": 0.001, "千克": 0.001, "万吨": 1e4}),
        ("area", "km²", {"平方公里": 1, "公顷": 0.01, "hectares": 0.01, "ha": 0.01}),
        ("volume", "m³", {"立方米": 1, "万立方米": 1e4, "亿立方米": 1e8, "litres": 0.001, "bbl": 0.158987}),
    )
)
_KINDS = tuple(
    Attribute(kind.value, "document", kind)
    for kind in (ValueKind.PHONE, ValueKind.EMAIL, ValueKind.NETWORK_ADDRESS, ValueKind.DATE, ValueKind.MONEY)
)
_COORDINATES = Attribute("coordinates", "document", ValueKind.COORDINATES)


def values_in(text: str) -> Iterator[tuple[str, str]]:
    """Yield the kind and canonical value of each value in a search text.

    Of identifiers only those count whose check digits are right, or that stand beside a word saying what they are.

    Examples
    --------
    >>> list(values_in("Call +44 20 7946 0958 on 3 May 2024 about the 110 kV line"))
    [('phone', '+442079460958'), ('date', '2024-05-03'), ('quantity', '110 kV')]
    """
    if pattern(_DIGIT).search(text) is None:
        if "@" in text or "." in text:
            yield from _found(_KINDS[1:3], text)
        return
    for value in checked(text):
        yield "identifier", value.value
    yield from _found(_KINDS, text)
    for which in _measures().which(text):
        attribute = _QUANTITIES[which]
        for value in find_values(attribute, text):
            yield "quantity", f"{value.value} {attribute.unit}"
    if pattern(_DEGREES).search(text) is not None:
        yield from _found((_COORDINATES,), text)


@cache
def _measures() -> PatternSet:
    return PatternSet(filter(None, map(sought_by, _QUANTITIES)))


def _found(attributes: tuple[Attribute, ...], text: str) -> Iterator[tuple[str, str]]:
    for attribute in attributes:
        for value in find_values(attribute, text):
            yield attribute.name, value.value
