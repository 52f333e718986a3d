"""The cheapest cut as an integer program for HiGHS, in which only letting go of players is integer."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from math import gcd, isfinite
from typing import Any

import numpy as np

from aggregator.exposure.circuit import Circuit
from aggregator.exposure.covers import Budget, BudgetSpent, Units, minimal_covers
from aggregator.exposure.greedy import Effort
from aggregator.exposure.kernel import Ints

COVERS_AT_MOST = 64
"""Above so many minimal covers of one way, its cells are written out instead: shorter, and weaker."""


@dataclass(frozen=True, slots=True)
class Solved:
    """What HiGHS says: players to let go of (None where it has none), and a bound that it proved (0 without one)."""

    players: Units | None
    bound: int


def solve(circuit: Circuit, goal: Ints, costs: Ints, start: Units, effort: Effort) -> Solved:
    """Return a cut that HiGHS finds from a known one, and what it proves of the cheapest.

    For every way and every minimal cover of its attributes by masks, one class of files of that cover has to go
    whole. Subjects with the same conditions are one, as are classes.

    Parameters
    ----------
    start
        A cut to begin with.
    effort
        ``nodes`` branches at most, and the clock's seconds where there is one.

    Examples
    --------
    >>> from aggregator.exposure.circuit import circuit_of, part_of
    >>> from aggregator.exposure.example import TWO_FILES
    >>> from aggregator.exposure.kernel import grid_of
    >>> circuit = circuit_of([part_of(grid_of(TWO_FILES))], 2)
    >>> solve(circuit, np.array([0]), np.array([3, 2]), (0,), Effort(nodes=10))
    Solved(players=(1,), bound=2)
    """
    step = gcd(*np.unique(costs).tolist()) or 1
    program = program_of(circuit, goal, costs // step)
    return _run(program, circuit.players, start, step, effort)


@dataclass(slots=True)
class Program:
    """Columns by cost and upper bound, and rows ``coefficients >= least``; a column stands once in a row."""

    cost: list[float] = field(default_factory=list)
    rows: list[dict[int, float]] = field(default_factory=list)
    least: list[float] = field(default_factory=list)

    def column(self, cost: float = 0.0) -> int:
        """Add a column from 0 to 1 and return its number."""
        self.cost.append(cost)
        return len(self.cost) - 1

    def row(self, terms: Iterable[tuple[int, float]], least: float = 0.0) -> None:
        """Add a row. Terms of one column are added up: HiGHS would take a repeated column for another model."""
        coefficients: dict[int, float] = {}
        for column, coefficient in terms:
            coefficients[column] = coefficients.get(column, 0.0) + coefficient
        self.rows.append(coefficients)
        self.least.append(least)


def program_of(circuit: Circuit, goal: Ints, costs: Ints) -> Program:
    """Return the program; its first columns are the players."""
    writer = _Writer(circuit, costs)
    for target, (start, stop) in enumerate(zip(circuit.target_ptr[:-1], circuit.target_ptr[1:], strict=True)):
        alike: Counter[frozenset[Units]] = Counter()
        for subject in range(int(start), int(stop)):
            covers = writer.covers_of_subject(subject)
            if covers is not None:
                alike[covers] += 1
        broken = []
        for covers, many in alike.items():
            column = writer.program.column()
            broken.append((column, float(many)))
            for cover in covers:
                writer.program.row([*((group, 1.0) for group in cover), (column, -1.0)])
        writer.program.row(broken, float(stop - start - goal[target]))
    return writer.program


class _Writer:
    """The program as it is written, each group of conditions a column once."""

    def __init__(self, circuit: Circuit, costs: Ints) -> None:
        self.program = Program()
        for cost in costs.tolist():
            self.program.column(float(cost))
        self.player = circuit.row_player.tolist()
        self.row_ptr, self.cell_ptr = circuit.row_ptr.tolist(), circuit.cell_ptr.tolist()
        self.way_ptr, self.subject_ptr = circuit.way_ptr.tolist(), circuit.subject_ptr.tolist()
        self.slot = circuit.slot.tolist()
        self.groups: dict[frozenset[int], int] = {}
        self.conditions: dict[frozenset[int], int] = {}
        self.known: dict[tuple[tuple[int, ...], int], list[tuple[int, ...]] | None] = {}

    def covers_of_subject(self, subject: int) -> frozenset[Units] | None:
        """Return sets of columns of which one each has to be 1 for the subject to break; None where it cannot."""
        found: set[Units] = set()
        for way in range(self.subject_ptr[subject], self.subject_ptr[subject + 1]):
            covers = self._covers_of_way(way)
            if covers is None:
                return None
            found.update(covers)
        return frozenset(found)

    def _covers_of_way(self, way: int) -> list[Units] | None:
        mask_of: dict[int, int] = {}
        condition: dict[int, int] = {}
        need = 0
        for bit, cell in enumerate(range(self.way_ptr[way], self.way_ptr[way + 1])):
            rows = range(self.cell_ptr[cell], self.cell_ptr[cell + 1])
            players = [frozenset(self.player[self.row_ptr[row] : self.row_ptr[row + 1]]) for row in rows]
            if not all(players):
                continue
            need |= 1 << bit
            for row, held_by in zip(rows, players, strict=True):
                mask_of[self.slot[row]] = mask_of.get(self.slot[row], 0) | 1 << bit
                condition[self.slot[row]] = self._condition(held_by)
        if not need:
            return None
        classes: dict[int, set[int]] = {}
        for slot, mask in mask_of.items():
            classes.setdefault(mask, set()).add(condition[slot])
        covers = self._minimal(tuple(sorted(classes)), need)
        if covers is None:
            bits = [bit for bit in range(need.bit_length()) if need >> bit & 1]
            cells = [frozenset().union(*(classes[mask] for mask in classes if mask >> bit & 1)) for bit in bits]
            return [tuple(sorted({self._group(cell) for cell in cells}))]
        return [tuple(sorted({self._group(frozenset(classes[mask])) for mask in cover})) for cover in covers]

    def _minimal(self, masks: tuple[int, ...], need: int) -> list[tuple[int, ...]] | None:
        key = (masks, need)
        if key not in self.known:
            try:
                covers = minimal_covers(masks, need, Budget(20_000))
            except BudgetSpent:
                covers = []
            self.known[key] = covers if 0 < len(covers) <= COVERS_AT_MOST else None
        return self.known[key]

    def _condition(self, players: frozenset[int]) -> int:
        """Return the column that is 1 only where one of the players goes."""
        if len(players) == 1:
            return next(iter(players))
        if players not in self.conditions:
            column = self.conditions[players] = self.program.column()
            self.program.row([*((player, 1.0) for player in sorted(players)), (column, -1.0)])
        return self.conditions[players]

    def _group(self, conditions: frozenset[int]) -> int:
        """Return the column that is 1 only where all of the conditions are."""
        if len(conditions) == 1:
            return next(iter(conditions))
        if conditions not in self.groups:
            column = self.groups[conditions] = self.program.column()
            for condition in sorted(conditions):
                self.program.row([(condition, 1.0), (column, -1.0)])
        return self.groups[conditions]


def _run(program: Program, players: int, start: Units, step: int, effort: Effort) -> Solved:
    import highspy  # noqa: PLC0415 - loaded only where an integer program is asked for

    solver = highspy.Highs()
    options: dict[str, Any] = {
        "output_flag": False, "threads": 1, "random_seed": 0, "mip_rel_gap": 0.0, "mip_abs_gap": 0.5,
        "mip_max_nodes": max(1, effort.nodes),
    }  # fmt: skip
    if effort.seconds_left is not None:
        options |= {"time_limit": max(0.1, effort.seconds_left()), "mip_max_nodes": 2**31 - 1}
    for name, value in options.items():
        solver.setOptionValue(name, value)
    solver.passModel(_model(highspy, program, players))
    values = np.zeros(len(program.cost))
    values[list(start)] = 1.0
    columns = np.arange(players, dtype=np.int32)
    solver.setSolution(players, columns, values[:players])
    solver.run()
    info, status = solver.getInfo(), solver.getModelStatus()
    found = None
    if info.primal_solution_status == highspy.SolutionStatus.kSolutionStatusFeasible:
        value = np.array(solver.getSolution().col_value)[:players]
        found = tuple(np.flatnonzero(value > 0.5).tolist())
    is_told = status in _with_bound(highspy) and isfinite(info.mip_dual_bound)
    bound = int(np.ceil(info.mip_dual_bound - 1e-6 * max(1.0, abs(info.mip_dual_bound)))) if is_told else 0
    return Solved(found, max(0, bound) * step)


def _with_bound(highspy: Any) -> tuple[Any, ...]:
    """Return the ends of a run after which HiGHS's bound holds."""
    status = highspy.HighsModelStatus
    return (status.kOptimal, status.kSolutionLimit, status.kTimeLimit, status.kIterationLimit)


def _model(highspy: Any, program: Program, players: int) -> Any:
    model = highspy.HighsLp()
    columns, rows = len(program.cost), len(program.rows)
    model.num_col_, model.num_row_ = columns, rows
    model.col_cost_ = np.array(program.cost)
    model.col_lower_, model.col_upper_ = np.zeros(columns), np.ones(columns)
    model.row_lower_ = np.array(program.least)
    model.row_upper_ = np.full(rows, highspy.kHighsInf)
    matrix = model.a_matrix_
    matrix.format_ = highspy.MatrixFormat.kRowwise
    matrix.start_ = np.concatenate([[0], np.cumsum([len(row) for row in program.rows])]).astype(np.int32)
    matrix.index_ = np.array([column for row in program.rows for column in row], dtype=np.int32)
    matrix.value_ = np.array([value for row in program.rows for value in row.values()])
    kinds = highspy.HighsVarType
    model.integrality_ = [kinds.kInteger] * players + [kinds.kContinuous] * (columns - players)
    return model
