"""Box's API, version 2.0, on this machine, over a `BoxState`."""

from __future__ import annotations

import hashlib
import json
import re
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from cryptography.hazmat.primitives import hashes

from servers.box_state import COMPANY, ME, BoxState, Node, group_of, number_of, user
from servers.key_pair import claims_of, private_key
from servers.loopback import Asked, Loopback, Reply, as_json, loopback, ranged

ACCESS_TOKEN = "given-by-hand"
SECRET = "app-secret"
ENTERPRISE = "45678"
_AUDIENCE = "https://api.box.com/oauth2/token"
_JWT = "urn:ietf:params:oauth:grant-type:jwt-bearer"
_FOLDER = "2025-03-04T00:00:00-08:00"
_MINI = {
    "file": ("type", "id", "etag", "sequence_id", "name", "sha1", "file_version"),
    "folder": ("type", "id", "etag", "sequence_id", "name"),
    "web_link": ("type", "id", "etag", "sequence_id", "name", "url"),
    "file_version": ("type", "id", "sha1"),
    "user": ("type", "id", "name", "login"),
}


class BoxService:
    """The running service.

    ``trouble`` holds replies that are given instead, the first for the next request that is no token's; ``page`` is
    the most that a page holds; ``later`` is how many downloads are put off first.
    """

    def __init__(self) -> None:
        self.state = BoxState()
        self.tokens = {ACCESS_TOKEN}
        self.subjects: list[tuple[str, str]] = []
        self.trouble: list[Reply] = []
        self.page = 1000
        self.later = 0
        self.shows_groups = True
        self.shows_invited = True
        self._claimed: set[str] = set()
        self.running: Loopback

    @property
    def url(self) -> str:
        return self.running.url

    def key(self, passphrase: str = "") -> str:
        """Return the file that Box gives for an application with a key pair."""
        pair = {"publicKeyID": "k1", "privateKey": private_key(passphrase), "passphrase": passphrase}
        return json.dumps({
            "boxAppSettings": {"clientID": "app", "clientSecret": SECRET, "appAuth": pair}, "enterpriseID": ENTERPRISE,
        })  # fmt: skip

    def expire(self) -> None:
        """Have every token end."""
        self.tokens = set()

    def answer(self, asked: Asked) -> Reply:
        if asked.path == "/oauth2/token":
            return self._token(asked)
        if self.trouble:
            return self.trouble.pop(0)
        if asked.path.startswith("/dl/"):
            return self._bytes(asked)
        if asked.headers.get("authorization", "").removeprefix("Bearer ") not in self.tokens:
            return Reply(401, b"", {"WWW-Authenticate": 'Bearer realm="Service", error="invalid_token"'})
        for pattern, answers in _ROUTES:
            found = re.fullmatch(f"/2.0/{pattern}", asked.path)
            if found and asked.method == "GET":
                return answers(self, asked, *found.groups())
        return refused(404, "not_found")

    # Tokens (RFC 6749, RFC 7523)

    def _token(self, asked: Asked) -> Reply:
        form = asked.form()
        if form["client_id"] != "app" or form["client_secret"] != SECRET:
            words = "The client credentials are invalid"
            return as_json({"error": "invalid_client", "error_description": words}, 400)
        if form["grant_type"] == "client_credentials":
            return self._give(form["box_subject_type"], form["box_subject_id"])
        assert form["grant_type"] == _JWT
        said = self._claims(form["assertion"])
        if said is None:
            return as_json({"error": "invalid_grant", "error_description": "Please check the claims."}, 400)
        return self._give(said["box_sub_type"], said["sub"])

    def _claims(self, assertion: str) -> dict[str, Any] | None:
        said = claims_of(assertion, hashes.SHA256) or claims_of(assertion, hashes.SHA512)
        if said is None or said["iss"] != "app" or said["aud"] not in (f"{self.url}/oauth2/token", _AUDIENCE):
            return None
        if not 0 < said["exp"] - time.time() <= 60 or len(said["jti"]) < 16 or said["jti"] in self._claimed:
            return None
        self._claimed.add(said["jti"])
        return said

    def _give(self, kind: str, subject: str) -> Reply:
        self.subjects.append((kind, subject))
        token = f"token-{len(self.subjects)}"
        self.tokens.add(token)
        return as_json({"access_token": token, "expires_in": 3600, "restricted_to": [], "token_type": "bearer"})

    # Accounts and groups

    def _me(self, asked: Asked) -> Reply:
        enterprise = {"type": "enterprise", "id": ENTERPRISE, "name": COMPANY}
        return as_json(_picked({**user(ME), "role": "admin", "enterprise": enterprise, "space_used": 0}, asked))

    def _groups(self, asked: Asked) -> Reply:
        if not self.shows_groups:
            return refused(403, "access_denied_insufficient_permissions")
        return self._by_offset(asked, [group_of(name) for name in sorted(self.state.groups)])

    def _members(self, asked: Asked, number: str) -> Reply:
        (name,) = (name for name in self.state.groups if number_of(name) == number)
        told = [{"type": "group_membership", "id": f"{number}{place}", "user": user(login), "role": "member",
                 "group": group_of(name)}
                for place, login in enumerate(self.state.groups[name])]  # fmt: skip
        return self._by_offset(asked, told)

    # Files and folders

    def _folder(self, asked: Asked, number: str) -> Reply:
        return self._one(asked, "folder", number)

    def _file(self, asked: Asked, number: str) -> Reply:
        return self._one(asked, "file", number)

    def _one(self, asked: Asked, kind: str, number: str) -> Reply:
        node = self.state.find(kind, number)
        if node is None:
            return refused(404, "trashed" if (kind, number) in self.state.nodes else "not_found")
        return as_json(_picked(described(node), asked))

    def _items(self, asked: Asked, number: str) -> Reply:
        folder = self.state.find("folder", number)
        if folder is None:
            return refused(404, "not_found")
        if folder.shut:
            return refused(403, "access_denied_insufficient_permissions")
        return self._by_marker(asked, [_picked(described(node), asked) for node in self.state.children(folder)])

    def _trash(self, asked: Asked) -> Reply:
        told = [_in_trash(node) for node in self.state.nodes.values() if node.trashed]
        return self._by_marker(asked, [_picked(each, asked) for each in told])

    def _invited(self, asked: Asked, kind: str, number: str) -> Reply:
        node = self.state.find(kind, number)
        if node is None or number == "0":
            return refused(404, "not_found")
        if not self.shows_invited:
            return refused(403, "access_denied_insufficient_permissions")
        # A folder's list holds who was invited to the folders above; a file's does not.
        told = [*node.invited, *(each for above in node.above for each in above.invited if kind == "folder")]
        return self._by_marker(asked, told, uses_marker=True)

    def _versions(self, asked: Asked, number: str) -> Reply:
        node = self.state.find("file", number)
        assert node is not None
        told = [_version(node, version) for version in reversed(node.contents[:-1])]
        return self._by_offset(asked, [_picked(each, asked) for each in told])

    def _content(self, asked: Asked, number: str) -> Reply:
        node = self.state.find("file", number)
        if node is None:
            return refused(404, "not_found")
        if self.later:
            self.later -= 1
            return Reply(202, b"", {"Retry-After": "0"})
        version = asked.query.get("version", node.contents[-1][0])
        return Reply(302, b"", {"Location": f"{self.url}/dl/{number}/{version}?signed=for-a-while"})

    def _bytes(self, asked: Asked) -> Reply:
        _, _, number, version = asked.path.split("/")
        assert asked.query == {"signed": "for-a-while"}
        contents = {each[0]: each[1] for each in self.state.nodes["file", number].contents}
        return ranged(contents[version], asked, {"ETag": f'"{version}"'})

    def _by_marker(self, asked: Asked, told: list[Any], *, uses_marker: bool = False) -> Reply:
        """Return a page, where its marker is asked for as Box would have it."""
        assert "offset" not in asked.query
        assert uses_marker or asked.query.get("usemarker", "").lower() == "true"
        start, limit = int(asked.query.get("marker", "m0")[1:]), int(asked.query.get("limit", 100))
        if limit > 1000:
            return refused(400, "invalid_limit")
        end = start + min(limit, self.page)
        following = f"m{end}" if end < len(told) else ""
        return as_json({"limit": limit, "entries": told[start:end], "next_marker": following or None})

    def _by_offset(self, asked: Asked, told: list[Any]) -> Reply:
        start, limit = int(asked.query.get("offset", 0)), int(asked.query.get("limit", 100))
        end = start + min(limit, self.page)
        return as_json({"total_count": len(told), "entries": told[start:end], "offset": start, "limit": limit})


