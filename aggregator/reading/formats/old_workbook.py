"""Excel workbooks from before 2007 (XLS, XLT), of Excel 5, 95 and 97-2003."""

from __future__ import annotations

from aggregator.reading.format import Format, Opening, Reading
from aggregator.reading.signatures import ole_stream


def read_old_workbook(content: bytes, opening: Opening) -> Reading:
    """Return the sheets, comments, text boxes and properties of a workbook."""
    from aggregator.reading.sheets.old import read_compound  # noqa: PLC0415 - loaded only when a file is read

    return read_compound(content, opening)


FORMAT = Format(
    name="xls",
    media_type="application/vnd.ms-excel",
    extensions=(".xls", ".xlt", ".xla"),
    read=read_old_workbook,
    matches=lambda content: ole_stream(content) in {"Workbook", "Book"},
    rank=25,
    version=3,
)
