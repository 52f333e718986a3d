"""Which heading means what: wherever it stands, in however many rows, slightly misspelt, or not there at all."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    "rows",
    [
        [["Stations of the north"], [], ["as of spring"], ["Station", "Capacity (MW)"], ["Northfield", "340"]],
        [["Station", "Capacity"], ["", "MW"], ["Northfield", "340"]],
        [["Station", "Rating", "<"], ["^", "Units", "Capacity"], ["", "", "GW"], ["Northfield", "4", "0.34"]],
        [["电站名称", "基本情况", "<"], ["^", "机组台数", "装机容量（万千瓦）"], ["北田电站", "4", "34"]],
        [["Station 电站", "Capacity (MW) 装机容量（兆瓦）"], ["NFD 北田电站", "340"]],
        [["序号", "电站名称", "装机容量"], ["1", "北田电站", "34万千瓦"]],
        [["Unit: 万千瓦"], ["Station", "Capacity"], ["Northfield", "34"]],
        [["单位：万千瓦"], ["电站名称", "装机容量"], ["北田电站", "34"]],
        [["Station", "installed_capacity_mw"], ["Northfield", "340"]],
        [["Station", "Capacity¹ (MW)"], ["Northfield", "340"]],
    ],
)
def test_headings_are_found_in_any_row_and_in_several(table_facts, said, rows) -> None:
    assert said(table_facts(rows)) == {("P-01", "capacity", "340", None)}


def test_a_line_before_the_table_gives_the_unit_of_headings_without_one(table_facts, said) -> None:
    rows = [["电站名称", "装机容量", "年发电量"], ["北田电站", "34", "12"]]
    assert said(table_facts(rows, title="2024年", before=["单位：万千瓦、亿千瓦时"])) == {
        ("P-01", "capacity", "340", None),
        ("P-01", "generation", "1200", "2024"),
    }


@pytest.mark.parametrize(
    ("heading", "like"),
    [
        ("Instaled capacity (MW)", "installed capacity"),
        ("Installed capacities (MW)", "installed capacity"),
        ("Capcity", "capacity"),
        ("容量装机", "装机容量"),
    ],
)
def test_a_heading_with_a_slip_counts_less_and_says_what_it_is_like(table_facts, heading, like) -> None:
    (fact,) = table_facts([["Station", heading], ["Northfield", "340 MW"]])
    assert (fact.value, fact.confidence) == ("340", 0.76)
    assert fact.reason == f"table: heading '{heading}', like '{like}'"


@pytest.mark.parametrize("heading", ["Opacity", "Capacity factor", "Velocity", "容积", "Manager's phone"])
def test_another_word_is_no_slip(table_facts, heading) -> None:
    assert table_facts([["Station", heading], ["Northfield", "0.4"], ["Lakeside", "0.6"]]) == []


def test_a_column_no_heading_explains_is_known_by_the_shape_of_its_values(table_facts) -> None:
    facts = table_facts(
        [
            ["Station", "", "Remark 2"],
            ["Northfield", "54.361, -2.472", "340 MW"],
            ["Lakeside", "54.101, -2.505", "90 MW"],
        ]
    )
    assert {(f.subject.value, f.attribute, f.value, f.confidence, f.reason) for f in facts} == {
        ("P-01", "location", "54.361,-2.472", 0.5415, "table: by value shape"),
        ("P-02", "location", "54.101,-2.505", 0.5415, "table: by value shape"),
        ("P-01", "capacity", "340", 0.475, "table: heading 'Remark 2', by value shape"),
        ("P-02", "capacity", "90", 0.475, "table: heading 'Remark 2', by value shape"),
    }


def test_values_that_two_attributes_may_have_are_of_neither(table_facts) -> None:
    rows = [["Station", ""], ["Northfield", "12 GWh"], ["Lakeside", "14 GWh"]]
    assert table_facts(rows) == []
    assert table_facts([["Station", ""], ["Northfield", "12"], ["Lakeside", "14"]]) == []
