"""A folder of this machine: a directory tree, a mounted share, anything that looks like files.

Nothing is followed and nothing but regular files is opened. Every step of a path is opened relative to the
one before it and refuses links, so a folder that is swapped for a link in the middle of a scan leads nowhere.

An entry's native id is its inode, so a rename keeps it. Three cases need more than the inode:

- A file with several names (hard links) is listed under each. The first in the order of the walk has the
  inode for its id; every other has ``~`` and a digest of its path behind it, so that all can be found.
- Below a mount point inodes start again. Ids there begin with a digest of the path at which the device was
  first met, and a dot: device numbers change from one boot to the next, that path does not.
- A folder that is its own ancestor (a bind mount, a broken file system) is a failure, not a second listing.

A version is size, mtime and ctime. Without ctime, a content replaced under its old date would go unread; with
it, a change of mode reads the file once more, which is the cheaper mistake.
"""

from __future__ import annotations

import errno
import io
import os
import pwd
import stat
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import lru_cache
from hashlib import blake2b
from operator import attrgetter
from typing import TYPE_CHECKING, BinaryIO
from urllib.parse import quote_from_bytes, unquote_to_bytes

from aggregator.model.access import Acl, Completeness, Grant, Layer, Membership, Principal
from aggregator.model.entries import Entry, EntryKind, Failure, Page, Root
from aggregator.model.errors import StoreError
from aggregator.model.paths import printable
from aggregator.store import Caps, EntryChanged, EntryGone, Probe

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

SCHEMES = ("file",)

PAGE = 1000
"""How many entries and failures a page holds at most."""

DEPTH = 500
"""How many folders within folders are entered; below stands a failure, for every step costs one more a level."""

_FOLDER = os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW | os.O_CLOEXEC
_FILE = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_NOCTTY | os.O_CLOEXEC
_NOT_WHAT_WAS_LISTED = (errno.ELOOP, errno.ENOTDIR, errno.EMLINK, errno.ENXIO, errno.EISDIR)
_KINDS = {stat.S_IFREG: EntryKind.FILE, stat.S_IFDIR: EntryKind.FOLDER, stat.S_IFLNK: EntryKind.LINK}
_BUFFER = 1 << 20

_Parts = tuple[bytes, ...]
_Ids = tuple[str, ...]


def connect(uri: str) -> LocalStore:
    """Return the folder at a path or ``file://`` URI, opened read-only.

    Raises
    ------
    StoreError
        There is nothing, or no folder, at the path, or it cannot be listed.
    """
    try:
        path = os.path.realpath(_path_of(uri))
    except ValueError as error:
        raise StoreError(f"{uri!r}: is no path: {error}") from error
    with _root_folder(path) as (_, found):
        identity = _identity(found)
    name = printable(os.path.basename(path)) or "/"  # noqa: PTH119
    # The path and not the device names the root: device numbers change with every mount.
    root = Root(id=_digest(path), name=name, uri=f"file://{quote_from_bytes(path)}")
    return LocalStore(path, root, identity)


@dataclass(frozen=True, slots=True)
class LocalStore:
    """A folder and everything below it.

    ``path`` is absolute. A link that names the folder itself is resolved once, on connecting. ``identity``
    tells the folder that was opened from another one put in its place.
    """

    path: bytes
    root: Root
    identity: str
    caps: Caps = field(default=Caps(local=True, stable_id=True, conditional_get=True), init=False)

    def probe(self) -> Probe:
        """Return whether the folder can be listed, and as whom it is read."""
        try:
            with _root_folder(self.path):
                pass
        except StoreError as error:
            return Probe(reachable=False, notes=(str(error),))
        reader = _user_name(os.geteuid()) or f"user {os.geteuid()}"
        notes = [f"Read as {reader}: what {reader} may not list or read is reported, not scanned."]
        notes.append("File modes say nothing of who can come in over a share; an access list can.")
        return Probe(reachable=True, notes=tuple(notes))

    def roots(self) -> Iterable[Root]:
        """Return the folder."""
        return (self.root,)

    def changes(self, root: Root, cursor: bytes | None) -> Iterator[Page]:
        """Yield everything below the folder, in the order of names: a folder keeps no record of changes.

        The last page is complete when every folder below was listed and the root is still where it was.

        Raises
        ------
        StoreError
            The folder cannot be listed at all, or is no longer the one that was opened.
        """
        del cursor
        upserts: list[Entry] = []
        failures: list[Failure] = []
        complete = True
        for found in self._everything(root):
            if isinstance(found, Failure):
                complete = False
                failures.append(found)
            else:
                upserts.append(found)
            if len(upserts) + len(failures) >= PAGE:
                yield Page(tuple(upserts), failures=tuple(failures))
                upserts, failures = [], []
        yield Page(tuple(upserts), failures=tuple(failures), complete=complete)

    def directory(self) -> Iterable[Principal | Membership]:
        """Return nothing: modes are not yet taken for permissions."""
        return ()

    def open(self, entry: Entry, *, start: int = 0, limit: int | None = None) -> BinaryIO:
        """Return the bytes of the version that was listed, never more than its listed size.

        Reading from it raises `EntryChanged` as soon as the file changes underneath.

        Raises
        ------
        EntryGone
            The file or a folder above it is no longer there.
        EntryChanged
            The file is another version by now, or a part of its path is something else.
        StoreError
            It is no file, or may not be read.
        """
        if entry.kind is not EntryKind.FILE:
            raise StoreError(f"{entry.path}: a {entry.kind} has no content; only files are opened")
        with _root_folder(self.path) as (root, found):
            self._check_root(entry.root, found)
            with _what_opening_says(entry):
                *folders, name = entry.raw_path.split(b"/")
                with _folder(root, folders) as folder:
                    # A device must not even be opened, so its kind is asked first.
                    _check_version(entry, os.stat(name, dir_fd=folder, follow_symlinks=False))
                    content = _ListedFile(os.open(name, _FILE, dir_fd=folder), entry, start, limit)
        return io.BufferedReader(content, _BUFFER)

    def _everything(self, root: Root) -> Iterator[Entry | Failure]:
        with _root_folder(self.path) as (folder, found):
            self._check_root(root.id, found)
            yield from _Walk(root.id, folder, found).everything()
        try:
            with _root_folder(self.path) as (_, found):
                self._check_root(root.id, found)
        except StoreError as error:
            yield Failure(root.id, "", "list", f"went away while it was listed: {error}", subtree=True)

    def _check_root(self, root: str, found: os.stat_result) -> None:
        if root != self.root.id or _identity(found) != self.identity:
            raise StoreError(f"{printable(self.path)}: another folder stands there now than the one that was listed")


