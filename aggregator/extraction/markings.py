"""The labels authors put on documents: by position and syntax, never by a bare word in prose."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from aggregator.extraction.marking_forms import PORTION, Label, label_of, labels_in_line, name_labels, portion_label
from aggregator.extraction.search_text import search_text
from aggregator.model.documents import Block, BlockKind, Document, Locator, MetaLoc, PdfLoc
from aggregator.model.facts import Citation, Marking

TOP_LINES, BOTTOM_LINES = 6, 3
"""How many lines from the top of a page, and from the end of a document, a banner may stand in."""

FEWEST_PORTIONS = 3
"""How many portion marks there must be before they count without a banner: (C) may be a list's third entry."""


def markings_of(document: Document) -> tuple[Marking, ...]:
    """Return the markings on one document, each once at each position, in the order they were found.

    A label counts where it is a whole line at the top of a page, at the end, in a header, footer or text box; a
    ``机密★10年`` or a ``(征求意见稿)`` also inside such a line; as portion marks at the start of paragraphs; in the
    file's name; and in the metadata fields that hold one.
    """
    whole = [*_line_marks(document), *_metadata_marks(document), *_name_marks(document)]
    portions = list(_portions(document))
    graded = any(mark.grade and mark.position != "filename" for mark in whole)
    once: dict[tuple[str, str, str], Marking] = {}
    for mark in [*whole, *(portions if graded or len(portions) >= FEWEST_PORTIONS else [])]:
        once.setdefault((mark.scheme, mark.label, mark.position), mark)
    return tuple(once.values())


class _Placed(NamedTuple):
    block: Block
    start: int
    end: int
    position: str


_POSITIONS = {
    BlockKind.HEADER: "header",
    BlockKind.FOOTER: "footer",
    BlockKind.TEXTBOX: "banner",
    BlockKind.ANNOTATION: "banner",
}
_BODY = frozenset({BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.LIST_ENTRY})
_LINE = re.compile(r"\S[^\r\n]*")
_RULES = " \t-–—=*_#/|•.。>"
_PARTS = re.compile(r" [|•·–-] | {3,}|\t")
LONGEST_LINE = 120


def _line_marks(document: Document) -> Iterator[Marking]:
    for placed in _candidate_lines(document):
        raw = placed.block.text[placed.start : placed.end]
        search = search_text(raw.strip())
        if not search.text or len(search.text) > LONGEST_LINE:
            continue
        for label, at in _labels(search.text, placed.position):
            first, last = search.raw_span(at, at + len(label.text))
            begin = placed.start + len(raw) - len(raw.lstrip())
            yield _marking(document, label, placed.position, placed.block.locator, begin + first, begin + last)


def _labels(line: str, position: str) -> list[tuple[Label, int]]:
    bare = line.strip(_RULES)
    whole = label_of(bare)
    if whole is not None:
        return [(whole, max(line.find(whole.text), 0))]
    inside = list(labels_in_line(line))
    if inside or position not in {"header", "footer"}:
        return inside
    parts = [label_of(part.strip(_RULES)) for part in _PARTS.split(line)]
    return [(label, max(line.find(label.text), 0)) for label in parts if label is not None]


def _candidate_lines(document: Document) -> Iterator[_Placed]:
    for block in document.blocks:
        if block.kind in _POSITIONS:
            for line in _LINE.finditer(block.text):
                yield _Placed(block, *line.span(), _POSITIONS[block.kind])
    body = [block for block in document.blocks if block.kind in _BODY]
    seen: set[tuple[int, int]] = set()
    tops: dict[int, int] = {}
    for number, block in enumerate(body):
        page = block.locator.page if isinstance(block.locator, PdfLoc) else 1
        for line in _first_lines(block.text, TOP_LINES - tops.get(page, 0)):
            tops[page] = tops.get(page, 0) + 1
            seen.add((number, line.start()))
            yield _Placed(block, *line.span(), "cover" if page <= 1 else "banner")
    yield from _last_lines(body, seen)


def _first_lines(text: str, most: int) -> Iterator[re.Match[str]]:
    if most > 0:
        for _, line in zip(range(most), _LINE.finditer(text), strict=False):
            yield line


def _last_lines(body: list[Block], seen: set[tuple[int, int]]) -> Iterator[_Placed]:
    left = BOTTOM_LINES
    for number in reversed(range(len(body))):
        for line in reversed(list(_LINE.finditer(body[number].text))):
            if left and (number, line.start()) not in seen:
                yield _Placed(body[number], *line.span(), "banner")
            left = max(left - 1, 0)
        if not left:
            return


def _portions(document: Document) -> Iterator[Marking]:
    for block in document.blocks:
        for line in _LINE.finditer(block.text) if block.kind in _BODY else ():
            found = PORTION.match(block.text, *line.span())
            if found is not None:
                yield _marking(document, portion_label(found), "portion", block.locator, *found.span("mark"))


def _metadata_marks(document: Document) -> Iterator[Marking]:
    for key in ("classification", "marking", "sensitivity", "category", "keywords"):
        if key in document.metadata:
            value, where = document.metadata[key]
            label = label_of(search_text(value).text)
            if label is not None:
                yield _marking(document, label, "header", MetaLoc(where), 0, len(value))


def _name_marks(document: Document) -> Iterator[Marking]:
    path = document.source.member.split("!")[-1] or document.source.path
    stem = path.replace("\\", "/").rsplit("/", 1)[-1].rsplit(".", 1)[0]
    for label, at in name_labels(stem):
        yield _marking(document, label, "filename", MetaLoc("name"), at, at + len(label.text))


def _marking(document: Document, label: Label, position: str, locator: Locator, start: int, end: int) -> Marking:
    citation = Citation(document.source.file, locator, start, end, document.source.member)
    return Marking(label.scheme, label.text, label.grade, position, citation)
