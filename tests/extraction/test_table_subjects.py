"""Whom a row is about: shared names, sections, sheets, forms, and the sums that are nobody's."""

from __future__ import annotations

import pytest

BOTH = {("P-03", "capacity", "400", None), ("P-04", "capacity", "250", None)}


@pytest.mark.parametrize(
    "rows",
    [
        [["Province", "Station", "Capacity (MW)"], ["Aldshire", "Stonebridge", "400"],
         ["Burrow", "Stonebridge", "250"]],
        [["Station", "Region", "Capacity (MW)"], ["Stonebridge Power Station", "Aldshire", "400"],
         ["Stonebridge Power Station", "Burrow", "250"]],
        [["省份", "电站名称", "装机容量（万千瓦）"], ["安州", "石桥电站", "40"], ["博州", "石桥电站", "25"]],
        [["Province", "Station", "Capacity (MW)"], ["Aldshire", "Northfield", ""], ["", "Stonebridge", "400"],
         ["Burrow", "Lakeside", ""], ["", "Stonebridge", "250"]],
        [["Station", "Capacity (MW)"], ["Aldshire", "<"], ["Stonebridge", "400"], ["Burrow", "<"],
         ["Stonebridge", "250"]],
        [["Station 电站", "Capacity (MW)"], ["Stonebridge 安州石桥电站", "400"], ["Stonebridge (Burrow)", "250"]],
    ],
)  # fmt: skip
def test_a_shared_name_is_told_apart_by_the_place_in_its_row(table_facts, said, rows) -> None:
    assert {fact for fact in said(table_facts(rows)) if fact[1] == "capacity"} == BOTH


def test_a_sheet_or_heading_says_where_shared_names_are(table_facts, said) -> None:
    rows = [["Station", "Capacity (MW)"], ["Stonebridge", "250"]]
    assert said(table_facts(rows, title="Burrow")) == {("P-04", "capacity", "250", None)}
    assert said(table_facts(rows, before=["# 2. Burrow province"])) == {("P-04", "capacity", "250", None)}
    assert table_facts(rows) == []


@pytest.mark.parametrize(
    "rows",
    [
        [["Item", "Value"], ["Capacity", "340 MW"], ["Station manager", "Ann Lee"]],
        [["Capacity", "340 MW", "Station manager", "Ann Lee"]],
        [["Unit", "Capacity (MW)", "Station manager"], ["A", "340", "Ann Lee"]],
    ],
)
@pytest.mark.parametrize(
    "around",
    [{"title": "Northfield"}, {"before": ["# Northfield", "As of May."]}, {"path": "NFD/Northfield form.docx"}],
)
def test_a_table_without_names_is_of_the_subject_of_its_sheet_heading_or_file(table_facts, said, rows, around) -> None:
    expected = {("P-01", "capacity", "340", None), ("P-01", "manager", "Ann Lee", None)}
    assert said(table_facts(rows, **around)) == expected


def test_a_form_is_of_the_subject_that_one_of_its_labels_has_beside_it(table_facts, said) -> None:
    rows = [["采购单位", "北田电站"], ["项目", "锅炉改造"], ["装机容量", "34万千瓦"]]
    assert said(table_facts(rows)) == {("P-01", "capacity", "340", None)}


def test_lines_across_a_table_head_the_rows_below_them(table_facts, said) -> None:
    rows = [
        ["Unit", "Outage start", "Remark"],
        ["Northfield Power Station", "<", "<"],
        ["1", "2025-03-04", "boiler"],
        ["2", "2025-04-01", ""],
        ["Lakeside", "<", "<"],
        ["1", "2025-05-05", ""],
    ]
    assert said(table_facts(rows)) == {
        ("P-01", "outage", "2025-03-04", None),
        ("P-01", "outage", "2025-04-01", None),
        ("P-02", "outage", "2025-05-05", None),
    }


@pytest.mark.parametrize(
    "name",
    [
        "Total", "TOTAL:", "Sub-total", "Subtotal Aldshire", "Sub-total 小计", "Grand total", "Total 合计", "All",
        "Sum", "Average", "of which coal", "合计", "合 计", "小计：", "安州省小计", "全省合计",
        "其中：煤电", "总计", "平均",
    ],
)  # fmt: skip
def test_sums_are_no_subjects(table_facts, said, name) -> None:
    rows = [["Station", "Capacity (MW)"], ["Northfield", "340"], [name, "430"], ["Lakeside", "90"]]
    facts = table_facts(rows)
    assert said(facts) == {("P-01", "capacity", "340", None), ("P-02", "capacity", "90", None)}
    assert len(facts) == 2


def test_a_sum_in_the_column_before_the_names_is_no_subject_either(table_facts, said) -> None:
    rows = [
        ["No.", "Station", "Unit", "Capacity (MW)"],
        ["1", "Northfield", "A", "340"],
        ["Total", "", "", "430"],
        ["合计", "", "", "430"],
    ]
    assert said(table_facts(rows)) == {("P-01", "capacity", "340", None)}


@pytest.mark.parametrize("name", ["Northfield*", "Northfield†", "NFD¹", "北田电站①", "Northfield **", "北田电站*"])
def test_marks_are_no_part_of_a_name(table_facts, said, name) -> None:
    assert said(table_facts([["Station", "Capacity (MW)"], [name, "340"]])) == {("P-01", "capacity", "340", None)}


@pytest.mark.parametrize(
    ("mark", "note"),
    [
        ("(a)", "(a) without unit 4"),
        ("1)", "1) without unit 4"),
        ("[2]", "[2] 不含4号机组"),
        ("注1", "注1：不含4号机组"),
    ],
)
def test_a_letter_in_brackets_is_a_mark_where_a_note_explains_it(table_facts, said, mark, note) -> None:
    rows = [["Station", "Capacity (MW)"], [f"Northfield {mark}", "340"]]
    expected = {("P-01", "capacity", "340", None)}
    assert said(table_facts([*rows, [note]])) == expected
    assert said(table_facts(rows, after=[note])) == expected


def test_the_part_of_a_subject_in_brackets_is_another_subject(table_facts) -> None:
    (fact,) = table_facts([["Station", "Capacity (MW)"], ["Northfield (2)", "120"]])
    assert fact.subject.value != "P-01"


def test_subjects_side_by_side_have_what_is_told_of_them_at_the_left(table_facts, said):
    rows = [
        ["", "Northfield", "Lakeside"],
        ["Technology", "coal", "gas"],
        ["1. Capacity, MW", "1,320", "850"],
        ["2. Station manager", "R. Okafor", "vacant"],
    ]
    assert said(table_facts(rows)) == {
        ("P-01", "capacity", "1320", None),
        ("P-02", "capacity", "850", None),
        ("P-01", "manager", "R. Okafor", None),
    }
