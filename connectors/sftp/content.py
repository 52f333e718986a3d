"""The content of a file on an SFTP server: the version that was listed, as long as it is that."""

from __future__ import annotations

import asyncio
import io
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

import asyncssh

from aggregator.model.entries import Entry
from aggregator.model.errors import StoreError
from aggregator.store import EntryChanged, EntryGone
from connectors.sftp.session import Session, Unreachable

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

_BUFFER = 1 << 20


def opened(session: Session, top: bytes, entry: Entry, start: int, limit: int | None) -> io.BufferedReader:
    """Return a part of a file's content, never more than its listed size; ``top`` is the path of the root.

    Raises
    ------
    EntryGone
        The file or a folder above it is no longer there.
    EntryChanged
        It is another version by now, or a part of its path is something else.
    StoreError
        It may not be read.
    """
    return io.BufferedReader(_Content(session, top, entry, start, limit), _BUFFER)


def version_of(found: asyncssh.SFTPAttrs) -> str:
    """Return what changes with the content: size and modification time, which is all that SFTP tells."""
    return f"{found.size or 0:x}-{found.mtime or 0:x}"


class _Content(io.RawIOBase):
    """The bytes of an open file; where the connection is lost it is opened again, as long as it is the same."""

    def __init__(self, session: Session, top: bytes, entry: Entry, start: int, limit: int | None) -> None:
        super().__init__()
        self._session = session
        self._top = top.rstrip(b"/") + b"/"
        self._entry = entry
        size = entry.size or 0
        self._at = min(max(start, 0), size)
        self._end = size if limit is None else min(size, self._at + max(limit, 0))
        self._file: asyncssh.SFTPClientFile | None = None
        with _what_opening_says(entry):
            session.run(self._open)

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: WriteableBuffer) -> int:
        into = memoryview(buffer).cast("B")
        wanted = min(len(into), self._end - self._at)
        if wanted <= 0:
            return 0

        async def read(client: asyncssh.SFTPClient) -> bytes:
            file = self._file
            if file is None:
                file = await self._open(client)
            try:
                content = await file.read(wanted, self._at)
                _check(self._entry, await file.stat())
            except (asyncssh.SFTPConnectionLost, asyncssh.SFTPNoConnection, asyncssh.ConnectionLost):
                self._file = None
                raise
            return content if isinstance(content, bytes) else content.encode()

        with _what_opening_says(self._entry):
            content = self._session.run(read)
        if not content:
            raise EntryChanged(f"{self._entry.path}: ends before its listed size")
        into[: len(content)] = content
        self._at += len(content)
        return len(content)

    def close(self) -> None:
        file, self._file = self._file, None
        if file is not None:

            async def leave(client: asyncssh.SFTPClient) -> None:
                del client
                with suppress(asyncssh.Error, OSError):
                    await file.close()

            with suppress(Unreachable):
                self._session.run(leave)
        super().close()

    async def _open(self, client: asyncssh.SFTPClient) -> asyncssh.SFTPClientFile:
        """Open the file if nothing on its path is a link, for the server would follow it."""
        way = self._entry.raw_path.split(b"/")
        steps = [self._top + b"/".join(way[: depth + 1]) for depth in range(len(way))]
        seen = await asyncio.gather(*(client.lstat(step) for step in steps), return_exceptions=True)
        for found, last in zip(seen, [*[False] * (len(steps) - 1), True], strict=True):
            if isinstance(found, BaseException):
                raise found
            if stat.S_IFMT(found.permissions or 0) != (stat.S_IFREG if last else stat.S_IFDIR):
                raise EntryChanged(f"{self._entry.path}: a part of its path is something else now")
            if last:
                _check(self._entry, found)
        file = await client.open(steps[-1], "rb", encoding=None)
        try:
            _check(self._entry, await file.stat())
        except EntryChanged:
            await file.close()
            raise
        self._file = file
        return file


def _check(entry: Entry, found: asyncssh.SFTPAttrs) -> None:
    if version_of(found) != entry.content_version:
        raise EntryChanged(f"{entry.path}: is another version than the one that was listed")


@contextmanager
def _what_opening_says(entry: Entry) -> Iterator[None]:
    """Turn what the server says of a listed path into what became of the entry."""
    try:
        yield
    except (asyncssh.SFTPNoSuchFile, asyncssh.SFTPNoSuchPath):
        raise EntryGone(f"{entry.path}: is no longer there") from None
    except asyncssh.SFTPError as error:
        raise StoreError(f"{entry.path}: cannot be read: {error.reason}") from error
