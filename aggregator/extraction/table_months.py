"""Columns headed by the bare numbers of months, 1 to 12, as the months that they are."""

from __future__ import annotations

import re
from collections.abc import Iterable

from aggregator.extraction.table_grid import Grid
from aggregator.model.documents import Cell

_SEARCHED = 6
_FEWEST, _MOST = 3, 12
_BY_MONTH = re.compile(r"月|\bmonth", re.IGNORECASE)
_NUMBER = re.compile(r"[\d,. ]+")


def with_months(grid: Grid, titles: Iterable[str]) -> Grid:
    """Return a grid whose columns headed 1, 2, 3 and on are headed as months, where a title says that it goes by them.

    Examples
    --------
    >>> rows = [["Site", "1", "2", "3"], ["NFD", "61", "55", "62"]]
    >>> grid = Grid([{at: Cell(row, at, text) for at, text in enumerate(texts)} for row, texts in enumerate(rows)])
    >>> [cell.text for cell in with_months(grid, ["Output by month 2025"]).rows[0].values()]
    ['Site', '1月', '2月', '3月']
    """
    for place, row in enumerate(grid.rows[: min(_SEARCHED, len(grid.rows) - 1)]):
        numbered = {column: cell for column, cell in sorted(row.items()) if cell.text.strip().isdigit()}
        counted = [str(number) for number in range(1, len(numbered) + 1)]
        if not _FEWEST <= len(numbered) <= _MOST or [cell.text.strip() for cell in numbered.values()] != counted:
            continue
        said = (*titles, *(cell.text for line in grid.rows[: place + 1] for cell in line.values()))
        if any(map(_BY_MONTH.search, said)) and all(
            _holds_numbers(grid.rows[place + 1 :], column) for column in numbered
        ):
            months = {column: cell._replace(text=f"{cell.text.strip()}月") for column, cell in numbered.items()}
            return Grid([*grid.rows[:place], {**row, **months}, *grid.rows[place + 1 :]])
    return grid


def _holds_numbers(rows: list[dict[int, Cell]], column: int) -> bool:
    texts = [row[column].text.strip() for row in rows if column in row]
    return sum(_NUMBER.fullmatch(text) is not None for text in texts) >= len(texts) / 2
