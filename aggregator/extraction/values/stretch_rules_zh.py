"""How Chinese names stretches of time, as `Rule`s: with a year, or counted from the day of writing."""

from __future__ import annotations

import datetime as dt

from aggregator.extraction.values.moment import (
    GUESSED,
    Rule,
    Stretch,
    days,
    half,
    iso_week,
    month,
    quarter,
    shifted,
    week,
    years,
)
from aggregator.extraction.values.moment_words_zh import (
    ANY_MONTH,
    COUNT,
    GAP,
    MONTH,
    SMALL,
    WHICH,
    YEAR,
    count_of,
    month_start,
    moved_by,
    number_of,
    shift_of,
    sureness_of,
    year_of,
)
from aggregator.extraction.values.numerals import han_number
from aggregator.extraction.values.pattern import Found


def _month(found: Found, written: dt.date) -> Stretch | None:
    start = month_start(found, written)
    if start is None:
        return None
    year = year_of(found, written)
    floats = year is None and not found["said_month"]
    whole = month(start.year, start.month, sureness_of(found) if year else GUESSED)._replace(floats=floats)
    return _part(whole, found["part"])


def _part(whole: Stretch, said: str) -> Stretch | None:
    """Return the early, middle or late part of a month or a year."""
    if not said:
        return whole
    first, last, sure = whole.first, whole.last, min(GUESSED, whole.sure)
    if whole.unit == "month":
        cuts = {
            "上": (1, 10),
            "初": (1, 10),
            "中": (11, 20),
            "下": (21, last.day),
            "底": (21, last.day),
            "末": (21, last.day),
        }
        begin, end = cuts.get(said[0], (1, last.day))
        return days(first.replace(day=begin), first.replace(day=end), sure)
    if said[0] in "初上":
        return days(first, dt.date(first.year, 6 if said[0] == "上" else 3, 30 if said[0] == "上" else 31), sure)
    if said[0] == "中":
        return days(dt.date(first.year, 4, 1), dt.date(first.year, 9, 30), sure)
    return days(dt.date(first.year, 7 if said[0] == "下" else 10, 1), last, sure)


def _year(found: Found, written: dt.date) -> Stretch | None:
    year = year_of(found, written)
    if year is None or (len(found["year"]) == 1 and found["year"] not in "零〇"):
        return None
    return _part(years(year, 1, sureness_of(found) if found["year"] else 0.9), found["part"])


