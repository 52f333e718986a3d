"""How Chinese names days, as `Rule`s: with a year, or counted from the day of writing."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from aggregator.extraction.values.lunar import lunar_day
from aggregator.extraction.values.moment import GUESSED, Rule, Stretch, day, nearest, ordinal_weekday, shifted
from aggregator.extraction.values.moment_words_zh import (
    ANY_MONTH,
    COUNT,
    GAP,
    MONTH,
    SMALL,
    WHICH,
    YEAR,
    YEARS,
    count_of,
    month_start,
    moved_by,
    number_of,
    shift_of,
    sureness_of,
    year_of,
)
from aggregator.extraction.values.pattern import Found

_HOURS = r"(?:凌晨|早上?|上午|中午|下午|傍晚|晚上?|夜)"
_DAY = (
    rf"(?:(?P<day>{SMALL})[日号號]|"
    r"(?P<han_day>[一二]?十[一二三四五六七八九]?|[二三]十|廿[一二三四五六七八九]))"
)
_DAYS: Mapping[str, int] = {
    "今天": 0, "今日": 0, "明天": 1, "明日": 1, "昨天": -1, "昨日": -1, "后天": 2, "後天": 2, "前天": -2, "大后天": 3,
    "大前天": -3, "次日": 1, "翌日": 1, "今儿": 0, "明儿": 1, "昨儿": -1, "今早": 0, "今晚": 0, "今晨": 0, "今夜": 0,
    "明早": 1, "明晚": 1, "明晨": 1, "昨晚": -1, "昨夜": -1,
}  # fmt: skip
_WEEKDAYS: Mapping[str, int] = {name: number for number, name in enumerate("一二三四五六日")} | {
    "天": 6,
    **{str(number + 1): number for number in range(7)},
}


def _named_day(found: Found, written: dt.date) -> Stretch | None:
    if found["title"]:
        return None
    return day(written + dt.timedelta(_DAYS[found["name"]]))


def _date(found: Found, written: dt.date) -> Stretch | None:
    year, of = year_of(found, written), number_of(found["day"] or found["han_day"])
    try:
        if found["said_month"]:
            start = shifted(written.replace(day=1), shift_of(found["said_month"]))
            return day(start.replace(day=of))
        number = number_of(found["month"])
        if year is not None:
            return day(dt.date(year, number, of), sureness_of(found))
        one = nearest(number, of, written) if 1 <= number <= 12 and 1 <= of <= 31 else None
    except ValueError:
        return None
    return None if one is None else day(one, GUESSED, floats=True)


_LUNAR_MONTHS: Mapping[str, int] = {"正": 1, "冬": 11, "腊": 12, "臘": 12}


def _lunar(found: Found, written: dt.date) -> Stretch | None:
    """Return the day of a month by the moon, which says so or is called as only those are: 正月十五, 三月初三."""
    said = found["month"]
    if len(found["year"]) == 1 or (found["new"] and found["day"][0] != "初"):
        return None
    if not (found["called"] or found["leap"] or found["new"] or said in _LUNAR_MONTHS or found["day"][0] == "初"):
        return None
    number = 1 if found["new"] else _LUNAR_MONTHS.get(said) or number_of(said)
    of, year = number_of(found["day"].removeprefix("初")), year_of(found, written)
    leap = bool(found["leap"])
    if year is not None:
        one = lunar_day(year, number, of, leap=leap)
        return None if one is None else day(one, sureness_of(found))
    near = [lunar_day(written.year + by, number, of, leap=leap) for by in (-1, 0, 1)]
    one = min(filter(None, near), key=lambda each: abs(each - written), default=None)
    return None if one is None else day(one, GUESSED)


def _last_day(found: Found, written: dt.date) -> Stretch | None:
    """Return the last day of a month or a year."""
    if found["month"] or found["said_month"]:
        start = month_start(found, written)
        return None if start is None else day(shifted(start, 1) - dt.timedelta(1), sureness_of(found))
    year = year_of(found, written)
    return None if year is None else day(dt.date(year, 12, 31), sureness_of(found))


def _same_day(found: Found, written: dt.date) -> Stretch | None:
    """Return the day that is called as today in another year or month: 去年今天."""
    by = 12 * YEARS[found["said_year"]] if found["said_year"] else shift_of(found["said_month"])
    return day(shifted(written, by))


def _bare_day(found: Found, written: dt.date) -> Stretch | None:
    of = number_of(found["day"])
    near = []
    for by in (-1, 0, 1):
        try:
            near.append(shifted(written.replace(day=1), by).replace(day=of))
        except ValueError:
            continue
    one = min(near, key=lambda each: abs(each - written), default=None)
    return None if one is None else day(one, GUESSED)


def _short_date(found: Found, _written: dt.date) -> Stretch | None:
    """Return the day of 25-03-04 right after Chinese characters, which is year, month and day."""
    try:
        return day(dt.date(2000 + int(found["year"]), int(found["month"]), int(found["day"])), GUESSED)
    except ValueError:
        return None


def _slashed(found: Found, written: dt.date) -> Stretch | None:
    """Return the day of a month and a day in digits, as logs begin their lines with them: 8/3, 08-03."""
    number, of = int(found["month"]), int(found["day"])
    if not (1 <= number <= 12 and 1 <= of <= 31) or found["next"].strip(" )）") in _COUNTED:
        return None
    one = nearest(number, of, written)
    return None if one is None else day(one, GUESSED, floats=True)


_COUNTED = frozenset("号号台机的个人级次以")
"""After two numbers with a stroke between them these make a choice or a share of them: 1/2号机."""


def _weekday(found: Found, written: dt.date) -> Stretch | None:
    number = _WEEKDAYS[found["weekday"]]
    monday = written - dt.timedelta(written.weekday())
    if found["shift"]:
        return day(monday + dt.timedelta(number + 7 * shift_of(found["shift"])))
    return day(written + dt.timedelta((number - written.weekday()) % 7), GUESSED)


def _counted(found: Found, written: dt.date) -> Stretch | None:
    by = count_of(found["count"]) * (-1 if "前" in found["way"] else 1)
    return moved_by(written, by, found["unit"])


def _ordinal_weekday(found: Found, written: dt.date) -> Stretch | None:
    start = month_start(found, written)
    if start is None:
        return None
    which = -1 if found["which"] == "最后一" else count_of(found["which"].removeprefix("第"))
    one = ordinal_weekday(start.year, start.month, _WEEKDAYS[found["weekday"]], which)
    return None if one is None else day(one, GUESSED)


RULES = (
    Rule(
    r"(?P<name>大后天|大前天|今天|今日|明天|明日|昨天|昨日|后天|後天|前天|次日|翌日"
    r"|[今明昨]儿|今[早晚晨夜]|明[早晚晨]|昨[晚夜])(?P<title>头条|之后|之星|说法)?", _named_day),
    Rule(
        rf"(?:{YEAR}{GAP}的?)?(?:{MONTH}){GAP}的?{_DAY}(?:,?\(?(?:周|星期)[一二三四五六日天]\)?)?",
        _date, absolute=True,
    ),
    Rule(
        rf"(?P<whole>(?:{YEAR}{GAP}的?)?(?:{MONTH}){GAP}(?P<day>\d{{1,2}}))[、,和及与與至到~]\d{{1,2}}[日号號]",
        _date, absolute=True,
    ),
    Rule(
        rf"(?P<called>农历|阴历|旧历|夏历|農曆|陰曆)?{GAP}(?:{YEAR})?"
        rf"(?:(?P<leap>[闰閏])?(?P<month>[正冬腊臘]|十?[一二三四五六七八九十])月|(?P<new>大?年)){GAP}"
        r"(?P<day>初[一二三四五六七八九十]|[十廿][一二三四五六七八九]?|二十[一二三四五六七八九]?|三十)日?",
        _lunar, absolute=True,
    ),
    Rule(rf"(?:{YEAR}的?)?(?:(?:{MONTH})的?)?最[后後]一[天日]", _last_day, absolute=True),
    Rule(
        r"(?:(?P<said_year>[今明去前后])年|(?P<said_month>上[个個]?月|下[个個]?月))的?(?:今天|今日|同一天)", _same_day),
    Rule(rf"(?P<day>{SMALL})[日號]", _bare_day, listed=True),
    Rule(rf"(?P<day>\d{{1,2}})号{_HOURS}", _bare_day),
    Rule(r"(?:^|[(（ ])(?P<month>\d{1,2})/(?P<day>\d{1,2})(?P<next>[ )）]{0,3}\p{Han})", _slashed),
    Rule(r"\p{Han}(?P<year>\d{2})-(?P<month>\d{1,2})-(?P<day>\d{1,2})", _short_date, absolute=True),
    Rule(r"(?:^| )(?P<month>0\d|1[0-2])-(?P<day>[0-2]\d|3[01])", _slashed),
    Rule(
    r"(?P<shift>上上[个個]?|上一?[个個]?|下下[个個]?|下一?[个個]?"
    r"|[这這]一?[个個]?|本)?(?:周|週|星期|礼拜|禮拜)的?"
    r"(?P<weekday>[一二三四五六日天])", _weekday),
    Rule(rf"{COUNT}{GAP}个?(?P<unit>天|日|周|週|星期|礼拜|禮拜|月|年)(?P<way>之?以?前|之?以?[后後])", _counted),
    Rule(rf"{ANY_MONTH}的?{WHICH}个?(?:周|週|星期|礼拜|禮拜)(?P<weekday>[一二三四五六日天])", _ordinal_weekday),
)  # fmt: skip
