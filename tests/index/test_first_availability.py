"""A fact keeps the date from which it could first be read, whatever is saved over it (rule 8)."""

import pytest

from aggregator.index.index import Index
from aggregator.model.documents import Status
from aggregator.model.reading_results import DocumentRow


class Drive:
    """An index that is scanned again and again."""

    def __init__(self, index, make) -> None:
        self.index, self.make, self.now = index, make, 0

    def scan(self, *results) -> None:
        """Scan a drive that holds just these files, all changed."""
        self.now += 10
        scan = self.index.begin_scan(self.now, {})
        self.make.see(self.index, scan, *[result.entry for result in results])
        self.index.replace(scan, results)
        self.index.remove(scan, [entry.file for entry in self.index.unseen(scan, "drive", [])])
        self.index.finish_scan(scan, self.now, {}, complete=True)

    def dates(self) -> dict[tuple[str, str, str | None], float]:
        return {(subject, value, period): date for _, subject, _, value, period, date in self.make.said(self.index)}


@pytest.fixture
def drive(folder, make):
    with Index.open(folder, writing=True) as index:
        yield Drive(index, make)


def test_touching_a_file_resets_nothing(drive, make):
    for version, available in (("1", 5.0), ("2", 9.0), ("3", 12.0)):
        file = make.entry("1", version=version)
        facts = [make.fact(file, "north", "capacity", "120"), make.fact(file, "north", "capacity", "120", row=9)]
        drive.scan(make.result(file, facts, [make.link(file, "E1", "W1")], available=available))
    assert make.said(drive.index) == [("drive/1", "north", "capacity", "120", None, 5.0)] * 2
    assert drive.index.links("power")["available"].tolist() == [5.0]


def test_only_what_is_new_in_a_version_is_new(drive, make):
    file = make.entry("1")
    old = [make.fact(file, "north", "capacity", "120"), make.fact(file, "lake", "capacity", "80", period="2023")]
    drive.scan(make.result(file, old, available=5.0))
    new = [
        make.fact(file, "north", "capacity", "125"),
        make.fact(file, "lake", "capacity", "80", period="2023"),
        make.fact(file, "lake", "capacity", "80", period="2024"),
        make.fact(file, "lake", "capacity", "80"),
    ]
    drive.scan(make.result(file, new, available=9.0))
    assert drive.dates() == {
        ("north", "125", None): 9.0,
        ("lake", "80", "2023"): 5.0,
        ("lake", "80", "2024"): 9.0,
        ("lake", "80", None): 9.0,
    }


def test_an_editor_that_saves_by_renaming_resets_nothing(drive, make):
    before, after = make.entry("1", "a/plan.csv"), make.entry("2", "a/plan.csv")
    drive.scan(make.result(before, [make.fact(before, "north", "capacity", "120")], available=5.0))
    drive.scan(make.result(after, [make.fact(after, "north", "capacity", "120")], available=9.0))
    assert make.said(drive.index) == [("drive/2", "north", "capacity", "120", None, 5.0)]


def test_a_file_that_is_still_there_dates_only_itself(drive, make):
    first, twin = make.entry("1", "a/plan.csv"), make.entry("2", "a/plan.csv")
    said = [make.result(each, [make.fact(each, "north", "capacity", "120")], available=5.0) for each in (first,)]
    drive.scan(*said)
    drive.scan(*said, make.result(twin, [make.fact(twin, "north", "capacity", "120")], available=9.0))
    assert [row[-1] for row in make.said(drive.index)] == [5.0, 9.0]


def test_another_path_or_another_pack_is_new(drive, make):
    first, second = make.entry("1", "a.csv"), make.entry("2", "b.csv")
    drive.scan(make.result(first, [make.fact(first, "north", "capacity", "120")], available=5.0))
    drive.scan(make.result(second, [make.fact(second, "north", "capacity", "120")], available=9.0))
    assert drive.dates() == {("north", "120", None): 9.0}


def test_an_earlier_date_found_later_counts(drive, make):
    file = make.entry("1")
    drive.scan(make.result(file, [make.fact(file, "north", "capacity", "120")], available=9.0))
    drive.scan(make.result(file, [make.fact(file, "north", "capacity", "120")], available=5.0))
    assert drive.dates() == {("north", "120", None): 5.0}


def test_a_file_that_came_back_is_new(drive, make):
    file = make.entry("1")
    drive.scan(make.result(file, [make.fact(file, "north", "capacity", "120")], available=5.0))
    drive.scan()
    drive.scan(make.result(file, [make.fact(file, "north", "capacity", "120")], available=9.0))
    assert drive.dates() == {("north", "120", None): 9.0}


@pytest.mark.parametrize(("digest", "available"), [("same", 5.0), ("other", 9.0)])
def test_a_file_is_as_old_as_its_content(drive, make, digest, available):
    file = make.entry("1")
    drive.scan(make.result(file, available=5.0, content_digest="same"))
    drive.scan(make.result(file, available=9.0, content_digest=digest))
    assert drive.index.files()["available"].tolist() == [available]
    assert drive.index.known("drive")["1"].available == available


@pytest.mark.parametrize(("status", "available"), [(Status.FAILED, 5.0), (Status.OK, 12.0)])
def test_a_file_that_could_not_be_read_for_a_while_keeps_its_dates(drive, make, status, available):
    file = make.entry("1")
    drive.scan(make.result(file, [make.fact(file, "north", "capacity", "120")], available=5.0))
    for date in (9.0, 10.0):
        drive.scan(make.result(file, available=date, documents=(DocumentRow("", "text/csv", status, "why"),)))
        assert drive.dates() == {}
    drive.scan(make.result(file, [make.fact(file, "north", "capacity", "120")], available=12.0))
    assert drive.dates() == {("north", "120", None): available}
