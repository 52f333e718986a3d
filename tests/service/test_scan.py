"""A scan reads what is new, forgets what is gone, and believes neither a lost mount nor a touched date."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import pytest

from aggregator.index.index import Index
from aggregator.model.entries import Failure, Page
from aggregator.model.errors import ConfigError, IndexBusy, IndexMissing, PackError, StoreError, UsageError
from aggregator.reading.errands import Lost
from aggregator.service import root_scan
from aggregator.service import scan as scan_module
from aggregator.service.findings import findings
from aggregator.service.progress import Silence
from aggregator.service.report import report
from aggregator.service.root_scan import ScanOptions, is_mass_vanish
from aggregator.service.scan import scan
from aggregator.service.site import Site
from aggregator.store import open_store

CAPACITY = "Northfield installed capacity 120 MW.\n"
OUTAGE = "Northfield out of service on 2025-03-04.\n"


def counts(scan) -> tuple[int, int, int, int]:
    return scan.files, scan.read, scan.changed, scan.removed


def severities(scan) -> list[str]:
    return [finding.severity.word for finding in scan.findings]


def test_two_harmless_files_are_exposed_together(weak):
    scan = weak.scan()
    assert counts(scan) == (3, 3, 3, 0)
    (finding,) = scan.findings
    assert (finding.kind, finding.severity.word, finding.subjects) == ("aggregation", "high", ("P-01",))
    assert (finding.revealed, finding.population, finding.coverage, finding.gain) == (1, 3, 1 / 3, 1 / 3)
    assert [one.files for one in finding.minimal_sets] == [("a/capacity.md", "b/outage.md")]
    assert finding.since == "2024-02-10"
    assert {(share.file, share.share) for share in finding.attribution} == {
        ("a/capacity.md", 0.5),
        ("b/outage.md", 0.5),
    }
    assert len(finding.remediation.hide) == 1
    assert scan.complete
    assert scan.not_read == ()


def test_an_unchanged_drive_is_not_read_again_and_says_the_same(weak, records):
    first = weak.scan()
    second = weak.scan()
    assert counts(second) == (3, 0, 0, 0)
    assert records(second.findings) == records(first.findings)


def test_only_a_changed_file_is_read_again(weak):
    weak.scan()
    weak.write("b/outage.md", "Lakeside out of service on 2025-03-04.\n")
    scan = weak.scan()
    assert counts(scan) == (3, 1, 1, 0)
    assert scan.findings == ()
    assert weak.facts() == {
        ("a/capacity.md", "P-01", "capacity", "120"),
        ("b/outage.md", "P-02", "outage", "2025-03-04"),
    }


def test_an_added_file_is_read_and_may_make_it_worse(weak):
    weak.scan()
    weak.write("d.csv", "plant,capacity,outage\nLakeside,80,2025-05-01\nEastmoor,60,2025-06-01\n")
    scan = weak.scan()
    assert counts(scan) == (4, 1, 1, 0)
    assert severities(scan) == ["critical"]


def test_a_removed_file_takes_its_facts_with_it(weak):
    weak.scan()
    weak.remove("a/capacity.md")
    scan = weak.scan()
    assert counts(scan) == (2, 0, 0, 1)
    assert scan.findings == ()
    assert weak.facts() == {("b/outage.md", "P-01", "outage", "2025-03-04")}


def test_a_renamed_file_is_found_under_its_new_name_and_once(weak):
    weak.scan()
    (weak.folder / "a/capacity.md").rename(weak.folder / "b/size.md")
    scan = weak.scan()
    assert scan.removed == 0
    assert [one.files for one in scan.findings[0].minimal_sets] == [("b/outage.md", "b/size.md")]
    assert scan.findings[0].since == "2024-02-10"
    assert weak.paths() == ["b/outage.md", "b/size.md", "c/noise.txt"]


def test_an_editor_that_saves_by_renaming_resets_no_date_and_removes_nothing(weak):
    weak.scan()
    draft = weak.write("b/.outage.md.tmp", OUTAGE + "Signed.\n")
    draft.replace(weak.folder / "b/outage.md")
    scan = weak.scan()
    assert counts(scan) == (3, 1, 1, 0)
    assert scan.findings[0].since == "2024-02-10"


def test_touching_a_file_resets_no_date(weak):
    weak.scan()
    weak.touch("b/outage.md", "2024-06-01")
    scan = weak.scan()
    assert counts(scan) == (3, 1, 1, 0)
    assert scan.findings[0].since == "2024-02-10"


def test_a_fact_that_is_new_in_an_old_file_dates_from_the_change(weak):
    weak.scan()
    weak.write("c/noise.txt", "Lakeside installed capacity 80 MW, out of service on 2025-05-05.\n", "2024-07-01")
    weak.write("b/outage.md", "Lunch is at noon.\n")
    (finding,) = weak.scan().findings
    assert (finding.subjects, finding.since, finding.kind) == (("P-02",), "2024-07-01", "single_file")


def test_a_changed_permission_list_changes_findings_and_reads_nothing(weak, tmp_path):
    access = tmp_path / "access.csv"
    access.write_text("path,principal,right\na,ann,read\nb,ann,read\nc,bo,read\n")
    (finding,) = weak.scan(access=access).findings
    assert (finding.audience.kind, finding.audience.principals) == ("principals", ("ann",))
    access.write_text("path,principal,right\na,ann,read\nb,bo,read\nc,bo,read\n")
    scan = weak.scan(access=access)
    assert counts(scan) == (3, 0, 0, 0)
    assert scan.findings == ()


def test_members_of_two_groups_are_exposed_where_neither_group_is(weak, tmp_path):
    access, members = tmp_path / "access.csv", tmp_path / "members.csv"
    access.write_text("path,principal,right\na,grid,read\nb,planning,read\nc,grid,read\n")
    members.write_text("group,member\ngrid,ann\ngrid,bo\nplanning,bo\nplanning,cy\n")
    (finding,) = weak.scan(access=access, members=members).findings
    assert (finding.audience.principals, finding.audience.readers) == (("bo",), 1)


def test_without_a_permission_list_everyone_is_assumed_and_that_is_said(weak):
    scan = weak.scan()
    assert scan.findings[0].audience.kind == "unknown"
    assert "Permissions are unknown" in scan.warnings[0]


def test_a_row_of_the_permission_list_that_matches_no_file_is_named(weak, tmp_path):
    access = tmp_path / "access.csv"
    access.write_text("path,principal,right\n.,everyone,read\nzz/top,ann,read\n")
    assert [warning.split(": ")[-1] for warning in weak.scan(access=access).warnings] == ["no file matches 'zz/top'"]


def test_another_pack_has_everything_read_again(weak):
    weak.scan()
    weak.pack.write_text(weak.pack.read_text().replace("1 subject: high", "1 subject: low"))
    scan = weak.scan()
    assert (scan.read, scan.changed) == (3, 0)
    assert severities(scan) == ["low"]


def test_other_limits_have_everything_read_again(weak):
    weak.scan()
    assert weak.scan(site=Site(limits=scan_module.Site().limits.__class__(characters=10_000))).read == 3


@pytest.mark.parametrize(
    ("include", "exclude", "files"),
    [
        (("a/*",), (), ["a/capacity.md"]),
        (("*.md",), (), ["a/capacity.md", "b/outage.md"]),
        ((), ("b/*",), ["a/capacity.md", "c/noise.txt"]),
        (("*.md",), ("*/cap*",), ["b/outage.md"]),
        (("nothing*",), (), []),
    ],
)
def test_only_what_is_included_and_not_excluded_is_read(weak, include, exclude, files):
    scan = weak.scan(include=include, exclude=exclude)
    assert (scan.files, scan.read) == (len(files), len(files))
    assert weak.paths() == files


def test_files_left_out_later_are_forgotten_and_no_mount_is_thought_lost(drive):
    for number in range(12):
        drive.write(f"{number}.md", CAPACITY)
    drive.scan()
    scan = drive.scan(exclude=("?.md",))
    assert (scan.files, scan.removed, scan.kept_although_gone, scan.complete) == (2, 0, 0, True)
    assert sorted(drive.paths()) == ["10.md", "11.md"]


def test_the_index_itself_is_no_document_of_the_drive(weak):
    weak.data_dir = weak.folder / "b" / "index"
    weak.write("b/index-of-plants.txt", "Lunch.\n")
    assert counts(weak.scan()) == (4, 4, 4, 0)
    assert counts(weak.scan()) == (4, 0, 0, 0)
    assert not [path for path in weak.paths() if path.startswith("b/index/")]


def test_the_index_of_a_drive_that_is_scanned_through_a_link_is_no_document_either(weak, tmp_path):
    weak.data_dir = weak.folder / "index"
    (tmp_path / "way").symlink_to(weak.folder)
    weak.scan(tmp_path / "way")
    assert counts(weak.scan(tmp_path / "way")) == (3, 0, 0, 0)


def test_a_drive_named_twice_is_scanned_once(weak):
    assert counts(weak.scan(weak.folder, f"{weak.folder}/")) == (3, 3, 3, 0)


class Blind:
    """A store in which some folders cannot be listed."""

    def __init__(self, uri: str, hidden: tuple[str, ...]) -> None:
        self._store, self._hidden = open_store(uri), hidden
        self.caps = self._store.caps

    def roots(self):
        return self._store.roots()

    def directory(self):
        return self._store.directory()

    def changes(self, root, cursor):
        below = tuple(f"{folder}/" for folder in self._hidden)
        for page in self._store.changes(root, cursor):
            kept = tuple(entry for entry in page.upserts if not entry.path.startswith(below))
            failures = tuple(Failure(root.id, folder, "list", "Permission denied", True) for folder in self._hidden)
            yield Page(kept, failures=failures)


@pytest.mark.parametrize("local", [True, False])
def test_reading_processes_have_the_network_only_where_a_store_is_behind_it(weak, monkeypatch, local):
    asked = []

    class Asked(scan_module.WorkerPool):
        def __init__(self, *told, network, **more):
            asked.append(network)
            super().__init__(*told, **more)

    class Remote(Blind):
        def __init__(self, uri):
            super().__init__(uri, ())
            self.caps = replace(self.caps, local=local)

    monkeypatch.setattr(scan_module, "WorkerPool", Asked)
    monkeypatch.setattr(scan_module, "open_store", Remote)
    weak.scan()
    assert asked == [not local]


def test_what_stands_in_a_folder_that_cannot_be_listed_is_kept_and_said(weak, monkeypatch, records):
    first = weak.scan()
    monkeypatch.setattr(scan_module, "open_store", lambda uri: Blind(uri, ("a",)))
    scan = weak.scan()
    assert not scan.complete
    assert [(failure.path, failure.reason) for failure in scan.failures] == [("a", "Permission denied")]
    assert (scan.removed, records(scan.findings)) == (0, records(first.findings))
    with Index.open(weak.data_dir) as index:
        assert [scan.complete for scan in index.scans()] == [True, False]


def test_a_folder_that_is_gone_beside_one_that_cannot_be_listed_is_forgotten(weak, monkeypatch):
    weak.scan()
    weak.remove("b/outage.md")
    monkeypatch.setattr(scan_module, "open_store", lambda uri: Blind(uri, ("a",)))
    assert weak.scan().removed == 1
    assert weak.facts() == {("a/capacity.md", "P-01", "capacity", "120")}


@pytest.mark.parametrize(
    ("gone", "known", "mass"),
    [(0, 0, False), (1, 1, False), (2, 2, True), (9, 10, False), (10, 33, True), (10, 34, False), (29, 100, False)],
)
def test_ten_files_and_more_than_three_in_ten_are_a_mass_vanish(gone, known, mass):
    assert is_mass_vanish(gone, known) is mass


def test_a_mass_vanish_is_not_believed_unless_somebody_says_so(weak, records):
    first = weak.scan()
    weak.remove("a/capacity.md", "b/outage.md", "c/noise.txt")
    scan = weak.scan()
    assert (scan.kept_although_gone, scan.removed, scan.complete) == (3, 0, False)
    assert records(scan.findings) == records(first.findings)
    asked = []
    again = weak.scan(confirm_vanished=lambda gone, known: asked.append((gone, known)))
    assert (asked, again.kept_although_gone) == ([(3, 3)], 3)
    believed = weak.scan(confirm_vanished=lambda gone, known: True)
    assert (believed.removed, believed.findings, believed.complete) == (3, (), True)


def test_files_saved_anew_by_renaming_are_no_mass_vanish_even_after_a_kill(drive, monkeypatch):
    names = [f"{number:02}.md" for number in range(20)]
    for name in names:
        drive.write(name, CAPACITY, "2024-01-05")
    drive.scan()
    for name in names:
        drive.write(f"{name}.tmp", CAPACITY + "Signed.\n").replace(drive.folder / name)
    monkeypatch.setattr(root_scan, "BATCH", 5)
    stop_after(monkeypatch, 12)
    with pytest.raises(Stopped):
        drive.scan()
    monkeypatch.undo()
    scan = drive.scan()
    assert (scan.kept_although_gone, scan.removed, scan.complete) == (0, 0, True)
    assert len(drive.paths()) == 20


class Stopped(BaseException):
    """The scan was stopped from outside."""


def stop_after(monkeypatch, files: int) -> None:
    reading = scan_module.read_unit
    left = iter(range(files))

    def read_some(unit):
        if next(left, None) is None:
            raise Stopped
        return reading(unit)

    monkeypatch.setattr(scan_module, "read_unit", read_some)


def test_a_scan_that_was_stopped_goes_on_from_its_last_commit(drive, monkeypatch, records):
    for number in range(20):
        drive.write(f"{number:02}.md", CAPACITY if number % 2 else OUTAGE, f"2024-01-{number + 1:02}")
    with monkeypatch.context() as stopping:
        stopping.setattr(root_scan, "BATCH", 5)
        stop_after(stopping, 13)
        with pytest.raises(Stopped):
            drive.scan()
    scan = drive.scan()
    assert counts(scan) == (20, 10, 10, 0)
    said = drive.said()
    drive.data_dir = drive.data_dir.with_name("undisturbed")
    assert records(drive.scan().findings) == records(scan.findings)
    assert drive.said() == said


def test_nothing_is_said_of_an_index_into_which_no_scan_came_to_its_end(weak, monkeypatch):
    """That nothing was found, or that a file may be uploaded, would be no answer."""
    die_in_the_end(weak, monkeypatch)
    for ask in (
        lambda: findings(weak.data_dir),
        lambda: report(weak.data_dir, "json", "en"),
        lambda: weak.what_if("new.md", OUTAGE),
    ):
        with pytest.raises(IndexMissing, match="no scan has come to its end yet"):
            ask()


def test_after_a_scan_that_died_the_findings_and_the_report_are_of_the_one_before(weak, monkeypatch):
    assert len(weak.scan().findings) == 1
    before = report(weak.data_dir, "json", "en")
    die_in_the_end(weak, monkeypatch)
    assert (len(findings(weak.data_dir)), report(weak.data_dir, "json", "en")) == (1, before)


def die_in_the_end(drive, monkeypatch):
    """Scan, and be ended when all is read and nothing is concluded yet."""

    def ended(*_: object) -> None:
        raise MemoryError

    with monkeypatch.context() as dying:
        dying.setattr(scan_module, "analyse", ended)
        with pytest.raises(MemoryError):
            drive.scan()


def test_a_store_that_is_missing_changes_nothing(weak):
    weak.scan()
    said = weak.said()
    with pytest.raises(StoreError, match="there is no such folder"):
        weak.scan(weak.folder, weak.folder / "nowhere")
    assert weak.said() == said


def test_two_stores_in_one_index_expose_together(weak, tmp_path):
    (tmp_path / "second").mkdir()
    (tmp_path / "second" / "outage.md").write_text("Lakeside out of service on 2025-03-04.\n")
    weak.write("a/lake.md", "Lakeside installed capacity 80 MW.\n")
    scan = weak.scan(weak.folder, tmp_path / "second")
    assert scan.findings[0].subjects == ("P-01", "P-02")
    assert ("a/lake.md", "outage.md") in [one.files for one in scan.findings[0].minimal_sets]


def test_files_of_one_path_in_two_stores_are_told_apart(drive, tmp_path):
    (tmp_path / "second").mkdir()
    drive.write("lake.md", "Lakeside installed capacity 80 MW.\n")
    (tmp_path / "second" / "lake.md").write_text("Lakeside out of service on 2025-03-04.\n")
    scan = drive.scan(drive.folder, tmp_path / "second")
    assert scan.findings[0].minimal_sets[0].files == (f"{drive.folder.name}:lake.md", "second:lake.md")
    assert {record["file"] for record in drive.said()} == {"lake.md"}
    assert {record["store"] for record in drive.said()} == {drive.folder.name, "second"}


def test_a_store_that_is_not_given_this_time_keeps_its_facts(weak, tmp_path):
    (tmp_path / "second").mkdir()
    (tmp_path / "second" / "outage.md").write_text("Lakeside out of service on 2025-03-04.\n")
    first = weak.scan(weak.folder, tmp_path / "second")
    scan = weak.scan(tmp_path / "second")
    assert counts(scan) == (1, 0, 0, 0)
    assert [finding.id for finding in scan.findings] == [finding.id for finding in first.findings]


def test_files_that_were_read_under_other_packs_are_counted_and_not_passed_over(weak, tmp_path):
    weak.scan()
    (tmp_path / "second").mkdir()
    other = tmp_path / "other.yaml"
    other.write_text(weak.pack.read_text().replace("pack: power-grid", "pack: other"))
    scan = weak.scan(tmp_path / "second", pack=other)
    assert scan.findings == ()
    assert "3 files of the index were read under other packs" in scan.warnings[-1]


def test_what_cannot_be_read_is_listed_with_its_reason_and_its_neighbours_are_read(weak):
    weak.write("bad/broken.pdf", b"%PDF-1.7\n" + b"garbage" * 20)
    weak.write("bad/empty.docx", b"")
    weak.write("bad/image.heic", b"\0\0\0\x18ftypheic" + b"\0" * 64)
    weak.write("bad/cut.zip", b"PK\x03\x04" + b"\0" * 40)
    scan = weak.scan()
    assert scan.read == 7
    assert severities(scan) == ["high"]
    told = {row.path: row.status for row in scan.not_read}
    assert {"bad/broken.pdf", "bad/image.heic", "bad/cut.zip"} <= set(told)
    assert told["bad/image.heic"] == "failed"
    assert all(row.reason for row in scan.not_read)
    assert {row.store for row in scan.not_read} == {"drive"}
    assert [row.path for row in weak.scan().not_read] == [row.path for row in scan.not_read]


def test_a_file_over_the_limit_is_refused_with_the_limit(weak):
    weak.write("big.txt", "x" * 5000)
    limits = Site().limits.__class__(bytes=4000)
    (row,) = weak.scan(site=Site(limits=limits)).not_read
    assert (row.path, row.status) == ("big.txt", "refused")
    assert "4000 bytes" in row.reason


def test_a_file_that_changes_while_it_is_read_is_tried_again_by_the_next_scan(weak, monkeypatch):
    reading = scan_module.read_unit

    def change_first(unit):
        if unit.entry.path == "b/outage.md":
            (weak.folder / "b/outage.md").write_text(OUTAGE + "Signed.\n")
        return reading(unit)

    with monkeypatch.context() as changing:
        changing.setattr(scan_module, "read_unit", change_first)
        (row,) = weak.scan().not_read
    assert (row.path, row.status) == ("b/outage.md", "failed")
    assert "tried again" in row.reason
    scan = weak.scan()
    assert (scan.read, scan.not_read, severities(scan)) == (1, (), ["high"])


def test_a_file_that_loses_its_reading_process_stops_nothing(weak, monkeypatch):
    reading = scan_module.read_unit

    def lose_one(unit):
        return Lost("not read within 2 seconds", "timeout") if unit.entry.path == "c/noise.txt" else reading(unit)

    monkeypatch.setattr(scan_module, "read_unit", lose_one)
    scan = weak.scan()
    assert [(row.path, row.status, row.reason) for row in scan.not_read] == [
        ("c/noise.txt", "failed", "not read within 2 seconds")
    ]
    assert severities(scan) == ["high"]
    assert weak.scan().read == 0


def test_links_and_devices_are_listed_and_not_followed(weak, tmp_path):
    (tmp_path / "secret.md").write_text("Lakeside installed capacity 80 MW.\n")
    (weak.folder / "way.md").symlink_to(tmp_path / "secret.md")
    os.mkfifo(weak.folder / "pipe")
    assert counts(weak.scan()) == (3, 3, 3, 0)


@pytest.mark.parametrize(
    ("change", "error", "said"),
    [
        (lambda drive, tmp: {"access": tmp / "no.csv"}, ConfigError, "no.csv"),
        (lambda drive, tmp: {"members": tmp / "no.csv"}, ConfigError, "no.csv"),
        (lambda drive, tmp: {"pack": tmp / "no.yaml"}, PackError, "no.yaml"),
    ],
    ids=["access", "members", "pack"],
)
def test_a_list_or_pack_that_is_wrong_stops_the_scan_before_anything_is_made(weak, tmp_path, change, error, said):
    with pytest.raises(error, match=said):
        weak.scan(**change(weak, tmp_path))
    assert not weak.data_dir.exists()


def test_a_pack_that_is_named_twice_counts_once(weak):
    pack = str(weak.pack)
    result = scan_module.scan([str(weak.folder)], [pack, pack], weak.data_dir)
    assert [finding.pack for finding in result.findings] == ["power-grid"]


def test_two_packs_of_one_name_are_refused_before_anything_is_made(weak, tmp_path):
    other = tmp_path / "other.yaml"
    other.write_text(weak.pack.read_text() + "# another\n")
    with pytest.raises(UsageError, match=r"other\.yaml and .* are both packs called 'power-grid'; give one"):
        scan_module.scan([str(weak.folder)], [str(weak.pack), str(other)], weak.data_dir)
    assert not weak.data_dir.exists()


def test_a_glob_that_lets_no_file_in_is_named(weak):
    told = weak.scan(include=("*.md", "[")).warnings
    assert [each for each in told if "--include" in each] == ["--include '[' matches no file; nothing is read for it"]


def test_a_second_scan_into_the_same_index_is_told_to_wait(weak):
    weak.scan()
    with Index.open(weak.data_dir, writing=True), pytest.raises(IndexBusy, match="wait for it"):
        weak.scan()


def test_names_of_all_kinds_are_read_and_cited(drive):
    drive.write("报告/机组 №1.md", CAPACITY)
    drive.write("a\nb.md", OUTAGE)
    Path(os.fsdecode(os.fsencode(drive.folder) + b"/caf\xe9.md")).write_text("Lakeside out of service on 2025-05-05.\n")
    (finding,) = drive.scan().findings
    assert finding.minimal_sets[0].files == ("a\\x0ab.md", "报告/机组 №1.md")
    assert {"caf\\xe9.md"} <= set(drive.paths())
    assert {fact["text"] for fact in drive.said()} == {"120 MW", "2025-03-04", "2025-05-05"}


def test_the_same_files_give_the_same_findings_and_facts_in_another_index(weak, records):
    first, said = records(weak.scan().findings), weak.said()
    weak.data_dir = weak.data_dir.with_name("another")
    assert records(weak.scan().findings) == first
    assert weak.said() == said


def test_what_is_listed_is_told_before_it_is_read(weak):
    class Heard(Silence):
        def __init__(self) -> None:
            self.said: list[tuple[int, int]] = []
            self.files = 0

        def listed(self, files: int) -> None:
            self.files = files

        def read(self, path: str, status: str) -> None:
            self.said.append((self.files, len(self.said) + 1))

    heard = Heard()
    options = ScanOptions(jobs=1)
    scan([str(weak.folder)], [str(weak.pack)], weak.data_dir / "anew", options=options, progress=heard)
    assert heard.said
    assert all(listed >= read for listed, read in heard.said)
