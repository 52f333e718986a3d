"""HEIC photographs, as phones take them: what was written beside the pixels, which nothing here decodes."""

from __future__ import annotations

from aggregator.reading.picture import ImageKind, image_format

FORMAT = image_format(
    ImageKind("heic", "image/heic", (".heic", ".heif"), ()),
    (4, b"ftypheic"),
    (4, b"ftypheix"),
    (4, b"ftypmif1"),
    (4, b"ftypheim"),
    (4, b"ftyphevc"),
)
