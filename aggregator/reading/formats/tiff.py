"""TIFF images: scans and faxes, of many pages."""

from __future__ import annotations

from aggregator.reading.picture import ImageKind, image_format

FORMAT = image_format(ImageKind("tiff", "image/tiff", (".tif", ".tiff"), ("TIFF",)), (0, b"II*\x00"), (0, b"MM\x00*"))
