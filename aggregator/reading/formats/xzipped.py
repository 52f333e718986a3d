"""xz: the file or tar archive inside."""

from __future__ import annotations

from aggregator.reading.compressed import XzStream, read_compressed
from aggregator.reading.format import Format, Opening, Reading

DICTIONARY = 256 * 1024**2  # what the strongest preset needs is 65 MB


def read_xz(content: bytes, opening: Opening) -> Reading:
    """Return what is inside as children."""
    return read_compressed(XzStream(content, DICTIONARY).read, len(content), opening)


FORMAT = Format(
    name="xz",
    media_type="application/x-xz",
    extensions=(".xz", ".txz"),
    read=read_xz,
    matches=lambda content: content.startswith(b"\xfd7zXZ\x00"),
    rank=40,
)
