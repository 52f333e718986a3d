"""Numbers without a unit, in digits and in words, and shares in percent."""

from __future__ import annotations

import pytest

from aggregator.extraction.values import cell_value, find_values
from aggregator.policy.records import Attribute, ValueKind

COUNT = Attribute("staff", "plant", ValueKind.NUMBER)
SHARE = Attribute("share", "plant", ValueKind.QUANTITY, unit="%")
LENGTH = Attribute("length", "plant", ValueKind.QUANTITY, unit="km", also_in={"mile": 1.609344, "里": 0.5})


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("1,250 employees in 3 shifts", ["1250", "3"]),
        ("twenty-five million and three hundred", ["25000300"]),
        ("three quarters of a billion", ["750000000"]),
        ("3 million and a half", ["3500000"]),
        ("two hundred and fifty-four hundredths", ["200.54"]),
        ("nine point nought four", ["9.04"]),
        ("minus five", ["-5"]),
        ("12,34,567.89 rupees", ["1234567.89"]),
        ("1.3x10^6 cells", ["1300000"]),
        ("共有一千两百三十四万人", ["12340000"]),
        ("两千四百五", ["2450"]),
        ("5万4千6百台", ["54600"]),
        ("拾万零五十六", ["100056"]),
        ("三分之二", ["0.6666666666666666"]),
        ("负四百零五", ["-405"]),
        ("十打苹果", ["120"]),
        ("five eighths", ["0.625"]),
        ("seven - tenths", ["0.7"]),
        ("three twenty-fifths", ["0.12"]),
        ("a hundred and two hundredths", ["100.02"]),
        ("one one hundred fifth", [str(1 / 105)]),
        ("twenty-fifths", ["4"]),
        ("20 thousandths", ["0.02"]),
        ("nineteen eighty four", ["1984"]),
        ("twenty five hundred", ["2500"]),
        ("thousand two hundred", ["1200"]),
        ("322 hundred", ["32200"]),
        ("two millions", ["2000000"]),
        ("two point oh five", ["2.05"]),
        ("3 and 1/4 and 2-1/2", ["3.25", "2.5"]),
        ("1.2b people", ["1200000000"]),
        ("two out of five hundreds", ["0.004"]),
        ("one in twenty", ["0.05"]),
        ("8 over 5.", ["1.6"]),
        ("more than half, half of them", ["0.5", "0.5"]),
        ("百三", ["130"]),
        ("两台机组", ["2"]),
        ("1万2和12万3", ["12000", "123000"]),
        ("1又1/2", ["1.5"]),
        ("零起事故", ["0"]),
    ],
)
def test_numbers_in_digits_and_words(text: str, values: list[str]) -> None:
    assert [value.value for value in find_values(COUNT, text)] == values


@pytest.mark.parametrize(
    "text",
    [
        "this one is good",
        "one of them",
        "一切正常",
        "四川的电站",
        "海陆空",
        "the twenty-third",
        "model A320",
        "2025-03-04",
        "192.168.1.2",
        "a plan",
        "万一停电",
        "the first half",
        "the twenty-first time",
        "更换零件",
        "两三千人",
        "9亿亿亿亿",
        "3m",
    ],
)
def test_pronouns_names_dates_and_codes_are_no_numbers(text: str) -> None:
    assert find_values(COUNT, text) == []


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("10000 over 3 years", ["10000", "3"]),
        ("two thousand over five years", ["2000", "5"]),
        ("12 out of 10", ["12", "10"]),
        ("3 hundred and 2 hundred", ["300", "200"]),
        ("ten and twelve", ["10", "12"]),
        ("5 million and 6 million", ["5000000", "6000000"]),
        ("423 0000", ["423", "0"]),
    ],
)
def test_two_numbers_do_not_make_one(text: str, values: list[str]) -> None:
    assert [value.value for value in find_values(COUNT, text)] == values


@pytest.mark.parametrize(
    ("text", "value"), [("1 250", "1250"), ("12k", "12000"), ("三百二十", "320"), ("ten", "10"), ("x", None)]
)
def test_a_cell_is_one_number(text: str, value: str | None) -> None:
    found = cell_value(COUNT, text)
    assert (None if found is None else found.value) == value


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("30 percent, then 12.5%", ["30", "12.5"]),
        ("one hundred per cent", ["100"]),
        ("百分之二十五", ["25"]),
        ("千分之五", ["0.5"]),
        ("提高二十个百分点", ["20"]),
        ("九成用户", ["90"]),
        ("打八五折", ["85"]),
        ("负3.9%", ["-3.9"]),
        ("https://example.com/?q=30%25%2020%", []),
        ("二三十个百分点", []),
        ("三成功", []),
        ("打对折", ["50"]),
        ("七成六", ["76"]),
        ("半成", ["5"]),
        ("五百分之二", []),
    ],
)
def test_shares_in_percent(text: str, values: list[str]) -> None:
    assert [value.value for value in find_values(SHARE, text)] == values


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("a six-mile trip", ["9.656064"]),
        ("10 1/2 miles of cable", ["16.898112"]),
        ("十里半", ["5.25"]),
        ("2.5 km", ["2.5"]),
        ("50 km per hour", []),
        ("half past 10 km/h", []),
    ],
)
def test_quantities_take_numbers_in_words_and_fractions(text: str, values: list[str]) -> None:
    assert [value.value for value in find_values(LENGTH, text)] == values


def test_a_step_of_a_numeral_is_no_part_of_the_unit_before_it() -> None:
    power = Attribute("power", "plant", ValueKind.QUANTITY, unit="kW", also_in={"千瓦": 1, "瓦": 0.001})
    assert [value.value for value in find_values(power, "一百千瓦")] == ["100"]


def test_a_list_without_spaces_is_of_its_numbers_and_groups_of_thousands_are_one() -> None:
    count = Attribute("count", "plant", ValueKind.NUMBER)
    assert [value.value for value in find_values(count, "Exercises 22,24,26,31.")] == ["22", "24", "26", "31"]
    assert [value.value for value in find_values(count, "a total of 22,240,260")] == ["22240260"]
