"""Tables with a subject at the head of each column and a period at the head of each row, as one row a value."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import islice

from aggregator.extraction.table_days import day_without_year
from aggregator.extraction.table_grid import Grid
from aggregator.extraction.table_heading_text import month_of, without_period
from aggregator.extraction.table_headings import HeadingReader
from aggregator.extraction.table_layout import SEARCHED_ROWS, Layout
from aggregator.extraction.table_roles import Closeness, Gives, Role
from aggregator.extraction.table_totals import is_total, sums_up
from aggregator.extraction.values.date import period_of
from aggregator.model.documents import Cell

_SAMPLED = 50
_REMARKS = 200
_PERIOD, _SUBJECT, _VALUE, _MONTH = 0, 1, 2, 3

KindNamed = Callable[[str], str | None]
"""Gives the kind of the listed subject that a text names."""


def pivot_of(grid: Grid, reader: HeadingReader, titles: tuple[str, ...], kind_named: KindNamed) -> Layout | None:
    """Return a table of subjects by periods with one row a value, or None where the table is none.

    The titles, what stands above the headings, or a remark in the table say which attribute the values are of.
    """
    for place, row in enumerate(grid.rows[:SEARCHED_ROWS]):
        kinds = {column: kind_named(cell.text) for column, cell in row.items() if not is_total(cell.text)}
        named = {column: kind for column, kind in kinds.items() if kind is not None}
        if len({row[column].text for column in named}) < 2 or len(set(named.values())) > 1:
            continue
        kind = next(iter(named.values()))
        rows = grid.rows[place + 1 :]
        head = _column_of_periods(rows, set(named))
        month = None if head is None else _column_of_months(rows, {*named, head})
        above = tuple(cell.text for line in grid.rows[:place] for cell in line.values())
        remarks = tuple(_remarks(rows, {*named, head, month}))
        role = reader.attribute_titled((*above, *titles, *remarks), "", None)
        if head is not None and role is not None and role.of == kind:
            heading = row[head].text if head in row else ""
            return Layout(
                [
                    {_PERIOD: line[head], _SUBJECT: row[column], _VALUE: line[column]} | _month_in(line, month)
                    for line in rows
                    if head in line and not sums_up(line)
                    for column in named
                    if column in line
                ],
                {
                    _PERIOD: (Role(Gives.PERIOD, "", "" if month is None else "year", Closeness.EXACT, heading),),
                    _MONTH: (Role(Gives.PERIOD, "", "month", Closeness.EXACT, ""),),
                    _SUBJECT: (Role(Gives.NAME, kind, "", Closeness.EXACT, ""),),
                    _VALUE: (role,),
                },
                {_PERIOD: heading, _SUBJECT: "", _VALUE: role.heading},
                {_VALUE: role.heading},
                above,
            )
    return None


def _column_of_periods(rows: list[dict[int, Cell]], others: set[int]) -> int | None:
    sample = rows[:_SAMPLED]
    columns = {column for row in sample for column in row} - others
    for column in sorted(columns):
        texts = [row[column].text for row in sample if column in row and not is_total(row[column].text)]
        if len(texts) >= max(1, len(sample) // 2) and all(map(_is_period, texts)):
            return column
    return None


def _column_of_months(rows: list[dict[int, Cell]], others: set[int]) -> int | None:
    """Return the column that gives months without their year."""
    sample = rows[:_SAMPLED]
    for column in sorted({column for row in sample for column in row} - others):
        texts = [row[column].text for row in sample if column in row and not is_total(row[column].text)]
        if texts and all(month_of(text) is not None or _MONTH_NUMBER.fullmatch(text.strip()) for text in texts):
            return column
    return None


def _month_in(row: dict[int, Cell], month: int | None) -> dict[int, Cell]:
    return {_MONTH: row[month]} if month is not None and month in row else {}


_MONTH_NUMBER = re.compile(r"0?[1-9]|1[0-2]")


def _is_period(text: str) -> bool:
    rest, period = without_period(text)
    is_time = month_of(text) is not None or day_without_year(text) is not None
    return is_time or (period is not None and not rest.strip()) or period_of(text, "day") is not None


def _remarks(rows: list[dict[int, Cell]], others: set[int | None]) -> list[str]:
    texts = (cell.text for row in rows for column, cell in row.items() if column not in others)
    return list(islice((text for text in texts if any(map(str.isalpha, text))), _REMARKS))
