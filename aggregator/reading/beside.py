"""What stands in an image file beside its pixels: EXIF, XMP, comments, and the text chunks of PNG."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Callable, Iterator

from PIL import Image

from aggregator.reading.camera import MALFORMED_IMAGE, CameraFields, camera_fields, decoded, exif_fields, keep_text
from aggregator.reading.image_boxes import boxed_metadata
from aggregator.reading.xmp import xmp_fields

_LONGEST_TEXT = 1_000_000
_MOST_CHUNKS = 10_000
_XMP_TAG = 700
_XMP_KEY = "XML:com.adobe.xmp"
_LANGUAGES_AND_SUCH = 2  # the two fields of an international text that no person wrote: its language, its translation


def fields_beside(image: Image.Image, content: bytes) -> CameraFields:
    """Return what an opened image says beside its pixels."""
    found = CameraFields()
    camera_fields(image, found)
    xmp = image.info.get("xmp") or (image.getexif().get(_XMP_TAG) if image.format == "TIFF" else b"")
    if isinstance(xmp, bytes) and xmp:
        xmp_fields(xmp, found)
    comment = image.info.get("comment")
    if isinstance(comment, bytes):
        keep_text(found, f"{image.format} comment", decoded(comment))
    if image.format == "PNG":
        _guarded(lambda: _png_texts(content, found), found)
    return found


def fields_in_boxes(content: bytes) -> CameraFields:
    """Return what an image of the HEIF family says beside its pixels; these need no decoder.

    Raises
    ------
    ValueError, struct.error
        The file's boxes do not fit together.
    """
    found = CameraFields()
    for kind, raw in boxed_metadata(content):
        if kind == "Exif":
            exif_fields(raw, found)
        else:
            xmp_fields(raw, found)
    return found


def _guarded(read: Callable[[], None], found: CameraFields) -> None:
    try:
        read()
    except (*MALFORMED_IMAGE, struct.error, zlib.error):
        found.problems.append("not all text beside the pixels can be read")


def _png_texts(content: bytes, found: CameraFields) -> None:
    """Add the text chunks of a PNG, also those behind the pixels."""
    for kind, body in _chunks(content):
        key, _, rest = body.partition(b"\0")
        label = decoded(key)
        if kind == b"tEXt":
            keep_text(found, label, decoded(rest))
        elif kind == b"zTXt":
            keep_text(found, label, decoded(_unpacked(rest[1:])))
        elif kind == b"iTXt" and label != _XMP_KEY:
            text = rest[2:].split(b"\0", _LANGUAGES_AND_SUCH)[-1]
            keep_text(found, label, decoded(_unpacked(text) if rest[:1] == b"\1" else text))


def _chunks(content: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = 8
    for _ in range(_MOST_CHUNKS):
        if at + 8 > len(content):
            return
        length, kind = struct.unpack_from(">I4s", content, at)
        if kind in {b"tEXt", b"zTXt", b"iTXt"}:
            yield kind, content[at + 8 : at + 8 + length]
        at += 12 + length


def _unpacked(packed: bytes) -> bytes:
    return zlib.decompressobj().decompress(packed, _LONGEST_TEXT)
