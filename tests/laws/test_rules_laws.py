"""Laws of chained rules, against plain forward chaining over every set of files."""

from __future__ import annotations

from itertools import combinations, product

from hypothesis import given, settings
from hypothesis import strategies as st

from aggregator.exposure.rules import Atom, Known, Rule, Term, derive, holds

ATTRIBUTES = ["a", "b", "c"]
WORDS = ["1", "2", "3"]
FILES = 5

TERMS = st.sampled_from([Term("x"), Term("y"), Term("z"), Term("1", fixed=True)])
ATOMS = st.builds(Atom, st.sampled_from(ATTRIBUTES), TERMS, TERMS)
FACTS = st.builds(Known, st.sampled_from(ATTRIBUTES), st.sampled_from(WORDS), st.sampled_from(WORDS))


@st.composite
def rules(draw) -> Rule:
    body = tuple(draw(st.lists(ATOMS, min_size=1, max_size=3)))
    variables = [term for atom in body for term in (atom.subject, atom.value)]
    head = Atom(draw(st.sampled_from(ATTRIBUTES)), draw(st.sampled_from(variables)), draw(st.sampled_from(variables)))
    return Rule(head, body, "rule")


BASES = st.dictionaries(
    FACTS,
    st.lists(st.frozensets(st.integers(0, FILES - 1), min_size=1, max_size=2), min_size=1, max_size=2),
    max_size=6,
)


def chained(all_rules, facts: set[Known]) -> set[Known]:
    """Return everything that holds, by trying every binding of every rule until nothing is new."""
    known = set(facts)
    while True:
        new = set()
        for rule in all_rules:
            names = sorted({t.word for atom in rule.body for t in (atom.subject, atom.value) if not t.fixed})
            for words in product(WORDS, repeat=len(names)):
                bound = dict(zip(names, words, strict=True))
                said = [
                    Known(atom.attribute, *(t.word if t.fixed else bound[t.word] for t in (atom.subject, atom.value)))
                    for atom in (*rule.body, rule.head)
                ]
                if all(each in known for each in said[:-1]):
                    new.add(said[-1])
        if new <= known:
            return known
        known |= new


def minimal_sets(all_rules, base) -> dict[Known, list[frozenset[int]]]:
    found: dict[Known, list[frozenset[int]]] = {}
    for size in range(FILES + 1):
        for held in map(frozenset, combinations(range(FILES), size)):
            for fact in chained(all_rules, {f for f, sets in base.items() if any(one <= held for one in sets)}):
                if not any(one <= held for one in found.setdefault(fact, [])):
                    found[fact].append(held)
    return found


@settings(max_examples=80, deadline=None)
@given(all_rules=st.lists(rules(), min_size=1, max_size=3), base=BASES, most=st.integers(1, FILES))
def test_every_smallest_set_up_to_the_size_asked_for_is_there(all_rules, base, most):
    found = derive(all_rules, base, most_files=most)
    heads = {rule.head.attribute for rule in all_rules}
    assert found.complete
    for fact, sets in minimal_sets(all_rules, base).items():
        small = [one for one in sets if len(one) <= most]
        if fact in found.sets:
            assert sorted(map(sorted, found.sets[fact])) == sorted(map(sorted, small))
        elif fact.attribute in heads:  # nothing but what files state outright
            assert all(any(said <= one for said in base.get(fact, ())) for one in small)


@settings(max_examples=60, deadline=None)
@given(all_rules=st.lists(rules(), min_size=1, max_size=3), base=BASES, held=st.frozensets(st.integers(0, FILES - 1)))
def test_what_a_reader_can_derive_is_whole_whatever_the_size(all_rules, base, held):
    facts = {fact for fact, sets in base.items() if any(one <= held for one in sets)}
    assert facts | set(holds(all_rules, base, held)) == chained(all_rules, facts)
    found = derive(all_rules, base, most_files=1, readable=[held])
    for fact in chained(all_rules, facts) - facts:
        assert any(one <= held for one in found.sets[fact])


def test_a_chain_longer_than_the_size_is_not_listed_and_not_lost_for_its_reader():
    x, y, z = Term("x"), Term("y"), Term("z")
    rule = Rule(Atom("over", x, z), (Atom("over", x, y), Atom("over", y, z)), "passes on")
    base = {Known("over", str(n), str(n + 1)): [frozenset({n})] for n in range(8)}
    short = derive([rule], base, most_files=3).sets
    assert Known("over", "0", "3") in short
    assert Known("over", "0", "8") not in short
    whole = derive([rule], base, most_files=3, readable=[frozenset(range(8))])
    assert whole.sets[Known("over", "0", "8")] == (frozenset(range(8)),)
    assert not whole.complete
