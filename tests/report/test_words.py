"""The phrases: each in both languages, with the same blanks, and none that nobody says."""

from __future__ import annotations

import re
from dataclasses import replace
from importlib.resources import files
from string import Formatter

import pytest

from aggregator.model.facts import Modality
from aggregator.model.findings import Severity
from aggregator.report.page_words import PAGE_WORDS
from aggregator.report.place_words import place_in, rule_in
from aggregator.report.words import WORDS, beyond_one_file, called, counted, how_sure, say, sentence


@pytest.mark.parametrize("key", WORDS)
def test_every_phrase_has_both_languages_and_the_same_blanks(key):
    english, chinese = WORDS[key]
    assert english
    assert chinese or key == "sentence_gap"
    blanks = [{name for _, name, _, _ in Formatter().parse(text) if name} for text in (english, chinese)]
    assert blanks[0] == blanks[1]
    assert not re.search("[\u4e00-\u9fff]", english.replace("数据汇聚、关联", ""))
    assert not re.search("[,;:!?]\\s|[\u4e00-\u9fff][,;:!?.]", chinese)


@pytest.mark.parametrize(
    "word", [*(each for each in Modality if each is not Modality.ACTUAL), *(each.word for each in Severity)]
)
def test_every_word_of_a_record_is_said_in_both_languages(word):
    assert all(say(lang, word) for lang in ("en", "zh"))


def test_no_phrase_of_the_pages_is_left_unsaid():
    report = files("aggregator.report")
    sources = [
        each.read_text(encoding="utf-8")
        for folder in (report, *(report.joinpath(name) for name in ("formats", "page", "svg")))
        for each in folder.iterdir()
        if each.name.endswith(".py") and each.name != "page_words.py"
    ]
    said = "\n".join(sources)
    built = (
        "definition_",
        "limit_",
        "law_",
        "short_",
        "graph_",
        "single_",
        "marking_kind_",
        "location_",
        "unread_by_",
        "number_widest_",
        "not_listed_",
        "permissions_not_read_",
    )
    assert [key for key in PAGE_WORDS if f'"{key}"' not in said and not key.startswith(built)] == []


@pytest.mark.parametrize(
    ("probability", "english", "chinese"),
    [
        (
            (0.97, 0.97),
            "expected 62 %; 97 % sure that the threshold of “critical” is passed",
            "预期 62 %；有 97 % 的把握认为已超过“极高”的阈值",
        ),
        (
            (0.4, 1.0),
            "expected 62 %; 40 % to 100 % sure that the threshold of “critical” is passed",
            "预期 62 %；有 40 % 至 100 % 的把握认为已超过“极高”的阈值",
        ),
        (
            (0.999999, 1.0),
            "expected 62 %; >99.9 % sure that the threshold of “critical” is passed",
            "预期 62 %；有 >99.9 % 的把握认为已超过“极高”的阈值",
        ),
        (
            (0.0, 0.0002),
            "expected 62 %; <0.1 % sure that the threshold of “critical” is passed",
            "预期 62 %；有 <0.1 % 的把握认为已超过“极高”的阈值",
        ),
    ],
)
def test_how_sure_a_finding_is_in_words(content, probability, english, chinese):
    finding = replace(content.pages[0].finding, expected_coverage=0.62, probability=probability)
    assert (how_sure(finding, "en"), how_sure(finding, "zh")) == (english, chinese)
    disagreeing = replace(finding, disagreeing=2)
    assert how_sure(disagreeing, "en") == f"{english}; of 2 of the subjects the files state values that differ"
    assert how_sure(replace(finding, probability=None), "en") == ""


@pytest.mark.parametrize(
    ("revealed", "gain", "english", "chinese"),
    [
        # 22 of 28 stand in the best file, five more only when another is put beside it.
        (
            27,
            5 / 28,
            "no single file reveals more than 22; all together 5 more (17.9 % of the population)",
            "任何单个文件至多显露 22 个，合在一起再多 5 个（占总体的 17.9 %）",
        ),
        (6, 6 / 28, "no single file reveals any of them", "任何单个文件都不显露其中任何一个"),
        (6, 0.0, "", ""),
    ],
)
def test_what_files_add_to_the_best_of_them_is_counted_in_subjects(finding, revealed, gain, english, chinese):
    told = finding(revealed=revealed, population=28, coverage=revealed / 28, gain=gain)
    assert (beyond_one_file(told, "en"), beyond_one_file(told, "zh")) == (english, chinese)


