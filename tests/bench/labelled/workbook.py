"""Labelled documents as workbooks: numbers and days are written as such, not as text."""

from __future__ import annotations

import io
import re
from datetime import UTC, datetime

import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from labelled.notation import blocks
from labelled.records import Labelled
from labelled.tables import Merged, merged

_NUMBER = re.compile(r"-?(?:\d{1,3}(?:,\d{3})+|\d{1,15})(?P<places>\.\d+)?")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def xlsx(document: Labelled) -> bytes:
    """Return the bytes of a workbook."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as workbook:
        workbook.set_properties({"created": datetime(2025, 1, 1, tzinfo=UTC)})
        sheet, row = None, 0
        for block in blocks(document):
            if block.kind == "part":
                sheet, row = workbook.add_worksheet(block.text), 0
                continue
            sheet = sheet or workbook.add_worksheet()
            if block.kind != "table":
                sheet.write_string(row, 0, block.text)
                row += 1
                continue
            for cell in merged(block.rows):
                _write(workbook, sheet, row, cell)
            row += len(block.rows) + 1
    return out.getvalue()


def _write(workbook: xlsxwriter.Workbook, sheet: Worksheet, top: int, cell: Merged) -> None:
    value: str | float | datetime = cell.text
    shape = None
    number = _NUMBER.fullmatch(cell.text)
    if number:
        value = float(cell.text.replace(",", ""))
        places = "." + "0" * (len(number["places"]) - 1) if number["places"] else ""
        shape = workbook.add_format({"num_format": ("#,##0" if "," in cell.text else "0") + places})
    elif _DAY.fullmatch(cell.text):
        value = datetime.strptime(cell.text, "%Y-%m-%d")
        shape = workbook.add_format({"num_format": "yyyy-mm-dd"})
    row, column = top + cell.row, cell.column
    if cell.rows > 1 or cell.columns > 1:
        sheet.merge_range(row, column, row + cell.rows - 1, column + cell.columns - 1, value, shape)
    elif cell.text:
        sheet.write(row, column, value, shape)
