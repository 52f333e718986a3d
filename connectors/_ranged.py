"""A part of a file, read piece by piece from wherever its connector has it."""

from __future__ import annotations

import io
import os
from abc import abstractmethod
from typing import TYPE_CHECKING

from aggregator.store import EntryChanged

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer


class RangedFile(io.RawIOBase):
    """The bytes of a file from ``start`` on, at most ``limit`` of them; places in it count from ``start``."""

    def __init__(self, path: str, size: int, start: int, limit: int | None) -> None:
        super().__init__()
        self._path = path
        self._start = self._at = min(max(start, 0), size)
        self._end = size if limit is None else min(size, self._start + max(limit, 0))

    @abstractmethod
    def part(self, at: int, count: int) -> bytes:
        """Return up to so many bytes of the listed version, from a place in the whole file on; none at its end."""

    def readinto(self, buffer: WriteableBuffer) -> int:
        """Read into a buffer, and return how many bytes were read."""
        into = memoryview(buffer).cast("B")
        wanted = min(len(into), self._end - self._at)
        content = self.part(self._at, wanted)
        if wanted and not content:
            raise EntryChanged(f"{self._path}: ends before its listed size")
        into[: len(content)] = content
        self._at += len(content)
        return len(content)

    def readable(self) -> bool:
        """Return True."""
        return True

    def seekable(self) -> bool:
        """Return True."""
        return True

    def seek(self, offset: int, whence: int = os.SEEK_SET) -> int:
        """Go to a place, and return it; one outside is the nearest inside."""
        base = {os.SEEK_SET: self._start, os.SEEK_CUR: self._at, os.SEEK_END: self._end}[whence]
        self._at = min(max(base + offset, self._start), self._end)
        return self._at - self._start

    def tell(self) -> int:
        """Return the place that is read next."""
        return self._at - self._start
