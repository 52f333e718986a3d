"""Amounts of things whose unit stands apart from the number: ``50 critical care beds``, ``41 flu cases``."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from aggregator.extraction.cues import Cue
from aggregator.extraction.values import Value, find_values
from aggregator.extraction.words import words_of
from aggregator.policy.records import Attribute

_COUNT = re.compile(r"(?<![\d/-])(?<!\d[.,])(?<!\d and )(?<!\d to )(?<!\d or )(\d{1,3}(?:[, ]\d{3})+|\d+)\s?$")


def counted_by_cue(attribute: Attribute, text: str, cues: Sequence[Cue], found: Sequence[Value]) -> Iterator[Value]:
    """Yield the number before a cue that ends in its unit, as in ``50 critical care beds``."""
    for cue in cues:
        words, _, unit = cue.words.rpartition(" ")
        count = _COUNT.search(text, max(0, cue.start - 16), cue.start) if words else None
        if count is None or unit not in {name.casefold() for name in (attribute.unit, *attribute.also_in) if name}:
            continue
        start, end = count.start(1), cue.end
        if not any(value.start < end and start < value.end for value in found):
            yield Value(re.sub(r"\D", "", count[1]), attribute.unit, start, end, 1.0)


def counted_things(attribute: Attribute, text: str, found: Sequence[Value]) -> Iterator[Value]:
    """Yield the numbers of things with one or two words between that say of what sort they are: 41 *flu* cases."""
    names = {name.casefold() for name in (attribute.unit, *attribute.also_in) if name and _THING.fullmatch(name)}
    for count in _THINGS.finditer(text) if names else ():
        things = list(_THING.finditer(text, *count.span("things")))
        last = next((place for place, one in enumerate(things) if one[0].casefold() in names), 0)
        if not last or any(one[0] in _NO_SORTS for one in things[:last]):
            continue
        value = next(iter(find_values(attribute, f"{count['number']} {things[last][0]}")), None)
        start, end = count.start(), things[last].end()
        if value is not None and not any(one.start < end and start < one.end for one in found):
            yield replace(value, start=start, end=end)


_THING = re.compile(r"[A-Za-z]{4,}(?:-[a-z]+)?|[a-z]{2,3}(?:-[a-z]+)?")
_THINGS = re.compile(
    r"(?<![\w/£$€-])(?<!\d[.,])(?P<number>\d{1,3}(?:,\d{3})+|\d+|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
    r"|fifteen|twenty|thirty|forty|fifty)\s(?P<things>[a-z-]+(?: [a-z-]+){1,2})\b",
    re.IGNORECASE,
)
_NO_SORTS = words_of("""
    of in on at to for with by from and or as is are was were be been has have had will would a an the this that its
    their our his her my your per out up down off over under into between than more less days weeks months years hours
    minutes day week month year times percent not we they it he she i who which when where there here per
""")
"""Words that stand between a number and what it does not count."""
