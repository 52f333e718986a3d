"""Units in the headings and titles of tables."""

from __future__ import annotations

import re
from functools import lru_cache

from aggregator.extraction.search_text import search_text
from aggregator.extraction.table_values import is_unit_of
from aggregator.extraction.values.money import currency_of
from aggregator.extraction.values.quantity import unit_factor
from aggregator.extraction.values.unit_ratios import is_measure
from aggregator.policy.records import Attribute, ValueKind


def is_unit(attribute: Attribute, text: str) -> bool:
    """Return whether a text is a unit that an attribute's values may stand in."""
    if attribute.value is ValueKind.QUANTITY:
        return unit_factor(attribute, text) is not None
    return attribute.value is ValueKind.MONEY and (currency_of(text) is not None or is_unit_of(attribute, text))


def squeezed_unit(attribute: Attribute, text: str) -> str | None:
    """Return the unit of an attribute that a text is, also one that lost its marks: ``m3 d`` for ``m3/d``."""
    if is_unit(attribute, text):
        return text
    thousands = _THOUSANDS.match(text)
    if thousands is not None and is_unit(attribute, f"thousand {text[thousands.end() :]}"):
        return f"thousand {text[thousands.end() :]}"
    scale = _SCALES.get(text.casefold().rstrip("s").strip("'’"))
    if scale is not None and attribute.unit and not is_measure(attribute.unit):
        scaled = f"{scale} {attribute.unit}"
        return scaled if is_unit(attribute, scaled) else None
    known = (attribute.unit or "", *attribute.also_in)
    return next((unit for unit in known if text and letters(unit) == text and unit != text), None)


def unit_among(attribute: Attribute, text: str) -> str | None:
    """Return the unit that brackets hold, alone or before other words: ``kg on site``, ``万千瓦时，含税``."""
    whole = squeezed_unit(attribute, text)
    if whole is not None:
        return whole
    for piece in _IN_BRACKETS.split(text):
        said = piece.strip()
        unit = squeezed_unit(attribute, said) or squeezed_unit(attribute, said.partition(" ")[0]) if said else None
        if unit is not None:
            return unit
    return None


_THOUSANDS = re.compile(r"['’]?000s?\s+(?=\S)")
_IN_BRACKETS = re.compile(r"[,，;；、:：]|\s[-–—]\s")
_SCALES = {"k": "thousand", "000": "thousand", "thousand": "thousand", "千": "千", "万": "万", "million": "million"}
"""What a number is of a thousand or more of, where its unit is what is counted: ``Population served, k``."""


@lru_cache(maxsize=4096)
def letters(unit: str) -> str:
    """Return the letters and digits of a unit."""
    return "".join(filter(str.isalnum, search_text(unit).text)).casefold()


def unit_said(attribute: Attribute, titled: str, brackets: tuple[str, ...]) -> str | None:
    """Return the unit that a title gives, in brackets or after a comma: ``Monthly output, GWh - 2024``."""
    pieces = _PIECES.split(search_text(titled).text)
    return next(
        (piece for piece in (*brackets, *map(str.strip, pieces[1:])) if piece and is_unit(attribute, piece)), None
    )


def unit_at_end(attribute: Attribute, titled: str) -> str | None:
    """Return the unit that one of several titles, with ``·`` between them, ends in: ``Monthly output GWh``."""
    ends = (title.strip().rpartition(" ")[2] for title in search_text(titled).text.split("·") if " " in title.strip())
    return next((end for end in ends if len(end) > 1 and is_unit(attribute, end)), None)


_PIECES = re.compile(r"[,，;；:：(（)）·]|\s[-–—]\s|\bin\s|单位[:：]?")
