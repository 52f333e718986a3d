"""PDFs: planted words and numbers come back once, with their places, and unread pages are named."""

from __future__ import annotations

import io
from collections.abc import Callable

import pypdfium2
import pytest
from PIL import Image
from reportlab.lib import colors, pdfencrypt
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph, Table

from aggregator.model.documents import BlockKind, Cell, Document, PdfLoc, Source, Status
from aggregator.reading.format import Opening, Reading, Unreadable
from aggregator.reading.formats.pdf import FORMAT
from aggregator.reading.limits import Budget, Limits

WIDTH, HEIGHT = A4
BODY = ParagraphStyle("body", fontName="Helvetica", fontSize=10, leading=12)


@pytest.fixture(autouse=True, scope="module")
def chinese_font() -> None:
    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))


def member(name: str, content: bytes) -> Document:
    return Document(content.decode(), Source("f", "p", "1", name), "", "")


def read(content: bytes, **limits: int) -> Reading:
    return FORMAT.read(content, Opening("a.pdf", Budget(Limits(**{"ocr_pages": 0, **limits})), member))


def drawn(*pages: Callable[[Canvas], object], **options: object) -> bytes:
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=A4, **options)
    for draw in pages:
        draw(canvas)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def written(
    text: str, style: ParagraphStyle = BODY, width: float = 300, top: float = 750
) -> Callable[[Canvas], object]:
    def draw(canvas: Canvas) -> None:
        paragraph = Paragraph(text, style)
        _, height = paragraph.wrap(width, HEIGHT)
        paragraph.drawOn(canvas, 72, top - height)

    return draw


def picture(canvas: Canvas) -> None:
    canvas.drawImage(ImageReader(Image.new("RGB", (20, 20), "red")), 50, 50, 480, 700)


def by_hand(*bodies: str) -> bytes:
    """Return a PDF of hand-written objects, numbered from one; the first one is the catalog."""
    out, starts = b"%PDF-1.4\n", []
    for number, body in enumerate(bodies, start=1):
        starts.append(len(out))
        out += f"{number} 0 obj\n{body}\nendobj\n".encode("latin-1")
    table = "".join(f"{start:010} 00000 n \n" for start in starts)
    tail = f"xref\n0 {len(bodies) + 1}\n0000000000 65535 f \n{table}trailer << /Size {len(bodies) + 1} /Root 1 0 R >>\n"
    return out + f"{tail}startxref\n{len(out)}\n%%EOF".encode()


def stream(content: str) -> str:
    return f"<< /Length {len(content)} >>\nstream\n{content}\nendstream"


def test_words_and_numbers_come_back_through_line_wraps_in_chinese() -> None:
    style = ParagraphStyle("zh", fontName="STSong-Light", fontSize=10, leading=14, wordWrap="CJK")
    sentence = "北田电站装机容量为12万千瓦，位于湖北省宜昌市，由华中能源集团运营，计划于2025年3月4日停运检修。"
    reading = read(drawn(written(sentence * 4, style, width=173)))
    assert len(reading.blocks) == 1
    assert "\n" in reading.blocks[0].text
    assert reading.blocks[0].text.replace("\n", "").replace(" ", "") == sentence * 4


