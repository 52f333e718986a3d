"""gzip: the file or tar archive inside."""

from __future__ import annotations

import gzip
import re
from io import BytesIO

from aggregator.reading.compressed import read_compressed
from aggregator.reading.encoding import decode_name
from aggregator.reading.format import Format, Opening, Reading

HEADER = re.compile(rb"\x1f\x8b\x08(?P<flags>[\x00-\x1f])(?s:.{6})(?P<rest>(?s:.{0,1000}))")
HAS_NAME, HAS_EXTRA = 0x08, 0x04


def read_gzip(content: bytes, opening: Opening) -> Reading:
    """Return what is inside as children."""
    stream = gzip.GzipFile(fileobj=BytesIO(content))
    return read_compressed(stream.read1, len(content), opening, _stored_name(content))


def _stored_name(content: bytes) -> str:
    header = HEADER.match(content)
    if header is None or not header["flags"][0] & HAS_NAME or header["flags"][0] & HAS_EXTRA:
        return ""
    return decode_name(header["rest"].partition(b"\0")[0])


FORMAT = Format(
    name="gzip",
    media_type="application/gzip",
    extensions=(".gz", ".tgz"),
    read=read_gzip,
    matches=lambda content: HEADER.match(content) is not None,
    rank=40,
)
