"""Where the headings of a table end, as the names below them show, and what stands over each of its columns."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

from aggregator.extraction.table_grid import Grid
from aggregator.extraction.table_heading_text import MONTH_WORD, heading_text, month_of, without_ordinal, without_period
from aggregator.extraction.table_surroundings import UNIT_HEADINGS
from aggregator.model.documents import Cell

_SAMPLED = 40
_MOST_HEADS = 4
_LONGEST_NAME = 60
_LONGEST_HEADING = 60
_FEW_ROWS = 4
_LONGEST_DAY = 20

KindNamed = Callable[[str], str | None]
"""Gives the kind of the listed subject that a text names."""

IsUnit = Callable[[str], bool]
"""Tells whether some attribute of the pack is measured in a text."""


class NameColumn(NamedTuple):
    """A column that names subjects of one kind, and the first row that does."""

    kind: str
    column: int
    first: int
    named: int


class Heads(NamedTuple):
    """What stands over the columns of a table.

    Parameters
    ----------
    first
        The first row below the headings.
    stacks
        Column -> the headings over it, from the top one down; a unit in a row of its own stands in brackets
        after the last.
    above
        What stands over the headings.
    """

    first: int
    stacks: dict[int, tuple[str, ...]]
    above: tuple[str, ...]


def name_columns(grid: Grid, kind_named: KindNamed, begin: int = 0) -> list[NameColumn]:
    """Return the columns that mostly name listed subjects, those that name most of them first."""
    counts: dict[tuple[int, str], list[int]] = {}
    texts: dict[int, int] = {}
    for place, row in enumerate(grid.rows[begin : begin + _SAMPLED], start=begin):
        if len({id(cell) for cell in row.values()}) == 1 and len(row) > 1:
            continue
        for column, cell in row.items():
            if len(cell.text) > _LONGEST_NAME or not any(map(str.isalpha, cell.text)):
                continue
            texts[column] = texts.get(column, 0) + 1
            kind = kind_named(cell.text)
            if kind is not None:
                counts.setdefault((column, kind), []).append(place)
    found = [
        NameColumn(kind, column, places[0], len(places))
        for (column, kind), places in counts.items()
        if len(places) >= 0.4 * (texts[column] - 1) and (len(places) > 1 or len(grid.rows) <= _FEW_ROWS)
    ]
    return sorted(found, key=lambda one: (-one.named, one.column))


def heads_of(grid: Grid, names: NameColumn, is_unit: IsUnit) -> Heads | None:
    """Return what stands over the columns of a table whose subjects one of them names, or None for nothing."""
    first = names.first
    while first > 0 and _is_row(grid.rows[first - 1], names.column, grid.rows[names.first]):
        first -= 1
    top = first
    while top > 0 and first - top < _MOST_HEADS and _is_head(grid.rows[top - 1]):
        top -= 1
    if top == first:
        return None
    stacks: dict[int, list[str]] = {}
    seen: set[int] = set()
    for place in range(top, first):
        fresh = {column: cell for column, cell in grid.rows[place].items() if id(cell) not in seen}
        seen.update(map(id, fresh.values()))
        are_units = place > top and all(is_unit(cell.text.strip("()[]（） ")) for cell in fresh.values())
        for column, cell in fresh.items():
            stack = stacks.setdefault(column, [])
            if are_units and stack:
                stack[-1] = f"{stack[-1]} ({cell.text.strip('()[]（） ')})"
            else:
                stack.append(cell.text)
    above = dict.fromkeys(cell.text for row in grid.rows[:top] for cell in row.values())
    return Heads(first, {column: tuple(stack) for column, stack in sorted(stacks.items())}, tuple(above))


def unit_column(headings: Mapping[int, str]) -> int | None:
    """Return the column that gives the units of its rows, as its heading says."""
    return next((column for column, text in headings.items() if heading_text(text).base in UNIT_HEADINGS), None)


def currency_column(headings: Mapping[int, str]) -> int | None:
    """Return the column that gives the currencies of the amounts in its rows, as its heading says."""
    return next((column for column, text in headings.items() if _CURRENCY.search(text)), None)


_CURRENCY = re.compile(r"\b(?:currency|ccy)\b|币种|货币", re.IGNORECASE)


def _heads_days(row: dict[int, Cell], below: dict[int, Cell]) -> bool:
    """Return whether a row names several days, and the one below it under them none."""
    days = {column for column, cell in row.items() if _DAY.fullmatch(cell.text.strip())}
    return len(days) > 1 and not any(_DAY.fullmatch(below[column].text.strip()) for column in days if column in below)


def _is_row(row: dict[int, Cell], names: int, below: dict[int, Cell]) -> bool:
    """Return whether a row above the first listed subject is one of another subject: named, with numbers."""
    others = [cell for column, cell in row.items() if column != names]
    if names not in row or _is_value(row[names].text) or _heads_days(row, below):
        return False
    years = sum(_YEAR.fullmatch(cell.text.strip()) is not None for cell in others)
    return any(_is_value(cell.text) or _DAY.fullmatch(cell.text.strip()) for cell in others) or (
        years == 1 and len(others) > 1
    )


def _is_head(row: dict[int, Cell]) -> bool:
    own = {id(cell): cell for cell in row.values()}
    if len(own) < 2 or any(len(cell.text) > _LONGEST_HEADING for cell in own.values()):
        return False
    return not any(_is_value(cell.text) for cell in own.values())


_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
_DAY = re.compile(r"\d{4}([-/.])\d{1,2}\1\d{1,2}|\d{4}年\d{1,2}月\d{1,2}日|\d{1,2}([/.])\d{1,2}\2\d{4}")
_VALUE = re.compile(r"(?:about|approx\.?|ca\.?|over|[-+−~≈<>≥≤约$€£¥(])*\s*\d", re.IGNORECASE)


def _is_value(text: str) -> bool:
    """Return whether a cell begins as a number does, and is no year or month."""
    if _VALUE.match(without_ordinal(text).strip()) is None:
        return False
    if len(text) <= _LONGEST_DAY and MONTH_WORD.search(text):
        return False
    rest, period = without_period(text)
    return month_of(text) is None and (period is None or any(map(str.isdigit, rest)))


def possible_headings(stack: tuple[str, ...]) -> Iterator[str]:
    """Yield what the headings over a column may say together, the likeliest first.

    Examples
    --------
    >>> list(possible_headings(("Beds", "Staffed")))
    ['Staffed', 'Beds (Staffed)', 'Beds Staffed', 'Staffed Beds', 'Beds']
    """
    *over, last = stack
    yield last
    if over:
        group = " ".join(over)
        yield f"{group} ({last})"
        yield f"{group} {last}"
        yield f"{last} {group}"
        yield from reversed(over)
