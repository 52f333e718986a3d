"""Periods: months, quarters, weeks, years, and what runs from one day to another, as ISO intervals of days.

The value is ``2025-01-01/2025-03-31``, both days in it. A fiscal year is read as the calendar year of its name.
"""

from __future__ import annotations

import datetime as dt

from aggregator.extraction.values.date import find as days_in
from aggregator.extraction.values.moment import Moment, shifted
from aggregator.extraction.values.moment_words_en import MONTH, count_of
from aggregator.extraction.values.moments import EARLIEST, longest, moments_in
from aggregator.extraction.values.numerals import han_number
from aggregator.extraction.values.pattern import pattern
from aggregator.extraction.values.value import Value, is_nothing
from aggregator.policy.records import Attribute, ValueKind

_TO = (
    r"^(?: ?[-–—~～至到] ?|,? (?i:to|till|until|through|thru|up to|and|to the) (?i:the "
    r"|end of )?| ?(?:到|至|和|与|跟|[-—~]{2}) ?)$"
)
_FROM = r"(?i:(?:from|between|during) (?:the )?|从|自|由|在)$"
_AND = r"(?i:\band\b)|[和与跟]"
_BETWEEN = r"(?i:between (?:the )?|在|介于)$"
_LEAD = (
    r"(?:^|[^\d.,/:-])(?P<whole>(?i:from |between |the )*(?P<first>\d{1,2})(?:st|nd|rd|th)?"
    r"(?: ?[-–—~] ?|,? (?i:to|and|till|until|through) (?:the )?))$"
)
_TAIL = (
    r"^(?P<whole>(?: ?[-–—~至到] ?| (?i:to|through|till|until) (?:the )?)(?:(?P<last>\d{1,2})"
    r"(?:st|nd|rd|th|[日号])?|(?P<han_last>[一二三]?十[一二三四五六七八九]?|[一二三四五六七八九])[日号]))(?P<year>,? "
    r"(?:19|20)\d{2})?"
)
_HAN_LEAD = r"(?:^|[^\d年])(?P<whole>(?:从|自)?(?P<first>\d{1,2})[日号]?(?:至|到|-|~|—))$"


def find(_attribute: Attribute, text: str) -> list[Value]:
    """Return the periods in running text that name their year."""
    return _periods(text, None)


def find_written(_attribute: Attribute, text: str, written: dt.date) -> list[Value]:
    """Return the periods in a text that was written on a day; what names no year is counted from there."""
    return _periods(text, written)


def cell(_attribute: Attribute, text: str, _unit: str | None) -> Value | None:
    """Return the period, or the single day, that a whole cell holds, or None."""
    bare = text.strip()
    if is_nothing(bare) or len(bare) > 60:
        return None
    found = [value for value in _spans(bare, None) if value.start == 0 and value.end == len(bare)]
    if len(found) != 1 or found[0].first.year < EARLIEST:
        return None
    at = text.index(bare)
    one = found[0]
    return Value(_shown(one), None, at, at + len(bare), one.sure)


def _periods(text: str, written: dt.date | None) -> list[Value]:
    return [
        Value(_shown(one), None, one.start, one.end, one.sure)
        for one in _spans(text, written)
        if one.unit not in ("day", "now") and one.first.year > EARLIEST
    ]


def _shown(moment: Moment) -> str:
    return f"{moment.first.isoformat()}/{moment.last.isoformat()}"


def _spans(text: str, written: dt.date | None) -> list[Moment]:
    """Return the moments of a text, those joined that are the two ends of one stretch."""
    moments = _with_dates(text, written)
    joined: list[Moment] = []
    at = 0
    moments = longest([_started(one, text) for one in moments])
    while at < len(moments):
        one = _with_lone_day(moments[at], text)
        at += 1
        while at < len(moments) and moments[at].start < one.end:
            at += 1
        pair = _joined(one, moments[at], text) if at < len(moments) else None
        joined.append(pair or one)
        at += pair is not None
    return joined


def _with_dates(text: str, written: dt.date | None) -> list[Moment]:
    """Return the moments of a text together with the plain dates that the date grammar reads."""
    moments = moments_in(text, written)
    for value in days_in(_ANY, text):
        if len(value.value) == 10:
            of = dt.date.fromisoformat(value.value)
            own = Moment(value.start, value.end, of, of, "day", value.confidence)
            if all(m.end - m.start <= own.end - own.start for m in moments if m.start < own.end and own.start < m.end):
                moments = [m for m in moments if m.end <= own.start or own.end <= m.start] + [own]
    return sorted(moments)


_ANY = Attribute(name="", of="", value=ValueKind.DATE)


