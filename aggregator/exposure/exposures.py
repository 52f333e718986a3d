"""How much of an insight every audience can infer, scope by scope."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from aggregator.exposure.audiences import ADMINISTRATOR, Reach, Readership, merged, reaches
from aggregator.exposure.coverage import share_of, subjects_needed
from aggregator.exposure.kernel import Bools, Evidence, Ints
from aggregator.exposure.readers_at_once import reader_rows
from aggregator.model.access import EVERYONE
from aggregator.model.findings import Audience, Severity
from aggregator.policy.records import Insight

_ADMINISTRATION = Audience(ADMINISTRATOR, (ADMINISTRATOR,), None)


@dataclass(frozen=True, slots=True)
class Exposure:
    """How much of an insight one audience can infer, whether or not that passes a threshold.

    ``members`` are all principals with just this reach; ``audience`` names them in the fewest words.
    """

    insight: str
    scope: str | None
    audience: Audience
    members: tuple[str, ...]
    revealed: int
    population: int
    coverage: float
    severity: Severity


@dataclass(frozen=True, slots=True, eq=False)
class Inferring:
    """An exposure, what its readers read, and how many subjects outside the population they infer."""

    exposure: Exposure
    classes: Bools
    outside: int


@dataclass(frozen=True, slots=True)
class ExposuresOfScope:
    """The administrator's exposure of a scope, and those of everyone and whoever infers anything, widest first."""

    administrator: Exposure
    rows: tuple[Inferring, ...]

    @property
    def exposures(self) -> tuple[Exposure, ...]:
        """Return the administrator's exposure and the others."""
        return (self.administrator, *(row.exposure for row in self.rows))


def exposures_by_scope(evidence: Evidence, insight: Insight, readership: Readership) -> list[ExposuresOfScope]:
    """Return what every audience infers of each scope.

    Examples
    --------
    >>> from aggregator.exposure.example import TWO_FILES
    >>> from aggregator.model.access import AccessClass
    >>> from aggregator.policy.records import Step
    >>> insight = Insight("where it is", ("capacity", "location"), "plant", (Step(Severity.HIGH, share=0.5),))
    >>> site = Readership((AccessClass(frozenset({"everyone"})),))
    >>> (found,) = exposures_by_scope(TWO_FILES, insight, site)
    >>> [(each.audience.kind, each.revealed, each.severity.word) for each in found.exposures]
    [('administrator', 1, 'high'), ('everyone', 1, 'high')]
    """
    found = reaches(readership, insight.may_know)
    sets, number = _distinct_sets(found, len(readership.classes))
    certain = np.array([not each.unknown and EVERYONE in each.readers for each in readership.classes], dtype=bool)
    rows = reader_rows(evidence, len(certain))
    counts = rows.by_sets(np.concatenate([sets, certain[None, :]]))
    case = _Case(evidence, insight, readership, found, number, counts)
    return [
        _of_scope(case, scope, rows.relevant(2 * scope, 2 * scope + 2), by_all)
        for scope, by_all in enumerate(rows.by_all[:, 0].tolist())
    ]


@dataclass(frozen=True, slots=True)
class _Case:
    """One insight over one body of evidence: the reaches, the set of classes of each, and what each set reveals.

    The last of the sets is everyone's files of known permissions.
    """

    evidence: Evidence
    insight: Insight
    readership: Readership
    reaches: Sequence[Reach]
    number: Sequence[int]
    counts: Ints


def _distinct_sets(found: Sequence[Reach], classes: int) -> tuple[Bools, list[int]]:
    """Return the sets of classes that the reaches are, each once, and which of them each is."""
    same: dict[bytes, int] = {}
    number = [same.setdefault(reach.classes.tobytes(), len(same)) for reach in found]
    return np.frombuffer(b"".join(same), dtype=bool).reshape(len(same), classes), number


def _of_scope(case: _Case, scope: int, relevant: Bools, by_all: int) -> ExposuresOfScope:
    evidence, counts = case.evidence, case.counts
    population = int(evidence.population[scope])
    steps = [(subjects_needed(step, population), step.severity) for step in case.insight.exposed_at]

    def exposure(audience: Audience, members: tuple[str, ...], revealed: int) -> Exposure:
        severity = max((severity for needed, severity in steps if revealed >= needed), default=Severity.NONE)
        share = share_of(revealed, population)
        return Exposure(
            case.insight.name, evidence.scopes[scope], audience, members, revealed, population, share, severity
        )

    sets_of = {reach.principal: number for reach, number in zip(case.reaches, case.number, strict=True)}
    rows = []
    for readers in merged(case.reaches, case.readership, relevant, case.insight.may_know):
        revealed, outside = counts[sets_of[readers.members[0]], scope].tolist()
        if not revealed and readers.audience.kind != "everyone":
            continue
        told = exposure(readers.audience, readers.members, revealed)
        if readers.audience.kind == "everyone":
            certain = exposure(readers.audience, readers.members, int(counts[-1, scope, 0]))
            if told.severity > certain.severity:
                told = replace(told, audience=Audience("unknown", (EVERYONE,), None))
        rows.append(Inferring(told, readers.classes, outside))
    administrator = exposure(_ADMINISTRATION, (ADMINISTRATOR,), by_all)
    return ExposuresOfScope(administrator, tuple(rows))
