"""A folder of a WebDAV server: ``webdav://user@host:port/path`` over http, ``webdavs://`` over https.

Credentials of the scheme ``webdav``: ``user`` (or in the URI) and ``password``, given by Digest or Basic as the
server asks; or ``token``, a bearer token. Options: ``ca=FILE``, the authority whose certificates are trusted;
``unencrypted=yes`` to give a password or token away over plain http to another machine.

Least privilege: an account that may PROPFIND and GET, and where the server has access lists (RFC 3744) DAV:read-acl.
No other method is ever sent, besides OPTIONS.

WebDAV knows a file by its path alone: a renamed one is a new one. Its version is ETag, size and time together.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from hashlib import blake2b
from typing import BinaryIO

import httpx

from aggregator.model.access import Membership, Principal
from aggregator.model.entries import Entry, EntryKind, Failure, Page, Root
from aggregator.model.errors import StoreError, UsageError
from aggregator.model.paths import printable
from aggregator.store import Caps, Probe
from aggregator.store_address import StoreAddress, address_of
from connectors._dav.acl import LIST, AccessLists
from connectors._dav.content import opened
from connectors._dav.multistatus import Resource
from connectors._dav.principals import Principals
from connectors._dav.sign_in import is_open_to_others, refused_by, sign_in, trusted
from connectors._dav.tree import Folder, Walk, kind_of, listed, question, request_path, size_of
from connectors._dav.versions import moment, version_of
from connectors._dav.wire import TIMEOUT, Wire
from connectors._pages import pages_of

SCHEMES = ("webdav", "webdavs")

_KNOWN = tuple(
    f"{{DAV:}}{name}"
    for name in ("resourcetype", "getcontentlength", "getlastmodified", "creationdate", "getetag", "owner")
)


def connect(uri: str) -> WebDavStore:
    """Return the folder at a ``webdav://`` or ``webdavs://`` URI, opened read-only; nothing is asked of it yet.

    Raises
    ------
    UsageError
        The URI names no host, or an option that nobody knows.
    NotAuthorised
        A user is named and has no password, or it would be given away.
    """
    address = address_of(uri, ("ca", "unencrypted"))
    if not address.host:
        raise UsageError(f"{address}: names no host; write {address.scheme}://host/path")
    encrypted = address.scheme == "webdavs"
    port = f":{address.port}" if address.port else ""
    client = httpx.Client(
        auth=sign_in(address, "webdav", encrypted=encrypted), verify=trusted(address), timeout=TIMEOUT
    )
    origin = f"{'https' if encrypted else 'http'}://{address.host}{port}"
    wire = Wire(str(address), origin, client, lambda: refused_by(address, "webdav"))
    return WebDavStore(address, wire)


class WebDavStore:
    """A folder of a WebDAV server and everything below it."""

    caps = Caps(conditional_get=True)

    def __init__(self, address: StoreAddress, wire: Wire) -> None:
        self._address = address
        self._wire = wire
        self._top = f"/{address.path}/".replace("//", "/").encode()
        self._principals = Principals(wire)
        self._lists = AccessLists(self._principals)
        identity = f"webdav {wire.origin} {address.path}".encode()
        name = address.path.rpartition("/")[2] or address.host
        self.root = Root(blake2b(identity, digest_size=6).hexdigest(), printable(name.encode()), str(address))

    def __repr__(self) -> str:
        return f"WebDavStore({str(self._address)!r})"

    def probe(self) -> Probe:
        """Return whether the folder can be listed, and what the server says of permissions."""
        try:
            listed(self._wire, self._top, question(*_KNOWN), depth=0)
            with_lists = self._has_access_lists()
        except StoreError as error:
            return Probe(reachable=False, notes=(str(error),))
        notes = ["Files are known by their paths alone: a renamed one counts as another."]
        if with_lists:
            notes.append("Access lists (RFC 3744) are read where the account may; the others are unknown.")
        else:
            notes.append("The server has no access lists (RFC 3744): permissions are unknown.")
        if is_open_to_others(self._address, encrypted=self._address.scheme == "webdavs"):
            notes.append("The connection is not encrypted: others on the way can read what is read.")
        return Probe(reachable=True, notes=tuple(notes))

    def roots(self) -> Iterable[Root]:
        """Return the folder."""
        return (self.root,)

    def changes(self, root: Root, cursor: bytes | None) -> Iterator[Page]:
        """Yield everything below the folder: WebDAV keeps no record of changes.

        Raises
        ------
        NotAuthorised
            The credentials are refused.
        StoreError
            The folder cannot be listed at all.
        """
        del cursor
        self._check_root(root.id)
        asked = question(*_KNOWN, LIST) if self._has_access_lists() else question(*_KNOWN)
        yield from pages_of(Walk(self._wire, root.id, self._top, asked, self._described).everything())

    def directory(self) -> Iterable[Principal | Membership]:
        """Return the principals that the server lists, and who belongs to which; none where it has no access lists."""
        return self._principals.directory(self._top) if self._has_access_lists() else ()

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
        return opened(self._wire, request_path(self._top + entry.raw_path), entry, start, limit)

    def _check_root(self, root: str) -> None:
        if root != self.root.id:
            raise StoreError(f"{self._address}: another folder is asked for than the one that was opened")

    def _has_access_lists(self) -> bool:
        """Return whether the server says that it has them (RFC 3744, 7.2)."""

        def ask() -> bool:
            with self._wire.exchange("OPTIONS", request_path(self._top), {}) as response:
                return "access-control" in response.headers.get("dav", "")

        return self._wire.patiently(ask)

    def _described(self, folder: bytes, listing: Folder) -> Iterator[Entry | Failure]:
        for name, child in listing.children:
            path = folder + b"/" + name if folder else name
            if child.status >= 400:
                reason = f"the server answers {child.status}"
                yield Failure(self.root.id, printable(path), "list", reason, subtree=True)
                continue
            yield self._entry(path, child)
            if child.refused.get(LIST, 404) != 404:
                reason = f"the access list is not given: {child.refused[LIST]}"
                yield Failure(self.root.id, printable(path), "permissions", reason)

    def _entry(self, path: bytes, found: Resource) -> Entry:
        size, modified = size_of(found), moment(found.text("{DAV:}getlastmodified"))
        etag = found.text("{DAV:}getetag")
        return Entry(
            root=self.root.id,
            native_id=printable(path),
            path=printable(path),
            raw_path=path,
            kind=kind_of(found),
            size=None if found.is_folder else size,
            content_version=version_of(etag, size, modified),
            modified=modified,
            created=moment(found.text("{DAV:}creationdate")),
            owner=self._lists.owner(found),
            acl=self._lists.of(found),
            extra={"etag": etag} if etag else {},
        )
