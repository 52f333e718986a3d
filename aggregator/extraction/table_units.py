"""Units in the headings and titles of tables."""

from __future__ import annotations

import re

from aggregator.extraction.search_text import search_text
from aggregator.extraction.table_values import is_unit_of
from aggregator.extraction.values.money import currency_of
from aggregator.extraction.values.quantity import unit_factor
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
    if text.casefold().rstrip("s") in _SCALES and len(attribute.unit or "") > 3 and (attribute.unit or "").isalpha():
        scaled = f"{_SCALES[text.casefold().rstrip('s')]} {attribute.unit}"
        return scaled if is_unit(attribute, scaled) else None
    known = (attribute.unit or "", *attribute.also_in)
    return next((unit for unit in known if text and letters(unit) == text and unit != text), None)


_SCALES = {"k": "thousand", "000": "thousand", "thousand": "thousand", "千": "千", "万": "万", "million": "million"}
"""What a number is of a thousand or more of, where its unit is what is counted: ``Population served, k``."""


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
