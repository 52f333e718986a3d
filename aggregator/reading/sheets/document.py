"""A workbook read part by part: its sheets as tables, and beside them comments, text boxes and margins."""

from __future__ import annotations

import re
from functools import partial
from pathlib import PurePosixPath
from typing import Any, NamedTuple
from urllib.parse import unquote

from aggregator.model.documents import BlockKind, PartLoc, SheetLoc, column_letters
from aggregator.reading.draft import Draft
from aggregator.reading.format import Opening, Reading
from aggregator.reading.limits import OverBudget
from aggregator.reading.office_document import OfficeDocument
from aggregator.reading.ooxml import (
    BrokenPart,
    OfficePackage,
    Relation,
    attribute,
    child,
    outcome,
    properties,
    tag_of,
)
from aggregator.reading.sheets.copies import linked_tables, pivot_source, pivot_table
from aggregator.reading.sheets.number_format import NumberFormat, number_format
from aggregator.reading.sheets.sheet import Book, SharedStrings, Sheet, corner_of, feed, read_sheet, table_of, unescaped
from aggregator.reading.word.drawn import shape_text

_THREAD_PLACEHOLDER = "tc="
KEPT = {
    "pivotCacheDefinition": "a pivot table keeps of its source",
    "externalLink": "was fetched by links",
}
"""What a workbook keeps of cells that are not its own, by the kind of the relation to it."""

_CONSTANT = re.compile(r'"[^"]*"|-?[0-9][0-9.,eE+-]*%?')


class Tab(NamedTuple):
    """A sheet as the workbook lists it."""

    title: str
    part: str
    hidden: bool
    is_chart: bool = False


def read_package(content: bytes, opening: Opening, kind: type[Workbook] | None = None) -> Reading:
    """Return the sheets, comments, text boxes, embedded files and properties of a workbook.

    Parameters
    ----------
    kind
        How its parts are written; in XML unless said otherwise.

    Raises
    ------
    Unreadable
        The bytes are no package, or an encrypted one.
    OverBudget
        It has too many parts.
    """
    draft = Draft(opening.budget)
    workbook = (kind or Workbook)(OfficePackage(content, opening.budget), opening, draft)
    reading = draft.gather(workbook.fill)
    return outcome(reading, workbook.broken)


