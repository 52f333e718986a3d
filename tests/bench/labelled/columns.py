"""Tables of plain text, their columns set under one another as a printout has them."""

from __future__ import annotations

import re
from unicodedata import east_asian_width

from labelled.notation import plain

_CELLS = re.compile(r" *\|(?![^\[\]]*\]\]) *")


def aligned(rows: str, *, gap: int = 2) -> str:
    """Return rows of cells between bars as lines of a table; ``---`` becomes a rule, labels take no room."""
    cells = [_CELLS.split(row.strip()) for row in rows.strip().splitlines()]
    columns = max(map(len, cells))
    widths = [max((_width(row[place]) for row in cells if place < len(row)), default=0) for place in range(columns)]
    rule = "-" * (sum(widths) + gap * (columns - 1))
    return "\n".join("¦" + (rule if row == ["---"] else _line(row, widths, gap)) for row in cells)


def _line(row: list[str], widths: list[int], gap: int) -> str:
    return "".join(cell + " " * (widths[place] + gap - _width(cell)) for place, cell in enumerate(row)).rstrip()


def _width(cell: str) -> int:
    return sum(2 if east_asian_width(letter) in "WF" else 1 for letter in plain(cell))
