"""A binary workbook (XLSB): the package of an XLSX whose sheets, strings and styles are records, not XML.

References
----------
.. [1] Microsoft, "[MS-XLSB]: Excel (.xlsb) Binary File Format".
"""

from __future__ import annotations

import struct
from collections.abc import Callable, Iterator

from aggregator.model.documents import BlockKind, Cell, SheetLoc, column_letters
from aggregator.reading.format import Opening, Reading
from aggregator.reading.limits import Budget, OverBudget
from aggregator.reading.ooxml import BrokenPart, Relation
from aggregator.reading.sheets.biff_sheet import ERRORS, truth, unpacked
from aggregator.reading.sheets.document import KEPT, Tab, Workbook, read_package
from aggregator.reading.sheets.number_format import GENERAL, NumberFormat, number_format, number_text
from aggregator.reading.sheets.sheet import MOST_COLUMNS, MOST_ROWS, Book, SharedStrings, Sheet, corner_of, margin_text

_WORKBOOK_PROPERTIES, _SHEET_LISTED = 153, 156
_STRING = 19
_FORMAT, _CELL_STYLES, _STYLE, _CELL_STYLES_END = 44, 617, 47, 618
_AUTHOR, _COMMENT, _COMMENT_TEXT = 632, 635, 637
_MARGINS = ("oddHeader", "oddFooter", "evenHeader", "evenFooter", "firstHeader", "firstFooter")


def read_binary(content: bytes, opening: Opening) -> Reading:
    """Return the sheets, comments, text boxes, embedded files and properties of a binary workbook.

    Raises
    ------
    Unreadable
        The bytes are no package, or an encrypted one.
    OverBudget
        It has too many parts.
    """
    return read_package(content, opening, BinaryWorkbook)


def records(part: bytes, name: str) -> Iterator[tuple[int, bytes]]:
    """Yield the number and the bytes of every record of a part.

    Raises
    ------
    BrokenPart
        The part ends inside a record.
    """
    position = 0
    while position < len(part):
        kind, position = _variable(part, position, 2)
        size, position = _variable(part, position, 4)
        if position + size > len(part):
            raise BrokenPart(f"{name} ends inside a record")
        yield kind, part[position : position + size]
        position += size


def _variable(part: bytes, position: int, longest: int) -> tuple[int, int]:
    value = 0
    for place in range(longest):
        byte = part[position + place] if position + place < len(part) else 0
        value |= (byte & 0x7F) << (7 * place)
        if not byte & 0x80:
            return value, position + place + 1
    return value, position + longest


def _text(body: bytes, at: int) -> tuple[str, int]:
    """Return the string at an offset and where it ends; no string is an empty one."""
    (length,) = struct.unpack_from("<I", body, at)
    at += 4
    if length == 0xFFFFFFFF:
        return "", at
    end = at + 2 * length
    if end > len(body):
        raise struct.error("a string is longer than its record")
    return body[at:end].decode("utf-16-le", "replace"), end


class BinaryWorkbook(Workbook):
    """A binary workbook in the making."""

    def _records(self, part: str) -> Iterator[tuple[int, bytes]]:
        return records(self._package.read(part), part)

    def _tabs(self, main: str, relations: list[Relation]) -> list[Tab]:
        targets = {relation.id: relation for relation in relations}
        tabs = []
        for kind, body in self._records(main):
            if kind != _SHEET_LISTED:
                continue
            try:
                (state,) = struct.unpack_from("<I", body)
                identity, end = _text(body, 8)
                title, _ = _text(body, end)
            except struct.error:
                self.broken.append(f"a sheet listed in {main} is damaged")
                continue
            relation = targets.get(identity)
            if relation is None:
                self.broken.append(f"a sheet of {main} has no part")
            elif relation.kind in {"worksheet", "chartsheet"}:
                tabs.append(Tab(title, relation.target, bool(state & 3), relation.kind == "chartsheet"))
        return tabs

    def _attempted_epoch(self, main: str) -> bool:
        try:
            found = next((body for kind, body in self._records(main) if kind == _WORKBOOK_PROPERTIES), b"")
        except BrokenPart:
            return False  # said already, when the list of sheets could not be read
        return bool(found and found[0] & 1)

    def _names(self, main: str) -> None:
        """Leave the names: in this form of workbook they are compiled."""

    def _copies(self, relation: Relation) -> None:
        self._draft.warnings.append(f"what {KEPT[relation.kind]} is not read")

    def _read_strings(self, part: str, strings: SharedStrings) -> None:
        for kind, body in self._records(part):
            if kind == _STRING:
                strings.strings.append(self._whole(body, 1, part))

    def _read_formats(self, part: str, formats: list[NumberFormat]) -> None:
        codes: dict[int, str] = {}
        shown = False
        for kind, body in self._records(part):
            if kind == _FORMAT and len(body) > 6:
                codes[struct.unpack_from("<H", body)[0]] = self._whole(body, 2, part)
            elif kind in {_CELL_STYLES, _CELL_STYLES_END}:
                shown = kind == _CELL_STYLES
            elif kind == _STYLE and shown and len(body) >= 4:
                (number,) = struct.unpack_from("<H", body, 2)
                formats.append(number_format(number, codes.get(number)))

    def _whole(self, body: bytes, at: int, part: str) -> str:
        try:
            return _text(body, at)[0]
        except struct.error:
            said = f"{part} has damaged strings"
            if said not in self.broken:
                self.broken.append(said)
            return ""

    def _read_cells(self, part: str) -> tuple[Sheet, BrokenPart | OverBudget | None]:
        reader = _SheetRecords(self._book, self._draft.budget)
        problem: BrokenPart | OverBudget | None = None
        try:
            for kind, body in self._records(part):
                reader.take(kind, body)
        except (BrokenPart, OverBudget) as error:
            problem = error
        if reader.damaged:
            self.broken.append(f"{reader.damaged} records of {part} are damaged")
        return reader.sheet, problem

    def _comments(self, tab: Tab, part: str, threaded: bool) -> None:
        authors: list[str] = []
        author, where = "", SheetLoc(tab.title, "A1", tab.hidden)
        for kind, body in self._records(part):
            if kind == _AUTHOR:
                authors.append(self._whole(body, 0, part))
            elif kind == _COMMENT and len(body) >= 20:
                number, row, _, column = struct.unpack_from("<4I", body)
                author = authors[number] if number < len(authors) else ""
                where = SheetLoc(tab.title, _address(row, column), tab.hidden)
            elif kind == _COMMENT_TEXT and not (threaded and author.startswith("tc=")):
                text = self._whole(body, 1, part)
                self._draft.add(BlockKind.COMMENT, text, where, label=author, hidden=tab.hidden)


