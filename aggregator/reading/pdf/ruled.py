"""Tables drawn with lines: the rulings of a page, the cells between them, and which characters stand in which cell.

Rulings are snapped together where they nearly coincide and joined where they nearly touch; a cell is the smallest
rectangle whose corners are crossings and whose sides are rulings [1]_. Cells that share corners are one table. Every
character is given to one cell or to none, so that nothing is said twice and nothing is lost.

References
----------
.. [1] A. Nurminen, "Algorithmic Extraction of Data in Tables in PDF Documents", Tampere University of
   Technology, 2013.
"""

from __future__ import annotations

import ctypes
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium

from aggregator.model.documents import Cell, Rect
from aggregator.reading.pdf.lines import Line, PageText, Turn, around, same_line

FEWEST_RULINGS = 3
"""Distinct horizontal and distinct vertical rulings that a page must have to be looked at for tables."""

_TOLERANCE = 3.0
_SHORTEST = 3.0
_THIN = 2.0
_MOST_OBJECTS = 50_000
_MOST_SEGMENTS = 200_000
_MOST_SEGMENTS_OF_A_PATH = 4_000
_MOST_CROSSINGS = 100_000
_MOST_TRIES = 2_000_000
_DEEPEST_FORM = 4
_TEXT, _PATH = pdfium.FPDF_PAGEOBJ_TEXT, pdfium.FPDF_PAGEOBJ_PATH
_OF_RECTANGLE = 5


class Ruling(NamedTuple):
    """A straight line: at ``at`` on the other axis, from ``start`` to ``end``."""

    at: float
    start: float
    end: float


@dataclass(slots=True)
class Rulings:
    """The lines drawn on a page as it is shown. ``overflown`` where there were too many to follow."""

    horizontal: list[Ruling] = field(default_factory=list)
    vertical: list[Ruling] = field(default_factory=list)
    overflown: bool = False


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

    def cell_at(self, x: float, y: float) -> int | None:
        """Return which cell a point is in, if any."""
        return self.owner.get((bisect_right(self.rows, -y) - 1, bisect_right(self.columns, x) - 1))


class _Pen:
    """Walks the objects of a page and keeps the straight lines they draw."""

    def __init__(self, turn: Turn) -> None:
        self.rulings = Rulings()
        self._turn = turn
        self._objects = 0
        self._segments = 0
        self._x, self._y = ctypes.c_float(), ctypes.c_float()
        self._bounds = tuple(ctypes.c_float() for _ in range(4))
        self._draw_mode = ctypes.c_int(), ctypes.c_int()

    def page(self, handle: Any) -> None:
        count = pdfium.FPDFPage_CountObjects(handle)
        get, kind_of = pdfium.FPDFPage_GetObject, pdfium.FPDFPageObj_GetType
        for number in range(min(count, _MOST_OBJECTS)):
            drawn = get(handle, number)
            kind = kind_of(drawn)
            if kind != _TEXT and not (kind == _PATH and self._rectangle(drawn)):
                self._object(drawn, kind, (), 0)
        self.rulings.overflown |= count > _MOST_OBJECTS

    def _rectangle(self, drawn: Any) -> bool:
        """Keep the sides of a rectangle by its bounds, which is far quicker; return whether it was one."""
        left, bottom, right, top = self._bounds
        if pdfium.FPDFPath_CountSegments(drawn) != _OF_RECTANGLE:
            return False
        if not pdfium.FPDFPageObj_GetBounds(drawn, left, bottom, right, top):
            return False
        if self._visible(drawn):
            self._sides(left.value, bottom.value, right.value, top.value)
        return True

    def _sides(self, left: float, bottom: float, right: float, top: float) -> None:
        if top - bottom < _TOLERANCE:
            self._line((left, (bottom + top) / 2), (right, (bottom + top) / 2))
        elif right - left < _TOLERANCE:
            self._line(((left + right) / 2, bottom), ((left + right) / 2, top))
        else:
            corners = ((left, bottom), (right, bottom), (right, top), (left, top), (left, bottom))
            for one, other in pairwise(corners):
                self._line(one, other)

    def _visible(self, drawn: Any) -> bool:
        fill, stroke = self._draw_mode
        return bool(pdfium.FPDFPath_GetDrawMode(drawn, fill, stroke) and (fill.value or stroke.value))

    def _object(self, drawn: Any, kind: int, around_it: tuple[Any, ...], depth: int) -> None:
        self._objects += 1
        if self._objects > _MOST_OBJECTS or self._segments > _MOST_SEGMENTS:
            self.rulings.overflown = True
        elif kind == pdfium.FPDF_PAGEOBJ_PATH:
            self._path(drawn, (_matrix(drawn), *around_it))
        elif kind == pdfium.FPDF_PAGEOBJ_FORM and depth < _DEEPEST_FORM:
            matrices = (_matrix(drawn), *around_it)
            for number in range(min(pdfium.FPDFFormObj_CountObjects(drawn), _MOST_OBJECTS)):
                inner = pdfium.FPDFFormObj_GetObject(drawn, number)
                self._object(inner, pdfium.FPDFPageObj_GetType(inner), matrices, depth + 1)
                if self.rulings.overflown:
                    return

    def _path(self, drawn: Any, matrices: tuple[Any, ...]) -> None:
        if not self._visible(drawn):
            return
        first = last = None
        count = pdfium.FPDFPath_CountSegments(drawn)
        if count > _MOST_SEGMENTS_OF_A_PATH:  # a map or a curve, no grid
            return
        self._segments += count
        for number in range(count):
            segment = pdfium.FPDFPath_GetPathSegment(drawn, number)
            kind = pdfium.FPDFPathSegment_GetType(segment)
            point = self._point(segment, matrices)
            if kind == pdfium.FPDF_SEGMENT_LINETO and last is not None:
                self._line(last, point)
            elif kind == pdfium.FPDF_SEGMENT_MOVETO:
                first = point
            last = point
            if pdfium.FPDFPathSegment_GetClose(segment) and first is not None:
                self._line(point, first)

    def _point(self, segment: Any, matrices: tuple[Any, ...]) -> tuple[float, float]:
        pdfium.FPDFPathSegment_GetPoint(segment, self._x, self._y)
        x, y = self._x.value, self._y.value
        for matrix in matrices:
            x, y = matrix.a * x + matrix.c * y + matrix.e, matrix.b * x + matrix.d * y + matrix.f
        return x, y

    def _line(self, one: tuple[float, float], other: tuple[float, float]) -> None:
        left, bottom, right, top = self._turn.shown(
            Rect(min(one[0], other[0]), min(one[1], other[1]), max(one[0], other[0]), max(one[1], other[1]))
        )
        if top - bottom < _THIN and right - left >= _THIN:
            self.rulings.horizontal.append(Ruling((top + bottom) / 2, left, right))
        elif right - left < _THIN and top - bottom >= _THIN:
            self.rulings.vertical.append(Ruling((left + right) / 2, bottom, top))


