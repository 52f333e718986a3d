"""Sound office files: text documents, workbooks and presentations."""

from __future__ import annotations

import io
import struct

import openpyxl
from fuzz_makers import READING, Words, made_by, word_of, xml_words
from openpyxl.comments import Comment


def docx(words: Words) -> bytes:
    made = made_by("formats/test_word")
    said = xml_words(words)
    w = f'xmlns:w="{made.W}"'
    cells = "".join(made.tc(word) for word in said)
    merged = made.tc(word_of(said, 1), '<w:gridSpan w:val="2"/>') + made.tc(
        word_of(said, 2), '<w:vMerge w:val="restart"/>'
    )
    body = "".join(made.p(made.r(word)) for word in said)
    body += f"<w:tbl><w:tr>{cells}</w:tr><w:tr>{merged}</w:tr><w:tr>{made.tc('', '<w:vMerge/>')}</w:tr></w:tbl>"
    body += '<w:p><w:pPr><w:pStyle w:val="h"/><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>'
    body += f"{made.r(word_of(said, 0))}<w:ins>{made.r(word_of(said, 1))}</w:ins>"
    body += f"<w:del>{made.r(word_of(said, 2), 'delText')}</w:del>"
    body += f'{made.r(word_of(said, 3), props="<w:vanish/>")}<w:r><w:footnoteReference w:id="2"/></w:r></w:p>'
    body += f"<w:sdt><w:sdtContent>{made.p(made.r(word_of(said, 3)))}</w:sdtContent></w:sdt>"
    body += f"<w:p><w:r><w:txbxContent>{made.p(made.r(word_of(said, 4)))}</w:txbxContent></w:r></w:p>"
    para = made.p(made.r(word_of(said, 5)))
    parts = {
        "word/styles.xml": f'<w:styles {w}><w:style w:type="paragraph" w:styleId="h"><w:name w:val="heading 1"/>'
        '<w:basedOn w:val="n"/></w:style><w:style w:type="paragraph" w:styleId="n"/></w:styles>',
        "word/footnotes.xml": f'<w:footnotes {w}><w:footnote w:id="2">{para}</w:footnote></w:footnotes>',
        "word/comments.xml": f'<w:comments {w}><w:comment w:id="1" w:author="L" w:date="2025-03-04T00:00:00Z">{para}'
        "</w:comment></w:comments>",
        "word/header1.xml": f"<w:hdr {w}>{para}</w:hdr>",
    }
    kinds = {f"word/{name}.xml": name.rstrip("1") for name in ("styles", "footnotes", "comments", "header1")}
    return bytes(made.package(body, parts=parts, kinds=kinds))


def xlsx(words: Words) -> bytes:
    made = made_by("formats/test_workbook")
    said = xml_words(words)
    shared = "".join(f"<si><t>{word}</t></si>" for word in said) + "<si><r><t>a</t></r><r><t>b</t></r></si>"
    strings = "".join(f'<c r="{chr(65 + n)}1" t="s"><v>{n}</v></c>' for n in range(min(20, len(said) + 1)))
    sheet = '<cols><col min="2" max="2" hidden="1"/></cols>'
    sheet += f'<sheetData><row r="1">{strings}</row><row r="3" hidden="1"><c r="B3" s="1"><v>45720</v></c>'
    sheet += f'<c t="b"><v>1</v></c><c t="inlineStr"><is><t>{word_of(said, 1)}</t></is></c>'
    sheet += '<c t="str"><f>A1</f><v>x</v></c><c s="2"><v>0.355</v></c>'
    sheet += '<c t="e"><v>#N/A</v></c></row></sheetData><mergeCells><mergeCell ref="A1:B2"/></mergeCells>'
    sheet += "<headerFooter><oddHeader>&amp;L内部资料</oddHeader></headerFooter>"
    styles = '<numFmts><numFmt numFmtId="164" formatCode="0&quot; MW&quot;"/></numFmts>'
    styles += '<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/></cellXfs>'
    comment = f'<comments xmlns="{made.MAIN}"><authors><author>王</author></authors><commentList><comment ref="A1" '
    comment += f'authorId="0"><text><t>{word_of(said, 2)}</t></text></comment></commentList></comments>'
    return bytes(made.package(sheet, strings=shared, styles=styles, beside={"xl/comments1.xml": ("comments", comment)}))