class _Walk:
    """One listing of a tree: what was seen so far of devices and of files with several names.

    Parameters
    ----------
    folder, found
        The open root and what the system says of it.
    """

    def __init__(self, root: str, folder: int, found: os.stat_result) -> None:
        self._root = root
        self._folder = folder
        self._root_id = f"{found.st_ino:x}"
        self._device_tags = {found.st_dev: ""}
        self._seen: set[str] = set()

    def everything(self) -> Iterator[Entry | Failure]:
        """Yield all entries, a folder before what is in it, siblings by name."""
        waiting: list[tuple[_Parts, _Ids]] = [((), (self._root_id,))]
        while waiting:
            parts, above = waiting.pop()
            below: list[tuple[_Parts, _Ids]] = []
            for found in self._listing(parts):
                yield found
                if isinstance(found, Failure) or found.kind is not EntryKind.FOLDER:
                    continue
                same = found.native_id.partition("~")[0]
                if same in above or len(above) > DEPTH:
                    reason = "is one of the folders it stands in" if same in above else f"below {DEPTH} folders"
                    yield Failure(self._root, found.path, "list", f"not entered: {reason}", subtree=True)
                else:
                    below.append(((*parts, found.raw_path.rpartition(b"/")[2]), (*above, same)))
            waiting.extend(reversed(below))

    def _listing(self, parts: tuple[bytes, ...]) -> Iterator[Entry | Failure]:
        path = b"/".join(parts)
        try:
            with _folder(self._folder, parts) as folder, os.scandir(folder) as listing:
                for child in sorted(listing, key=attrgetter("name")):
                    name = os.fsencode(child.name)
                    found = self._listed(path + b"/" + name if path else name, child)
                    if found:
                        yield found
        except OSError as error:
            yield Failure(self._root, printable(path), "list", _reason(error), subtree=True)

    def _listed(self, path: bytes, child: os.DirEntry[str]) -> Entry | Failure | None:
        try:
            return self._entry(path, child.stat(follow_symlinks=False))
        except FileNotFoundError:
            return None
        except OSError as error:
            return Failure(self._root, printable(path), "list", _reason(error), subtree=True)

    def _entry(self, path: bytes, found: os.stat_result) -> Entry:
        kind = _KINDS.get(stat.S_IFMT(found.st_mode), EntryKind.OTHER)
        return Entry(
            root=self._root,
            native_id=self._native_id(path, found),
            path=printable(path),
            raw_path=path,
            kind=kind,
            size=found.st_size if kind is EntryKind.FILE else None,
            content_version=_version(found),
            modified=found.st_mtime,
            created=getattr(found, "st_birthtime", None),
            owner=_user_name(found.st_uid),
            acl=_acl(found.st_mode, found.st_uid, found.st_gid),
            extra={"blocks": str(found.st_blocks)} if kind is EntryKind.FILE else {},
        )

    def _native_id(self, path: bytes, found: os.stat_result) -> str:
        tag = self._device_tags.get(found.st_dev)
        if tag is None:
            tag = self._device_tags[found.st_dev] = f"{_digest(path)}."
        native_id = f"{tag}{found.st_ino:x}"
        if found.st_nlink > 1 or stat.S_ISDIR(found.st_mode):
            if native_id in self._seen:
                return f"{native_id}~{_digest(path)}"
            self._seen.add(native_id)
        return native_id


