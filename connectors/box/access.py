"""Who can reach what is in a Box: a union of the owner, of who was invited, and of links.

An invitation to a folder holds for all that is below it and cannot be taken back there; so does a link. Who was invited
and has not come yet can come whenever he likes. Uploaders see names and read nothing; previewers read on the screen,
which is reading. What an enterprise's administrators see is theirs anyway, and in no list.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from aggregator.model.access import Acl, Completeness, Grant, Layer, Principal
from aggregator.model.errors import StoreError
from connectors._http import ENDS
from connectors._json import Record, record_or_empty, text, text_or_none
from connectors.box.api import ALL_FILES, BoxApi

NAMESPACE = "box"

_LIST = frozenset({"list"})
_READ = _LIST | {"read"}
_EDITS = _READ | {"write", "share"}
_RIGHTS = {
    "owner": _EDITS | {"admin"},
    "co-owner": _EDITS | {"admin"},
    "editor": _EDITS,
    "viewer uploader": _READ | {"write"},
    "previewer uploader": _READ | {"write"},
    "viewer": _READ,
    "previewer": _READ,
    "uploader": _LIST | {"write"},
}
_LINK_RIGHTS = {"can_edit": _READ | {"write"}, "can_download": _READ, "can_preview": _READ, "no_access": frozenset()}


@dataclass(frozen=True, slots=True)
class Reach:
    """Whom a folder lets in, and so all that is below it.

    Parameters
    ----------
    grants
        By the ids of the invitations and links that they come from: what is below repeats those above it.
    has_link
        Whether a link to it or to a folder above was seen, for whomever.
    unknown
        Why they may not be all.
    """

    grants: Mapping[str, Grant] = field(default_factory=dict)
    has_link: bool = False
    unknown: str | None = None


class Access:
    """The access lists of one listing."""

    def __init__(self, api: BoxApi) -> None:
        self._api = api
        self._me = text_or_none(api.me, "login") or text(api.me, "id")
        self._company = text_or_none(record_or_empty(api.me, "enterprise"), "name") or f"the company of {self._me}"
        self._last: tuple[Reach, Grant, Acl] | None = None

    def above(self, folder: Record) -> Reach:
        """Return whom the folders above one let in, as far as they are shown."""
        reach = Reach()
        for each in record_or_empty(folder, "path_collection").get("entries") or ():
            found = text(each, "id")
            if found == ALL_FILES:
                continue
            try:
                reach = self.reach(self._api.folder(found), reach)
            except ENDS:
                raise
            except StoreError as error:
                reach = Reach(reach.grants, reach.has_link, str(error))
        return reach

    def reach(self, said: Record, above: Reach) -> Reach:
        """Return whom a file, folder or web link lets in, itself and by what stands above it."""
        own: dict[str, Grant] = {}
        unknown = self._hidden_above(said)
        link = record_or_empty(said, "shared_link")
        try:
            for each in self._invited(said):
                own.update(_invitation(each, text(said, "id")))
        except ENDS:
            raise
        except StoreError as error:
            unknown = str(error)
        if link:
            own.update(self._link(said, link))
        has_link = above.has_link or bool(link)
        if said.get("is_accessible_via_shared_link") is True and not has_link:
            unknown = unknown or "a link to a folder above is not shown"
        if not own and not unknown and has_link is above.has_link:
            return above
        return Reach({**above.grants, **own}, has_link, unknown or above.unknown)

    def acl(self, said: Record, reach: Reach) -> Acl:
        """Return the access list of what such a reach is for: its owner besides."""
        owner = _user(record_or_empty(said, "owned_by"))
        owns = Grant(owner or Principal("user", NAMESPACE, self._me), True, 0, _RIGHTS["owner"], "owner")
        if self._last is not None and self._last[0] is reach and self._last[1] == owns:
            return self._last[2]  # most of what is in a folder
        is_whole = owner is not None and reach.unknown is None
        grants = (*((owns,) if owner else ()), *reach.grants.values())
        layers = (Layer("union", grants),) if grants else ()
        found = Acl(layers, Completeness.COMPLETE if is_whole else Completeness.PARTIAL)
        self._last = (reach, owns, found) if owner else None
        return found

    def _invited(self, said: Record) -> list[Record]:
        kind, item = text(said, "type"), text(said, "id")
        asks = kind in ("file", "folder") and item != ALL_FILES and said.get("has_collaborations") is not False
        return self._api.collaborations(kind, item) if asks else []

    def _hidden_above(self, said: Record) -> str | None:
        """Return why more may reach a file than it says: the folder of one that was shared alone is hidden."""
        is_lone = said.get("type") == "file" and record_or_empty(said, "parent").get("id") == ALL_FILES
        owner = text_or_none(record_or_empty(said, "owned_by"), "login")
        return "the folder that its owner keeps it in is not shown" if is_lone and owner != self._me else None

    def _link(self, said: Record, link: Record) -> Iterator[tuple[str, Grant]]:
        rights = _LINK_RIGHTS.get(text_or_none(link, "effective_permission") or "", _READ)
        access = text_or_none(link, "effective_access")
        if access == "collaborators" or not rights:
            return
        owner = text_or_none(record_or_empty(said, "owned_by"), "login")
        company = f"the company of {owner}" if said.get("is_externally_owned") is True else self._company
        is_company = access == "company"
        whom = Principal("org", NAMESPACE, company) if is_company else Principal("link", NAMESPACE, "anyone")
        yield (
            f"link {text(said, 'type')} {text(said, 'id')}",
            Grant(
                whom,
                True,
                0,
                rights,
                "link",
                "org" if is_company else "anyone",
                link.get("is_password_enabled") is True,
                text_or_none(link, "unshared_at"),
                json.dumps({"access": access, "permission": link.get("effective_permission")}),
            ),
        )


def _invitation(said: Record, item: str) -> Iterator[tuple[str, Grant]]:
    """Yield the grant that an invitation is: none where it was turned down."""
    role, status = text_or_none(said, "role") or "", text_or_none(said, "status")
    if status == "rejected":
        return
    invited = record_or_empty(said, "accessible_by")
    mail = text_or_none(said, "invite_email")
    if text_or_none(invited, "type") == "group":
        whom: Principal | None = Principal("group", NAMESPACE, text_or_none(invited, "name") or text(invited, "id"))
    else:
        whom = _user(invited) or (Principal("user", NAMESPACE, mail, mail) if mail else None)
    if whom is None:
        raise StoreError(f"box: invitation {said.get('id')} does not say whom it is for")
    where = text_or_none(record_or_empty(said, "item"), "id") or item
    yield (
        text(said, "id"),
        Grant(
            whom,
            True,
            0,
            _RIGHTS.get(role, _READ),
            "direct" if where == item else f"inherited:{where}",
            expires=text_or_none(said, "expires_at"),
            conditions_raw=json.dumps({"role": role, "status": status}),
        ),
    )


def _user(said: Record) -> Principal | None:
    login = text_or_none(said, "login")
    name = login or text_or_none(said, "id")
    return Principal("user", NAMESPACE, name, login) if name else None
