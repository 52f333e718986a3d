"""The phrases: each in both languages, with the same blanks, and none that nobody says."""

from __future__ import annotations

import re
from dataclasses import replace
from importlib.resources import files
from string import Formatter

import pytest

from aggregator.report.page_words import PAGE_WORDS
from aggregator.report.words import WORDS, how_sure


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


@pytest.mark.parametrize(
    ("probability", "english", "chinese"),
    [
        (
            (0.97, 0.97),
            "expected 62 %, 97 % sure that the threshold is passed",
            "预期 62 %，有 97 % 的把握认为已超过阈值",
        ),
        (
            (0.4, 1.0),
            "expected 62 %, 40 % to 100 % sure that the threshold is passed",
            "预期 62 %，有 40 % 至 100 % 的把握认为已超过阈值",
        ),
        (
            (0.999999, 1.0),
            "expected 62 %, >99.9 % sure that the threshold is passed",
            "预期 62 %，有 >99.9 % 的把握认为已超过阈值",
        ),
        (
            (0.0, 0.0002),
            "expected 62 %, <0.1 % sure that the threshold is passed",
            "预期 62 %，有 <0.1 % 的把握认为已超过阈值",
        ),
    ],
)
def test_how_sure_a_finding_is_in_words(content, probability, english, chinese):
    finding = replace(content.pages[0].finding, expected_coverage=0.62, probability=probability)
    assert (how_sure(finding, "en"), how_sure(finding, "zh")) == (english, chinese)
    disagreeing = replace(finding, disagreeing=2)
    assert how_sure(disagreeing, "en") == f"{english}; files disagree about 2 of the subjects"
    assert how_sure(replace(finding, probability=None), "en") == ""
