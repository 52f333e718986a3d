"""Tables without rulings: words that stand in columns over several rows.

Rows with several pieces near each other may be a table; they are one where the pieces form columns that are not
columns of running text.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from aggregator.model.documents import Cell, Rect
from aggregator.reading.pdf.lines import Line, PageText, Turn, around
from aggregator.reading.pdf.page_table import PageTable
from aggregator.reading.pdf.pieces import Piece, Row, cut, level, rows_of

_FAR = 2.6
_CLOSE = 0.4
_FEWEST_ROWS = 3
_MOST_LONE_ROWS = 2
_LONG = 12.0
_SPREAD = 20.0
_RUNNING = 16.0
_NARROW = 6.0
_FEWEST_WORDS = 3
_FULL = 0.75
_MOST_SMALL = 0.4
_LEAST_FILLED = {True: 0.35, False: 0.5}  # with figures and without
_OVERLAP = 0.5
_AIRY = 0.56
_MOST_COMPARED = 400_000
_DEEPEST = 6
_IDEOGRAPHS = "\u2e80"  # where scripts begin whose letters are twice as wide


_Columns = list[tuple[float, float]]


class _Placed(NamedTuple):
    first: int
    last: int
    piece: Piece


def tabulate(lines: list[Line], text: PageText, turn: Turn) -> tuple[list[PageTable], list[Line]]:
    """Return the tables that the lines of a page form, and what is left of the lines outside them."""
    if not _may_have_some(lines):
        return [], lines
    pieces = cut(lines, text, turn)
    found = [table for rows in _runs(rows_of(pieces)) for table in _tables(rows)]
    if not found:
        return [], lines
    taken = {piece for rows, _ in found for row in rows for _, _, piece in row}
    broken = {piece.line for piece in taken}
    whole = [Piece(number, line) for number, line in enumerate(lines) if number not in broken]
    rest = whole + [piece for piece in pieces if piece.line in broken and piece not in taken]
    tables = [_table(rows, n_columns) for rows, n_columns in found]
    return tables, [piece.part for piece in sorted(rest, key=lambda piece: (piece.line, piece.part.start))]


def _may_have_some(lines: Sequence[Line]) -> bool:
    """Return whether enough lines stand beside another or are wider than their letters; quicker than to cut them."""
    boxes = [line.box for line in lines]
    # What can be neither, and most lines of running text can, is told without a call.
    beside = sum([other.top > one.bottom and level(one, other) for one, other in pairwise(boxes)])
    if beside >= _FEWEST_ROWS:
        return True
    wide = [line for line in lines if line.box.right - line.box.left > _AIRY * line.size * len(line.text)]
    return sum(map(_is_airy, wide)) + beside >= _FEWEST_ROWS


def _is_airy(line: Line) -> bool:
    text = line.text
    letters = len(text) if text.isascii() else len(text) + sum(map(_IDEOGRAPHS.__le__, text))
    return line.box.right - line.box.left > _AIRY * line.size * letters


def _runs(rows: list[Row]) -> Iterator[list[Row]]:
    """Yield runs of near rows, cut where several rows in turn have only one piece."""
    run: list[Row] = []
    for row in rows:
        lone = all(len(one) == 1 for one in [row, *run[-_MOST_LONE_ROWS:]])
        if len(run) >= _MOST_LONE_ROWS and (lone or _gap(run[-1], row) > _FAR * row[0].part.size):
            yield run
            run = []
        run.append(row)
    yield run


def _gap(above: Row, below: Row) -> float:
    return min(piece.box.bottom for piece in above) - max(piece.box.top for piece in below)


def _tables(rows: list[Row], depth: int = 0) -> Iterator[tuple[list[list[_Placed]], int]]:
    """Yield the rows of each table among near rows, and how many columns it has; running text parts them."""
    several = [number for number, row in enumerate(rows) if len(row) > 1]
    if len(several) < _FEWEST_ROWS or len(rows) * sum(map(len, rows)) > _MOST_COMPARED or depth > _DEEPEST:
        return
    rows = rows[several[0] : several[-1] + 1]
    columns = _columns(rows)
    if len(columns) < 2:
        return
    placed = [[_place(piece, columns) for piece in row] for row in rows]
    prose = [number for number, row in enumerate(placed) if any(map(_is_prose, row))]
    running = [-1, *_running(placed), len(columns)]
    if prose:
        for start, end in pairwise([-1, *prose, len(rows)]):
            yield from _tables(rows[start + 1 : end], depth + 1)
    elif len(running) > 2:
        for start, end in pairwise(running):
            between = [[cell.piece for cell in row if start < cell.first <= cell.last < end] for row in placed]
            for run in _runs([row for row in between if row]):
                yield from _tables(run, depth + 1)
    elif _is_table(placed, len(columns)):
        yield _joined(placed), len(columns)


def _columns(rows: list[Row]) -> _Columns:
    """Return from where to where each column goes: where pieces stand that do not span several."""
    sides = [([piece.box.left for piece in row], [piece.box.right for piece in row]) for row in rows]
    columns: _Columns = []
    narrow = [piece.box for row in rows for piece in row if not _spans(piece.box, sides)]
    for left, right in sorted((box.left, box.right) for box in narrow):
        if columns and left < columns[-1][1] - _OVERLAP:
            columns[-1] = columns[-1][0], max(right, columns[-1][1])
        else:
            columns.append((left, right))
    return columns


def _spans(box: Rect, sides: list[tuple[list[float], list[float]]]) -> bool:
    """Return whether several pieces of other rows stand above or below one, more often than one alone does."""
    several = single = 0
    for lefts, rights in sides:
        under = bisect_left(lefts, box.right) - bisect_right(rights, box.left)
        several += under > 1
        single += under == 1
    return several > single / 2


def _place(piece: Piece, columns: _Columns) -> _Placed:
    box = piece.box
    touched = [
        number
        for number, (left, right) in enumerate(columns)
        if box.left < right - _OVERLAP and left + _OVERLAP < box.right
    ]
    if not touched:
        touched = [min(range(len(columns)), key=lambda number: abs(box.left + box.right - sum(columns[number])))]
    return _Placed(touched[0], touched[-1], piece)


def _is_prose(placed: _Placed) -> bool:
    return placed.first < placed.last and placed.piece.width > _SPREAD


def _running(placed: list[list[_Placed]]) -> list[int]:
    """Return the columns of running text: of several words, and most of their lines as wide as the widest."""
    columns = _by_column(placed)
    return [number for number in sorted(columns) if _is_running(columns[number])]


def _is_running(column: list[Piece]) -> bool:
    widths = [piece.width for piece in column]
    usual = sorted(widths)[len(widths) * 3 // 4]
    if sum(width > _FULL * usual for width in widths) <= max(2, len(widths) / 2):
        return False
    return usual > _RUNNING or (
        usual > _NARROW and median(len(piece.text.split()) for piece in column) >= _FEWEST_WORDS
    )


def _by_column(placed: list[list[_Placed]]) -> dict[int, list[Piece]]:
    columns: dict[int, list[Piece]] = defaultdict(list)
    for row in placed:
        for cell in row:
            if cell.first == cell.last:
                columns[cell.first].append(cell.piece)
    return columns


def _is_table(placed: list[list[_Placed]], n_columns: int) -> bool:
    """Return whether pieces in columns are a table's rather than columns of running text, or of its contents."""
    filled = [row for row in placed if len({cell.first for cell in row}) > 1]
    if len(filled) < max(_FEWEST_ROWS, len(placed) / 2):
        return False
    columns = _by_column(filled)
    long = sum(median(piece.width for piece in column) > _LONG for column in columns.values())
    if 2 * long > len(columns) or (n_columns == 2 and _is_contents(filled)):
        return False
    figures = any(number and _is_of_figures(column) for number, column in columns.items())
    covered = sum(cell.last - cell.first + 1 for row in filled for cell in row)
    if covered <= _LEAST_FILLED[figures] * len(filled) * n_columns:
        return False
    return figures or (
        len(columns) > 2 and not _is_mid_sentence([piece for column in columns.values() for piece in column])
    )


