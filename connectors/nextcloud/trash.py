"""What an account deleted and can still have back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from aggregator.model.access import Acl
from aggregator.model.entries import Entry, EntryKind, Failure
from aggregator.model.errors import StoreError
from aggregator.model.paths import printable
from connectors._dav.multistatus import Resource
from connectors._dav.tree import kind_of, listed, request_path, size_of
from connectors._dav.versions import moment, version_of
from connectors._dav.wire import Unreachable, Wire
from connectors._versions import dated
from connectors.nextcloud.access import FILE_ID
from connectors.nextcloud.entries import AT, TRASH, TRASHED_AT, TRASHED_FROM


@dataclass(frozen=True, slots=True)
class Trash:
    """The trash of an account.

    Parameters
    ----------
    at
        Its path on the server.
    top
        The path of the scanned folder in the account's files: what was deleted elsewhere is left out.
    acl, owner
        Who reaches what is in it: the account alone.
    """

    wire: Wire
    root: str
    at: bytes
    top: bytes
    acl: Acl
    owner: str

    def everything(self) -> Iterator[Entry | Failure]:
        """Yield what was deleted, under the path it had with the time of its deletion."""
        waiting: list[tuple[bytes, bytes | None]] = [(self.at, None)]
        while waiting:
            at, above = waiting.pop()
            try:
                folder = listed(self.wire, at, TRASH)
            except StoreError as error:
                reason = f"what was deleted: {error}"
                yield Failure(self.root, printable(above or b""), "list", reason, subtree=True)
                if isinstance(error, Unreachable):
                    return
                continue
            for name, child in folder.children:
                path = above + b"/" + name if above is not None else self._path_before(child)
                if path is not None:
                    entry = self._entry(path, at + name, child)
                    yield entry
                    if entry.kind is EntryKind.FOLDER:
                        waiting.append((at + name + b"/", path))

    def _path_before(self, found: Resource) -> bytes | None:
        """Return the path below the scanned folder that something was deleted from, None where it was elsewhere."""
        said = (found.text(TRASHED_FROM) or "").strip("/").encode()
        below = said.removeprefix(self.top + b"/") if self.top else said
        if not said or (self.top and below == said):
            return None
        seconds = found.text(TRASHED_AT) or ""
        return dated(below, float(seconds) if seconds.isdecimal() else 0.0)

    def _entry(self, path: bytes, at: bytes, found: Resource) -> Entry:
        size, modified = size_of(found), moment(found.text("{DAV:}getlastmodified"))
        return Entry(
            root=self.root,
            native_id=found.text(FILE_ID) or printable(at),
            path=printable(path),
            raw_path=path,
            kind=kind_of(found),
            size=None if found.is_folder else size,
            content_version=version_of(found.text("{DAV:}getetag"), size, modified),
            modified=modified,
            owner=self.owner,
            acl=self.acl,
            trashed=True,
            extra={AT: request_path(at).decode()},
        )
