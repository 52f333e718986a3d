"""A file's content as it comes over the network, taken up again where a connection breaks."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, BinaryIO

import httpx

from aggregator.model.errors import StoreError
from aggregator.store import EntryChanged
from connectors._http import Http, Refused, Request
from connectors._reasons import what_broke

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

_BUFFER = 1 << 18


def downloaded(http: Http, request: Request, *, start: int = 0, limit: int | None = None) -> BinaryIO:
    """Return the content at a URL from ``start`` on, at most ``limit`` bytes of it.

    Raises
    ------
    NotAuthorised, Refused, StoreError
        As `Http.ask` does. Reading raises `StoreError` where the connection broke for good, and `EntryChanged` where
        another content stands there by then.
    """
    if limit is not None and limit <= 0:
        return io.BytesIO()
    try:
        content = _Download(http, request, start, limit)
    except Refused as error:
        if error.status == 416:  # the content ends before ``start``
            return io.BytesIO()
        raise
    return io.BufferedReader(content, _BUFFER)


class _Download(io.RawIOBase):
    """The bytes of one content, in order."""

    def __init__(self, http: Http, request: Request, start: int, limit: int | None) -> None:
        super().__init__()
        self._http = http
        self._request = request
        self._at = start
        self._end = None if limit is None else start + limit
        self._validators: tuple[str | None, ...] | None = None
        self._broken = 0
        self._rest = b""
        self._open()

    def readinto(self, buffer: WriteableBuffer) -> int:
        into = memoryview(buffer).cast("B")
        wanted = len(into) if self._end is None else min(len(into), self._end - self._at)
        if wanted <= 0:
            return 0
        if not self._rest:
            self._rest = self._next_chunk()
        content, self._rest = self._rest[:wanted], self._rest[wanted:]
        into[: len(content)] = content
        self._at += len(content)
        return len(content)

    def readable(self) -> bool:
        return True

    def close(self) -> None:
        if not self.closed and hasattr(self, "_response"):
            self._response.close()
        super().close()

    def _open(self) -> None:
        headers = {**self._request.headers, "Accept-Encoding": "identity"}
        if self._at or self._end is not None:
            headers["Range"] = f"bytes={self._at}-{'' if self._end is None else self._end - 1}"
        self._response = self._http.opened(replace(self._request, headers=headers))
        self._chunks = self._after(self._at if self._response.status_code != 206 else 0)
        validators = tuple(self._response.headers.get(name) for name in ("etag", "last-modified"))
        if self._validators is None:
            self._validators = validators
        elif validators != self._validators or not any(validators):
            self._response.close()
            raise EntryChanged(f"{self._where}: broke off, and what stands there now may be another content")

    @property
    def _where(self) -> str:
        return self._http.where(self._request.method, self._response.request.url)

    def _after(self, passed_over: int) -> Iterator[bytes]:
        """Yield the content, without what stands before the wanted part where the server sends all of it."""
        for chunk in self._response.iter_bytes():
            if passed_over < len(chunk):
                yield chunk[passed_over:]
            passed_over = max(0, passed_over - len(chunk))

    def _next_chunk(self) -> bytes:
        while True:
            try:
                return next(self._chunks, b"")
            except httpx.HTTPError as error:
                self._response.close()
                self._http.pause(self._broken, self._where, what_broke(error))
                self._broken += 1
            try:
                self._open()
            except Refused as error:
                raise StoreError(f"{self._where}: broke off, and cannot be taken up again: {error}") from error
