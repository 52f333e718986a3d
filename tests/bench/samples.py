"""The documents that reading is timed on, made on the spot: each format once in English and once in Chinese."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from email.message import EmailMessage
from html import escape

import docx
import xlsxwriter
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.platypus import Flowable, PageBreak, Paragraph, SimpleDocTemplate, Spacer, Table

SENTENCES = {
    "English": "The planned outage of unit {0} at station {1} begins in week {2}, lasts {3} days and takes {4} MW "
    "from the grid while the neighbouring stations carry what is left of the load. ",
    "Chinese": "{1}号电站{0}号机组的计划检修自第{2}周开始，为期{3}天，将从电网中退出{4}兆瓦，其余负荷由邻近电站承担。",
}
ROW = {
    "English": ("plant {0}", "{1}", "North Grid", "week {0}"),
    "Chinese": ("{0}号电站", "{1}", "北方电网", "第{0}周"),
}
_CHINESE_FONT = "STSong-Light"
_GRID = ("GRID", (0, 0), (-1, -1), 0.5, colors.black)


def documents() -> dict[tuple[str, str], tuple[str, bytes]]:
    """Return (file name, content) by format and language."""
    made = {}
    for language in SENTENCES:
        for name, suffix, write in (
            ("PDF, prose", "pdf", prose),
            ("PDF, ruled tables", "pdf", tables),
            ("DOCX", "docx", _word),
            ("XLSX", "xlsx", _workbook),
            ("CSV", "csv", _delimited),
            ("HTML", "html", _page),
            ("EML", "eml", _letter),
        ):
            made[name, language] = f"sample.{suffix}", write(language)
    return made


def prose(language: str = "English", pages: int = 40) -> bytes:
    """Return a PDF of plain paragraphs."""
    style = _style(language)
    return _laid_out(
        Paragraph(_paragraph(language, page, part), style) if part < 5 else PageBreak()
        for page in range(pages)
        for part in range(6)
    )


def tables(language: str = "English", pages: int = 5) -> bytes:
    """Return a PDF with a ruled table and a paragraph on every page."""
    style = _style(language)
    grid = [_GRID, ("FONTNAME", (0, 0), (-1, -1), style.fontName)]
    return _laid_out(
        part
        for page in range(pages)
        for part in (
            Paragraph(SENTENCES[language].format(page, 1, 2, 3, 4), style),
            Spacer(1, 12),
            Table(_rows(language, 30), style=grid),
            PageBreak(),
        )
    )


def _word(language: str) -> bytes:
    document = docx.Document()
    for part in range(150):
        document.add_paragraph(_paragraph(language, part, part))
    table = document.add_table(rows=0, cols=4)
    for row in _rows(language, 50):
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _workbook(language: str) -> bytes:
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as workbook:
        sheet = workbook.add_worksheet()
        for number, (plant, output, grid, week) in enumerate(_rows(language, 4000)):
            sheet.write_row(number, 0, (plant, int(output), grid, week))
    return out.getvalue()


def _delimited(language: str) -> bytes:
    out = io.StringIO()
    csv.writer(out).writerows(_rows(language, 10_000))
    return out.getvalue().encode()


def _page(language: str) -> bytes:
    said = "".join(f"<p>{escape(_paragraph(language, part, part))}</p>\n" for part in range(200))
    rows = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>\n" for row in _rows(language, 200))
    return f"<!doctype html><html><head><meta charset=utf-8></head><body>{said}<table>{rows}</table></body>".encode()


def _letter(language: str) -> bytes:
    message = EmailMessage()
    message["From"], message["To"] = "ann@example.org", "bo@example.org"
    message["Subject"], message["Date"] = "Outages", "Mon, 02 Mar 2026 10:00:00 +0000"
    message.set_content("\n".join(_paragraph(language, part, part) for part in range(50)))
    return bytes(message)


def _paragraph(language: str, one: int, other: int) -> str:
    return "".join(SENTENCES[language].format(one, other, other + n, n, 10 * other) for n in range(6))


def _rows(language: str, count: int) -> list[list[str]]:
    return [[cell.format(row, 10 * row) for cell in ROW[language]] for row in range(count)]


def _style(language: str) -> ParagraphStyle:
    if language == "English":
        return ParagraphStyle("body", fontName="Helvetica", fontSize=10, leading=12)
    pdfmetrics.registerFont(UnicodeCIDFont(_CHINESE_FONT))
    return ParagraphStyle("body", fontName=_CHINESE_FONT, fontSize=10, leading=12, wordWrap="CJK")


def _laid_out(parts: Iterator[Flowable]) -> bytes:
    out = io.BytesIO()
    SimpleDocTemplate(out, pagesize=A4).build(list(parts))
    return out.getvalue()