def _joined(one: Moment, two: Moment, text: str) -> Moment | None:
    """Return the stretch from one moment to another that follows it after a dash or a word, or None."""
    between = text[one.end : two.start]
    if len(between) > 12 or pattern(_TO).search(between) is None:
        return None
    lead = pattern(_FROM).search(text[max(0, one.start - 14) : one.start])
    closed = text.startswith("之间", two.end) or text.startswith("之間", two.end)
    opened = pattern(_BETWEEN).search(text[max(0, one.start - 14) : one.start]) is not None
    if pattern(_AND).search(between) and not (opened or closed):
        return None
    first, last = _ends(one, two)
    if first > last:
        return None
    start = one.start - (lead.span()[1] - lead.span()[0]) if lead is not None else one.start
    return Moment(start, two.end + 2 * closed, first, last, "span", min(one.sure, two.sure))


def _ends(one: Moment, two: Moment) -> tuple[dt.date, dt.date]:
    """Return the first and the last day, where an end that left its year open takes it from the other."""
    first, last = one.first, two.last
    if one.floats and not two.floats:
        first = _of_year(first, last.year)
        return (first if first <= last else _of_year(first, last.year - 1)), last
    if two.unit == "day" and two.last < first and (first - two.last).days <= 7 and not two.floats:
        return first, two.last + dt.timedelta(7)
    if two.floats:
        last = _moved_with(two, first.year)
        return first, last if last >= first else _moved_with(two, first.year + 1)
    return first, last


def _of_year(of: dt.date, year: int) -> dt.date:
    return shifted(of, 12 * (year - of.year))


def _moved_with(moment: Moment, year: int) -> dt.date:
    by = 12 * (year - moment.last.year)
    if moment.unit == "month":
        return shifted(shifted(moment.first, by), 1) - dt.timedelta(1)
    return shifted(moment.last, by)


_STARTING = (
    r"(?i:\b(?P<whole>(?:the )?(?:w/c|week (?:of|starting|commencing|beginning)(?: from| on)?"
    r"|(?P<count>\d{1,3}|an?|one|two|three|four|five|six) (?P<unit>day|week|month)s? "
    r"(?:starting|beginning|commencing)(?: from| on)?) (?:the )?))$"
)


def _started(moment: Moment, text: str) -> Moment:
    """Return the days that begin with one: the week starting 4 February, 3 days from next Monday on."""
    if moment.unit != "day":
        return moment
    lead = pattern(_STARTING).search(text[max(0, moment.start - 40) : moment.start])
    if lead is None:
        return moment
    count, unit = count_of(lead["count"] or "a"), lead["unit"].lower() or "week"
    last = (
        shifted(moment.first, count)
        if unit == "month"
        else moment.first + dt.timedelta(count * (7 if unit == "week" else 1))
    )
    return moment._replace(start=moment.start - len(lead["whole"]), last=last - dt.timedelta(1), unit="span")


def _with_lone_day(moment: Moment, text: str) -> Moment:
    """Return a day with the bare number that is the other end of its stretch: ``3-5 March``, ``May 3 to 12``."""
    if moment.unit != "day":
        return moment
    for source, part in (
        (_LEAD, text[max(0, moment.start - 24) : moment.start]),
        (_HAN_LEAD, text[max(0, moment.start - 12) : moment.start]),
    ):
        lead = pattern(source).search(part)
        first = _same_month(moment, lead["first"]) if lead is not None else None
        if lead is not None and first is not None and first < moment.last:
            start = moment.start - len(lead["whole"])
            return moment._replace(start=start, first=first, unit="span")
    tail = pattern(_TAIL).search(text[moment.end : moment.end + 20])
    last = None
    if tail is not None:
        last = _same_month(moment, tail["last"] or str(han_number(tail["han_last"])))
    if tail is None or last is None or last <= moment.first:
        return moment
    end = moment.end + len(tail["whole"]) + len(tail["year"])
    after = text[end : end + 1]
    if pattern(rf"^ (?:of )?(?i:{MONTH})").search(text[end : end + 20]) is not None:
        return moment
    if (
        after in tuple("-/:月年时点分")
        or (after.isalnum() and after < "\u2e80")
        or text[end : end + 2].strip(".").isdigit()
    ):
        return moment
    by = int(tail["year"][-4:]) - moment.first.year if tail["year"] else 0
    start = moment.start
    return moment._replace(
        start=start, end=end, first=shifted(moment.first, 12 * by), last=shifted(last, 12 * by), unit="span"
    )


def _same_month(moment: Moment, number: str) -> dt.date | None:
    try:
        return moment.first.replace(day=int(number))
    except ValueError:
        return None
