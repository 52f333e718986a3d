"""Presentations: everything planted comes back once, at the slide a person would open."""

from __future__ import annotations

import io
import zipfile

import pytest

from aggregator.model.documents import BlockKind, SlideLoc, Status

A = "http://schemas.openxmlformats.org/drawingml/2006/main"
P = "http://schemas.openxmlformats.org/presentationml/2006/main"
C = "http://schemas.openxmlformats.org/drawingml/2006/chart"
DGM = "http://schemas.openxmlformats.org/drawingml/2006/diagram"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
STRICT = {
    A: "http://purl.oclc.org/ooxml/drawingml/main",
    P: "http://purl.oclc.org/ooxml/presentationml/main",
    C: "http://purl.oclc.org/ooxml/drawingml/chart",
    DGM: "http://purl.oclc.org/ooxml/drawingml/diagram",
    R: "http://purl.oclc.org/ooxml/officeDocument/relationships",
}
P188 = "http://schemas.microsoft.com/office/powerpoint/2018/8/main"
SPACES = f'xmlns:a="{A}" xmlns:p="{P}" xmlns:c="{C}" xmlns:dgm="{DGM}" xmlns:r="{R}" xmlns:p188="{P188}"'
MIME = "application/vnd.openxmlformats-officedocument.presentationml.presentation"


def rels(*related: tuple[str, str]) -> str:
    listed = "".join(
        f'<Relationship Id="r{n}" Type="{R}/{kind}" Target="{target}"/>' for n, (kind, target) in enumerate(related, 1)
    )
    return (
        f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{listed}</Relationships>'
    )


def deck(slides: list[str], parts: dict[str, str] | None = None, *, strict=False, kind="presentation") -> bytes:
    """Return a package: slides in the order of the show, each a part named the other way round."""
    names = [f"slides/slide{len(slides) - n}.xml" for n in range(len(slides))]
    listing = "".join(f'<p:sldId id="{256 + n}" r:id="r{n}"/>' for n in range(1, len(slides) + 1))
    members = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override '
        f'PartName="/ppt/presentation.xml" ContentType="{MIME[:-12]}{kind}.main+xml"/></Types>',
        "_rels/.rels": rels(("officeDocument", "ppt/presentation.xml")),
        "ppt/presentation.xml": f"<p:presentation {SPACES}><p:sldIdLst>{listing}</p:sldIdLst></p:presentation>",
        "ppt/_rels/presentation.xml.rels": rels(
            *(("slide", name) for name in names),
            *((kind, f"{kind}.xml") for kind in ("commentAuthors", "authors") if f"ppt/{kind}.xml" in (parts or {})),
        ),
        **{f"ppt/{name}": slide for name, slide in zip(names, slides, strict=True)},
        **(parts or {}),
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in members.items():
            archive.writestr(name, as_strict(text) if strict else text)
    return out.getvalue()


def as_strict(text: str) -> str:
    for transitional, other in STRICT.items():
        text = text.replace(transitional, other)
    return text


def slide(*shapes: str, show: str = "1", root: str = "sld") -> str:
    return f'<p:{root} {SPACES} show="{show}"><p:cSld><p:spTree>{"".join(shapes)}</p:spTree></p:cSld></p:{root}>'


def text_body(*paragraphs: str, tag: str = "p:txBody") -> str:
    return f"<{tag}>{''.join(f'<a:p><a:r><a:t>{text}</a:t></a:r></a:p>' for text in paragraphs)}</{tag}>"


def sp(name: str, *paragraphs: str, ph: str | None = None, more: str = "") -> str:
    held = "" if ph is None else f'<p:ph type="{ph}"/>'
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="1" name="{name}" {more}/><p:nvPr>{held}</p:nvPr></p:nvSpPr>'
        f"{text_body(*paragraphs)}</p:sp>"
    )


def frame(name: str, inside: str) -> str:
    return (
        f'<p:graphicFrame><p:nvGraphicFramePr><p:cNvPr id="9" name="{name}"/><p:nvPr/></p:nvGraphicFramePr>'
        f"<a:graphic><a:graphicData>{inside}</a:graphicData></a:graphic></p:graphicFrame>"
    )


