"""The cheapest players to let go of, so that no target keeps more subjects than it may."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from math import ceil

import numpy as np

from aggregator.exposure.arrays import ranges
from aggregator.exposure.certificates import CutPrices, proved, raised
from aggregator.exposure.circuit import Circuit, State, owner, with_sets
from aggregator.exposure.covers import Units
from aggregator.exposure.cut_program import solve
from aggregator.exposure.greedy import Choice, Effort
from aggregator.exposure.kernel import Bools, Ints
from aggregator.exposure.marco import shrunk
from aggregator.exposure.optimum import Optimum

SECONDS_A_ROW = 5e-5
"""What it takes, amply, to write an integer program."""
REPAIRED_ALWAYS = 20_000
"""Up to so many players every tenth step of the prices is made a cut; above it only the better half."""

Rederives = Callable[[frozenset[int]], bool]
"""Whether the players that are left still give it away by other means: deduction, rules. More never give less."""


def cheapest_cut(
    circuit: Circuit, goal: Ints, costs: Ints, effort: Effort | None = None, rederives: Rederives | None = None
) -> Optimum:
    """Return the cheapest players without which at most ``goal`` subjects of each target stand.

    A greedy cut and prices (`CutPrices`) close in on each other: what breaks at the prices of a step is made a cut,
    and what of it need not go is kept. Then neighbourhoods of the best cut are searched and, where the effort
    has nodes or a clock, HiGHS goes on from there. Where what is left still ``rederives`` it, a least part of
    that has to go too, until nothing is derived again.

    Examples
    --------
    >>> from aggregator.exposure.circuit import circuit_of, part_of
    >>> from aggregator.exposure.example import TWO_FILES
    >>> from aggregator.exposure.kernel import grid_of
    >>> circuit = circuit_of([part_of(grid_of(TWO_FILES))], 2)
    >>> answer = cheapest_cut(circuit, np.array([0]), np.array([3, 2]))
    >>> answer.solution, answer.cost, answer.bound, answer.status.value
    ((1,), 2, 2, 'optimal')
    >>> cheapest_cut(circuit, np.array([0]), np.array([3, 2]), rederives=lambda left: 0 in left).solution
    (0,)
    """
    effort = effort or Effort()
    goal = np.minimum(goal, np.diff(circuit.target_ptr))
    everybody = frozenset(range(circuit.players))
    while True:
        answer = _cut(circuit, goal, costs, effort)
        if answer.solution is None or rederives is None:
            return answer
        left = everybody - set(answer.solution)
        if not rederives(left):
            return answer
        dear_last = sorted(left, key=lambda player: (int(costs[player]), player))
        again = shrunk(rederives, dear_last)
        circuit, goal = with_sets(circuit, [again]), np.append(goal, 0)


def merged(circuit: Circuit, costs: Ints) -> tuple[Circuit, Ints, list[Units]]:
    """Return the circuit with players that hold up the same rows alone made one, its costs, and whom each stands for.

    What they hold up breaks only where all of them go, so nothing is lost; they cost what they cost together.

    Examples
    --------
    >>> from aggregator.exposure.circuit import circuit_of, part_of
    >>> from aggregator.exposure.example import evidence_of
    >>> from aggregator.exposure.kernel import grid_of
    >>> rows = [("A", "x", ["1"], 0), ("A", "x", ["2"], 0), ("A", "y", ["3"], 0)]
    >>> circuit = circuit_of([part_of(grid_of(evidence_of(rows, ["x", "y"])))], 3)
    >>> _, costs, members = merged(circuit, np.array([1, 1, 1]))
    >>> costs.tolist(), members
    ([2, 1], [(0, 1), (2,)])
    """
    size = np.diff(circuit.row_ptr)
    row = owner(circuit.row_ptr)
    is_alone = size[row] == 1
    order = np.argsort(circuit.row_player, kind="stable")
    cells = owner(circuit.cell_ptr)[row][order]
    ptr = np.searchsorted(circuit.row_player[order], np.arange(circuit.players + 1)).tolist()
    together = np.zeros(circuit.players, dtype=bool)
    together[circuit.row_player[~is_alone]] = True
    alike: dict[bytes | int, list[int]] = {}
    for player, apart in enumerate(together.tolist()):
        key = player if apart else cells[ptr[player] : ptr[player + 1]].tobytes()
        alike.setdefault(key, []).append(player)
    members = [tuple(same) for same in alike.values() if ptr[same[0]] < ptr[same[0] + 1]]
    number = np.full(circuit.players, -1, dtype=np.int64)
    number[[same[0] for same in members]] = np.arange(len(members))
    kept = np.ones(len(size), dtype=bool)
    kept[row[number[circuit.row_player] < 0]] = False
    summed = np.array([int(costs[list(same)].sum()) for same in members], dtype=np.int64)
    return _with_rows(circuit, kept, number, len(members)), summed, members


def _with_rows(circuit: Circuit, kept: Bools, number: Ints, players: int) -> Circuit:
    rows = np.flatnonzero(kept)
    pairs = ranges(circuit.row_ptr[rows], circuit.row_ptr[rows + 1])
    many = np.bincount(owner(circuit.cell_ptr)[rows], minlength=len(circuit.cell_ptr) - 1)
    return replace(
        circuit,
        players=players,
        row_ptr=np.concatenate([[0], np.cumsum(np.diff(circuit.row_ptr)[rows])]).astype(np.int64),
        row_player=number[circuit.row_player[pairs]],
        cell_ptr=np.concatenate([[0], np.cumsum(many)]).astype(np.int64),
        slot=np.unique(circuit.slot[rows], return_inverse=True)[1].astype(np.int64),
    )


def _cut(circuit: Circuit, goal: Ints, costs: Ints, effort: Effort) -> Optimum:
    if np.all(State(circuit).revealed <= goal):
        return Optimum((), 0, 0, "definition")
    if np.any(State(circuit, held=False).revealed > goal):
        return Optimum(None, None, 0, "definition")
    small, price, members = merged(circuit, costs)
    choice = Choice(small, goal, price, is_cut=True)
    prices = CutPrices.of(small, goal, price)
    repair = _Repair(choice, prices)
    repair.at(prices.start())
    if len(small.slot) <= effort.rows or small.players <= REPAIRED_ALWAYS:
        _greedy(choice, repair)
    _, parts = raised(prices, effort.part(0.3), lambda: repair.cost, repair.at)
    bound, certificate = proved(parts, prices.scale, price), "prices"
    choice.become(repair.best)
    choice.improve(effort.part(0.4), bound)
    if choice.cost > bound and _allows_program(effort, len(small.slot)):
        found = solve(small, goal, price, choice.players, effort)
        bound, certificate = max((bound, certificate), (min(found.bound, choice.cost), "branch and bound"))
        _take(choice, found.players)
    players = sorted(player for each in choice.players for player in members[each])
    limit = "" if choice.cost <= bound else effort.words
    return Optimum(tuple(players), choice.cost, min(bound, choice.cost), certificate, limit)


def _allows_program(effort: Effort, rows: int) -> bool:
    """Return whether an integer program of so many rows is to be written: by the clock, or by its size."""
    if effort.seconds_left is not None:
        return effort.seconds_left() > rows * SECONDS_A_ROW
    return bool(effort.nodes) and rows <= effort.rows


def _take(choice: Choice, players: Units | None) -> None:
    """Take a cut that a solver found where it is one, and cheaper."""
    if players is None:
        return
    before = choice.players, choice.cost
    choice.become(players)
    if choice.is_enough:
        choice.drop_idle()
    if not choice.is_enough or choice.cost > before[1]:
        choice.become(before[0])


def _greedy(choice: Choice, repair: _Repair) -> None:
    choice.become(())
    choice.complete()
    choice.drop_idle()
    repair.keep()


class _Repair:
    """The best cut so far, and cuts made of what breaks at some prices."""

    def __init__(self, choice: Choice, prices: CutPrices) -> None:
        self.choice = choice
        self.prices = prices
        self.cost = int(choice.costs.sum()) + 1
        self.best: Units = tuple(range(len(choice.costs)))

    def at(self, prices: Ints) -> None:
        """Make a cut of the cells that break cheapest at the prices, and keep it where it is the best."""
        circuit, charges = self.prices.circuit, self.prices.charges(prices)
        _, cells = self.prices.broken(prices)
        rows = ranges(circuit.cell_ptr[cells], circuit.cell_ptr[cells + 1])
        single = np.diff(circuit.row_ptr)[rows] == 1
        gone = set(circuit.row_player[circuit.row_ptr[rows[single]]].tolist())
        left = self.choice.costs * self.prices.scale - charges
        for row in np.unique(rows[~single]).tolist():
            players = circuit.row_player[circuit.row_ptr[row] : circuit.row_ptr[row + 1]].tolist()
            if gone.isdisjoint(players):
                gone.add(min(players, key=lambda player: (int(left[player]), player)))
        if self._is_hopeless(gone):
            return
        self.choice.become(sorted(gone))
        self.choice.drop_idle(left)
        self.keep()

    def keep(self) -> None:
        """Keep what is chosen where it is the best."""
        if self.choice.is_enough and (self.choice.cost, len(self.choice.players)) < (self.cost, len(self.best)):
            self.best, self.cost = self.choice.players, self.choice.cost

    def _is_hopeless(self, gone: set[int]) -> bool:
        """Return whether a cut of a large case is so dear that it is hardly the best without its idle players."""
        costs = self.choice.costs
        return len(costs) > REPAIRED_ALWAYS and int(costs[list(gone)].sum()) > ceil(1.2 * self.cost)
