"""WebP images."""

from __future__ import annotations

from aggregator.reading.picture import ImageKind, image_format

FORMAT = image_format(ImageKind("webp", "image/webp", (".webp",), ("WEBP",)), (8, b"WEBP"))
