"""What a scan's last step costs from an index to its findings: ``from_index.py FILES... [--keep FOLDER] [--json]``.

The drives are made by `drives.py` and put into an index, which is not timed; one subject in fifty is called by a code
in texts, and files of links say which subject each code is. The analysis then runs in a process of its own. Seconds
are those of the processor; memory is the most that the process held, and how much of it before anything was read.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

import numpy as np
from drives import ATTRIBUTES, KIND, REGIONS, Drive, drive_of

from aggregator.exposure.assess import assess
from aggregator.index.index import Index
from aggregator.model.documents import GridLoc, Status, TextLoc
from aggregator.model.entries import Entry, EntryKind, Root
from aggregator.model.facts import Citation, Fact, Identifier, Link, PackExtract
from aggregator.model.reading_results import DocumentRow, FileResult
from aggregator.policy.records import Attribute, IdentifierScheme, Pack, SubjectKind, ValueKind
from aggregator.report.records import finding_to_record
from aggregator.service.analysis import evidence_of_pack, ledger_of
from aggregator.service.populations import populations_at_least
from aggregator.service.readers import readership

ROOT = Root("drive", "drive", "file:///drive")
CALLED_BY_CODE = 50
LINKS_IN_FILE = 100
BATCH = 5_000
_KINDS = dict.fromkeys(["province"], ValueKind.PLACE) | dict.fromkeys(["capacity", "budget", "depth"], ValueKind.NUMBER)


def pack_of(drive: Drive) -> Pack:
    """Return a pack with the drive's attributes and insights, whose subjects nobody lists."""
    schemes = tuple(IdentifierScheme(name, (name,), "(.+)") for name in ("eic", "code"))
    attributes = {name: Attribute(name, KIND, _KINDS.get(name, ValueKind.TEXT)) for name in ATTRIBUTES}
    insights = {insight.name: insight for insight in drive.insights}
    return Pack(
        "bench", 1, {"en": "bench"}, {KIND: SubjectKind(KIND, identified_by=schemes)}, attributes, insights, {}, (),
        Path("bench.yaml"), "",
    )  # fmt: skip


def put_into(folder: Path, drive: Drive, *, linked: bool = True) -> None:
    """Make an index of a drive; without links every subject is called by its first identifier alone."""
    with Index.open(folder, writing=True) as index:
        scan = index.begin_scan(0.0, {})
        index.set_members(drive.readership.members)
        results = _results(drive, linked=linked)
        while batch := list(islice(results, BATCH)):
            classes = [drive.readership.classes[number] for _, number in batch]
            index.see(scan, ROOT, [result.entry for result, _ in batch], classes)
            index.replace(scan, [result for result, _ in batch])
        index.finish_scan(scan, 1.0, {}, complete=True)


def _results(drive: Drive, *, linked: bool) -> Iterator[tuple[FileResult, int]]:
    """Yield what was read of each file, and its access class; the files of links come last."""
    order = np.argsort(drive.file, kind="stable")
    edges = np.searchsorted(drive.file[order], np.arange(drive.files + 1)).tolist()
    columns = [each[order].tolist() for each in (drive.subject, drive.attribute, drive.value, drive.confidence)]
    region, table = drive.region.tolist(), drive.is_table.tolist()
    for file in range(drive.files):
        entry, facts = _entry(f"f{file:07}", float(drive.date[file])), []
        row_of: dict[int, int] = {}
        said = (each[edges[file] : edges[file + 1]] for each in columns)
        for subject, attribute, value, sure in zip(*said, strict=True):
            row = row_of.setdefault(subject, len(row_of) + 2)
            by_code = linked and not table[file] and subject % CALLED_BY_CODE == 0
            name = ATTRIBUTES[attribute]
            facts.append(
                Fact(
                    Identifier(KIND, "code", f"k{subject:07}")
                    if by_code
                    else Identifier(KIND, "eic", f"s{subject:07}"),
                    f"Plant {subject}",
                    name,
                    REGIONS[region[subject]] if name == "province" else str(100 + (subject * 31 + value * 13) % 997),
                    None,
                    None,
                    sure,
                    Citation(entry.file, GridLoc(row, attribute + 1) if table[file] else TextLoc(row, row), 0, 5),
                    f"table: heading '{name}'" if table[file] else f"text: cue '{name}'",
                )
            )
        cluster = int(drive.cluster[file])
        yield _result(entry, PackExtract("bench", facts=tuple(facts)), cluster), int(drive.access_class[file])
    called = range(0, drive.subjects if linked else 0, CALLED_BY_CODE)
    for number, first in enumerate(range(0, len(called), LINKS_IN_FILE)):
        entry = _entry(f"links{number:05}", 0.0)
        links = tuple(
            Link(
                Identifier(KIND, "eic", f"s{subject:07}"),
                Identifier(KIND, "code", f"k{subject:07}"),
                1.0,
                Citation(entry.file, GridLoc(row + 2, 1), 0, 5),
            )
            for row, subject in enumerate(called[first : first + LINKS_IN_FILE])
        )
        yield _result(entry, PackExtract("bench", links=links), drive.files + number), number % 3


