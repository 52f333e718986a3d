"""JPEG photographs and pictures."""

from __future__ import annotations

from aggregator.reading.picture import ImageKind, image_format

FORMAT = image_format(
    ImageKind("jpeg", "image/jpeg", (".jpg", ".jpeg", ".jpe", ".jfif"), ("JPEG", "MPO")), (0, b"\xff\xd8\xff")
)
