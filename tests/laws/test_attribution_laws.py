"""Laws of shares, against the oracle."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from aggregator.exposure.attribution import BANZHAF, CRITICALITY, MEASURES, attribution
from aggregator.exposure.kernel import Evidence, grid_of
from aggregator.exposure.subject_games import adding, games_of, in_orders, in_sets


def mask(evidence: Evidence, files) -> np.ndarray:
    chosen = np.zeros(len(evidence.files), dtype=bool)
    chosen[list(files)] = True
    return chosen


def by_cluster(evidence: Evidence, found) -> dict[int, float]:
    of_path = dict(zip(evidence.paths, evidence.cluster.tolist(), strict=True))
    shares: dict[int, float] = {}
    for each in found.shares:
        shares[of_path[each.file]] = shares.get(of_path[each.file], 0.0) + each.share
    return shares


@pytest.mark.parametrize("single", [True, False])
@given(data=st.data())
def test_what_a_cluster_adds_to_all_sets_of_the_others_or_to_all_of_them(laws, data, single):
    evidence = data.draw(laws.evidences(single=single))
    oracle = laws.oracle(evidence)
    everything = range(len(evidence.files))
    clusters = oracle.clusters(everything)
    of_path = dict(zip(evidence.paths, evidence.cluster.tolist(), strict=True))
    swings: dict[int, float] = {}
    for chosen, files in oracle.subsets(everything):
        for path, same in clusters.items():
            if path not in chosen:
                added = oracle.f(files | same, 0) - oracle.f(files, 0)
                swings[of_path[path]] = swings.get(of_path[path], 0.0) + added / 2 ** (len(clusters) - 1)
    grid = grid_of(evidence).counted_in(0)
    expected = {cluster: share for cluster, share in swings.items() if share}
    assert by_cluster(evidence, attribution(grid, BANZHAF)) == pytest.approx(expected, abs=1e-6)
    lost = {
        of_path[path]: oracle.f(everything, 0) - oracle.f(frozenset(everything) - same, 0)
        for path, same in clusters.items()
    }
    expected = {cluster: float(share) for cluster, share in lost.items() if share}
    assert by_cluster(evidence, attribution(grid, CRITICALITY)) == pytest.approx(expected, abs=1e-6)


@pytest.mark.parametrize("measure", MEASURES)
@given(data=st.data())
def test_a_file_that_adds_nothing_has_no_share(laws, data, measure):
    evidence = data.draw(laws.evidences())
    oracle, everything = laws.oracle(evidence), frozenset(range(len(evidence.files)))
    found = {each.file for each in attribution(grid_of(evidence).counted_in(0), measure).shares}
    for path, same in oracle.clusters(everything).items():
        if all(
            oracle.f(files | same, 0) == oracle.f(files, 0)
            for chosen, files in oracle.subsets(everything)
            if path not in chosen
        ):
            assert path not in found


@given(data=st.data())
def test_shares_that_are_drawn_sum_to_the_exposure_and_are_near_the_exact_ones(laws, data):
    evidence = data.draw(laws.evidences())
    grid = grid_of(evidence).counted_in(0)
    subjects = np.arange(len(grid.subject))
    if not len(subjects):
        return
    games = games_of(grid, subjects)
    once = np.ones(len(subjects), dtype=np.int64)
    for drawn, measure in ((in_orders, "shapley"), (in_sets, "banzhaf")):
        estimate, draws = drawn(games, 11)
        exact = adding(grid, subjects, once, measure).worth
        assert np.all(np.abs(estimate - exact) <= 6 * np.sqrt(np.maximum(exact * (1 - exact), 1 / draws) / draws))
        if measure == "shapley":
            assert estimate.sum() == pytest.approx(exact.sum())
