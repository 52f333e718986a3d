"""Text in pixels: names and numbers drawn in English and Chinese come back, with their places, within the limits."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from PIL import Image, ImageDraw, ImageFont
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from aggregator.model.documents import PdfLoc, Status
from aggregator.reading.ocr.layout import is_table, parts_of
from aggregator.reading.ocr.recognise import SeenLine
from aggregator.service.doctor import health

HAN = Path("/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc")
INSTALL = "needs: pip install -r .ci/ocr.lock"

ENGLISH = ("Northfield Power Station", "Installed capacity 412.5 MW", "Guard on duty: J. Whitcombe")
CHINESE = ("北田电站二号机组停机检修", "装机容量41.25万千瓦", "值班门卫：罗平")
PLANTED = ("Northfield Power Station", "412.5 MW", "J. Whitcombe", "北田电站", "41.25万千瓦", "罗平")


@pytest.fixture(scope="module", autouse=True)
def installed():
    pytest.importorskip("rapidocr", reason=INSTALL)
    pytest.importorskip("onnxruntime", reason=INSTALL)
    if not HAN.exists():
        pytest.skip("needs the package fonts-noto-cjk")


def drawn(lines: tuple[str, ...], size: int = 28) -> Image.Image:
    picture = Image.new("RGB", (620, 40 + 60 * len(lines)), "white")
    font = ImageFont.truetype(str(HAN), size)
    for number, line in enumerate(lines):
        ImageDraw.Draw(picture).text((30, 20 + 60 * number), line, fill=(30, 30, 30), font=font)
    return picture


def saved(picture: Image.Image, kind: str, **more: object) -> bytes:
    out = io.BytesIO()
    picture.save(out, kind, **more)
    return out.getvalue()


def scanned(*pages: Image.Image, words: str = "") -> bytes:
    out = io.BytesIO()
    canvas = Canvas(out, invariant=1)
    for page in pages:
        canvas.drawImage(ImageReader(page), 50, 500, page.width / 2, page.height / 2)
        canvas.showPage()
    if words:
        canvas.drawString(72, 700, words)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def text_of(document) -> str:
    return "\n".join(block.text for block in document.blocks).replace(" ", "")


@pytest.mark.parametrize(("kind", "name"), [("PNG", "a.png"), ("JPEG", "a.jpg")])
def test_names_and_numbers_in_both_languages_come_back_with_their_places(read, kind, name):
    content = saved(drawn(ENGLISH + CHINESE), kind)
    found = read(content, name)
    assert found.status is Status.OK
    assert [planted for planted in PLANTED if planted.replace(" ", "") not in text_of(found)] == []
    told, _, confidence = found.metadata["ocr"].value.rpartition(" ")
    assert (told, float(confidence) > 0.9) == ("OCR read 1 of 1 page, mean confidence", True)
    assert found.metadata["ocr"].value in found.warnings
    where = found.blocks[0].locator
    assert isinstance(where, PdfLoc)
    assert where.page == 1
    assert abs(where.rects[0].left - 30) < 12
    assert read(content, name).blocks == found.blocks


def test_a_fax_is_read_page_by_page_as_far_as_the_limit_goes(read):
    pages = [drawn(ENGLISH[:1]), drawn(CHINESE[:1])]
    content = saved(pages[0], "TIFF", save_all=True, append_images=pages[1:])
    whole, half = read(content, "fax.tif"), read(content, "fax.tif", ocr_pages=1)
    assert [(block.text.replace(" ", ""), block.locator.page) for block in whole.blocks] == [
        ("NorthfieldPowerStation", 1), ("北田电站二号机组停机检修", 2),
    ]  # fmt: skip
    assert (half.status, half.reason) == (Status.PARTIAL, "pixels not read: more than 1 pages for OCR")
    assert half.metadata["ocr"].value.startswith("OCR read 1 of 2 pages")


def test_a_picture_of_too_many_pixels_and_one_with_ocr_off_are_not_decoded(read):
    content = saved(drawn(ENGLISH), "PNG")
    assert read(content, "a.png", pixels=1000).reason == "pixels not read: it has more than 1000 pixels"
    assert read(content, "a.png", ocr_pages=0).reason == "pixels not read: OCR is switched off"


def test_a_scanned_pdf_is_read_and_its_places_are_those_of_the_page(read):
    found = read(scanned(drawn(ENGLISH + CHINESE), words="Lakeside was inspected in March."), "scan.pdf")
    assert (found.status, found.reason) == (Status.OK, "")
    assert [planted for planted in PLANTED if planted.replace(" ", "") not in text_of(found)] == []
    assert "OCR read 1 of 1 page" in found.metadata["ocr"].value
    seen = found.blocks[0]
    assert seen.label == "OCR"
    assert abs(seen.locator.rects[0].left - 65) < 8  # 30 pixels of half a point, 50 points from the edge
    assert 500 < seen.locator.rects[0].bottom < 700
    assert "Lakeside" in found.blocks[-1].text
    unread = read(scanned(drawn(ENGLISH)), "scan.pdf", ocr_pages=0)
    assert (unread.status, unread.warnings[-1].rpartition(": ")[2]) == (Status.NEEDS_OCR, "OCR is switched off")


def test_a_confined_worker_can_read_pixels(tmp_path):
    state = health(tmp_path)
    assert (state.ocr_problem, "rapidocr" in state.ocr) == ("", True)


def piece(text: str, left: float, top: float, confidence: float = 0.99) -> SeenLine:
    return SeenLine(text, confidence, left, top, left + 100, top + 20)


def test_pieces_in_columns_are_a_table_and_lines_below_each_other_a_paragraph():
    grid = [piece(f"{row}{column}", 150 * column, 40 * row + column) for row in range(3) for column in range(3)]
    lines = [piece("first line", 0, 400), piece("second line", 0, 430), piece("far below", 0, 600)]
    parts = list(parts_of([*lines, *reversed(grid)]))
    assert [(is_table(part), [[one.text for one in row] for row in part]) for part in parts] == [
        (True, [["00", "01", "02"], ["10", "11", "12"], ["20", "21", "22"]]),
        (False, [["first line"], ["second line"]]),
        (False, [["far below"]]),
    ]
