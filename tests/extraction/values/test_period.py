"""Periods, and days counted from the day a text was written: Wednesday, 12 March 2025."""

from __future__ import annotations

import datetime as dt

import pytest

from aggregator.extraction.values import cell_value, find_values
from aggregator.policy.records import Attribute, ValueKind

PERIOD = Attribute("outage", "plant", ValueKind.PERIOD)
DATE = Attribute("day", "plant", ValueKind.DATE)
WRITTEN = dt.date(2025, 3, 12)


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("in March 2025", ["2025-03-01/2025-03-31"]),
        ("FY2025", ["2025-01-01/2025-12-31"]),
        ("2025财年", ["2025-01-01/2025-12-31"]),
        ("Q2 2025 and H2 2024", ["2025-04-01/2025-06-30", "2024-07-01/2024-12-31"]),
        ("the first quarter of 2025", ["2025-01-01/2025-03-31"]),
        ("2025年第一季度", ["2025-01-01/2025-03-31"]),
        ("2024年上半年", ["2024-01-01/2024-06-30"]),
        ("2025-W10", ["2025-03-03/2025-03-09"]),
        ("from 3 March 2025 to 5 April 2025", ["2025-03-03/2025-04-05"]),
        ("3-5 March 2025", ["2025-03-03/2025-03-05"]),
        ("2025年3月4日至12日", ["2025-03-04/2025-03-12"]),
        ("2024年2月", ["2024-02-01/2024-02-29"]),
        ("2018-2020年", ["2018-01-01/2020-12-31"]),
        ("May to June 2024", ["2024-05-01/2024-06-30"]),
        ("the 1990s", ["1990-01-01/1999-12-31"]),
        ("next month, yesterday, or this week", []),
        ("on 4 March 2025", []),
    ],
)
def test_a_period_that_names_its_year_needs_no_day_of_writing(text: str, values: list[str]) -> None:
    assert [value.value for value in find_values(PERIOD, text)] == values


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("next month", ["2025-04-01/2025-04-30"]),
        ("last week", ["2025-03-03/2025-03-09"]),
        ("the next 3 days", ["2025-03-13/2025-03-15"]),
        ("from 28 December to 3 January", ["2024-12-28/2025-01-03"]),
        ("this quarter", ["2025-01-01/2025-03-31"]),
        ("between now and 15 April", ["2025-03-12/2025-04-15"]),
        ("the week of 17 March", ["2025-03-17/2025-03-23"]),
        ("上个月", ["2025-02-01/2025-02-28"]),
        ("下周", ["2025-03-17/2025-03-23"]),
        ("本月底", ["2025-03-21/2025-03-31"]),
        ("第一季度", ["2025-01-01/2025-03-31"]),
        ("未来三天", ["2025-03-13/2025-03-15"]),
        ("3月4日至3月12日", ["2025-03-04/2025-03-12"]),
        ("去年", ["2024-01-01/2024-12-31"]),
        ("it may rain, and you may not", []),
    ],
)
def test_a_period_is_counted_from_the_day_of_writing(text: str, values: list[str]) -> None:
    assert [value.value for value in find_values(PERIOD, text, WRITTEN)] == values


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("yesterday", "2025-03-11"),
        ("the day after tomorrow", "2025-03-14"),
        ("next Tuesday", "2025-03-18"),
        ("last Friday", "2025-03-07"),
        ("Tuesday of next week", "2025-03-18"),
        ("three days ago", "2025-03-09"),
        ("in two weeks", "2025-03-26"),
        ("2 weeks before Christmas", "2024-12-11"),
        ("March 20", "2025-03-20"),
        ("the 20th of December", "2024-12-20"),
        ("the first Monday of April", "2025-04-07"),
        ("Easter Monday 2025", "2025-04-21"),
        ("昨天", "2025-03-11"),
        ("大后天", "2025-03-15"),
        ("下周二", "2025-03-18"),
        ("三天前", "2025-03-09"),
        ("3月20日", "2025-03-20"),
        ("下个月5号", "2025-04-05"),
        ("去年12月31日", "2024-12-31"),
        ("国庆节", "2024-10-01"),
    ],
)
def test_a_day_is_counted_from_the_day_of_writing(text: str, value: str) -> None:
    assert [found.value for found in find_values(DATE, text, WRITTEN)] == [value]
    assert find_values(DATE, text) == [] or "2025" in text


@pytest.mark.parametrize(
    "text",
    [
        "version 3.12",
        "the 21st century plan",
        "the 1st unit",
        "the sun will set",
        "今日头条报道",
        "room 4/12a",
        "5.4.2 and 1.2",
    ],
)
def test_versions_ordinals_and_titles_are_no_days(text: str) -> None:
    assert find_values(DATE, text, WRITTEN) == []


def test_a_cell_may_hold_a_single_day() -> None:
    for text, value in (("2025-03-04", "2025-03-04/2025-03-04"), ("Q1 2025", "2025-01-01/2025-03-31")):
        found = cell_value(PERIOD, text)
        assert found is not None
        assert found.value == value
    assert cell_value(PERIOD, "to be agreed") is None
