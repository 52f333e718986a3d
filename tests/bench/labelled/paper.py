"""Labelled documents as PDF."""

from __future__ import annotations

import io
from collections.abc import Iterator
from xml.sax.saxutils import escape

from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.platypus import Flowable, Paragraph, SimpleDocTemplate, Spacer, Table

from labelled.notation import Block, blocks
from labelled.records import Labelled
from labelled.tables import merged

_CHINESE = "STSong-Light"


def pdf(document: Labelled) -> bytes:
    """Return the bytes of a PDF."""
    style = _style(document)
    out = io.BytesIO()
    paper = SimpleDocTemplate(out, pagesize=A4, invariant=1, title="")
    paper.build([part for block in blocks(document) for part in _flowables(block, style)])
    return out.getvalue()


def _style(document: Labelled) -> ParagraphStyle:
    if document.language == "en":
        return ParagraphStyle("body", fontName="Helvetica", fontSize=10, leading=13)
    pdfmetrics.registerFont(UnicodeCIDFont(_CHINESE))
    return ParagraphStyle("body", fontName=_CHINESE, fontSize=10, leading=14, wordWrap="CJK")


def _flowables(block: Block, style: ParagraphStyle) -> Iterator[Flowable]:
    if block.kind == "table":
        yield _ruled(block, style)
    elif block.kind == "heading":
        yield Paragraph(escape(block.text), ParagraphStyle("heading", style, fontSize=15 - block.level, spaceBefore=8))
    else:
        text = escape(block.text)
        small = ParagraphStyle("small", style, fontSize=8)
        is_margin = block.kind in ("header", "footer")
        yield Paragraph(text, small if is_margin else style, bulletText="•" if block.kind == "entry" else None)
    yield Spacer(1, 6)


def _ruled(block: Block, style: ParagraphStyle) -> Table:
    grid: list[list[Paragraph | str]] = [[""] * len(row) for row in block.rows]
    look: list[tuple[object, ...]] = [("GRID", (0, 0), (-1, -1), 0.5, colors.black)]
    for cell in merged(block.rows):
        grid[cell.row][cell.column] = Paragraph(escape(cell.text), style)
        last = (cell.column + cell.columns - 1, cell.row + cell.rows - 1)
        look.append(("SPAN", (cell.column, cell.row), last))
    return Table(grid, style=look)
