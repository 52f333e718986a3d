"""Folders and files that are opened step by step, and the version that was listed or an error."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from hashlib import blake2b

from aggregator.model.entries import Entry
from aggregator.model.errors import StoreError
from aggregator.model.paths import printable
from aggregator.store import EntryChanged, EntryGone
from connectors._ranged import RangedFile

_FOLDER = os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW | os.O_CLOEXEC
_FILE = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_NOCTTY | os.O_CLOEXEC
_NOT_WHAT_WAS_LISTED = (errno.ELOOP, errno.ENOTDIR, errno.EMLINK, errno.ENXIO, errno.EISDIR)


class _ListedFile(RangedFile):
    """The bytes of one listed version, read by a descriptor that it closes."""

    def __init__(self, descriptor: int, entry: Entry, start: int, limit: int | None) -> None:
        super().__init__(entry.path, entry.size or 0, start, limit)
        self._descriptor = descriptor
        self._entry = entry
        try:
            _check_version(entry, os.fstat(descriptor))
        except EntryChanged:
            self.close()
            raise

    def part(self, at: int, count: int) -> bytes:
        with _what_opening_says(self._entry):
            content = os.pread(self._descriptor, count, at)
            _check_version(self._entry, os.fstat(self._descriptor))
        return content

    def close(self) -> None:
        if not self.closed:
            os.close(self._descriptor)
        super().close()


def listed_file(root: int, entry: Entry, start: int, limit: int | None) -> RangedFile:
    """Return the bytes of the listed version of a file below an open root."""
    with _what_opening_says(entry):
        *folders, name = entry.raw_path.split(b"/")
        with open_folder(root, folders) as folder:
            # A device must not even be opened, so its kind is asked first.
            _check_version(entry, os.stat(name, dir_fd=folder, follow_symlinks=False))
            return _ListedFile(os.open(name, _FILE, dir_fd=folder), entry, start, limit)


@contextmanager
def root_folder(path: bytes) -> Iterator[tuple[int, os.stat_result]]:
    """Give the open folder at a path, and what the system says of it."""
    try:
        folder = os.open(path, _FOLDER & ~os.O_NOFOLLOW)
    except FileNotFoundError:
        raise StoreError(f"{printable(path)}: there is no such folder") from None
    except NotADirectoryError:
        raise StoreError(f"{printable(path)}: is no folder; give the folder that holds it") from None
    except OSError as error:
        raise StoreError(f"{printable(path)}: cannot be listed: {reason_of(error)}") from error
    try:
        yield folder, os.fstat(folder)
    finally:
        os.close(folder)


@contextmanager
def open_folder(root: int, parts: Iterable[bytes]) -> Iterator[int]:
    """Give the open folder that ``parts`` leads to from ``root``, with no link on the way."""
    folder = os.open(b".", _FOLDER, dir_fd=root)
    try:
        for part in parts:
            inner = os.open(part, _FOLDER, dir_fd=folder)
            os.close(folder)
            folder = inner
        yield folder
    finally:
        os.close(folder)


@contextmanager
def _what_opening_says(entry: Entry) -> Iterator[None]:
    """Turn what the system says of a listed path into what became of the entry."""
    try:
        yield
    except FileNotFoundError:
        raise EntryGone(f"{entry.path}: is no longer there") from None
    except OSError as error:
        if error.errno in _NOT_WHAT_WAS_LISTED:
            raise EntryChanged(f"{entry.path}: a part of its path is something else now") from error
        raise StoreError(f"{entry.path}: cannot be read: {reason_of(error)}") from error


def _check_version(entry: Entry, found: os.stat_result) -> None:
    inode = entry.native_id.partition("~")[0].rpartition(".")[2]
    if not stat.S_ISREG(found.st_mode):
        raise EntryChanged(f"{entry.path}: is no file any more")
    if f"{found.st_ino:x}" != inode or version_of(found) != entry.content_version:
        raise EntryChanged(f"{entry.path}: is another version than the one that was listed")


def version_of(found: os.stat_result) -> str:
    """Return what changes whenever the content may have changed."""
    return f"{found.st_size:x}-{found.st_mtime_ns:x}-{found.st_ctime_ns:x}"


def identity(found: os.stat_result) -> str:
    """Return what tells a folder from another one put in its place."""
    return digest(f"{found.st_dev:x}/{found.st_ino:x}".encode())


def digest(content: bytes) -> str:
    """Return a few characters that stand for a path."""
    return blake2b(content, digest_size=6).hexdigest()


def reason_of(error: OSError) -> str:
    """Return what the system says went wrong, without the path."""
    return error.strerror or str(error)
