"""Days and financial years as headings and first columns of tables write them: without a year, with a weekday."""

from __future__ import annotations

import datetime as dt
import re
from functools import lru_cache

from aggregator.extraction.search_text import search_text

_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_WEEKDAY = (
    r"(?:mon(?:day)?|tues?(?:day)?|wed(?:nesday)?|thu(?:r|rs|rsday)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?)\b\.?"
    r"|(?:周|星期|礼拜)[一二三四五六日天]"
)
_A_WEEKDAY = re.compile(rf"\b(?:{_WEEKDAY})", re.IGNORECASE)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
MONTH_NAME = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)"
)
"""A pattern of the name of a month, whole or short."""

_MONTH = rf"{MONTH_NAME}\.?"
_EDGE = rf"(?:w/e|w/c|week (?:ending|ended|beginning|commencing|of)|wk (?:ending|of)|as (?:at|of)|on|截至|{_WEEKDAY})"
_ONLY_EDGES = re.compile(rf"[\s,;()（）]*(?:{_EDGE}[\s,;()（）]*)*", re.IGNORECASE)
_DAY_MONTH = re.compile(
    rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th)?[\s-](?P<name>{_MONTH})|(?P<first>{_MONTH})[\s-](?P<last>\d{{1,2}})(?:st|nd|rd|th)?"
    r"|(?P<month>\d{1,2})月(?P<of>\d{1,2})[日号]",
    re.IGNORECASE,
)
_SHORT_DATE = re.compile(
    rf"(?P<weekday>{_WEEKDAY})?[\s,]*(?P<one>\d{{1,2}})(?P<sign>[/.-])(?P<two>\d{{1,2}})(?P=sign)(?P<year>\d\d)"
    rf"[\s,]*(?:\(?(?P<after>{_WEEKDAY})\)?)?",
    re.IGNORECASE,
)
_YEAR_TO = re.compile(
    rf"\b(?:(?:financial |fiscal )?year|12 months|twelve months) (?:to|ended|ending)(?: the)? "
    rf"\d{{1,2}}(?:st|nd|rd|th)? (?P<month>{_MONTH}) (?P<year>20\d\d)\b",
    re.IGNORECASE,
)
_SHORT_FISCAL = re.compile(r"\bFY\s?(\d\d)\s?[-/–]\s?(\d\d)\b", re.IGNORECASE)


def without_edges(text: str) -> str:
    """Return what a heading says beside its day: nothing where that is a weekday, or that a week ends on it.

    Examples
    --------
    >>> without_edges("w/e "), without_edges("Mon "), without_edges("（周三）"), without_edges("Output ")
    ('', '', '', 'Output ')
    """
    return "" if _ONLY_EDGES.fullmatch(text) else text


def weekday_in(text: str) -> str:
    """Return the weekday that a heading names, by which several readings of a week are told apart; empty for none.

    Examples
    --------
    >>> weekday_in("Oxygen Mon"), weekday_in("Oxygen"), weekday_in("库存（周四）")
    ('mon', '', '周四')
    """
    found = _A_WEEKDAY.search(text)
    return found[0].casefold().rstrip(".") if found else ""


@lru_cache(maxsize=4096)
def day_without_year(text: str) -> str | None:
    """Return the month and day that a text is, as ``MM-DD``, where it says no year, or None.

    Examples
    --------
    >>> [day_without_year(text) for text in ("1 Mar", "Tue 1 April", "1月6日", "Sept 30th", "1 Mar 2025", "3/1", "Mar")]
    ['03-01', '04-01', '01-06', '09-30', None, None, None]
    """
    even = search_text(text).text.strip()
    if len(even) > _LONGEST or not any(map(str.isdigit, even)):
        return None
    found = _DAY_MONTH.search(even)
    if found is None or without_edges(even[: found.start()] + " " + even[found.end() :]):
        return None
    name, day = found["name"] or found["first"], int(found["day"] or found["last"] or found["of"])
    month = int(found["month"]) if name is None else _MONTHS.index(name[:3].casefold()) + 1
    return f"{month:02d}-{day:02d}" if 1 <= month <= _LAST_MONTH and 1 <= day <= _LAST_DAY else None


def short_date(text: str) -> str | None:
    """Return the day that a text is whose year has two digits, in ISO form; its weekday says in which order it stands.

    Examples
    --------
    >>> short_date("Mon 31/03/25"), short_date("01/04/25"), short_date("Sat 03/01/25"), short_date("31 March")
    ('2025-03-31', '2025-04-01', '2025-03-01', None)
    """
    found = _SHORT_DATE.fullmatch(text.strip())
    if found is None:
        return None
    weekday = (found["weekday"] or found["after"] or "")[:3].casefold()
    one, two, year = int(found["one"]), int(found["two"]), 2000 + int(found["year"])
    days = [day for month, date in ((two, one), (one, two)) if (day := _day(year, month, date)) is not None]
    agreeing = [day for day in days if weekday not in _WEEKDAYS or day.weekday() == _WEEKDAYS.index(weekday)]
    return agreeing[0].isoformat() if agreeing else None


def financial_year_in(text: str) -> tuple[str, str] | None:
    """Return a text without the financial year it names by its end or in short, and that year.

    Examples
    --------
    >>> financial_year_in("Tonnage, year to 31 March 2025"), financial_year_in("FY24-25"), financial_year_in("FY24")
    (('Tonnage, ', '2024/25'), ('', '2024/25'), None)
    """
    found = _SHORT_FISCAL.search(text)
    if found is not None and int(found[2]) == (int(found[1]) + 1) % 100:
        return text[: found.start()] + text[found.end() :], f"20{found[1]}/{found[2]}"
    found = _YEAR_TO.search(text)
    if found is None:
        return None
    year, month = int(found["year"]), _MONTHS.index(found["month"][:3].casefold()) + 1
    named = f"{year}" if month == _LAST_MONTH else f"{year - 1}/{year % 100:02d}"
    return text[: found.start()] + text[found.end() :], named


_LONGEST = 30
_LAST_MONTH, _LAST_DAY = 12, 31


def _day(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None
