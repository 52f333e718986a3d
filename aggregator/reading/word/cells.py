"""The cells of a table of a word-processing package: merged ones kept once, and how wide each is."""

from __future__ import annotations

from typing import Any

from aggregator.model.documents import Cell
from aggregator.reading.ooxml import attribute, child

_WIDEST = 1_000


class Grid:
    """Cells as they are met, merged downwards where a row continues the one above."""

    def __init__(self) -> None:
        self._cells: list[Cell] = []
        self._open: dict[int, int] = {}
        self.width = 0

    def put(self, cell: Cell, merge: str) -> None:
        """Keep a cell; ``merge`` says whether it begins a merge (``restart``), continues the one above, or is alone."""
        self.width = max(self.width, cell.column + cell.colspan)
        if merge == "continue" and cell.column in self._open:
            above = self._open[cell.column]
            self._cells[above] = self._cells[above]._replace(rowspan=cell.row - self._cells[above].row + 1)
            if cell.text.strip():  # covered by the merge, still in the file
                self._cells.append(cell._replace(hidden=True))
            return
        self._open.pop(cell.column, None)
        if merge:
            self._open[cell.column] = len(self._cells)
        self._cells.append(cell)

    def filled(self) -> tuple[Cell, ...]:
        """Return the cells that hold any text."""
        return tuple(cell for cell in self._cells if cell.text.strip())


def count(element: Any | None, otherwise: int) -> int:
    """Return the number of columns that an element gives."""
    value = "" if element is None else attribute(element, "w:val") or ""
    return min(int(value), _WIDEST) if value.isascii() and value.isdigit() and len(value) < 9 else otherwise


def merge_of(settings: Any | None) -> str:
    """Return how a cell is merged with the one above: ``restart``, ``continue`` or not at all."""
    merge = None if settings is None else child(settings, "w:vMerge")
    return "" if merge is None else attribute(merge, "w:val") or "continue"