class Workbook(OfficeDocument):
    """A workbook in the making."""

    def __init__(self, package: OfficePackage, opening: Opening, draft: Draft) -> None:
        super().__init__(package, opening, draft)
        self._book = Book()
        self._titles: set[str] = set()

    def fill(self, draft: Draft) -> None:
        """Read what the sheets share, then each sheet with what stands beside it."""
        main = self._package.main_part("xl/workbook.xml")
        relations = self._relations(main)
        tabs: list[Tab] = []
        self._attempt(lambda: tabs.extend(self._tabs(main, relations)))
        self._titles = {tab.title for tab in tabs}
        self._share(relations, self._attempted_epoch(main))
        for tab in tabs:
            self._attempt(partial(self._chart_sheet if tab.is_chart else self._sheet, tab))
        self._attempt(partial(self._names, main))
        for relation in relations:
            if relation.kind in KEPT:
                self._attempt(partial(self._copies, relation))
        self._attempt(lambda: draft.metadata.update(properties(self._package)))
        self._bound_values(main)

    def _tabs(self, main: str, relations: list[Relation]) -> list[Tab]:
        targets = {relation.id: relation for relation in relations}
        listed = child(self._package.tree(main), "x:sheets")
        tabs = []
        for element in () if listed is None else listed:
            relation = targets.get(attribute(element, "r:id") or "")
            title = attribute(element, "name") or ""
            if relation is None:
                self.broken.append(f"a sheet of {main} has no part")
            elif relation.kind in {"worksheet", "chartsheet"}:
                hidden = attribute(element, "state") in {"hidden", "veryHidden"}
                tabs.append(Tab(title, relation.target, hidden, relation.kind == "chartsheet"))
            else:
                self._draft.warnings.append(f"a sheet of kind {relation.kind} is not read")
        return tabs

    def _attempted_epoch(self, main: str) -> bool:
        try:
            settings = child(self._package.tree(main), "x:workbookPr")
        except BrokenPart:
            return False  # said already, when the list of sheets could not be read
        return settings is not None and attribute(settings, "date1904") in {"1", "true"}

    def _share(self, relations: list[Relation], epoch_1904: bool) -> None:
        strings, formats = SharedStrings(), list[NumberFormat]()
        for relation in relations:
            if relation.kind == "sharedStrings":
                self._attempt(partial(self._read_strings, relation.target, strings))
            elif relation.kind == "styles":
                self._attempt(partial(self._read_formats, relation.target, formats))
        self._book = Book(strings.strings, formats, epoch_1904)

    def _read_strings(self, part: str, strings: SharedStrings) -> None:
        feed(self._package.stream(part), part, strings.start, strings.end, strings.text)

    def _read_formats(self, part: str, formats: list[NumberFormat]) -> None:
        root = self._package.tree(part)
        listed, styles = child(root, "x:numFmts"), child(root, "x:cellXfs")
        codes = {
            attribute(code, "numFmtId"): attribute(code, "formatCode") for code in (() if listed is None else listed)
        }
        for style in () if styles is None else styles:
            number = attribute(style, "numFmtId") or "0"
            formats.append(number_format(int(number) if number.isdecimal() else 0, codes.get(number)))

    def _sheet(self, tab: Tab) -> None:
        relations = self._relations(tab.part)
        sheet, problem = self._read_cells(tab.part)
        table = table_of(sheet, tab.title, tab.hidden, len(self._draft.blocks))
        if table is not None:
            self._draft.tables.append(table)
        if sheet.uncounted:
            self._draft.warnings.append(f"{sheet.uncounted} formulas have no saved result")
        if sheet.astray:
            self._draft.warnings.append(f"{sheet.astray} rows of {tab.part} say that they are row 0")
        if sheet.lost:
            self.broken.append(f"{sheet.lost} cells of {tab.part} refer to text that is not there")
        if problem is not None:
            raise problem
        for place, text in sheet.margins:
            kind = BlockKind.HEADER if place.endswith("Header") else BlockKind.FOOTER
            self._draft.add(kind, text, SheetLoc(tab.title, "A1", tab.hidden), hidden=tab.hidden)
        for reference, label, text in sheet.beside:
            where = SheetLoc(tab.title, corner_of(reference), tab.hidden)
            self._draft.add(BlockKind.NOTE, text, where, label=label, hidden=tab.hidden)
        self._attempt(partial(self._cell_links, tab, sheet))
        self._beside(tab, relations)

    def _chart_sheet(self, tab: Tab) -> None:
        """Read a sheet that is nothing but a chart."""
        self._beside(tab, self._relations(tab.part))

    def _cell_links(self, tab: Tab, sheet: Sheet) -> None:
        """Read where the links of a sheet lead outside of the workbook."""
        places = {relation: reference for reference, relation in reversed(sheet.links)}
        for relation in self._package.relations(tab.part):
            if relation.external and relation.kind == "hyperlink":
                where = SheetLoc(tab.title, corner_of(places.get(relation.id, "")), tab.hidden)
                self._link(relation.target, where, hidden=tab.hidden)

    def _names(self, main: str) -> None:
        """Read the names that the workbook gives to cells and to values, and the values that stand in no cell."""
        listed = child(self._package.tree(main), "x:definedNames")
        for number, element in enumerate(() if listed is None else listed, start=1):
            name, meant = attribute(element, "name") or "", (element.text or "").strip()
            if name.startswith("_xl") or "#REF!" in meant:
                continue
            hidden = attribute(element, "hidden") in {"1", "true"}
            text = meant.strip('"') if _CONSTANT.fullmatch(meant) else ""
            where = PartLoc(main, f"defined name {number}")
            self._draft.add(
                BlockKind.NOTE, f"{name}: {text}" if text else name, where, label="defined name", hidden=hidden
            )

    def _copies(self, relation: Relation) -> None:
        """Read what the workbook keeps of cells that are not its own."""
        if relation.kind == "externalLink":
            self._linked(relation.target)
        else:
            self._pivot(relation.target)

    def _pivot(self, part: str) -> None:
        """Read what a pivot table keeps of its source, if that is no sheet of this workbook."""
        root = self._package.tree(part)
        if pivot_source(root) in self._titles:
            return
        kept = [relation.target for relation in self._relations(part) if relation.kind == "pivotCacheRecords"]
        records = next(filter(self._package.has, kept), None)
        table = pivot_table(self._package, root, records, self._draft.budget, len(self._draft.blocks))
        if table.cells:
            self._draft.tables.append(table)

    def _linked(self, part: str) -> None:
        """Read what formulas last fetched from another workbook, and where that lies."""
        books = [relation.target for relation in self._package.relations(part) if relation.external]
        for book in books:
            self._link(book, PartLoc(part, "link"), label="linked workbook")
        name = PurePosixPath(unquote(books[0]).replace("\\", "/")).name if books else ""
        tables = linked_tables(self._package.tree(part), name, self._draft.budget, len(self._draft.blocks))
        self._draft.tables.extend(tables)

    def _read_cells(self, part: str) -> tuple[Sheet, BrokenPart | OverBudget | None]:
        return read_sheet(self._package.stream(part), part, self._book, self._draft.budget)

    def _beside(self, tab: Tab, relations: list[Relation]) -> None:
        threaded = any(relation.kind == "threadedComment" for relation in relations)
        for relation in relations:
            if relation.kind == "comments":
                self._attempt(partial(self._comments, tab, relation.target, threaded))
            elif relation.kind == "threadedComment":
                self._attempt(partial(self._threads, tab, relation.target))
            elif relation.kind == "drawing":
                self._attempt(partial(self._drawing, tab, relation.target))
        self._attempt(partial(self._embedded, tab.part))

    def _comments(self, tab: Tab, part: str, threaded: bool) -> None:
        root = self._package.tree(part)
        authors_list, comments = child(root, "x:authors"), child(root, "x:commentList")
        authors = [element.text or "" for element in (() if authors_list is None else authors_list)]
        for comment in () if comments is None else comments:
            number = attribute(comment, "authorId") or ""
            author = authors[int(number)] if number.isdecimal() and int(number) < len(authors) else ""
            if threaded and author.startswith(_THREAD_PLACEHOLDER):
                continue
            runs = (element for element in comment.iter() if tag_of(element) == "x:t" and not _is_phonetic(element))
            text = unescaped("".join(element.text or "" for element in runs))
            self._comment(tab, comment, text, author)

    def _threads(self, tab: Tab, part: str) -> None:
        people = self._people()
        for comment in self._package.tree(part):
            text = child(comment, "tc:text")
            author = people.get(attribute(comment, "personId") or "", "")
            self._comment(tab, comment, "" if text is None else text.text or "", author)

    def _comment(self, tab: Tab, element: Any, text: str, author: str) -> None:
        where = SheetLoc(tab.title, corner_of(attribute(element, "ref") or ""), tab.hidden)
        self._draft.add(BlockKind.COMMENT, text, where, label=author, hidden=tab.hidden)

    def _people(self) -> dict[str, str]:
        part = next((name for name in self._package.parts() if name.startswith("xl/persons/person")), None)
        if part is None:
            return {}
        return {
            attribute(person, "id") or "": attribute(person, "displayName") or "" for person in self._package.tree(part)
        }

    def _drawing(self, tab: Tab, part: str) -> None:
        """Read text boxes, alternative texts, charts and diagrams that lie on a sheet."""
        targets = {relation.id: relation.target for relation in self._relations(part)}
        for anchor in self._package.tree(part):
            where = SheetLoc(tab.title, _anchor(anchor), tab.hidden)
            paragraphs = (element for element in anchor.iter() if tag_of(element) == "a:p")
            text = "\n".join(filter(None, map(shape_text, paragraphs)))
            self._draft.add(BlockKind.TEXTBOX, text, where, hidden=tab.hidden)
            for element in anchor.iter():
                self._drawn(element, where, targets)
        self._draft.children.extend(self._package.embedded(part, self._opening))
        self._links(part, SheetLoc(tab.title, "A1", tab.hidden), hidden=tab.hidden)

    def _drawn(self, element: Any, where: SheetLoc, targets: dict[str, str]) -> None:
        match tag_of(element):
            case "xdr:cNvPr":
                said = attribute(element, "descr") or ""
                self._draft.add(BlockKind.NOTE, said, where, label="alternative text", hidden=where.hidden)
            case "c:chart":
                part = targets.get(attribute(element, "r:id") or "", "")
                if part:
                    self._attempt(partial(self._chart, part, where, hidden=where.hidden, beside_cells=True))
            case "dgm:relIds":
                part = targets.get(attribute(element, "r:dm") or "", "")
                if part:
                    self._attempt(partial(self._diagram, part, where))

    def _diagram(self, part: str, where: SheetLoc) -> None:
        paragraphs = (element for element in self._package.tree(part).iter() if tag_of(element) == "a:p")
        for paragraph in paragraphs:
            self._draft.add(BlockKind.TEXTBOX, shape_text(paragraph), where, hidden=where.hidden)


def _is_phonetic(element: Any) -> bool:
    parent = element.getparent()
    return parent is not None and tag_of(parent) == "x:rPh"


def _anchor(element: Any) -> str:
    corner = child(element, "xdr:from")
    numbers = {tag_of(part): (part.text or "").strip() for part in (() if corner is None else corner)}
    row, column = numbers.get("xdr:row", ""), numbers.get("xdr:col", "")
    if not (row.isdecimal() and column.isdecimal() and len(row) < 9 and len(column) < 9):
        return "A1"
    return corner_of(f"{column_letters(int(column) + 1)}{int(row) + 1}")
