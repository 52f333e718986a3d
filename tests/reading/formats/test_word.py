"""Word documents: everything planted comes back once, and says what it is."""

from __future__ import annotations

import io
import zipfile
from datetime import UTC, datetime

import docx
import docx.enum.style
import docx.package
import pytest
from docx.opc.exceptions import PackageNotFoundError
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn

from aggregator.model.documents import Block, BlockKind, Cell, Document, MetaValue, Source, Status
from aggregator.reading.format import Opening, Reading, Unreadable
from aggregator.reading.formats.word import FORMAT
from aggregator.reading.limits import Budget, Limits

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MAIN_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"


def member(name: str, content: bytes) -> Document:
    return Document(name, Source("f", "p", "1", name), "", "", reason=str(len(content)))


def read(content: bytes, **limits: int) -> Reading:
    return FORMAT.read(content, Opening("a.docx", Budget(Limits(**limits)), member))


def saved(document: docx.document.Document) -> bytes:
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def package(
    body: str, *, namespace: str = W, parts: dict[str, str] | None = None, kinds: dict[str, str] | None = None
) -> bytes:
    """Return a package made by hand: a body, further parts by path, and their relation kinds."""
    out = io.BytesIO()
    related = "".join(
        f'<Relationship Id="r{n}" Type="{OFFICE}/{(kinds or {})[name]}" Target="/{name}"/>'
        for n, name in enumerate(parts or {})
    )
    listing = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(
            "[Content_Types].xml",
            '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
            f'<Override PartName="/word/document.xml" ContentType="{MAIN_TYPE}"/></Types>',
        )
        archive.writestr(
            "_rels/.rels",
            f'{listing}<Relationship Id="r1" Type="{OFFICE}/officeDocument" Target="word/document.xml"/>'
            "</Relationships>",
        )
        archive.writestr("word/_rels/document.xml.rels", f"{listing}{related}</Relationships>")
        archive.writestr(
            "word/document.xml",
            f'<w:document xmlns:w="{namespace}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
            ' xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
            ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
            f' xmlns:v="urn:schemas-microsoft-com:vml"><w:body>{body}</w:body></w:document>',
        )
        for name, text in (parts or {}).items():
            archive.writestr(name, text)
    return out.getvalue()


def p(*runs: str) -> str:
    return f"<w:p>{''.join(runs)}</w:p>"


def r(text: str, tag: str = "t", props: str = "") -> str:
    return f'<w:r><w:rPr>{props}</w:rPr><w:{tag} xml:space="preserve">{text}</w:{tag}></w:r>'


def tc(text: str, props: str = "") -> str:
    return f"<w:tc><w:tcPr>{props}</w:tcPr>{p(r(text)) if text else p()}</w:tc>"


def texts(reading: Reading, kind: BlockKind | None = None) -> list[str]:
    return [block.text for block in reading.blocks if kind in {None, block.kind}]


def test_headings_lists_tables_headers_and_properties_come_back_in_order() -> None:
    document = docx.Document()
    document.core_properties.title = "停电计划"
    document.core_properties.author = "Li Wei"
    document.sections[0].header.paragraphs[0].text = "机密★10年"
    document.sections[0].footer.paragraphs[0].text = "page foot"
    document.add_heading("Northfield", level=1)
    document.add_paragraph("Installed capacity: 120 MW")
    document.add_paragraph("first entry", style="List Bullet")
    table = document.add_table(rows=2, cols=2)
    for cell, text in zip(
        (c for row in table.rows for c in row.cells), ["plant", "capacity", "北田电站", "120"], strict=True
    ):
        cell.text = text
    document.add_paragraph("after the table")
    content = saved(document)
    assert FORMAT.matches(content)
    reading = read(content)
    assert [(b.kind.value, b.text) for b in reading.blocks] == [
        ("heading", "Northfield"),
        ("paragraph", "Installed capacity: 120 MW"),
        ("list_entry", "first entry"),
        ("paragraph", "after the table"),
        ("header", "机密★10年"),
        ("footer", "page foot"),
    ]
    assert str(reading.blocks[1].locator) == "word/document.xml: paragraph 2"
    (grid,) = reading.tables
    assert (grid.after, grid.n_rows, grid.n_columns) == (3, 2, 2)
    assert [c.text for c in grid.cells] == ["plant", "capacity", "北田电站", "120"]
    assert str(grid.place_of(grid.cells[3])) == "word/document.xml: table 1 row 2 column 2"
    assert reading.metadata["title"].value == "停电计划"
    assert reading.metadata["author"].value == "Li Wei"
    assert reading.status is Status.OK


