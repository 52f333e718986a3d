"""How English names days, as `Rule`s: with a year, or counted from the day of writing."""

from __future__ import annotations

import datetime as dt

from aggregator.extraction.values.moment import (
    GUESSED,
    Stretch,
    day,
    nearest,
    nearest_month,
    ordinal_weekday,
    shifted,
)
from aggregator.extraction.values.moment_words_en import (
    ANY_WEEKDAY,
    COUNT,
    DAY,
    FILL,
    MONTH,
    MONTHS,
    NTH,
    SHIFT,
    SHIFTS,
    UNIT,
    WEEKDAY,
    WEEKDAYS,
    WHICH,
    WHICH_WORD,
    YEAR,
    count_of,
    day_of,
    english,
    year_of,
)
from aggregator.extraction.values.pattern import Found

_DAYS: dict[str, int] = {
    "today": 0, "tonight": 0, "tomorrow": 1, "tmr": 1, "tmrw": 1, "tomorow": 1, "yesterday": -1,
    "day after tomorrow": 2, "day before yesterday": -2, "day after": 1, "next day": 1, "day before": -1,
    "previous day": -1, "following day": 1, "morning": 0, "afternoon": 0, "evening": 0,
}  # fmt: skip
_BEFORE_UNITS = frozenset(("ago", "earlier", "before", "back", "prior"))


def _named_day(found: Found, written: dt.date) -> Stretch | None:
    said = found["name"].lower()
    return Stretch(written, written, "now") if said == "now" else day(written + dt.timedelta(_DAYS[said]))


def _on(year: int | None, number: int, of: int, written: dt.date) -> Stretch | None:
    """Return a day of a month, of the year nearest to the day of writing where none is given."""
    try:
        if year is not None:
            return day(dt.date(year, number, of), 1.0)
        found = nearest(number, of, written)
    except ValueError:
        return None
    return None if found is None else day(found, GUESSED, floats=True)


def _month_day(found: Found, written: dt.date) -> Stretch | None:
    year = year_of(found["year"]) if found["year"] else None
    return _on(year, MONTHS[found["month_name"].lower()], day_of(found), written)


def _slashed(found: Found, written: dt.date) -> Stretch | None:
    """Return the day of 22/04 or 4/22, the day first where it could be either."""
    one, two = int(found["one"]), int(found["two"])
    number, of = (two, one) if two <= 12 else (one, two)
    if not (1 <= number <= 12 and 1 <= of <= 31):
        return None
    found_day = nearest(number, of, written)
    return None if found_day is None else day(found_day, 0.6, floats=True)


def _counted(found: Found, written: dt.date) -> Stretch | None:
    base = written
    if found["base"]:
        base += dt.timedelta(_DAYS.get(found["base"].lower(), 0))
    sign = -1 if found["way"].lower().split(" ")[0] in _BEFORE_UNITS else 1
    return moved(base, count_of(found["count"]) * sign, found["unit"].lower())


def moved(base: dt.date, by: int, unit: str) -> Stretch | None:
    """Return the day so many units from another one, or None where it is outside the calendar."""
    unit = unit.rstrip("s").rpartition(" ")[2] if "business" not in unit and "working" not in unit else "working"
    if unit in ("month", "quarter", "year", "decade"):
        by *= {"month": 1, "quarter": 3, "year": 12, "decade": 120}[unit]
    try:
        if unit == "working":
            return day(_working_days(base, by))
        if unit in ("day", "week", "fortnight"):
            return day(base + dt.timedelta({"day": 1, "week": 7, "fortnight": 14}[unit] * by))
        return day(shifted(base, by))
    except (ValueError, OverflowError):
        return None


def _working_days(base: dt.date, by: int) -> dt.date:
    step = 1 if by > 0 else -1
    for _ in range(min(abs(by), 1_000)):
        base += dt.timedelta(step)
        while base.weekday() > 4:
            base += dt.timedelta(step)
    return base


def _within(found: Found, written: dt.date) -> Stretch | None:
    return moved(written, count_of(found["count"]), found["unit"].lower())


def _compound(found: Found, written: dt.date) -> Stretch | None:
    base = shifted(written, 12 * int(found["years"] or 0) + int(found["months"] or 0))
    sign = -1 if found["way"].lower() == "ago" else 1
    if sign < 0:
        base = shifted(written, -12 * int(found["years"] or 0) - int(found["months"] or 0))
    return day(base + dt.timedelta(sign * int(found["days"] or 0)))


def _weekday(found: Found, written: dt.date) -> Stretch | None:
    number, said = WEEKDAYS[found["weekday"].lower()], found["shift"].lower()
    monday = written - dt.timedelta(written.weekday())
    if said in ("coming", "upcoming", "this coming", "this upcoming"):
        ahead = (number - written.weekday()) % 7 or 7
        return day(written + dt.timedelta(ahead))
    if said:
        return day(monday + dt.timedelta(number + 7 * SHIFTS[said]))
    ahead = (number - written.weekday()) % 7
    return day(written + dt.timedelta(ahead), GUESSED)


