"""Excel workbooks and templates (XLSX, XLSM, XLTX, XLTM), Transitional and Strict."""

from __future__ import annotations

from aggregator.reading.format import Format, Opening, Reading

_TYPES = (
    b"spreadsheetml.sheet.main+xml",
    b"spreadsheetml.template.main+xml",
    b"ms-excel.sheet.macroEnabled.main+xml",
    b"ms-excel.template.macroEnabled.main+xml",
    b"ms-excel.addin.macroEnabled.main+xml",
)


def is_workbook(content: bytes) -> bool:
    """Return whether the bytes are an Excel workbook in the XML format."""
    from aggregator.reading.ooxml import is_package_of  # noqa: PLC0415 - lxml is loaded only when a file is read

    return is_package_of(content, "xl/", _TYPES)


def read_workbook(content: bytes, opening: Opening) -> Reading:
    """Return the sheets, comments, text boxes, embedded files and properties of a workbook."""
    from aggregator.reading.sheets.document import read_package  # noqa: PLC0415 - as above

    return read_package(content, opening)


FORMAT = Format(
    name="xlsx",
    media_type="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    extensions=(".xlsx", ".xlsm", ".xltx", ".xltm"),
    read=read_workbook,
    matches=is_workbook,
    rank=20,
    version=4,
)