def test_merged_cells_stand_once_with_their_spans() -> None:
    document = docx.Document()
    table = document.add_table(rows=3, cols=3)
    table.cell(0, 0).merge(table.cell(0, 1)).text = "wide"
    table.cell(1, 2).merge(table.cell(2, 2)).text = "tall"
    table.cell(1, 0).text = "x"
    (grid,) = read(saved(document)).tables
    assert grid.cells == (Cell(0, 0, "wide", 1, 2), Cell(1, 0, "x"), Cell(1, 2, "tall", 2, 1))


def test_nested_tables_are_tables_of_their_own_and_frames_are_text() -> None:
    inner = f"<w:tbl><w:tr>{tc('a')}{tc('b')}</w:tr></w:tbl>"
    outer = f"<w:tbl><w:tr><w:tc>{p(r('out'))}{inner}{p()}</w:tc>{tc('side')}</w:tr></w:tbl>"
    frame = f"<w:tbl><w:tr>{tc('framed words')}</w:tr></w:tbl>"
    reading = read(package(outer + frame))
    assert [[c.text for c in t.cells] for t in reading.tables] == [["out", "side"], ["a", "b"]]
    assert str(reading.tables[1].locator) == "word/document.xml: table 1 row 1 column 1 table 1"
    assert texts(reading) == ["framed words"]


def test_deletions_never_mix_into_what_stands_and_insertions_are_flagged() -> None:
    change = 'w:id="1" w:author="x"'
    body = p(
        r("Capacity is "),
        f"<w:del {change}>{r('100', 'delText')}</w:del>",
        f"<w:ins {change}>{r('120')}</w:ins>",
        r(" MW"),
    )
    reading = read(package(body + p(r("untouched"))))
    assert [(b.text, b.revision) for b in reading.blocks] == [
        ("Capacity is 120 MW", "ins"),
        ("Capacity is 100 MW", "del"),
        ("untouched", None),
    ]


def test_a_deleted_row_and_a_deletion_in_a_cell_are_told_apart_from_the_table() -> None:
    gone = f'<w:tr><w:trPr><w:del w:id="1"/></w:trPr>{tc("Lakeside")}{tc("80")}</w:tr>'
    cell = f"<w:tc>{p(r('130'), '<w:del>' + r('99', 'delText') + '</w:del>')}</w:tc>"
    reading = read(
        package(f"<w:tbl><w:tr>{tc('Northfield')}{cell}</w:tr>{gone}<w:tr>{tc('c')}{tc('d')}</w:tr></w:tbl>")
    )
    assert [c.text for c in reading.tables[0].cells] == ["Northfield", "130", "c", "d"]
    assert {(b.text, b.revision) for b in reading.blocks} == {("13099", "del"), ("Lakeside\t80", "del")}


def test_hidden_text_is_flagged_and_kept_with_its_sentence() -> None:
    styles = (
        f'<w:styles xmlns:w="{W}"><w:style w:styleId="base"><w:rPr><w:vanish/></w:rPr></w:style>'
        '<w:style w:styleId="Secret"><w:basedOn w:val="base"/></w:style></w:styles>'
    )
    body = (
        p(r("Load "), r("42 MW", props="<w:vanish/>"))
        + p(r("shown", props='<w:vanish w:val="0"/>'))
        + p('<w:pPr><w:pStyle w:val="Secret"/></w:pPr>', r("by style"))
    )
    reading = read(package(body, parts={"word/styles.xml": styles}, kinds={"word/styles.xml": "styles"}))
    assert [(b.text, b.hidden) for b in reading.blocks] == [
        ("Load ", False),
        ("Load 42 MW", True),
        ("shown", False),
        ("by style", True),
    ]


