"""Scores of units that a greedy search keeps up to date by touching only what a step changes."""

from __future__ import annotations

import numpy as np

from aggregator.exposure.kernel import Grid, Ints


class Scores:
    """What each unit is worth: the sum of the weights of the rows whose witness takes it.

    ``total`` is ``(u,)`` the scores, ``units_a_row`` ``(r,)`` how many units each row takes. Weights are
    whole numbers, so that the order in which they were changed leaves no trace.

    Examples
    --------
    >>> from aggregator.exposure.example import TWO_FILES
    >>> from aggregator.exposure.kernel import grid_of
    >>> scores = Scores(grid_of(TWO_FILES))
    >>> scores.weigh(np.array([0, 1]), np.array([3, 4]))
    >>> scores.weigh(np.array([1]), np.array([5]))
    >>> scores.total.tolist(), scores.rows_through(1).tolist()
    ([3, 5], [1])
    """

    def __init__(self, grid: Grid) -> None:
        row, unit = grid.units_of_rows()
        order = np.argsort(unit, kind="stable")
        self._row_of_unit = row[order]
        self._unit_ptr = np.searchsorted(unit[order], np.arange(grid.units + 1))
        self._unit_of_row = unit
        self.units_a_row: Ints = np.bincount(row, minlength=len(grid.row_witness))
        self._row_ptr = np.concatenate([[0], np.cumsum(self.units_a_row)])
        self._way_edges = grid.cell_ptr[:: grid.width]
        self._weight = np.zeros(len(grid.row_witness), dtype=np.int64)
        self.total = np.zeros(grid.units, dtype=np.int64)

    def rows_through(self, unit: int) -> Ints:
        """Return the rows whose witness takes the unit."""
        return self._row_of_unit[self._unit_ptr[unit] : self._unit_ptr[unit + 1]]

    def rows_of_ways(self, ways: Ints) -> Ints:
        """Return the rows of some ways."""
        return ranges(self._way_edges[ways], self._way_edges[ways + 1])

    def weigh(self, rows: Ints, weight: Ints) -> None:
        """Give rows, each named once, a new weight."""
        change = weight - self._weight[rows]
        self._weight[rows] = weight
        units = self._unit_of_row[ranges(self._row_ptr[rows], self._row_ptr[rows + 1])]
        np.add.at(self.total, units, np.repeat(change, self.units_a_row[rows]))


def ranges(start: Ints, stop: Ints) -> Ints:
    """Return the numbers from each start up to its stop, one range after the other.

    Examples
    --------
    >>> ranges(np.array([0, 7, 7]), np.array([2, 7, 9])).tolist()
    [0, 1, 7, 8]
    """
    size = stop - start
    spread: Ints = np.repeat(start - (np.cumsum(size) - size), size)
    return spread + np.arange(len(spread))
