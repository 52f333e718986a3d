"""One worksheet, parsed as a stream: what it holds in memory grows with its filled cells, not with its grid."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from itertools import pairwise
from xml.parsers import expat

from aggregator.model.documents import Cell, SheetLoc, Table, cell_of_address, column_letters
from aggregator.reading.limits import Budget, OverBudget
from aggregator.reading.ooxml import BrokenPart
from aggregator.reading.sheets.number_format import GENERAL, NumberFormat, number_text

_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_TRUE = {"1", "true"}
_HEADERS = {"oddHeader", "evenHeader", "firstHeader", "oddFooter", "evenFooter", "firstFooter"}
_MARGIN_CODE = re.compile(r'&(?:"[^"]*"|K[0-9A-Fa-f]{6}|K\d\d[+-]\d{3}|\d+|[A-Z])')
_MOST_COVERED = 100_000
MOST_ROWS = 1 << 20
MOST_COLUMNS = 1 << 14
_ADDRESS = re.compile(r"\$?([A-Za-z]{1,3})\$?(\d{1,7})(?::.*)?", re.ASCII | re.DOTALL)


@dataclass(frozen=True, slots=True)
class Book:
    """What the cells of all sheets share: strings, formats by style, and the epoch of dates."""

    strings: list[str] = field(default_factory=list)
    formats: list[NumberFormat] = field(default_factory=list)
    epoch_1904: bool = False


@dataclass(slots=True)
class Sheet:
    """What a worksheet's stream said.

    Parameters
    ----------
    cells
        Filled cells, rows and columns counted from one, in the order of the file.
    merged
        (top, left, bottom, right) of merged ranges.
    links
        Where a hyperlink stands, and the relation that says where it leads.
    beside
        What is said of cells and stands in none, each with its place and what it is: the choices of a list, the
        message that comes up over a cell, a link's tip.
    uncounted
        Formulas whose result was never saved.
    lost
        Cells that refer to a shared string that is not there.
    astray
        Rows that say they are row zero, which a sheet has not.
    """

    cells: list[Cell] = field(default_factory=list)
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)
    margins: list[tuple[str, str]] = field(default_factory=list)
    hidden_columns: list[tuple[int, int]] = field(default_factory=list)
    links: list[tuple[str, str]] = field(default_factory=list)
    beside: list[tuple[str, str, str]] = field(default_factory=list)
    uncounted: int = 0
    lost: int = 0
    astray: int = 0


def read_sheet(
    pieces: Iterable[bytes], part: str, book: Book, budget: Budget
) -> tuple[Sheet, BrokenPart | OverBudget | None]:
    """Return a worksheet as far as it could be read, and why no further (None if it was read to its end)."""
    stream = _SheetStream(book, budget)
    try:
        feed(pieces, part, stream.start, stream.end, stream.text)
    except (BrokenPart, OverBudget) as problem:
        return stream.sheet, problem
    return stream.sheet, None


def feed(
    pieces: Iterable[bytes],
    part: str,
    start: Callable[[str, dict[str, str]], None],
    end: Callable[[str], None],
    text: Callable[[str], None],
) -> None:
    """Parse XML in pieces, refusing document types and thereby entities.

    Raises
    ------
    BrokenPart
        The XML is not well-formed, declares a document type, or holds impossible numbers.
    """
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.buffer_size = 1 << 16
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = text

    def refuse(*_: object) -> None:
        raise BrokenPart(f"{part} declares a document type")

    parser.StartDoctypeDeclHandler = refuse
    try:
        for piece in pieces:
            parser.Parse(piece, False)
        parser.Parse(b"", True)
    except (expat.ExpatError, ValueError, LookupError) as error:
        raise BrokenPart(f"{part} is not well-formed XML") from error


def unescaped(text: str) -> str:
    """Return a string with the format's own escapes (``_x000D_``) undone."""
    return _ESCAPED.sub(lambda match: chr(int(match[1], 16)), text) if "_x" in text else text


class SharedStrings:
    """Collects the strings that cells refer to: runs of rich text joined, phonetic guides left out."""

    def __init__(self) -> None:
        self.strings: list[str] = []
        self._runs: list[str] = []
        self._reading = False
        self._phonetic = False

    def start(self, name: str, _: dict[str, str]) -> None:
        """Open an element."""
        local = name.rpartition(":")[2]
        if local == "si":
            self._runs = []
        elif local == "rPh":
            self._phonetic = True
        elif local == "t":
            self._reading = not self._phonetic

    def end(self, name: str) -> None:
        """Close an element."""
        local = name.rpartition(":")[2]
        if local == "t":
            self._reading = False
        elif local == "rPh":
            self._phonetic = False
        elif local == "si":
            self.strings.append(unescaped("".join(self._runs)))

    def text(self, text: str) -> None:
        """Take character content."""
        if self._reading:
            self._runs.append(text)


