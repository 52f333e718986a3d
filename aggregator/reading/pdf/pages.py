"""One page of a PDF: whether its text can be trusted, and its paragraphs and tables."""

from __future__ import annotations

import ctypes
import re
from collections import Counter
from dataclasses import dataclass, field, replace
from enum import Enum
from typing import Any

import pypdfium2.raw as pdfium

from aggregator.model.documents import Rect
from aggregator.reading.pdf.borderless import tabulate
from aggregator.reading.pdf.lines import LINE_END, Line, PageText, Turn, paragraphs
from aggregator.reading.pdf.page_table import PageTable
from aggregator.reading.pdf.plumber import NoTables, grids_between
from aggregator.reading.pdf.ruled import fill
from aggregator.reading.pdf.rulings import rulings_of, strokes_of
from aggregator.reading.pdf.run_on import columns_joined

_ALMOST_NO_TEXT = 16
_IMAGE_SHARE = 0.2
_LONE_IMAGE_SHARE = 0.05  # a table that was pasted as a picture, on a page that says nothing
_OUTLINED = 50
_GARBLED_SHARE = 0.3
_SAMPLES = 24
_MOST_CHARACTERS = 20_000
_STRANGE = re.compile("[\ufffd\ue000-\uf8ff\ud800-\udfff\x00-\x1f\x7f-\x9f]")
_CHARACTER_CODES = re.compile(r"\(cid:\d+\)")
_MOST_LOOKED_AT = 5_000
_PRINTABLE = bytes(range(0x20, 0x7F))
_LINE_ENDS = LINE_END.encode()


class Legibility(Enum):
    """Whether the words of a page can be read from the file."""

    TEXT = "text"
    EMPTY = "empty"
    PICTURE = "is a picture"
    GARBLED = "has a font that does not say its letters"


@dataclass(slots=True)
class PageContent:
    """What a page says, and how well it could be read; ``untabled`` is why its tables are text, if they are."""

    legibility: Legibility
    paragraphs: list[list[Line]] = field(default_factory=list)
    tables: list[PageTable] = field(default_factory=list)
    height: tuple[float, float] = (0.0, 0.0)
    untabled: str = ""


def read_page(page: Any, sizes: Counter[float]) -> PageContent:
    """Return a page's paragraphs and tables.

    Parameters
    ----------
    page
        pdfium's page, open.
    sizes
        Characters by font size over the document so far; the page's are added.
    """
    page_text = page.get_textpage()
    try:
        text = PageText(page_text)
        legibility = _legibility(page, text)
        turn = Turn(page.get_rotation())
        content = PageContent(legibility)
        lines = list(text.lines(turn))
        _count(lines, sizes)
        shown = turn.shown(Rect(*page.get_bbox()))
        content.height = (shown.bottom, shown.top)
        tables: list[PageTable] = []
        try:
            tables, lines = _ruled(page, text, turn, lines)
            aligned, lines = tabulate(lines, text, turn)
            tables += aligned
        except NoTables as reason:
            content.untabled = str(reason)
        content.paragraphs = columns_joined(paragraphs(lines))
        content.tables = _placed(tables, content.paragraphs, turn)
    finally:
        page_text.close()
    return content


def _count(lines: list[Line], sizes: Counter[float]) -> None:
    """Add the lines' characters to those of their sizes: all at once where they are of one size, as most pages are."""
    found = {line.size for line in lines}
    if len(found) == 1:
        sizes[found.pop()] += sum([len(line.text) for line in lines])
        return
    for line in lines:
        sizes[line.size] += len(line.text)


def _ruled(page: Any, text: PageText, turn: Turn, lines: list[Line]) -> tuple[list[PageTable], list[Line]]:
    """Return the tables whose cells lie between lines that are drawn, and what is left of the page's lines."""
    rulings = rulings_of(page)
    if not (rulings.ruled and text.text):
        return [], lines
    if rulings.too_many or len(text.text) > _MOST_CHARACTERS:
        raise NoTables("too much is drawn on it")
    grids = grids_between(strokes_of(rulings), turn)
    if not grids:
        return [], lines
    cells, outside = fill(grids, lines, text, turn)
    tables = [
        PageTable(tuple(filled), len(grid.rows) - 1, len(grid.columns) - 1, grid.box)
        for grid, filled in zip(grids, cells, strict=True)
        if filled
    ]
    return tables, outside if tables else lines


def _placed(tables: list[PageTable], around_them: list[list[Line]], turn: Turn) -> list[PageTable]:
    """Return the tables, which stand as the page is shown, from the top down with their places on the page."""
    tops = [max(line.box.top for line in paragraph) for paragraph in around_them] if tables else []
    placed = []
    for table in sorted(tables, key=lambda table: (-table.rect.top, table.rect.left)):
        above = max((number for number, top in enumerate(tops, start=1) if top > table.rect.top), default=0)
        placed.append(replace(table, after=above, rect=turn.back(table.rect)))
    return placed


def _legibility(page: Any, text: PageText) -> Legibility:
    if _is_plain(text):
        return Legibility.GARBLED if text.unmapped(_SAMPLES) > _GARBLED_SHARE else Legibility.TEXT
    line = "".join(text.rows)
    said = len(line) - line.count(" ")
    if said < _ALMOST_NO_TEXT:
        if _is_picture(page, _IMAGE_SHARE if said else _LONE_IMAGE_SHARE):
            return Legibility.PICTURE
        return Legibility.EMPTY if not said or line.isspace() else Legibility.TEXT
    strange = sum(map(len, _CHARACTER_CODES.findall(line))) if "(cid:" in line else 0
    if "\ufffd" in line or not line.isprintable():  # quicker to ask than the pattern, and mostly no
        strange += sum(map(line.count, filter(_STRANGE.match, set(line))))
    if strange > _GARBLED_SHARE * said or text.unmapped(_SAMPLES) > _GARBLED_SHARE:
        return Legibility.GARBLED
    return Legibility.TEXT


def _is_plain(text: PageText) -> bool:
    """Return whether a page says something and all of it in printable ASCII: quicker to ask than what is strange."""
    said = text.text
    if not said.isascii() or "(cid:" in said:
        return False
    ends = said.encode().translate(None, _PRINTABLE)
    whole = ends == _LINE_ENDS * (len(text.rows) - 1)
    return whole and len(said) - len(ends) - said.count(" ") >= _ALMOST_NO_TEXT


def _is_picture(page: Any, share: float) -> bool:
    """Return whether images cover that much of the page, or it is drawn in outlines."""
    width, height = page.get_size()
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    covered, outlines = 0.0, 0
    for number in range(min(pdfium.FPDFPage_CountObjects(page.raw), _MOST_LOOKED_AT)):
        drawn = pdfium.FPDFPage_GetObject(page.raw, number)
        kind = pdfium.FPDFPageObj_GetType(drawn)
        outlines += kind == pdfium.FPDF_PAGEOBJ_PATH
        if kind in {pdfium.FPDF_PAGEOBJ_IMAGE, pdfium.FPDF_PAGEOBJ_FORM} and pdfium.FPDFPageObj_GetBounds(
            drawn, left, bottom, right, top
        ):
            covered += abs((right.value - left.value) * (top.value - bottom.value))
    return covered >= share * width * height or outlines >= _OUTLINED
