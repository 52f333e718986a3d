"""Modes and POSIX access lists: worked cases, and the kernel asked the same questions."""

from __future__ import annotations

import errno
import json
import os
import random
import struct
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from contract import Listing

from aggregator.model.access import Completeness, Membership, Principal
from aggregator.model.directory import Directory
from aggregator.model.errors import UsageError
from aggregator.permissions import access_class, may_read
from aggregator.store import Store, open_store
from connectors.local import accounts

HOST = os.uname().nodename
ANY = f"any account of {HOST}"
USERS = range(52_001, 52_006)
GROUPS = range(53_001, 53_006)
OF_GROUPS = {user: [group for group in GROUPS if (user * group) % 5 < 2] for user in USERS}
USER, GROUP, OWNER, OWNING_GROUP, MASK, OTHER, NOBODY = 0x02, 0x08, 0x01, 0x04, 0x10, 0x20, 0xFFFFFFFF
needs_root = pytest.mark.skipif(os.geteuid() != 0, reason="needs root: only root can read as other accounts")

READS = """
import json, os, sys
accounts, paths = json.load(sys.stdin)
for user, groups in accounts:
    os.setgroups(groups); os.setegid(groups[0] if groups else 65534); os.seteuid(user)
    read = []
    for path in paths:
        try:
            os.close(os.open(path, os.O_RDONLY))
            read.append(path)
        except PermissionError:
            pass
    print(json.dumps(read))
    os.seteuid(0)
"""


@pytest.fixture
def folder() -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as name:
        Path(name).chmod(0o755)
        yield Path(name).resolve()


def store_at(folder: Path) -> Store:
    return open_store(f"{folder.as_uri()}?permissions=modes")


def put(path: Path, mode: int, user: int = 0, group: int = 0) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.touch()
    os.chown(path, user, group)
    path.chmod(mode)
    return path


def set_list(path: Path, *entries: tuple[int, int, int]) -> None:
    """Give a path an access list: tag, bits and number of each entry, which the kernel wants in this order."""
    packed = b"".join(struct.pack("<HHI", *each) for each in sorted(entries, key=lambda each: (each[0], each[2])))
    try:
        os.setxattr(path, "system.posix_acl_access", struct.pack("<I", 2) + packed)
    except OSError as error:
        if error.errno == errno.ENOTSUP:
            pytest.skip("needs POSIX access lists: set TMPDIR to a folder on ext4 or XFS")
        raise


def names_of(user: int) -> set[str]:
    return {f"uid {user}", ANY} | {f"gid {group}" for group in OF_GROUPS[user]}


def readers(store: Store, path: str) -> set[str]:
    edges = tuple(edge for edge in store.directory() if isinstance(edge, Membership))
    return set(access_class(Listing(store).files[path].acl, Directory(edges)).readers)


