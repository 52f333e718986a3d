"""From what Drive says of a file's permissions to an access list.

Any permission lets in: a file's permissions are a union, inherited ones included. Who may write may share too, unless
the file says otherwise, and so can let himself and others in.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import replace

from aggregator.model.access import Acl, Completeness, Grant, Layer, Principal
from connectors._json import Record, records, text_or_none

NAMESPACE = "gdrive"

_READ = frozenset({"list", "read"})
_RIGHTS = {
    "owner": _READ | {"write", "share", "admin"},
    "organizer": _READ | {"write", "share", "admin"},
    "fileOrganizer": _READ | {"write", "share"},
    "writer": _READ | {"write", "share"},
    "commenter": _READ,
    "reader": _READ,
    "publishedReader": _READ,
}
_EVIDENCE = ("role", "view", "deleted", "allowFileDiscovery", "permissionDetails")

UNKNOWN = Acl((), Completeness.UNKNOWN)


def grants_of(permissions: Iterable[Record], *, writers_share: bool = True) -> tuple[Grant, ...]:
    """Return the grants that permissions are, in their order."""
    return tuple(_grant(order, permission, writers_share) for order, permission in enumerate(permissions))


def inherited(grants: Iterable[Grant], folder: str) -> tuple[Grant, ...]:
    """Return the grants that what stands in a folder has from it."""
    return tuple(
        grant if grant.via.startswith("inherited:") else replace(grant, via=f"inherited:{folder}") for grant in grants
    )


def acl_of(grants: tuple[Grant, ...], gate: tuple[Grant, ...] | None = None) -> Acl:
    """Return the access list of grants; behind a ``gate``, only for whom it lets in."""
    layers = (Layer("union", grants),) if gate is None else (Layer("union", grants), Layer("gate", gate))
    return Acl(layers, Completeness.COMPLETE)


def owners_alone(file: Record) -> Acl:
    """Return what is known where the permissions are not shown: the owners, and that there may be others."""
    owners = [{**owner, "id": owner.get("permissionId"), "type": "user"} for owner in records(file, "owners")]
    grants = grants_of({**owner, "role": "owner"} for owner in owners)
    return Acl((Layer("union", grants),), Completeness.PARTIAL) if grants else UNKNOWN


def _grant(order: int, permission: Record, writers_share: bool) -> Grant:
    role = text_or_none(permission, "role") or ""
    principal, link_scope = _principal(permission)
    return Grant(
        principal=principal,
        allow=True,
        order=order,
        rights=_rights(permission, role, writers_share),
        via="link" if link_scope else _via(permission, role),
        link_scope=link_scope,
        expires=text_or_none(permission, "expirationTime"),
        conditions_raw=json.dumps({name: permission[name] for name in _EVIDENCE if name in permission}, sort_keys=True),
    )


def _rights(permission: Record, role: str, writers_share: bool) -> frozenset[str]:
    """Return what a role allows; a role that nobody has heard of reads, for an unknown one is never none."""
    if permission.get("deleted"):
        return frozenset()
    if permission.get("view") == "metadata":
        return frozenset({"list"})
    rights = _RIGHTS.get(role, _READ)
    may_not_share = role == "writer" and (not writers_share or "expirationTime" in permission)
    return rights - {"share"} if may_not_share else rights


def _principal(permission: Record) -> tuple[Principal, str | None]:
    """Return to whom a permission is given, and of a link, whom it lets in."""
    kind = text_or_none(permission, "type") or "anyone"
    found = bool(permission.get("allowFileDiscovery"))
    if kind in ("user", "group"):
        name = text_or_none(permission, "id") or text_or_none(permission, "emailAddress") or ""
        return Principal(kind, NAMESPACE, name, text_or_none(permission, "emailAddress")), None
    if kind == "domain":
        domain = text_or_none(permission, "domain") or text_or_none(permission, "displayName") or ""
        return Principal("domain", NAMESPACE, domain.casefold()), None if found else "org"
    return Principal("anonymous" if found else "link", NAMESPACE, "anyone"), None if found else "anyone"


def _via(permission: Record, role: str) -> str:
    if role == "owner":
        return "owner"
    details = records(permission, "permissionDetails")
    if details and all(detail.get("inherited") for detail in details):
        return f"inherited:{text_or_none(details[0], 'inheritedFrom') or ''}"
    return "direct"
