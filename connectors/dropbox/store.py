"""An account of Dropbox, or a folder of it, as a store."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from hashlib import blake2b
from typing import BinaryIO

from aggregator.model.access import Membership, Principal
from aggregator.model.entries import Entry, EntryKind, Failure, Page, Root
from aggregator.model.errors import AggregatorError, NotAuthorised, StoreError
from aggregator.store import Caps, CursorReset, EntryChanged, EntryGone, Probe
from connectors._download import downloaded
from connectors._http import ENDS, Refused
from connectors._json import Record, records, text, text_or_none
from connectors.dropbox.api import DropboxApi, tag_of
from connectors.dropbox.entries import entry_of, old_entry
from connectors.dropbox.sharing import Sharing

PAGE = 1000
"""How many entries and failures a page holds at most."""

_FORMAT = 1


@dataclass(frozen=True)
class Dropbox:
    """What an account sees below ``top``, a path with a slash before it; empty for everything."""

    api: DropboxApi
    top: str
    versions: bool = False
    trash: bool = False
    caps: Caps = field(
        default=Caps(flat=True, delta=True, acl_delta=False, stable_id=True, versions=True, hash=True), init=False
    )

    def probe(self) -> Probe:
        """Return as whom Dropbox is read, and what of permissions that account is not shown."""
        try:
            reader = text(self.api.account, "email")
            (root,) = self.roots()
        except AggregatorError as error:
            return Probe(reachable=False, notes=(str(error),))
        return Probe(
            reachable=True,
            notes=(
                f"Read as {reader}: {root.name}.",
                f"Of links, only those that {reader} gave are shown: others may have given links to shared folders.",
                "Who is in which group is not known: that takes the team's own API.",
                "Changed permissions are not among the changes: everything is listed each time.",
            ),
        )

    def roots(self) -> Iterable[Root]:
        """Return the account or folder."""
        return (self._root,)

    def changes(self, root: Root, cursor: bytes | None) -> Iterator[Page]:
        """Yield all there is, or what changed since a cursor. Deleted files are named by their paths.

        Raises
        ------
        CursorReset
            Dropbox no longer knows what happened since then.
        NotAuthorised
            The credentials are refused.
        StoreError
            Nothing can be listed at all.
        """
        self._check_root(root.id)
        pages = self.api.listed(self.top, deleted=self.trash) if cursor is None else self.api.since(_token(cursor))
        listing = _Listing(self, Sharing(self.api))
        try:
            for page in pages:
                yield from listing.pages(page, is_whole=cursor is None)
        except (NotAuthorised, CursorReset):
            raise
        except StoreError as error:
            if not listing.began:
                raise
            yield Page(failures=(Failure(root.id, "", "list", str(error), subtree=True),))

    def directory(self) -> Iterable[Principal | Membership]:
        """Return nothing: who is in a group is told to administrators of a team alone."""
        return ()

    def open(self, entry: Entry, *, start: int = 0, limit: int | None = None) -> BinaryIO:
        """Return the bytes of the version that was listed; of Dropbox's own documents, those of what it exports.

        Raises
        ------
        EntryGone
            It is no longer there.
        EntryChanged
            It has another content by now.
        StoreError
            It has no content, or may not be downloaded.
        """
        self._check_root(entry.root)
        if entry.kind is not EntryKind.FILE:
            raise StoreError(f"{entry.path}: a {entry.kind} has no content; only files are opened")
        file_id, _, revision = entry.native_id.partition("@")
        try:
            if not revision and text(self.api.metadata(file_id), "rev") != entry.content_version:
                raise EntryChanged(f"{entry.path}: is another version than the one that was listed")
            path = file_id if "export" in entry.extra else f"rev:{entry.content_version}"
            request = self.api.content(path, export="export" in entry.extra)
            return downloaded(self.api.contents, request, start=start, limit=limit)
        except Refused as error:
            if error.status == 409 and "not_found" in tag_of(error.answer):
                raise EntryGone(f"{entry.path}: is no longer there") from None
            raise StoreError(f"{entry.path}: cannot be read: {error}") from error

    @cached_property
    def _root(self) -> Root:
        account = text(self.api.account, "account_id")
        digest = blake2b(f"{account}{self.top.casefold()}".encode(), digest_size=6).hexdigest()
        name = self.top.rpartition("/")[2] or f"Dropbox of {text(self.api.account, 'email')}"
        return Root(id=f"dropbox.{digest}", name=name, uri=f"dropbox://{self.top}")

    def _check_root(self, root: str) -> None:
        if root != self._root.id:
            raise StoreError(f"{self._root.uri}: is another place than the one that was listed")


class _Listing:
    """One listing: what the folders are called, in the case that their names are written in."""

    def __init__(self, store: Dropbox, sharing: Sharing) -> None:
        self._store = store
        (root,) = store.roots()
        self._root = root.id
        self._sharing = sharing
        self._called: dict[str, str] = {store.top.casefold(): store.top}
        self._saw_everything = True
        self.began = False

    def pages(self, said: Record, *, is_whole: bool) -> Iterator[Page]:
        """Yield one of Dropbox's pages as ours, small enough; the cursor stands on the last of them."""
        self.began = True
        entries = records(said, "entries")
        for entry in entries:
            if text_or_none(entry, ".tag") == "folder":
                self._called[text(entry, "path_lower")] = self._path(entry)
        self._sharing.prepare(each for each in entries if text_or_none(each, ".tag") == "file")
        gone = [each for each in entries if text_or_none(each, ".tag") == "deleted"]
        found = [each for entry in entries if entry not in gone for each in self._listed(entry)]
        if self._store.trash:
            found += [each for entry in gone for each in self._deleted(entry)]
        paths = [] if is_whole else [self._below_top(each) for each in gone]
        more = bool(said.get("has_more"))
        cursor = json.dumps({"format": _FORMAT, "cursor": text(said, "cursor")}).encode()
        parts = [found[start : start + PAGE] for start in range(0, len(found), PAGE)] or [[]]
        for number, part in enumerate(parts, 1):
            is_last = number == len(parts)
            yield Page(
                tuple(each for each in part if isinstance(each, Entry)),
                removed_paths=tuple(paths) if number == 1 else (),
                failures=tuple(each for each in part if isinstance(each, Failure)),
                cursor=cursor if is_last else None,
                complete=is_last and not more and self._saw_everything,
            )

    def _listed(self, said: Record) -> Iterator[Entry | Failure]:
        path = ""
        try:
            path = self._below_top(said)
            if not path:
                return  # the folder that is listed
            acl, unknown = self._sharing.of(said)
            entry = entry_of(self._root, said, path, acl)
        except ENDS:
            raise
        except StoreError as error:
            self._saw_everything = False
            yield Failure(self._root, path, "list", str(error), subtree=True)
            return
        if unknown:
            yield Failure(self._root, entry.path, "permissions", unknown)
        yield entry
        if self._store.versions and entry.kind is EntryKind.FILE and "export" not in entry.extra:
            yield from self._older(entry)

    def _older(self, newest: Entry) -> Iterator[Entry | Failure]:
        try:
            for revision in records(self._store.api.revisions(newest.native_id), "entries"):
                if text_or_none(revision, "rev") != newest.content_version:
                    yield old_entry(newest, revision, of=newest.native_id)
        except ENDS:
            raise
        except StoreError as error:
            yield Failure(self._root, newest.path, "versions", str(error))

    def _deleted(self, said: Record) -> Iterator[Entry | Failure]:
        """Yield the last content of a deleted file, for whoever may restore it; of a folder, nothing."""
        path = self._below_top(said)
        try:
            kept = records(self._store.api.revisions(text(said, "path_lower"), by_path=True), "entries")
            if not kept:
                return
            last = {**kept[0], ".tag": "file"}
            acl, _ = self._sharing.of({**last, "path_lower": text(said, "path_lower")})
            yield old_entry(entry_of(self._root, last, path, acl), last, of=None)
        except ENDS:
            raise
        except Refused as error:
            if "not_file" not in tag_of(error.answer) and "not_found" not in tag_of(error.answer):
                yield Failure(self._root, path, "trash", str(error))

    def _below_top(self, said: Record) -> str:
        return self._path(said)[len(self._store.top) :].lstrip("/")

    def _path(self, said: Record) -> str:
        """Return a path with its folders called as they are written: Dropbox is sure of the last name's case only."""
        above, _, name = text(said, "path_lower").rpartition("/")
        if above and above not in self._called:
            self._called[above] = self._asked_path(above, text_or_none(said, "path_display") or "")
        return f"{self._called.get(above, '')}/{text_or_none(said, 'name') or name}"

    def _asked_path(self, lower: str, shown: str) -> str:
        """Return how a folder is written that the listing did not name; as told beside what is in it, if it is gone."""
        try:
            return self._path(self._store.api.metadata(lower))
        except Refused:
            return shown.rpartition("/")[0] or lower


def _token(cursor: bytes) -> str:
    try:
        found = json.loads(cursor)
        if found["format"] == _FORMAT:
            return text(found, "cursor")
    except (ValueError, KeyError, TypeError, StoreError):
        pass
    raise CursorReset("dropbox: the cursor is of another format")
