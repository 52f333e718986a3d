"""From the evidence of one insight to its exposures and findings."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from aggregator.exposure.attribution import attribution
from aggregator.exposure.audiences import ADMINISTRATOR, Readers, Readership, maximal
from aggregator.exposure.combinations import MinimalSets, factors, minimal_sets
from aggregator.exposure.coverage import gain_of, needed_for, revealed_alone, revealed_by_none, share_of
from aggregator.exposure.exposures import Exposure, ExposuresOfScope, Inferring, exposures_by_scope
from aggregator.exposure.greedy import Effort
from aggregator.exposure.kernel import Bools, Evidence, Grid, Ints, grid_of
from aggregator.exposure.labels import AGGREGATION, SINGLE_FILE, every_set_is_marked, finding_id, in_order, kind_of
from aggregator.exposure.optimum import Optimum
from aggregator.exposure.remediation import units_to_hide
from aggregator.exposure.timeline import curve, first_revealed, since
from aggregator.exposure.uncertainty import uncertain
from aggregator.model.facts import Grade
from aggregator.model.findings import Factor, Finding, Proof, Reached, Remediation, RevealingSet, Severity
from aggregator.model.grades import grade_of
from aggregator.policy.records import Insight

__all__ = ["AGGREGATION", "SINGLE_FILE", "AssessOptions", "Assessment", "Exposure", "assess", "in_order"]

ROWS_VISITED = 5_000_000
"""How many rows a search within one finding may look at, over all its steps."""


@dataclass(frozen=True, slots=True)
class AssessOptions:
    """How much is listed, and how many iterations an exact answer may take.

    Parameters
    ----------
    list_sets
        Minimal revealing sets listed in a finding; their total is exact all the same.
    list_factors
        Products a finding may list; above it there are none, so that what is given is whole.
    iterations
        Steps that each enumeration of sets may take before it says that it is not complete.
    effort
        How long to search for the smallest set of many subjects, and for what to hide.
    """

    list_sets: int = 100
    list_factors: int = 1000
    iterations: int = 1_000_000
    effort: Effort = field(default_factory=lambda: Effort(steps=60, rounds=20))


@dataclass(frozen=True, slots=True)
class Assessment:
    """What the evidence of an insight comes to.

    Parameters
    ----------
    exposures
        Scope by scope: the administrator, everyone, then each audience that infers anything, widest first.
    findings
        Exposures past a threshold, in the order of `in_order`.
    timelines
        Finding id -> (day, subjects revealed by its end), for the finding's audience.
    notes
        Finding id -> sentences on what could not be computed.
    """

    exposures: tuple[Exposure, ...]
    findings: tuple[Finding, ...]
    timelines: Mapping[str, tuple[tuple[str, int], ...]] = field(default_factory=dict)
    notes: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Case:
    """One insight over one body of evidence, with the grids made so far."""

    evidence: Evidence
    insight: Insight
    pack: str
    readership: Readership
    options: AssessOptions
    grids: dict[bytes, Grid] = field(default_factory=dict)

    def grid(self, files: Bools) -> Grid:
        """Return the grid of a set of files, made once."""
        key = np.packbits(files).tobytes()
        if key not in self.grids:
            self.grids[key] = grid_of(self.evidence, files)
        return self.grids[key]


def assess(
    evidence: Evidence, insight: Insight, pack: str, readership: Readership, options: AssessOptions | None = None
) -> Assessment:
    """Return the exposures and findings of one insight.

    Every scope is judged alike. Subjects whose scope nobody knows make a scope ``"?"`` of their own, whose
    population is those subjects.

    Examples
    --------
    >>> from aggregator.exposure.example import TWO_FILES
    >>> from aggregator.model.access import AccessClass
    >>> from aggregator.policy.records import Step
    >>> insight = Insight("where it is", ("capacity", "location"), "plant", (Step(Severity.HIGH, share=0.5),))
    >>> site = Readership((AccessClass(frozenset({"everyone"})),))
    >>> found = assess(TWO_FILES, insight, "power-grid", site).findings[0]
    >>> found.kind, found.severity.word, found.revealed, found.coverage, found.gain, found.since
    ('aggregation', 'high', 1, 0.5, 0.5, '1970-01-21')
    >>> found.minimal_sets[0].files
    ('a.md', 'b.csv')
    """
    case = _Case(evidence, insight, pack, readership, options or AssessOptions())
    exposures: list[Exposure] = []
    findings: list[Finding] = []
    timelines: dict[str, tuple[tuple[str, int], ...]] = {}
    notes: dict[str, tuple[str, ...]] = {}
    for scope, found in enumerate(exposures_by_scope(evidence, insight, readership)):
        exposures.extend(found.exposures)
        speaking = next((row for row in found.rows if row.exposure.severity), None)
        if speaking is not None:
            finding, notes_of_it, timeline = _finding(case, scope, found, speaking)
            findings.append(finding)
            timelines[finding.id] = timeline
            notes[finding.id] = notes_of_it
    return Assessment(tuple(exposures), in_order(findings), timelines, notes)


def _finding(
    case: _Case, scope: int, found: ExposuresOfScope, speaking: Inferring
) -> tuple[Finding, tuple[str, ...], tuple[tuple[str, int], ...]]:
    evidence, insight, exposure = case.evidence, case.insight, speaking.exposure
    files = speaking.classes[evidence.access_class]
    grid = case.grid(files).counted_in(scope)
    needed = needed_for(insight.exposed_at, exposure.severity, exposure.population) or 1
    lowest = needed_for(insight.exposed_at, Severity.LOW, exposure.population) or 1
    grade = max((grade_of(word) for word in insight.would_be_marked.values()), default=Grade.NONE)
    alone, by_none = revealed_alone(grid), revealed_by_none(grid)
    effort = case.options.effort
    sets = minimal_sets(
        grid,
        needed,
        limit=case.options.list_sets,
        iterations=case.options.iterations,
        effort=effort.within(len(grid.row_witness), ROWS_VISITED),
    )
    shares = attribution(grid)
    dates = first_revealed(evidence, files)[grid.subject]
    likely = uncertain(evidence, files, scope, needed, insight.confidence_floor)
    named = grid.subject.tolist() if lowest == 1 else []
    finding = Finding(
        id=finding_id(case.pack, insight.name, exposure.scope),
        pack=case.pack,
        insight=insight.name,
        scope=exposure.scope,
        kind=kind_of(
            int(alone.max(initial=by_none)),
            needed,
            marked_already=every_set_is_marked(evidence, files, scope, needed, grade),
        ),
        audience=exposure.audience,
        audiences=_told(exposure, found.rows),
        administrator=_reached(ADMINISTRATOR, found.administrator),
        severity=exposure.severity,
        revealed=exposure.revealed,
        population=exposure.population,
        coverage=exposure.coverage,
        revealed_outside=speaking.outside,
        subjects=tuple(evidence.subjects[s] for s in named),
        names={evidence.subjects[s]: evidence.names[s] for s in named},
        gain=gain_of(grid, exposure.population),
        since=since(dates, needed),
        minimal_sets=_with_copies(grid, sets),
        minimal_sets_total=sets.total,
        minimal_sets_complete=sets.complete,
        factors=_factors(case, grid, needed),
        revealed_by_one_file=_sufficing(grid, alone, needed) if by_none < needed else (),
        attribution=shares.shares,
        attribution_error=shares.error,
        remediation=_remediation(grid, lowest, effort),
        recommended_marking=insight.would_be_marked,
        because=insight.because,
        smallest=None if sets.smallest is None else _proof(sets.smallest, sets.smallest.cost or 0),
        expected_coverage=None if likely is None else round(share_of(likely.expected, exposure.population), 6),
        probability=None if likely is None else likely.probability,
        disagreeing=0 if likely is None else int(np.count_nonzero(np.isin(likely.disagreeing, grid.subject))),
    )
    return finding, (shares.reason,) if shares.reason else (), curve(dates)


def _sufficing(grid: Grid, alone: Ints, needed: int) -> tuple[str, ...]:
    return tuple(grid.path(unit) for unit in np.flatnonzero(alone >= needed).tolist())


def _factors(case: _Case, grid: Grid, needed: int) -> tuple[Factor, ...] | None:
    if needed > 1:
        return None
    return factors(grid, limit=case.options.list_factors, iterations=case.options.iterations)


def _told(exposure: Exposure, rows: Sequence[Inferring]) -> tuple[Reached, ...]:
    """Return the finding's audience, then those that are worse off or read all that anybody reads, name by name."""
    readers = [Readers(row.exposure.audience, row.exposure.members, row.classes, (True, 0.0, ())) for row in rows]
    widest = {id(each.audience) for each in maximal(readers)}
    told = [
        row.exposure
        for row in rows
        if row.exposure is exposure
        or row.exposure.severity > exposure.severity
        or (row.exposure.severity and id(row.exposure.audience) in widest)
    ]
    return tuple(_reached(principal, each) for each in told for principal in each.audience.principals)


