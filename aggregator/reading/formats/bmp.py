"""BMP images."""

from __future__ import annotations

import re
from dataclasses import replace

from aggregator.reading.picture import ImageKind, image_format

# Two bytes are too few to tell by.
_BEGINNING = re.compile(rb"BM(?s:.{4})\0\0\0\0")


def is_bmp(content: bytes) -> bool:
    """Return whether the bytes are a BMP."""
    return _BEGINNING.match(content) is not None


FORMAT = replace(image_format(ImageKind("bmp", "image/bmp", (".bmp", ".dib"), ("BMP",))), matches=is_bmp)
