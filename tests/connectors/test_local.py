"""The local connector: the contract, the traps, and what only a folder of this machine can do."""

from __future__ import annotations

import os
import pickle
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

import pytest
from contract import FolderPlace, FolderTraps, Listing, StatTraps, StoreContract
from hypothesis import given
from hypothesis import strategies as st

from aggregator.model.errors import StoreError
from aggregator.model.paths import printable
from aggregator.store import EntryChanged, Store, open_store
from connectors.local import LocalStore, accounts, connect
from connectors.local.walk import DEPTH

NOBODY = 65534


class LocalPlace(FolderPlace):
    """A folder of its own, which an ordinary user can reach."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.uri = str(folder)

    def write(self, path: str, content: bytes) -> None:
        target = self.folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        before = target.stat().st_ctime_ns if target.exists() else None
        target.write_bytes(content)
        while target.stat().st_ctime_ns == before:  # some clocks tick every few milliseconds only
            target.write_bytes(content)

    def remove(self, path: str) -> None:
        target = self.folder / path
        shutil.rmtree(target) if target.is_dir() else target.unlink()

    def rename(self, path: str, to: str) -> None:
        (self.folder / path).rename(self.folder / to)

    @contextmanager
    def denied(self, path: str) -> Iterator[None]:
        (self.folder / path).chmod(0o000)
        try:
            with as_an_ordinary_user():
                yield
        finally:
            (self.folder / path).chmod(0o755)


@contextmanager
def as_an_ordinary_user() -> Iterator[None]:
    """Modes bind everybody but root, so root steps down for a while."""
    if os.geteuid():
        yield
        return
    os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)


@pytest.fixture
def place() -> Iterator[LocalPlace]:
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        yield LocalPlace(Path(folder).resolve())


@pytest.fixture
def store(place: LocalPlace) -> Store:
    return open_store(place.uri)


class TestLocal(StoreContract, FolderTraps, StatTraps):
    @pytest.fixture
    def place(self, place: LocalPlace) -> LocalPlace:
        return place


def test_a_path_a_file_uri_and_a_link_to_it_are_the_same_store(place: LocalPlace, tmp_path: Path) -> None:
    folder = place.folder / "my 报告 100%"
    folder.mkdir()
    (tmp_path / "link").symlink_to(folder)
    uris = [
        str(folder),
        f"file://{quote(str(folder))}",
        f"FILE://localhost{quote(str(folder))}",
        str(tmp_path / "link"),
    ]
    roots = {root for uri in uris for root in connect(uri).roots()}
    (root,) = roots
    assert root.name == "my 报告 100%"
    assert root.uri == folder.as_uri()


@pytest.mark.parametrize(
    ("uri", "says"),
    [
        ("", "an empty path names no folder"),
        ("{}/missing", "missing: there is no such folder"),
        ("{}/file.txt", r"file\.txt: is no folder; give the folder that holds it"),
        ("{}/file.txt/below", "below: is no folder"),
        ("{}/pipe", "pipe: is no folder"),
        ("file://fileserver/share", "names the machine 'fileserver'; a local folder is file:///path/to/it"),
        ("file://", "names the machine ''"),
        ("{}/nul\0", "is no path: .*embedded null"),
    ],
)
def test_what_is_no_folder_is_a_clear_error(place: LocalPlace, uri: str, says: str) -> None:
    place.write("file.txt", b"x")
    os.mkfifo(place.folder / "pipe")
    with pytest.raises(StoreError, match=says):
        connect(uri.replace("{}", place.uri))


def test_an_unreadable_root_is_an_error_and_a_probe_says_so(place: LocalPlace) -> None:
    store = connect(place.uri)
    with place.denied("."):
        with pytest.raises(StoreError, match="cannot be listed: Permission denied"):
            connect(place.uri)
        with pytest.raises(StoreError, match="cannot be listed: Permission denied"):
            list(store.changes(store.root, None))
        assert not store.probe().reachable


def test_an_unreadable_file_is_listed_and_opening_it_says_why(place: LocalPlace, store: Store) -> None:
    place.write("plan.txt", b"x")
    with place.denied("plan.txt"):
        entry = Listing(store).files["plan.txt"]
        with pytest.raises(StoreError, match=r"plan\.txt: cannot be read: Permission denied"):
            store.open(entry)


def test_a_folder_that_can_be_listed_but_not_entered_fails_name_by_name(place: LocalPlace, store: Store) -> None:
    place.write("sub/a", b"")
    place.write("sub/b", b"")
    (place.folder / "sub").chmod(0o444)
    with as_an_ordinary_user():
        listing = Listing(store)
    assert [(failure.path, failure.subtree) for failure in listing.failures] == [("sub/a", True), ("sub/b", True)]
    assert not listing.complete


def test_a_root_that_vanishes_while_it_is_listed_is_never_a_complete_listing(place: LocalPlace) -> None:
    place.write("root/a/one", b"")
    place.write("root/b/two", b"")
    store = connect(f"{place.uri}/root")
    pages = store._everything(store.root)
    first = next(pages)
    place.remove("root")
    rest = list(pages)
    assert getattr(first, "path", None) == "a"
    assert [(found.path, found.subtree) for found in rest if hasattr(found, "subtree")] == [("a", True), ("", True)]


def test_a_folder_that_takes_the_roots_place_is_not_listed_in_its_name(place: LocalPlace) -> None:
    place.write("root/a", b"x")
    store = connect(f"{place.uri}/root")
    entry = Listing(store).files["a"]
    place.rename("root", "old")
    place.write("root/a", b"x")
    with pytest.raises(StoreError, match="another folder stands there now"):
        list(store.changes(store.root, None))
    with pytest.raises(StoreError, match="another folder stands there now"):
        store.open(entry)


def test_a_file_that_changes_while_it_is_read_says_so(place: LocalPlace, store: Store) -> None:
    place.write("log.txt", bytes(3 << 20))
    with store.open(Listing(store).files["log.txt"]) as opened:
        opened.read(10)
        place.write("log.txt", b"short")
        with pytest.raises(EntryChanged, match=r"log\.txt"):
            opened.read()


def test_an_opened_file_can_be_searched(place: LocalPlace, store: Store) -> None:
    place.write("ten", b"0123456789")
    with store.open(Listing(store).files["ten"], start=2, limit=6) as opened:
        assert opened.seek(-2, os.SEEK_END) == 4
        assert opened.read() == b"67"
        opened.seek(0)
        assert opened.read(3) == b"234"
        assert opened.tell() == 3


def test_owner_and_times_are_listed_and_modes_are_no_permissions_unasked(place: LocalPlace, store: Store) -> None:
    place.write("plan.txt", b"x")
    os.utime(place.folder / "plan.txt", (0, 1_700_000_000))
    entry = Listing(store).files["plan.txt"]
    assert (entry.owner, entry.modified) == ((place.folder / "plan.txt").owner(), 1_700_000_000)
    assert entry.acl is None
    assert list(store.directory()) == []


def test_an_owner_without_a_name_is_nobody_known(
    place: LocalPlace, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    def getpwuid(user: int) -> None:
        raise KeyError(user)

    monkeypatch.setattr("connectors.local.accounts.pwd.getpwuid", getpwuid)
    monkeypatch.setattr("connectors.local.walk.user_name", accounts.user_name.__wrapped__)
    place.write("plan.txt", b"x")
    assert Listing(store).files["plan.txt"].owner is None


def test_a_change_of_mode_or_name_reads_no_other_file_again(place: LocalPlace, store: Store) -> None:
    place.write("a/one.txt", b"1")
    place.write("a/two.txt", b"2")
    before = Listing(store).files
    place.rename("a", "b")
    (place.folder / "b/two.txt").chmod(0o600)
    after = Listing(store).files
    assert after["b/one.txt"].file == before["a/one.txt"].file
    assert after["b/one.txt"].content_version == before["a/one.txt"].content_version
    assert after["b/two.txt"].file == before["a/two.txt"].file
    assert after["b/two.txt"].content_version != before["a/two.txt"].content_version


def test_folders_nested_without_end_are_cut_off_with_a_failure(place: LocalPlace, store: Store) -> None:
    here = os.open(place.folder, os.O_RDONLY)
    for _ in range(DEPTH + 5):
        os.mkdir("d", dir_fd=here)
        inner = os.open("d", os.O_RDONLY, dir_fd=here)
        os.close(here)
        here = inner
    os.close(here)
    listing = Listing(store)
    assert len(listing.entries) == DEPTH + 1
    assert [(failure.subtree, failure.reason) for failure in listing.failures] == [
        (True, f"not entered: below {DEPTH} folders")
    ]
    assert not listing.complete


class _AsSeen:
    """A stat result with parts of it replaced, for mounts that a test cannot make."""

    def __init__(self, found: os.stat_result, **other: int) -> None:
        self._found = found
        self._other = other

    def __getattr__(self, name: str) -> int:
        return self._other.get(name, getattr(self._found, name))


def test_the_same_inode_on_a_mounted_device_is_another_file(place: LocalPlace, monkeypatch: pytest.MonkeyPatch) -> None:
    place.write("here.txt", b"1")
    place.write("mnt/there.txt", b"2")
    inode = (place.folder / "here.txt").stat().st_ino
    mounted = {"mnt": {"st_dev": 99_999}, "there.txt": {"st_dev": 99_999, "st_ino": inode}}
    _see(monkeypatch, mounted)
    entries = {entry.path: entry for entry in Listing(connect(place.uri)).entries}
    assert entries["here.txt"].native_id == f"{inode:x}"
    assert entries["mnt/there.txt"].native_id.endswith(f".{inode:x}")
    mounted["mnt"]["st_dev"] = mounted["there.txt"]["st_dev"] = 77_777
    assert {entry.path: entry for entry in Listing(connect(place.uri)).entries} == entries


def test_a_folder_mounted_into_itself_is_not_listed_again(place: LocalPlace, monkeypatch: pytest.MonkeyPatch) -> None:
    place.write("a/b/plan.txt", b"1")
    _see(monkeypatch, {"b": {"st_ino": (place.folder / "a").stat().st_ino}})
    listing = Listing(connect(place.uri))
    assert [entry.path for entry in listing.entries] == ["a", "a/b"]
    assert [(f.path, f.reason) for f in listing.failures] == [
        ("a/b", "not entered: is one of the folders it stands in")
    ]


def _see(monkeypatch: pytest.MonkeyPatch, other: dict[str, dict[str, int]]) -> None:
    class Seen:
        def __init__(self, child: os.DirEntry[str]) -> None:
            self.name = child.name
            self._child = child

        def stat(self, *, follow_symlinks: bool) -> object:
            return _AsSeen(self._child.stat(follow_symlinks=follow_symlinks), **other.get(self.name, {}))

    @contextmanager
    def scandir(folder: int) -> Iterator[Iterator[Seen]]:
        with original(folder) as listing:
            yield (Seen(child) for child in listing)

    original = os.scandir
    monkeypatch.setattr("connectors.local.walk.os.scandir", scandir)


def test_a_store_can_be_handed_to_a_worker(place: LocalPlace) -> None:
    place.write("plan.txt", b"x")
    store = pickle.loads(pickle.dumps(connect(place.uri)))
    assert isinstance(store, LocalStore)
    assert list(Listing(store).files) == ["plan.txt"]


@given(st.lists(st.binary(min_size=1, max_size=12), min_size=2, max_size=2, unique=True))
def test_different_paths_stay_different_when_shown(paths: list[bytes]) -> None:
    assert printable(paths[0]) != printable(paths[1])


@given(
    st.from_regex(rb"(\\\\|\\x|\xff|[\x00-\x1f]|f|5|c|u|0|2){1,6}", fullmatch=True),
    st.from_regex(rb"(\\\\|\\x|\xff|f|5|c|u|0){1,6}", fullmatch=True),
)
def test_paths_that_look_like_escapes_stay_different(left: bytes, right: bytes) -> None:
    assert (printable(left) == printable(right)) is (left == right)
