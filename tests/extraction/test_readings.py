"""Values that leave something to be understood, and subjects that are called by less than their names; by hand."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest

from aggregator.extraction.briefs import Briefs
from aggregator.extraction.described import Described
from aggregator.extraction.readings import Readings, values_of
from aggregator.extraction.scopes import Scopes
from aggregator.extraction.subject_mention import BRIEF, DESCRIBED
from aggregator.extraction.weighing import confidence_of
from aggregator.model.facts import LISTED, Identifier
from aggregator.policy.records import Attribute, Pack, Population, SubjectKind, ValueKind

STOCK = Attribute("stock", "depot", ValueKind.QUANTITY, unit="t", also_in={"吨": 1, "万吨": 10000})
BEDS = Attribute("beds", "hospital", ValueKind.QUANTITY, unit="beds", also_in={"张": 1})
POWER = Attribute("power", "plant", ValueKind.QUANTITY, unit="MW", also_in={"兆瓦": 1, "万千瓦": 10})
PRICE = Attribute("price", "depot", ValueKind.MONEY, unit="CNY/t", also_in={"元/吨": 1, "USD/t": 7.2})
HEAD = Attribute("head", "plant", ValueKind.PERSON, cues=("厂长",))
DAY = Attribute("closure", "depot", ValueKind.DATE)

VALUES = [
    (POWER, "1,140 to 1,160 MW", ["1140..1160"]),
    (POWER, "180至210兆瓦", ["180..210"]),
    (POWER, "from 4 MW to 6 MW", ["6"]),
    (STOCK, "Oxley with 214,000 t, Redfen with 97,000.", ["214000", "97000"]),
    (BEDS, "HRI has 579 open, on page 12 of issue 30", ["579"]),
    (BEDS, "it opened in 2019 with 28 children", []),
    (POWER, "满发36万没问题", ["360"]),
    (PRICE, "sold at USD 310/t", ["2232 CNY"]),
    (PRICE, "头等2 480一吨", ["2480 CNY"]),
]


@pytest.mark.parametrize(("attribute", "text", "expected"), VALUES)
def test_a_value_may_leave_something_to_be_understood(attribute, text, expected):
    found = values_of(attribute, text, (), (), None, bare_in="")
    assert [value.value for value, _ in found] == expected


WRITTEN = dt.date(2025, 3, 6)
"""A Thursday."""

WEEKDAYS = [
    ("It has been closed since Monday.", ["2025-03-03"]),
    ("It closes on Monday.", ["2025-03-10"]),
    ("It had been closed since that Sunday.", []),
]


@pytest.mark.parametrize(("text", "expected"), WEEKDAYS)
def test_a_weekday_that_has_gone_by_is_the_last_one(text, expected):
    found = values_of(DAY, text, (), (), WRITTEN, bare_in=None)
    assert [value.value for value, _ in found] == expected


PACK = Pack(
    name="water",
    version=1,
    sector={"en": "Water"},
    subjects={
        "works": SubjectKind(
            "works",
            known_as={
                "A": ("Alder Treatment Works", "桤木水厂"),
                "B": ("Birch Reservoir", "白桦水库"),
                "C": ("Cedar Moor Desalination Plant", "雪松海水淡化厂"),
                "D": ("Dell Works", "山谷水厂"),
            },
            population=Population.LISTED,
        )
    },
    attributes={},
    insights={},
    topics={},
    tests=(),
    source=Path("water.yaml"),
    digest="water",
)
SHORT = [
    ("Cedar Moor is running.", {("C", BRIEF)}),
    ("CMDP is running.", {("C", BRIEF)}),
    ("The cedar moor is wet.", set()),
    ("桤木厂今天停产，白桦也停。", {("A", BRIEF), ("B", BRIEF)}),
    ("At the desalination plant all is well.", {("C", DESCRIBED)}),
]


@pytest.mark.parametrize(("text", "expected"), SHORT)
def test_a_subject_is_called_by_less_than_its_name(text, expected):
    found = Briefs(PACK, Scopes(PACK)).found_in(text, [])
    assert {(mention.identifier.value, mention.how) for mention in found} == expected


def test_a_subject_is_called_by_what_it_is():
    recent = {"works": dict.fromkeys([Identifier("works", LISTED, "B"), Identifier("works", LISTED, "A")])}
    found = list(Described(PACK).found_in("The reservoir is full.", [], recent))
    assert [(mention.identifier.value, mention.how) for mention in found] == [("B", DESCRIBED)]
    assert not list(Described(PACK).found_in("The canteen is full.", [], recent))


def test_a_cue_of_the_pack_is_surer_than_a_word_of_the_same_meaning():
    rest = ("an amount in its own unit", "the one named", "actual")
    assert confidence_of(["cue", *rest]) > confidence_of(["loose", *rest]) > confidence_of(["loose", "last day"])


def test_what_was_asked_before_does_not_say_whose_a_unit_is():
    worth = Attribute("worth", "depot", ValueKind.MONEY, unit="EUR")
    for first, asked in ((STOCK, worth), (worth, STOCK)):
        readings = Readings(replace(PACK, attributes={of.name: of for of in (STOCK, worth)}))
        readings.measuring(first, "400 t")
        assert readings.measuring(asked, "400 t") == (("stock",) if asked is STOCK else ())
