"""What somebody who holds a set of files can infer: the blast radius of an account, a link, an administrator.

Unlike a finding it leaves nobody out: an account that may know an insight can be stolen all the same.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from aggregator.exposure.combinations import minimal_sets
from aggregator.exposure.coverage import needed_for, severity_of, share_of
from aggregator.exposure.kernel import Bools, Evidence, grid_of, revealed
from aggregator.exposure.timeline import first_revealed, since
from aggregator.model.findings import Severity
from aggregator.policy.records import Insight


@dataclass(frozen=True, slots=True)
class Inferable:
    """How much of an insight a set of files reveals.

    Parameters
    ----------
    revealed, outside
        Subjects of the population, and subjects beside it.
    smallest
        The smallest sets of files that alone reach the severity, by path; none where no threshold is passed.
    sets_total
        How many minimal sets there are; None where they were not all counted.
    since
        The day from which the files were enough for the severity; None where no threshold is passed, or nobody knows.
    """

    insight: str
    scope: str | None
    revealed: int
    outside: int
    population: int
    coverage: float
    severity: Severity
    smallest: tuple[tuple[str, ...], ...] = ()
    sets_total: int | None = 0
    since: str | None = None


def inferable(evidence: Evidence, insight: Insight, files: Bools, *, sets: int = 3) -> list[Inferable]:
    """Return what a set of files reveals of an insight, scope by scope, where it reveals anything.

    Parameters
    ----------
    files
        ``(d,)`` the files that are held.
    sets
        How many of the smallest sets are named.

    Examples
    --------
    >>> from aggregator.exposure.example import TWO_FILES
    >>> from aggregator.policy.records import Step
    >>> insight = Insight("where it is", ("capacity", "location"), "plant", (Step(Severity.HIGH, share=0.5),))
    >>> (found,) = inferable(TWO_FILES, insight, np.array([True, True]))
    >>> found.revealed, found.population, found.severity.word, found.smallest, found.since
    (1, 2, 'high', (('a.md', 'b.csv'),), '1970-01-21')
    >>> inferable(TWO_FILES, insight, np.array([True, False]))
    []
    """
    found = []
    for scope, (known, outside) in enumerate(counts(evidence, files)):
        if not known and not outside:
            continue
        population = int(evidence.population[scope])
        severity = severity_of(insight.exposed_at, known, population)
        told = Inferable(
            insight.name, evidence.scopes[scope], known, outside, population, share_of(known, population), severity
        )
        found.append(_with_sets(told, evidence, insight, files, scope, sets) if severity else told)
    return found


def counts(evidence: Evidence, files: Bools) -> list[tuple[int, int]]:
    """Return scope by scope how many subjects a set of files reveals: of the population, and outside."""
    known = revealed(evidence, files)
    scopes = len(evidence.scopes)
    inside = np.bincount(evidence.scope[known & evidence.counted], minlength=scopes)
    outside = np.bincount(evidence.scope[known & ~evidence.counted], minlength=scopes)
    return list(zip(inside[:scopes].tolist(), outside[:scopes].tolist(), strict=True))


def severities(evidence: Evidence, insight: Insight, files: Bools) -> list[Severity]:
    """Return scope by scope the severity that a set of files reaches."""
    return [
        severity_of(insight.exposed_at, known, int(population))
        for (known, _), population in zip(counts(evidence, files), evidence.population.tolist(), strict=True)
    ]


def worst(severity: Sequence[Severity]) -> Severity:
    """Return the gravest of some severities.

    Examples
    --------
    >>> worst([Severity.LOW, Severity.HIGH]).word, worst([]).word
    ('high', 'none')
    """
    return max(severity, default=Severity.NONE)


def _with_sets(
    told: Inferable, evidence: Evidence, insight: Insight, files: Bools, scope: int, limit: int
) -> Inferable:
    grid = grid_of(evidence, files).counted_in(scope)
    needed = needed_for(insight.exposed_at, told.severity, told.population) or 1
    sets = minimal_sets(grid, needed, limit=limit)
    return Inferable(
        told.insight,
        told.scope,
        told.revealed,
        told.outside,
        told.population,
        told.coverage,
        told.severity,
        tuple(tuple(grid.path(unit) for unit in chosen) for chosen in sets.sets),
        sets.total,
        since(first_revealed(evidence, files)[grid.subject], needed),
    )
