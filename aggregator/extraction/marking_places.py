"""Where in a document a marking can stand: the lines of its margins and tops, its forms, its tables, its subject."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import NamedTuple

from aggregator.extraction.marking_forms import Label, is_key, keyed_label, label_of, labels_in_line, subject_labels
from aggregator.extraction.search_text import search_text
from aggregator.model.documents import Block, BlockKind, Cell, Document, Locator, PdfLoc, SlideLoc, Table

TOP_LINES, BOTTOM_LINES = 6, 3
"""How many lines from the top of a page, and from the end of a page or document, a banner may stand in."""

FORM_ROWS, TITLE_ROWS = 12, 4
"""How many rows of a table may be a form's head, and how many may bear a title."""

BODY = frozenset({BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.LIST_ENTRY})
LINE = re.compile(r"\S[^\r\n]*")


class Placed(NamedTuple):
    """A line that a marking may stand in: its text and span, its place, and what counts there.

    ``page`` tells the lines of one list; 0 where a line can be in none. ``plain`` is whether a label counts there
    that is written as prose is: ``Confidential`` is a section's heading as well.
    """

    text: str
    start: int
    locator: Locator
    position: str
    page: int = 0
    plain: bool = True


class PlacedLabel(NamedTuple):
    """A marking that was found by the place it stands in."""

    label: Label
    locator: Locator
    start: int
    position: str


def page_of(locator: Locator) -> int:
    """Return the page or slide of a place, 1 where a format has none."""
    match locator:
        case PdfLoc(page):
            return page
        case SlideLoc(slide):
            return slide
        case _:
            return 1


def placed_lines(document: Document) -> Iterator[Placed]:
    """Yield the lines in which a marking may stand as a banner, those of the margins first."""
    across = _watermarks(document)
    for block in document.blocks:
        position = "watermark" if block.label == "watermark" or id(block) in across else _MARGINS.get(block.kind)
        if position:
            for line in LINE.finditer(block.text):
                yield Placed(line.group(), line.start(), block.locator, position)
    body = [block for block in document.blocks if block.kind in BODY and id(block) not in across]
    pages: dict[int, list[tuple[Block, re.Match[str]]]] = {}
    for block in body:
        pages.setdefault(page_of(block.locator), []).extend((block, line) for line in LINE.finditer(block.text))
    last = max(pages, default=1)
    for page, lines in pages.items():
        for number, (block, line) in enumerate(lines):
            at_end = number >= len(lines) - BOTTOM_LINES
            if (number < TOP_LINES or at_end) and not (number and _announces(lines[number - 1][1].group())):
                yield _of_body(block, line, number, page, at_end and page == last)
    yield from _table_titles(document)


def _watermarks(document: Document) -> set[int]:
    """Return the blocks, by identity, that stand across a page: one line, far higher than a line of text is."""
    return {
        id(block)
        for block in document.blocks
        if isinstance(block.locator, PdfLoc)
        and block.kind in BODY
        and len(block.text) <= _LONGEST_WATERMARK
        and "\n" not in block.text.strip()
        and _height(block.locator) >= _TALL
    }


_LONGEST_WATERMARK, _TALL = 40, 72.0


def _height(place: PdfLoc) -> float:
    tops, bottoms = [rect.top for rect in place.rects], [rect.bottom for rect in place.rects]
    return max(tops, default=0.0) - min(bottoms, default=0.0)


_MARGINS = {
    BlockKind.HEADER: "header",
    BlockKind.FOOTER: "footer",
    BlockKind.TEXTBOX: "banner",
    BlockKind.ANNOTATION: "banner",
}


_ANNOUNCES = re.compile(r"(?::|：|,? e\.g\.,?|for example,?|such as|例如|如下|示例|形式为)\s*$", re.IGNORECASE)


def _announces(line: str) -> bool:
    """Return whether a line says that an example follows; a form's key before its value does not."""
    return _ANNOUNCES.search(line) is not None and not is_key(search_text(line).text)


