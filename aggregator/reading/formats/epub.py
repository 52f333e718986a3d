"""Electronic books (EPUB): the chapters in the order they are read."""

from __future__ import annotations

from aggregator.reading.format import Format, Opening, Reading
from aggregator.reading.signatures import EPUB, zip_directory, zip_member

_CONTAINER = b"META-INF/container.xml"


def is_epub(content: bytes) -> bool:
    """Return whether the bytes are a book's package: it says so first, or has the part that names its contents."""
    if content[:2] != b"PK":
        return False
    return f"mimetype{EPUB}".encode() in content[:200] or zip_member(zip_directory(content), _CONTAINER)


def read_epub(content: bytes, opening: Opening) -> Reading:
    """Return the headings, paragraphs and tables of all chapters, and what the book says of itself."""
    from aggregator.reading.book import read_book  # noqa: PLC0415 - lxml is loaded only when a file is read

    return read_book(content, opening)


FORMAT = Format(
    name="epub",
    media_type=EPUB,
    extensions=(".epub",),
    read=read_epub,
    matches=is_epub,
    rank=22,
)
