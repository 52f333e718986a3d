from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aggregator.extraction.known_words import KnownWords, Together

WORDS = ["north", "northfield", "field", "北田", "田", "a b"]
PARTS = [*"北田 ab", "north", "field", "North", "İ"]
TEXTS = st.lists(st.sampled_from(PARTS), max_size=12).map("".join)


@pytest.mark.parametrize("longest", [False, True])
@given(st.lists(TEXTS, max_size=5))
def test_looked_through_together_texts_have_the_words_they_have_alone(longest, texts):
    together, alone = KnownWords(WORDS, longest=longest), KnownWords(WORDS, longest=longest)
    together.look_through(Together(texts))
    assert [list(together.hits(text)) for text in texts] == [list(alone.hits(text)) for text in texts]
    assert together.found() == {text for text in texts if alone.hits(text)}


def test_no_word_lies_in_two_texts():
    words = KnownWords(["ab"])
    words.look_through(Together(["a", "b", "ab"]))
    assert [list(words.hits(text)) for text in ("a", "b", "ab")] == [[], [], [(0, 0, 2)]]


def test_a_text_that_was_not_looked_through_is_asked_for_all_the_same():
    words = KnownWords(["ab"])
    words.look_through(Together(["a"]))
    assert list(words.hits("xab")) == [(0, 1, 3)]


def test_of_words_that_overlap_the_longest_counts_where_it_is_asked_for():
    assert list(KnownWords(WORDS, longest=True).hits("Northfield")) == [(1, 0, 10)]


def test_no_words_are_nowhere():
    assert list(KnownWords([]).hits("text")) == []
