"""What persons decide about findings: accepting one for a while, and who is to see to it."""

from __future__ import annotations

import time
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from aggregator.index.index import Index
from aggregator.model.acceptance import Acceptance, Assignment, accepted
from aggregator.model.errors import UsageError
from aggregator.model.life import Life
from aggregator.report.life_records import acceptance_to_record
from aggregator.service.acceptance_file import Baseline, read_acceptances, write_acceptances
from aggregator.service.dates import iso_date
from aggregator.service.findings import finding_called, findings_in, last_finished
from aggregator.service.life import lives_in


@dataclass(frozen=True, slots=True)
class Word:
    """What a person says of a finding that is to be lived with: why, until which day (ISO), and who says so."""

    reason: str
    until: str
    by: str = ""
    owner: str | None = None
    ticket: str | None = None


@dataclass(frozen=True, slots=True)
class Accepted:
    """An acceptance, who sees to the finding, and its life; that is None where the last scan does not find it."""

    acceptance: Acceptance
    assignment: Assignment
    life: Life | None


def accept(data_dir: Path, beginning: str, word: Word) -> Accepted:
    """Accept a finding of the last scan as bad as it is now, named by the beginning of its id.

    Raises
    ------
    UsageError
        No finding's id begins so, or several do; there is no reason; or the day is over.
    IndexMissing
        No scan has come to its end.
    """
    today = iso_date(time.time())
    if not word.reason.strip():
        raise UsageError("say why, with a reason that is not empty")
    if word.until < today:
        raise UsageError(f"{word.until} is over; accept a finding until a day from {today} on")
    with Index.open(data_dir, noting=True) as index:
        finding = finding_called(findings_in(index), beginning)
        index.notes.accept([accepted(finding, word.reason.strip(), word.until, word.by, today)])
        index.notes.assign(finding.id, word.owner, word.ticket)
        return _accepted_in(index, [finding.id])[0]


def revoke(data_dir: Path, beginning: str) -> Acceptance:
    """Take back the acceptance of a finding, named by the beginning of its id, and return what it was.

    Raises
    ------
    UsageError
        Nothing that begins so is accepted, or several findings are.
    """
    with Index.open(data_dir, noting=True) as index:
        kept = index.notes.acceptances()
        matching = [each for each in kept if each.startswith(beginning)]
        if len(matching) != 1:
            known = ", ".join((matching or list(kept))[:10]) or "nothing is"
            several = "begins several accepted findings" if matching else "begins no accepted finding"
            raise UsageError(f"'{beginning}' {several} (accepted: {known})")
        index.notes.revoke(matching[0])
        return kept[matching[0]]


def assign(data_dir: Path, beginning: str, owner: str | None, ticket: str | None) -> Assignment:
    """Note who sees to a finding, and under which ticket; None leaves what was noted, an empty text ends it.

    Raises
    ------
    UsageError
        No finding's id begins so, or several do; or neither is given.
    """
    if owner is None and ticket is None:
        raise UsageError("say who sees to it or under which ticket; an empty text takes one back")
    with Index.open(data_dir, noting=True) as index:
        finding = finding_called(findings_in(index), beginning)
        index.notes.assign(finding.id, owner, ticket)
        return index.notes.assignments().get(finding.id, Assignment(finding.id, "", ""))


def acceptances(data_dir: Path) -> tuple[Accepted, ...]:
    """Return everything that is accepted, also what is over or was not found any more, in the order of ids."""
    with Index.open(data_dir) as index:
        return tuple(_accepted_in(index, index.notes.acceptances()))


def exported(data_dir: Path) -> str:
    """Return everything that is accepted as YAML."""
    with Index.open(data_dir) as index:
        return write_acceptances(index.notes.acceptances().values(), index.notes.assignments())


def imported(data_dir: Path, path: Path) -> Baseline:
    """Keep the acceptances that a YAML file lists, each in place of an earlier one of its finding, and return them.

    Raises
    ------
    UsageError
        The file is wrong; nothing was kept.
    """
    baseline = read_acceptances(path)
    with Index.open(data_dir, noting=True) as index:
        index.notes.accept(list(baseline.acceptances.values()))
        for each in baseline.assignments.values():
            index.notes.assign(each.finding, each.owner or None, each.ticket or None)
    return baseline


def _accepted_in(index: Index, findings: Iterable[str]) -> list[Accepted]:
    last_finished(index)
    kept, assigned = index.notes.acceptances(), index.notes.assignments()
    lives = lives_in(index, findings_in(index))
    return [
        Accepted(kept[each], assigned.get(each, Assignment(each, "", "")), lives.get(each))
        for each in findings
        if each in kept
    ]


def accepted_records(rows: Iterable[Accepted]) -> list[dict[str, Any]]:
    """Return acceptances as they stand in JSON; ``standing`` is null where the last scan does not find the finding."""
    return [
        acceptance_to_record(row.acceptance)
        | {
            "standing": None if row.life is None else row.life.standing.value,
            "outgrown": [] if row.life is None else list(row.life.outgrown),
            "owner": row.assignment.owner,
            "ticket": row.assignment.ticket,
        }
        for row in rows
    ]


def assignment_record(note: Assignment) -> dict[str, Any]:
    """Return who sees to a finding as it stands in JSON."""
    return asdict(note)
