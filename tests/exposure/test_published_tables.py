"""Tables of the literature on disclosure control, with the intervals that an attacker can work out."""

from __future__ import annotations

from fractions import Fraction
from itertools import product

import networkx as nx
import pytest

from aggregator.exposure.deduction import Disclosure, System, deduce
from aggregator.exposure.equations import Equation

ONE = Fraction(1)

# The introductory table of M. Fischetti, J. J. Salazar-González, "Solving the cell suppression problem on tabular
# data with linear constraints", Management Science 47 (2001), after L. Willenborg, T. de Waal, "Statistical
# Disclosure Control in Practice" (1996): investment of enterprises by activity (rows) and region (columns).
INVESTMENT = [[20, 50, 10], [8, 19, 22], [17, 32, 12]]
SUPPRESSED = {(1, 0), (1, 2), (2, 0), (2, 2)}


def system_of(table: list[list[int]], hidden: set[tuple[int, int]], rounded_to: int = 0) -> System:
    """Return a two-way table whose margins file 0 discloses, and whose open cells file 1 does."""
    rows, columns = len(table), len(table[0])
    cell = {place: place[0] * columns + place[1] for place in product(range(rows), range(columns))}
    row_total = {r: rows * columns + r for r in range(rows)}
    column_total = {c: rows * columns + rows + c for c in range(columns)}
    equations = [
        Equation((*((cell[r, c], ONE) for c in range(columns)), (row_total[r], -ONE)), "rows") for r in range(rows)
    ] + [
        Equation((*((cell[r, c], ONE) for r in range(rows)), (column_total[c], -ONE)), "columns")
        for c in range(columns)
    ]
    near = Fraction(rounded_to)
    said = [Disclosure(row_total[r], Fraction(sum(table[r])), frozenset({0}), near) for r in range(rows)]
    said += [Disclosure(column_total[c], Fraction(sum(r[c] for r in table)), frozenset({0})) for c in range(columns)]
    said += [Disclosure(cell[p], Fraction(table[p[0]][p[1]]), frozenset({1})) for p in cell if p not in hidden]
    return System(tuple(equations), tuple(said), dict.fromkeys(range(len(cell) + rows + columns), 0.0))


def test_the_intervals_of_the_introductory_table_of_cell_suppression():
    """The published attack on the sensitive cell 22: 5 to 30. The others follow from it by the sums."""
    found = {each.cell: each for each in deduce(system_of(INVESTMENT, SUPPRESSED)).cells if each.value is None}
    assert {cell: (each.lower, each.upper) for cell, each in found.items()} == {
        5: (5, 30),  # activity II, region C: the 22
        3: (0, 25),
        6: (0, 25),
        8: (4, 29),
    }
    assert not any(each.known for each in found.values())


def test_suppressing_the_sensitive_cell_alone_protects_nothing():
    alone = next(each for each in deduce(system_of(INVESTMENT, {(1, 2)})).cells if each.cell == 5)
    assert (alone.value, alone.exact, alone.known) == (22, True, True)
    assert [sorted(files) for files in alone.sets] == [[0, 1]]


def test_a_path_of_suppressed_cells_gives_away_every_one_of_them():
    """Gusfield 1988: the suppressed cells of a two-way table that follow are the bridges of its graph."""
    hidden = {(0, 0), (0, 1), (1, 1), (1, 2), (2, 2)}
    graph = nx.Graph([(("row", r), ("column", c)) for r, c in hidden])
    assert len(list(nx.bridges(graph))) == len(hidden)
    found = {each.cell: each.value for each in deduce(system_of(INVESTMENT, hidden)).cells}
    assert {r * 3 + c: found[r * 3 + c] for r, c in hidden} == {0: 20, 1: 50, 4: 19, 5: 22, 8: 12}


def test_a_square_hangs_on_a_bridge():
    hidden = SUPPRESSED | {(0, 1), (1, 1)}  # the square of four, and a way out of it: row 0 - column 1 - row 1
    exact = {each.cell for each in deduce(system_of(INVESTMENT, hidden)).cells if each.exact}
    assert {1, 4} <= exact
    assert not exact & {3, 5, 6, 8}


def test_rounded_totals_leave_intervals_as_wide_as_the_rounding_allows():
    """With row totals rounded to 2 the 22 alone lies within one of it; the column total, exact, still gives it."""
    system = system_of(INVESTMENT, {(1, 2)}, rounded_to=2)
    without_column = System(system.equations[:3], system.disclosures, system.lowest, {5: 0.05})
    row_only = next(each for each in deduce(without_column).cells if each.cell == 5)
    assert (row_only.lower, row_only.upper, row_only.exact, row_only.known) == (21, 23, False, True)
    both = next(each for each in deduce(system).cells if each.cell == 5)
    assert (both.lower, both.upper) == pytest.approx((22, 22))


def test_a_wrong_total_is_named_with_what_it_is_off_by():
    system = system_of(INVESTMENT, set())
    said = [Disclosure(d.cell, d.value + (7 if d.cell == 9 else 0), d.files) for d in system.disclosures]
    found = deduce(System(system.equations, tuple(said), system.lowest))
    assert [(each.disclosure.cell, each.by) for each in found.bent] == [(9, -7.0)]
