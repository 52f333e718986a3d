"""What follows exactly from disclosed values where totals, parts, averages and shares must add up."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from math import lcm

import numpy as np
from numpy.typing import NDArray

PRIMES = (2_147_483_647, 2_147_483_629)
"""Two primes below 2^31: what is a unit row modulo both is taken for one over the rationals."""

LARGEST_DENOMINATOR = 1000
"""A deduced value is read back from its residues as a fraction with at most this denominator."""

LARGEST_CORE = 2500
"""Unknowns that one elimination takes; of a larger knot nothing is said to be exact."""

Residues = NDArray[np.int64]
Row = dict[int, Fraction]


@dataclass(frozen=True, slots=True)
class Equation:
    """Cells that add up to nothing: the sum of factor times cell is zero. ``name`` is the rule that says so."""

    terms: tuple[tuple[int, Fraction], ...]
    name: str = ""


@dataclass(frozen=True, slots=True)
class Solution:
    """Cells that follow exactly, with their values, and whether what is known contradicts itself.

    A value is None where the cell is determined but its value is no fraction that could be read back.
    """

    values: Mapping[int, Fraction | None]
    contradicts: bool = False


def determined(equations: Sequence[Equation], known: Collection[int]) -> frozenset[int]:
    """Return the cells, beyond the known ones, that the known ones determine, whatever their values are.

    Equations with one unknown are peeled off first; then unknowns that stand in one equation only, which
    are settled last; what is left is brought to reduced row echelon form modulo two primes. A cell is
    determined just when its row is a unit row.

    Examples
    --------
    >>> total = Equation(((0, Fraction(1)), (1, Fraction(1)), (2, Fraction(-1))))
    >>> sorted(determined([total], {0, 2})), sorted(determined([total], {2}))
    ([1], [])
    """
    return frozenset(solve(equations, dict.fromkeys(known, Fraction(0))).values)


def solve(equations: Sequence[Equation], known: Mapping[int, Fraction]) -> Solution:
    """Return the cells that follow exactly from known values, and the values.

    References
    ----------
    .. [1] D. Gusfield, "A graph theoretic approach to statistical data security", SIAM Journal on
       Computing 17, 1988: of a two-way table the cells that follow are the bridges of its graph.

    Examples
    --------
    >>> one = Fraction(1)
    >>> rows = [Equation(((0, one), (1, one), (2, -one))), Equation(((1, one), (3, one), (4, -one)))]
    >>> found = solve(rows, {0: Fraction(20), 2: Fraction(80), 4: Fraction(101)})
    >>> {cell: str(value) for cell, value in found.values.items()}
    {1: '60', 3: '41'}
    """
    peeling = _Peeling(equations, known)
    peeling.peel_rows()
    peeled = peeling.peel_columns()
    knots = [([peeling.rows[n] for n in numbers], [peeling.constants[n] for n in numbers])
             for numbers in groups_of(peeling.rows)]  # fmt: skip
    scale = lcm(*(c.denominator for _, constants in knots for c in constants), *(c.denominator for *_, c in peeled))
    sides = [_Residual(prime, scale) for prime in PRIMES]
    for side in sides:
        for rows, constants in knots:
            side.take_knot(rows, constants)
        for cell, row, constant in reversed(peeled):
            side.take_row(cell, row, constant)
    values: dict[int, Fraction | None] = dict(peeling.found)
    for cell in sorted(sides[0].value):
        if not any(side.free[cell] for side in sides):
            read = _fraction(sides[0].value[cell], sides[1].value[cell])
            values[cell] = None if read is None else read / scale
    return Solution(values, peeling.contradicts or not all(side.consistent for side in sides))


@dataclass(slots=True)
class _Residual:
    """What is left after peeling, modulo one prime: one solution, and one motion that leaves every equation true.

    The motion gives each free cell a number of its own, so that a cell stands still just when it is determined.
    """

    prime: int
    scale: int
    value: dict[int, int] = field(default_factory=dict)
    free: dict[int, int] = field(default_factory=dict)
    consistent: bool = True

    def take_knot(self, rows: Sequence[Row], constants: Sequence[Fraction]) -> None:
        """Settle equations that hang together by elimination."""
        cells = sorted({cell for row in rows for cell in row})
        if len(cells) > LARGEST_CORE:
            for cell in cells:
                self._set_free(cell)
            return
        place = {cell: column for column, cell in enumerate(cells)}
        matrix = np.zeros((len(rows), len(cells) + 1), dtype=np.int64)
        for number, (row, constant) in enumerate(zip(rows, constants, strict=True)):
            for cell, factor in row.items():
                matrix[number, place[cell]] = _residue(factor, self.prime)
            matrix[number, -1] = _residue(constant * self.scale, self.prime)
        pivots = _reduce(matrix, self.prime)
        self.consistent = self.consistent and not np.any(matrix[len(pivots) :, -1])
        for column in sorted(set(range(len(cells))) - set(pivots)):
            self._set_free(cells[column])
        for number, pivot in enumerate(pivots):
            others = [column for column in np.flatnonzero(matrix[number, :-1]).tolist() if column != pivot]
            moved = sum(int(matrix[number, column]) * self.free[cells[column]] for column in others)
            self.free[cells[pivot]] = -moved % self.prime
            self.value[cells[pivot]] = int(matrix[number, -1])

    def take_row(self, cell: int, row: Row, constant: Fraction) -> None:
        """Settle the one cell of an equation that stands in no other."""
        value, moved = _residue(constant * self.scale, self.prime), 0
        for other, factor in row.items():
            if other == cell:
                continue
            if other not in self.free:
                self._set_free(other)
            weight = _residue(factor, self.prime)
            value -= weight * self.value[other]
            moved -= weight * self.free[other]
        inverse = pow(_residue(row[cell], self.prime), -1, self.prime)
        self.value[cell] = value * inverse % self.prime
        self.free[cell] = moved * inverse % self.prime

    def _set_free(self, cell: int) -> None:
        mixed = (cell + 1) * 0x9E3779B97F4A7C15 & 0xFFFFFFFFFFFFFFFF
        mixed = (mixed ^ mixed >> 30) * 0xBF58476D1CE4E5B9 & 0xFFFFFFFFFFFFFFFF
        self.value[cell] = 0
        self.free[cell] = 1 + (mixed ^ mixed >> 27) % (self.prime - 1)


@dataclass(slots=True)
class _Peeling:
    """Equations in their unknowns, as unknowns are settled one by one."""

    equations: Sequence[Equation]
    known: Mapping[int, Fraction]
    rows: dict[int, Row] = field(default_factory=dict)
    constants: dict[int, Fraction] = field(default_factory=dict)
    where: dict[int, set[int]] = field(default_factory=dict)
    found: dict[int, Fraction] = field(default_factory=dict)
    contradicts: bool = False

    def __post_init__(self) -> None:
        for number, equation in enumerate(self.equations):
            row: Row = {}
            constant = Fraction(0)
            for cell, factor in equation.terms:
                if cell in self.known:
                    constant -= factor * self.known[cell]
                else:
                    row[cell] = row.get(cell, Fraction(0)) + factor
            self.rows[number] = {cell: factor for cell, factor in row.items() if factor}
            self.constants[number] = constant
            for cell in self.rows[number]:
                self.where.setdefault(cell, set()).add(number)

    def peel_rows(self) -> None:
        """Settle the unknown of every equation that has one left."""
        open_rows = list(self.rows)
        while open_rows:
            number = open_rows.pop()
            row = self.rows.get(number)
            if row is None or len(row) > 1:
                continue
            del self.rows[number]
            constant = self.constants.pop(number)
            if not row:
                self.contradicts = self.contradicts or constant != 0
                continue
            ((cell, factor),) = row.items()
            value = self.found[cell] = constant / factor
            for other in self.where.pop(cell):
                if other in self.rows:
                    self.constants[other] -= self.rows[other].pop(cell) * value
                    open_rows.append(other)

    def peel_columns(self) -> list[tuple[int, Row, Fraction]]:
        """Return, in order, unknowns that stand in one equation only, each with the equation that is left out."""
        peeled = []
        open_cells = sorted(cell for cell, rows in self.where.items() if len(rows & self.rows.keys()) == 1)
        while open_cells:
            cell = open_cells.pop()
            numbers = [number for number in self.where[cell] if number in self.rows]
            if len(numbers) != 1:
                continue
            row = self.rows.pop(numbers[0])
            peeled.append((cell, row, self.constants.pop(numbers[0])))
            for other in sorted(row.keys() - {cell}):
                self.where[other].discard(numbers[0])
                if len(self.where[other] & self.rows.keys()) == 1:
                    open_cells.append(other)
        return peeled


def groups_of(rows: Mapping[int, Collection[int]]) -> list[list[int]]:
    """Return the rows that hang together through their cells, by union-find.

    Examples
    --------
    >>> groups_of({0: [7, 8], 1: [9], 2: [8, 5]})
    [[0, 2], [1]]
    """
    parent: dict[int, int] = {}

    def root(cell: int) -> int:
        parent.setdefault(cell, cell)
        while parent[cell] != cell:
            parent[cell] = parent[parent[cell]]
            cell = parent[cell]
        return cell

    for cells in rows.values():
        first = next(iter(cells), None)
        for cell in cells:
            parent[root(cell)] = root(first) if first is not None else root(cell)
    found: dict[int | None, list[int]] = {}
    for number, cells in rows.items():
        found.setdefault(root(next(iter(cells))) if cells else None, []).append(number)
    return list(found.values())


def _reduce(matrix: Residues, prime: int) -> list[int]:
    """Bring ``[A | b]`` to reduced row echelon form in place; return the pivot column of each row that has one."""
    pivots: list[int] = []
    for column in range(matrix.shape[1] - 1):
        below = np.flatnonzero(matrix[len(pivots) :, column])
        if not len(below):
            continue
        top = len(pivots)
        chosen = top + int(below[0])
        if chosen != top:
            matrix[[top, chosen]] = matrix[[chosen, top]]
        matrix[top] = matrix[top] * pow(int(matrix[top, column]), -1, prime) % prime
        others = np.flatnonzero(matrix[:, column])
        others = others[others != top]
        used = np.flatnonzero(matrix[top])
        block = np.ix_(others, used)
        matrix[block] = (matrix[block] - matrix[others, column][:, None] * matrix[top, used][None, :]) % prime
        pivots.append(column)
        if len(pivots) == len(matrix):
            break
    return pivots


def _residue(value: Fraction, prime: int) -> int:
    return value.numerator % prime * pow(value.denominator % prime, -1, prime) % prime


def _fraction(first: int, second: int) -> Fraction | None:
    """Return the fraction of small denominator that has these residues modulo the two primes."""
    one, two = PRIMES
    modulus = one * two
    combined = (first + one * ((second - first) * pow(one, -1, two) % two)) % modulus
    before, remainder, last, now = modulus, combined, 0, 1
    largest = modulus // (2 * LARGEST_DENOMINATOR)
    while remainder > largest:
        quotient = before // remainder
        before, remainder = remainder, before - quotient * remainder
        last, now = now, last - quotient * now
    if now == 0 or abs(now) > LARGEST_DENOMINATOR:
        return None
    return Fraction(remainder, now)
