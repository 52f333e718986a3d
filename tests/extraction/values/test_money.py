"""Amounts of money."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aggregator.extraction.values import cell_value, find_values
from aggregator.extraction.values.money import mentioned
from aggregator.policy.records import Attribute, ValueKind

BUDGET = Attribute("budget", "project", ValueKind.MONEY)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("€1,250,000", "1250000 EUR"),
        ("EUR 1.25 million", "1250000 EUR"),
        ("1.25 million euros", "1250000 EUR"),
        ("1.250.000 €", "1250000 EUR"),
        ("300 kEUR", "300000 EUR"),
        ("5 M€", "5000000 EUR"),
        ("$3bn", "3000000000 USD"),
        ("US$ 12.5 million", "12500000 USD"),
        ("£5m", "5000000 GBP"),
        ("120万元", "1200000 CNY"),
        ("1.2亿元", "120000000 CNY"),
        ("人民币1.2亿元", "120000000 CNY"),
        ("1亿2000万元", "120000000 CNY"),
        ("三百二十万元", "3200000 CNY"),
        ("500万美元", "5000000 USD"),
        ("RMB 3 million", "3000000 CNY"),
        ("CHF 1'200.50", "1200.5 CHF"),
        ("12 000 SEK", "12000 SEK"),
    ],
)
def test_an_amount_is_read_alike_in_a_cell_and_in_running_text(text: str, value: str) -> None:
    whole = cell_value(BUDGET, text)
    assert whole is not None
    assert whole.value == value
    for before, after in (("The budget is ", " in all."), ("预算", "，已批"), ("(", ")")):
        sentence = before + text + after
        (found,) = find_values(BUDGET, sentence)
        assert found.value == value
        assert sentence[found.start : found.end] in text
        assert found.unit is None


@pytest.mark.parametrize(
    "text", ["120", "0.35元/千瓦时", "3 元素", "5 元月", "1,250 people", "EURO 2024x", "£", "元", "neuro5 EURx", ""]
)
def test_what_names_no_amount_with_a_currency_is_not_found(text: str) -> None:
    assert find_values(BUDGET, text) == []


@pytest.mark.parametrize(
    ("text", "unit", "value", "confidence"),
    [
        ("1200", "万元", "12000000 CNY", 1.0),
        ("1,200", "EUR million", "1200000000 EUR", 1.0),
        ("1200", "k€", "1200000 EUR", 1.0),
        ("1200", "USD", "1200 USD", 1.0),
        ("1200", None, "1200", 0.7),
        ("(1,200)", "EUR", "-1200 EUR", 1.0),
        ("€ 5", "USD", "5 EUR", 1.0),
        ("n/a", "EUR", None, 0),
        ("######", "EUR", None, 0),
        ("10-20", "EUR", None, 0),
    ],
)
def test_a_cell_takes_the_currency_of_its_column(
    text: str, unit: str | None, value: str | None, confidence: float
) -> None:
    read = cell_value(BUDGET, text, unit)
    assert ((read.value, read.confidence) if read else (None, 0)) == (value, confidence)


def test_rates_of_the_pack_convert_to_its_currency() -> None:
    attribute = Attribute("budget", "project", ValueKind.MONEY, unit="EUR", also_in={"USD": 0.5})
    assert [v.value for v in find_values(attribute, "$12 and 7 € and 5 CHF")] == ["6 EUR", "7 EUR", "5 CHF"]


@given(st.integers(1, 10**11), st.sampled_from(["EUR {:,}", "{:,} EUR", "€{}", "{} EUR", "EUR {:,}.00"]))
def test_amounts_round_trip(amount: int, style: str) -> None:
    value = cell_value(BUDGET, style.format(amount))
    assert value is not None
    assert value.value == f"{amount} EUR"


@given(st.text(max_size=60))
def test_any_text_gives_spans_inside_it(text: str) -> None:
    text = text.encode("utf-8", "ignore").decode()
    for value in (cell_value(BUDGET, text), *find_values(BUDGET, text)):
        if value is not None:
            assert 0 <= value.start < value.end <= len(text)


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("sold at CNY 2,600/t and EUR 204 a tonne", ["2600 CNY/t", "204 EUR/t"]),
        ("底价2460元/吨，每吨4120元", ["2460 CNY/t", "4120 CNY/t"]),
        ("2180至2220元/吨", ["2180..2220 CNY/t"]),
        ("Salary £46,148 to £52,809.", ["46148..52809 GBP"]),
        ("rises from £4.10 to £4.40", ["4.1 GBP", "4.4 GBP"]),
        ("£5 and £6", ["5 GBP", "6 GBP"]),
        ("监护单元30张", []),
        ("€3m a year", ["3000000 EUR"]),
    ],
)
def test_an_amount_is_mentioned_with_what_it_is_the_price_of_and_a_range_once(text: str, values: list[str]) -> None:
    assert [value.value for value in mentioned(text)] == values