def _weekday_after_next(found: Found, written: dt.date) -> Stretch | None:
    """Return the day a week after the coming one: Monday week."""
    ahead = (WEEKDAYS[found["weekday"].lower()] - written.weekday()) % 7 or 7
    return day(written + dt.timedelta(ahead + 7))


def _weekday_of_week(found: Found, written: dt.date) -> Stretch | None:
    monday = written - dt.timedelta(written.weekday()) + dt.timedelta(7 * SHIFTS[found["shift"].lower()])
    return day(monday + dt.timedelta(WEEKDAYS[found["weekday"].lower()]))


def _nth(found: Found, written: dt.date) -> Stretch | None:
    """Return the day of the month nearest to the day of writing."""
    of = day_of(found)
    near = []
    for by in (-1, 0, 1):
        start = shifted(written.replace(day=1), by)
        try:
            near.append(start.replace(day=of))
        except ValueError:
            continue
    chosen = min(near, key=lambda one: abs(one - written), default=None)
    return None if chosen is None else day(chosen, GUESSED)


def _weekday_nth(found: Found, written: dt.date) -> Stretch | None:
    """Return the nearest day to come that is both: Monday the 21st."""
    number, of = WEEKDAYS[found["weekday"].lower()], day_of(found)
    for by in range(28):
        try:
            one = shifted(written.replace(day=1), by).replace(day=of)
        except ValueError:
            continue
        if one.weekday() == number and one >= written:
            return day(one, GUESSED)
    return None


def _nth_of_month(found: Found, written: dt.date) -> Stretch | None:
    start = shifted(written.replace(day=1), SHIFTS[found["shift"].lower()])
    try:
        return day(start.replace(day=day_of(found)))
    except ValueError:
        return None


def _ordinal_weekday(found: Found, written: dt.date) -> Stretch | None:
    if found["shift"]:
        start = shifted(written.replace(day=1), SHIFTS[found["shift"].lower()])
    else:
        number = MONTHS[found["month_name"].lower()]
        start = dt.date(year_of(found["year"]), number, 1) if found["year"] else nearest_month(number, written).first
    one = ordinal_weekday(start.year, start.month, WEEKDAYS[found["weekday"].lower()], WHICH[found["which"].lower()])
    return None if one is None else day(one, GUESSED if not found["year"] else 1.0)


RULES = (
    english(
        r"(?:the )?(?P<name>day after tomorrow|day before yesterday|today|tonight|tomorrow|tomorow|tmrw?|yesterday"
        r"|next day|previous day|following day|now)", _named_day,
    ),
    english(r"this (?P<name>morning|afternoon|evening)", _named_day),
    english(r"(?:the )(?P<name>day before|day after)", _named_day, alone=True),
    english(
        rf"{COUNT} {UNIT} (?P<way>ago|back|earlier|later|hence|from now|from(?: (?P<base>today|tomorrow|yesterday))"
        r"|(?:before|after|prior to) (?:now|today|tomorrow|yesterday))", _counted,
    ),
    english(
        r"(?:(?P<years>\d{1,2}) years? )(?:(?P<months>\d{1,2}) months? )(?:"
        r"(?P<days>\d{1,3}) days? )?(?P<way>ago|later|from now)",
        _compound,
    ),
    english(rf"(?:in|within) {COUNT} (?P<unit>days?|weeks?|fortnights?|months?|years?)(?:['’]s?)?(?: time)?", _within),
    english(
    r"(?:(?P<shift>this coming|this upcoming|this|next|last|past|coming|upcoming|previous"
    rf"|following) )?{WEEKDAY}", _weekday),
    english(rf"{WEEKDAY} week", _weekday_after_next, alone=True),
    english(rf"{SHIFT} week(?:'s)?,?(?: on| -)? {WEEKDAY}", _weekday_of_week),
    english(rf"{WEEKDAY},?(?: of| in)? {SHIFT} week", _weekday_of_week),
    english(rf"{WEEKDAY},? (?:the )?{DAY}", _weekday_nth),
    english(
        rf"(?:{ANY_WEEKDAY},? )?(?:the )?{MONTH}[,/ -]? ?(?:the )?{DAY}(?:{FILL}{YEAR})?",
        _month_day, absolute=True,
    ),
    english(
        rf"(?:{ANY_WEEKDAY},? )?(?:the )?{DAY}(?: day)?(?: of |[/ -]){MONTH}(?:{FILL}{YEAR})?",
        _month_day, absolute=True,
    ),
    english(rf"{YEAR}[/ -]{MONTH}[/ -]{DAY}", _month_day, absolute=True),
    english(rf"(?:(?:this|next|last) )?(?:{ANY_WEEKDAY},? )?(?P<one>\d{{1,2}})/(?P<two>\d{{1,2}})", _slashed),
    english(rf"(?:the|on) {NTH}", _nth, alone=True),
    english(rf"(?:the )?{DAY} (?:of |in )?{SHIFT} month", _nth_of_month),
    english(
        rf"(?:the )?{WHICH_WORD} {WEEKDAY} (?:of|in) (?:(?:{SHIFT} month)|{MONTH}(?:{FILL}{YEAR})?)", _ordinal_weekday
    ),
)  # fmt: skip
