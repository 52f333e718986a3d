"""GeoJSON: every feature is a row of its properties and one pair of coordinates."""

from __future__ import annotations

import json

import pytest

from aggregator.model.documents import PartLoc, Status

CENTRE = {"type": "Point", "coordinates": [5, 6]}
SQUARE = [[0, 0], [2, 0], [2, 2], [0, 2], [0, 0]]


def features(*geometries, **more) -> str:
    listed = [
        {"type": "Feature", "geometry": geometry, "properties": {"name": f"n{n}"}}
        for n, geometry in enumerate(geometries)
    ]
    return json.dumps({"type": "FeatureCollection", **more, "features": listed})


def test_properties_and_coordinates_stand_in_one_row(read, rows):
    feature = (
        '{"type": "Feature", "id": "p1", "properties": {"电站": "北田电站", "MW/h": 120, "site": {"owner": "A"}, '
        '"no": null}, "geometry": {"type": "Point", "coordinates": [112.50, 30.25, 4]}}'
    )
    document = read(f'{{"features": [{feature}], "type": "FeatureCollection"}}', "a.geojson")
    assert (document.status, document.warnings, document.media_type) == (Status.OK, (), "application/geo+json")
    (table,) = document.tables
    assert rows(table) == [
        ["id", "电站", "MW/h", "owner", "lat", "lon", "geometry"],
        ["p1", "北田电站", "120", "A", "30.25", "112.50", "Point"],
    ]
    assert table.place_of(table.cells[-1]) == PartLoc("", "/features row 2 column 7")


def test_json_is_an_honest_name_for_it(read):
    assert read(features({"type": "Point", "coordinates": [1, 2]}), "a.json").warnings == ()


@pytest.mark.parametrize(
    ("geometry", "latitude", "longitude", "kind"),
    [
        ({"type": "Polygon", "coordinates": [SQUARE]}, "1", "1", "Polygon*"),
        ({"type": "MultiPolygon", "coordinates": [[[[9, 9]]], [SQUARE]]}, "1", "1", "MultiPolygon*"),
        ({"type": "LineString", "coordinates": [[1, 1], [3, 4], [5, 5]]}, "4", "3", "LineString*"),
        ({"type": "MultiPoint", "coordinates": [[7, 8], [1, 1]]}, "8", "7", "MultiPoint*"),
        (
            {"type": "GeometryCollection", "geometries": [{"type": "Polygon", "coordinates": [SQUARE]}, CENTRE]},
            "6",
            "5",
            "Point",
        ),
    ],
)
def test_other_shapes_give_one_point_and_say_so(read, rows, geometry, latitude, longitude, kind):
    said = kind.replace("*", " (representative point)")
    assert rows(read(features(geometry), "a.geojson").tables[0])[1] == ["n0", latitude, longitude, said]


def test_an_area_whose_centre_lies_outside_gives_a_corner(read, rows):
    hook = [[0, 0], [10, 0], [10, 10], [9, 10], [9, 1], [1, 1], [1, 10], [0, 10], [0, 0]]
    (table,) = read(features({"type": "Polygon", "coordinates": [hook]}), "a.geojson").tables
    assert rows(table)[1][1:3] == ["0", "0"]


@pytest.mark.parametrize(
    "junk",
    [[900, 1], ["x", 1], [], [[1, 2]], "text", {"a": 1}, [1], [None, None], 7, ["1", "2\x1f"]],
)
def test_junk_for_coordinates_is_counted_and_the_row_stays(read, rows, junk):
    document = read(features({"type": "Point", "coordinates": junk}, None), "a.geojson")
    assert rows(document.tables[0]) == [["name"], ["n0"], ["n1"]]
    assert document.warnings == ("1 features have coordinates that are no place on the globe",)


def test_coordinates_of_another_grid_are_not_taken_for_degrees(read, rows):
    crs = {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::3857"}}
    document = read(features({"type": "Point", "coordinates": [50, 60]}, crs=crs), "a.geojson")
    assert rows(document.tables[0])[0] == ["name", "x", "y", "geometry"]
    assert document.warnings == ("coordinates are not in degrees: they are kept as x and y",)


def test_what_only_looks_like_features_is_read_as_json(read):
    document = read('{"a": {"type": "Feature", "geometry": 1}, "b": "text"}', "a.json")
    assert document.status is Status.OK
    assert "text" in [cell.text for table in document.tables for cell in table.cells]


def test_more_features_than_cells_allowed_keep_the_first(read):
    document = read(features(*[{"type": "Point", "coordinates": [1, 2]}] * 5_000), "a.geojson", cells=1_000)
    assert document.status is Status.PARTIAL
    assert document.tables[0].n_rows == 250  # a heading and 249 rows of four cells, four being the headings'


def test_deep_nesting_is_refused_or_passed_over(read):
    deep = '{"type":"FeatureCollection","features":[' + "[" * 200_000 + "]" * 200_000 + "]}"
    assert read(deep, "a.geojson").status is Status.REFUSED
    nested = features({"type": "Polygon", "coordinates": json.loads("[" * 400 + "]" * 400)})
    assert read(nested, "a.geojson").status is Status.OK


@pytest.mark.parametrize("kind", [["FeatureCollection"], {"Feature": 1}, None, 1.5])
def test_a_type_that_is_no_word_is_other_json(read, kind):
    text = json.dumps({"type": kind, "features": [{"type": "Feature", "properties": {"name": "北田电站"}}]})
    document = read(text, "a.geojson")
    assert document.status is Status.OK
    texts = [block.text for block in document.blocks] + [c.text for table in document.tables for c in table.cells]
    assert "北田电站" in texts
