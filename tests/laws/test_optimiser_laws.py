"""Laws of cuts and of smallest sets: LB <= OPT <= UB by brute force, and every answer verified by the definition."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from aggregator.exposure.certificates import CoverPrices, CutPrices
from aggregator.exposure.circuit import State, circuit_of, part_of
from aggregator.exposure.cut_program import Program, program_of, solve
from aggregator.exposure.cuts import cheapest_cut, merged
from aggregator.exposure.example import evidence_of
from aggregator.exposure.greedy import Effort
from aggregator.exposure.kernel import Grid, grid_of, revealed_by
from aggregator.exposure.optimum import Optimum, Status
from aggregator.exposure.smallest import smallest_set

COSTS = st.integers(0, 5)


def count(grid: Grid, units) -> int:
    held = np.zeros(grid.units, dtype=bool)
    held[list(units)] = True
    return int(np.count_nonzero(revealed_by(grid, held)))


def all_sets(units: int):
    return [set(chosen) for size in range(units + 1) for chosen in combinations(range(units), size)]


def cost_of(units, costs) -> int:
    return sum(costs[unit] for unit in units)


def drawn(laws, data):
    """Return two grids over the same clusters, their costs, and how few subjects each may be left with."""
    evidence = data.draw(laws.evidences())
    grids = [grid_of(evidence).counted_in(scope) for scope in range(len(evidence.scopes))]
    costs = data.draw(st.lists(COSTS, min_size=grids[0].units, max_size=grids[0].units))
    goals = [data.draw(st.integers(0, 3)) for _ in grids]
    return grids, costs, goals


def least_cut(grids, costs, goals, also=lambda left: False) -> int | None:
    everything = set(range(len(costs)))
    ends = [
        cost_of(gone, costs)
        for gone in all_sets(len(costs))
        if all(count(grid, everything - gone) <= goal for grid, goal in zip(grids, goals, strict=True))
        and not also(frozenset(everything - gone))
    ]
    return min(ends, default=None)


def check_answer(answer: Optimum, least: int | None) -> None:
    if least is None:
        assert (answer.solution, answer.status) == (None, Status.INFEASIBLE)
        return
    assert answer.solution is not None
    assert answer.bound <= least <= answer.cost
    assert (answer.status == Status.OPTIMAL) == (answer.bound == answer.cost)
    assert answer.gap == pytest.approx((answer.cost - answer.bound) / answer.cost if answer.cost else 0)
    assert bool(answer.limit) == (answer.status == Status.FEASIBLE)


@pytest.mark.parametrize("nodes", [0, 1000])
@given(data=st.data())
def test_a_cut_ends_it_at_a_cost_between_the_bound_and_the_least(laws, nodes, data):
    grids, costs, goals = drawn(laws, data)
    circuit = circuit_of([part_of(grid) for grid in grids], len(costs))
    answer = cheapest_cut(circuit, np.array(goals), np.array(costs, dtype=np.int64), Effort(20, 5, nodes))
    least = least_cut(grids, costs, goals)
    check_answer(answer, least)
    if answer.solution is None:
        return
    assert answer.cost == cost_of(answer.solution, costs)
    left = set(range(len(costs))) - set(answer.solution)
    assert all(count(grid, left) <= goal for grid, goal in zip(grids, goals, strict=True))
    for unit in answer.solution:  # nothing goes in vain
        assert any(count(grid, left | {unit}) > goal for grid, goal in zip(grids, goals, strict=True))
    if nodes:
        assert answer.status == Status.OPTIMAL


@given(data=st.data())
def test_what_is_derived_again_is_cut_too(laws, data):
    grids, costs, goals = drawn(laws, data)
    files = st.sets(st.integers(0, len(costs) - 1), min_size=1, max_size=2).map(frozenset)
    roundabout = data.draw(st.lists(files, min_size=1, max_size=3))

    def rederives(left):
        return any(each <= left for each in roundabout)

    circuit = circuit_of([part_of(grid) for grid in grids], len(costs))
    answer = cheapest_cut(
        circuit, np.array(goals), np.array(costs, dtype=np.int64), Effort(20, 5, 1000), rederives=rederives
    )
    check_answer(answer, least_cut(grids, costs, goals, rederives))
    if answer.solution is not None:
        assert not rederives(frozenset(range(len(costs))) - frozenset(answer.solution))


@given(data=st.data())
def test_any_prices_prove_no_more_than_is_true(laws, data):
    grids, costs, goals = drawn(laws, data)
    circuit = circuit_of([part_of(grid) for grid in grids], len(costs))
    least = least_cut(grids, costs, goals)
    goal = np.minimum(np.array(goals), np.diff(circuit.target_ptr))
    prices = CutPrices.of(circuit, goal, np.array(costs, dtype=np.int64))
    many = len(prices.most)
    parts = data.draw(st.lists(st.integers(0, 6 * prices.scale), min_size=many, max_size=many))
    if least is not None:
        assert prices.pull(np.array(parts, dtype=np.int64)).bound <= least * prices.scale
        assert prices.pull(prices.start()).bound >= 0


@given(data=st.data(), needed=st.integers(1, 3))
def test_any_prices_of_cells_prove_no_more_than_is_true(laws, data, needed):
    grids, costs, _ = drawn(laws, data)
    sets = [cost_of(held, costs) for held in all_sets(len(costs)) if count(grids[0], held) >= needed]
    if not sets:
        return
    circuit = circuit_of([part_of(grids[0])], len(costs))
    prices = CoverPrices.of(circuit, np.array([needed]), np.array(costs, dtype=np.int64))
    many = len(prices.most)
    parts = data.draw(st.lists(st.integers(0, 6 * prices.scale), min_size=many, max_size=many))
    assert prices.pull(np.array(parts, dtype=np.int64)).bound <= min(sets) * prices.scale
    assert 0 <= prices.pull(prices.start()).bound <= min(sets) * prices.scale


@given(data=st.data())
def test_players_of_the_same_rows_are_one_and_nothing_is_lost(laws, data):
    grids, costs, _ = drawn(laws, data)
    circuit = circuit_of([part_of(grid) for grid in grids], len(costs))
    small, price, members = merged(circuit, np.array(costs, dtype=np.int64))
    assert sorted(unit for same in members for unit in same) == sorted(set(circuit.row_player.tolist()))
    assert price.tolist() == [cost_of(same, costs) for same in members]
    for gone in all_sets(len(members)):
        state = State(small)
        for player in gone:
            state.release(player)
        left = set(range(len(costs))) - {unit for player in gone for unit in members[player]}
        assert state.revealed.tolist() == [count(grid, left) for grid in grids]


@given(data=st.data())
def test_letting_go_and_holding_again_is_exact_in_any_order(laws, data):
    grids, costs, _ = drawn(laws, data)
    circuit = circuit_of([part_of(grid) for grid in grids], len(costs))
    state, empty = State(circuit), State(circuit, held=False)
    before = [column.copy() for column in (state.missing, state.standing, state.dark, state.complete, state.revealed)]
    for player in data.draw(st.permutations(range(len(costs)))):
        state.release(player)
    for own, other in zip(
        (state.missing, state.standing, state.dark, state.complete, state.revealed),
        (empty.missing, empty.standing, empty.dark, empty.complete, empty.revealed),
        strict=True,
    ):
        assert own.tolist() == other.tolist()
    for player in data.draw(st.permutations(range(len(costs)))):
        state.hold(player)
    after = (state.missing, state.standing, state.dark, state.complete, state.revealed)
    assert all(own.tolist() == other.tolist() for own, other in zip(before, after, strict=True))


@given(data=st.data())
def test_the_program_names_no_column_twice_and_only_its_players_are_to_be_whole(laws, data):
    grids, costs, goals = drawn(laws, data)
    circuit = circuit_of([part_of(grid) for grid in grids], len(costs))
    program = program_of(circuit, np.array(goals), np.array(costs))
    assert program.cost[: len(costs)] == costs
    assert not any(program.cost[len(costs) :])
    assert all(0 <= column < len(program.cost) for row in program.rows for column in row)


def test_terms_of_one_column_are_added_up():
    program = Program()
    column = program.column(1.0)
    program.row([(column, 1.0), (column, 1.0)], least=2.0)
    assert program.rows == [{column: 2.0}]


@given(data=st.data())
def test_highs_finds_the_least_and_proves_it(laws, data):
    grids, costs, goals = drawn(laws, data)
    least = least_cut(grids, costs, goals)
    if least is None:
        return
    circuit = circuit_of([part_of(grid) for grid in grids], len(costs))
    goal = np.minimum(np.array(goals), np.diff(circuit.target_ptr))
    found = solve(circuit, goal, np.array(costs), tuple(range(len(costs))), Effort(nodes=1000))
    assert found.players is not None
    assert (cost_of(found.players, costs), found.bound) == (least, least)


@given(data=st.data(), needed=st.integers(0, 4))
def test_the_smallest_set_lies_between_its_bound_and_its_cost(laws, data, needed):
    grids, costs, _ = drawn(laws, data)
    answer = smallest_set(grids[0], needed, costs=costs, effort=Effort(30, 10))
    enough = [held for held in all_sets(len(costs)) if count(grids[0], held) >= needed]
    check_answer(answer, min((cost_of(held, costs) for held in enough), default=None))
    if answer.solution is not None:
        assert answer.cost == cost_of(answer.solution, costs)
        assert count(grids[0], answer.solution) >= needed
        assert all(count(grids[0], set(answer.solution) - {unit}) < needed for unit in answer.solution)


def test_highs_prints_nothing(capfd):
    rows = [(name, attribute, [file], 0) for name, attribute, file in zip("AABB", "xyxy", "1223", strict=True)]
    circuit = circuit_of([part_of(grid_of(evidence_of(rows, ["x", "y"])))], 3)
    found = solve(circuit, np.array([0]), np.array([1, 3, 1]), (1,), Effort(nodes=10))
    assert (found.players, found.bound) == ((0, 2), 2)
    assert capfd.readouterr().out == ""
