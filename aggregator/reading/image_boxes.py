"""The EXIF and XMP of images of the HEIF family (HEIC, AVIF), found by the boxes of their container.

References
----------
.. [1] ISO/IEC 14496-12, "ISO base media file format", 8.11 (meta, iinf, iloc).
"""

from __future__ import annotations

import struct
from collections.abc import Iterator

_MOST = 10_000
_XMP_TYPE = b"application/rdf+xml"


def boxed_metadata(content: bytes) -> Iterator[tuple[str, bytes]]:
    """Yield ``Exif`` or ``XMP`` with its bytes, in the file's order.

    Raises
    ------
    ValueError, struct.error
        The boxes do not fit together.
    """
    meta = _first(content, b"meta")
    if meta is None:
        raise ValueError("no description of what it holds")
    inner = meta[4:]
    kinds = dict(_kinds(_first(inner, b"iinf") or b""))
    idat = _first(inner, b"idat") or b""
    for number, construction, parts in _places(_first(inner, b"iloc") or b""):
        kind = kinds.get(number)
        if kind is None:
            continue
        store = idat if construction == 1 else content
        body = b"".join(store[start : start + length] if length else store[start:] for start, length in parts)
        if kind == "Exif":
            (skipped,) = struct.unpack_from(">I", body)
            body = body[4 + skipped :]
        yield kind, body


def _boxes(content: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = 0
    for _ in range(_MOST):
        if at + 8 > len(content):
            return
        size, kind = struct.unpack_from(">I4s", content, at)
        head = 8
        if size == 1:
            (size,) = struct.unpack_from(">Q", content, at + 8)
            head = 16
        end = len(content) if size == 0 else at + size
        if size and size < head:
            raise ValueError("a box smaller than its own head")
        yield kind, content[at + head : end]
        at = end


def _first(content: bytes, wanted: bytes) -> bytes | None:
    return next((body for kind, body in _boxes(content) if kind == wanted), None)


def _kinds(iinf: bytes) -> Iterator[tuple[int, str]]:
    """Yield the number and the kind of each entry that is EXIF or XMP."""
    for kind, body in _boxes(iinf[6 if iinf[:1] == b"\0" else 8 :]):
        if kind != b"infe" or body[:1] not in {b"\2", b"\3"}:
            continue
        wide = body[0] == 3
        (number,) = struct.unpack_from(">I" if wide else ">H", body, 4)
        called = body[10:14] if wide else body[8:12]
        if called == b"Exif":
            yield number, "Exif"
        elif called == b"mime" and _XMP_TYPE in body:
            yield number, "XMP"


def _places(iloc: bytes) -> Iterator[tuple[int, int, list[tuple[int, int]]]]:
    """Yield the number of each entry, where its offsets count from, and its parts as (start, length)."""
    if not iloc:
        return
    version, sizes = iloc[0], struct.unpack_from(">H", iloc, 4)[0]
    offset_size, length_size, base_size, index_size = (sizes >> shift & 15 for shift in (12, 8, 4, 0))
    cursor = _Cursor(iloc, 6)
    for _ in range(cursor.number(2 if version < 2 else 4)):
        number = cursor.number(2 if version < 2 else 4)
        construction = cursor.number(2) & 15 if version else 0
        cursor.number(2)
        base = cursor.number(base_size)
        parts = []
        for _ in range(cursor.number(2)):
            if version:
                cursor.number(index_size)
            start = base + cursor.number(offset_size)
            parts.append((start, cursor.number(length_size)))
        yield number, construction, parts


class _Cursor:
    def __init__(self, content: bytes, at: int) -> None:
        self._content, self._at = content, at

    def number(self, size: int) -> int:
        """Return the next number of so many bytes."""
        raw = self._content[self._at : self._at + size]
        if len(raw) < size:
            raise ValueError("a box ends too early")
        self._at += size
        return int.from_bytes(raw, "big")
