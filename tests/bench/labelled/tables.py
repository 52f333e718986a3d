"""Cells of a table that span others."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

LEFT, ABOVE = "<", "^"


@dataclass(frozen=True, slots=True)
class Merged:
    """A cell with the number of rows and columns that it covers."""

    row: int
    column: int
    rows: int
    columns: int
    text: str


def merged(rows: Sequence[Sequence[str]]) -> Iterator[Merged]:
    """Yield the cells of a table that are not covered by another one."""
    for row, cells in enumerate(rows):
        for column, text in enumerate(cells):
            if text in (LEFT, ABOVE):
                continue
            columns = _run([cells[place] for place in range(column + 1, len(cells))], LEFT)
            below = _run([rows[place][column] for place in range(row + 1, len(rows))], ABOVE)
            yield Merged(row, column, 1 + below, 1 + columns, text)


def _run(texts: list[str], sign: str) -> int:
    return next((place for place, text in enumerate(texts) if text != sign), len(texts))