def _of_body(block: Block, line: re.Match[str], number: int, page: int, is_end: bool) -> Placed:
    plain = (page <= 1 and number < TOP_LINES) or is_end
    if block.kind is BlockKind.HEADING and number:
        plain = False
    position = "cover" if page <= 1 and number < TOP_LINES else "banner"
    return Placed(line.group(), line.start(), block.locator, position, page, plain)


def _table_titles(document: Document) -> Iterator[Placed]:
    """Yield what stands alone in a row at the top or the end of a table: a sheet's title and its last line."""
    for table in document.tables:
        if table.n_columns < 2 or not any(len(row) > 1 for row in table.rows()):
            continue
        rows = list(table.rows())
        for row in (*rows[:TITLE_ROWS], *rows[max(TITLE_ROWS, len(rows) - 2) :]):
            if len(row) == 1 and len(row[0].text) <= 60:
                where = "cover" if row[0].row < TITLE_ROWS and page_of(table.locator) == 1 else "banner"
                yield Placed(row[0].text, 0, table.place_of(row[0]), where)


def labels_of_forms(document: Document) -> Iterator[PlacedLabel]:
    """Yield the markings that a form names: a field, or a cell beside its key, in the head of a table."""
    for block in document.blocks:
        if block.kind is BlockKind.FORM_FIELD and block.label:
            label = keyed_label(search_text(block.label).text.strip(" :"), search_text(block.text).text.strip())
            if label is not None:
                yield PlacedLabel(label, block.locator, 0, "form")
    for table in document.tables[:3]:
        for row in table.rows():
            if row[0].row >= FORM_ROWS:
                break
            yield from _labels_of_row(table, row)


def _labels_of_row(table: Table, row: list[Cell]) -> Iterator[PlacedLabel]:
    texts = [search_text(cell.text).text.strip() if len(cell.text) <= 60 else "" for cell in row]
    if not any(":" in text or "★" in text or is_key(text) for text in texts):
        return
    if sum(label_of(text) is not None for text in texts) > 1:
        return
    for (_, key), (cell, value) in pairwise(zip(row, texts, strict=True)):
        label = keyed_label(key.strip(" :"), value) if key and value else None
        if label is not None:
            yield PlacedLabel(label, table.place_of(cell), 0, "form")
    for cell, text in zip(row, texts, strict=True):
        if ":" in text and (label := label_of(text)) is not None:
            yield PlacedLabel(label, table.place_of(cell), max(cell.text.find(label.text), 0), "form")
        elif "★" in text and row[0].row < TITLE_ROWS:
            for found, at in labels_in_line(text):
                yield PlacedLabel(found, table.place_of(cell), at, "cover")


def labels_of_message(document: Document) -> Iterator[PlacedLabel]:
    """Yield the markings in a message's subject and in the headers that mail systems mark messages with."""
    for block in document.blocks:
        if block.kind is not BlockKind.MAIL_HEADER:
            continue
        name = block.label.casefold()
        if name == "subject":
            search = search_text(block.text)
            for label, at in subject_labels(search.text):
                yield PlacedLabel(label, block.locator, search.raw_span(at, at + 1)[0], "header")
        elif name in _MARKING_HEADERS:
            yield from _labels_of_header(block, name)


_MARKING_HEADERS = frozenset({"sensitivity", "x-protective-marking", "x-classification"})
_GRADE_FIELD = re.compile(r"\bSEC=(?P<grade>[^,;]+)")


def _labels_of_header(block: Block, name: str) -> Iterable[PlacedLabel]:
    field = _GRADE_FIELD.search(block.text)
    written = field["grade"] if field else block.text.strip()
    at = field.start("grade") if field else 0
    label = keyed_label(name, written.replace("-", " ") if name == "sensitivity" else written)
    return [] if label is None else [PlacedLabel(label._replace(text=written), block.locator, at, "header")]