def saved_xlsx(words: Words) -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    for number, word in enumerate(xml_words(words)):
        sheet.cell(number + 1, number % 4 + 1, f"_{word}")
    sheet["F1"] = "=1+1"
    sheet["A1"].comment = Comment("核实", "王工")
    book.create_sheet("备用").sheet_state = "hidden"
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def xls(words: Words) -> bytes:
    made = made_by("formats/test_old_workbook")
    shared = b"".join(made.wide(word.encode("utf-16-le", "replace").decode("utf-16-le", "replace")) for word in words)
    pool = made.record(0xFC, struct.pack("<II", len(words), len(words)) + shared)
    cells = b"".join(made.record(0xFD, struct.pack("<HHHI", n, n % 3, 0, n)) for n in range(len(words)))
    cells += made.number(9, 1, 45720.5) + made.record(
        0x204, struct.pack("<HHH", 8, 0, 0) + made.wide(word_of(words, 0))
    )
    cells += made.record(0x27E, struct.pack("<HHHI", 8, 2, 0, 120 << 2 | 2)) + made.record(0x205, b"\7\0\0\0\0\0\1\0")
    cells += made.record(0xBD, struct.pack("<HHHIHIH", 11, 0, 0, 6, 0, 10, 1)) + made.record(
        0xE5, struct.pack("<5H", 1, 0, 1, 0, 1)
    )
    cells += made.record(0x06, struct.pack("<HHH", 12, 0, 0) + b"\0" * 6 + b"\xff\xff" + b"\0" * 8)
    cells += made.record(0x207, made.wide(word_of(words, 1))) + made.record(0x14, made.wide("&L内部"))
    cells += made.record(0x7D, struct.pack("<HHHHH", 1, 1, 300, 0, 1)) + made.record(
        0x208, struct.pack("<8H", 1, 0, 2, 0, 0, 0, 0x20, 0)
    )
    return bytes(made.workbook(cells, pool))


def xlsb(words: Words) -> bytes:
    made = made_by("formats/test_xlsb")
    cells = made.record(60, struct.pack("<4IH", 1, 1, 0, 0, 1)) + made.row(0)
    cells += b"".join(made.cell(6, n, made.wide(word.replace("\0", " "))) for n, word in enumerate(words))
    cells += (
        made.row(1, hidden=True)
        + made.cell(7, 0, struct.pack("<I", 1))
        + made.cell(5, 1, struct.pack("<d", 45720.0), 1)
    )
    cells += (
        made.cell(2, 2, struct.pack("<I", 120 << 2 | 2), 2)
        + made.cell(4, 3, b"\1")
        + made.record(176, struct.pack("<4I", 0, 0, 2, 3))
    )
    cells += made.record(479, b"\0\0" + made.wide("&L内部资料") + b"\xff\xff\xff\xff" * 5)
    comments = made.record(632, made.wide("王工")) + made.record(635, struct.pack("<5I", 0, 4, 4, 1, 1) + b"\0" * 16)
    comments += made.record(637, b"\0" + made.wide(word_of(words, 2)))
    return bytes(made.workbook(cells, tabs=made.sheet("s", "r1") + made.sheet("备用", "r2", 2), comments=comments))


def pptx(words: Words) -> bytes:
    made = made_by("formats/test_presentation")
    said = xml_words(words)
    merged = made.tr(("m", 'gridSpan="2" rowSpan="2"'), ("", 'hMerge="1"'))
    table = f"<a:tbl>{made.tr(*said)}{merged}</a:tbl>"
    first = made.slide(made.sp("Title 1", word_of(said, 0), ph="title"), made.frame("Table 1", table))
    second = made.slide(
        made.sp("Text 2", *said, more='hidden="1"'), f"<p:grpSp>{made.sp('in', 'group')}</p:grpSp>", show="0"
    )
    notes = made.slide(made.sp("Notes 1", word_of(said, 3), ph="body"), root="notes")
    chart = made.slide(made.frame("Chart 1", '<c:chart r:id="r1"/>'))
    parts = {
        "ppt/slides/_rels/slide3.xml.rels": made.rels(("notesSlide", "../notesSlides/notesSlide1.xml")),
        "ppt/notesSlides/notesSlide1.xml": notes,
        "ppt/slides/_rels/slide1.xml.rels": made.rels(("chart", "../charts/chart1.xml")),
        "ppt/charts/chart1.xml": made.CHART,
    }
    return bytes(made.deck([first, second, chart], parts))


