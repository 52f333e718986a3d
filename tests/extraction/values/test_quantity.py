"""Quantities: every way to write 120 MW, and what is no quantity."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aggregator.extraction.values import cell_value, find_values
from aggregator.extraction.values.measured import mentioned
from aggregator.extraction.values.numerals import han_number
from aggregator.extraction.values.unit_ratios import ratio
from aggregator.policy.records import Attribute, ValueKind

CAPACITY = Attribute(
    "capacity",
    "plant",
    ValueKind.QUANTITY,
    unit="MW",
    also_in={"kW": 0.001, "GW": 1000, "兆瓦": 1, "万千瓦": 10, "千瓦": 0.001, "megawatt": 1},
)
SHARE = Attribute("share", "plant", ValueKind.QUANTITY, unit="%")
ENERGY = Attribute(
    "generation", "plant", ValueKind.QUANTITY, unit="GWh", also_in={"MWh": 0.001, "亿千瓦时": 100}, per="year"
)
BEDS = Attribute("beds", "hospital", ValueKind.QUANTITY)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("120 MW", "120"),
        ("120MW", "120"),
        ("120.0 mw", "120"),
        ("1,234.5 MW", "1234.5"),
        ("1.234,5 MW", "1234.5"),
        ("1 234 MW", "1234"),
        ("0,125 MW", "0.125"),
        ("12,5 MW", "12.5"),
        ("1.2.345 MW", None),
        ("120000 kW", "120"),
        ("1.2 GW", "1200"),
        ("12 万千瓦", "120"),
        ("12万 kW", "120"),
        ("12万千瓦", "120"),
        ("120兆瓦", "120"),
        ("三百二十兆瓦", "320"),
        ("三百二十万千瓦", "3200"),
        ("十二万千瓦", "120"),
        ("2×660MW", "1320"),
        ("2 x 60 MW", "120"),
        ("120 megawatts", "120"),
        ("1亿2000万千瓦", "120000"),
        ("−5 MW", "-5"),
        ("1.5e3 MW", "1500"),
        ("120k kW", "120"),
    ],
)
def test_a_quantity_is_read_alike_in_a_cell_and_in_running_text(text: str, value: str | None) -> None:
    whole = cell_value(CAPACITY, text)
    assert (whole.value if whole else None) == value
    for before, after in (("", ""), ("Installed capacity: ", " in all."), ("装机容量达", "，投产"), ("(", ")")):
        found = find_values(CAPACITY, before + text + after)
        assert [v.value for v in found] == ([value] if value else [])
        for v in found:
            assert (before + text + after)[v.start : v.end] == text
            assert v.unit == "MW"


@pytest.mark.parametrize(
    "text",
    [
        "120",
        "100-120 MW",
        "100 to 120 MW",
        "100 – 120 MW",
        "100至120兆瓦",
        "between 100 and 120 MW",
        "120 MWh",
        "120 MWp",
        "120万千瓦时",
        "120 kW·h",
        "G7-120MWX",
        "v1.2.3 MW",
        "数百万千瓦",
        "10+20 MW",
        "120 MW/m2",
        "MW",
        "±5 MW",
        "",
    ],
)
def test_what_is_no_quantity_of_the_attribute_is_not_found(text: str) -> None:
    assert find_values(CAPACITY, text) == []


def test_several_quantities_are_found_in_their_order() -> None:
    text = "Block A 35 MW, block B 40 MW and 2 万千瓦 of storage."
    assert [v.value for v in find_values(CAPACITY, text)] == ["35", "40", "20"]


@pytest.mark.parametrize(
    ("text", "unit", "value"),
    [
        ("120", None, "120"),
        (" 120 ", None, "120"),
        ("120", "kW", "0.12"),
        ("12", "万千瓦", "120"),
        ("12", "万kW", "120"),
        ("120 MW", "kW", "120"),
        ("120", "kg", None),
        ("120 kg", None, None),
        ("1,200", None, "1200"),
        ("1990.0", None, "1990"),
        ("ca. 120", None, "120"),
        ("约120兆瓦", None, "120"),
        ("120 MW (gross)", None, "120"),
        ("120*", None, "120"),
        (".5", None, "0.5"),
        ("-9.5", None, "-9.5"),
        ("100-120", None, None),
        ("2025-03-04T00:00:00", None, None),
        ("######", None, None),
        ("n/a", None, None),
        ("-", None, None),
        ("TBD", None, None),
        ("未知", None, None),
        ("", None, None),
        ("9" * 60, None, None),
        ("nan", None, None),
        ("inf", None, None),
        ("1_000", None, None),
        ("١٢٠", None, None),
        ("1e99", None, "1e+99"),
    ],
)
def test_a_cell_takes_the_unit_of_its_column_unless_it_has_one(text: str, unit: str | None, value: str | None) -> None:
    read = cell_value(CAPACITY, text, unit)
    assert (read.value if read else None) == value


def test_signs_and_counts_need_no_letters() -> None:
    assert [v.value for v in find_values(SHARE, "reached 85.5 % of it")] == ["85.5"]
    beds = cell_value(BEDS, "1,250")
    assert beds is not None
    assert (beds.value, beds.unit) == ("1250", None)
    assert find_values(BEDS, "1,250 beds") == []


def test_units_that_differ_only_in_case_mind_it() -> None:
    attribute = Attribute("power", "x", ValueKind.QUANTITY, unit="MW", also_in={"mW": 1e-9})
    assert [v.value for v in find_values(attribute, "5 MW and 5 mW")] == ["5", "5e-09"]


def test_a_value_takes_the_period_beside_it() -> None:
    text = "It generated 100 GWh in 2018 and 120,5 GWh in 2019. Before, 90 GWh."
    assert [(v.value, v.period) for v in find_values(ENERGY, text)] == [
        ("100", "2018"),
        ("120.5", "2019"),
        ("90", None),
    ]
    assert [(v.value, v.period) for v in find_values(ENERGY, "2024年发电量3.5亿千瓦时")] == [("350", "2024")]


HAN = "零一二三四五六七八九"


def in_han(number: int) -> str:
    """Write a number below 100,000,000 the long way, as the rules of Chinese numerals say."""
    if number >= 10000:
        rest = number % 10000
        gap = "零" if 0 < rest < 1000 else ""
        return in_han(number // 10000) + "万" + gap + (in_han(rest) if rest else "")
    text, zero = "", False
    for step, sign in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, number = divmod(number, step)
        if digit:
            text += ("零" if zero and text else "") + HAN[digit] + sign
            zero = False
        else:
            zero = True
    return text


@given(st.integers(1, 99_999_999))
def test_chinese_numerals_round_trip(number: int) -> None:
    assert han_number(in_han(number)) == number


STYLES = {
    "plain": "{:.2f}".format,
    "en": "{:,.2f}".format,
    "de": lambda x: f"{x:,.2f}".replace(",", "_").replace(".", ",").replace("_", "."),
    "si": lambda x: f"{x:,.2f}".replace(",", " "),
    "fr": lambda x: f"{x:,.2f}".replace(",", " ").replace(".", ","),
    "ch": lambda x: f"{x:,.2f}".replace(",", "'"),
}


@given(
    hundredths=st.integers(1, 10**12),
    style=st.sampled_from(sorted(STYLES)),
    unit=st.sampled_from(["MW", "kW", "GW", "兆瓦", "万千瓦"]),
    gap=st.sampled_from(["", " "]),
)
def test_a_number_in_any_style_and_unit_round_trips(hundredths: int, style: str, unit: str, gap: str) -> None:
    number = Decimal(hundredths) / 100
    text = STYLES[style](number) + gap + unit
    factor = Decimal(1) if unit == "MW" else Decimal(repr(CAPACITY.also_in[unit]))
    expected = float(number * factor)
    for value in (cell_value(CAPACITY, text), *find_values(CAPACITY, f"It is {text}, they say")):
        assert value is not None
        assert float(value.value) == expected


@given(st.text(max_size=60))
def test_any_text_gives_spans_inside_it(text: str) -> None:
    text = text.encode("utf-8", "ignore").decode()
    for value in (cell_value(CAPACITY, text), *find_values(CAPACITY, text)):
        if value is not None:
            assert 0 <= value.start < value.end <= len(text)


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("装机12万千瓦, about 1,140 to 1,160 MW", ["120 MW", "1140..1160 MW"]),
        ("between 29,000 and 31,000 m3/d", ["29000..31000 m³/d"]),
        ("14 to 14.5 m at both berths", ["14..14.5 m"]),
        ("320至340吨", ["320..340 t"]),
        ("单泵流量3600立方米/小时", ["1 m³/s"]),
        ("hot loads (41 °C), 62 bar, 90 MVA", ["41 °C", "62 bar", "90 MVA"]),
        ("six hundred and eighty-four tonnes", ["684 t"]),
        ("三十六万千瓦", ["360 MW"]),
        ("£1.92m of £7.5m, 5M users", []),
        ("10 and 12 t", ["12 t"]),
    ],
)
def test_quantities_are_mentioned_in_base_units_and_ranges_once(text: str, values: list[str]) -> None:
    assert [value.value for value in mentioned(text)] == values


@pytest.mark.parametrize(
    ("unit", "wanted", "times"),
    [
        ("万kW·h", "GWh", "0.01"),
        ("百万千瓦时", "GWh", "1"),
        ("MW·h", "GWh", "0.001"),
        ("亿度", "GWh", "100"),
        ("kilos", "t", "0.001"),
        ("l/s", "m3/d", "86.4"),
        ("万方", "m³", "10000"),
        ("万吨/日", "m3/d", "10000"),
        ("beds", "t", None),
        ("kg", "MW", None),
    ],
)
def test_units_that_a_pack_does_not_list_are_told_by_their_parts(unit, wanted, times):
    assert ratio(unit, wanted) == (None if times is None else Decimal(times))
