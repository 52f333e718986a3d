"""The values of a table's cells."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal, InvalidOperation
from typing import NamedTuple

from aggregator.extraction.search_text import HAN, SearchText, search_text
from aggregator.extraction.values import Value, cell_value, find_values, is_nothing
from aggregator.extraction.values.choices import has_choices
from aggregator.extraction.values.money import currency_of
from aggregator.extraction.values.numerals import canonical
from aggregator.policy.records import Attribute, ValueKind

_OF_OWN_FORM = [ValueKind.PERIOD, ValueKind.PHONE, ValueKind.EMAIL, ValueKind.NETWORK_ADDRESS]
_IN_PROSE = frozenset([ValueKind.QUANTITY, ValueKind.MONEY, ValueKind.DATE, ValueKind.COORDINATES, *_OF_OWN_FORM])
_TO = re.compile(r"\s*(?:to|until|till|through|[-–—~～]|至|到)\s*", re.IGNORECASE)
_MORE = re.compile(r"\s*[,;(/|\n、]|\s+(?=[\d+])|\s+(?:tel|ext|phone|mobile|e-?mail)\b|(?<=\D)(?=\d{3})", re.IGNORECASE)
_RANGE = re.compile(
    r"\s*(?:about|between|约|approx\.?)?\s*(?P<low>\d[\d,]*(?:\.\d+)?)\s*(?:to|and|[-–—~～至到])\s*(?P<high>\d[\d,]*(?:\.\d+)?)"
    r"(?P<unit>\s*[^\d\s()（）][^\d()（）]{0,15})?\s*",
    re.IGNORECASE,
)
_LAST_DAY = 0.4
"""How sure it is that the last day of a period is a value as the first is."""

_SPACES = re.compile(r"\s+")


class Read(NamedTuple):
    """A value of a cell, with its place in the cell's raw text."""

    value: Value
    start: int
    end: int


def values_of_cell(attribute: Attribute, unit: str | None, text: str, written: dt.date | None = None) -> Iterator[Read]:
    """Yield the value of a cell; several where there may be many; one out of prose where it is the only one.

    Days without a year are counted from the day the table was ``written``.
    """
    search = search_text(text)
    whole = _whole(attribute, unit, search.text)
    if whole is None and attribute.value is ValueKind.QUANTITY:
        whole = _range(attribute, unit, search.text)
    if whole is not None:
        yield Read(whole, *search.raw_span(whole.start, whole.end))
        return
    if attribute.many:
        values = list(_listed_values(attribute, unit, search.text))
        if values:
            yield from (Read(value, *search.raw_span(value.start, value.end)) for value in values)
            return
    if attribute.value is ValueKind.PERSON:
        yield from _person_before_more(attribute, search)
    elif attribute.value in _IN_PROSE and not is_nothing(search.text):
        found = find_values(attribute, search.text, written)
        for at, value in enumerate(found if attribute.many or len(found) == 1 else ()):
            is_last = at > 0 and _TO.fullmatch(search.text, found[at - 1].end, value.start) is not None
            less = replace(value, confidence=value.confidence * (_LAST_DAY if is_last else 0.8))
            yield Read(less, *search.raw_span(value.start, value.end))


def _range(attribute: Attribute, unit: str | None, text: str) -> Value | None:
    """Return the two ends of a range that a cell is, 320-340, as one value: 320..340."""
    found = _RANGE.fullmatch(text)
    if found is None:
        return None
    measure = (found["unit"] or "").strip()
    ends = [cell_value(attribute, f"{found[end]} {measure}".strip(), unit) for end in ("low", "high")]
    low, high = ends
    if low is None or high is None or not _is_below(low.value, high.value):
        return None
    start, end = found.start("low"), found.end("unit") if measure else found.end("high")
    return Value(f"{low.value}..{high.value}", low.unit, start, end, min(low.confidence, high.confidence))


def _is_below(low: str, high: str) -> bool:
    try:
        return Decimal(low) < Decimal(high)
    except InvalidOperation:
        return False


def _person_before_more(attribute: Attribute, search: SearchText) -> Iterator[Read]:
    """Yield the person that a cell names before a number, a remark in brackets or after a comma."""
    found = None if is_nothing(search.text) else _MORE.search(search.text)
    value = cell_value(attribute, search.text[: found.start()].rstrip()) if found is not None else None
    if value is not None:
        yield Read(replace(value, confidence=value.confidence * 0.9), *search.raw_span(value.start, value.end))


