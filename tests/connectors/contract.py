"""What every connector must do, as tests to inherit. Needs pytest and aggregator alone, so it can be copied.

A connector's test module has one class for it and a fixture ``place`` that gives a fresh, empty store::

    from contract import Place, StoreContract

    class TestMyStore(StoreContract):
        @pytest.fixture
        def place(self, my_server) -> Place:
            return MyPlace(my_server)

`FolderTraps` adds what only stores with a file system behind them can get wrong.
"""

from __future__ import annotations

import errno
import itertools
import os
import socket
from abc import ABC, abstractmethod
from collections.abc import Mapping
from contextlib import AbstractContextManager
from pathlib import Path

import pytest

from aggregator.model.access import Acl, Completeness
from aggregator.model.entries import Entry, EntryKind, Page, Root
from aggregator.model.errors import StoreError
from aggregator.permissions import may_read
from aggregator.store import CursorReset, EntryChanged, EntryGone, Store, open_store


class Place(ABC):
    """A store that a test may change. Paths are relative and ``/``-separated."""

    uri: str

    @abstractmethod
    def write(self, path: str, content: bytes) -> None:
        """Create a file and the folders above it, or replace its content."""

    def write_all(self, contents: Mapping[str, bytes]) -> None:
        """Create files. A place where each takes long may do it otherwise than one by one."""
        for path, content in contents.items():
            self.write(path, content)

    @abstractmethod
    def remove(self, path: str) -> None:
        """Remove a file, or a folder with everything in it."""

    @abstractmethod
    def rename(self, path: str, to: str) -> None:
        """Rename a file."""

    @abstractmethod
    def denied(self, path: str) -> AbstractContextManager[None]:
        """Make a folder unlistable for the connector, for a while; in a store whose listing is flat: invisible."""


class Listing:
    """Everything one pass over the only root of a store said."""

    def __init__(self, store: Store, cursor: bytes | None = None) -> None:
        (self.root,) = store.roots()
        self.pages: list[Page] = list(store.changes(self.root, cursor))
        self.entries = [entry for page in self.pages for entry in page.upserts]
        self.failures = [failure for page in self.pages for failure in page.failures]
        self.complete = self.pages[-1].complete

    @property
    def files(self) -> dict[str, Entry]:
        """Return the files by path."""
        return {entry.path: entry for entry in self.entries if entry.kind is EntryKind.FILE}


