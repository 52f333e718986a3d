"""The life of findings: what became of each since the scan before, and what persons decided about it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from aggregator.exposure.changes import change_of
from aggregator.index.index import Index
from aggregator.model.acceptance import Acceptance, Standing
from aggregator.model.changes import Change, State
from aggregator.model.findings import Finding
from aggregator.model.life import Life
from aggregator.model.past import Picture, Sighting, Unknown
from aggregator.service.dates import iso_date
from aggregator.service.findings import findings_in, last_finished
from aggregator.service.past import picture_of, previous

Lives = Mapping[str, Life]
Acceptances = Mapping[str, Acceptance]


def findings_and_lives(data_dir: Path, against: int | None = None) -> tuple[tuple[Finding, ...], Lives]:
    """Return the findings of the last scan, the gravest aggregation first, and the life of each by id.

    Parameters
    ----------
    against
        The scan since which it is told what became of them; the one before the last unless it is given.

    Raises
    ------
    IndexMissing
        No scan has come to its end.
    UsageError
        What the scan to compare with found is not kept.
    """
    with Index.open(data_dir) as index:
        found = findings_in(index)
        return found, lives_in(index, found, against=against)


def lives_in(
    index: Index, findings: Iterable[Finding], baseline: Acceptances | None = None, against: int | None = None
) -> Lives:
    """Return the life of each finding of the last scan in an open index, by id.

    ``baseline`` are acceptances that count beside those that are kept in the index.
    """
    last = last_finished(index)
    now = index.past.picture(last.id)
    before = previous(index, last.id) if against is None else picture_of(index, against)
    if now is None:
        return {}
    days = {scan.id: iso_date(scan.started) for scan in index.scans()}
    words = {**(baseline or {}), **index.notes.acceptances()}
    assigned = index.notes.assignments()
    found = {}
    for finding in findings:
        seen, change = now.sightings[finding.id], _change(before, now, finding.id)
        accepted, note = words.get(finding.id), assigned.get(finding.id)
        found[finding.id] = Life(
            state=change.state,
            causes=change.causes,
            first_seen=days[seen.first],
            since=days[seen.since],
            last_seen=days[seen.scan],
            standing=Standing.OPEN if accepted is None else accepted.standing(finding, days[last.id]),
            acceptance=accepted,
            outgrown=() if accepted is None else accepted.outgrown(finding),
            owner="" if note is None else note.owner,
            ticket="" if note is None else note.ticket,
        )
    return found


def left_open(data_dir: Path) -> tuple[Sighting, ...]:
    """Return what the last scan did not see for want of a listing or of a file it could read: that is not over."""
    with Index.open(data_dir) as index:
        return left_open_in(index)


def left_open_in(index: Index, baseline: Acceptances | None = None) -> tuple[Sighting, ...]:
    """Return what is left open in an open index, but what is accepted; what no pack looked for is nobody's question."""
    last = last_finished(index)
    now, day = index.past.picture(last.id), iso_date(last.started)
    words = {**(baseline or {}), **index.notes.acceptances()}
    return tuple(
        seen
        for seen in (() if now is None else now.sightings.values())
        if seen.unknown in (Unknown.NOT_LISTED, Unknown.NOT_READ)
        and not (seen.finding in words and day <= words[seen.finding].until)
    )


def counting(findings: Iterable[Finding], lives: Lives) -> tuple[Finding, ...]:
    """Return the findings that count: all but the accepted ones."""
    return tuple(each for each in findings if each.id not in lives or not lives[each.id].is_accepted)


def _change(before: Picture | None, now: Picture, finding: str) -> Change:
    """Return what became of a finding; before the first picture nobody knows more than when it was first seen."""
    if before is not None:
        return change_of(before, now, finding)
    seen = now.sightings[finding]
    return Change(finding, State.NEW if seen.first == now.scan else State.ONGOING, None, seen, ())
