"""How far values can be narrowed down that do not follow exactly, and which disclosed values cannot all be right."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import count
from math import inf, isfinite

import highspy
import numpy as np

from aggregator.exposure.equations import Equation, groups_of

MOST_ROUNDS = 100
"""Passes over the equations of a group while its intervals are tightened."""

MOST_PROGRAMS = 4000
"""Linear programs that one question may take; beyond it the tightened intervals stand as they are."""

SLACK = 1e-7

Interval = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Stated:
    """That a cell lies in an interval, as disclosed, and how much that statement weighs against others."""

    cell: int
    lower: float
    upper: float
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class Contradiction:
    """A disclosed value that cannot stand beside the others: position in the statements, and how far it is off."""

    statement: int
    by: float


@dataclass(frozen=True, slots=True)
class Bounds:
    """Intervals of cells, the cells whose interval is not proven the narrowest, and those that contradict."""

    intervals: Mapping[int, Interval]
    tightened_only: frozenset[int] = frozenset()
    infeasible: frozenset[int] = frozenset()


def bounds(equations: Sequence[Equation], box: Mapping[int, Interval], wanted: Iterable[int]) -> Bounds:
    """Return the narrowest interval of each wanted cell: the attacker problem of disclosure control.

    The intervals are tightened equation by equation first; then two linear programs a cell, each started
    from the solution of the one before, give the exact minimum and maximum.

    Parameters
    ----------
    box
        What is known of each cell beforehand; ``-inf`` and ``inf`` where nothing is.

    References
    ----------
    .. [1] M. Fischetti, J. J. Salazar-González, "Models and algorithms for optimizing cell suppression in
       tabular data with linear constraints", Journal of the American Statistical Association 95, 2000.

    Examples
    --------
    >>> from fractions import Fraction
    >>> one = Fraction(1)
    >>> row = Equation(((0, one), (1, one), (2, -one)))
    >>> bounds([row], {0: (0, inf), 1: (3, inf), 2: (10, 10)}, [0, 1]).intervals
    {0: (0.0, 7.0), 1: (3.0, 10.0)}
    """
    asked = set(wanted)
    rows = _rows(equations)
    intervals: dict[int, Interval] = {}
    loose: set[int] = set()
    infeasible: set[int] = set()
    programs = count()
    for numbers in groups_of({n: [c for c, _ in row if _is_open(box[c])] or [-1 - n] for n, row in enumerate(rows)}):
        group = [rows[number] for number in numbers]
        cells = sorted({cell for row in group for cell, _ in row})
        narrowed = _tightened(group, {cell: box[cell] for cell in cells})
        if narrowed is None:
            infeasible.update(cells)
            continue
        here = [cell for cell in cells if cell in asked and _is_open(box[cell])]
        narrowed = {cell: (float(low), float(high)) for cell, (low, high) in narrowed.items()}
        found, proven = _by_programs(group, narrowed, here, programs)
        if found is None:
            infeasible.update(cells)
            continue
        intervals.update(found)
        loose.update(cell for cell in here if not proven)
    for cell in asked - infeasible:
        intervals.setdefault(cell, (float(box[cell][0]), float(box[cell][1])))
    return Bounds(dict(sorted(intervals.items())), frozenset(loose), frozenset(infeasible))


def contradictions(
    equations: Sequence[Equation], lowest: Mapping[int, float], stated: Sequence[Stated]
) -> list[Contradiction]:
    """Return the statements to bend so that all equations hold, with the least weighted bending altogether.

    An elastic linear program: every statement may be bent at a cost of its weight for each unit.

    Examples
    --------
    >>> from fractions import Fraction
    >>> one = Fraction(1)
    >>> row = Equation(((0, one), (1, one), (2, -one)))
    >>> said = [Stated(0, 4, 4), Stated(1, 5, 5), Stated(2, 12, 12, 0.5)]
    >>> contradictions([row], {0: 0, 1: 0, 2: 0}, said)
    [Contradiction(statement=2, by=-3.0)]
    """
    rows = _rows(equations)
    cells = sorted({cell for row in rows for cell, _ in row} | {each.cell for each in stated})
    place = {cell: column for column, cell in enumerate(cells)}
    program = _quiet()
    for cell in cells:
        program.addVar(lowest.get(cell, -inf), inf)
    for each in stated:
        for _ in range(2):
            program.addVar(0.0, inf)
            program.changeColCost(program.getNumCol() - 1, each.weight)
    for row in rows:
        _add_row(program, 0.0, 0.0, {place[cell]: factor for cell, factor in row})
    for number, each in enumerate(stated):
        more = len(cells) + 2 * number
        _add_row(program, each.lower, each.upper, {place[each.cell]: 1.0, more: 1.0, more + 1: -1.0})
    program.run()
    if program.getModelStatus() != highspy.HighsModelStatus.kOptimal:
        return []
    value = np.asarray(program.getSolution().col_value)[len(cells) :]
    bent = value[1::2] - value[0::2]
    return [Contradiction(n, round(float(bent[n]), 6)) for n in np.flatnonzero(np.abs(bent) > 10 * SLACK).tolist()]


Row = list[tuple[int, float]]


def _rows(equations: Sequence[Equation]) -> list[Row]:
    """Return each equation with every cell once: a cell that stands twice in a row silently changes a program."""
    rows = []
    for equation in equations:
        merged: dict[int, float] = {}
        for cell, factor in equation.terms:
            merged[cell] = merged.get(cell, 0.0) + float(factor)
        rows.append(sorted((cell, factor) for cell, factor in merged.items() if factor))
    return rows


def _is_open(interval: Interval) -> bool:
    return interval[0] < interval[1]


def _tightened(rows: Sequence[Row], box: dict[int, Interval]) -> dict[int, Interval] | None:
    """Return what each cell can be, as each equation by itself says, until nothing changes; None where nothing can."""
    for _ in range(MOST_ROUNDS):
        changed = False
        for row in rows:
            for cell, narrowed in _implied(row, box):
                low, high = max(box[cell][0], narrowed[0]), min(box[cell][1], narrowed[1])
                if low > high + SLACK * max(1.0, abs(high)):
                    return None
                low, high = min(low, high), max(low, high)
                if low > box[cell][0] + SLACK * max(1.0, abs(low)) or high < box[cell][1] - SLACK * max(1.0, abs(high)):
                    box[cell] = (low, high)
                    changed = True
        if not changed:
            break
    return box


def _implied(row: Row, box: Mapping[int, Interval]) -> list[tuple[int, Interval]]:
    """Return what the other cells of an equation leave for each of its cells."""
    ends = [sorted((factor * box[cell][0], factor * box[cell][1])) for cell, factor in row]
    sums = [sum(end[side] for end in ends if isfinite(end[side])) for side in (0, 1)]
    endless = [sum(not isfinite(end[side]) for end in ends) for side in (0, 1)]
    implied = []
    for (cell, factor), end in zip(row, ends, strict=True):
        rest = []
        for side, none in ((0, -inf), (1, inf)):
            own_endless = not isfinite(end[side])
            rest.append(sums[side] - (0.0 if own_endless else end[side]) if endless[side] == own_endless else none)
        around = (-rest[0] / factor, -rest[1] / factor)
        implied.append((cell, (min(around), max(around))))
    return implied


def _by_programs(
    rows: Sequence[Row], box: Mapping[int, Interval], wanted: Sequence[int], programs: count[int]
) -> tuple[dict[int, Interval] | None, bool]:
    """Return the least and the greatest value of each wanted cell, and whether they are proven; None: infeasible."""
    if len(rows) == 1:
        return {cell: box[cell] for cell in wanted}, True  # one equation alone is as tight as it gets
    cells = [cell for cell in sorted(box) if _is_open(box[cell])]
    place = {cell: column for column, cell in enumerate(cells)}
    program = _quiet()
    for cell in cells:
        program.addVar(*(_clipped(end) for end in box[cell]))
    for row in rows:
        fixed = -sum(factor * box[cell][0] for cell, factor in row if cell not in place)
        _add_row(program, fixed, fixed, {place[cell]: factor for cell, factor in row if cell in place})
    program.run()
    if program.getModelStatus() == highspy.HighsModelStatus.kInfeasible:
        return None, False
    found: dict[int, Interval] = {}
    found.update((cell, box[cell]) for cell in wanted if cell not in place)
    for cell in wanted:
        if cell in found:
            continue
        if next(programs) * max(2, len(cells) // 100) >= MOST_PROGRAMS:
            return {each: found.get(each, box[each]) for each in wanted}, False
        low = _extreme(program, place[cell], highspy.ObjSense.kMinimize)
        high = _extreme(program, place[cell], highspy.ObjSense.kMaximize)
        program.changeColCost(place[cell], 0.0)
        low, high = max(box[cell][0], low), min(box[cell][1], high)
        found[cell] = (low, high) if low <= high else ((low + high) / 2,) * 2
    return found, True


def _extreme(program: highspy.Highs, column: int, sense: highspy.ObjSense) -> float:
    program.changeColCost(column, 1.0)
    program.changeObjectiveSense(sense)
    program.run()
    if program.getModelStatus() != highspy.HighsModelStatus.kOptimal:
        return -inf if sense == highspy.ObjSense.kMinimize else inf
    value = float(program.getInfo().objective_function_value)
    return round(value, 9) + 0.0


def _quiet() -> highspy.Highs:
    program = highspy.Highs()
    program.setOptionValue("output_flag", False)
    program.setOptionValue("threads", 1)
    program.setOptionValue("presolve", "off")
    return program


def _add_row(program: highspy.Highs, lower: float, upper: float, row: Mapping[int, float]) -> None:
    columns = np.array(list(row), dtype=np.int32)
    program.addRow(_clipped(lower), _clipped(upper), len(row), columns, np.array(list(row.values()), dtype=np.float64))


def _clipped(end: float) -> float:
    return float(end) if isfinite(end) else (highspy.kHighsInf if end > 0 else -highspy.kHighsInf)
