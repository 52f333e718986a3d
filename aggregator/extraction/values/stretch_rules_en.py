"""How English names months, quarters, weeks, years and other stretches of time, as `Rule`s."""

from __future__ import annotations

import datetime as dt

from aggregator.extraction.values.day_rules_en import moved
from aggregator.extraction.values.moment import (
    GUESSED,
    Stretch,
    days,
    half,
    iso_week,
    month,
    months,
    nearest,
    nearest_month,
    quarter,
    shifted,
    week,
    years,
)
from aggregator.extraction.values.moment_words_en import (
    COUNT,
    DAY,
    FILL,
    LAST_DAY,
    MONTH,
    MONTHS,
    SHIFT,
    SHIFTS,
    UNIT,
    WHICH,
    WHICH_WORD,
    YEAR,
    YEAR_IN_WORDS,
    count_of,
    day_of,
    english,
    last_day_of,
    year_of,
)
from aggregator.extraction.values.pattern import Found


def _month(found: Found, written: dt.date) -> Stretch | None:
    number = MONTHS[found["month_name"].lower()]
    said = found["shift"].lower()
    if found["year"]:
        return _part(month(year_of(found["year"]), number, 1.0), found["part"].lower())
    if said in ("this", "the", ""):
        whole = nearest_month(number, written) if said != "this" else month(written.year, number)
    elif SHIFTS[said] > 0:
        whole = month(written.year + (number <= written.month), number)
    else:
        whole = month(written.year - (number >= written.month), number)
    return _part(whole, found["part"].lower())


def _numeric_month(found: Found, _written: dt.date) -> Stretch | None:
    number = int(found["number"])
    return month(year_of(found["year"]), number, 1.0) if 1 <= number <= 12 else None


