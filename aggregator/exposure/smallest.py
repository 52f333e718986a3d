"""The cheapest set of units that reveals so many subjects, and a proof of how much cheaper another could be."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from aggregator.exposure.certificates import CoverPrices, proved, raised
from aggregator.exposure.circuit import circuit_of, part_of
from aggregator.exposure.greedy import Choice, Effort
from aggregator.exposure.kernel import Grid
from aggregator.exposure.optimum import Optimum


def smallest_set(
    grid: Grid, needed: int, *, costs: Sequence[int] | None = None, effort: Effort | None = None
) -> Optimum:
    """Return the cheapest units that reveal at least ``needed`` subjects of the grid, and a bound on their cost.

    NP-hard, and no general ratio is known to help (it holds minimum p-union): a greedy set and its neighbourhoods
    from above, prices of cells (`CoverPrices`) from below.

    Parameters
    ----------
    costs
        What each unit costs; 1 each by default.

    Examples
    --------
    >>> from aggregator.exposure.example import evidence_of
    >>> from aggregator.exposure.kernel import grid_of
    >>> rows = [("A", "x", ["1"], 0), ("A", "x", ["2"], 0), ("B", "x", ["2"], 0), ("C", "x", ["3"], 0)]
    >>> answer = smallest_set(grid_of(evidence_of(rows, ["x"])), 2)
    >>> answer.solution, answer.cost, answer.bound, answer.status.value
    ((1,), 1, 1, 'optimal')
    """
    effort = effort or Effort()
    if len(grid.subject) < needed:
        return Optimum(None, None, 0, "definition")
    price = np.ones(grid.units, dtype=np.int64) if costs is None else np.asarray(costs, dtype=np.int64)
    circuit, goal = circuit_of([part_of(grid)], grid.units), np.array([needed])
    choice = Choice(circuit, goal, price, is_cut=False)
    choice.complete()
    choice.drop_idle()
    if not choice.players:
        return Optimum((), 0, 0, "definition")
    prices = CoverPrices.of(circuit, goal, price)
    _, parts = raised(prices, effort.part(0.5), lambda: choice.cost)
    bound = proved(parts, prices.scale, price)
    choice.improve(effort, bound)
    limit = "" if choice.cost <= bound else effort.words
    return Optimum(choice.players, choice.cost, min(bound, choice.cost), "prices", limit)