def has_own_unit(attribute: Attribute, text: str) -> bool:
    """Return whether a cell is a quantity that says its unit, one that the attribute knows."""
    return any(map(str.isalpha, text)) and cell_value(attribute, text, "?") is not None


def is_unit_of(attribute: Attribute, unit: str) -> bool:
    """Return whether amounts of money for a measure, as ``EUR/t``, are amounts of the attribute."""
    return attribute.value is ValueKind.MONEY and _rate(attribute, unit) is not None


def _whole(attribute: Attribute, unit: str | None, text: str) -> Value | None:
    if attribute.value is ValueKind.MONEY and attribute.unit is not None and currency_of(attribute.unit) is None:
        return _per_measure(attribute, unit, text)
    return cell_value(attribute, text, unit)


def _per_measure(attribute: Attribute, unit: str | None, text: str) -> Value | None:
    """Return an amount for a measure, as ``EUR/t``, in the attribute's unit by the rates that the pack gives."""
    amount, said, rest = text, None, text.rpartition("/")
    if rest[1] and rest[2].strip().isalpha():
        amount, said = rest[0], rest[2].strip()
    value = cell_value(attribute, amount, None)
    if value is None:
        return None
    number, _, code = value.value.partition(" ")
    if code or said:
        unit = f"{code}/{said}" if said else f"{code}/{(attribute.unit or '').partition('/')[2]}"
    rate = Decimal(1) if unit is None else _rate(attribute, unit)
    shown = None if rate is None else canonical(Decimal(number) * rate)
    if shown is None:
        return None
    return replace(value, value=f"{shown} {attribute.unit}", confidence=1.0, end=value.end + len(text) - len(amount))


def _rate(attribute: Attribute, unit: str) -> Decimal | None:
    wanted = _folded_rate(unit)
    if wanted == _folded_rate(attribute.unit or ""):
        return Decimal(1)
    return next((Decimal(repr(rate)) for name, rate in attribute.also_in.items() if _folded_rate(name) == wanted), None)


def _folded_rate(unit: str) -> tuple[str, str]:
    money, _, measure = _SPACES.sub("", search_text(unit).text).partition("/")
    currency = currency_of(money)
    measure = measure.casefold()
    return f"{currency}" if currency else money.casefold(), _MEASURES.get(measure, measure)


_MEASURES = {
    "吨": "t",
    "tonne": "t",
    "千克": "kg",
    "公斤": "kg",
    "立方米": "m3",
    "m³": "m3",
    "千瓦时": "kwh",
    "度": "kwh",
}


def _listed_values(attribute: Attribute, unit: str | None, text: str) -> Iterator[Value]:
    if attribute.one_of and has_choices(text):
        yield from find_values(attribute, text)
        return
    start = 0
    for at, character in enumerate(text + ";"):
        if character in ";、\n" or text[at : at + 2] == ", ":
            value = cell_value(attribute, text[start:at].strip(", "), unit)
            if value is not None:
                offset = text.index(text[start:at].strip(", "), start)
                yield replace(value, start=value.start + offset, end=value.end + offset)
            start = at + 1


_TWO_TONGUES = re.compile(
    rf"(?P<latin>[^{HAN}]*[^\W{HAN}][^{HAN}]*?)\s*[/|]?\s*(?P<han>[{HAN}].*)|(?P<first>[{HAN}]+)\s*[/|(]?\s*(?P<last>[A-Za-z][^{HAN}]*)"
)


_ANY_HAN = re.compile(f"[{HAN}]")


def in_two_tongues(text: str) -> tuple[str, str] | None:
    """Return the Latin and the Han half of a text that says the same in both.

    Examples
    --------
    >>> in_two_tongues("Millpond Depot 城关粮库"), in_two_tongues("小麦 wheat"), in_two_tongues("wheat")
    (('Millpond Depot', '城关粮库'), ('wheat', '小麦'), None)
    """
    said = search_text(text).text.strip()
    found = None if said.isascii() or _ANY_HAN.search(said) is None else _TWO_TONGUES.fullmatch(said)
    if found is None:
        return None
    latin, han = (found["latin"], found["han"]) if found["latin"] else (found["last"], found["first"])
    return latin.strip(" /|()"), han.strip(" /|()")
