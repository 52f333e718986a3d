"""Units that an attribute's values do not stand in: a number that is told in one is no value of it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from aggregator.extraction.search_text import search_text
from aggregator.extraction.table_heading_words import NEUTRAL_BESIDE
from aggregator.extraction.values.money import currency_of
from aggregator.extraction.values.quantity import unit_factor
from aggregator.extraction.values.unit_names import is_count_name, is_measure_name, is_unit_name
from aggregator.extraction.values.unit_ratios import ratio
from aggregator.extraction.values.value import words
from aggregator.policy.records import Attribute, ValueKind

_SIGNS = "/%°€$"
_COUNTS_OF_OTHERS = words("个 台 人 次 户")
_LONGEST_SYMBOL = 4
_DELIMITED = re.compile(r"[,，;；:：/]\s*|\s[-–—]\s|(?:^|\s)in\s")
_MOST_WORDS = 2
_SHORTEST = 2


def is_foreign(attribute: Attribute, text: str) -> bool:
    """Return whether a text that stands where units do is one that an attribute's values cannot stand in.

    What is counted says nothing against an attribute that counts too.

    Examples
    --------
    >>> power = Attribute("capacity", "plant", ValueKind.QUANTITY, unit="MW", also_in={"kW": 0.001})
    >>> [is_foreign(power, text) for text in ("马力", "kW", "兆瓦", "people", "万美元", "net")]
    [True, False, False, True, True, False]
    >>> beds = Attribute("beds", "hospital", ValueKind.QUANTITY, unit="beds")
    >>> [is_foreign(beds, text) for text in ("people", "%", "万元")]
    [False, True, True]
    """
    if attribute.value is not ValueKind.QUANTITY or attribute.unit is None or unit_factor(attribute, text) is not None:
        return False
    if is_measure_name(text) or currency_of(text) is not None:
        return True
    return is_count_name(text) and is_measure_name(attribute.unit)


def names_unit(text: str) -> bool:
    """Return whether a text is what a measure, a currency or something counted is called."""
    return is_unit_name(text) or currency_of(text) is not None


def foreign_in_brackets(attribute: Attribute, brackets: Iterable[str]) -> bool:
    """Return whether brackets after a heading hold what looks like a unit that the attribute does not know."""
    if attribute.value is not ValueKind.QUANTITY or attribute.unit is None:
        return False
    return any(
        any(sign in text for sign in _SIGNS)
        or text in _COUNTS_OF_OTHERS
        or _is_symbol(text)
        or is_foreign(attribute, text)
        for text in brackets
    )


def _is_symbol(text: str) -> bool:
    return text.isascii() and text.isalpha() and len(text) <= _LONGEST_SYMBOL and text.casefold() not in NEUTRAL_BESIDE


_AFTER_CUE = re.compile(
    r"\s?\(\s*(?P<inside>[^()\d]{1,24}?)\s*\)|\s+in\s+(?P<first>[^\s,.;:()\d]+)(?:\s(?P<second>[a-z]+))?"
)


def unit_after(attribute: Attribute, text: str, place: int) -> str | None:
    """Return the unit that stands in a sentence right after the word for an attribute: ``capacity (hp): 340``.

    Examples
    --------
    >>> power = Attribute("capacity", "plant", ValueKind.QUANTITY, unit="MW", also_in={"kW": 0.001})
    >>> said = ("capacity (kW): 340", "capacity in hp is 340", "capacity in use: 340", "capacity of 340 hp")
    >>> [unit_after(power, text, len("capacity")) for text in said]
    ['kW', 'hp', None, None]
    """
    found = _AFTER_CUE.match(text, place) if attribute.value is ValueKind.QUANTITY else None
    if found is None:
        return None
    both = f"{found['first']} {found['second']}" if found["second"] else None
    named = (unit for unit in (found["inside"], both, found["first"]) if unit)
    return next((unit for unit in named if unit_factor(attribute, unit) is not None or names_unit(unit)), None)


def foreign_in_heading(attribute: Attribute, heading: str) -> str | None:
    """Return the unit that a heading ends or begins in, or gives after a mark, where it is none of an attribute's.

    Examples
    --------
    >>> power = Attribute("capacity", "plant", ValueKind.QUANTITY, unit="MW", also_in={"kW": 0.001})
    >>> [foreign_in_heading(power, said) for said in ("hp capacity", "Capacity, t", "装机容量/吨", "Capacity kW")]
    ['hp', 't', '吨', None]
    """
    if attribute.value is not ValueKind.QUANTITY or attribute.unit is None:
        return None
    even = search_text(heading).text.strip()
    named = next((part for part in _set_apart(even) if is_foreign(attribute, part)), None)
    return named or next((part for part in _at_the_edges(even) if _is_foreign_measure(attribute, part)), None)


def _set_apart(heading: str) -> Iterator[str]:
    yield from (part for part in _DELIMITED.split(heading)[1:] if part)
    if "/" in heading:
        yield heading.partition("/")[2].strip()


def _at_the_edges(heading: str) -> Iterator[str]:
    said = heading.split()
    for size in range(1, min(_MOST_WORDS, len(said) - 1) + 1):
        yield " ".join(said[-size:])
        yield " ".join(said[:size])


def _is_foreign_measure(attribute: Attribute, text: str) -> bool:
    """Return whether a word of a heading, with nothing to set it apart, is a measure that is none of an attribute's."""
    if len(text) < _SHORTEST or not is_measure_name(text) or unit_factor(attribute, text) is not None:
        return False
    return ratio(text, (attribute.unit or "").partition("/")[0]) is None
