from __future__ import annotations

import pytest

from aggregator.extraction.likeness import PERMUTATIONS, likeness, signature_of

TEXT = " ".join(f"word{n}" for n in range(400))


def test_a_signature_is_the_same_every_time(document_of):
    assert signature_of(document_of(TEXT)) == signature_of(document_of(TEXT, path="other.txt"))
    assert len(signature_of(document_of(TEXT))) == 4 * PERMUTATIONS


def test_no_text_has_no_signature_and_is_like_nothing(document_of):
    assert signature_of(document_of("  ")) == b""
    assert likeness(b"", signature_of(document_of(TEXT))) == 0.0


def test_likeness_estimates_the_share_of_common_shingles(document_of):
    words = TEXT.split()
    half = " ".join(words[:300])
    shared, union = 297, 397
    found = likeness(signature_of(document_of(TEXT)), signature_of(document_of(half)))
    assert found == pytest.approx(shared / union, abs=0.12)


def test_layout_does_not_matter(document_of):
    left, right = document_of("北田电站装机容量\n十二万千瓦"), document_of("北田电站装机容量十二万千瓦")
    assert likeness(signature_of(left), signature_of(right)) == 1.0


def test_the_order_of_words_counts_and_their_case_does_not(document_of):
    words = TEXT.split()
    signed = signature_of(document_of(TEXT))
    assert likeness(signed, signature_of(document_of(" ".join(reversed(words))))) < 0.1
    assert likeness(signed, signature_of(document_of(TEXT.upper()))) == 1.0


def test_a_text_of_fewer_words_than_a_shingle_has_a_signature(document_of):
    assert likeness(signature_of(document_of("北 田")), signature_of(document_of("北田"))) == 1.0
    assert likeness(signature_of(document_of("北田")), signature_of(document_of("北天"))) < 0.1
