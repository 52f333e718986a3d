"""What accounts can learn when they put together what each may read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from aggregator.exposure.collusion import Collusion, Crossing, Together, collusion
from aggregator.exposure.kernel import revealed
from aggregator.exposure.labels import finding_id
from aggregator.index.index import Index
from aggregator.model.errors import UsageError
from aggregator.service.analysis import evidence_of_pack, ledger_of, packs_of
from aggregator.service.findings import finding_called, findings_in, last_finished
from aggregator.service.readers import readership


@dataclass(frozen=True, slots=True)
class Colluding:
    """What accounts reveal together of one insight and scope; ``finding`` is the id that a finding on it has."""

    finding: str
    pack: str
    insight: str
    found: Collusion


def colluding(data_dir: Path, finding: str | None = None, *, size: int = 2) -> list[Colluding]:
    """Return what up to ``size`` accounts infer together, of a finding or of every insight that files reveal.

    Insights without a finding are among it: what no account crosses alone, some may cross together.

    Raises
    ------
    UsageError
        The finding is unknown, or not about an insight; or a group of fewer than two accounts is asked for.
    IndexMissing
        No scan has come to its end.
    """
    if size < 2:
        raise UsageError(f"--accounts {size}: it takes at least two accounts")
    with Index.open(data_dir) as index:
        last_finished(index)
        chosen = None if finding is None else finding_called(findings_in(index), finding).id
        found = list(_cases(index, chosen, size))
    if chosen is not None and not found:
        raise UsageError(f"finding {chosen} is not about what files reveal together")
    return found


def _cases(index: Index, chosen: str | None, size: int) -> Iterator[Colluding]:
    readers = readership(index)
    for pack in packs_of(index):
        for insight, evidence in evidence_of_pack(ledger_of(index, pack)):
            known = revealed(evidence, np.ones(len(evidence.files), dtype=bool)) & evidence.counted
            for scope, name in enumerate(evidence.scopes):
                told = finding_id(pack.name, insight.name, name)
                if chosen in {None, told} and np.any(known & (evidence.scope == scope)):
                    found = collusion(
                        evidence, scope, readers, insight.exposed_at, may_know=insight.may_know, size=size
                    )
                    yield Colluding(told, pack.name, insight.name, found)


def colluding_record(told: Sequence[Colluding]) -> list[dict[str, Any]]:
    """Return the answer as the list that ``--format json`` prints."""
    return [
        {
            "finding": each.finding,
            "pack": each.pack,
            "insight": each.insight,
            "scope": each.found.scope,
            "population": each.found.population,
            "accounts": each.found.accounts,
            "revealed_by_everyone": each.found.by_everyone,
            "revealed_by_all": each.found.by_all,
            "most": [_together_record(one) for one in each.found.most],
            "thresholds": [_crossing_record(one) for one in each.found.crossings],
        }
        for each in told
    ]


def _together_record(found: Together) -> dict[str, Any]:
    return {
        "accounts": found.size,
        "members": [list(same) for same in found.members],
        "revealed": found.revealed,
        "bound": found.bound,
        "gap": round(found.gap, 6),
        "status": found.status.value,
        "certificate": found.certificate,
        "limit": found.limit,
    }


def _crossing_record(found: Crossing) -> dict[str, Any]:
    return {
        "severity": found.severity.word,
        "needed": found.needed,
        "alone": found.alone,
        "accounts": found.size,
        "at_least": found.at_least,
        "groups": [[list(same) for same in group] for group in found.groups],
        "groups_total": found.total,
        "complete": found.complete,
    }
