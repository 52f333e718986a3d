"""An account of Box, or a folder in it, as a store."""

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
from connectors._http import Refused
from connectors._json import record_or_empty, text, text_or_none
from connectors._pages import pages_of
from connectors.box.access import NAMESPACE
from connectors.box.api import ALL_FILES, BoxApi, version_of
from connectors.box.listing import Listing

_ALL_EACH_TIME = (
    "Box's events tell neither of every change of a link nor of all that expires or is set for the enterprise, and come"
    " in no order: everything is listed each time."
)


@dataclass(frozen=True)
class Box:
    """What an account sees below ``folder``, a folder's id."""

    api: BoxApi
    folder: str
    versions: bool = False
    trash: bool = False
    caps: Caps = field(default=Caps(stable_id=True, versions=True, hash=True, groups=True), init=False)

    def probe(self) -> Probe:
        """Return as whom Box is read, and what of permissions that account is not shown."""
        try:
            reader = text_or_none(self.api.me, "login") or text(self.api.me, "id")
            (root,) = self.roots()
            groups = self._who_is_in_groups()
        except AggregatorError as error:
            return Probe(reachable=False, notes=(str(error),))
        notes = [
            f"Read as {reader}: {root.name}. What others keep is seen as far as {reader} was invited to it.",
            _ALL_EACH_TIME,
            groups,
        ]
        if self.trash:
            notes.append("Of what is in the trash only names are told: Box gives contents once they are restored.")
        return Probe(reachable=True, notes=tuple(notes))

    def roots(self) -> Iterable[Root]:
        """Return the account or folder."""
        return (self._root,)

    def changes(self, root: Root, cursor: bytes | None) -> Iterator[Page]:
        """Yield everything below the folder, old and deleted versions where they are asked for.

        Raises
        ------
        NotAuthorised
            The credentials are refused.
        StoreError
            The folder cannot be listed at all.
        """
        del cursor
        self._check_root(root.id)
        listing = Listing(self.api, root.id, self.folder, versions=self.versions, trash=self.trash)
        yield from pages_of(listing.everything())

    def directory(self) -> Iterable[Principal | Membership]:
        """Return the groups of the enterprise and who is in them; nothing where that may not be seen."""
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
            It has no content, is in the trash, or may not be downloaded.
        """
        self._check_root(entry.root)
        if entry.kind is not EntryKind.FILE:
            raise StoreError(f"{entry.path}: a {entry.kind} has no content; only files are opened")
        if entry.trashed and entry.version_of is None:
            raise StoreError(f"{entry.path}: Box gives what is in the trash only once it is restored")
        file, _, old = entry.native_id.partition("@")
        try:
            if not old and version_of(self.api.file(file)) != entry.content_version:
                raise EntryChanged(f"{entry.path}: is another version than the one that was listed")
            return downloaded(self.api.http, self.api.content(file, entry.content_version), start=start, limit=limit)
        except Refused as error:
            if error.status in (404, 410):
                raise EntryGone(f"{entry.path}: is no longer there") from None
            raise StoreError(f"{entry.path}: cannot be read: {error}") from error

    @cached_property
    def _root(self) -> Root:
        if self.folder == ALL_FILES:
            account = text_or_none(self.api.me, "login") or text(self.api.me, "id")
            return Root(f"box.account.{text(self.api.me, 'id')}", f"Box of {account}", "box://")
        name = text(self.api.folder(self.folder), "name")
        return Root(f"box.{self.folder}", name, f"box://{self.folder}")

    def _check_root(self, root: str) -> None:
        if root != self._root.id:
            raise StoreError(f"{self._root.uri}: is another place than the one that was listed")

    def _groups_and_members(self) -> Iterator[Principal | Membership]:
        for group in self.api.groups():
            whole = Principal("group", NAMESPACE, text_or_none(group, "name") or text(group, "id"))
            yield whole
            for member in self.api.memberships(text(group, "id")):
                login = text(record_or_empty(member, "user"), "login")
                yield Principal("user", NAMESPACE, login, login)
                yield Membership(whole.name, login.casefold(), self._root.uri)

    def _who_is_in_groups(self) -> str:
        try:
            next(iter(self._groups_and_members()), None)
        except StoreError as error:
            return f"Who is in which group is not known: it takes an administrator and 'Manage groups' ({error})."
        return "Groups are told apart into their members."