class _SheetStream:
    def __init__(self, book: Book, budget: Budget) -> None:
        self.sheet = Sheet()
        self._book = book
        self._budget = budget
        self._row = 0
        self._column = 0
        self._row_hidden = False
        self._in_rows = False
        self._type = ""
        self._style = 0
        self._formula = False
        self._phonetic = False
        self._taken: list[str] | None = None
        self._value: list[str] = []
        self._columns: dict[str, int] = {}
        self._validated = ""

    def start(self, name: str, attributes: dict[str, str]) -> None:
        local = name.rpartition(":")[2]
        if self._in_rows:
            self._start_in_rows(local, attributes)
        elif local == "sheetData":
            self._in_rows = True
        elif local == "col" and attributes.get("hidden") in _TRUE:
            self.sheet.hidden_columns.append((int(attributes["min"]), int(attributes["max"])))
        elif local == "mergeCell":
            self._budget.spend("cells")
            self._merge(attributes.get("ref", ""))
        elif local in _HEADERS:
            self._taken = []
        else:
            self._start_beside(local, attributes)

    def _start_beside(self, local: str, attributes: dict[str, str]) -> None:
        if local == "hyperlink":
            self._budget.spend("cells")
            place = attributes.get("ref", "")
            relation = next((value for name, value in attributes.items() if name.endswith(":id")), "")
            self.sheet.links.append((place, relation))
            self._say(place, "hyperlink tip", attributes.get("tooltip", ""))
        elif local == "dataValidation":
            self._validated = attributes.get("sqref", "").partition(" ")[0]
            for name in ("promptTitle", "prompt", "errorTitle", "error"):
                self._say(self._validated, "input message", attributes.get(name, ""))
        elif local == "formula1" and self._validated:
            self._taken = []

    def _say(self, place: str, label: str, text: str) -> None:
        if text.strip():
            self._budget.spend("cells")
            self.sheet.beside.append((place, label, unescaped(text)))

    def _start_in_rows(self, local: str, attributes: dict[str, str]) -> None:
        if local == "c":
            self._cell(attributes)
        elif local in {"v", "t"}:
            if not self._phonetic and self._taken is None:
                self._taken = []
        elif local == "f":
            self._formula = True
        elif local == "row":
            self._row = self._row_said(attributes.get("r"))
            self._column = 0
            self._row_hidden = attributes.get("hidden") in _TRUE
        elif local == "rPh":
            self._phonetic = True

    def _row_said(self, said: str | None) -> int:
        """Return the row that is said, or the next; some writers count from zero."""
        if said is None:
            return self._row + 1
        if said == "0":
            self.sheet.astray += 1
            return 0
        return _bounded(said, MOST_ROWS)

    def _cell(self, attributes: dict[str, str]) -> None:
        address = attributes.get("r")
        if address is None:
            self._column += 1
        else:
            letters = address.rstrip("0123456789")
            column = self._columns.get(letters)
            if column is None:
                column = self._columns[letters] = _bounded(str(cell_of_address(letters)[1]), MOST_COLUMNS)
            self._column = column
        self._type = attributes.get("t", "n")
        self._style = int(attributes.get("s") or 0)
        self._formula = False
        self._value = []

    def end(self, name: str) -> None:
        local = name.rpartition(":")[2]
        if local in {"v", "t"} and self._in_rows:
            if self._taken is not None and not self._phonetic:
                self._value.extend(self._taken)
                self._taken = None
        elif local == "c" and self._in_rows:
            self._close_cell("".join(self._value))
        elif local == "rPh":
            self._phonetic = False
        elif local == "sheetData":
            self._in_rows = False
        elif local in _HEADERS and self._taken is not None:
            self.sheet.margins.append((local, margin_text("".join(self._taken))))
            self._taken = None
        elif local == "formula1" and self._taken is not None:
            formula, self._taken = "".join(self._taken), None
            if formula.startswith('"'):  # else it refers to cells
                self._say(self._validated, "choices", ", ".join(formula.strip('"').split(",")))

    def text(self, text: str) -> None:
        if self._taken is not None:
            self._taken.append(text)

    def _close_cell(self, raw: str) -> None:
        if not raw:
            self.sheet.uncounted += self._formula
            return
        text, hides = self._shown(raw)
        if text.strip():
            self._budget.spend("cells")
            self._budget.spend("characters", len(text))
            self.sheet.cells.append(Cell(self._row, self._column, text, 1, 1, self._row_hidden or hides))

    def _shown(self, raw: str) -> tuple[str, bool]:
        shown = self._book.formats[self._style] if self._style < len(self._book.formats) else GENERAL
        match self._type:
            case "s":
                number = int(raw)
                if not 0 <= number < len(self._book.strings):
                    self.sheet.lost += 1
                    return "", False
                return self._book.strings[number], shown.hides
            case "n":
                return number_text(raw.strip(), shown, self._book.epoch_1904), shown.hides
            case "b":
                return ("TRUE" if raw.strip() in _TRUE else "FALSE"), shown.hides
            case "d":
                return raw.strip().removesuffix("T00:00:00"), shown.hides
            case _:
                return unescaped(raw), shown.hides

    def _merge(self, reference: str) -> None:
        first, _, last = reference.partition(":")
        top, left = cell_of_address(first)
        bottom, right = cell_of_address(last or first)
        self.sheet.merged.append((top, left, _bounded(str(bottom), MOST_ROWS), _bounded(str(right), MOST_COLUMNS)))


