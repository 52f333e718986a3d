"""The bytes of one listed object, by ranges of it, asked again where the connection breaks off."""

from __future__ import annotations

import io
import os
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, BinaryIO

from aggregator.model.entries import Entry
from aggregator.model.errors import StoreError
from aggregator.store import EntryChanged, EntryGone
from connectors.s3.api import TORN_ATTEMPTS, Api, Refused

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

BUFFER = 1 << 20
"""Bytes that are read at once."""

_GONE = frozenset({"404", "NoSuchKey", "NoSuchVersion", "NoSuchBucket", "MethodNotAllowed", "405"})
_CHANGED = frozenset({"412", "PreconditionFailed", "416", "InvalidRange"})
_ARCHIVED = "InvalidObjectState"


def open_object(api: Api, entry: Entry, asked: Mapping[str, Any], start: int, limit: int | None) -> BinaryIO:
    """Return the bytes of an object from ``start`` on; ``asked`` are the bucket, key and version to ask for."""
    return io.BufferedReader(_ListedObject(api, entry, asked, start, limit), BUFFER)


class _ListedObject(io.RawIOBase):
    """The bytes of one listed version, from ``start`` on, at most ``limit`` of them."""

    def __init__(self, api: Api, entry: Entry, asked: Mapping[str, Any], start: int, limit: int | None) -> None:
        super().__init__()
        self._api = api
        self._entry = entry
        self._asked = asked
        size = entry.size or 0
        self._start = self._at = min(max(start, 0), size)
        self._end = size if limit is None else min(size, self._start + max(limit, 0))
        self._body: Any = None
        self._request("head_object" if self._at == self._end else "get_object")

    def readinto(self, buffer: WriteableBuffer) -> int:
        into = memoryview(buffer).cast("B")
        wanted = min(len(into), self._end - self._at)
        content = self._read(wanted) if wanted else b""
        into[: len(content)] = content
        self._at += len(content)
        return len(content)

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = os.SEEK_SET) -> int:
        base = {os.SEEK_SET: self._start, os.SEEK_CUR: self._at, os.SEEK_END: self._end}[whence]
        to = min(max(base + offset, self._start), self._end)
        if to != self._at:
            self._close_body()
        self._at = to
        return self._at - self._start

    def tell(self) -> int:
        return self._at - self._start

    def close(self) -> None:
        self._close_body()
        super().close()

    def _read(self, wanted: int) -> bytes:
        """Return the next bytes; where the connection breaks off, they are asked for again from there."""
        from botocore.exceptions import BotoCoreError  # noqa: PLC0415 - slow to load
        from urllib3.exceptions import HTTPError  # noqa: PLC0415

        for _ in range(TORN_ATTEMPTS):
            if self._body is None:
                self._request("get_object")
            try:
                content = bytes(self._body.read(wanted))
            except (BotoCoreError, HTTPError, OSError):
                content = b""
            if content:
                return content
            self._close_body()
        raise StoreError(f"{self._entry.path}: the connection breaks off again and again at byte {self._at}")

    def _request(self, operation: str) -> None:
        asked = dict(self._asked)
        if (self._at, self._end) not in ((0, self._entry.size), (self._end, self._end)):
            asked["Range"] = f"bytes={self._at}-{self._end - 1}"
        try:
            answer = self._api.ask(operation, **asked)
        except Refused as error:
            raise _refusal(self._entry, error) from None
        self._body = answer.get("Body")

    def _close_body(self) -> None:
        if self._body is not None:
            self._body.close()
            self._body = None


def _refusal(entry: Entry, error: Refused) -> StoreError:
    if error.code in _GONE:
        return EntryGone(f"{entry.path}: is no longer there")
    if error.code in _CHANGED:
        return EntryChanged(f"{entry.path}: is another version than the one that was listed")
    if error.code == _ARCHIVED:
        return StoreError(f"{entry.path}: is archived; restore it to have it read")
    return StoreError(f"{entry.path}: cannot be read: {error}")
