"""Maps: every placemark is a row with its coordinates, and what is said of it stands under its name."""

from __future__ import annotations

import io
import zipfile

import pytest
from lxml import etree

from aggregator.model.documents import PartLoc, Status

HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n<kml xmlns="http://www.opengis.net/kml/2.2"><Document>'
TAIL = "</Document></kml>"


def mark(name: str, inside: str = "", coordinates: str = "112.5,30.25,0") -> str:
    point = f"<Point><coordinates>{coordinates}</coordinates></Point>" if coordinates else ""
    return f"<Placemark><name>{name}</name>{inside}{point}</Placemark>"


def kml(*marks: str) -> str:
    return f"{HEAD}{''.join(marks)}{TAIL}"


def test_a_placemark_is_a_row_of_name_and_coordinates(read, rows):
    document = read(kml("<name>电站图</name>", f"<Folder><name>湖北</name>{mark('北田电站')}</Folder>"), "a.kml")
    assert (document.status, document.warnings) == (Status.OK, ())
    assert document.media_type == "application/vnd.google-earth.kml+xml"
    (table,) = document.tables
    assert rows(table) == [
        ["name", "lat", "lon", "altitude", "geometry", "folder"],
        ["北田电站", "30.25", "112.5", "0", "Point", "湖北"],
    ]
    assert table.place_of(table.cells[-1]) == PartLoc("", "placemarks row 2 column 6")
    assert [(block.text, str(block.locator)) for block in document.blocks] == [
        ("电站图", "folder 电站图"),
        ("湖北", "folder 湖北"),
    ]
    assert document.metadata["title"].value == "电站图"


def test_descriptions_in_markup_and_extended_data_are_read(read, rows):
    said = (
        "<description><![CDATA[<p>Capacity <b>120</b> MW</p><table><tr><td>owner</td><td>A</td></tr></table>]]>"
        "</description>"
    )
    more = (
        '<ExtendedData><Data name="name"><value>other</value></Data><SchemaData><SimpleData name="code">X1</SimpleData>'
    )
    document = read(kml(mark("Northfield", said + more + "</SchemaData></ExtendedData>")), "a.kml")
    assert [(block.kind.value, block.text, str(block.locator)) for block in document.blocks] == [
        ("heading", "Northfield", "placemark 1"),
        ("paragraph", "Capacity 120 MW", "placemark 1 paragraph 1"),
    ]
    owner, places = document.tables
    assert rows(owner) == [["owner", "A"]]
    assert rows(places)[1] == ["Northfield", "30.25", "112.5", "0", "Point", "other", "X1"]
    assert rows(places)[0][-2:] == ["name (data)", "code"]


def test_an_area_a_line_and_a_track_give_one_point_and_say_so(read, rows):
    square = "0,0 2,0 2,2 0,2 0,0"
    hole = f"<innerBoundaryIs><LinearRing><coordinates>{square}</coordinates></LinearRing></innerBoundaryIs>"
    outer = f"<outerBoundaryIs><LinearRing><coordinates>{square}</coordinates></LinearRing></outerBoundaryIs>"
    document = read(
        kml(
            mark("area", f"<Polygon>{hole}{outer}</Polygon>", ""),
            mark("line", "<LineString><coordinates>1,1 3 , 4 5,5</coordinates></LineString>", ""),
            mark("track", '<gx:Track xmlns:gx="x"><gx:coord>7 8 9</gx:coord></gx:Track>', ""),
            mark("labelled", f"<MultiGeometry><Polygon>{outer}</Polygon><Point><coordinates>9,9</coordinates></Point>"
                 "</MultiGeometry>", ""),
        ),
        "a.kml",
    )  # fmt: skip
    told = [[row[0], row[1], row[2], row[-1]] for row in rows(document.tables[0])[1:]]
    assert told == [
        ["area", "1", "1", "Polygon (representative point)"],
        ["line", "4", "3", "LineString (representative point)"],
        ["track", "8", "7", "Track (representative point)"],
        ["labelled", "9", "9", "Point"],
    ]


@pytest.mark.parametrize("junk", ["", "abc", "999,1", "1,nan", "1e999,2", ",,,", "1_0,2", "１,２", "1"])
def test_coordinates_that_are_no_place_are_counted_and_the_name_stays(read, rows, junk):
    document = read(kml(mark("Northfield", coordinates=f" {junk} ")), "a.kml")
    assert rows(document.tables[0])[1][0] == "Northfield"
    assert document.warnings == ("1 placemarks have coordinates that are no place on the globe",)


