"""Minimal revealing sets: which files together reach a finding's severity, and none of them in vain."""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import combinations, pairwise

import numpy as np

from aggregator.exposure.coverage import revealed_alone
from aggregator.exposure.covers import Budget, BudgetSpent, Units, WaySets, sets_of_masks, sets_of_witnesses
from aggregator.exposure.greedy import Effort
from aggregator.exposure.kernel import Grid, Ints, revealed_by
from aggregator.exposure.marco import explore
from aggregator.exposure.optimum import Optimum
from aggregator.exposure.smallest import smallest_set
from aggregator.model.findings import Factor

UNITS_EXPLORED = 64
CALLS_AT_MOST = 1_000
ROWS_VISITED = 1_000_000
"""All minimal sets of many subjects are looked for up to so many units, judgements and rows looked at."""
PAIRS_COMPARED = 300
"""Above so many distinct ways their sets are enumerated to be counted, rather than compared in pairs."""


@dataclass(frozen=True, slots=True)
class MinimalSets:
    """Minimal revealing sets by cost, size and then path order, in units.

    ``total`` is None where it could not be counted; ``complete`` says that every one is listed. ``smallest`` is
    what is proved of the first one.
    """

    sets: tuple[Units, ...]
    total: int | None
    complete: bool
    smallest: Optimum | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class DistinctWay:
    """Ways whose witnesses are the same, and their minimal revealing sets. ``ways`` are positions in the grid."""

    sets: WaySets
    ways: Ints


def minimal_sets(
    grid: Grid,
    needed: int,
    *,
    limit: int = 100,
    iterations: int = 1_000_000,
    costs: Sequence[int] | None = None,
    effort: Effort | None = None,
) -> MinimalSets:
    """Return the minimal sets of units that reveal at least ``needed`` subjects of the grid, the cheapest first.

    ``costs`` are those of the units, 1 each by default. For one subject the sets are exact, in order, and
    counted even where only the first ``limit`` are listed, unless the iterations run out. For more they are the
    only set there is where every subject is needed and nothing is said twice, all of them where the grid is small
    enough to look everywhere (`aggregator.exposure.marco`), else such as were found: every one verified and minimal
    by inclusion, the first of them with a bound on how much smaller another could be.

    Examples
    --------
    >>> from aggregator.exposure.example import evidence_of
    >>> from aggregator.exposure.kernel import grid_of
    >>> rows = [("A", "x", ["1"], 0), ("A", "x", ["2"], 0), ("A", "y", ["3"], 0), ("A", "y", ["4", "5"], 0)]
    >>> minimal_sets(grid_of(evidence_of(rows, ["x", "y"])), 1)
    MinimalSets(sets=((0, 2), (1, 2), (0, 3, 4), (1, 3, 4)), total=4, complete=True)
    """
    if len(grid.subject) < needed:
        return MinimalSets((), 0, complete=True)
    if needed > 1:
        only = _only_set(grid, needed)
        if only is not None:
            return MinimalSets((only,), 1, complete=True, smallest=_listed_first([only], costs))
        return _sets_of_many(grid, needed, limit, costs, effort)
    try:
        ways = distinct_ways(grid, Budget(iterations))
    except BudgetSpent:
        return _sets_of_many(grid, needed, limit, costs, effort)
    listed, all_listed = _first(_in_order(ways, Budget(iterations), costs), limit)
    total = len(listed) if all_listed else _count(ways, iterations)
    return MinimalSets(listed, total, complete=total == len(listed), smallest=_listed_first(listed, costs))


