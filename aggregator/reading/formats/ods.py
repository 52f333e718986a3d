"""OpenDocument spreadsheets and their templates (ODS, OTS)."""

from __future__ import annotations

from aggregator.reading.format import Format, Opening, Reading


def is_ods(content: bytes) -> bool:
    """Return whether the bytes are an OpenDocument spreadsheet."""
    from aggregator.reading.odf.package import is_kind  # noqa: PLC0415 - lxml is loaded only when a file is read

    return content[:2] == b"PK" and is_kind(content, "spreadsheet")


def read_ods(content: bytes, opening: Opening) -> Reading:
    """Return the sheets, comments, text boxes and properties of a spreadsheet."""
    from aggregator.reading.odf.sheets import read_spreadsheet  # noqa: PLC0415 - as above

    return read_spreadsheet(content, opening)


FORMAT = Format(
    name="ods",
    media_type="application/vnd.oasis.opendocument.spreadsheet",
    extensions=(".ods", ".ots"),
    read=read_ods,
    matches=is_ods,
    rank=15,
)
