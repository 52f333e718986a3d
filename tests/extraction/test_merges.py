from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from aggregator.extraction.merges import merges_of
from aggregator.model.facts import Identifier
from aggregator.model.identity import Alike, Decision


def named(value):
    return Identifier("plant", "name", value)


def coded(value):
    return Identifier("plant", "eic", value)


def by_scheme(identifier):
    return (identifier.scheme == "name", 0, identifier.value)


A, B, C, X, Y = named("a"), named("b"), named("c"), coded("X"), coded("Y")


def test_names_that_are_alike_are_merged_into_the_first_as_surely_as_they_are_alike():
    found = merges_of([], [Alike(B, A, 0.9, "one letter apart"), Alike(B, C, 0.8, "one letter apart")], by_scheme)
    assert (found.main(A), found.main(B), found.main(C)) == (A, A, A)
    assert (found.confidence(A), found.confidence(B), found.confidence(C)) == (1.0, 0.9, 0.8)
    assert found.by_alias[B].why == "one letter apart"


def test_a_chain_is_no_surer_than_its_weakest_pair():
    found = merges_of([], [Alike(A, B, 0.8, ""), Alike(B, C, 0.95, "")], by_scheme)
    assert found.confidence(C) == 0.8


def test_a_code_is_what_names_are_merged_into():
    assert merges_of([], [Alike(A, X, 0.9, "")], by_scheme).main(A) == X


def test_two_codes_of_one_scheme_are_never_brought_together():
    found = merges_of([], [Alike(A, X, 0.9, ""), Alike(A, B, 0.85, ""), Alike(B, Y, 0.8, "")], by_scheme)
    assert (found.main(A), found.main(B), found.main(Y)) == (X, X, Y)


def test_what_was_decided_to_be_two_is_not_merged_even_through_a_third():
    found = merges_of([Decision(A, C, same=False)], [Alike(A, B, 0.9, ""), Alike(B, C, 0.8, "")], by_scheme)
    assert (found.main(B), found.main(C)) == (A, C)


def test_a_decision_comes_before_what_is_alike_and_says_who_made_it():
    decided = Decision(A, X, same=True, by="ann", because="renamed")
    found = merges_of([decided], [Alike(A, Y, 0.99, "")], by_scheme)
    assert (found.main(A), found.confidence(A), found.by_alias[A].why) == (X, 1.0, "decided by ann: renamed")


def test_the_later_decision_about_two_holds():
    decisions = [Decision(A, B, same=True), Decision(B, A, same=False)]
    assert merges_of(decisions, [], by_scheme).main(B) == B


def test_a_decision_that_cannot_be_followed_is_said():
    decisions = [Decision(A, X, same=True), Decision(A, Y, same=True)]
    found = merges_of(decisions, [], by_scheme)
    assert found.main(Y) == Y
    assert len(found.warnings) == 1


IDENTIFIERS = st.sampled_from([A, B, C, X, Y, named("d"), Identifier("plant", "wri", "1")])
PAIRS = st.tuples(IDENTIFIERS, IDENTIFIERS).filter(lambda pair: pair[0] != pair[1])


@given(
    st.lists(st.builds(lambda pair, same: Decision(*pair, same=same), PAIRS, st.booleans()), max_size=5),
    st.lists(st.builds(lambda pair, sure: Alike(*pair, sure, ""), PAIRS, st.sampled_from([0.7, 0.8, 0.9])), max_size=8),
)
def test_no_merge_breaks_a_decision_or_joins_two_of_a_scheme(decisions, alike):
    found = merges_of(decisions, alike, by_scheme)
    groups: dict[Identifier, list[Identifier]] = {}
    for identifier in [A, B, C, X, Y, named("d"), Identifier("plant", "wri", "1")]:
        groups.setdefault(found.main(identifier), []).append(identifier)
    last = {decision.pair: decision.same for decision in decisions}
    for main, members in groups.items():
        assert main in members
        codes = [member.scheme for member in members if member.scheme != "name"]
        assert len(codes) == len(set(codes))
        assert not any(last.get(frozenset((one, other))) is False for one in members for other in members)
    assert merges_of(decisions, list(reversed(alike)), by_scheme).by_alias.keys() == found.by_alias.keys()