def _is_mid_sentence(pieces: list[Piece]) -> bool:
    """Return whether many pieces begin small, as lines of running text do that is set in narrow columns."""
    return sum(piece.text[0].islower() for piece in pieces) > _MOST_SMALL * len(pieces)


def _is_of_figures(column: list[Piece]) -> bool:
    return sum(piece.is_number for piece in column) >= max(_FEWEST_ROWS, len(column) / 2)


def _is_contents(rows: list[list[_Placed]]) -> bool:
    """Return whether two columns are titles and the pages they are on."""
    pages = [int(row[-1].piece.text) for row in rows if row[-1].piece.text.isdecimal()]
    return len(pages) > len(rows) / 2 and pages == sorted(pages)


def _joined(placed: list[list[_Placed]]) -> list[list[_Placed]]:
    """Return the rows, those that go on with the row above joined to it."""
    rows: list[list[_Placed]] = []
    for row in placed:
        if rows and _continues(rows[-1], row):
            rows[-1] = rows[-1] + row
        else:
            rows.append(row)
    return rows


def _continues(above: list[_Placed], row: list[_Placed]) -> bool:
    """Return whether a row close below has words only under words, and none in the first column."""
    if any(cell.first == 0 or cell.piece.is_number for cell in row):
        return False
    if not {cell.first for cell in row} <= {cell.first for cell in above}:
        return False
    return _gap([cell.piece for cell in above], [cell.piece for cell in row]) < _CLOSE * row[0].piece.part.size


def _table(rows: list[list[_Placed]], n_columns: int) -> PageTable:
    cells = []
    for number, row in enumerate(rows):
        columns: dict[int, list[_Placed]] = defaultdict(list)
        for cell in row:
            columns[cell.first].append(cell)
        for first in sorted(columns):
            last = max(cell.last for cell in columns[first])
            cells.append(Cell(number, first, _said([cell.piece for cell in columns[first]]), 1, last - first + 1))
    where = around(cell.piece.box for row in rows for cell in row)
    return PageTable(tuple(cells), len(rows), n_columns, where, "aligned")


def _said(pieces: list[Piece]) -> str:
    text = pieces[0].text
    for above, piece in pairwise(pieces):
        text += (" " if level(above.box, piece.box) else "\n") + piece.text
    return text
