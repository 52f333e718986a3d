"""XML: repeated elements are rows, single fields a form, the rest text with the path of its element."""

from __future__ import annotations

import pytest

from aggregator.model.documents import PartLoc, SheetLoc, Status


def texts(document):
    return [(block.text, block.locator.path) for block in document.blocks]


def all_text(document):
    return [block.text for block in document.blocks] + [c.text for table in document.tables for c in table.cells]


def test_repeated_elements_are_rows_of_their_fields_and_attributes(read, rows):
    document = read(
        '<?xml version="1.0"?><grid xmlns="urn:x" region="North"><source>survey</source><plants>'
        '<plant id="1"><name>北田电站</name><capacity unit="kW">120000</capacity><site><lat>30.25</lat></site></plant>'
        '<plant id="2"><name>Lakeside</name><capacity unit="MW">80</capacity><name>LKS</name></plant>'
        "</plants></grid>",
        "a.xml",
    )
    assert (document.status, document.media_type, document.warnings) == (Status.OK, "application/xml", ())
    assert [(table.locator, rows(table)) for table in document.tables] == [
        (PartLoc("", "/grid"), [["region", "source"], ["North", "survey"]]),
        (
            PartLoc("", "/grid/plants/plant"),
            [
                ["id", "name", "capacity", "lat"],
                ["1", "北田电站", "120000 kW", "30.25"],
                ["2", "Lakeside; LKS", "80 MW", ""],
            ],
        ),
    ]


def test_elements_of_attributes_alone_are_rows_too(read, rows):
    document = read('<gpx><wpt lat="30.25" lon="112.5"><name>北田</name></wpt><wpt lat="1" lon="2"/></gpx>', "a.gpx")
    assert rows(document.tables[0]) == [["lat", "lon", "name"], ["30.25", "112.5", "北田"], ["1", "2", ""]]


def test_columns_of_one_last_name_are_told_apart_by_their_path(read, rows):
    record = "<r><from><name>A</name></from><to><name>B</name></to></r>"
    document = read(f"<all>{record}{record}</all>", "a.xml")
    assert rows(document.tables[0])[0] == ["from/name", "to/name"]


def test_prose_keeps_its_order_and_its_markup_is_one_text(read):
    document = read(
        "<doc><title>Plan</title><p>The <b>北田</b> station</p><p>rests</p><note><p>deep</p></note></doc>", "a.xml"
    )
    assert texts(document) == [
        ("Plan", "/doc/title"),
        ("The 北田 station", "/doc/p[1]"),
        ("rests", "/doc/p[2]"),
        ("deep", "/doc/note/p"),
    ]


def test_long_text_in_a_record_is_a_paragraph(read, rows):
    long = "word " * 50
    document = read(f"<rss><item><t>a</t><d>{long}</d></item><item><t>b</t><d>short</d></item></rss>", "a.xml")
    assert texts(document) == [(long.strip(), "/rss/item[1]/d")]
    assert rows(document.tables[0]) == [["t", "d"], ["a", ""], ["b", "short"]]


def test_a_drawing_says_its_words_and_not_its_numbers(read):
    svg = (
        '<svg xmlns="http://www.w3.org/2000/svg" width="9"><title>平面图</title><path d="M1 2 3"/>'
        '<g><text x="1"><tspan>Pump</tspan> 2</text></g><style>.a{}</style></svg>'
    )
    document = read(svg, "a.svg")
    assert texts(document) == [("平面图", "title 1"), ("Pump 2", "text 1")]
    assert document.metadata["title"].value == "平面图"
    assert document.tables == ()


def test_a_workbook_written_as_xml_keeps_its_places(read, rows):
    sheet = (
        '<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" '
        'xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet ss:Name="厂站"><Table>'
        '<Row><Cell ss:MergeAcross="1"><Data ss:Type="String">plant</Data></Cell><Cell><Data>MW</Data></Cell></Row>'
        '<Row ss:Index="3" ss:Hidden="1"><Cell ss:Index="3"><Data>120</Data></Cell></Row>'
        "</Table></Worksheet></Workbook>"
    )
    (table,) = read(sheet, "a.xls").tables
    assert rows(table) == [["plant", "", "MW"], ["", "", ""], ["", "", "120"]]
    assert (table.title, table.place_of(table.cells[-1])) == ("厂站", SheetLoc("厂站", "C3", True))
    assert table.cells[0].colspan == 2


@pytest.mark.parametrize("encoding", ["gb2312", "gb18030", "big5", "utf-16"])
def test_chinese_in_the_declared_encoding_is_read(read, encoding):
    content = f'<?xml version="1.0" encoding="{encoding}"?><a><b>北田</b></a>'
    assert read(content.encode(encoding), "a.xml").blocks[0].text == "北田"