def test_a_text_box_stands_once_although_word_writes_it_twice() -> None:
    box = f"<w:txbxContent>{p(r('boxed 北田'))}</w:txbxContent>"
    drawing = (
        '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:docPr id="1" descr="map of Northfield"/>'
        f"<wps:txbx>{box}</wps:txbx></w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
    reading = read(package(p(r("before "), drawing, r("after"))))
    assert [(b.kind.value, b.text) for b in reading.blocks] == [
        ("paragraph", "before after"),
        ("note", "map of Northfield"),
        ("textbox", "boxed 北田"),
    ]


def test_content_controls_fields_symbols_and_links_are_read_through() -> None:
    body = (
        f"<w:sdt><w:sdtPr/><w:sdtContent>{p(r('controlled'))}</w:sdtContent></w:sdt>"
        + p(
            "<w:hyperlink>",
            r("linked"),
            "</w:hyperlink>",
            '<w:r><w:tab/><w:sym w:font="S" w:char="2605"/><w:br/></w:r>',
            r("x"),
        )
        + p("<w:r><w:instrText>PAGE</w:instrText></w:r>", "<w:fldSimple>", r("7"), "</w:fldSimple>")
    )
    assert texts(read(package(body))) == ["controlled", "linked\t★\nx", "7"]


def test_notes_and_comments_say_whose_and_which() -> None:
    root = f'xmlns:w="{W}"'
    parts = {
        "word/footnotes.xml": f'<w:footnotes {root}><w:footnote w:id="0" w:type="separator">{p(r("-"))}</w:footnote>'
        f'<w:footnote w:id="2">{p(r("a note"))}</w:footnote></w:footnotes>',
        "word/endnotes.xml": f'<w:endnotes {root}><w:endnote w:id="3">{p(r("at the end"))}</w:endnote></w:endnotes>',
        "word/comments.xml": f'<w:comments {root}><w:comment w:id="1" w:author="张伟">'
        f"{p(r('check this'))}</w:comment></w:comments>",
    }
    kinds = {"word/footnotes.xml": "footnotes", "word/endnotes.xml": "endnotes", "word/comments.xml": "comments"}
    reading = read(package(p(r("text")), parts=parts, kinds=kinds))
    assert [(b.kind.value, b.text, str(b.locator), b.label) for b in reading.blocks[1:]] == [
        ("footnote", "a note", "word/footnotes.xml: footnote 2", ""),
        ("footnote", "at the end", "word/endnotes.xml: endnote 3", ""),
        ("comment", "check this", "word/comments.xml: comment 1", "张伟"),
    ]


def test_strict_documents_read_like_transitional_ones() -> None:
    body = p(r("湖畔电站 120 MW")) + "<w:tbl><w:tr>" + tc("a", '<w:gridSpan w:val="2"/>') + tc("b") + "</w:tr></w:tbl>"
    reading = read(package(body, namespace=STRICT))
    assert texts(reading) == ["湖畔电站 120 MW"]
    assert reading.tables[0].cells == (Cell(0, 0, "a", 1, 2), Cell(0, 2, "b"))


def test_a_caption_titles_the_table_below_it() -> None:
    styles = f'<w:styles xmlns:w="{W}"><w:style w:styleId="C"><w:name w:val="caption"/></w:style></w:styles>'
    body = (
        p('<w:pPr><w:pStyle w:val="C"/></w:pPr>', r("Table 1 Plants"))
        + f"<w:tbl><w:tr>{tc('a')}{tc('b')}</w:tr></w:tbl>"
    )
    reading = read(package(body, parts={"word/styles.xml": styles}, kinds={"word/styles.xml": "styles"}))
    assert reading.tables[0].title == "Table 1 Plants"


def test_embedded_files_become_children() -> None:
    reading = read(
        package(
            p(r("see sheet")), parts={"word/embeddings/x.xlsx": "bytes"}, kinds={"word/embeddings/x.xlsx": "package"}
        )
    )
    assert [child.id for child in reading.children] == ["word/embeddings/x.xlsx"]


def test_a_broken_part_costs_only_itself_and_is_named() -> None:
    reading = read(
        package(p(r("text")), parts={"word/comments.xml": "<w:comm"}, kinds={"word/comments.xml": "comments"})
    )
    assert texts(reading) == ["text"]
    assert reading.status is Status.PARTIAL
    assert "word/comments.xml" in reading.reason


def rezipped(content: bytes, part: str, text: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, text if name == part else old.read(name))
    return out.getvalue()


def test_entities_are_not_expanded_and_files_not_fetched() -> None:
    bomb = b'<!DOCTYPE w [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;"><!ENTITY c SYSTEM "file:///etc/hostname">]>'
    body = f'<w:document xmlns:w="{W}"><w:body><w:p><w:r><w:t>&b;&c;</w:t></w:r></w:p></w:body></w:document>'.encode()
    reading = read(rezipped(package(""), "word/document.xml", bomb + body))
    assert (reading.status, reading.blocks) == (Status.FAILED, ())
    assert "document type" in reading.reason


def test_headers_are_read_in_the_order_of_the_sections_that_show_them() -> None:
    document = docx.Document()
    document.add_section()
    later, first = document.sections[1], document.sections[0]
    later.header.is_linked_to_previous = False
    later.header.paragraphs[0].text = "annex"
    first.different_first_page_header_footer = True
    first.header.paragraphs[0].text = "every page"
    first.first_page_header.paragraphs[0].text = "first page"
    assert texts(read(saved(document))) == ["first page", "every page", "annex"]


def test_styles_are_followed_to_what_they_are_based_on() -> None:
    document = docx.Document()
    own = document.styles.add_style("Chapter of the report", docx.enum.style.WD_STYLE_TYPE.PARAGRAPH)
    own.base_style = document.styles["Heading 2"]
    unseen = document.styles.add_style("Unseen", docx.enum.style.WD_STYLE_TYPE.PARAGRAPH)
    unseen.font.hidden = True
    document.add_paragraph("Outages", style=own)
    document.add_paragraph("unit 3 is out", style=unseen)
    assert [(b.kind, b.text, b.hidden) for b in read(saved(document)).blocks] == [
        (BlockKind.HEADING, "Outages", False),
        (BlockKind.PARAGRAPH, "unit 3 is out", True),
    ]


def everything() -> bytes:
    document = docx.Document()
    document.core_properties.author = "Li Wei"
    document.core_properties.title = " 停电计划 "
    document.core_properties.created = datetime(2024, 3, 1, 8, 0, tzinfo=UTC)
    document.core_properties.comments = "for the board"
    document.sections[0].header.paragraphs[0].text = "机密★10年"
    document.add_heading("Northfield", level=1)
    document.add_paragraph("first entry", style="List Bullet")
    document.add_paragraph("Table 1", style="Caption")
    document.add_table(rows=2, cols=2).cell(0, 0).text = "plant"
    return saved(document)


def test_with_and_without_python_docx_the_same_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    content = everything()
    with_it = read(content)
    assert (with_it.metadata["author"].value, with_it.metadata["title"].value) == ("Li Wei", "停电计划")
    assert with_it.metadata["created"] == MetaValue("2024-03-01T08:00:00Z", "docProps/core.xml: created")
    opened: list[object] = []

    def refuse(content: object) -> None:
        opened.append(content)
        raise PackageNotFoundError

    monkeypatch.setattr(docx.package.Package, "open", refuse)
    assert read(content) == with_it
    assert len(opened) == 1


def test_python_docx_is_not_asked_about_parts_that_do_not_all_fit(monkeypatch: pytest.MonkeyPatch) -> None:
    content = everything()
    bomb = rezipped(content, "docProps/thumbnail.jpeg", b"\0" * 30_000_000)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        whole = sum(part.file_size for part in archive.infolist())
    monkeypatch.setattr(docx.package.Package, "open", lambda content: pytest.fail("it would load all parts whole"))
    assert texts(read(bomb))[0] == "Northfield"
    assert texts(read(content, unpacked_bytes=whole - 1))[0] == "Northfield"


def test_no_properties_are_made_up_where_a_file_has_none() -> None:
    listing = b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    main = f'<Relationship Id="r1" Type="{OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>'
    reading = read(rezipped(everything(), "_rels/.rels", listing + main.encode()))
    assert (texts(reading)[0], reading.metadata) == ("Northfield", {})


@pytest.mark.parametrize("filler", [b"<w:p/>" * 1_000_000, b" " * 30_000_000])
def test_a_zip_bomb_is_refused_before_it_is_unpacked(filler: bytes) -> None:
    reading = read(rezipped(package(""), "word/document.xml", b"<w:document>" + filler + b"</w:document>"))
    assert reading.status is Status.REFUSED
    assert "times its size" in reading.reason


def test_deep_nesting_is_a_result() -> None:
    deep = "<w:sdt><w:sdtContent>" * 100_000
    reading = read(package(p(r("x")) + deep + "</w:sdtContent></w:sdt>" * 100_000), unpacked_bytes=10**9)
    assert reading.status in {Status.FAILED, Status.REFUSED}


@pytest.mark.parametrize("levels", [10, 40, 80])
def test_tables_in_tables_as_deep_as_the_parser_goes_are_read(levels: int) -> None:
    body = f"<w:tbl><w:tr>{tc('beside')}<w:tc>" * levels + p(r("core")) + "</w:tc></w:tr></w:tbl>" * levels
    reading = read(package(body))
    assert sum("core" in cell.text for table in reading.tables for cell in table.cells) == 1


def test_a_limit_reached_half_way_leaves_the_first_half() -> None:
    reading = read(package(p(r("a" * 60)) * 10), characters=200)
    assert (reading.status, len(reading.blocks)) == (Status.PARTIAL, 3)
    assert "200 characters" in reading.reason


@pytest.mark.parametrize(
    ("content", "status"),
    [
        (b"PK\x03\x04 word/ nothing", Status.FAILED),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, Status.ENCRYPTED),
    ],
)
def test_what_is_no_package_says_so(content: bytes, status: Status) -> None:
    assert not FORMAT.matches(content)
    with pytest.raises(Unreadable) as problem:
        read(content)
    assert problem.value.status is status


