"""Microsoft Graph on this machine: drives in memory, their permissions, and who reads what by them."""

from __future__ import annotations

import hashlib
import itertools
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from servers.loopback import Asked, Loopback, Reply, as_json, loopback, ranged

ACCESS_TOKEN = "eyJ.given-by-hand"
ME = "reader@contoso.com"
SITE = "contoso.sharepoint.com,1111,2222"
DRIVE = "b!plans"
TENANT = "contoso.sharepoint.com"


@dataclass(eq=False)
class Item:
    """A file, or a folder (which has no contents); ``permissions`` are those given on it itself."""

    id: str
    name: str
    parent: Item | None
    contents: list[tuple[bytes, str]] = field(default_factory=list)
    permissions: list[dict[str, Any]] = field(default_factory=list)
    closed: bool = False
    changes: int = 0
    refused: bool = False
    more: dict[str, Any] = field(default_factory=dict)

    @property
    def path(self) -> str:
        return "" if self.parent is None else f"{self.parent.path}/{self.name}".lstrip("/")


class GraphState:
    """Everything that one drive holds; ``log`` is what `delta` tells. ``closed`` items inherit nothing."""

    def __init__(self) -> None:
        self._ids = itertools.count(1)
        self.root = Item("01ROOT", "root", None, permissions=[granted("owner", user=ME)])
        self.items: dict[str, Item] = {self.root.id: self.root}
        self.log: list[tuple[str, Item]] = []
        self.groups: dict[str, tuple[str, list[str]]] = {}

    def folder(self, path: str) -> Item:
        here = self.root
        for name in filter(None, path.split("/")):
            found = next((each for each in self.items.values() if each.parent is here and each.name == name), None)
            here = found or self._add(name, here)
        return here

    def put(self, path: str, content: bytes) -> Item:
        item = self.find(path)
        if item is None:
            above, _, name = path.rpartition("/")
            item = self._add(name, self.folder(above), tell=False)
        number = next(self._ids)
        item.contents.append((content, f"2025-03-04T{number // 3600 % 24:02}:{number // 60 % 60:02}:{number % 60:02}Z"))
        self.note(item)
        return item

    def find(self, path: str) -> Item | None:
        return next((each for each in self.items.values() if each.path == path and each.parent), None)

    def remove(self, path: str) -> None:
        item = self.find(path)
        assert item is not None
        for each in [*self.below(item), item]:
            del self.items[each.id]
            self.log.append(("deleted", each))

    def move(self, path: str, to: str) -> None:
        item = self.find(path)
        assert item is not None
        above, _, item.name = to.rpartition("/")
        item.parent = self.folder(above)
        self.note(item)

    def below(self, item: Item) -> list[Item]:
        return [each for each in self.items.values() if item in _above(each)]

    def note(self, item: Item) -> None:
        item.changes += 1
        self.log.append(("there", item))

    def effective(self, item: Item) -> list[tuple[dict[str, Any], Item]]:
        """Return the permissions of an item with where each was given: its own, and of the folders it inherits from."""
        found = [(each, item) for each in item.permissions]
        while not item.closed and item.parent is not None:
            item = item.parent
            found += [(each, item) for each in item.permissions]
        return found

    def reads(self, item: Item, names: set[str]) -> bool:
        """Return who may read, by the documentation of permissions: any one that names an account or lets in all."""
        for permission, _ in self.effective(item):
            link = permission.get("link", {})
            if link.get("scope") == "anonymous" and "link" in names:
                return True
            if link.get("scope") == "organization" and "tenant" in names:
                return True
            for identities in [permission.get("grantedToV2", {}), *permission.get("grantedToIdentitiesV2", [])]:
                for who in identities.values():
                    if who.get("email") in names or (
                        "spo-grid-all-users" in who.get("loginName", "") and "tenant" in names
                    ):
                        return True
        return False

    def _add(self, name: str, parent: Item, *, tell: bool = True) -> Item:
        item = Item(f"01{next(self._ids):06}", name, parent)
        self.items[item.id] = item
        if tell:
            self.note(item)
        return item


def _above(item: Item) -> list[Item]:
    found = []
    while item.parent is not None:
        item = item.parent
        found.append(item)
    return found


def granted(role: str = "read", **whom: str) -> dict[str, Any]:
    """Return a permission given to ``user``, ``group`` or ``siteGroup``."""
    identities: dict[str, Any] = {}
    for kind, name in whom.items():
        identities[kind] = {"id": f"id-{name}", "displayName": name.partition("@")[0]}
        if kind != "siteGroup":
            identities[kind]["email"] = name
    return {"id": "p1", "roles": [role], "grantedToV2": identities}


