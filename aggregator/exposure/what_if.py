"""What a change to the files would change: who infers more, with which files, and what to redact."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

import numpy as np

from aggregator.exposure.assess import Assessment, Exposure
from aggregator.exposure.audiences import ADMINISTRATOR, Readership, files_read, reaches
from aggregator.exposure.combinations import units_in_sets
from aggregator.exposure.coverage import needed_for, severity_of
from aggregator.exposure.covers import Budget, BudgetSpent
from aggregator.exposure.kernel import Bools, Evidence, Ints, grid_of, revealed, rows_through
from aggregator.model.access import EVERYONE
from aggregator.model.findings import Audience, Severity
from aggregator.policy.records import Insight


@dataclass(frozen=True, slots=True)
class Change:
    """What an audience infers of a scope before and after."""

    insight: str
    scope: str | None
    audience: Audience
    before: int
    after: int
    severity_before: Severity
    severity_after: Severity

    @property
    def is_rise(self) -> bool:
        """Return whether the severity rises, or an exposure past its threshold grows."""
        grows = bool(self.severity_after) and self.after > self.before
        return self.severity_after > self.severity_before or grows


class RedactedCell(NamedTuple):
    """What to take out of a file: every place that gives this attribute of this subject, links included."""

    subject: str
    attribute: str


class _Standing(NamedTuple):
    revealed: int
    severity: Severity


def changes(before: Assessment, after: Assessment) -> tuple[Change, ...]:
    """Return what changed for whom, scope by scope; audiences are compared principal by principal.

    A principal that one side does not name infers there what everyone does.

    Examples
    --------
    >>> everyone = Audience("everyone", ("everyone",), None)
    >>> was = Exposure("where it is", None, everyone, ("everyone",), 1, 10, 0.1, Severity.NONE)
    >>> now = Exposure("where it is", None, everyone, ("everyone",), 6, 10, 0.6, Severity.HIGH)
    >>> [(c.before, c.after, c.severity_after.word) for c in changes(Assessment((was,), ()), Assessment((now,), ()))]
    [(1, 6, 'high')]
    """
    old, new = _by_scope(before.exposures), _by_scope(after.exposures)
    found: list[Change] = []
    for key in dict.fromkeys((*new, *old)):
        was, now = _standings(old.get(key, ())), _standings(new.get(key, ()))
        told: set[str] = set()
        for exposure in (*new.get(key, ()), *old.get(key, ())):
            members = [name for name in exposure.members if name not in told]
            told.update(members)
            found.extend(_changes_of(exposure, members, was, now))
    return tuple(found)


def verdict(found: Iterable[Change], *, unread: bool, hold_at: Severity = Severity.HIGH) -> str:
    """Return ``hold`` where a severity rises to ``hold_at`` or above, ``review`` at any other rise, else ``ok``.

    What the administrator of a store can infer decides nothing: the administrator reads all of it anyway.
    ``unread`` says that something could not be read or is unknown; nothing is ``ok`` then.

    Examples
    --------
    >>> everyone = Audience("everyone", ("everyone",), None)
    >>> rise = Change("where it is", None, everyone, 1, 6, Severity.NONE, Severity.HIGH)
    >>> verdict([rise], unread=False), verdict([], unread=True), verdict([], unread=False)
    ('hold', 'review', 'ok')
    """
    rises = [change for change in found if change.is_rise and change.audience.kind != ADMINISTRATOR]
    if any(change.severity_after >= hold_at and change.severity_after > change.severity_before for change in rises):
        return "hold"
    return "review" if rises or unread else "ok"


def newly_revealed(evidence: Evidence, file: int, files: Bools, scope: int | None = None) -> Bools:
    """Return ``(n,)`` which subjects, those that a scope counts or all, files reveal with a new one and not without.

    Examples
    --------
    >>> from aggregator.exposure.example import TWO_FILES
    >>> newly_revealed(TWO_FILES, 1, np.array([True, True])).tolist()
    [True, False]
    """
    without_it = files.copy()
    without_it[file] = False
    new = revealed(evidence, files) & ~revealed(evidence, without_it)
    return new if scope is None else new & evidence.counted & (evidence.scope == scope)


def partners(
    evidence: Evidence, file: int, files: Bools, scope: int | None = None, *, iterations: int = 1_000_000
) -> tuple[str, ...]:
    """Return the paths of the files that complete what a new file begins.

    They are the files, without the new one, of the minimal sets of every subject that the files reveal with
    the new one and not without it. Where the iterations run out, they are all files that say something of
    those subjects.

    Parameters
    ----------
    file
        Index of the new file.
    files
        ``(d,)`` what the audience reads, the new file included.

    Examples
    --------
    >>> from aggregator.exposure.example import TWO_FILES
    >>> partners(TWO_FILES, 1, np.array([True, True]))
    ('a.md',)
    """
    new = newly_revealed(evidence, file, files, scope)
    grid = grid_of(_with_rows(evidence, new[evidence.way_subject[evidence.row_way]]), files)
    try:
        units = units_in_sets(grid, Budget(iterations))
    except BudgetSpent:
        units = frozenset(grid.units_of_rows()[1].tolist())
    return tuple(grid.path(unit) for unit in sorted(units - {int(grid.unit[file])}))


def redact(evidence: Evidence, insight: Insight, file: int, readership: Readership) -> tuple[RedactedCell, ...]:
    """Return cells of a new file without which it lets no exposure rise, for any audience but the administrator.

    Greedy, the fewest cells of a subject first: subjects are taken out until each scope is back below its
    first threshold or, where an exposure was there before the file, back at what was revealed then. Taking
    out a cell can only lower what others infer, so one audience after the other is settled.

    Examples
    --------
    >>> from aggregator.exposure.example import TWO_FILES
    >>> from aggregator.model.access import AccessClass
    >>> from aggregator.policy.records import Step
    >>> insight = Insight("where it is", ("capacity", "location"), "plant", (Step(Severity.HIGH, subjects=1),))
    >>> redact(TWO_FILES, insight, 1, Readership((AccessClass(frozenset({"everyone"})),)))
    (RedactedCell(subject='P-01', attribute='location'),)
    """
    mine = rows_through(evidence, file)
    removed = np.zeros(len(mine), dtype=bool)
    distinct = {reach.classes.tobytes(): reach.classes for reach in reaches(readership, insight.may_know)}
    found: set[tuple[int, int]] = set()
    for classes in sorted(distinct.values(), key=lambda each: -int(np.count_nonzero(each))):
        files = files_read(classes, evidence.access_class)
        if not files[file]:
            continue
        taken = list(_cells_to_remove(evidence, insight, files, mine, removed))
        found.update(taken)
        for subject, attribute in taken:
            of_subject = evidence.way_subject[evidence.row_way] == subject
            removed |= mine & of_subject & (evidence.row_attribute == attribute)
    return tuple(RedactedCell(evidence.subjects[s], evidence.attributes[a]) for s, a in sorted(found))


def _by_scope(exposures: Sequence[Exposure]) -> dict[tuple[str, str | None], list[Exposure]]:
    found: dict[tuple[str, str | None], list[Exposure]] = {}
    for exposure in exposures:
        found.setdefault((exposure.insight, exposure.scope), []).append(exposure)
    return found


def _standings(exposures: Iterable[Exposure]) -> Mapping[str, _Standing]:
    return {name: _Standing(each.revealed, each.severity) for each in exposures for name in each.members}


def _changes_of(
    exposure: Exposure, members: Sequence[str], was: Mapping[str, _Standing], now: Mapping[str, _Standing]
) -> Iterator[Change]:
    together: dict[tuple[_Standing, _Standing], list[str]] = {}
    for name in members:
        together.setdefault((_standing(name, was), _standing(name, now)), []).append(name)
    for (before, after), names in together.items():
        if before == after:
            continue
        audience = exposure.audience
        if not set(audience.principals) <= set(names):
            left = tuple(name for name in audience.principals if name in names)
            audience = Audience("principals", left or tuple(names), None)
        yield Change(
            exposure.insight,
            exposure.scope,
            audience,
            before.revealed,
            after.revealed,
            before.severity,
            after.severity,
        )


def _standing(name: str, standings: Mapping[str, _Standing]) -> _Standing:
    return standings.get(name) or standings.get(EVERYONE) or _Standing(0, Severity.NONE)


def _with_rows(evidence: Evidence, kept: Bools) -> Evidence:
    return replace(
        evidence,
        row_way=evidence.row_way[kept],
        row_attribute=evidence.row_attribute[kept],
        row_witness=evidence.row_witness[kept],
        row_date=evidence.row_date[kept],
    )


def _cells_to_remove(
    evidence: Evidence, insight: Insight, files: Bools, mine: Bools, removed: Bools
) -> Iterator[tuple[int, int]]:
    """Yield (subject, attribute) to take out so that for these readers nothing rises."""
    without = _known_cells(evidence, files, ~mine)
    with_it = _known_cells(evidence, files, ~removed)
    before, after = _subjects_known(evidence, without), _subjects_known(evidence, with_it)
    for scope, population in enumerate(evidence.population.tolist()):
        here = evidence.counted & (evidence.scope == scope)
        was = int(np.count_nonzero(before & here))
        allowed = was
        if not severity_of(insight.exposed_at, was, population):
            allowed = (needed_for(insight.exposed_at, Severity.LOW, population) or 1) - 1
        excess = int(np.count_nonzero(after & here)) - allowed
        if excess <= 0:
            continue
        new = np.flatnonzero(after & ~before & here)
        ways = _ways_by_subject(evidence, new)
        cells = {subject: _attributes_to_remove(without, with_it, ways[subject]) for subject in new.tolist()}
        for subject in sorted(cells, key=lambda each: (len(cells[each]), each))[:excess]:
            yield from ((subject, attribute) for attribute in cells[subject])


def _known_cells(evidence: Evidence, files: Bools, kept: Bools) -> Bools:
    """Return ``(w, m)`` the cells that the files know from the rows that are kept."""
    outside = np.concatenate([[0], np.cumsum(~files[evidence.witness_file])])
    whole = outside[evidence.witness_ptr[1:]] == outside[evidence.witness_ptr[:-1]]
    rows = kept & whole[evidence.row_witness]
    known = np.zeros((len(evidence.way_subject), len(evidence.attributes)), dtype=bool)
    known[evidence.row_way[rows], evidence.row_attribute[rows]] = True
    return known


def _subjects_known(evidence: Evidence, cells: Bools) -> Bools:
    found = np.zeros(len(evidence.subjects), dtype=bool)
    found[evidence.way_subject[cells.all(axis=1)]] = True
    return found


def _ways_by_subject(evidence: Evidence, subjects: Ints) -> dict[int, list[int]]:
    found: dict[int, list[int]] = {subject: [] for subject in subjects.tolist()}
    for way in np.flatnonzero(np.isin(evidence.way_subject, subjects)).tolist():
        found[int(evidence.way_subject[way])].append(way)
    return found


def _attributes_to_remove(without: Bools, with_it: Bools, ways: Sequence[int]) -> list[int]:
    """Return attributes such that each way that is complete with the file loses one that only the file gives it."""
    only_here = [~without[way] for way in ways if with_it[way].all()]
    chosen: list[int] = []
    while only_here:
        best = int(np.argmax(np.sum(only_here, axis=0)))
        chosen.append(best)
        only_here = [attributes for attributes in only_here if not attributes[best]]
    return chosen
