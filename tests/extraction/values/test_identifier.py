"""Identifiers with check digits, and those known by the word beside them.

The valid numbers are the published examples of their standards; each is spoilt by one digit for its trap.
"""

from __future__ import annotations

import pytest

from aggregator.extraction.values import cell_value, find_values
from aggregator.extraction.values.identifier import known
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


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Tender no. NG-T-2025-114, issued on 11 August", ["NG-T-2025-114"]),
        ("Your ref: MR/25/118", ["MR/25/118"]),
        ("registered in Kent no. 04471982.", ["04471982"]),
        ("Invoice 2025-0417 of 3 May 2025", ["2025-0417"]),
        ("Certificate SPC/2025/0117.", ["SPC/2025/0117"]),
        ("Order 4410-B - oxygen", ["4410-B"]),
        ("van TV19 KLM at the gate", ["TV19 KLM"]),
        ("按诺储〔2025〕6号文件执行", ["诺储〔2025〕6号"]),
        ("合同编号:HT-2025-011", ["HT-2025-011"]),
        ("开户行账号6222 0213 0400 1187 659", ["6222 0213 0400 1187 659"]),
        ("车号陵B·30117", ["陵B·30117"]),
        ("to ISO-9001 by Q3-2025, see FY2024/25", []),
        ("in order 2025-03-04 and no. 5", []),
        ("12,500 t in Order of the Minister", []),
        ("编号为空", []),
    ],
)
def test_what_documents_and_things_go_by_is_known_by_its_form_or_a_cue(text: str, values: list[str]) -> None:
    assert [value.value for value in known(text)] == values
