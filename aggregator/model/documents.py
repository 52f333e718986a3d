"""What reading gives: a document of blocks and tables, each with the place it stands at."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple, NewType

FileId = NewType("FileId", str)
"""A listed file: ``<root id>/<native id>``, the same through renames where the store allows it."""


class Status(StrEnum):
    """What became of a file when it was read."""

    OK = "ok"
    PARTIAL = "partial"
    NEEDS_OCR = "needs_ocr"
    ENCRYPTED = "encrypted"
    UNSUPPORTED = "unsupported"
    REFUSED = "refused"
    FAILED = "failed"

    @property
    def is_whole(self) -> bool:
        """Return whether everything in the file was read."""
        return self is Status.OK


class Rect(NamedTuple):
    """A rectangle on a page in points, origin at the lower left."""

    left: float
    bottom: float
    right: float
    top: float


@dataclass(frozen=True, slots=True)
class TextLoc:
    """Lines of a text file, counted from one."""

    line: int
    last_line: int

    def __str__(self) -> str:
        return f"line {self.line}" if self.line == self.last_line else f"lines {self.line}-{self.last_line}"


@dataclass(frozen=True, slots=True)
class GridLoc:
    """A cell of a delimited file: row and column counted from one; zero for the whole row or table."""

    row: int
    column: int

    def __str__(self) -> str:
        if not self.row:
            return "table"
        return f"row {self.row}, column {column_letters(self.column)}" if self.column else f"row {self.row}"


@dataclass(frozen=True, slots=True)
class SheetLoc:
    """A cell or range of a workbook sheet."""

    sheet: str
    address: str
    hidden: bool = False

    def __str__(self) -> str:
        hidden = " (hidden)" if self.hidden else ""
        return f"{self.sheet}!{self.address}{hidden}"


@dataclass(frozen=True, slots=True)
class PdfLoc:
    """A page of a PDF, counted from one, and where on it."""

    page: int
    rects: tuple[Rect, ...] = ()
    part: str = ""

    def __str__(self) -> str:
        return f"page {self.page}, {self.part}" if self.part else f"page {self.page}"


@dataclass(frozen=True, slots=True)
class SlideLoc:
    """A shape of a slide, slides counted from one in the order of the show; what is shown with it: ``notes``."""

    slide: int
    shape: str = ""
    paragraph: int = 0
    hidden: bool = False

    def __str__(self) -> str:
        hidden = " (hidden)" if self.hidden else ""
        paragraph = f"paragraph {self.paragraph}" if self.paragraph else ""
        return ", ".join(filter(None, (f"slide {self.slide}{hidden}", self.shape, paragraph)))


@dataclass(frozen=True, slots=True)
class PartLoc:
    """A place inside one part of a document: ``word/document.xml``, ``paragraph 12``."""

    part: str
    path: str

    def __str__(self) -> str:
        return f"{self.part}: {self.path}" if self.part else self.path


@dataclass(frozen=True, slots=True)
class MailLoc:
    """A part of a message, or one of its headers."""

    part: str
    header: str = ""

    def __str__(self) -> str:
        return f"header {self.header}" if self.header else f"message part {self.part}"


@dataclass(frozen=True, slots=True)
class MetaLoc:
    """A field of a file's metadata, such as an EXIF tag or a title property."""

    field: str

    def __str__(self) -> str:
        return f"metadata {self.field}"


Locator = TextLoc | GridLoc | SheetLoc | PdfLoc | SlideLoc | PartLoc | MailLoc | MetaLoc


class BlockKind(StrEnum):
    """What a piece of text is in its document."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    LIST_ENTRY = "list_entry"
    HEADER = "header"
    FOOTER = "footer"
    FOOTNOTE = "footnote"
    COMMENT = "comment"
    TEXTBOX = "textbox"
    NOTE = "note"
    FORM_FIELD = "form_field"
    ANNOTATION = "annotation"
    MAIL_HEADER = "mail_header"
    MESSAGE = "message"
    EXIF = "exif"


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of text. ``text`` is as the file has it; it is never rewritten.

    ``label`` names the field where there is one: a form field, a mail header, an EXIF tag.
    In a message it names the author, and ``when`` is the moment in ISO 8601; without a zone it is as the
    sender's or exporter's clock showed it.
    ``revision`` is ``ins`` or ``del`` for tracked changes.
    """

    kind: BlockKind
    text: str
    locator: Locator
    label: str = ""
    hidden: bool = False
    revision: str | None = None
    when: str = ""


