"""Laws of deduction, against plain linear algebra over fractions and every set of files."""

from __future__ import annotations

from fractions import Fraction
from itertools import combinations, product
from math import inf

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aggregator.exposure.bounds import Stated, bounds, contradictions
from aggregator.exposure.covers import Budget
from aggregator.exposure.deduction import DeduceOptions, Disclosure, System, deduce
from aggregator.exposure.equations import Equation, determined, solve
from aggregator.exposure.witness_sets import smallest_sets

ONE = Fraction(1)
FACTORS = st.sampled_from([ONE, -ONE, Fraction(2), Fraction(-3), Fraction(1, 4)])


def rank(rows: list[list[Fraction]]) -> int:
    rows, found = [row[:] for row in rows], 0
    for column in range(len(rows[0]) if rows else 0):
        pivot = next((r for r in range(found, len(rows)) if rows[r][column]), None)
        if pivot is None:
            continue
        rows[found], rows[pivot] = rows[pivot], rows[found]
        for r in range(len(rows)):
            if r != found and rows[r][column]:
                times = rows[r][column] / rows[found][column]
                rows[r] = [a - times * b for a, b in zip(rows[r], rows[found], strict=True)]
        found += 1
    return found


def implied(equations, cells: int, known) -> frozenset[int]:
    """Return the cells that follow: those whose unit vector adds nothing to the rank of the unknown columns."""
    unknown = [cell for cell in range(cells) if cell not in known]
    rows = [[sum((f for c, f in row.terms if c == cell), Fraction(0)) for cell in unknown] for row in equations]
    whole = rank(rows)
    return frozenset(
        cell
        for at, cell in enumerate(unknown)
        if rank([*rows, [ONE if place == at else Fraction(0) for place in range(len(unknown))]]) == whole
    )


@st.composite
def systems(draw, most_cells: int = 7) -> tuple[tuple[Equation, ...], int]:
    cells = draw(st.integers(2, most_cells))
    rows = draw(
        st.lists(
            st.dictionaries(st.integers(0, cells - 1), FACTORS, min_size=1, max_size=4).map(
                lambda row: Equation(tuple(row.items()), "adds up")
            ),
            max_size=6,
        )
    )
    return tuple(rows), cells


@st.composite
def truths(draw) -> tuple[tuple[Equation, ...], list[Fraction]]:
    """Draw totals and parts with true values that fit: every total is the sum of cells before it."""
    values = [Fraction(v) for v in draw(st.lists(st.integers(0, 9), min_size=2, max_size=4))]
    rows = []
    for _ in range(draw(st.integers(1, 4))):
        parts = draw(st.sets(st.integers(0, len(values) - 1), min_size=1, max_size=3))
        rows.append(Equation((*((p, ONE) for p in sorted(parts)), (len(values), -ONE)), f"total {len(values)}"))
        values.append(sum((values[p] for p in parts), Fraction(0)))
    return tuple(rows), values


@st.composite
def disclosed(draw, files: int = 5) -> tuple[System, list[Fraction]]:
    equations, values = draw(truths())
    chosen = draw(st.lists(st.tuples(st.integers(0, len(values) - 1), st.integers(0, files - 1)), max_size=7))
    said = tuple(Disclosure(cell, values[cell], frozenset({file})) for cell, file in dict.fromkeys(chosen))
    return System(equations, said, dict.fromkeys(range(len(values)), 0.0)), values


@given(drawn=systems(), data=st.data())
def test_what_follows_is_what_the_rank_says(drawn, data):
    equations, cells = drawn
    known = data.draw(st.frozensets(st.integers(0, cells - 1)))
    assert determined(equations, known) == implied(equations, cells, known)


@given(drawn=truths(), data=st.data())
def test_what_follows_has_its_true_value(drawn, data):
    equations, values = drawn
    known = data.draw(st.frozensets(st.integers(0, len(values) - 1)))
    found = solve(equations, {cell: values[cell] for cell in known})
    assert not found.contradicts
    assert all(found.values[cell] == values[cell] for cell in found.values)


