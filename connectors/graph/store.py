"""Drives of Microsoft Graph as stores."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import BinaryIO

from aggregator.model.access import Acl, Membership, Principal
from aggregator.model.entries import Entry, EntryKind, Failure, Page, Root
from aggregator.model.errors import AggregatorError, NotAuthorised, StoreError
from aggregator.model.paths import printable
from aggregator.store import Caps, CursorReset, EntryChanged, EntryGone, Probe
from connectors._download import downloaded
from connectors._http import ENDS, Refused
from connectors._json import Record, number_or_none, record_or_empty, records, seconds, text, text_or_none
from connectors._versions import dated
from connectors.graph.access import NAMESPACE, Access
from connectors.graph.api import GraphApi

_FORMAT = 1
_PREFIX = "graph."
_HASHES = {"quickXorHash": "quickxor", "sha1Hash": "sha1", "sha256Hash": "sha256"}


@dataclass(frozen=True)
class Graph:
    """The drives of a person (``owner``) or of a site; ``drive`` names one of them."""

    api: GraphApi
    uri: str
    owner: str
    site: str
    drive: str | None = None
    versions: bool = False
    caps: Caps = field(
        default=Caps(flat=True, delta=True, acl_delta=False, stable_id=True, versions=True, hash=True, groups=True),
        init=False,
    )

    def probe(self) -> Probe:
        """Return which drives are read, and what of permissions Graph does not tell."""
        try:
            names = ", ".join(root.name for root in self.roots())
        except AggregatorError as error:
            return Probe(reachable=False, notes=(str(error),))
        return Probe(
            reachable=True,
            notes=(
                f"Drives: {names}.",
                "Who is in a group of a SharePoint site is not told by Graph; give --members.",
                "The recycle bin is not told by Graph's version 1.0.",
                "Folders do not tell of changed permissions: everything is listed each time.",
                self._who_is_in_groups(),
            ),
        )

    def roots(self) -> Iterable[Root]:
        """Return the drives."""
        return self._roots

    def changes(self, root: Root, cursor: bytes | None) -> Iterator[Page]:
        """Yield all that is in a drive, or what changed since a cursor.

        Raises
        ------
        CursorReset
            Graph no longer knows what happened since then.
        NotAuthorised
            The credentials are refused.
        StoreError
            The drive cannot be listed at all.
        """
        listing = _Listing(self.api, root, self._drive_of(root.id), self._tenant, versions=self.versions)
        return listing.pages(None if cursor is None else _link(cursor))

    def directory(self) -> Iterable[Principal | Membership]:
        """Return the groups of the tenant and who is in them; nothing where that may not be seen."""
        try:
            return list(self._groups_and_members())
        except (Refused, NotAuthorised):
            return []

    def open(self, entry: Entry, *, start: int = 0, limit: int | None = None) -> BinaryIO:
        """Return the bytes of the version that was listed.

        Raises
        ------
        EntryGone
            It is no longer there.
        EntryChanged
            It has another content by now.
        StoreError
            It has no content, or may not be downloaded.
        """
        drive = self._drive_of(entry.root)
        if entry.kind is not EntryKind.FILE:
            raise StoreError(f"{entry.path}: a {entry.kind} has no content; only files are opened")
        item, _, version = entry.native_id.partition("@")
        try:
            if not version:
                found = self.api.item(drive, item)
                if "deleted" in found:
                    raise EntryGone(f"{entry.path}: is no longer there")
                if _version_of(found) != entry.content_version:
                    raise EntryChanged(f"{entry.path}: is another version than the one that was listed")
            return downloaded(self.api.http, self.api.content(drive, item, version), start=start, limit=limit)
        except Refused as error:
            if error.status in (404, 410):
                raise EntryGone(f"{entry.path}: is no longer there") from None
            raise StoreError(f"{entry.path}: cannot be read: {error}") from error

    @cached_property
    def _roots(self) -> tuple[Root, ...]:
        found = self.api.drives(self.owner, self.site)
        chosen = [each for each in found if self.drive in (None, each.get("id"), each.get("name"))]
        if not chosen:
            known = ", ".join(sorted(str(each.get("name")) for each in found)) or "none"
            raise StoreError(f"{self.uri}: there is no drive '{self.drive}' (known: {known})")
        return tuple(
            Root(_PREFIX + text(each, "id"), text_or_none(each, "name") or "drive", f"{self.uri}?drive={each['id']}")
            for each in sorted(chosen, key=lambda each: str(each.get("name")))
        )

    @property
    def _tenant(self) -> str:
        """Return what the organisation is called: the domain of the person or of the site."""
        return self.owner.rpartition("@")[2] or self.site.partition(":")[0]

    def _drive_of(self, root: str) -> str:
        if root not in {each.id for each in self.roots()}:
            raise StoreError(f"{self.uri}: is another drive than the one that was listed")
        return root.removeprefix(_PREFIX)

    def _groups_and_members(self) -> Iterator[Principal | Membership]:
        for group in self.api.groups():
            name = text_or_none(group, "mail") or text_or_none(group, "displayName") or text(group, "id")
            whole = Principal("group", NAMESPACE, name, name if "@" in name else None)
            yield whole
            for member in self.api.members(text(group, "id")):
                is_group = str(member.get("@odata.type", "")).endswith(".group")
                mail = text_or_none(member, "mail") or text_or_none(member, "userPrincipalName")
                called = mail or text_or_none(member, "displayName") or text(member, "id")
                one = Principal("group" if is_group else "user", NAMESPACE, called, mail)
                yield one
                yield Membership(whole.name, one.name, self.uri)

    def _who_is_in_groups(self) -> str:
        try:
            next(iter(self._groups_and_members()), None)
        except StoreError as error:
            return f"Who is in which group is not known: {error}."
        return "Groups are told apart into their members."


class _Listing:
    """One listing of one drive."""

    def __init__(self, api: GraphApi, root: Root, drive: str, tenant: str, *, versions: bool) -> None:
        self._api = api
        self._root = root
        self._drive = drive
        self._versions = versions
        self._access = Access(api, drive, tenant)
        self._paths: dict[str, str] = {}
        self._saw_everything = True

    def pages(self, link: str | None) -> Iterator[Page]:
        """Yield the listing's pages; a cursor stands on each that says what changed, else on the last alone."""
        began = False
        try:
            for page in self._api.delta(self._drive, link):
                yield self._page(page)
                began = True
        except (NotAuthorised, CursorReset):
            raise
        except StoreError as error:
            if not began:
                raise
            yield Page(failures=(Failure(self._root.id, "", "list", str(error), subtree=True),))

    def _page(self, said: Record) -> Page:
        items = records(said, "value")
        for item in items:
            self._learn(item)
        gone = [text(item, "id") for item in items if "deleted" in item]
        there = [item for item in items if "deleted" not in item and "root" not in item]
        self._access.prepare([text(item, "id") for item in there])
        found = [each for item in there for each in self._listed(item)]
        last = text_or_none(said, "@odata.deltaLink")
        cursor = None if last is None else json.dumps({"format": _FORMAT, "link": last}).encode()
        return Page(
            tuple(each for each in found if isinstance(each, Entry)),
            removed=tuple(gone),
            failures=tuple(each for each in found if isinstance(each, Failure)),
            cursor=cursor,
            complete=last is not None and self._saw_everything,
        )

    def _learn(self, item: Record) -> None:
        """Remember where a folder stands: folders come before what is in them."""
        if "root" in item:
            self._paths[text(item, "id")] = ""
        elif "folder" in item and "deleted" not in item:
            self._paths.pop(text(item, "id"), None)
            self._paths[text(item, "id")] = self._path(item)

    def _path(self, item: Record, depth: int = 0) -> str:
        above = text_or_none(record_or_empty(item, "parentReference"), "id")
        name = text(item, "name").replace("/", "\\x2f")
        if above is None or depth > 500:
            return f"(in no folder)/{name}"
        if above not in self._paths:
            folder = self._api.item(self._drive, above)
            self._paths[above] = "" if "root" in folder else self._path(folder, depth + 1)
        return f"{self._paths[above]}/{name}".lstrip("/")

    def _listed(self, item: Record) -> Iterator[Entry | Failure]:
        try:
            acl, unknown = self._access.of(text(item, "id"))
            entry = _entry(self._root.id, item, self._path(item), acl)
        except ENDS:
            raise
        except StoreError as error:
            self._saw_everything = False
            yield Failure(self._root.id, text_or_none(item, "name") or "", "list", str(error), subtree=True)
            return
        if unknown:
            yield Failure(self._root.id, entry.path, "permissions", unknown)
        yield entry
        if self._versions and entry.kind is EntryKind.FILE:
            yield from self._older(entry)

    def _older(self, newest: Entry) -> Iterator[Entry | Failure]:
        try:
            for version in self._api.versions(self._drive, newest.native_id)[1:]:
                made = seconds(text_or_none(version, "lastModifiedDateTime")) or 0.0
                raw = dated(newest.raw_path, made)
                yield replace(
                    newest,
                    native_id=f"{newest.native_id}@{text(version, 'id')}",
                    path=printable(raw),
                    raw_path=raw,
                    size=number_or_none(version, "size"),
                    content_version=text(version, "id"),
                    modified=made,
                    trashed=True,
                    version_of=newest.native_id,
                    hashes={},
                )
        except ENDS:
            raise
        except StoreError as error:
            yield Failure(self._root.id, newest.path, "versions", str(error))