def _reached(principal: str, exposure: Exposure) -> Reached:
    return Reached(principal, exposure.revealed, exposure.coverage, exposure.severity)


def _with_copies(grid: Grid, sets: MinimalSets) -> tuple[RevealingSet, ...]:
    copies = {unit: _copies(grid, unit) for unit in {unit for chosen in sets.sets for unit in chosen}}
    return tuple(
        RevealingSet(
            tuple(grid.path(unit) for unit in chosen),
            {grid.path(unit): copies[unit] for unit in chosen if copies[unit]},
        )
        for chosen in sets.sets
    )


def _copies(grid: Grid, unit: int) -> tuple[str, ...]:
    """Return the paths of all other files of the unit's cluster, held by these readers or not."""
    evidence, shown = grid.evidence, int(grid.shown[unit])
    alike = np.flatnonzero(evidence.cluster == evidence.cluster[shown]).tolist()
    return tuple(sorted(evidence.paths[file] for file in alike if file != shown))


def _remediation(grid: Grid, lowest: int, effort: Effort) -> Remediation:
    copies = np.bincount(grid.evidence.cluster)[grid.evidence.cluster[grid.shown]]
    answer = units_to_hide(grid, lowest, copies.tolist(), effort.within(len(grid.row_witness), ROWS_VISITED))
    if answer.solution is None or answer.cost is None:
        return Remediation((), None, None, answer.status)
    paths = [path for unit in answer.solution for path in (grid.path(unit), *_copies(grid, unit))]
    proof = _proof(answer, answer.cost)
    return Remediation(tuple(paths), proof.bound, proof.gap, proof.status, proof.cost, proof.certificate, proof.limit)


def _proof(answer: Optimum, cost: int) -> Proof:
    gap = round(answer.gap or 0.0, 6)
    return Proof(float(cost), float(answer.bound), gap, answer.status.value, answer.certificate, answer.limit)
