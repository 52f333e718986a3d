"""Dropbox's API, version 2, on this machine: files in memory, their members and links, and who reads what by them."""

from __future__ import annotations

import hashlib
import itertools
import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from servers.loopback import Asked, Loopback, Reply, as_json, loopback, ranged

ACCESS_TOKEN = "sl.given-by-hand"
ME = "reader@corp.example"
PAGE = 500
_MOMENT = "2025-03-04T00:00:00Z"


@dataclass(eq=False)
class Item:
    """A file, or a folder (which has no contents); ``shared`` is the shared folder that a folder is."""

    id: str
    path: str
    contents: list[tuple[str, bytes, str]] = field(default_factory=list)
    shared: str = ""
    members: list[dict[str, Any]] = field(default_factory=list)
    deleted: bool = False
    more: dict[str, Any] = field(default_factory=dict)

    @property
    def is_folder(self) -> bool:
        return not self.contents


class DropboxState:
    """Everything that Dropbox would know; ``log`` is what `list_folder/continue` tells."""

    def __init__(self) -> None:
        self._ids = itertools.count(1)
        self.items: dict[str, Item] = {}
        self.deleted: dict[str, Item] = {}
        self.log: list[dict[str, Any] | Item] = []
        self.folders: dict[str, dict[str, Any]] = {}
        self.links: list[dict[str, Any]] = []

    def put(self, path: str, content: bytes) -> Item:
        above = path.rpartition("/")[0]
        if above:
            self.folder(above)
        item = self.items.get(path.lower())
        if item is None:
            item = self.items[path.lower()] = Item(f"id:{next(self._ids):06}", path)
        number = next(self._ids)
        item.contents.append((f"{number:09x}", content, f"2025-03-04T00:{number // 60 % 60:02}:{number % 60:02}Z"))
        self.log.append(item)
        return item

    def folder(self, path: str) -> Item:
        above = path.rpartition("/")[0]
        if above:
            self.folder(above)
        if path.lower() not in self.items:
            self.items[path.lower()] = Item(f"id:{next(self._ids):06}", path)
            self.log.append(self.items[path.lower()])
        return self.items[path.lower()]

    def below(self, path: str) -> list[Item]:
        return [item for lower, item in sorted(self.items.items()) if lower.startswith(f"{path.lower()}/")]

    def remove(self, path: str) -> None:
        gone = [self.items[path.lower()], *self.below(path)]
        for item in gone:
            self.deleted[item.path.lower()] = self.items.pop(item.path.lower())
        self._tell_gone(gone[:1])

    def rename(self, path: str, to: str) -> None:
        moved = [self.items[path.lower()], *self.below(path)]
        if "/" in to.strip("/"):
            self.folder(to.rpartition("/")[0])
        for item in moved:
            del self.items[item.path.lower()]
        self._tell_gone(moved[:1])
        for item in moved:
            item.path = to + item.path[len(path) :]
            self.items[item.path.lower()] = item
            self.log.append(item)

    def _tell_gone(self, items: list[Item]) -> None:
        for item in items:
            self.log.append(
                {".tag": "deleted", "name": item.path.rpartition("/")[2], "path_lower": item.path.lower(),
                 "path_display": item.path}
            )  # fmt: skip

    def share(self, path: str, shared: str, members: list[dict[str, Any]], policy: str = "members") -> None:
        self.folder(path).shared = shared
        self.folders[shared] = {"members": members, "policy": policy}

    def shared_above(self, item: Item) -> str:
        """Return the nearest shared folder that an item is or stands in."""
        path = item.path
        while path:
            found = self.items.get(path.lower())
            if found is not None and found.shared:
                return found.shared
            path = path.rpartition("/")[0]
        return ""

    def reads(self, item: Item, account: str, *, has_link: bool = False, in_team: bool = False) -> bool:
        """Return who may read by Dropbox's help pages: owner, members of the nearest shared folder or file, links."""
        shared = self.shared_above(item)
        given = [*item.members, *(self.folders[shared]["members"] if shared else [])]
        if not shared and account == ME:
            return True
        for one in given:
            if one["access_type"][".tag"] != "traverse" and account in _emails(one):
                return True
        for link in self.links:
            opens = link["path_lower"] == item.path.lower() or item.path.lower().startswith(f"{link['path_lower']}/")
            seen = link["link_permissions"]["resolved_visibility"][".tag"]
            if opens and ((has_link and seen in ("public", "password")) or (in_team and seen == "team_only")):
                return True
        return False


def member(email: str, access: str = "viewer") -> dict[str, Any]:
    """Return an account as a member of a file or folder."""
    user = {"account_id": f"dbid:{email:_>35}", "email": email, "display_name": email, "same_team": True}
    return {"access_type": {".tag": access}, "user": user, "permissions": [], "is_inherited": False}


