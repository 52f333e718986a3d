"""The accounts and groups of a WebDAV server with access lists (RFC 3744, 4)."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import unquote_to_bytes, urlsplit
from xml.etree.ElementTree import Element

from aggregator.model.access import Membership, Principal
from aggregator.model.errors import StoreError
from aggregator.model.paths import printable
from connectors._dav.multistatus import Resource
from connectors._dav.tree import listed, question
from connectors._dav.wire import Wire

_CALENDAR = "{urn:ietf:params:xml:ns:caldav}calendar-user-address-set"
_EMAIL = "{http://sabredav.org/ns}email-address"
_MEMBERS = "{DAV:}group-member-set"
_ASKED = question("{DAV:}resourcetype", "{DAV:}displayname", _MEMBERS, _EMAIL, _CALENDAR)
_WHERE = question("{DAV:}principal-collection-set")
_DEEPEST = 3


class Principals:
    """Who the hrefs of a server's access lists stand for; each is asked for once."""

    def __init__(self, wire: Wire) -> None:
        self._wire = wire
        self.host = wire.origin.host
        self.namespace = f"webdav:{self.host}"
        self._known: dict[str, Principal] = {}

    def named(self, href: str) -> Principal:
        """Return the principal at an href; a user of that name where the server says nothing of it."""
        path = path_of(href)
        if path not in self._known:
            try:
                found = listed(self._wire, path.encode(), _ASKED, depth=0).itself
            except StoreError:
                found = None
            self._known[path] = self._principal(path, found)
        return self._known[path]

    def directory(self, top: bytes) -> Iterator[Principal | Membership]:
        """Yield the principals that the server lists, and the members of each group.

        Raises
        ------
        StoreError
            The server cannot be asked.
        """
        where = listed(self._wire, top, _WHERE, depth=0).itself
        waiting = [(path_of(href), 0) for href in hrefs(where, "{DAV:}principal-collection-set")]
        seen: set[str] = set()
        while waiting:
            collection, depth = waiting.pop(0)
            if collection in seen:
                continue
            seen.add(collection)
            for path, resource in self._in(collection):
                if _is_principal(resource):
                    yield from self._with_members(path, resource)
                elif resource.is_folder and depth < _DEEPEST:
                    waiting.append((path, depth + 1))

    def _in(self, collection: str) -> Iterator[tuple[str, Resource]]:
        for name, resource in listed(self._wire, f"{collection}/".encode(), _ASKED).children:
            yield f"{collection}/{printable(name)}", resource

    def _with_members(self, path: str, resource: Resource) -> Iterator[Principal | Membership]:
        principal = self._known.setdefault(path, self._principal(path, resource))
        yield principal
        for member in hrefs(resource, _MEMBERS):
            yield Membership(principal.name, self.named(member).name, self._wire.name)

    def _principal(self, path: str, found: Resource | None) -> Principal:
        is_group = "/groups/" in path or bool(hrefs(found, _MEMBERS))
        return Principal("group" if is_group else "user", self.namespace, path, _email(found))


def hrefs(resource: Resource | None, name: str) -> list[str]:
    """Return the hrefs in a property; none where it is not there."""
    found = resource.properties.get(name) if resource else None
    return [each.text for each in found.iter("{DAV:}href") if each.text] if isinstance(found, Element) else []


def path_of(href: str) -> str:
    """Return the path that an href names, without its last slash.

    Raises
    ------
    StoreError
        It is no address.
    """
    try:
        return printable(unquote_to_bytes(urlsplit(href.strip()).path)).rstrip("/")
    except ValueError as error:
        raise StoreError(f"'{href[:80]}' is no address of a principal: {error}") from None


def _is_principal(resource: Resource) -> bool:
    kind = resource.properties.get("{DAV:}resourcetype")
    return kind is not None and kind.find("{DAV:}principal") is not None


def _email(found: Resource | None) -> str | None:
    if found is None:
        return None
    said = found.text(_EMAIL)
    if said:
        return said
    addresses = (each.removeprefix("mailto:") for each in hrefs(found, _CALENDAR) if each.startswith("mailto:"))
    return next(addresses, None)
