from __future__ import annotations

from dataclasses import replace

import pytest

from aggregator.extraction.vocabulary import Vocabulary
from aggregator.model.facts import Identifier
from aggregator.policy.records import SubjectKind

TEXTS = [
    ("关于北田电站的检修", {("P-01", "北田电站")}),
    ("The Northfield Power Station and LAKESIDE", {("P-01", "Northfield"), ("P-02", "LAKESIDE")}),
    ("nfd NFDs XNFD NFD2", set()),
    ("NFD站, (NFD) and NFD_2024", {("P-01", "NFD")}),
    ("国家电网公司计划于明年检修秦山核电站和南山电站", {("秦山核电站", "秦山核电站"), ("南山电站", "南山电站")}),
    ("位于大亚湾核电站附近的大型水电站", {("大亚湾核电站", "大亚湾核电站")}),
    ("该电站和一座新建电厂", set()),
    ("计划对北望水电站检修", {("北望水电站", "北望水电站")}),
    ("我省拟扩建滨海燃气电厂二期", {("滨海燃气电厂", "滨海燃气电厂")}),
    ("The New Wind Farm", set()),
    ("At Great Gabbard Wind Farm", {("great gabbard wind farm", "Great Gabbard Wind Farm")}),
    ("The Isle of Wight Power Station", {("isle of wight power station", "Isle of Wight Power Station")}),
    ("EIC: 48W000000NORTHF1 is", {("48W000000NORTHF1", "48W000000NORTHF1")}),
    ("Plant P-02 again", {("P-02", "P-02")}),
    ("northfields", set()),
    ("Lakeside Marina Ltd has two boats", set()),
    ("the Lakeside Hotel; LAKESIDE CATERING GMBH; Westhill Road 5; Westhill & Sons Ltd", set()),
    ("Hotel Northfield, Café Westhill", set()),
    ("lakeside marina ltd", set()),
    ("Lakeside Power Station Hotel shuttle", {("P-02", "Lakeside")}),
    ("Northfield Outage Plan", {("P-01", "Northfield")}),
    ("Northfield. Marina Ltd called.", {("P-01", "Northfield")}),
    ("At Westhill the Marina Hotel was full", {("P-03", "Westhill")}),
    ("湖畔电站大酒店", {("P-02", "湖畔电站")}),
]


@pytest.mark.parametrize(("text", "expected"), TEXTS)
def test_the_subjects_of_a_text(text, expected, vocabulary):
    found = vocabulary.subjects_in(text)
    assert {(mention.identifier.value, text[mention.start : mention.end]) for mention in found} == expected


HAN_TEXTS = [
    ("白岩停机", {"白岩"}),
    ("白岩电厂停机", {"白岩"}),
    ("白岩餐饮有限公司续约", set()),
    ("白岩大酒店订餐", set()),
    ("入住白岩路12号", set()),
    ("白岩与铜门的容量", {"白岩", "铜门"}),
    ("样品为黑白岩石", set()),
    ("青铜门窗报价", set()),
]


@pytest.mark.parametrize(("text", "expected"), HAN_TEXTS)
def test_a_short_han_name_is_none_inside_another_word(text, expected, pack):
    kind = replace(pack.subjects["plant"], known_as={"W": ("白岩",), "C": ("铜门",)}, looks_like=("{名}电厂",))
    found = Vocabulary(replace(pack, subjects={"plant": kind})).subjects_in(text)
    assert {mention.name for mention in found} == expected


CELLS = [
    ("Lakeside Marina Ltd", ("name", "lakeside marina ltd", "Lakeside Marina Ltd")),
    ("Northfield", ("listed", "P-01", "Northfield")),
    ("ＮＦＤ", ("listed", "P-01", "Northfield")),
    ("northfield power station", ("listed", "P-01", "Northfield")),
    ("北田电站（NFD）", ("listed", "P-01", "Northfield")),
    ("P-02", ("listed", "P-02", "Lakeside")),
    ("Northfield South", ("name", "northfield south", "Northfield South")),
    ("南山  电站", ("name", "南山 电站", "南山 电站")),
    ("Total", None),
    ("合计", None),
    ("12.5", None),
    ("", None),
    ("x" * 500, None),
]


@pytest.mark.parametrize(("cell", "expected"), CELLS)
def test_the_subject_of_a_cell(cell, expected, vocabulary):
    named = vocabulary.subject_named("plant", cell)
    assert (named and (named[0].scheme, named[0].value, named[1])) == expected


def test_an_identifier_is_read_whole_or_not_at_all(vocabulary):
    assert vocabulary.identifier("plant", "eic", " 48W000000NORTHF1 ") == Identifier("plant", "eic", "48W000000NORTHF1")
    assert vocabulary.identifier("plant", "eic", "48W000000NORTHF1 and more") is None


def test_a_name_of_two_listed_subjects_is_neither(pack):
    kind = SubjectKind("plant", {"A": ("Central", "Alpha"), "B": ("Central", "Beta")})
    vocabulary = Vocabulary(_with_plants(pack, kind))
    assert vocabulary.subject_named("plant", "Central")[0] == Identifier("plant", "name", "central")
    assert [mention.identifier.scheme for mention in vocabulary.subjects_in("Central and Alpha")] == ["name", "listed"]


def test_the_longest_listed_name_counts(pack):
    kind = SubjectKind("plant", {"A": ("Hill",), "B": ("West Hill",), "C": ("West Hill North",)})
    found = Vocabulary(_with_plants(pack, kind)).subjects_in("West Hill North, West Hill, Hill")
    assert [mention.identifier.value for mention in found] == ["C", "B", "A"]


def _with_plants(pack, kind):
    return replace(pack, subjects={"plant": kind})
