"""Free text: only a whole cell or field is a value."""

from __future__ import annotations

from aggregator.extraction.values.value import Value, is_nothing
from aggregator.policy.records import Attribute

_LONGEST = 400


def find(_attribute: Attribute, _text: str) -> list[Value]:
    """Return nothing: running text does not say where free text begins and ends."""
    return []


def cell(_attribute: Attribute, text: str, _unit: str | None) -> Value | None:
    """Return a cell's text, single-spaced and cut at 400 signs, or None where it says nothing."""
    bare = text.strip()
    if is_nothing(bare):
        return None
    start = text.index(bare)
    return Value(" ".join(bare.split())[:_LONGEST].rstrip(), None, start, start + len(bare), 1.0)
