"""How many subjects there are at least, where nobody lists them."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from aggregator.exposure.arrays import Ints, distinct, ranges
from aggregator.exposure.population import population_in
from aggregator.policy.records import Insight, Population
from aggregator.service.census import census_of
from aggregator.service.ledger import Ledger


def populations_at_least(ledger: Ledger, insight: Insight) -> Mapping[str | None, int]:
    """Return scope -> how many subjects there are at least, for the scopes of which that may be said.

    Copies count as one file. Where the population is listed or given nothing is estimated.
    """
    key = (insight.over, insight.within)
    if key not in ledger.at_least:
        discovered = ledger.pack.subjects[insight.over].population is Population.DISCOVERED
        ledger.at_least[key] = dict(_estimates(ledger, *key)) if discovered else {}
    return ledger.at_least[key]


def _estimates(ledger: Ledger, kind: str, within: str | None) -> list[tuple[str | None, int]]:
    census = census_of(ledger, kind, within)
    unit, subject = _named(ledger, kind)
    scope = census.scope[subject]
    found = []
    for number in distinct(scope).tolist():
        at_least = population_in(unit[scope == number], subject[scope == number]).at_least
        if at_least is not None:
            found.append((census.scopes[number], at_least))
    return found


def _named(ledger: Ledger, kind: str) -> tuple[Ints, Ints]:
    """Return which clusters of copies name which subjects."""
    roster = ledger.rosters[kind]
    subjects = {subject.id: number for number, subject in enumerate(roster.identity.subjects)}
    of_nodes = [[subjects[each] for each, _ in roster.called.get(node, ())] for node in roster.nodes]
    ptr = np.cumsum([0, *map(len, of_nodes)])
    flat = np.array([number for numbers in of_nodes for number in numbers], dtype=np.int64)
    cluster = ledger.files["cluster"].to_numpy(dtype=np.int64)[roster.facts["number"].to_numpy()]
    span = max(1, len(ledger.files))
    pairs = distinct(roster.facts["node"].to_numpy(dtype=np.int64) * span + cluster)
    node = pairs // span
    return np.repeat(pairs % span, np.diff(ptr)[node]), flat[ranges(ptr[node], ptr[node + 1])]