def described(node: Node) -> dict[str, Any]:
    """Return all that Box says of a file, folder or web link."""
    said: dict[str, Any] = {
        "type": node.kind, "id": node.id, "etag": str(node.etag), "sequence_id": str(node.etag), "name": node.name,
        "created_at": _FOLDER, "modified_at": _FOLDER, "owned_by": user(node.owner), "shared_link": node.link,
        "parent": _mini(node.parent), "item_status": "trashed" if node.trashed else "active", "description": "",
        "is_externally_owned": node.is_foreign, "has_collaborations": _has_collaborations(node),
        "is_accessible_via_shared_link": any(each.link for each in (node, *node.above)),
        "path_collection": {"total_count": len(node.above), "entries": [_mini(each) for each in node.above]},
    }  # fmt: skip
    if node.kind == "file":
        version, content, moment = node.contents[-1]
        digest = hashlib.sha1(content).hexdigest()
        said |= {
            "sha1": digest, "size": len(content), "modified_at": moment, "created_at": node.contents[0][2],
            "file_version": {"type": "file_version", "id": version, "sha1": digest},
            "version_number": str(len(node.contents)),
        }  # fmt: skip
    return said | ({"url": node.target} if node.kind == "web_link" else {})


def _has_collaborations(node: Node) -> bool:
    return bool(node.invited) or (node.kind == "folder" and any(each.invited for each in node.above))


