"""The fewest facts to take out of new files, so that no exposure passes a threshold because of them."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from aggregator.exposure.audiences import uninitiated
from aggregator.exposure.coverage import needed_for
from aggregator.exposure.greedy import Effort
from aggregator.exposure.kernel import Evidence
from aggregator.exposure.remedy import Exposed, Prices, Redacted, Remedy, remedy
from aggregator.exposure.standings import Situation
from aggregator.model.access import EVERYONE
from aggregator.model.findings import Severity
from aggregator.policy.records import Insight

EFFORT = Effort(steps=200, rounds=100, nodes=200)


@dataclass(frozen=True, slots=True, eq=False)
class Raised:
    """An insight and what everybody infers of it: before, with everything done, and with that but the new files.

    ``number`` is which of the situations' insights it is.
    """

    evidence: Evidence
    insight: Insight
    number: int
    before: Situation
    after: Situation
    without: Situation

    def exposed(self) -> Iterator[Exposed]:
        """Yield what each audience may infer at most: below the lowest threshold, or no more than without the files."""
        apart = replace(self.evidence, cluster=np.arange(len(self.evidence.files)))
        columns = [self.after.column_of(name) for name in uninitiated(self.after.readership, self.insight.may_know)]
        if self.after.attacked and EVERYONE not in self.insight.may_know:
            columns.append(self.after.attacker)
        counted: dict[tuple[int, bytes], int] = {}
        reads: dict[bytes, np.ndarray] = {}
        for column in columns:
            after = self.after.revealed(self.number, column)
            was = np.maximum(self.before.revealed(self.number, column), self.without.revealed(self.number, column))
            for scope in np.flatnonzero(after > was).tolist():
                population = int(self.evidence.population[scope])
                lowest = needed_for(self.insight.exposed_at, Severity.LOW, population) or 1
                most = max(lowest - 1, int(was[scope]))
                if after[scope] > most:
                    files = self.after.files(column)
                    reads[files.tobytes()] = files
                    key = scope, files.tobytes()
                    counted[key] = min(most, counted.get(key, most))
        for (scope, read), most in counted.items():
            yield Exposed(apart, reads[read], scope, most + 1)


def smallest_redaction(raised: Sequence[Raised], given: Collection[Redacted], effort: Effort = EFFORT) -> Remedy:
    """Return the fewest facts of new files without which they let no exposure rise, and what is proved of it.

    A fact is an attribute of a subject: to take it out is to take out every place of the file that gives it. Copies
    that were there before stay as they are. Verified by the definition.

    Parameters
    ----------
    given
        The facts that the new files give, by themselves or by joining identifiers: nothing else can be taken out.
    """
    exposed = [each for one in raised for each in one.exposed()]
    known = frozenset(given)
    return remedy(exposed, Prices({}, lambda *fact: 1 if Redacted(*fact) in known else None), effort)
