"""Subjects by years or months, either way round: every value has its period."""

from __future__ import annotations

import pytest

JANUARY_AND_FEBRUARY = {
    ("P-01", "output", "35", "2025-01"),
    ("P-01", "output", "40", "2025-02"),
    ("P-02", "output", "12.5", "2025-01"),
    ("P-02", "output", "13", "2025-02"),
}


@pytest.mark.parametrize(
    ("rows", "title"),
    [
        (
            [["Station", "Jan 2025", "Feb 2025"], ["Northfield", "35", "40"], ["Lakeside", "12.5", "13"]],
            "Monthly output, GWh",
        ),
        (
            [["Station", "Jan", "Feb", "Total"], ["Northfield", "35", "40", "75"], ["Lakeside", "12.5", "13", "25.5"],
             ["Total", "47.5", "53", "100.5"]],
            "Monthly output 2025 (GWh)",
        ),
        (
            [["Monthly output (MWh), 2025"], ["Station", "January", "February"], ["NFD", "35,000", "40,000"],
             ["Lakeside", "12,500", "13,000"]],
            "",
        ),
        (
            [["Station", "2025", "<"], ["^", "Jan", "Feb"], ["Northfield", "35", "40"], ["Lakeside", "12.5", "13"]],
            "Monthly output (GWh)",
        ),
        (
            [["电站名称", "1月", "2月", "合计"], ["北田电站", "3500", "4000", "7500"],
             ["湖畔电站", "1250", "1300", "2550"], ["合计", "4750", "5300", "10050"]],
            "2025年月发电量（万千瓦时）",
        ),
        (
            [["月份", "北田电站", "湖畔电站"], ["2025年1月", "3500", "1250"], ["2025年2月", "4000", "1300"],
             ["合计", "7500", "2550"]],
            "月发电量（万千瓦时）",
        ),
        (
            [["Month", "Northfield", "Lakeside", "Total"], ["Jan", "35", "12.5", "47.5"], ["Feb", "40", "13", "53"],
             ["Total", "75", "25.5", "100.5"]],
            "Monthly output 2025, GWh",
        ),
        (
            [["month", "NFD", "Lakeside", "note"], ["2025-01", "35", "12.5", "monthly output in GWh"],
             ["2025-02", "40", "13", ""]],
            "",
        ),
        (
            [["Station", "Month", "Monthly output (GWh)"], ["Northfield", "2025-01", "35"],
             ["Northfield", "2025-02", "40"], ["Lakeside", "2025-01", "12.5"], ["Lakeside", "2025-02", "13"]],
            "",
        ),
        (
            [["Station", "Year", "Month", "Monthly output (GWh)"], ["Northfield", "2025", "Jan", "35"],
             ["Northfield", "2025", "Feb", "40"], ["Lakeside", "2025", "1", "12.5"], ["Lakeside", "2025", "2", "13"]],
            "",
        ),
    ],
)  # fmt: skip
def test_subjects_by_months(table_facts, said, rows, title) -> None:
    assert said(table_facts(rows, title=title)) == JANUARY_AND_FEBRUARY


@pytest.mark.parametrize(
    ("rows", "title"),
    [
        ([["Station", "2023", "2024"], ["Northfield", "900", "910"]], "Annual generation (GWh)"),
        ([["Station", "Annual generation (GWh)", "<"], ["^", "2023", "2024"], ["Northfield", "900", "910"]], ""),
        ([["电站名称", "2023年发电量（亿千瓦时）", "2024年发电量（亿千瓦时）"], ["北田电站", "9", "9.1"]], "年发电量"),
        ([["Year", "Annual generation (GWh)"], ["2023", "900"], ["2024", "910"]], "Northfield"),
        ([["Year", "Northfield", "Lakeside"], ["2023", "900", "-"], ["2024", "910", "n/a"]], "Annual generation (GWh)"),
        (
            [
                ["Station", "Northfield"],
                ["Annual generation 2023 (GWh)", "900"],
                ["Annual generation 2024 (GWh)", "910"],
            ],
            "",
        ),
    ],
)
def test_subjects_by_years(table_facts, said, rows, title) -> None:
    assert said(table_facts(rows, title=title)) == {
        ("P-01", "generation", "900", "2023"),
        ("P-01", "generation", "910", "2024"),
    }


def test_the_title_or_the_file_s_name_gives_the_year_of_a_column_without_one(table_facts, said) -> None:
    rows = [["电站名称", "年发电量（亿千瓦时）"], ["北田电站", "9"]]
    expected = {("P-01", "generation", "900", "2024")}
    assert said(table_facts(rows, path="统计/2024年发电情况.xlsx")) == expected
    assert said(table_facts([["2024年电站统计"], *rows])) == expected
    assert said(table_facts(rows)) == {("P-01", "generation", "900", None)}


def test_a_value_is_cited_where_it_stands_in_the_file(table_facts) -> None:
    facts = table_facts([["Month", "Northfield", "Lakeside"], ["2025-01", "35", "12.5"]], title="Monthly output, GWh")
    assert {(f.subject.value, str(f.citation.locator), f.surface) for f in facts} == {
        ("P-01", "row 2, column B", "35"),
        ("P-02", "row 2, column C", "12.5"),
    }


@pytest.mark.parametrize("year", ["2024/25", "FY2024/25", "2024/2025", "2024-25", "Financial year 2024/25"])
def test_financial_years_are_years(table_facts, said, year) -> None:
    expected = {("P-01", "generation", "900", "2024/25")}
    assert said(table_facts([["Station", year], ["Northfield", "900"]], title="Annual generation (GWh)")) == expected
    assert said(table_facts([["Station", f"{year} annual generation (GWh)"], ["Northfield", "900"]])) == expected
