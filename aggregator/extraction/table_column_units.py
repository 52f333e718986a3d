"""The units that the words of a column's heading give, and those that show it is of something else."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from aggregator.extraction.table_heading_text import heading_text
from aggregator.extraction.table_surroundings import unit_in
from aggregator.extraction.table_units import is_unit, squeezed_unit
from aggregator.extraction.table_words import telling_words
from aggregator.extraction.values.unit_ratios import is_measure
from aggregator.policy.records import Attribute, ValueKind

_FEW = 12
"""Characters of the longest unit."""


@lru_cache(maxsize=256)
def unit_words(unit: str | None) -> frozenset[str]:
    """Return the words of a unit, which say nothing more of a column."""
    return frozenset(telling_words(unit)) | {(unit or "").casefold()} if unit else frozenset()


def unit_of_heading(attribute: Attribute, text: str) -> str | None:
    """Return the unit that a heading gives: in brackets, after a comma, as its last or its first word."""
    inside = unit_in(attribute, text)
    if inside is not None:
        return inside
    tokens = text.split()
    measured = next((word for word in (*tokens[-1:], *tokens[:1]) if _is_whole_unit(attribute, word)), None)
    if measured is not None or (attribute.value is ValueKind.MONEY and "/" in (attribute.unit or "")):
        return measured or next((word for word in tokens if "/" in word and is_unit(attribute, word)), None)
    said = heading_text(text).words
    for size in (1, 2, 3):
        for part in (said[-size:], said[:size]):
            written = "".join(part)
            if 0 < len(written) <= _FEW and len(said) >= size:
                unit = squeezed_unit(attribute, written) or _cased(attribute, written)
                if unit is not None:
                    return unit
    return None


def _is_whole_unit(attribute: Attribute, word: str) -> bool:
    return "/" in word and is_unit(attribute, word)


def _cased(attribute: Attribute, written: str) -> str | None:
    rate = "".join(c for c in written if c.isalnum())
    known = (attribute.unit or "", *attribute.also_in)
    return next((unit for unit in known if unit and _plain(unit) == rate), None)


@lru_cache(maxsize=4096)
def _plain(unit: str) -> str:
    return "".join(c for c in unit.casefold() if c.isalnum())


def is_measured_otherwise(attribute: Attribute, texts: Sequence[str]) -> bool:
    """Return whether the last word of a heading, or one in brackets, is a unit that an attribute is not measured in."""
    measure = _plain((attribute.unit or "").partition("/")[0]) if attribute.value is ValueKind.QUANTITY else ""
    for text in texts if attribute.value is not ValueKind.DATE else ():
        said = heading_text(text)
        last = said.words[-1:] if len(said.words) > 1 else ()
        others = {_plain(unit) for unit in (*said.brackets, *last) if not is_unit(attribute, unit)} - {measure}
        if any(map(is_measure, others)):
            return True
    return False


def is_told_by_the_day(attribute: Attribute, texts: Sequence[str]) -> bool:
    """Return whether a heading gives a rate that an attribute is not measured in: what is taken in a day, kt/day."""
    rates = (word for text in texts for word in text.split() if "/" in word and is_measure(word))
    return not attribute.per and any(not is_unit(attribute, rate) for rate in rates)


def is_counted(attribute: Attribute) -> bool:
    """Return whether an attribute counts what it is called by, so that its numbers need no unit."""
    unit = (attribute.unit or "").casefold()
    return len(unit) > 3 and unit.isalpha()
