"""Files that say one Chinese text, each the way programs of its format write it: made here, for exact truth."""

from __future__ import annotations

import base64
import csv
import html
import io
import quopri
import re
import shutil
import subprocess
import zipfile
from collections.abc import Callable, Iterator
from itertools import cycle
from pathlib import Path

import docx
import openpyxl
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph

FONT, SIZE, PITCH = "STSong-Light", 10, 15
BROWSER = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
_UNBROKEN = re.compile(r"[!-~]+ ?|.")
_NOT_FIRST = set("，。；：、！？）》”’,.;:!?)")


def pdf_of_standard_font(paragraphs: list[str]) -> bytes:
    """Return a PDF in a font that is named and not embedded, as Acrobat knows it."""
    pdfmetrics.registerFont(UnicodeCIDFont(FONT))
    style = ParagraphStyle("zh", fontName=FONT, fontSize=SIZE, leading=PITCH)
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=A4)
    top = 780.0
    for text in paragraphs:
        paragraph = Paragraph("<br/>".join(broken_lines(text, 440)), style)
        _, height = paragraph.wrap(450, 800)
        if top - height < 60:
            canvas.showPage()
            top = 780.0
        paragraph.drawOn(canvas, 72, top - height)
        top -= height + 20
    canvas.save()
    return out.getvalue()


