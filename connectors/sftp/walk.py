"""One listing of a folder of an SFTP server and everything below it."""

from __future__ import annotations

import stat
from collections.abc import Iterator

import asyncssh

from aggregator.model.access import Acl, Principal
from aggregator.model.entries import Entry, EntryKind, Failure
from aggregator.model.errors import NotAuthorised, StoreError
from aggregator.model.paths import printable
from connectors._posix import Passage
from connectors.sftp.content import version_of
from connectors.sftp.session import Session, Unreachable

DEEPEST = 250
"""How many folders within folders are entered; below stands a failure."""

_KINDS = {stat.S_IFREG: EntryKind.FILE, stat.S_IFDIR: EntryKind.FOLDER, stat.S_IFLNK: EntryKind.LINK}


class Accounts:
    """The users and groups of a server, of which SFTP tells numbers only."""

    def __init__(self, host: str) -> None:
        self._host = host
        self._namespace = f"sftp:{host}"

    def user(self, number: int) -> Principal:
        """Return a user."""
        return Principal("user", self._namespace, f"uid {number}")

    def group(self, number: int) -> Principal:
        """Return a group."""
        return Principal("group", self._namespace, f"gid {number}")

    def any_account(self) -> Principal:
        """Return whoever can sign in."""
        return Principal("authenticated", self._namespace, self._host)


class Walk:
    """One listing of the tree below ``top``, an absolute path without links."""

    def __init__(self, session: Session, root: str, top: bytes) -> None:
        self._session = session
        self._root = root
        self._top = top
        self._passages: dict[bytes, Passage] = {}

    def everything(self) -> Iterator[Entry | Failure]:
        """Yield all entries, a folder before what is in it, siblings by name.

        Raises
        ------
        StoreError
            The root cannot be listed. A server that goes away later is a failure of the root instead.
        """
        self._passages[b""] = self._passage_to_the_top()
        first = self._first()
        try:
            yield from self._below(first)
        except (Unreachable, NotAuthorised) as error:
            yield Failure(self._root, "", "list", f"went away while it was listed: {error}", subtree=True)

    def _first(self) -> list[asyncssh.SFTPName]:
        try:
            return self._names(b"")
        except asyncssh.SFTPError as error:
            raise StoreError(f"{printable(self._top)}: cannot be listed: {error.reason}") from error

    def _below(self, first: list[asyncssh.SFTPName]) -> Iterator[Entry | Failure]:
        waiting = [b""]
        while waiting:
            path = waiting.pop()
            inner: list[bytes] = []
            for found in self._listing(path, None if path else first):
                yield found
                if isinstance(found, Entry) and found.kind is EntryKind.FOLDER:
                    inner.append(found.raw_path)
            if path.count(b"/") + 1 < DEEPEST:
                waiting.extend(reversed(inner))
                continue
            for each in inner:
                reason = f"not entered: below {DEEPEST} folders"
                yield Failure(self._root, printable(each), "list", reason, subtree=True)

    def _listing(self, path: bytes, known: list[asyncssh.SFTPName] | None) -> Iterator[Entry | Failure]:
        passage = self._passages.pop(path)
        try:
            names = self._names(path) if known is None else known
        except asyncssh.SFTPError as error:
            yield Failure(self._root, printable(path), "list", error.reason or str(error.code), subtree=True)
            return
        for each in names:
            name = each.filename if isinstance(each.filename, bytes) else each.filename.encode()
            if b"/" in name or b"\0" in name or not name:
                reason = "the server names a path in it that stands elsewhere"
                yield Failure(self._root, printable(path), "list", reason, subtree=True)
            else:
                yield self._entry(path + b"/" + name if path else name, each, passage)

    def _names(self, path: bytes) -> list[asyncssh.SFTPName]:
        folder = self._top.rstrip(b"/") + b"/" + path if path else self._top

        async def names(client: asyncssh.SFTPClient) -> list[asyncssh.SFTPName]:
            return [each async for each in client.scandir(folder) if each.filename not in (b".", b"..")]

        return sorted(self._session.run(names), key=lambda each: each.filename)

    def _entry(self, path: bytes, listed: asyncssh.SFTPName, passage: Passage) -> Entry:
        found = listed.attrs
        mode = found.permissions or 0
        kind = _KINDS.get(stat.S_IFMT(mode), EntryKind.OTHER)
        return Entry(
            root=self._root,
            native_id=printable(path),
            path=printable(path),
            raw_path=path,
            kind=kind,
            size=found.size if kind is EntryKind.FILE else None,
            content_version=version_of(found),
            modified=None if found.mtime is None else float(found.mtime),
            owner=None if found.uid is None else f"uid {found.uid}",
            acl=None if kind is EntryKind.LINK else self._acl(path, found, passage),
        )

    def _acl(self, path: bytes, found: asyncssh.SFTPAttrs, passage: Passage) -> Acl | None:
        if found.permissions is None or found.uid is None or found.gid is None:
            if stat.S_ISDIR(found.permissions or 0):
                self._passages[path] = passage
            return None
        said = (found.permissions, found.uid, found.gid, None)
        if stat.S_ISDIR(found.permissions):
            self._passages[path] = passage.through(said, whole=False)
        return passage.to(said, whole=False)

    def _passage_to_the_top(self) -> Passage:
        """Return the passage through the root and the folders above it, as far as the server shows them."""
        parts = self._top.rstrip(b"/").split(b"/")
        passage = Passage(Accounts(self._session.login.host))
        for depth in range(len(parts)):
            folder = b"/".join(parts[: depth + 1]) or b"/"

            async def said(client: asyncssh.SFTPClient, folder: bytes = folder) -> asyncssh.SFTPAttrs:
                return await client.stat(folder)

            try:
                found = self._session.run(said)
            except asyncssh.SFTPError:
                continue
            if found.permissions is not None and found.uid is not None and found.gid is not None:
                passage = passage.through((found.permissions, found.uid, found.gid, None), whole=False)
        return passage