class StoreContract:
    """The promises of the `Store` protocol."""

    @pytest.fixture
    def place(self) -> Place:
        raise TypeError(f"{type(self).__name__} has no fixture 'place'")

    @pytest.fixture
    def store(self, place: Place) -> Store:
        return open_store(place.uri)

    def test_it_is_a_store_that_can_be_reached(self, store: Store) -> None:
        assert isinstance(store, Store)
        assert store.probe().reachable

    def test_it_has_the_same_root_each_time_it_is_opened(self, store: Store, place: Place) -> None:
        assert [root.id for root in store.roots()] == [root.id for root in open_store(place.uri).roots()]

    def test_an_empty_store_is_one_complete_page_without_entries(self, store: Store) -> None:
        listing = Listing(store)
        assert (listing.entries, listing.failures, listing.complete) == ([], [], True)

    def test_everything_is_listed_once_with_path_size_and_kind(self, store: Store, place: Place) -> None:
        contents = {"plan.txt": b"one", "a/b/c/deep.csv": b"x,y\n", "a/empty": b"", "报告/机组 1.txt": "容量".encode()}
        for path, content in contents.items():
            place.write(path, content)
        files = Listing(store).files
        assert {path: entry.size for path, entry in files.items()} == {p: len(c) for p, c in contents.items()}
        assert len({entry.file for entry in files.values()}) == len(contents)

    def test_what_is_opened_is_what_was_written(self, store: Store, place: Place) -> None:
        content = bytes(range(256)) * 9000
        place.write("sub/blob.bin", content)
        with store.open(Listing(store).files["sub/blob.bin"]) as opened:
            assert opened.read() == content

    @pytest.mark.parametrize(
        ("start", "limit"), [(0, None), (0, 4), (3, 4), (3, None), (8, 100), (10, None), (50, 5), (0, 0)]
    )
    def test_a_part_of_a_file_can_be_opened(self, store: Store, place: Place, start: int, limit: int | None) -> None:
        content = b"0123456789"
        place.write("ten", content)
        with store.open(Listing(store).files["ten"], start=start, limit=limit) as opened:
            assert opened.read() == content[start:][:limit]

    def test_an_unchanged_store_is_listed_the_same_twice(self, store: Store, place: Place) -> None:
        for number in range(5):
            place.write(f"folder {number % 2}/{number}.txt", b"same")
        assert Listing(store).entries == Listing(open_store(place.uri)).entries

    def test_a_changed_content_is_another_version_of_the_same_file(self, store: Store, place: Place) -> None:
        place.write("plan.txt", b"120 MW")
        place.write("other.txt", b"120 MW")
        before = Listing(store).files
        place.write("plan.txt", b"650 MW")
        after = Listing(store).files
        assert after["plan.txt"].file == before["plan.txt"].file
        assert after["plan.txt"].content_version != before["plan.txt"].content_version
        assert after["other.txt"] == before["other.txt"]

    def test_a_renamed_file_keeps_its_id_where_the_store_says_ids_are_stable(self, store: Store, place: Place) -> None:
        place.write("old.txt", b"x")
        before = Listing(store).files["old.txt"]
        place.rename("old.txt", "new.txt")
        after = Listing(store).files
        assert list(after) == ["new.txt"]
        assert (after["new.txt"].file == before.file) is store.caps.stable_id

    def test_a_removed_file_is_listed_no_more_and_the_listing_is_complete(self, store: Store, place: Place) -> None:
        place.write("keep/a.txt", b"a")
        place.write("drop/b.txt", b"b")
        Listing(store)
        place.remove("drop")
        listing = Listing(store)
        assert (list(listing.files), listing.complete) == (["keep/a.txt"], True)

    def test_opening_a_removed_file_says_that_it_is_gone(self, store: Store, place: Place) -> None:
        place.write("sub/plan.txt", b"x")
        entry = Listing(store).files["sub/plan.txt"]
        place.remove("sub/plan.txt")
        with pytest.raises(EntryGone, match=r"sub/plan\.txt"):
            store.open(entry)

    def test_opening_below_a_removed_folder_says_that_it_is_gone(self, store: Store, place: Place) -> None:
        place.write("sub/plan.txt", b"x")
        entry = Listing(store).files["sub/plan.txt"]
        place.remove("sub")
        with pytest.raises(EntryGone, match=r"sub/plan\.txt"):
            store.open(entry)

    def test_opening_a_changed_file_says_that_it_changed(self, store: Store, place: Place) -> None:
        place.write("plan.txt", b"120 MW")
        entry = Listing(store).files["plan.txt"]
        place.write("plan.txt", b"650 MW, and more")
        with pytest.raises(EntryChanged, match=r"plan\.txt"):
            store.open(entry)

    def test_only_the_last_page_is_complete_and_pages_stay_small(self, store: Store, place: Place) -> None:
        place.write_all({f"{number % 7}/{number}": b"" for number in range(2300)})
        pages = Listing(store).pages
        assert [page.complete for page in pages] == [False] * (len(pages) - 1) + [True]
        assert max(len(page.upserts) for page in pages) <= 1000
        assert sum(entry.kind is EntryKind.FILE for page in pages for entry in page.upserts) == 2300

    def test_a_listing_can_be_torn_off(self, store: Store, place: Place) -> None:
        place.write_all({f"{number}": b"" for number in range(1200)})
        (root,) = store.roots()
        assert len(list(itertools.islice(store.changes(root, None), 1))) == 1
        assert len(Listing(store).files) == 1200

    def test_a_folder_that_cannot_be_listed_fails_alone_and_leaves_the_epoch_open(
        self, store: Store, place: Place
    ) -> None:
        place.write("open/a.txt", b"a")
        place.write("shut/b.txt", b"b")
        place.write("zebra/c.txt", b"c")
        with place.denied("shut"):
            listing = Listing(store)
        assert sorted(listing.files) == ["open/a.txt", "zebra/c.txt"]
        shut = [] if store.caps.flat else [("shut", True)]
        assert [(each.path, each.subtree) for each in listing.failures if each.stage == "list"] == shut
        assert listing.complete is store.caps.flat
        assert Listing(store).complete

    def test_no_permission_is_taken_for_private(self, store: Store, place: Place) -> None:
        place.write("plan.txt", b"x")
        acl = Listing(store).files["plan.txt"].acl
        assert acl is None or (isinstance(acl, Acl) and (acl.layers or acl.completeness != "complete"))

    def test_records_hold_what_their_types_say(self, store: Store, place: Place) -> None:
        place.write("a/plan.txt", b"x")
        for entry in Listing(store).entries:
            assert entry.path.isprintable()
            assert not entry.path.startswith("/")
            assert isinstance(entry.raw_path, bytes)
            assert entry.content_version
            assert all(type(key) is type(value) is str for key, value in entry.extra.items())

    def test_entries_of_another_root_are_not_opened(self, store: Store, place: Place) -> None:
        place.write("plan.txt", b"x")
        found = Listing(store).files["plan.txt"]
        foreign = Entry("elsewhere", found.native_id, found.path, found.raw_path, found.kind, 1, found.content_version)
        with pytest.raises(StoreError):
            store.open(foreign)
        with pytest.raises(StoreError):
            list(store.changes(Root("elsewhere", "", ""), None))


