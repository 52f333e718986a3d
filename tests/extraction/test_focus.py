"""Which subjects were named last, as a document goes on."""

from __future__ import annotations

from aggregator.extraction.focus import Foci
from aggregator.extraction.subject_mention import SubjectMention
from aggregator.model.facts import LISTED, Identifier


def test_a_subject_named_again_is_the_last_one_named_and_stands_once() -> None:
    foci = Foci({})
    for name in ("A", "B", "C", "A"):
        foci.pass_sentence([SubjectMention(Identifier("works", LISTED, name), name, 0, 1)])
    assert [identifier.value for identifier in foci.recent["works"]] == ["B", "C", "A"]


def test_the_first_subject_of_a_sentence_counts_as_named_last() -> None:
    foci = Foci({})
    foci.pass_sentence(
        [SubjectMention(Identifier("works", LISTED, name), name, at, at + 1) for at, name in enumerate("AB")]
    )
    assert [identifier.value for identifier in foci.recent["works"]] == ["B", "A"]
