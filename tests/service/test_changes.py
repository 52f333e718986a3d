"""A store that says what changed: from where it is listed, what it says, and what a broken listing costs."""

from __future__ import annotations

import io
import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from importlib import metadata
from pathlib import Path
from types import SimpleNamespace
from typing import BinaryIO

import pytest

from aggregator.index.index import Index
from aggregator.model.access import Acl, Completeness, Grant, Layer, Membership, Principal
from aggregator.model.entries import Entry, EntryKind, Failure, Page, Root
from aggregator.model.errors import StoreError
from aggregator.service.root_scan import ScanOptions
from aggregator.service.scan import Scan, scan
from aggregator.service.site import Site
from aggregator.store import Caps, CursorReset, Probe

ROOT = Root("journal", "journal", "journal://here")
READ = frozenset({"read"})


def readable_by(*names: str, deny: str = "") -> Acl:
    denied = (Grant(Principal("user", "journal", deny), False, 0, READ),) if deny else ()
    allowed = tuple(
        Grant(Principal("group" if name.islower() else "user", "journal", name), True, order, READ)
        for order, name in enumerate(names, 1)
    )
    return Acl((Layer("nt_ordered", (*denied, *allowed)),), Completeness.COMPLETE)


def file(
    name: str, text: str, path: str | None = None, acl: Acl | None = None, kind: EntryKind = EntryKind.FILE
) -> Entry:
    place = path or f"{name}.txt"
    return Entry(
        ROOT.id, name, place, place.encode(), kind, len(text), f"v{hash(text)}", 1.0, acl=acl, extra={"text": text}
    )


@dataclass
class Journal:
    """A store in memory that counts what it is asked. Pages hold two entries each."""

    caps: Caps = field(default_factory=lambda: Caps(local=True, delta=True, acl_delta=True, stable_id=True))
    state: dict[str, Entry] = field(default_factory=dict)
    events: list[Entry | str] = field(default_factory=list)
    edges: list[Membership | Principal] = field(default_factory=list)
    asked: list[bytes | None] = field(default_factory=list)
    opened: list[str] = field(default_factory=list)
    breaks_after: int | None = None
    forgets: bool = False
    directory_fails: bool = False

    def put(self, *entries: Entry) -> None:
        for entry in entries:
            self.state[entry.native_id] = entry
            self.events.append(entry)

    def drop(self, *names: str) -> None:
        for name in names:
            del self.state[name]
            self.events.append(name)

    def probe(self) -> Probe:
        return Probe(reachable=True)

    def roots(self) -> Iterable[Root]:
        return (ROOT,)

    def directory(self) -> Iterable[Principal | Membership]:
        if self.directory_fails:
            raise StoreError("the directory does not answer")
        return self.edges

    def open(self, entry: Entry, *, start: int = 0, limit: int | None = None) -> BinaryIO:
        self.opened.append(entry.native_id)
        return io.BytesIO(entry.extra["text"].encode())

    def changes(self, root: Root, cursor: bytes | None) -> Iterator[Page]:
        self.asked.append(cursor)
        kind, _, at = (cursor or b"full:0:%d" % len(self.events)).partition(b":")
        if self.forgets and cursor is not None:
            raise CursorReset("too long ago")
        yield from self._whole(at) if kind == b"full" else self._since(int(at))

    def _whole(self, at: bytes) -> Iterator[Page]:
        start, token = map(int, at.split(b":"))
        everything = [self.state[name] for name in sorted(self.state)]
        for number, first in enumerate(range(start, max(len(everything), start + 1), 2)):
            if number == self.breaks_after:
                yield Page(failures=(Failure(ROOT.id, "", "list", "went away", subtree=True),))
                return
            last = first + 2 >= len(everything)
            cursor = b"since:%d" % token if last else b"full:%d:%d" % (first + 2, token)
            yield Page(tuple(everything[first : first + 2]), cursor=cursor, complete=last)

    def _since(self, at: int) -> Iterator[Page]:
        new = self.events[at:]
        gone = tuple(each for each in new if isinstance(each, str))
        yield Page(tuple(each for each in new if isinstance(each, Entry)), removed=gone)
        if self.breaks_after == 1:
            yield Page(failures=(Failure(ROOT.id, "", "list", "went away", subtree=True),))
            return
        yield Page(cursor=b"since:%d" % len(self.events), complete=True)


