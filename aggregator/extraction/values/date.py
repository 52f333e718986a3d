"""Calendar dates and months, and the periods that values hold for."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from functools import cache, lru_cache

from aggregator.extraction.values.day_rules_en import moved
from aggregator.extraction.values.moment import Moment
from aggregator.extraction.values.moment_words_en import COUNT, count_of
from aggregator.extraction.values.moments import moments_in
from aggregator.extraction.values.pattern import Found, Pattern, PatternSet, pattern
from aggregator.extraction.values.value import Value, is_nothing
from aggregator.policy.records import Attribute, ValueKind

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "jan january", "feb february", "mar march", "apr april", "may", "jun june", "jul july", "aug august",
            "sep sept september", "oct october", "nov november", "dec december",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
_MONTH = r"(?P<month_name>(?i:" + "|".join(sorted(_MONTHS, key=lambda name: -len(name))) + r"))\.?"
_ORDINAL = r"(?i:st|nd|rd|th)?"
_TIME = r"(?:[T ]\d{1,2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?: ?(?:Z|UTC|[+-]\d{2}:?\d{2}))?)?"
_YEAR = r"(?P<year>(?:1[5-9]|2[01])\d{2})"
_HAN_YEAR = r"(?P<han_year>[一二][零〇一二三四五六七八九]{3})"

_DAYS = (
    rf"{_YEAR}(?P<mark>[-/.])(?P<month>\d{{1,2}})[-/.](?P<day>\d{{1,2}}){_TIME}",
    rf"(?P<day>\d{{1,2}}){_ORDINAL}(?: of)?[ -]{_MONTH},?[ -]{_YEAR}",
    rf"{_MONTH} (?P<day>\d{{1,2}}){_ORDINAL}(?: ?[-–—] ?\d{{1,2}}{_ORDINAL})?,? {_YEAR}",
    rf"(?P<first>\d{{1,2}})(?P<mark>[-/.])(?P<second>\d{{1,2}})[-/.]{_YEAR}",
    rf"{_YEAR} ?年 ?(?P<month>\d{{1,2}}) ?月 ?(?P<day>\d{{1,2}}) ?[日号]",
    rf"{_HAN_YEAR}年(?P<han_month>[一二三四五六七八九十]{{1,2}})月(?P<han_day>[一二三四五六七八九十]{{1,3}})[日号]",
)
_MONTHS_OF_YEARS = (
    rf"{_MONTH},?[ -]{_YEAR}",
    rf"{_YEAR} ?年 ?(?P<month>\d{{1,2}}) ?月份?",
    rf"{_YEAR}-(?P<month>\d{{2}})",
    rf"{_HAN_YEAR}年(?P<han_month>[一二三四五六七八九十]{{1,2}})月份?",
)
_IN_CELLS = (
    rf"{_YEAR}(?P<month>\d{{2}})(?P<day>\d{{2}})",
    rf"(?P<month>\d{{1,2}})/{_YEAR}",
    rf"{_YEAR}[/.](?P<month>\d{{1,2}})",
    rf"(?P<day>\d{{1,2}})[- ]{_MONTH}[- ](?P<short_year>\d{{2}})",
    rf"{_MONTH}[- ]'?(?P<short_year>\d{{2}})",
    rf"{_YEAR}(?:\.0| ?年度?)?",
    rf"{_HAN_YEAR}年",
)
_RUNNING = (*_DAYS, *_MONTHS_OF_YEARS)
_HAN_VALUE = {character: index for index, character in enumerate("零一二三四五六七八九十")} | {"〇": 0}


def find(_attribute: Attribute, text: str) -> list[Value]:
    """Return the days and months with their years in running text. A day without a year is no date."""
    return list(_found(text))


@lru_cache(maxsize=64)
def _found(text: str) -> tuple[Value, ...]:
    """Return the same, once for all the attributes that a sentence is asked for in turn."""
    values: list[Value] = []
    forms = _forms(_RUNNING)
    for which in _in_running_text().which(text):
        for match in forms[which].finditer(text):
            start, end = match.span()
            if (
                any(v.start < end and start < v.end for v in values)
                or (_runs_on(text, start, end) and not _ends_range(match, text))
                or _lacks_its_day(match, text[max(0, start - 12) : start])
            ):
                continue
            read = _read(match)
            if read is not None:
                values.append(Value(read[0], None, start, end, read[1]))
    values += [other for value in values for other in _others_of_range(value, text, values)]
    return tuple(sorted(values, key=lambda value: value.start))


def sought() -> list[str]:
    """Return the RE2 sources of which a text has to match one for `find` to find anything in it."""
    return [*_RUNNING]


@cache
def _in_running_text() -> PatternSet:
    return PatternSet(sought())


def find_written(attribute: Attribute, text: str, written: dt.date) -> list[Value]:
    """Return the days and months in a text written on a day: also ``yesterday``, ``next Tuesday``, ``3月4日``."""
    return _with_days(find(attribute, text), moments_in(text, written), text)


def _with_days(values: list[Value], moments: list[Moment], text: str) -> list[Value]:
    """Return the values together with the days among the moments of their text."""
    for moment in _shifted(moments, text):
        met = [value for value in values if value.start < moment.end and moment.start < value.end]
        is_short = moment.unit == "span" and (moment.last - moment.first).days < _LONGEST_SPAN and moment.first.year > 4
        if not (moment.unit == "day" or (is_short and not met)) or any(
            len(value.value) == _LENGTH["day"] for value in met
        ):
            continue
        values = [value for value in values if value not in met]
        values.append(Value(moment.first.isoformat(), None, moment.start, moment.end, moment.sure))
    return sorted(values, key=lambda value: value.start)


def named_in(text: str, written: dt.date | None) -> list[Value]:
    """Return the days and months that a text names, also without their year; no day that it only counts up to.

    Those are the ends of stretches: within ten days, three years ago, 前三天. A month of the day of writing is named by
    its name alone: in April, 三月.
    """
    whole = cell(_ANY, text, None) if len(text) <= _LONGEST_CELL else None
    if whole is not None and len(whole.value) == _LENGTH["month"]:
        return [whole]
    found = find(_ANY, text)
    if written is None or not _names_more(text, found):
        return found
    moments = moments_in(text, written)
    values = [
        value
        for value in _with_days(found, moments, text)
        if not _STRETCH.search(text[value.start : value.end]) and not _SPENT.match(text, value.start, value.end + 1)
    ]
    for moment in moments:
        apart = all(value.end <= moment.start or moment.end <= value.start for value in values)
        if moment.unit == "month" and moment.floats and apart and text[moment.start : moment.end] != "may":
            values.append(Value(moment.first.isoformat()[:7], None, moment.start, moment.end, moment.sure))
    return sorted(values, key=lambda value: value.start)


def _names_more(text: str, found: list[Value]) -> bool:
    """Return whether a text has a word of days outside the values that were found in it."""
    return any(
        all(one.span()[1] <= value.start or value.end <= one.span()[0] for value in found)
        for one in pattern(_NAMING_WORDS).finditer(text)
    )


def sought_of_named() -> list[str]:
    """Return the RE2 sources of which a text has to match one for `named_in` to find anything in it."""
    return [*sought(), _NAMING_WORDS]


_LONGEST_CELL = 12
_NAMING_WORDS = (
    rf"(?i:\b(?:{'|'.join(sorted(_MONTHS))}|(?:mon|tues|wednes|thurs|fri|satur|sun)day|tues?|wed|thur?s?|fri|sat|today"
    r"|tonight|tomorrow|yesterday|this (?:morning|afternoon|evening)|day (?:before|after))\b|\d(?:st|nd|rd|th)\b)"
    r"|[\d一二三四五六七八九十元]月|[今明昨前后当次翌][天日早晚晨夜]|\d[日号]|(?:周|星期|礼拜)[一二三四五六日天]"
    r"|\p{Han}\d{2}-\d|(?:^|\s)(?:0\d|1[0-2])-(?:[0-2]\d|3[01])\s|(?:^|[\s(（])\d{1,2}/\d{1,2}(?:[^/\d]|$)"
)
_STRETCH = re.compile(
    r"^(?:in|within|over|for|every|each|per|last|next|past) (?:an?|\d+|one|two|three|four|five|six|seven|eight|nine|ten"
    r"|twelve|few|couple)\b|\b(?:later|earlier|ago|before|after|from now)\b|weekend|\byears?\b|\b(?:start|end) of"
    r"|周末|[内前后]$|^前[一二三两几\d]",
    re.IGNORECASE,
)
_SPENT = re.compile(r"[一二三四五六七八九十\d]{1,3}日[内未来]|\d+/\d+[号台机]")
"""Days that go by, and a choice of two: 三日内, 1/2号机."""

_LONGEST_SPAN = 62
"""Days of the longest stretch that is taken for its first day: 3-4 April."""

_SHIFT = (
    rf"\b(?P<whole>(?i:{COUNT} (?P<unit>days?|weeks?|months?|years?)"
    r" (?P<way>before|after|from|prior to|following) (?:the )?))$"
)


def _shifted(moments: list[Moment], text: str) -> Iterator[Moment]:
    """Yield moments, a day that others are counted from as the day that is meant: 2 weeks before Christmas."""
    for moment in moments:
        found = pattern(_SHIFT).search(text[max(0, moment.start - 40) : moment.start])
        if found is None or moment.unit != "day":
            yield moment
            continue
        sign = -1 if found["way"].lower() in ("before", "prior to") else 1
        counted = moved(moment.first, sign * count_of(found["count"]), found["unit"].lower())
        if counted is not None:
            start = moment.start - len(found["whole"])
            yield moment._replace(start=start, first=counted.first, last=counted.first)


def cell(_attribute: Attribute, text: str, _unit: str | None) -> Value | None:
    """Return the day, month or year that a cell holds, or None."""
    bare = text.strip()
    if is_nothing(bare) or len(bare) > 40:
        return None
    start = text.index(bare)
    for form in (*_forms(_RUNNING), *_forms(_IN_CELLS)):
        match = form.fullmatch(bare)
        read = _read(match) if match is not None else None
        if read is not None:
            return Value(read[0], None, start, start + len(bare), read[1])
    return None


def period_of(text: str, per: str) -> str | None:
    """Return the ISO period, no finer than ``per``, that a heading or a cell is, or None.

    Examples
    --------
    >>> period_of("2019", "year"), period_of("2025年1月", "month"), period_of("2025-03-04T00:00:00", "year")
    ('2019', '2025-01', '2025')
    """
    return (_period_of if len(text) <= _LONGEST_KEPT else _period_of.__wrapped__)(text, per)


_LONGEST_KEPT = 200
"""Longer texts would only fill the memory."""


@lru_cache(maxsize=4096)
def _period_of(text: str, per: str) -> str | None:
    value = cell(_ANY, text, None)
    if value is None:
        bare = text.strip()
        year = pattern(_FISCAL).fullmatch(bare) if len(bare) < 20 else None
        return year["year"] if year is not None else None
    return value.value[: _LENGTH[per]]


def periods_in(text: str, per: str) -> Iterator[tuple[str, int, int]]:
    """Yield (ISO period, start, end) for every period that running text names."""
    dated = [] if per == "year" else [(v.value[: _LENGTH[per]], v.start, v.end) for v in find(_ANY, text)]
    yield from dated
    if per == "year" or not dated:
        for match in pattern(_YEARS).finditer(text):
            yield match["year"], *match.span("year")


_ANY = Attribute(name="", of="", value=ValueKind.DATE)
_LENGTH = {"year": 4, "month": 7, "day": 10}


_YEARS = rf"(?:^|[^\d\pL.,/-]|\p{{Han}}|[A-Za-z][ .,/-]|\p{{Han}},){_YEAR}(?:$|[^\d\pL%]|\p{{Han}})"
_FISCAL = r"(?i:fy|cy|year|calendar year|y)? ?(?P<year>(?:19|20)\d{2}) ?(?i:fy|actual|act\.?|a)?"


@lru_cache(maxsize=8)
def _forms(sources: tuple[str, ...]) -> tuple[Pattern, ...]:
    return tuple(pattern(source) for source in sources)


def _runs_on(text: str, start: int, end: int) -> bool:
    before, after = text[start - 1 : start], text[end : end + 2]
    if before and (before.isdigit() or (before in "-/." and text[start - 2 : start - 1].isdigit())):
        return True
    if before.isascii() and before.isalpha():
        return True
    if before in "-/" and text[start - 2 : start - 1].isascii() and text[start - 2 : start - 1].isupper():
        return True
    if text[end - 1] in "日号":
        return False
    return after[:1].isdigit() or (after[:1] in tuple("-/.") and after[1:].isdigit())


_TO = r"(?:\s?[-–—~至到]\s?| (?i:to|till|until|through) )"
_LEADS = (
    rf"(?:^|\PL){_MONTH} (?P<day>\d{{1,2}}){_ORDINAL}{_TO}$",
    rf"(?:^|[^\d.,/:-])(?P<day>\d{{1,2}}){_ORDINAL}(?:[-–—~]| (?i:to|till|until|through) )$",
    rf"(?:^|[^\d.,/:-])(?P<day>\d{{1,2}}){_ORDINAL} {_MONTH}{_TO}$",
    rf"(?i:between|on) (?P<day>\d{{1,2}}){_ORDINAL}(?: {_MONTH})? and $",
    rf"(?:^|[^\d年])(?P<month>\d{{1,2}}) ?月 ?(?P<day>\d{{1,2}}) ?[日号]?{_TO}$",
)
_TAILS = (rf"^{_TO}(?:(?P<month>\d{{1,2}}) ?月 ?)?(?P<day>\d{{1,2}}) ?[日号]",)
_LONGEST_LEAD = 24
_RANGED_BEFORE = re.compile(r"(?:[-–—~至到]|to|till|until|through|and)\s?$", re.IGNORECASE)
_RANGED_AFTER = re.compile(r"\s?(?:[-–—~至到]|to|till|until|through)", re.IGNORECASE)
"""What `_LEADS` end in and `_TAILS` begin with: most days are of no range."""

_INFERRED = 0.9
"""How sure a day is whose month or year stands at the other end of its range."""


def _others_of_range(value: Value, text: str, found: list[Value]) -> Iterator[Value]:
    """Yield the day that a range begins or ends with beside a full one: ``3-5 March 2025``, ``2025年3月4日至12日``."""
    if len(value.value) != _LENGTH["day"]:
        return
    whole = dt.date.fromisoformat(value.value)
    if not _RANGED_BEFORE.search(text[max(0, value.start - 8) : value.start]) and not _RANGED_AFTER.match(
        text, value.end
    ):
        return
    begin = max(0, value.start - _LONGEST_LEAD)
    named = any(map(str.isalpha, text[value.start : value.end]))
    places = ((_LEADS, begin, value.start, -1), (_TAILS, value.end, value.end + _LONGEST_LEAD, 1))
    for forms, first, last, direction in places if named else ():
        match = next(filter(None, (form.search(text[first:last]) for form in _forms(forms))), None)
        day = None if match is None else _day_beside(match, whole, direction)
        if match is not None and day is not None:
            parts = [match.span(part) for part in ("month_name", "month", "day") if match[part]]
            start, end = first + min(start for start, _ in parts), first + max(end for _, end in parts)
            end += text[end : end + 1] in tuple("日号")
            if not any(other.start < end and start < other.end for other in found):
                yield Value(day, None, start, end, _INFERRED)


def _day_beside(match: Found, whole: dt.date, direction: int) -> str | None:
    """Return the ISO day of the other end of a range, at most a year from the whole one, or None."""
    name, written = match["month_name"], match["month"]
    month = _MONTHS[name.lower()] if name else int(written) if written else whole.month
    for year in (whole.year, whole.year + direction):
        try:
            day = dt.date(year, month, int(match["day"]))
        except ValueError:
            continue
        if (day - whole).days * direction > 0:
            return day.isoformat()
        if not (name or written):
            return None
    return None


def _ends_range(match: Found, text: str) -> bool:
    """Return whether only the first day of a range runs on into a match: ``3-5 March 2025``."""
    start, end = match.span()
    if not match["month_name"] or not match["day"] or _runs_on(text[start:], 0, end - start):
        return False
    return _forms(_LEADS)[1].search(text[max(0, start - _LONGEST_LEAD) : start]) is not None


_DAY_BEFORE = re.compile(r"(?:^|[^0-9])[0-9]{1,2}(?i:st|nd|rd|th)?(?: of)?[ -]\Z", re.ASCII)


def _lacks_its_day(match: Found, before: str) -> bool:
    """Return whether a month and year follow a day that is none, as in 31 February 2025."""
    if not match["month_name"] or match["day"]:
        return False
    return _DAY_BEFORE.search(before) is not None


def _read(match: Found) -> tuple[str, float] | None:
    """Return the ISO form and how sure the reading is."""
    year = _year(match)
    month, day, confidence = _month_and_day(match)
    try:
        if month is None:
            return f"{year:04d}", 1.0
        if day is None:
            return dt.date(year, month, 1).isoformat()[:7], confidence
        return dt.date(year, month, day).isoformat(), confidence
    except ValueError:
        return None


def _year(parts: Found) -> int:
    if short := parts["short_year"]:
        return int(short) + (2000 if int(short) < 70 else 1900)
    if han := parts["han_year"]:
        return int("".join(str(_HAN_VALUE[character]) for character in han))
    return int(parts["year"])


def _month_and_day(parts: Found) -> tuple[int | None, int | None, float]:
    confidence = 0.8 if parts["short_year"] else 1.0
    if first := parts["first"]:
        return _day_first(int(first), int(parts["second"]), parts["mark"])
    if han := parts["han_month"]:
        day = parts["han_day"]
        return _han_small(han), _han_small(day) if day else None, confidence
    name, day_text = parts["month_name"], parts["day"]
    month_text = parts["month"]
    month = _MONTHS[name.lower()] if name else int(month_text) if month_text else None
    return month, int(day_text) if day_text else None, confidence


def _day_first(first: int, second: int, mark: str) -> tuple[int, int, float]:
    """Return (month, day, confidence): 04/03/2025 could be either, so it is less sure."""
    if second > 12:
        return first, second, 1.0
    sure = first > 12 or first == second or mark == "."
    return second, first, 1.0 if sure else 0.6


def _han_small(text: str) -> int:
    """Return a number up to 31 from Chinese numerals, zero where they make none."""
    tens, ten, ones = text.partition("十")
    if not ten:
        return _HAN_VALUE[text] if len(text) == 1 else 0
    if len(tens) > 1 or len(ones) > 1:
        return 0
    return (_HAN_VALUE[tens] if tens else 1) * 10 + (_HAN_VALUE[ones] if ones else 0)
