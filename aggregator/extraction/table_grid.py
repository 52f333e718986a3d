"""A table as rows of columns, whichever way round it was laid out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from aggregator.model.documents import Cell, Table

SPAN_LIMIT = 2_000
"""Merged cells stand for no more rows or columns than this; a hostile span would fill the memory."""


@dataclass(frozen=True, slots=True)
class Grid:
    """The rows of a table that hold anything, each a mapping of column to cell.

    A merged cell stands at every place it covers. Cells keep the row and column they have in the file, so a
    grid that was turned or unfolded still cites the right place.
    """

    rows: list[dict[int, Cell]]
    columns: int = field(init=False, compare=False)
    """How many columns there are."""

    def __post_init__(self) -> None:
        """Count the columns, once for all who ask."""
        object.__setattr__(self, "columns", max((max(row) + 1 for row in self.rows if row), default=0))

    def turned(self) -> Grid:
        """Return the grid with its columns as rows."""
        turned: dict[int, dict[int, Cell]] = {}
        for place, row in enumerate(self.rows):
            for column, cell in row.items():
                turned.setdefault(column, {})[place] = cell
        return Grid([turned[column] for column in sorted(turned)])

    def unfolded(self) -> Grid:
        """Return a form, several pairs of label and value a row, as one column of labels and one of values."""
        pairs = [
            {0: row[column], 1: row[column + 1]}
            for row in self.rows
            for column in sorted(row)
            if column % 2 == 0 and column + 1 in row
        ]
        return Grid(pairs)


def grid_of(table: Table) -> Grid:
    """Return a table's cells in rows, merged cells repeated over what they cover, blank cells left out."""
    rows: dict[int, dict[int, Cell]] = {}
    for cell in table.cells:
        if not cell.text or cell.text.isspace():
            continue
        if cell.rowspan == 1 and cell.colspan == 1:
            rows.setdefault(cell.row, {})[cell.column] = cell
            continue
        for row, column in _covered(cell, table):
            rows.setdefault(row, {}).setdefault(column, cell)
    return Grid([rows[row] for row in sorted(rows)])


def _covered(cell: Cell, table: Table) -> Iterator[tuple[int, int]]:
    last_row = min(cell.row + max(cell.rowspan, 1), table.n_rows, cell.row + SPAN_LIMIT)
    last_column = min(cell.column + max(cell.colspan, 1), table.n_columns, cell.column + SPAN_LIMIT)
    if (last_row - cell.row) * (last_column - cell.column) > SPAN_LIMIT:
        last_row = cell.row + 1
    for row in range(cell.row, max(last_row, cell.row + 1)):
        for column in range(cell.column, max(last_column, cell.column + 1)):
            yield row, column
