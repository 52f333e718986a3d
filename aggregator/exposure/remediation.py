"""Files whose hiding ends an exposure."""

from __future__ import annotations

import numpy as np

from aggregator.exposure.coverage import revealed_by_none
from aggregator.exposure.covers import Units
from aggregator.exposure.greedy import Scores
from aggregator.exposure.kernel import Bools, Grid, Ints, counts_when_flipped, revealed_by


def units_to_hide(grid: Grid, needed: int) -> Units | None:
    """Return an inclusion-minimal set of units without which fewer than ``needed`` subjects are revealed.

    None where subjects stay revealed with every unit hidden. Each step hides the unit that most breaks: a row
    that still stands weighs one over the square of the rows that stand in its cell. Then whatever need not
    be hidden is shown again, the last hidden first. Copies stand in one unit, so all of them are hidden.

    Examples
    --------
    >>> from aggregator.exposure.example import TWO_FILES
    >>> from aggregator.exposure.kernel import grid_of
    >>> units_to_hide(grid_of(TWO_FILES), 1)
    (0,)
    """
    if revealed_by_none(grid) >= needed:
        return None
    breakage = _Breakage(grid)
    shown = np.ones(grid.units, dtype=bool)
    hidden: list[int] = []
    while breakage.revealed >= needed:
        worst = int(np.argmax(breakage.scores.total))
        shown[worst] = False
        hidden.append(worst)
        breakage.hide(worst)
    return _reduced(grid, shown, np.array(hidden[::-1], dtype=np.int64), needed)


class _Breakage:
    """What still stands, and what hiding each unit would break, as units are hidden one by one."""

    def __init__(self, grid: Grid) -> None:
        self.grid = grid
        self.cell = grid.rows_of_cells()
        self.owner = grid.subject_of_ways()
        self.scores = Scores(grid)
        self.standing = np.ones(len(self.cell), dtype=bool)
        self.rows_left = np.diff(grid.cell_ptr)
        self.way_stands = np.ones(len(self.owner), dtype=bool)
        self.ways_left = np.diff(grid.way_ptr)
        self.revealed = len(grid.subject)
        self._reweigh(np.arange(len(self.cell)))

    def hide(self, unit: int) -> None:
        """Take one more unit away."""
        rows = self.scores.rows_through(unit)
        rows = rows[self.standing[rows]]
        self.standing[rows] = False
        np.subtract.at(self.rows_left, self.cell[rows], 1)
        ways = np.unique(self.cell[rows] // self.grid.width)
        broken = np.min(self.rows_left.reshape(-1, self.grid.width)[ways], axis=1) == 0
        fallen = ways[broken & self.way_stands[ways]]
        self.way_stands[fallen] = False
        np.subtract.at(self.ways_left, self.owner[fallen], 1)
        subjects = np.unique(self.owner[fallen])
        self.revealed -= int(np.count_nonzero(self.ways_left[subjects] == 0))
        self._reweigh(self.scores.rows_of_ways(ways))

    def _reweigh(self, rows: Ints) -> None:
        cell = self.cell[rows]
        counts = self.standing[rows] & self.way_stands[cell // self.grid.width]
        weight = np.maximum(1, 2**24 // np.maximum(1, self.rows_left[cell]) ** 2)
        self.scores.weigh(rows, np.where(counts, weight, 0))


def _reduced(grid: Grid, shown: Bools, hidden: Ints, needed: int) -> Units:
    for unit in hidden[counts_when_flipped(grid, shown, hidden) < needed].tolist():
        shown[unit] = True
        if np.count_nonzero(revealed_by(grid, shown)) >= needed:
            shown[unit] = False
    return tuple(np.flatnonzero(~shown).tolist())
