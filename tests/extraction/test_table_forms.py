"""Forms: labels beside, above or in one cell with their values; cards and records one after another."""

from __future__ import annotations

from collections.abc import Callable

from aggregator.extraction.table_forms import inline_pairs
from aggregator.model.facts import Fact

Facts = Callable[..., list[Fact]]
Said = Callable[[list[Fact]], set[tuple[str, str, str, str | None]]]


def test_pairs_stand_two_in_a_row(table_facts: Facts, said: Said) -> None:
    rows = [
        ["被检查单位", "北田电站", "归口部门", "水电处"],
        ["省份", "安州省", "机组台数", "4"],
        ["装机容量", "132万千瓦", "站长", "崔永明"],
        ["检查情况", "设备完好，记录齐全。", "<", "<"],
    ]
    assert said(table_facts(rows)) == {
        ("P-01", "province", "Aldshire", None),
        ("P-01", "capacity", "1320", None),
        ("P-01", "manager", "崔永明", None),
    }


def test_a_shared_name_in_a_form_belongs_to_the_place_beside_it(table_facts: Facts, said: Said) -> None:
    rows = [
        ["Station", "Stonebridge", "Province", "Burrow"],
        ["Station manager", "R. Okafor", "Installed capacity", "410 MW"],
    ]
    assert said(table_facts(rows)) == {
        ("P-04", "province", "Burrow", None),
        ("P-04", "manager", "R. Okafor", None),
        ("P-04", "capacity", "410", None),
    }


def test_a_blank_value_takes_nothing_from_the_next_label(table_facts: Facts, said: Said) -> None:
    rows = [
        ["Station", "Northfield", "Province", "Aldshire"],
        ["Station manager", "", "Coal price", "2448 CNY/t"],
        ["Capacity", "1320 MW", "Cost", ""],
    ]
    assert said(table_facts(rows)) == {
        ("P-01", "province", "Aldshire", None),
        ("P-01", "price", "2448 CNY/t", None),
        ("P-01", "capacity", "1320", None),
    }


def test_label_and_value_stand_in_one_cell(table_facts: Facts, said: Said) -> None:
    rows = [
        ["Station: Northfield", "Province: Aldshire"],
        ["Station manager: R. Okafor\nInstalled capacity: 1320 MW", "Inspected: yes"],
    ]
    assert said(table_facts(rows)) == {
        ("P-01", "province", "Aldshire", None),
        ("P-01", "manager", "R. Okafor", None),
        ("P-01", "capacity", "1320", None),
    }


def test_a_value_is_cited_within_its_cell(table_facts: Facts) -> None:
    cell = "Station manager: R. Okafor\nInstalled capacity: 1320 MW"
    facts = table_facts([["Station: Northfield", cell], ["Province: Aldshire", "Seen: 4 May 2025"]])
    spans = {fact.attribute: (fact.citation.start, fact.citation.end) for fact in facts}
    assert cell[slice(*spans["manager"])] == "R. Okafor"
    assert cell[slice(*spans["capacity"])] == "1320 MW"


def test_a_card_is_of_the_subject_in_the_heading_over_it(table_facts: Facts, said: Said) -> None:
    rows = [["装机容量：132万千瓦", "省份：安州"], ["站长：崔永明", "坐标：——"]]
    assert said(table_facts(rows, before=["# 北田电站"], path="cards.docx")) == {
        ("P-01", "capacity", "1320", None),
        ("P-01", "province", "Aldshire", None),
        ("P-01", "manager", "崔永明", None),
    }


def test_labels_stand_over_their_values(table_facts: Facts, said: Said) -> None:
    rows = [
        ["Station", "Province"],
        ["Northfield", "Aldshire"],
        ["Installed capacity", "Station manager"],
        ["1320 MW", "R. Okafor"],
    ]
    assert said(table_facts(rows)) == {
        ("P-01", "province", "Aldshire", None),
        ("P-01", "capacity", "1320", None),
        ("P-01", "manager", "R. Okafor", None),
    }


def test_records_follow_one_another(table_facts: Facts, said: Said) -> None:
    rows = [
        ["Station", "Northfield"],
        ["Capacity", "1320 MW"],
        ["Station manager", "R. Okafor"],
        ["Station", "Lakeside"],
        ["Capacity", "850 MW"],
        ["Station manager", "P. Quill"],
    ]
    assert said(table_facts(rows)) == {
        ("P-01", "capacity", "1320", None),
        ("P-01", "manager", "R. Okafor", None),
        ("P-02", "capacity", "850", None),
        ("P-02", "manager", "P. Quill", None),
    }


def test_a_table_with_headings_is_no_form(table_facts: Facts, said: Said) -> None:
    rows = [
        ["Province", "Station", "Capacity (MW)", "Station manager"],
        ["Aldshire", "Northfield", "1320", "R. Okafor"],
        ["Burrow", "Lakeside", "850", "P. Quill"],
        ["Burrow", "Lakeside", "860", "P. Quill"],
    ]
    assert {subject for subject, *_ in said(table_facts(rows))} == {"P-01", "P-02"}


def test_times_and_addresses_are_no_labels() -> None:
    assert inline_pairs("12:30 to 14:00") == []
    assert inline_pairs("Opened on 3 May. Contact: R. Okafor") == []


def test_half_of_a_place_stands_in_each_of_two_pairs(table_facts: Facts, said: Said) -> None:
    rows = [["电站", "北田电站", "站长", "崔永明"], ["北纬", "55.0231", "东经", "-1.5140"]]
    assert ("P-01", "location", "55.0231,-1.514", None) in said(table_facts(rows))


def test_a_place_is_known_by_its_form_whatever_its_label(table_facts: Facts, said: Said) -> None:
    rows = [["Station", "Northfield", "Station manager", "R. Okafor"], ["Where? (decimal)", "54.7712, -1.2209", "", ""]]
    assert ("P-01", "location", "54.7712,-1.2209", None) in said(table_facts(rows))
