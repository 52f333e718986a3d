"""One walk through an account or folder, with the invitations and links that decide who reaches what is in it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from aggregator.model.access import Acl, Completeness
from aggregator.model.entries import Entry, EntryKind, Failure
from aggregator.model.errors import StoreError
from aggregator.model.paths import printable
from connectors._http import ENDS, Unreachable
from connectors._json import Record, text, text_or_none
from connectors.box.access import Access, Reach
from connectors.box.api import BoxApi
from connectors.box.entries import entry_of, name_of, old_entry

_TRASH = "(in the trash)"


@dataclass(slots=True)
class Listing:
    """Everything below one folder; ``versions`` and ``trash`` say whether old and deleted files are named too."""

    api: BoxApi
    root: str
    folder: str
    versions: bool = False
    trash: bool = False
    _met: set[str] = field(default_factory=set)

    def everything(self) -> Iterator[Entry | Failure]:
        """Yield all entries; raises `StoreError` where the folder cannot be listed at all."""
        top = self.api.folder(self.folder)
        access = Access(self.api)
        reach = access.reach(top, access.above(top))
        try:
            yield from self._walked(access, reach)
            if self.trash:
                yield from self._trashed(access)
        except Unreachable as error:
            yield Failure(self.root, "", "list", str(error), subtree=True)

    def _walked(self, access: Access, reach: Reach) -> Iterator[Entry | Failure]:
        waiting = [(self.folder, "", reach)]
        while waiting:
            folder, path, let_in = waiting.pop()
            if folder in self._met:
                continue  # a folder stands in one place: it moved while it was listed
            self._met.add(folder)
            try:
                for child in self.api.children(folder):
                    found = self._path(path, child)
                    its = access.reach(child, let_in)
                    if text_or_none(child, "type") == "folder":
                        waiting.append((text(child, "id"), found, its))
                    yield from self._described(child, found, access.acl(child, its), its.unknown)
            except ENDS:
                raise
            except StoreError as error:
                yield Failure(self.root, printable(path.encode()), "list", str(error), subtree=True)

    def _described(self, said: Record, path: str, acl: Acl, unknown: str | None) -> Iterator[Entry | Failure]:
        entry = entry_of(self.root, said, path, acl)
        if unknown:
            yield Failure(self.root, entry.path, "permissions", unknown)
        yield entry
        if self.versions and entry.kind is EntryKind.FILE and said.get("version_number") != "1":
            yield from self._older(entry)

    def _older(self, newest: Entry) -> Iterator[Entry | Failure]:
        try:
            for version in self.api.versions(newest.native_id):
                if text_or_none(version, "trashed_at") is None:
                    yield old_entry(newest, version)
        except ENDS:
            raise
        except StoreError as error:
            yield Failure(self.root, newest.path, "versions", str(error))

    def _trashed(self, access: Access) -> Iterator[Entry | Failure]:
        """Yield what is in the trash, where Box tells of nobody but the owner."""
        try:
            for said in self.api.trash():
                acl = replace(access.acl(said, Reach()), completeness=Completeness.PARTIAL)
                entry = entry_of(self.root, said, self._path(_TRASH, said), acl)
                yield Failure(self.root, entry.path, "permissions", "who else may restore it is not shown")
                yield replace(entry, trashed=True)
        except ENDS:
            raise
        except StoreError as error:
            yield Failure(self.root, _TRASH, "list", str(error), subtree=True)

    def _path(self, folder: str, said: Record) -> str:
        return f"{folder}/{name_of(said)}".lstrip("/")
