"""Word documents from before 2007 (DOC, DOT), of Word 97-2003."""

from __future__ import annotations

from aggregator.reading.format import Format, Opening, Reading
from aggregator.reading.signatures import ole_stream


def read_old_word(content: bytes, opening: Opening) -> Reading:
    """Return the text, tables, margins, notes, comments and properties of a document."""
    from aggregator.reading.word.binary import read_binary  # noqa: PLC0415 - loaded only when a file is read

    return read_binary(content, opening)


FORMAT = Format(
    name="doc",
    media_type="application/msword",
    extensions=(".doc", ".dot"),
    read=read_old_word,
    matches=lambda content: ole_stream(content) == "WordDocument",
    rank=25,
    version=2,
)
