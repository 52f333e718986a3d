"""Tables of RTF: rows of cells that know only where their right edges stand."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field
from typing import NamedTuple

from aggregator.model.documents import Cell

_NEAR = 60  # twips; edges this close together are one
MOST_EDGES = 1_000
"""How many cells of a row are placed by their edges."""


class Edge(NamedTuple):
    """A cell's right edge, and how the cell continues its left or upper neighbour."""

    right: int
    across: str = ""
    down: str = ""


@dataclass(slots=True)
class Rows:
    """The rows of a table as they come in."""

    rows: list[tuple[list[tuple[str, bool]], int, list[Edge]]] = field(default_factory=list)

    def put(self, cells: list[tuple[str, bool]], left: int, edges: list[Edge]) -> None:
        """Take a row: the text of its cells and whether it is hidden, its left edge, and its cells' right ones."""
        self.rows.append((cells, left, edges))

    def cells(self) -> tuple[tuple[Cell, ...], int]:
        """Return the filled cells, merged ones once, and the number of columns."""
        lines = self._lines()
        found: list[Cell] = []
        above: dict[int, int] = {}
        widest = 0
        for number, (texts, left, edges) in enumerate(self.rows):
            start = bisect_left(lines, left - _NEAR)
            column = start if len(edges) >= len(texts) else 0
            for place, (text, hidden) in enumerate(texts):
                edge = edges[place] if place < len(edges) else Edge(0)
                span = max(1, bisect_left(lines, edge.right - _NEAR) - column) if len(edges) >= len(texts) else 1
                widest = max(widest, column + span)
                if edge.across == "continue" and found and found[-1].row == number:
                    found[-1] = found[-1]._replace(colspan=column + span - found[-1].column)
                elif edge.down == "continue" and column in above:
                    first = found[above[column]]
                    found[above[column]] = first._replace(rowspan=number - first.row + 1)
                else:
                    above[column] = len(found)
                    found.append(Cell(number, column, text, 1, span, hidden))
                column += span
        return tuple(cell for cell in found if cell.text.strip()), widest

    def _lines(self) -> list[int]:
        edges = sorted({edge.right for _, _, row in self.rows for edge in row} | {left for _, left, _ in self.rows})
        lines: list[int] = []
        for edge in edges:
            if not lines or edge - lines[-1] > _NEAR:
                lines.append(edge)
        return lines
