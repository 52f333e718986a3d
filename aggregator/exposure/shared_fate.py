"""How likely at least so many subjects are revealed where the facts of one table are right or wrong together."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import product

import numpy as np
from numpy.typing import NDArray

from aggregator.exposure.tail import (
    Bracket,
    Counts,
    Floats,
    concentrated,
    mixed,
    poisson_binomial,
    spread_of,
    summed,
)

Ints = NDArray[np.int64]

FEW_TABLES = 8
"""So many tables are taken in all their states, whatever they touch."""

TABLES_APART = 4
"""So many tables are taken in all their states for the subjects that only they touch, apart from all others."""

MOST_CONDITIONED = 6
"""So many more are, at most, where that parts the others."""

WORK = 1 << 21
"""Subjects added up, over all states, before the rest is only bounded."""

_LOOKED_AT = 1 << 24
"""Probabilities looked at over all states of the tables that are conditioned on."""

_LEAST_WORK = 256
_DECIDED = 5e-11


@dataclass(frozen=True, slots=True, eq=False)
class Fates:
    """Subjects, the tables they hang on, and how likely each is revealed when those are right or wrong.

    Parameters
    ----------
    tables
        ``(n, w)`` the tables of each subject, -1 where it has fewer.
    low, high
        ``(n, 2 ** w)`` between which two the probability lies; the state whose bit ``i`` is set has the ``i``-th of
        the subject's tables right. Never less in a state that has more tables right.
    reliability
        ``(t,)`` how likely each table is right, independently of the others.
    """

    tables: Ints
    low: Floats
    high: Floats
    reliability: Floats


def chance_of(fates: Fates, needed: int, work: int = WORK) -> Bracket:
    """Return between which two the probability lies that at least ``needed`` subjects are revealed.

    Once it is settled which tables are right, subjects are independent. So tables are taken in all their
    states, the probability being the mean over those; where many touch different subjects, each group of
    subjects that share none with the others is taken by itself, and the groups are added up. What is left beyond
    that work is bounded: by how far a sum can stray from its mean when one table changes only so much of it,
    and by all such tables being wrong and being right. Nothing is drawn at random.

    Examples
    --------
    >>> together = Fates(np.zeros((2, 1), int), np.array([[0.0, 1.0]] * 2), np.array([[0.0, 1.0]] * 2), np.array([0.9]))
    >>> [round(end, 9) for end in chance_of(together, 2)]  # apart it would be 0.81
    [0.9, 0.9]
    """
    low, high = _Sum(fates.tables, fates.low, fates.reliability).chance(needed, work)
    if fates.high is not fates.low:
        high = _Sum(fates.tables, fates.high, fates.reliability).chance(needed, work)[1]
    return low, max(low, high)


def mean_of(chances: Floats, tables: Ints, reliability: Floats) -> Floats:
    """Return ``(n,)`` the mean of each subject over the states of its tables.

    Examples
    --------
    >>> mean_of(np.array([[0.0, 0.5]]), np.array([[0]]), np.array([0.5])).tolist()
    [0.25]
    """
    padded = np.append(reliability, 0.0)
    mean = chances
    for place in range(tables.shape[1] - 1, -1, -1):
        right = padded[tables[:, place]][:, None]
        half = 1 << place
        mean = mean[:, :half] * (1 - right) + mean[:, half : 2 * half] * right
    found: Floats = mean[:, 0]
    return found


@dataclass(slots=True, eq=False)
class _Sum:
    """A number of subjects that hang on tables."""

    tables: Ints
    chances: Floats
    reliability: Floats
    changes: Floats = field(init=False)
    conditioned: list[int] = field(init=False)
    groups: list[Ints] = field(init=False)
    exact: bool = field(init=False)
    known: dict[tuple[int, bytes], Counts] = field(init=False, default_factory=dict)
    left: int = field(init=False, default=0)

    def __post_init__(self) -> None:
        self.changes = self._changes()
        touching = np.unique(self.tables[self.tables >= 0])
        uncertain = [t for t in touching.tolist() if 0 < self.reliability[t] < 1]
        most = int(np.log2(_LOOKED_AT / max(1, self.chances.size)))
        self.conditioned = uncertain if len(uncertain) <= min(FEW_TABLES, most) else []
        self.groups = self._groups()
        while not self._small_enough() and len(self.conditioned) < min(MOST_CONDITIONED, most):
            self.conditioned.append(self._heaviest())
            self.groups = self._groups()
        self.exact = self._small_enough() and self._cost() <= WORK

    def chance(self, needed: int, work: int) -> Bracket:
        """Return the bracket of the probability of ``needed`` or more, the likeliest states first."""
        if needed <= 0 or needed > np.count_nonzero(self.chances.max(axis=1, initial=0.0)):
            return float(needed <= 0), float(needed <= 0)
        self.left, low, high = work, 0.0, 0.0
        for weight, right in self._states():
            here = self._bounded(right, needed)
            if here[1] - here[0] > _DECIDED and self.left > 0:
                here = self._computed(right, needed, here)
            low, high = low + weight * here[0], high + weight * here[1]
        return max(0.0, low - 1e-12), min(1.0, high + 1e-12)

    def _states(self) -> list[tuple[float, Floats]]:
        """Return (probability, which tables are right) for every state of the conditioned tables."""
        states = []
        for state in product((1.0, 0.0), repeat=len(self.conditioned)):
            right = self.reliability.copy()
            weight = 1.0
            for table, fate in zip(self.conditioned, state, strict=True):
                weight *= self.reliability[table] if fate else 1 - self.reliability[table]
                right[table] = fate
            states.append((float(weight), right))
        return sorted(states, key=lambda each: -each[0])

    def _bounded(self, right: Floats, needed: int) -> Bracket:
        """Return what follows from the mean and from how much each subject and each open table can change."""
        least, most = self._within(np.floor(right)), self._within(np.ceil(right))
        settled = bool(np.all(np.floor(right) == right))
        mean = float((least if settled else mean_of(self.chances, self.tables, right)).sum())
        straddling = (least < 0.5) & (most > 0.5)
        spread = np.where(straddling, 0.125, np.maximum(spread_of(least), spread_of(most))).sum()
        open_tables = (right > 0) & (right < 1)
        spread += float(np.sum(spread_of(right[open_tables]) * self.changes[open_tables] ** 2))
        return concentrated(mean, float(spread), needed)

    def _computed(self, right: Floats, needed: int, bounds: Bracket) -> Bracket:
        if self.exact:
            return summed([self._counts(group, right) for group in range(len(self.groups))]).at_least(needed)
        self.left -= 2 * len(self.tables)
        low = poisson_binomial(self._within(np.floor(right))).at_least(needed)[0]
        high = poisson_binomial(self._within(np.ceil(right))).at_least(needed)[1]
        return max(low, bounds[0]), min(high, bounds[1])

    def _counts(self, group: int, right: Floats) -> Counts:
        """Return the distribution over one group of subjects, the mean over the states of its own tables."""
        rows = self.groups[group]
        mine = np.unique(self.tables[rows])
        mine = mine[mine >= 0]
        key = group, right[mine].tobytes()
        if key not in self.known:
            free = [t for t in mine.tolist() if 0 < right[t] < 1]
            parts, weights = [], []
            for state in product((1.0, 0.0), repeat=len(free)):
                settled = right.copy()
                settled[free] = state
                parts.append(poisson_binomial(self._within(settled, rows)))
                weights.append(float(np.prod(np.abs(np.array(state) - 1 + right[free]))))
                self.left -= max(_LEAST_WORK, len(rows))
            self.known[key] = mixed(parts, weights)
        return self.known[key]

    def _within(self, settled: Floats, rows: Ints | slice = slice(None)) -> Floats:
        """Return how likely each subject is, where every table is settled."""
        tables = self.tables[rows]
        right = np.append(settled, 0.0)[tables] > 0.5
        state = right @ (1 << np.arange(tables.shape[1]))
        found: Floats = self.chances[rows][np.arange(len(tables)), state]
        return found

    def _changes(self) -> Floats:
        """Return ``(t,)`` by how many subjects each table can change their mean number at most."""
        changes = np.zeros(len(self.reliability))
        states = np.arange(self.chances.shape[1])
        for place in range(self.tables.shape[1]):
            has = np.flatnonzero(self.tables[:, place] >= 0)
            on = states[states >> place & 1 == 1]
            steps = self.chances[has][:, on] - self.chances[has][:, on ^ 1 << place]
            most = np.maximum(steps.max(axis=1, initial=0.0), 0.0)
            changes += np.bincount(self.tables[has, place], weights=most, minlength=len(changes))
        return changes

    def _open(self) -> NDArray[np.bool_]:
        """Return ``(t + 1,)`` the tables that are neither certain nor conditioned on."""
        open_tables = np.append((self.reliability > 0) & (self.reliability < 1), False)
        open_tables[self.conditioned] = False
        return open_tables

    def _groups(self) -> list[Ints]:
        """Return the subjects in groups that share no open table, those without one first."""
        open_tables = self._open()
        hung = open_tables[self.tables]
        root = list(range(len(open_tables)))

        def find(table: int) -> int:
            while root[table] != table:
                root[table] = table = root[root[table]]
            return table

        own = np.where(hung, self.tables, -1)
        first = own.max(axis=1, initial=-1)
        for place in range(own.shape[1]):
            pairs = np.unique(np.stack([first, own[:, place]], axis=1)[own[:, place] >= 0], axis=0)
            for one, other in pairs.tolist():
                root[find(one)] = find(other)
        of_table = np.array([find(table) for table in range(len(root))], dtype=np.int64)
        key = np.where(first >= 0, of_table[first], -1)
        found: dict[int, Ints] = {}
        order = np.argsort(key, kind="stable")
        for rows in np.split(order, np.flatnonzero(np.diff(key[order])) + 1):
            if len(rows):
                found[int(key[rows[0]])] = rows
        return list(found.values())

    def _tables_of_groups(self) -> list[list[int]]:
        open_tables = self._open()
        return [[t for t in np.unique(self.tables[rows]).tolist() if open_tables[t]] for rows in self.groups]

    def _small_enough(self) -> bool:
        return all(len(tables) <= TABLES_APART for tables in self._tables_of_groups())

    def _heaviest(self) -> int:
        """Return the open table that moves the number most, of those in groups that are too large."""
        crowded = [t for tables in self._tables_of_groups() if len(tables) > TABLES_APART for t in tables]
        weight = spread_of(self.reliability) * self.changes**2
        return max(crowded, key=lambda table: (weight[table], -table))

    def _cost(self) -> int:
        sizes = [max(_LEAST_WORK, len(rows)) for rows in self.groups]
        return sum(size << len(tables) for size, tables in zip(sizes, self._tables_of_groups(), strict=True))