def linked(scope: str, role: str = "read", **more: Any) -> dict[str, Any]:
    """Return a link; one for ``users`` names them."""
    users = [{"user": {"id": f"id-{name}", "displayName": name, "email": name}} for name in more.pop("users", ())]
    told = {"scope": scope, "type": "view" if role == "read" else "edit", "webUrl": "https://contoso/x"}
    return {"id": "l1", "roles": [role], "link": told, "grantedToIdentitiesV2": users, **more}


class GraphService:
    """The running service; ``trouble`` holds replies that are given instead, the first for the next request."""

    def __init__(self) -> None:
        self.state = GraphState()
        self.tokens = {ACCESS_TOKEN}
        self.trouble: list[Reply] = []
        self.throttled_in_batches = 0
        self.page = 200
        self.forgotten = 0
        self.shows_groups = True
        self.addresses_by_directory: dict[str, str] = {}
        self.running: Loopback

    @property
    def url(self) -> str:
        return self.running.url

    def answer(self, asked: Asked) -> Reply:
        if asked.path.endswith("/oauth2/v2.0/token"):
            return self._token(asked)
        if asked.path.startswith("/download/"):
            assert "authorization" not in asked.headers
        elif self.trouble:
            return self.trouble.pop(0)
        elif asked.headers.get("authorization", "").removeprefix("Bearer ") not in self.tokens:
            return error(401, "InvalidAuthenticationToken")
        path = asked.path.removeprefix("/v1.0/")
        for pattern, answers in _ROUTES:
            found = re.fullmatch(pattern, path)
            if found:
                return answers(self, asked, *found.groups())
        return error(404, "itemNotFound")

    def _token(self, asked: Asked) -> Reply:
        form = asked.form()
        if form.get("client_secret") != "app-secret" or not form["scope"].endswith("/.default"):
            return as_json({"error": "invalid_client", "error_description": "AADSTS7000215"}, 401)
        token = f"eyJ.{len(self.tokens)}"
        self.tokens.add(token)
        return as_json({"access_token": token, "expires_in": 3599, "token_type": "Bearer"})

    def _site(self, asked: Asked, path: str) -> Reply:
        return as_json({"id": SITE}) if path == "contoso.sharepoint.com:/sites/plans" else error(404, "itemNotFound")

    def _drives(self, asked: Asked, owner: str) -> Reply:
        if owner not in (ME, SITE):
            return error(404, "itemNotFound")
        return as_json({"value": [{"id": DRIVE, "name": "Documents"}, {"id": "b!other", "name": "Archive"}]})

    def _delta(self, asked: Asked) -> Reply:
        token = asked.query.get("token", "whole:0")
        kind, _, start = token.partition(":")
        if kind == "since" and int(start) < self.forgotten:
            return error(410, "resyncRequired")
        if kind == "whole":
            return self._page([self._item(each) for each in self._in_order()], int(start), len(self.state.log))
        newest: dict[str, dict[str, Any]] = {}
        for state, item in self.state.log[int(start) :]:
            newest.pop(item.id, None)
            newest[item.id] = (
                {"id": item.id, "deleted": {"state": "deleted"}} if state == "deleted" else self._item(item)
            )
        return self._page(list(newest.values()), 0, len(self.state.log), whole=False)

    def _in_order(self) -> list[Item]:
        return sorted(
            self.state.items.values(), key=lambda each: (each.path.count("/"), each.parent is not None, each.id)
        )

    def _page(self, told: list[dict[str, Any]], start: int, log: int, *, whole: bool = True) -> Reply:
        end = start + self.page if whole else len(told)
        base = f"{self.url}/v1.0/drives/{DRIVE}/root/delta"
        more = end < len(told)
        following = (
            {"@odata.nextLink": f"{base}?token=whole:{end}"}
            if more
            else {"@odata.deltaLink": f"{base}?token=since:{log}"}
        )
        return as_json({"value": told[start:end], **following})

    def _item(self, item: Item) -> dict[str, Any]:
        said: dict[str, Any] = {
            "id": item.id, "name": item.name, "eTag": f'"{item.id},{item.changes}"', **item.more,
            "createdDateTime": "2025-03-04T00:00:00Z", "lastModifiedDateTime": "2025-03-04T00:00:00Z",
        }  # fmt: skip
        if item.parent is None:
            return {**said, "root": {}, "folder": {}}
        said["parentReference"] = {"id": item.parent.id, "driveId": DRIVE}
        if not item.contents:
            return {**said, "folder": {"childCount": 0}}
        content, moment = item.contents[-1]
        said |= {"size": len(content), "cTag": f'"c:{item.id},{len(item.contents)}"', "lastModifiedDateTime": moment}
        return {
            **said,
            "file": {"mimeType": "text/plain", "hashes": {"quickXorHash": hashlib.md5(content).hexdigest()}},
        }

    def _get(self, asked: Asked, drive: str, item_id: str) -> Reply:
        item = self.state.items.get(item_id)
        return as_json(self._item(item)) if item else error(404, "itemNotFound")

    def _content(self, asked: Asked, drive: str, item_id: str, version: str | None) -> Reply:
        item = self.state.items.get(item_id)
        if item is None:
            return error(404, "itemNotFound")
        number = len(item.contents) if version is None else int(float(version))
        return Reply(
            302, b"", {"Location": f"http://localhost:{self.url.rpartition(':')[2]}/download/{item_id}/{number}"}
        )

    def _download(self, asked: Asked, item_id: str, number: str) -> Reply:
        item = self.state.items.get(item_id)
        if item is None:
            return error(404, "itemNotFound")
        return ranged(item.contents[int(number) - 1][0], asked, {"ETag": f'"{item_id},{number}"'})

    def _versions(self, asked: Asked, drive: str, item_id: str) -> Reply:
        told = [
            {"id": f"{number}.0", "lastModifiedDateTime": moment, "size": len(content)}
            for number, (content, moment) in enumerate(self.state.items[item_id].contents, 1)
        ]
        return as_json({"value": told[::-1]})

    def _batch(self, asked: Asked) -> Reply:
        requests = asked.json()["requests"]
        assert len(requests) <= 20
        responses = []
        for request in requests:
            item = self.state.items[request["url"].split("/")[4]]
            answer: dict[str, Any] = {"id": request["id"], "status": 200, "headers": {}}
            if self.throttled_in_batches:
                self.throttled_in_batches -= 1
                answer |= {
                    "status": 429,
                    "headers": {"Retry-After": "0"},
                    "body": {"error": {"code": "tooManyRequests"}},
                }
            elif item.refused:
                answer |= {"status": 403, "body": {"error": {"code": "accessDenied"}}}
            else:
                answer["body"] = {"value": [_told(each, given, item) for each, given in self.state.effective(item)]}
            responses.append(answer)
        return as_json({"responses": responses[::-1]})

    def _called(self, asked: Asked) -> Reply:
        known = [
            (one, self.addresses_by_directory[one]) for one in asked.json()["ids"] if one in self.addresses_by_directory
        ]
        return as_json(
            {"value": [{"@odata.type": "#microsoft.graph.user", "id": one, "mail": mail} for one, mail in known]}
        )

    def _groups(self, asked: Asked) -> Reply:
        if not self.shows_groups:
            return error(403, "Authorization_RequestDenied")
        return as_json(
            {"value": [{"id": one, "displayName": one, "mail": mail} for one, (mail, _) in self.state.groups.items()]}
        )

    def _members(self, asked: Asked, group: str) -> Reply:
        told = [
            {"@odata.type": "#microsoft.graph.user", "id": f"id-{one}", "mail": one}
            for one in self.state.groups[group][1]
        ]
        return as_json({"value": told})


