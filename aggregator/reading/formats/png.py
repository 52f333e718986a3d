"""PNG images: screenshots, drawings."""

from __future__ import annotations

from aggregator.reading.picture import ImageKind, image_format

FORMAT = image_format(ImageKind("png", "image/png", (".png", ".apng"), ("PNG",)), (0, b"\x89PNG\r\n\x1a\n"))
