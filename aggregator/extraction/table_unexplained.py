"""Columns that no heading of a pack explains, with the times that their headings name."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass

from aggregator.extraction.search_text import search_text
from aggregator.extraction.table_days import day_without_year
from aggregator.extraction.table_heading_text import length_of, month_of, without_period
from aggregator.extraction.table_layout import Layout
from aggregator.extraction.table_meant import meant_by
from aggregator.extraction.table_roles import PERIOD_LENGTH, Gives
from aggregator.extraction.table_surroundings import Surroundings
from aggregator.extraction.table_totals import is_total, sums_up
from aggregator.extraction.values import find_values, is_nothing
from aggregator.model.facts import Modality
from aggregator.policy.records import Attribute, ValueKind

_SAMPLED = 30


_DAY = Attribute("day", "", ValueKind.DATE)


@dataclass(frozen=True, slots=True)
class Column:
    """A column that no heading of the pack explains."""

    column: int
    texts: tuple[str, ...]
    heading: str
    undated: str
    period: str | None
    meant: Modality
    cells: tuple[str, ...]
    in_form: bool
    back: str = ""


_PART = re.compile(r"of which|其中", re.IGNORECASE)


def unexplained_columns(layout: Layout, taken: set[int], year: str | None) -> Iterator[Column]:
    """Yield the columns of a layout that are not taken and hold values, sums left out."""
    rows = [row for row in layout.rows[:_SAMPLED] if not sums_up(row) and len({id(cell) for cell in row.values()}) > 1]
    rows = rows or layout.rows[:_SAMPLED]
    for column, heading in layout.headings.items():
        if column in taken or (is_total(heading) and not _PART.match(heading)):
            continue
        texts = tuple(layout.stacks.get(column, (heading,)))
        cells = tuple(
            search_text(row[column].text).text for row in rows if column in row and not is_nothing(row[column].text)
        )
        if not cells:
            continue
        dated = [without_period(text) for text in texts]
        period = next((period for _, period in reversed(dated) if period is not None), None)
        period = period or next(filter(None, (_in_year(text, year) for text in reversed(texts))), None)
        meant = meant_by(" ".join(texts))
        undated = " ".join(rest for rest, _ in dated)
        counted = _BACK.search(undated) if period is None else None
        back = counted.group() if counted is not None else ""
        if counted is not None:
            texts = tuple(_BACK.sub("", text) for text in texts)
        yield Column(column, texts, heading, undated, period, meant, cells, layout.sideways, back)


_BACK = re.compile(
    r"[上去]年同[期月日]|[上去]年度?|上月"
    r"|\b(?:same (?:month|period|quarter),? (?:of )?(?:last|previous) year|(?:last|previous|prior) (?:year|month)"
    r"|a year ago)\b",
    re.IGNORECASE,
)
"""Columns of an earlier year or month, beside those of the present one."""


_MONTHLY = re.compile(r"[本当上]月|同月|\bmonth", re.IGNORECASE)


_OF_OTHER_SPANS = re.compile(
    r"\b(?:quarter|half|week|[QH][1-4]\b|ytd|cumulative|to date)|季度?$|[上下]半年|累计", re.IGNORECASE
)


_YEARLY = re.compile(r"[本当今去]年|全年|上年|\byear|\bannual", re.IGNORECASE)


def span_said(heading: str) -> int | None:
    """Return the length of the periods, in ISO form, that a heading such as ``this month`` speaks of."""
    if _MONTHLY.search(heading):
        return PERIOD_LENGTH["month"]
    return PERIOD_LENGTH["year"] if _YEARLY.search(heading) else None


def span_of(layout: Layout, around: Surroundings) -> int | None:
    """Return the length of the periods that the rows of a table are of, else of the one that a text around names."""
    timed = [column for column, roles in layout.roles.items() if any(role.gives is Gives.PERIOD for role in roles)]
    cells = [row[column].text for row in layout.rows[:_SAMPLED] for column in timed if column in row]
    if any(month_of(text) is not None for text in cells):
        return PERIOD_LENGTH["month"]
    periods = [period for text in cells or around.texts if (period := without_period(text)[1]) is not None]
    return length_of(periods[0]) if periods else None


def _in_year(text: str, year: str | None) -> str | None:
    """Return the month or the day that a heading is, in the year that the texts around say."""
    time = None if year is None else month_of(text) or day_without_year(text)
    return None if time is None else f"{year}-{time}"


def said_by(column: Column) -> Iterator[str]:
    """Yield what a column's headings say: its own, and all over it."""
    yield without_period(column.texts[-1])[0]
    if len(column.texts) > 1:
        yield column.undated


def may_be_of_its_time(column: Column, attribute: Attribute) -> bool:
    """Return whether values of the time that a heading names may be an attribute's."""
    if not attribute.per:
        return not column.back
    if _OF_OTHER_SPANS.search(column.undated):
        return False
    return column.period is None or length_of(column.period) == PERIOD_LENGTH[attribute.per]


def day_named(text: str) -> str:
    """Return the month and day that a heading names, in ISO form; nothing where it names none."""
    found = next(iter(find_values(_DAY, search_text(text).text, dt.date(2000, 12, 31))), None)
    return "" if found is None else found.value[4:]
