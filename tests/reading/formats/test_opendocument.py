"""OpenDocument: what a text, a spreadsheet and a presentation say, whoever hid, repeated or deleted it."""

from __future__ import annotations

import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aggregator.model.documents import BlockKind, FileId, Source, Status
from aggregator.reading.odf.values import value_text
from aggregator.reading.read import read_document

URN = "urn:oasis:names:tc:opendocument:xmlns:"
SPACES = " ".join(
    f'xmlns:{prefix}="{uri}"'
    for prefix, uri in {
        **{name: f"{URN}{name}:1.0" for name in ("office", "text", "table", "presentation", "style", "meta", "form")},
        "draw": f"{URN}drawing:1.0",
        "svg": f"{URN}svg-compatible:1.0",
        "manifest": f"{URN}manifest:1.0",
        "dc": "http://purl.org/dc/elements/1.1/",
        "xlink": "http://www.w3.org/1999/xlink",
    }.items()
)


def package(kind: str, body: str, *, styles: str = "", parts: dict[str, str | bytes] | None = None) -> bytes:
    """Return an OpenDocument file; ``styles`` are the automatic ones of the content."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", f"application/vnd.oasis.opendocument.{kind}", zipfile.ZIP_STORED)
        archive.writestr("META-INF/manifest.xml", f"<manifest:manifest {SPACES}/>")
        archive.writestr(
            "content.xml",
            f"<office:document-content {SPACES}><office:automatic-styles>{styles}</office:automatic-styles>"
            f"<office:body><office:{kind}>{body}</office:{kind}></office:body></office:document-content>",
        )
        for name, content in (parts or {}).items():
            archive.writestr(name, content)
    return out.getvalue()


def style(family: str, name: str, properties: str) -> str:
    return f'<style:style style:name="{name}" style:family="{family}">{properties}</style:style>'


def said(document):
    return [(block.kind.value, block.text, str(block.locator)) for block in document.blocks]


def cells(table):
    return {(cell.row, cell.column): cell.text for cell in table.cells}


def test_a_text_is_read_in_order(read):
    body = """<text:h text:outline-level="1">电站一览</text:h>
    <text:p>Northfield<text:s text:c="2"/>has<text:tab/>120 <text:span>MW</text:span><text:line-break/>net</text:p>
    <text:list><text:list-item><text:p>北田电站</text:p></text:list-item></text:list>
    <text:section><text:p>in a section</text:p></text:section>"""
    document = read(package("text", body), "a.odt")
    assert document.status is Status.OK
    assert document.media_type == "application/vnd.oasis.opendocument.text"
    assert said(document) == [
        ("heading", "电站一览", "content.xml: paragraph 1"),
        ("paragraph", "Northfield  has\t120 MW\nnet", "content.xml: paragraph 2"),
        ("list_entry", "北田电站", "content.xml: paragraph 3"),
        ("paragraph", "in a section", "content.xml: paragraph 4"),
    ]


def test_notes_comments_boxes_and_pictures_are_told_apart(read):
    body = """<text:p>text<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation>
    <text:note-body><text:p>a footnote</text:p></text:note-body></text:note>
    <office:annotation><dc:creator>王工</dc:creator><dc:date>2025-01-01</dc:date><text:p>需核实</text:p></office:annotation>
    <draw:frame><draw:text-box><text:p>in a box</text:p></draw:text-box><svg:desc>a map</svg:desc></draw:frame>
    </text:p>"""
    document = read(package("text", body), "a.odt")
    assert [(block.kind, block.text, block.label) for block in document.blocks] == [
        (BlockKind.PARAGRAPH, "text", ""),
        (BlockKind.FOOTNOTE, "a footnote", ""),
        (BlockKind.COMMENT, "需核实", "王工"),
        (BlockKind.NOTE, "a map", "alternative text"),
        (BlockKind.TEXTBOX, "in a box", ""),
    ]


def test_tracked_changes_keep_both_readings_apart(read):
    body = """<text:tracked-changes>
    <text:changed-region text:id="d"><text:deletion><text:p>secret </text:p></text:deletion></text:changed-region>
    <text:changed-region text:id="i"><text:insertion/></text:changed-region></text:tracked-changes>
    <text:p>The <text:change text:change-id="d"/>plan<text:change-start text:change-id="i"/> B<text:change-end
    text:change-id="i"/> stands</text:p><text:p>unchanged</text:p>"""
    document = read(package("text", body), "a.odt")
    assert [(block.text, block.revision) for block in document.blocks] == [
        ("The plan B stands", "ins"),
        ("The secret plan stands", "del"),
        ("unchanged", None),
    ]


def test_what_is_hidden_is_read_and_said(read):
    styles = style("text", "T1", '<style:text-properties text:display="none"/>')
    body = """<text:p>open <text:span text:style-name="T1">and hidden</text:span></text:p>
    <text:section text:display="none"><text:p>a hidden section</text:p></text:section>"""
    document = read(package("text", body, styles=styles), "a.odt")
    assert [(block.text, block.hidden) for block in document.blocks] == [
        ("open", False),
        ("open and hidden", True),
        ("a hidden section", True),
    ]


def test_tables_have_merged_cells_once_and_nested_ones_apart(read):
    body = """<table:table table:name="机组"><table:table-header-rows><table:table-row>
    <table:table-cell table:number-columns-spanned="2"><text:p>装机容量</text:p></table:table-cell>
    <table:covered-table-cell/><table:table-cell><text:p>c</text:p></table:table-cell></table:table-row>
    </table:table-header-rows><table:table-row><table:table-cell table:number-columns-repeated="2"><text:p>5</text:p>
    </table:table-cell><table:table-cell><text:p>x</text:p><table:table><table:table-row>
    <table:table-cell><text:p>inner</text:p></table:table-cell><table:table-cell><text:p>2</text:p></table:table-cell>
    </table:table-row></table:table></table:table-cell></table:table-row></table:table>"""
    outer, inner = read(package("text", body), "a.odt").tables
    assert (outer.title, outer.n_rows, outer.n_columns) == ("机组", 2, 3)
    assert cells(outer) == {(0, 0): "装机容量", (0, 2): "c", (1, 0): "5", (1, 1): "5", (1, 2): "x"}
    assert outer.cells[0].colspan == 2
    assert cells(inner) == {(0, 0): "inner", (0, 1): "2"}
    assert str(outer.place_of(outer.cells[1])) == "content.xml: table 1 row 1 column 3"


def test_margins_properties_and_embedded_sheets(read):
    parts = {
        "styles.xml": f"""<office:document-styles {SPACES}><office:master-styles><style:master-page style:name="a">
        <style:header><text:p>内部资料</text:p></style:header><style:footer><text:p>Page
        <text:page-number>1</text:page-number>
        </text:p></style:footer></style:master-page></office:master-styles></office:document-styles>""",
        "meta.xml": f"""<office:document-meta {SPACES}><office:meta><dc:title>停电计划</dc:title>
        <meta:initial-creator>王工</meta:initial-creator><meta:creation-date>2025-03-04T05:06:07.123456789</meta:creation-date>
        <meta:user-defined meta:name="Class">secret</meta:user-defined></office:meta></office:document-meta>""",
        "Object 1/content.xml": f"""<office:document-content {SPACES}><table:table><table:table-row>
        <table:table-cell><text:p>charted</text:p></table:table-cell><table:table-cell><text:p>7</text:p></table:table-cell>
        </table:table-row></table:table></office:document-content>""",
    }
    document = read(package("text", "<text:p>x</text:p>", parts=parts), "a.odt")
    assert [(b.kind.value, b.text) for b in document.blocks] == [
        ("paragraph", "x"),
        ("header", "内部资料"),
        ("footer", "Page"),
    ]
    assert {key: value.value for key, value in document.metadata.items()} == {
        "title": "停电计划",
        "author": "王工",
        "created": "2025-03-04T05:06:07",
        "property:Class": "secret",
    }
    assert cells(document.tables[0]) == {(0, 0): "charted", (0, 1): "7"}


def cell(kind: str, value: str, shown: str, more: str = "") -> str:
    name = {"date": "date-value", "time": "time-value", "boolean": "boolean-value"}.get(kind, "value")
    stored = f'office:{name}="{value}"' if value else ""
    return f'<table:table-cell office:value-type="{kind}" {stored} {more}><text:p>{shown}</text:p></table:table-cell>'


def row(*content: str, more: str = "") -> str:
    return f"<table:table-row {more}>{''.join(content)}</table:table-row>"


def sheet(*rows: str, name: str = "机组", more: str = "", columns: str = "") -> str:
    return f'<table:table table:name="{name}" {more}>{columns}{"".join(rows)}</table:table>'


def test_a_sheet_reads_values_and_not_their_rounding(read):
    values = [
        cell("string", "", "北田电站"),
        cell("float", "0.30000000000000004", "0.3"),
        cell("float", "120.25", "120.3 MW"),
        cell("float", "12000", "12 k"),
        cell("percentage", "0.355", "36%"),
        cell("currency", "1234.5", "1.234,50 €"),
        cell("date", "2025-03-04", "04/03/25"),
        cell("date", "2025-03-04T00:00:00", "04/03/25"),
        cell("time", "PT26H05M00S", "02:05"),
        cell("boolean", "true", "WAHR"),
    ]
    gap = '<table:table-row table:number-rows-repeated="3"><table:table-cell/></table:table-row>'
    lead = '<table:table-cell table:number-columns-repeated="2"/>'
    document = read(package("spreadsheet", sheet(gap, row(lead, *values))), "a.ods")
    (table,) = document.tables
    assert [found.text for found in table.cells] == [
        "北田电站", "0.3", "120.25 MW", "12000", "35.5%", "1234.5 €", "2025-03-04", "2025-03-04", "26:05", "TRUE",
    ]  # fmt: skip
    assert str(table.place_of(table.cells[0])) == "机组!C4"


def test_hidden_sheets_rows_and_columns_are_flagged(read):
    styles = style("table", "ta1", '<style:table-properties table:display="false"/>')
    columns = '<table:table-column/><table:table-column table:visibility="collapse"/>'
    shown = sheet(
        row(cell("string", "", "a"), cell("string", "", "b")),
        row(cell("string", "", "c"), more='table:visibility="filter"'),
        columns=columns,
    )
    hidden = sheet(row(cell("string", "", "备用")), name="x", more='table:style-name="ta1"')
    first, second = read(package("spreadsheet", shown + hidden, styles=styles), "a.ods").tables
    assert [(found.text, found.hidden) for found in first.cells] == [("a", False), ("b", True), ("c", True)]
    assert not first.locator.hidden
    assert second.locator.hidden


def test_comments_and_old_values_of_cells_stand_at_their_address(read):
    note = "<office:annotation><dc:creator>王工</dc:creator><text:p>核实</text:p></office:annotation>"
    changes = """<table:tracked-changes><table:cell-content-change><table:cell-address table:column="1" table:row="2"
    table:table="0"/><table:previous><table:change-track-table-cell office:value-type="float" office:value="7"/>
    </table:previous></table:cell-content-change></table:tracked-changes>"""
    content = changes + sheet(row(f"<table:table-cell>{note}<text:p>x</text:p></table:table-cell>"))
    document = read(package("spreadsheet", content), "a.ods")
    assert [(b.kind.value, b.text, b.label, str(b.locator), b.revision) for b in document.blocks] == [
        ("paragraph", "7", "", "sheet 1!B3", "del"),
        ("comment", "核实", "王工", "机组!A1", None),
    ]


def test_repeated_rows_are_written_out_and_bombs_are_cut(read):
    thrice = row(cell("string", "", "a"), more='table:number-rows-repeated="3"')
    (table,) = read(package("spreadsheet", sheet(thrice, row(cell("string", "", "b")))), "a.ods").tables
    assert cells(table) == {(0, 0): "a", (1, 0): "a", (2, 0): "a", (3, 0): "b"}
    wide = cell("string", "", "x", 'table:number-columns-repeated="16384"')
    bomb = read(package("spreadsheet", sheet(row(wide, more='table:number-rows-repeated="1048576"'))), "a.ods")
    assert bomb.status is Status.PARTIAL
    assert "repeated too often" in bomb.reason
    assert len(bomb.tables[0].cells) == 10_000
    endless = read(package("spreadsheet", sheet(*[row(wide)] * 9)), "a.ods", cells=50_000)
    assert endless.status is Status.PARTIAL
    assert "more than 50000 cells" in endless.reason


def test_a_far_corner_costs_one_cell(read):
    gap = '<table:table-row table:number-rows-repeated="1048574"/>'
    far = row('<table:table-cell table:number-columns-repeated="16383"/>', cell("string", "", "远"))
    (table,) = read(package("spreadsheet", sheet(row(cell("string", "", "a")), gap, far)), "a.ods", cells=5).tables
    assert cells(table) == {(0, 0): "a", (1048575, 16383): "远"}


def test_slides_have_titles_notes_tables_and_hidden_ones(read):
    styles = style("drawing-page", "dp2", '<style:drawing-page-properties presentation:visibility="hidden"/>')
    body = """<presentation:footer-decl presentation:name="f">内部资料</presentation:footer-decl>
    <draw:page><draw:frame presentation:class="title" draw:name="t"><draw:text-box><text:p>停电计划</text:p>
    </draw:text-box></draw:frame><draw:g><draw:custom-shape><text:p>in a group</text:p></draw:custom-shape></draw:g>
    <draw:frame draw:name="grid"><table:table><table:table-row><table:table-cell><text:p>a</text:p></table:table-cell>
    <table:table-cell><text:p>b</text:p></table:table-cell></table:table-row></table:table></draw:frame>
    <presentation:notes><draw:page-thumbnail/><draw:frame><draw:text-box><text:p>say it slowly</text:p></draw:text-box>
    </draw:frame></presentation:notes></draw:page>
    <draw:page draw:style-name="dp2"><draw:frame><draw:text-box><text:p>备用</text:p></draw:text-box></draw:frame>
    </draw:page>"""
    master = f"""<office:document-styles {SPACES}><office:master-styles><style:master-page style:name="m">
    <draw:frame presentation:class="title"><draw:text-box><text:p>Click to edit</text:p></draw:text-box></draw:frame>
    <draw:frame><draw:text-box><text:p>机密</text:p></draw:text-box></draw:frame></style:master-page>
    </office:master-styles></office:document-styles>"""
    document = read(package("presentation", body, styles=styles, parts={"styles.xml": master}), "a.odp")
    assert document.status is Status.OK
    assert [(*found, block.hidden) for found, block in zip(said(document), document.blocks, strict=True)] == [
        ("footer", "内部资料", "content.xml: every slide", False),
        ("heading", "停电计划", "slide 1, t, paragraph 1", False),
        ("textbox", "in a group", "slide 1, shape 2, paragraph 1", False),
        ("note", "say it slowly", "slide 1, notes, paragraph 1", False),
        ("textbox", "备用", "slide 2 (hidden), shape 1, paragraph 1", True),
        ("header", "机密", "styles.xml: master page m paragraph 1", False),
    ]
    (table,) = document.tables
    assert str(table.place_of(table.cells[1])) == "slide 1, grid row 1 column 2"


def test_an_encrypted_file_is_told(read):
    manifest = f"""<manifest:manifest {SPACES}><manifest:file-entry manifest:full-path="content.xml">
    <manifest:encryption-data/></manifest:file-entry></manifest:manifest>"""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr("META-INF/manifest.xml", manifest)
        archive.writestr("content.xml", b"\x93\x11\x00random")
    assert read(out.getvalue(), "a.odt").status is Status.ENCRYPTED


ENTITIES = (
    '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;"><!ENTITY c SYSTEM "file:///etc/hostname">]>'
)


@pytest.mark.parametrize("kind", ["text", "spreadsheet"])
@pytest.mark.parametrize(
    ("content", "status"),
    [
        (
            f"{ENTITIES}<office:document-content {SPACES}><text:p>&b;&c;</text:p></office:document-content>",
            Status.FAILED,
        ),
        ("<office:document-content", Status.FAILED),
        (f"<x {SPACES}>" + "<text:span>" * 5_000, Status.FAILED),
        (f"<x {SPACES}>" + " " * 4_000_000 + "</x>", Status.REFUSED),
    ],
)
def test_hostile_content_ends_in_a_status(read, kind, content, status):
    whole = package(kind, "")
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(whole)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in ("mimetype", "META-INF/manifest.xml"):
            archive.writestr(name, old.read(name), zipfile.ZIP_STORED)
        archive.writestr("content.xml", content)
    document = read(out.getvalue(), "a.bin")
    assert document.status is status
    assert not any("aaaa" in block.text for block in document.blocks)


def test_a_missing_body_still_gives_what_there_is(read):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr("meta.xml", f"<x {SPACES}><dc:title>t</dc:title></x>")
    document = read(out.getvalue(), "a.odt")
    assert document.status is Status.FAILED
    assert document.metadata["title"].value == "t"
    assert "content.xml is missing" in document.reason


def test_a_broken_embedded_object_costs_only_itself(read):
    formula = '<!DOCTYPE math:math><math xmlns="http://www.w3.org/1998/Math/MathML"/>'
    parts = {"Object 1/content.xml": "intact", "Object 2/content.xml": formula}
    content = package("text", "<text:p>x</text:p>", parts=parts)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        place = archive.getinfo("Object 1/content.xml").header_offset + 30 + len("Object 1/content.xml")
    document = read(content[:place] + b"\xff\xff" + content[place + 2 :], "a.odt")
    assert document.status is Status.PARTIAL
    assert document.reason.startswith("object 1/content.xml cannot be unpacked")
    assert "object 2" not in document.reason
    assert said(document) == [("paragraph", "x", "content.xml: paragraph 1")]


WHOLE = package("spreadsheet", sheet(row(cell("float", "1.5", "1.5 MW"), cell("string", "", "电站"))))


@given(flips=st.lists(st.tuples(st.integers(0, len(WHOLE) - 1), st.integers(0, 255)), min_size=1, max_size=5))
def test_whatever_is_broken_ends_in_a_status(flips):
    broken = bytearray(WHOLE)
    for place, value in flips:
        broken[place] = value
    assert read_document(bytes(broken), Source(FileId("r/1"), "a.ods", "1")).status in Status


class Shown:
    def __init__(self, **values):
        self._values = {f"{{{URN}office:1.0}}{name.replace('_', '-')}": value for name, value in values.items()}

    def get(self, name):
        return self._values.get(name)


@given(st.floats(allow_nan=False, allow_infinity=False, width=32), st.text(max_size=30))
def test_no_number_is_ever_lost_in_what_is_shown(value, shown):
    told = value_text(Shown(value_type="float", value=repr(value)), shown)
    assert value_text(Shown(value_type="float", value=repr(value)), "") in told