def test_a_placemark_that_is_switched_off_is_flagged(read):
    document = read(kml(mark("secret", "<visibility>0</visibility><description>kept back</description>")), "a.kml")
    assert all(cell.hidden for cell in document.tables[0].cells if cell.row)
    assert document.blocks[0].hidden


def test_the_encoding_is_the_declared_one_and_a_wrong_one_is_seen(read):
    text = kml(mark("北田电站")).replace("UTF-8", "GB2312")
    assert read(text.encode("gb18030"), "a.kml").tables[0].cells[5].text == "北田电站"
    assert read(kml(mark("北田电站")).encode("gb18030"), "a.kml").tables[0].cells[5].text == "北田电站"


def test_a_kmz_is_an_archive_around_its_map(read):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("doc.kml", kml(mark("Northfield")))
    (child,) = read(out.getvalue(), "a.kmz").children
    assert (child.source.member, child.reader, child.tables[0].cells[5].text) == ("doc.kml", "kml 1", "Northfield")


def test_a_map_cut_short_keeps_what_came_before(read):
    document = read(kml(mark("one"), mark("two"))[:-40], "a.kml")
    assert document.status is Status.PARTIAL
    assert "not well-formed XML, first in line 2" in document.reason
    assert document.tables[0].cells[5].text == "one"


def test_a_hundred_thousand_placemarks_stop_at_the_limit_and_keep_what_was_read(read):
    document = read(HEAD + mark("x") * 100_000 + TAIL, "a.kml", cells=30_000)
    assert document.status is Status.PARTIAL
    assert document.reason == "more than 30000 cells; the rest was not read"
    assert 5_990 <= document.tables[0].n_rows <= 6_001


def test_an_entity_bomb_an_outside_entity_and_deep_folders_end(read):
    entities = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 30))
    bomb = f'<?xml version="1.0"?><!DOCTYPE kml [<!ENTITY e0 "ha">{entities}<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    document = read(bomb + HEAD.partition("\n")[2] + mark("&e29;") + mark("&x;") + mark("safe") + TAIL, "a.kml")
    texts = [cell.text for table in document.tables for cell in table.cells]
    assert sum(map(len, texts)) < 2_000
    assert "root:" not in "".join(texts)
    deep = read(HEAD + "<Folder>" * 20_000 + mark("x") + TAIL, "a.kml")
    assert deep.status in {Status.PARTIAL, Status.FAILED}
    assert deep.reason


def test_a_map_without_a_folder_and_one_of_nothing(read):
    assert read(f"<kml>{mark('x')}</kml>", "a.kml").tables[0].n_rows == 2
    assert read(f"<kml><name>x</name>{mark('x')}</kml>", "a.kml").status is Status.OK
    broken = read("<kml", "a.kml", characters=10)
    assert broken.status in {Status.FAILED, Status.OK}


def test_a_bomb_in_an_attribute_ends(read):
    entities = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 30))
    bomb = f'<!DOCTYPE kml [<!ENTITY e0 "ha">{entities}]><kml><Document id="&e29;">{mark("x")}</Document></kml>'
    document = read(bomb, "a.kml")
    assert sum(len(cell.text) for table in document.tables for cell in table.cells) < 1_000


def test_tags_that_never_end_are_not_searched_through_again_and_again(read, monkeypatch):
    fed = []
    iterparse = etree.iterparse
    monkeypatch.setattr(etree, "iterparse", lambda source, **how: fed.append(source) or iterparse(source, **how))
    document = read(kml("<name" * 40_000, mark("北田电站")), "a.kml")
    assert document.status is Status.PARTIAL
    assert document.reason.startswith("not well-formed XML")
    assert "北田电站" in [cell.text for table in document.tables for cell in table.cells]
    assert not fed  # piece by piece the parser would take the square of the time
    assert read(kml(mark("北田电站")), "a.kml").tables[0].n_rows == 2
    assert fed


def test_blanks_without_end_between_coordinates_are_read_in_their_own_time(read):
    document = read(kml(mark("北田电站", coordinates=f"112.5 {' ' * 300_000} , 30.25")), "a.kml")
    assert {"112.5", "30.25"} <= {cell.text for cell in document.tables[0].cells}