def rulings_of(page: Any, turn: Turn) -> Rulings:
    """Return the straight lines drawn on a page."""
    pen = _Pen(turn)
    pen.page(page.raw)
    return pen.rulings


def grids(rulings: Rulings) -> list[Grid]:
    """Return the tables that rulings draw, from the top of the page down.

    Tables of a single row or column are frames around text and left to it.
    """
    across, down = _joined(rulings.horizontal), _joined(rulings.vertical)
    if _levels(across) < FEWEST_RULINGS or _levels(down) < FEWEST_RULINGS:
        return []
    if len(across) * len(down) > _MOST_CROSSINGS:
        rulings.overflown = True
        return []
    cells, rulings.overflown = _cells(across, down)
    found = [_grid(group) for group in _connected(cells)]
    tables = [grid for grid in found if len(grid.rows) > 2 and len(grid.columns) > 2]
    return sorted(tables, key=lambda grid: (-grid.box.top, grid.box.left))


def fill(grid_list: list[Grid], lines: list[Line], text: PageText, turn: Turn) -> tuple[list[list[Cell]], list[Line]]:
    """Return the cells of each grid with their text, and what is left of the lines outside all grids."""
    written: list[dict[int, list[Line]]] = [defaultdict(list) for _ in grid_list]
    outside: list[Line] = []
    for line in lines:
        if not any(_touch(line.box, grid.box) for grid in grid_list):
            outside.append(line)
            continue
        places = _places(line, grid_list, text, turn)
        for place, start, end in _stretches(places):
            if not line.text[start:end].strip():
                continue
            piece = _part(line, start, end, text, turn)
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


def _cell_text(pieces: list[Line]) -> str:
    text = pieces[0].text
    for before, piece in pairwise(pieces):
        text += piece.text if same_line(before, piece) else f"\n{piece.text}"
    return text.strip()


def _places(line: Line, grid_list: list[Grid], text: PageText, turn: Turn) -> list[tuple[int, int] | None]:
    """Return (grid, cell) of every character of a line; one that is not drawn goes with the one before."""
    places: list[tuple[int, int] | None] = []
    last: tuple[int, int] | None = None
    for offset, mark in enumerate(line.text):
        box = None if mark.isspace() else text.box(line.start + offset)
        if box is not None:
            left, bottom, right, top = turn.shown(box)
            last = _place((left + right) / 2, (bottom + top) / 2, grid_list)
        places.append(last)
    return places


