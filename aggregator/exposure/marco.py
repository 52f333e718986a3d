"""Minimal sets of any monotone predicate, and by duality what must at least be taken away to end it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from aggregator.exposure.covers import Budget, BudgetSpent, Units

Holds = Callable[[frozenset[int]], bool]
"""Whether some players together are enough. More players never are less."""


class Minimal(NamedTuple):
    """A minimal set of players that is enough or, with ``is_removal``, one without which the others are not."""

    players: Units
    is_removal: bool


@dataclass(frozen=True, slots=True)
class Explored:
    """Minimal sets and minimal removals, each by cost, size and order; all of both where ``complete``."""

    sets: tuple[Units, ...]
    removals: tuple[Units, ...]
    complete: bool


def explore(
    players: int, holds: Holds, budget: Budget, *, costs: Sequence[int] | None = None, limit: int | None = None
) -> Explored:
    """Return the minimal sets and minimal removals that the budget allows; each call of ``holds`` is a step.

    Parameters
    ----------
    players
        How many there are; they are numbered from 0.
    costs
        What each player costs: sets are told cheapest first. One each by default.
    limit
        Stop after so many minimal sets.

    Examples
    --------
    >>> found = explore(3, lambda held: 0 in held and (1 in held or 2 in held), Budget(100))
    >>> found.sets, found.removals, found.complete
    (((0, 1), (0, 2)), ((0,), (1, 2)), True)
    """
    price = [1] * players if costs is None else list(costs)
    sets: list[Units] = []
    removals: list[Units] = []
    complete = True
    try:
        for found in minimal(players, holds, budget, price):
            if not found.is_removal and len(sets) == limit:
                complete = False
                break
            (removals if found.is_removal else sets).append(found.players)
    except BudgetSpent:
        complete = False
    return Explored(_by_cost(sets, price), _by_cost(removals, price), complete)


def minimal(players: int, holds: Holds, budget: Budget, costs: Sequence[int]) -> Iterator[Minimal]:
    """Yield every minimal set and every minimal removal once.

    A SAT solver keeps the map of what is undecided: above a minimal set all is enough, below what is left
    after a minimal removal nothing is. Nothing is left out of the map, the empty set and the set of all neither:
    where each player alone is enough, only the empty set tells that all of them must go.

    Raises
    ------
    BudgetSpent
        ``holds`` was asked as often as the budget allows.

    References
    ----------
    .. [1] M. Liffiton, A. Previti, A. Malik, J. Marques-Silva, "Fast, flexible MUS enumeration",
       Constraints 21, 2016.
    .. [2] U. Junker, "QuickXplain: preferred explanations and relaxations for over-constrained problems",
       AAAI 2004.

    Examples
    --------
    >>> sorted(minimal(2, lambda held: bool(held), Budget(100), [1, 1]))[1]
    Minimal(players=(0, 1), is_removal=True)
    """
    from pysat.solvers import Solver  # noqa: PLC0415 - loaded only where witnesses take several files

    def enough(held: frozenset[int]) -> bool:
        budget.spend()
        return holds(held)

    everybody = frozenset(range(players))
    cheap_first = sorted(everybody, key=lambda player: (costs[player], player))
    with Solver(name="minisat22") as undecided:
        undecided.set_phases([-(player + 1) for player in everybody])
        while undecided.solve():
            seed = _seed(undecided.get_model() or [], everybody)
            is_removal = not enough(seed)
            if is_removal:
                gone = [player for player in cheap_first if player not in seed]
                chosen = shrunk(lambda removed: not enough(everybody - removed), gone)
            else:
                chosen = shrunk(enough, [player for player in cheap_first if player in seed])
            yield Minimal(tuple(sorted(chosen)), is_removal)
            if not chosen:
                return  # nothing is always enough, or all together never are
            undecided.add_clause([player + 1 if is_removal else -(player + 1) for player in chosen])


def shrunk(holds: Holds, players: Sequence[int]) -> list[int]:
    """Return a minimal part of some players that is still enough; the first of them stay rather than the last.

    Examples
    --------
    >>> shrunk(lambda held: 1 in held and (0 in held or 3 in held), [0, 1, 2, 3])
    [0, 1]
    """
    if holds(frozenset()):
        return []
    return _explained(holds, frozenset(), list(players), grown=False)


def _explained(holds: Holds, background: frozenset[int], players: list[int], *, grown: bool) -> list[int]:
    if grown and holds(background):
        return []
    if len(players) <= 1:
        return players
    first, second = players[: len(players) // 2], players[len(players) // 2 :]
    of_second = _explained(holds, background | frozenset(first), second, grown=True)
    of_first = _explained(holds, background | frozenset(of_second), first, grown=bool(of_second))
    return [*of_first, *of_second]


def _seed(model: Sequence[int], everybody: frozenset[int]) -> frozenset[int]:
    return frozenset(literal - 1 for literal in model if literal > 0) & everybody


def _by_cost(sets: Sequence[Units], price: Sequence[int]) -> tuple[Units, ...]:
    return tuple(sorted(sets, key=lambda chosen: (sum(price[player] for player in chosen), len(chosen), chosen)))
