"""Sentences, and the facts in them, worked out by hand."""

from __future__ import annotations

import pytest

from aggregator.extraction.text import facts_of_text
from aggregator.model.documents import Block, BlockKind, MetaValue, PartLoc

P1, P2, P3 = "P-01", "P-02", "P-03"
FLOOR = 0.5
"""From here on a fact counts as known."""

ONE_SENTENCE = [
    ("Planned outage: Northfield out of service on 2025-03-04.", {(P1, "outage", "2025-03-04")}),
    ("北田电站 装机容量 12 万千瓦。", {(P1, "capacity", "120")}),
    ("The installed capacity of Northfield is 120 MW.", {(P1, "capacity", "120")}),
    ("NFD has 0.12 GW of installed capacity.", {(P1, "capacity", "120")}),
    ("Installed capacity: Northfield 120 MW and Lakeside 80 MW.", {(P1, "capacity", "120"), (P2, "capacity", "80")}),
    (
        "装机容量：北田电站12万千瓦，湖畔电站8万千瓦，西山电站60兆瓦。",
        {(P1, "capacity", "120"), (P2, "capacity", "80"), (P3, "capacity", "60")},
    ),
    (
        "Northfield and Lakeside have installed capacities of 120 MW and 80 MW respectively.",
        {(P1, "capacity", "120"), (P2, "capacity", "80")},
    ),
    ("北田电站、湖畔电站装机容量分别为12万千瓦、8万千瓦。", {(P1, "capacity", "120"), (P2, "capacity", "80")}),
    (
        "Northfield and Lakeside are out of service on 2025-03-04.",
        {(P1, "outage", "2025-03-04"), (P2, "outage", "2025-03-04")},
    ),
    ("北田电站和湖畔电站将于2025年3月4日停运。", {(P1, "outage", "2025-03-04"), (P2, "outage", "2025-03-04")}),
    ("Northfield's installed capacity is 120 MW, its peak load 90 MW.", {(P1, "capacity", "120"), (P1, "load", "90")}),
    ("北田电站最大负荷9万千瓦，装机容量12万千瓦。", {(P1, "load", "90"), (P1, "capacity", "120")}),
    ("Northfield is located at 30.25, 114.31.", {(P1, "location", "30.25,114.31")}),
    ("Northfield generated 350 GWh in 2023.", {(P1, "generation", "350")}),
    ("The installed capacity of Great Gabbard Wind Farm is 504 MW.", {("great gabbard wind farm", "capacity", "504")}),
    ("位于大亚湾的秦山核电站装机容量为650兆瓦。", {("秦山核电站", "capacity", "650")}),
    ("The installed capaci-\nty of Northfield is 120 MW.", {(P1, "capacity", "120")}),
    (
        "Installed capacity at Westhill is 60 MW, compared with 120 MW at Northfield and 80 MW at Lakeside.",
        {(P3, "capacity", "60"), (P1, "capacity", "120"), (P2, "capacity", "80")},
    ),
    ("2. Northfield goes out of service on 14 April 2025, nine days if all is well.", {(P1, "outage", "2025-04-14")}),
    ("We passed Westhill (60 MW) and Lakeside (80 MW).", set()),
    ("Northfield was visited. Nothing of note.", set()),
    ("Lunch costs 12 EUR at Northfield.", set()),
    ("The capacity of the meeting room is 12 people, said Northfield.", set()),
]


@pytest.mark.parametrize(("text", "expected"), ONE_SENTENCE)
def test_a_sentence_gives_its_facts(text, expected, pack, vocabulary, document_of):
    facts = facts_of_text(document_of(text), pack, vocabulary)
    assert {(fact.subject.value, fact.attribute, fact.value) for fact in facts} == expected
    assert all(fact.confidence >= FLOOR for fact in facts)


PERIODS = [
    ("Northfield is out of service 3-5 March 2025.", "2025-03-03", "2025-03-05"),
    ("北田电站于3月4日至2025年3月12日停运。", "2025-03-04", "2025-03-12"),
]


@pytest.mark.parametrize(("text", "first", "last"), PERIODS)
def test_a_period_of_days_is_its_first_day_and_hardly_its_last(text, first, last, pack, vocabulary, document_of):
    facts = facts_of_text(document_of(text), pack, vocabulary)
    assert {fact.value for fact in facts} == {first, last}
    assert {fact.value for fact in facts if fact.confidence >= 0.5} == {first}


CARRIED = [
    (["Northfield is old. Its installed capacity is 120 MW."], {(P1, "120")}),
    (["Northfield lies near Lakeside. Its installed capacity is 120 MW."], {(P1, "120")}),
    (["Northfield is old. Capacity: 120 MW. Lakeside is new. Capacity: 80 MW."], {(P1, "120"), (P2, "80")}),
    (["北田电站始建于1990年。装机容量为12万千瓦。"], {(P1, "120")}),
    (["Plant: Northfield\nCapacity: 120 MW\nPlant: Lakeside\nCapacity (kW): 80,000"], {(P1, "120"), (P2, "80")}),
    (["电站名称：北田电站\n装机容量：12万千瓦"], {(P1, "120")}),
    (["Northfield", "Capacity: 120 MW", "Lakeside", "Capacity: 80 MW"], {(P1, "120"), (P2, "80")}),
    (["Plant: Northfield; Capacity: 120 MW"], {(P1, "120")}),
    (["Installed capacity (kW)\nNorthfield: 120,000\nLakeside: 80,000"], {(P1, "120"), (P2, "80")}),
    (["Installed capacity of our plants:\n- Northfield 120 MW\n- Lakeside 80 MW"], {(P1, "120"), (P2, "80")}),
]


