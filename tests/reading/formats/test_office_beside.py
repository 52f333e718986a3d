"""What Office files say beside their text: charts, diagrams, link targets, bound values, names, lists, old copies."""

from __future__ import annotations

import io
import zipfile

import docx
import pytest
import xlsxwriter
from PIL import Image

from aggregator.model.documents import BlockKind, Status

C = "http://schemas.openxmlformats.org/drawingml/2006/chart"
A = "http://schemas.openxmlformats.org/drawingml/2006/main"
DGM = "http://schemas.openxmlformats.org/drawingml/2006/diagram"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
SPACES = f'xmlns:a="{A}" xmlns:c="{C}" xmlns:dgm="{DGM}" xmlns:r="{R}"'
LISTING = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'


_png = io.BytesIO()
Image.new("RGB", (4, 4)).save(_png, "PNG")
PIXEL = _png.getvalue()


def title(text: str) -> str:
    return f"<c:title><c:tx><c:rich><a:p><a:r><a:t>{text}</a:t></a:r></a:p></c:rich></c:tx></c:title>"


def cached(kind: str, *values: str) -> str:
    points = "".join(f'<c:pt idx="{n}"><c:v>{value}</c:v></c:pt>' for n, value in enumerate(values))
    return f"<c:{kind}Ref><c:{kind}Cache>{points}</c:{kind}Cache></c:{kind}Ref>"


CHART = (
    f"<c:chartSpace {SPACES}><c:chart>{title('各站装机容量')}<c:plotArea><c:barChart><c:ser>"
    f"<c:tx>{cached('str', '容量')}</c:tx><c:cat>{cached('str', '北田', '南山')}</c:cat>"
    f"<c:val>{cached('num', '120', '30.5')}</c:val></c:ser></c:barChart>"
    f"<c:valAx>{title('万千瓦')}</c:valAx></c:plotArea></c:chart></c:chartSpace>"
)


def with_parts(content: bytes, beside: str, related: dict[str, tuple[str, str]], external: str = "") -> bytes:
    """Return a package with parts more: name -> (relation kind, XML), related to the part ``beside``."""
    folder, _, name = beside.rpartition("/")
    listing = f"{folder}/_rels/{name}.rels"
    source, out = zipfile.ZipFile(io.BytesIO(content)), io.BytesIO()
    kinds = {part: kind for part, (kind, _) in related.items()}
    more = "".join(
        f'<Relationship Id="x{n}" Type="{R}/{kind}" Target="/{part}"/>' for n, (part, kind) in enumerate(kinds.items())
    )
    if external:
        more += f'<Relationship Id="e" Type="{R}/hyperlink" Target="{external}" TargetMode="External"/>'
    with zipfile.ZipFile(out, "w") as archive:
        members = {entry: source.read(entry).decode("latin-1") for entry in source.namelist()}
        before = members.pop(listing, f"{LISTING}</Relationships>")
        for entry, text in members.items():
            archive.writestr(entry, text.encode("latin-1"))
        before = before.encode("latin-1").decode()
        archive.writestr(listing, before.replace("</Relationships>", f"{more}</Relationships>"))
        for part, (_, text) in related.items():
            archive.writestr(part, text)
    return out.getvalue()


def beside_text(document, kind: BlockKind) -> list[tuple[str, str]]:
    return [(block.label, block.text) for block in document.blocks if block.kind is kind]


def word(text: str = "text") -> docx.document.Document:
    document = docx.Document()
    document.add_paragraph(text)
    return document


def saved(document: docx.document.Document) -> bytes:
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def test_a_chart_in_a_word_file_gives_titles_series_categories_and_values(read, rows):
    content = with_parts(saved(word()), "word/document.xml", {"word/charts/chart1.xml": ("chart", CHART)})
    document = read(content, "a.docx")
    (table,) = document.tables
    assert rows(table) == [["", "容量"], ["北田", "120"], ["南山", "30.5"]]
    assert (table.title, str(table.locator)) == ("各站装机容量", "word/charts/chart1.xml: chart")
    assert beside_text(document, BlockKind.TEXTBOX) == [("axis title", "万千瓦")]
    assert document.status is Status.OK


def test_a_diagram_and_a_chart_in_a_header_are_read(read):
    document = word()
    document.sections[0].header.paragraphs[0].text = "head"
    said = "<dgm:t><a:p><a:r><a:t>先停运</a:t></a:r></a:p></dgm:t>"
    diagram = f"<dgm:dataModel {SPACES}><dgm:pt>{said}</dgm:pt></dgm:dataModel>"
    parts = {"word/charts/c.xml": ("chart", CHART), "word/diagrams/d.xml": ("diagramData", diagram)}
    read_back = read(with_parts(saved(document), "word/header1.xml", parts), "a.docx")
    assert [table.title for table in read_back.tables] == ["各站装机容量"]
    assert ("", "先停运") in beside_text(read_back, BlockKind.TEXTBOX)