def test_lines_behind_a_character_past_the_first_65536_stand_where_they_are_drawn() -> None:
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>"]
    objects += [
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 300 300] /Contents 4 0 R /Resources << /Font << /F 5 0 R >> >> >>",
        stream("BT /F 10 Tf 20 200 Td (ab) Tj 0 -14 Td (cd) Tj 0 -14 Td (eb) Tj ET"),
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /ToUnicode 6 0 R >>",
        stream(
            "/CIDInit /ProcSet findresource begin 12 dict begin begincmap 1 begincodespacerange <00> <FF> "
            "endcodespacerange 2 beginbfchar <61> <D842DFB7> <62> <7530> endbfchar endcmap end end"
        ),
    ]
    reading = read(by_hand(*objects))
    assert [block.text.split() for block in reading.blocks] == [["𠮷田", "cd", "e田"]]
    assert [round(rect.bottom) // 14 for rect in reading.blocks[0].locator.rects] == [14, 13, 12]


def test_a_paragraph_goes_on_in_the_next_column_and_on_the_next_page() -> None:
    style = ParagraphStyle("zh", fontName="STSong-Light", fontSize=10, leading=14, wordWrap="CJK")
    ends = ParagraphStyle("number", fontName="Helvetica", fontSize=10, leading=12)

    def column(text: str, left: float, bottom: float) -> Callable[[Canvas], object]:
        paragraph = Paragraph(text, style)
        return lambda canvas: (paragraph.wrap(200, HEIGHT), paragraph.drawOn(canvas, left, bottom))

    first = "北田水电站由华中能源集团运营，装机容量为十二万千瓦，计划于明年三月停运检修，届时由南岭"
    second = "变电站转供。该站共有机组四台，其中两台已经完成改造，另外两台的改造安排在后年，由黄龙"
    third = "滩发电厂承担调峰任务。"

    def left_and_right(canvas: Canvas) -> None:
        column(first[:40], 50, 300)(canvas)
        column(first[40:] + second[: 40 - len(first[40:])], 300, 700)(canvas)
        written("1", ends, top=40)(canvas)

    def next_page(canvas: Canvas) -> None:
        column(second[40 - len(first[40:]) :] + third, 50, 700)(canvas)

    blocks = read(drawn(left_and_right, next_page)).blocks
    assert [(b.text.replace("\n", ""), str(b.locator)) for b in blocks] == [
        (first + second + third, "page 1"),
        ("1", "page 1"),
    ]


def test_a_paragraph_is_one_block_with_a_rectangle_a_line() -> None:
    text = "Northfield is out of service on 2025-03-04 for the planned outage of unit two. " * 4
    reading = read(drawn(lambda c: [written(text)(c), written("A second paragraph.", top=600)(c)]))
    first, second = reading.blocks
    assert " ".join(first.text.split()) == text.strip()
    assert isinstance(first.locator, PdfLoc)
    assert len(first.locator.rects) == first.text.count("\n") + 1
    assert all(72 <= r.left < r.right <= 373 and 600 < r.bottom < r.top <= 750 for r in first.locator.rects)
    assert (second.text, str(second.locator)) == ("A second paragraph.", "page 1")


def test_short_lines_are_not_run_together() -> None:
    lines = "Plant: Northfield<br/>Installed capacity of the whole station today: 120 MW<br/>Owner: Grid"
    assert [b.text.strip() for b in read(drawn(written(lines, width=400))).blocks] == [
        "Plant: Northfield",
        "Installed capacity of the whole station today: 120 MW",
        "Owner: Grid",
    ]


def test_large_type_and_outline_titles_are_headings() -> None:
    def draw(canvas: Canvas) -> None:
        written("Load plan", ParagraphStyle("h", fontName="Helvetica-Bold", fontSize=18, leading=22))(canvas)
        written("Small title", top=700)(canvas)
        written("The body of the text is longer than any heading of this document. " * 6, top=650)(canvas)
        canvas.bookmarkPage("a")
        canvas.bookmarkPage("b")
        canvas.addOutlineEntry("Small title", "a")
        canvas.addOutlineEntry("Lakeside, not in the text", "b")

    headings = [(b.text, str(b.locator)) for b in read(drawn(draw)).blocks if b.kind is BlockKind.HEADING]
    assert headings == [
        ("Load plan", "page 1"),
        ("Small title", "page 1"),
        ("Lakeside, not in the text", "page 1, outline"),
    ]


def test_a_title_of_the_outline_that_leads_to_no_page_is_at_none() -> None:
    content = by_hand(
        "<< /Type /Catalog /Pages 2 0 R /Outlines 4 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] >>",
        "<< /Type /Outlines /First 5 0 R /Last 5 0 R /Count 1 >>",
        "<< /Title (Lakeside) /Parent 4 0 R >>",
    )
    assert [(block.text, str(block.locator)) for block in read(content).blocks] == [("Lakeside", "metadata outline")]


def table_page(canvas: Canvas, turned: bool = False) -> None:
    grid = Table(
        [
            ["Plants of the region", "", ""],
            ["name", "capacity\n(MW)", "owner"],
            ["Northfield", "120", "Grid"],
            ["北田", "80", ""],
        ],
        colWidths=[100, 80, 80],
    )
    grid.setStyle(
        [
            ("GRID", (0, 0), (-1, -1), 0.5, colors.black),
            ("SPAN", (0, 0), (2, 0)),
            ("FONTNAME", (0, 3), (0, 3), "STSong-Light"),
        ]
    )
    if turned:
        canvas.setPageRotation(90)
        canvas.translate(WIDTH, 0)
        canvas.rotate(90)
    written("Table 1. Plants", top=400)(canvas)
    grid.wrapOn(canvas, 400, 400)
    grid.drawOn(canvas, 72, 250)
    written("Below the table", top=200)(canvas)


@pytest.mark.parametrize("turned", [False, True])
def test_a_ruled_table_is_cells_and_its_text_stands_nowhere_else(turned: bool) -> None:
    reading = read(drawn(lambda canvas: table_page(canvas, turned)))
    assert [b.text for b in reading.blocks] == ["Table 1. Plants", "Below the table"]
    (table,) = reading.tables
    assert table.cells == (
        Cell(0, 0, "Plants of the region", 1, 3),
        Cell(1, 0, "name"),
        Cell(1, 1, "capacity\n(MW)"),
        Cell(1, 2, "owner"),
        Cell(2, 0, "Northfield"),
        Cell(2, 1, "120"),
        Cell(2, 2, "Grid"),
        Cell(3, 0, "北田"),
        Cell(3, 1, "80"),
    )
    assert (table.n_rows, table.n_columns, table.after, table.title, table.method) == (
        4,
        3,
        1,
        "Table 1. Plants",
        "ruled",
    )
    assert str(table.place_of(table.cells[5])) == "page 1, table 1 row 3 column 2"
    (rect,) = table.locator.rects
    assert (rect.right - rect.left > 200) is not turned


def test_repeated_lines_at_the_edges_are_headers_and_footers() -> None:
    def page(number: int) -> Callable[[Canvas], object]:
        def draw(canvas: Canvas) -> None:
            canvas.drawString(72, HEIGHT - 30, "CONFIDENTIAL")
            canvas.drawString(300, 20, f"Page {number} of 4")
            written(f"Text of page {number} stands in the middle.", top=500)(canvas)

        return draw

    kinds = {(b.text, b.kind) for b in read(drawn(*map(page, (1, 2, 3, 4)))).blocks}
    assert ("CONFIDENTIAL", BlockKind.HEADER) in kinds
    assert ("Page 3 of 4", BlockKind.FOOTER) in kinds
    assert ("Text of page 2 stands in the middle.", BlockKind.PARAGRAPH) in kinds


def test_form_values_and_annotations_are_read() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.drawString(72, 700, "Application for access to the substation")
        canvas.acroForm.textfield(name="plant", tooltip="Plant name", value="Lakeside", x=72, y=600, width=200)
        canvas.acroForm.textfield(name="empty", value="", x=72, y=500, width=200)
        canvas.acroForm.checkbox(name="outage", checked=True, x=72, y=450)
        canvas.acroForm.checkbox(name="reserve", checked=False, x=72, y=420)
        canvas.textAnnotation("ask Li Wei about unit 3", Rect=[100, 300, 200, 320], addtopage=1)

    said = {(b.kind, b.label, b.text) for b in read(drawn(draw)).blocks}
    assert (BlockKind.FORM_FIELD, "Plant name", "Lakeside") in said
    assert (BlockKind.FORM_FIELD, "outage", "Yes") in said
    assert (BlockKind.FORM_FIELD, "reserve", "☐") in said
    assert (BlockKind.ANNOTATION, "", "ask Li Wei about unit 3") in said
    assert not any(label == "empty" for _, label, _ in said)


def test_attachments_become_children_and_properties_metadata() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setTitle("停电计划")
        canvas.setAuthor("Wang Fang")
        canvas.drawString(72, 700, "with an attachment inside of it")

    with pypdfium2.PdfDocument(drawn(draw)) as document:
        document.new_attachment("plan.txt").set_data(b"Northfield 120 MW")
        out = io.BytesIO()
        document.save(out)
    reading = read(out.getvalue())
    assert [(child.source.member, child.id) for child in reading.children] == [("plan.txt", "Northfield 120 MW")]
    assert (reading.metadata["title"].value, reading.metadata["author"].value) == ("停电计划", "Wang Fang")
    assert reading.metadata["created"].value[:2] == "20"


def test_a_pasted_picture_alone_on_a_page_needs_ocr_and_a_small_mark_does_not() -> None:
    def pasted(canvas: Canvas, width: float) -> None:
        canvas.drawImage(ImageReader(Image.new("RGB", (20, 20), "red")), 100, 300, width, 200)

    assert read(drawn(lambda canvas: pasted(canvas, 250))).status is Status.NEEDS_OCR
    assert read(drawn(lambda canvas: pasted(canvas, 50))).status is Status.OK


def test_pages_that_are_pictures_are_named() -> None:
    text = written("Enough words on this page to be read by anybody.")
    whole = read(drawn(picture, picture))
    assert (whole.status, whole.reason) == (Status.NEEDS_OCR, "pages 1-2 are pictures without text")
    part = read(drawn(text, picture, text, picture))
    assert (part.status, part.reason) == (Status.PARTIAL, "pages 2, 4 are pictures without text")
    assert len(part.blocks) == 2


def test_a_blank_page_is_nothing_to_read() -> None:
    reading = read(drawn(lambda canvas: None, written("Enough words on this page to be read.")))
    assert (reading.status, len(reading.blocks)) == (Status.OK, 1)


def test_a_font_that_does_not_say_its_letters_needs_ocr() -> None:
    shown = "".join(f"<{code:04x}> Tj " for code in range(0x0100, 0x0140))
    reading = read(
        by_hand(
            "<< /Type /Catalog /Pages 2 0 R >>",
            "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R"
            " /Resources << /Font << /F 5 0 R >> >> >>",
            stream(f"BT /F 12 Tf 50 700 Td {shown} ET"),
            "<< /Type /Font /Subtype /Type0 /BaseFont /X /Encoding /Identity-H /DescendantFonts [6 0 R] >>",
            "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /X /CIDSystemInfo << /Registry (Adobe)"
            " /Ordering (Identity) /Supplement 0 >> /FontDescriptor 7 0 R >>",
            "<< /Type /FontDescriptor /FontName /X /Flags 4 /ItalicAngle 0 /Ascent 800 /Descent -200 /CapHeight 700"
            " /StemV 80 /FontBBox [0 0 1000 1000] >>",
        )
    )
    assert reading.status is Status.NEEDS_OCR
    assert "font" in reading.reason


def test_an_encrypted_file_says_so_and_one_that_opens_without_a_password_is_read() -> None:
    words = written("Northfield is out of service.")
    locked = pdfencrypt.StandardEncryption("user", "owner", strength=128)
    with pytest.raises(Unreadable) as problem:
        read(drawn(words, encrypt=locked))
    assert problem.value.status is Status.ENCRYPTED
    opens = pdfencrypt.StandardEncryption("", "owner", canPrint=0, strength=128)
    assert [b.text for b in read(drawn(words, encrypt=opens)).blocks] == ["Northfield is out of service."]


def test_more_pages_than_allowed_leave_the_first_ones() -> None:
    reading = read(drawn(*[written("Enough words on this page to be read.")] * 5), pages=2)
    assert (reading.status, len(reading.blocks)) == (Status.PARTIAL, 2)
    assert "2 pages" in reading.reason


@pytest.mark.parametrize("content", [b"%PDF-1.7 and nothing", b"%PDF-1.4\n" + b"\0" * 5000])
def test_what_is_no_pdf_is_unreadable(content: bytes) -> None:
    assert FORMAT.matches(content)
    with pytest.raises(Unreadable):
        read(content)


def test_a_page_tree_that_loops_ends() -> None:
    looping = by_hand(
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R 2 0 R] /Count 900 >>",
        "<< /Type /Pages /Parent 2 0 R /Kids [2 0 R 3 0 R] /Count 900 >>",
    )
    reading = read(looping, pages=1000)
    assert reading.status in {Status.FAILED, Status.PARTIAL, Status.OK}
    assert reading.blocks == ()