class DeltaPlace(Place):
    """A place whose store can say what changed since a cursor."""

    @abstractmethod
    def share(self, path: str, account: str) -> None:
        """Let an account, named by its address, read a file or all that is in a folder."""


class DeltaContract:
    """What a store promises that says what changed. ``place`` is a `DeltaPlace`."""

    def test_a_whole_listing_ends_with_a_cursor_behind_which_nothing_changed(self, store: Store, place: Place) -> None:
        place.write("plan.txt", b"x")
        assert store.caps.delta
        listing = Listing(store, last_cursor(Listing(store)))
        assert (listing.entries, listing.failures, listing.complete) == ([], [], True)
        assert [page.removed for page in listing.pages if page.removed] == []
        assert last_cursor(listing)

    def test_what_changed_comes_through_the_cursor_and_nothing_else(self, store: Store, place: Place) -> None:
        for name in ("kept", "changed", "renamed", "removed"):
            place.write(f"a/{name}.txt", name.encode())
        before = Listing(store)
        place.write("a/changed.txt", b"another content")
        place.write("b/new.txt", b"new")
        place.rename("a/renamed.txt", "b/moved.txt")
        place.remove("a/removed.txt")
        after = Listing(store, last_cursor(before))
        assert sorted(after.files) == ["a/changed.txt", "b/moved.txt", "b/new.txt"]
        assert after.files["b/moved.txt"].native_id == before.files["a/renamed.txt"].native_id
        assert after.files["a/changed.txt"].content_version != before.files["a/changed.txt"].content_version
        assert [each for page in after.pages for each in page.removed] == [before.files["a/removed.txt"].native_id]
        assert after.complete

    def test_what_a_cursor_tells_is_what_a_whole_listing_tells(self, store: Store, place: Place) -> None:
        for number in range(20):
            place.write(f"folder {number % 3}/{number}.txt", b"same")
        before = Listing(store)
        known = {entry.native_id: entry for entry in before.entries}
        place.rename("folder 0/3.txt", "folder 1/3.txt")
        place.remove("folder 2")
        place.write("folder 1/1.txt", b"new")
        place.write("folder 0/deep/er.txt", b"new")
        place.share("folder 1/4.txt", "ann@corp.example")
        after = Listing(store, last_cursor(before))
        for page in after.pages:
            known |= {entry.native_id: entry for entry in page.upserts}
            known = {native_id: entry for native_id, entry in known.items() if native_id not in page.removed}
        assert known == {entry.native_id: entry for entry in Listing(store).entries}

    def test_a_renamed_folder_takes_all_that_is_in_it_along(self, store: Store, place: Place) -> None:
        place.write("plans/2025/north.txt", b"x")
        place.write("plans/south.txt", b"x")
        cursor = last_cursor(Listing(store))
        place.rename("plans", "drafts")
        assert sorted(Listing(store, cursor).files) == ["drafts/2025/north.txt", "drafts/south.txt"]

    @pytest.mark.parametrize("path", ["plans/north.txt", "plans"])
    def test_a_permission_that_was_given_comes_through_the_cursor(
        self, store: Store, place: DeltaPlace, path: str
    ) -> None:
        place.write("plans/north.txt", b"x")
        before = Listing(store)
        place.share(path, "ann@corp.example")
        after = Listing(store, last_cursor(before)).files
        assert store.caps.acl_delta
        assert not may_read(before.files["plans/north.txt"].acl or NOBODY, {"ann@corp.example"})
        assert may_read(after["plans/north.txt"].acl or NOBODY, {"ann@corp.example"})

    def test_a_cursor_can_be_used_again(self, store: Store, place: Place) -> None:
        place.write("a.txt", b"x")
        cursor = last_cursor(Listing(store))
        place.write("b.txt", b"x")
        assert Listing(store, cursor).entries == Listing(open_store(place.uri), cursor).entries

    def test_every_page_of_changes_can_be_the_last_that_was_kept(self, store: Store, place: Place) -> None:
        cursor = last_cursor(Listing(store))
        for number in range(1200):
            place.write(f"{number}.txt", b"")
        (root,) = store.roots()
        kept: set[str] = set()
        for _ in range(50):
            for page in store.changes(root, cursor):
                kept |= {entry.path for entry in page.upserts}
                if page.cursor:
                    cursor = page.cursor
                    break
            if page.complete:
                break
        assert len(kept) == 1200

    @pytest.mark.parametrize("cursor", [b"", b"{}", b"\xff", b'{"format": 99}', b"[1]"])
    def test_a_cursor_that_is_none_has_the_store_listed_anew(self, store: Store, cursor: bytes) -> None:
        (root,) = store.roots()
        with pytest.raises(CursorReset):
            list(store.changes(root, cursor))