class Cell(NamedTuple):
    """A cell of a table, rows and columns counted from zero; a merged cell stands once."""

    row: int
    column: int
    text: str
    rowspan: int = 1
    colspan: int = 1
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A grid of cells and the place it stands at.

    Parameters
    ----------
    locator
        Where the table's first cell stands; a cell's own place follows from it (`place_of`).
    cells
        Non-empty cells in row order.
    after
        How many of the document's blocks stand before the table.
    title
        Its caption or sheet name.
    method
        How its shape was found: ``delimited``, ``sheet``, ``markup``, ``ruled``, ``aligned``.
    """

    locator: Locator
    cells: tuple[Cell, ...]
    n_rows: int
    n_columns: int
    after: int = 0
    title: str = ""
    method: str = "delimited"

    def place_of(self, cell: Cell) -> Locator:
        """Return where a cell stands, as a person would look it up."""
        match self.locator:
            case GridLoc(row, column):
                return GridLoc((row or 1) + cell.row, (column or 1) + cell.column)
            case SheetLoc(sheet, address, hidden):
                top, left = cell_of_address(address)
                return SheetLoc(sheet, f"{column_letters(left + cell.column)}{top + cell.row}", hidden or cell.hidden)
            case PdfLoc() | SlideLoc() | PartLoc():
                return _cell_within(self.locator, cell)
            case TextLoc(line):
                ruled = 1 if cell.row else 0  # the line under the heading of a Markdown table is no row
                return TextLoc(line + cell.row + ruled, line + cell.row + ruled)
            case _:
                return self.locator

    def rows(self) -> Iterator[list[Cell]]:
        """Yield the cells of each row that has any, in order."""
        row: list[Cell] = []
        for cell in self.cells:
            if row and row[0].row != cell.row:
                yield row
                row = []
            row.append(cell)
        if row:
            yield row


class MetaValue(NamedTuple):
    """A metadata value and the field it was read from."""

    value: str
    where: str


@dataclass(frozen=True, slots=True)
class Source:
    """Which file, at which version, and which member of it a document was read from.

    ``member`` is the path inside a container or message, ``!``-separated, empty for the file itself.
    """

    file: FileId
    path: str
    version: str
    member: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """A file, or a member of one, as text and tables with their places.

    Parameters
    ----------
    id
        SHA-256 of the bytes, in hex.
    metadata
        Titles, authors, dates and the like: key -> value and where it was read. Keys in use: ``title``,
        ``author``, ``created``, ``modified``, ``subject``, ``gps``, ``taken``, ``device``, ``sent``.
    children
        Members of a container and attachments, read under the same budget.
    status, reason
        What became of it; ``reason`` is a sentence wherever status is not ``ok``.
    warnings
        What a reader should know although the text was read.
    reader
        Name and version of what read it.
    """

    id: str
    source: Source
    media_type: str
    detected_by: str
    blocks: tuple[Block, ...] = ()
    tables: tuple[Table, ...] = ()
    children: tuple[Document, ...] = ()
    metadata: Mapping[str, MetaValue] = field(default_factory=dict)
    languages: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    status: Status = Status.OK
    reason: str = ""
    reader: str = ""

    def family(self) -> Iterator[Document]:
        """Yield the document and everything inside it."""
        yield self
        for child in self.children:
            yield from child.family()


def _cell_within(table: PdfLoc | SlideLoc | PartLoc, cell: Cell) -> Locator:
    place = f"row {cell.row + 1} column {cell.column + 1}"
    match table:
        case PdfLoc(page, rects, part):
            return PdfLoc(page, rects, f"{part or 'table'} {place}")
        case SlideLoc(slide, shape, _, hidden):
            return SlideLoc(slide, f"{shape} {place}", 0, hidden or cell.hidden)
        case PartLoc(part, path):
            return PartLoc(part, f"{path} {place}")


def column_letters(column: int) -> str:
    """Return the spreadsheet letters of a column counted from one.

    Examples
    --------
    >>> column_letters(1), column_letters(28)
    ('A', 'AB')
    """
    letters = ""
    while column > 0:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def cell_of_address(address: str) -> tuple[int, int]:
    """Return (row, column), counted from one, of a spreadsheet address or of a range's first cell.

    Examples
    --------
    >>> cell_of_address("AB12:AC14")
    (12, 28)
    """
    first = address.split(":", maxsplit=1)[0].replace("$", "")
    letters = first.rstrip("0123456789")
    column = 0
    for letter in letters.upper():
        column = column * 26 + ord(letter) - 64
    digits = first[len(letters) :]
    return (int(digits) if digits else 1, column or 1)