def _quarter(found: Found, written: dt.date) -> Stretch | None:
    year, said = year_of(found, written), found["number"]
    if found["shift"]:
        return quarter(written.year, (written.month - 1) // 3 + 1 + shift_of(found["shift"]))
    number = 4 if said == "末" else number_of(said)
    sure = sureness_of(found) if year else GUESSED
    return quarter(year or written.year, number, sure) if 1 <= number <= 4 else None


def _half(found: Found, written: dt.date) -> Stretch | None:
    year = year_of(found, written)
    return half(year or written.year, 1 if found["which"] in "上前" else 2, sureness_of(found) if year else GUESSED)


def _half_month(found: Found, written: dt.date) -> Stretch | None:
    start = month_start(found, written) if found["month"] or found["said_month"] else written.replace(day=1)
    if start is None:
        return None
    middle = start.replace(day=15)
    last = shifted(start, 1) - dt.timedelta(1)
    return days(start, middle, GUESSED) if found["which"] == "上" else days(middle + dt.timedelta(1), last, GUESSED)


def _nth_month(found: Found, written: dt.date) -> Stretch | None:
    year, number = year_of(found, written), number_of(found["number"])
    return month(year, number) if year is not None and 1 <= number <= 12 else None


def _years(found: Found, _written: dt.date) -> Stretch | None:
    first, last = int(found["first"]), int(found["last"])
    return years(first, last - first + 1, 1.0) if first < last else None


def _week(found: Found, written: dt.date) -> Stretch | None:
    by = 7 * shift_of(found["shift"])
    if found["end"]:
        monday = written - dt.timedelta(written.weekday()) + dt.timedelta(by)
        return Stretch(monday + dt.timedelta(5), monday + dt.timedelta(6), "span", GUESSED)
    return week(written + dt.timedelta(by))


def _week_of(found: Found, written: dt.date) -> Stretch | None:
    """Return the which-th week of a month or a year; a week is of the month that its Thursday is in."""
    number = -1 if found["which"] == "最后一" else count_of(found["which"].removeprefix("第"))
    if not (found["month"] or found["said_month"]):
        year = year_of(found, written) or written.year
        return iso_week(year, number, GUESSED) if number > 0 else week(dt.date(year, 12, 28), GUESSED)
    start = month_start(found, written)
    if start is None:
        return None
    end = shifted(start, 1) - dt.timedelta(1)
    first, last = start + dt.timedelta((3 - start.weekday()) % 7), end - dt.timedelta((end.weekday() - 3) % 7)
    return week(last if number < 0 else first + dt.timedelta(7 * (number - 1)), GUESSED)


def _some(found: Found, written: dt.date) -> Stretch | None:
    """Return the last or the next few days, weeks, months or years; 最后三天 are of what is named before."""
    if found["most"] and found["way"][0] in "后後":
        return None
    ahead = found["way"][:1] in ("未", "今", "后", "後", "下", "接", "将")
    count = count_of(found["count"]) * (1 if ahead else -1)
    moved, one = moved_by(written, count, found["unit"]), dt.timedelta(1)
    if moved is None or not count:
        return None
    return days(written + one, moved.first) if ahead else days(moved.first, written - one)


def _decade(found: Found, _written: dt.date) -> Stretch | None:
    said = found["decade"]
    number = int(said) if said.isdigit() else int(han_number(said) or 0)
    century = found["century"]
    base = 100 * (count_of(century) - 1) if century else (1900 if number >= 30 else 2000)
    first = number if number > 100 else base + number
    return years(first, 10, 0.8) if first % 10 == 0 and 1500 <= first <= 2100 else None


def _century(found: Found, _written: dt.date) -> Stretch | None:
    number = count_of(found["century"])
    return years(100 * number - 99, 100, 0.8) if 10 <= number <= 21 else None


def _dotted(found: Found, _written: dt.date) -> Stretch | None:
    number = int(found["month"])
    return month(int(found["year"]), number, 1.0) if 1 <= number <= 12 else None


_PART = r"(?P<part>上旬|中旬|下旬|初|中|底|末)?"

RULES = (
    Rule(rf"{ANY_MONTH}的?{_PART}", _month, absolute=True),
    Rule(rf"{YEAR}的?{_PART}", _year, absolute=True),
    Rule(
        rf"(?:{YEAR}的?)?(?:第?(?P<number>[一二三四1-4])|(?P<shift>上一?[个個]?|下一?[个個]?|[这這]一?[个個]?|本))季度",
        _quarter, absolute=True,
    ),
    Rule(rf"(?:{YEAR}的?)(?:第?(?P<number>[一二三四1-4]))季", _quarter, absolute=True),
    Rule(rf"(?:{YEAR}的?)?(?P<which>[上下前后])[个個]?半年", _half, absolute=True),
    Rule(rf"(?:(?:{YEAR}的?)?(?:{MONTH})的?)?(?P<which>[上下])半[个個]?月", _half_month, absolute=True),
    Rule(rf"{YEAR}的?第(?P<number>{SMALL})[个個]月", _nth_month, absolute=True),
    Rule(r"(?P<first>(?:19|20)\d{2}) ?[-~—至到] ?(?P<last>(?:19|20)\d{2})年度?", _years, absolute=True),
    Rule(
    r"(?P<shift>上上[个個]?|上一?[个個]?|下下[个個]?|下一?[个個]?"
    r"|[这這]一?[个個]?|本|当)(?:周|週|星期|礼拜|禮拜)(?P<end>末)?", _week),
    Rule(r"(?P<shift>)(?:周|週|星期|礼拜|禮拜)(?P<end>末)", _week),
    Rule(rf"{ANY_MONTH}的?{WHICH}个?(?:周|週|星期|礼拜|禮拜)", _week_of),
    Rule(
    rf"{YEAR}的?(?P<which>第[一二三四五六七八九十]{{1,3}}"
    rf"|第\d{{1,2}}|最后一)个?(?:周|週|星期|礼拜|禮拜)", _week_of, absolute=True),
    Rule(
    r"(?P<most>最)?(?P<way>过去的?|近的?|前|[上前]?过去的?|之前的?|未来的?|今后的?"
    rf"|接下来的?|[后後]|将来的?){GAP}{COUNT}{GAP}[个個]?"
    r"(?P<unit>天|日|周|週|星期|礼拜|月|年)", _some),
    Rule(
    r"(?:(?P<century>\d{2}|[一二]?十[一二三四五六七八九]?)世纪)?(?P<decade>[一二三四五六七八九]十|\d0|(?:1[5-9]"
    r"|20)\d0)年代", _decade, absolute=True),
    Rule(r"(?P<century>\d{2}|[一二]?十[一二三四五六七八九]?)世纪", _century, absolute=True),
    Rule(r"(?P<year>(?:19|20)\d{2})[./](?P<month>\d{1,2})", _dotted, absolute=True),
)  # fmt: skip
