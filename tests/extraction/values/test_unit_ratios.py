"""Units of measure beside one another, and texts that are no unit however they begin."""

from __future__ import annotations

from decimal import Decimal

import pytest

from aggregator.extraction.values.unit_ratios import is_measure, ratio


@pytest.mark.parametrize(
    ("unit", "wanted", "expected"),
    [("万千瓦", "MW", "10"), ("百万kW", "MW", "1000"), ("thousand t", "kg", "1000000"), ("MWh", "kWh", "1000")],
)
def test_words_of_scale_multiply_a_unit(unit: str, wanted: str, expected: str) -> None:
    assert ratio(unit, wanted) == Decimal(expected)


@pytest.mark.parametrize(
    "unit", ["万" * 10_000 + "kW", "万" * 30 + "kW", "million " * 5_000 + "m3", "k" * 10_000, "MW/" * 5_000]
)
def test_text_without_end_is_no_unit(unit: str) -> None:
    assert not is_measure(unit)
    assert ratio(unit, "MW") is None
