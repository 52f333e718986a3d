"""An OpenDocument spreadsheet, parsed as a stream: what it holds in memory grows with its filled cells."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from lxml import etree

from aggregator.model.documents import BlockKind, Locator, SheetLoc, column_letters
from aggregator.reading.draft import Draft
from aggregator.reading.format import Opening, Reading
from aggregator.reading.odf.document import CONTENT, OpenDocument, read_parts
from aggregator.reading.odf.names import attribute, clark, tag_of
from aggregator.reading.odf.story import Place, Story
from aggregator.reading.odf.table import Grid, cells_of
from aggregator.reading.odf.values import value_text
from aggregator.reading.ooxml import BrokenPart

_ENDS = {"style:style", "table:table-column", "table:table-row", "table:shapes", "table:tracked-changes"}


def read_spreadsheet(content: bytes, opening: Opening) -> Reading:
    """Return the sheets, comments, text boxes, margins and properties of a spreadsheet.

    Raises
    ------
    Unreadable
        The bytes are no package, or an encrypted one.
    OverBudget
        It has too many parts.
    """
    return read_parts(content, opening, Spreadsheet)


class Spreadsheet(OpenDocument):
    """A spreadsheet in the making."""

    def body(self) -> None:
        """Read the sheets one row at a time."""
        sheet: _Sheet | None = None
        depth, number = 0, 0
        try:
            for event, element in self._events():
                tag = tag_of(element)
                if tag == "table:table":
                    depth += 1 if event == "start" else -1
                    if event == "start" and depth == 1:
                        number += 1
                        sheet = _Sheet(self, element, number)
                    elif sheet is not None and depth == 0:
                        sheet.close()
                        sheet = None
                        element.clear()
                elif event == "end" and tag in _ENDS and depth <= 1:
                    self._take(tag, element, sheet)
        finally:
            if sheet is not None:
                sheet.close()

    def _take(self, tag: str, element: Any, sheet: _Sheet | None) -> None:
        if tag == "style:style":
            self.styles.learn_one(element)
        elif tag == "table:tracked-changes":
            self._changes(element)
        elif sheet is not None:
            sheet.take(tag, element)

    def _events(self) -> Iterator[tuple[str, Any]]:
        parser = etree.XMLPullParser(("start", "end"), resolve_entities=False, no_network=True, load_dtd=False)
        checked = False
        try:
            for piece in self.package.stream(CONTENT):
                parser.feed(piece)
                for event, element in parser.read_events():
                    if not checked and element.getroottree().docinfo.doctype:
                        raise BrokenPart(f"{CONTENT} declares a document type")
                    checked = True
                    yield event, element
            parser.close()
        except etree.XMLSyntaxError as error:
            raise BrokenPart(f"{CONTENT} is not well-formed XML") from error

    def _changes(self, tracked: Any) -> None:
        """Read what cells held before tracked changes."""
        for change in tracked.iter(clark("table:cell-content-change"), clark("table:deletion")):
            address = next(change.iter(clark("table:cell-address")), None)
            where = PART_OF_CHANGES if address is None else _changed(address)
            for cell in change.iter(clark("table:change-track-table-cell")):
                text = "\n".join("".join(line.itertext()) for line in cell.iter(clark("text:p")))
                said = value_text(cell, text)
                self.draft.add(BlockKind.PARAGRAPH, said, where, revision="del")
        tracked.clear()


PART_OF_CHANGES = SheetLoc("tracked changes", "A1")


def _changed(address: Any) -> SheetLoc:
    column, row, sheet = (attribute(address, f"table:{name}") for name in ("column", "row", "table"))
    if not all(part.isascii() and part.isdigit() and len(part) < 8 for part in (column, row, sheet)):
        return PART_OF_CHANGES
    return SheetLoc(f"sheet {int(sheet) + 1}", f"{column_letters(int(column) + 1)}{int(row) + 1}")


class _Sheet:
    def __init__(self, document: Spreadsheet, element: Any, number: int) -> None:
        self._document = document
        self._draft: Draft = document.draft
        self._title = attribute(element, "table:name") or f"sheet {number}"
        self._hidden = document.styles.hides("table", attribute(element, "table:style-name"))
        self._grid = Grid(document.draft.budget)
        self._after = len(document.draft.blocks)
        self._waiting: list[tuple[Any, str]] = []

    def take(self, tag: str, element: Any) -> None:
        """Take in a column, a row, or the shapes of the sheet, and let go of the element."""
        if tag == "table:table-column":
            self._grid.columns_hidden.learn(element)
        elif tag == "table:shapes":
            self._story("A1").tell(element)
        else:
            self._row(element)
            element.clear()
            while element.getprevious() is not None:
                del element.getparent()[0]

    def close(self) -> None:
        """Keep the table as far as it was read."""
        if not self._grid.cells:
            return
        if self._grid.cut:
            self._document.broken.append(f"{self._grid.cut} cells are repeated too often to write all of them out")
        top = min(cell.row for cell in self._grid.cells)
        left = min(cell.column for cell in self._grid.cells)
        grid = Grid(self._draft.budget)
        grid.cells = [cell._replace(row=cell.row - top, column=cell.column - left) for cell in self._grid.cells]
        grid.rows, grid.columns = self._grid.rows - top, self._grid.columns - left
        where = SheetLoc(self._title, f"{column_letters(left + 1)}{top + 1}", self._hidden)
        self._draft.tables.append(grid.table(where, self._title, self._after, "sheet"))

    def _row(self, row: Any) -> None:
        group = row.getparent()
        hidden = False
        while group is not None and tag_of(group) == "table:table-row-group":
            hidden = hidden or attribute(group, "table:display") == "false"
            group = group.getparent()
        for slot in cells_of(row, self._grid, hidden):
            address = f"{column_letters(slot.column + 1)}{slot.row + 1}"
            beside: list[tuple[Any, str]] = []
            story = self._story(address, slot.hidden)
            shown = story.cell_text(slot.element, "", beside, beside)
            self._grid.put(slot, value_text(slot.element, shown))
            for element, _ in beside:
                story.beside(element, "")

    def _story(self, address: str, hidden: bool = False) -> Story:
        return Story(
            self._draft,
            self._document.styles,
            _at(SheetLoc(self._title, address, self._hidden)),
            hidden=hidden or self._hidden,
        )


def _at(where: Locator) -> Place:
    def place(_path: str, _number: int) -> Locator:
        return where

    return place