class _ListedFile(io.RawIOBase):
    """The bytes of one listed version, from ``start`` on, at most ``limit`` of them."""

    def __init__(self, descriptor: int, entry: Entry, start: int, limit: int | None) -> None:
        super().__init__()
        self._descriptor = descriptor
        self._entry = entry
        size = entry.size or 0
        self._start = self._at = min(max(start, 0), size)
        self._end = size if limit is None else min(size, self._start + max(limit, 0))
        try:
            _check_version(entry, os.fstat(descriptor))
        except EntryChanged:
            self.close()
            raise

    def readinto(self, buffer: WriteableBuffer) -> int:
        into = memoryview(buffer).cast("B")
        wanted = min(len(into), self._end - self._at)
        with _what_opening_says(self._entry):
            content = os.pread(self._descriptor, wanted, self._at)
            _check_version(self._entry, os.fstat(self._descriptor))
        if wanted and not content:
            raise EntryChanged(f"{self._entry.path}: ends before its listed size")
        into[: len(content)] = content
        self._at += len(content)
        return len(content)

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = os.SEEK_SET) -> int:
        base = {os.SEEK_SET: self._start, os.SEEK_CUR: self._at, os.SEEK_END: self._end}[whence]
        self._at = min(max(base + offset, self._start), self._end)
        return self._at - self._start

    def tell(self) -> int:
        return self._at - self._start

    def close(self) -> None:
        if not self.closed:
            os.close(self._descriptor)
        super().close()


def _path_of(uri: str) -> bytes:
    if not uri:
        raise StoreError("an empty path names no folder; the current one is '.'")
    scheme, separator, rest = uri.partition("://")
    if not separator or scheme.lower() != "file":
        return os.fsencode(uri)
    host, slash, path = rest.partition("/")
    if host.lower() not in ("", "localhost") or not slash:
        raise StoreError(f"{uri}: names the machine '{host}'; a local folder is file:///path/to/it")
    return unquote_to_bytes(f"{slash}{path}")


@contextmanager
def _root_folder(path: bytes) -> Iterator[tuple[int, os.stat_result]]:
    try:
        folder = os.open(path, _FOLDER & ~os.O_NOFOLLOW)
    except FileNotFoundError:
        raise StoreError(f"{printable(path)}: there is no such folder") from None
    except NotADirectoryError:
        raise StoreError(f"{printable(path)}: is no folder; give the folder that holds it") from None
    except OSError as error:
        raise StoreError(f"{printable(path)}: cannot be listed: {_reason(error)}") from error
    try:
        yield folder, os.fstat(folder)
    finally:
        os.close(folder)


@contextmanager
def _folder(root: int, parts: Iterable[bytes]) -> Iterator[int]:
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
        raise StoreError(f"{entry.path}: cannot be read: {_reason(error)}") from error


def _check_version(entry: Entry, found: os.stat_result) -> None:
    inode = entry.native_id.partition("~")[0].rpartition(".")[2]
    if not stat.S_ISREG(found.st_mode):
        raise EntryChanged(f"{entry.path}: is no file any more")
    if f"{found.st_ino:x}" != inode or _version(found) != entry.content_version:
        raise EntryChanged(f"{entry.path}: is another version than the one that was listed")


def _version(found: os.stat_result) -> str:
    return f"{found.st_size:x}-{found.st_mtime_ns:x}-{found.st_ctime_ns:x}"


def _identity(found: os.stat_result) -> str:
    return _digest(f"{found.st_dev:x}/{found.st_ino:x}".encode())


def _digest(content: bytes) -> str:
    return blake2b(content, digest_size=6).hexdigest()


def _reason(error: OSError) -> str:
    return error.strerror or str(error)


@lru_cache(maxsize=4096)
def _user_name(user: int) -> str | None:
    try:
        return pwd.getpwuid(user).pw_name
    except KeyError:
        return None


@lru_cache(maxsize=4096)
def _acl(mode: int, owner: int, group: int) -> Acl | None:
    """Return what the mode says of one entry: neither the folders above it nor extended ACLs are in that.

    First match wins in the order of the grants; ``conditions_raw`` keeps the bits, for ``x`` is no right.
    """
    if stat.S_ISLNK(mode):
        return None
    bits = stat.filemode(mode)[1:]
    reading = "list" if stat.S_ISDIR(mode) else "read"

    def grant(order: int, kind: str, name: str, triple: str, via: str = "direct") -> Grant:
        rights = {right for right, bit in ((reading, "r"), ("write", "w")) if bit in triple}
        if via == "owner":
            rights.add("admin")
        return Grant(Principal(kind, "posix", name), True, order, frozenset(rights), via, conditions_raw=triple)

    grants = (
        grant(0, "user", str(owner), bits[:3], "owner"),
        grant(1, "group", str(group), bits[3:6]),
        grant(2, "authenticated", "other", bits[6:]),
    )
    return Acl((Layer("posix", grants),), Completeness.PARTIAL)
