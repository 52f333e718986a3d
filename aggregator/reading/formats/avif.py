"""AVIF images."""

from __future__ import annotations

from aggregator.reading.picture import ImageKind, image_format

FORMAT = image_format(ImageKind("avif", "image/avif", (".avif",), ("AVIF",)), (4, b"ftypavif"), (4, b"ftypavis"))