def _entry(name: str, modified: float) -> Entry:
    path = f"{name[-3:]}/{name}"
    return Entry(ROOT.id, name, path, path.encode(), EntryKind.FILE, 100, "1", modified=modified)


def _result(entry: Entry, extract: PackExtract, cluster: int) -> FileResult:
    signature = np.random.default_rng(cluster).integers(0, 2**32, 128, dtype=np.uint32).tobytes()
    return FileResult(
        entry=entry,
        recipe="",
        documents=(DocumentRow("", "text/plain", Status.OK),),
        extracts=(extract,),
        markings=(),
        mentions=(),
        signature=signature,
        content_digest=hashlib.sha256(str(cluster).encode()).hexdigest(),
        available=entry.modified or 0.0,
    )


def analysed(folder: Path, pack: Pack) -> dict[str, Any]:
    """Return the seconds of each stage of an analysis, the memory it took, and a digest of what it found."""
    seconds: dict[str, float] = {}
    began = time.process_time()

    def lap(stage: str) -> None:
        nonlocal began
        now = time.process_time()
        seconds[stage] = seconds.get(stage, 0.0) + now - began
        began = now

    at_first = _peak()
    with Index.open(folder) as index:
        readers = readership(index)
        ledger = ledger_of(index, pack)
    lap("ledger")
    roster = ledger.rosters[KIND]
    roster.counting, roster.names  # noqa: B018
    lap("who is who")
    told = []
    for insight, evidence in evidence_of_pack(ledger):
        lap("evidence")
        found = assess(evidence, insight, pack.name, readers)
        lap("exposure")
        told.append([populations_at_least(ledger, insight), *map(finding_to_record, found.findings)])
        lap("populations")
    text = json.dumps(told, default=str)
    return {
        "seconds": seconds,
        "service_s": sum(taken for stage, taken in seconds.items() if stage != "exposure"),
        "findings": sum(len(each) - 1 for each in told),
        "digest": hashlib.sha256(text.encode()).hexdigest()[:16],
        "at_first_mib": at_first,
        "peak_mib": _peak(),
    }


def _peak() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss >> 10


def measured(files: int, keep: Path | None) -> dict[str, Any]:
    """Return what the analysis of a drive of so many files takes, in a process of its own."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = (keep or Path(scratch)) / str(files)
        # What is made stays in a process of its own: a child's most memory starts at that of its parent.
        command = [sys.executable, __file__, str(files), "--folder", str(folder)]
        if not folder.exists():
            subprocess.run([*command, "--make"], check=True)
        return dict(json.loads(subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout))


def main() -> None:
    """Print a line a drive, or all as JSON."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("files", type=int, nargs="+")
    asked.add_argument("--keep", type=Path, help="make the indexes here, or take them from here")
    asked.add_argument("--json", action="store_true")
    asked.add_argument("--folder", type=Path, help=argparse.SUPPRESS)
    asked.add_argument("--make", action="store_true", help=argparse.SUPPRESS)
    told = asked.parse_args()
    if told.make:
        put_into(told.folder, drive_of(told.files[0]))
        return
    if told.folder:
        # The insights are the same for every drive; a small one has them too.
        print(json.dumps(analysed(told.folder, pack_of(drive_of(50)))))
        return
    found = {files: measured(files, told.keep) for files in told.files}
    if told.json:
        print(json.dumps(found, indent=2))
        return
    for files, one in found.items():
        stages = ", ".join(f"{stage} {taken:.2f}" for stage, taken in one["seconds"].items())
        print(
            f"{files:>9,} files: {one['service_s']:.2f} s without the model ({stages}), {one['findings']} findings "
            f"{one['digest']}, {one['at_first_mib']} -> {one['peak_mib']} MiB"
        )


if __name__ == "__main__":
    main()
