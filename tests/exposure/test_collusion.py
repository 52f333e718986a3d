"""Accounts that put their files together, worked out by hand."""

from __future__ import annotations

import pytest

from aggregator.exposure.audiences import Readership
from aggregator.exposure.collusion import accounts_of, collusion
from aggregator.exposure.example import evidence_of
from aggregator.model.access import EVERYONE, AccessClass, Membership
from aggregator.model.findings import Severity
from aggregator.policy.records import Step

PLANTS = ["P1", "P2", "P3", "P4"]
ROWS = [
    *((plant, "capacity", ["capacity"], 0) for plant in PLANTS),
    *((plant, "location", ["map"], 0) for plant in PLANTS[:3]),
    ("P4", "location", ["annex"], 0),
    ("P1", "location", ["news"], 0),
]
FOLDERS = {"capacity": 0, "map": 1, "annex": 2, "news": 3}
READERS = [{"ann", "al", "boss"}, {"bo"}, {"cy", "boss"}, {EVERYONE}]
STEPS = (
    Step(Severity.LOW, subjects=1),
    Step(Severity.MEDIUM, subjects=2),
    Step(Severity.HIGH, subjects=3),
    Step(Severity.CRITICAL, subjects=4),
)


def site_of(readers, *members, **more):
    return Readership(tuple(AccessClass(frozenset(each)) for each in readers), tuple(members), **more)


@pytest.fixture
def found():
    """Four plants: capacities by ann, al or boss; three places by bo, the fourth by cy or boss, one in the news.

    Alone boss knows P1 and P4, ann and al P1. With bo, ann and al know three, and boss all four.
    """
    site = site_of(READERS)
    return collusion(evidence_of(ROWS, ["capacity", "location"], classes=FOLDERS), 0, site, STEPS, size=3)


def test_the_most_that_one_two_and_three_accounts_know(found):
    assert (found.accounts, found.by_everyone, found.by_all) == (5, 0, 4)
    assert [(each.size, each.members, each.revealed, each.bound, each.status.value) for each in found.most] == [
        (1, (("boss",),), 2, 2, "optimal"),
        (2, (("boss",), ("bo",)), 4, 4, "optimal"),
        (3, (("boss",), ("bo",)), 4, 4, "optimal"),
    ]


def test_nobody_who_crosses_alone_is_in_a_group_that_crosses_together(found):
    low, medium, high, critical = found.crossings
    assert (low.alone, low.size, low.at_least) == (3, None, None)
    assert (medium.alone, medium.size, medium.at_least, medium.complete) == (1, 2, 2, True)
    assert {frozenset(group) for group in medium.groups} == {
        frozenset({("al", "ann"), ("bo",)}),
        frozenset({("al", "ann"), ("cy",)}),
    }
    assert medium.total == 4
    assert {frozenset(group) for group in high.groups} == {
        frozenset({("al", "ann"), ("bo",)}),
        frozenset({("boss",), ("bo",)}),
    }
    assert (critical.alone, critical.size, critical.groups, critical.total) == (0, 2, ((("boss",), ("bo",)),), 1)


def test_who_may_know_is_left_out():
    site = site_of(READERS)
    evidence = evidence_of(ROWS, ["capacity", "location"], classes=FOLDERS)
    left = collusion(evidence, 0, site, STEPS, may_know=["boss"], size=3)
    assert left.accounts == 4
    assert [each.revealed for each in left.most] == [1, 3, 4]
    critical = left.crossings[-1]
    assert (critical.size, critical.at_least, critical.total) == (3, 3, 2)


def test_a_group_is_its_members_unless_nobody_listed_them():
    site = site_of([{"team"}, {"club"}], Membership("team", "ann", ""), groups=frozenset({"club"}))
    assert [each.principal for each in accounts_of(site)] == ["ann", "club"]


def test_four_accounts_are_a_lower_bound():
    """Each of four holds one of four attributes, so that three together know nothing."""
    evidence = evidence_of(
        [("P", name, [name], 0) for name in "wxyz"], list("wxyz"), classes=dict(zip("wxyz", range(4), strict=True))
    )
    site = site_of([{name} for name in ("ann", "bo", "cy", "dee")])
    found = collusion(evidence, 0, site, STEPS[:1], size=4)
    assert [each.revealed for each in found.most[:3]] == [0, 0, 0]
    assert all(each.status == "optimal" for each in found.most[:3])
    (low,) = found.crossings
    assert (low.size, low.at_least, low.complete) == (4, 4, False)
    assert low.groups == ((("ann",), ("bo",), ("cy",), ("dee",)),)


def test_a_search_cut_short_says_how_far_off_it_may_be():
    evidence = evidence_of(ROWS, ["capacity", "location"], classes=FOLDERS)
    found = collusion(evidence, 0, site_of(READERS), STEPS, may_know=["boss"], size=2, sets_judged=0)
    two = found.most[1]
    assert two.revealed <= 3 <= two.bound
    assert (two.bound, two.status, two.limit) == (4, "feasible", "sets judged")
    assert two.gap == (4 - two.revealed) / 4
