"""How values are written in cells: units, commas and points, marks, coordinates in one column or in several."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("heading", "cells", "values"),
    [
        ("Capacity (MW)", ("340", "90"), ["340", "90"]),
        ("Capacity", ("340 MW", "0.09 GW"), ["340", "90"]),
        ("装机容量", ("34万千瓦", "90兆瓦"), ["340", "90"]),
        ("装机容量（万千瓦）", ("34", "9"), ["340", "90"]),
        ("Capacity (MW)", ("1.234,5", "90"), ["1234.5", "90"]),
        ("Capacity (MW)", ("1 234,5", "90,25"), ["1234.5", "90.25"]),
        ("Capacity (MW)", ("1,234.5", "90"), ["1234.5", "90"]),
        ("Capacity (MW)", ("1'234.5", "90"), ["1234.5", "90"]),
        ("Capacity (MW)", ("1\u202f234", "90"), ["1234", "90"]),
        ("Capacity (MW)", ("340*", "90¹"), ["340", "90"]),
        ("Capacity (MW)", ("340 †", "90①"), ["340", "90"]),
        ("Capacity (MW)", ("0", "-"), ["0"]),
        ("Cooling water (m³/d)", ("94 000", "12,000"), ["94000", "12000"]),
        ("cooling_water_m3_d", ("94000", "12000"), ["94000", "12000"]),
        ("Cooling water, Ml/d", ("94", "12"), ["94000", "12000"]),
        ("冷却水量（万立方米/日）", ("9.4", "1.2"), ["94000", "12000"]),
        ("Cooling water", ("94 Ml/d", "12 000 m³/d"), ["94000", "12000"]),
        ("Coal price (EUR/t)", ("100", "120.50"), ["780 CNY/t", "939.9 CNY/t"]),
        ("Coal price (EUR/t)", ("100,00", "120,50"), ["780 CNY/t", "939.9 CNY/t"]),
        ("煤价（元/吨）", ("780", "939.9"), ["780 CNY/t", "939.9 CNY/t"]),
        ("Cost (EUR million)", ("1.5", "0.25"), ["1500000 EUR", "250000 EUR"]),
        ("Cost (k€)", ("1.500", "250"), ["1500000 EUR", "250000 EUR"]),
        ("Outage start", ("2025-03-04*", "4 April 2025 †"), ["2025-03-04", "2025-04-04"]),
        ("检修日期", ("2025年3月4日", "2025/4/4"), ["2025-03-04", "2025-04-04"]),
    ],
)
def test_cells_of_a_column(table_facts, heading, cells, values) -> None:
    rows = [["Station", heading], *zip(("Northfield", "Lakeside"), cells, strict=True)]
    assert [fact.value for fact in table_facts(rows) if fact.confidence >= 0.5] == values


def test_a_raised_digit_after_a_unit_is_its_power(table_facts, said) -> None:
    rows = [["Station", "Cooling water"], ["Northfield", "94000 m³/d"], ["Lakeside", "12 Ml/d²"]]
    assert ("P-01", "flow", "94000", None) in said(table_facts(rows))


NORTHFIELD = "54.36,-2.47"


@pytest.mark.parametrize(
    "rows",
    [
        [["Station", "Coordinates"], ["Northfield", "54.3600, -2.4700"]],
        [["Station", "Coordinates"], ["Northfield", "54°21'36\"N 2°28'12\"W"]],
        [["Station", "Coordinates"], ["Northfield", "54,3600 N 2,4700 W"]],
        [["Station", "Coordinates"], ["Northfield", "N 54° 21.6' W 2° 28.2'"]],
        [["电站名称", "坐标"], ["北田电站", "西经2.4700°，北纬54.3600°"]],
        [["Station", "Latitude", "Longitude"], ["Northfield", "54.36", "-2.47"]],
        [["Station", "Latitude", "Longitude"], ["Northfield", "54,36", "-2,47"]],
        [["Station", "Lat", "Lon"], ["Northfield", "54°21'36\"N", "2°28'12\"W"]],
        [["Station", "Position", "<"], ["^", "Lat", "Lon"], ["Northfield", "54.36", "-2.47"]],
        [["Station", "Latitude (WGS84)", "Longitude (WGS84)"], ["Northfield", "54.36", "-2.47"]],
        [["Station", "Northfield"], ["Latitude", "54.36"], ["Longitude", "-2.47"]],
    ],
)
def test_places_in_one_column_or_two(table_facts, rows) -> None:
    (fact,) = table_facts(rows)
    assert (fact.subject.value, fact.attribute, fact.value) == ("P-01", "location", NORTHFIELD)


@pytest.mark.parametrize(
    ("headings", "row"),
    [
        (["Zone", "Easting", "Northing"], ["33U", "389880", "5820130"]),
        (["UTM zone", "Easting (m)", "Northing (m)"], ["33N", "389,880", "5,820,130"]),
        (["Easting (UTM 33N)", "Northing (UTM 33N)"], ["389880", "5820130"]),
        (["Coordinates"], ["33U 389880 5820130"]),
        (["Coordinates"], ["UTM zone 33N, E 389880, N 5820130"]),
    ],
)
def test_places_on_the_utm_grid(table_facts, headings, row) -> None:
    """Berlin, Brandenburger Tor lies at 52.5163 N 13.3777 E; this point of the grid is 400 m north of it."""
    (fact,) = table_facts([["Station", *headings], ["Northfield", *row]])
    latitude, longitude = map(float, fact.value.split(","))
    assert (fact.attribute, round(latitude, 3), round(longitude, 3)) == ("location", 52.520, 13.377)


def test_eastings_without_a_zone_are_no_place(table_facts) -> None:
    assert table_facts([["Station", "Easting", "Northing"], ["Northfield", "389880", "5820130"]]) == []


@pytest.mark.parametrize(
    ("rows", "values"),
    [
        ([["电站名称", "纬度（GCJ-02）", "经度（GCJ-02）"], ["北田电站", "30.25", "114.3"]], ["30.25,114.3 GCJ-02"]),
        ([["电站名称", "百度坐标"], ["北田电站", "30.2512, 114.3012"]], ["30.2512,114.3012 BD-09"]),
        ([["Station", "lat_gcj02", "lon_gcj02"], ["Northfield", "30.25", "114.3"]], ["30.25,114.3 GCJ-02"]),
        ([["Station", "Lat", "Lon", "Datum"], ["Northfield", "30.25", "114.3", "BD-09"]], ["30.25,114.3 BD-09"]),
        ([["坐标系：GCJ-02"], ["电站名称", "纬度", "经度"], ["北田电站", "30.25", "114.3"]], ["30.25,114.3 GCJ-02"]),
        ([["电站名称", "坐标"], ["北田电站", "30.2512, 114.3012 (GCJ-02)"]], ["30.2512,114.3012 GCJ-02"]),
        (
            [["Station", "Lat WGS-84", "Lon WGS-84", "Lat GCJ-02", "Lon GCJ-02"],
             ["Northfield", "30.25", "114.3", "30.2476", "114.3054"]],
            ["30.25,114.3", "30.2476,114.3054 GCJ-02"],
        ),
    ],
)  # fmt: skip
def test_map_datums_are_kept_apart(table_facts, rows, values) -> None:
    assert [fact.value for fact in table_facts(rows)] == values


@pytest.mark.parametrize(
    "cell", ["Ann Lee (01632 960 180)", "Ann Lee, ext. 44", "Ann Lee 01632 960 180", "Ann Lee / 01632 960 180"]
)
def test_a_person_may_have_a_number_beside_the_name(table_facts, cell) -> None:
    (fact,) = table_facts([["Station", "Station manager"], ["Northfield", cell]])
    assert (fact.value, fact.surface) == ("Ann Lee", "Ann Lee")


def test_the_last_day_of_a_period_is_hardly_a_value(table_facts, said) -> None:
    rows = [["Station", "Outage"], ["Northfield", "4-18 March 2025"], ["北田电站", "2025年6月4日至6月18日"]]
    assert said(table_facts(rows)) == {("P-01", "outage", "2025-03-04", None), ("P-01", "outage", "2025-06-04", None)}