def test_a_wrong_or_unknown_encoding_is_seen(read):
    for declared in ("utf-8", "no-such-code"):
        content = f'<?xml version="1.0" encoding="{declared}"?><a><b>北田电站停运检修计划</b></a>'.encode("gb18030")
        assert read(content, "a.xml").blocks[0].text == "北田电站停运检修计划"


def test_broken_xml_is_read_as_far_as_it_goes(read):
    document = read("<?xml version='1.0'?>\n<a><b>one</b>\n<c>two & three</c><d>four</a>", "a.xml")
    assert document.status is Status.PARTIAL
    assert document.reason.startswith("not well-formed XML, first in line 3")
    assert "one" in all_text(document)


@pytest.mark.parametrize("start", ["<!DOCTYPE a [<!ENT>", "<a b<c>"])
def test_xml_past_parsing_gives_its_text(read, start):
    document = read(f"<?xml version='1.0'?>{start}<p>北田电站</p></a>", "a.xml")
    assert document.status is Status.PARTIAL
    assert "北田电站" in "".join(all_text(document))
    assert document.reason == "not XML that can be parsed: its text was read without its form"


def test_xml_of_nothing_has_failed(read):
    document = read("<?xml version='1.0'?><a b<c></a>", "a.xml")
    assert (document.status, document.reason) == (Status.FAILED, "not XML that can be parsed")


def test_text_that_begins_with_a_bracket_is_no_xml(read):
    for text in (
        "<li> said: hello\nand more",
        "<- see above",
        "a <b> c",
        "<open>never closed",
        "<p>a scrap of a page</p>",
    ):
        assert read(text, "a.txt").media_type == "text/plain"


def test_an_entity_bomb_ends(read):
    entities = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 30))
    bomb = f'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY e0 "ha">{entities}]>'
    for inside in ("<a><b>&e29;</b><d>safe</d></a>", '<a b="&e29;"><d>safe</d></a>'):
        document = read(bomb + inside, "a.xml")
        assert document.status in {Status.PARTIAL, Status.FAILED}
        assert sum(map(len, all_text(document))) < 1_000


def test_an_outside_entity_is_left_as_it_is(read):
    head = '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    document = read(f"{head}<a><c>&x;</c><d>safe</d></a>", "a.xml")
    assert "safe" in all_text(document)
    assert not any("root:" in text for text in all_text(document))
    assert document.warnings == ("entities that the file declares were left as they are",)


def test_outside_definitions_are_not_fetched(read):
    outside = '<!DOCTYPE a SYSTEM "file:///etc/passwd"><a><b>safe</b></a>'
    assert all_text(read(outside, "a.xml")) == ["safe"]
    parameter = '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY % p SYSTEM "file:///etc/passwd">%p;]><a><b>safe</b></a>'
    assert not any("root:" in text for text in all_text(read(parameter, "a.xml")))


def test_deep_nesting_wide_records_and_many_names_end(read):
    deep = read("<?xml version='1.0'?>" + "<a>" * 100_000 + "x" + "</a>" * 100_000, "a.xml")
    assert deep.status in {Status.PARTIAL, Status.FAILED}
    record = "<r>" + "".join(f"<f{n}>1</f{n}>" for n in range(3_000)) + "</r>"
    wide = read(f"<all>{record * 2}</all>", "a.xml")
    assert (wide.status, wide.reason) == (Status.PARTIAL, "more than 2000 columns; the rest was not read")
    names = "".join(f"<n{n}><x>1</x><y>2</y></n{n}>" for n in range(20_000))
    assert len(read(f"<all>{names}</all>", "a.xml").tables) == 20_000
    assert read("<all " + " ".join(f'b{n}="1"' for n in range(5_000)) + "/>", "a.xml").status is Status.PARTIAL


def test_more_records_than_cells_allowed_keep_the_first(read):
    document = read(f"<all>{'<r><a>1</a><b>2</b></r>' * 5_000}</all>", "a.xml", cells=1_000)
    assert document.status is Status.PARTIAL
    assert document.tables[0].n_rows == 500


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("&#xD83D;&#xDE00;", "\U0001f600"),
        ("&#55357;&#56832;", "\U0001f600"),
        ("&#xD800;", "\ufffd"),
        ("&#57343;", "\ufffd"),
    ],
)
def test_half_characters_written_as_references_cost_no_more_than_themselves(read, written, shown):
    document = read(f"<r><p>Northfield {written}</p><p>Lakeside</p></r>", "a.xml")
    assert f"Northfield {shown}" in all_text(document)
    assert "Lakeside" in all_text(document)
    assert document.status is Status.OK
