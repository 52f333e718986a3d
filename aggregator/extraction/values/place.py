"""Names of places: words with capitals, or Han names that end in a kind of place."""

from __future__ import annotations

from aggregator.extraction.values.naming import WORD, spans, whole
from aggregator.extraction.values.value import Value, words
from aggregator.policy.records import Attribute

_JOIN = r"(?:(?i:de|la|le|del|della|der|den|am|an der|upon|on|of|sur|di|do|da|dos|al|el) )"
_LATIN = rf"(?:^|[^\pL\pN])(?P<name>{WORD}(?:[ -]{_JOIN}?{WORD}){{0,4}})"
_HAN = (
    r"(?P<name>\p{Han}{2,7}?"
    r"(?:自治区|自治州|特别行政区|自治县|省|市|县|區|区|镇|鎮|乡|鄉|州|旗|盟|村|岛|街道|开发区|新区))"
)
_HAN_LEADS = ("位于", "位於", "坐落于", "地处", *"在于从到至往赴由和与及为是")
_NOT_PLACES = words("""
    The This That These Those It In At On Of And Or For From To By With A An Its Our Their We He She You I January
    February March April May June July August September October November December Monday Tuesday Wednesday Thursday
    Friday Saturday Sunday
""")


def find(_attribute: Attribute, text: str) -> list[Value]:
    """Return what looks like a place in running text: Title Case words or a Han name with its kind."""
    values = []
    for start, _end, surface in spans(_LATIN, text):
        own = surface.rstrip(".").split(" ")
        lead = 0
        while own and own[0] in _NOT_PLACES:
            lead += len(own.pop(0)) + 1
        name = " ".join(own)
        if len(name) > 1:
            values.append(Value(name, None, start + lead, start + lead + len(name), 0.7))
    for start, _end, surface in spans(_HAN, text):
        name = surface
        for word in _HAN_LEADS:
            name = name.rpartition(word)[2] if word in name[:-1] else name
        if len(name) >= 2:
            begin = start + len(surface) - len(name)
            values.append(Value(name, None, begin, begin + len(name), 0.9))
    return sorted(values, key=lambda value: value.start)


def cell(_attribute: Attribute, text: str, _unit: str | None) -> Value | None:
    """Return a cell's text as the name of a place, or None for numbers, sentences and blanks."""
    return whole(text, 80)
