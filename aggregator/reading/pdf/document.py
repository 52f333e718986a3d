"""A PDF read page by page, so that a broken page costs only itself."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from contextlib import closing
from dataclasses import replace
from typing import Any

import pypdfium2 as pdf_engine
import pypdfium2.raw as pdfium

from aggregator.model.documents import Block, BlockKind, Locator, MetaLoc, MetaValue, PdfLoc, Status, Table
from aggregator.reading.draft import Draft
from aggregator.reading.format import Opening, Reading, Unreadable
from aggregator.reading.ocr.sight import Sight
from aggregator.reading.pdf.lines import LIST_MARK, Line, body_size
from aggregator.reading.pdf.marks import Mark, attached_to, kinds_of_annotations, marks_of
from aggregator.reading.pdf.pages import Legibility, PageContent, read_page
from aggregator.reading.pdf.run_on import Stretch, pages_joined
from aggregator.reading.pdf.scans import look_at_page

_HEADING_SIZE = 1.15
_LONGEST_HEADING = 200
_MARGIN = 0.1
_REPEATED = 3
_DATE = re.compile(r"(?:D:)?(\d{4})(\d\d)?(\d\d)?(\d\d)?(\d\d)?(\d\d)?(Z|[+-]\d\d'?\d\d)?")
_META = {"Title": "title", "Author": "author", "Subject": "subject", "Keywords": "keywords"}
_META_DATES = {"CreationDate": "created", "ModDate": "modified"}
_MOST_OUTLINE = 10_000
_MOST_NAMED = 12
_WORDLESS = {Legibility.PICTURE, Legibility.GARBLED}
_PASSWORD = {pdfium.FPDF_ERR_PASSWORD, pdfium.FPDF_ERR_SECURITY}


def read_pages(content: bytes, opening: Opening) -> Reading:
    """Return the text, tables, fields, annotations, attachments and properties of a PDF.

    Raises
    ------
    Unreadable
        It is encrypted, or no PDF that can be opened.
    """
    try:
        document = pdf_engine.PdfDocument(content)
    except pdf_engine.PdfiumError as error:
        if error.err_code in _PASSWORD:
            raise Unreadable("the file is encrypted with a password", Status.ENCRYPTED) from error
        raise Unreadable("not a readable PDF") from error
    with closing(document):
        return _PdfReader(document, opening).reading()


class _PdfReader:
    def __init__(self, document: Any, opening: Opening) -> None:
        self._document = document
        self._opening = opening
        self._draft = Draft(opening.budget)
        self._sizes: Counter[float] = Counter()
        self._titles: dict[int, list[str]] = {}
        self._margins: list[tuple[int, str, BlockKind]] = []
        self._stretches: list[Stretch] = []
        self._pages: dict[Legibility | None, list[int]] = {}
        self._untabled: dict[str, list[int]] = {}
        self._fields: set[tuple[str, str]] = set()
        self._sight = Sight(self._draft)

    def reading(self) -> Reading:
        reading = self._draft.gather(lambda _: self._read())
        self._sight.conclude()
        if self._sight.stopped:
            self._draft.warnings.append(f"not all pictures of pages were read: {self._sight.stopped}")
        reading = replace(reading, warnings=tuple(self._draft.warnings))
        lost = tuple(f"tables of {_pages(where)} are read as text: {why}" for why, where in self._untabled.items())
        reading = replace(reading, warnings=reading.warnings + lost)
        blocks, tables = pages_joined(self._with_margins(reading.blocks), reading.tables, self._stretches)
        return _outcome(replace(reading, blocks=blocks, tables=tables), self._pages)

    def _read(self) -> None:
        self._properties()
        self._outline()
        form = self._form()
        for number in range(1, len(self._document) + 1):
            self._opening.budget.spend("pages")
            self._page(number, form)
        self._leftover_titles()
        for number in range(self._document.count_attachments()):
            self._attachment(self._document.get_attachment(number))

    def _form(self) -> Any | None:
        kind = self._document.get_formtype()
        if kind == pdfium.FORMTYPE_NONE:
            return None
        if kind != pdfium.FORMTYPE_ACRO_FORM:
            self._draft.warnings.append("an XFA form is read by its plain fields only")
        try:
            self._document.init_forms()
        except pdf_engine.PdfiumError:
            self._draft.warnings.append("the form cannot be opened; its fields are read one by one")
            return None
        return self._document.formenv and self._document.formenv.raw

    def _page(self, number: int, form: Any | None) -> None:
        try:
            page = self._document[number - 1]
        except pdf_engine.PdfiumError:
            self._pages.setdefault(None, []).append(number)
            return
        with closing(page):
            try:
                content = read_page(page, self._sizes)
            except pdf_engine.PdfiumError:
                self._pages.setdefault(None, []).append(number)
                return
            if content.legibility in _WORDLESS and look_at_page(page, number, self._sight):
                content = PageContent(Legibility.TEXT)
            self._pages.setdefault(content.legibility, []).append(number)
            self._write(number, content)
            if kinds := kinds_of_annotations(page):
                self._marks(number, marks_of(page, kinds, form))
                for attached in attached_to(page, kinds, self._document):
                    self._attachment(attached)

    def _write(self, number: int, content: PageContent) -> None:
        if content.untabled:
            self._untabled.setdefault(content.untabled, []).append(number)
        before = len(self._draft.blocks)
        body, titles = body_size(self._sizes), frozenset(map(_squeezed, self._titles.get(number, ())))
        starts = []
        for paragraph in content.paragraphs:
            starts.append(len(self._draft.blocks))
            text = "\n".join([line.text for line in paragraph])
            kind = _kind(text, paragraph, body, titles)
            rects = tuple([rect for line in paragraph for rect in line.rects])
            in_margin = self._note_margin(paragraph, text, content.height)
            if kind is BlockKind.PARAGRAPH and not in_margin:
                self._may_run_on(Stretch(len(self._draft.blocks), number, tuple(paragraph)))
            self._draft.add(kind, text, PdfLoc(number, rects))
        starts.append(len(self._draft.blocks))
        for order, table in enumerate(content.tables, start=1):
            self._opening.budget.spend("cells", len(table.cells))
            self._opening.budget.spend("characters", sum(len(cell.text) for cell in table.cells))
            where = PdfLoc(number, (table.rect,), f"table {order}")
            after = starts[table.after] if content.paragraphs else before
            title = _title_above(self._draft.blocks[before:after])
            self._draft.tables.append(
                Table(where, table.cells, table.n_rows, table.n_columns, after=after, title=title, method=table.method)
            )

    def _may_run_on(self, stretch: Stretch) -> None:
        """Keep the first and the last paragraph of a page; the lines of all others are needed no more."""
        if len(self._stretches) > 1 and self._stretches[-2].page == self._stretches[-1].page == stretch.page:
            self._stretches.pop()
        self._stretches.append(stretch)

    def _note_margin(self, paragraph: list[Line], text: str, height: tuple[float, float]) -> bool:
        """Remember a line near the edge of a page, and return whether it is one: repeated, it is a running header."""
        if len(paragraph) > 1 or not paragraph[0].rects:
            return False
        bottom, top = height
        edge = _MARGIN * (top - bottom)
        box = paragraph[0].box
        if not (at_top := box.bottom > top - edge) and box.top >= bottom + edge:
            return False
        kind = BlockKind.HEADER if at_top else BlockKind.FOOTER
        self._margins.append((len(self._draft.blocks), re.sub(r"\d+", "0", text.strip()), kind))
        return True

    def _with_margins(self, blocks: tuple[Block, ...]) -> tuple[Block, ...]:
        pages: dict[tuple[str, BlockKind], set[Locator]] = defaultdict(set)
        for place, text, kind in self._margins:
            if place < len(blocks):
                pages[text, kind].add(blocks[place].locator)
        marked = list(blocks)
        for place, text, kind in self._margins:
            if len(pages[text, kind]) >= _REPEATED and place < len(marked):
                marked[place] = replace(marked[place], kind=kind)
        return tuple(marked)

    def _marks(self, number: int, marks: Iterable[Mark]) -> None:
        for mark in marks:
            if mark.kind is BlockKind.FORM_FIELD:
                if (mark.label, mark.text) in self._fields:
                    continue
                self._fields.add((mark.label, mark.text))
            where = PdfLoc(number, (mark.rect,), mark.kind.value.replace("_", " "))
            self._draft.add(mark.kind, mark.text, where, label=mark.label, hidden=mark.hidden)

    def _attachment(self, attached: Any) -> None:
        try:
            name, content = attached.get_name(), bytes(attached.get_data())
        except pdf_engine.PdfiumError:
            self._draft.warnings.append("an attachment cannot be read")
            return
        self._draft.children.append(self._opening.read_member(name or "attachment", content))

    def _properties(self) -> None:
        found = self._document.get_metadata_dict(skip_empty=True)
        for field, key in _META.items():
            if found.get(field, "").strip():
                self._draft.metadata[key] = MetaValue(found[field], field)
        for field, key in _META_DATES.items():
            moment = _iso(found.get(field, ""))
            if moment:
                self._draft.metadata[key] = MetaValue(moment, field)

    def _outline(self) -> None:
        """Keep the titles of the outline by their page; text that equals one is a heading."""
        for order, entry in enumerate(self._document.get_toc()):
            if order >= _MOST_OUTLINE:
                self._draft.warnings.append(f"only {_MOST_OUTLINE} entries of the outline were read")
                return
            target, title = entry.get_dest(), entry.get_title().strip()
            page = target.get_index() if target is not None else None
            if title:
                self._titles.setdefault(0 if page is None else page + 1, []).append(title)

    def _leftover_titles(self) -> None:
        """Write the titles of the outline that the text does not have."""
        said = {_squeezed(block.text) for block in self._draft.blocks if block.kind is BlockKind.HEADING}
        for page in sorted(self._titles):
            where = PdfLoc(page, part="outline") if page else MetaLoc("outline")
            for title in self._titles[page]:
                if _squeezed(title) not in said:
                    self._draft.add(BlockKind.HEADING, title, where, label="outline")


def _kind(text: str, paragraph: list[Line], body: float, titles: frozenset[str]) -> BlockKind:
    if len(text) <= _LONGEST_HEADING and (
        (body and paragraph[0].size >= _HEADING_SIZE * body and any(map(str.isalpha, text)))
        or (titles and _squeezed(text) in titles)
    ):
        return BlockKind.HEADING
    return BlockKind.LIST_ENTRY if LIST_MARK.match(text) else BlockKind.PARAGRAPH


def _squeezed(text: str) -> str:
    return "".join(text.split()).casefold()


def _title_above(blocks: list[Block]) -> str:
    """Return the caption right above a table, if the paragraph there is one."""
    if not blocks:
        return ""
    text = " ".join(blocks[-1].text.split())
    return text if re.match(r"(?:table|tab\.|表)\s*\S", text, re.IGNORECASE) and len(text) <= _LONGEST_HEADING else ""


def _iso(date: str) -> str:
    """Return a PDF date in ISO form, as far as it goes; nothing for what is none."""
    match = _DATE.match(date.strip())
    if match is None:
        return ""
    year, month, day, hour, minute, second, zone = match.groups()
    text = "-".join(filter(None, (year, month, day)))
    if hour and day:
        text += f"T{hour}:{minute or '00'}:{second or '00'}"
        if zone:
            text += "Z" if zone == "Z" else f"{zone[:3]}:{zone[-2:]}"
    return text


def _outcome(reading: Reading, pages: dict[Legibility | None, list[int]]) -> Reading:
    """Return the reading with a status that names the pages nobody could read."""
    reasons = [
        f"{_pages(pages[problem])} {one if len(pages[problem]) == 1 else many}"
        for problem, one, many in (
            (Legibility.PICTURE, "is a picture without text", "are pictures without text"),
            (
                Legibility.GARBLED,
                "has a font that does not say its letters",
                "have fonts that do not say their letters",
            ),
            (None, "is broken", "are broken"),
        )
        if problem in pages
    ]
    if not reasons:
        if reading.status is Status.PARTIAL and not (reading.blocks or reading.tables or reading.children):
            return replace(reading, status=Status.REFUSED)
        return reading
    reason = "; ".join(filter(None, [*reasons, reading.reason]))
    if Legibility.TEXT in pages or reading.status is not Status.OK:
        return replace(reading, status=Status.PARTIAL, reason=reason)
    seen = Legibility.PICTURE in pages or Legibility.GARBLED in pages
    return replace(reading, status=Status.NEEDS_OCR if seen else Status.FAILED, reason=reason)


def _pages(numbers: list[int]) -> str:
    """Return page numbers in words, runs of them shortened.

    Examples
    --------
    >>> _pages([1, 2, 3, 7])
    'pages 1-3, 7'
    """
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1][1:] = [number]
        else:
            runs.append([number])
    shown = [f"{run[0]}-{run[-1]}" if len(run) > 1 else str(run[0]) for run in runs[:_MOST_NAMED]]
    more = f" and {len(runs) - _MOST_NAMED} more places" if len(runs) > _MOST_NAMED else ""
    return f"{'page' if len(numbers) == 1 else 'pages'} {', '.join(shown)}{more}"
