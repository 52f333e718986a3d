"""The phrases: each in both languages, with the same blanks, and none that nobody says."""

from __future__ import annotations

import re
from importlib.resources import files
from string import Formatter

import pytest

from aggregator.report.page_words import PAGE_WORDS
from aggregator.report.words import WORDS


@pytest.mark.parametrize("key", WORDS)
def test_every_phrase_has_both_languages_and_the_same_blanks(key):
    english, chinese = WORDS[key]
    assert english
    assert chinese or key == "sentence_gap"
    blanks = [{name for _, name, _, _ in Formatter().parse(text) if name} for text in (english, chinese)]
    assert blanks[0] == blanks[1]
    assert not re.search("[\u4e00-\u9fff]", english.replace("数据汇聚、关联", ""))
    assert not re.search("[,;:!?]\\s|[\u4e00-\u9fff][,;:!?.]", chinese)


def test_no_phrase_of_the_pages_is_left_unsaid():
    report = files("aggregator.report")
    sources = [
        each.read_text(encoding="utf-8")
        for folder in (report, *(report.joinpath(name) for name in ("formats", "page", "svg")))
        for each in folder.iterdir()
        if each.name.endswith(".py") and each.name != "page_words.py"
    ]
    said = "\n".join(sources)
    built = ("definition_", "limit_", "law_", "short_", "graph_", "single_", "marking_kind_", "location_", "unread_by_")
    assert [key for key in PAGE_WORDS if f'"{key}"' not in said and not key.startswith(built)] == []
