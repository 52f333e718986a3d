"""Google's APIs of Drive, of tokens and of groups on this machine, over a `DriveState`."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from servers.google_drive import DOCUMENT, FOLDER, ME, MY_DRIVE, DriveState, File, permission_id
from servers.key_pair import claims_of, private_key
from servers.loopback import Asked, Loopback, Reply, as_json, loopback, ranged

ACCESS_TOKEN = "ya29.given-by-hand"
READS_FILES = "https://www.googleapis.com/auth/drive.readonly"


class Google:
    """The running service.

    ``trouble`` holds replies that are given instead, the first for the next request that is no token's; ``page`` is
    the most that a page holds; ``check`` is called with each answer and the name of its schema.
    """

    def __init__(self) -> None:
        self.state = DriveState()
        self.tokens: dict[str, str] = {ACCESS_TOKEN: ME}
        self.trouble: list[Reply] = []
        self.page = 1000
        self.forgotten = 0
        self.shows_permissions = True
        self.shows_groups = True
        self.administrator = "admin@corp.example"
        self.check: Callable[[str, dict[str, Any]], None] = lambda schema, answer: None
        self.running: Loopback

    @property
    def url(self) -> str:
        return self.running.url

    def key(self) -> str:
        """Return the key file of a service account that may act for the whole domain."""
        return json.dumps(
            {
                "type": "service_account",
                "client_email": ME,
                "private_key_id": "k1",
                "private_key": private_key(),
                "token_uri": f"{self.url}/token",
            }
        )

    def expire(self) -> None:
        """Have every token that was given over the wire end."""
        self.tokens = {ACCESS_TOKEN: ME}

    def answer(self, asked: Asked) -> Reply:
        if asked.path == "/token":
            return self._token(asked)
        if self.trouble:
            return self.trouble.pop(0)
        token = asked.headers.get("authorization", "").removeprefix("Bearer ")
        if token and token not in self.tokens:
            return error(401, "authError", "Invalid Credentials")
        caller = self.tokens.get(token)
        for pattern, answers in self._routes:
            found = re.fullmatch(pattern, asked.path)
            if found and asked.method == "GET":
                return answers(self, asked, caller, *found.groups())
        return error(404, "notFound", asked.path)

    # Tokens (RFC 6749, RFC 7523)

    def _token(self, asked: Asked) -> Reply:
        form = asked.form()
        if form["grant_type"] == "refresh_token":
            if form["refresh_token"] != "1//refresh" or form["client_secret"] != "GOCSPX-secret":
                return as_json({"error": "invalid_grant", "error_description": f"bad {form['refresh_token']}"}, 400)
            return self._give(ME)
        said = claims_of(form["assertion"])
        if said is None:
            return as_json({"error": "invalid_grant"}, 400)
        assert said["aud"] == f"{self.url}/token"
        assert 0 < said["exp"] - said["iat"] <= 3600
        return self._give(said.get("sub", said["iss"]))

    def _give(self, account: str) -> Reply:
        token = f"ya29.{len(self.tokens)}-{account}"
        self.tokens[token] = account
        return as_json({"access_token": token, "expires_in": 3599, "token_type": "Bearer"})

    # Drive

    def _about(self, asked: Asked, caller: str | None) -> Reply:
        return self._picked(
            asked, "About", {"kind": "drive#about", "user": {"emailAddress": caller, "displayName": "R"}}
        )

    def _list(self, asked: Asked, caller: str | None) -> Reply:
        drive = asked.query.get("driveId")
        if drive and (asked.query.get("corpora") != "drive" or asked.query.get("includeItemsFromAllDrives") != "true"):
            return error(403, "teamDrivesParentLimit", "includeItemsFromAllDrives and corpora are required")
        matches = query_of(asked.query.get("q", ""), self.state)
        here = [file for file in self._visible(caller) if file.drive == drive and matches(file)]
        page, following = self._page(asked, here)
        found = {"kind": "drive#fileList", "incompleteSearch": False, "files": [self._file(f, caller) for f in page]}
        return self._picked(asked, "FileList", found | following)

    def _get(self, asked: Asked, caller: str | None, file_id: str) -> Reply:
        file = self.state.files.get(MY_DRIVE if file_id == "root" else file_id)
        if file is None or self.state.is_hidden(file) or not self.state.can_read(file, caller):
            return error(404, "notFound", f"File not found: {file_id}.")
        if file.drive and asked.query.get("supportsAllDrives") != "true":
            return error(404, "notFound", f"File not found: {file_id}.")
        if asked.query.get("alt") != "media":
            return self._picked(asked, "File", self._file(file, caller))
        if file.kind.startswith("application/vnd.google-apps."):
            return error(403, "fileNotDownloadable", "Only files with binary content can be downloaded. Use Export.")
        return ranged(file.contents[-1][1], asked, {"ETag": f'"{file.contents[-1][0]}"'})

    def _export(self, asked: Asked, caller: str | None, file_id: str) -> Reply:
        file = self.state.files[file_id]
        if file.kind != DOCUMENT or "wordprocessingml" not in asked.query["mimeType"]:
            return error(400, "badRequest", "The requested conversion is not supported.")
        if len(file.contents[-1][1]) > 10_000_000:
            return error(403, "exportSizeLimitExceeded", "This file is too large to be exported.")
        return Reply(200, file.contents[-1][1])

    def _permissions(self, asked: Asked, caller: str | None, file_id: str) -> Reply:
        file = self.state.files.get(file_id)
        if file is None:
            return error(404, "notFound", f"File not found: {file_id}.")
        if not self.shows_permissions or (file.owner not in (None, caller) and not self._may_share(file, caller)):
            return error(403, "insufficientFilePermissions", "The user does not have sufficient permissions.")
        page, following = self._page(asked, self.state.effective(file), 100)
        return self._picked(asked, "PermissionList", {"kind": "drive#permissionList", "permissions": page} | following)

    def _revisions(self, asked: Asked, caller: str | None, file_id: str) -> Reply:
        contents = self.state.files[file_id].contents
        found = [
            {"id": version, "modifiedTime": made, "size": str(len(content)), "md5Checksum": md5(content)}
            for version, content, made in contents
        ]
        page, following = self._page(asked, found)
        return self._picked(asked, "RevisionList", {"kind": "drive#revisionList", "revisions": page} | following)

    def _revision(self, asked: Asked, caller: str | None, file_id: str, version: str) -> Reply:
        (content,) = [content for each, content, _ in self.state.files[file_id].contents if each == version]
        return ranged(content, asked)

    def _start(self, asked: Asked, caller: str | None) -> Reply:
        return self._picked(asked, "StartPageToken", {"startPageToken": str(len(self.state.log) + 1)})

    def _changes(self, asked: Asked, caller: str | None) -> Reply:
        token = asked.query["pageToken"]
        if not token.isdecimal() or int(token) > len(self.state.log) + 1:
            return error(400, "invalid", "Invalid Value")
        if int(token) <= self.forgotten:
            return error(410, "gone", "The page token is no longer valid.")
        drive = asked.query.get("driveId")
        new = {
            number: each for number, each in enumerate(self.state.log, 1) if number >= int(token) and each[0] == drive
        }
        last = {file_id: number for number, (_, file_id) in new.items()}
        due = sorted(last.values())
        page = due[: min(self.page, int(asked.query.get("pageSize", 100)))]
        said = [self._change(self.state.log[number - 1][1], caller) for number in page]
        more = len(due) > len(page)
        token = {"nextPageToken": str(page[-1] + 1)} if more else {"newStartPageToken": str(len(self.state.log) + 1)}
        return self._picked(asked, "ChangeList", {"kind": "drive#changeList", "changes": said} | token)

    def _change(self, file_id: str, caller: str | None) -> dict[str, Any]:
        file = self.state.files.get(file_id)
        found = {"kind": "drive#change", "changeType": "file", "fileId": file_id, "removed": file is None}
        return found | ({"file": self._file(file, caller)} if file else {})

    def _drives(self, asked: Asked, caller: str | None) -> Reply:
        page, following = self._page(asked, list(self.state.drives.values()), 100)
        return self._picked(asked, "DriveList", {"kind": "drive#driveList", "drives": page} | following)

    def _drive(self, asked: Asked, caller: str | None, drive: str) -> Reply:
        if drive not in self.state.drives:
            return error(404, "notFound", f"Shared drive not found: {drive}")
        return self._picked(asked, "Drive", self.state.drives[drive])

    # Groups

    def _groups(self, asked: Asked, caller: str | None) -> Reply:
        if not self.shows_groups or caller != self.administrator:
            return error(403, "forbidden", "Not Authorized to access this resource/api")
        page, following = self._page(asked, sorted(self.state.groups), 200)
        found = [{"kind": "admin#directory#group", "id": f"g-{name}", "email": name, "name": name} for name in page]
        return as_json({"kind": "admin#directory#groups", "groups": found} | following)

    def _members(self, asked: Asked, caller: str | None, group: str) -> Reply:
        page, following = self._page(asked, self.state.groups[group.removeprefix("g-")], 200)
        found = [
            {"kind": "admin#directory#member", "type": "CUSTOMER", "id": "C01"}
            if name == "everybody"
            else {"type": "GROUP" if name in self.state.groups else "USER", "id": permission_id(name), "email": name}
            for name in page
        ]
        return as_json({"kind": "admin#directory#members", "members": found} | following)

    _routes: tuple[tuple[str, Callable[..., Reply]], ...] = (
        (r"/drive/v3/about", _about),
        (r"/drive/v3/files", _list),
        (r"/drive/v3/files/([^/]+)", _get),
        (r"/drive/v3/files/([^/]+)/export", _export),
        (r"/drive/v3/files/([^/]+)/permissions", _permissions),
        (r"/drive/v3/files/([^/]+)/revisions", _revisions),
        (r"/drive/v3/files/([^/]+)/revisions/([^/]+)", _revision),
        (r"/drive/v3/changes/startPageToken", _start),
        (r"/drive/v3/changes", _changes),
        (r"/drive/v3/drives", _drives),
        (r"/drive/v3/drives/([^/]+)", _drive),
        (r"/admin/directory/v1/groups", _groups),
        (r"/admin/directory/v1/groups/([^/]+)/members", _members),
    )

    # What files look like

    def _visible(self, caller: str | None) -> list[File]:
        everything = [file for file in self.state.files.values() if file.id not in (MY_DRIVE, *self.state.drives)]
        return [file for file in everything if not self.state.is_hidden(file) and self.state.can_read(file, caller)]

    def _may_share(self, file: File, caller: str | None) -> bool:
        mine = [each for each in self.state.effective(file) if each.get("emailAddress") == caller]
        return any(each["role"] in ("owner", "writer") for each in mine)

    def _file(self, file: File, caller: str | None) -> dict[str, Any]:
        found: dict[str, Any] = {
            "kind": "drive#file",
            "id": file.id,
            "name": file.name,
            "mimeType": file.kind,
            "version": str(file.version),
            "createdTime": "2025-03-04T00:00:00.000Z",
            "modifiedTime": file.contents[-1][2] if file.contents else "2025-03-04T00:00:00.000Z",
            "trashed": self.state.is_trashed(file),
            **file.more,
        }
        if file.parents:
            found["parents"] = file.parents
        if file.contents and not file.kind.startswith("application/vnd.google-apps."):
            version, content, _ = file.contents[-1]
            found |= {"headRevisionId": version, "size": str(len(content)), "md5Checksum": md5(content)}
        if file.drive:
            found |= {"driveId": file.drive, "hasAugmentedPermissions": bool(file.permissions)}
            return found | ({"inheritedPermissionsDisabled": True} if file.limited else {})
        found |= {"ownedByMe": file.owner == caller, "writersCanShare": file.more.get("writersCanShare", True)}
        found["owners"] = [
            {"kind": "drive#user", "emailAddress": file.owner, "permissionId": permission_id(f"user {file.owner}")}
        ]
        return found | ({"permissions": self.state.effective(file)} if self._may_share(file, caller) else {})

    def _page(self, asked: Asked, found: list[Any], most: int = 1000) -> tuple[list[Any], dict[str, str]]:
        start = int(asked.query.get("pageToken", "0"))
        size = min(self.page, most, int(asked.query.get("pageSize", asked.query.get("maxResults", "100"))))
        end = start + size
        return found[start:end], ({"nextPageToken": str(end)} if end < len(found) else {})

    def _picked(self, asked: Asked, schema: str, answer: dict[str, Any]) -> Reply:
        self.check(schema, answer)
        fields = asked.query.get("fields")
        return as_json(picked(answer, fields) if fields else answer)


@contextmanager
def google() -> Iterator[Google]:
    """Give a service with one account's empty Drive."""
    service = Google()
    with loopback(service.answer) as running:
        service.running = running
        yield service


