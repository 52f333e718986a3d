"""Lower bounds that anybody can add up again: prices in whole numbers, and what they prove.

Prices are in parts of the unit of costs: ``scale`` of them are one. Any prices prove a bound; better ones a higher one.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from math import gcd
from typing import NamedTuple

import numpy as np

from aggregator.exposure.arrays import ranges
from aggregator.exposure.circuit import Circuit, owner
from aggregator.exposure.greedy import Effort
from aggregator.exposure.kernel import Bools, Ints

SCALE = 2**20
LARGEST_SUM = 2**60
UNBREAKABLE = 2**61
"""The price of what no choice of players breaks, beyond any sum of prices."""


class Pull(NamedTuple):
    """What some prices prove, in parts, and in which direction each price would raise it."""

    bound: int
    slope: Ints


@dataclass(frozen=True, slots=True, eq=False)
class CutPrices:
    """What it costs at least to let go of players until no more than ``goal`` subjects of each target stand.

    Every way is given copies of the conditions of its rows: a slot each, at its price. To break a way is to break
    one of its cells, which takes all the slots of that cell: so a way costs the least of its cells, a subject the
    sum of its ways, a target its cheapest subjects. What the players of a slot are charged beyond their cost is
    taken off again (Lagrangian decomposition).

    Examples
    --------
    >>> from aggregator.exposure.circuit import circuit_of, part_of
    >>> from aggregator.exposure.example import TWO_FILES
    >>> from aggregator.exposure.kernel import grid_of
    >>> circuit = circuit_of([part_of(grid_of(TWO_FILES))], 2)
    >>> prices = CutPrices.of(circuit, np.array([0]), np.array([3, 2]))
    >>> prices.pull(np.array([2, 2]) * prices.scale).bound // prices.scale
    2
    """

    circuit: Circuit
    goal: Ints
    costs: Ints
    pair_slot: Ints
    pair_player: Ints
    is_firm: Bools
    most: Ints
    scale: int

    @classmethod
    def of(cls, circuit: Circuit, goal: Ints, costs: Ints) -> CutPrices:
        """Return the prices of a circuit, with whatever they need counted once."""
        slots = int(circuit.slot.max(initial=-1)) + 1
        slot_row = np.zeros(slots, dtype=np.int64)
        slot_row[circuit.slot] = np.arange(len(circuit.slot))
        size = np.diff(circuit.row_ptr)
        pairs = ranges(circuit.row_ptr[slot_row], circuit.row_ptr[slot_row + 1])
        scale = _scale(costs, slots)
        pair_slot, pair_player = np.repeat(np.arange(slots), size[slot_row]), circuit.row_player[pairs]
        most = np.full(slots, scale * int(costs.max(initial=0)), dtype=np.int64)
        np.minimum.at(most, pair_slot, costs[pair_player] * scale)
        return cls(
            circuit,
            goal,
            costs,
            pair_slot,
            pair_player,
            np.bincount(owner(circuit.cell_ptr)[size == 0], minlength=len(circuit.cell_ptr) - 1) > 0,
            np.where(size[slot_row] > 0, most, 0),
            scale,
        )

    def start(self) -> Ints:
        """Return prices that charge no player beyond its cost: each cost in equal shares."""
        many = np.bincount(self.pair_player, minlength=len(self.costs))
        prices = self.most.copy()
        np.minimum.at(prices, self.pair_slot, self.costs[self.pair_player] * self.scale // many[self.pair_player])
        return prices

    def charges(self, prices: Ints) -> Ints:
        """Return ``(p,)`` what the players are charged."""
        return _added(self.pair_player, prices[self.pair_slot], len(self.costs))

    def broken(self, prices: Ints) -> tuple[int, Ints]:
        """Return what the cheapest subjects cost at these prices, and the cells whose breaking costs that."""
        circuit = self.circuit
        if not len(circuit.slot):
            return 0, np.zeros(0, dtype=np.int64)
        cell = np.add.reduceat(prices[circuit.slot], circuit.cell_ptr[:-1])
        cell = np.where(self.is_firm, UNBREAKABLE, cell)
        way = np.minimum.reduceat(cell, circuit.way_ptr[:-1])
        firm = np.maximum.reduceat(way, circuit.subject_ptr[:-1]) == UNBREAKABLE
        subject = np.add.reduceat(np.minimum(way, LARGEST_SUM), circuit.subject_ptr[:-1])
        subject[firm] = UNBREAKABLE
        chosen = _cheapest(subject, circuit.target_ptr, np.diff(circuit.target_ptr) - self.goal)
        if np.any(firm[chosen]):
            raise ValueError("no choice of players reaches every target")
        ways = ranges(circuit.subject_ptr[chosen], circuit.subject_ptr[chosen + 1])
        cells = ranges(circuit.way_ptr[ways], circuit.way_ptr[ways + 1])
        cheapest = cells[cell[cells] == np.repeat(way[ways], np.diff(circuit.way_ptr)[ways])]
        _, first = np.unique(owner(circuit.way_ptr)[cheapest], return_index=True)
        return int(subject[chosen].sum()), cheapest[first]

    def pull(self, prices: Ints) -> Pull:
        """Return what the prices prove, and which way they should go."""
        total, cells = self.broken(prices)
        over = self.charges(prices) - self.costs * self.scale
        slope = -_added(self.pair_slot, (over > 0)[self.pair_player].astype(np.int64), len(prices))
        rows = ranges(self.circuit.cell_ptr[cells], self.circuit.cell_ptr[cells + 1])
        np.add.at(slope, self.circuit.slot[rows], 1)
        return Pull(total - int(np.maximum(over, 0).sum()), slope)


@dataclass(frozen=True, slots=True, eq=False)
class CoverPrices:
    """What it costs at least to hold players until ``goal`` subjects of each target stand.

    Every cell has a price. A way needs all of its cells, so a subject costs the least of its ways, a target its
    cheapest subjects. A player that helps a cell is charged the cell's price, or its part of it where every row it
    is in takes several players. What players are charged beyond their cost is taken off again.

    Examples
    --------
    >>> from aggregator.exposure.circuit import circuit_of, part_of
    >>> from aggregator.exposure.example import TWO_FILES
    >>> from aggregator.exposure.kernel import grid_of
    >>> circuit = circuit_of([part_of(grid_of(TWO_FILES))], 2)
    >>> prices = CoverPrices.of(circuit, np.array([1]), np.array([3, 2]))
    >>> prices.pull(prices.start()).bound // prices.scale
    5
    """

    circuit: Circuit
    goal: Ints
    costs: Ints
    pair_cell: Ints
    pair_player: Ints
    pair_part: Ints
    is_free: Bools
    most: Ints
    scale: int

    @classmethod
    def of(cls, circuit: Circuit, goal: Ints, costs: Ints) -> CoverPrices:
        """Return the prices of a circuit, with whatever they need counted once."""
        row = owner(circuit.row_ptr)
        cell_of_row = owner(circuit.cell_ptr)
        size = np.diff(circuit.row_ptr)
        keys = cell_of_row[row] * circuit.players + circuit.row_player
        order = np.lexsort((size[row], keys))
        first = order[np.flatnonzero(np.diff(keys[order], prepend=-1))]
        pair_cell, pair_player, pair_part = cell_of_row[row[first]], circuit.row_player[first], size[row[first]]
        scale = _scale(costs, len(first))
        is_free = np.bincount(cell_of_row[size == 0], minlength=len(circuit.cell_ptr) - 1) > 0
        most = np.zeros(len(is_free), dtype=np.int64)
        np.maximum.at(most, pair_cell, costs[pair_player] * scale * pair_part)
        most[is_free] = 0
        return cls(circuit, goal, costs, pair_cell, pair_player, pair_part, is_free, most, scale)

    def start(self) -> Ints:
        """Return prices that charge no player beyond its cost: each cost in equal shares."""
        many = np.bincount(self.pair_player, minlength=len(self.costs))
        prices = self.most.copy()
        np.minimum.at(prices, self.pair_cell, self.costs[self.pair_player] * self.scale // many[self.pair_player])
        return prices

    def charges(self, prices: Ints) -> Ints:
        """Return ``(p,)`` what the players are charged; parts are rounded up, so that what is proved stays true."""
        return _added(self.pair_player, -(-prices[self.pair_cell] // self.pair_part), len(self.costs))

    def pull(self, prices: Ints) -> Pull:
        """Return what the prices prove, and which way they should go."""
        circuit = self.circuit
        slope = np.zeros(len(prices), dtype=np.int64)
        if not len(prices):
            return Pull(0, slope)
        priced = np.where(self.is_free, 0, prices)
        way = np.add.reduceat(priced, circuit.way_ptr[:-1])
        subject = np.minimum.reduceat(way, circuit.subject_ptr[:-1])
        chosen = _cheapest(subject, circuit.target_ptr, self.goal)
        ways = ranges(circuit.subject_ptr[chosen], circuit.subject_ptr[chosen + 1])
        cheapest = ways[way[ways] == np.repeat(subject[chosen], np.diff(circuit.subject_ptr)[chosen])]
        _, first = np.unique(owner(circuit.subject_ptr)[cheapest], return_index=True)
        over = self.charges(priced) - self.costs * self.scale
        slope -= _added(self.pair_cell, (over > 0)[self.pair_player].astype(np.int64), len(prices))
        slope[ranges(circuit.way_ptr[cheapest[first]], circuit.way_ptr[cheapest[first] + 1])] += 1
        slope[self.is_free] = 0
        return Pull(int(subject[chosen].sum()) - int(np.maximum(over, 0).sum()), slope)


def proved(parts: int, scale: int, costs: Ints) -> int:
    """Return the least whole cost that is no less than some parts: costs add up to multiples of what divides them all.

    Examples
    --------
    >>> proved(25, 10, np.array([1, 1])), proved(25, 10, np.array([2, 4])), proved(-3, 10, np.array([1]))
    (3, 4, 0)
    """
    step = gcd(*np.unique(costs).tolist()) or 1
    return max(0, -(-parts // (scale * step)) * step)


def raised(
    prices: CutPrices | CoverPrices,
    effort: Effort,
    target: Callable[[], int],
    each: Callable[[Ints], None] | None = None,
) -> tuple[Ints, int]:
    """Return the best prices that a subgradient method finds, and what they prove, in parts.

    Parameters
    ----------
    target
        What the best solution so far costs: the length of a step is measured by it.
    each
        Called with the prices of every tenth step.

    References
    ----------
    .. [1] M. Held, P. Wolfe, H. Crowder, "Validation of subgradient optimization", Mathematical Programming 6,
       1974.
    """
    now = prices.start()
    best, bound = now, prices.pull(now).bound
    pace, idle = 4.0, 0
    for step in range(effort.steps):
        pull = prices.pull(now)
        if pull.bound > bound:
            best, bound, idle = now, pull.bound, 0
        else:
            idle += 1
        if each is not None and step % 10 == 0:
            each(now)
        if target() * prices.scale <= bound or effort.is_over or pace < 1e-3:
            break
        if idle >= 8:
            pace, idle, now = pace / 2, 0, best
            pull = prices.pull(now)
        length = float(pull.slope @ pull.slope)
        if not length:
            break
        stride = pace * (target() * prices.scale - pull.bound) / length
        now = np.clip(now + np.floor(stride * pull.slope), 0, prices.most).astype(np.int64)
    return best, bound


def _added(place: Ints, amounts: Ints, places: int) -> Ints:
    """Return sums in whole numbers, which floats would round."""
    added = np.zeros(places, dtype=np.int64)
    np.add.at(added, place, amounts)
    return added


def _scale(costs: Ints, prices: int) -> int:
    """Return how many parts make one unit of cost, so that no sum of prices leaves 64 bits."""
    return max(1, min(SCALE, LARGEST_SUM // max(1, 8 * prices * int(costs.max(initial=1)))))


def _cheapest(price: Ints, ptr: Ints, many: Ints) -> Ints:
    """Return the given number of cheapest places of each range."""
    found = [np.zeros(0, dtype=np.int64)]
    for start, stop, wanted in zip(ptr[:-1].tolist(), ptr[1:].tolist(), many.tolist(), strict=True):
        if wanted > 0:
            found.append(start + np.argsort(price[start:stop], kind="stable")[:wanted])
    return np.concatenate(found)
