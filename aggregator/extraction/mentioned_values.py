"""The values that a text gives, whatever the pack, in canonical form: found by the grammars of the value kinds."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from aggregator.extraction.values import (
    coordinates,
    date,
    find_values,
    identifier,
    measured,
    money,
    network_address,
    phone,
)
from aggregator.extraction.values.page import Page, Trigger
from aggregator.policy.records import Attribute, ValueKind

_DIGIT = re.compile("[0-9〇一二三四五六七八九十百千万亿两]")
_DEGREES = r"[°º˚′″]|\d\.\d{3}|\d,\d{2,} ?[NSEW]\b|[纬经]度|(?i:\b(?:lat|lon|utm|mgrs)\b)|\b\d{1,2}[A-Z]{3}\d{4}"

_KINDS = tuple(
    Attribute(kind.value, "document", kind) for kind in (ValueKind.PHONE, ValueKind.EMAIL, ValueKind.NETWORK_ADDRESS)
)
_WITHOUT_DIGITS = tuple(of for of in _KINDS if of.value in {ValueKind.EMAIL, ValueKind.NETWORK_ADDRESS})
_SOUGHT: dict[str, list[str | None]] = {
    "identifier": [*identifier.sought()],
    "phone": [*phone.sought()],
    "email": ["@"],
    "network-address": [*network_address.sought()],
    "date": [*date.sought()],
    "day of a known year": [*date.sought_of_named()],
    "money": [*money.sought()],
    "quantity": [measured.sought()],
    "coordinates": [_DEGREES],
}
"""What a text has to match to have a value of each kind."""


_FINDERS = (
    ("identifier", identifier.known),
    ("money", money.mentioned),
    ("quantity", measured.mentioned),
    ("coordinates", coordinates.mentioned),
)


def values_in(text: str, written: dt.date | None = None) -> list[tuple[str, str]]:
    """Return the kind and canonical value of each value in a search text, which was ``written`` on a day.

    Of identifiers those count whose check digits are right, that have the form of a document's number, or that stand
    beside a word saying what they are.

    Examples
    --------
    >>> values_in("Call +44 20 7946 0958 on 3 May 2024 about the 110 kV line")
    [('quantity', '110 kV'), ('phone', '+442079460958'), ('date', '2024-05-03')]
    >>> values_in("off again on 3 June", dt.date(2024, 5, 3))
    [('date', '2024-06-03')]
    """
    return [(kind, value) for kind, value, _ in values_in_all([text], written)]


def values_in_all(
    texts: Sequence[str], written: dt.date | None = None, days: Mapping[str, dt.date] = {}
) -> Iterator[tuple[str, str, str]]:
    """Yield the kind and canonical value of each value in many search texts, and the text: one kind after another.

    Parameters
    ----------
    written
        A day from which days without their year count, where it is known.
    days
        That day of the texts that have one of their own.
    """
    numbered = [text for text in texts if _DIGIT.search(text) is not None]
    page = Page(numbered)
    for kind, find in _FINDERS:
        yield from ((kind, value.value, text) for text in page.matched(_trigger(kind)) for value in find(text))
    for attribute in _KINDS:
        for text in page.matched(_trigger(attribute.name)):
            yield from _found(attribute, text)
    yield from _dated(page if written is None and not days else Page(texts), written, days)
    others = Page([text for text in texts if ("." in text or "@" in text) and _DIGIT.search(text) is None])
    for attribute in _WITHOUT_DIGITS:
        for text in others.matched(_trigger(attribute.name)):
            yield from _found(attribute, text)


def _dated(page: Page, written: dt.date | None, days: Mapping[str, dt.date]) -> Iterator[tuple[str, str, str]]:
    for text in page.matched(_trigger("date" if written is None and not days else "day of a known year")):
        for value in date.named_in(text, days.get(text, written)):
            yield "date", value.value, text


@cache
def _trigger(kind: str) -> Trigger:
    """Return what tells the texts that may have a value of a kind."""
    return Trigger(filter(None, _SOUGHT[kind]))


def _found(attribute: Attribute, text: str) -> Iterator[tuple[str, str, str]]:
    for value in find_values(attribute, text):
        yield attribute.name, value.value, text
