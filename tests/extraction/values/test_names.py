"""Places, persons, organisations, identifiers, texts, yes and no."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aggregator.extraction.values import cell_value, find_values, grammar_of, is_nothing
from aggregator.policy.records import Attribute, ValueKind

COUNTRY = Attribute(
    "country",
    "plant",
    ValueKind.PLACE,
    one_of={"Italy": ("IT", "意大利", "Italia"), "United Kingdom": ("UK", "GB", "Great Britain"), "Norway": ("NO",)},
)


def of_kind(kind: ValueKind) -> Attribute:
    return Attribute("it", "plant", kind)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Italy", "Italy"),
        (" ITALIA ", "Italy"),
        ("it", "Italy"),
        ("意大利", "Italy"),
        ("Great  Britain", "United Kingdom"),
        ("Lazio, Italy", "Italy"),
        ("Italy and Norway", None),
        ("France", None),
        ("", None),
    ],
)
def test_a_cell_of_listed_values_is_one_of_them(text: str, value: str | None) -> None:
    read = cell_value(COUNTRY, text)
    assert (read.value if read else None) == value


def test_listed_values_are_found_as_words_and_short_codes_mind_their_case() -> None:
    text = "No, it is in great Britain; Italyland is not. 位于意大利。IT"
    found = find_values(COUNTRY, text)
    assert [(v.value, text[v.start : v.end]) for v in found] == [
        ("United Kingdom", "great Britain"),
        ("Italy", "意大利"),
        ("Italy", "IT"),
    ]


@pytest.mark.parametrize(
    ("kind", "text", "value"),
    [
        (ValueKind.PLACE, " Isle of  Wight ", "Isle of Wight"),
        (ValueKind.PLACE, "湖北省", "湖北省"),
        (ValueKind.PLACE, "1234", None),
        (ValueKind.PLACE, "n/a", None),
        (ValueKind.PERSON, "Ada Lovelace", "Ada Lovelace"),
        (ValueKind.PERSON, "张伟", "张伟"),
        (ValueKind.PERSON, "Room 12", None),
        (ValueKind.ORGANISATION, "RWE npower", "RWE npower"),
        (ValueKind.ORGANISATION, "湖北电力有限公司", "湖北电力有限公司"),
        (ValueKind.ORGANISATION, "50 Hertz Transmission GmbH", "50 Hertz Transmission GmbH"),
        (ValueKind.ORGANISATION, "12.5", None),
        (ValueKind.ORGANISATION, "######", None),
        (ValueKind.ORGANISATION, "x" * 500, None),
        (ValueKind.IDENTIFIER, " ab-12 ", "AB-12"),
        (ValueKind.IDENTIFIER, "", None),
        (ValueKind.TEXT, " two\n words ", "two words"),
        (ValueKind.TEXT, "TBD", None),
        (ValueKind.YES_NO, "Yes", "yes"),
        (ValueKind.YES_NO, "✓", "yes"),
        (ValueKind.YES_NO, "是", "yes"),
        (ValueKind.YES_NO, "无", "no"),
        (ValueKind.YES_NO, "FALSE", "no"),
        (ValueKind.YES_NO, "perhaps", None),
        (ValueKind.YES_NO, "", None),
    ],
)
def test_a_cell_is_taken_whole(kind: ValueKind, text: str, value: str | None) -> None:
    read = cell_value(of_kind(kind), text)
    assert (read.value if read else None) == value


@pytest.mark.parametrize(
    ("kind", "text", "values"),
    [
        (ValueKind.PLACE, "It is located in Stoke-on-Trent near the sea", ["Stoke-on-Trent"]),
        (ValueKind.PLACE, "电站位于湖北省。", ["湖北省"]),
        (ValueKind.PERSON, "Contact Dr. Ada Lovelace for it", ["Ada Lovelace"]),
        (ValueKind.PERSON, "负责人：张伟，电话".replace("：", ":").replace("，", ","), ["张伟"]),
        (ValueKind.PERSON, "项目经理王小明负责", ["王小明"]),
        (
            ValueKind.ORGANISATION,
            "It is owned by Northern Wind Holdings Ltd. and others",
            ["Northern Wind Holdings Ltd"],
        ),
        (ValueKind.ORGANISATION, "The plant belongs to Verbund Hydro Power GmbH", ["Verbund Hydro Power GmbH"]),
        (ValueKind.ORGANISATION, "该电站由湖北清江水电开发有限责任公司运营", ["湖北清江水电开发有限责任公司"]),
        (ValueKind.IDENTIFIER, "serial number SN-2041/7 was", ["SN-2041/7"]),
        (ValueKind.TEXT, "anything", []),
        (ValueKind.YES_NO, "backup: yes, shelter: no", ["yes", "no"]),
        (ValueKind.YES_NO, "备用电源:有", ["yes"]),
    ],
)
def test_running_text_gives_what_looks_like_the_kind(kind: ValueKind, text: str, values: list[str]) -> None:
    found = find_values(of_kind(kind), text)
    assert [v.value for v in found] == values
    for v in found:
        assert v.value.casefold() in text[v.start : v.end].casefold() or kind is ValueKind.YES_NO


def test_every_kind_has_its_grammar() -> None:
    for kind in ValueKind:
        assert callable(grammar_of(kind).find)
        assert callable(grammar_of(kind).cell)


@pytest.mark.parametrize(
    "text", ["", "  ", "n/a", "N.A"[:0], "-", "--", "—", "######", "TBD", "未知", "无", "#REF!", "████", "CONFIDENTIAL"]
)
def test_junk_is_nothing(text: str) -> None:
    assert is_nothing(text)


@given(st.sampled_from(sorted(ValueKind)), st.text(max_size=60))
def test_any_text_gives_spans_inside_it(kind: ValueKind, text: str) -> None:
    text = text.encode("utf-8", "ignore").decode()
    attribute = of_kind(kind)
    for value in (cell_value(attribute, text), *find_values(attribute, text)):
        if value is not None:
            assert 0 <= value.start < value.end <= len(text)


@pytest.mark.parametrize(
    ("text", "persons"),
    [("新任院长柳青山于8月到任", ["柳青山"]), ("厂长孙立平在年终会上表示", ["孙立平"]), ("院长由市局任命", [])],
)
def test_a_chinese_person_right_after_a_role_is_found(text: str, persons: list[str]) -> None:
    manager = Attribute("manager", "plant", ValueKind.PERSON)
    assert [value.value for value in find_values(manager, text)] == persons