def test_a_broken_page_costs_only_itself() -> None:
    reading = read(
        by_hand(
            "<< /Type /Catalog /Pages 2 0 R >>",
            "<< /Type /Pages /Kids [3 0 R 9 0 R] /Count 2 >>",
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R"
            " /Resources << /Font << /F 5 0 R >> >> >>",
            stream("BT /F 12 Tf 50 700 Td (Northfield has 120 MW in all) Tj ET"),
            "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        )
    )
    assert [b.text for b in reading.blocks] == ["Northfield has 120 MW in all"]
    assert (reading.status, reading.reason) == (Status.PARTIAL, "page 2 is broken")


def test_tens_of_thousands_of_lines_are_given_up_with_a_warning_and_the_text_stays() -> None:
    def draw(canvas: Canvas) -> None:
        written("The words between all the lines remain.")(canvas)
        for number in range(400):
            canvas.line(10, 10 + 3.5 * number, 5000, 10 + 3.5 * number)
            canvas.line(10 + 3.5 * number, 10, 10 + 3.5 * number, 5000)

    reading = read(drawn(draw))
    assert [b.text for b in reading.blocks] == ["The words between all the lines remain."]
    assert reading.warnings == ("tables of page 1 are read as text: too much is drawn on it",)


def test_frames_and_single_boxes_are_no_tables() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.rect(60, 600, 400, 160)
        canvas.rect(64, 604, 392, 152)
        canvas.line(60, 500, 460, 500)
        written("Framed words stay text, whole and in one piece.")(canvas)

    reading = read(drawn(draw))
    assert (len(reading.tables), len(reading.blocks)) == (0, 1)
