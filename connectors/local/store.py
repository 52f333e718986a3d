"""A folder of this machine as a store."""

from __future__ import annotations

import io
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import BinaryIO

from aggregator.model.access import Membership, Principal
from aggregator.model.entries import Entry, EntryKind, Failure, Page, Root
from aggregator.model.errors import StoreError
from aggregator.model.paths import printable
from aggregator.store import Caps, Probe
from connectors._pages import pages_of
from connectors.local.accounts import directory, user_name
from connectors.local.files import identity, listed_file, root_folder
from connectors.local.permissions import Permissions
from connectors.local.walk import Walk

_BUFFER = 1 << 20
_OF_NO_PERMISSIONS = ("File modes say nothing of who can come in over a share; an access list can.",)
_OF_MODES = (
    "Permissions are modes and POSIX access lists, of the accounts of this machine.",
    "Who comes in over a share, another mount or another name of a file is not in them.",
    "root reads everything: it is the administrator.",
    "Groups hold the members that the machine enumerates; a directory service may keep some to itself.",
)


@dataclass(frozen=True, slots=True)
class LocalStore:
    """A folder and everything below it.

    ``path`` is absolute. A link that names the folder itself is resolved once, on connecting. ``identity``
    tells the folder that was opened from another one put in its place. ``permissions``: modes and access lists
    are taken for who can read.
    """

    path: bytes
    root: Root
    identity: str
    permissions: bool = False

    @property
    def caps(self) -> Caps:
        """Return what a folder can say of itself."""
        return Caps(local=True, stable_id=True, conditional_get=True, groups=self.permissions)

    def probe(self) -> Probe:
        """Return whether the folder can be listed, and as whom it is read."""
        try:
            with root_folder(self.path):
                pass
        except StoreError as error:
            return Probe(reachable=False, notes=(str(error),))
        reader = user_name(os.geteuid()) or f"user {os.geteuid()}"
        notes = [f"Read as {reader}: what {reader} may not list or read is reported, not scanned."]
        notes += _OF_MODES if self.permissions else _OF_NO_PERMISSIONS
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
        return pages_of(self._everything(root))

    def directory(self) -> Iterable[Principal | Membership]:
        """Return the accounts and groups of this machine, where modes are taken for permissions."""
        return directory() if self.permissions else ()

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
        with root_folder(self.path) as (root, found):
            self._check_root(entry.root, found)
            content = listed_file(root, entry, start, limit)
        return io.BufferedReader(content, _BUFFER)

    def _everything(self, root: Root) -> Iterator[Entry | Failure]:
        with root_folder(self.path) as (folder, found):
            self._check_root(root.id, found)
            permissions = Permissions(self.path) if self.permissions else None
            yield from Walk(root.id, folder, found, permissions).everything()
        try:
            with root_folder(self.path) as (_, found):
                self._check_root(root.id, found)
        except StoreError as error:
            yield Failure(root.id, "", "list", f"went away while it was listed: {error}", subtree=True)

    def _check_root(self, root: str, found: os.stat_result) -> None:
        if root != self.root.id or identity(found) != self.identity:
            raise StoreError(f"{printable(self.path)}: another folder stands there now than the one that was listed")
