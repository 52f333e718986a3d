"""Lines of text on a picture put together: rows, paragraphs, and tables without rulings."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from aggregator.reading.ocr.recognise import SeenLine

Row = list[SeenLine]

_LEAST_ROWS = 3
_LOOSEST = 1.1  # heights of a line between two lines of one paragraph
_INDENT = 3.0


def parts_of(lines: Sequence[SeenLine]) -> Iterator[tuple[Row, ...]]:
    """Yield a picture's parts from top to bottom: of one row each a paragraph's line, or all rows of a table.

    A part whose rows hold more than one piece each is a table.
    """
    open_rows: list[Row] = []
    for row in _rows(lines):
        if open_rows and not _goes_on(open_rows, row):
            yield from _closed(open_rows)
            open_rows = []
        open_rows.append(row)
    if open_rows:
        yield from _closed(open_rows)


def columns_of(rows: Sequence[Row]) -> list[tuple[float, float]]:
    """Return the spans from left to right that pieces of the rows share, at least one column."""
    spans: list[tuple[float, float]] = []
    for left, right in sorted((piece.left, piece.right) for row in rows for piece in row):
        if spans and left < spans[-1][1]:
            spans[-1] = (spans[-1][0], max(spans[-1][1], right))
        else:
            spans.append((left, right))
    return spans


def cells_of(row: Row, columns: Sequence[tuple[float, float]]) -> list[int]:
    """Return the number of the column that each piece of a row stands in."""
    return [next(order for order, (_, right) in enumerate(columns) if piece.left < right) for piece in row]


def is_table(rows: Sequence[Row]) -> bool:
    """Return whether rows stand in columns, with one piece to a cell."""
    columns = columns_of(rows)
    several = len(rows) >= _LEAST_ROWS and all(len(row) > 1 for row in rows)
    return several and all(len(set(cells_of(row, columns))) == len(row) for row in rows)


def _rows(lines: Sequence[SeenLine]) -> list[Row]:
    """Return the lines that stand beside each other as rows, from top to bottom."""
    rows: list[Row] = []
    for line in sorted(lines, key=lambda each: (each.top + each.bottom, each.left)):
        if rows and _beside(rows[-1][-1], line):
            rows[-1].append(line)
        else:
            rows.append([line])
    return [sorted(row, key=lambda each: each.left) for row in rows]


def _beside(one: SeenLine, other: SeenLine) -> bool:
    shared = min(one.bottom, other.bottom) - max(one.top, other.top)
    apart = other.left >= one.right or other.right <= one.left
    return apart and shared > 0.5 * min(one.height, other.height)


def _goes_on(rows: list[Row], row: Row) -> bool:
    """Return whether a row belongs to what the rows above it have begun."""
    if len(row) > 1 or len(rows[-1]) > 1:
        return len(row) > 1 and len(rows[-1]) > 1
    above, below = rows[-1][0], row[0]
    height = min(above.height, below.height)
    near = below.top - above.bottom < _LOOSEST * height
    return near and abs(below.left - above.left) < _INDENT * height and max(above.height, below.height) < 1.6 * height


def _closed(rows: list[Row]) -> Iterator[tuple[Row, ...]]:
    if len(rows[0]) == 1 or is_table(rows):
        yield tuple(rows)
        return
    for row in rows:
        yield (row,)
