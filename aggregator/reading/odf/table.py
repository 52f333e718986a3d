"""Tables of OpenDocument: rows and cells that say how often they are repeated, at the cost of the filled ones."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import Any, NamedTuple

from aggregator.model.documents import Cell, Locator, Table
from aggregator.reading.limits import Budget
from aggregator.reading.odf.names import attribute, count, tag_of

_MOST_ROWS = 1 << 20
_MOST_COLUMNS = 1 << 14
_MOST_COPIES = 10_000
_NOT_SHOWN = {"collapse", "filter"}
_GROUPS = {
    "table:table-header-rows",
    "table:table-rows",
    "table:table-row-group",
    "table:table-header-columns",
    "table:table-columns",
    "table:table-column-group",
}


class Slot(NamedTuple):
    """A cell element, where it first stands, how often it is repeated, and whether it is seen."""

    element: Any
    row: int
    column: int
    rows: int
    columns: int
    hidden: bool


class Columns:
    """Which columns of a table are hidden."""

    def __init__(self) -> None:
        self._hidden: set[int] = set()
        self._next = 0

    def learn(self, element: Any) -> None:
        """Take in a column declaration, or a group of them."""
        if tag_of(element) in _GROUPS:
            for inner in element:
                self.learn(inner)
        elif tag_of(element) == "table:table-column":
            repeated = count(element, "table:number-columns-repeated", _MOST_COLUMNS)
            if attribute(element, "table:visibility") in _NOT_SHOWN:
                self._hidden.update(range(self._next, min(self._next + repeated, _MOST_COLUMNS)))
            self._next += repeated

    def hides(self, column: int) -> bool:
        """Return whether a column, counted from zero, is hidden."""
        return column in self._hidden


class Grid:
    """Filled cells as they are met; repeats are written out, up to as many as a person would read.

    Parameters
    ----------
    cut
        Cells that are repeated more often than they were written out.
    """

    def __init__(self, budget: Budget) -> None:
        self.cells: list[Cell] = []
        self.rows = 0
        self.columns = 0
        self.next_row = 0
        self.cut = 0
        self.columns_hidden = Columns()
        self._budget = budget

    def put(self, slot: Slot, text: str) -> None:
        """Place a cell and its repeats; blank ones take no place."""
        if not text.strip():
            return
        covered = tag_of(slot.element) == "table:covered-table-cell"
        down = count(slot.element, "table:number-rows-spanned", _MOST_ROWS)
        across = count(slot.element, "table:number-columns-spanned", _MOST_COLUMNS)
        copies = ((row, column) for row in range(slot.rows) for column in range(slot.columns))
        for row, column in islice(copies, _MOST_COPIES):
            self._budget.spend("cells")
            self._budget.spend("characters", len(text))
            hidden = slot.hidden or covered or self.columns_hidden.hides(slot.column + column)
            self.cells.append(Cell(slot.row + row, slot.column + column, text, down, across, hidden))
        self.cut += slot.rows * slot.columns > _MOST_COPIES
        self.rows = max(self.rows, slot.row + slot.rows - 1 + down)
        self.columns = max(self.columns, slot.column + slot.columns - 1 + across)

    def table(self, where: Locator, title: str, after: int, method: str) -> Table:
        """Return the cells in row order as a table whose first cell is where the grid begins."""
        cells = sorted(self.cells, key=lambda cell: (cell.row, cell.column))
        return Table(where, tuple(cells), self.rows, self.columns, after=after, title=title, method=method)


def rows_of(table: Any, grid: Grid) -> Iterator[Slot]:
    """Yield the cells of a table in row order."""
    for element in table:
        tag = tag_of(element)
        if tag == "table:table-row":
            yield from cells_of(element, grid)
        elif tag in _GROUPS:
            yield from rows_of(element, grid)
            grid.columns_hidden.learn(element)
        else:
            grid.columns_hidden.learn(element)


def cells_of(row: Any, grid: Grid, hidden: bool = False) -> Iterator[Slot]:
    """Yield the cells of a row that hold something, and count the row."""
    top = grid.next_row
    rows = count(row, "table:number-rows-repeated", _MOST_ROWS)
    hidden = hidden or attribute(row, "table:visibility") in _NOT_SHOWN
    column = 0
    for cell in row:
        if tag_of(cell) not in {"table:table-cell", "table:covered-table-cell"}:
            continue
        columns = count(cell, "table:number-columns-repeated", _MOST_COLUMNS)
        filled = len(cell) or attribute(cell, "office:value-type")
        if filled and column < _MOST_COLUMNS and top < _MOST_ROWS:
            yield Slot(cell, top, column, min(rows, _MOST_ROWS - top), min(columns, _MOST_COLUMNS - column), hidden)
        column += columns
    grid.next_row = top + rows