def _entry(root: str, item: Record, path: str, acl: Acl) -> Entry:
    kind = _kind_of(item)
    hashes = record_or_empty(record_or_empty(item, "file"), "hashes")
    author = record_or_empty(record_or_empty(item, "createdBy"), "user")
    raw = path.encode()
    return Entry(
        root=root,
        native_id=text(item, "id"),
        path=printable(raw),
        raw_path=raw,
        kind=kind,
        size=number_or_none(item, "size") if kind is EntryKind.FILE else None,
        content_version=_version_of(item),
        modified=seconds(text_or_none(item, "lastModifiedDateTime")),
        created=seconds(text_or_none(item, "createdDateTime")),
        owner=text_or_none(author, "email") or text_or_none(author, "displayName"),
        acl=acl,
        hashes={name: hashes[each] for each, name in _HASHES.items() if text_or_none(hashes, each)},
    )


def _kind_of(item: Record) -> EntryKind:
    if "remoteItem" in item:
        return EntryKind.LINK
    if "folder" in item:
        return EntryKind.FOLDER
    return EntryKind.FILE if "file" in item else EntryKind.OTHER


def _version_of(item: Record) -> str:
    """Return what changes whenever the content may have changed: the cTag, which a change of name leaves alone."""
    return text_or_none(item, "cTag") or text(item, "eTag")


def _link(cursor: bytes) -> str:
    try:
        found = json.loads(cursor)
        if found["format"] == _FORMAT:
            return text(found, "link")
    except (ValueError, KeyError, TypeError, StoreError):
        pass
    raise CursorReset("graph: the cursor is of another format")
