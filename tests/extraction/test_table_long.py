"""Tables with an indicator a row, and tables whose subjects head several columns."""

from __future__ import annotations

import pytest

TWO = {("P-01", "capacity", "340", None), ("P-02", "capacity", "125", None)}


@pytest.mark.parametrize(
    "rows",
    [
        [
            ["Site", "Indicator", "Unit", "Value"], ["Northfield", "Installed capacity", "MW", "340"],
            ["^", "Staff", "FTE", "40"], ["Lakeside", "Installed capacity", "kW", "125000"],
        ],
        [
            ["电站", "指标", "数值", "计量单位"], ["北田电站", "装机容量", "34", "万千瓦"], ["", "", "", ""],
            ["湖畔电站", "装机容量", "125", "兆瓦"],
        ],
        [
            ["Parameter", "Unit", "Northfield", "Lakeside"], ["Installed capacity", "kW", "340000", "125000"],
            ["Dam height", "m", "31", "18"],
        ],
        [
            ["Station", "What", "Unit", "In hand"], ["NFD", "Capacity", "MW", "340"], ["NFD", "Water", "t", "30"],
            ["Lakeside", "Capacity", "MW", "125"],
        ],
    ],
)  # fmt: skip
def test_an_indicator_a_row(table_facts, said, rows) -> None:
    assert said(table_facts(rows)) == TWO


def test_an_indicator_a_row_and_a_year_a_column(table_facts, said) -> None:
    rows = [
        ["Plant", "Item", "2023", "2024"],
        ["Northfield", "Annual generation (GWh)", "900", "910"],
        ["^", "Staff", "40", "41"],
        ["Lakeside", "Annual generation (GWh)", "80", "85"],
    ]
    assert said(table_facts(rows)) == {
        ("P-01", "generation", "900", "2023"),
        ("P-01", "generation", "910", "2024"),
        ("P-02", "generation", "80", "2023"),
        ("P-02", "generation", "85", "2024"),
    }


def test_the_values_are_cited_where_they_stand(table_facts) -> None:
    rows = [
        ["Site", "Indicator", "Unit", "Value"],
        ["NFD", "Capacity", "MW", "340"],
        ["Lakeside", "Capacity", "MW", "1"],
    ]
    fact = table_facts(rows)[0]
    assert (fact.surface, str(fact.citation.locator)) == ("340", "row 2, column D")


def test_one_subject_a_sheet_with_its_units_in_a_column(table_facts, said) -> None:
    rows = [
        ["Property", "Value", "Unit", "Source"],
        ["Capacity", "340000", "kW", "survey"],
        ["Province", "Aldshire", "", ""],
    ]
    facts = table_facts(rows, title="Northfield")
    assert ("P-01", "capacity", "340", None) in said(facts)
    assert {fact.attribute for fact in facts} == {"capacity", "province"}


def test_plan_and_actual_under_each_subject_by_months(table_facts) -> None:
    rows = [
        ["Month", "Northfield", "<", "Lakeside", "<"],
        ["^", "Plan", "Actual", "Plan", "Actual"],
        ["2025-01", "36", "35", "12", "12.5"],
        ["Total", "36", "35", "12", "12.5"],
    ]
    facts = table_facts(rows, before=["# Monthly output, GWh"])
    assert {(f.subject.value, f.value, f.period, f.modality.value) for f in facts} == {
        ("P-01", "36", "2025-01", "planned"),
        ("P-01", "35", "2025-01", "actual"),
        ("P-02", "12", "2025-01", "planned"),
        ("P-02", "12.5", "2025-01", "actual"),
    }


def test_a_year_and_a_month_at_the_left(table_facts, said) -> None:
    rows = [
        ["年份", "月份", "北田电站", "湖畔电站"], ["2024年", "12月", "3500", "1250"], ["2025年", "1月", "4000", "1300"],
    ]  # fmt: skip
    assert said(table_facts(rows, before=["月发电量（万千瓦时）"])) == {
        ("P-01", "output", "35", "2024-12"),
        ("P-02", "output", "12.5", "2024-12"),
        ("P-01", "output", "40", "2025-01"),
        ("P-02", "output", "13", "2025-01"),
    }


def test_a_short_name_with_its_place_is_that_subject(table_facts, said) -> None:
    rows = [["电站", "装机容量（兆瓦）"], ["安州石桥", "340"], ["博州石桥", "125"]]
    assert said(table_facts(rows)) == {("P-03", "capacity", "340", None), ("P-04", "capacity", "125", None)}
