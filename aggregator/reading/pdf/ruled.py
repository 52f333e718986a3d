"""What stands in the cells of ruled tables: every character is given to one cell or to none.

So nothing is said twice and nothing is lost, whatever the cells' borders cut through.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import compress, pairwise
from typing import Any, NamedTuple

import numpy as np

from aggregator.model.documents import Cell, Rect
from aggregator.reading.pdf.lines import Line, PageText, Turn, same_line

_OUTSIDE, _NOT_DRAWN = -1, -2

Place = tuple[int, int]
"""Which cell of which grid, by their numbers."""


class Spot(NamedTuple):
    """Where a cell lies in its grid, counted from zero."""

    row: int
    column: int
    rowspan: int
    colspan: int


@dataclass(frozen=True, slots=True)
class Grid:
    """One table's cells, as the page is shown.

    Parameters
    ----------
    rows, columns
        Where its rulings are: downwards (negated y) and to the right.
    owner
        The number of the cell that covers each (row, column).
    """

    spots: tuple[Spot, ...]
    rows: tuple[float, ...]
    columns: tuple[float, ...]
    owner: dict[tuple[int, int], int]

    @property
    def box(self) -> Rect:
        """Return the rectangle around the table."""
        return Rect(self.columns[0], -self.rows[-1], self.columns[-1], -self.rows[0])


def grid_of(cells: Iterable[Rect]) -> Grid:
    """Return the rows and columns that cells lie in, with what each of them spans."""
    cells = list(cells)
    columns = sorted({edge for cell in cells for edge in (cell.left, cell.right)})
    rows = sorted({-edge for cell in cells for edge in (cell.bottom, cell.top)})
    spots = []
    for cell in cells:
        row, column = bisect_left(rows, -cell.top), bisect_left(columns, cell.left)
        spots.append(
            Spot(row, column, bisect_left(rows, -cell.bottom) - row, bisect_left(columns, cell.right) - column)
        )
    spots.sort()
    owner = {
        (row, column): number
        for number, spot in enumerate(spots)
        for row in range(spot.row, spot.row + spot.rowspan)
        for column in range(spot.column, spot.column + spot.colspan)
    }
    return Grid(tuple(spots), tuple(rows), tuple(columns), owner)


def fill(
    grid_list: Sequence[Grid], lines: list[Line], text: PageText, turn: Turn
) -> tuple[list[list[Cell]], list[Line]]:
    """Return the cells of each grid with their text, and what is left of the lines outside all grids."""
    written: list[dict[int, list[Line]]] = [defaultdict(list) for _ in grid_list]
    outside: list[Line] = []
    for place, piece in _pieces(grid_list, lines, text, turn):
        if place is None:
            outside.append(piece)
        else:
            written[place[0]][place[1]].append(piece)
    tables = [
        [
            Cell(spot.row, spot.column, _cell_text(pieces[number]), spot.rowspan, spot.colspan)
            for number, spot in enumerate(grid.spots)
            if number in pieces
        ]
        for grid, pieces in zip(grid_list, written, strict=True)
    ]
    return tables, outside


def _pieces(
    grid_list: Sequence[Grid], lines: list[Line], text: PageText, turn: Turn
) -> Iterator[tuple[Place | None, Line]]:
    """Yield what of each line is in one cell or in none, with (grid, cell) or None; the parts are looked up at once."""
    places: list[Place | None] = []
    whole: list[Line | None] = []
    parts: list[tuple[str, int]] = []
    boxes = [grid.box for grid in grid_list]
    touching = [any(_touch(line.box, box) for box in boxes) for line in lines]
    places_of = _places(list(compress(lines, touching)), grid_list, text, turn)
    for line, touches in zip(lines, touching, strict=True):
        if not touches:
            places.append(None)
            whole.append(line)
            continue
        for place, start, end in _stretches(next(places_of)):
            part = line.text[start:end]
            if not part.isspace():
                places.append(place)
                is_whole = len(part) == len(line.text)
                whole.append(line if is_whole else None)
                if not is_whole:
                    parts.append((part, line.start + start))
    found = text.at(parts, turn)
    yield from ((place, line or next(found)) for place, line in zip(places, whole, strict=True))


def _cell_text(pieces: list[Line]) -> str:
    text = pieces[0].text
    for before, piece in pairwise(pieces):
        text += piece.text if same_line(before, piece) else f"\n{piece.text}"
    return text.strip()


def _places(lines: list[Line], grid_list: Sequence[Grid], text: PageText, turn: Turn) -> Iterator[list[Place | None]]:
    """Yield (grid, cell) of every character of each line; one that is not drawn goes with the one before."""
    drawn = [[offset for offset, mark in enumerate(line.text) if not mark.isspace()] for line in lines]
    asked = [line.start + offset for line, offsets in zip(lines, drawn, strict=True) for offset in offsets]
    known: list[Place | None] = [
        (number, cell) for number, grid in enumerate(grid_list) for cell in range(len(grid.spots))
    ]
    found = iter(_cells_at(*text.middles(asked, turn), grid_list))
    for line, offsets in zip(lines, drawn, strict=True):
        places: list[Place | None] = []
        last: Place | None = None
        for offset in offsets:
            if len(places) < offset:
                places += [last] * (offset - len(places))
            cell = next(found)
            if cell != _NOT_DRAWN:
                last = known[cell] if cell >= 0 else None
            places.append(last)
        yield places + [last] * (len(line.text) - len(places))


def _cells_at(x: Any, y: Any, drawn: Any, grid_list: Sequence[Grid]) -> list[int]:
    """Return which cell each character is in, all grids' cells counted through, or that it is in none or not drawn."""
    found, first = np.where(drawn, _OUTSIDE, _NOT_DRAWN), 0
    for grid in grid_list:
        owner = np.full((len(grid.rows) + 1, len(grid.columns) + 1), _OUTSIDE)
        for (row, column), cell in grid.owner.items():
            owner[row + 1, column + 1] = first + cell
        within = owner[np.searchsorted(grid.rows, -y, "right"), np.searchsorted(grid.columns, x, "right")]
        found = np.where(found == _OUTSIDE, within, found)
        first += len(grid.spots)
    numbers: list[int] = found.tolist()
    return numbers


def _stretches(places: list[Place | None]) -> Iterator[tuple[Place | None, int, int]]:
    start = 0
    for end in range(1, len(places) + 1):
        if end == len(places) or places[end] != places[start]:
            yield places[start], start, end
            start = end


def _touch(one: Rect, other: Rect) -> bool:
    return one.left <= other.right and other.left <= one.right and one.bottom <= other.top and other.bottom <= one.top
