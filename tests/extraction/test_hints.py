"""Words that hint at an attribute, and how its units are spoken; worked out by hand."""

from __future__ import annotations

import pytest

from aggregator.extraction.hints import Hints
from aggregator.extraction.inflections import inflections
from aggregator.extraction.spoken_units import says_daily, spoken
from aggregator.extraction.values import find_values
from aggregator.policy.records import Attribute, ValueKind

FORMS = [
    ("closed", {"closes", "closing"}),
    ("holds", {"held", "holding"}),
    ("shut down", {"shuts down", "shutting down", "shut-down"}),
    ("supply", {"supplies", "supplied", "supplying"}),
    ("stop", {"stopped", "stopping"}),
    ("停运", {"停运"}),
]


@pytest.mark.parametrize(("phrase", "forms"), FORMS)
def test_a_phrase_has_its_other_forms(phrase, forms):
    assert forms <= inflections(phrase)


HINTS = [
    ("The plant was shut down by the storm.", {("outage", "shut down", "sense")}),
    ("Its peak was reached.", {("load", "peak", "word")}),
    ("机组额定出力不变。", {("capacity", "额定", "sense")}),
    ("The canteen is new.", set()),
]


@pytest.mark.parametrize(("text", "expected"), HINTS)
def test_a_word_hints_at_an_attribute(text, expected, pack):
    found = Hints(pack).found_in(text, [])
    assert {(cue.attribute.name, cue.words, cue.how) for cue in found if cue.how != "loose"} == expected


def test_a_cue_is_no_hint_besides(pack, vocabulary):
    text = "The installed capacity of Northfield"
    cues = vocabulary.cues.found_in(text)
    assert not [hint for hint in vocabulary.hints.found_in(text, cues) if hint.attribute.name == "capacity"]


OUTPUT = Attribute("output", "works", ValueKind.QUANTITY, unit="m3/d", also_in={"万吨/日": 10000, "Ml/d": 1000})
POWER = Attribute("power", "plant", ValueKind.QUANTITY, unit="MW", also_in={"万千瓦": 10})
SPOKEN = [
    (POWER, "it is 684 megawatts", ["684"]),
    (OUTPUT, "每天送出6.8万吨", ["68000"]),
    (OUTPUT, "库存6.8万吨", []),
    (OUTPUT, "60 million litres a day", ["60000"]),
]


@pytest.mark.parametrize(("attribute", "text", "values"), SPOKEN)
def test_units_are_spoken_otherwise_than_packs_list_them(attribute, text, values):
    found = find_values(spoken(attribute, daily=says_daily(text)), text)
    assert [value.value for value in found] == values
