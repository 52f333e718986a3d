"""Topics are found where files share words that others lack, whatever their order, and always the same ones."""

from __future__ import annotations

import pytest

from aggregator.exposure.discovered_topics import BELONGS, discovered_topics

OUTAGES = {"outage": 3, "maintenance": 2, "turbine": 2, "planned outage": 2, "planned": 2}
FUEL = {"coal": 3, "delivery": 2, "quay": 2, "tonne": 1}
CANTEEN = {"食堂": 3, "菜单": 2, "午餐": 2}
PLANTED = {"outages": OUTAGES, "fuel": FUEL, "canteen": CANTEEN}


def drive(each=6):
    """Return files of three topics, each file with a word of its own that no other has."""
    return {
        f"{topic} {number}": {**words, f"{topic}{number}": 5}
        for topic, words in PLANTED.items()
        for number in range(each)
    }


def test_planted_topics_are_found_with_just_their_files():
    found = discovered_topics(drive())
    expected = [[f"{topic} {number}" for number in range(6)] for topic in PLANTED]
    assert sorted(sorted(topic.files) for topic in found) == sorted(expected)


def test_names_are_words_of_the_topic_and_phrases_stand_for_their_parts():
    named = {min(topic.files)[:-2]: set(topic.words) for topic in discovered_topics(drive())}
    assert named["fuel"] == set(FUEL)
    assert named["canteen"] == set(CANTEEN)
    assert named["outages"] == set(OUTAGES) - {"outage", "planned"}


def test_topics_are_the_same_whatever_the_order_of_files_and_however_often():
    forwards = discovered_topics(drive())
    backwards = discovered_topics(dict(reversed(drive().items())))
    assert forwards == backwards == discovered_topics(drive())


def test_words_of_both_languages_make_one_topic_where_files_use_both():
    files = drive() | {f"both {number}": {"变压器": 2, "transformer": 2, "oil": 1} for number in range(6)}
    found = next(topic for topic in discovered_topics(files) if "both 0" in topic.files)
    assert set(found.words) == {"变压器", "transformer", "oil"}


def test_a_file_of_two_topics_belongs_to_both():
    files = drive() | {"mixed": FUEL | CANTEEN}
    shares = {topic.words: topic.files["mixed"] for topic in discovered_topics(files) if "mixed" in topic.files}
    assert len(shares) == 2
    assert all(share >= BELONGS for share in shares.values())


def test_what_one_file_alone_says_names_no_topic():
    assert not any(word[-1].isdigit() for topic in discovered_topics(drive()) for word in topic.words)


@pytest.mark.parametrize(
    "files",
    [{}, {"a": {"coal": 1}}, {"a": {}, "b": {}, "c": {}, "d": {}}, {letter: {letter * 3: 1} for letter in "abcdef"}],
    ids=["none", "one", "no words", "no word in two"],
)
def test_where_nothing_is_shared_there_are_no_topics(files):
    assert discovered_topics(files) == []


def test_files_that_share_a_word_each_with_the_next_one_only_are_of_no_topic():
    chain = ["annex", "coordination", "broken", "licence", "test", "battery", "lamp"]
    loners = {f"loner {number}": {chain[number]: 3, chain[number + 1]: 3} for number in range(6)}
    found = discovered_topics(drive() | loners)
    assert not [file for topic in found for file in topic.files if file.startswith("loner")]
