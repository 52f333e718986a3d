"""KML: places on a map as a table of name and coordinates, and what is said of each; a KMZ is a ZIP around it."""

from __future__ import annotations

import re

from aggregator.reading.encoding import decode
from aggregator.reading.format import Format, Opening, Reading

_BEGINS = re.compile(
    r"\s*(?:<\?xml[^>]{0,300}>\s*)?(?:<!--(?s:.){0,2000}?-->\s*){0,5}<(?:\w{1,20}:)?kml[\s>]", re.IGNORECASE
)


def read_kml(content: bytes, opening: Opening) -> Reading:
    """Return the placemarks of a map as one table, and their descriptions as blocks."""
    from aggregator.reading.placemarks import read_map  # noqa: PLC0415 - lxml is loaded only when a file is read

    return read_map(content, opening)


FORMAT = Format(
    name="kml",
    media_type="application/vnd.google-earth.kml+xml",
    extensions=(".kml",),
    read=read_kml,
    matches=lambda content: bool(_BEGINS.match(decode(content[:4096]).text)),
    rank=56,
)
