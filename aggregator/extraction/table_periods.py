"""The periods that the values of a table hold for: their own, their heading's, their row's, or the whole table's."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property

from aggregator.extraction.search_text import search_text
from aggregator.extraction.table_days import day_without_year
from aggregator.extraction.table_heading_text import MONTH_WORD, heading_text, length_of, month_of, without_period
from aggregator.extraction.table_layout import Layout, year_in, year_of_month
from aggregator.extraction.table_roles import PERIOD_LENGTH, Gives, Role
from aggregator.extraction.values import Value, find_values, is_nothing
from aggregator.extraction.values.date import period_of
from aggregator.extraction.values.value import words
from aggregator.model.documents import Cell
from aggregator.policy.records import Attribute, ValueKind

_COMPACT = re.compile(r"^((?:19|20)\d\d)(0[1-9]|1[0-2])$")
_DATES = words("date day month period week")
_HAN_DATES = re.compile("日期|月份|年月|时间$")
_DAY = Attribute("day", "", ValueKind.DATE)
_LONGEST = 200
_MONTH_LENGTH, _YEAR_LENGTH = 7, 4

_BACK: tuple[tuple[re.Pattern[str], str, int], ...] = tuple(
    (re.compile(words, re.IGNORECASE), unit, back)
    for words, unit, back in (
        (
            r"[上去]年同[期月日]|\b(?:same|this) (?:month|period|day|week),? (?:last|of (?:the )?previous) year",
            "year",
            1,
        ),
        (
            r"\b(?:a )?year (?:ago|earlier|before)\b|\bprior year\b|\bprevious year\b|\blast year\b|[上去]年度?|上一年",
            "year",
            1,
        ),
        (r"前年|\btwo years ago\b", "year", 2),
        (r"\bthis year\b|\bcurrent year\b|[本今当]年度?", "year", 0),
        (r"\b(?:last|previous|prior) month\b|\bmonth before\b|上月|上一月", "month", 1),
        (r"\bthis month\b|\bcurrent month\b|\bin the month\b|[本当]月", "month", 0),
        (r"\byesterday\b|\b(?:the )?day before\b|\bprevious day\b|昨[日天]|前一[日天]|上日", "day", 1),
        (r"\btoday\b|\bthis day\b|[今当本]日|今天", "day", 0),
    )
)


class TablePeriods:
    """Reads the periods of one table's values.

    Parameters
    ----------
    said
        The titles of the table, the nearest first.
    around
        All texts around the table.
    written
        Gives the day that the document was written, where it says it.
    """

    def __init__(
        self, layout: Layout, said: Sequence[str], around: Sequence[str], written: Callable[[], dt.date | None]
    ) -> None:
        self._layout = layout
        self._said = tuple(said)
        self._around = tuple(text for text in dict.fromkeys((*said, *around)) if len(text) <= _LONGEST)
        self._day_written = written
        self._columns = tuple(
            (role.name, column)
            for column, roles in layout.roles.items()
            for role in roles
            if role.gives is Gives.PERIOD
        ) or tuple(("", column) for column in _dated_columns(layout))
        self._of_table: dict[str, str | None] = {}
        self._last: dict[str, str] = {}

    def of(self, attribute: Attribute, role: Role, row: Mapping[int, Cell], value: Value) -> str | None:
        """Return the period a value holds for, or None where nothing says it."""
        if not attribute.per:
            return None
        length = PERIOD_LENGTH[attribute.per]
        stated = value.period or role.period or self._of_row(attribute.per, row)
        if stated is not None:
            return stated if "/" in stated else stated[:length]
        if attribute.per not in self._of_table:
            self._of_table[attribute.per] = next(self._of_titles(attribute.per), None)
        whole = self._of_table[attribute.per]
        return self._of_heading(role.heading, attribute.per, whole) or whole

    @cached_property
    def _written(self) -> dt.date | None:
        return self._day_written()

    def _of_row(self, per: str, row: Mapping[int, Cell]) -> str | None:
        parts: dict[str, str] = {}
        for name, column in self._columns:
            if column in row and not is_nothing(row[column].text):
                text = search_text(row[column].text).text.strip()
                parts.setdefault(name, _COMPACT.sub(r"\1-\2", text))
                self._last[name] = parts[name]
            elif name == "year" and name in self._last:
                parts.setdefault(name, self._last[name])
        for name in ("", "year"):
            period = period_of(parts[name], per) if name in parts else None
            if period is not None:
                return _with_month(period, parts.get("month", ""))
        day = next(filter(None, map(day_without_year, parts.values())), None) if per == "day" else None
        if day is not None:
            return self._day_without_year(day)
        month = next(filter(None, map(month_of, parts.values())), None)
        year = None if month is None else year_of_month(self._said, month)
        if year is not None:
            return f"{year}-{month}"
        return period_of(parts["month"], per) if "month" in parts else None

    def _of_heading(self, heading: str, per: str, whole: str | None) -> str | None:
        """Return the period that a heading names without its year, or counts back from the table's or the document's.

        A month without a year is the last such month before the document was written, or of the table's year.
        """
        even = search_text(heading).text
        anchor = _first_day(whole) if whole is not None and "/" not in whole else self._written
        found = MONTH_WORD.search(even) if per == "month" else None
        month = None if found is None else month_of(found[0].rstrip("."))
        if month is not None:
            return self._month_without_year(int(month))
        for said, unit, back in _BACK:
            if anchor is not None and said.search(even):
                return _counted_back(anchor, unit, back).isoformat()[: PERIOD_LENGTH[per]]
        return None

    def _month_without_year(self, month: int) -> str | None:
        said = year_in(self._said)
        if said is not None:
            return f"{said}-{month:02d}"
        if self._written is None:
            return None
        return f"{self._written.year - (month > self._written.month)}-{month:02d}"

    def _day_without_year(self, day: str) -> str | None:
        """Return a day of the table's year, or the last such day before the document was written."""
        month = self._month_without_year(int(day[:2]))
        return None if month is None else f"{month[:4]}-{day}"

    def _of_titles(self, per: str) -> Iterator[str]:
        length = PERIOD_LENGTH[per]
        periods = (without_period(text)[1] for text in self._around)
        yield from (period for period in periods if period is not None and length_of(period) == length)
        if per == "day":
            yield from self._days()
        if per == "month":
            yield from self._months()

    def _days(self) -> Iterator[str]:
        """Yield the days that texts around the table name, and then the day of the document."""
        for text in self._around:
            days = {value.value for value in find_values(_DAY, search_text(text).text, self._written)}
            if len(days) == 1 and len(day := days.pop()) == PERIOD_LENGTH["day"]:
                yield day
        if self._written is not None:
            yield self._written.isoformat()

    def _months(self) -> Iterator[str]:
        for text in self._around:
            found = MONTH_WORD.findall(search_text(text).text)
            month = month_of(found[0].rstrip(".")) if len(found) == 1 else None
            period = None if month is None else self._month_without_year(int(month))
            if period is not None:
                yield period


def _dated_columns(layout: Layout) -> list[int]:
    """Return the column without a meaning of its own that is headed as days or months, where there is one."""
    columns = [
        column
        for column, heading in layout.headings.items()
        if column not in layout.roles and _DATES.intersection(heading_text(heading).words)
    ]
    han = [
        column
        for column, heading in layout.headings.items()
        if column not in layout.roles and _HAN_DATES.search(heading)
    ]
    found = list(dict.fromkeys((*columns, *han)))
    return found if len(found) == 1 and not layout.sideways else []


def _with_month(period: str, month: str) -> str:
    digits = month_of(month) or month
    return f"{period}-{int(digits):02d}" if len(period) == 4 and digits.isdigit() and 1 <= int(digits) <= 12 else period


def _first_day(period: str) -> dt.date | None:
    year, month, day = (*map(int, period.split("-")), 1, 1)[:3]
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def _counted_back(day: dt.date, unit: str, back: int) -> dt.date:
    if unit == "day":
        return day - dt.timedelta(days=back)
    months = back * (12 if unit == "year" else 1)
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    return dt.date(year, month + 1, min(day.day, 28))
