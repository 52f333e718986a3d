"""All days and stretches of time in a text: those that name their year, and those counted from the day of writing."""

from __future__ import annotations

import datetime as dt
from functools import cache, lru_cache

from aggregator.extraction.values.day_rules_en import RULES as ENGLISH_DAYS
from aggregator.extraction.values.day_rules_zh import RULES as CHINESE_DAYS
from aggregator.extraction.values.holidays import RULES as HOLIDAYS
from aggregator.extraction.values.moment import Moment, Stretch, nearest
from aggregator.extraction.values.pattern import Pattern, PatternSet, pattern
from aggregator.extraction.values.stretch_rules_en import RULES as ENGLISH_STRETCHES
from aggregator.extraction.values.stretch_rules_zh import RULES as CHINESE_STRETCHES

_RULES = (*ENGLISH_DAYS, *ENGLISH_STRETCHES, *CHINESE_DAYS, *CHINESE_STRETCHES, *HOLIDAYS)
_NEVER = dt.date(4, 1, 1)
"""Stands for the day of writing where none is known: no text means its years."""


EARLIEST = 1000
"""Years before this one are nobody's."""


def moments_in(text: str, written: dt.date | None) -> list[Moment]:
    """Return the days and stretches that a text names, in order, the longest where they overlap.

    Parameters
    ----------
    written
        The day the text was written. With None there is no more than what names its year, and what `floats`: that
        lies before `EARLIEST` until another moment gives it its year.
    """
    return list(_moments(text, written))


@lru_cache(maxsize=64)
def _moments(text: str, written: dt.date | None) -> tuple[Moment, ...]:
    """Return the same, once for all the attributes that a sentence is asked for in turn."""
    found: list[Moment] = []
    for number in _set().which(text):
        rule = _RULES[number]
        if written is None and not rule.absolute:
            continue
        for match in _pattern(number).finditer(text):
            start, end = match.span("whole")
            if _runs_on(text, start, end) or _is_word(text, start, end):
                continue
            if rule.alone and pattern(_ALONE).search(text[end : end + 12]) is None:
                continue
            stretch = rule.read(match, written or _NEVER)
            if rule.listed and stretch is not None:
                stretch = _of_the_month_before(text[max(0, start - _LONGEST_LIST) : start], stretch, written or _NEVER)
            if stretch is not None and (written is not None or stretch.floats or stretch.first.year > EARLIEST):
                found.append(Moment(start, end, *stretch))
    return tuple(longest(found))


_LONGEST_LIST = 60
_SMALL = r"(?:\d{1,2}|[一二三四五六七八九十廿]{1,3})"
_AND = r"\s?[、,和及与與至到~—–-]\s?"
_LISTED = (
    rf"(?:(?P<year>(?:19|20)\d{{2}}) ?年 ?)?(?P<month>\d{{1,2}}) ?月 ?{_SMALL} ?[日号號]?"
    rf"(?:{_AND}{_SMALL} ?[日号號]?)*{_AND}$"
)


def _of_the_month_before(before: str, found: Stretch, written: dt.date) -> Stretch:
    """Return the day in the month of the days that are listed before it, as the last of 3月4日、5日和6日."""
    match = pattern(_LISTED).search(before)
    number = 0 if match is None else int(match["month"])
    if match is None or not 1 <= number <= 12:
        return found
    if not match["year"]:
        one = nearest(number, found.first.day, written)
        return found if one is None else found._replace(first=one, last=one)
    try:
        one = dt.date(int(match["year"]), number, found.first.day)
    except ValueError:
        return found
    return found._replace(first=one, last=one)


def longest(found: list[Moment]) -> list[Moment]:
    """Return the moments without those that a longer one overlaps, in order."""
    kept: list[Moment] = []
    for moment in sorted(found, key=lambda one: (one.start - one.end, one.start)):
        if all(moment.end <= other.start or other.end <= moment.start for other in kept):
            kept.append(moment)
    return sorted(kept)


@cache
def _pattern(number: int) -> Pattern:
    source = _RULES[number].source
    return pattern(source if "(?P<whole>" in source else f"(?P<whole>{source})")


@lru_cache(maxsize=1)
def _set() -> PatternSet:
    return PatternSet(rule.source for rule in _RULES)


_ALONE = (
    r"^(?:$|[^\pL\pN ]| ?[^\pL\pN ]|\s+(?:at|for|from|to|and|or|between|in|if|is|by|works?"
    r"|until|with|please|through|till|\d)\b|\p{Han})"
)
_WORDS = frozenset(("may", "mar", "march", "sun", "sat", "mon", "wed", "dec", "the sun"))
_VERBS = frozenset(f"{word} may" for word in ("one", "that", "this", "the", "current", "same"))
_AFTER = (
    r"(?i:\b(?:in|of|on|by|since|until|till|from|to|through|before|after|during|this|next"
    r"|last|mid|early|late)|[-–/,]) ?$"
)
_RANGE = r"^ ?(?:to|through|until|till|[-–—/])(?: |\d|\p{Lu})"
_JOINED = r"(?:\b(?i:for|and|between|or)) $"


def _is_word(text: str, start: int, end: int) -> bool:
    """Return whether the name of a month or a day is more likely another word: you may, the sun, one may."""
    said = text[start:end].rstrip(".")
    if said.lower() in _VERBS:
        return said.endswith("may")
    if said.lower() not in _WORDS:
        return False
    if not said.islower() and pattern(_RANGE).search(text[end : end + 10]) is not None:
        return False
    before = text[max(0, start - 10) : start]
    return pattern(_AFTER).search(before) is None and (said.islower() or pattern(_JOINED).search(before) is None)


def _runs_on(text: str, start: int, end: int) -> bool:
    """Return whether a match is part of a longer number, code or word."""
    before, after = text[start - 1 : start], text[end : end + 2]
    if before == "月" and text[end - 1] in "日号":
        return True
    if not text[end - 1].isascii():
        after = ""
    if before and (
        before.isdigit()
        or before == "_"
        or (before in "-/.:,$€£" and text[start].isdigit() and text[start - 2 : start - 1].isdigit())
    ):
        return True
    if before in tuple("$€£¥#@") or (before.isascii() and before.isalpha() and text[start].isascii()):
        return True
    if after[:1].isdigit() or (after[:1] in tuple("-/.:,") and after[1:].isdigit() and text[end - 1].isdigit()):
        return True
    return after[:1].isascii() and after[:1].isalpha()
