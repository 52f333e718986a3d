"""Facts and links of tables: whatever way round they are, and whatever is left out of them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from aggregator.extraction.tables import facts_of_tables
from aggregator.extraction.vocabulary import Vocabulary
from aggregator.model.documents import (
    Block,
    BlockKind,
    Cell,
    Document,
    FileId,
    GridLoc,
    PartLoc,
    SheetLoc,
    Source,
    Table,
)
from aggregator.model.facts import LISTED, NAME, Fact, Identifier, Link
from aggregator.policy.records import Attribute, Heading, IdentifierScheme, Pack, SubjectKind, ValueKind


def headings(*texts: str) -> tuple[Heading, ...]:
    return tuple(Heading(text) for text in texts)


PLANT = SubjectKind(
    "plant",
    known_as={"P-01": ("Northfield", "北田电站"), "P-02": ("Lakeside", "湖畔电站")},
    headings=("plant", "plant name", "power station", "name", "facility", "电站名称"),
    identified_by=(
        IdentifierScheme("wri", ("Power Plant ID", "WRI_id"), r"(?:WRI)?0*([0-9]+)"),
        IdentifierScheme("eic", ("eic_p",), r"([0-9]{2}[A-Z][0-9A-Z-]{3,13})"),
        IdentifierScheme("eic unit", ("eic_g",), r"([0-9]{2}[A-Z][0-9A-Z-]{3,13})"),
    ),
)
ATTRIBUTES = (
    Attribute(
        "capacity",
        "plant",
        ValueKind.QUANTITY,
        unit="MW",
        also_in={"kW": 0.001, "GW": 1000, "万千瓦": 10},
        headings=(*headings("capacity", "MW", "capacity_p", "capacity_g", "装机容量"), Heading("rating kW", unit="kW")),
    ),
    Attribute(
        "location",
        "plant",
        ValueKind.COORDINATES,
        headings=(
            Heading("lat", part="latitude"),
            Heading("latitude", part="latitude"),
            Heading("纬度", part="latitude"),
            Heading("lon", part="longitude"),
            Heading("longitude", part="longitude"),
            Heading("经度", part="longitude"),
            Heading("coordinates"),
        ),
    ),
    Attribute("owner", "plant", ValueKind.ORGANISATION, headings=headings("owner", "业主")),
    Attribute(
        "generation",
        "plant",
        ValueKind.QUANTITY,
        unit="GWh",
        also_in={"MWh": 0.001, "亿千瓦时": 100},
        per="year",
        cues=("annual generation", "发电量"),
        headings=(*headings("annual generation", "发电量"), Heading("generation", unit="MWh")),
    ),
    Attribute("load", "plant", ValueKind.QUANTITY, unit="MW", per="month", headings=headings("load", "负荷")),
    Attribute("outage", "plant", ValueKind.DATE, many=True, headings=headings("outage", "停运日期")),
    Attribute(
        "country",
        "plant",
        ValueKind.PLACE,
        headings=headings("country", "国家"),
        one_of={"Italy": ("IT", "意大利"), "Norway": ("NO",)},
        from_name=True,
    ),
)
PACK = Pack(
    name="plants",
    version=1,
    sector={},
    subjects={"plant": PLANT},
    attributes={attribute.name: attribute for attribute in ATTRIBUTES},
    insights={},
    topics={},
    tests=(),
    source=Path("plants.yaml"),
    digest="0",
)
VOCABULARY = Vocabulary(PACK)


def table(rows: Sequence[Sequence[str]], **named: object) -> Table:
    cells = tuple(Cell(r, c, text) for r, row in enumerate(rows) for c, text in enumerate(row) if text)
    width = max((len(row) for row in rows), default=0)
    return Table(named.pop("locator", GridLoc(1, 1)), cells, len(rows), width, **named)  # type: ignore[arg-type]


def read(
    tabled: Table | Sequence[Sequence[str]],
    path: str = "files/list.csv",
    blocks: tuple[Block, ...] = (),
    member: str = "",
) -> tuple[list[Fact], list[Link]]:
    only = tabled if isinstance(tabled, Table) else table(tabled)
    source = Source(FileId("root/1"), path, "v1", member)
    document = Document("0", source, "text/csv", "name", blocks=blocks, tables=(only,))
    return facts_of_tables(document, PACK, VOCABULARY)


def said(facts: list[Fact]) -> set[tuple[str, str, str, str | None]]:
    return {(fact.subject.value, fact.attribute, fact.value, fact.period) for fact in facts}


def test_a_plain_table_gives_each_row_s_facts_where_they_stand() -> None:
    facts, links = read(
        [
            ["Power Plant ID", "Name", "Capacity (MW)", "Owner"],
            ["WRI0012", "Hillside", "1,200.50", " Hill Power Ltd "],
            ["13", "Northfield", "35 kW", "n/a"],
        ]
    )
    assert said(facts) == {
        ("12", "capacity", "1200.5", None),
        ("12", "owner", "Hill Power Ltd", None),
        ("P-01", "capacity", "0.035", None),
    }
    owner = next(fact for fact in facts if fact.attribute == "owner")
    assert owner.citation.locator == GridLoc(2, 4)
    assert (owner.citation.start, owner.citation.end, owner.surface) == (1, 15, "Hill Power Ltd")
    assert owner.reason == "table: heading 'Owner'"
    assert (owner.subject_name, owner.confidence) == ("Hillside", 0.95)
    assert {(link.left, link.right) for link in links} == {
        (Identifier("plant", "wri", "12"), Identifier("plant", NAME, "hillside")),
        (Identifier("plant", "wri", "13"), Identifier("plant", LISTED, "P-01")),
    }


@pytest.mark.parametrize(
    ("heading", "cell", "value"),
    [
        ("Capacity (MW)", "120", "120"),
        ("Capacity [kW]", "120", "0.12"),
        ("装机容量（万千瓦）", "12", "120"),
        ("总装机容量(万千瓦)", "12", "120"),
        ("装机容量/万千瓦", "12", "120"),
        ("capacity_mw", "120", "120"),
        ("capacity_kw", "120", "0.12"),
        ("Installed capacity, MW", "120", "120"),
        ("Capacity in GW", "1.2", "1200"),
        ("Net Capacity", "120", "120"),
        ("Capacity (net)", "120", "120"),
        ("Plant capacity (MW)", "120", "120"),
        ("rating kW", "120", "0.12"),
        ("Capacity", "0.12 GW", "120"),
        ("Capacity", "about 120 MW since 2020", "120"),
        ("Capacity Factor", "0.6", None),
        ("Capacity (kg)", "120", None),
        ("Capacity source", "12", None),
        ("Peak Load (MW)", "12", None),
        ("容量占比", "12", None),
        ("Capacity of the staff canteen", "120", None),
        ("Capacity", "100-120", "100..120"),
        ("Capacity", "120 kg", None),
    ],
)
def test_headings_name_an_attribute_and_its_unit(heading: str, cell: str, value: str | None) -> None:
    facts, _ = read([["Plant", heading], ["Hillside", cell], ["Lakeside", "n/a"]])
    assert [fact.value for fact in facts if fact.attribute == "capacity"] == ([value] if value else [])


def test_the_pack_s_order_decides_between_columns_of_one_attribute() -> None:
    facts, _ = read([["plant", "capacity_g", "capacity_p"], ["Hillside", "10", "40"]])
    assert said(facts) == {("hillside", "capacity", "40", None)}


def test_exact_headings_beat_contained_ones() -> None:
    facts, _ = read([["company name", "name", "Net capacity", "Capacity"], ["Big Co", "Hillside", "10", "40"]])
    assert said(facts) == {("hillside", "capacity", "40", None)}


def test_generation_source_and_technology_are_no_generation() -> None:
    facts, _ = read(
        [
            ["Name", "Generator Technology", "Annual Generation (GWh)", "Year of Data", "Generation Data Source"],
            ["Hillside", "7", "812.5", "2015", "5"],
        ]
    )
    assert said(facts) == {("hillside", "generation", "812.5", "2015")}


def test_titles_above_the_headings_are_passed_over() -> None:
    facts, _ = read([["Capacity of our plants, 2024"], [], ["Plant", "Capacity"], ["Hillside", "40"]])
    assert said(facts) == {("hillside", "capacity", "40", None)}


def test_headings_in_two_rows_are_read_together() -> None:
    cells = [
        Cell(0, 0, "电站名称", 2, 1), Cell(0, 1, "发电量（亿千瓦时）", 1, 2), Cell(0, 3, "位置", 1, 2),
        Cell(1, 1, "2023"), Cell(1, 2, "2024"), Cell(1, 3, "纬度"), Cell(1, 4, "经度"),
        Cell(2, 0, "北田电站"), Cell(2, 1, "3.5"), Cell(2, 2, "4"), Cell(2, 3, "30.25"), Cell(2, 4, "114.3"),
    ]  # fmt: skip
    facts, _ = read(Table(PartLoc("word/document.xml", "table 1"), tuple(cells), 3, 5))
    assert said(facts) == {
        ("P-01", "generation", "350", "2023"),
        ("P-01", "generation", "400", "2024"),
        ("P-01", "location", "30.25,114.3", None),
    }


def test_a_row_of_units_below_the_headings_gives_them() -> None:
    facts, _ = read([["Plant", "Capacity", "Annual generation"], ["", "GW", "MWh"], ["Hillside", "1.2", "9000"]])
    assert said(facts) == {("hillside", "capacity", "1200", None), ("hillside", "generation", "9", None)}


def test_years_as_headings_take_the_attribute_from_the_title() -> None:
    rows = [["Plant", "2019", "2020"], ["Hillside", "100", "120"]]
    for named in (
        read(table(rows, title="Annual generation (GWh)")),
        read(rows, blocks=(), path="files/annual generation.csv"),
    ):
        assert said(named[0]) == {("hillside", "generation", "100", "2019"), ("hillside", "generation", "120", "2020")}


def test_months_as_headings_are_periods_of_a_monthly_attribute() -> None:
    facts, _ = read([["电站名称", "2025年1月负荷", "2025年2月负荷"], ["北田电站", "35", "40"]])
    assert said(facts) == {("P-01", "load", "35", "2025-01"), ("P-01", "load", "40", "2025-02")}


def test_periods_come_from_columns_of_years_and_months() -> None:
    facts, _ = read([["Plant", "Year", "Month", "Load (MW)"], ["Hillside", "2025", "3", "35"]])
    assert said(facts) == {("hillside", "load", "35", "2025-03")}
    facts, _ = read([["eic_p", "cyear", "Generation"], ["18WABO1", "2015", "1872563"], ["18WABO1", "2016", "1000"]])
    assert said(facts) == {("18WABO1", "generation", "1872.563", "2015"), ("18WABO1", "generation", "1", "2016")}


def test_an_attribute_without_periods_keeps_its_latest_column() -> None:
    facts, _ = read([["Plant", "Capacity 2019 (MW)", "Capacity 2020 (MW)"], ["Hillside", "35", "40"]])
    assert said(facts) == {("hillside", "capacity", "40", None)}


def test_labels_beside_values_are_read_sideways() -> None:
    facts, _ = read([["Name", "Hillside"], ["Capacity (MW)", "40"], ["Owner", "Hill Power Ltd"], ["Remark", "none"]])
    assert said(facts) == {("hillside", "capacity", "40", None), ("hillside", "owner", "Hill Power Ltd", None)}
    capacity = next(fact for fact in facts if fact.attribute == "capacity")
    assert capacity.citation.locator == GridLoc(2, 2)


def test_one_subject_a_column_is_read_sideways() -> None:
    facts, _ = read([["", "Hillside", "Seaside"], ["Capacity (MW)", "40", "50"], ["Owner", "Hill Ltd", "Sea Ltd"]])
    assert said(facts) == {
        ("hillside", "capacity", "40", None),
        ("seaside", "capacity", "50", None),
        ("hillside", "owner", "Hill Ltd", None),
        ("seaside", "owner", "Sea Ltd", None),
    }


def test_a_form_of_two_pairs_a_row_is_unfolded() -> None:
    facts, _ = read([["电站名称", "北田电站", "装机容量", "12万千瓦"], ["业主", "湖北电力", "国家", "意大利"]])
    assert said(facts) == {
        ("P-01", "capacity", "120", None),
        ("P-01", "owner", "湖北电力", None),
        ("P-01", "country", "Italy", None),
    }


def test_coordinates_are_made_of_two_columns_and_only_of_both() -> None:
    facts, _ = read(
        [["Plant", "Lat", "Lon"], ["Hillside", "48.5", "9.25"], ["Seaside", "48.5", ""], ["Bay", "95", "9"]]
    )
    assert said(facts) == {("hillside", "location", "48.5,9.25", None)}
    assert facts[0].citation.locator == GridLoc(2, 2)


def test_totals_blanks_and_repeated_headings_are_no_subjects() -> None:
    facts, links = read(
        [
            ["Power Plant ID", "Plant", "Capacity"],
            ["", "", "5"],
            ["Power Plant ID", "Plant", "Capacity"],
            ["", "Total", "900"],
            ["7", "合计", "900"],
            ["", "CONFIDENTIAL", "20"],
            ["", "12345", "20"],
        ]
    )
    assert facts == []
    assert links == []


def test_listed_names_make_a_column_of_subjects_without_a_heading() -> None:
    facts, _ = read([["Ref", "Rated capacity"], ["Northfield", "35"], ["湖畔电站", "40"], ["Hut", "1"]])
    assert ("P-01", "capacity", "35", None) in said(facts)
    assert ("P-02", "capacity", "40", None) in said(facts)


@pytest.mark.parametrize(
    ("where", "path", "title", "heading"),
    [
        ("table's title", "f/x.csv", "Northfield", ""),
        ("heading before it", "f/x.csv", "Sheet1", "2. Northfield"),
        ("file name", "f/Northfield_units.csv", "", ""),
        ("folder", "北田电站/units.csv", "", ""),
    ],
)
def test_a_table_without_subjects_is_about_what_it_is_called(where: str, path: str, title: str, heading: str) -> None:
    blocks = (Block(BlockKind.HEADING, heading, GridLoc(0, 0)),) if heading else ()
    facts, _ = read(table([["Unit", "Capacity"], ["A", "35"]], title=title, after=len(blocks)), path, blocks)
    assert said(facts) == {("P-01", "capacity", "35", None)}
    assert facts[0].confidence == 0.65
    assert facts[0].reason == f"table: heading 'Capacity', subject from the {where}"


def test_two_names_in_the_title_leave_a_table_without_a_subject() -> None:
    assert read(table([["Unit", "Capacity"], ["A", "35"]], title="Northfield and Lakeside"))[0] == []


def test_a_linking_table_links_every_two_identifiers_once() -> None:
    facts, links = read(
        [["eic_p", "eic_g", "WRI_id"], ["54WKOMAN", "54WKOMG1", "WRI1002171"], ["54WKOMAN", "54WKOMG2", "WRI1002171"]]
    )
    wri = Identifier("plant", "wri", "1002171")
    eic = Identifier("plant", "eic", "54WKOMAN")
    one, two = (Identifier("plant", "eic unit", f"54WKOMG{n}") for n in (1, 2))
    assert facts == []
    assert [(link.left, link.right) for link in links] == [(wri, eic), (wri, one), (eic, one), (wri, two), (eic, two)]
    assert links[0].citation.locator == GridLoc(2, 1)


def test_a_name_is_linked_to_the_highest_identifier_only() -> None:
    _, links = read([["eic_p", "eic_g", "name"], ["54WKOMAN", "54WKOMG1", "Koman"], ["54WKOMAN", "54WKOMG2", "Koman"]])
    named = [link.left.scheme for link in links if link.right.scheme == NAME]
    assert named == ["eic"]


def test_a_file_called_by_a_country_gives_it_to_subjects_that_have_none() -> None:
    rows = [["Name", "Capacity", "Country"], ["Hillside", "35", ""], ["Seaside", "40", "Norway"]]
    facts, _ = read(rows, path="lists/Italy.csv")
    assert {(f.subject.value, f.value, f.confidence) for f in facts if f.attribute == "country"} == {
        ("hillside", "Italy", 0.7),
        ("seaside", "Norway", 0.85),
    }
    assert [f.reason for f in facts if f.value == "Italy"] == ["file name"]
    assert any(f.value == "Italy" for f in read(rows, path="Italy/plants.csv")[0])
    assert any(f.value == "Italy" for f in read(table(rows, title="Italy"), path="x/plants.xlsx")[0])
    assert any(f.value == "Italy" for f in read(rows, path="x/all.zip", member="Italy.csv")[0])
    assert not any(f.value == "Italy" for f in read(rows, path="lists/Italy plants.csv")[0])
    assert read([["Name", "Phone"], ["A. Rossi", "12"]], path="lists/Italy.csv")[0] == []


def test_several_dates_in_a_cell_are_several_facts_with_their_own_places() -> None:
    facts, _ = read([["Plant", "Outage"], ["Hillside", "2025-03-04; 5 April 2025、2025年5月6日"]])
    assert [(f.value, f.surface) for f in facts] == [
        ("2025-03-04", "2025-03-04"),
        ("2025-04-05", "5 April 2025"),
        ("2025-05-06", "2025年5月6日"),
    ]


def test_equal_facts_of_a_table_are_given_once_from_their_first_row() -> None:
    facts, _ = read([["Plant", "Capacity"], ["Hillside", "35"], ["Hillside", "35 MW"], ["HILLSIDE", "40"]])
    assert [(f.value, f.citation.locator) for f in facts] == [("35", GridLoc(2, 2)), ("40", GridLoc(4, 2))]


def test_merged_subject_cells_cover_their_rows() -> None:
    cells = (
        Cell(0, 0, "Plant"), Cell(0, 1, "Capacity"), Cell(1, 0, "Hillside", 2, 1), Cell(1, 1, "35"), Cell(2, 1, "40"),
    )  # fmt: skip
    facts, _ = read(Table(SheetLoc("Units", "B3"), cells, 3, 2))
    assert said(facts) == {("hillside", "capacity", "35", None), ("hillside", "capacity", "40", None)}
    assert [str(f.citation.locator) for f in facts] == ["Units!C4", "Units!C5"]


def test_full_width_text_is_cited_as_it_stands_in_the_file() -> None:
    facts, _ = read([["电站名称", "装机容量"], ["北田电站", "　１２　万千瓦　"]])
    (fact,) = facts
    assert (fact.value, fact.surface) == ("120", "１２　万千瓦")
    assert "　１２　万千瓦　"[fact.citation.start : fact.citation.end] == fact.surface


def test_tables_of_no_meaning_to_the_pack_give_nothing() -> None:
    for rows in ([], [["a"]], [["x", "y"], ["1", "2"]], [["Name", "Colour"], ["Hillside", "red"]]):
        facts, links = read(rows)
        assert facts == []
        assert links == []


def test_hostile_spans_and_sizes_stay_small() -> None:
    huge = Cell(0, 0, "Capacity", 10**9, 10**9)
    facts, _ = read(Table(GridLoc(1, 1), (huge, Cell(1, 1, "x" * 10**6)), 10**9, 10**9))
    assert facts == []


NAMES = ["Hillside", "Seaside", "Bay Head", "Northfield", "湖畔电站"]
PLANTS = st.lists(
    st.tuples(
        st.sampled_from(NAMES),
        st.integers(1, 5000),
        st.sampled_from(["Hill Power Ltd", "Sea Energy AG", "湖北电力有限公司"]),
    ),
    min_size=1,
    max_size=8,
    unique_by=lambda plant: plant[0],
)


@given(plants=PLANTS, order=st.permutations([0, 1, 2]), above=st.integers(0, 5))
def test_the_order_of_columns_and_lines_above_the_table_change_no_fact(
    plants: list[tuple[str, int, str]], order: list[int], above: int
) -> None:
    rows = [["Plant", "Capacity (MW)", "Owner"], *([name, str(mw), owner] for name, mw, owner in plants)]
    moved = [["As of today"]] * above + [[row[column] for column in order] for row in rows]
    assert said(read(moved)[0]) == said(read(rows)[0])
    assert len(read(rows)[0]) == 2 * len(plants)


@example(plants=[(name, mw, "Hill Power Ltd") for name, mw in zip(NAMES, (1, 1900, 1, 1900, 1), strict=True)])
@given(plants=PLANTS)
def test_a_table_turned_on_its_side_says_the_same(plants: list[tuple[str, int, str]]) -> None:
    rows = [["Plant", "Capacity (MW)", "Owner"], *([name, str(mw), owner] for name, mw, owner in plants)]
    turned = [list(column) for column in zip(*rows, strict=True)]
    assert said(read(turned)[0]) == said(read(rows)[0])


@given(st.lists(st.lists(st.text(max_size=12), max_size=5), max_size=6))
def test_any_cells_are_read_without_failing_and_cited_inside_themselves(rows: list[list[str]]) -> None:
    rows = [["Plant", "Capacity", "Outage", "Coordinates", "发电量"], *rows]
    for fact in read(rows)[0]:
        assert isinstance(fact.citation.locator, GridLoc)
        cell = rows[fact.citation.locator.row - 1][fact.citation.locator.column - 1]
        assert cell[fact.citation.start : fact.citation.end] == fact.surface


def test_tables_stacked_in_one_sheet_are_read_each_under_its_own_headings() -> None:
    facts, _ = read(
        [["Plant", "Capacity"], ["Hillside", "35"], [], ["Plant", "Owner", "Country"], ["Seaside", "Sea Ltd", "Norway"]]
    )
    assert said(facts) == {
        ("hillside", "capacity", "35", None),
        ("seaside", "owner", "Sea Ltd", None),
        ("seaside", "country", "Norway", None),
    }


def test_a_line_above_the_headings_or_alone_among_labels_may_name_the_subject() -> None:
    for rows in (
        [["Units of Northfield"], ["Unit", "Capacity", "Owner"], ["A", "2019", "Hill Ltd"]],
        [["Facility: Northfield Power Station"], ["Capacity", "2019 MW"], ["Owner", "Hill Ltd"]],
        [["Northfield power station"], ["Capacity", "2019 MW"], ["Owner", "Hill Ltd"]],
    ):
        facts, _ = read(rows)
        assert said(facts) == {("P-01", "capacity", "2019", None), ("P-01", "owner", "Hill Ltd", None)}
        assert facts[0].reason.endswith("subject from the row above it")


def test_a_month_s_column_is_no_value_of_a_yearly_attribute() -> None:
    rows = [["Plant", "Jan 2025", "Feb 2025"], ["Hillside", "100", "120"]]
    assert read(table(rows, title="Annual generation (GWh)"))[0] == []


def test_dates_in_prose_are_all_taken_where_there_may_be_many() -> None:
    facts, _ = read([["Plant", "Outage"], ["Hillside", "from 4 March 2025 to 6 April 2025"]])
    assert [(fact.value, fact.confidence) for fact in facts] == [("2025-03-04", 0.68), ("2025-04-06", 0.34)]


@pytest.mark.parametrize(
    ("name", "is_total"), [("Total", True), ("total 2019", True), ("Total Bay", False), ("全省合计", True)]
)
def test_names_that_only_begin_like_a_total_are_subjects(name: str, is_total: bool) -> None:
    facts, _ = read([["Plant", "Capacity"], [name, "35"], ["Hillside", "40"]])
    assert len(facts) == (1 if is_total else 2)


def test_blank_lines_between_all_rows_part_nothing() -> None:
    rows: list[list[str]] = [["Plant", "Capacity"]]
    for number in range(60):
        rows += [[], [f"Plant {number}", str(number + 1)]]
    assert len(read(rows)[0]) == 60


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        (("1.234", "12,5", "980"), ["1234", "12.5", "980"]),
        (("1.234", "12.5", "980"), ["1.234", "12.5", "980"]),
        (("1,234", "12.5", "980"), ["1234", "12.5", "980"]),
        (("1,234", "12,5", "980"), ["1.234", "12.5", "980"]),
        (("1.200", "980", "15.600"), ["1200", "980", "15600"]),
        (("1.234", "0.875", "15.061"), ["1.234", "0.875", "15.061"]),
        (("1.234,5", "n/a", "1.234 MW"), ["1234.5", "1234"]),
    ],
)
def test_a_column_s_own_numbers_tell_its_comma_from_its_point(written, expected) -> None:
    facts, _ = read([["Name", "Capacity (MW)"], *([f"Plant {at}", text] for at, text in enumerate(written))])
    assert [fact.value for fact in facts] == expected
    assert all(fact.surface in written for fact in facts)


def test_a_name_heads_the_rows_below_it_that_have_none() -> None:
    facts, _ = read(
        [
            ["Plant", "Unit", "Capacity", "Outage"],
            ["Northfield", "1", "", "2025-03-04"],
            ["", "2", "60 MW", "2025-04-01"],
            ["Lakeside", "1", "80", "2025-05-05"],
            ["", "2", "90", ""],
            ["Total", "", "230", ""],
        ]
    )
    assert {(fact.subject.value, fact.attribute, fact.value, fact.confidence) for fact in facts} == {
        ("P-01", "outage", "2025-03-04", 0.95),
        ("P-01", "outage", "2025-04-01", 0.7),
        ("P-01", "capacity", "60", 0.7),
        ("P-02", "capacity", "80", 0.95),
        ("P-02", "outage", "2025-05-05", 0.95),
    }


def test_a_rare_blank_name_is_an_unknown_subject() -> None:
    rows = [["Plant", "Outage"], *([f"Plant {at}", f"2025-03-{at:02d}"] for at in range(1, 9)), ["", "2025-04-01"]]
    facts, _ = read(rows)
    assert "2025-04-01" not in {fact.value for fact in facts}
