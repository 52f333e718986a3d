from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aggregator.extraction.search_text import KEPT, even, folded, search_text, searched
from aggregator.extraction.search_texts import look_up, searched_all

TEXTS = [
    ("plain text", "plain text"),
    ("two  spaces\tand a tab", "two spaces and a tab"),
    ("北田\n电站", "北田电站"),
    ("北田\r\n电站", "北田电站"),
    ("北田Ａ\nＢ－\n７号（停\n运）\n机组，\n西岭", "北田AB-7号(停运)机组,西岭"),
    ("⻓江⻔户⽇报", "长江门户日报"),  # radicals that a PDF names in place of the characters
    ("capaci-\nty", "capacity"),
    ("capaci\ufffe\r\nty", "capacity"),
    ("capaci\u00ad\nty", "capacity"),
    ("capaci\ufffety", "capacity"),
    ("JRC\ufffePPDB", "JRC-PPDB"),
    ("JRC\ufffe\r\nPPDB", "JRC-PPDB"),
    ("2025-03\ufffe04", "2025-03-04"),
    ("unit\ufffe3", "unit-3"),
    ("湖畔\ufffe电站", "湖畔电站"),
    ("end\ufffe", "end"),
    ("\ufffePPDB", "PPDB"),
    ("a \ufffe B", "a B"),
    ("Saint-\nMalo", "Saint-Malo"),
    ("2025-\n03-04", "2025-03-04"),
    ("a\nb", "a b"),
    ("１２０ＭＷ：", "120MW:"),
    ("㎿", "MW"),
    ("Zu\u0308rich", "Zürich"),
    ("North\u200bfield", "Northfield"),
    ("lone\ud800surrogate", "lonesurrogate"),
    ("\ufeffbom", "bom"),
    ("30\u00a0000", "30 000"),
]


@pytest.mark.parametrize(("raw", "searched"), TEXTS)
def test_a_text_is_searched_without_what_its_layout_put_in(raw, searched):
    assert search_text(raw).text == searched


def test_a_span_leads_back_to_the_raw_text():
    raw = "装机\n容量：１２\u200b 万-\nkW ﬁn"
    found = search_text(raw)
    for wanted, expected in (("装机容量", "装机\n容量"), ("12", "１２"), ("fin", "ﬁn")):
        start = found.text.index(wanted)
        first, last = found.raw_span(start, start + len(wanted))
        assert raw[first:last] == expected


@pytest.mark.parametrize(
    ("raw", "wanted", "stands_for"),
    [
        ("the JRC\ufffePPDB of 2019", "JRC-PPDB", "JRC\ufffePPDB"),
        ("the JRC\ufffe\r\nPPDB of 2019", "PPDB", "PPDB"),
        ("the JRC\ufffe\r\nPPDB of 2019", "JRC-", "JRC\ufffe\r\n"),
        ("installed capaci\ufffety 12", "capacity", "capaci\ufffety"),
        ("installed capaci\ufffe\r\nty 12", "12", "12"),
    ],
)
def test_a_word_broken_at_a_line_end_leads_back_to_where_it_stood(raw, wanted, stands_for):
    found = search_text(raw)
    start = found.text.index(wanted)
    first, last = found.raw_span(start, start + len(wanted))
    assert raw[first:last] == stands_for


ODD = st.text(
    st.one_of(st.characters(), st.sampled_from(list("北田ab12 -\n\t\r１ﬁ①\u200b\u0301\ufffe。，ｶﾞ각"))), max_size=40
)


@given(ODD)
def test_every_character_comes_from_the_raw_text_in_order(raw):
    found = search_text(raw)
    spans = [found.raw_span(at, at + 1) for at in range(len(found.text))]
    assert all(0 <= start <= end <= len(raw) for start, end in spans)
    assert spans == sorted(spans)
    for character, (start, end) in zip(found.text, spans, strict=True):
        stands_for = unicodedata.normalize("NFKC", raw[start:end])
        broken = character == "-" and stands_for[0] in "\x02\ufffe"
        is_even = character in map(even, raw[start:end])
        assert character in stands_for or is_even or character == " " or broken


@given(ODD)
def test_the_text_alone_is_the_same_without_the_way_back(raw):
    assert searched(raw) == search_text(raw).text


@given(ODD)
def test_what_is_searched_is_normal_and_searching_it_changes_nothing(raw):
    text = search_text(raw).text
    again = search_text(text).text
    assert search_text(again).text == again
    assert "\n" not in text
    assert "  " not in again


FILLING = "，北田" * 600


@given(st.lists(ODD, max_size=6))
def test_looked_up_together_texts_are_what_they_are_one_by_one(raws):
    KEPT.clear()
    one_by_one = [search_text(raw) for raw in raws]
    KEPT.clear()
    look_up([*raws, FILLING])
    for raw, alone in zip(raws, one_by_one, strict=True):
        together = search_text(raw)
        assert together.text == alone.text
        spans = [(start, end) for start in range(len(alone.text)) for end in range(start, len(alone.text) + 1)]
        assert [together.raw_span(*span) for span in spans] == [alone.raw_span(*span) for span in spans]


@pytest.mark.parametrize("beside", [[], ["plain", FILLING]])
def test_the_search_texts_of_many_come_in_their_order(beside):
    raws = [raw for raw, _ in TEXTS]
    assert searched_all([*raws, *beside])[: len(raws)] == [text for _, text in TEXTS]


@given(st.text(max_size=40))
def test_folding_keeps_every_place(text):
    assert len(folded(text)) == len(text)