def _in_trash(node: Node) -> dict[str, Any]:
    above = {"total_count": 1, "entries": [{"type": "folder", "id": "1", "name": "Trash"}]}
    return {
        **described(node), "shared_link": None, "trashed_at": "2025-06-01T00:00:00-08:00", "path_collection": above,
        "purged_at": "2025-07-01T00:00:00-08:00",
    }  # fmt: skip


def _version(node: Node, version: tuple[str, bytes, str]) -> dict[str, Any]:
    number, content, moment = version
    return {
        "type": "file_version", "id": number, "sha1": hashlib.sha1(content).hexdigest(), "name": node.name,
        "size": len(content), "created_at": moment, "modified_at": moment, "modified_by": user(node.owner),
        "trashed_at": None, "purged_at": None,
    }  # fmt: skip


def _mini(node: Node | None) -> dict[str, Any] | None:
    if node is None:
        return None
    return {"type": "folder", "id": node.id, "etag": str(node.etag), "sequence_id": "0", "name": node.name}


def _picked(said: dict[str, Any], asked: Asked) -> dict[str, Any]:
    """Return the smallest form of something, and the fields that are asked for; all where none are."""
    wanted = asked.query.get("fields")
    if wanted is None:
        return said
    names = {*_MINI[said["type"]], *wanted.split(",")}
    return {name: value for name, value in said.items() if name in names}


def refused(status: int, code: str) -> Reply:
    """Return an error as Box words it."""
    told = {"type": "error", "status": status, "code": code, "message": code.replace("_", " "), "request_id": "r1",
            "help_url": "https://developer.box.com", "context_info": {}}  # fmt: skip
    return as_json(told, status)


_ROUTES: tuple[tuple[str, Callable[..., Reply]], ...] = (
    (r"users/me", BoxService._me),
    (r"groups", BoxService._groups),
    (r"groups/(\d+)/memberships", BoxService._members),
    (r"folders/trash/items", BoxService._trash),
    (r"folders/(\d+)", BoxService._folder),
    (r"folders/(\d+)/items", BoxService._items),
    (r"(folder|file)s/(\d+)/collaborations", BoxService._invited),
    (r"files/(\d+)", BoxService._file),
    (r"files/(\d+)/versions", BoxService._versions),
    (r"files/(\d+)/content", BoxService._content),
)


@contextmanager
def box() -> Iterator[BoxService]:
    """Give a service that runs while it is needed."""
    service = BoxService()
    with loopback(service.answer) as service.running:
        yield service
