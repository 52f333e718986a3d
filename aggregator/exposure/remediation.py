"""Files whose hiding ends an exposure."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from aggregator.exposure.circuit import circuit_of, part_of
from aggregator.exposure.coverage import revealed_by_none
from aggregator.exposure.covers import Units
from aggregator.exposure.greedy import Choice
from aggregator.exposure.kernel import Grid


def units_to_hide(grid: Grid, needed: int, costs: Sequence[int] | None = None) -> Units | None:
    """Return an inclusion-minimal set of units without which fewer than ``needed`` subjects are revealed.

    None where subjects stay revealed with every unit hidden. Each step hides the unit that breaks most for its
    cost: a row that still stands weighs one over the square of the rows that stand in its cell. Then whatever
    need not be hidden is shown again, the dearest first. Copies stand in one unit, so all of them are hidden.

    Examples
    --------
    >>> from aggregator.exposure.example import TWO_FILES
    >>> from aggregator.exposure.kernel import grid_of
    >>> units_to_hide(grid_of(TWO_FILES), 1)
    (0,)
    """
    if revealed_by_none(grid) >= needed:
        return None
    price = np.ones(grid.units, dtype=np.int64) if costs is None else np.asarray(costs, dtype=np.int64)
    choice = Choice(circuit_of([part_of(grid)], grid.units), np.array([needed - 1]), price, is_cut=True)
    choice.complete()
    choice.drop_idle()
    return choice.players
