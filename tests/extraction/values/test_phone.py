"""Telephone numbers, and what only looks like them."""

from __future__ import annotations

import pytest

from aggregator.extraction.values import cell_value, find_values
from aggregator.policy.records import Attribute, ValueKind

PHONE = Attribute("phone", "plant", ValueKind.PHONE)


@pytest.mark.parametrize(
    ("text", "surface", "value"),
    [
        ("Call +44 20 7946 0958 now", "+44 20 7946 0958", "+442079460958"),
        ("Control room: tel. (0711) 123-4567.", "(0711) 123-4567", "07111234567"),
        ("Dial +1 541-754-3010 ext. 22", "+1 541-754-3010 ext. 22", "+15417543010;ext=22"),
        ("a fax to 0049 89 1234567", "0049 89 1234567", "+49891234567"),
        ("教研室52790833,", "52790833", "52790833"),
        ("服务热线:96116;", "96116", "96116"),
        ("the hotline 1177 is open", "1177", "1177"),
        ("总机+86 20 61302222-8866。", "+86 20 61302222-8866", "+862061302222;ext=8866"),
        ("联系电话:13800138000。", "13800138000", "+8613800138000"),
        ("值班电话010-62345678转12", "010-62345678转12", "01062345678;ext=12"),
        ("手机+86 138-0013-8000", "+86 138-0013-8000", "+8613800138000"),
        ("传真是021-68804868", "021-68804868", "02168804868"),
    ],
)
def test_a_number_is_found_with_its_country(text: str, surface: str, value: str) -> None:
    (found,) = find_values(PHONE, text)
    assert (found.value, text[found.start : found.end]) == (value, surface)


def test_two_numbers_with_a_comma_between_them_are_two() -> None:
    found = find_values(PHONE, "电话021-68812753,021-68808888")
    assert [value.value for value in found] == ["02168812753", "02168808888"]


@pytest.mark.parametrize(
    "text",
    [
        "the meeting of 2025-03-04",
        "resident 110105194912310021 signed",
        "SSN 911-67-0060",
        "an output of 1,234,567 units",
        "version 1.2.3.4",
        "account 12345678",
        "订单20250304123",
        "$1234567",
        "order #20020211895",
        "0.000000012",
        "45+31-339243873",
        "these are not phone numbers: 123 456 789",
        "12345678 was the number of the house",
        "",
    ],
)
def test_other_numbers_are_none(text: str) -> None:
    assert find_values(PHONE, text) == []


def test_a_valid_number_is_surer_than_one_beside_a_word() -> None:
    (valid,), (cued,) = find_values(PHONE, "+44 20 7946 0958"), find_values(PHONE, "phone 632 139823")
    assert valid.confidence > cued.confidence


@pytest.mark.parametrize(
    ("text", "value"),
    [
        (" 138 0013 8000 ", "+8613800138000"),
        ("62345678", "62345678"),
        ("n/a", None),
        ("two", None),
        ("2025-03-04", None),
    ],
)
def test_a_cell_is_a_number_without_a_word_beside_it(text: str, value: str | None) -> None:
    found = cell_value(PHONE, text)
    assert (None if found is None else found.value) == value


def test_two_numbers_side_by_side_are_both_found() -> None:
    found = find_values(PHONE, "值班:13604779660 13604770960")
    assert [value.value for value in found] == ["+8613604779660", "+8613604770960"]


@pytest.mark.parametrize("text", ["中心20250101", "热线 1.5", "dial 5 times"])
def test_digits_of_other_things_after_such_words_are_none(text: str) -> None:
    assert find_values(PHONE, text) == []
