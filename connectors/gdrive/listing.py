"""Listing a drive: wholly, or what changed since a cursor.

A whole listing takes the token for later changes first, then all folders, so that the paths of files can be made, then
the files, page by page. The cursor stands on its last page: a listing that was torn off begins anew.

What changed comes page after page too, each with the cursor that goes on behind it. Drive tells of the file that
changed alone: where that is a folder, its name is in the paths, and its permissions among those, of everything below
it, which is therefore listed with it. Where the members of a shared drive changed, everything is listed anew.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from hashlib import blake2b

from aggregator.model.entries import Entry, EntryKind, Failure, Page, Root
from aggregator.model.errors import NotAuthorised, StoreError
from aggregator.store import CursorReset
from connectors._http import ENDS
from connectors._json import Record, record_or_empty, records, text, text_or_none
from connectors.gdrive.access import Access
from connectors.gdrive.api import FOLDER, DriveApi
from connectors.gdrive.entries import entry_of, is_native, old_entry, version_of
from connectors.gdrive.folders import Folders, Path

PAGE = 1000
"""How many entries and failures a page holds at most."""

_FORMAT = 1


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is listed besides the newest versions of what is not in the trash."""

    versions: bool = False
    trash: bool = False


@dataclass(frozen=True, slots=True)
class Cursor:
    """From where changes are asked for; ``members`` tells whom the drive was open to by then."""

    token: str
    members: str

    def packed(self) -> bytes:
        """Return it as it is kept."""
        return json.dumps({"format": _FORMAT, "token": self.token, "members": self.members}).encode()


def cursor_of(packed: bytes) -> Cursor:
    """Return a cursor that was kept.

    Raises
    ------
    CursorReset
        It is of another format, or none.
    """
    try:
        found = json.loads(packed)
        if found["format"] == _FORMAT:
            return Cursor(text(found, "token"), str(found["members"]))
    except (ValueError, KeyError, TypeError, StoreError):
        pass
    raise CursorReset("gdrive: the cursor is of another format")


