"""Ranges of quantities in a sentence, ``320..340``: *between 320 and 340 beds*, 320至340张."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache

from aggregator.extraction.comparisons import is_compared
from aggregator.extraction.values import Value, find_values
from aggregator.policy.records import Attribute

_AMOUNT = r"(?<![A-Za-z0-9_])(?<!\d[., ])(\d{1,3}(?: \d{3})+(?!\d)|\d[\d,]*(?:\.\d+)?)"
_BETWEEN = re.compile(rf"{_AMOUNT}\s?([^\s\d,.]{{1,4}}?)\s?(?:to|and|or|[-–—~至到])\s?(?=\d)", re.IGNORECASE)
_JOINED = re.compile(rf"{_AMOUNT}()\s?(?:to|and|or|[-–—~至到])\s?(?=\d)", re.IGNORECASE)
_FROM = re.compile(r"\bfrom\s(?:about\s)?$|[由从]\s?$", re.IGNORECASE)
_LED_BY = re.compile(r"\bbetween\s$|介于$", re.IGNORECASE)
_NUMBER = re.compile(r"^\d[\d,. ]*\d|^\d")


def ranges_in(attribute: Attribute, text: str) -> Iterator[Value]:
    """Yield ranges of quantities, ``320..340``, in the attribute's unit."""
    for lower in _lower_ends(text):
        rest = text[lower.end() : lower.end() + 60]
        upper = next((value for value in find_values(attribute, rest) if value.start == 0), None)
        number = None if upper is None else _NUMBER.match(rest[: upper.end])
        if upper is None or number is None:
            continue
        first = next(iter(find_values(attribute, f"{lower[1]}{rest[number.end() : upper.end]}")), None)
        if first is None or not Decimal(first.value) < Decimal(upper.value):
            continue
        end = lower.end() + upper.end
        if is_compared(text, lower.start(), end):
            continue
        yield Value(f"{first.value}..{upper.value}", attribute.unit, lower.start(), end, 1.0)


@lru_cache(maxsize=64)
def _lower_ends(text: str) -> tuple[re.Match[str], ...]:
    """Return the numbers of a sentence that ranges may begin with, once for all the attributes it is asked for."""
    return tuple(
        lower
        for form in (_JOINED, _BETWEEN)
        for lower in form.finditer(text)
        if not _FROM.search(text, 0, lower.start())
        and not lower[2].endswith(tuple("加升降少高大"))
        and (not lower[0].rstrip().endswith(("and", "or")) or _LED_BY.search(text, 0, lower.start()))
    )


_LOWER_END = re.compile(
    r"(?<![A-Za-z0-9_/-])(?<!\d[.,:])(?P<number>\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?)\s?(?P<joined>to|and|[-–—~])\s?$",
    re.IGNORECASE,
)
_Found = tuple[Value, tuple[str, ...]]


def with_lower_ends(text: str, found: Sequence[_Found]) -> Iterator[_Found]:
    """Yield values, those that a lower number leads to as ranges: *820 to 850*, *between 9 and 12 new cases*."""
    ranges = [_with_lower_end(text, value) if ".." not in value.value else None for value, _ in found]
    for (value, traits), whole in zip(found, ranges, strict=True):
        if whole is not None:
            yield whole, (*traits, "range")
        elif not any(one is not None and one.start <= value.start and value.end <= one.end for one in ranges):
            yield value, traits


def _with_lower_end(text: str, value: Value) -> Value | None:
    lower = _LOWER_END.search(text, max(0, value.start - 16), value.start)
    number = _NUMBER.match(text[value.start : value.end])
    if lower is None or number is None or _FROM.search(text, 0, lower.start()):
        return None
    if lower["joined"].casefold() == "and" and not _LED_BY.search(text, 0, lower.start()):
        return None
    least, most = (Decimal(re.sub(r"[, ]", "", written)) for written in (lower["number"], number[0]))
    if not 0 < least < most or least * _WIDEST_RANGE < most:
        return None
    first = (Decimal(value.value) * least / most).normalize()
    return replace(value, value=f"{first:f}..{value.value}", start=lower.start())


_WIDEST_RANGE = 10
"""How many times its lower end the upper end of a range may be."""