def _address(row: int, column: int) -> str:
    return corner_of(f"{column_letters(min(column, MOST_COLUMNS) + 1)}{row + 1}")


class _SheetRecords:
    def __init__(self, book: Book, budget: Budget) -> None:
        self.sheet = Sheet()
        self.damaged = 0
        self._book = book
        self._budget = budget
        self._row = 0
        self._row_hidden = False
        self._values: dict[int, Callable[[bytes, NumberFormat], str]] = {
            2: lambda body, shown: self._number(unpacked(struct.unpack_from("<I", body, 8)[0]), shown),
            3: lambda body, _: ERRORS.get(body[8], "#ERR!"),
            4: lambda body, _: truth(body[8]),
            5: lambda body, shown: self._number(struct.unpack_from("<d", body, 8)[0], shown),
            6: lambda body, _: _text(body, 8)[0],
            7: lambda body, _: self._shared(struct.unpack_from("<I", body, 8)[0]),
            8: lambda body, _: _text(body, 8)[0],
            9: lambda body, shown: self._number(struct.unpack_from("<d", body, 8)[0], shown),
            10: lambda body, _: truth(body[8]),
            11: lambda body, _: ERRORS.get(body[8], "#ERR!"),
            62: lambda body, _: _text(body, 9)[0],
        }

    def take(self, kind: int, body: bytes) -> None:
        """Take in a record; one that is too short for what it claims is counted."""
        try:
            if kind in self._values:
                self._cell(self._values[kind], body)
            elif kind == 0:
                (self._row,) = struct.unpack_from("<I", body)
                self._row_hidden = bool(body[11] & 0x10)
            elif kind == 60:
                first, last, _, _, flags = struct.unpack_from("<4IH", body)
                if flags & 1 and first <= last < MOST_COLUMNS:
                    self.sheet.hidden_columns.append((first + 1, last + 1))
            elif kind == 176:
                top, bottom, left, right = struct.unpack_from("<4I", body)
                self._merge(top, left, bottom, right)
            elif kind == 479:
                self._margins(body)
        except (struct.error, IndexError):
            self.damaged += 1

    def _cell(self, read: Callable[[bytes, NumberFormat], str], body: bytes) -> None:
        column, style = struct.unpack_from("<II", body)
        style &= 0xFFFFFF
        shown = self._book.formats[style] if style < len(self._book.formats) else GENERAL
        text = read(body, shown)
        if self._row >= MOST_ROWS or column >= MOST_COLUMNS:
            self.damaged += 1
        elif text.strip():
            self._budget.spend("cells")
            self._budget.spend("characters", len(text))
            hidden = self._row_hidden or shown.hides
            self.sheet.cells.append(Cell(self._row + 1, column + 1, text, 1, 1, hidden))

    def _merge(self, top: int, left: int, bottom: int, right: int) -> None:
        self._budget.spend("cells")
        if top <= bottom < MOST_ROWS and left <= right < MOST_COLUMNS:
            self.sheet.merged.append((top + 1, left + 1, bottom + 1, right + 1))

    def _margins(self, body: bytes) -> None:
        at = 2
        for place in _MARGINS:
            text, at = _text(body, at)
            self.sheet.margins.append((place, margin_text(text)))

    def _number(self, value: float, shown: NumberFormat) -> str:
        raw = str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)
        return number_text(raw, shown, self._book.epoch_1904)

    def _shared(self, number: int) -> str:
        if number < len(self._book.strings):
            return self._book.strings[number]
        self.sheet.lost += 1
        return ""
