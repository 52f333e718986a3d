"""One listing of an account's files, with the shares that decide who reaches them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from hashlib import blake2b

from aggregator.model.entries import Entry, EntryKind, Failure
from aggregator.model.errors import StoreError
from aggregator.model.paths import printable
from connectors._dav.multistatus import Resource
from connectors._dav.tree import Folder, Walk, listed
from connectors._dav.wire import Refused, Unreachable, Wire
from connectors.nextcloud.access import FILE_ID, OWNER, Access
from connectors.nextcloud.entries import FILES, VERSIONS, entry_of, old_version


@dataclass(slots=True)
class Listing:
    """Everything below one folder.

    Parameters
    ----------
    top
        The path of the folder on the server.
    versions
        The path on the server below which old versions stand, None where they are not asked for.
    """

    wire: Wire
    root: str
    top: bytes
    access: Access
    versions: bytes | None = None
    _seen: set[str] = field(default_factory=set)

    def everything(self) -> Iterator[Entry | Failure]:
        """Yield all entries; raises `StoreError` where the folder cannot be listed at all."""
        self.access.prepare()
        if self.access.failed is not None:
            yield Failure(self.root, "", "permissions", f"shares are not seen: {self.access.failed}")
        yield from Walk(self.wire, self.root, self.top, FILES, self._described).everything()

    def _described(self, folder: bytes, listing: Folder) -> Iterator[Entry | Failure]:
        passed = self.access.passed_to(folder)
        if any(child.text(OWNER) not in (None, self.access.account) for _, child in listing.children):
            self.access.in_folder_of_others("/" + f"{self.access.top}/{folder.decode('utf-8', 'replace')}".strip("/"))
        for name, child in listing.children:
            path = folder + b"/" + name if folder else name
            if child.status >= 400:
                reason = f"the server answers {child.status}"
                yield Failure(self.root, printable(path), "list", reason, subtree=True)
                continue
            acl, owner = self.access.acl(path, child, passed), self.access.owner(child)
            entry = entry_of(self.root, self._native_id(path, child), path, child, acl, owner)
            yield entry
            if self.versions is not None and entry.kind is EntryKind.FILE:
                yield from self._old_versions(self.versions, folder, entry, child)

    def _native_id(self, path: bytes, found: Resource) -> str:
        """Return a file's id; what is met again, as it was shared twice, has its path in it besides."""
        file = found.text(FILE_ID)
        if file is None:
            return printable(path)
        if file in self._seen:
            return f"{file}~{blake2b(path, digest_size=6).hexdigest()}"
        self._seen.add(file)
        return file

    def _old_versions(self, where: bytes, folder: bytes, file: Entry, found: Resource) -> Iterator[Entry | Failure]:
        at = where + (found.text(FILE_ID) or "").encode() + b"/"
        try:
            kept = listed(self.wire, at, VERSIONS).children
        except Unreachable:
            raise
        except StoreError as error:
            if not isinstance(error, Refused) or error.status != 404:
                reason = f"old versions of '{file.path}': {error}"
                yield Failure(self.root, printable(folder), "list", reason, subtree=True)
            return
        for name, version in kept:
            entry = old_version(self.root, file, version, name, at + name)
            # Newer servers list the one that stands among the old ones.
            if (entry.modified, entry.size) != (file.modified, file.size):
                yield entry