def _place(x: float, y: float, grid_list: list[Grid]) -> tuple[int, int] | None:
    for number, grid in enumerate(grid_list):
        cell = grid.cell_at(x, y)
        if cell is not None:
            return number, cell
    return None


def _stretches(places: list[tuple[int, int] | None]) -> Iterator[tuple[tuple[int, int] | None, int, int]]:
    start = 0
    for end in range(1, len(places) + 1):
        if end == len(places) or places[end] != places[start]:
            yield places[start], start, end
            start = end


def _part(line: Line, start: int, end: int, text: PageText, turn: Turn) -> Line:
    if (start, end) == (0, len(line.text)):
        return line
    rects = text.rects(line.start + start, line.start + end)
    box = around(turn.shown(rect) for rect in rects)
    return Line(line.text[start:end], line.start + start, rects, box, line.size)


def _touch(one: Rect, other: Rect) -> bool:
    return one.left <= other.right and other.left <= one.right and one.bottom <= other.top and other.bottom <= one.top


def _matrix(drawn: Any) -> Any:
    matrix = pdfium.FS_MATRIX(1, 0, 0, 1, 0, 0)
    pdfium.FPDFPageObj_GetMatrix(drawn, matrix)
    return matrix


def _joined(rulings: list[Ruling]) -> list[Ruling]:
    """Snap rulings that nearly coincide to one level, and join those that nearly touch on it."""
    joined: list[Ruling] = []
    level: list[Ruling] = []
    for ruling in sorted(rulings):
        if level and ruling.at - level[-1].at > _TOLERANCE:
            joined.extend(_level(level))
            level = []
        level.append(ruling)
    joined.extend(_level(level))
    return joined


def _level(level: list[Ruling]) -> Iterator[Ruling]:
    if not level:
        return
    at = sum(ruling.at for ruling in level) / len(level)
    start = end = None
    for ruling in sorted(level, key=lambda ruling: (ruling.start, ruling.end)):
        if start is None or end is None or ruling.start > end + _TOLERANCE:
            if start is not None and end is not None and end - start >= _SHORTEST:
                yield Ruling(at, start, end)
            start, end = ruling.start, ruling.end
        else:
            end = max(end, ruling.end)
    if start is not None and end is not None and end - start >= _SHORTEST:
        yield Ruling(at, start, end)


def _levels(rulings: list[Ruling]) -> int:
    return len({ruling.at for ruling in rulings})


def _cells(across: list[Ruling], down: list[Ruling]) -> tuple[list[Rect], bool]:
    """Return the smallest rectangle to the right of and below each crossing, and whether there was too much to try."""
    # Columns in order of x for each horizontal ruling; rows from the top down for each vertical one.
    columns_of = [[number for number, other in enumerate(down) if _crosses(ruling, other)] for ruling in across]
    crosses = [set(numbers) for numbers in columns_of]
    rows_of: list[list[int]] = [[] for _ in down]
    for row in range(len(across) - 1, -1, -1):
        for column in columns_of[row]:
            rows_of[column].append(row)
    place = [{row: position for position, row in enumerate(rows)} for rows in rows_of]
    cells: list[Rect] = []
    tries = 0
    for top, columns in enumerate(columns_of):
        for position, left in enumerate(columns):
            below = rows_of[left][place[left][top] + 1 :]
            corners = ((bottom, right) for bottom in below for right in columns[position + 1 :])
            for bottom, right in corners:
                tries += 1
                if right in crosses[bottom]:
                    cells.append(Rect(down[left].at, across[bottom].at, down[right].at, across[top].at))
                    break
            if tries > _MOST_TRIES:
                return cells, True
    return cells, False


def _crosses(across: Ruling, down: Ruling) -> bool:
    return (
        across.start - _TOLERANCE <= down.at <= across.end + _TOLERANCE
        and down.start - _TOLERANCE <= across.at <= down.end + _TOLERANCE
    )


def _connected(cells: list[Rect]) -> list[list[Rect]]:
    """Return the cells in groups that share corners."""
    group_of = list(range(len(cells)))

    def root(number: int) -> int:
        while group_of[number] != number:
            group_of[number] = group_of[group_of[number]]
            number = group_of[number]
        return number

    first_at: dict[tuple[float, float], int] = {}
    for number, (left, bottom, right, top) in enumerate(cells):
        for corner in ((left, bottom), (left, top), (right, bottom), (right, top)):
            group_of[root(number)] = root(first_at.setdefault(corner, number))
    groups: dict[int, list[Rect]] = defaultdict(list)
    for number, cell in enumerate(cells):
        groups[root(number)].append(cell)
    return list(groups.values())


def _grid(cells: list[Rect]) -> Grid:
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