def ppt(words: Words) -> bytes:
    made = made_by("formats/test_old_presentation")
    content: bytes = made.presentation()
    word = word_of(words, 0).encode("utf-16-le", "replace")[:4]
    return content.replace("慢慢".encode("utf-16-le"), word.ljust(4, b"\x20"))


def doc(_words: Words) -> bytes:
    return (READING / "formats" / "data" / "plan.doc").read_bytes()


def odt(words: Words) -> bytes:
    made = made_by("formats/test_opendocument")
    said = xml_words(words)
    body = "".join(f'<text:p text:style-name="P1">{word}<text:s text:c="2"/><text:tab/></text:p>' for word in said)
    body += f'<text:h text:outline-level="1">{word_of(said, 0)}</text:h>'
    body += "<text:list><text:list-item><text:p>a</text:p></text:list-item></text:list>"
    pair = (
        "<table:table-cell><text:p>p</text:p></table:table-cell><table:table-cell><text:p>q</text:p></table:table-cell>"
    )
    wide = f'<table:table-cell table:number-columns-spanned="2"><text:p>{word_of(said, 1)}</text:p></table:table-cell>'
    rows = "".join(
        f"<table:table-row>{row}</table:table-row>" for row in (pair, f"{wide}<table:covered-table-cell/>", pair)
    )
    body += f'<table:table table:name="T">{rows}</table:table>'
    note = f"<text:note-body><text:p>{word_of(said, 2)}</text:p></text:note-body>"
    body += f'<text:p>x<text:note text:note-class="footnote">{note}</text:note>'
    body += "<office:annotation><dc:creator>W</dc:creator><text:p>c</text:p></office:annotation></text:p>"
    styles = made.style("paragraph", "P1", '<style:text-properties text:display="none"/>')
    meta = f"<office:meta><dc:title>{word_of(said, 3)}</dc:title></office:meta>"
    parts = {"meta.xml": f"<office:document-meta {made.SPACES}>{meta}</office:document-meta>"}
    return bytes(made.package("text", body, styles=styles, parts=parts))


def ods(words: Words) -> bytes:
    made = made_by("formats/test_opendocument")
    cell, row = made.cell, made.row
    blank = '<table:table-cell table:number-columns-repeated="2"/>'
    rows = [
        row(*(cell("string", "", word) for word in xml_words(words))),
        row(cell("float", "0.355", "1"), cell("date", "2025-03-04", ""), cell("time", "PT26H05M00S", "")),
        row(blank, more='table:number-rows-repeated="3"'),
        row(
            cell("percentage", "0.5", "50%", 'table:number-columns-spanned="2" table:number-rows-spanned="2"'),
            "<table:covered-table-cell/>",
            cell("currency", "12.5", "12,50 €", 'table:number-columns-repeated="3"'),
        ),
    ]
    columns = '<table:table-column/><table:table-column table:visibility="collapse"/>'
    return bytes(made.package("spreadsheet", made.sheet(*rows, columns=columns)))


def odp(words: Words) -> bytes:
    made = made_by("formats/test_opendocument")
    boxes = [f"<draw:text-box><text:p>{word}</text:p></draw:text-box>" for word in xml_words(words)]
    frames = "".join(f'<draw:frame draw:name="f">{box}</draw:frame>' for box in boxes)
    notes = "<draw:frame><draw:text-box><text:p>n</text:p></draw:text-box></draw:frame>"
    page = f'<draw:page draw:name="p">{frames}<presentation:notes>{notes}</presentation:notes></draw:page>'
    return bytes(made.package("presentation", page * 2))
