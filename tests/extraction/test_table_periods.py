"""The period a value of a table holds for: a month without its year, a month before, the day of the document."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from aggregator.model.facts import Fact

Facts = Callable[..., list[Fact]]
Said = Callable[[list[Fact]], set[tuple[str, str, str, str | None]]]


@pytest.mark.parametrize(
    ("heading", "before", "period"),
    [
        ("Monthly output, April", "Sent on 12 May 2025", "2025-04"),
        ("Monthly output, Dec.", "Sent on 4 February 2025", "2024-12"),
        ("Monthly output", "Figures for January 2025", "2025-01"),
        ("月发电量（上月）", "2025年3月生产情况", "2025-02"),
        ("月发电量（上年同月）", "2025年3月生产情况", "2024-03"),
        ("本月月发电量", "2025年3月生产情况", "2025-03"),
    ],
)
def test_a_month_is_said_in_part(table_facts: Facts, said: Said, heading: str, before: str, period: str) -> None:
    rows = [["station", heading], ["Northfield", "600 GWh"], ["Lakeside", "250 GWh"]]
    assert said(table_facts(rows, before=[before])) == {
        ("P-01", "output", "600", period),
        ("P-02", "output", "250", period),
    }


def test_a_year_counts_back_from_the_day_of_a_form(table_facts: Facts, said: Said) -> None:
    rows = [["电站", "北田电站", "站长", "崔永明"], ["上年度年发电量", "4.12亿千瓦时", "装机容量", "36万千瓦"]]
    assert ("P-01", "generation", "412", "2024") in said(table_facts(rows, before=["填表日期：2025年2月11日"]))


def test_a_day_without_its_year_is_of_the_year_around(table_facts: Facts, said: Said) -> None:
    rows = [["station", "outage start"], ["Northfield", "16 May"], ["Lakeside", "9 June"]]
    assert said(table_facts(rows, before=["# Outages 2024"])) == {
        ("P-01", "outage", "2024-05-16", None),
        ("P-02", "outage", "2024-06-09", None),
    }


def test_a_column_of_days_dates_what_is_told_by_the_day(table_facts: Facts, said: Said) -> None:
    rows = [
        ["report_date", "station", "monthly output (GWh)"],
        ["2025-04-11", "Northfield", "600"],
        ["2025-05-11", "Northfield", "610"],
    ]
    assert said(table_facts(rows)) == {
        ("P-01", "output", "600", "2025-04"),
        ("P-01", "output", "610", "2025-05"),
    }


def test_what_is_told_by_the_month_is_no_attribute_of_the_year(table_facts: Facts, said: Said) -> None:
    rows = [
        ["月份", "电站", "年发电量"],
        ["202501", "北田电站", "600"],
        ["202502", "北田电站", "540"],
    ]
    assert said(table_facts(rows)) == {
        ("P-01", "output", "600", "2025-01"),
        ("P-01", "output", "540", "2025-02"),
    }


def test_a_month_with_a_short_year_heads_a_column(table_facts: Facts, said: Said) -> None:
    rows = [["station", "Monthly output Jan-25", "Monthly output Feb-25"], ["Northfield", "600", "540"]]
    assert said(table_facts(rows)) == {
        ("P-01", "output", "600", "2025-01"),
        ("P-01", "output", "540", "2025-02"),
    }


def test_months_headed_by_plan_and_outcome_give_both(table_facts: Facts) -> None:
    rows = [
        ["厂站", "7月", "7月", "8月", "8月"],
        ["", "计划", "完成", "计划", "完成"],
        ["北田电站", "6.5", "6.31", "6", "5.9"],
    ]
    found = {(f.value, f.period, f.modality.value) for f in table_facts(rows, before=["2024年月发电量（亿千瓦时）"])}
    assert found == {
        ("650", "2024-07", "planned"),
        ("631", "2024-07", "actual"),
        ("600", "2024-08", "planned"),
        ("590", "2024-08", "actual"),
    }


def test_a_column_of_growth_beside_the_months_is_no_value(table_facts: Facts, said: Said) -> None:
    rows = [["厂站", "月发电量", "月发电量"], ["", "2025年1月", "环比"], ["北田电站", "3亿千瓦时", "4"]]
    assert said(table_facts(rows)) == {("P-01", "output", "300", "2025-01")}


def test_the_unit_of_months_may_end_their_title(table_facts: Facts, said: Said) -> None:
    rows = [["厂站", "1月", "2月"], ["北田电站", "41000", "40000"]]
    assert said(table_facts(rows, title="2025年各厂月发电量 万千瓦时")) == {
        ("P-01", "output", "410", "2025-01"),
        ("P-01", "output", "400", "2025-02"),
    }