@given(rows=st.integers(2, 4), columns=st.integers(2, 4), data=st.data())
def test_of_a_two_way_table_the_bridges_follow(rows, columns, data):
    """Gusfield, SIAM J. Comput. 17 (1988): with all margins known, a suppressed cell follows iff it is a bridge."""
    cells = {(r, c): r * columns + c for r in range(rows) for c in range(columns)}
    margin = len(cells)
    equations = [Equation((*((cells[r, c], ONE) for c in range(columns)), (margin + r, -ONE))) for r in range(rows)] + [
        Equation((*((cells[r, c], ONE) for r in range(rows)), (margin + rows + c, -ONE))) for c in range(columns)
    ]
    hidden = data.draw(st.frozensets(st.sampled_from(sorted(cells))))
    graph = nx.Graph([(("row", r), ("column", c)) for r, c in hidden])
    bridges = {cells[min(edge)[1], max(edge)[1]] for edge in ()}
    for one, other in nx.bridges(graph):
        r, c = (one, other) if one[0] == "row" else (other, one)
        bridges.add(cells[r[1], c[1]])
    known = {cells[place] for place in cells if place not in hidden} | set(range(margin, margin + rows + columns))
    assert determined(equations, known) == bridges


@settings(max_examples=60)
@given(drawn=disclosed())
def test_deduced_cells_and_their_sets_are_those_of_the_definition(drawn):
    system, values = drawn
    found = {each.cell: each for each in deduce(system).cells if each.known}
    files = sorted({file for each in system.disclosures for file in each.files})
    for cell in range(len(values)):
        outright = [each.files for each in system.disclosures if each.cell == cell]
        minimal: list[frozenset[int]] = []
        for size in range(len(files) + 1):
            for chosen in map(frozenset, combinations(files, size)):
                held = {each.cell for each in system.disclosures if each.files <= chosen and each.cell != cell}
                if not any(one <= chosen for one in minimal) and cell in implied(system.equations, len(values), held):
                    minimal.append(chosen)
        minimal = [one for one in minimal if not any(said <= one for said in outright)]
        assert sorted(map(sorted, found[cell].sets)) == sorted(map(sorted, minimal)) if minimal else cell not in found
        if minimal:
            assert found[cell].complete
            assert found[cell].value == values[cell]


@settings(max_examples=60)
@given(drawn=disclosed(), large=st.integers(0, 4))
def test_in_large_groups_every_set_told_implies_its_cell_and_no_file_of_it_is_idle(drawn, large):
    system, values = drawn
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("aggregator.exposure.deduction.LARGE", large)
        found = deduce(system, [frozenset(range(5))])
    whole = {each.cell for each in deduce(system).cells if each.known}
    assert {each.cell for each in found.cells if each.known} <= whole

    def implies(files, cell):
        held = {each.cell for each in system.disclosures if each.files <= files and each.cell != cell}
        return cell in implied(system.equations, len(values), held)

    for each in found.cells:
        for files in each.sets:
            assert implies(files, each.cell)
    undisclosed = {each.cell for each in deduce(system).cells if each.exact} - {d.cell for d in system.disclosures}
    assert undisclosed <= {each.cell for each in found.cells if each.sets}


@given(drawn=disclosed(), data=st.data())
def test_more_files_never_imply_less(drawn, data):
    system, _ = drawn
    fewer = System(system.equations, tuple(d for d in system.disclosures if data.draw(st.booleans())), system.lowest)
    known = {d.cell for d in system.disclosures} | {each.cell for each in deduce(system).cells if each.exact}
    assert {each.cell for each in deduce(fewer).cells if each.exact} <= known


@given(drawn=disclosed())
def test_intervals_hold_the_truth_and_lie_in_the_box(drawn):
    system, values = drawn
    said = {d.cell: (float(d.value),) * 2 for d in system.disclosures}
    box = {cell: said.get(cell, (0.0, inf)) for cell in range(len(values))}
    found = bounds(system.equations, dict(box), range(len(values)))
    assert not found.infeasible
    for cell, (low, high) in found.intervals.items():
        assert box[cell][0] - 1e-6 <= low <= float(values[cell]) + 1e-6
        assert box[cell][1] + 1e-6 >= high >= float(values[cell]) - 1e-6


