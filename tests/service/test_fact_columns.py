"""What the files say becomes columns of how sure it is: values, tables, copies, periods."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from pathlib import Path

import numpy as np
import pytest

from aggregator.exposure.kernel import Evidence
from aggregator.exposure.uncertainty import uncertain
from aggregator.index.index import Index
from aggregator.policy.loader import load_pack
from aggregator.service.analysis import ledger_of
from aggregator.service.evidence import evidence_of

PACK = """\
pack: power-grid
sector: {{en: Electricity supply}}
version: 1
subjects:
  plant:
    known_as: {{P-01: [Northfield], P-02: [Lakeside]}}
    population: listed
    headings: [plant]
attributes:
  capacity: {{of: plant, value: quantity, unit: MW, cues: [installed capacity], headings: [capacity]}}
  owner: {{of: plant, value: organisation, cues: [owned by], headings: [owner]}}
  outage: {{of: plant, value: date, many: yes, cues: [out of service], headings: [outage]}}
  output: {{of: plant, value: quantity, unit: GWh, per: year, at_least: 2 periods, headings: [output]}}
insights:
  where it is:
    combines: [{combines}]
    over: plant
    exposed_at: {{1 subject: low}}
    confidence_floor: {floor}
"""


@pytest.fixture
def evidence(drive):
    """Return a function from files to the evidence on what an insight combines."""

    def make(contents: Mapping[str, str], combines: str = "capacity, owner", floor: float = 0.5) -> Evidence:
        drive.pack.write_text(PACK.format(combines=combines, floor=floor))
        for path, content in contents.items():
            drive.write(path, content)
        drive.scan()
        pack = load_pack(Path(drive.pack))
        with Index.open(drive.data_dir) as index:
            return evidence_of(ledger_of(index, pack), pack.insights["where it is"])

    return make


def stated(evidence: Evidence) -> list[tuple[str, str, int, int, str, int]]:
    """Return (subject, attribute, part, value by its number, path, table) of every fact."""
    facts = evidence.facts
    assert facts is not None
    value = np.repeat(np.arange(len(facts.value_way)), np.diff(facts.value_ptr)).tolist()
    return [
        (
            evidence.subjects[evidence.way_subject[facts.value_way[each]]],
            evidence.attributes[facts.value_attribute[each]],
            int(facts.value_part[each]),
            each,
            evidence.paths[file],
            table,
        )
        for each, file, table in zip(value, facts.file.tolist(), facts.table.tolist(), strict=True)
    ]


TWO_COLUMNS = "plant,capacity,owner\nNorthfield,120,Acme Ltd\nLakeside,80,Borealis Ltd\n"


def test_the_facts_of_a_table_share_it_and_a_sentence_stands_alone(evidence):
    found = evidence({"a.csv": TWO_COLUMNS, "b.csv": TWO_COLUMNS.replace("80", "81"), "c.md": "Northfield is quiet."})
    tables = {(path, table) for *_, path, table in stated(found)}
    assert len(tables) == len({table for _, table in tables}) == 2
    assert all(table >= 0 for _, table in tables)
    found = evidence({"d.md": "Lakeside has an installed capacity of 80 MW."})
    assert [table for *_, path, table in stated(found) if path == "d.md"] == [-1]


def test_equal_values_are_one_and_others_conflict(evidence):
    found = evidence(
        {
            "a.csv": "plant,capacity\nNorthfield,120\n",
            "b.csv": "plant,capacity,remark\nNorthfield,120.0,checked\n",
            "c.csv": "plant,capacity,remark\nNorthfield,130,guessed\n",
        },
        "capacity",
    )
    values = {path: value for *_, value, path, _ in stated(found)}
    assert values["a.csv"] == values["b.csv"] != values["c.csv"]
    told = uncertain(found, np.ones(3, dtype=bool), 0, 1, 0.5)
    assert [found.subjects[each] for each in told.disagreeing] == ["P-01"]
    agreed = uncertain(found, np.array([path != "c.csv" for path in found.paths]), 0, 1, 0.5)
    assert agreed.expected == pytest.approx(told.expected)
    assert len(agreed.disagreeing) == 0


@pytest.mark.parametrize(
    ("first", "second", "agrees"),
    [
        ("120", "120.4", True),  # the one is the other, rounded
        ("120", "121", False),
        ("120.4", "120.5", False),
    ],
)
def test_a_value_told_less_exactly_is_no_conflict(evidence, first, second, agrees):
    found = evidence(
        {"a.csv": f"plant,capacity\nNorthfield,{first}\n", "b.csv": f"plant,capacity,remark\nNorthfield,{second},x\n"},
        "capacity",
    )
    values = {path: value for *_, value, path, _ in stated(found)}
    assert (values["a.csv"] == values["b.csv"]) is agrees
    told = uncertain(found, np.ones(2, dtype=bool), 0, 1, 0.5)
    assert (len(told.disagreeing) == 0) is agrees
    # Two tables that agree, each as sure as c: 1 - (1 - c)(1 - c); of two that do not, one is believed: c.
    sure = found.facts.confidence[0]
    assert told.expected == pytest.approx(1 - (1 - sure) ** 2 if agrees else sure, abs=1e-6)


def test_a_copy_of_a_table_is_the_same_table_and_makes_nothing_surer(evidence):
    alone = evidence({"a.csv": TWO_COLUMNS})
    once = uncertain(alone, np.ones(1, dtype=bool), 0, 2, 0.5)
    copied = evidence({"copies/a.csv": TWO_COLUMNS})
    assert {path for *_, path, _ in stated(copied)} == {"a.csv", "copies/a.csv"}
    assert len({table for *_, table in stated(copied)}) == 1
    twice = uncertain(copied, np.ones(2, dtype=bool), 0, 2, 0.5)
    assert (twice.expected, twice.probability) == (once.expected, once.probability)
    # both columns of both plants stand in one table: they are right together, as sure as its surest fact
    assert once.probability[0] == pytest.approx(once.expected / 2, abs=1e-6)


def test_facts_below_the_floor_reveal_nothing_and_are_expected_all_the_same(evidence):
    found = evidence({"a.csv": TWO_COLUMNS}, floor=0.99)
    assert len(found.row_way) == 0
    assert len(stated(found)) == 4
    assert 1 < uncertain(found, np.ones(1, dtype=bool), 0, 1, 0.99).expected < 2


def test_many_values_are_no_conflict(evidence):
    found = evidence(
        {
            "a.csv": "plant,outage\nNorthfield,2025-03-04\n",
            "b.csv": "plant,outage,remark\nNorthfield,2025-07-19,works\n",
        },
        "outage",
    )
    assert Counter(value for *_, value, _, _ in stated(found)).most_common(1) == [(0, 2)]
    assert len(uncertain(found, np.ones(2, dtype=bool), 0, 1, 0.5).disagreeing) == 0


def test_periods_are_parts_of_which_enough_must_be_known(evidence):
    found = evidence({"a.csv": "plant,output,year\nNorthfield,600,2023\nLakeside,700,2023\n"}, "output")
    assert found.facts is not None
    assert found.facts.parts_needed.tolist() == [2]
    assert uncertain(found, np.ones(1, dtype=bool), 0, 1, 0.5).expected == 0.0
    found = evidence({"b.csv": "plant,output,year\nNorthfield,610,2024\n"}, "output")
    assert {(subject, part) for subject, _, part, *_ in stated(found)} == {("P-01", 1), ("P-02", 1), ("P-01", 2)}
    sure = {path: float(each) for (*_, path, _), each in zip(stated(found), found.facts.confidence, strict=True)}
    whole = uncertain(found, np.ones(2, dtype=bool), 0, 1, 0.5)
    assert whole.expected == pytest.approx(sure["a.csv"] * sure["b.csv"])