def error(status: int, reason: str, message: str, **headers: str) -> Reply:
    """Return a refusal in Google's form."""
    errors = [{"domain": "global", "reason": reason, "message": message}]
    return as_json({"error": {"code": status, "message": message, "errors": errors}}, status, **headers)


def query_of(query: str, state: DriveState) -> Callable[[File], bool]:
    """Return what a search query asks of a file: the terms of Google's language that are in use, joined by 'and'."""
    terms = [term for term in query.split(" and ") if term]

    def holds(file: File, term: str) -> bool:
        if found := re.fullmatch(r"'(.*)' in parents", term):
            return found[1] in file.parents
        if found := re.fullmatch(r"mimeType (!?=) '(.*)'", term):
            return (file.kind == found[2]) is (found[1] == "=")
        assert term == "trashed = false", term
        return not state.is_trashed(file)

    return lambda file: all(holds(file, term) for term in terms)


def picked(answer: Any, fields: str) -> Any:
    """Return a part of an answer, as a ``fields`` parameter asks for it: names, with those of objects in brackets."""
    if isinstance(answer, list):
        return [picked(each, fields) for each in answer]
    wanted = {}
    for name, inner in re.findall(r"(\w+|\*)(?:\(((?:[^()]|\([^()]*\)|\((?:[^()]|\([^()]*\))*\))*)\))?", fields):
        if name == "*":
            return answer
        if name in answer:
            wanted[name] = picked(answer[name], inner) if inner else answer[name]
    return wanted


def md5(content: bytes) -> str:
    return hashlib.md5(content, usedforsecurity=False).hexdigest()


__all__ = ["FOLDER", "Google", "error", "google"]
