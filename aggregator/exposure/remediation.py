"""Files whose hiding ends an exposure at the least cost."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from aggregator.exposure.circuit import circuit_of, part_of
from aggregator.exposure.cuts import cheapest_cut
from aggregator.exposure.greedy import Effort
from aggregator.exposure.kernel import Grid
from aggregator.exposure.optimum import Optimum


def units_to_hide(grid: Grid, needed: int, costs: Sequence[int] | None = None, effort: Effort | None = None) -> Optimum:
    """Return the cheapest units without which fewer than ``needed`` subjects are revealed.

    There is no solution where subjects stay revealed with every unit hidden. Copies stand in one unit, so all of
    them are hidden; ``costs`` are those of the units, 1 each by default.

    Examples
    --------
    >>> from aggregator.exposure.example import TWO_FILES
    >>> from aggregator.exposure.kernel import grid_of
    >>> units_to_hide(grid_of(TWO_FILES), 1)
    Optimum(solution=(0,), cost=1, bound=1, certificate='prices', limit='')
    """
    price = np.ones(grid.units, dtype=np.int64) if costs is None else np.asarray(costs, dtype=np.int64)
    return cheapest_cut(circuit_of([part_of(grid)], grid.units), np.array([needed - 1]), price, effort)
