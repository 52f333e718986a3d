"""bzip2: the file or tar archive inside."""

from __future__ import annotations

import bz2
import re
from io import BytesIO

from aggregator.reading.compressed import read_compressed
from aggregator.reading.format import Format, Opening, Reading

BEGINS = re.compile(rb"BZh[1-9](?:1AY&SY|\x17rE8P\x90)")


def read_bzip2(content: bytes, opening: Opening) -> Reading:
    """Return what is inside as children."""
    return read_compressed(bz2.BZ2File(BytesIO(content)).read1, len(content), opening)


FORMAT = Format(
    name="bzip2",
    media_type="application/x-bzip2",
    extensions=(".bz2", ".tbz", ".tbz2"),
    read=read_bzip2,
    matches=lambda content: BEGINS.match(content) is not None,
    rank=40,
)
