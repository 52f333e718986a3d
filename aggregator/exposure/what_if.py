"""What a scenario would change: who infers more or less, past which thresholds, and with which files."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from aggregator.exposure.audiences import ADMINISTRATOR, ATTACKER, Reach, merged, uninitiated
from aggregator.exposure.combinations import minimal_sets, units_in_sets
from aggregator.exposure.coverage import needed_for, revealed_alone, revealed_by_none, severity_of
from aggregator.exposure.covers import Budget, BudgetSpent
from aggregator.exposure.kernel import Bools, Evidence, Ints, grid_of, revealed
from aggregator.exposure.labels import every_set_is_marked, kind_of
from aggregator.exposure.standings import Situation
from aggregator.exposure.timeline import first_revealed, since
from aggregator.model.access import EVERYONE
from aggregator.model.facts import Grade
from aggregator.model.findings import Audience, Severity
from aggregator.model.grades import grade_of
from aggregator.policy.records import Insight


@dataclass(frozen=True, slots=True)
class Change:
    """What an audience infers of a scope before and after.

    ``audience`` names it in the fewest words, ``members`` are all principals that it is. ``columns`` are whose files
    count on each side, as columns of the situations: the first member's own, or everyone's.
    """

    insight: str
    scope: str | None
    audience: Audience
    before: int
    after: int
    severity_before: Severity
    severity_after: Severity
    members: tuple[str, ...] = ()
    columns: tuple[int, int] = (0, 0)

    @property
    def is_rise(self) -> bool:
        """Return whether the severity rises, or an exposure past its threshold grows."""
        grows = bool(self.severity_after) and self.after > self.before
        return self.severity_after > self.severity_before or grows

    @property
    def is_fall(self) -> bool:
        """Return whether the severity falls, or an exposure past its threshold shrinks."""
        shrinks = bool(self.severity_before) and self.after < self.before
        return self.severity_after < self.severity_before or shrinks


def changes(
    evidence: Evidence, insight: Insight, number: int, before: Situation, after: Situation
) -> tuple[Change, ...]:
    """Return what changed for whom, scope by scope: the audiences, widest first, an attacker, the administrator.

    Who may know on a side has no exposure of its own there: what everyone infers counts. So it is with a principal
    that a side does not name. Principals that read the same of what matters before, and the same after, are one
    audience.

    Parameters
    ----------
    number
        Which of the situations' insights it is.
    """
    told = _Sides(insight, number, before, after)
    relevant = _relevant(evidence)
    found: list[Change] = []
    for scope, name in enumerate(evidence.scopes):
        population = int(evidence.population[scope])
        for audience, members, columns in told.audiences(scope, relevant[scope]):
            was, now = told.counts(columns, scope)
            steps = insight.exposed_at
            severities = severity_of(steps, was, population), severity_of(steps, now, population)
            found.append(Change(insight.name, name, audience, was, now, *severities, members, columns))
    return tuple(found)


class _Sides:
    """Who is left on each side when those who may know are taken out, and what they infer there."""

    def __init__(self, insight: Insight, number: int, before: Situation, after: Situation) -> None:
        self.may_know, self.number = insight.may_know, number
        self.before, self.after = before, after
        named = [uninitiated(side.readership, insight.may_know) for side in (before, after)]
        left = [frozenset(names) for names in named]
        self._columns = {name: self._columns_of(name, left) for names in named for name in names}
        self._counts = [
            side.revealed_to(number, [columns[place] for columns in self._columns.values()])
            for place, side in enumerate((before, after))
        ]

    def _columns_of(self, name: str, left: Sequence[frozenset[str]]) -> tuple[int, int]:
        """Return the columns whose inference stands for a name on each side: its own, or everyone's."""
        before, after = (
            side.column_of(name if name in named else EVERYONE)
            for side, named in zip((self.before, self.after), left, strict=True)
        )
        return before, after

    def counts(self, columns: tuple[int, int], scope: int) -> tuple[int, int]:
        """Return how many subjects two columns infer of a scope, one before and one after."""
        before, after = (
            int(side.revealed(self.number, column)[scope])
            for side, column in zip((self.before, self.after), columns, strict=True)
        )
        return before, after

    def _moved(self, scope: int) -> list[str]:
        """Return who infers more or less of a scope."""
        before, after = (counts[scope] for counts in self._counts)
        names = list(self._columns)
        return [names[place] for place in np.flatnonzero(before != after).tolist()]

    def audiences(self, scope: int, relevant: Bools) -> Iterator[tuple[Audience, tuple[str, ...], tuple[int, int]]]:
        """Yield each audience for which a scope changes, all principals that it is, and its columns."""
        sides = (self.before, self.after)
        matters = np.concatenate([_kinds(side, relevant) for side in sides])
        reaches = [
            Reach(name, np.concatenate([side.held(column) for side, column in zip(sides, columns, strict=True)]))
            for name, columns in ((name, self._columns[name]) for name in self._moved(scope))
        ]
        for readers in merged(reaches, self.after.readership, matters, self.may_know):
            yield readers.audience, readers.members, self._columns[readers.members[0]]
        attacked = [(ATTACKER, self.after.attacker)] if self.after.attacked and EVERYONE not in self.may_know else []
        for name, column in (*attacked, (ADMINISTRATOR, self.after.administrator)):
            if len(set(self.counts((column, column), scope))) > 1:
                yield Audience(name, (name,), None), (name,), (column, column)


