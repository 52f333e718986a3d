"""Files that are not in any store yet, read like any other and forgotten."""

from __future__ import annotations

import time
from collections.abc import Sequence
from pathlib import Path

from aggregator.model.documents import Status
from aggregator.model.entries import Entry, EntryKind
from aggregator.model.reading_results import FileResult
from aggregator.policy.records import Pack
from aggregator.reading.errands import Lost
from aggregator.reading.worker import WorkerPool
from aggregator.service.recognition import Recognition
from aggregator.service.scenario import Arrival
from aggregator.service.site import Site
from aggregator.service.unit import Unit, not_read, prepare, read_path


def read_arrivals(arrivals: Sequence[Arrival], packs: Sequence[Pack], site: Site) -> list[FileResult]:
    """Return what the packs make of files that might be uploaded, in their order; each is read in a worker."""
    if not arrivals:
        return []
    now = time.time()
    units = [Unit(str(each.file.absolute()), _entry(each, now), "", now) for each in arrivals]
    prepared = (packs, site.limits, bool(site.recognisers))
    with (
        WorkerPool(read_path, workers=1, limits=site.limits, initializer=prepare, initargs=prepared) as pool,
        Recognition(site, packs, 1) as recognition,
    ):
        found = {
            unit.entry.file: not_read(unit, Status.FAILED, outcome.reason) if isinstance(outcome, Lost) else outcome
            for unit, outcome in recognition.run(pool.run(units))
        }
    return [found[unit.entry.file] for unit in units]


def _entry(arrival: Arrival, now: float) -> Entry:
    place, native_id = arrival.place, arrival.id.removeprefix(f"{arrival.place.root}/")
    size = arrival.file.stat().st_size
    owner = arrival.step.owner or _owner(arrival.file)
    return Entry(place.root, native_id, place.path, b"", EntryKind.FILE, size, "", now, now, owner)


def _owner(file: Path) -> str | None:
    try:
        return file.owner()
    except KeyError:
        return None


def unread(arrivals: Sequence[Arrival], results: Sequence[FileResult]) -> str:
    """Return what of the files was not read, empty where all was."""
    return "; ".join(
        f"{row.member or arrival.file.name}: {row.status.value}{': ' + row.reason if row.reason else ''}"
        for arrival, result in zip(arrivals, results, strict=True)
        for row in result.documents
        if row.status is not Status.OK
    )
