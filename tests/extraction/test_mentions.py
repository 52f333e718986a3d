from __future__ import annotations

import pytest

from aggregator.extraction.mentions import mentions_of

TEXTS = [
    ("Dr. Maria Keller met John Smith.", {("person", "Maria Keller"), ("person", "John Smith")}),
    ("Northfield Energy Ltd bought it.", {("organisation", "Northfield Energy Ltd")}),
    ("The University of Oslo is in Norway.", {("organisation", "University of Oslo"), ("place", "Norway")}),
    ("王小明在北京大学工作", {("person", "王小明"), ("organisation", "北京大学")}),
    ("长江电力股份有限公司位于湖北省。", {("organisation", "长江电力股份有限公司"), ("place", "湖北省")}),
    ("nothing at all here", set()),
    ("Installed Capacity Report For March", set()),
]


@pytest.mark.parametrize(("text", "expected"), TEXTS)
def test_names_are_found_with_their_kind(text, expected, document_of):
    assert {(mention.kind, mention.name) for mention in mentions_of(document_of(text))} == expected


def test_the_most_frequent_stand_first_and_no_more_than_200(document_of):
    others = " ".join(
        f"Dr. Zed{'abcdefghij'[n % 10]}{'abcdefghij'[n // 10 % 10]}{'xyz'[n // 100]} left." for n in range(300)
    )
    mentions = mentions_of(document_of("Norway. Norway. Norway. " + others))
    assert (mentions[0].name, mentions[0].count) == ("Norway", 3)
    assert len(mentions) == 200


def test_a_titled_name_is_said_once_wherever_it_stands_among_others(document_of):
    text = "John Smith, Dr. Maria Keller, John Smith, Dr. Maria Keller; John Smith went."
    found = {mention.name: mention.count for mention in mentions_of(document_of(text))}
    assert found == {"John Smith": 3, "Maria Keller": 2}