NOBODY = Acl((), Completeness.UNKNOWN)


def last_cursor(listing: Listing) -> bytes:
    cursor = listing.pages[-1].cursor
    assert cursor, "the last page of a listing has no cursor"
    return cursor


class FolderPlace(Place):
    """A place with a folder of this machine behind it, which traps are laid in."""

    folder: Path


class FolderTraps:
    """Traps that file systems lay. ``place`` is a `FolderPlace`."""

    @pytest.fixture
    def folder(self, place: FolderPlace) -> Path:
        return place.folder

    def test_a_link_is_listed_and_not_followed(self, store: Store, place: Place, folder: Path, tmp_path: Path) -> None:
        (tmp_path / "secret.txt").write_bytes(b"outside")
        place.write("in/plan.txt", b"inside")
        (folder / "to file").symlink_to(tmp_path / "secret.txt")
        (folder / "to folder").symlink_to(tmp_path)
        (folder / "to nothing").symlink_to("nowhere")
        (folder / "in" / "loop").symlink_to("..")
        (folder / "itself").symlink_to("itself")
        listing = Listing(store)
        links = sorted(entry.path for entry in listing.entries if entry.kind is EntryKind.LINK)
        assert links == ["in/loop", "itself", "to file", "to folder", "to nothing"]
        assert list(listing.files) == ["in/plan.txt"]
        assert listing.complete

    def test_a_pipe_and_a_socket_are_listed_and_never_opened(self, store: Store, place: Place, folder: Path) -> None:
        os.mkfifo(folder / "pipe")
        here = Path.cwd()
        os.chdir(folder)  # a socket's path may have 108 bytes at most
        try:
            with socket.socket(socket.AF_UNIX) as listening:
                listening.bind("socket")
        finally:
            os.chdir(here)
        listing = Listing(store)
        others = {entry.path: entry for entry in listing.entries}
        assert {path: entry.kind for path, entry in others.items()} == {
            "pipe": EntryKind.OTHER,
            "socket": EntryKind.OTHER,
        }
        assert listing.complete
        for entry in others.values():
            with pytest.raises(StoreError, match="only files are opened"):
                store.open(entry)

    def test_a_file_with_several_names_is_found_under_each(self, store: Store, place: Place, folder: Path) -> None:
        place.write("a/plan.txt", b"shared")
        (folder / "b").mkdir()
        (folder / "b" / "same.txt").hardlink_to(folder / "a" / "plan.txt")
        (folder / "z.txt").hardlink_to(folder / "a" / "plan.txt")
        files = Listing(store).files
        assert sorted(files) == ["a/plan.txt", "b/same.txt", "z.txt"]
        assert len({entry.file for entry in files.values()}) == 3
        assert Listing(store).files == files
        for entry in files.values():
            with store.open(entry) as opened:
                assert opened.read() == b"shared"

    @pytest.mark.parametrize(
        ("raw", "shown"),
        [
            (b"caf\xe9 \xff.txt", "caf\\xe9 \\xff.txt"),
            (b"two\nlines\x1b[2J.txt", "two\\x0alines\\x1b[2J.txt"),
            ("invoice\u202efdp.exe".encode(), "invoice\\u202efdp.exe"),
            (b"not \\xff but its escape.txt", "not \\x5cxff but its escape.txt"),
            ("全角\u3000空格 👩\u200d🔬.txt".encode(), "全角\u3000空格 👩\u200d🔬.txt"),
        ],
    )
    def test_any_name_is_shown_on_one_line_and_opened_by_its_bytes(
        self, store: Store, place: Place, folder: Path, raw: bytes, shown: str
    ) -> None:
        try:
            Path(folder, os.fsdecode(raw)).write_bytes(b"x")
        except OSError as error:
            if error.errno == errno.EILSEQ:
                return  # a file system that takes only UTF-8 names cannot lay this trap
            raise
        (entry,) = Listing(store).entries
        assert (entry.path, entry.raw_path) == (shown, raw)
        with store.open(entry) as opened:
            assert opened.read() == b"x"

    def test_a_file_swapped_for_a_link_is_not_read(
        self, store: Store, place: Place, folder: Path, tmp_path: Path
    ) -> None:
        (tmp_path / "shadow").write_bytes(b"secret")
        place.write("sub/plan.txt", b"public")
        entry = Listing(store).files["sub/plan.txt"]
        place.remove("sub/plan.txt")
        (folder / "sub" / "plan.txt").symlink_to(tmp_path / "shadow")
        with pytest.raises(EntryChanged):
            store.open(entry)

    def test_a_folder_swapped_for_a_link_is_not_entered(
        self, store: Store, place: Place, folder: Path, tmp_path: Path
    ) -> None:
        place.write("sub/deep/plan.txt", b"public")
        entry = Listing(store).files["sub/deep/plan.txt"]
        (folder / "sub" / "deep").rename(tmp_path / "moved")
        (folder / "sub" / "deep").symlink_to(tmp_path / "moved")
        with pytest.raises(EntryChanged):
            store.open(entry)

    def test_a_file_swapped_for_a_pipe_does_not_hang(self, store: Store, place: Place, folder: Path) -> None:
        place.write("plan.txt", b"x")
        entry = Listing(store).files["plan.txt"]
        place.remove("plan.txt")
        os.mkfifo(folder / "plan.txt")
        with pytest.raises(EntryChanged):
            store.open(entry)