def distinct_ways(grid: Grid, budget: Budget) -> list[DistinctWay]:
    """Return the ways of a grid, those of equal witnesses together, with their minimal revealing sets.

    Raises
    ------
    BudgetSpent
        The sets take more iterations than the budget allows.

    Examples
    --------
    >>> from aggregator.exposure.example import TWO_FILES
    >>> from aggregator.exposure.kernel import grid_of
    >>> [way.sets.total for way in distinct_ways(grid_of(TWO_FILES), Budget(100))]
    [1]
    """
    span = len(grid.witness_ptr)
    keys = grid.rows_of_cells() % grid.width * span + grid.row_witness
    edges = grid.cell_ptr[:: grid.width].tolist()
    alike: dict[bytes, list[int]] = {}
    for way, (start, stop) in enumerate(pairwise(edges)):
        alike.setdefault(keys[start:stop].tobytes(), []).append(way)
    found = []
    for signature, ways in alike.items():
        cells: list[list[Units]] = [[] for _ in range(grid.width)]
        for key in np.frombuffer(signature, dtype=np.int64).tolist():
            cells[key // span].append(_units_of(grid, key % span))
        budget.spend(sum(map(len, cells)))
        found.append(DistinctWay(_sets_of_cells(cells, budget), np.array(ways, dtype=np.int64)))
    return sorted(found, key=lambda way: int(way.ways[0]))


def factors(grid: Grid, *, limit: int = 1000, iterations: int = 1_000_000) -> tuple[Factor, ...] | None:
    """Return the minimal revealing sets of every subject of the grid as products of groups of files.

    None where a witness takes more than one file, a subject can be met in several ways, or there are more
    than ``limit`` products: what is given is whole.

    Examples
    --------
    >>> from aggregator.exposure.example import evidence_of
    >>> from aggregator.exposure.kernel import grid_of
    >>> rows = [("A", "x", ["1"], 0), ("A", "x", ["2"], 0), ("A", "y", ["3"], 0)]
    >>> factors(grid_of(evidence_of(rows, ["x", "y"])))
    (Factor(subject='A', attributes=(('x',), ('y',)), any_of=(('1', '2'), ('3',))),)
    """
    if len(grid.way_ptr) > len(grid.subject) + 1 or np.any(np.diff(grid.way_ptr) > 1):
        return None
    try:
        ways = distinct_ways(grid, Budget(iterations))
    except BudgetSpent:
        return None
    if any(way.sets.listed for way in ways) or sum(len(w.ways) * len(w.sets.products) for w in ways) > limit:
        return None
    found = []
    for position, product in sorted(
        ((position, product) for way in ways for position in way.ways.tolist() for product in way.sets.products),
        key=lambda pair: pair[0],
    ):
        names = [
            tuple(name for bit, name in enumerate(grid.evidence.attributes) if mask >> bit & 1)
            for mask in product.masks
        ]
        groups = [tuple(grid.path(unit) for unit in units) for units in product.classes]
        subject = grid.evidence.subjects[int(grid.subject[position])]
        found.append(Factor(subject, tuple(names), tuple(groups)))
    return tuple(found)


def units_in_sets(grid: Grid, budget: Budget) -> frozenset[int]:
    """Return every unit that stands in a minimal revealing set of some subject of the grid.

    A set of one way counts only where no other way of the same subject does with a part of it.

    Raises
    ------
    BudgetSpent
        The sets take more iterations than the budget allows.

    Examples
    --------
    >>> from aggregator.exposure.example import TWO_FILES
    >>> from aggregator.exposure.kernel import grid_of
    >>> sorted(units_in_sets(grid_of(TWO_FILES), Budget(100)))
    [0, 1]
    """
    owner = grid.subject_of_ways()
    of_subject: dict[int, dict[int, DistinctWay]] = {}
    for number, way in enumerate(distinct_ways(grid, budget)):
        for subject in owner[way.ways].tolist():
            of_subject.setdefault(subject, {})[number] = way
    found: set[int] = set()
    for ways in {tuple(ways): list(ways.values()) for ways in of_subject.values()}.values():
        if any(_meets_another(way, ways) for way in ways):
            found.update(unit for chosen in _in_order(ways, budget) for unit in chosen)
        else:
            found.update(unit for way in ways for unit in way.sets.partners())
    return frozenset(found)


def _only_set(grid: Grid, needed: int) -> Units | None:
    """Return the one minimal set where no subject can be spared, and each is met and known in one way; else None."""
    if needed < len(grid.subject) or np.any(np.diff(grid.way_ptr) > 1) or np.any(np.diff(grid.cell_ptr) > 1):
        return None
    _, units = grid.units_of_rows()
    return tuple(np.unique(units).tolist())


def _listed_first(sets: Sequence[Units], costs: Sequence[int] | None) -> Optimum | None:
    """Return that the first of sets in order is the cheapest, proved by the order."""
    return Optimum(sets[0], _cost(sets[0], costs), _cost(sets[0], costs), "enumeration") if sets else None


def _cost(chosen: Units, costs: Sequence[int] | None) -> int:
    return len(chosen) if costs is None else sum(costs[unit] for unit in chosen)


def _sets_of_many(
    grid: Grid, needed: int, limit: int, costs: Sequence[int] | None, effort: Effort | None
) -> MinimalSets:
    def enough(held: frozenset[int]) -> bool:
        holds = np.zeros(grid.units, dtype=bool)
        holds[list(held)] = True
        return int(np.count_nonzero(revealed_by(grid, holds))) >= needed

    if grid.units <= UNITS_EXPLORED:
        calls = min(CALLS_AT_MOST, ROWS_VISITED // max(1, len(grid.row_witness)))
        found = explore(grid.units, enough, Budget(calls), costs=costs)
        if found.complete:
            listed, total = found.sets[:limit], len(found.sets)
            return MinimalSets(listed, total, complete=total <= limit, smallest=_listed_first(found.sets, costs))
        sets = set(found.sets)
    else:
        sets = set()
    best = smallest_set(grid, needed, costs=costs, effort=effort)
    if best.solution != ():
        sets |= {(unit,) for unit in np.flatnonzero(revealed_alone(grid) >= needed)[:limit].tolist()}
    sets.add(best.solution or ())
    in_order = sorted(sets, key=lambda chosen: (_cost(chosen, costs), len(chosen), chosen))
    if _cost(in_order[0], costs) < (best.cost or 0):
        best = replace(best, solution=in_order[0], cost=_cost(in_order[0], costs))
    return MinimalSets(tuple(in_order[:limit]), None, complete=False, smallest=best)


def _units_of(grid: Grid, witness: int) -> Units:
    units = grid.witness_unit[grid.witness_ptr[witness] : grid.witness_ptr[witness + 1]]
    return tuple(units[units < grid.units].tolist())


def _sets_of_cells(cells: list[list[Units]], budget: Budget) -> WaySets:
    if any(len(witness) > 1 for witnesses in cells for witness in witnesses):
        return sets_of_witnesses(cells, budget)
    mask_of: dict[int, int] = {}
    need = 0
    for bit, witnesses in enumerate(cells):
        need |= 1 << bit if witnesses != [()] else 0
        for witness in witnesses:
            for unit in witness:
                mask_of[unit] = mask_of.get(unit, 0) | 1 << bit
    return sets_of_masks(mask_of, need, budget)


def _in_order(ways: Sequence[DistinctWay], budget: Budget, costs: Sequence[int] | None = None) -> Iterator[Units]:
    """Yield the sets of all ways by cost and size, without repeats and without those that hold another."""
    smaller: set[Units] = set()
    previous: Units | None = None
    for _, size, chosen in heapq.merge(*(stream for way in ways for stream in way.sets.by_cost(costs))):
        budget.spend()
        if chosen == previous or _holds_any(chosen, size, smaller, budget):
            continue
        previous = chosen
        smaller.add(chosen)
        yield chosen


def _holds_any(chosen: Units, size: int, smaller: set[Units], budget: Budget) -> bool:
    if 1 << size <= len(smaller):
        budget.spend(1 << size >> 4)
        return any(part in smaller for length in range(size) for part in combinations(chosen, length))
    budget.spend(len(smaller) >> 4)
    members = set(chosen)
    return any(len(other) < size and members.issuperset(other) for other in smaller)


def _first(sets: Iterable[Units], limit: int) -> tuple[tuple[Units, ...], bool]:
    """Return the first sets, and whether there are no more."""
    listed: list[Units] = []
    try:
        for chosen in sets:
            if len(listed) == limit:
                return tuple(listed), False
            listed.append(chosen)
    except BudgetSpent:
        return tuple(listed), False
    return tuple(listed), True


def _count(ways: Sequence[DistinctWay], iterations: int) -> int | None:
    """Return how many minimal sets there are: by formula where ways cannot absorb each other's sets, else by list."""
    meeting = [way for way in ways if _meets_another(way, ways)] if len(ways) <= PAIRS_COMPARED else list(ways)
    apart = sum(way.sets.total for way in ways) - sum(way.sets.total for way in meeting)
    if sum(way.sets.total for way in meeting) > iterations:
        return None
    try:
        return apart + sum(1 for _ in _in_order(meeting, Budget(iterations)))
    except BudgetSpent:
        return None


def _meets_another(way: DistinctWay, ways: Sequence[DistinctWay]) -> bool:
    for other in ways:
        shared = way.sets.units & other.sets.units
        if other is not way and (way.sets.reached_within(shared) or other.sets.reached_within(shared)):
            return True
    return False
