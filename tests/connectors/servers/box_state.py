"""What a Box knows: files, folders and web links in memory, who was invited, links, and who reads what by them."""

from __future__ import annotations

import hashlib
import itertools
from collections.abc import Collection
from dataclasses import dataclass, field
from typing import Any

ME = "reader@corp.example"
COMPANY = "Corp"
DOWNLOADS = ("owner", "co-owner", "editor", "viewer uploader", "viewer")
PREVIEWS = (*DOWNLOADS, "previewer uploader", "previewer")


@dataclass(eq=False)
class Node:
    """A file (with contents: version, bytes, time), a folder, or a web link (with a target)."""

    id: str
    kind: str
    name: str
    parent: Node | None
    owner: str
    contents: list[tuple[str, bytes, str]] = field(default_factory=list)
    target: str = ""
    invited: list[dict[str, Any]] = field(default_factory=list)
    link: dict[str, Any] | None = None
    etag: int = 0
    trashed: bool = False
    shut: bool = False
    is_foreign: bool = False

    @property
    def above(self) -> list[Node]:
        """Return the folders above, the topmost first."""
        return [*self.parent.above, self.parent] if self.parent else []


class BoxState:
    """Everything that Box would know."""

    def __init__(self) -> None:
        self._ids = itertools.count(1001)
        self.top = Node("0", "folder", "All Files", None, ME)
        self.nodes: dict[tuple[str, str], Node] = {("folder", "0"): self.top}
        self.groups: dict[str, list[str]] = {}

    def add(self, kind: str, name: str, parent: Node | None = None, owner: str = ME, **more: Any) -> Node:
        # Files, folders and web links are numbered each by themselves, so that numbers meet.
        number = str(1000 + sum(node.kind == kind for node in self.nodes.values()))
        made = Node(number, kind, name, parent or self.top, owner, **more)
        self.nodes[kind, number] = made
        return made

    def put(self, node: Node, content: bytes) -> None:
        number = next(self._ids)
        moment = f"2025-03-04T{number // 3600 % 24:02}:{number // 60 % 60:02}:{number % 60:02}-08:00"
        node.contents.append((str(number), content, moment))
        node.etag += 1

    def children(self, folder: Node) -> list[Node]:
        found = [node for node in self.nodes.values() if node.parent is folder and not node.trashed]
        order = {"folder": 0, "file": 1, "web_link": 2}
        return sorted(found, key=lambda node: (order[node.kind], node.name))

    def find(self, kind: str, number: str) -> Node | None:
        """Return what is there to be seen: nothing that is in the trash, itself or with a folder above it."""
        node = self.nodes.get((kind, number))
        return None if node is None or any(each.trashed for each in (node, *node.above)) else node

    def reads(
        self, node: Node, names: Collection[str], now: str, *, has_link: bool = False, in_company: bool = False
    ) -> bool:
        """Return who may read by Box's help pages: the owner; who was invited here or above; whoever has a link."""
        if node.owner in names:
            return True
        for place in (node, *node.above):
            for each in place.invited:
                expired = each["expires_at"] is not None and each["expires_at"] <= now
                whom = each["accessible_by"] or {}
                called = whom.get("login") or whom.get("name") or each["invite_email"]
                if each["role"] in PREVIEWS and each["status"] != "rejected" and not expired and called in names:
                    return True
            link = place.link
            if link is None or link["effective_permission"] == "no_access":
                continue
            if link["unshared_at"] is not None and link["unshared_at"] <= now:
                continue
            if (has_link and link["effective_access"] == "open") or (
                in_company and link["effective_access"] == "company"
            ):
                return True
        return False


def user(login: str) -> dict[str, Any]:
    return {"type": "user", "id": number_of(login), "name": login.partition("@")[0], "login": login}


def number_of(name: str) -> str:
    """Return the id of an account or group."""
    return str(int(hashlib.sha256(name.encode()).hexdigest()[:8], 16))


def invitation(node: Node, login: str, role: str = "viewer", status: str = "accepted", **more: Any) -> dict[str, Any]:
    """Invite an account, and return the collaboration."""
    return _invite(node, {**user(login), "is_active": True}, role, status, more)


def stranger(node: Node, mail: str, role: str = "viewer") -> dict[str, Any]:
    """Invite somebody who has no account yet: he is known by his address alone."""
    return _invite(node, None, role, "pending", {"invite_email": mail})


def group(node: Node, name: str, role: str = "viewer", **more: Any) -> dict[str, Any]:
    """Invite a group, and return the collaboration."""
    return _invite(node, group_of(name), role, "accepted", more)


def group_of(name: str) -> dict[str, Any]:
    return {"type": "group", "id": number_of(name), "name": name, "group_type": "managed_group"}


def _invite(node: Node, whom: dict[str, Any] | None, role: str, status: str, more: dict[str, Any]) -> dict[str, Any]:
    item = {"type": node.kind, "id": node.id, "etag": str(node.etag), "sequence_id": "0", "name": node.name}
    made = {
        "type": "collaboration", "id": number_of(f"{node.kind} {node.id} {len(node.invited)}"),
        "created_by": user(node.owner), "created_at": "2025-01-01T00:00:00-08:00",
        "modified_at": "2025-01-01T00:00:00-08:00", "expires_at": None, "status": status, "accessible_by": whom,
        "invite_email": None, "role": role, "acknowledged_at": "2025-01-01T00:00:00-08:00",
        "item": None if status == "pending" else item, "is_access_only": False, "app_item": None, **more,
    }  # fmt: skip
    node.invited.append(made)
    return made


def link(node: Node, access: str = "open", permission: str = "can_download", **more: Any) -> dict[str, Any]:
    """Give a link to something."""
    node.link = {
        "url": f"https://corp.box.com/s/{node.id}", "download_url": None, "vanity_url": None, "vanity_name": None,
        "effective_access": access, "effective_permission": permission, "is_password_enabled": False,
        "unshared_at": None, "download_count": 0, "preview_count": 0, "access": access,
        "permissions": {"can_download": permission == "can_download", "can_preview": True, "can_edit": False}, **more,
    }  # fmt: skip
    return node.link
