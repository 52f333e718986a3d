"""OpenDocument texts and their templates (ODT, OTT)."""

from __future__ import annotations

from aggregator.reading.format import Format, Opening, Reading


def is_odt(content: bytes) -> bool:
    """Return whether the bytes are an OpenDocument text."""
    from aggregator.reading.odf.package import is_kind  # noqa: PLC0415 - lxml is loaded only when a file is read

    return content[:2] == b"PK" and is_kind(content, "text")


def read_odt(content: bytes, opening: Opening) -> Reading:
    """Return the text, tables, margins, notes, comments and properties of a text document."""
    from aggregator.reading.odf.document import read_text_document  # noqa: PLC0415 - as above

    return read_text_document(content, opening)


FORMAT = Format(
    name="odt",
    media_type="application/vnd.oasis.opendocument.text",
    extensions=(".odt", ".ott"),
    read=read_odt,
    matches=is_odt,
    rank=15,
)
