"""Shares of a real Samba server: the contract, previous versions, and who may read by their access lists."""

from __future__ import annotations

import os
import random
import re
import shutil
import struct
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from contract import Listing, Place, StoreContract
from servers.samba import NAME, PASSWORD, Samba, samba
from smbprotocol.open import SMB2SetInfoRequest

from aggregator.model.access import Completeness
from aggregator.model.errors import NotAuthorised, StoreError, UsageError
from aggregator.permissions import may_read
from aggregator.store import Store, open_store
from connectors.smb.messages import READ_DATA, close, create
from connectors.smb.sids import AUTHENTICATED, EVERYONE, packed
from connectors.smb.wire import ACCESS_DENIED, Account, Refused, Share

READER = "daemon"
ACCOUNTS = ("bin", "sys", "games")


@pytest.fixture(scope="module")
def server() -> Iterator[Samba]:
    with TemporaryDirectory() as folder:  # pytest's own folders keep other accounts out
        yield from _serving(Path(folder).resolve())


def _serving(top: Path) -> Iterator[Samba]:
    shared = top / "shared"
    for folder in (top, shared):
        folder.mkdir(mode=0o755, exist_ok=True)
        folder.chmod(0o755)
    for name in ("plans", "lists", "old"):
        (shared / name).mkdir(mode=0o755)
    plain = {"read only": "no"}
    lists = {
        "vfs objects": "acl_xattr",
        "acl_xattr:ignore system acls": "yes",
        "acl_xattr:default acl style": "windows",
    }
    previous = {
        "vfs objects": "shadow_copy2",
        "shadow:snapdir": str(shared / "snapshots"),
        "shadow:mountpoint": str(shared / "old"),
        "shadow:format": "@GMT-%Y.%m.%d-%H.%M.%S",
        "shadow:sort": "desc",
        "shadow:localtime": "no",
    }
    shares = {
        "plans": {"path": str(shared / "plans"), **plain},
        "lists": {"path": str(shared / "lists"), **plain, **lists, "create mask": "0777", "directory mask": "0777"},
        "old": {"path": str(shared / "old"), **plain, **previous},
    }
    with samba(top / "server", shares) as running:
        yield running


