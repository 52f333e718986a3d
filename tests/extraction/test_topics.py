from __future__ import annotations

from aggregator.extraction.topics import topics_of
from aggregator.model.facts import Topic


def test_a_topic_counts_its_words_in_both_languages(pack, document_of):
    document = document_of("Planned outages and a maintenance window.", "停电计划")
    assert topics_of(document, pack) == (Topic("outage planning", 3),)


def test_a_part_of_a_word_is_no_hit(pack, document_of):
    assert topics_of(document_of("unplanned outageous"), pack) == ()
