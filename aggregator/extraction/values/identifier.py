"""Codes and numbers that something is called by."""

from __future__ import annotations

from aggregator.extraction.values.naming import spans
from aggregator.extraction.values.value import Value, is_nothing
from aggregator.policy.records import Attribute

_CODE = r"(?:^|[^\pL\pN_/.-]|\p{Han})(?P<name>[A-Za-z0-9](?:[A-Za-z0-9_./-]{2,38})[A-Za-z0-9])"


def find(_attribute: Attribute, text: str) -> list[Value]:
    """Return the codes in running text: four signs or more, a digit among them and no plain number or date."""
    values = []
    for start, end, surface in spans(_CODE, text):
        digits = sum(character.isdigit() for character in surface)
        letters = sum(character.isalpha() for character in surface)
        if digits and (letters or digits >= 6):
            values.append(Value(surface.upper(), None, start, end, 0.7))
    return values


def cell(_attribute: Attribute, text: str, _unit: str | None) -> Value | None:
    """Return a cell's code in capitals, or None for blanks and sentences."""
    bare = text.strip()
    if is_nothing(bare) or len(bare) > 64 or len(bare.split()) > 4:
        return None
    start = text.index(bare)
    return Value(" ".join(bare.upper().split()), None, start, start + len(bare), 1.0)
