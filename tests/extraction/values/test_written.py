"""A message's own date tells which day its ``tomorrow`` is; a file without one leaves it open."""

from __future__ import annotations

import pytest

from aggregator.extraction.text import facts_of_text
from aggregator.model.documents import MetaValue

SENT = {"sent": MetaValue("2025-03-12T08:30:00+01:00", "header Date")}


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Planned outage: Northfield is out of service tomorrow.", "2025-03-13"),
        ("Northfield will be out of service next Tuesday.", "2025-03-18"),
        ("Northfield is out of service on 20 March.", "2025-03-20"),
        ("北田电站将于下周二停运。", "2025-03-18"),
        ("北田电站定于3月20日检修。", "2025-03-20"),
    ],
)
def test_a_day_in_a_message_counts_from_when_it_was_sent(pack, vocabulary, document_of, text, value):
    (fact,) = facts_of_text(document_of(text, metadata=SENT), pack, vocabulary)
    assert (fact.subject.value, fact.attribute, fact.value) == ("P-01", "outage", value)
    assert facts_of_text(document_of(text), pack, vocabulary) == []


def test_a_date_that_could_be_two_is_not_taken_from_the_day_of_sending(pack, vocabulary, document_of):
    text = "Northfield is out of service on 4/3."
    assert facts_of_text(document_of(text, metadata=SENT), pack, vocabulary) == []


def test_a_broken_date_of_sending_is_as_none(pack, vocabulary, document_of):
    text = "Northfield is out of service tomorrow."
    broken = document_of(text, metadata={"sent": MetaValue("last week", "header Date")})
    assert facts_of_text(broken, pack, vocabulary) == []
