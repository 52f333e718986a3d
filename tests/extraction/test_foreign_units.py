"""No number that is told in a unit an attribute does not know is stated as if it were in the attribute's own."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aggregator.extraction.extract import Extractor
from aggregator.extraction.foreign_units import foreign_in_heading, is_foreign
from aggregator.extraction.values.quantity import cell
from aggregator.model.documents import Block, BlockKind, Document, FileId, Source, TextLoc
from aggregator.policy.records import Attribute, ValueKind
from tests.extraction.conftest import _grid, make_table_pack

FOREIGN = (
    "hp", "horsepower", "MVA", "kVA", "BTU/h", "t", "tonnes", "barrels", "million bbl", "kcal", "kV", "volts",
    "gallons", "cubic feet", "TEU", "MWh", "GJ", "therms", "°C", "kt/year", "acres", "vehicles/day", "%", "days",
)  # fmt: skip
"""Units of anything but power."""

FOREIGN_ZH = (
    "马力",
    "千伏安",
    "吨",
    "万吨",
    "大卡",
    "千伏",
    "桶",
    "标箱",
    "万千瓦时",
    "公顷",
    "吨标煤",
    "万元",
    "人",
    "台",
    "天",
    "吨/日",
)

STATIONS = [["Northfield", "340"], ["Lakeside", "125"]]
STATIONS_ZH = [["北田电站", "340"], ["湖畔电站", "125"]]

Told = tuple[list[list[str]], str, list[str], list[str]]
"""The rows of a table, its title, what stands before it, and what stands after."""


def _table(*rows: list[str], title: str = "", before: tuple[str, ...] = (), after: tuple[str, ...] = ()) -> Told:
    return list(rows), title, list(before), list(after)


WAYS = {
    "heading, brackets": lambda unit: _table(["Station", f"Capacity ({unit})"], *STATIONS),
    "heading, square brackets": lambda unit: _table(["Station", f"Capacity [{unit}]"], *STATIONS),
    "heading, comma": lambda unit: _table(["Station", f"Capacity, {unit}"], *STATIONS),
    "heading, in": lambda unit: _table(["Station", f"Capacity in {unit}"], *STATIONS),
    "heading, slash": lambda unit: _table(["Station", f"Capacity/{unit}"], *STATIONS),
    "heading, colon": lambda unit: _table(["Station", f"Capacity: {unit}"], *STATIONS),
    "heading, last word": lambda unit: _table(["Station", f"Capacity {unit}"], *STATIONS),
    "row of units": lambda unit: _table(["Station", "Capacity"], ["", unit], *STATIONS),
    "row of units, merged": lambda unit: _table(["Station", "Capacity"], ["^", f"({unit})"], *STATIONS),
    "column of units": lambda unit: _table(
        ["Station", "Capacity", "Unit"], *([*row, unit] for row in STATIONS)
    ),
    "an indicator a row": lambda unit: _table(
        ["Station", "Indicator", "Unit", "Value"], *([name, "Capacity", unit, value] for name, value in STATIONS)
    ),
    "cells": lambda unit: _table(["Station", "Capacity"], *([name, f"{value} {unit}"] for name, value in STATIONS)),
    "cells, brackets": lambda unit: _table(
        ["Station", "Capacity"], *([name, f"{value} ({unit})"] for name, value in STATIONS)
    ),
    "cells, ranges": lambda unit: _table(
        ["Station", "Capacity"], *([name, f"{value}-999 {unit}"] for name, value in STATIONS)
    ),
    "title": lambda unit: _table(["Station", "Capacity"], *STATIONS, title=f"Unit: {unit}"),
    "line before": lambda unit: _table(["Station", "Capacity"], *STATIONS, before=(f"Capacity in {unit}",)),
    "line after": lambda unit: _table(["Station", "Capacity"], *STATIONS, after=(f"All figures in {unit}.",)),
    "form": lambda unit: _table(
        ["Station", "Northfield"], [f"Capacity ({unit})", "340"], ["Station manager", "Ann Bell"]
    ),
    "sentence": lambda unit: _table(before=(f"Northfield has an installed capacity of 340 {unit}.",)),
    "sentence, brackets": lambda unit: _table(before=(f"Northfield: installed capacity ({unit}): 340.",)),
    "sentence, in": lambda unit: _table(before=(f"Northfield: installed capacity in {unit} is 340.",)),
    "key": lambda unit: _table(before=("Station: Northfield", f"Installed capacity ({unit}): 340")),
    "key's value": lambda unit: _table(before=("Station: Northfield", f"Installed capacity: 340 {unit}")),
}  # fmt: skip
WAYS_ZH = {
    "heading, brackets": lambda unit: _table(["电站", f"装机容量（{unit}）"], *STATIONS_ZH),
    "heading, slash": lambda unit: _table(["电站", f"装机容量/{unit}"], *STATIONS_ZH),
    "row of units": lambda unit: _table(["电站", "装机容量"], ["", unit], *STATIONS_ZH),
    "column of units": lambda unit: _table(["电站", "装机容量", "单位"], *([*row, unit] for row in STATIONS_ZH)),
    "an indicator a row": lambda unit: _table(
        ["电站", "指标", "单位", "数值"], *([name, "装机容量", unit, value] for name, value in STATIONS_ZH)
    ),
    "side by side": lambda unit: _table(
        ["项目", "单位", "北田电站", "湖畔电站"], ["装机容量", unit, "340", "125"], ["站长", "", "王明", "李刚"]
    ),
    "title": lambda unit: _table(["电站", "装机容量"], *STATIONS_ZH, title=f"电站情况表（单位：{unit}）"),
    "line before": lambda unit: _table(["电站", "装机容量"], *STATIONS_ZH, before=(f"单位：{unit}",)),
    "sentence": lambda unit: _table(before=(f"北田电站装机容量为340{unit}。",)),
    "key": lambda unit: _table(before=("电站：北田电站", f"装机容量（{unit}）：340")),
}  # fmt: skip

EXTRACTOR = Extractor(make_table_pack())


def capacities(told: Told) -> set[tuple[str, str]]:
    rows, title, before, after = told
    blocks = tuple(Block(BlockKind.PARAGRAPH, text, TextLoc(at, at)) for at, text in enumerate((*before, *after), 1))
    tables = (_grid(rows, title=title, after=len(before)),) if rows else ()
    document = Document(
        "0", Source(FileId("root/1"), "list.csv", "1"), "text/csv", "name", blocks=blocks, tables=tables
    )
    facts = EXTRACTOR.extract(document).facts
    return {(of.subject.value, of.value) for of in facts if of.attribute == "capacity" and of.confidence >= 0.5}


@given(way=st.sampled_from(sorted(WAYS)), unit=st.sampled_from(FOREIGN))
def test_a_number_in_a_unit_of_something_else_is_no_capacity(way: str, unit: str) -> None:
    assert capacities(WAYS[way](unit)) == set()


@given(way=st.sampled_from(sorted(WAYS_ZH)), unit=st.sampled_from(FOREIGN_ZH))
def test_nor_is_one_in_chinese(way: str, unit: str) -> None:
    assert capacities(WAYS_ZH[way](unit)) == set()


@pytest.mark.parametrize("way", sorted(set(WAYS) - {"cells, ranges"}))
@pytest.mark.parametrize(("unit", "factor"), [("kW", "0.001"), ("GW", "1000")])
def test_the_same_ways_give_the_value_where_the_unit_is_known(way: str, unit: str, factor: str) -> None:
    north, lake = {"0.001": ("0.34", "0.125"), "1000": ("340000", "125000")}[factor]
    assert {("P-01", north)} <= capacities(WAYS[way](unit)) <= {("P-01", north), ("P-02", lake)}


@pytest.mark.parametrize("way", sorted(WAYS_ZH))
def test_the_same_ways_in_chinese_give_the_value_where_the_unit_is_known(way: str) -> None:
    assert {("P-01", "3400")} <= capacities(WAYS_ZH[way]("万千瓦")) <= {("P-01", "3400"), ("P-02", "1250")}


def test_a_row_in_another_unit_takes_nothing_from_the_others() -> None:
    told = _table(["Station", "Capacity", "Unit"], ["Northfield", "340", "MW"], ["Lakeside", "125", "MVA"])
    assert capacities(told) == {("P-01", "340")}


def test_a_cell_s_own_unit_stands_against_the_table_s() -> None:
    told = _table(["Station", "Capacity"], ["Northfield", "340 MW"], ["Lakeside", "125"], title="Unit: hp")
    assert capacities(told) == {("P-01", "340")}


def test_the_unit_of_another_attribute_of_the_table_is_that_one_s() -> None:
    rows = (["Station", "Capacity", "Cooling water"], ["Northfield", "340", "12000"], ["Lakeside", "125", "9000"])
    assert capacities(_table(*rows, title="Unit: m3/d")) == {("P-01", "340"), ("P-02", "125")}


@pytest.mark.parametrize(
    ("said", "expected"),
    [("340 (kW)", "0.34"), ("340 (MVA)", None), ("340 (people)", None), ("340 (net)", "340"), ("340*", "340")],
)
def test_a_note_after_a_number_may_be_its_unit(said: str, expected: str | None) -> None:
    power = Attribute("capacity", "plant", ValueKind.QUANTITY, unit="MW", also_in={"kW": 0.001})
    found = cell(power, said, None)
    assert (found and found.value) == expected


def test_what_counts_things_is_not_foreign_to_another_count() -> None:
    beds = Attribute("beds", "hospital", ValueKind.QUANTITY, unit="beds")
    assert not is_foreign(beds, "units")
    assert foreign_in_heading(beds, "Beds, all wards") is None
    assert foreign_in_heading(beds, "Beds, %") == "%"
