"""The bytes of a file on a share, in the version that was listed."""

from __future__ import annotations

import io
from contextlib import suppress
from typing import BinaryIO

from aggregator.model.entries import Entry
from aggregator.model.errors import StoreError
from aggregator.store import EntryChanged, EntryGone
from connectors._ranged import RangedFile
from connectors.smb import messages
from connectors.smb.messages import NOT_THROUGH_LINKS, READ_ATTRIBUTES, READ_DATA, Found
from connectors.smb.wire import END_OF_FILE, GONE, Lost, Refused, Share

_NO_FOLDER = 0x40
_BUFFER = 1 << 20


def opened(share: Share, top: str, entry: Entry, start: int, limit: int | None) -> BinaryIO:
    """Return the bytes of the version that was listed.

    Raises
    ------
    EntryGone, EntryChanged
        It is no longer there, or is another version by now.
    StoreError
        It may not be read.
    """
    return io.BufferedReader(_ShareFile(share, top, entry, start, limit), _BUFFER)


class _ShareFile(RangedFile):
    """A file that stays open on the server, and is opened anew where the connection broke."""

    def __init__(self, share: Share, top: str, entry: Entry, start: int, limit: int | None) -> None:
        super().__init__(entry.path, entry.size or 0, start, limit)
        self._share = share
        self._top = top
        self._entry = entry
        self._handle: bytes | None = None
        self._ask(self._open)

    def part(self, at: int, count: int) -> bytes:
        """Return up to so many bytes from a place on."""
        return self._ask(lambda: self._read(at, count))

    def close(self) -> None:
        """Close the file on the server."""
        handle, self._handle = getattr(self, "_handle", None), None
        if handle is not None:
            with suppress(Lost, Refused):  # with the connection its handles are gone too
                self._share.ask(messages.close(handle))
        super().close()

    def _ask(self, asked: object) -> bytes:
        try:
            return self._share.patiently(asked)  # type: ignore[arg-type]
        except Refused as error:
            if error.status in GONE:
                raise EntryGone(f"{self._entry.path}: is no longer there") from error
            raise StoreError(f"{self._entry.path}: cannot be read: {error}") from error

    def _open(self) -> bytes:
        path = self._entry.extra.get("path") or self._entry.raw_path.decode("utf-8", "surrogatepass")
        whole = "/".join(part for part in (self._top, path) if part)
        opening = messages.create(
            self._share.path(whole),
            READ_DATA | READ_ATTRIBUTES,
            _NO_FOLDER | NOT_THROUGH_LINKS,
            self._entry.extra.get("snapshot"),
        )
        answer, of_number = self._share.ask(opening, messages.number())
        self._handle = messages.handle_of(answer)
        self._check(messages.opened(answer, of_number))
        return b""

    def _check(self, found: Found) -> None:
        if found.version != self._entry.content_version:
            raise EntryChanged(f"{self._entry.path}: is another version than the one that was listed")

    def _read(self, at: int, count: int) -> bytes:
        if self._handle is None:
            self._open()
        if not count or self._handle is None:
            return b""
        try:
            (answer,) = self._share.ask(messages.read(self._handle, at, count))
        except Lost:
            self._handle = None
            raise
        except Refused as error:
            if error.status == END_OF_FILE:
                return b""
            raise
        return messages.part_of(answer)
