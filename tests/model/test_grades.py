from __future__ import annotations

import pytest

from aggregator.model.facts import Grade
from aggregator.model.grades import grade_of


@pytest.mark.parametrize(
    ("word", "grade"),
    [
        ("internal", Grade.INTERNAL),
        ("OFFICIAL-SENSITIVE", Grade.INTERNAL),
        ("CUI", Grade.INTERNAL),
        ("VS-NfD", Grade.INTERNAL),
        ("内部", Grade.INTERNAL),
        ("Confidential", Grade.CONFIDENTIAL),
        ("秘密", Grade.CONFIDENTIAL),
        ("secret", Grade.SECRET),
        ("机密★10年", Grade.SECRET),
        ("top_secret", Grade.TOP_SECRET),
        ("绝密", Grade.TOP_SECRET),
        ("unclassified", Grade.NONE),
        ("no such word", Grade.NONE),
        ("", Grade.NONE),
    ],
)
def test_words_of_many_countries_stand_on_one_ladder(word, grade):
    assert grade_of(word) is grade
