"""Who reaches a file of an account: its owner, and whom it or a folder above it is shared with."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from aggregator.model.access import Acl, Completeness, Grant, Layer
from aggregator.model.errors import StoreError
from connectors._dav.multistatus import Resource
from connectors._json import Record, record_or_empty, text_or_none
from connectors.nextcloud.api import Api
from connectors.nextcloud.people import People
from connectors.nextcloud.shares import grant_of, inherited, learn, rights_of

OWNER = "{http://owncloud.org/ns}owner-id"
MOUNT = "{http://nextcloud.org/ns}mount-type"
FILE_ID = "{http://owncloud.org/ns}fileid"

_OWNS = frozenset({"list", "read", "write", "share", "admin"})


@dataclass(frozen=True, slots=True)
class Passed:
    """What a folder passes on to what stands in it."""

    grants: tuple[Grant, ...] = ()
    whole: bool = True


@dataclass(slots=True)
class Access:
    """The shares that an account sees.

    Parameters
    ----------
    account
        Its id.
    top
        The path of the scanned folder in the account's files.
    failed
        Why shares could not be asked for, where they could not: then every access list is partial.
    """

    api: Api
    people: People
    account: str
    top: str
    failed: str | None = None
    _of_file: dict[str, list[Grant]] = field(default_factory=dict)
    _of_path: dict[str, list[Grant]] = field(default_factory=dict)
    _group_folders: dict[str, tuple[Grant, ...]] = field(default_factory=dict)
    _passed: dict[bytes, Passed] = field(default_factory=dict)

    def prepare(self) -> None:
        """Ask for all shares of the account's files, those with it, and group folders."""
        try:
            shares = [*self.api.shares(reshares="true"), *self.api.shares(shared_with_me="true")]
        except StoreError as error:
            self.failed = str(error)
            shares = []
        for share in shares:
            learn(share, self.people)
        self._note(shares)
        self._group_folders = self._ask_for_group_folders()
        self._passed[b""] = self._passed_to_the_top()

    def passed_to(self, folder: bytes) -> Passed:
        """Return what a folder passes on, once: it is listed once."""
        return self._passed.pop(folder, Passed(whole=False))

    def in_folder_of_others(self, path: str) -> None:
        """Ask for the shares of what stands in a folder that is not the account's own."""
        try:
            self._note(self.api.shares(path=path, reshares="true", subfiles="true"))
        except StoreError:
            return  # who may not share it may not ask; the access lists of others' files are partial anyway

    def acl(self, path: bytes, found: Resource, passed: Passed) -> Acl:
        """Return who reaches a path, and keep what it passes on where it is a folder."""
        file = found.text(FILE_ID) or ""
        owner = found.text(OWNER)
        grants = (*self._of_file.get(file, ()), *self._of_mount(path, found))
        whole = passed.whole and owner == self.account and not found.text(MOUNT) and self.failed is None
        if found.is_folder:
            shown = path.decode("utf-8", "replace")
            below = tuple(inherited(grant, shown) for grant in grants)
            self._passed[path] = Passed((*passed.grants, *below), whole) if below else Passed(passed.grants, whole)
        own = (Grant(self.people.user(owner), True, 0, _OWNS, "owner"),) if owner else ()
        everybody = tuple(dict.fromkeys((*own, *grants, *passed.grants)))
        return Acl((Layer("union", everybody),), Completeness.COMPLETE if whole else Completeness.PARTIAL)

    def owner(self, found: Resource) -> str | None:
        """Return the name of a path's owner."""
        owner = found.text(OWNER)
        return self.people.user(owner).name if owner else None

    def own(self) -> Acl:
        """Return the access list of what only the account itself reaches."""
        grant = Grant(self.people.user(self.account), True, 0, _OWNS, "owner")
        return Acl((Layer("union", (grant,)),), Completeness.COMPLETE)

    def _note(self, shares: Iterable[Record]) -> None:
        for share in shares:
            grant = grant_of(share, self.people)
            file = str(share.get("file_source") or share.get("item_source") or "")
            path = text_or_none(share, "path")
            if grant is None or not file:
                continue
            known = self._of_file.setdefault(file, [])
            if grant not in known:
                known.append(grant)
                if path is not None:
                    self._of_path.setdefault(path.strip("/"), []).append(grant)

    def _of_mount(self, path: bytes, found: Resource) -> tuple[Grant, ...]:
        if found.text(MOUNT) != "group":
            return ()
        return self._group_folders.get(_joined(self.top, path.decode("utf-8", "replace")), ())

    def _passed_to_the_top(self) -> Passed:
        """Return what the scanned folder and those above it pass on."""
        grants: list[Grant] = []
        whole = True
        parts = self.top.split("/") if self.top else []
        for depth in range(len(parts) + 1):
            above = "/".join(parts[:depth])
            grants += (inherited(each, f"/{above}") for each in self._of_path.get(above, ()))
            grants += (inherited(each, f"/{above}") for each in self._group_folders.get(above, ()))
            whole = whole and above not in self._group_folders
        return Passed(tuple(grants), whole)

    def _ask_for_group_folders(self) -> dict[str, tuple[Grant, ...]]:
        try:
            folders = self.api.group_folders()
        except StoreError:
            return {}  # the app is not there: no path will be of its kind
        found = {}
        for folder in folders:
            mount = (text_or_none(folder, "mount_point") or "").strip("/")
            groups = record_or_empty(folder, "groups")
            found[mount] = tuple(self._group_grant(name, groups[name]) for name in groups)
        return found

    def _group_grant(self, name: str, said: object) -> Grant:
        """Return what a group folder gives to a group, or to a team; newer servers say more of it than a number."""
        record = said if isinstance(said, dict) else {"permissions": said}
        bits = record.get("permissions")
        team = record.get("type") == "circle"
        whom = self.people.gathering("team", name) if team else self.people.group(name)
        return Grant(whom, True, 0, rights_of(bits if isinstance(bits, int) else 31), "policy")


def _joined(folder: str, path: str) -> str:
    return f"{folder}/{path}".strip("/")
