"""Codes and numbers that something is called by; surer where their own check digits are right.

Chinese resident and company numbers, IBAN, payment cards, IMO, LEI, EIC, ISIN and VAT numbers are checked and given
without spaces; passports and number plates have no check and count beside a word that says what they are. What
documents, contracts, orders, accounts and vehicles go by is known by its form or by a cue (`numbered`).
"""

from __future__ import annotations

from collections.abc import Iterator

from aggregator.extraction.values import checked as by_digits
from aggregator.extraction.values import numbered as by_form
from aggregator.extraction.values.naming import spans
from aggregator.extraction.values.value import Value, is_nothing
from aggregator.policy.records import Attribute

_CODE = r"(?:^|[^\pL\pN_/.-]|\p{Han})(?P<name>[A-Za-z0-9](?:[A-Za-z0-9_./-]{2,38})[A-Za-z0-9])"


def find(_attribute: Attribute, text: str) -> list[Value]:
    """Return the codes in running text: those that check, and those of four signs or more with a digit among them."""
    values = list(known(text))
    for start, end, surface in spans(_CODE, text):
        digits = sum(character.isdigit() for character in surface)
        letters = sum(character.isalpha() for character in surface)
        is_code = digits and (letters or digits >= 6)
        if is_code and all(value.end <= start or end <= value.start for value in values):
            values.append(Value(surface.upper(), None, start, end, 0.7))
    return sorted(values, key=lambda value: value.start)


def known(text: str) -> Iterator[Value]:
    """Yield the identifiers in running text that check, and the numbers that documents and things go by."""
    own = list(by_digits.checked(text))
    yield from own
    for value in by_form.numbered(text):
        if all(value.end <= one.start or one.end <= value.start for one in own):
            yield value


def sought() -> list[str]:
    """Return the RE2 sources of which a text has to match one for `known` to find anything in it."""
    return [*by_digits.sought(), *by_form.sought()]


def cell(_attribute: Attribute, text: str, _unit: str | None) -> Value | None:
    """Return a cell's code in capitals, without spaces where it checks, or None for blanks and sentences."""
    bare = text.strip()
    if is_nothing(bare) or len(bare) > 64 or len(bare.split()) > 9:
        return None
    scheme = by_digits.scheme_of(bare)
    if scheme is None and len(bare.split()) > 4:
        return None
    start = text.index(bare)
    shown = " ".join(bare.upper().split()) if scheme is None else scheme.compact(bare)
    return Value(shown, None, start, start + len(bare), 1.0)
