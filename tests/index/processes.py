"""Processes that write to and read from an index, for tests that kill them.

Started as a program, it forks a child for each line ``<what> <folder>`` that it reads and answers with the child's
process id; after one line more it answers with the child's exit status. So the many children of a test do not import
everything again, and a child's process id is its own until the test has done with it.
"""

import os
import sys
from pathlib import Path

from aggregator.index.index import Index
from aggregator.model.access import AccessClass
from aggregator.model.documents import GridLoc, Status
from aggregator.model.entries import Entry, EntryKind, Root
from aggregator.model.errors import IndexMissing
from aggregator.model.facts import Citation, Fact, Identifier, Link, PackExtract
from aggregator.model.reading_results import DocumentRow, FileResult

ROOT = Root("drive", "Group drive", "file:///srv/drive")
ROUNDS, FILES, FACTS, BATCH = 5, 60, 30, 12
COMMITS = 40


def listing(round_: int) -> list[Entry]:
    """Return what the drive holds in a round: files come and go, change, and are saved under new ids."""
    present = [number for number in range(FILES) if (number + round_) % 6]
    return [_entry(number, f"{number}-{round_ // 2 if number % 7 == 0 else 0}", round_) for number in present]


def write_rounds(folder: Path) -> None:
    """Scan all rounds that no finished scan has scanned, going on where an unfinished one was stopped."""
    with Index.open(folder, writing=True) as index:
        done = [scan.description["round"] for scan in index.scans() if scan.finished is not None]
        for round_ in range(len(done), ROUNDS):
            scan = index.begin_scan(round_, {"round": round_})
            entries = listing(round_)
            for start in range(0, len(entries), 25):
                page = entries[start : start + 25]
                index.see(scan, ROOT, page, [AccessClass(frozenset({f"user:{round_}"}))] * len(page))
            known = index.known(ROOT.id)
            stale = [entry for entry in entries if known[entry.native_id].content_version != entry.content_version]
            for start in range(0, len(stale), BATCH):
                index.replace(scan, [_result(entry, round_) for entry in stale[start : start + BATCH]])
            index.remove(scan, [entry.file for entry in index.unseen(scan, ROOT.id, [])])
            index.save_findings(scan, [_finding(name) for name in range(round_ + 1)])
            index.finish_scan(scan, round_ + 0.5, {"files": len(entries)}, complete=True)


def write_versions(folder: Path) -> None:
    """Replace all files at once, again and again."""
    with Index.open(folder, writing=True) as index:
        for version in range(COMMITS):
            scan = index.begin_scan(version, {})
            entries = [_entry(number, str(number), version * 2) for number in range(1, 20, 3)]
            index.see(scan, ROOT, entries, [AccessClass(frozenset())] * len(entries))
            index.replace(scan, [_result(entry, version) for entry in entries])
            index.finish_scan(scan, version, {}, complete=True)


def read_versions(folder: Path) -> None:
    """Read until the last version is there; fail where an index is seen that no commit made."""
    last, commits = "-1", 0
    while int(last) < (COMMITS - 1) * 2:
        try:
            with Index.open(folder) as index:
                before, facts, links, after = index.files(), index.facts("power"), index.links("power"), index.files()
        except IndexMissing:
            continue
        if facts.empty:
            continue
        (version,) = set(facts["value"])
        read = before["content_digest"].dropna()
        assert before.equals(after)
        assert set(read.str.rpartition("@")[2]) == {version}
        assert (len(facts), len(links)) == (len(read) * FACTS, len(read))
        assert int(version) >= int(last)
        commits += version != last
        last = version
    assert commits > 1


def _entry(number: int, native_id: str, round_: int) -> Entry:
    version = str(round_ - round_ % (1 + number % 3))
    path = f"folder {number % 4}/{number}.csv"
    return Entry(ROOT.id, native_id, path, path.encode(), EntryKind.FILE, number, version)


def _result(entry: Entry, round_: int) -> FileResult:
    def place(row: int) -> Citation:
        return Citation(entry.file, GridLoc(row, 1), 0, 3)

    facts = tuple(
        Fact(
            Identifier("plant", "name", f"p{row}"), f"P{row}", "capacity",
            entry.content_version if row % 2 or entry.native_id.isdigit() else "100", "MW", None,
            0.9, place(row), "table",
        )
        for row in range(FACTS)
    )  # fmt: skip
    links = (Link(Identifier("plant", "eic", "a"), Identifier("plant", "wri", "b"), 0.9, place(1)),)
    return FileResult(
        entry, "r1", (DocumentRow("", "text/csv", Status.OK),), (PackExtract("power", facts, links),), (), (), b"",
        f"{entry.file}@{entry.content_version}", float(round_),
    )  # fmt: skip


def _finding(name: int) -> dict[str, object]:
    return {"id": str(name), "pack": "power", "insight": "i", "scope": None, "severity": "high"}


def _serve() -> None:
    while line := sys.stdin.readline():
        what, _, folder = line.rstrip("\n").partition(" ")
        child = os.fork()
        if child == 0:
            code = 1
            try:
                {"rounds": write_rounds, "versions": write_versions, "read": read_versions}[what](Path(folder))
                code = 0
            finally:
                sys.stderr.flush()
                if code:
                    sys.excepthook(*sys.exc_info())
                os._exit(code)
        sys.stdout.write(f"{child}\n")
        sys.stdout.flush()
        sys.stdin.readline()
        _, status = os.waitpid(child, 0)
        sys.stdout.write(f"{os.waitstatus_to_exitcode(status)}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    _serve()
