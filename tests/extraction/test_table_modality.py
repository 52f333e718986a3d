"""What a table says of how it means its values: by headings, a status, notes, its title, and the calendar."""

from __future__ import annotations

import pytest

from aggregator.model.facts import Modality

ACTUAL, PLANNED, TARGET, DENIED = Modality.ACTUAL, Modality.PLANNED, Modality.TARGET, Modality.DENIED


@pytest.mark.parametrize(
    ("heading", "modality"),
    [
        ("Capacity (MW)", ACTUAL),
        ("Planned capacity (MW)", PLANNED),
        ("规划装机容量（兆瓦）", PLANNED),
        ("Target capacity (MW)", TARGET),
        ("目标装机容量（兆瓦）", TARGET),
    ],
)
def test_a_heading_says_it(table_facts, heading, modality) -> None:
    (fact,) = table_facts([["Station", heading], ["Northfield", "340"]])
    assert (fact.value, fact.modality) == ("340", modality)


def test_what_is_and_what_is_planned_stand_side_by_side(table_facts) -> None:
    rows = [["Station", "Capacity (MW)", "Planned capacity (MW)"], ["Northfield", "340", "400"]]
    assert {(fact.value, fact.modality) for fact in table_facts(rows)} == {("340", ACTUAL), ("400", PLANNED)}


def test_a_heading_over_several_columns_says_it(table_facts) -> None:
    facts = table_facts(
        [["Station", "Planned", "<"], ["^", "Capacity (MW)", "Outage"], ["Northfield", "340", "2025-03-04"]]
    )
    assert {fact.modality for fact in facts} == {PLANNED}


@pytest.mark.parametrize(
    ("heading", "status", "modality"),
    [
        ("Status", "in operation", ACTUAL),
        ("Status", "planned", PLANNED),
        ("Status", "Under construction", PLANNED),
        ("Project phase", "construction", ACTUAL),
        ("Phase", "approved", PLANNED),
        ("Status", "Cancelled", DENIED),
        ("状态", "在建", PLANNED),
        ("建设状态", "规划", PLANNED),
        ("状态", "运行", ACTUAL),
        ("状态", "已取消", DENIED),
    ],
)
def test_a_status_says_it_of_its_row(table_facts, heading, status, modality) -> None:
    rows = [["Station", "Capacity (MW)", heading], ["Northfield", "340", status], ["Lakeside", "90", ""]]
    assert [fact.modality for fact in table_facts(rows)] == [modality, ACTUAL]


def test_the_status_of_an_event_is_not_the_subject_s(table_facts) -> None:
    rows = [["Station", "Capacity (MW)", "Outage", "Status"], ["Northfield", "340", "2025-03-04", "planned"]]
    assert {(fact.attribute, fact.modality) for fact in table_facts(rows)} == {
        ("capacity", ACTUAL),
        ("outage", PLANNED),
    }


def test_a_place_is_where_it_is_whatever_is_planned(table_facts) -> None:
    rows = [["Station", "Province", "Capacity (MW)", "Status"], ["Northfield", "Aldshire", "340", "planned"]]
    assert {(fact.attribute, fact.modality) for fact in table_facts(rows)} == {
        ("capacity", PLANNED),
        ("province", ACTUAL),
    }


@pytest.mark.parametrize(
    ("value", "note", "modality", "confidence"),
    [
        ("340*", "* planned", PLANNED, 0.95),
        ("340 (a)", "(a) estimated", ACTUAL, 0.76),
        ("340①", "①规划容量", PLANNED, 0.95),
        ("340①", "①为估算值", ACTUAL, 0.76),
        ("340*", "* Planned capacity of the neighbour is left out here, as the contract with them asks", ACTUAL, 0.95),
        ("340", "* planned", ACTUAL, 0.95),
    ],
)
def test_a_note_qualifies_what_carries_its_mark(table_facts, value, note, modality, confidence) -> None:
    first, second = table_facts([["Station", "Capacity (MW)"], ["Northfield", value], ["Lakeside", "90"], [note]])
    assert (first.value, first.modality, first.confidence) == ("340", modality, confidence)
    assert (second.value, second.modality, second.confidence) == ("90", ACTUAL, 0.95)