def invitee(email: str, access: str = "viewer") -> dict[str, Any]:
    """Return somebody who was invited and has not come."""
    told = {".tag": "email", "email": email}
    return {"access_type": {".tag": access}, "invitee": told, "permissions": [], "is_inherited": False}


def group(name: str, access: str = "viewer") -> dict[str, Any]:
    """Return a group as a member."""
    told = {
        "group_name": name, "group_id": f"g:{name}", "group_management_type": {".tag": "company_managed"},
        "group_type": {".tag": "team"}, "is_member": False, "is_owner": False, "same_team": True, "member_count": 2,
    }  # fmt: skip
    return {"access_type": {".tag": access}, "group": told, "permissions": [], "is_inherited": False}


def link(item: Item, visibility: str = "public", **more: Any) -> dict[str, Any]:
    """Return a link to a file or folder."""
    flags = (
        "can_revoke", "can_set_expiry", "can_remove_expiry", "allow_download", "can_allow_download",
        "can_disallow_download", "allow_comments", "team_restricts_comments",
    )  # fmt: skip
    permissions: dict[str, Any] = dict.fromkeys(flags, True)
    permissions |= {"resolved_visibility": {".tag": visibility}, "visibility_policies": []}
    file = {"rev": "0123456789abc", "size": 1, "client_modified": _MOMENT, "server_modified": _MOMENT}
    kind = "folder" if item.is_folder else "file"
    return {
        ".tag": kind, "url": f"https://www.dropbox.com/s/{item.id[3:]}", "name": item.path.rpartition("/")[2],
        "path_lower": item.path.lower(), "link_permissions": permissions, **({} if item.is_folder else file), **more,
    }  # fmt: skip


