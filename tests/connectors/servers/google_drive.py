"""A Google Drive in memory: its files, their permissions, and who can read what by Google's documentation."""

from __future__ import annotations

import hashlib
import itertools
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

FOLDER = "application/vnd.google-apps.folder"
DOCUMENT = "application/vnd.google-apps.document"
SHORTCUT = "application/vnd.google-apps.shortcut"
ME = "reader@corp.example"
MY_DRIVE = "root-of-reader"
RANKS = {
    role: rank for rank, role in enumerate(("reader", "commenter", "writer", "fileOrganizer", "organizer", "owner"))
}
START = datetime(2025, 3, 4, tzinfo=UTC)
NOW = START + timedelta(days=100)


def permission_id(name: str) -> str:
    return str(int(hashlib.blake2b(name.encode(), digest_size=8).hexdigest(), 16))


@dataclass(eq=False)
class File:
    """A file, folder or shared drive (which is its own top folder); ``permissions`` are those given on it itself."""

    id: str
    name: str
    kind: str
    parents: list[str]
    drive: str | None = None
    owner: str | None = None
    contents: list[tuple[str, bytes, str]] = field(default_factory=list)
    permissions: list[dict[str, Any]] = field(default_factory=list)
    trashed: bool = False
    version: int = 1
    changed: str = ""
    limited: bool = False
    hidden: bool = False
    more: dict[str, Any] = field(default_factory=dict)


class DriveState:
    """Everything that Google would know. Every change is logged, as `changes` tells it."""

    def __init__(self) -> None:
        self._ids = itertools.count(1)
        self._clock = itertools.count(1)
        self.files: dict[str, File] = {}
        self.log: list[tuple[str | None, str]] = []
        self.groups: dict[str, list[str]] = {}
        self.drives: dict[str, dict[str, Any]] = {}
        self.files[MY_DRIVE] = File(MY_DRIVE, "My Drive", FOLDER, [], owner=ME)
        self.files[MY_DRIVE].permissions = [given("user", "owner", ME)]

    def moment(self) -> str:
        return (START + timedelta(seconds=next(self._clock))).strftime("%Y-%m-%dT%H:%M:%S.000Z")

    def add_drive(self, name: str, members: list[dict[str, Any]], **restrictions: bool) -> str:
        drive = f"0A{next(self._ids):04}"
        self.files[drive] = File(drive, name, FOLDER, [], drive=drive, permissions=members)
        self.drives[drive] = {"id": drive, "name": name, "restrictions": restrictions}
        return drive

    def add(self, name: str, parent: str, kind: str = "text/plain", content: bytes = b"", **more: Any) -> File:
        above = self.files[parent]
        file = File(
            f"1f{next(self._ids):05}", name, kind, [parent], above.drive, None if above.drive else ME, more=more
        )
        if file.owner:
            file.permissions = [given("user", "owner", file.owner)]
        self.files[file.id] = file
        if kind != FOLDER:
            self.put(file, content)
        self.note(file)
        return file

    def put(self, file: File, content: bytes) -> None:
        file.contents.append((f"rev{next(self._ids):05}", content, self.moment()))
        self.note(file)

    def delete(self, file: File) -> None:
        for each in [*self.below(file), file]:
            del self.files[each.id]
            self.log.append((each.drive, each.id))

    def note(self, file: File) -> None:
        file.version += 1
        file.changed = self.moment()
        self.log.append((file.drive, file.id))

    def below(self, file: File) -> Iterator[File]:
        for each in list(self.files.values()):
            if file.id in each.parents:
                yield from self.below(each)
                yield each

    def above(self, file: File) -> list[File]:
        """Return the folders that a file is in, the nearest first, each once."""
        found: list[File] = []
        waiting = list(file.parents)
        while waiting:
            folder = self.files.get(waiting.pop(0))
            if folder and folder not in found:
                found.append(folder)
                waiting += folder.parents
        return found

    def find(self, path: str, top: str) -> File | None:
        here = self.files[top]
        for name in path.split("/"):
            found = [file for file in self.files.values() if file.name == name and here.id in file.parents]
            if not found:
                return None
            here = found[0]
        return here

    def is_trashed(self, file: File) -> bool:
        return file.trashed or any(each.trashed for each in self.above(file))

    def is_hidden(self, file: File) -> bool:
        return file.hidden or any(each.hidden for each in self.above(file))

    # Permissions, from "Share files, folders, and drives" and "Roles and permissions" of Google's documentation.

    def effective(self, file: File) -> list[dict[str, Any]]:
        """Return a file's permissions as the API gives them: one a grantee, of its own and from the folders above."""
        found: dict[str, dict[str, Any]] = {}
        for permission, origin in self._every(file):
            details = {
                "permissionType": "member" if origin.id in self.drives else "file",
                "role": permission["role"],
                "inherited": origin is not file,
            }
            if origin is not file and file.drive:
                details["inheritedFrom"] = origin.id
            known = found.get(permission["id"], {**permission, "permissionDetails": []})
            higher = max(known, permission, key=lambda each: RANKS.get(each["role"], 0))
            merged = {**known, "role": higher["role"], "permissionDetails": [*known["permissionDetails"], details]}
            if "expirationTime" not in permission:
                merged.pop("expirationTime", None)
            elif "expirationTime" in known:
                merged["expirationTime"] = max(known["expirationTime"], permission["expirationTime"])
            found[permission["id"]] = merged
        return list(found.values())

    def _every(self, file: File) -> Iterator[tuple[dict[str, Any], File]]:
        limited = False
        for origin in (file, *self.above(file)):
            for permission in origin.permissions:
                if not limited or permission["role"] in ("organizer", "owner"):
                    yield permission, origin
            limited = limited or origin.limited

    def can_read(self, file: File, account: str | None) -> bool:
        """Return whether an account, or nobody in particular, who has a file's link can read its content."""
        if file.drive and self.drives[file.drive]["restrictions"].get("driveMembersOnly"):
            members = self.files[file.drive].permissions
            if not any(self._admits(member, account) for member in members):
                return False
        return any(self._admits(permission, account) for permission, _ in self._every(file))

    def _admits(self, permission: dict[str, Any], account: str | None) -> bool:
        ends = permission.get("expirationTime")
        if permission.get("deleted") or (ends and datetime.fromisoformat(ends) <= NOW):
            return False
        if permission["type"] == "anyone":
            return True
        if account is None:
            return False
        if permission["type"] == "domain":
            return account.endswith("@" + permission["domain"])
        if permission["type"] == "group":
            return self.is_in(account, permission["emailAddress"])
        return bool(permission["emailAddress"] == account)

    def is_in(self, account: str, group: str) -> bool:
        members = self.groups.get(group, [])
        return account in members or any(self.is_in(account, each) for each in members if each in self.groups)


def given(kind: str, role: str, name: str = "", **more: Any) -> dict[str, Any]:
    """Return a permission as Drive describes it."""
    permission: dict[str, Any] = {"id": permission_id(f"{kind} {name}"), "type": kind, "role": role, **more}
    if kind in ("user", "group"):
        return {"deleted": False, **permission, "emailAddress": name, "displayName": name.partition("@")[0]}
    found = permission.setdefault("allowFileDiscovery", False)
    if kind == "domain":
        return {**permission, "domain": name, "displayName": name}
    return {**permission, "id": "anyone" if found else "anyoneWithLink"}
