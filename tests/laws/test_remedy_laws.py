"""Laws of remedies over several exposures: brute force over files and facts, judged by the definition."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aggregator.exposure.covers import Budget
from aggregator.exposure.greedy import Effort
from aggregator.exposure.kernel import grid_of, revealed_by
from aggregator.exposure.marco import explore
from aggregator.exposure.remedy import Exposed, Prices, remedy

EFFORT = Effort(10, 4, 1000)


def left_over(laws, evidence, gone, redacted, files, scope) -> int:
    """Return how many counted subjects files reveal without some of them and without some facts."""
    oracle = laws.oracle(evidence)
    kept = [
        row
        for row in range(len(evidence.row_way))
        if not any(
            (
                file,
                int(evidence.way_subject[evidence.row_way[row]]),
                int(evidence.row_attribute[row]),
            )
            in redacted
            for file in oracle.files_of_witness(int(evidence.row_witness[row]))
        )
    ]
    held = files - gone
    known = {
        (int(evidence.row_way[row]), int(evidence.row_attribute[row]))
        for row in kept
        if set(oracle.files_of_witness(int(evidence.row_witness[row]))) <= held
    }
    subjects = {
        int(subject)
        for way, subject in enumerate(evidence.way_subject.tolist())
        if all((way, attribute) in known for attribute in range(len(evidence.attributes)))
    }
    return sum(1 for s in subjects if evidence.counted[s] and evidence.scope[s] == scope)


def drawn(laws, data):
    """Return evidence, what each of two audiences reads, and the exposures that are to end."""
    evidence = data.draw(laws.evidences())
    everything = range(len(evidence.files))
    read = [data.draw(st.frozensets(st.sampled_from(everything), min_size=1)) for _ in range(2)]
    lowest = data.draw(st.integers(1, 2))
    exposed = []
    for files in read:
        mask = np.zeros(len(evidence.files), dtype=bool)
        mask[list(files)] = True
        exposed.append(Exposed(evidence, mask, 0, lowest))
    return evidence, read, lowest, exposed


@settings(max_examples=50)
@given(data=st.data())
def test_the_cheapest_files_end_it_for_every_audience_copies_together(laws, data):
    evidence, read, lowest, exposed = drawn(laws, data)
    costs = {file: data.draw(st.integers(0, 4)) for file in evidence.files}
    clusters = [
        frozenset(np.flatnonzero(evidence.cluster == c).tolist()) for c in sorted(set(evidence.cluster.tolist()))
    ]
    kept = data.draw(st.sampled_from([frozenset(), clusters[0]]))
    price = {name: costs[name] for number, name in enumerate(evidence.files) if number not in kept}
    ends = [
        sum(costs[evidence.files[file]] for same in gone for file in same)
        for size in range(len(clusters) + 1)
        for gone in combinations([same for same in clusters if same != kept], size)
        if all(left_over(laws, evidence, frozenset().union(*gone), set(), files, 0) < lowest for files in read)
    ]
    found = remedy(exposed, Prices(price), EFFORT)
    if not ends:
        assert found.answer.solution is None
        return
    gone = {evidence.files.index(file) for file in found.files}
    assert found.answer.cost == min(ends) == sum(costs[file] for file in found.files)
    assert found.answer.bound == min(ends)
    assert all(left_over(laws, evidence, gone, set(), files, 0) < lowest for files in read)
    assert gone == {file for same in clusters if same & gone for file in same}


@pytest.mark.parametrize("hides", [True, False])
@settings(max_examples=30)
@given(data=st.data())
def test_facts_taken_out_end_it_at_no_more_than_it_must_cost(laws, hides, data):
    evidence, read, lowest, exposed = drawn(laws, data)
    oracle = laws.oracle(evidence)
    facts = sorted(
        {
            (
                int(evidence.cluster[file]),
                int(evidence.way_subject[evidence.row_way[row]]),
                int(evidence.row_attribute[row]),
            )
            for row in range(len(evidence.row_way))
            for file in oracle.files_of_witness(int(evidence.row_witness[row]))
        }
    )
    if len(facts) > 6:
        return
    same = {c: np.flatnonzero(evidence.cluster == c).tolist() for c in set(evidence.cluster.tolist())}
    players = [*facts, *(same if hides else ())]
    ends = []
    for size in range(len(players) + 1):
        for chosen in combinations(players, size):
            gone = frozenset(f for c in chosen if isinstance(c, int) for f in same[c])
            out = {(f, s, a) for fact in chosen if isinstance(fact, tuple) for c, s, a in [fact] for f in same[c]}
            if all(left_over(laws, evidence, gone, out, files, 0) < lowest for files in read):
                ends.append(3 * len(gone) + 2 * len(out))
    price = dict.fromkeys(evidence.files, 3) if hides else {}
    found = remedy(exposed, Prices(price, lambda *fact: 2), EFFORT)
    assert found.answer.cost == 3 * len(found.files) + 2 * len(found.redacted)
    assert found.answer.bound <= min(ends) == found.answer.cost
    gone = frozenset(evidence.files.index(file) for file in found.files)
    out = {
        (evidence.files.index(f), evidence.subjects.index(s), evidence.attributes.index(a))
        for f, s, a in found.redacted
    }
    assert all(left_over(laws, evidence, gone, out, files, 0) < lowest for files in read)


@given(data=st.data(), needed=st.integers(1, 3))
def test_minimal_removals_hit_every_minimal_set_and_the_cheapest_of_them_is_the_cut(laws, data, needed):
    evidence = data.draw(laws.evidences())
    grid = grid_of(evidence).counted_in(0)

    def enough(held: frozenset[int]) -> bool:
        holds = np.zeros(grid.units, dtype=bool)
        holds[list(held)] = True
        return int(np.count_nonzero(revealed_by(grid, holds))) >= needed

    found = explore(grid.units, enough, Budget(100_000))
    oracle = laws.oracle(evidence)
    named = [tuple(grid.path(unit) for unit in chosen) for chosen in found.sets]
    assert named == oracle.minimal_sets(range(len(evidence.files)), 0, needed)
    assert found.complete
    assert all(set(removal) & set(chosen) for removal in found.removals for chosen in found.sets)
    everything = np.ones(len(evidence.files), dtype=bool)
    weight = dict.fromkeys(evidence.files, 1)
    answer = remedy([Exposed(evidence, everything, 0, needed)], Prices(weight), EFFORT).answer
    sizes = np.bincount(evidence.cluster)[evidence.cluster[grid.shown]] if grid.units else []
    least = min((sum(int(sizes[unit]) for unit in removal) for removal in found.removals), default=None)
    assert answer.cost == least