@pytest.mark.parametrize("address", ["mailto:liwei@grid.example", "file:///S:/停电计划/北田.xlsx"])
def test_where_a_link_of_a_word_file_leads_is_read_once(read, address):
    content = with_parts(saved(word()), "word/document.xml", {}, external=address)
    assert beside_text(read(content, "a.docx"), BlockKind.NOTE) == [("hyperlink", address)]


def test_values_that_fields_of_a_word_file_are_bound_to_are_read_as_hidden(read):
    bound = "<cover><station>北田电站</station><load unit='MW'>120</load><empty/></cover>"
    schema = "<contentTypeSchema><x>a schema says nothing</x></contentTypeSchema>"
    parts = {"customXml/item8.xml": ("customXml", bound), "customXml/item9.xml": ("customXml", schema)}
    blocks = read(with_parts(saved(word()), "word/document.xml", parts), "a.docx").blocks
    assert [(b.label, b.text, b.hidden) for b in blocks[1:]] == [("station", "北田电站", True), ("load", "120", True)]


def test_the_alternative_text_of_a_shape_of_older_word_is_read(read):
    document = word()
    pict = docx.oxml.parse_xml(
        f'<w:r {docx.oxml.ns.nsdecls("w")} xmlns:v="urn:schemas-microsoft-com:vml"><w:pict>'
        '<v:shape alt="北田电站总平面图"><v:imagedata/></v:shape></w:pict></w:r>'
    )
    document.paragraphs[0]._p.append(pict)
    assert beside_text(read(saved(document), "a.docx"), BlockKind.NOTE) == [("alternative text", "北田电站总平面图")]


def sheets(write, **options) -> bytes:
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, options) as book:
        write(book)
    return out.getvalue()


def drawn_chart(book, values: str) -> object:
    chart = book.add_chart({"type": "column"})
    chart.add_series({"values": values, "name": "容量", "values_data": [120, 30.5]})
    chart.set_title({"name": "各站装机容量"})
    chart.set_y_axis({"name": "万千瓦"})
    return chart


def test_a_chart_sheet_and_a_chart_on_a_sheet_say_their_titles_and_repeat_no_cells(read, rows):
    def write(book):
        sheet = book.add_worksheet("机组")
        sheet.write_column("A1", [120, 30.5])
        sheet.insert_chart("D4", drawn_chart(book, "=机组!$A$1:$A$2"))
        book.add_chartsheet("图表").set_chart(drawn_chart(book, "=机组!$A$1:$A$2"))

    document = read(sheets(write), "a.xlsx")
    assert [rows(table) for table in document.tables] == [[["120"], ["30.5"]]]
    assert [(b.label, b.text, str(b.locator)) for b in document.blocks] == [
        ("chart title", "各站装机容量", "机组!D4"),
        ("axis title", "万千瓦", "机组!D4"),
        ("chart title", "各站装机容量", "图表!A1"),
        ("axis title", "万千瓦", "图表!A1"),
    ]


def test_the_values_of_a_chart_drawn_from_another_workbook_are_read(read, rows):
    def write(book):
        book.add_worksheet("机组").insert_chart("A1", drawn_chart(book, "='[北田.xlsx]机组'!$A$1:$A$2"))

    (table,) = read(sheets(write), "a.xlsx").tables
    assert (table.title, rows(table)) == ("各站装机容量", [["", "容量"], ["", "120"], ["", "30.5"]])


def test_what_a_sheet_says_of_its_cells_is_read_with_its_place(read):
    def write(book):
        sheet = book.add_worksheet("机组")
        sheet.write_url("B2", "file:///S:/停电计划/北田.xlsx", string="见附件", tip="停电计划")
        sheet.write_url("B3", "internal:机组!A1", string="上")
        choices = {
            "validate": "list",
            "source": ["北田电站", "南山电站"],
            "input_title": "电站",
            "input_message": "请选",
        }
        sheet.data_validation("C3:C9", choices)
        sheet.data_validation("D3", {"validate": "list", "source": "=$A$1:$A$2"})
        sheet.insert_image("E5", "plan.png", {"image_data": io.BytesIO(PIXEL), "description": "北田电站总平面图"})
        book.define_name("安全库存", '="120 天"')
        book.define_name("北田装机容量", "=机组!$B$2")

    blocks = read(sheets(write), "a.xlsx").blocks
    assert [(b.label, b.text, str(b.locator)) for b in blocks] == [
        ("input message", "电站", "机组!C3"),
        ("input message", "请选", "机组!C3"),
        ("choices", "北田电站, 南山电站", "机组!C3"),
        ("hyperlink tip", "停电计划", "机组!B2"),
        ("hyperlink", r"file:///S:\停电计划\北田.xlsx", "机组!B2"),
        ("alternative text", "北田电站总平面图", "机组!E5"),
        ("defined name", "北田装机容量", "xl/workbook.xml: defined name 1"),
        ("defined name", "安全库存: 120 天", "xl/workbook.xml: defined name 2"),
    ]


X = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
PIVOT = f"""<pivotCacheDefinition xmlns="{X}" xmlns:r="{R}"><cacheSource type="worksheet"><worksheetSource ref="A1:B9"
sheet="%s"/></cacheSource><cacheFields><cacheField name="电站"><sharedItems><s v="北田"/><s v="南山"/></sharedItems>
</cacheField><cacheField name="容量"><sharedItems/></cacheField></cacheFields></pivotCacheDefinition>"""
ROWS = f'<pivotCacheRecords xmlns="{X}"><r><x v="1"/><n v="30.5"/></r><r><x v="0"/><n v="120"/></r></pivotCacheRecords>'


@pytest.mark.parametrize(
    ("source", "records", "kept"),
    [
        ("已删除", True, [["电站", "容量"], ["南山", "30.5"], ["北田", "120"]]),
        ("已删除", False, [["电站", "容量"], ["北田", ""], ["南山", ""]]),
        ("机组", True, None),
    ],
)
def test_what_a_pivot_table_keeps_is_read_unless_its_sheet_is(read, rows, source, records, kept):
    content = sheets(lambda book: book.add_worksheet("机组").write(0, 0, "text"))
    cache = "xl/pivotCache/pivotCacheDefinition1.xml"
    content = with_parts(content, "xl/workbook.xml", {cache: ("pivotCacheDefinition", PIVOT % source)})
    if records:
        content = with_parts(content, cache, {"xl/pivotCache/pivotCacheRecords1.xml": ("pivotCacheRecords", ROWS)})
    document = read(content, "a.xlsx")
    assert [rows(table) for table in document.tables[1:]] == ([kept] if kept else [])
    assert all(cell.hidden for table in document.tables[1:] for cell in table.cells)
    assert document.status is Status.OK


def test_what_was_fetched_from_another_workbook_is_read_as_hidden(read, rows):
    link = (
        f'<externalLink xmlns="{X}" xmlns:r="{R}"><externalBook r:id="e"><sheetNames>'
        '<sheetName val="机组"/></sheetNames>'
        '<sheetDataSet><sheetData sheetId="0"><row r="2"><cell r="A2" t="str"><v>北田电站</v></cell><cell r="B2">'
        "<v>120</v></cell></row></sheetData></sheetDataSet></externalBook></externalLink>"
    )
    content = sheets(lambda book: book.add_worksheet("总表").write(0, 0, "text"))
    content = with_parts(content, "xl/workbook.xml", {"xl/externalLinks/l.xml": ("externalLink", link)})
    content = with_parts(content, "xl/externalLinks/l.xml", {}, external="file:///S:/停电/北田.xlsx")
    document = read(content, "a.xlsx")
    assert rows(document.tables[1]) == [["北田电站", "120"]]
    assert (str(document.tables[1].locator), document.tables[1].title) == (
        "[北田.xlsx]机组!A2 (hidden)",
        "[北田.xlsx]机组",
    )
    assert beside_text(document, BlockKind.NOTE) == [("linked workbook", "file:///S:/停电/北田.xlsx")]


def test_a_diagram_on_a_sheet_is_read(read):
    def write(book):
        sheet = book.add_worksheet("机组")
        sheet.insert_image("E5", "plan.png", {"image_data": io.BytesIO(PIXEL)})

    said = "<dgm:t><a:p><a:r><a:t>先停运</a:t></a:r></a:p></dgm:t>"
    diagram = f"<dgm:dataModel {SPACES}><dgm:pt>{said}</dgm:pt></dgm:dataModel>"
    content = with_parts(sheets(write), "xl/drawings/drawing1.xml", {"xl/diagrams/d.xml": ("diagramData", diagram)})
    frame = f'<dgm:relIds {SPACES} r:dm="x0"/></xdr:pic>'
    source, out = zipfile.ZipFile(io.BytesIO(content)), io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for entry in source.namelist():
            archive.writestr(entry, source.read(entry).replace(b"</xdr:pic>", frame.encode()))
    blocks = read(out.getvalue(), "a.xlsx").blocks
    assert [(b.text, str(b.locator)) for b in blocks if b.kind is BlockKind.TEXTBOX] == [("先停运", "机组!E5")]