def tr(*cells: str | tuple[str, str]) -> str:
    """Return a row of cells, each a text or a text and what is merged."""
    pairs = [(cell, "") if isinstance(cell, str) else cell for cell in cells]
    made = (f"<a:tc {merged}>{text_body(text, tag='a:txBody')}</a:tc>" for text, merged in pairs)
    return f"<a:tr>{''.join(made)}</a:tr>"


def found(document) -> list[tuple[str, str, str]]:
    return [(block.kind.value, block.text, str(block.locator)) for block in document.blocks]


def test_slides_come_in_the_order_of_the_show_and_their_title_first(read):
    document = read(
        deck(
            [
                slide(sp("Body 1", "装机容量 12 万千瓦", "second"), sp("Title 1", "北田电站", ph="title")),
                slide(f"<p:grpSp>{sp('Box', 'in a group')}</p:grpSp>", sp("No", "7", ph="sldNum")),
            ]
        ),
        "a.pptx",
    )
    assert (document.status, document.media_type, document.warnings) == (Status.OK, MIME, ())
    assert found(document) == [
        ("heading", "北田电站", "slide 1, Title 1, paragraph 1"),
        ("paragraph", "装机容量 12 万千瓦", "slide 1, Body 1, paragraph 1"),
        ("paragraph", "second", "slide 1, Body 1, paragraph 2"),
        ("paragraph", "in a group", "slide 2, Box, paragraph 1"),
    ]


def test_the_pieces_of_a_paragraph_are_one_text(read):
    words = (
        "<p:sp><p:nvSpPr><p:cNvPr name='B'/></p:nvSpPr><p:txBody><a:p><a:pPr><a:buChar char='-'/></a:pPr>"
        "<a:r><a:t>North</a:t></a:r><a:r><a:t>field</a:t></a:r><a:br/>"
        "<a:fld type='slidenum'><a:t>3</a:t></a:fld><a:fld type='datetime1'><a:t>2025-03-04</a:t></a:fld>"
        "</a:p></p:txBody></p:sp>"
    )
    document = read(deck([slide(words)]), "a.pptx")
    assert [(block.kind, block.text) for block in document.blocks] == [(BlockKind.LIST_ENTRY, "Northfield\n2025-03-04")]


def test_a_hidden_slide_and_a_hidden_shape_are_flagged(read):
    hidden = frame("Table 1", f"<a:tbl>{tr('a', 'b')}</a:tbl>")
    document = read(
        deck([slide(sp("T", "kept back", ph="title"), hidden, show="0"), slide(sp("B", "gone", more='hidden="1"'))]),
        "a.pptx",
    )
    assert [(block.text, block.hidden, str(block.locator)) for block in document.blocks] == [
        ("kept back", True, "slide 1 (hidden), T, paragraph 1"),
        ("gone", True, "slide 2 (hidden), B, paragraph 1"),
    ]
    assert all(cell.hidden for cell in document.tables[0].cells)


def test_merged_cells_of_a_table_stand_once(read, rows):
    merged = [
        tr("plant", ("capacity", 'gridSpan="2"'), ("", 'hMerge="1"')),
        tr(("北田电站", 'rowSpan="2"'), "120 MW", "now"),
        tr(("under", 'vMerge="1"'), "130 MW", "then"),
    ]
    table = f"<a:tbl>{''.join(merged)}</a:tbl>"
    document = read(deck([slide(sp("T", "Plants", ph="title"), frame("Table 2", table))]), "a.pptx")
    (grid,) = document.tables
    assert rows(grid) == [["plant", "capacity", ""], ["北田电站", "120 MW", "now"], ["under", "130 MW", "then"]]
    assert [(c.text, c.rowspan, c.colspan) for c in grid.cells if (c.rowspan, c.colspan) != (1, 1)] == [
        ("capacity", 1, 2),
        ("北田电站", 2, 1),
    ]
    assert [c.text for c in grid.cells if c.hidden] == ["under"]
    assert (grid.after, grid.place_of(grid.cells[3])) == (1, SlideLoc(1, "Table 2 row 2 column 2"))


