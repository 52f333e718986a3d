"""Laws of revealing sets, shares and removals, against the oracle."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from aggregator.exposure.attribution import attribution
from aggregator.exposure.combinations import factors, minimal_sets
from aggregator.exposure.coverage import gain_of, revealed_alone, share_of
from aggregator.exposure.greedy import Effort
from aggregator.exposure.kernel import Evidence, Grid, grid_of, revealed
from aggregator.exposure.labels import every_set_is_marked
from aggregator.exposure.remediation import units_to_hide
from aggregator.exposure.smallest import smallest_set
from aggregator.exposure.timeline import curve, first_revealed, since
from aggregator.model.facts import Grade


def mask(evidence: Evidence, files) -> np.ndarray:
    chosen = np.zeros(len(evidence.files), dtype=bool)
    chosen[list(files)] = True
    return chosen


def draw_files(data, evidence: Evidence) -> frozenset[int]:
    return data.draw(st.frozensets(st.sampled_from(range(len(evidence.files)))))


def paths(grid: Grid, units) -> tuple[str, ...]:
    return tuple(grid.path(unit) for unit in units)


@given(data=st.data())
def test_a_set_of_files_reveals_what_the_definitions_say(laws, data):
    evidence = data.draw(laws.evidences())
    files = draw_files(data, evidence)
    assert frozenset(np.flatnonzero(revealed(evidence, mask(evidence, files))).tolist()) == laws.oracle(
        evidence
    ).revealed(files)


@given(data=st.data())
def test_more_files_never_reveal_less_and_none_reveal_nothing(laws, data):
    evidence = data.draw(laws.evidences())
    some, more = draw_files(data, evidence), draw_files(data, evidence)
    fewer = revealed(evidence, mask(evidence, some))
    assert not np.any(fewer & ~revealed(evidence, mask(evidence, some | more)))
    assert not np.any(revealed(evidence, mask(evidence, ())))


@given(data=st.data())
def test_the_gain_is_what_all_reveal_beyond_the_best_cluster(laws, data):
    evidence = data.draw(laws.evidences())
    files, oracle = draw_files(data, evidence), laws.oracle(evidence)
    for scope, population in enumerate(evidence.population.tolist()):
        grid = grid_of(evidence, mask(evidence, files)).counted_in(scope)
        alone = {path: oracle.f(same, scope) for path, same in oracle.clusters(files).items()}
        assert {grid.path(u): n for u, n in enumerate(revealed_alone(grid).tolist())} == alone
        best = max(alone.values(), default=0)
        assert gain_of(grid, population) == share_of(oracle.f(files, scope) - best, population) >= 0


@given(data=st.data())
def test_sets_that_reveal_one_subject_are_all_there_minimal_in_order_and_counted(laws, data):
    evidence = data.draw(laws.evidences())
    files, oracle = draw_files(data, evidence), laws.oracle(evidence)
    for scope in range(len(evidence.scopes)):
        grid = grid_of(evidence, mask(evidence, files)).counted_in(scope)
        expected = oracle.minimal_sets(files, scope, 1)
        whole, first = minimal_sets(grid, 1), minimal_sets(grid, 1, limit=1)
        assert [paths(grid, chosen) for chosen in whole.sets] == expected
        assert (whole.total, whole.complete) == (len(expected), True)
        assert [paths(grid, chosen) for chosen in first.sets] == expected[:1]
        assert (first.total, first.complete) == (len(expected), len(expected) <= 1)


@given(data=st.data())
def test_sets_come_in_the_order_of_what_their_files_cost(laws, data):
    evidence = data.draw(laws.evidences())
    grid = grid_of(evidence).counted_in(0)
    costs = data.draw(st.lists(st.integers(0, 5), min_size=grid.units, max_size=grid.units))
    price = {grid.path(unit): cost for unit, cost in enumerate(costs)}
    expected = sorted(
        laws.oracle(evidence).minimal_sets(range(len(evidence.files)), 0, 1),
        key=lambda chosen: (sum(map(price.__getitem__, chosen)), len(chosen), chosen),
    )
    whole, first = minimal_sets(grid, 1, costs=costs), minimal_sets(grid, 1, costs=costs, limit=1)
    assert [paths(grid, chosen) for chosen in whole.sets] == expected
    assert [paths(grid, chosen) for chosen in first.sets] == expected[:1]
    assert (whole.total, first.total) == (len(expected), len(expected))


@given(data=st.data(), iterations=st.integers(0, 30))
def test_a_spent_budget_is_said_and_what_is_listed_is_minimal_all_the_same(laws, data, iterations):
    evidence = data.draw(laws.evidences())
    oracle = laws.oracle(evidence)
    grid = grid_of(evidence).counted_in(0)
    expected = oracle.minimal_sets(range(len(evidence.files)), 0, 1)
    found = minimal_sets(grid, 1, iterations=iterations)
    assert {paths(grid, chosen) for chosen in found.sets} <= set(expected)
    assert found.total in (None, len(expected))
    assert found.complete == (len(found.sets) == found.total)
    assert bool(found.sets) or not expected or iterations == 0


@given(data=st.data(), needed=st.integers(2, 4))
def test_a_set_that_reveals_several_subjects_is_verified_and_minimal_by_inclusion(laws, data, needed):
    evidence = data.draw(laws.evidences())
    files, oracle = draw_files(data, evidence), laws.oracle(evidence)
    grid = grid_of(evidence, mask(evidence, files)).counted_in(0)
    found = minimal_sets(grid, needed)
    assert {paths(grid, chosen) for chosen in found.sets} <= set(oracle.minimal_sets(files, 0, needed))
    assert bool(found.sets) == (oracle.f(files, 0) >= needed)
    assert found.complete == (found.total is not None)
    if found.complete:
        assert [paths(grid, chosen) for chosen in found.sets] == oracle.minimal_sets(files, 0, needed)
        assert found.total == len(found.sets)
    if found.sets:
        assert paths(grid, smallest_set(grid, needed, effort=Effort(10, 4)).solution) in oracle.minimal_sets(
            files, 0, needed
        )


@given(data=st.data(), needed=st.integers(2, 4))
def test_where_every_subject_is_needed_and_nothing_is_said_twice_the_set_is_known_to_be_the_only_one(
    laws, data, needed
):
    evidence = data.draw(laws.evidences())
    grid = grid_of(evidence).counted_in(0)
    found = minimal_sets(grid, needed)
    ways = {stop - start for start, stop in pairwise(grid.way_ptr.tolist())}
    witnesses = {stop - start for start, stop in pairwise(grid.cell_ptr.tolist())}
    if len(grid.subject) == needed and ways == witnesses == {1}:
        assert (len(found.sets), found.total, found.complete) == (1, 1, True)
    elif len(grid.subject) >= needed:  # so few files that every set of them is looked at
        expected = laws.oracle(evidence).minimal_sets(range(len(evidence.files)), 0, needed)
        assert ([paths(grid, chosen) for chosen in found.sets], found.complete) == (expected, True)


@given(data=st.data())
def test_factors_multiply_out_to_the_minimal_sets_of_each_subject(laws, data):
    evidence = data.draw(laws.evidences(single=True))
    oracle, everything = laws.oracle(evidence), range(len(evidence.files))
    grid = grid_of(evidence).counted_in(0)
    found = factors(grid)
    assert found is not None
    assert factors(grid, limit=0) == (None if found else ())
    for position in range(len(grid.subject)):
        subject = grid.part(position, position + 1)
        name = evidence.subjects[int(subject.subject[0])]
        sets = [paths(subject, chosen) for chosen in minimal_sets(subject, 1).sets]
        alike: list[tuple[str, ...]] = []
        for factor in (each for each in found if each.subject == name):
            multiplied: list[tuple[str, ...]] = [()]
            for group in factor.any_of:
                multiplied = [(*done, path) for done in multiplied for path in group]
            alike += [tuple(sorted(chosen)) for chosen in multiplied]
        assert sorted(alike) == sorted(sets)
        assert all(
            name in {evidence.subjects[s] for s in oracle.revealed(_files(oracle, everything, c))} for c in alike
        )


def _files(oracle, files, chosen) -> frozenset[int]:
    clusters = oracle.clusters(files)
    return frozenset().union(*(clusters[path] for path in chosen))


@pytest.mark.parametrize("single", [True, False])
@given(data=st.data())
def test_shares_are_the_mean_over_all_orders_and_sum_to_the_exposure(laws, data, single):
    evidence = data.draw(laws.evidences(single=single))
    files, oracle = draw_files(data, evidence), laws.oracle(evidence)
    grid = grid_of(evidence, mask(evidence, files)).counted_in(0)
    found = attribution(grid)
    assert found.reason == ""
    assert sum(each.share for each in found.shares) == pytest.approx(oracle.f(files, 0), abs=1e-6)
    of_path = dict(zip(evidence.paths, range(len(evidence.paths)), strict=True))
    of_cluster: dict[int, float] = {}
    for each in found.shares:
        cluster = int(evidence.cluster[of_path[each.file]])
        of_cluster[cluster] = of_cluster.get(cluster, 0.0) + each.share
    expected = {
        int(evidence.cluster[of_path[path]]): float(share) for path, share in oracle.shapley(files, 0).items() if share
    }
    assert of_cluster == pytest.approx(expected, abs=1e-6)


@given(data=st.data(), needed=st.integers(1, 3))
def test_hiding_what_the_remediation_names_ends_it_and_nothing_is_hidden_in_vain(laws, data, needed):
    evidence = data.draw(laws.evidences())
    files, oracle = draw_files(data, evidence), laws.oracle(evidence)
    grid = grid_of(evidence, mask(evidence, files)).counted_in(0)
    hidden = units_to_hide(grid, needed, effort=Effort(10, 4)).solution
    assert hidden is not None
    clusters = oracle.clusters(files)
    gone = frozenset().union(*(clusters[path] for path in paths(grid, hidden)))
    assert oracle.f(files - gone, 0) < needed
    for path in paths(grid, hidden):
        assert oracle.f(files - gone | clusters[path], 0) >= needed
    for chosen in oracle.minimal_sets(files, 0, needed):
        assert set(chosen) & set(paths(grid, hidden))


@given(data=st.data())
def test_the_curve_at_a_day_is_what_the_files_there_by_then_reveal(laws, data):
    evidence = data.draw(laws.evidences())
    files = draw_files(data, evidence)
    steps = dict(curve(first_revealed(evidence, mask(evidence, files))))
    risen = 0
    for day in range(6):
        there = evidence.row_date <= day * 86_400
        then = replace(
            evidence,
            row_way=evidence.row_way[there],
            row_attribute=evidence.row_attribute[there],
            row_witness=evidence.row_witness[there],
            row_date=evidence.row_date[there],
        )
        risen = steps.get(f"1970-01-0{day + 1}", risen)
        count = len(laws.oracle(then).revealed(files))
        assert count == risen
        dates = first_revealed(evidence, mask(evidence, files))
        for needed in range(1, count + 1):
            assert since(dates, needed) <= f"1970-01-0{day + 1}"


@given(data=st.data(), needed=st.integers(1, 3), grade=st.sampled_from([Grade.INTERNAL, Grade.SECRET]))
def test_every_set_is_marked_exactly_where_each_minimal_set_holds_such_a_file(laws, data, needed, grade):
    evidence = data.draw(laws.evidences())
    apart = replace(evidence, cluster=np.arange(len(evidence.files)))
    files, oracle = draw_files(data, evidence), laws.oracle(apart)
    marked = {p for p, g in zip(evidence.paths, evidence.grade.tolist(), strict=True) if g >= grade}
    expected = all(set(chosen) & marked for chosen in oracle.minimal_sets(files, 0, needed))
    assert every_set_is_marked(evidence, mask(evidence, files), 0, needed, grade) == expected


@given(data=st.data())
def test_a_copy_inside_its_cluster_changes_nothing(laws, data):
    evidence = data.draw(laws.evidences(single=True))
    copied = data.draw(st.sampled_from(range(len(evidence.files))))
    with_copy = add_copy(evidence, copied)
    before, after = grid_of(evidence).counted_in(0), grid_of(with_copy).counted_in(0)
    assert after.subject.tolist() == before.subject.tolist()
    assert gain_of(after, 4) == gain_of(before, 4)
    assert [paths(after, c) for c in minimal_sets(after, 1).sets] == [
        paths(before, c) for c in minimal_sets(before, 1).sets
    ]
    assert by_cluster(with_copy, after) == pytest.approx(by_cluster(evidence, before), abs=1e-6)


def add_copy(evidence: Evidence, file: int) -> Evidence:
    """Return the evidence with one more copy of a file, where every witness is a single file."""
    own = np.flatnonzero(evidence.witness_file == file)
    rows = np.flatnonzero(np.isin(evidence.row_witness, own))
    fresh = {old: len(evidence.witness_ptr) - 1 + place for place, old in enumerate(own.tolist())}
    new = np.array([fresh[w] for w in evidence.row_witness[rows].tolist()], dtype=np.int64)
    return replace(
        evidence,
        row_way=np.append(evidence.row_way, evidence.row_way[rows]),
        row_attribute=np.append(evidence.row_attribute, evidence.row_attribute[rows]),
        row_witness=np.append(evidence.row_witness, new),
        row_date=np.append(evidence.row_date, evidence.row_date[rows]),
        witness_ptr=np.append(evidence.witness_ptr, evidence.witness_ptr[-1] + 1 + np.arange(len(own))),
        witness_file=np.append(evidence.witness_file, np.full(len(own), len(evidence.files))),
        files=(*evidence.files, "id-copy"),
        paths=(*evidence.paths, "zz-copy.txt"),
        cluster=np.append(evidence.cluster, evidence.cluster[file]),
        grade=np.append(evidence.grade, 0),
        access_class=np.append(evidence.access_class, 0),
    )


def by_cluster(evidence: Evidence, grid: Grid) -> dict[int, float]:
    of_path = dict(zip(evidence.paths, evidence.cluster.tolist(), strict=True))
    shares: dict[int, float] = {}
    for each in attribution(grid).shares:
        shares[of_path[each.file]] = shares.get(of_path[each.file], 0.0) + each.share
    return shares
