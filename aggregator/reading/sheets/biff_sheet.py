"""One sheet of an Excel workbook before 2007 (BIFF5 and BIFF8), read record by record.

What is held in memory grows with the filled cells: a cell in the far corner of a sheet costs one cell.

References
----------
.. [1] Microsoft, "[MS-XLS]: Excel Binary File Format (.xls) Structure".
"""

from __future__ import annotations

import struct
from collections.abc import Callable
from typing import NamedTuple

from aggregator.model.documents import Cell
from aggregator.reading.limits import Budget
from aggregator.reading.sheets.biff import CHART_TEXT, Globals, Record, characters, records
from aggregator.reading.sheets.number_format import GENERAL, NumberFormat, number_text
from aggregator.reading.sheets.sheet import MOST_COLUMNS, Sheet, margin_text

_CHART_SHEET_READ = {CHART_TEXT, 0x14, 0x15, 0x5D, 0x1B6}  # not the numbers: they are kept of cells
ERRORS = {0: "#NULL!", 7: "#DIV/0!", 15: "#VALUE!", 23: "#REF!", 29: "#NAME?", 36: "#NUM!", 42: "#N/A"}


class Drawn(NamedTuple):
    """A comment's place, author and object, rows and columns counted from one."""

    row: int
    column: int
    author: str
    shape: int


