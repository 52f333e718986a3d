"""The sheets of a workbook that Excel 2003 wrote as XML, often under the name of an XLS."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from aggregator.model.documents import Cell, SheetLoc, Table
from aggregator.reading.draft import Draft
from aggregator.reading.xml_source import local_name

_SPACE = "{urn:schemas-microsoft-com:office:spreadsheet}"
_MOST_ROWS, _MOST_COLUMNS = 1_048_576, 16_384


def is_sheet(element: Any) -> bool:
    """Return whether an element is such a sheet."""
    return bool(element.tag == f"{_SPACE}Worksheet")


def fill_from_sheet(draft: Draft, sheet: Any) -> None:
    """Fill the draft with one sheet."""
    name = sheet.get(f"{_SPACE}Name") or "sheet"
    hidden = any(local_name(found) == "Visible" and found.text != "SheetVisible" for found in sheet.iter())
    cells = [cell._replace(hidden=cell.hidden or hidden) for cell in _cells(sheet)]
    rows = max((cell.row + 1 for cell in cells), default=0)
    width = max((cell.column + 1 for cell in cells), default=0)
    draft.table(Table(SheetLoc(name, "A1", hidden), tuple(cells), rows, width, len(draft.blocks), name, "sheet"))


def _cells(sheet: Any) -> Iterator[Cell]:
    number = -1
    for row in (found for table in sheet if local_name(table) == "Table" for found in table):
        if local_name(row) != "Row":
            continue
        number = _place(row, number + 1)
        hides = row.get(f"{_SPACE}Hidden") == "1"
        column = 0
        for cell in (found for found in row if local_name(found) == "Cell"):
            column = _place(cell, column)
            spans = _count(cell, "MergeDown") + 1, _count(cell, "MergeAcross") + 1
            text = "".join("".join(part.itertext()) for part in cell if local_name(part) == "Data")
            if text.strip() and number < _MOST_ROWS and column < _MOST_COLUMNS:
                yield Cell(number, column, text, *spans, hides)
            column += spans[1]


def _place(element: Any, expected: int) -> int:
    """Return where a row or cell stands, counted from zero: what it says of itself, or after the one before it."""
    return max(_count(element, "Index") - 1, expected)


def _count(element: Any, name: str) -> int:
    written = element.get(f"{_SPACE}{name}") or ""
    return min(int(written), _MOST_ROWS) if written.isascii() and written.isdigit() and len(written) < 9 else 0
