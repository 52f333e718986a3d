"""How Chinese names days and stretches of time, as `Rule`s: with a year, or counted from the day of writing."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from aggregator.extraction.values.lunar import lunar_day
from aggregator.extraction.values.moment import (
    GUESSED,
    Rule,
    Stretch,
    day,
    days,
    half,
    iso_week,
    month,
    nearest,
    nearest_month,
    ordinal_weekday,
    quarter,
    shifted,
    week,
    years,
)
from aggregator.extraction.values.numerals import han_number
from aggregator.extraction.values.pattern import Found

_SMALL = r"(?:\d{1,2}|[一二三四五六七八九十廿卅]{1,3})"
_HOURS = r"(?:凌晨|早上?|上午|中午|下午|傍晚|晚上?|夜)"
_COUNT = r"(?P<count>\d{1,3}|[一二两三四五六七八九十百]{1,5})"
_YEAR = (
    r"(?:(?P<year>(?:1[5-9]|2[01])\d{2}"
    r"|[一二][零〇一二三四五六七八九]{3}|[零〇七八九]?[一二三四五六七八九]|\d{2})"
    r"(?:财|會計|会计)?年度?|(?P<said_year>今|明|去|前|后|本)年) ?"
)
_MONTH = (
    rf"(?P<month>{_SMALL}|元)月份?|(?P<said_month>本月|这[个個]?月"
    r"|這個?月|上上[个個]?月|上[个個]?月|下下[个個]?月|下[个個]?月|当月|當月)"
)
_DAY = (
    rf"(?:(?P<day>{_SMALL})[日号號]|"
    r"(?P<han_day>[一二]?十[一二三四五六七八九]?|[二三]十|廿[一二三四五六七八九]))"
)
_DAYS: Mapping[str, int] = {
    "今天": 0, "今日": 0, "明天": 1, "明日": 1, "昨天": -1, "昨日": -1, "后天": 2, "後天": 2, "前天": -2, "大后天": 3,
    "大前天": -3, "次日": 1, "翌日": 1, "今儿": 0, "明儿": 1, "昨儿": -1, "今早": 0, "今晚": 0, "今晨": 0, "今夜": 0,
    "明早": 1, "明晚": 1, "明晨": 1, "昨晚": -1, "昨夜": -1,
}  # fmt: skip
_YEARS: Mapping[str, int] = {"今": 0, "本": 0, "明": 1, "去": -1, "前": -2, "后": 2}
_WEEKDAYS: Mapping[str, int] = {name: number for number, name in enumerate("一二三四五六日")} | {
    "天": 6,
    **{str(number + 1): number for number in range(7)},
}
_SHIFTS: Mapping[str, int] = {"上上": -2, "上": -1, "前": -1, "下下": 2, "下": 1, "后": 1}


def _shift(said: str) -> int:
    """Return how many weeks, months or quarters a word like 上个 or 下下 goes."""
    for word, by in _SHIFTS.items():
        if said.startswith(word):
            return by
    return 0


def _small(text: str) -> int:
    if text.isdigit() or text == "元":
        return int(text) if text != "元" else 1
    return int(han_number(text.replace("廿", "二十").replace("卅", "三十").replace("十十", "十")) or 0)


def _count(text: str) -> int:
    return int(text) if text.isdigit() else int(han_number(text) or 0)


def _year_of(found: Found, written: dt.date) -> int | None:
    """Return the year that is named, or None where none is."""
    if found["said_year"]:
        return written.year + _YEARS[found["said_year"]]
    said = found["year"]
    if not said:
        return None
    number = int(said) if said.isdigit() else int(han_number(said) or 0)
    if len(said) > 2:
        return number
    return number + (1900 if number >= 50 else 2000)


def _is_sure(found: Found) -> float:
    return 1.0 if len(found["year"]) == 4 else 0.9


def _named_day(found: Found, written: dt.date) -> Stretch | None:
    if found["title"]:
        return None
    return day(written + dt.timedelta(_DAYS[found["name"]]))


def _date(found: Found, written: dt.date) -> Stretch | None:
    year, of = _year_of(found, written), _small(found["day"] or found["han_day"])
    try:
        if found["said_month"]:
            start = shifted(written.replace(day=1), _shift(found["said_month"]))
            return day(start.replace(day=of))
        number = _small(found["month"])
        if year is not None:
            return day(dt.date(year, number, of), _is_sure(found))
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
    number = 1 if found["new"] else _LUNAR_MONTHS.get(said) or _small(said)
    of, year = _small(found["day"].removeprefix("初")), _year_of(found, written)
    leap = bool(found["leap"])
    if year is not None:
        one = lunar_day(year, number, of, leap=leap)
        return None if one is None else day(one, _is_sure(found))
    near = [lunar_day(written.year + by, number, of, leap=leap) for by in (-1, 0, 1)]
    one = min(filter(None, near), key=lambda each: abs(each - written), default=None)
    return None if one is None else day(one, GUESSED)


def _last_day(found: Found, written: dt.date) -> Stretch | None:
    """Return the last day of a month or a year."""
    if found["month"] or found["said_month"]:
        start = _month_start(found, written)
        return None if start is None else day(shifted(start, 1) - dt.timedelta(1), _is_sure(found))
    year = _year_of(found, written)
    return None if year is None else day(dt.date(year, 12, 31), _is_sure(found))


def _same_day(found: Found, written: dt.date) -> Stretch | None:
    """Return the day that is called as today in another year or month: 去年今天."""
    by = 12 * _YEARS[found["said_year"]] if found["said_year"] else _shift(found["said_month"])
    return day(shifted(written, by))


def _bare_day(found: Found, written: dt.date) -> Stretch | None:
    of = _small(found["day"])
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
        return day(monday + dt.timedelta(number + 7 * _shift(found["shift"])))
    return day(written + dt.timedelta((number - written.weekday()) % 7), GUESSED)


def _counted(found: Found, written: dt.date) -> Stretch | None:
    by = _count(found["count"]) * (-1 if "前" in found["way"] else 1)
    return _moved(written, by, found["unit"])


def _moved(base: dt.date, by: int, unit: str) -> Stretch | None:
    try:
        if unit in ("天", "日"):
            return day(base + dt.timedelta(by))
        if unit in ("年", "年度"):
            return day(shifted(base, 12 * by))
        if "月" in unit:
            return day(shifted(base, by))
        return day(base + dt.timedelta(7 * by))
    except (ValueError, OverflowError):
        return None


def _ordinal_weekday(found: Found, written: dt.date) -> Stretch | None:
    start = _month_start(found, written)
    if start is None:
        return None
    which = -1 if found["which"] == "最后一" else _count(found["which"].removeprefix("第"))
    one = ordinal_weekday(start.year, start.month, _WEEKDAYS[found["weekday"]], which)
    return None if one is None else day(one, GUESSED)


def _month_start(found: Found, written: dt.date) -> dt.date | None:
    if found["said_month"]:
        return shifted(written.replace(day=1), _shift(found["said_month"]))
    number, year = _small(found["month"]), _year_of(found, written)
    if not 1 <= number <= 12:
        return None
    return dt.date(year, number, 1) if year else nearest_month(number, written).first


def _month(found: Found, written: dt.date) -> Stretch | None:
    start = _month_start(found, written)
    if start is None:
        return None
    year = _year_of(found, written)
    floats = year is None and not found["said_month"]
    whole = month(start.year, start.month, _is_sure(found) if year else GUESSED)._replace(floats=floats)
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
    year = _year_of(found, written)
    if year is None or (len(found["year"]) == 1 and found["year"] not in "零〇"):
        return None
    return _part(years(year, 1, _is_sure(found) if found["year"] else 0.9), found["part"])


def _quarter(found: Found, written: dt.date) -> Stretch | None:
    year, said = _year_of(found, written), found["number"]
    if found["shift"]:
        return quarter(written.year, (written.month - 1) // 3 + 1 + _shift(found["shift"]))
    number = 4 if said == "末" else _small(said)
    sure = _is_sure(found) if year else GUESSED
    return quarter(year or written.year, number, sure) if 1 <= number <= 4 else None


def _half(found: Found, written: dt.date) -> Stretch | None:
    year = _year_of(found, written)
    return half(year or written.year, 1 if found["which"] in "上前" else 2, _is_sure(found) if year else GUESSED)


def _half_month(found: Found, written: dt.date) -> Stretch | None:
    start = _month_start(found, written) if found["month"] or found["said_month"] else written.replace(day=1)
    if start is None:
        return None
    middle = start.replace(day=15)
    last = shifted(start, 1) - dt.timedelta(1)
    return days(start, middle, GUESSED) if found["which"] == "上" else days(middle + dt.timedelta(1), last, GUESSED)


def _nth_month(found: Found, written: dt.date) -> Stretch | None:
    year, number = _year_of(found, written), _small(found["number"])
    return month(year, number) if year is not None and 1 <= number <= 12 else None


def _years(found: Found, _written: dt.date) -> Stretch | None:
    first, last = int(found["first"]), int(found["last"])
    return years(first, last - first + 1, 1.0) if first < last else None


def _week(found: Found, written: dt.date) -> Stretch | None:
    by = 7 * _shift(found["shift"])
    if found["end"]:
        monday = written - dt.timedelta(written.weekday()) + dt.timedelta(by)
        return Stretch(monday + dt.timedelta(5), monday + dt.timedelta(6), "span", GUESSED)
    return week(written + dt.timedelta(by))


def _week_of(found: Found, written: dt.date) -> Stretch | None:
    """Return the which-th week of a month or a year; a week is of the month that its Thursday is in."""
    number = -1 if found["which"] == "最后一" else _count(found["which"].removeprefix("第"))
    if not (found["month"] or found["said_month"]):
        year = _year_of(found, written) or written.year
        return iso_week(year, number, GUESSED) if number > 0 else week(dt.date(year, 12, 28), GUESSED)
    start = _month_start(found, written)
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
    count = _count(found["count"]) * (1 if ahead else -1)
    moved, one = _moved(written, count, found["unit"]), dt.timedelta(1)
    if moved is None or not count:
        return None
    return days(written + one, moved.first) if ahead else days(moved.first, written - one)


def _decade(found: Found, _written: dt.date) -> Stretch | None:
    said = found["decade"]
    number = int(said) if said.isdigit() else int(han_number(said) or 0)
    century = found["century"]
    base = 100 * (_count(century) - 1) if century else (1900 if number >= 30 else 2000)
    first = number if number > 100 else base + number
    return years(first, 10, 0.8) if first % 10 == 0 and 1500 <= first <= 2100 else None


def _century(found: Found, _written: dt.date) -> Stretch | None:
    number = _count(found["century"])
    return years(100 * number - 99, 100, 0.8) if 10 <= number <= 21 else None


def _dotted(found: Found, _written: dt.date) -> Stretch | None:
    number = int(found["month"])
    return month(int(found["year"]), number, 1.0) if 1 <= number <= 12 else None


_WHICH = r"(?P<which>第[一二三四五]|最后一|第\d)"
_PART = r"(?P<part>上旬|中旬|下旬|初|中|底|末)?"
_ANY_MONTH = rf"(?:{_YEAR}的?)?(?:{_MONTH})"
_GAP = " ?"

RULES = (
    Rule(
    r"(?P<name>大后天|大前天|今天|今日|明天|明日|昨天|昨日|后天|後天|前天|次日|翌日"
    r"|[今明昨]儿|今[早晚晨夜]|明[早晚晨]|昨[晚夜])(?P<title>头条|之后|之星|说法)?", _named_day),
    Rule(
        rf"(?:{_YEAR}{_GAP}的?)?(?:{_MONTH}){_GAP}的?{_DAY}(?:,?\(?(?:周|星期)[一二三四五六日天]\)?)?",
        _date, absolute=True,
    ),
    Rule(
        rf"(?P<whole>(?:{_YEAR}{_GAP}的?)?(?:{_MONTH}){_GAP}(?P<day>\d{{1,2}}))[、,和及与與至到~]\d{{1,2}}[日号號]",
        _date, absolute=True,
    ),
    Rule(
        rf"(?P<called>农历|阴历|旧历|夏历|農曆|陰曆)?{_GAP}(?:{_YEAR})?"
        rf"(?:(?P<leap>[闰閏])?(?P<month>[正冬腊臘]|十?[一二三四五六七八九十])月|(?P<new>大?年)){_GAP}"
        r"(?P<day>初[一二三四五六七八九十]|[十廿][一二三四五六七八九]?|二十[一二三四五六七八九]?|三十)日?",
        _lunar, absolute=True,
    ),
    Rule(rf"(?:{_YEAR}的?)?(?:(?:{_MONTH})的?)?最[后後]一[天日]", _last_day, absolute=True),
    Rule(
        r"(?:(?P<said_year>[今明去前后])年|(?P<said_month>上[个個]?月|下[个個]?月))的?(?:今天|今日|同一天)", _same_day),
    Rule(rf"(?P<day>{_SMALL})[日號]", _bare_day, listed=True),
    Rule(rf"(?P<day>\d{{1,2}})号{_HOURS}", _bare_day),
    Rule(r"(?:^|[(（ ])(?P<month>\d{1,2})/(?P<day>\d{1,2})(?P<next>[ )）]{0,3}\p{Han})", _slashed),
    Rule(r"\p{Han}(?P<year>\d{2})-(?P<month>\d{1,2})-(?P<day>\d{1,2})", _short_date, absolute=True),
    Rule(r"(?:^| )(?P<month>0\d|1[0-2])-(?P<day>[0-2]\d|3[01])", _slashed),
    Rule(
    r"(?P<shift>上上[个個]?|上一?[个個]?|下下[个個]?|下一?[个個]?"
    r"|[这這]一?[个個]?|本)?(?:周|週|星期|礼拜|禮拜)的?"
    r"(?P<weekday>[一二三四五六日天])", _weekday),
    Rule(rf"{_COUNT}{_GAP}个?(?P<unit>天|日|周|週|星期|礼拜|禮拜|月|年)(?P<way>之?以?前|之?以?[后後])", _counted),
    Rule(rf"{_ANY_MONTH}的?{_WHICH}个?(?:周|週|星期|礼拜|禮拜)(?P<weekday>[一二三四五六日天])", _ordinal_weekday),
    Rule(rf"{_ANY_MONTH}的?{_PART}", _month, absolute=True),
    Rule(rf"{_YEAR}的?{_PART}", _year, absolute=True),
    Rule(
        rf"(?:{_YEAR}的?)?(?:第?(?P<number>[一二三四1-4])|(?P<shift>上一?[个個]?|下一?[个個]?|[这這]一?[个個]?|本))季度",
        _quarter, absolute=True,
    ),
    Rule(rf"(?:{_YEAR}的?)(?:第?(?P<number>[一二三四1-4]))季", _quarter, absolute=True),
    Rule(rf"(?:{_YEAR}的?)?(?P<which>[上下前后])[个個]?半年", _half, absolute=True),
    Rule(rf"(?:(?:{_YEAR}的?)?(?:{_MONTH})的?)?(?P<which>[上下])半[个個]?月", _half_month, absolute=True),
    Rule(rf"{_YEAR}的?第(?P<number>{_SMALL})[个個]月", _nth_month, absolute=True),
    Rule(r"(?P<first>(?:19|20)\d{2}) ?[-~—至到] ?(?P<last>(?:19|20)\d{2})年度?", _years, absolute=True),
    Rule(
    r"(?P<shift>上上[个個]?|上一?[个個]?|下下[个個]?|下一?[个個]?"
    r"|[这這]一?[个個]?|本|当)(?:周|週|星期|礼拜|禮拜)(?P<end>末)?", _week),
    Rule(r"(?P<shift>)(?:周|週|星期|礼拜|禮拜)(?P<end>末)", _week),
    Rule(rf"{_ANY_MONTH}的?{_WHICH}个?(?:周|週|星期|礼拜|禮拜)", _week_of),
    Rule(
    rf"{_YEAR}的?(?P<which>第[一二三四五六七八九十]{{1,3}}"
    rf"|第\d{{1,2}}|最后一)个?(?:周|週|星期|礼拜|禮拜)", _week_of, absolute=True),
    Rule(
    r"(?P<most>最)?(?P<way>过去的?|近的?|前|[上前]?过去的?|之前的?|未来的?|今后的?"
    rf"|接下来的?|[后後]|将来的?){_GAP}{_COUNT}{_GAP}[个個]?"
    r"(?P<unit>天|日|周|週|星期|礼拜|月|年)", _some),
    Rule(
    r"(?:(?P<century>\d{2}|[一二]?十[一二三四五六七八九]?)世纪)?(?P<decade>[一二三四五六七八九]十|\d0|(?:1[5-9]"
    r"|20)\d0)年代", _decade, absolute=True),
    Rule(r"(?P<century>\d{2}|[一二]?十[一二三四五六七八九]?)世纪", _century, absolute=True),
    Rule(r"(?P<year>(?:19|20)\d{2})[./](?P<month>\d{1,2})", _dotted, absolute=True),
)  # fmt: skip