@pytest.mark.parametrize(("texts", "expected"), CARRIED)
def test_a_subject_is_carried_over(texts, expected, pack, vocabulary, document_of):
    facts = facts_of_text(document_of(*texts), pack, vocabulary)
    assert {(fact.subject.value, fact.value) for fact in facts} == expected
    assert all(fact.confidence >= 0.5 for fact in facts)


def test_a_heading_gives_the_subject_of_what_follows(pack, vocabulary, document_of):
    heading = Block(BlockKind.HEADING, "2 Northfield", PartLoc("word/document.xml", "paragraph 1"))
    (fact,) = facts_of_text(document_of(heading, "The installed capacity is 120 MW."), pack, vocabulary)
    assert fact.subject.value == P1
    assert fact.confidence >= FLOOR


def test_a_title_and_a_file_name_count_and_a_folder_does_not(pack, vocabulary, document_of):
    places = (
        {"path": "a/b.txt", "metadata": {"title": MetaValue("Northfield review", "title")}},
        {"path": "a/northfield_review.txt"},
        {"path": "Northfield/review.txt"},
    )
    found = [facts_of_text(document_of("The rated power is 120 MW.", **fields), pack, vocabulary) for fields in places]
    assert [fact.subject.value for facts in found for fact in facts] == [P1, P1, P1]
    title, name, folder = (facts[0].confidence for facts in found)
    assert title >= FLOOR
    assert name >= FLOOR > folder


DOUBTFUL = [
    "The installed capacity of Northfield is not 120 MW.",
    "If the installed capacity of Northfield were 120 MW, we would know.",
    "Suppose Northfield has an installed capacity of 120 MW.",
    "假设北田电站装机容量为12万千瓦。",
    "北田电站装机容量并非12万千瓦。",
    "The outage is cancelled: Northfield is not out of service on 2025-03-04.",
]


@pytest.mark.parametrize("text", DOUBTFUL)
def test_what_is_denied_or_supposed_is_not_known(text, pack, vocabulary, document_of):
    facts = facts_of_text(document_of(text), pack, vocabulary)
    assert facts
    assert not any(pack.attributes[fact.attribute].counts(fact.modality) for fact in facts)


def test_a_denial_does_not_reach_the_next_clause(pack, vocabulary, document_of):
    text = "The installed capacity of Northfield is not 100 MW, but its installed capacity is 120 MW."
    facts = facts_of_text(document_of(text), pack, vocabulary)
    assert {(fact.value, fact.modality) for fact in facts} == {("100", "denied"), ("120", "actual")}


def test_deleted_text_is_worth_less_and_hidden_text_is_not(pack, vocabulary, document_of):
    text = "The installed capacity of Northfield is 120 MW."
    place = PartLoc("word/document.xml", "paragraph 1")
    (deleted,) = facts_of_text(document_of(Block(BlockKind.PARAGRAPH, text, place, revision="del")), pack, vocabulary)
    (hidden,) = facts_of_text(document_of(Block(BlockKind.PARAGRAPH, text, place, hidden=True)), pack, vocabulary)
    assert (deleted.confidence, deleted.confidence < FLOOR <= hidden.confidence) == (0.4, True)


def test_a_message_carries_over_to_the_next_less_surely(pack, vocabulary, document_of):
    texts = ["How is Northfield?", "Lakeside is fine too", "installed capacity 120 MW"]
    blocks = [Block(BlockKind.MESSAGE, text, PartLoc("", f"message {n}"), label="li") for n, text in enumerate(texts)]
    (fact,) = facts_of_text(document_of(*blocks), pack, vocabulary)
    (sure,) = facts_of_text(document_of("Lakeside: installed capacity 120 MW"), pack, vocabulary)
    assert fact.subject.value == P2
    assert fact.confidence < sure.confidence


def test_latitude_and_longitude_lines_make_one_value_found_at_both(pack, vocabulary, document_of):
    facts = facts_of_text(document_of("电站名称：北田电站\n纬度：30.25\n经度：114.3"), pack, vocabulary)
    assert {(fact.subject.value, fact.value, fact.surface) for fact in facts} == {
        (P1, "30.25,114.3", "30.25"),
        (P1, "30.25,114.3", "114.3"),
    }


def test_the_citation_spans_the_raw_text(pack, vocabulary, document_of):
    text = "根据省公司二〇二四年度统计年报和现场核对的结果，截至目前装机容量北田电\n站：\u200b１２\u3000万千瓦"
    (fact,) = facts_of_text(document_of(text), pack, vocabulary)
    assert text[fact.citation.start : fact.citation.end] == fact.surface == "１２\u3000万千瓦"
