"""The words that are kept of a file: ordinary ones in both languages, and nothing that names or unlocks."""

from __future__ import annotations

import pytest

from aggregator.extraction.terms import MOST, terms_of

TEXTS = [
    ("The outages were planned outages.", {"outage": 2, "planned": 1, "planned outage": 1}),
    ("Outages? No outage.", {"outage": 2}),
    ("Batteries of Northfield, batteries of Maria Keller", {"battery": 2}),
    ("maria said hunter2 and ab12 to ann@example.com at www.example.com", {}),
    ("analysis analyses status bus gases", {
        "analysis": 2, "status": 1, "gas": 1, "bus": 1, "analysis analysis": 1, "analysis status": 1, "status bus": 1,
        "bus gas": 1,
    }),
    ("变压器检修", {"变压器": 1, "检修": 1, "变压器检修": 1}),
    ("王小明在北京大学说明情况", {}),
    ("变压器，检修", {"变压器": 1, "检修": 1}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), TEXTS)
def test_ordinary_words_and_pairs_of_them_are_counted(text, expected, document_of):
    assert {term.word: term.count for term in terms_of([document_of(text)])} == expected


def test_the_words_used_most_are_kept_then_by_alphabet(document_of):
    letters = "abcdefghij"
    words = [f"zz{one}{two}{two}" for one in letters for two in letters]
    terms = terms_of([document_of(". ".join([*words, "zzjjj", "turbine"]))])
    assert len(terms) == MOST
    assert [(term.word, term.count) for term in terms[:3]] == [("zzjjj", 2), ("turbine", 1), ("zzaaa", 1)]


def test_words_of_what_is_inside_count_too(document_of):
    terms = terms_of([document_of("a turbine here"), document_of("one turbine there")])
    assert [(term.word, term.count) for term in terms] == [("turbine", 2)]
