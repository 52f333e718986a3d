"""Who counts: the subjects of one kind, scope by scope, frozen over the whole scan."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from aggregator.exposure.arrays import Bools, Ints
from aggregator.policy.records import Population, SubjectKind
from aggregator.service.ledger import UNKNOWN_SCOPE, Ledger


@dataclass(frozen=True, slots=True, eq=False)
class Census:
    """The subjects of one kind with their scopes, as `aggregator.exposure.kernel.Evidence` has them."""

    subjects: tuple[str, ...]
    names: tuple[str, ...]
    scope: Ints
    scopes: tuple[str | None, ...]
    population: Ints
    counted: Bools
    way_subject: Ints


def census_of(ledger: Ledger, kind: str, within: str | None) -> Census:
    """Return who counts where insights over a kind are within an attribute; taken once for a ledger."""
    if (kind, within) not in ledger.censuses:
        ledger.censuses[kind, within] = _census(ledger, ledger.pack.subjects[kind], within)
    return ledger.censuses[kind, within]


def _census(ledger: Ledger, kind: SubjectKind, within: str | None) -> Census:
    roster = ledger.rosters[kind.name]
    subjects = roster.identity.subjects
    counted = [subject.listed or kind.population is not Population.LISTED for subject in subjects]
    scope_of = roster.scopes(within)
    scopes, population = _population(kind, within, scope_of, counted)
    number = {scope: index for index, scope in enumerate(scopes)}
    return Census(
        subjects=tuple(subject.id for subject in subjects),
        names=roster.names,
        scope=np.array([number[scope] for scope in scope_of], dtype=np.int64),
        scopes=scopes,
        population=np.array(population, dtype=np.int64),
        counted=np.array(counted, dtype=np.bool_),
        way_subject=np.array(roster.identity.way_subject, dtype=np.int64),
    )


def _population(
    kind: SubjectKind, within: str | None, scope_of: Sequence[str | None], counted: Sequence[bool]
) -> tuple[tuple[str | None, ...], list[int]]:
    """Return the scopes and how many subjects each counts."""
    numbers: Counter[str | None] = Counter()
    for scope, counts in zip(scope_of, counted, strict=True):
        numbers[scope] += counts
    if kind.population is Population.GIVEN:
        if within is None:
            return (None,), [sum(kind.counts.values())]
        numbers.update({scope: kind.counts[scope] - numbers[scope] for scope in kind.counts})
    if within is None and not numbers:
        numbers[None] = 0
    scopes = tuple(sorted(numbers, key=lambda scope: (scope is None, scope == UNKNOWN_SCOPE, scope or "")))
    return scopes, [numbers[scope] for scope in scopes]
