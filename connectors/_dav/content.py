"""The content of a file on a web server: the version that was listed, taken up again where a connection breaks."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from contextlib import ExitStack
from typing import TYPE_CHECKING

import httpx

from aggregator.model.entries import Entry
from aggregator.model.errors import StoreError
from aggregator.store import EntryChanged, EntryGone
from connectors._dav.versions import is_of_version
from connectors._dav.wire import BUSY, Refused, Wire

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

_BUFFER = 1 << 18


def opened(wire: Wire, path: bytes, entry: Entry, start: int, limit: int | None) -> io.BufferedReader:
    """Return a part of a file's content, as far as its listed size.

    Raises
    ------
    EntryGone
        It is no longer there.
    EntryChanged
        It is another version by now.
    StoreError
        It is there and cannot be read.
    """
    return io.BufferedReader(_Content(wire, path, entry, start, limit), _BUFFER)


class _Content(io.RawIOBase):
    """A body that is read as it comes. ``at`` and ``end`` are places in the file; no ``end`` is that of the body."""

    def __init__(self, wire: Wire, path: bytes, entry: Entry, start: int, limit: int | None) -> None:
        super().__init__()
        self._wire = wire
        self._path = path
        self._entry = entry
        self._at = max(start, 0)
        ends = [each for each in (entry.size, None if limit is None else self._at + max(limit, 0)) if each is not None]
        self._end = min(ends, default=None)
        self._open = ExitStack()
        self._chunks: Iterator[bytes] = iter(())
        self._rest = b""
        self._breaks = 0
        self._wire.patiently(self._begin)

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: WriteableBuffer) -> int:
        into = memoryview(buffer).cast("B")
        wanted = len(into) if self._end is None else min(len(into), self._end - self._at)
        if wanted <= 0:
            return 0
        if not self._rest:
            self._rest = self._next()
        taken = self._rest[:wanted]
        into[: len(taken)] = taken
        self._rest = self._rest[len(taken) :]
        self._at += len(taken)
        if not taken and self._end is not None:
            raise EntryChanged(f"{self._entry.path}: ends before its listed size")
        return len(taken)

    def close(self) -> None:
        self._open.close()
        super().close()

    def _next(self) -> bytes:
        try:
            return next(self._chunks, b"")
        except httpx.TransportError as error:
            self._breaks += 1
            if self._breaks > len(BUSY):
                raise StoreError(f"{self._entry.path}: the connection breaks again and again: {error}") from error
        self._wire.patiently(self._begin)
        return self._next()

    def _begin(self) -> None:
        """Ask for the content from where reading stands, and look whether it is what was listed."""
        self._open.close()
        try:
            response = self._open.enter_context(self._wire.exchange("GET", self._path, self._headers()))
            self._chunks = response.iter_bytes()
            if not is_of_version(self._entry, response.headers):
                raise EntryChanged(f"{self._entry.path}: is another version than the one that was listed")
            begins = _begins_at(response)
            if begins > self._at:
                raise Refused(502, "another part of the file is sent than the one that was asked for")
            self._skip(self._at - begins)
        except Refused as error:
            raise self._meaning(error) from error

    def _headers(self) -> Mapping[str, str]:
        headers = {"Accept-Encoding": "identity"}
        etag = self._entry.extra.get("etag", "")
        if etag.startswith('"'):
            headers["If-Match"] = etag
        if self._at and (self._end is None or self._at < self._end):
            headers["Range"] = f"bytes={self._at}-" + ("" if self._end is None else str(self._end - 1))
        return headers

    def _skip(self, count: int) -> None:
        """Read over what a server sends that does not answer with the range that was asked for."""
        while count > 0 and (self._end is None or self._at < self._end):
            chunk = next(self._chunks, b"")
            if not chunk:
                return
            self._rest = chunk[count:]
            count -= len(chunk)

    def _meaning(self, error: Refused) -> StoreError:
        if error.status in (404, 410):
            return EntryGone(f"{self._entry.path}: is no longer there")
        if error.status in (412, 416):
            return EntryChanged(f"{self._entry.path}: is another version than the one that was listed")
        return StoreError(f"{self._entry.path}: cannot be read: {error}")


def _begins_at(response: httpx.Response) -> int:
    """Return the place in the file at which a body begins; the top unless it says."""
    if response.status_code != 206:
        return 0
    unit, _, said = response.headers.get("content-range", "").partition(" ")
    first = said.partition("-")[0]
    if unit.lower() != "bytes" or not first.isdecimal():
        raise Refused(502, "a part of the file is sent without saying which")
    return int(first)
