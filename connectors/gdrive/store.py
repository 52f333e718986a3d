"""Drives of Google as stores."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import BinaryIO

from aggregator.model.access import Membership, Principal
from aggregator.model.entries import Entry, EntryKind, Page, Root
from aggregator.model.errors import AggregatorError, NotAuthorised, StoreError
from aggregator.store import Caps, EntryChanged, EntryGone, Probe
from connectors._download import downloaded
from connectors._http import Http, Refused
from connectors._json import Record, text, text_or_none
from connectors.gdrive.api import DriveApi, reasons_of
from connectors.gdrive.entries import EXPORTS, key_header, version_of
from connectors.gdrive.groups import groups_and_members
from connectors.gdrive.listing import Listing, Wanted, cursor_of

EVERY_SHARED_DRIVE = "all"


@dataclass(frozen=True)
class GoogleDrive:
    """My Drive, a shared drive, or all shared drives that an account is a member of.

    Parameters
    ----------
    drive
        The id of a shared drive, ``all``, or nothing for My Drive.
    workspace
        The Admin SDK, for who is in which group; None where there is no way to ask it.
    """

    api: DriveApi
    drive: str
    workspace: Http | None
    wanted: Wanted = field(default_factory=Wanted)
    caps: Caps = field(
        default=Caps(flat=True, delta=True, acl_delta=True, stable_id=True, versions=True, hash=True, groups=True),
        init=False,
    )

    def probe(self) -> Probe:
        """Return as whom the drive is read, and whether groups can be told apart into people."""
        try:
            reader = self.api.reader()
            roots = self.roots()
        except AggregatorError as error:
            return Probe(reachable=False, notes=(str(error),))
        notes = [f"Read as {reader}: {', '.join(root.name for root in roots) or 'no shared drive'}."]
        if self.drive:
            notes.append(f"Permissions that the role of {reader} in a shared drive does not show are unknown.")
        else:
            notes.append(f"Of files that {reader} may not share, only the owners are shown: their readers are unknown.")
        notes.append(self._who_is_in_groups())
        return Probe(reachable=True, notes=tuple(notes))

    def roots(self) -> Iterable[Root]:
        """Return the drives."""
        return self._roots

    def changes(self, root: Root, cursor: bytes | None) -> Iterator[Page]:
        """Yield all that is in a drive, or what changed since a cursor; see `connectors.gdrive.listing`.

        Raises
        ------
        CursorReset
            Google no longer knows what happened since then, or the members of a shared drive changed.
        NotAuthorised
            The credentials are refused.
        StoreError
            The drive cannot be listed at all.
        """
        listing = Listing(self._api_of(root.id), root, self._top_of(root.id), self.wanted)
        return listing.everything() if cursor is None else listing.since(cursor_of(cursor))

    def directory(self) -> Iterable[Principal | Membership]:
        """Return the groups of the Workspace and their members; nothing where the account may not see them."""
        try:
            return list(groups_and_members(self.workspace)) if self.workspace else []
        except (Refused, NotAuthorised):
            return []

    def open(self, entry: Entry, *, start: int = 0, limit: int | None = None) -> BinaryIO:
        """Return the bytes of the version that was listed; of a native document, those of the office file it makes.

        Raises
        ------
        EntryGone
            It is no longer there, or in the trash.
        EntryChanged
            It has another content by now.
        StoreError
            It has no content, may not be downloaded, or is larger than what Google turns into an office file.
        """
        if entry.kind is not EntryKind.FILE:
            raise StoreError(f"{entry.path}: a {entry.kind} has no content; only files are opened")
        api = self._api_of(entry.root)
        file_id, _, revision = entry.native_id.partition("@")
        headers = key_header(entry.extra, file_id)
        try:
            if not revision:
                self._check(entry, api.file(file_id))
            export = EXPORTS.get(entry.extra.get("media type", ""))
            wanted = api.export(file_id, export, headers) if export else api.content(file_id, revision, headers)
            return downloaded(api.http, wanted, start=start, limit=limit)
        except Refused as error:
            raise _refused(entry, error) from error

    @cached_property
    def _roots(self) -> tuple[Root, ...]:
        if not self.drive:
            top = self.api.my_drive()
            return (Root(id=_root_id(text(top, "id")), name=text_or_none(top, "name") or "My Drive", uri="gdrive://"),)
        if self.drive == EVERY_SHARED_DRIVE:
            return tuple(_root(drive) for drive in self.api.drives())
        return (_root(self.api.of(self.drive).drive()),)

    def _top_of(self, root: str) -> str:
        if root not in {each.id for each in self.roots()}:
            raise StoreError(f"gdrive://{self.drive}: is another drive than the one that was listed")
        return root.removeprefix(_PREFIX)

    def _api_of(self, root: str) -> DriveApi:
        top = self._top_of(root)
        return self.api.of(top) if self.drive else self.api

    def _check(self, entry: Entry, file: Record) -> None:
        elsewhere = text_or_none(file, "driveId") != (self._top_of(entry.root) if self.drive else None)
        if elsewhere or (file.get("trashed") and not entry.trashed):
            raise EntryGone(f"{entry.path}: is no longer there")
        if version_of(file) != entry.content_version:
            raise EntryChanged(f"{entry.path}: is another version than the one that was listed")

    def _who_is_in_groups(self) -> str:
        try:
            found = next(iter(groups_and_members(self.workspace)), None) if self.workspace else None
        except StoreError as error:
            return f"Who is in which group is not known: {error}."
        if found is None:
            return "Who is in which group is not known: that takes a service account's key and an administrator's name."
        return "Groups are told apart into their members."


_PREFIX = "gdrive."


def _root_id(top: str) -> str:
    return f"{_PREFIX}{top}"


def _root(drive: Record) -> Root:
    drive_id = text(drive, "id")
    return Root(id=_root_id(drive_id), name=text_or_none(drive, "name") or drive_id, uri=f"gdrive://{drive_id}")


def _refused(entry: Entry, error: Refused) -> StoreError:
    if error.status == 404:
        return EntryGone(f"{entry.path}: is no longer there")
    if "exportSizeLimitExceeded" in reasons_of(error.answer):
        return StoreError(f"{entry.path}: is larger than the 10 MB that Google turns into an office file")
    return StoreError(f"{entry.path}: cannot be read: {error}")