def test_a_note_to_a_name_qualifies_its_row(table_facts) -> None:
    facts = table_facts(
        [["Station", "Capacity (MW)"], ["Northfield*", "340"], ["Lakeside", "90"]], after=["* under construction"]
    )
    assert [fact.modality for fact in facts] == [PLANNED, ACTUAL]


@pytest.mark.parametrize(
    ("title", "heading", "modality"),
    [
        ("Outage plan 2025", "Outage start", PLANNED),
        ("2025年检修计划", "检修日期", PLANNED),
        ("Outages 2025", "Outage start", ACTUAL),
        ("Outage plan 2025", "Actual outage start", ACTUAL),
        ("Expansion plan", "Outage start", ACTUAL),
    ],
)
def test_a_title_that_names_the_attribute_says_it(table_facts, title, heading, modality) -> None:
    (fact,) = table_facts([["Station", heading], ["Northfield", "2025-03-04"]], title=title)
    assert (fact.value, fact.modality) == ("2025-03-04", modality)


def test_a_day_after_the_document_s_own_is_planned(table_facts) -> None:
    rows = [["Station", "Outage"], ["Northfield", "2025-03-04"], ["Lakeside", "2025-02-01"]]
    facts = table_facts(rows, before=["Return of 14 February 2025"])
    assert [fact.modality for fact in facts] == [PLANNED, ACTUAL]
    assert [fact.modality for fact in table_facts(rows)] == [ACTUAL, ACTUAL]


def test_what_stands_beside_a_value_qualifies_it(table_facts) -> None:
    rows = [["Station", "Outage"], ["Northfield", "2025-03-04 (planned)"], ["Lakeside", "2025-02-01 (done)"]]
    assert [fact.modality for fact in table_facts(rows)] == [PLANNED, ACTUAL]


def test_a_year_s_column_may_be_planned(table_facts) -> None:
    rows = [["Station", "2024", "2030 (planned)"], ["Northfield", "900", "950"]]
    facts = table_facts(rows, title="Annual generation (GWh)")
    assert {(fact.value, fact.period, fact.modality) for fact in facts} == {
        ("900", "2024", ACTUAL),
        ("950", "2030", PLANNED),
    }


def test_a_day_ahead_is_planned_whatever_its_status_says(table_facts):
    rows = [
        ["station", "outage start", "status"],
        ["Northfield", "2025-05-06", "in order"],
        ["Lakeside", "2025-03-31", "complete"],
    ]
    facts = {fact.subject.value: fact.modality for fact in table_facts(rows, before=["Position at 14 April 2025"])}
    assert facts == {"P-01": Modality.PLANNED, "P-02": Modality.ACTUAL}


def test_the_head_of_a_turned_row_says_how_its_values_are_meant(table_facts):
    rows = [
        ["", "Today", "If one feeder is lost", "2030 target"],
        ["Capacity", "1320 MW", "660 MW", "1500 MW"],
        ["Cooling water, Ml/d", "42", "21", "60"],
    ]
    facts = {(fact.attribute, fact.value): fact.modality for fact in table_facts(rows, before=["# Northfield"])}
    assert facts == {
        ("capacity", "1320"): Modality.ACTUAL,
        ("capacity", "660"): Modality.HYPOTHETICAL,
        ("capacity", "1500"): Modality.TARGET,
        ("flow", "42000"): Modality.ACTUAL,
        ("flow", "21000"): Modality.HYPOTHETICAL,
        ("flow", "60000"): Modality.TARGET,
    }


def test_a_title_that_names_a_target_does_not_make_a_person_one(table_facts):
    rows = [["station", "station manager"], ["Northfield", "R. Okafor"]]
    (fact,) = table_facts(rows, path="Reserve targets.csv")
    assert fact.modality is Modality.ACTUAL


def test_one_value_stands_twice_where_it_is_so_now_and_planned(table_facts):
    rows = [["station", "Capacity now, MW", "Planned capacity, MW"], ["Northfield", "1320", "1320"]]
    assert {fact.modality for fact in table_facts(rows)} == {Modality.ACTUAL, Modality.PLANNED}


def test_a_column_that_says_planned_or_actual_row_by_row_means_its_rows_so(table_facts):
    rows = [["电站", "", "2024年"], ["北田电站", "计划", "630 GWh"], ["北田电站", "实际", "610 GWh"]]
    assert {(f.value, f.modality.value) for f in table_facts(rows, title="年发电量")} == {
        ("630", "planned"),
        ("610", "actual"),
    }
