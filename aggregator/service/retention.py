"""What would end if files that were last changed before a day were archived: nobody but an archivist reads them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import numpy as np

from aggregator.exposure.audiences import Readership
from aggregator.exposure.coverage import needed_for, severity_of, share_of
from aggregator.exposure.kernel import Bools
from aggregator.exposure.retention import ends_before, last_revealed
from aggregator.exposure.timeline import Floats
from aggregator.index.index import Index
from aggregator.model.findings import Finding, Severity
from aggregator.policy.records import Pack
from aggregator.service.analysis import Assessed, assess_pack, ledger_of, packs_of
from aggregator.service.findings import findings_in
from aggregator.service.readers import readership
from aggregator.service.shares import files_told


@dataclass(frozen=True, slots=True)
class Kept:
    """What is left of a finding: severity, subjects and share, and of the files that carry it how many go.

    ``ends_before`` is the earliest day before which archiving everything would end it; None where none would.
    """

    finding: Finding
    severity: Severity
    revealed: int
    coverage: float
    files: int
    archived: int
    ends_before: str | None


@dataclass(frozen=True, slots=True)
class Retention:
    """How many of the files go when those last changed before a day are archived, and what is left of each finding."""

    before: str
    files: int
    archived: int
    findings: tuple[Kept, ...]


def retention(data_dir: Path, before: date) -> Retention:
    """Return what is left of every exposure of the last scan without the files last changed before a day (UTC).

    Populations stay what they are. A file whose store does not say when it was changed stays. Findings on a marking
    or a place of storage are of single files and not among the answer.

    Raises
    ------
    IndexMissing
        No scan has come to its end.
    """
    with Index.open(data_dir) as index:
        findings, readers, changed = findings_in(index), readership(index), changed_in(index)
        without = _Without(index, packs_of(index), readers, changed)
        kept = [_kept(without, finding, before) for finding in findings if without.knows(finding)]
    archived = sum(1 for at in changed.values() if at < _start_of(before))
    return Retention(before.isoformat(), len(changed), archived, tuple(kept))


class _Without:
    """What everything comes to without the files last changed before a day, day by day as it is asked for.

    What follows from several files is derived anew for each day: not all of its sets of files may be listed, and one
    that is not may be the one that stays.
    """

    def __init__(self, index: Index, packs: Sequence[Pack], readers: Readership, changed: Mapping[str, float]) -> None:
        self.readers, self.changed = readers, changed
        self._ledgers = {pack.name: ledger_of(index, pack) for pack in packs}
        self._found: dict[tuple[str, date], dict[str, Assessed]] = {}

    def knows(self, finding: Finding) -> bool:
        """Return whether a finding is on an insight of a pack."""
        return finding.pack in self._ledgers and finding.insight in self._of(finding.pack, date.min)

    def assessed(self, finding: Finding, day: date) -> Assessed:
        """Return the insight of a finding, with whatever follows without the files last changed before a day."""
        pack = self._ledgers[finding.pack].pack
        follows = pack.adds_up or pack.derives or any(each.at_least > 1 for each in pack.attributes.values())
        return self._of(finding.pack, day if follows else date.min)[finding.insight]

    def _of(self, pack: str, day: date) -> dict[str, Assessed]:
        if (pack, day) not in self._found:
            start = _start_of(day)
            leaving = frozenset(file for file, at in self.changed.items() if at < start)
            ledger = replace(self._ledgers[pack], leaving=leaving, deductions={}, derivations={})
            self._found[pack, day] = {one.insight.name: one for one in assess_pack(ledger, self.readers)}
        return self._found[pack, day]


def _start_of(day: date) -> float:
    return datetime(day.year, day.month, day.day, tzinfo=UTC).timestamp()


def changed_in(index: Index) -> dict[str, float]:
    """Return when each file was last changed, in UTC seconds; nan where its store does not say."""
    files = index.files()
    return {file: np.nan if at is None else at for file, at in zip(files["file"], files["modified"], strict=True)}


def archiving_ends(one: Assessed, finding: Finding, readers: Readership, changed: Mapping[str, float]) -> str | None:
    """Return the earliest day before which archiving everything would end a finding; None where none would."""
    last = _last(one, finding, files_told(one, finding, readers), _dates(one, changed))
    return ends_before(last, needed_for(one.insight.exposed_at, Severity.LOW, finding.population) or 1)


def _dates(one: Assessed, changed: Mapping[str, float]) -> Floats:
    return np.array([changed.get(file, np.nan) for file in one.evidence.files], dtype=np.float64)


def _last(one: Assessed, finding: Finding, files: Bools, dates: Floats) -> Floats:
    """Return of each subject of the finding's scope the latest time from which on files still reveal it."""
    evidence = one.evidence
    counts = evidence.counted & (evidence.scope == evidence.scopes.index(finding.scope))
    return np.asarray(last_revealed(evidence, files, dates)[counts], dtype=np.float64)


def _kept(without: _Without, finding: Finding, before: date) -> Kept:
    one, cut = without.assessed(finding, before), _start_of(before)
    files, dates = files_told(one, finding, without.readers), _dates(one, without.changed)
    shared = {share.file for share in finding.attribution}
    carrying = files & np.array([path in shared for path in one.evidence.paths], dtype=bool)
    revealed = int(np.count_nonzero(_last(one, finding, files, dates) >= cut))
    return Kept(
        finding=finding,
        severity=severity_of(one.insight.exposed_at, revealed, finding.population),
        revealed=revealed,
        coverage=share_of(revealed, finding.population),
        files=int(np.count_nonzero(carrying)),
        archived=int(np.count_nonzero(carrying & (dates < cut))),
        ends_before=_ends_before(without, finding),
    )


def _ends_before(without: _Without, finding: Finding) -> str | None:
    """Return the earliest day before which archiving ends a finding; each day that seems to is held against itself."""
    day = date.min
    while True:
        ends = archiving_ends(without.assessed(finding, day), finding, without.readers, without.changed)
        if ends is None:
            return None
        if date.fromisoformat(ends) <= day:
            return day.isoformat()
        day = date.fromisoformat(ends)


def retention_to_record(found: Retention) -> dict[str, Any]:
    """Return the answer as the mapping that ``--format json`` prints."""
    return {
        "before": found.before,
        "files": found.files,
        "archived": found.archived,
        "findings": [
            {
                "id": each.finding.id,
                "pack": each.finding.pack,
                "insight": each.finding.insight,
                "scope": each.finding.scope,
                "audience": list(each.finding.audience.principals),
                "population": each.finding.population,
                "severity": each.finding.severity.word,
                "revealed": each.finding.revealed,
                "coverage": each.finding.coverage,
                "severity_then": each.severity.word,
                "revealed_then": each.revealed,
                "coverage_then": each.coverage,
                "files": each.files,
                "archived": each.archived,
                "ends_before": each.ends_before,
            }
            for each in found.findings
        ],
    }