@settings(max_examples=40)
@given(drawn=truths(), data=st.data())
def test_the_ends_of_an_interval_are_reached(drawn, data):
    """Of a system of sums of whole numbers with few unknowns, every whole value is tried."""
    equations, values = drawn
    known = data.draw(st.frozensets(st.integers(0, len(values) - 1), min_size=len(values) - 3))
    unknown = [cell for cell in range(len(values)) if cell not in known]
    most = int(max(values)) + 1
    box = {cell: (float(values[cell]),) * 2 if cell in known else (0.0, float(most)) for cell in range(len(values))}
    found = bounds(equations, box, unknown).intervals
    fits = []
    for tried in product(range(most + 1), repeat=len(unknown)):
        value = dict(zip(unknown, map(Fraction, tried), strict=True)) | {c: values[c] for c in known}
        if all(sum(f * value[c] for c, f in row.terms) == 0 for row in equations):
            fits.append(tried)
    for at, cell in enumerate(unknown):
        assert found[cell][0] <= min(fit[at] for fit in fits) + 1e-6
        assert found[cell][1] >= max(fit[at] for fit in fits) - 1e-6


@given(drawn=disclosed(), data=st.data())
def test_values_that_fit_are_not_bent_and_what_is_bent_restores_the_sums(drawn, data):
    system, values = drawn
    stated = [Stated(d.cell, float(d.value), float(d.value)) for d in system.disclosures]
    lowest = dict.fromkeys(range(len(values)), 0.0)
    assert contradictions(system.equations, lowest, stated) == []
    if not stated:
        return
    wrong = data.draw(st.integers(0, len(stated) - 1))
    off = [*stated]
    off[wrong] = Stated(stated[wrong].cell, stated[wrong].lower + 3, stated[wrong].upper + 3)
    bent = {each.statement: each.by for each in contradictions(system.equations, lowest, off)}
    assert sum(map(abs, bent.values())) <= 3 + 1e-6
    box = dict.fromkeys(range(len(values)), (0.0, inf))
    for number, each in enumerate(off):
        said = each.lower + bent.get(number, 0.0)
        low, high = box[each.cell]
        box[each.cell] = (max(low, said - 1e-6), min(high, said + 1e-6))
    assert not bounds(system.equations, box, ()).infeasible


@given(
    minimal=st.lists(st.frozensets(st.integers(0, 6), min_size=1, max_size=4), max_size=5),
    forced=st.booleans(),
)
def test_smallest_sets_are_all_minimal_ones_of_any_monotone_question(minimal, forced):
    wanted = [one for one in set(minimal) if not any(other < one for other in minimal)]
    found, whole = smallest_sets(
        range(7), lambda files: any(one <= files for one in minimal), most=99, budget=Budget(10**6)
    )
    assert whole
    assert sorted(map(sorted, found)) == sorted(map(sorted, wanted))
    few, _ = smallest_sets(range(7), lambda files: any(one <= files for one in minimal), most=2, budget=Budget(40))
    assert all(one in wanted for one in few)


def test_a_reader_who_can_deduce_is_never_left_out_where_sets_are_cut_short():
    total = Equation(((0, ONE), (1, ONE), (2, ONE), (3, -ONE)))
    second = Equation(((3, ONE), (4, ONE), (5, -ONE)))
    said = [Disclosure(cell, ONE, frozenset({10 * cell + copy})) for cell in (1, 2, 4, 5) for copy in range(4)]
    system = System((total, second), tuple(said), dict.fromkeys(range(6), 0.0))
    readers = [frozenset(10 * cell + copy for cell in range(6)) for copy in range(4)]
    found = next(each for each in deduce(system, readers, DeduceOptions(sets=1)).cells if each.cell == 0)
    assert not found.complete
    assert all(any(one <= reader for one in found.sets) for reader in readers)
