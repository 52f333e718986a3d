"""Rich Text Format (RTF), as Word, WordPad, TextEdit and WPS write it."""

from __future__ import annotations

from aggregator.reading.format import Format, Opening, Reading

_BEFORE = b"\xef\xbb\xbf \t\r\n"


def is_rtf(content: bytes) -> bool:
    """Return whether the bytes are an RTF document."""
    return content[:100].lstrip(_BEFORE).startswith(b"{\\rt")


def read_rtf(content: bytes, opening: Opening) -> Reading:
    """Return the text, tables, margins, notes, comments and properties of an RTF document."""
    from aggregator.reading.rtf.document import read_rich_text  # noqa: PLC0415 - loaded only when a file is read

    return read_rich_text(content.lstrip(_BEFORE), opening)


FORMAT = Format(
    name="rtf",
    media_type="application/rtf",
    extensions=(".rtf",),
    read=read_rtf,
    matches=is_rtf,
    rank=30,
)
