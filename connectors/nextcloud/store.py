"""The files of one account of a Nextcloud as a store."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from hashlib import blake2b
from typing import BinaryIO

import httpx

from aggregator.credentials import Credentials
from aggregator.model.access import Membership, Principal
from aggregator.model.entries import Entry, EntryKind, Failure, Page, Root
from aggregator.model.errors import NotAuthorised, StoreError, UsageError
from aggregator.model.paths import printable
from aggregator.store import Caps, Probe
from aggregator.store_address import StoreAddress, address_of
from connectors._dav.content import opened
from connectors._dav.sign_in import is_open_to_others, refused_by, trusted
from connectors._dav.tree import request_path
from connectors._dav.wire import TIMEOUT, Refused, Wire
from connectors._pages import pages_of
from connectors.nextcloud.access import Access
from connectors.nextcloud.api import Api
from connectors.nextcloud.entries import AT
from connectors.nextcloud.listing import Listing
from connectors.nextcloud.people import People
from connectors.nextcloud.trash import Trash

SCHEMES = ("nextcloud",)


def connect(uri: str) -> NextcloudStore:
    """Return the folder of an account at a ``nextcloud://`` URI, opened read-only; nothing is asked of it yet.

    Raises
    ------
    UsageError
        The URI names no host, an option that nobody knows, or http to another machine.
    NotAuthorised
        There is no app password.
    """
    address = address_of(uri, ("below", "ca", "http"))
    if not address.host:
        raise UsageError(f"{address}: names no host; write nextcloud://user@host/path")
    plain = address.is_set("http")
    if plain and is_open_to_others(address, encrypted=False):
        raise UsageError(f"{address}: 'http=yes' would give the password away; only this machine is spoken to by http")
    credentials = Credentials("nextcloud", address.profile)
    user = address.user or credentials.need("user")
    client = httpx.Client(
        auth=httpx.BasicAuth(user, credentials.need("password")), verify=trusted(address), timeout=TIMEOUT
    )
    port = f":{address.port}" if address.port else ""
    origin = f"{'http' if plain else 'https'}://{address.host}{port}"
    return NextcloudStore(address, Wire(str(address), origin, client, lambda: refused_by(address, "nextcloud")), user)


class NextcloudStore:
    """A folder of an account and everything below it; ``user`` is the name it signs in with."""

    def __init__(self, address: StoreAddress, wire: Wire, user: str) -> None:
        self._address = address
        self._wire = wire
        self._api = Api(wire, address.options.get("below", ""))
        self._account: str | None = None
        self._people: People | None = None
        identity = f"nextcloud {wire.origin} {self._api.below} {user} {address.path}".encode()
        name = address.path.rpartition("/")[2] or f"{user} at {address.host}"
        self.root = Root(blake2b(identity, digest_size=6).hexdigest(), printable(name.encode()), str(address))

    def __repr__(self) -> str:
        return f"NextcloudStore({str(self._address)!r})"

    @property
    def caps(self) -> Caps:
        """Return what a Nextcloud can say of itself."""
        versions = self._address.is_set("versions")
        return Caps(stable_id=True, conditional_get=True, groups=True, versions=versions)

    def probe(self) -> Probe:
        """Return whether the account can be reached, and what of permissions it sees."""
        try:
            account, people = self._signed_in()
            access = Access(self._api, people, account, self._address.path)
            access.prepare()
        except StoreError as error:
            return Probe(reachable=False, notes=(str(error),))
        notes = [
            f"Read as {people.user(account).name}: what the account does not see is not scanned.",
            "All shares of the account's own files are seen; those of files that others share with it only in part.",
        ]
        if access.failed is not None:
            notes.append(f"Shares cannot be asked for, so that all permissions are partial: {access.failed}")
        if not people.is_whole:
            notes.append("Only an administrator may list accounts: who is in which group is known of itself alone.")
        return Probe(reachable=True, notes=tuple(notes))

    def roots(self) -> Iterable[Root]:
        """Return the folder."""
        return (self.root,)

    def changes(self, root: Root, cursor: bytes | None) -> Iterator[Page]:
        """Yield everything below the folder, old versions and what is deleted where the URI asks for them.

        Raises
        ------
        NotAuthorised
            The app password is refused.
        StoreError
            The folder cannot be listed at all.
        """
        del cursor
        self._check_root(root.id)
        yield from pages_of(self._everything())

    def directory(self) -> Iterable[Principal | Membership]:
        """Return the accounts and groups that an administrator sees; to others only their own."""
        _, people = self._signed_in()
        return people.directory(f"nextcloud://{self._address.host}")

    def open(self, entry: Entry, *, start: int = 0, limit: int | None = None) -> BinaryIO:
        """Return the bytes of the version that was listed.

        Raises
        ------
        EntryGone, EntryChanged
            It is no longer there, or is another version by now.
        StoreError
            It is no file of this store, or cannot be read.
        """
        self._check_root(entry.root)
        if entry.kind is not EntryKind.FILE:
            raise StoreError(f"{entry.path}: a {entry.kind} has no content; only files are opened")
        at = entry.extra.get(AT)
        path = at.encode() if at else request_path(self._at("files", self._address.path) + entry.raw_path)
        return opened(self._wire, path, entry, start, limit)

    def _everything(self) -> Iterator[Entry | Failure]:
        account, people = self._signed_in()
        access = Access(self._api, people, account, self._address.path)
        versions = self._at("versions", "versions") if self._address.is_set("versions") else None
        yield from Listing(
            self._wire, self.root.id, self._at("files", self._address.path), access, versions
        ).everything()
        if self._address.is_set("trash"):
            owner = people.user(account).name
            at, top = self._at("trashbin", "trash"), self._address.path.encode()
            yield from Trash(self._wire, self.root.id, at, top, access.own(), owner).everything()

    def _at(self, collection: str, path: str) -> bytes:
        """Return the path on the server of something of the account's, with a slash behind it."""
        account, _ = self._signed_in()
        parts = filter(None, ("remote.php/dav", collection, account, path))
        return f"{self._api.below}/{'/'.join(parts)}/".encode()

    def _signed_in(self) -> tuple[str, People]:
        """Return the account's id, which need not be the name it signs in with, and whom the server tells it of."""
        if self._account is None or self._people is None:
            me = self._api.me()
            try:
                known, whole = list(self._api.people()), True
            except NotAuthorised:
                raise
            except Refused:
                known, whole = [me], False
            self._people = People(self._address.host, known or [me], is_whole=whole)
            self._account = str(me["id"])
        return self._account, self._people

    def _check_root(self, root: str) -> None:
        if root != self.root.id:
            raise StoreError(f"{self._address}: another folder is asked for than the one that was opened")
