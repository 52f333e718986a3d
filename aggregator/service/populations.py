"""How many subjects there are at least, where nobody lists them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from aggregator.exposure.population import population_of
from aggregator.policy.records import Insight, Population
from aggregator.service.ledger import Ledger


def populations_at_least(ledger: Ledger, insight: Insight) -> Mapping[str | None, int]:
    """Return scope -> how many subjects there are at least, for the scopes of which that may be said.

    Copies count as one file. Where the population is listed or given nothing is estimated.
    """
    if ledger.pack.subjects[insight.over].population is not Population.DISCOVERED:
        return {}
    roster = ledger.rosters[insight.over]
    subjects = roster.identity.subjects
    scope_of = dict(zip((subject.id for subject in subjects), roster.scopes(insight.within), strict=True))
    cluster_of = dict(zip(ledger.files["file"], ledger.files["cluster"].tolist(), strict=True))
    named: dict[str | None, dict[int, set[str]]] = defaultdict(lambda: defaultdict(set))
    for node, file in zip(roster.facts["node"], roster.facts["file"], strict=True):
        for subject, _ in roster.called.get(node, ()):
            named[scope_of[subject]][cluster_of[file]].add(subject)
    found = {scope: population_of(list(of_scope.values())).at_least for scope, of_scope in named.items()}
    return {scope: at_least for scope, at_least in found.items() if at_least is not None}
