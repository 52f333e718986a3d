"""The countries: one name for each, and no name for two."""

from __future__ import annotations

import pytest

from aggregator.policy.gazetteer import countries
from aggregator.policy.wording import plain


def test_no_name_is_of_two_countries() -> None:
    owners: dict[str, str] = {}
    for country, others in countries().items():
        for name in (country, *others):
            assert name == name.strip() != ""
            assert owners.setdefault(plain(name), country) == country


@pytest.mark.parametrize(
    ("name", "country"),
    [
        ("Deutschland", "Germany"),
        ("西班牙", "Spain"),
        ("Czech Republic", "Czechia"),
        ("UK", "United Kingdom"),
        ("Italia", "Italy"),
        ("Schweiz", "Switzerland"),
        ("中华人民共和国", "China"),
        ("Macedonia", "North Macedonia"),
    ],
)
def test_other_names_lead_to_the_english_one(name: str, country: str) -> None:
    assert name in countries()[country]


def test_what_is_mostly_something_else_names_no_country() -> None:
    names = {plain(name) for country, others in countries().items() for name in (country, *others)}
    assert not names & {"it", "island", "kina", "maurice", "granada", "congo", "刚果"}


def test_every_country_has_a_chinese_name() -> None:
    assert [
        country
        for country, others in countries().items()
        if not any("\u4e00" <= name[0] <= "\u9fff" for name in others)
    ] == []
