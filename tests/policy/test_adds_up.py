"""Mistakes in what must add up are named with their line and what would be right."""

from __future__ import annotations

import pytest

from aggregator.model.errors import PackError

PACK = """\
pack: sums
sector: {en: Sums}
version: 1
subjects:
  plant: {known_as: {P-1: [North], P-2: [South]}, headings: [plant]}
  region: {totals_of: plant, known_as: {all: [Total], east: [East]}}
attributes:
  capacity: {of: plant, value: quantity, unit: MW}
  output: {of: plant, value: quantity, unit: GWh, per: month}
  yearly: {of: plant, value: quantity, unit: GWh, per: year}
  kind: {of: plant, value: text}
  part: {of: plant, value: quantity, unit: '%'}
  total: {of: region, value: quantity, unit: MW}
  sum: {of: region, value: quantity, unit: GWh, per: year}
adds_up:
  by region:
    parts: capacity
    total: total
    share: part
    groups: {all: all, east: [P-1]}
    rounded_to: 0.5
    known_within: 10%
  by month: {parts: output, total: yearly, negative: yes}
"""


def test_a_right_one_is_read_word_for_word(load):
    by_region, by_month = load(PACK).adds_up.values()
    assert (by_region.parts, by_region.total, by_region.share) == (("capacity",), "total", "part")
    assert by_region.groups == {"all": (), "east": ("P-1",)}
    assert (by_region.rounded_to, by_region.known_within, by_region.complete) == (0.5, 0.1, False)
    assert (by_month.parts, by_month.total, by_month.negative, by_month.groups) == (("output",), "yearly", True, {})


def test_totals_stand_under_the_headings_of_what_they_sum_up(load):
    assert load(PACK).subjects["region"].headings == ("plant",)


@pytest.mark.parametrize(
    ("before", "after", "line", "problem"),
    [
        ("totals_of: plant", "totals_of: plnt", 6, "did you mean 'plant'?"),
        ("totals_of: plant, known_as: {all: [Total], east: [East]}", "totals_of: plant", 6, "needs 'known_as'"),
        ("parts: capacity", "parts: capacty", 17, "did you mean 'capacity'?"),
        ("parts: capacity", "parts: kind", 17, "is text; only numbers add up"),
        ("parts: capacity", "parts: [capacity, output]", 17, "of one kind of subject, per one period"),
        ("    total: total\n", "", 17, "needs 'total' or 'average'"),
        ("total: total", "total: sum", 17, "in MW and 'sum' in GWh"),
        ("groups: {all: all, east: [P-1]}", "groups: {west: all}", 20, "no region has the id 'west'"),
        ("groups: {all: all, east: [P-1]}", "groups: {east: [P-9]}", 20, "no plant has the id 'P-9'"),
        ("    groups: {all: all, east: [P-1]}\n", "", 17, "needs 'within'"),
        ("groups: {all: all, east: [P-1]}", "within: total", 20, "cannot be 'total'"),
        ("known_within: 10%", "known_within: nearly", 22, "is written '5%'"),
        ("rounded_to: 0.5", "rounded: 0.5", 21, "did you mean 'rounded_to'?"),
        ("parts: output, total: yearly", "parts: yearly, total: output", 23, "the shorter period in 'parts'"),
        ("negative: yes", "groups: {all: all}", 23, "adds up within one subject"),
        ("parts: capacity", "parts: [capacity]\n    average: sum", 17, "in MW and 'sum' in GWh"),
    ],
)
def test_a_mistake_is_named_with_its_line(load, before, after, line, problem):
    assert before in PACK
    with pytest.raises(PackError) as error:
        load(PACK.replace(before, after, 1))
    assert f"pack.yaml:{line}: " in str(error.value)
    assert problem in str(error.value)
