"""Laws of discovery, against every set of columns and every file."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aggregator.exposure.discovery import MOST_COLUMNS, discover

COLUMNS = 4
SAID = st.lists(st.tuples(st.integers(0, 4), st.integers(0, 3), st.integers(0, COLUMNS - 1)), max_size=20)


def shown(said, columns, units=None) -> int:
    """Return of how many subjects the units show all columns."""
    known: dict[int, set[int]] = {}
    for subject, unit, column in said:
        if units is None or unit in units:
            known.setdefault(subject, set()).add(column)
    return sum(set(columns) <= each for each in known.values())


def by_definition(said) -> dict[tuple[int, ...], tuple[int, int]]:
    units = {unit for _, unit, _ in said}
    found = {}
    for size in range(2, COLUMNS + 1):
        for columns in combinations(range(COLUMNS), size):
            alone = max((shown(said, columns, {unit}) for unit in units), default=0)
            found[columns] = (shown(said, columns), alone)
    return found


@given(said=SAID)
def test_every_set_that_only_files_together_show_is_there_or_stands_in_a_larger_one(said):
    truth = by_definition(said)
    found = {each.columns: (each.revealed, each.alone) for each in discover(said, COLUMNS)}
    assert all(truth[columns] == told for columns, told in found.items())
    for columns, (together, alone) in truth.items():
        if together > alone:
            same = [other for other in found if set(columns) <= set(other) and found[other] == (together, alone)]
            assert same
        else:
            assert columns not in found


@given(said=SAID)
def test_they_stand_by_gain_and_no_order_of_the_facts_matters(said):
    found = discover(said, COLUMNS)
    assert [each.gain for each in found] == sorted((each.gain for each in found), reverse=True)
    assert discover(said[::-1] + said, COLUMNS) == found


@given(said=SAID, named=st.lists(st.sets(st.integers(0, COLUMNS - 1), min_size=1, max_size=3), max_size=2))
def test_what_is_named_already_is_not_told_again(said, named):
    found = {each.columns: (each.revealed, each.alone) for each in discover(said, COLUMNS, named=named)}
    left = {columns for columns in by_definition(said) if not any(one <= set(columns) for one in named)}
    assert set(found) <= left
    for columns in left:
        together, alone = by_definition(said)[columns]
        if together > alone:
            assert [other for other in found if set(columns) <= set(other) and found[other] == (together, alone)]


def test_columns_that_are_kept_apart_are_told_from_those_that_came_together():
    """Forty subjects, each in four files: two give column 0, the other two column 1; never one file both."""
    apart = [(s, 4 * s + unit, unit % 2) for s in range(40) for unit in range(4)]
    assert [(each.columns, each.revealed, each.alone, each.split) for each in discover(apart, 2)] == [
        ((0, 1), 40, 0, True)
    ]
    # By hand: 1 expected of 2 and 2 among 4, variance 2*2*2*2/(16*3) = 1/3 a subject: z = -40 / sqrt(40/3) = -10.95.
    assert discover(apart, 2)[0].z == pytest.approx(-10.954, abs=1e-3)
    mixed = [(s, 4 * s + unit, (unit + s * unit // 2) % 2) for s in range(40) for unit in range(3)]
    mixed += [(s, 4 * s, 1) for s in range(0, 40, 2)]
    assert not any(each.split and each.z > -2 for each in discover(mixed, 2))


def test_more_columns_than_can_be_looked_at_are_refused():
    with pytest.raises(ValueError, match="at most 16 columns"):
        discover([], MOST_COLUMNS + 1)
