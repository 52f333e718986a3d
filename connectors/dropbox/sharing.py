"""Who can reach what is in a Dropbox: a union of owners, members of shared folders and files, and links.

What stands in no shared folder is the account's own. A shared folder's members read all that is in it; a file may have
members of its own besides. A link opens a file, or a folder and all below it. Of links only those are shown that the
account gave itself: where other members of a shared folder may give links to anyone, the readers are not wholly known.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence

from aggregator.model.access import Acl, Completeness, Grant, Layer, Principal
from aggregator.model.errors import StoreError
from connectors._http import ENDS
from connectors._json import Record, record_or_empty, records, text, text_or_none
from connectors.dropbox.api import DropboxApi

NAMESPACE = "dropbox"

_READ = frozenset({"list", "read"})
_RIGHTS = {
    "owner": _READ | {"write", "share", "admin"},
    "editor": _READ | {"write", "share"},
    "viewer": _READ,
    "viewer_no_comment": _READ,
    "traverse": frozenset({"list"}),
}
_LINK_SCOPES = {
    "public": "anyone",
    "password": "anyone",
    "team_only": "org",
    "team": "org",
    "team_and_password": "org",
}
"""Whom a link lets in who was not in before; whatever else it is called, nobody."""


class Sharing:
    """The access lists of one listing."""

    def __init__(self, api: DropboxApi) -> None:
        self._api = api
        self._owner = text(api.account, "email")
        self._team = text_or_none(record_or_empty(api.account, "team"), "name") or ""
        self._folders: dict[str, tuple[Grant, ...] | StoreError] = {}
        self._open_to_links: dict[str, bool] = {}
        self._files: dict[str, tuple[Grant, ...] | StoreError] = {}
        self._links = self._given_links()

    def prepare(self, files: Iterable[Record]) -> None:
        """Ask in one go for the members of all files that have some of their own."""
        wanted = [text(file, "id") for file in files if file.get("has_explicit_shared_members") is True]
        self._files = {}
        try:
            found = self._api.file_members(wanted)
        except ENDS:
            raise
        except StoreError as error:
            self._files = dict.fromkeys(wanted, error)
            return
        for file_id in wanted:
            self._files[file_id] = self._of_file(file_id, found.get(file_id, {}))

    def of(self, entry: Record) -> tuple[Acl, str | None]:
        """Return the access list of a file or folder, and why it is not wholly known where it is not."""
        grants = list(self._of_links(text(entry, "path_lower")))
        shared = shared_folder_of(entry)
        unknown: str | None = None
        found: list[tuple[Grant, ...] | StoreError] = [self._files.get(text(entry, "id"), ())]
        found.append(self._own() if shared is None else self._of_folder(shared))
        for each in found:
            if isinstance(each, StoreError):
                unknown = unknown or str(each)
            else:
                grants += each
        is_open = shared is not None and self._open_to_links.get(shared, False)
        completeness = Completeness.PARTIAL if unknown or is_open else Completeness.COMPLETE
        return Acl((Layer("union", tuple(grants)),) if grants else (), completeness), unknown

    def _own(self) -> tuple[Grant, ...]:
        owner = Principal("user", NAMESPACE, self._owner, self._owner)
        return (Grant(owner, True, 0, _RIGHTS["owner"], "owner"),)

    def _of_folder(self, shared: str) -> tuple[Grant, ...] | StoreError:
        if shared not in self._folders:
            try:
                self._folders[shared] = _grants(self._api.folder_members(shared), f"inherited:{shared}")
                policy = text_or_none(self._api.folder_policy(shared), ".tag")
                self._open_to_links[shared] = policy not in ("members", "team")
            except ENDS:
                raise
            except StoreError as error:
                self._folders[shared] = error
        return self._folders[shared]

    def _of_file(self, file_id: str, result: Record) -> tuple[Grant, ...] | StoreError:
        if text_or_none(result, ".tag") != "result":
            return StoreError(f"dropbox: the members of {file_id} are not shown")
        members = record_or_empty(result, "members")
        told = result.get("member_count")
        shown = sum(len(records(members, kind)) for kind in ("users", "groups", "invitees"))
        if not isinstance(told, int) or told <= shown:
            return _grants([members], "direct")
        try:
            return _grants(self._api.all_file_members(file_id), "direct")
        except ENDS:
            raise
        except StoreError as error:
            return error

    def _given_links(self) -> dict[str, list[Grant]]:
        found: dict[str, list[Grant]] = {}
        for link in self._api.links():
            grant = self._link(link)
            path = text_or_none(link, "path_lower")
            if grant is not None and path is not None:
                found.setdefault(path, []).append(grant)
        return found

    def _link(self, link: Record) -> Grant | None:
        permissions = record_or_empty(link, "link_permissions")
        visibility = _tag(permissions, "resolved_visibility") or _tag(permissions, "effective_audience")
        scope = _LINK_SCOPES.get(visibility)
        if scope is None:
            return None
        anyone = Principal("link", NAMESPACE, "anyone")
        return Grant(
            anyone if scope == "anyone" else Principal("org", NAMESPACE, self._team or "the team"),
            True,
            0,
            _RIGHTS["editor"] if _tag(permissions, "link_access_level") == "editor" else _READ,
            "link",
            scope,
            password="password" in visibility or permissions.get("require_password") is True,
            expires=text_or_none(link, "expires"),
            conditions_raw=json.dumps({"visibility": visibility}),
        )

    def _of_links(self, path: str) -> Iterable[Grant]:
        while path:
            yield from self._links.get(path, ())
            path = path.rpartition("/")[0]


def shared_folder_of(entry: Record) -> str | None:
    """Return the id of the shared folder that an entry is, or stands in; None where it is in none."""
    sharing = record_or_empty(entry, "sharing_info")
    return (
        text_or_none(entry, "shared_folder_id")
        or text_or_none(sharing, "shared_folder_id")
        or text_or_none(sharing, "parent_shared_folder_id")
    )


def _grants(pages: Sequence[Record], via: str) -> tuple[Grant, ...]:
    """Return the grants of members; who was invited can come in whenever he likes."""
    found = []
    for page in pages:
        for member in records(page, "users"):
            user = record_or_empty(member, "user")
            email = text_or_none(user, "email")
            found.append((Principal("user", NAMESPACE, email or text(user, "account_id"), email), member))
        for member in records(page, "groups"):
            group = record_or_empty(member, "group")
            name = text_or_none(group, "group_name") or text(group, "group_id")
            found.append((Principal("group", NAMESPACE, name), member))
        for member in records(page, "invitees"):
            email = text_or_none(record_or_empty(member, "invitee"), "email")
            if email:
                found.append((Principal("user", NAMESPACE, email, email), member))
    return tuple(_grant(order, principal, member, via) for order, (principal, member) in enumerate(found))


def _grant(order: int, principal: Principal, member: Record, via: str) -> Grant:
    role = _tag(member, "access_type")
    given = "owner" if role == "owner" else via
    return Grant(
        principal, True, order, _RIGHTS.get(role, _READ), given, conditions_raw=json.dumps({"access_type": role})
    )


def _tag(record: Record, name: str) -> str:
    return text_or_none(record_or_empty(record, name), ".tag") or ""