def margin_text(code: str) -> str:
    """Return the text of a print header or footer, without its layout codes."""
    return _MARGIN_CODE.sub(" ", code.replace("&&", "\0")).replace("\0", "&").strip()


def corner_of(reference: str) -> str:
    """Return the address of a reference's first cell; that of the sheet's first cell where it names none.

    Examples
    --------
    >>> corner_of("$B$2:C4"), corner_of("XFE1")
    ('B2', 'A1')
    """
    found = _ADDRESS.fullmatch(reference)
    if found is None:
        return "A1"
    address = f"{found[1].upper()}{int(found[2])}"
    row, column = cell_of_address(address)
    return address if 0 < row <= MOST_ROWS and column <= MOST_COLUMNS else "A1"


def table_of(sheet: Sheet, title: str, hidden: bool, after: int) -> Table | None:
    """Return a worksheet's filled cells as one table that starts at its first filled row and column."""
    cells = _ordered(sheet.cells)
    if not cells:
        return None
    cells = _merged(cells, sheet.merged)
    cells = _hidden_by_column(cells, sheet.hidden_columns)
    top, left = cells[0].row, min(cell.column for cell in cells)
    placed = tuple(cell._replace(row=cell.row - top, column=cell.column - left) for cell in cells)
    rows = max(cell.row + cell.rowspan for cell in placed)
    columns = max(cell.column + cell.colspan for cell in placed)
    where = SheetLoc(title, f"{column_letters(left)}{top}", hidden)
    return Table(where, placed, rows, columns, after=after, title=title, method="sheet")


def _ordered(cells: list[Cell]) -> list[Cell]:
    """Return the cells in row order, the last one written where an address came twice."""
    if all(a[:2] < b[:2] for a, b in pairwise(cells)):
        return cells
    by_address = {cell[:2]: cell for cell in cells}
    return [by_address[address] for address in sorted(by_address)]


def _merged(cells: list[Cell], ranges: list[tuple[int, int, int, int]]) -> list[Cell]:
    """Give spans to the first cells of merged ranges, and flag what a range covers: nobody sees it."""
    if not ranges:
        return cells
    spans = {(top, left): (bottom - top + 1, right - left + 1) for top, left, bottom, right in ranges}
    covered: set[tuple[int, int]] = set()
    if sum(rows * columns for rows, columns in spans.values()) <= _MOST_COVERED:
        for (top, left), (rows, columns) in spans.items():
            covered.update((top + row, left + column) for row in range(rows) for column in range(columns))
            covered.discard((top, left))
    merged = []
    for cell in cells:
        rows, columns = spans.get((cell.row, cell.column), (1, 1))
        hidden = cell.hidden or (cell.row, cell.column) in covered
        merged.append(Cell(cell.row, cell.column, cell.text, max(rows, 1), max(columns, 1), hidden))
    return merged


def _hidden_by_column(cells: list[Cell], ranges: list[tuple[int, int]]) -> list[Cell]:
    if not ranges:
        return cells
    joined: list[tuple[int, int]] = []
    for first, last in sorted(ranges):
        if joined and first <= joined[-1][1] + 1:
            joined[-1] = (joined[-1][0], max(last, joined[-1][1]))
        else:
            joined.append((first, last))
    hidden = {column: _lies_in(joined, column) for column in {cell.column for cell in cells}}
    return [cell._replace(hidden=True) if hidden[cell.column] else cell for cell in cells]


def _lies_in(ranges: list[tuple[int, int]], number: int) -> bool:
    place = bisect_right(ranges, (number, MOST_COLUMNS)) - 1
    return place >= 0 and number <= ranges[place][1]


def _bounded(number: str, most: int) -> int:
    value = int(number)
    if not 0 < value <= most:
        raise ValueError(number)
    return value
