"""What an exposure comes to when each fact is only as sure as it is."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil, floor

import numpy as np
from numpy.typing import NDArray

from aggregator.exposure.accounts import Accounts, accounts, rounded
from aggregator.exposure.kernel import Bools, Evidence, Ints
from aggregator.exposure.moments import strayed
from aggregator.exposure.shared_fate import Fates, chance_of
from aggregator.exposure.states import BEYOND, chances_in_states, local_tables

Floats = NDArray[np.float64]

MANY_FACTS = 5_000
"""From so many facts on, bounds are enough where they leave open no more than `OPEN`."""

OPEN = 5e-4

TOO_MANY_FACTS = 1 << 20
"""From so many on there are bounds only."""

_MOST_TABLES = 8
_PLACES = 1 << 22
_LOOKED_AT = 1 << 25


@dataclass(frozen=True, slots=True, eq=False)
class Uncertain:
    """What some readers may well infer.

    Parameters
    ----------
    expected
        How many subjects are revealed on average.
    probability
        Between which two the probability lies that as many are revealed as needed, to six decimals.
    disagreeing
        ``(k,)`` the subjects, by index, of which files state values that conflict.
    """

    expected: float
    probability: tuple[float, float]
    disagreeing: Ints


def uncertain(evidence: Evidence, files: Bools, scope: int, needed: int, floor_: float = 0.0) -> Uncertain | None:
    """Return what the files of some readers come to in a scope; None where nobody says how sure the facts are.

    Examples
    --------
    >>> from aggregator.exposure.example import TWO_FILES, stated
    >>> sure = stated(TWO_FILES, {"a.md": 0.8, "b.csv": 0.5})
    >>> found = uncertain(sure, np.array([True, True]), 0, 1)
    >>> round(found.expected, 9), [round(end, 6) for end in found.probability]
    (0.4, [0.4, 0.4])
    """
    facts = evidence.facts
    if facts is None:
        return None
    told = accounts(evidence, facts, files, scope, floor_)
    low, high = _chance(told, facts.reliability, facts.parts_needed, needed)
    return Uncertain(
        expected=float(np.sort(told.chance).sum()),
        probability=(floor(low * 1e6 + 1e-4) / 1e6, ceil(high * 1e6 - 1e-4) / 1e6),
        disagreeing=told.subject[told.disagreeing],
    )


def _chance(
    told: Accounts, reliability: NDArray[np.float32], parts_needed: NDArray[np.int32], needed: int
) -> tuple[float, float]:
    many = told.exact and len(told.cluster) > MANY_FACTS
    low, high = strayed(told, reliability, parts_needed, needed) if told.exact else (0.0, 1.0)
    if many and (high - low <= OPEN or len(told.cluster) > TOO_MANY_FACTS):
        return low, high
    computed = chance_of(fates_of(told, reliability, parts_needed), needed)
    return max(low, computed[0]), max(low, min(high, computed[1]))


def fates_of(told: Accounts, reliability: NDArray[np.float32], parts_needed: NDArray[np.int32]) -> Fates:
    """Return how likely each account is in each state of the tables it shares with others.

    A table that states one thing of all that is told is no different from a fact alone. Where an account hangs
    on more tables than are taken in their states, its further ones are wrong at the low end, right at the high.
    """
    rows, owners = told.rows, len(told.subject)
    count = np.bincount(rows.table + 1, minlength=len(reliability) + 1)[1:]
    shared = np.append((reliability < 1) & (count > 1), False)
    most = min(_PLACES / max(1, owners), _LOOKED_AT / max(1, len(rows.owner)))
    most = int(np.clip(np.log2(most), 1, _MOST_TABLES))
    local = local_tables(rows, owners, shared[rows.table], most)
    beyond = local.bit == BEYOND
    low = chances_in_states(rows, owners, local, np.where(beyond, 0.0, rows.confidence), parts_needed)
    high = low
    if beyond.any():
        high = chances_in_states(rows, owners, local, np.where(beyond, rows.given, rows.confidence), parts_needed)
    used = np.unique(local.tables[local.tables >= 0])
    place = np.full(len(reliability) + 1, -1, dtype=np.int64)
    place[used] = np.arange(len(used))
    return Fates(place[local.tables], low, high, rounded(reliability[used]))
