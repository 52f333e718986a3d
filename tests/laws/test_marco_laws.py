"""Laws of minimal sets and minimal removals of any monotone predicate, by brute force over all sets."""

from __future__ import annotations

from itertools import chain, combinations

from hypothesis import given
from hypothesis import strategies as st

from aggregator.exposure.covers import Budget
from aggregator.exposure.marco import explore

PLAYERS = st.integers(0, 6)


def all_sets(players: int):
    return [
        frozenset(chosen) for chosen in chain.from_iterable(combinations(range(players), n) for n in range(players + 1))
    ]


def least(sets):
    return {one for one in sets if not any(other < one for other in sets)}


@st.composite
def predicates(draw):
    """Draw a monotone predicate: some sets are enough, and whatever holds one of them; the empty set may be one."""
    players = draw(PLAYERS)
    enough = draw(st.sets(st.frozensets(st.integers(0, players - 1)) if players else st.just(frozenset()), max_size=6))
    return players, enough


@given(case=predicates(), data=st.data())
def test_sets_and_removals_are_minimal_distinct_sorted_complete_and_hit_each_other(case, data):
    players, enough = case
    costs = data.draw(st.lists(st.integers(0, 3), min_size=players, max_size=players))
    found = explore(players, lambda held: any(one <= held for one in enough), Budget(100_000), costs=costs)
    everything = all_sets(players)
    sets = least({one for one in everything if any(each <= one for each in enough)})
    removals = least({one for one in everything if not any(each <= frozenset(range(players)) - one for each in enough)})
    assert found.complete
    assert sorted(found.sets) == sorted(tuple(sorted(one)) for one in sets)
    assert sorted(found.removals) == sorted(tuple(sorted(one)) for one in removals)
    hitting = least({one for one in everything if all(one & each for each in sets)})
    assert removals == hitting
    keys = [(sum(costs[player] for player in one), len(one), one) for one in found.sets]
    assert keys == sorted(keys)


@given(case=predicates(), budget=st.integers(0, 40))
def test_what_a_spent_budget_leaves_is_minimal_all_the_same(case, budget):
    players, enough = case
    found = explore(players, lambda held: any(one <= held for one in enough), Budget(budget))
    sets = least(enough)
    assert {frozenset(one) for one in found.sets} <= sets
    assert not found.complete or {frozenset(one) for one in found.sets} == sets


def test_where_each_player_alone_is_enough_all_of_them_have_to_go():
    found = explore(4, bool, Budget(1000))
    assert found.sets == ((0,), (1,), (2,), (3,))
    assert found.removals == ((0, 1, 2, 3),)


def test_what_needs_nobody_cannot_be_ended_and_what_never_holds_needs_no_end():
    always, never = explore(3, lambda held: True, Budget(100)), explore(3, lambda held: False, Budget(100))
    assert (always.sets, always.removals, always.complete) == (((),), (), True)
    assert (never.sets, never.removals, never.complete) == ((), ((),), True)


def test_a_limit_is_said():
    found = explore(6, lambda held: len(held) >= 3, Budget(10_000), limit=5)
    assert (len(found.sets), found.complete) == (5, False)
