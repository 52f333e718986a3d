"""One story of an RTF document: its paragraphs and tables, as its tokens come in."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from aggregator.model.documents import BlockKind, PartLoc, Table
from aggregator.reading.draft import Draft
from aggregator.reading.rtf.table import Edge, Rows
from aggregator.reading.rtf.tokens import joined


class Piece(NamedTuple):
    """Text of one look: hidden or not, inserted, deleted or neither."""

    text: str
    hidden: bool = False
    revision: str | None = None


@dataclass(slots=True)
class Counters:
    """How many paragraphs, notes and the like there are so far."""

    numbers: dict[str, int] = field(default_factory=dict)

    def next(self, what: str) -> int:
        """Count one more."""
        self.numbers[what] = self.numbers.get(what, 0) + 1
        return self.numbers[what]


@dataclass(slots=True)
class Story:
    """Paragraphs and tables in the making.

    Parameters
    ----------
    place
        What places say before the paragraph's number (``footnote 2``), empty for the body.
    in_table
        Whether the paragraph that is being read belongs to a cell.
    """

    draft: Draft
    counters: Counters
    kind: BlockKind = BlockKind.PARAGRAPH
    place: str = ""
    label: str = ""
    in_table: bool = False
    paragraph_kind: BlockKind = BlockKind.PARAGRAPH
    left: int = 0
    edges: list[Edge] = field(default_factory=list)
    _pieces: list[Piece] = field(default_factory=list)
    _lines: list[str] = field(default_factory=list)
    _hidden: bool = False
    _row: list[tuple[str, bool]] = field(default_factory=list)
    _rows: Rows = field(default_factory=Rows)
    _after: int = 0

    def add(self, piece: Piece) -> None:
        """Take in text."""
        if piece.text:
            self._pieces.append(piece)

    def end_paragraph(self) -> None:
        """Close a paragraph: a line of a cell, or a block."""
        if self.in_table:
            self._end_line()
            return
        self.end_table()
        self._write(self._at("paragraph"))

    def end_cell(self) -> None:
        """Close a cell."""
        self._end_line()
        self._close_cell()

    def end_row(self) -> None:
        """Close a row."""
        if self._lines or (self._pieces and self._row):
            self.end_cell()
        self._close_row()

    def end_table(self) -> None:
        """Close a table, if one is open; the paragraph after it is not part of it."""
        if self._lines:
            self._close_cell()
        self._close_row()
        rows, self._rows = self._rows, Rows()
        if not rows.rows:
            return
        cells, columns = rows.cells()
        path = self._at("table")
        if len(rows.rows) == 1 and columns == 1:  # a frame around text, not a table
            for cell in cells:
                self.draft.add(self.kind, cell.text, PartLoc("", path), label=self.label, hidden=cell.hidden)
        elif cells:
            where = PartLoc("", path)
            table = Table(where, cells, len(rows.rows), columns, after=self._after, method="markup")
            self.draft.tables.append(table)

    def _close_cell(self) -> None:
        if not self._rows.rows and not self._row:
            self._after = len(self.draft.blocks)
        text = "\n".join(self._lines)
        self.draft.budget.spend("cells")
        self.draft.budget.spend("characters", len(text))
        self._row.append((text, self._hidden))
        self._lines, self._hidden = [], False

    def _close_row(self) -> None:
        if self._row:
            self._rows.put(self._row, self.left, list(self.edges))
        self._row = []

    def end(self) -> None:
        """Close the story."""
        self.in_table = self.in_table and bool(self._row or self._rows.rows)
        if self._pieces or self._lines:
            self.end_paragraph()
        self.end_table()

    def _at(self, what: str) -> str:
        if self.place:
            return self.place
        return f"{what} {self.counters.next(what)}"

    def _end_line(self) -> None:
        pieces, self._pieces = self._pieces, []
        text = joined(piece.text for piece in pieces if piece.revision != "del")
        self._hidden = self._hidden or any(piece.hidden and piece.text.strip() for piece in pieces)
        if text.strip():
            self._lines.append(text)
        self._before(pieces, PartLoc("", self.place or f"table {self.counters.numbers.get('table', 0) + 1}"))

    def _write(self, path: str) -> None:
        pieces, self._pieces = self._pieces, []
        where = PartLoc("", path)
        standing = [piece for piece in pieces if piece.revision != "del"]
        added = "ins" if any(piece.revision == "ins" and piece.text.strip() for piece in standing) else None
        whole = joined(piece.text for piece in standing)
        kind = self.paragraph_kind if self.kind is BlockKind.PARAGRAPH else self.kind
        if any(piece.hidden and piece.text.strip() for piece in standing):
            shown = joined(piece.text for piece in standing if not piece.hidden)
            self.draft.add(kind, shown, where, label=self.label, revision=added)
            self.draft.add(kind, whole, where, label=self.label, hidden=True)
        else:
            self.draft.add(kind, whole, where, label=self.label, revision=added)
        self._before(pieces, where)

    def _before(self, pieces: list[Piece], where: PartLoc) -> None:
        if any(piece.revision == "del" and piece.text.strip() for piece in pieces):
            before = joined(piece.text for piece in pieces if piece.revision != "ins")
            self.draft.add(self.kind, before, where, label=self.label, revision="del")