@pytest.fixture(autouse=True)
def signed_in(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AGGREGATOR_SMB_PASSWORD", PASSWORD)


class SharePlace(Place):
    """A folder of a share, changed behind the server's back; what is denied is for root alone."""

    def __init__(self, server: Samba, folder: Path, share: str = "plans") -> None:
        self.folder = folder
        self.uri = f"{server.uri(share, READER)}/{folder.name}"

    def write(self, path: str, content: bytes) -> None:
        target = self.folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        before = target.stat().st_ctime_ns if target.exists() else None
        target.write_bytes(content)
        while target.stat().st_ctime_ns == before:
            target.write_bytes(content)

    def remove(self, path: str) -> None:
        target = self.folder / path
        shutil.rmtree(target) if target.is_dir() else target.unlink()

    def rename(self, path: str, to: str) -> None:
        (self.folder / path).rename(self.folder / to)

    @contextmanager
    def denied(self, path: str) -> Iterator[None]:
        (self.folder / path).chmod(0o700)
        yield
        (self.folder / path).chmod(0o755)


_NUMBER = iter(range(10_000))


@pytest.fixture
def place(server: Samba) -> SharePlace:
    folder = Path(server.shares["plans"]["path"]) / f"place {next(_NUMBER)}"
    folder.mkdir(mode=0o755)
    return SharePlace(server, folder)


@pytest.fixture
def store(place: SharePlace) -> Store:
    return open_store(place.uri)


class TestSamba(StoreContract):
    @pytest.fixture
    def place(self, place: SharePlace) -> SharePlace:
        return place


def test_what_an_account_is_not_told_is_said(store: Store) -> None:
    probe = store.probe()
    assert probe.reachable
    assert any("who may use the share at all is not told" in note for note in map(str.casefold, probe.notes))
    assert any("give --members" in note for note in probe.notes)


def test_an_administrator_sees_who_may_use_the_share(server: Samba) -> None:
    store = open_store(server.uri("plans"))
    assert not any("not told:" in note for note in store.probe().notes)
    listing = Listing(store)
    assert not [each for each in listing.failures if each.stage == "permissions"]


def test_a_link_is_never_followed(place: SharePlace, store: Store, tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("outside")
    place.write("in/plan.txt", b"inside")
    (place.folder / "out").symlink_to(tmp_path)
    assert "out/secret.txt" not in Listing(store).files


def test_a_wrong_password_is_refused_and_not_repeated(place: SharePlace, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AGGREGATOR_SMB_PASSWORD", "not-the-password")
    with pytest.raises(NotAuthorised, match=r"'daemon' is refused .the password of AGGREGATOR_SMB_PASSWORD") as error:
        open_store(place.uri)
    assert "not-the-password" not in str(error.value)


def test_what_names_no_share_is_a_clear_error(server: Samba) -> None:
    with pytest.raises(UsageError, match="names no share; write smb://user@host/share/path"):
        open_store("smb://ann@host/")
    with pytest.raises(StoreError, match="the server has no share 'nowhere'"):
        open_store(server.uri("nowhere", READER))
    missing = open_store(f"{server.uri('plans', READER)}/missing")
    listing = Listing(missing)
    assert [failure.subtree for failure in listing.failures if failure.stage == "list"] == [True]
    assert not listing.complete


def test_previous_versions_are_listed_where_they_are_asked_for(server: Samba) -> None:
    top = Path(server.shares["old"]["path"])
    (top / "plan.txt").write_text("now")
    for day, content in (("2024.03.01", "first"), ("2024.04.01", "second")):
        snapshot = top.parent / "snapshots" / f"@GMT-{day}-12.00.00"
        snapshot.mkdir(parents=True)
        (snapshot / "plan.txt").write_text(content)
        os.utime(snapshot / "plan.txt", (1.7e9, 1.7e9))
    store = open_store(f"{server.uri('old')}?versions=yes")
    files = Listing(store).files
    newest = files.pop("plan.txt")
    old = {path: entry for path, entry in files.items() if entry.version_of == newest.native_id}
    assert sorted(old) == ["plan [2024-03-01 12.00.00].txt", "plan [2024-04-01 12.00.00].txt"]
    contents = []
    for path in sorted(old):
        with store.open(old[path]) as content:
            contents.append(content.read())
    assert contents == [b"first", b"second"]
    assert all(entry.trashed for entry in old.values())


# Who may read


def set_list(server: Samba, path: str, aces: list[tuple[str, bool, int]]) -> None:
    """Give a file an access list of entries: who, whether he may, and what."""
    entries = b"".join(
        struct.pack("<BBHI", 0 if allow else 1, 0, 8 + len(packed(sid)), mask) + packed(sid)
        for sid, allow, mask in aces
    )
    dacl = struct.pack("<BBHHH", 2, 0, 8 + len(entries), len(aces), 0) + entries
    request = SMB2SetInfoRequest()
    request["info_type"] = 3
    request["additional_information"] = 4
    request["file_id"] = b"\xff" * 16
    request["buffer"] = struct.pack("<BBHIIII", 1, 0, 0x8004, 0, 0, 0, 20) + dacl
    share = Share("127.0.0.1", server.port, "lists", Account("root", PASSWORD))
    try:
        share.connect()
        share.ask(create(path, 0x40000), request, close())
    finally:
        share.close()


def sids_of(server: Samba) -> dict[str, str]:
    told = {name: server.run("pdbedit", "-s", str(server.configuration), "-v", "-u", name) for name in ACCOUNTS}
    return {name: re.search(r"User SID:\s+(\S+)", text)[1] for name, text in told.items()}  # type: ignore[index]


@contextmanager
def accounts_of(server: Samba) -> Iterator[dict[str, Share]]:
    """Give the share as each account has it."""
    shares = {name: Share("127.0.0.1", server.port, "lists", Account(name, PASSWORD)) for name in ACCOUNTS}
    for share in shares.values():
        share.connect()
    yield shares
    for share in shares.values():
        share.close()


def really_reads(share: Share, path: str) -> bool:
    """Return whether the server opens a file for reading its bytes."""
    try:
        share.ask(create(path, READ_DATA), close())
    except Refused as error:
        if error.status != ACCESS_DENIED:
            raise
        return False
    return True


def agree(server: Samba, cases: int, seed: int) -> int:
    """Return how many answers were compared; each of them agrees."""
    dice = random.Random(seed)
    top = Path(server.shares["lists"]["path"])
    compared = 0
    trustees = [*sids_of(server).values(), EVERYONE, AUTHENTICATED]
    lists: dict[str, list[tuple[str, bool, int]]] = {}
    for number in range(cases):
        name = f"{seed}-{number}.txt"
        (top / name).write_text("x")
        (top / name).chmod(0o777)
        masks = (0x120089, 0x1301BF, 0x1F01FF, 0x1, 0x120088, 0x2, 0x80000000, 0x10000000)
        lists[name] = [
            (dice.choice(trustees), dice.random() < 0.6, dice.choice(masks)) for _ in range(dice.randint(0, 5))
        ]
        set_list(server, name, lists[name])
    files = Listing(open_store(server.uri("lists"))).files
    with accounts_of(server) as shares:
        for name, aces in lists.items():
            acl = files[name].acl
            assert acl is not None
            for account, share in shares.items():
                told = may_read(acl, {f"{NAME}\\{account}", "any account of 127.0.0.1"}, helps_himself=False)
                assert told is really_reads(share, name), (account, aces, acl)
                compared += 1
    return compared


def test_who_may_read_by_its_list_really_can(server: Samba) -> None:
    assert agree(server, 20, seed=1) == 60


@pytest.mark.slow
def test_who_may_read_by_a_thousand_answers_really_can(server: Samba) -> None:
    assert agree(server, 350, seed=2) >= 1000


def test_an_administrator_is_told_whole_lists(server: Samba, place: SharePlace) -> None:
    place.write("plan.txt", b"x")
    acl = Listing(open_store(f"{server.uri('plans')}/{place.folder.name}")).files["plan.txt"].acl
    assert acl is not None
    assert acl.completeness is Completeness.COMPLETE


def test_a_connection_that_broke_is_taken_up_again(server: Samba, place: SharePlace, store: Store) -> None:
    place.write("plan.txt", b"0123456789" * 100_000)
    entry = Listing(store).files["plan.txt"]
    with store.open(entry) as content:
        first = content.read(10)
        server.stop()
        server.start()
        assert first + content.read() == b"0123456789" * 100_000
    server.stop()
    server.start()
    again = Listing(store).files["plan.txt"]
    assert (again.native_id, again.content_version) == (entry.native_id, entry.content_version)


def test_a_server_that_is_gone_deletes_nothing(
    server: Samba, place: SharePlace, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    place.write("plan.txt", b"x")
    monkeypatch.setattr("connectors.smb.wire._PAUSES", (0.0,))
    server.stop()
    try:
        listing = Listing(store)
    finally:
        server.start()
    assert (listing.entries, listing.complete, [each.subtree for each in listing.failures]) == ([], False, [True])
