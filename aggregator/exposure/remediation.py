"""Files whose hiding ends an exposure."""

from __future__ import annotations

import numpy as np

from aggregator.exposure.covers import Units
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
    if np.count_nonzero(revealed_by(grid, np.zeros(grid.units, dtype=bool))) >= needed:
        return None
    shown = np.ones(grid.units, dtype=bool)
    hidden: list[int] = []
    while True:
        scores = _breakage(grid, shown, needed)
        if scores is None:
            break
        worst = int(np.argmax(scores))
        shown[worst] = False
        hidden.append(worst)
    return _reduced(grid, shown, np.array(hidden[::-1], dtype=np.int64), needed)


def _breakage(grid: Grid, shown: Bools, needed: int) -> Ints | None:
    """Return how much hiding each unit breaks; None where few enough subjects are left revealed."""
    held = np.append(shown, True)
    standing = _whole(grid, held)[grid.row_witness]
    cell = grid.rows_of_cells()
    if not len(cell):
        return None
    rows_left = np.add.reduceat(standing.astype(np.int64), grid.cell_ptr[:-1])
    way_stands = np.min(rows_left.reshape(-1, grid.width), axis=1) > 0
    if np.count_nonzero(np.logical_or.reduceat(way_stands, grid.way_ptr[:-1])) < needed:
        return None
    row, unit = grid.units_of_rows()
    counts = (standing & way_stands[cell // grid.width])[row]
    row, unit = row[counts], unit[counts]
    weight = np.maximum(1, 2**24 // rows_left[cell[row]] ** 2)
    return np.bincount(unit, weights=weight, minlength=grid.units).astype(np.int64)


def _whole(grid: Grid, held: Bools) -> Bools:
    whole: Bools = np.bitwise_and.reduceat(held[grid.witness_unit], grid.witness_ptr[:-1])
    return whole


def _reduced(grid: Grid, shown: Bools, hidden: Ints, needed: int) -> Units:
    for unit in hidden[counts_when_flipped(grid, shown, hidden) < needed].tolist():
        shown[unit] = True
        if np.count_nonzero(revealed_by(grid, shown)) >= needed:
            shown[unit] = False
    return tuple(np.flatnonzero(~shown).tolist())
