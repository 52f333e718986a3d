"""Days and longer stretches of time as texts name them: what one is, and the arithmetic of the calendar."""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Callable
from typing import NamedTuple

from aggregator.extraction.values.pattern import Found


class Moment(NamedTuple):
    """A day or a stretch of days that a text names.

    ``unit`` is day, week, month, quarter, half, year or span. ``floats`` says that the text leaves the year to the
    reader, who takes the nearest.
    """

    start: int
    end: int
    first: dt.date
    last: dt.date
    unit: str
    sure: float = 1.0
    floats: bool = False


class Stretch(NamedTuple):
    """A `Moment` before it is known where it stands."""

    first: dt.date
    last: dt.date
    unit: str
    sure: float = 1.0
    floats: bool = False


class Rule(NamedTuple):
    """A pattern and what its matches mean on a day.

    ``absolute`` where that needs no day; ``alone`` where no noun may follow, as in *the 1st week*; ``listed`` where
    a month before other days in front is its too. What a group called ``whole`` holds is what names it, else all.
    """

    source: str
    read: Callable[[Found, dt.date], Stretch | None]
    absolute: bool = False
    alone: bool = False
    listed: bool = False


RELATIVE, GUESSED = 0.9, 0.7
"""How sure is what counts from the day of writing, and what takes its year from there."""


def day(of: dt.date, sure: float = RELATIVE, *, floats: bool = False) -> Stretch:
    """Return a single day."""
    return Stretch(of, of, "day", sure, floats)


def days(first: dt.date, last: dt.date, sure: float = RELATIVE) -> Stretch | None:
    """Return the days from a first to a last one, or None where they are the wrong way round."""
    return Stretch(first, last, "span", sure) if first <= last else None


def week(of: dt.date, sure: float = RELATIVE) -> Stretch:
    """Return the week from Monday that a day is in."""
    monday = of - dt.timedelta(of.weekday())
    return Stretch(monday, monday + dt.timedelta(6), "week", sure)


def months(year: int, month: int, count: int, unit: str, sure: float = RELATIVE) -> Stretch:
    """Return some months from one on, which may lie outside 1 to 12."""
    first = shifted(dt.date(year, 1, 1), month - 1)
    return Stretch(first, shifted(first, count) - dt.timedelta(1), unit, sure)


def month(year: int, number: int, sure: float = RELATIVE) -> Stretch:
    """Return a month."""
    return months(year, number, 1, "month", sure)


def quarter(year: int, number: int, sure: float = RELATIVE) -> Stretch:
    """Return a quarter of a year; the first is 1."""
    return months(year, 3 * number - 2, 3, "quarter", sure)


def half(year: int, number: int, sure: float = RELATIVE) -> Stretch:
    """Return a half of a year."""
    return months(year, 6 * number - 5, 6, "half", sure)


def years(first: int, count: int = 1, sure: float = RELATIVE) -> Stretch:
    """Return some years."""
    return Stretch(dt.date(first, 1, 1), dt.date(first + count - 1, 12, 31), "year", sure)


def shifted(of: dt.date, by: int) -> dt.date:
    """Return a day some months later, or the last day of that month where it is shorter."""
    year, month_index = divmod(of.year * 12 + of.month - 1 + by, 12)
    return dt.date(year, month_index + 1, min(of.day, calendar.monthrange(year, month_index + 1)[1]))


def nearest(month_number: int, day_number: int, written: dt.date) -> dt.date | None:
    """Return the day of that name that one means on the day of writing, or None where there is none.

    It is the nearest, but one of the same year is meant from farther away than one of another.
    """
    found = [
        dt.date(year, month_number, day_number)
        for year in range(written.year - 1, written.year + 2)
        if day_number <= calendar.monthrange(year, month_number)[1]
    ]
    return min(found, key=lambda one: (_away(one, written), one), default=None)


def nearest_month(number: int, written: dt.date) -> Stretch:
    """Return the month of that name that one means on the day of writing."""
    middles = [dt.date(year, number, 15) for year in range(written.year - 1, written.year + 2)]
    found = min(middles, key=lambda one: _away(one, written))
    return month(found.year, number, GUESSED)._replace(floats=True)


_SAME_YEAR = 0.45


def _away(one: dt.date, written: dt.date) -> float:
    return abs(one - written).days * (_SAME_YEAR if one.year == written.year else 1)


def ordinal_weekday(year: int, number: int, weekday: int, which: int) -> dt.date | None:
    """Return the which-th weekday of a month, the last one for -1, or None where there are fewer."""
    length = calendar.monthrange(year, number)[1]
    found = [
        dt.date(year, number, one) for one in range(1, length + 1) if dt.date(year, number, one).weekday() == weekday
    ]
    try:
        return found[which if which < 0 else which - 1]
    except IndexError:
        return None


def iso_week(year: int, number: int, sure: float = RELATIVE) -> Stretch | None:
    """Return an ISO week, or None where the year has fewer."""
    try:
        return week(dt.date.fromisocalendar(year, number, 1), sure)
    except ValueError:
        return None
