"""Excel workbooks in the binary format (XLSB)."""

from __future__ import annotations

from aggregator.reading.format import Format, Opening, Reading
from aggregator.reading.signatures import zip_directory, zip_member


def is_binary_workbook(content: bytes) -> bool:
    """Return whether the bytes are a package with a binary workbook in it."""
    return content[:2] == b"PK" and zip_member(zip_directory(content), b"xl/workbook.bin")


def read_binary_workbook(content: bytes, opening: Opening) -> Reading:
    """Return the sheets, comments, text boxes, embedded files and properties of a workbook."""
    from aggregator.reading.sheets.binary import read_binary  # noqa: PLC0415 - lxml is loaded only when a file is read

    return read_binary(content, opening)


FORMAT = Format(
    name="xlsb",
    media_type="application/vnd.ms-excel.sheet.binary.macroEnabled.12",
    extensions=(".xlsb",),
    read=read_binary_workbook,
    matches=is_binary_workbook,
    rank=15,
    version=2,
)
