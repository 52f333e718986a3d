"""Codes and numbers that something is called by; surer where their own check digits are right.

Chinese resident and company numbers, IBAN, payment cards, IMO, LEI, EIC, ISIN and VAT numbers are checked and given
without spaces; passports and number plates have no check and count beside a word that says what they are.
"""

from __future__ import annotations

from aggregator.extraction.values.checked import checked, scheme_of
from aggregator.extraction.values.naming import spans
from aggregator.extraction.values.value import Value, is_nothing
from aggregator.policy.records import Attribute

_CODE = r"(?:^|[^\pL\pN_/.-]|\p{Han})(?P<name>[A-Za-z0-9](?:[A-Za-z0-9_./-]{2,38})[A-Za-z0-9])"


def find(_attribute: Attribute, text: str) -> list[Value]:
    """Return the codes in running text: those that check, and those of four signs or more with a digit among them."""
    values = list(checked(text))
    for start, end, surface in spans(_CODE, text):
        digits = sum(character.isdigit() for character in surface)
        letters = sum(character.isalpha() for character in surface)
        is_code = digits and (letters or digits >= 6)
        if is_code and all(value.end <= start or end <= value.start for value in values):
            values.append(Value(surface.upper(), None, start, end, 0.7))
    return sorted(values, key=lambda value: value.start)


def cell(_attribute: Attribute, text: str, _unit: str | None) -> Value | None:
    """Return a cell's code in capitals, without spaces where it checks, or None for blanks and sentences."""
    bare = text.strip()
    if is_nothing(bare) or len(bare) > 64 or len(bare.split()) > 9:
        return None
    scheme = scheme_of(bare)
    if scheme is None and len(bare.split()) > 4:
        return None
    start = text.index(bare)
    shown = " ".join(bare.upper().split()) if scheme is None else scheme.compact(bare)
    return Value(shown, None, start, start + len(bare), 1.0)
