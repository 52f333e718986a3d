"""Laws of accounts that work together: brute force over all groups, judged by the definition."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aggregator.exposure.collusion import collusion
from aggregator.model.access import EVERYONE


@pytest.fixture(scope="module")
def truth(laws):
    def known_by_groups(case, scope):
        """Return group -> how many subjects it reveals, for all groups of single accounts up to four."""
        people, oracle = laws.people(case.readership), laws.oracle(case.evidence)
        knowing, site = case.insight.may_know, case.readership
        accounts = [
            name
            for name in site.principals()
            if not people.may_know(name, knowing) and EVERYONE not in knowing and name not in people.listed_groups
        ]
        reads = {name: people.reads(name) for name in accounts}
        classes = case.evidence.access_class.tolist()
        known = {}
        for size in range(5):
            for group in combinations(accounts, size):
                union = set().union(*(reads[name] for name in group))
                known[group] = oracle.f([file for file in case.files if classes[file] in union], scope)
        return accounts, known

    return known_by_groups


def only_listed(case, people) -> bool:
    """Return whether every group has members who are no group: of others nobody can say whose account they are."""
    return all(people.people(group) for group in people.listed_groups)


@settings(max_examples=120, deadline=None)
@given(draw=st.data())
def test_the_most_and_the_smallest_are_those_of_all_groups(laws, truth, draw):
    case = draw.draw(laws.cases().filter(lambda case: only_listed(case, laws.people(case.readership))))
    evidence, insight = case.evidence, case.insight
    for scope in range(len(evidence.scopes)):
        accounts, known = truth(case, scope)
        found = collusion(evidence, scope, case.readership, insight.exposed_at, may_know=insight.may_know, size=4)
        assert found.accounts == len(accounts)
        for each in found.most:
            best = max(count for group, count in known.items() if len(group) <= each.size)
            assert each.revealed <= best <= each.bound
            if each.size <= 3:
                assert (each.revealed, each.status) == (best, "optimal")
        for crossing in found.crossings:
            judge(crossing, accounts, known)


def judge(crossing, accounts, known) -> None:
    below = {name for name in accounts if known[(name,)] < crossing.needed}
    assert crossing.alone == len(accounts) - len(below)
    crosses = {group for group, count in known.items() if count >= crossing.needed and set(group) <= below}
    smallest = min((len(group) for group in crosses), default=None)
    if crossing.size is None:
        assert smallest is None or smallest > 3
        return
    assert crossing.at_least <= smallest <= crossing.size
    told = {tuple(sorted(group)) for places in crossing.groups for group in singles(places)}
    if crossing.size <= 3:
        assert crossing.complete
        assert crossing.size == crossing.at_least == smallest
        assert told == {group for group in crosses if len(group) == smallest}
        assert crossing.total == len(told)
    assert told <= crosses


def singles(places):
    if not places:
        return [()]
    return [(name, *rest) for name in places[0] for rest in singles(places[1:])]


@settings(max_examples=60, deadline=None)
@given(draw=st.data(), sets=st.integers(0, 12))
def test_a_search_that_is_cut_short_never_proves_what_is_wrong(laws, truth, draw, sets):
    case = draw.draw(laws.cases().filter(lambda case: only_listed(case, laws.people(case.readership))))
    accounts, known = truth(case, 0)
    insight = case.insight
    found = collusion(
        case.evidence, 0, case.readership, insight.exposed_at, may_know=insight.may_know, size=3, sets_judged=sets
    )
    for each in found.most:
        best = max(count for group, count in known.items() if len(group) <= each.size)
        assert each.revealed <= best <= each.bound
    for crossing in found.crossings:
        below = {name for name in accounts if known[(name,)] < crossing.needed}
        crosses = [len(group) for group, count in known.items() if count >= crossing.needed and set(group) <= below]
        if crosses:
            assert crossing.at_least <= min(crosses)
        if crossing.size is not None:
            assert min(crosses) <= crossing.size
