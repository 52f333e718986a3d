"""What changed from one scan to another, and how exposures went from scan to scan."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from aggregator.exposure.changes import differences, still_unknown
from aggregator.index.index import Index, ScanRow
from aggregator.model.changes import Change, State
from aggregator.model.errors import UsageError
from aggregator.model.findings import Severity
from aggregator.model.past import Picture, Sighting
from aggregator.report.life_records import change_to_record, sighting_to_record
from aggregator.service.findings import last_finished
from aggregator.service.past import picture_of, previous


@dataclass(frozen=True, slots=True)
class PastScan:
    """A scan that came to its end: its id, when it began (ISO), and what it found.

    ``findings`` and ``worst`` are None where that is not kept any more; ``by_severity`` counts them, the gravest first.
    """

    id: int
    started: str
    complete: bool
    files: int
    changed: int
    findings: int | None
    worst: Severity | None
    by_severity: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Difference:
    """What changed from one scan to another, the gravest first; ``before`` is None where there was none.

    ``unknown`` is what was told before of which still nobody can say whether it is over.
    """

    before: PastScan | None
    after: PastScan
    changes: tuple[Change, ...]
    unknown: tuple[Change, ...] = ()


@dataclass(frozen=True, slots=True)
class Moment:
    """A finding, or all together, as a scan knew it; ``sighting`` is None where there was nothing to see."""

    scan: PastScan
    sighting: Sighting | None


def scans(data_dir: Path) -> tuple[PastScan, ...]:
    """Return the scans that came to their end, the earliest first."""
    with Index.open(data_dir) as index:
        return scans_in(index)


def scans_in(index: Index) -> tuple[PastScan, ...]:
    """Return the scans of an open index that came to their end, the earliest first."""
    kept = set(index.past.scans())
    return tuple(
        _past_scan(row, list(index.past.sightings(row.id).values()) if row.id in kept else None)
        for row in index.scans()
        if row.finished is not None
    )


def diff(data_dir: Path, before: int | None = None, after: int | None = None) -> Difference:
    """Return what changed between two scans, by default the last one and the one before it.

    Raises
    ------
    UsageError
        A scan is unknown, or what it found is not kept any more.
    IndexMissing
        No scan has come to its end.
    """
    with Index.open(data_dir) as index:
        return diff_in(index, before, after)


def diff_in(index: Index, before: int | None = None, after: int | None = None) -> Difference:
    """Return what changed between two scans of an open index."""
    rows = {row.id: row for row in index.scans()}
    now = picture_of(index, last_finished(index).id if after is None else after)
    then = previous(index, now.scan) if before is None else picture_of(index, before)
    if then is None:
        return Difference(None, _scan_of(now, rows), ())
    return Difference(_scan_of(then, rows), _scan_of(now, rows), differences(then, now), still_unknown(then, now))


def history(data_dir: Path, beginning: str) -> tuple[Moment, ...]:
    """Return how a finding went from scan to scan, the earliest first; its id begins so.

    Raises
    ------
    UsageError
        No kept scan saw a finding whose id begins so, or there are several.
    """
    with Index.open(data_dir) as index:
        seen = {scan: index.past.sightings(scan) for scan in index.past.scans()}
        ids = sorted({each for sightings in seen.values() for each in sightings})
        matching = [each for each in ids if each.startswith(beginning)]
        if len(matching) != 1:
            known = ", ".join((matching or ids)[:10]) or "nothing was found yet"
            several = "begins the id of several findings" if matching else "begins the id of no finding of a kept scan"
            raise UsageError(f"'{beginning}' {several}: {known}")
        return tuple(
            Moment(_past_scan(row, list(seen[row.id].values())), seen[row.id].get(matching[0]))
            for row in index.scans()
            if row.id in seen
        )


def _scan_of(picture: Picture, rows: Mapping[int, ScanRow]) -> PastScan:
    return _past_scan(rows[picture.scan], list(picture.sightings.values()))


def _past_scan(row: ScanRow, seen: Sequence[Sighting] | None) -> PastScan:
    return PastScan(
        id=row.id,
        started=datetime.fromtimestamp(row.started, UTC).isoformat(timespec="seconds"),
        complete=row.complete,
        files=int(row.counts.get("files", 0)),
        changed=int(row.counts.get("changed", 0)),
        findings=None if seen is None else sum(not each.unknown for each in seen),
        worst=None if seen is None else max((each.severity for each in seen), default=Severity.NONE),
        by_severity=dict(_counted(seen or ())),
    )


def _counted(seen: Sequence[Sighting]) -> Iterator[tuple[str, int]]:
    often = Counter(each.severity for each in seen if not each.unknown)
    return ((each.word, often[each]) for each in sorted(often, reverse=True))


def rising(found: Difference) -> tuple[Sighting, ...]:
    """Return what is new, back again or worse."""
    up = (State.NEW, State.REOPENED, State.WORSE)
    return tuple(each.after for each in found.changes if each.state in up and each.after is not None)


def difference_to_record(found: Difference) -> dict[str, Any]:
    """Return what changed as the mapping that ``--format json`` prints."""
    return {
        "before": None if found.before is None else scan_row_to_record(found.before),
        "after": scan_row_to_record(found.after),
        "changes": [change_to_record(each) for each in found.changes],
        "unknown": [change_to_record(each) for each in found.unknown],
    }


def scan_row_to_record(row: PastScan) -> dict[str, Any]:
    """Return a scan as it stands in JSON."""
    return {**asdict(row), "worst": None if row.worst is None else row.worst.word}


def moment_to_record(moment: Moment) -> dict[str, Any]:
    """Return a finding as a scan knew it, as it stands in JSON; ``finding`` is null where there was nothing."""
    seen = moment.sighting
    return {
        "scan": moment.scan.id,
        "started": moment.scan.started,
        "complete": moment.scan.complete,
        "finding": None if seen is None else sighting_to_record(seen),
    }