class Tree:
    """A tree of folders and files whose modes and lists chance chose."""

    def __init__(self, folder: Path, files: int, seed: int) -> None:
        self.folder = folder
        self.dice = random.Random(seed)
        folders = [folder]
        for number in range(max(files // 6, 3)):
            below = self.dice.choice(folders) / f"d{number}"
            below.mkdir()
            folders.append(below)
        for number in range(files):
            self.secure(put(self.dice.choice(folders) / f"f{number}", 0o600), (0, 4, 6, 4))
        for below in folders[1:]:
            self.secure(below, (1, 5, 7, 5, 4))

    def secure(self, path: Path, likely: tuple[int, ...]) -> None:
        dice = self.dice
        os.chown(path, dice.choice([0, *USERS]), dice.choice(GROUPS))
        bits = [dice.choice([*likely, dice.randrange(8)]) for _ in range(3)]
        if dice.random() < 0.35:
            path.chmod(bits[0] << 6 | bits[1] << 3 | bits[2])
            return
        named = [(USER, dice.choice([*likely, 0]), user) for user in dice.sample(USERS, dice.randrange(3))]
        named += [(GROUP, dice.choice([*likely, 0]), group) for group in dice.sample(GROUPS, dice.randrange(3))]
        named.append((MASK, dice.choice([0, 4, 5, 7, 7, dice.randrange(8)]), NOBODY))
        set_list(path, (OWNER, bits[0], NOBODY), (OWNING_GROUP, bits[1], NOBODY), (OTHER, bits[2], NOBODY), *named)

    def read_by_the_kernel(self) -> dict[int, set[str]]:
        paths = [os.path.join(at, name) for at, _, names in os.walk(self.folder) for name in names]  # noqa: PTH118
        asked = json.dumps([[(user, OF_GROUPS[user]) for user in USERS], paths])
        done = subprocess.run([sys.executable, "-c", READS], input=asked, capture_output=True, text=True, check=True)
        answers = map(json.loads, done.stdout.splitlines())
        return {
            user: {os.path.relpath(path, self.folder) for path in read}
            for user, read in zip(USERS, answers, strict=True)
        }


@needs_root
@pytest.mark.parametrize(("files", "seed"), [(60, 1), pytest.param(1500, 2, marks=pytest.mark.slow)])
def test_the_kernel_says_the_same_of_every_account_and_file(folder: Path, files: int, seed: int) -> None:
    tree = Tree(folder, files, seed)
    listed = Listing(store_at(folder)).files
    assert len(listed) == files
    truth = tree.read_by_the_kernel()
    ours = {
        user: {
            path
            for path, entry in listed.items()
            if entry.acl and may_read(entry.acl, names_of(user), helps_himself=False)
        }
        for user in USERS
    }
    assert ours == truth
    cases = [path in truth[user] for user in USERS for path in listed]
    assert 0.1 < sum(cases) / len(cases) < 0.9
    assert {entry.acl.completeness for entry in listed.values() if entry.acl} == {Completeness.COMPLETE}


@needs_root
def test_an_owner_is_decided_before_his_groups_and_groups_before_others(folder: Path) -> None:
    put(folder / "plan.txt", 0o044, 52_001, 53_001)
    acl = Listing(store_at(folder)).files["plan.txt"].acl
    assert acl is not None
    assert not may_read(acl, {"uid 52001", "gid 53001", ANY}, helps_himself=False)
    assert may_read(acl, {"uid 52001", "gid 53001", ANY})  # for he can change the mode
    assert may_read(acl, {"uid 52002", "gid 53001", ANY})
    put(folder / "plan.txt", 0o604, 52_001, 53_001)
    acl = Listing(store_at(folder)).files["plan.txt"].acl
    assert acl is not None
    assert not may_read(acl, {"uid 52002", "gid 53001", ANY})
    assert may_read(acl, {"uid 52003", ANY})


@needs_root
def test_a_mask_limits_who_is_named_and_one_of_nothing_makes_them_others(folder: Path) -> None:
    path = put(folder / "plan.txt", 0o600)
    entries = [(OWNER, 6, NOBODY), (USER, 4, 52_001), (OWNING_GROUP, 4, NOBODY), (OTHER, 4, NOBODY)]
    set_list(path, *entries, (MASK, 2, NOBODY))
    acl = Listing(store_at(folder)).files["plan.txt"].acl
    assert acl is not None
    assert not may_read(acl, {"uid 52001", ANY})
    assert [grant.conditions_raw for grant in acl.layers[0].grants] == ["rw-", "r--, mask -w-", "r--, mask -w-", "r--"]
    set_list(path, *entries, (MASK, 0, NOBODY))
    acl = Listing(store_at(folder)).files["plan.txt"].acl
    assert acl is not None
    assert may_read(acl, {"uid 52001", ANY})


@needs_root
def test_every_folder_on_the_way_must_be_passed_those_above_the_root_too(folder: Path) -> None:
    put(folder / "team" / "root" / "sub" / "plan.txt", 0o644)
    (folder / "team").chmod(0o710)
    os.chown(folder / "team", 0, 53_001)
    (folder / "team" / "root" / "sub").chmod(0o700)
    os.chown(folder / "team" / "root" / "sub", 52_001, 53_001)
    acl = Listing(store_at(folder / "team" / "root")).files["sub/plan.txt"].acl
    assert acl is not None
    assert may_read(acl, {"uid 52001", "gid 53001", ANY})
    assert not may_read(acl, {"uid 52001", ANY})
    assert not may_read(acl, {"uid 52002", "gid 53001", ANY})
    assert [layer.right for layer in acl.layers] == ["read", "enter", "enter"]


def test_a_file_that_all_accounts_read_is_read_by_any_account_of_the_machine(folder: Path) -> None:
    put(folder / "plan.txt", 0o644, os.geteuid(), os.getegid())
    assert readers(store_at(folder), "plan.txt") == {ANY}


def test_what_is_alike_is_one_access_list(folder: Path) -> None:
    for number in range(50):
        put(folder / "sub" / f"{number}", 0o640, os.geteuid(), os.getegid())
    assert len({id(entry.acl) for entry in Listing(store_at(folder)).files.values()}) == 1


def test_a_list_that_cannot_be_read_is_a_failure_and_the_listing_is_still_complete(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(folder / "plan.txt", 0o644, os.geteuid(), os.getegid())
    put(folder / "sealed.txt", 0o644, os.geteuid(), os.getegid())

    def listxattr(path: bytes, *, follow_symlinks: bool) -> list[str]:
        raise OSError(errno.EIO if path.endswith(b"sealed.txt") else errno.EOPNOTSUPP, "broken")

    monkeypatch.setattr("connectors.local.permissions.os.listxattr", listxattr)
    listing = Listing(store_at(folder))
    found = {path: entry.acl.completeness for path, entry in listing.files.items() if entry.acl}
    assert found == {"plan.txt": Completeness.COMPLETE, "sealed.txt": Completeness.PARTIAL}
    assert [(each.path, each.stage, each.reason) for each in listing.failures] == [
        ("sealed.txt", "permissions", "access list: broken")
    ]
    assert listing.complete


def test_lists_of_another_kind_make_what_is_known_partial_and_are_told_once(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(3):
        put(folder / f"{number}", 0o644, os.geteuid(), os.getegid())

    def listxattr(path: bytes, *, follow_symlinks: bool) -> list[str]:
        return ["system.nfs4_acl"]

    monkeypatch.setattr("connectors.local.permissions.os.listxattr", listxattr)
    listing = Listing(store_at(folder))
    assert {entry.acl.completeness for entry in listing.files.values() if entry.acl} == {Completeness.PARTIAL}
    assert ["NFSv4" in each.reason for each in listing.failures] == [True]


def test_the_directory_tells_users_from_groups_and_knows_primary_groups(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    users = {"ann": (1000, 1000), "daemon": (1, 1), "root": (0, 0)}
    groups = {"ann": (1000, []), "staff": (50, ["ann"]), "daemon": (1, []), "root": (0, [])}
    _have(monkeypatch, users, groups)
    found = list(store_at(folder).directory())
    principals = {(each.kind, each.name) for each in found if isinstance(each, Principal)}
    assert principals == {
        ("authenticated", ANY), ("user", "ann"), ("user", "daemon"), ("user", "root"),
        ("group", "ann (group)"), ("group", "daemon (group)"), ("group", "root (group)"), ("group", "staff"),
    }  # fmt: skip
    edges = {(each.group, each.member) for each in found if isinstance(each, Membership)}
    assert edges == {
        (ANY, "ann"), (ANY, "root"), (ANY, "ann (group)"), (ANY, "root (group)"), (ANY, "staff"), ("staff", "ann"),
        ("ann (group)", "ann"), ("daemon (group)", "daemon"), ("root (group)", "root"),
    }  # fmt: skip


@pytest.mark.parametrize(
    ("option", "says"),
    [
        ("permissions=acl", "permissions=acl .*known: modes, none"),
        ("modes=yes", "unknown option 'modes'"),
        ("versions=yes", "keeps no versions"),
        ("trash=yes", "keeps no trash"),
    ],
)
def test_an_option_that_a_folder_does_not_know_is_refused(folder: Path, option: str, says: str) -> None:
    with pytest.raises(UsageError, match=says):
        open_store(f"{folder.as_uri()}?{option}")


def test_a_probe_says_whose_permissions_they_are(folder: Path) -> None:
    notes = " ".join(store_at(folder).probe().notes)
    assert "root reads everything: it is the administrator" in notes
    assert "File modes say nothing" in " ".join(open_store(str(folder)).probe().notes)


def _have(
    monkeypatch: pytest.MonkeyPatch, users: dict[str, tuple[int, int]], groups: dict[str, tuple[int, list[str]]]
) -> None:
    known = {name: accounts.pwd.struct_passwd((name, "x", *ids, "", "", "")) for name, ids in users.items()}
    kept = {name: accounts.grp.struct_group((name, "x", *of)) for name, of in groups.items()}
    monkeypatch.setattr(accounts.pwd, "getpwall", lambda: list(known.values()))
    monkeypatch.setattr(accounts.pwd, "getpwnam", known.__getitem__)
    monkeypatch.setattr(accounts.grp, "getgrall", lambda: list(kept.values()))
    monkeypatch.setattr(accounts.pwd, "getpwuid", {each.pw_uid: each for each in known.values()}.__getitem__)
    monkeypatch.setattr(accounts.grp, "getgrgid", {each.gr_gid: each for each in kept.values()}.__getitem__)
    for name in ("user", "group", "user_name"):
        monkeypatch.setattr(accounts, name, getattr(accounts, name).__wrapped__)
