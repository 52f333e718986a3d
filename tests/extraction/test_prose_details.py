"""Small things that decide how running text is read: marks, rough numbers, things counted, names, days, modality."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest

from aggregator.extraction.ahead import comes_to_be
from aggregator.extraction.cues import Cue
from aggregator.extraction.extract import Extractor
from aggregator.extraction.modality import modality_at
from aggregator.extraction.name_edges import names_venue
from aggregator.extraction.readings import values_of
from aggregator.extraction.search_text import search_text
from aggregator.extraction.told_days import days_told, first_days
from aggregator.extraction.values import find_values
from aggregator.model.documents import FileId, Source
from aggregator.model.facts import Modality
from aggregator.policy.records import Attribute, Pack, Population, SubjectKind, ValueKind
from aggregator.reading.read import read_document

STONE = Attribute(
    "stone", "quarry", ValueKind.QUANTITY, unit="t", also_in={"吨": 1, "公斤": 0.001, "万吨": 10000, "million t": 10**6}
)
BEDS = Attribute("beds", "inn", ValueKind.QUANTITY, unit="beds", also_in={"张": 1})
HEAD = Attribute("head", "quarry", ValueKind.PERSON, cues=("厂长", "场长", "foreman"))
FIRM = Attribute("firm", "quarry", ValueKind.ORGANISATION, cues=("经营人",))
CLOSED = Attribute("closed", "quarry", ValueKind.DATE, many=True, cues=("closed", "停工"))
SAND = Attribute("sand", "quarry", ValueKind.QUANTITY, unit="t", also_in={"吨": 1}, cues=("output",), per="year")

QUANTITIES = [
    (STONE, "现有八百多公斤", ["0.8"]),
    (STONE, "堆着九万来吨", ["90000"]),
    (STONE, "一年五十来万吨", ["500000"]),
    (STONE, "矿石情况一般,500至600吨可用", ["500..600"]),
    (STONE, "存1 950至2 100吨", ["1950..2100"]),
    (STONE, "Eastpit has 2.2 million t, Westpit 240,000.", ["2200000", "240000"]),
    (BEDS, "Eleven beds are made up, but only nine are warm", ["11", "9"]),
    (BEDS, "There are 14 tidy beds", ["14"]),
    (BEDS, "in 14 rooms with beds", []),
    (BEDS, "There were between 9 and 12 clean beds", ["9..12"]),
    (BEDS, "楼上收拾好了,36可住", ["36"]),
]


@pytest.mark.parametrize(("attribute", "text", "expected"), QUANTITIES)
def test_amounts_are_read_as_people_write_them(attribute, text, expected):
    found = values_of(attribute, text, [], [], None, bare_in="")
    assert [value.value for value, _ in found] == expected


def test_a_circled_number_is_no_part_of_what_stands_after_it():
    assert search_text("①9月15日停工；②产量5吨").text == "❶9月15日停工;❷产量5吨"


@pytest.mark.parametrize(
    ("text", "day"),
    [("今早06:15起停工", "2025-07-09"), ("昨晚22:10停了", "2025-07-08"), ("昨天22时停工", "2025-07-08")],
)
def test_a_day_may_stand_right_before_its_hour(text, day):
    assert [value.value for value in days_told(CLOSED, text, dt.date(2025, 7, 9))] == [day]


def test_the_day_until_which_something_else_lasts_is_the_first_of_what_comes_then():
    text = "It works until 22 April 2025 and then is closed"
    (day,) = first_days(CLOSED, text, find_values(CLOSED, text))
    assert day.confidence == 1.0
    text = "It is closed until 22 April 2025"
    (day,) = first_days(CLOSED, text, find_values(CLOSED, text))
    assert day.confidence < 0.5


def persons(text: str, word: str) -> list[str]:
    cue = Cue(HEAD, word, text.index(word), text.index(word) + len(word))
    return [value.value for value, _ in values_of(HEAD, text, [cue], [], None, bare_in=None)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("厂长由季鸣兼任", ["季鸣"]),
        ("文件由梅沛然厂长亲自签字", ["梅沛然"]),
        ("如今当厂长的池雨是本地人", ["池雨"]),
        ("我们厂长不在", []),
    ],
)
def test_a_chinese_name_ends_where_what_it_does_begins(text, names):
    assert persons(text, "厂长") == names


def test_a_body_begins_after_the_word_for_whose_it_is():
    text = "甲方系该场的经营人东山石料有限公司"
    cue = Cue(FIRM, "经营人", 6, 9)
    assert [value.value for value, _ in values_of(FIRM, text, [cue], [], None, bare_in=None)] == ["东山石料有限公司"]


def test_the_shop_of_a_sentence_has_a_name_only_where_one_stands_before_it():
    assert not names_venue("The store was full.")
    assert names_venue("We met at the Garden Café.")


MEANT = [
    ("It was to have closed on 8 May, but the fitters fell ill", "8 May", Modality.DENIED),
    ("The visit that was due on 8 May has been put off", "8 May", Modality.DENIED),
    ("原定5月8日停工，因故顺延", "5月8日", Modality.DENIED),
    ("说5月8日停工，没有这回事", "5月8日", Modality.DENIED),
    ("表里写的8吨是抄错了", "8吨", Modality.DENIED),
    ("On paper it has 15 t; that has not been true for years", "15 t", Modality.DENIED),
    ("Nine were in order and two were not", "Nine", Modality.ACTUAL),
    ("Please do not count on its 140 t", "140 t", Modality.ACTUAL),
    ("He asked whether it could take 140 t", "140 t", Modality.HYPOTHETICAL),
    ("按60万吨考核", "60万吨", Modality.TARGET),
    ("承诺年产60万吨", "60万吨", Modality.TARGET),
    ("Once the ramp is open it can keep 95 t", "95 t", Modality.PLANNED),
    ("力争多挖一层，让产量突破60万吨", "60万吨", Modality.TARGET),
]


@pytest.mark.parametrize(("text", "value", "modality"), MEANT)
def test_plans_that_came_to_nothing_and_words_taken_back(text, value, modality):
    start = text.index(value)
    assert modality_at(text, start, start + len(value)) is modality


def test_an_amount_comes_to_be_on_a_day_ahead():
    written = dt.date(2025, 5, 1)
    for text, expected in (
        ("A floor opens tomorrow, that makes 180 beds", True),
        ("A floor opened yesterday, that makes 180 beds", False),
        ("There are 180 beds until tomorrow", False),
    ):
        value = find_values(BEDS, text)[0]
        assert comes_to_be(text, BEDS, value, written) is expected
    (sold,) = find_values(SAND, "next month it rises to 9 t")
    assert not comes_to_be("next month it rises to 9 t", SAND, sold, written)


PACK = Pack(
    name="quarries",
    version=1,
    sector={"en": "Quarries"},
    subjects={
        "quarry": SubjectKind(
            "quarry",
            known_as={
                "E": ("Eastpit Quarry", "Eastpit", "东坑采石场"),
                "W": ("Westpit Quarry", "Westpit", "西坑采石场"),
            },
            looks_like=("{Name} Quarry", "{名}(采石场|港)"),
            headings=("quarry",),
            population=Population.LISTED,
        )
    },
    attributes={
        of.name: of
        for of in (
            CLOSED,
            HEAD,
            replace(STONE, cues=("stock", "库存")),
            Attribute("depth", "quarry", ValueKind.QUANTITY, unit="m", also_in={"米": 1}, cues=("depth", "坑深")),
            replace(SAND, also_in={"吨": 1, "万吨": 10000}, cues=("produced", "产量")),
        )
    },
    insights={},
    topics={},
    tests=(),
    source=Path("quarries.yaml"),
    digest="quarries",
)


def facts_of(text: str) -> set[str]:
    document = read_document(text.encode(), Source(FileId("a.md"), "a.md", "1"))
    return {
        f"{fact.subject.value} {fact.attribute} {fact.value} {fact.modality.value}"
        for fact in Extractor(PACK).extract(document).facts
        if fact.confidence >= 0.5
    }


def test_no_name_begins_in_a_measure_or_is_what_is_done_at_a_place():
    assert "E closed 2025-07-06 planned" in facts_of("# 东坑采石场\n\n2025年7月1日\n\n7月6日起采石场停工。\n")
    assert "E closed 2025-07-06 planned" in facts_of("# 东坑采石场\n\n2025年7月1日\n\n7月6日因台风封港停工。\n")


def test_what_a_document_denies_it_does_not_claim_elsewhere():
    text = "2 May 2025\n\nEastpit is not closed on 9 May, it is closed on 12 May.\n\n> Eastpit is closed on 9 May.\n"
    assert facts_of(text) == {"E closed 2025-05-09 denied", "E closed 2025-05-12 planned"}


def test_what_there_was_so_far_is_not_the_amount_of_the_year():
    assert facts_of("Report of 2024\n\nEastpit produced 640 t in 2024.\n") == {"E sand 640 actual"}
    assert facts_of("Report of 2024\n\nIn the first half of 2024 Eastpit produced 310 t.\n") == set()


def test_days_in_a_notice_without_a_day_are_to_come():
    assert "W closed 2025-05-08 planned" in facts_of("# Notice to drivers\n\nWestpit is closed on 8 May 2025.\n")
    assert "W closed 2025-05-08 actual" in facts_of("# Report\n\nWestpit was closed on 8 May 2025.\n")
