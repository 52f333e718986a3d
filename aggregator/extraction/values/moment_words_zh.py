"""What Chinese calls days and stretches of time: the words, and the parts of patterns made of them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from aggregator.extraction.values.moment import Stretch, day, nearest_month, shifted
from aggregator.extraction.values.numerals import han_number
from aggregator.extraction.values.pattern import Found

SMALL = r"(?:\d{1,2}|[一二三四五六七八九十廿卅]{1,3})"
COUNT = r"(?P<count>\d{1,3}|[一二两三四五六七八九十百]{1,5})"
YEAR = (
    r"(?:(?P<year>(?:1[5-9]|2[01])\d{2}"
    r"|[一二][零〇一二三四五六七八九]{3}|[零〇七八九]?[一二三四五六七八九]|\d{2})"
    r"(?:财|會計|会计)?年度?|(?P<said_year>今|明|去|前|后|本)年) ?"
)
MONTH = (
    rf"(?P<month>{SMALL}|元)月份?|(?P<said_month>本月|这[个個]?月"
    r"|這個?月|上上[个個]?月|上[个個]?月|下下[个個]?月|下[个個]?月|当月|當月)"
)
WHICH = r"(?P<which>第[一二三四五]|最后一|第\d)"
ANY_MONTH = rf"(?:{YEAR}的?)?(?:{MONTH})"
GAP = " ?"
YEARS: Mapping[str, int] = {"今": 0, "本": 0, "明": 1, "去": -1, "前": -2, "后": 2}
_SHIFTS: Mapping[str, int] = {"上上": -2, "上": -1, "前": -1, "下下": 2, "下": 1, "后": 1}


def shift_of(said: str) -> int:
    """Return how many weeks, months or quarters a word like 上个 or 下下 goes."""
    for word, by in _SHIFTS.items():
        if said.startswith(word):
            return by
    return 0


def number_of(text: str) -> int:
    """Return the number of a day or a month, 0 where it has none: 廿三, 元 of 元月."""
    if text.isdigit() or text == "元":
        return int(text) if text != "元" else 1
    return int(han_number(text.replace("廿", "二十").replace("卅", "三十").replace("十十", "十")) or 0)


def count_of(text: str) -> int:
    """Return how many days, weeks or months are said, 0 for none."""
    return int(text) if text.isdigit() else int(han_number(text) or 0)


def year_of(found: Found, written: dt.date) -> int | None:
    """Return the year that is named, or None where none is."""
    if found["said_year"]:
        return written.year + YEARS[found["said_year"]]
    said = found["year"]
    if not said:
        return None
    number = int(said) if said.isdigit() else int(han_number(said) or 0)
    if len(said) > 2:
        return number
    return number + (1900 if number >= 50 else 2000)


def sureness_of(found: Found) -> float:
    """Return how sure the year is that a match names: surer with four characters."""
    return 1.0 if len(found["year"]) == 4 else 0.9


def moved_by(base: dt.date, by: int, unit: str) -> Stretch | None:
    """Return the day some days, weeks, months or years after a day, or None where the calendar ends."""
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


def month_start(found: Found, written: dt.date) -> dt.date | None:
    """Return the first day of the month that a match names, or None where it is none."""
    if found["said_month"]:
        return shifted(written.replace(day=1), shift_of(found["said_month"]))
    number, year = number_of(found["month"]), year_of(found, written)
    if not 1 <= number <= 12:
        return None
    return dt.date(year, number, 1) if year else nearest_month(number, written).first