@pytest.fixture
def journal(monkeypatch: pytest.MonkeyPatch) -> Journal:
    store = Journal()
    point = SimpleNamespace(
        name="journal", load=lambda: SimpleNamespace(SCHEMES=("journal",), connect=lambda uri: store)
    )
    monkeypatch.setattr(
        metadata, "entry_points", lambda *, group, name=None: [point] if name in (None, "journal") else []
    )
    return store


@pytest.fixture
def run(journal, drive, tmp_path) -> Callable[..., Scan]:
    def scanned(site: Site | None = None, uri: str = "journal://here", **options: object) -> Scan:
        journal.opened.clear()
        journal.asked.clear()
        return scan([uri], [str(drive.pack)], tmp_path / "kept", site=site, options=ScanOptions(**options))

    return scanned


def known(tmp_path: Path) -> dict[str, str]:
    with Index.open(tmp_path / "kept") as index:
        return dict(zip(index.files()["path"], index.files()["file"], strict=True))


def classes(tmp_path: Path) -> dict[str, tuple[set[str], bool]]:
    with Index.open(tmp_path / "kept") as index:
        files, found = index.files(), index.access_classes()
        return {
            path: (set(found[number].readers), found[number].unknown)
            for path, number in zip(files["path"], files["access_class"], strict=True)
        }


def test_only_what_changed_is_listed_and_read_again(journal, run, tmp_path):
    journal.put(*(file(name, name) for name in "abcde"))
    first = run()
    assert (first.files, first.read, journal.asked) == (5, 5, [None])
    journal.put(file("c", "another"), file("f", "new"))
    journal.drop("a")
    second = run()
    assert journal.asked == [b"since:5"]
    assert sorted(journal.opened) == ["c", "f"]
    assert (second.files, second.read, second.removed) == (5, 2, 1)
    assert sorted(known(tmp_path)) == ["b.txt", "c.txt", "d.txt", "e.txt", "f.txt"]


def test_nothing_new_reads_nothing(journal, run):
    journal.put(*(file(name, name) for name in "abc"))
    run()
    again = run()
    assert (again.files, again.read, again.changed, journal.opened) == (3, 0, 0, [])


def test_a_store_that_does_not_tell_of_changed_permissions_is_listed_wholly(journal, run):
    journal.caps = Caps(local=True, delta=True, stable_id=True)
    journal.put(file("a", "a"), file("b", "b"), file("c", "c"))
    run()
    assert run().read == 0
    assert journal.asked == [None]


def test_a_whole_listing_that_broke_off_goes_on_where_it_was_kept(journal, run, tmp_path):
    journal.put(*(file(name, name) for name in "abcdefg"))
    journal.breaks_after = 2
    broken = run()
    assert not broken.complete
    assert sorted(known(tmp_path)) == ["a.txt", "b.txt", "c.txt", "d.txt"]
    journal.breaks_after = None
    whole = run()
    assert journal.asked == [b"full:4:7"]
    assert sorted(journal.opened) == ["e", "f", "g"]
    assert whole.complete
    assert len(known(tmp_path)) == 7


def test_what_went_while_a_listing_was_broken_off_is_forgotten_once_it_is_whole(journal, run, tmp_path):
    journal.put(*(file(name, name) for name in "abcdefg"))
    run()
    del journal.state["g"]  # a store that says nothing of it in its changes
    journal.forgets = True
    run()
    assert journal.asked == [b"since:7", None]
    assert "g.txt" not in known(tmp_path)


