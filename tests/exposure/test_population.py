"""Populations that were counted, and what their estimates say of them."""

from __future__ import annotations

from collections import Counter
from math import ceil

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aggregator.exposure.population import chao2, population_of

# W. R. Edwards, L. Eberhardt, "Estimating cottontail abundance from livetrapping data", Journal of Wildlife Management
# 31 (1967): of 135 rabbits in an enclosure 76 were caught in 18 nights, so many of them once, twice, and so on. It is
# an example of A. Chao, "Estimating the population size for capture-recapture data with unequal catchability",
# Biometrics 43 (1987).
RABBITS = {1: 43, 2: 16, 3: 8, 4: 6, 6: 2, 7: 1}
NIGHTS = 18


def incidence(times: dict[int, int]) -> Counter[str]:
    return Counter({f"{count}-{n}": count for count, subjects in times.items() for n in range(subjects)})


def test_the_rabbits_of_a_known_population_are_estimated_and_refused():
    """By hand: 76 + 17/18 * 43^2 / 32 = 130.6; without the correction for 18 nights Chao's 133.8. True: 135."""
    found = chao2(incidence(RABBITS), NIGHTS)
    assert (found.seen, found.once, found.twice) == (76, 43, 16)
    assert found.estimate == pytest.approx(76 + 17 / 18 * 43**2 / 32)
    assert found.lower < 135 < found.upper
    assert found.coverage == pytest.approx(1 - 43 / 142 * (17 * 43) / (17 * 43 + 32))
    assert found.refused == "only 18 independent files name any"
    assert found.at_least is None
    assert chao2(incidence(RABBITS), 20).refused == "43 of 76 are named only once"


def test_so_many_nights_that_it_may_be_told_give_the_lower_end_only():
    """The rabbits caught at least twice as seen, half of the singles: by hand T = 19/20 * 16^2 / 32 = 7.6."""
    found = chao2(incidence({**RABBITS, 1: 16}), 20)
    assert found.refused == ""
    assert found.estimate == pytest.approx(49 + 7.6)
    assert found.at_least == ceil(found.lower)
    assert found.seen < found.lower < found.estimate


@pytest.mark.parametrize(
    ("times", "units", "refused"),
    [
        ({1: 10, 2: 8, 3: 5}, 19, "only 19 independent files name any"),
        ({1: 4, 2: 4, 3: 9}, 40, "only 4 are named twice"),
        ({1: 12, 2: 6, 3: 5}, 40, "12 of 23 are named only once"),
        ({1: 20, 2: 20}, 40, "the files cover only 68% of what is mentioned"),
    ],
)
def test_it_says_why_nothing_may_be_said(times, units, refused):
    found = chao2(incidence(times), units)
    assert (found.refused, found.at_least) == (refused, None)


def test_a_complete_list_is_no_sample_and_copies_are_the_callers_to_join():
    lists = [[f"S{n}" for n in range(30)]]
    notes = [[f"S{n % 30}", f"S{(7 * n + 1) % 30}"] for n in range(40)]
    assert population_of([*lists, *notes]) == population_of(notes)
    assert population_of(lists).seen == 0


@given(named=st.lists(st.sets(st.sampled_from("ABCDEFGH"), max_size=3), max_size=30))
def test_the_interval_stands_about_the_estimate_and_above_what_is_seen(named):
    found = population_of(named)
    assert found.seen <= found.lower <= found.estimate + 1e-9
    assert found.estimate <= found.upper + 1e-9
    assert 0 <= found.coverage <= 1
    assert population_of(named[::-1]) == found
    if found.at_least is not None:
        assert found.at_least >= found.seen
