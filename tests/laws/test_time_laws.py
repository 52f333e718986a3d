"""Laws of time: which files brought an exposure about, and what is left of it without the old ones."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from aggregator.exposure.causes import causes
from aggregator.exposure.kernel import Evidence
from aggregator.exposure.retention import ends_before, last_revealed
from aggregator.exposure.timeline import curve, first_revealed

DAY = 86_400.0


def dated(data, laws) -> tuple[Evidence, list[float], frozenset[int]]:
    """Draw evidence, the half day on which each file came, and files; a witness came with the last of its files."""
    evidence = data.draw(laws.evidences())
    dates = [data.draw(st.integers(0, 7)) * DAY / 2 for _ in evidence.files]
    oracle = laws.oracle(evidence)
    came = [max(dates[file] for file in oracle.files_of_witness(w)) for w in evidence.row_witness.tolist()]
    files = data.draw(st.frozensets(st.sampled_from(range(len(evidence.files)))))
    return replace(evidence, row_date=np.array(came, dtype=np.float64)), dates, files


def mask(evidence: Evidence, files) -> np.ndarray:
    chosen = np.zeros(len(evidence.files), dtype=bool)
    chosen[list(files)] = True
    return chosen


def counted(evidence: Evidence, scope: int) -> np.ndarray:
    return evidence.counted & (evidence.scope == scope)


def of_day(day: int) -> str:
    return f"1970-01-{day + 1:02}"


def give_a_missing_cell(oracle, subjects, before, by) -> set[int]:
    """Return the files of witnesses, all there by the end of a day, of cells that nothing gave before it."""
    evidence = oracle.evidence
    held = {w: set(oracle.files_of_witness(w)) for w in range(len(evidence.witness_ptr) - 1)}

    def known(way: int, attribute: int, there) -> bool:
        return any(held[w] <= there for w in witnesses(way, attribute))

    def witnesses(way: int, attribute: int) -> list[int]:
        here = (evidence.row_way == way) & (evidence.row_attribute == attribute)
        return evidence.row_witness[here].tolist()

    found: set[int] = set()
    for way, subject in enumerate(evidence.way_subject.tolist()):
        cells = range(len(evidence.attributes))
        if subject in subjects and all(known(way, attribute, by) for attribute in cells):
            for attribute in cells:
                if not known(way, attribute, before):
                    found |= {file for w in witnesses(way, attribute) if held[w] <= by for file in held[w] - before}
    return found


@given(data=st.data())
def test_the_curve_is_what_the_files_that_came_by_then_reveal(laws, data):
    evidence, dates, files = dated(data, laws)
    oracle = laws.oracle(evidence)
    for scope in range(len(evidence.scopes)):
        steps = dict(curve(first_revealed(evidence, mask(evidence, files))[counted(evidence, scope)]))
        risen = 0
        for day in range(5):
            risen = steps.get(of_day(day), risen)
            assert risen == oracle.f({file for file in files if dates[file] < (day + 1) * DAY}, scope)


@given(data=st.data())
def test_a_step_is_caused_by_the_files_without_which_it_would_not_be(laws, data):
    evidence, dates, files = dated(data, laws)
    oracle = laws.oracle(evidence)
    of_path = {path: file for file, path in enumerate(evidence.paths)}
    for scope in range(len(evidence.scopes)):
        matters = set(np.flatnonzero(counted(evidence, scope)).tolist())
        found = causes(evidence, mask(evidence, files), scope, np.array(dates))
        for day in range(5):
            before = {file for file in files if dates[file] < day * DAY}
            by = {file for file in files if dates[file] < (day + 1) * DAY}
            new = (oracle.revealed(by) - oracle.revealed(before)) & matters
            caused = {of_path[path] for path in found.get(of_day(day), ())}
            assert caused == give_a_missing_cell(oracle, new, before, by)
            assert bool(caused) == bool(new) == (of_day(day) in found)
            assert oracle.f(by - caused, scope) == oracle.f(before, scope)
            for subject in new:
                assert set().union(*smallest_additions(oracle, subject, before, by - before)) <= caused


def smallest_additions(oracle, subject, before, arrived) -> list[set[int]]:
    found: list[set[int]] = []
    for size in range(len(arrived) + 1):
        for chosen in map(set, combinations(sorted(arrived), size)):
            if not any(smaller <= chosen for smaller in found) and subject in oracle.revealed(before | chosen):
                found.append(chosen)
    return found


@given(data=st.data(), lowest=st.integers(1, 3))
def test_without_old_files_there_is_what_the_others_reveal_and_the_end_is_the_earliest(laws, data, lowest):
    evidence, dates, files = dated(data, laws)
    unknown = data.draw(st.frozensets(st.sampled_from(range(len(evidence.files)))))
    changed = np.array([np.nan if file in unknown else at for file, at in enumerate(dates)])
    oracle = laws.oracle(evidence)

    def left(day: float, scope: int) -> int:
        return oracle.f({file for file in files if file in unknown or dates[file] >= day * DAY}, scope)

    for scope in range(len(evidence.scopes)):
        last = last_revealed(evidence, mask(evidence, files), changed)[counted(evidence, scope)]
        for half in range(10):
            assert np.count_nonzero(last >= half * DAY / 2) == left(half / 2, scope)
        ends = [day for day in range(6) if left(day, scope) < lowest]
        is_exposed = oracle.f(files, scope) >= lowest
        assert ends_before(last, lowest) == (of_day(ends[0]) if is_exposed and ends else None)
