"""Sets of files that know enough periods: minimal, all of them where they can be listed, right for every reader."""

from __future__ import annotations

from itertools import chain, combinations

from hypothesis import given
from hypothesis import strategies as st

from aggregator.service.periods import witnesses_of_periods


def files(*numbers: int) -> frozenset[int]:
    return frozenset(numbers)


def test_two_of_three_periods_are_known_to_any_two_files():
    periods = {"2021": {files(0): 1.0}, "2022": {files(1): 2.0}, "2023": {files(2): 3.0}}
    assert witnesses_of_periods(periods, 2, [0] * 3) == (
        {files(0, 1): 2.0, files(0, 2): 3.0, files(1, 2): 3.0},
        True,
    )


def test_one_file_that_holds_enough_needs_no_other():
    periods = {"2021": {files(0): 1.0, files(1): 4.0}, "2022": {files(0): 1.0}, "2023": {files(1): 4.0}}
    assert witnesses_of_periods(periods, 2, [0, 0]) == ({files(0): 1.0, files(1): 4.0}, True)


def test_a_link_file_is_part_of_the_set_and_no_set_holds_a_smaller_one():
    periods = {"2021": {files(0, 9): 1.0, files(1): 5.0}, "2022": {files(0, 9): 1.0, files(0): 3.0}}
    assert witnesses_of_periods(periods, 2, [0] * 10) == ({files(0, 1): 5.0, files(0, 9): 1.0}, True)


def test_too_few_periods_are_known_to_nobody():
    assert witnesses_of_periods({"2021": {files(0): 1.0, files(1): 1.0}}, 2, [0, 0]) == ({}, True)


def test_where_there_are_too_many_sets_each_reader_still_has_one():
    periods = {f"{month:02}": {files(month): float(month)} for month in range(40)}
    classes = [0] * 11 + [1] * 29
    found, complete = witnesses_of_periods(periods, 12, classes)
    assert not complete
    assert not any(all(classes[file] == 0 for file in each) for each in found), "eleven months are not twelve"
    assert files(*range(11, 23)) in found
    assert min(found.values()) == 11.0
    assert all(len(each) == 12 for each in found)


@given(
    st.dictionaries(
        st.sampled_from(["1", "2", "3", "4"]),
        st.dictionaries(st.frozensets(st.integers(0, 5), min_size=1, max_size=3), st.floats(0, 9), max_size=4),
    ),
    st.integers(1, 3),
)
def test_the_sets_are_the_minimal_ones_of_the_definition(periods, at_least):
    found, complete = witnesses_of_periods(periods, at_least, [0] * 6)

    def dates(held: frozenset[int]) -> list[float]:
        known = [[day for one, day in witnesses.items() if one <= held] for witnesses in periods.values()]
        return sorted(min(days) for days in known if days)

    everything = chain.from_iterable(combinations(range(6), size) for size in range(7))
    enough = [frozenset(one) for one in everything if len(dates(frozenset(one))) >= at_least]
    minimal = {one for one in enough if not any(other < one for other in enough)}
    assert complete
    assert found == {one: dates(one)[at_least - 1] for one in minimal}
