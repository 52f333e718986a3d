"""How much of a population is revealed, how bad that is, and how much of it no single file shows."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

import numpy as np

from aggregator.exposure.arrays import among, distinct
from aggregator.exposure.kernel import Grid, Ints, revealed_by
from aggregator.model.findings import Severity
from aggregator.policy.records import Step


def subjects_needed(step: Step, population: int) -> int:
    """Return how many revealed subjects a threshold takes: at least one, and no float error.

    Examples
    --------
    >>> subjects_needed(Step(Severity.MEDIUM, share=0.07), 100)  # although 0.07 * 100 > 7 in floats
    7
    >>> subjects_needed(Step(Severity.LOW, subjects=50), 9), subjects_needed(Step(Severity.LOW, share=0.3), 0)
    (50, 1)
    """
    if step.subjects is not None:
        return max(1, step.subjects)
    share = Fraction(step.share or 0).limit_denominator(10**9)
    return max(1, -((-share * population) // 1))


def severity_of(steps: Sequence[Step], revealed: int, population: int) -> Severity:
    """Return the worst severity whose threshold that many revealed subjects reach.

    Examples
    --------
    >>> steps = (Step(Severity.MEDIUM, share=0.3), Step(Severity.HIGH, share=0.6))
    >>> [severity_of(steps, revealed, 10).word for revealed in (2, 3, 6)]
    ['none', 'medium', 'high']
    """
    reached = [step.severity for step in steps if revealed >= subjects_needed(step, population)]
    return max(reached, default=Severity.NONE)


def needed_for(steps: Sequence[Step], severity: Severity, population: int) -> int | None:
    """Return the fewest revealed subjects that reach a severity or a worse one; None where nothing does.

    Examples
    --------
    >>> steps = (Step(Severity.MEDIUM, share=0.3), Step(Severity.HIGH, share=0.6))
    >>> [needed_for(steps, severity, 10) for severity in (Severity.LOW, Severity.HIGH, Severity.CRITICAL)]
    [3, 6, None]
    """
    return min((subjects_needed(step, population) for step in steps if step.severity >= severity), default=None)


def share_of(subjects: float, population: int) -> float:
    """Return the share of a population, at most one: a stated population may be smaller than what is found.

    Examples
    --------
    >>> share_of(3, 12), share_of(5, 4), share_of(1, 0)
    (0.25, 1.0, 0.0)
    """
    return min(1.0, subjects / population) if population > 0 else 0.0


def revealed_alone(grid: Grid) -> Ints:
    """Return ``(u,)`` how many subjects of the grid each unit reveals by itself.

    Examples
    --------
    >>> from aggregator.exposure.example import evidence_of
    >>> from aggregator.exposure.kernel import grid_of
    >>> both = [("A", "x", ["1"], 0), ("A", "y", ["1"], 0), ("B", "x", ["1"], 0), ("B", "y", ["2"], 0)]
    >>> revealed_alone(grid_of(evidence_of(both, ["x", "y"]))).tolist()
    [1, 0]
    >>> revealed_alone(grid_of(evidence_of([("A", "x", ["1"], 0)], ["x"]))).tolist()
    [1]
    """
    full = (1 << grid.width) - 1
    way, unit, mask = masks_of(grid)
    background = np.zeros((len(grid.cell_ptr) - 1) // grid.width, dtype=np.int64)
    free = unit == grid.units
    background[way[free]] = mask[free]
    owner = grid.subject_of_ways()
    by_none = distinct(owner[background == full])
    whole = (mask | background[way] == full) & ~free
    pairs = distinct(owner[way[whole]] * (grid.units + 1) + unit[whole])
    pairs = pairs[~among(pairs // (grid.units + 1), by_none)]
    alone: Ints = np.bincount(pairs % (grid.units + 1), minlength=grid.units)[: grid.units] + len(by_none)
    return alone


def revealed_by_none(grid: Grid) -> int:
    """Return how many subjects of the grid are revealed by what costs no file.

    Examples
    --------
    >>> from aggregator.exposure.example import evidence_of
    >>> from aggregator.exposure.kernel import grid_of
    >>> revealed_by_none(grid_of(evidence_of([("A", "x", [], 0), ("B", "x", ["1"], 0)], ["x"])))
    1
    """
    return int(np.count_nonzero(revealed_by(grid, np.zeros(grid.units, dtype=bool))))


def masks_of(grid: Grid) -> tuple[Ints, Ints, Ints]:
    """Return way, unit and attribute mask of every unit that gives a way something by itself.

    What costs no file stands under unit ``grid.units``.

    Examples
    --------
    >>> from aggregator.exposure.example import TWO_FILES
    >>> from aggregator.exposure.kernel import grid_of
    >>> [column.tolist() for column in masks_of(grid_of(TWO_FILES))]
    [[0, 0], [0, 1], [1, 2]]
    """
    cell = grid.rows_of_cells()
    single = grid.row_witness <= grid.units
    span = grid.units + 1
    keys = cell[single] // grid.width * span + grid.row_witness[single]
    bits = np.left_shift(1, cell[single] % grid.width)
    order = np.argsort(keys, kind="stable")
    keys = keys[order]
    start = np.flatnonzero(np.diff(keys, prepend=-1))
    mask = np.bitwise_or.reduceat(bits[order], start) if len(start) else bits
    return keys[start] // span, keys[start] % span, mask.astype(np.int64)


def gain_of(grid: Grid, population: int) -> float:
    """Return the aggregation gain: the coverage of all units together beyond the most that any one of them has.

    Examples
    --------
    >>> from aggregator.exposure.example import TWO_FILES
    >>> from aggregator.exposure.kernel import grid_of
    >>> gain_of(grid_of(TWO_FILES), 2)
    0.5
    """
    if not grid.units:
        return 0.0
    # A stated population may be smaller than what is found; whole subjects are taken away, so no float error is.
    together, alone = len(grid.subject), int(revealed_alone(grid).max())
    return share_of(min(together, population) - min(alone, population), population)
