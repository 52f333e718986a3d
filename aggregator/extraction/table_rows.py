"""Rows of a table that stand for others: lines across it, and those that leave blank what the row above says."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from aggregator.model.documents import Cell


def is_grouped(rows: Sequence[Mapping[int, Cell]], column: int) -> bool:
    """Return whether the names of a column head the rows below them: many are blank, the first is not."""
    blank = sum(column not in row for row in rows)
    return bool(rows) and column in rows[0] and blank >= max(1, 0.25 * len(rows))


def across(row: Mapping[int, Cell]) -> str | None:
    """Return the text of a line that runs across the table, alone in its row."""
    cells = {id(cell): cell for cell in row.values()}
    return next(iter(cells.values())).text if len(cells) == 1 else None
