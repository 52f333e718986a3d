"""Units wherever offices put them: in titles, beside them, in notes, on covers, among other words of a heading."""

from __future__ import annotations

import pytest

from aggregator.extraction.table_units import unit_among
from aggregator.extraction.tables import facts_of_tables
from aggregator.extraction.vocabulary import Vocabulary
from aggregator.model.documents import Cell, GridLoc, Table

MARCH = {("P-01", "output", "612", "2025-03"), ("P-02", "output", "157.1", "2025-03")}
NAMED = [["北田电站", "61200"], ["湖畔电站", "15710"]]


@pytest.mark.parametrize(
    "rows",
    [
        [["2025年3月发电情况", "单位：万千瓦时"], ["电站", "月发电量"], *NAMED],
        [["2025年3月发电情况", "", "万千瓦时"], ["电站", "月发电量", "备注"], *NAMED],
        [["2025年3月"], ["电站", "月发电量（万千瓦时，含自用）"], *NAMED],
        [["2025年3月"], ["电站", "月发电量/万kWh"], *NAMED],
        [["2025年3月　电量：万千瓦时　容量：万千瓦"], ["电站", "月发电量"], *NAMED],
        [["2025年3月"], ["电站", "月发电量"], *NAMED, ["注：发电量以万千瓦时计"]],
        [["2025年3月"], ["电站", "月发电量"], *NAMED, ["本表电量单位均为万千瓦时。"]],
        [["March 2025"], ["Station", "Monthly output"], ["NFD", "612000"], ["Lakeside", "157100"], ["All in MWh."]],
        [["March 2025, MWh net"], ["Station", "Monthly output"], ["NFD", "612000"], ["Lakeside", "157100"]],
        [["March 2025", "", "All in MWh"], ["Station", "Monthly output"], ["NFD", "612000"], ["Lakeside", "157100"]],
        [["March 2025"], ["Station", "Output MWh"], ["NFD", "612000"], ["Lakeside", "157100"]],
        [["March 2025"], ["Station", "Output GWh"], ["NFD", "612"], ["Lakeside", "157.1"]],
    ],
)  # fmt: skip
def test_a_unit_is_found_wherever_it_is_said(table_facts, said, rows) -> None:
    assert said(table_facts(rows)) == MARCH


def test_a_cover_gives_the_units_of_the_tables_behind_it(document_of, table_pack, said) -> None:
    cover = Table(GridLoc(1, 1), (Cell(0, 0, "2025年3月电力月报"), Cell(1, 0, "电量单位：万千瓦时")), 2, 1)
    cells = [Cell(at, column, text) for at, row in enumerate(NAMED, 1) for column, text in enumerate(row)]
    table = Table(GridLoc(2, 1), (Cell(0, 0, "电站"), Cell(0, 1, "2025年3月月发电量"), *cells), 3, 2)
    facts, _ = facts_of_tables(document_of(tables=(cover, table)), table_pack, Vocabulary(table_pack))
    assert said(facts) == MARCH


@pytest.mark.parametrize("note", ["EUR/MWh", "40 MWh were curtailed", "Price per MWh", "Charged at 12 a MWh"])
def test_what_is_told_by_a_unit_does_not_stand_in_it(table_facts, said, note) -> None:
    rows = [["March 2025"], ["Station", "Monthly output"], ["NFD", "612"], ["Lakeside", "157.1"], [note]]
    assert said(table_facts(rows)) == MARCH


def test_the_first_letter_of_a_heading_is_no_unit(table_facts, said) -> None:
    rows = [["Installed capacity, MW"], ["Station", "w/e 9 Mar 2025"], ["Northfield", "340"], ["Lakeside", "125"]]
    assert said(table_facts(rows)) == {("P-01", "capacity", "340", None), ("P-02", "capacity", "125", None)}


@pytest.mark.parametrize(
    ("inside", "unit"),
    [("kW on site", "kW"), ("万千瓦，含备用", "万千瓦"), ("net, MW", "MW"), ("of which kept", None), ("2024", None)],
)
def test_brackets_may_hold_more_than_the_unit(table_pack, inside, unit) -> None:
    assert unit_among(table_pack.attributes["capacity"], inside) == unit