def test_a_listing_of_changes_that_broke_off_is_asked_for_again(journal, run, tmp_path):
    journal.put(file("a", "a"), file("b", "b"))
    run()
    journal.put(file("c", "c"))
    journal.breaks_after = 1
    assert not run().complete
    journal.breaks_after = None
    journal.put(file("d", "d"))
    run()
    assert journal.asked == [b"since:2"]
    assert journal.opened == ["d"]
    assert sorted(known(tmp_path)) == ["a.txt", "b.txt", "c.txt", "d.txt"]


def test_another_choice_of_files_lists_everything_anew(journal, run):
    journal.put(file("a", "a"), file("b", "b"), file("c", "c"))
    assert run(exclude=("b*",)).files == 2
    assert run().files == 3
    assert journal.asked == [None]
    assert run(full=True).files == 3
    assert journal.asked == [None]
    run(versions=True)
    assert journal.asked == [None]


def test_what_is_below_a_moved_folder_moves_along(journal, run, tmp_path):
    journal.put(
        file("f", "", "plans", kind=EntryKind.FOLDER),
        file("a", "a", "plans/a.txt"),
        file("b", "b", "plans/old/b.txt"),
        file("c", "c", "plans too/c.txt"),
    )
    run()
    before = known(tmp_path)
    journal.put(file("f", "", "archive/计划", kind=EntryKind.FOLDER))
    run()
    assert journal.opened == []
    assert known(tmp_path) == {
        "archive/计划/a.txt": before["plans/a.txt"],
        "archive/计划/old/b.txt": before["plans/old/b.txt"],
        "plans too/c.txt": before["plans too/c.txt"],
    }


def test_what_is_below_a_removed_folder_goes_with_it(journal, run, tmp_path):
    journal.put(
        file("f", "", "plans", kind=EntryKind.FOLDER), file("a", "a", "plans/a.txt"), file("b", "b"), file("c", "c")
    )
    run()
    journal.events.append("f")
    run()
    assert sorted(known(tmp_path)) == ["b.txt", "c.txt"]


def test_what_is_gone_may_be_named_by_its_path_alone(journal, run, tmp_path, monkeypatch):
    journal.put(file("a", "a", "Plans/A.txt"), file("b", "b", "plans/b.txt"), file("c", "c", "c.txt"))
    run()
    moved = file("b", "b", "elsewhere/b.txt")
    page = Page((moved,), removed_paths=("plans/a.txt", "plans/b.txt", "nowhere.txt"), cursor=b"since:9", complete=True)
    monkeypatch.setattr(journal, "_since", lambda at: iter([page]))
    before = known(tmp_path)
    assert run().removed == 1
    assert journal.opened == []
    assert known(tmp_path) == {"elsewhere/b.txt": before["plans/b.txt"], "c.txt": before["c.txt"]}


def test_a_mass_vanish_is_not_believed_and_asked_about_again(journal, run, tmp_path):
    names = [f"n{number}" for number in range(20)]
    journal.put(*(file(name, name) for name in names))
    run()
    journal.drop(*names[:15])
    held = run()
    assert (held.kept_although_gone, held.complete, len(known(tmp_path))) == (15, False, 20)
    believed = run(confirm_vanished=lambda gone, known: True)
    assert (believed.removed, len(known(tmp_path))) == (15, 5)
    assert run().complete


def test_who_can_read_comes_from_the_store(journal, run, tmp_path):
    journal.edges = [Membership("grid", "Ann", ""), Membership("grid", "Bob", "")]
    journal.put(
        file("a", "a", acl=readable_by("grid")),
        file("b", "b", acl=readable_by("grid", deny="Ann")),
        file("c", "c", acl=Acl((), Completeness.UNKNOWN)),
        file("d", "d"),
    )
    found = run()
    assert classes(tmp_path) == {
        "a.txt": ({"grid"}, False),
        "b.txt": ({"Bob"}, False),
        "c.txt": (set(), True),
        "d.txt": (set(), True),
    }
    assert any("The permissions of 2 of 4 files are unknown" in warning for warning in found.warnings)


