"""GIF images; of a moving one, the first picture."""

from __future__ import annotations

from aggregator.reading.picture import ImageKind, image_format

FORMAT = image_format(ImageKind("gif", "image/gif", (".gif",), ("GIF",)), (0, b"GIF87a"), (0, b"GIF89a"))
