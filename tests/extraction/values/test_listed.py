"""Values out of a list, in running text."""

from __future__ import annotations

import pytest

from aggregator.extraction.values import cell_value, find_values
from aggregator.policy.gazetteer import GAZETTEERS
from aggregator.policy.records import Attribute, ValueKind

SEA = Attribute("sea", "ship", ValueKind.PLACE, one_of={"North Sea": ("Nordsee", "北海"), "IT": (), "Sea": ("See",)})


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("from the NORTH SEA to the nordsee", [("North Sea", "NORTH SEA"), ("North Sea", "nordsee")]),
        ("on the North  Sea, in 北海", [("North Sea", "North  Sea"), ("North Sea", "北海")]),
        ("North\tSea", [("North Sea", "North\tSea")]),
        ("it is IT", [("IT", "IT")]),
        ("overseas, seen", []),
        ("the Northsea", []),
        ("", []),
    ],
)
def test_the_longest_name_counts_and_none_inside_a_word(text, expected):
    found = find_values(SEA, text)
    assert [(value.value, text[value.start : value.end]) for value in found] == expected


def test_a_cell_with_one_name_among_other_words():
    value = cell_value(SEA, "mostly North  Sea")
    assert value is not None
    assert (value.value, value.start, value.confidence) == ("North Sea", 7, 0.8)


def test_all_the_countries_of_the_world_print_nothing(capfd):
    country = Attribute("country", "ship", ValueKind.PLACE, one_of=GAZETTEERS["countries"]())
    text = "Ships from Côte d'Ivoire, the Falkland Islands, 中华人民共和国 and nowhere in particular call here. " * 200
    assert {value.value for value in find_values(country, text)} >= {"China"}
    assert capfd.readouterr().err == ""
