"""One file, or one tar archive, behind a compression: unpacked under the budget, as far as it goes."""

from __future__ import annotations

import lzma
import zlib
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO

from aggregator.model.documents import Status
from aggregator.reading.draft import Draft
from aggregator.reading.format import Opening, Reading, Unreadable
from aggregator.reading.members import CHUNK, harmless_name, refusal
from aggregator.reading.tape import fill_from_tar, looks_like_tar

DAMAGED = (OSError, EOFError, ValueError, zlib.error, lzma.LZMAError)
CUT_OFF = "the compressed data is cut off or damaged; the rest was not read"
TAR_NAMES = {".tgz": ".tar", ".tbz": ".tar", ".tbz2": ".tar", ".txz": ".tar", ".tlz": ".tar", ".svgz": ".svg"}


def read_compressed(read: Callable[[int], bytes], packed: int, opening: Opening, stored_name: str = "") -> Reading:
    """Return the files of the tar archive inside as children, or the one file inside as the only child.

    Parameters
    ----------
    read
        Gives the next unpacked bytes, at most so many, and nothing at the end.
    packed
        How many bytes the compressed file has.
    stored_name
        The name that the compressed file states for what is inside.

    Raises
    ------
    Unreadable
        Nothing could be unpacked.
    """
    content, loss, status = _unpacked(read, packed, opening)
    if not content and loss:
        raise Unreadable(loss, status)
    draft = Draft(opening.budget)
    if looks_like_tar(content):
        reading = draft.gather(lambda tar: fill_from_tar(tar, content, opening))
        return replace(reading, status=Status.PARTIAL, reason=f"{loss}; the rest was not read") if loss else reading
    name = inner_name(opening.name, stored_name)
    if loss and status is Status.REFUSED:
        draft.children.append(opening.unread_member(name, status, loss))
    else:
        child = opening.read_member(name, content)
        draft.children.append(replace(child, status=Status.PARTIAL, reason=loss) if loss else child)
    return draft.reading()


def inner_name(name: str, stored_name: str = "") -> str:
    """Return what the file inside is called, by the name of the compressed one.

    Examples
    --------
    >>> inner_name("容量.csv.gz"), inner_name("backup.tgz"), inner_name("x.bin", "plans/a.csv"), inner_name("notes")
    ('容量.csv', 'backup.tar', 'plans/a.csv', 'notes')
    """
    stem, dot, extension = name.rpartition(".")
    ending = f".{extension.lower()}"
    if dot and stem and ending in TAR_NAMES:
        return stem + TAR_NAMES[ending]
    if dot and stem and ending in {".gz", ".bz2", ".xz", ".lzma", ".z"}:
        return stem
    return harmless_name(stored_name) if stored_name else name


def _unpacked(read: Callable[[int], bytes], packed: int, opening: Opening) -> tuple[bytes, str, Status]:
    unpacked = bytearray()
    try:
        while chunk := read(CHUNK):
            unpacked += chunk
            refused = refusal(len(unpacked), packed, opening)
            if refused:
                return bytes(unpacked), refused, Status.REFUSED
    except DAMAGED:
        return bytes(unpacked), CUT_OFF, Status.FAILED
    return bytes(unpacked), "", Status.OK


class XzStream:
    """The unpacked bytes of xz streams, one after the other.

    Raises
    ------
    lzma.LZMAError
        They are damaged, or ask for more memory than ``memory`` bytes.
    """

    def __init__(self, content: bytes, memory: int) -> None:
        self._packed = BytesIO(content)
        self._memory = memory
        self._open = self._decompressor()

    def read(self, size: int, /) -> bytes:
        """Return the next bytes, at most ``size``; nothing at the end."""
        while True:
            if self._open.eof:
                self._packed.seek(-len(self._open.unused_data), 1)
                if not self._skip_padding():
                    return b""
                self._open = self._decompressor()
            fresh = self._packed.read(CHUNK) if self._open.needs_input else b""
            if self._open.needs_input and not fresh:
                raise EOFError
            unpacked = self._open.decompress(fresh, size)
            if unpacked:
                return unpacked

    def _decompressor(self) -> lzma.LZMADecompressor:
        return lzma.LZMADecompressor(lzma.FORMAT_XZ, memlimit=self._memory)

    def _skip_padding(self) -> bool:
        while (four := self._packed.read(4)) == b"\0\0\0\0":
            pass
        self._packed.seek(-len(four), 1)
        return bool(four)