class SheetRecords:
    """One sheet in the making.

    Parameters
    ----------
    comments, texts
        Places of comments, and the text of shapes by the shape's number.
    chart_texts
        Titles of charts and axes, and names of series.
    damaged
        Records too short for what they claim to hold.
    """

    def __init__(self, shared: Globals, budget: Budget, *, is_chart: bool = False) -> None:
        self.sheet = Sheet()
        self.chart_texts: list[str] = []
        self.comments: list[Drawn] = []
        self.texts: dict[int, str] = {}
        self.damaged = 0
        self._shared = shared
        self._budget = budget
        self._hidden_rows: set[int] = set()
        self._awaited: tuple[int, int, int] | None = None
        self._shape = -1
        self._readers: dict[int, Callable[[Record], None]] = {
            0x06: self._formula,
            0x206: self._formula,
            0x406: self._formula,
            0x207: self._formula_string,
            0x203: self._number,
            0x27E: self._packed,
            0xBD: self._packed_row,
            0xFD: self._shared_string,
            0x204: self._label,
            0xD6: self._label,
            0x205: self._truth,
            0x208: self._row,
            0x7D: self._columns,
            0xE5: self._merged,
            0x14: self._margin,
            0x15: self._margin,
            0x1C: self._note,
            0x5D: self._object,
            0x1B6: self._text,
            CHART_TEXT: self._chart_text,
        }
        if is_chart:
            self._readers = {kind: reader for kind, reader in self._readers.items() if kind in _CHART_SHEET_READ}

    def read(self, stream: bytes, position: int) -> None:
        """Read the sheet that begins at a position.

        Raises
        ------
        Truncated, OverBudget
            The rest cannot or may not be read; what was read stands.
        """
        try:
            for record in records(stream, position):
                reader = self._readers.get(record.kind)
                if reader is None:
                    continue
                try:
                    reader(record)
                except (struct.error, IndexError):
                    self.damaged += 1
        finally:
            self.sheet.cells = [
                cell._replace(hidden=True) if cell.row in self._hidden_rows else cell for cell in self.sheet.cells
            ]

    def _put(self, row: int, column: int, style: int, text: str) -> None:
        if column >= MOST_COLUMNS:
            raise IndexError("the cell lies beside the sheet")
        if not text.strip():
            return
        self._budget.spend("cells")
        self._budget.spend("characters", len(text))
        self.sheet.cells.append(Cell(row + 1, column + 1, text, 1, 1, self._format(style).hides))

    def _put_number(self, row: int, column: int, style: int, value: float) -> None:
        raw = str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)
        self._put(row, column, style, number_text(raw, self._format(style), self._shared.epoch_1904))

    def _format(self, style: int) -> NumberFormat:
        formats = self._shared.formats
        return formats[style] if style < len(formats) else GENERAL

    def _number(self, record: Record) -> None:
        row, column, style, value = struct.unpack_from("<HHHd", record.body)
        self._put_number(row, column, style, value)

    def _packed(self, record: Record) -> None:
        row, column, style, value = struct.unpack_from("<HHHI", record.body)
        self._put_number(row, column, style, unpacked(value))

    def _packed_row(self, record: Record) -> None:
        row, column = struct.unpack_from("<HH", record.body)
        for number, (style, value) in enumerate(struct.iter_unpack("<HI", record.body[4:-2])):
            self._put_number(row, column + number, style, unpacked(value))

    def _shared_string(self, record: Record) -> None:
        row, column, style, number = struct.unpack_from("<HHHI", record.body)
        if number < len(self._shared.strings):
            self._put(row, column, style, self._shared.strings[number])
        else:
            self.sheet.lost += 1

    def _label(self, record: Record) -> None:
        row, column, style = struct.unpack_from("<HHH", record.body)
        self._put(row, column, style, self._shared.text(record.body, 6))

    def _truth(self, record: Record) -> None:
        row, column, style, value, is_error = struct.unpack_from("<HHHBB", record.body)
        self._put(row, column, style, ERRORS.get(value, "#ERR!") if is_error else truth(value))

    def _formula(self, record: Record) -> None:
        row, column, style = struct.unpack_from("<HHH", record.body)
        result = record.body[6:14]
        self._awaited = None
        if result[6:8] != b"\xff\xff":
            self._put_number(row, column, style, struct.unpack("<d", result)[0])
        elif result[0] == 0:
            self._awaited = row, column, style
        elif result[0] == 1:
            self._put(row, column, style, truth(result[2]))
        elif result[0] == 2:
            self._put(row, column, style, ERRORS.get(result[2], "#ERR!"))

    def _formula_string(self, record: Record) -> None:
        if self._awaited is not None:
            body = record.body if not record.more else record.body + b"".join(piece[1:] for piece in record.more)
            self._put(*self._awaited, self._shared.text(body, 0))
            self._awaited = None

    def _row(self, record: Record) -> None:
        (row,) = struct.unpack_from("<H", record.body)
        if struct.unpack_from("<H", record.body, 12)[0] & 0x20:
            self._hidden_rows.add(row + 1)

    def _columns(self, record: Record) -> None:
        first, last, _, _, flags = struct.unpack_from("<5H", record.body)
        if flags & 1:
            self.sheet.hidden_columns.append((first + 1, last + 1))

    def _merged(self, record: Record) -> None:
        for top, bottom, left, right in struct.iter_unpack("<4H", record.body[2 : 2 + (len(record.body) - 2) // 8 * 8]):
            self._budget.spend("cells")
            self.sheet.merged.append((top + 1, left + 1, bottom + 1, right + 1))

    def _margin(self, record: Record) -> None:
        if record.body:
            text = self._shared.text(record.body, 0, short=not self._shared.unicode)
            self.sheet.margins.append(("oddHeader" if record.kind == 0x14 else "oddFooter", margin_text(text)))

    def _note(self, record: Record) -> None:
        row, column = struct.unpack_from("<HH", record.body)
        if self._shared.unicode:
            (shape,) = struct.unpack_from("<H", record.body, 6)
            self.comments.append(Drawn(row + 1, column + 1, self._shared.text(record.body, 8), shape))
            return
        text = record.body[6:].decode(self._shared.encoding, "replace")  # BIFF5 keeps the text here
        shape = -2 - len(self.comments)
        self._budget.spend("characters", 0)
        self.texts[shape] = text
        self.comments.append(Drawn(row + 1, column + 1, "", shape))

    def _object(self, record: Record) -> None:
        kind, _, _, shape = struct.unpack_from("<4H", record.body)
        self._shape = shape if kind == 0x15 else -1

    def _chart_text(self, record: Record) -> None:
        text = self._shared.text(record.body, 2, short=True)
        self.chart_texts.append(text)

    def _text(self, record: Record) -> None:
        (length,) = struct.unpack_from("<H", record.body, 10)
        parts: list[str] = []
        for piece in record.more:
            if length <= 0:
                break
            text = characters(piece[1 : 1 + length * (1 + (piece[0] & 1))], piece[0]) if piece else ""
            parts.append(text)
            length -= len(text)
        self.texts[self._shape] = "".join(parts)


def unpacked(value: int) -> float:
    """Return a number that was packed into 30 bits: an integer or a float's upper half, perhaps in hundredths."""
    if value & 2:
        number = float((value >> 2) - (1 << 30 if value & 0x80000000 else 0))
    else:
        number = float(struct.unpack("<d", struct.pack("<Q", (value & 0xFFFFFFFC) << 32))[0])
    return number / 100 if value & 1 else number


def truth(value: int) -> str:
    """Return how a sheet shows a yes or a no."""
    return "TRUE" if value else "FALSE"