def test_python_docx_and_the_walk_agree_on_runs_split_anywhere() -> None:
    document = docx.Document()
    paragraph = document.add_paragraph()
    for piece in ("北田", "电站 ", "装机", "容量", " 12 万千瓦"):
        run = paragraph.add_run(piece)
        run.bold = piece == "电站 "
    ruby = (
        f"<w:r {nsdecls('w')}><w:ruby><w:rt><w:r><w:t>hàn</w:t></w:r></w:rt>"
        "<w:rubyBase><w:r><w:t>汉</w:t></w:r></w:rubyBase></w:ruby></w:r>"
    )
    paragraph._p.append(parse_xml(ruby))
    proof = OxmlElement("w:proofErr")
    proof.set(qn("w:type"), "spellStart")
    paragraph._p.append(proof)
    assert texts(read(saved(document))) == ["北田电站 装机容量 12 万千瓦汉"]


def test_blocks_are_records() -> None:
    (block,) = read(package(p(r("one")))).blocks
    assert block == Block(BlockKind.PARAGRAPH, "one", block.locator)


W14 = 'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'


def control(checked: str, shown: str) -> str:
    return (
        f"<w:sdt><w:sdtPr><w14:checkbox {W14}>{checked}</w14:checkbox></w:sdtPr>"
        f"<w:sdtContent>{r(shown)}</w:sdtContent></w:sdt>"
    )


