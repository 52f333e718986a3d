"""Dates and periods."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aggregator.extraction.values import cell_value, find_values
from aggregator.extraction.values.date import named_in, period_of
from aggregator.policy.records import Attribute, ValueKind

OUTAGE = Attribute("outage", "plant", ValueKind.DATE, many=True)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("closed 3-5 March 2025", ["2025-03-03", "2025-03-05"]),
        ("closed from 3 to 5 March 2025", ["2025-03-03", "2025-03-05"]),
        ("closed between 3 and 5 March 2025", ["2025-03-03", "2025-03-05"]),
        ("28 December – 3 January 2025", ["2024-12-28", "2025-01-03"]),
        ("March 3 to March 12, 2025", ["2025-03-03", "2025-03-12"]),
        ("March 3-5, 2025", ["2025-03-03"]),
        ("3月4日至2025年3月12日", ["2025-03-04", "2025-03-12"]),
        ("2025年3月4日至12日", ["2025-03-04", "2025-03-12"]),
        ("2025年12月28日-1月3日", ["2025-12-28", "2026-01-03"]),
        ("3月4日至3月12日", []),
        ("5-3 March 2025", ["2025-03-03"]),
        ("Unit 2 - 14 April 2025", ["2025-04-14"]),
        ("item 3 - 2025-04-14", ["2025-04-14"]),
        ("30-31 February 2025", []),
    ],
)
def test_a_range_gives_the_day_that_lacks_its_month_or_year(text, expected):
    assert [value.value for value in find_values(OUTAGE, text)] == expected


@pytest.mark.parametrize(
    ("text", "value", "confidence"),
    [
        ("2025-03-04", "2025-03-04", 1.0),
        ("2025/3/4", "2025-03-04", 1.0),
        ("2025.03.04", "2025-03-04", 1.0),
        ("2025-03-04T00:00:00", "2025-03-04", 1.0),
        ("2025-03-04 12:30:00", "2025-03-04", 1.0),
        ("4 March 2025", "2025-03-04", 1.0),
        ("4th of March, 2025", "2025-03-04", 1.0),
        ("March 4, 2025", "2025-03-04", 1.0),
        ("Mar. 4 2025", "2025-03-04", 1.0),
        ("04-Mar-2025", "2025-03-04", 1.0),
        ("04/03/2025", "2025-03-04", 0.6),
        ("04.03.2025", "2025-03-04", 1.0),
        ("25/03/2025", "2025-03-25", 1.0),
        ("03/25/2025", "2025-03-25", 1.0),
        ("04/04/2025", "2025-04-04", 1.0),
        ("2025年3月4日", "2025-03-04", 1.0),
        ("2025 年 3 月 4 日", "2025-03-04", 1.0),
        ("二〇二五年十二月三十一日", "2025-12-31", 1.0),
        ("March 2025", "2025-03", 1.0),
        ("2025年3月", "2025-03", 1.0),
        ("2025-03", "2025-03", 1.0),
    ],
)
def test_a_date_is_read_alike_in_a_cell_and_in_running_text(text: str, value: str, confidence: float) -> None:
    whole = cell_value(OUTAGE, text)
    assert whole is not None
    assert (whole.value, whole.confidence) == (value, confidence)
    sentence = f"Out of service on {text}, as planned."
    (found,) = find_values(OUTAGE, sentence)
    assert (found.value, found.confidence, sentence[found.start : found.end]) == (value, confidence, text)


@pytest.mark.parametrize(
    "text",
    [
        "3月4日",
        "4 March",
        "2025",
        "2025-13-04",
        "30 February 2025",
        "1.2.3",
        "12025-03-04",
        "2025-03-045",
        "10.1016/2025",
        "",
    ],
)
def test_running_text_without_a_whole_date_gives_none(text: str) -> None:
    assert find_values(OUTAGE, text) == []


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("2025", "2025"),
        (" 2025年 ", "2025"),
        ("1990.0", "1990"),
        ("20250304", "2025-03-04"),
        ("03/2025", "2025-03"),
        ("4-Mar-25", "2025-03-04"),
        ("Mar-99", "1999-03"),
        ("1986-1988", None),
        ("3月4日", None),
        ("45000", None),
        ("31/02/2025", None),
        ("n/a", None),
        ("待定", None),
        ("", None),
    ],
)
def test_a_cell_may_hold_a_year_or_a_short_form(text: str, value: str | None) -> None:
    read = cell_value(OUTAGE, text)
    assert (read.value if read else None) == value


@pytest.mark.parametrize(
    ("text", "per", "period"),
    [
        ("2019", "year", "2019"),
        ("2019年度", "year", "2019"),
        ("FY2019", "year", "2019"),
        ("2019.0", "year", "2019"),
        ("2025年1月", "month", "2025-01"),
        ("Jan-25", "month", "2025-01"),
        ("2025-01-15", "month", "2025-01"),
        ("2025-01-15", "day", "2025-01-15"),
        ("Total", "year", None),
        ("", "year", None),
    ],
)
def test_a_period_is_no_finer_than_asked(text: str, per: str, period: str | None) -> None:
    assert period_of(text, per) == period


@given(
    day=st.dates(dt.date(1900, 1, 1), dt.date(2199, 12, 31)),
    style=st.sampled_from(
        ["%Y-%m-%d", "%Y/%m/%d", "%d %B %Y", "%B %d, %Y", "%d.%m.%Y", "%Y年%m月%d日", "%Y-%m-%d %H:%M:%S"]
    ),
)
def test_a_day_in_any_style_round_trips(day: dt.date, style: str) -> None:
    text = dt.datetime(day.year, day.month, day.day).strftime(style)
    whole = cell_value(OUTAGE, text)
    assert whole is not None
    assert whole.value == day.isoformat()
    assert [v.value for v in find_values(OUTAGE, f"检修: {text}。")] == [day.isoformat()]


@given(st.text(max_size=60))
def test_any_text_gives_spans_inside_it(text: str) -> None:
    text = text.encode("utf-8", "ignore").decode()
    for value in (cell_value(OUTAGE, text), *find_values(OUTAGE, text)):
        if value is not None:
            assert 0 <= value.start < value.end <= len(text)


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("off on 18 March, back before 2 June", ["2025-03-18", "2025-06-02"]),
        ("停机定于4月14日，昨晚已报", ["2025-04-14", "2025-03-04"]),
        ("03-04  chlorine 0.62 mg/l", ["2025-03-04"]),
        ("8/3 并列运行", ["2025-08-03"]),
        ("1/2号机并列", []),
        ("3月份完成，七月18.8万", ["2025-03", "2025-07"]),
        ("Jan-25", ["2025-01"]),
        ("元月六日停机", ["2025-01-06"]),
        ("payable within 30 days, as three years ago", []),
        ("三日内腾空，前三天已报", []),
        ("Tender SR-25/07 of TBR-P-2025-09", []),
        ("you may call", []),
        ("7号晚上", ["2025-03-07"]),
        ("3月20日前提交，3月25日后停", ["2025-03-20", "2025-03-25"]),
        ("于25-03-04停机", ["2025-03-04"]),
        ("2月30日", ["2025-02"]),
    ],
)
def test_a_text_of_a_known_day_names_days_and_months_without_their_year(text: str, named: list[str]) -> None:
    assert [value.value for value in named_in(text, dt.date(2025, 3, 5))] == named


def test_without_a_day_of_writing_only_what_has_its_year_is_named() -> None:
    assert [value.value for value in named_in("on 3 May 2024, then on 6 June", None)] == ["2024-05-03"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("春节停机", ["2025-01-29"]),
        ("2020年春节", ["2020-01-25"]),
        ("除夕完工", ["2025-01-28"]),
        ("正月十五巡检", ["2025-02-12"]),
        ("端午节和中秋节", ["2025-05-31", "2025-10-06"]),
        ("农历九月初九", ["2025-10-29"]),
        ("闰六月初一", ["2025-07-25"]),
        ("1978年中秋节", ["1978-09-17"]),
        ("清明节放假", ["2025-04-04"]),
        ("大年初三", ["2025-01-31"]),
        ("大年三十", ["2025-01-28"]),
        ("今年最后一天", ["2025-12-31"]),
        ("2024年2月最后一天", ["2024-02-29"]),
        ("去年今天", ["2024-06-10"]),
        ("3月4日、5日和6日停电", ["2025-03-04", "2025-03-05", "2025-03-06"]),
        ("2024年11月4、5日", ["2024-11-04", "2024-11-05"]),
        ("5月4至6日", ["2025-05-04", "2025-05-06"]),
        ("神龙二年正月初一", []),
    ],
)
def test_days_by_the_moon_last_days_and_lists_of_days(text, expected):
    found = find_values(OUTAGE, text, dt.date(2025, 6, 10))
    assert [value.value for value in found] == expected