class Listing:
    """One listing of one drive."""

    def __init__(self, api: DriveApi, root: Root, top: str, wanted: Wanted) -> None:
        self._api = api
        self._root = root
        self._wanted = wanted
        self._top = top
        self._folders = Folders(api, top)
        drive = api.drive() if api.drive_id else {}
        self._access = Access(api, self._folders, drive)
        self._members = self._digest(drive) if api.drive_id else ""
        self._saw_everything = True
        self._swept: set[str] = set()

    def everything(self) -> Iterator[Page]:
        """Yield all there is; where Drive stops answering half-way, the last page says so and is not complete."""
        token = self._api.start_token()
        try:
            yield from self._folders_first()
            for files in self._api.files(self._query(f"mimeType != '{FOLDER}'")):
                yield from self._pages(files)
        except NotAuthorised:
            raise
        except StoreError as error:
            yield Page(failures=(Failure(self._root.id, "", "list", str(error), subtree=True),))
        else:
            yield Page(cursor=Cursor(token, self._members).packed(), complete=self._saw_everything)

    def since(self, cursor: Cursor) -> Iterator[Page]:
        """Yield what changed since a cursor; raises `CursorReset` where that cannot be said."""
        if cursor.members != self._members:
            raise CursorReset(f"{self._root.uri}: the members of the drive changed, and so who reads all that is in it")
        more = True
        while more:
            try:
                page = self._api.changes(cursor.token)
                yield from self._changed(records(page, "changes"))
                following = text_or_none(page, "nextPageToken")
                more = following is not None and following != cursor.token
                cursor = replace(cursor, token=following if more and following else text(page, "newStartPageToken"))
            except (NotAuthorised, CursorReset):
                raise
            except StoreError as error:
                yield Page(failures=(Failure(self._root.id, "", "list", str(error), subtree=True),))
                return
            yield Page(cursor=cursor.packed(), complete=not more and self._saw_everything)

    def _folders_first(self) -> Iterator[Page]:
        listed: list[Record] = []
        for folders in self._api.files(self._query(f"mimeType = '{FOLDER}'")):
            for folder in folders:
                self._folders.add(folder)
            listed += folders
        for start in range(0, len(listed), PAGE):
            yield from self._pages([each for each in listed[start : start + PAGE] if each.get("id") != self._top])

    def _changed(self, changes: Iterable[Record]) -> Iterator[Page]:
        removed: dict[str, None] = {}
        changed: dict[str, Record] = {}
        for change in changes:
            file_id = text_or_none(change, "fileId")
            if file_id is None or file_id == self._top:
                continue  # of the drive itself: its members are compared on their own
            file = record_or_empty(change, "file")
            changed.pop(file_id, None)
            if change.get("removed") or not file or not self._is_here(file):
                removed[file_id] = None
            else:
                changed[file_id] = file
        folders = [file for file in changed.values() if text_or_none(file, "mimeType") == FOLDER]
        for folder in folders:
            self._folders.add(folder)
        yield from self._told(list(changed.values()))
        for folder in folders:
            for files in self._below(text(folder, "id")):
                yield from self._told(files)
        yield from _gone(removed)

    def _told(self, files: Sequence[Record]) -> Iterator[Page]:
        """Yield files as entries, or as removed where they came into a trash that is not listed."""
        hidden = [text(file, "id") for file in files if file.get("trashed") and not self._wanted.trash]
        yield from self._pages([file for file in files if text(file, "id") not in set(hidden)])
        yield from _gone(hidden)

    def _below(self, folder_id: str) -> Iterator[list[Record]]:
        """Yield everything below a folder, in the trash too; of what was below another one already, nothing."""
        waiting = [folder_id]
        while waiting:
            folder = waiting.pop()
            if folder in self._swept:
                continue
            self._swept.add(folder)
            for files in self._api.files(f"'{folder}' in parents"):
                for file in files:
                    if text_or_none(file, "mimeType") == FOLDER:
                        self._folders.add(file)
                        waiting.append(text(file, "id"))
                yield files

    def _is_here(self, file: Record) -> bool:
        return text_or_none(file, "driveId") == self._api.drive_id

    def _query(self, kind: str) -> str:
        return kind if self._wanted.trash else f"{kind} and trashed = false"

    def _pages(self, files: Sequence[Record]) -> Iterator[Page]:
        """Yield files as entries, in pages that are small enough."""
        self._access.prepare(files)
        found = [each for file in files for each in self._listed(file)]
        self._access.forget(files)
        for start in range(0, len(found), PAGE):
            part = found[start : start + PAGE]
            yield Page(
                tuple(each for each in part if isinstance(each, Entry)),
                failures=tuple(each for each in part if isinstance(each, Failure)),
            )

    def _listed(self, file: Record) -> Iterator[Entry | Failure]:
        path = None
        try:
            path = self._folders.path_of(file)
            acl, unknown = self._access.of(file)
            entry = entry_of(self._root.id, file, path, acl)
        except ENDS:
            raise
        except StoreError as error:
            self._saw_everything = False
            yield Failure(self._root.id, path.shown if path else "", "list", str(error), subtree=True)
            return
        if unknown:
            yield Failure(self._root.id, entry.path, "permissions", unknown)
        yield entry
        if self._wanted.versions and entry.kind is EntryKind.FILE and not is_native(file):
            yield from self._older(entry, path, file)

    def _older(self, newest: Entry, path: Path, file: Record) -> Iterator[Entry | Failure]:
        try:
            for revision in self._api.revisions(newest.native_id):
                if text_or_none(revision, "id") != version_of(file):
                    yield old_entry(newest, path, revision)
        except ENDS:
            raise
        except StoreError as error:
            yield Failure(self._root.id, newest.path, "versions", str(error))

    def _digest(self, drive: Record) -> str:
        """Return what changes with the members of a shared drive and with whom else it may be shared."""
        try:
            members = sorted(map(repr, self._access.members()))
        except ENDS:
            raise
        except StoreError:
            members = []
        return blake2b(repr((drive.get("restrictions"), members)).encode(), digest_size=8).hexdigest()


def _gone(native_ids: Iterable[str]) -> Iterator[Page]:
    removed = tuple(native_ids)
    for start in range(0, len(removed), PAGE):
        yield Page(removed=removed[start : start + PAGE])
