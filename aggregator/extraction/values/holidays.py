"""Holidays by their English and Chinese names: with a day in the common calendar, by the moon or by the sun."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Mapping

from aggregator.extraction.values.lunar import lunar_day
from aggregator.extraction.values.moment import GUESSED, Rule, Stretch, day, ordinal_weekday
from aggregator.extraction.values.pattern import Found

_LOOSELY = 0.6
"""How sure a holiday by the moon is without its year: it names the free days around it as often, or a reason."""

_FIXED: Mapping[tuple[int, int], str] = {
    (1, 1): r"new year(?:['’]?s)?(?: day)?|元旦节?",
    (2, 2): r"groundhog day",
    (2, 14): r"(?:saint |st\.? )?valentine(?:['’]?s)?(?: day)?|情人节",
    (3, 8): r"international women['’]?s day|妇女节",
    (3, 12): r"植树节",
    (3, 17): r"(?:saint|st\.?) patrick(?:['’]?s)?(?: day)?",
    (4, 1): r"april fool(?:['’]?s|s['’]?)?(?: day)?|愚人节",
    (4, 22): r"earth day|地球日",
    (5, 1): r"may ?day|international workers?['’]? day|五一(?:国际)?劳动节|劳动节|五一节?",
    (5, 4): r"青年节",
    (6, 1): r"children['’]?s day|儿童节",
    (6, 19): r"juneteenth|jubilee day",
    (7, 1): r"建党节",
    (7, 4): r"(?:us |american )?independence day",
    (7, 14): r"bastille day",
    (8, 1): r"建军节",
    (9, 10): r"教师节",
    (10, 1): r"国庆节?",
    (10, 31): r"hallowe['’]?en(?: night)?|万圣节前夜",
    (11, 1): r"all saints['’]? day|万圣节",
    (11, 11): r"veterans['’]? day|armistice day|双十一|光棍节",
    (12, 24): r"christmas eve|x-?mas eve|平安夜",
    (12, 25): r"christmas(?: day)?|x-?mas(?: day)?|圣诞节?",
    (12, 26): r"boxing day",
    (12, 31): r"new year(?:['’]?s)? eve",
}
_WEEKDAYS: Mapping[tuple[int, int, int], str] = {
    (1, 0, 3): r"(?:martin luther king|mlk)(?:['’]?s)?(?: jr\.?)? day",
    (2, 0, 3): r"(?:presidents?['’]?s?|washington['’]?s) (?:day|birthday)",
    (5, 6, 2): r"mother['’]?s['’]? day|母亲节",
    (5, 0, -1): r"memorial day",
    (6, 6, 3): r"father['’]?s['’]? day|父亲节",
    (9, 0, 1): r"labou?r day",
    (10, 0, 2): r"columbus day",
    (11, 3, 4): r"thanksgiving(?: day)?|感恩节",
}
_LUNAR: Mapping[tuple[int, int], str] = {
    (1, 1): r"春节|春節|大年初一|年初一|农历新年|農曆新年",
    (1, 15): r"元宵节?|元宵節|上元节",
    (5, 5): r"端午节?|端午節",
    (7, 7): r"七夕节?|七夕節",
    (7, 15): r"中元节?|中元節",
    (8, 15): r"中秋节?|中秋節",
    (9, 9): r"重阳节?|重陽節",
    (12, 8): r"腊八节?|臘八節",
    (13, 0): r"除夕|大年三十|年三十|大年夜",
}
"""By the month and the day of the Chinese calendar."""
_EASTER: Mapping[int, str] = {
    -47: r"mardi gras",
    -46: r"ash wednesday",
    -2: r"good friday",
    0: r"easter(?: sunday| day)?",
    1: r"easter monday",
    39: r"ascension day",
    50: r"whit monday",
}


def _easter(year: int) -> dt.date:
    """Return Easter Sunday by the Gregorian computus."""
    golden, century = year % 19, year // 100
    shift = (19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    weekday = (32 + 2 * (century % 4) + 2 * (year % 100 // 4) - shift - year % 100 % 4) % 7
    correction = (golden + 11 * shift + 22 * weekday) // 451
    month, of = divmod(shift + weekday - 7 * correction + 114, 31)
    return dt.date(year, month, of + 1)


def _clear_and_bright(year: int) -> dt.date:
    """Return the day that the sun reaches 15 degrees, in China, by the rule of thumb for 1900 to 2099."""
    of_century = year % 100
    return dt.date(year, 4, int(of_century * 0.2422 + (5.59 if year < 2000 else 4.81)) - of_century // 4)


def _thursday_after(year: int) -> dt.date:
    thursday = ordinal_weekday(year, 11, 3, 4)
    return (thursday or dt.date(year, 11, 27)) + dt.timedelta(1)


def _rule(names: str, of: Callable[[int], dt.date | None], sure: float) -> Rule:
    source = (
        rf"(?i:(?:(?P<shift>next|last|previous|this|coming|upcoming) )?(?:{names})"
        r"(?:,? (?:of |in )?(?P<year>(?:19|20)\d{2}))?)"
        if _is_latin(names)
        else rf"(?:(?P<year>(?:19|20)\d{{2}})年的?|(?P<said>[今明去后前])年的?)?(?:{names})"
    )

    def read(found: Found, written: dt.date) -> Stretch | None:
        return _read(found, written, of, sure)

    return Rule(source, read)


def _read(found: Found, written: dt.date, of: Callable[[int], dt.date | None], sure: float) -> Stretch | None:
    """Return the holiday in the year that is named, in the direction that is said, or the nearest."""
    if found["year"]:
        one = of(int(found["year"]))
        return None if one is None else day(one, 1.0)
    if found["said"]:
        one = of(written.year + {"今": 0, "明": 1, "去": -1, "前": -2, "后": 2}[found["said"]])
        return None if one is None else day(one)
    near = [one for year in range(written.year - 1, written.year + 2) if (one := of(year)) is not None]
    said = found["shift"].lower()
    if said in ("next", "coming", "upcoming"):
        near = [one for one in near if one > written]
    elif said in ("last", "previous"):
        near = [one for one in near if one < written][-1:]
    elif said == "this":
        near = [one for one in near if one.year == written.year]
    chosen = min(near, key=lambda one: abs(one - written), default=None)
    return None if chosen is None else day(chosen, sure, floats=not said)


def _fixed(month: int, of: int) -> Callable[[int], dt.date]:
    return lambda year: dt.date(year, month, of)


def _counted(month: int, weekday: int, which: int) -> Callable[[int], dt.date | None]:
    return lambda year: ordinal_weekday(year, month, weekday, which)


def _by_the_moon(month: int, of: int) -> Callable[[int], dt.date | None]:
    """Return the days whose lunar month has a number; the last of a year is of the common year before the next."""
    back = month == 13 or (month, of) == (12, 8)
    return lambda year: lunar_day(year - back, month, of)


def _moving(by: int) -> Callable[[int], dt.date]:
    return lambda year: _easter(year) + dt.timedelta(by)


def _rules(names: str, of: Callable[[int], dt.date | None], sure: float = GUESSED) -> list[Rule]:
    """Return a rule for the English names and one for the Chinese."""
    parts = _TOP_BAR.split(names)
    return [
        _rule("|".join(some), of, sure)
        for some in ([part for part in parts if _is_latin(part)], [part for part in parts if not _is_latin(part)])
        if some
    ]


_TOP_BAR = re.compile(r"\|(?![^(]*\))")


def _is_latin(name: str) -> bool:
    return name[0] < "\u2e80"


RULES = (
    *(rule for key, names in _FIXED.items() for rule in _rules(names, _fixed(*key))),
    *(rule for key, names in _WEEKDAYS.items() for rule in _rules(names, _counted(*key))),
    *(rule for by, names in _EASTER.items() for rule in _rules(names, _moving(by))),
    *_rules("black friday", _thursday_after),
    *(rule for key, names in _LUNAR.items() for rule in _rules(names, _by_the_moon(*key), _LOOSELY)),
    *_rules(r"清明节?|清明節", _clear_and_bright),
)
