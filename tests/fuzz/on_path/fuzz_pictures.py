"""Sound pictures, with what cameras write beside the pixels."""

from __future__ import annotations

import io

from fuzz_makers import Maker, Words, word_of
from PIL import Image

GPS, EXIF, MODEL, DESCRIPTION = 0x8825, 0x8769, 0x0110, 0x010E


def picture(kind: str, words: Words) -> bytes:
    """Return a picture of a few pixels in a format that Pillow writes."""
    exif = Image.Exif()
    exif[GPS] = {1: "S", 2: (33.0, 51.0, 30.0), 3: "E", 4: (151.0, 12.0, 36.0)}
    exif[EXIF] = {0x9003: "2025:03:04 10:30:00", 0x9286: b"ASCII\0\0\0gate"}
    exif[MODEL] = "Canon EOS"
    exif[DESCRIPTION] = word_of(words, 0).encode("ascii", "replace").decode().replace("\0", " ")
    out = io.BytesIO()
    described = {"GIF": {}, "BMP": {}, "TIFF": {"description": exif[DESCRIPTION]}}.get(kind, {"exif": exif})
    Image.new("RGB", (4, 4)).save(out, kind, **described)
    return out.getvalue()


def of_a_phone(words: Words) -> bytes:
    """Return what begins like a HEIC; the pixels are packed otherwise."""
    return picture("AVIF", words).replace(b"avif", b"heic", 1)


def maker(kind: str) -> Maker:
    return lambda words: picture(kind, words)


KINDS = ("JPEG", "PNG", "GIF", "TIFF", "WEBP", "BMP", "AVIF")
PICTURES: tuple[tuple[str, Maker], ...] = (
    *((f"a.{kind.lower()}", maker(kind)) for kind in KINDS),
    ("a.heic", of_a_phone),
)