def test_notes_and_comments_of_both_kinds_and_what_a_master_prints(read):
    new, answer = (text_body(said, tag="p188:txBody") for said in ("new", "answer"))
    parts = {
        "ppt/slides/_rels/slide1.xml.rels": rels(
            ("notesSlide", "../notesSlides/n1.xml"),
            ("comments", "../comments/c1.xml"),
            ("comments", "../comments/modern.xml"),
            ("slideLayout", "../slideLayouts/l1.xml"),
        ),
        "ppt/notesSlides/n1.xml": slide(sp("Notes 1", "Say: 停运 2025-03-04", ph="body"), root="notes"),
        "ppt/comments/c1.xml": f'<p:cmLst {SPACES}><p:cm authorId="0"><p:text>check this</p:text></p:cm></p:cmLst>',
        "ppt/comments/modern.xml": f'<p188:cmLst {SPACES}><p188:cm authorId="{{7}}">{new}<p188:replyLst>'
        f'<p188:reply authorId="0">{answer}</p188:reply></p188:replyLst></p188:cm></p188:cmLst>',
        "ppt/commentAuthors.xml": f'<p:cmAuthorLst {SPACES}><p:cmAuthor id="0" name="Li Wei"/></p:cmAuthorLst>',
        "ppt/authors.xml": f'<p188:authorLst {SPACES}><p188:author id="{{7}}" name="Ann"/></p188:authorLst>',
        "ppt/slideLayouts/l1.xml": slide(sp("Prompt", "Click to edit", ph="title"), root="sldLayout"),
        "ppt/slideLayouts/_rels/l1.xml.rels": rels(("slideMaster", "../slideMasters/m1.xml")),
        "ppt/slideMasters/m1.xml": slide(sp("Stamp", "机密★10年"), root="sldMaster"),
    }
    document = read(deck([slide(sp("T", "Plan", ph="title"), sp("F", "page foot", ph="ftr"))], parts), "a.pptx")
    assert (document.status, document.reason) == (Status.OK, "")
    assert found(document) == [
        ("heading", "Plan", "slide 1, T, paragraph 1"),
        ("footer", "page foot", "slide 1, F, paragraph 1"),
        ("note", "Say: 停运 2025-03-04", "slide 1, notes, paragraph 1"),
        ("comment", "check this", "slide 1, comment 1"),
        ("comment", "new", "slide 1, comment 1"),
        ("comment", "answer", "slide 1, comment 2"),
        ("footer", "机密★10年", "slide 1, master Stamp, paragraph 1"),
    ]
    assert [block.label for block in document.blocks[3:6]] == ["Li Wei", "Ann", "Li Wei"]


CHART = f"""<c:chartSpace {SPACES}><c:chart>
<c:title><c:tx><c:rich><a:p><a:r><a:t>Capacity</a:t></a:r></a:p></c:rich></c:tx>
</c:title><c:plotArea><c:barChart><c:ser><c:tx><c:strRef><c:strCache><c:pt idx="0"><c:v>MW</c:v></c:pt></c:strCache>
</c:strRef></c:tx><c:cat><c:strRef><c:strCache><c:pt idx="0"><c:v>湖北</c:v></c:pt><c:pt idx="1"><c:v>湖南</c:v></c:pt>
</c:strCache></c:strRef></c:cat><c:val><c:numRef><c:numCache><c:pt idx="0"><c:v>120</c:v></c:pt><c:pt idx="1">
<c:v>30.5</c:v></c:pt><c:pt idx="99999999999"><c:v>1</c:v></c:pt></c:numCache></c:numRef></c:val></c:ser></c:barChart>
</c:plotArea></c:chart></c:chartSpace>"""


@pytest.mark.parametrize("strict", [False, True])
def test_a_chart_gives_its_cached_values_and_smart_art_its_text(read, rows, strict):
    said = text_body("先停运", tag="dgm:t")
    parts = {
        "ppt/slides/_rels/slide1.xml.rels": rels(("chart", "../charts/c.xml"), ("diagramData", "../diagrams/d.xml")),
        "ppt/charts/c.xml": CHART,
        "ppt/diagrams/d.xml": f"<dgm:dataModel {SPACES}><dgm:pt>{said}</dgm:pt></dgm:dataModel>",
    }
    shapes = frame("Chart 1", '<c:chart r:id="r1"/>'), frame("Steps", '<dgm:relIds r:dm="r2"/>')
    document = read(deck([slide(*shapes)], parts, strict=strict), "a.pptx")
    assert rows(document.tables[0]) == [["", "MW"], ["湖北", "120"], ["湖南", "30.5"]]
    assert (document.tables[0].title, str(document.tables[0].locator)) == ("Capacity", "slide 1, Chart 1")
    assert found(document) == [("paragraph", "先停运", "slide 1, Steps, paragraph 1")]