class DropboxService:
    """The running service; ``trouble`` holds replies that are given instead, the first for the next request."""

    def __init__(self) -> None:
        self.state = DropboxState()
        self.tokens = {ACCESS_TOKEN}
        self.trouble: list[Reply] = []
        self.page = PAGE
        self.forgotten = 0
        self.hides_members = False
        self.team_space = False
        self.running: Loopback

    @property
    def url(self) -> str:
        return self.running.url

    def answer(self, asked: Asked) -> Reply:
        if asked.path == "/oauth2/token":
            return self._token(asked)
        if self.trouble:
            return self.trouble.pop(0)
        if asked.headers.get("authorization", "").removeprefix("Bearer ") not in self.tokens:
            return refused("expired_access_token/", 401)
        if self.team_space and "get_current_account" not in asked.path:
            assert json.loads(asked.headers["dropbox-api-path-root"]) == {".tag": "root", "root": "100"}
        answers = _ROUTES.get(asked.path.removeprefix("/2/"))
        if answers is None:
            return Reply(404, b"no such route")
        if "dropbox-api-arg" in asked.headers:
            return answers(self, json.loads(asked.headers["dropbox-api-arg"]), asked)
        return answers(self, json.loads(asked.body or b"null") or {}, asked)

    def _token(self, asked: Asked) -> Reply:
        form = asked.form()
        if form["refresh_token"] != "refresh-me" or form["client_secret"] != "app-secret":
            return _json({"error": "invalid_grant", "error_description": "refresh token is invalid"}, 400)
        token = f"sl.{len(self.tokens)}"
        self.tokens.add(token)
        return _json({"access_token": token, "expires_in": 14400, "token_type": "bearer"})

    def _account(self, body: Any, asked: Asked) -> Reply:
        root = {".tag": "user", "root_namespace_id": "1", "home_namespace_id": "1"}
        if self.team_space:
            root |= {".tag": "team", "root_namespace_id": "100", "home_path": "/Reader"}
        name = dict.fromkeys(("given_name", "surname", "familiar_name", "display_name", "abbreviated_name"), "R")
        return _json({
            "account_id": "dbid:AAH4f99T0taONIb-OurWxbNQ6ywGRopQngc", "email": ME, "email_verified": True,
            "disabled": False, "locale": "en", "referral_link": "https://db.tt/x", "is_paired": False, "name": name,
            "account_type": {".tag": "business"}, "root_info": root,
            "team": {"id": "dbtid:1", "name": "Corp", "sharing_policies": _POLICIES,
                     "office_addin_policy": {".tag": "disabled"},
                     "top_level_content_policy": {".tag": "admin_only"}},
        })  # fmt: skip

    def _list(self, body: Any, asked: Asked) -> Reply:
        top = body["path"].lower()
        if top and top not in self.state.items:
            return refused("path/not_found/")
        found = self._below(self.state.items, top)
        told = [self._item(item) for item in found]
        if body.get("include_deleted"):
            gone = [
                item for lower, item in sorted(self.state.deleted.items()) if not top or lower.startswith(f"{top}/")
            ]
            told += [
                {".tag": "deleted", "name": item.path.rpartition("/")[2], "path_lower": item.path.lower(),
                 "path_display": item.path} for item in gone
            ]  # fmt: skip
        return self._page(told, 0, len(self.state.log), top)

    def _page(self, told: list[Any], start: int, log: int, top: str) -> Reply:
        end = start + self.page
        more = end < len(told)
        cursor = f"whole {end} {log} {top}" if more else f"log {log} {log} {top}"
        return _json({"entries": told[start:end], "cursor": cursor, "has_more": more})

    def _continue(self, body: Any, asked: Asked) -> Reply:
        kind, start, log, top = body["cursor"].split(" ", 3)
        if kind == "whole":
            told = [
                self._item(i) for lower, i in sorted(self.state.items.items()) if not top or lower.startswith(f"{top}/")
            ]
            return self._page(told, int(start), int(log), top)
        if kind != "log" or int(start) < self.forgotten:
            return refused("reset/")
        end = min(int(start) + self.page, len(self.state.log))
        new = [
            each
            for each in self.state.log[int(start) : end]
            if isinstance(each, dict) or each.path.lower() in self.state.items
        ]
        told = [each if isinstance(each, dict) else self._item(each) for each in new]
        return _json({"entries": told, "cursor": f"log {end} {log} {top}", "has_more": end < len(self.state.log)})

    def _below(self, items: dict[str, Item], top: str) -> list[Item]:
        return [item for lower, item in sorted(items.items()) if not top or lower.startswith(f"{top}/")]

    def _is_told(self, each: dict[str, Any] | Item) -> bool:
        return isinstance(each, dict) or self.state.items.get(each.path.lower()) is each

    def _item(self, item: Item) -> dict[str, Any]:
        said = {
            "name": item.path.rpartition("/")[2], "id": item.id, "path_lower": item.path.lower(),
            "path_display": f"{item.path.rpartition('/')[0].lower()}/{item.path.rpartition('/')[2]}", **item.more,
        }  # fmt: skip
        shared = self.state.shared_above(item)
        if item.is_folder:
            sharing = {"read_only": False} | ({"shared_folder_id": item.shared} if item.shared else {})
            if shared and not item.shared:
                sharing["parent_shared_folder_id"] = shared
            return {".tag": "folder", **said} | ({"sharing_info": sharing} if shared else {})
        revision, content, moment = item.contents[-1]
        said |= {
            "rev": revision, "size": len(content), "client_modified": moment, "server_modified": moment,
            "content_hash": hashlib.sha256(content).hexdigest(), "is_downloadable": "export_info" not in item.more,
            "has_explicit_shared_members": bool(item.members),
        }  # fmt: skip
        sharing = {"read_only": False, "parent_shared_folder_id": shared}
        return {".tag": "file", **said} | ({"sharing_info": sharing} if shared else {})

    def _found(self, path: str) -> Item | None:
        for item in [*self.state.items.values(), *self.state.deleted.values()]:
            if path in (item.id, item.path.lower()) or path.removeprefix("rev:") in [each[0] for each in item.contents]:
                return item
        return None

    def _metadata(self, body: Any, asked: Asked) -> Reply:
        item = self._found(body["path"])
        if item is None or item.path.lower() not in self.state.items or self.state.items[item.path.lower()] is not item:
            return refused("path/not_found/")
        return _json(self._item(item))

    def _revisions(self, body: Any, asked: Asked) -> Reply:
        item = self._found(body["path"])
        if item is None:
            return refused("path/not_found/")
        if item.is_folder:
            return refused("path/not_file/")
        entries = []
        for revision, content, moment in reversed(item.contents):
            said = self._item(item)
            said.pop(".tag")
            entries.append({**said, "rev": revision, "size": len(content), "server_modified": moment})
        return _json({"is_deleted": item.path.lower() not in self.state.items, "entries": entries, "has_more": False})

    def _download(self, body: Any, asked: Asked) -> Reply:
        item = self._found(body["path"])
        if item is None:
            return refused("path/not_found/")
        wanted = body["path"].removeprefix("rev:")
        contents = {revision: content for revision, content, _ in item.contents}
        revision = wanted if wanted in contents else item.contents[-1][0]
        if "export_info" in item.more:
            return refused("unsupported_file/")
        told = {name: value for name, value in self._item(item).items() if name != ".tag"}
        headers = {"Dropbox-API-Result": json.dumps({**told, "rev": revision}), "ETag": f'W/"{revision}"'}
        return ranged(contents[revision], asked, headers)

    def _export(self, body: Any, asked: Asked) -> Reply:
        item = self._found(body["path"])
        if item is None or "export_info" not in item.more:
            return refused("non_exportable/")
        return ranged(item.contents[-1][1], asked, {"ETag": f'W/"{item.contents[-1][0]}"'})

    def _folder_members(self, body: Any, asked: Asked) -> Reply:
        if self.hides_members:
            return refused("access_error/no_permission/")
        return _json(_told(self.state.folders[body["shared_folder_id"]]["members"][:2], body["shared_folder_id"]))

    def _more_folder_members(self, body: Any, asked: Asked) -> Reply:
        return _json(_told(self.state.folders[body["cursor"]]["members"][2:], None))

    def _folder(self, body: Any, asked: Asked) -> Reply:
        shared = self.state.folders[body["shared_folder_id"]]
        return _json({
            "access_type": {".tag": "editor"}, "is_inside_team_folder": False, "is_team_folder": False,
            "name": "shared", "shared_folder_id": body["shared_folder_id"], "time_invited": "2025-01-01T00:00:00Z",
            "preview_url": "https://www.dropbox.com/scl/fo/x",
            "policy": {"acl_update_policy": {".tag": "owner"}, "shared_link_policy": {".tag": shared["policy"]}},
        })  # fmt: skip

    def _file_members(self, body: Any, asked: Asked) -> Reply:
        found = []
        for file in body["files"]:
            item = self._found(file)
            assert item is not None
            if self.hides_members:
                result = {".tag": "access_error", "access_error": {".tag": "no_permission"}}
            else:
                told = _told(item.members[: body["limit"]], None)
                result = {".tag": "result", "members": told, "member_count": len(item.members)}
            found.append({"file": file, "result": result})
        return _json(found)

    def _all_file_members(self, body: Any, asked: Asked) -> Reply:
        item = self._found(body["file"])
        assert item is not None
        return _json(_told(item.members, None))

    def _links(self, body: Any, asked: Asked) -> Reply:
        start = int(body.get("cursor", 0))
        more = start + 2 < len(self.state.links)
        following = {"cursor": str(start + 2)} if more else {}
        return _json({"links": self.state.links[start : start + 2], "has_more": more, **following})


