"""Greedy choice of players, and the search for cheaper ones in the neighbourhood of what was chosen."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import numpy as np

from aggregator.exposure.arrays import distinct, ranges
from aggregator.exposure.circuit import Circuit, State
from aggregator.exposure.covers import Units
from aggregator.exposure.kernel import Bools, Ints

WEIGHT = 2**24
LARGEST_NEIGHBOURHOOD = 40
WAYS_SAMPLED = 200
STEPS_AT_MOST = 50
"""Above so many changes everything is counted anew."""


@dataclass(frozen=True, slots=True)
class Effort:
    """How long to search. Iterations decide by default; a clock is the caller's to bring.

    Parameters
    ----------
    steps
        Steps that a lower bound is raised by.
    rounds
        Neighbourhoods that are searched.
    nodes
        Branches that an integer program may open; 0 leaves it out.
    rows
        Above so many rows an integer program is left out, unless there is a clock.
    seconds_left
        The clock, where there is one: how many seconds are left.
    """

    steps: int = 150
    rounds: int = 100
    nodes: int = 0
    rows: int = 50_000
    seconds_left: Callable[[], float] | None = None

    @property
    def is_over(self) -> bool:
        """Return whether the clock says so."""
        return self.seconds_left is not None and self.seconds_left() <= 0

    def within(self, rows: int, visits: int) -> Effort:
        """Return the effort with so many steps and rounds that rows are visited a limited number of times."""
        turns = max(5, visits // max(1, rows))
        return replace(self, steps=min(self.steps, turns), rounds=min(self.rounds, turns))

    def part(self, share: float) -> Effort:
        """Return the effort with a share of the seconds that are left."""
        if self.seconds_left is None:
            return self
        clock, kept = self.seconds_left, self.seconds_left() * (1 - share)
        return replace(self, seconds_left=lambda: clock() - kept)

    @property
    def words(self) -> str:
        """Return what ended a search that has no proof."""
        return "iterations" if self.seconds_left is None else "seconds"


class Choice:
    """Players chosen one by one until every target is reached, and what each further one would bring.

    A *cut* chooses players to let go until no more than ``goal`` subjects of each target stand, otherwise
    players are chosen to be held until that many do. Weights are whole numbers, so that the order of rows and
    of steps leaves no trace.

    Examples
    --------
    >>> from aggregator.exposure.circuit import circuit_of, part_of
    >>> from aggregator.exposure.example import TWO_FILES
    >>> from aggregator.exposure.kernel import grid_of
    >>> circuit = circuit_of([part_of(grid_of(TWO_FILES))], 2)
    >>> cheapest = Choice(circuit, np.array([0]), np.array([3, 2]), is_cut=True)
    >>> cheapest.complete().tolist()
    [1]
    >>> cheapest.players, cheapest.cost
    ((1,), 2)
    """

    def __init__(self, circuit: Circuit, goal: Ints, costs: Ints, *, is_cut: bool) -> None:
        self.state = State(circuit, held=is_cut)
        self.goal = goal
        self.costs = costs
        self.is_cut = is_cut
        self.chosen: Bools = np.zeros(circuit.players, dtype=bool)
        self.total: Ints = np.zeros(circuit.players, dtype=np.int64)
        self._weight: Ints = np.zeros(len(circuit.row_ptr) - 1, dtype=np.int64)
        self._size = np.diff(circuit.row_ptr)
        self._useful = np.maximum(costs, 1).astype(np.float64)
        self._is_reached = self._weighed_reached = self._reached()
        self._to_weigh = [np.arange(len(self.state.subject))]

    @property
    def players(self) -> Units:
        """Return the players that are chosen."""
        return tuple(np.flatnonzero(self.chosen).tolist())

    @property
    def cost(self) -> int:
        """Return what they cost together."""
        return int(self.costs[self.chosen].sum())

    @property
    def is_enough(self) -> bool:
        """Return whether every target is reached."""
        return bool(self._is_reached.all())

    def choose(self, player: int) -> None:
        """Choose one more player."""
        self.chosen[player] = True
        self._follow(self.state.release(player) if self.is_cut else self.state.hold(player))

    def leave(self, player: int) -> None:
        """Take a choice back."""
        self.chosen[player] = False
        self._follow(self.state.hold(player) if self.is_cut else self.state.release(player))

    def complete(self, taste: np.ndarray | None = None) -> Ints:
        """Choose, step by step, what brings most for its cost until every target is reached, and return that.

        ``taste`` is ``(p,)`` a factor on each player's worth.

        Raises
        ------
        ValueError
            All players together do not reach every target.
        """
        before = self.chosen.copy()
        worth = 1.0 / self._useful if taste is None else taste / self._useful
        while not self.is_enough:
            self._weigh()
            best = int(np.argmax(np.where(self.chosen, -1.0, self.total * worth)))
            if self.chosen[best] or not self.total[best]:
                raise ValueError("no choice of players reaches every target")
            self.choose(best)
        return np.flatnonzero(self.chosen & ~before)

    def drop_idle(self, waste: Ints | None = None, among: Ints | None = None) -> None:
        """Take back whatever is not needed ``among`` some players or all, the dearest or that of the most ``waste``."""
        players = np.flatnonzero(self.chosen) if among is None else among[self.chosen[among]]
        worst = self.costs if waste is None else waste
        for player in players[np.argsort(-worst[players], kind="stable")].tolist():
            if self.is_cut:
                self._drop_where_idle(player)
            else:
                self.leave(player)
                if not self.is_enough:
                    self.choose(player)

    def _drop_where_idle(self, player: int) -> None:
        state = self.state
        gained = state.gained(player)
        if not len(gained) or np.all(state.revealed + np.bincount(gained, minlength=len(self.goal)) <= self.goal):
            self.leave(player)

    def become(self, players: Sequence[int] | Ints) -> None:
        """Choose just these players."""
        wanted = np.zeros(len(self.chosen), dtype=bool)
        wanted[np.asarray(players, dtype=np.int64)] = True
        changed = np.flatnonzero(wanted != self.chosen).tolist()
        if len(changed) <= STEPS_AT_MOST:
            for player in changed:
                (self.choose if wanted[player] else self.leave)(player)
            return
        self.chosen = wanted
        self.state.set(~wanted if self.is_cut else wanted)
        self._is_reached = self._reached()
        self._to_weigh = [np.arange(len(self.state.subject))]

    def improve(self, effort: Effort, bound: int, seed: int = 0) -> None:
        """Take some players back and choose anew, again and again, keeping what is no dearer.

        Ends where the cost meets ``bound``, after the rounds, or when the clock says so. The same seed takes
        the same way.
        """
        draw = np.random.default_rng(seed)
        best, cost = self.players, self.cost
        for _ in range(effort.rounds):
            if cost <= bound or len(best) == 0 or effort.is_over:
                break
            gone = self._neighbourhood(draw)
            for player in gone:
                self.leave(player)
            new = self.complete(draw.uniform(0.7, 1.0, len(self.chosen)))
            self.drop_idle(among=distinct(np.concatenate([new, self._near(gone[0], draw)])))
            if self.cost <= cost:
                best, cost = self.players, self.cost
            else:
                self.become(best)
        self.drop_idle()

    def _neighbourhood(self, draw: np.random.Generator) -> list[int]:
        """Return some chosen players: half the time any, half the time such as work on the same subjects."""
        players = np.flatnonzero(self.chosen)
        many = int(draw.integers(1, min(LARGEST_NEIGHBOURHOOD, max(2, len(players) // 2)) + 1))
        if draw.random() < 0.5:
            return [int(player) for player in draw.permutation(players)[:many]]
        first = int(draw.choice(players))
        near = self._near(first, draw)
        return [first, *(int(player) for player in draw.permutation(near[near != first])[:many])]

    def _near(self, player: int, draw: np.random.Generator) -> Ints:
        """Return chosen players that work on the same subjects, as far as a sample of those shows."""
        state = self.state
        ways = distinct(state.way[state.cell[state.rows_of(player)]])
        rows = state.rows_of_ways(draw.permutation(ways)[:WAYS_SAMPLED])
        ptr = state.circuit.row_ptr
        near = state.circuit.row_player[ranges(ptr[rows], ptr[rows + 1])]
        return distinct(near[self.chosen[near]])

    def _reached(self) -> Bools:
        revealed = self.state.revealed
        return revealed <= self.goal if self.is_cut else revealed >= self.goal

    def _follow(self, ways: Ints) -> None:
        """Note the ways whose rows have to be weighed anew, before the next choice is made."""
        self._is_reached = self._reached()
        self._to_weigh.append(ways)

    def _weigh(self) -> None:
        state = self.state
        turned = np.flatnonzero(self._weighed_reached != self._is_reached)
        if not self._to_weigh and not len(turned):
            return
        ptr = state.circuit.target_ptr
        ways = np.concatenate([*self._to_weigh, self._ways_of(ranges(ptr[turned], ptr[turned + 1]))])
        if len(state.target) < len(state.subject):
            ways = self._ways_of(distinct(state.subject[ways]))
        self._to_weigh, self._weighed_reached = [], self._is_reached
        self._reweigh(state.rows_of_ways(distinct(ways)))

    def _ways_of(self, subjects: Ints) -> Ints:
        ptr = self.state.circuit.subject_ptr
        return ranges(ptr[subjects], ptr[subjects + 1])

    def _reweigh(self, rows: Ints) -> None:
        state = self.state
        cell = state.cell[rows]
        way = state.way[cell]
        subject = state.subject[way]
        is_open = ~self._is_reached[state.target[subject]]
        if self.is_cut:
            counts = is_open & (state.missing[rows] == 0) & (state.dark[way] == 0)
            cost = state.standing[cell] ** 2 * state.complete[subject]
        else:
            counts = is_open & (state.standing[cell] == 0) & (state.complete[subject] == 0)
            cost = state.dark[way] ** 2 * state.missing[rows]
        weight = np.where(counts, np.maximum(1, WEIGHT // np.maximum(1, cost)), 0)
        change = weight - self._weight[rows]
        moved = np.flatnonzero(change)
        rows, change = rows[moved], change[moved]
        self._weight[rows] += change
        circuit = state.circuit
        players = circuit.row_player[ranges(circuit.row_ptr[rows], circuit.row_ptr[rows + 1])]
        np.add.at(self.total, players, np.repeat(change, self._size[rows]))