def test_a_strict_show_is_read_as_any_other(read):
    document = read(deck([slide(sp("T", "北田电站", ph="title"))], strict=True, kind="slideshow"), "a.ppsx")
    assert found(document) == [("heading", "北田电站", "slide 1, T, paragraph 1")]


def test_a_template_under_another_name_is_read_with_a_warning(read):
    document = read(deck([slide(sp("T", "text"))], kind="template"), "a.docx")
    assert [block.text for block in document.blocks] == ["text"]
    assert "the name says" in document.warnings[0]


def test_a_broken_slide_costs_only_itself(read):
    document = read(deck([slide(sp("T", "one")), "<p:sld", slide(sp("T", "three"))]), "a.pptx")
    assert [block.text for block in document.blocks] == ["one", "three"]
    assert document.status is Status.PARTIAL
    assert document.reason == "ppt/slides/slide2.xml is not well-formed XML"


def test_slides_are_found_by_name_where_the_show_is_broken(read):
    content = deck([slide(sp("T", "first")), slide(sp("T", "second"))], {"ppt/presentation.xml": "<broken"})
    document = read(content, "a.pptx")
    assert [block.text for block in document.blocks] == ["second", "first"]
    assert document.status is Status.PARTIAL


def test_an_entity_bomb_and_an_outside_entity_are_not_followed(read):
    bomb = (
        '<!DOCTYPE p [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;">'
        '<!ENTITY x SYSTEM "file:///etc/hostname">]>'
    )
    document = read(deck([bomb + slide(sp("T", "&b;&x;")), slide(sp("T", "safe"))]), "a.pptx")
    assert [block.text for block in document.blocks] == ["safe"]
    assert document.reason == "ppt/slides/slide2.xml declares a document type"


def test_deep_groups_and_a_part_that_unpacks_to_too_much_are_named(read):
    deep = slide("<p:grpSp>" * 5000 + "</p:grpSp>" * 5000)
    document = read(deck([deep, slide(sp("T", "safe"))]), "a.pptx")
    assert [block.text for block in document.blocks] == ["safe"]
    assert document.status is Status.PARTIAL
    bomb = read(deck([slide(sp("T", "safe")), slide(sp("T", "a" * 5_000_000))]), "a.pptx")
    assert bomb.status is Status.PARTIAL
    assert "times its size" in bomb.reason


def test_more_slides_than_pages_allowed_leave_the_first_standing(read):
    document = read(deck([slide(sp("T", str(n))) for n in range(5)]), "a.pptx", pages=3)
    assert [block.text for block in document.blocks] == ["0", "1", "2"]
    assert document.reason == "more than 3 pages; the rest was not read"


def test_what_is_embedded_is_read_as_a_child(read):
    parts = {
        "ppt/slides/_rels/slide1.xml.rels": rels(("oleObject", "../embeddings/a.txt")),
        "ppt/embeddings/a.txt": "hi",
    }
    document = read(deck([slide(sp("T", "x"))], parts), "a.pptx")
    assert [(child.source.member, child.blocks[0].text) for child in document.children] == [
        ("ppt/embeddings/a.txt", "hi")
    ]


def test_a_picture_packed_tight_and_an_embedded_bomb_cost_no_slide(read):
    related = rels(("image", "../media/a.emf"), ("oleObject", "../embeddings/a.txt"))
    parts = {
        "ppt/slides/_rels/slide1.xml.rels": related,
        "ppt/media/a.emf": "\1" * 5_000_000,
        "ppt/embeddings/a.txt": "a" * 5_000_000,
    }
    document = read(deck([slide(sp("T", "first")), slide(sp("T", "last"))], parts), "a.pptx")
    assert [block.text for block in document.blocks] == ["first", "last"]
    (bomb,) = document.children
    assert (document.status, bomb.status) == (Status.OK, Status.REFUSED)
    assert bomb.reason == "ppt/embeddings/a.txt unpacks to more than 200 times its size"
