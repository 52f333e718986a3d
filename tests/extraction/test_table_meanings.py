"""Columns that no heading of the pack explains: by the subjects named, by words, units, values and titles."""

from __future__ import annotations

import pytest

from aggregator.extraction.table_words import telling_words
from aggregator.extraction.tables import facts_of_tables
from aggregator.extraction.vocabulary import Vocabulary
from aggregator.model.documents import Cell, Document, FileId, GridLoc, Source, Table

CAPACITIES = {("P-01", "capacity", "340", None), ("P-02", "capacity", "125", None)}


@pytest.mark.parametrize(
    "rows",
    [
        [["Provider", "inst_cap_kw"], ["NFD", "340000"], ["Lakeside", "125000"]],
        [["Generator", "Cap. (MW)"], ["Northfield", "340"], ["Lakeside", "125"]],
        [["Who", "Net capacity MW"], ["Northfield", "340"], ["Lakeside", "125"]],
        [["单位名称", "核定容量（兆瓦）"], ["北田电站", "340"], ["湖畔电站", "125"]],
        [["Provider", "Capacity", "<"], ["^", "Book", "Actual"], ["NFD", "300", "340"], ["Lakeside", "120", "125"]],
        [["Provider", "Capacity", "<"], ["^", "Closed", "Open"], ["NFD", "20", "340"], ["Lakeside", "5", "125"]],
        [["电站", "能力", "<"], ["^", "装机", "用户"], ["^", "兆瓦", "户"], ["北田", "340", "9"], ["湖畔", "125", "7"]],
    ],
)
def test_a_capacity_by_other_words(table_facts, said, rows) -> None:
    assert said(table_facts(rows)) == CAPACITIES


@pytest.mark.parametrize(
    ("before", "heading"),
    [
        (["# Installed capacity, MW"], "Figure"),
        (["# Installed capacity", "All figures in kW."], "Amount"),
        (["# 装机容量（单位：兆瓦）"], "数值"),
    ],
)
def test_a_title_says_what_a_column_of_numbers_is(table_facts, said, before, heading) -> None:
    factor = 1000 if "kW" in before[-1] else 1
    rows = [["Station", heading], ["Northfield", str(340 * factor)], ["Lakeside", str(125 * factor)]]
    assert said(table_facts(rows, before=before)) == CAPACITIES


@pytest.mark.parametrize(
    "heading",
    [
        "Capacity factor",
        "MW lost",
        "Capacity (kg)",
        "Old",
        "Phone",
        "Out",
        "Floor (MW)",
        "装机容量占比",
        "耗用（兆瓦）",
    ],
)
def test_a_word_that_makes_something_else_of_it_is_heard(table_facts, heading) -> None:
    facts = table_facts(
        [["Station", heading], ["Northfield", "34"], ["Lakeside", "12"]], before=["# Installed capacity"]
    )
    assert facts == []


def test_a_unit_that_no_other_attribute_has_tells_the_column_of_a_month(table_facts, said) -> None:
    rows = [["电站", "1月", "2月", "合计"], ["北田电站", "3500", "4000", "7500"], ["合计", "3500", "4000", "7500"]]
    facts = table_facts(rows, before=["2025年各站发电情况　单位：万千瓦时"])
    assert said(facts) == {("P-01", "output", "35", "2025-01"), ("P-01", "output", "40", "2025-02")}


def test_a_unit_may_be_said_below_the_table(table_facts, said) -> None:
    rows = [["电站", "2025-01", "2025-02"], ["北田电站", "3500", "4000"], ["注：单位为万千瓦时"]]
    facts = table_facts(rows, before=["各站月发电量"])
    assert said(facts) == {("P-01", "output", "35", "2025-01"), ("P-01", "output", "40", "2025-02")}


def test_values_of_a_list_tell_their_column(table_facts, said) -> None:
    rows = [["电站", "县"], ["北田电站", "安州"], ["湖畔电站", "博州省"]]
    assert said(table_facts(rows)) == {("P-01", "province", "Aldshire", None), ("P-02", "province", "Burrow", None)}


@pytest.mark.parametrize("heading", ["Stn. mgr", "Person in charge, director", "现任厂长", "负责人"])
def test_who_is_in_charge_is_the_manager(table_facts, said, heading) -> None:
    rows = [["Site", heading], ["Northfield", "Lena Ortiz"], ["Lakeside", "裴建国"]]
    assert said(table_facts(rows)) == {("P-01", "manager", "Lena Ortiz", None), ("P-02", "manager", "裴建国", None)}


@pytest.mark.parametrize(
    ("heading", "cell"),
    [("Deputy manager", "Lena Ortiz"), ("原厂长", "裴建国"), ("Head", "Filter media"), ("站长", "（缺）")],
)
def test_others_are_no_managers(table_facts, heading, cell) -> None:
    assert table_facts([["Site", heading], ["Northfield", cell]]) == []


