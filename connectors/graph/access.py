"""Who can reach what is in a drive: a union of permissions, inherited ones among them.

Who may write may share. A link to people of the organisation, and the claim *Everyone except external users*, is the
whole tenant. Groups of a SharePoint site are groups whose members Graph does not tell.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence

from aggregator.model.access import Acl, Completeness, Grant, Layer, Principal
from aggregator.model.errors import StoreError
from connectors._http import ENDS
from connectors._json import Record, record_or_empty, records, text_or_none
from connectors.graph.api import GraphApi

NAMESPACE = "graph"
UNKNOWN = Acl((), Completeness.UNKNOWN)

_READ = frozenset({"list", "read"})
_WRITE = _READ | {"write", "share"}
_RIGHTS = {"read": _READ, "write": _WRITE, "owner": _WRITE | {"admin"}, "sp.full control": _WRITE | {"admin"}}
_WHOLE_TENANT = "spo-grid-all-users"
_ANYBODY_SIGNED_IN = "c:0(.s|true"


class Access:
    """The access lists of one listing. Ids are called by the addresses that the directory has for them."""

    def __init__(self, api: GraphApi, drive: str, tenant: str) -> None:
        self._api = api
        self._drive = drive
        self._tenant = tenant
        self._found: dict[str, list[Record] | StoreError] = {}
        self._called: dict[str, str] = {}

    def prepare(self, items: Sequence[str]) -> None:
        """Ask for the permissions of the items of a page, and what those are called whom they name by id alone."""
        self._found = self._api.permissions(self._drive, items)
        nameless = {
            identity
            for found in self._found.values()
            if not isinstance(found, StoreError)
            for permission in found
            for kind, who in _identities(permission)
            if kind in ("user", "group") and not text_or_none(who, "email")
            for identity in [text_or_none(who, "id")]
            if identity and identity not in self._called
        }
        if not nameless:
            return
        self._called |= dict.fromkeys(nameless, "")
        try:
            for each in self._api.called(sorted(nameless)):
                name = text_or_none(each, "mail") or text_or_none(each, "userPrincipalName")
                self._called[text_or_none(each, "id") or ""] = name or text_or_none(each, "displayName") or ""
        except ENDS:
            raise
        except StoreError:
            return  # they go by their ids, which are told apart as well

    def of(self, item: str) -> tuple[Acl, str | None]:
        """Return an item's access list, and why it is not known where it is not."""
        found = self._found.get(item, StoreError(f"graph: the permissions of {item} were not answered"))
        if isinstance(found, StoreError):
            return UNKNOWN, str(found)
        grants = tuple(grant for order, permission in enumerate(found) for grant in self._grants(order, permission))
        return Acl((Layer("union", grants),), Completeness.COMPLETE), None

    def _grants(self, order: int, permission: Record) -> Iterator[Grant]:
        roles = [str(role) for role in permission.get("roles") or ()]
        rights = frozenset[str]().union(*(_RIGHTS.get(role, _READ) for role in roles))
        link = record_or_empty(permission, "link")
        scope = text_or_none(link, "scope")
        via = _via(permission, bool(link))
        whom = [self._principal(kind, who) for kind, who in _identities(permission)]
        if scope == "anonymous":
            whom.append(Principal("link", NAMESPACE, "anyone"))
        elif scope == "organization":
            whom.append(Principal("org", NAMESPACE, self._tenant))
        invited = text_or_none(record_or_empty(permission, "invitation"), "email")
        if invited and not whom:
            whom.append(Principal("user", NAMESPACE, invited, invited))
        for principal in dict.fromkeys(whom):
            yield Grant(
                principal,
                True,
                order,
                rights,
                via,
                {"anonymous": "anyone", "organization": "org", "users": "named"}.get(scope or ""),
                permission.get("hasPassword") is True,
                text_or_none(permission, "expirationDateTime"),
                json.dumps({"id": permission.get("id"), "roles": roles, "link": link.get("type")}),
            )

    def _principal(self, kind: str, who: Record) -> Principal:
        login = text_or_none(who, "loginName") or ""
        if _WHOLE_TENANT in login:
            return Principal("org", NAMESPACE, self._tenant)
        if login == _ANYBODY_SIGNED_IN:
            return Principal("authenticated", NAMESPACE, "Microsoft 365")
        identity = text_or_none(who, "id") or login
        email = text_or_none(who, "email") or self._called.get(identity) or _address_in(login)
        shown = text_or_none(who, "displayName")
        if kind in ("group", "siteGroup"):
            name = f"{shown or identity} (site group)" if kind == "siteGroup" else email or shown or identity
            return Principal("group", NAMESPACE, name, email if kind == "group" and email and "@" in email else None)
        return Principal("user", NAMESPACE, email or identity or shown or "", email if email and "@" in email else None)


def _identities(permission: Record) -> Iterable[tuple[str, Record]]:
    """Yield whom a permission names, once each: Graph names a site's user beside the account that he is."""
    for identities in [record_or_empty(permission, "grantedToV2"), *records(permission, "grantedToIdentitiesV2")]:
        for kind in ("user", "group", "siteGroup", "siteUser", "application"):
            who = record_or_empty(identities, kind)
            if who and kind != "application":
                yield kind, who
                break


def _address_in(login: str) -> str | None:
    """Return the address in the login of a site's user, such as ``i:0#.f|membership|ann@contoso.com``."""
    last = login.rpartition("|")[2]
    return last if "@" in last else None


def _via(permission: Record, is_link: bool) -> str:
    inherited = record_or_empty(permission, "inheritedFrom")
    if inherited:
        return f"inherited:{text_or_none(inherited, 'id') or text_or_none(inherited, 'path') or ''}"
    if is_link:
        return "link"
    return "owner" if "owner" in (permission.get("roles") or ()) else "direct"