def test_one_thing_is_told_as_one(finding):
    assert sentence(finding(population=1, revealed=1, coverage=1.0), "en") == (
        "staff (2310 people) can infer “when a plant is weakest”: 1 of 1 subject (100 %)."
    )
    singles = [key for key in WORDS if key.endswith("_one") and key.removesuffix("_one") in WORDS]
    assert {"n_subjects_one", "n_files_one", "n_accounts_one"} <= set(singles)
    assert [key for key in singles if re.search(r"\b(files|subjects|accounts|findings)\b", WORDS[key][0])] == []
    assert counted("en", "not_read", 1) == "1 file could not be read, or only in part"


def test_a_photo_is_told_by_its_own_name_and_in_the_readers_language(finding):
    photo = finding(
        pack="", kind="location", insight="a photo says where it was taken", revealed_by_one_file=("Team/IMG_1.jpg",)
    )
    assert sentence(photo, "en") == "staff (2310 people) can read “Team/IMG_1.jpg”: a photo says where it was taken."
    assert sentence(photo, "zh") == "staff（2310 人）可读取“Team/IMG_1.jpg”：照片显示拍摄地点。"


def test_a_subject_is_called_by_the_name_people_know(finding):
    told = finding(names={"P-01": "Northfield", "eic:11WD2": "11WD2", "name:lakeside": "Lakeside"})
    assert [called(told, each) for each in ("P-01", "P-02", "eic:11WD2", "name:lakeside")] == [
        "Northfield (P-01)", "P-02", "11WD2", "Lakeside",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("place", "chinese"),
    [
        ("row 2, column C", "第 2 行第 C 列"),
        ("lines 3-4", "第 3-4 行"),
        ("page 12", "第 12 页"),
        ("page 2, table 1", "第 2 页，第 1 个表格"),
        ("word/document.xml: paragraph 3", "word/document.xml：第 3 段"),
        ("word/header.xml: table 1 row 2 column 3", "word/header.xml：第 1 个表格第 2 行第 3 列"),
        ("count.csv: row 2, column B", "count.csv：第 2 行第 B 列"),
        ("slide 4 (hidden), notes", "第 4 张幻灯片（隐藏），备注"),
        ("metadata GPS", "元数据 GPS"),
        ("header Subject", "邮件头 Subject"),
        ("message part 1.2", "邮件第 1.2 部分"),
        ("Page 1!B4", "Page 1!B4"),
    ],
)
def test_a_place_is_told_in_chinese(place, chinese):
    assert (place_in("zh", place), place_in("en", place)) == (chinese, place)
    assert [place_in(lang, "/ row 3 column 2") for lang in ("en", "zh")] == ["row 3 column 2", "第 3 行第 2 列"]


@pytest.mark.parametrize(
    ("rule", "chinese"),
    [
        ("table: heading '装机容量（MW）'", "表格：表头“装机容量（MW）”"),
        ("table: heading 'lat, long'", "表格：表头“lat, long”"),
        ("table: heading 'p', like 'power', subject from the row above", "表格：表头“p”，近似“power”，对象取自上一行"),
        ("table: by value shape", "表格：依取值形态"),
        ("text: cue '检修' said before, subject of the heading", "正文：上文提示词“检修”，对象取自标题"),
        ("text: hint 'shut', subject of the heading before", "正文：提示词“shut”，对象取自上级标题"),
        ("text: only fuel is so", "正文：仅“fuel”有此类取值"),
        ("text: key '供应商', subject of the record", "正文：键“供应商”，对象取自本条记录"),
        ("text: cue 'guard', subject of the only subject of the document", "正文：提示词“guard”，对象为文中唯一对象"),
        ("photo GPS, subject of the folder", "照片：GPS 坐标，对象取自文件夹名"),
        ("name: 'country' of everything in 'France.csv'", "文件名：“France.csv”中全部对象的“country”"),
        ("deduced: follows exactly from 'a', 'b'", "推算：由 'a', 'b' 可精确得出"),
        ("somebody's own recogniser", "somebody's own recogniser"),
    ],
)  # fmt: skip
def test_how_a_fact_was_found_is_told_in_chinese(rule, chinese):
    assert rule_in("zh", rule) == chinese