def legacy(settings: str) -> str:
    return (
        f'<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:name w:val="C1"/><w:checkBox>{settings}</w:checkBox>'
        '</w:ffData></w:fldChar></w:r><w:r><w:instrText xml:space="preserve"> FORMCHECKBOX </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def sign(font: str, number: str) -> str:
    return f'<w:r><w:sym w:font="{font}" w:char="{number}"/></w:r>'


@pytest.mark.parametrize(
    ("ticked", "blank"),
    [
        (control('<w14:checked w14:val="1"/>', "☒"), control('<w14:checked w14:val="0"/>', "☐")),
        (control('<w14:checked w14:val="true"/>', "✓"), control("", "☐")),
        (legacy('<w:default w:val="0"/><w:checked/>'), legacy('<w:default w:val="0"/>')),
        (legacy('<w:default w:val="1"/>'), legacy('<w:default w:val="1"/><w:checked w:val="0"/>')),
        (
            '<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>',
            '<w:r><w:sym w:font="Wingdings" w:char="F0A8"/></w:r>',
        ),
        (
            '<w:r><w:sym w:font="Wingdings 2" w:char="F052"/></w:r>',
            '<w:r><w:sym w:font="Wingdings 2" w:char="F0A3"/></w:r>',
        ),
    ],
    ids=["control", "control, other sign", "legacy", "legacy by default", "Wingdings", "Wingdings 2"],
)
def test_check_boxes_are_read_ticked_or_blank(ticked: str, blank: str) -> None:
    reading = read(package(p(r("Flood wall: "), ticked, r(" Yes "), blank, r(" No"))))
    assert texts(reading) == ["Flood wall: ☑ Yes ☐ No"]
