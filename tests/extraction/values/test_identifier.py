"""Identifiers with check digits, and those known by the word beside them.

The valid numbers are the published examples of their standards; each is spoilt by one digit for its trap.
"""

from __future__ import annotations

import pytest

from aggregator.extraction.values import cell_value, find_values
from aggregator.policy.records import Attribute, ValueKind

CODE = Attribute("code", "plant", ValueKind.IDENTIFIER)
SURE = 0.8


def sure_ones(text: str) -> list[str]:
    return [value.value for value in find_values(CODE, text) if value.confidence >= SURE]


@pytest.mark.parametrize(
    ("right", "wrong", "value"),
    [
        ("身份证号11010519491231002X。", "身份证号110105194912310021。", "11010519491231002X"),
        ("统一社会信用代码91110000600037341L", "统一社会信用代码91110000600037342L", "91110000600037341L"),
        ("IBAN GB82 WEST 1234 5698 7654 32 now", "IBAN GB82 WEST 1234 5698 7654 33 now", "GB82WEST12345698765432"),
        ("card 4111 1111 1111 1111", "card 4111 1111 1111 1112", "4111111111111111"),
        ("IMO 9074729 sails", "IMO 9074728 sails", "9074729"),
        ("LEI 213800KUD8LAJWSQ9D15", "LEI 213800KUD8LAJWSQ9D16", "213800KUD8LAJWSQ9D15"),
        ("EIC 22XWATTPLUS----G", "EIC 22XWATTPLUS----H", "22XWATTPLUS----G"),
        ("ISIN US0378331005", "ISIN US0378331006", "US0378331005"),
    ],
)
def test_a_number_counts_as_sure_only_where_it_checks(right: str, wrong: str, value: str) -> None:
    assert sure_ones(right) == [value]
    assert sure_ones(wrong) == []


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("passport no. E12345678", ["E12345678"]),
        ("护照号码E12345678", ["E12345678"]),
        ("drawing E12345678", []),
        ("车辆鄂A12345已到", ["鄂A12345"]),
        ("licence plate KA-12-3456", ["KA 12 3456"]),
        ("unit KA-12-3456", []),
        ("4111 1111 1111 1111 of them", []),
    ],
)
def test_what_has_no_check_needs_a_word_or_a_form_of_its_own(text: str, values: list[str]) -> None:
    assert sure_ones(text) == values


def test_a_cell_that_checks_loses_its_spaces() -> None:
    found = cell_value(CODE, "GB82 WEST 1234 5698 7654 32")
    assert found is not None
    assert found.value == "GB82WEST12345698765432"
    other = cell_value(CODE, "unit  7 b")
    assert other is not None
    assert other.value == "UNIT 7 B"
