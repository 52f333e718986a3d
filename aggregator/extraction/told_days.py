"""The days that a sentence tells: from the day it was written, and of a period the first."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from aggregator.extraction.values import Value, find_values
from aggregator.policy.records import Attribute, ValueKind

LEAST_SURE = 0.7
"""A day that is less sure than this, counted from the day of writing, is not taken."""

_COUNTED = 0.9
"""How sure a day is whose year is that of the day of writing."""

_LAST_DAY = 0.45
"""How sure the last day of a period is, whose first day is the fact."""


def days_told(attribute: Attribute, text: str, written: dt.date) -> list[Value]:
    """Return the days of a sentence that was written on a day, those sure enough to be taken."""
    if attribute.per or attribute.one_of:
        return list(_sure(attribute, text, written))
    return list(_plain(attribute.value, text, written))


@lru_cache(maxsize=64)
def _plain(kind: ValueKind, text: str, written: dt.date) -> tuple[Value, ...]:
    """Return the same, once for all the attributes that a sentence is asked for in turn."""
    return tuple(_sure(Attribute("", "", kind), text, written))


def _sure(attribute: Attribute, text: str, written: dt.date) -> Iterator[Value]:
    values = find_values(attribute, text, written)
    places = {(value.start, value.end) for value in find_values(attribute, text)} if values else ()
    for value in values:
        if (value.start, value.end) in places:
            yield value
        elif value.confidence >= LEAST_SURE and not _FROM_ANOTHER.search(text, value.start, value.end):
            day = _as_told(text, value, written)
            if day is not None:
                yield replace(day, confidence=max(value.confidence, _COUNTED))


_WEEKDAY = re.compile(r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b", re.IGNORECASE)
_NUMBERED = re.compile(r"\d|\b(?:next|last|this|week)\b", re.IGNORECASE)
_THAT = re.compile(r"\b(?:that|the same|the following|the next)\s$", re.IGNORECASE)
_GONE_BY = re.compile(
    r"\bsince\s$|\b(?:was|were|had|did|has been|have been|went|came|started|tripped"
    r"|stopped|left|began|told)\b[^.;]{0,60}$",
    re.IGNORECASE,
)
_AHEAD = re.compile(r"\b(?:will|is|are|goes|to be|to|until|till|by)\s[^.;]{0,30}$", re.IGNORECASE)


def _as_told(text: str, value: Value, written: dt.date) -> Value | None:
    """Return a day; a weekday that has gone by as the last one of its name, and none where another day is meant."""
    named = _WEEKDAY.search(text, value.start, value.end)
    if named is None or _NUMBERED.search(text, value.start, value.end):
        return value
    before = text[max(0, named.start() - 80) : named.start()]
    if _THAT.search(before):
        return None
    if value.value <= written.isoformat() or not _GONE_BY.search(before) or _AHEAD.search(before[-34:]):
        return value
    day = dt.date.fromisoformat(value.value[:10]) - dt.timedelta(days=7)
    return replace(value, value=day.isoformat())


_FROM_ANOTHER = re.compile(
    r"\b(?:later|earlier|before|after|following|previous)\b|次日|翌日|前一[日天]|后一[日天]|当[日天]"
)
"""Days that count from another day than the one of writing."""

_BACK = re.compile(
    r"\b(?:back(?: in service| on load| on bars)?|return\w*|resum\w+|re-?open\w*|restor\w+|restart\w*|release ends)\b"
    r"(?:\s(?:to|in|on|by|from|before|around|about|the|service|work|load|normal|refuelling|not|expected|until))*\s?(?:the\s)?$"
    r"|(?:恢复|复产|复航|复工|复诊|重新开放)[^，。；,;]{0,4}$",
    re.IGNORECASE,
)
_BACK_AFTER = re.compile(r"\s?(?:起|前|后|可|将)?(?:恢复|复产|复航|复工|复诊|重新开放|并回|并网运行)")
_TO = re.compile(r"\s?(?:(?:\d{1,2}(?::\d{2}|时)\s?)?(?:to|till|until|through|[-–—~至到])\s?)", re.IGNORECASE)
_ENDING = re.compile(
    r"\b(?:ends?|ended|ending|finish(?:es|ed)?|over|until|till|through)\s(?:on\s)?(?:the\s)?$", re.IGNORECASE
)


_THEN = re.compile(r",?\s?(?:and |when |after which |from then )(?:it )?(?:then )?", re.IGNORECASE)
"""Leads from the last day of one thing to the first of another: *until 22 April and then* shuts."""


def _is_back(text: str, value: Value) -> bool:
    """Return whether a day is the one on which something is back, and not one of its outage."""
    before = text[max(0, value.start - 40) : value.start]
    return _BACK.search(before) is not None or _BACK_AFTER.match(text, value.end) is not None


def _ends(text: str, value: Value) -> bool:
    """Return whether a day is said to be the last of its period."""
    if _THEN.match(text, value.end):
        return False
    return _ENDING.search(text, 0, value.start) is not None or text.startswith(("结束", "止", "为止"), value.end)


def first_days(attribute: Attribute, text: str, values: Sequence[Value]) -> list[Value]:
    """Return the days of a sentence, the last day of a period less surely than the first."""
    if attribute.value is not ValueKind.DATE:
        return list(values)
    ordered = sorted(
        (value for value in values if not (attribute.many and _is_back(text, value))), key=lambda value: value.start
    )
    return [
        replace(value, confidence=min(value.confidence, _LAST_DAY))
        if (place and _TO.fullmatch(text, ordered[place - 1].end, value.start)) or _ends(text, value)
        else value
        for place, value in enumerate(ordered)
    ]