class StatTraps:
    """Traps that only a store escapes which tells blocks and times of change. ``place`` is a `FolderPlace`."""

    @pytest.fixture
    def folder(self, place: FolderPlace) -> Path:
        return place.folder

    def test_a_huge_sparse_file_says_how_little_it_holds(self, store: Store, place: Place, folder: Path) -> None:
        place.write("hollow.bin", b"")
        os.truncate(folder / "hollow.bin", 50 * 1024**3)
        entry = Listing(store).files["hollow.bin"]
        assert entry.size == 50 * 1024**3
        assert int(entry.extra["blocks"]) == 0
        with store.open(entry, start=49 * 1024**3, limit=5) as opened:
            assert opened.read() == bytes(5)

    def test_a_content_replaced_under_its_old_date_is_another_version(
        self, store: Store, place: Place, folder: Path
    ) -> None:
        place.write("plan.txt", b"120 MW")
        before = Listing(store).files["plan.txt"]
        found = (folder / "plan.txt").stat()
        place.write("plan.txt", b"650 MW")
        os.utime(folder / "plan.txt", ns=(found.st_atime_ns, found.st_mtime_ns))
        after = Listing(store).files["plan.txt"]
        assert (after.size, after.modified) == (before.size, before.modified)
        assert after.content_version != before.content_version
