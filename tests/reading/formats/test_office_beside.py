"""What Office files say beside their text: charts, diagrams, link targets, bound values, names, lists, old copies."""

from __future__ import annotations

import io
import zipfile

import docx
import pytest

from aggregator.model.documents import BlockKind, Status

C = "http://schemas.openxmlformats.org/drawingml/2006/chart"
A = "http://schemas.openxmlformats.org/drawingml/2006/main"
DGM = "http://schemas.openxmlformats.org/drawingml/2006/diagram"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
SPACES = f'xmlns:a="{A}" xmlns:c="{C}" xmlns:dgm="{DGM}" xmlns:r="{R}"'
LISTING = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'


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