def _kinds(side: Situation, files: Bools) -> Bools:
    mask = np.zeros(len(side.bits), dtype=bool)
    mask[side.kind[files]] = True
    return mask


def _relevant(evidence: Evidence) -> Bools:
    """Return ``(z, d)`` the files that help to reveal a subject that each scope counts, were all of them held."""
    grid = grid_of(evidence, copies_apart=True)
    row, unit = grid.units_of_rows()
    subject = grid.subject[grid.subject_of_ways()[grid.rows_of_cells()[row] // grid.width]]
    relevant = np.zeros((len(evidence.scopes), len(evidence.files)), dtype=bool)
    relevant[evidence.scope[subject], grid.shown[unit]] = True
    return relevant


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


def newly_revealed(evidence: Evidence, before: Bools, after: Bools, scope: int | None = None) -> Bools:
    """Return ``(n,)`` which subjects, those that a scope counts or all, some files reveal and others did not.

    Examples
    --------
    >>> from aggregator.exposure.example import TWO_FILES
    >>> newly_revealed(TWO_FILES, np.array([True, False]), np.array([True, True])).tolist()
    [True, False]
    """
    new = revealed(evidence, after) & ~revealed(evidence, before)
    return new if scope is None else new & evidence.counted & (evidence.scope == scope)


@dataclass(frozen=True, slots=True)
class Completion:
    """What completes what is new.

    Parameters
    ----------
    partners
        Paths of the files that were read before and stand in a minimal set of a newly revealed subject.
    sets, total
        The first minimal sets that reveal such a subject, and how many there are; None where they were not counted.
    """

    partners: tuple[str, ...]
    sets: tuple[tuple[str, ...], ...]
    total: int | None


def completion(
    evidence: Evidence,
    before: Bools,
    after: Bools,
    scope: int | None = None,
    *,
    iterations: int = 1_000_000,
    limit: int = 10,
) -> Completion:
    """Return the files with which what is newly read completes subjects, and the smallest sets that reveal them.

    Where the iterations run out, the partners are all files that say something of those subjects.

    Parameters
    ----------
    before, after
        ``(d,)`` what the audience reads on either side.

    Examples
    --------
    >>> from aggregator.exposure.example import TWO_FILES
    >>> completion(TWO_FILES, np.array([True, False]), np.array([True, True]))
    Completion(partners=('a.md',), sets=(('a.md', 'b.csv'),), total=1)
    """
    new = newly_revealed(evidence, before, after, scope)
    grid = grid_of(_with_rows(evidence, new[evidence.way_subject[evidence.row_way]]), after)
    try:
        units = units_in_sets(grid, Budget(iterations))
    except BudgetSpent:
        units = frozenset(grid.units_of_rows()[1].tolist())
    own = frozenset(grid.unit[after & ~before].tolist())
    sets = minimal_sets(grid, 1, limit=limit, iterations=iterations)
    return Completion(
        tuple(grid.path(unit) for unit in sorted(units - own)),
        tuple(tuple(grid.path(unit) for unit in chosen) for chosen in sets.sets),
        sets.total,
    )


@dataclass(frozen=True, slots=True)
class Character:
    """What kind of exposure a severity is, and the day from which its threshold was passed; None where none is."""

    kind: str | None = None
    since: str | None = None


def character(
    evidence: Evidence, insight: Insight, files: Bools, scope: int, severity: Severity, grades: Ints
) -> Character:
    """Return what kind of exposure some files make of a scope: an aggregation, a single file's, or a marking's.

    Parameters
    ----------
    grades
        ``(d,)`` how each file is marked.

    Examples
    --------
    >>> from aggregator.exposure.example import TWO_FILES
    >>> from aggregator.policy.records import Step
    >>> insight = Insight("where it is", ("capacity", "location"), "plant", (Step(Severity.HIGH, subjects=1),))
    >>> character(TWO_FILES, insight, np.array([True, True]), 0, Severity.HIGH, TWO_FILES.grade)
    Character(kind='aggregation', since='1970-01-21')
    """
    if not severity:
        return Character()
    needed = needed_for(insight.exposed_at, severity, int(evidence.population[scope])) or 1
    grid = grid_of(evidence, files).counted_in(scope)
    grade = max((grade_of(word) for word in insight.would_be_marked.values()), default=Grade.NONE)
    marked = every_set_is_marked(replace(evidence, grade=grades), files, scope, needed, grade)
    alone = int(revealed_alone(grid).max(initial=revealed_by_none(grid)))
    return Character(
        kind_of(alone, needed, marked_already=marked), since(first_revealed(evidence, files)[grid.subject], needed)
    )


def _with_rows(evidence: Evidence, kept: Bools) -> Evidence:
    return replace(
        evidence,
        row_way=evidence.row_way[kept],
        row_attribute=evidence.row_attribute[kept],
        row_witness=evidence.row_witness[kept],
        row_date=evidence.row_date[kept],
    )