def pdf_of_narrow_columns(paragraphs: list[str], width: float = 135, rows: int = 11) -> bytes:
    """Return a PDF of columns, three a page if narrow: a text runs on from column to column and page to page."""
    pdfmetrics.registerFont(UnicodeCIDFont(FONT))
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=A4)
    places = cycle((column, row) for column in range(max(1, int(495 // (width + 30)))) for row in range(rows))
    lines = [line for text in paragraphs for line in broken_lines(text, width)]
    for number, (line, (column, row)) in enumerate(zip(lines, places, strict=False)):
        if number and (column, row) == (0, 0):
            canvas.showPage()
        canvas.setFont(FONT, SIZE)
        canvas.drawString(60 + column * (width + 30), 760 - row * PITCH, line)
    canvas.save()
    return out.getvalue()


def broken_lines(text: str, width: float) -> Iterator[str]:
    """Yield the lines of a text: broken between Han characters, never within a number or a word."""
    line = ""
    for found in _UNBROKEN.finditer(text):
        piece = found.group()
        if line and pdfmetrics.stringWidth(line + piece.rstrip(), FONT, SIZE) > width and piece not in _NOT_FIRST:
            yield line
            line = ""
        line += piece
    if line:
        yield line


def pdf_of_browser(paragraphs: list[str], folder: Path) -> bytes:
    """Return what a browser prints, in a column so narrow that names and numbers are broken over lines."""
    assert BROWSER is not None
    page, printed = folder / "page.html", folder / "page.pdf"
    style = "body { font-family: 'Noto Sans CJK SC'; width: 19em; font-size: 11pt }"
    page.write_bytes(html_page(paragraphs, "utf-8", style))
    command = [BROWSER, "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={folder / 'profile'}"]
    command += ["--no-pdf-header-footer", f"--print-to-pdf={printed}", page.as_uri()]
    subprocess.run(command, check=True, capture_output=True, timeout=60)
    return printed.read_bytes()


def html_page(paragraphs: list[str], charset: str, style: str = "") -> bytes:
    """Return a page in a charset; what the charset has no byte for is written as a reference."""
    body = "".join(f"<p>{html.escape(text)}</p>\n" for text in paragraphs)
    page = f'<html><head><meta charset="{charset}"><style>{style}</style></head><body>\n{body}</body></html>'
    return page.encode(charset, "xmlcharrefreplace")


def word_document(paragraphs: list[str]) -> bytes:
    """Return a document whose paragraphs are in many runs, as Word leaves them after corrections; one in a table."""
    document = docx.Document()
    for text in paragraphs[:-1]:
        paragraph = document.add_paragraph()
        for start in range(0, len(text), 3):
            paragraph.add_run(text[start : start + 3])
    document.add_table(1, 1).cell(0, 0).text = paragraphs[-1]
    return _saved(document.save)


def workbook(paragraphs: list[str]) -> bytes:
    """Return a workbook, a paragraph a row."""
    book = openpyxl.Workbook()
    for text in paragraphs:
        book.active.append(["", text])
    return _saved(book.save)


def presentation(paragraphs: list[str]) -> bytes:
    """Return a show of a slide a paragraph, each in runs of four characters."""
    a, p = (f"http://schemas.openxmlformats.org/{name}/2006/main" for name in ("drawingml", "presentationml"))
    r = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    listing = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr(
            "[Content_Types].xml",
            '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override '
            'PartName="/ppt/presentation.xml" ContentType="application/vnd.openxmlformats-officedocument.'
            'presentationml.presentation.main+xml"/></Types>',
        )
        archive.writestr(
            "_rels/.rels",
            f'{listing}<Relationship Id="m" Type="{r}/officeDocument" Target="ppt/presentation.xml"/></Relationships>',
        )
        shown = "".join(f'<p:sldId id="{256 + n}" r:id="r{n}"/>' for n in range(len(paragraphs)))
        archive.writestr(
            "ppt/presentation.xml",
            f'<p:presentation xmlns:p="{p}" xmlns:r="{r}"><p:sldIdLst>{shown}</p:sldIdLst></p:presentation>',
        )
        related = "".join(
            f'<Relationship Id="r{n}" Type="{r}/slide" Target="slide{n}.xml"/>' for n in range(len(paragraphs))
        )
        archive.writestr("ppt/_rels/presentation.xml.rels", f"{listing}{related}</Relationships>")
        for number, text in enumerate(paragraphs):
            runs = "".join(f"<a:r><a:t>{text[at : at + 4]}</a:t></a:r>" for at in range(0, len(text), 4))
            archive.writestr(
                f"ppt/slide{number}.xml",
                f'<p:sld xmlns:p="{p}" xmlns:a="{a}"><p:cSld><p:spTree><p:sp><p:nvSpPr><p:cNvPr id="1" name="b"/>'
                f"<p:nvPr/></p:nvSpPr><p:txBody><a:p>{runs}</a:p></p:txBody></p:sp></p:spTree></p:cSld></p:sld>",
            )
    return out.getvalue()


def open_document(paragraphs: list[str]) -> bytes:
    """Return an OpenDocument text."""
    urn = "urn:oasis:names:tc:opendocument:xmlns:"
    out = io.BytesIO()
    body = "".join(f"<text:p>{text.replace(' ', '<text:s/>')}</text:p>" for text in paragraphs)
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr("META-INF/manifest.xml", f'<m:manifest xmlns:m="{urn}manifest:1.0"/>')
        archive.writestr(
            "content.xml",
            f'<office:document-content xmlns:office="{urn}office:1.0" xmlns:text="{urn}text:1.0"><office:body>'
            f"<office:text>{body}</office:text></office:body></office:document-content>",
        )
    return out.getvalue()


def rich_text(paragraphs: list[str]) -> bytes:
    """Return RTF as Chinese Word writes it: bytes of code page 936, and Unicode for what that has not."""
    return b"{\\rtf1\\ansi\\ansicpg936\\deff0{\\fonttbl{\\f0\\fcharset134 SimSun;}}\\f0 %s}" % b"\\par\n".join(
        "".join(map(_in_rich_text, text)).encode("ascii") for text in paragraphs
    )


def _in_rich_text(character: str) -> str:
    try:
        encoded = character.encode("gbk")
    except UnicodeEncodeError:
        wide = character.encode("utf-16-le")
        units = (int.from_bytes(wide[at : at + 2], "little", signed=True) for at in range(0, len(wide), 2))
        return "".join(f"\\u{unit}?" for unit in units)
    return character if character.isascii() else "".join(f"\\'{byte:02x}" for byte in encoded)


def plain_text(paragraphs: list[str], encoding: str) -> bytes:
    """Return the text wrapped at 60 columns, as editors and mail programs keep it."""
    lines = (line for text in paragraphs for line in (*broken_lines_of_columns(text, 60), ""))
    return "\r\n".join(lines).encode(encoding)


def broken_lines_of_columns(text: str, columns: int) -> Iterator[str]:
    """Yield the lines of a text, a Han character two columns wide."""
    line, used = "", 0
    for found in _UNBROKEN.finditer(text):
        piece = found.group()
        width = len(piece) if piece.isascii() else 2 * len(piece)
        if used + width > columns and piece not in _NOT_FIRST:
            yield line
            line, used = "", 0
        line, used = line + piece, used + width
    if line:
        yield line


def delimited(paragraphs: list[str], encoding: str) -> bytes:
    """Return a table of comma-separated values, a paragraph a row."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(["序号", "内容"])
    writer.writerows([number, text] for number, text in enumerate(paragraphs, start=1))
    return out.getvalue().encode(encoding)


def mail(paragraphs: list[str], transfer: str) -> bytes:
    """Return a message in GB18030; its subject is the first paragraph, in encoded words of ten characters each."""
    encode: Callable[[bytes], bytes] = base64.encodebytes if transfer == "base64" else quopri.encodestring
    first = paragraphs[0]
    words = [base64.b64encode(first[at : at + 10].encode("gb18030")).decode() for at in range(0, len(first), 10)]
    head = [
        "Subject: " + "\r\n ".join(f"=?gb18030?B?{word}?=" for word in words),
        "From: =?gb18030?Q?" + quopri.encodestring("调度中心".encode("gb18030"), header=True).decode() + "?= <a@b.cn>",
        "MIME-Version: 1.0",
        "Content-Type: text/plain; charset=GB18030",
        f"Content-Transfer-Encoding: {transfer}",
    ]
    body = "\n\n".join(paragraphs[1:]).encode("gb18030")
    return "\r\n".join(head).encode() + b"\r\n\r\n" + encode(body)


def _saved(save: Callable[[io.BytesIO], object]) -> bytes:
    out = io.BytesIO()
    save(out)
    return out.getvalue()