def _part(whole: Stretch, said: str) -> Stretch | None:
    """Return the early, middle or late part of a stretch."""
    if not said:
        return whole
    length = (whole.last - whole.first).days + 1
    if whole.unit == "year" and said in ("beginning", "start", "middle"):
        number = 1 if said != "middle" else 5
        return days(whole.first.replace(month=number), months(whole.first.year, number, 4, "span").last, GUESSED)
    if said.startswith("mid"):
        if whole.unit == "month":
            return days(whole.first.replace(day=10), whole.first.replace(day=20), GUESSED)
        quarter_of = dt.timedelta(length // 4)
        return days(whole.first + quarter_of, whole.last - quarter_of, GUESSED)
    if whole.unit == "month":
        middle = whole.first.replace(day=16)
    elif whole.unit == "year":
        middle = dt.date(whole.first.year, 7, 1)
    else:
        middle = whole.first + dt.timedelta((length + 1) // 2)
    if said.startswith(("early", "earlier", "beginning", "start")):
        return days(whole.first, middle - dt.timedelta(1), GUESSED)
    return days(middle, whole.last, GUESSED)


def _year(found: Found, _written: dt.date) -> Stretch | None:
    said = found["year"] or found["bare"] or found["words"]
    number = year_of(said) if said else 2000 + int(found["short"])
    sure = 0.9 if found["named"] else 0.7
    return _part(years(number, 1, sure), found["part"].lower())


def _short_month(found: Found, _written: dt.date) -> Stretch | None:
    """Return the month of ``April of 87``; a number that can be a day is one."""
    short = int(found["short"])
    return month(1900 + short, MONTHS[found["month_name"].lower()], 0.8) if short > 40 else None


_TENS = ("twenties", "thirties", "forties", "fifties", "sixties", "seventies", "eighties", "nineties")


def _tens(found: Found, _written: dt.date) -> Stretch | None:
    return years(1920 + 10 * _TENS.index(found["tens"].lower()), 10, GUESSED)


def _decade(found: Found, _written: dt.date) -> Stretch | None:
    if found["century"]:
        number = int(found["century"])
        return years(100 * number - 100, 100, 0.8) if 10 <= number <= 21 else None
    first = int(found["decade"]) if len(found["decade"]) == 4 else 1900 + int(found["decade"])
    return years(first, 10, 0.8) if first % 10 == 0 else None


_NUMBERS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4}


def _quarter(found: Found, written: dt.date) -> Stretch | None:
    said = found["number"].lower()
    number = _NUMBERS.get(said) or int(said)
    year, sure = _year_of(found, written)
    return quarter(year, number, sure) if found["kind"].lower().startswith("q") else half(year, number, sure)


def _year_of(found: Found, written: dt.date) -> tuple[int, float]:
    if found["year"]:
        return year_of(found["year"]), 1.0
    if found["short"]:
        return 2000 + int(found["short"]), 0.9
    return written.year + SHIFTS.get(found["shift"].lower(), 0), GUESSED


def _week_of_year(found: Found, written: dt.date) -> Stretch | None:
    year = year_of(found["year"]) if found["year"] else written.year + SHIFTS.get(found["shift"].lower(), 0)
    return iso_week(year, int(found["number"]), 1.0 if found["year"] else GUESSED)


def _ordinal_week(found: Found, written: dt.date) -> Stretch | None:
    """Return the which-th week of a month or year; a week is of the month that its Thursday is in."""
    which = WHICH[found["which"].lower()]
    if found["month_name"]:
        number = MONTHS[found["month_name"].lower()]
        start = dt.date(year_of(found["year"]), number, 1) if found["year"] else nearest_month(number, written).first
        end = shifted(start, 1) - dt.timedelta(1)
    else:
        start = dt.date(year_of(found["year"]), 1, 1) if found["year"] else dt.date(written.year, 1, 1)
        end = dt.date(start.year, 12, 31)
    first = start + dt.timedelta((3 - start.weekday()) % 7)
    last = end - dt.timedelta((end.weekday() - 3) % 7)
    return week(last if which < 0 else first + dt.timedelta(7 * (which - 1)), GUESSED)


def _shifted_stretch(found: Found, written: dt.date) -> Stretch | None:
    by, unit = SHIFTS[found["shift"].lower()], found["unit"].lower().rpartition(" ")[2]
    whole, said = _around(written, by, unit), found["part"].lower()
    if unit == "week" and found["unit"].lower() != "week":
        return days(whole.first, whole.first + dt.timedelta(4))
    if by == 0 and said in ("earlier", "later"):
        earlier = days(whole.first, written - dt.timedelta(1), GUESSED)
        return earlier if said == "earlier" else days(written, whole.last, GUESSED)
    if by == 0 and said == "end" and unit == "week":
        return days(whole.first + dt.timedelta(3), whole.last, GUESSED)
    return _part(whole, said)


def _around(written: dt.date, by: int, unit: str) -> Stretch:
    if unit == "week":
        return week(written + dt.timedelta(7 * by))
    if unit == "fortnight":
        start = written - dt.timedelta(written.weekday()) + dt.timedelta(14 * by)
        return Stretch(start, start + dt.timedelta(13), "span", GUESSED)
    if unit == "weekend":
        monday = written - dt.timedelta(written.weekday()) + dt.timedelta(7 * by)
        return Stretch(monday + dt.timedelta(5), monday + dt.timedelta(6), "span", GUESSED)
    longer = {
        "month": month(written.year, written.month + by),
        "quarter": quarter(written.year, (written.month - 1) // 3 + 1 + by),
        "decade": years(written.year // 10 * 10 + 10 * by, 10),
    }
    return longer.get(unit) or years(written.year + by)


def _rest(found: Found, written: dt.date) -> Stretch | None:
    whole = _around(written, SHIFTS.get(found["shift"].lower(), 0), found["unit"].lower().rpartition(" ")[2])
    return days(written, whole.last, GUESSED)


def _to_date(found: Found, written: dt.date) -> Stretch | None:
    unit = found["unit"].lower() or "year"
    return days(_around(written, 0, unit).first, written - dt.timedelta(1), GUESSED)


def _some(found: Found, written: dt.date) -> Stretch | None:
    """Return the next or the last few days, weeks, months or years."""
    count, ahead = count_of(found["count"]), SHIFTS[found["shift"].lower()] > 0
    end = moved(written, count if ahead else -count, found["unit"].lower())
    if end is None:
        return None
    if found["unit"].lower().startswith("quarter"):
        own = quarter(written.year, (written.month - 1) // 3 + 1)
        first = shifted(own.first, 3 if ahead else -3 * count)
        return months(first.year, first.month, 3 * count, "span")
    one = dt.timedelta(1)
    return days(written + one, end.first) if ahead else days(end.first, written - one)


def _within_stretch(found: Found, written: dt.date) -> Stretch | None:
    end = moved(written, count_of(found["count"]), found["unit"].lower())
    return None if end is None else days(written, end.first)


def _end_of(found: Found, written: dt.date) -> Stretch | None:
    unit = {"y": "year", "m": "month", "d": "day"}[found["unit"][-1].lower()]
    return None if unit == "day" else _part(_around(written, 0, unit), "late")


def _ordinal_month(found: Found, written: dt.date) -> Stretch | None:
    year, number = _year_of(found, written)[0], WHICH[found["which"].lower()]
    return month(year, number if number > 0 else 12)


def _edge_of_year(found: Found, written: dt.date) -> Stretch | None:
    """Return the first or last few days, weeks or months of a year."""
    whole, count = years(_year_of(found, written)[0]), count_of(found["count"])
    is_first, unit = found["which"].lower() == "first", found["unit"].lower()
    if unit == "months":
        return months(whole.first.year, 1 if is_first else 13 - count, count, "span")
    if unit == "weeks":
        monday = dt.date.fromisocalendar(whole.first.year, 1, 1)
        last = dt.date(whole.first.year, 12, 28)
        end = last + dt.timedelta(6 - last.weekday())
        span = dt.timedelta(7 * count - 1)
        return days(monday, monday + span) if is_first else days(end - span, end)
    span = dt.timedelta(count - 1)
    return days(whole.first, whole.first + span) if is_first else days(whole.last - span, whole.last)


def _years(found: Found, _written: dt.date) -> Stretch | None:
    first, last = int(found["year"]), int(found["last"])
    return years(first, last - first + 1, 0.8) if first < last else None


def _month_and_day(one: int, two: int) -> tuple[int, int]:
    """Return month and day, the day first where it could be either."""
    return (two, one) if two <= 12 else (one, two)


def _slashed_pair(found: Found, written: dt.date) -> Stretch | None:
    """Return the stretch of 28/12-3/1."""
    ends = []
    if found["year"]:
        return None
    year = int(found["year_"] or 0)
    for one, two in (("one", "two"), ("one_", "two_")):
        number, of = _month_and_day(int(found[one]), int(found[two]))
        try:
            ends.append(dt.date(year, number, of) if year else nearest(number, of, written))
        except ValueError:
            return None
    first, last = ends
    if first is None or last is None:
        return None
    return days(first, last if last >= first else shifted(last, 12), GUESSED)


def _days_of_month(found: Found, written: dt.date) -> Stretch | None:
    """Return the days of 3-5 March or of March 3 to 5."""
    first, last = day_of(found), last_day_of(found)
    said = found.text.lower()
    if " and " in said and "between" not in said:
        return None
    if found["shift"]:
        start = shifted(written.replace(day=1), SHIFTS[found["shift"].lower()])
        year, number = start.year, start.month
    else:
        number = MONTHS[found["month_name"].lower()]
        near = nearest(number, min(first, 28) or 1, written) if not found["year"] else None
        year = near.year if near is not None else year_of(found["year"])
    try:
        whole = days(dt.date(year, number, first), dt.date(year, number, last), 1.0 if found["year"] else GUESSED)
    except ValueError:
        return None
    return None if whole is None or first == last else whole._replace(floats=not (found["year"] or found["shift"]))


def _pair(found: Found, _written: dt.date) -> Stretch | None:
    """Return the stretch between two days in digits with their years."""
    ends = []
    for year, one, two in (("year", "one", "two"), ("year_", "one_", "two_")):
        number, of = _month_and_day(int(found[one]), int(found[two]))
        try:
            ends.append(dt.date(year_of(found[year]), number, of))
        except ValueError:
            return None
    return days(ends[0], ends[1], 0.9)


_PART = r"(?:(?:the )?(?P<part>early|earlier|mid|late|later|middle|beginning|start|end)[ -](?:in |of |on )?(?:the )?)?"
_LONG = (
    r"(?P<unit>weekend|(?:working |business )?week|fortnight|month|quarter|(?:calendar "
    r"|fiscal |financial )?year|decade)"
)


RULES = (
    english(
        r"(?P<year>(?:19|20)\d{2})[-/.](?P<one>\d{1,2})[-/.](?P<two>\d{1,2}) ?(?:[-–—~至到]| to ) ?"
        r"(?P<year_>(?:19|20)\d{2})[-/.](?P<one_>\d{1,2})[-/.](?P<two_>\d{1,2})", _pair, absolute=True,
    ),
    english(
        r"(?P<one>\d{1,2})[-/.](?P<two>\d{1,2})[-/.](?P<year>(?:19|20)\d{2}) ?(?:[-–—~]| to ) ?"
        r"(?P<one_>\d{1,2})[-/.](?P<two_>\d{1,2})[-/.](?P<year_>(?:19|20)\d{2})", _pair, absolute=True,
    ),
    english(rf"{_PART}(?:{SHIFT} )?{MONTH}(?:(?:{FILL}| of ){YEAR})?", _month, absolute=True),
    english(rf"{YEAR}[ -]{MONTH}", _month, absolute=True),
    english(r"(?P<year>(?:19|20)\d{2})-(?P<number>\d{1,2})", _numeric_month, absolute=True),
    english(r"(?P<number>\d{1,2})[/-](?P<year>(?:19|20)\d{2})", _numeric_month, absolute=True),
    english(
        rf"{_PART}(?:(?P<named>(?:the )?(?:calendar |fiscal |financial )?year(?: of)?|cy|fy) ?"
        r"(?:(?P<year>(?:19|20)\d{2})|'?(?P<short>\d{2}))|(?P<bare>(?:19|20)\d{2}))",
        _year, absolute=True,
    ),
    english(rf"(?P<words>{YEAR_IN_WORDS})(?P<named>)(?P<part>)(?P<bare>)(?P<year>)", _year, absolute=True),
    english(rf"{MONTH} (?:of )?'?(?P<short>\d{{2}})", _short_month, absolute=True, alone=True),
    english(r"(?:the )?(?P<tens>twenties|thirties|forties|fifties|sixties|seventies|eighties|nineties)", _tens),
    english(r"(?P<unit>weekend)(?P<shift>)(?P<part>)", lambda _found, written: _around(written, 0, "weekend")),
    english(
    r"(?:the )?(?:(?P<decade>(?:1[5-9]|20)\d0|[2-9]0) ?'?s|(?P<century>\d{2})(?:st|nd|rd"
    r"|th) +century)", _decade, absolute=True),
    english(
        r"(?P<kind>q|h)(?P<number>[1-4])(?:[ /-]?(?:of |in |fy ?)?(?:(?P<year>(?:19|20)\d{2})|'(?P<short>\d{2})|"
        r"(?P<shift>this|next|last) year))?", _quarter, absolute=True,
    ),
    english(r"(?P<year>(?:19|20)\d{2})[ -]?(?P<kind>q|h)(?P<number>[1-4])", _quarter, absolute=True),
    english(
        r"(?:the )?(?P<number>first|second|third|fourth|1st|2nd|3rd|4th) (?P<kind>quarter|half)"

        r"(?:,? (?:of |in )?(?:the )?(?:(?:fiscal |calendar |financial )?(?:year )?(?P<year>(?:19"
        r"|20)\d{2})|(?P<shift>this|next|last|the) year))?",
        _quarter, absolute=True,
    ),
    english(r"(?P<year>(?:19|20)\d{2})-?W(?P<number>\d{2})", _week_of_year, absolute=True),
    english(
        rf"(?:the )?week (?P<number>\d{{1,2}})(?:,? (?:of |in )?(?:{YEAR}|{SHIFT} year))?", _week_of_year, absolute=True
    ),
    english(rf"(?:the )?{WHICH_WORD} week (?:of|in) (?:(?:the )?year|{MONTH}(?:{FILL}{YEAR})?)", _ordinal_week),
    english(rf"(?:the )?{WHICH_WORD} week (?:of|in) {YEAR}", _ordinal_week),
    english(rf"(?:the )?{WHICH_WORD} month (?:of|in) (?:{YEAR}|{SHIFT} year)", _ordinal_month),
    english(
        rf"(?:the )?(?P<which>first|last) {COUNT} (?P<unit>days|weeks|months) (?:of|in) (?:{YEAR}"
        rf"|{SHIFT} year)", _edge_of_year
    ),
    english(r"(?P<year>(?:19|20)\d{2}) ?[-–—~] ?(?P<last>(?:19|20)\d{2})", _years, absolute=True),
    english(
        r"(?P<one>\d{1,2})/(?P<two>\d{1,2})(?:/(?P<year>(?:19|20)\d{2}))? ?[-–—~] ?"
        r"(?P<one_>\d{1,2})/(?P<two_>\d{1,2})(?:/(?P<year_>(?:19|20)\d{2}))?", _slashed_pair,
    ),
    english(
        rf"(?:(?:from|between|on) )?(?:the )?{MONTH},? (?:the )?{DAY}(?: ?[-–—~] ?| (?:to|and"
        r"|through|thru|till|until) )(?:the )?"
        rf"{LAST_DAY}(?:{FILL}{YEAR})?", _days_of_month, absolute=True, alone=True,
    ),
    english(
        rf"(?:(?:from|between) )?(?:the )?{DAY}(?: ?[-–—~] ?| (?:to|and|through|thru|till|until) )(?:the )?"
        rf"{LAST_DAY}(?: of|,)? {MONTH}(?:{FILL}{YEAR})?", _days_of_month, absolute=True,
    ),
    english(
        rf"(?:(?:from|between) )?(?:the )?{DAY}(?: ?[-–—~] ?| (?:to|and|through|thru|till|until) )(?:the )?"
        rf"{LAST_DAY}(?: of| in|,)? {SHIFT} month", _days_of_month,
    ),
    english(rf"{_PART}(?:the )?{SHIFT} {_LONG}", _shifted_stretch),
    english(rf"(?:the )?(?:rest|remainder) of (?:{SHIFT} |my )?{_LONG}", _rest),
    english(r"(?P<unit>year|month|quarter|week)[ -]to[ -]date|ytd", _to_date),
    english(rf"(?:the )?{SHIFT} {COUNT} {UNIT}", _some),
    english(rf"{COUNT} {SHIFT} {UNIT}", _some),
    english(rf"within (?:the )?(?:next )?{COUNT} {UNIT}", _within_stretch),
    english(r"(?:the )?(?P<unit>eoy|eom)", _end_of),
)  # fmt: skip