def test_a_new_member_changes_who_reads_what_was_not_listed_again(journal, run, tmp_path):
    journal.edges = [Membership("grid", "Ann", ""), Membership("grid", "Bob", "")]
    journal.put(file("a", "a"), file("b", "b", acl=readable_by("grid", deny="Ann")))
    run()
    journal.edges.append(Membership("grid", "Cat", ""))
    run()
    assert classes(tmp_path)["b.txt"] == ({"Bob", "Cat"}, False)


def test_a_permission_that_changes_is_seen_without_reading(journal, run, tmp_path):
    journal.put(file("a", "a", acl=readable_by("Ann")), file("b", "b", acl=readable_by("Ann")))
    run()
    journal.put(replace(journal.state["a"], acl=readable_by("Ann", "everybody")))
    run()
    assert journal.opened == []
    assert classes(tmp_path)["a.txt"] == ({"Ann", "everybody"}, False)


def test_the_operators_list_counts_before_the_store_and_the_store_where_it_is_silent(journal, run, tmp_path):
    (tmp_path / "access.csv").write_text("path,principal,right\na.txt,ops,read\n")
    journal.put(file("a", "a", acl=readable_by("Ann")), file("b", "b", acl=readable_by("Ann")))
    run(access=tmp_path / "access.csv")
    assert classes(tmp_path) == {"a.txt": ({"ops"}, False), "b.txt": ({"Ann"}, False)}


def test_one_person_with_two_accounts_is_one_reader(journal, run, tmp_path):
    journal.edges = [Membership("grid", "CORP\\ann", "")]
    journal.put(file("a", "a", acl=readable_by("CORP\\ann")), file("b", "b", acl=readable_by("grid")))
    run(site=Site(principals={"CORP\\ann": "ann@corp.example"}))
    assert classes(tmp_path)["a.txt"] == ({"ann@corp.example"}, False)
    with Index.open(tmp_path / "kept") as index:
        assert [(each.group, each.member) for each in index.members()] == [("grid", "ann@corp.example")]


def test_a_directory_that_does_not_answer_is_said_and_what_it_last_said_stays(journal, run, tmp_path):
    journal.edges = [Membership("grid", "Ann", ""), Principal("user", "journal", "Ann")]
    journal.put(file("a", "a"))
    run()
    journal.directory_fails = True
    found = run()
    assert [(each.stage, each.reason) for each in found.failures] == [("directory", "the directory does not answer")]
    with Index.open(tmp_path / "kept") as index:
        assert [(each.group, each.member) for each in index.members()] == [("grid", "Ann")]
        assert [each.name for each in index.principals()] == ["Ann"]


def test_the_directory_of_a_store_that_is_not_scanned_stays(journal, run, drive, tmp_path):
    journal.edges = [Membership("grid", "Ann", "")]
    journal.put(file("a", "a"))
    run()
    run(uri=os.fspath(drive.folder))
    with Index.open(tmp_path / "kept") as index:
        assert [(each.group, each.member) for each in index.members()] == [("grid", "Ann")]


def test_an_expired_grant_counts_no_more_although_nothing_is_listed(journal, run, tmp_path, monkeypatch):
    until = Grant(Principal("user", "journal", "Ann"), True, 0, READ, expires="2026-01-01T00:00:00Z")
    journal.put(file("a", "a", acl=Acl((Layer("union", (until,)),), Completeness.COMPLETE)))
    monkeypatch.setattr("aggregator.service.scan.time.time", lambda: 1767225600.0 - 5)
    run()
    assert classes(tmp_path)["a.txt"] == ({"Ann"}, False)
    monkeypatch.setattr("aggregator.service.scan.time.time", lambda: 1767225600.0 + 5)
    run()
    assert classes(tmp_path)["a.txt"] == (set(), False)