def _told(permission: dict[str, Any], given: Item, item: Item) -> dict[str, Any]:
    return permission if given is item else {**permission, "inheritedFrom": {"id": given.id, "driveId": DRIVE}}


def error(status: int, code: str, **headers: str) -> Reply:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return as_json({"error": {"code": code, "message": code}}, status, **named)


_ITEM = r"drives/([^/]+)/items/([^/]+)"
_ROUTES: list[tuple[str, Callable[..., Reply]]] = [
    (r"sites/([^/]+:/.*)", GraphService._site),
    (r"(?:users|sites)/([^/]+)/drives", GraphService._drives),
    (rf"drives/{re.escape(DRIVE)}/root/delta", GraphService._delta),
    (_ITEM, GraphService._get),
    (rf"{_ITEM}/content", lambda service, asked, drive, item: service._content(asked, drive, item, None)),
    (rf"{_ITEM}/versions", GraphService._versions),
    (rf"{_ITEM}/versions/([^/]+)/content", GraphService._content),
    (r"/download/([^/]+)/(\d+)", GraphService._download),
    (r"\$batch", GraphService._batch),
    (r"directoryObjects/getByIds", GraphService._called),
    (r"groups", GraphService._groups),
    (r"groups/([^/]+)/members", GraphService._members),
]


@contextmanager
def graph() -> Iterator[GraphService]:
    """Give a service that runs while it is needed."""
    service = GraphService()
    with loopback(service.answer) as service.running:
        yield service