def _json(found: object, status: int = 200) -> Reply:
    """Return JSON as Dropbox sends it: its own client takes no other type."""
    return as_json(found, status, Content_Type="application/json")


def _told(members: list[dict[str, Any]], cursor: str | None) -> dict[str, Any]:
    kinds = {"users": "user", "groups": "group", "invitees": "invitee"}
    told: dict[str, Any] = {name: [one for one in members if kind in one] for name, kind in kinds.items()}
    return told | ({"cursor": cursor} if cursor else {})


def _emails(one: dict[str, Any]) -> set[str]:
    return {one[kind]["email"] for kind in ("user", "invitee") if kind in one}


def refused(summary: str, status: int = 409) -> Reply:
    """Return an error as Dropbox words it: a summary, and the union that it is."""
    tags = [tag for tag in summary.split("/") if tag]
    told: dict[str, Any] = {".tag": tags[-1]}
    for tag in reversed(tags[:-1]):
        told = {".tag": tag, tag: told}
    return _json({"error_summary": f"{summary}..", "error": told}, status)


_POLICIES = {
    "shared_folder_member_policy": {".tag": "team"}, "shared_folder_join_policy": {".tag": "from_anyone"},
    "shared_link_create_policy": {".tag": "team_only"}, "group_creation_policy": {".tag": "admins_only"},
    "shared_folder_link_restriction_policy": {".tag": "anyone"},
    "enforce_link_password_policy": {".tag": "optional"}, "default_link_expiration_days_policy": {".tag": "none"},
    "shared_link_default_permissions_policy": {".tag": "default"},
}  # fmt: skip

_ROUTES: dict[str, Callable[[DropboxService, Any, Asked], Reply]] = {
    "users/get_current_account": DropboxService._account,
    "files/list_folder": DropboxService._list,
    "files/list_folder/continue": DropboxService._continue,
    "files/get_metadata": DropboxService._metadata,
    "files/list_revisions": DropboxService._revisions,
    "files/download": DropboxService._download,
    "files/export": DropboxService._export,
    "sharing/list_folder_members": DropboxService._folder_members,
    "sharing/list_folder_members/continue": DropboxService._more_folder_members,
    "sharing/get_folder_metadata": DropboxService._folder,
    "sharing/list_file_members/batch": DropboxService._file_members,
    "sharing/list_file_members": DropboxService._all_file_members,
    "sharing/list_shared_links": DropboxService._links,
}


@contextmanager
def dropbox() -> Iterator[DropboxService]:
    """Give a service that runs while it is needed."""
    service = DropboxService()
    with loopback(service.answer) as service.running:
        yield service
