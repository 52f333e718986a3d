from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from aggregator.extraction.values.page import Page, Trigger
from aggregator.extraction.values.pattern import pattern

SOURCES = [r"(?:^|[^\d])(?P<name>\d{2})(?:$|[^\d])", r"\p{Han}+(?P<name>x)", r"^北", r"b$"]
TEXTS = st.lists(st.text("北田ab x12", max_size=8), max_size=6)


@given(TEXTS)
def test_every_text_that_matches_by_itself_is_among_those_of_the_page(texts):
    matching = [text for text in texts if any(pattern(source).search(text) is not None for source in SOURCES)]
    found = Page(texts).matched(Trigger(SOURCES))
    assert [text for text in found if text in matching] == matching


def test_texts_come_in_order_and_each_standing_by_itself():
    assert Page(["7", "seven", "", "77 and 78", "7"]).matched(Trigger([r"\d"])) == ["7", "77 and 78", "7"]


def test_no_source_matches_nothing_and_no_text_is_matched():
    assert Page(["text"]).matched(Trigger([])) == []
    assert Page([]).matched(Trigger([r"\d"])) == []
