"""One listing of a folder and everything below it."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from operator import attrgetter

from aggregator.model.access import Acl
from aggregator.model.entries import Entry, EntryKind, Failure
from aggregator.model.paths import printable
from connectors._posix import Passage
from connectors.local.accounts import user_name
from connectors.local.files import digest, open_folder, reason_of, version_of
from connectors.local.permissions import Permissions

DEPTH = 500
"""How many folders within folders are entered; below stands a failure, for every step costs one more a level."""

_KINDS = {stat.S_IFREG: EntryKind.FILE, stat.S_IFDIR: EntryKind.FOLDER, stat.S_IFLNK: EntryKind.LINK}

_Parts = tuple[bytes, ...]
_Ids = tuple[str, ...]


class Walk:
    """One listing of a tree: what was seen so far of devices and of files with several names.

    Parameters
    ----------
    folder, found
        The open root and what the system says of it.
    permissions
        What is asked who may read; None where nobody is to be asked.
    """

    def __init__(self, root: str, folder: int, found: os.stat_result, permissions: Permissions | None) -> None:
        self._root = root
        self._folder = folder
        self._root_id = f"{found.st_ino:x}"
        self._device_tags = {found.st_dev: ""}
        self._seen: set[str] = set()
        self._permissions = permissions
        self._unread: list[Failure] = []

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
        above = path + b"/" if path else b""
        try:
            with open_folder(self._folder, parts) as folder, os.scandir(folder) as listing:
                passage = self._permissions.passage_to(path) if self._permissions else None
                for child in sorted(listing, key=attrgetter("name")):
                    found = self._listed(above + os.fsencode(child.name), child, passage)
                    if found:
                        yield found
        except OSError as error:
            yield Failure(self._root, printable(path), "list", reason_of(error), subtree=True)
        yield from self._unread
        self._unread.clear()

    def _listed(self, path: bytes, child: os.DirEntry[str], passage: Passage | None) -> Entry | Failure | None:
        try:
            found = child.stat(follow_symlinks=False)
        except FileNotFoundError:
            return None
        except OSError as error:
            return Failure(self._root, printable(path), "list", reason_of(error), subtree=True)
        acl = unread = None
        if self._permissions and passage and not stat.S_ISLNK(found.st_mode):
            acl, unread = self._permissions.acl(passage, path, found)
        if unread:
            self._unread.append(Failure(self._root, printable(path), "permissions", unread))
        return self._entry(path, found, acl)

    def _entry(self, path: bytes, found: os.stat_result, acl: Acl | None) -> Entry:
        kind = _KINDS.get(stat.S_IFMT(found.st_mode), EntryKind.OTHER)
        return Entry(
            root=self._root,
            native_id=self._native_id(path, found),
            path=printable(path),
            raw_path=path,
            kind=kind,
            size=found.st_size if kind is EntryKind.FILE else None,
            content_version=version_of(found),
            modified=found.st_mtime,
            created=getattr(found, "st_birthtime", None),
            owner=user_name(found.st_uid),
            acl=acl,
            extra={"blocks": str(found.st_blocks)} if kind is EntryKind.FILE else {},
        )

    def _native_id(self, path: bytes, found: os.stat_result) -> str:
        tag = self._device_tags.get(found.st_dev)
        if tag is None:
            tag = self._device_tags[found.st_dev] = f"{digest(path)}."
        native_id = f"{tag}{found.st_ino:x}"
        if found.st_nlink > 1 or stat.S_ISDIR(found.st_mode):
            if native_id in self._seen:
                return f"{native_id}~{digest(path)}"
            self._seen.add(native_id)
        return native_id