def test_a_week_is_no_place_and_a_pair_of_degrees_is_one(table_facts, said) -> None:
    rows = [["Station", "Week", "Where"], ["Northfield", "W16", "54.52, -2.31"], ["Lakeside", "W17", "54.61, -2.40"]]
    assert said(table_facts(rows)) == {
        ("P-01", "location", "54.52,-2.31", None),
        ("P-02", "location", "54.61,-2.4", None),
    }


@pytest.mark.parametrize(
    ("cell", "value"), [("320-340", "320..340"), ("320 to 340 MW", "320..340"), ("32~34万千瓦", "320..340")]
)
def test_a_range_keeps_both_ends(table_facts, said, cell, value) -> None:
    assert said(table_facts([["Station", "Capacity (MW)"], ["Northfield", cell]])) == {
        ("P-01", "capacity", value, None)
    }


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("2025-03-03", "2025-03-10"),
        ("w/e 3 Mar 2025", "w/e 10 Mar 2025"),
        ("Mon 03/03/25", "Mon 10/03/25"),
        ("3月3日", "3月10日"),
    ],
)
def test_readings_of_several_days_all_count(table_facts, said, first, second) -> None:
    rows = [["Day", "Northfield", "Lakeside"], [first, "330", "120"], [second, "340", "125"]]
    earlier = {("P-01", "capacity", "330", None), ("P-02", "capacity", "120", None)}
    before = ["# Installed capacity in 2025, MW"]
    assert said(table_facts(rows, before=before)) == CAPACITIES | earlier
    turned = [["Station", first, second], ["Northfield", "330", "340"], ["Lakeside", "120", "125"]]
    assert said(table_facts(turned, before=before)) == CAPACITIES | earlier


def test_of_several_years_the_last_holds(table_facts, said) -> None:
    rows = [["Station", "2023", "2024"], ["Northfield", "330", "340"], ["Lakeside", "120", "125"]]
    assert said(table_facts(rows, before=["# Installed capacity, MW"])) == CAPACITIES


def test_tables_under_one_another_have_titles_of_their_own(table_facts, said) -> None:
    rows = [
        ["Installed capacity, MW"], ["Site", "Now"], ["NFD", "340"], ["Lakeside", "125"], [""],
        ["Staff on duty"], ["Site", "Now"], ["NFD", "12"], ["Lakeside", "9"],
    ]  # fmt: skip
    assert said(table_facts(rows)) == CAPACITIES


def test_a_scenario_supposes_and_a_remark_takes_back(table_facts) -> None:
    supposed = [
        ["Station", "Scenario", "Capacity (MW)"],
        ["Northfield", "Current", "340"],
        ["Lakeside", "What if", "9"],
    ]
    dropped = [
        ["Station", "Outage", "Remark"],
        ["Northfield", "2025-03-04", "cancelled"],
        ["Lakeside", "2025-03-05", ""],
    ]
    assert [fact.modality.value for fact in table_facts(supposed)] == ["actual", "hypothetical"]
    assert [fact.modality.value for fact in table_facts(dropped)] == ["denied", "actual"]


def test_a_day_after_that_of_the_small_table_beside_is_planned(table_pack) -> None:
    head = (Cell(0, 0, "asOf"), Cell(0, 1, "2025-06-16"))
    rows = [["Station", "Outage"], ["Northfield", "2025-07-19"], ["Lakeside", "2025-06-02"]]
    cells = tuple(Cell(at, column, text) for at, row in enumerate(rows) for column, text in enumerate(row))
    tables = (Table(GridLoc(1, 1), head, 1, 2), Table(GridLoc(2, 1), cells, 3, 2))
    source = Source(FileId("root/1"), "status.json", "1")
    document = Document("0", source, "text/csv", "name", tables=tables)
    facts, _ = facts_of_tables(document, table_pack, Vocabulary(table_pack))
    assert {fact.value: fact.modality.value for fact in facts} == {"2025-07-19": "planned", "2025-06-02": "actual"}


def test_a_table_of_very_many_columns_is_read_by_those_that_come_first(table_facts, said) -> None:
    others = [f"Remark {number}" for number in range(500)]
    rows = [["Provider", "Cap. (MW)", *others, "Output (GWh)"], ["NFD", "340", *("-" for _ in others), "5"]]
    assert ("P-01", "capacity", "340", None) in said(table_facts(rows))


def test_a_heading_without_end_is_read_by_how_it_begins(table_facts, said) -> None:
    rows = [["Provider", "Cap. (MW) " + "x" * 100_000], ["NFD", "340"]]
    assert len(said(table_facts(rows))) <= 1
    assert telling_words("capacity " + "x" * 100_000)[0] == "capacity"
    assert len("".join(telling_words("capacity " + "x " * 100_000))) <= 500
