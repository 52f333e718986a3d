"""The access lists of a WebDAV server that has them (RFC 3744, 5).

The first entry of a list that speaks of a right decides, as of section 6. Two things a layer cannot say, and both
are taken so that more people are named than can read: what is granted to all but some is granted to everyone, and a
denial to all but some, or to visitors without an account, is left out. Such a list is partial.
"""

from __future__ import annotations

from collections.abc import Iterable
from xml.etree.ElementTree import Element, tostring

from aggregator.model.access import Acl, Completeness, Grant, Layer, Principal
from connectors._dav.multistatus import Resource
from connectors._dav.principals import Principals, hrefs

OWNER = "{DAV:}owner"
LIST = "{DAV:}acl"

UNKNOWN = Acl((), Completeness.UNKNOWN)

_RIGHTS = {
    "{DAV:}all": ("read", "write", "admin"),
    "{DAV:}read": ("read",),
    "{DAV:}write": ("write",),
    "{DAV:}write-content": ("write",),
    "{DAV:}write-acl": ("admin",),
}


class AccessLists:
    """What the access lists of one server say."""

    def __init__(self, principals: Principals) -> None:
        self._principals = principals

    def of(self, resource: Resource) -> Acl:
        """Return the access list of a path; unknown where the server does not give it."""
        found = resource.properties.get(LIST)
        if found is None:
            return UNKNOWN
        grants: list[Grant] = []
        whole = True
        for order, entry in enumerate(found.iterfind("{DAV:}ace")):
            grant, exact = self._grant(order, entry, resource)
            whole = whole and exact
            if grant is not None:
                grants.append(grant)
        completeness = Completeness.COMPLETE if whole else Completeness.PARTIAL
        return Acl((Layer("nt_ordered", tuple(grants)),), completeness)

    def owner(self, resource: Resource) -> str | None:
        """Return the name of a path's owner."""
        named = hrefs(resource, OWNER)
        return self._principals.named(named[0]).name if named else None

    def _grant(self, order: int, entry: Element, resource: Resource) -> tuple[Grant | None, bool]:
        """Return what an entry of a list gives or denies, and whether that says it exactly."""
        allows = entry.find("{DAV:}grant") is not None
        rights = _rights(entry.iterfind(f"{{DAV:}}{'grant' if allows else 'deny'}/{{DAV:}}privilege/*"))
        if not rights:
            return None, True
        inverted = entry.find("{DAV:}invert/{DAV:}principal")
        if inverted is not None:
            whom, exact = (self._everyone() if allows else None), False
        else:
            whom, exact = self._whom(entry.find("{DAV:}principal"), resource, allows)
        if whom is None:
            return None, exact
        from_folder = entry.findtext("{DAV:}inherited/{DAV:}href")
        via = f"inherited:{from_folder.strip()}" if from_folder else "direct"
        return Grant(whom, allows, order, rights, via, conditions_raw=_raw(entry)), exact

    def _whom(self, principal: Element | None, resource: Resource, allows: bool) -> tuple[Principal | None, bool]:
        said = principal[0] if principal is not None and len(principal) else Element("nobody")
        if said.tag == "{DAV:}unauthenticated":
            return (self._everyone() if allows else None), allows
        if said.tag == "{DAV:}authenticated":
            return Principal("authenticated", self._principals.namespace, self._principals.host), True
        if said.tag == "{DAV:}all":
            return self._everyone(), True
        named = hrefs(resource, OWNER) if said.find(OWNER) is not None else [said.text or ""]
        if said.tag not in ("{DAV:}href", "{DAV:}property") or not named:
            return None, False
        return self._principals.named(named[0]), True

    def _everyone(self) -> Principal:
        return Principal("anonymous", self._principals.namespace, "all")


def _rights(privileges: Iterable[Element]) -> frozenset[str]:
    return frozenset(right for privilege in privileges for right in _RIGHTS.get(privilege.tag, ()))


def _raw(entry: Element) -> str:
    return tostring(entry, encoding="unicode", short_empty_elements=True)[:1000]
