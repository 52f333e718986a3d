"""One part of a word-processing package, walked in reading order into blocks and tables.

Word keeps both sides of a tracked change, text boxes twice, and merged cells once for every row they cross. The walk
keeps each thing once and says what it is: an insertion stays in its paragraph, flagged; a deletion comes back as a
block of its own that holds the paragraph as it read before, so that it never mixes into the text that stands.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from aggregator.model.documents import BlockKind, Cell, PartLoc, Table
from aggregator.reading.draft import Draft
from aggregator.reading.ooxml import alternative, attribute, child, tag_of
from aggregator.reading.word.boxes import box_of_control, box_of_field, symbol
from aggregator.reading.word.cells import Grid, count, merge_of
from aggregator.reading.word.drawn import described, drawn_text, shape_text
from aggregator.reading.word.styles import Styles, is_on, numbering, outline_level
from aggregator.reading.xml_source import local_name

_REVISIONS = {"w:ins": "ins", "w:moveTo": "ins", "w:del": "del", "w:moveFrom": "del"}
_SKIPPED = {"w:pPr", "w:rPr", "w:sdtPr", "w:sdtEndPr", "w:tblPr", "w:tblGrid", "w:trPr", "w:tcPr", "w:sectPr", "w:rt"}
_CHARACTERS = {
    "w:tab": "\t",
    "w:ptab": "\t",
    "w:br": "\n",
    "w:cr": "\n",
    "w:noBreakHyphen": "-",
    "w:softHyphen": "\u00ad",
}
_SIGNS = {"w:sym": symbol, "w:sdt": box_of_control, "w:fldChar": box_of_field}
_DRAWN = {"w:drawing", "w:pict", "w:object"}


class _Piece(NamedTuple):
    text: str
    hidden: bool
    revision: str | None


class _Wording(NamedTuple):
    """A paragraph's text as it stands, with its hidden text, and as it read before tracked changes."""

    shown: str
    with_hidden: str
    before: str
    inserted: bool


class Story:
    """A walk over one part.

    Parameters
    ----------
    kind
        What its paragraphs are; `BlockKind.PARAGRAPH` leaves headings and lists to their styles.
    place
        What locators say before the paragraph number (``footnote 2``), empty for a body.
    label
        Label of every block, such as a comment's author.
    """

    def __init__(
        self,
        draft: Draft,
        styles: Styles,
        part: str,
        kind: BlockKind = BlockKind.PARAGRAPH,
        place: str = "",
        label: str = "",
    ) -> None:
        self._draft = draft
        self._styles = styles
        self._part = part
        self._kind = kind
        self._place = place
        self._label = label
        self._paragraphs = 0
        self._tables = 0
        self._caption = ""

    def tell(self, parent: Any, revision: str | None = None) -> None:
        """Read the paragraphs and tables under an element."""
        for element in parent:
            tag = tag_of(element)
            if tag == "w:p":
                self._paragraph(element, revision)
            elif tag == "w:tbl":
                self._tables += 1
                self._table(element, revision, self._at(f"table {self._tables}"))
            elif tag == "mc:AlternateContent":
                branch = alternative(element)
                if branch is not None:
                    self.tell(branch, revision)
            elif tag.startswith("w:") and tag not in _SKIPPED:
                self.tell(element, _REVISIONS.get(tag, revision))

    def _at(self, place: str) -> str:
        return f"{self._place} {place}" if self._place else place

    def _paragraph(self, element: Any, revision: str | None) -> None:
        self._paragraphs += 1
        place = self._place if self._place and not self._kind_varies() else self._at(f"paragraph {self._paragraphs}")
        kind, caption = self._kind_of(element)
        wording = self._write(element, revision, kind, place)
        self._caption = wording.shown.strip() if caption else ""

    def _kind_varies(self) -> bool:
        return self._kind is BlockKind.PARAGRAPH or not self._place

    def _kind_of(self, element: Any) -> tuple[BlockKind, bool]:
        if self._kind is not BlockKind.PARAGRAPH:
            return self._kind, False
        properties = child(element, "w:pPr")
        style = self._styles.of(_style_id(properties, "w:pStyle"))
        if style.heading or outline_level(properties) is not None:
            return BlockKind.HEADING, False
        listed = numbering(properties)
        if style.listed if listed is None else listed:
            return BlockKind.LIST_ENTRY, False
        return BlockKind.PARAGRAPH, style.caption

    def _write(self, element: Any, revision: str | None, kind: BlockKind, place: str) -> _Wording:
        """Keep a paragraph's text, in as many blocks as it has states, and what is drawn in it."""
        drawn: list[tuple[Any, str | None]] = []
        wording = self._wording(element, revision, drawn)
        where = PartLoc(self._part, place)
        added = "ins" if wording.inserted else None
        self._draft.add(kind, wording.shown, where, label=self._label, revision=added)
        self._write_beside(wording, kind, where)
        for drawing, change in drawn:
            self._drawing(drawing, change, place)
        return wording

    def _write_beside(self, wording: _Wording, kind: BlockKind, where: PartLoc) -> None:
        if wording.with_hidden:
            self._draft.add(kind, wording.with_hidden, where, label=self._label, hidden=True)
        if wording.before:
            self._draft.add(kind, wording.before, where, label=self._label, revision="del")

    def _wording(self, element: Any, revision: str | None, drawn: list[tuple[Any, str | None]]) -> _Wording:
        style = self._styles.of(_style_id(child(element, "w:pPr"), "w:pStyle"))
        pieces: list[_Piece] = []
        self._inline(element, revision, style.hidden, pieces, drawn)
        standing = [piece for piece in pieces if piece.revision != "del"]
        shown = "".join(piece.text for piece in standing if not piece.hidden)
        hides = any(piece.hidden and piece.text.strip() for piece in standing)
        deletes = any(piece.revision == "del" and piece.text.strip() for piece in pieces)
        return _Wording(
            shown,
            "".join(piece.text for piece in standing) if hides else "",
            "".join(piece.text for piece in pieces if piece.revision != "ins") if deletes else "",
            any(piece.revision == "ins" and piece.text.strip() and not piece.hidden for piece in pieces),
        )

    def _inline(
        self,
        parent: Any,
        revision: str | None,
        hidden: bool,
        pieces: list[_Piece],
        drawn: list[tuple[Any, str | None]],
    ) -> None:
        for element in parent:
            tag = tag_of(element)
            if tag in {"w:t", "m:t", "w:delText"}:
                change = "del" if tag == "w:delText" else revision
                pieces.append(_Piece(element.text or "", hidden, change))
            elif tag == "w:r":
                self._inline(element, revision, self._hides(element, hidden), pieces, drawn)
            elif (sign := _sign(element, tag)) is not None:
                pieces.append(_Piece(sign, hidden, revision))
            elif tag in _DRAWN:
                drawn.append((element, revision))
            elif tag == "mc:AlternateContent":
                branch = alternative(element)
                if branch is not None:
                    self._inline(branch, revision, hidden, pieces, drawn)
            elif tag[:2] in {"w:", "m:"} and tag not in _SKIPPED:
                self._inline(element, _REVISIONS.get(tag, revision), hidden, pieces, drawn)

    def _hides(self, run: Any, hidden: bool) -> bool:
        properties = child(run, "w:rPr")
        if properties is None:
            return hidden
        said = is_on(properties, "w:vanish")
        return (hidden or self._styles.of(_style_id(properties, "w:rStyle")).hidden) if said is None else said

    def _drawing(self, drawing: Any, revision: str | None, place: str) -> None:
        """Read text boxes, shapes' own text and the alternative text of what is drawn in a paragraph."""
        for number, element in enumerate(drawn_text(drawing), start=1):
            where = PartLoc(self._part, f"{place} text box {number}")
            tag = tag_of(element)
            if tag == "w:txbxContent":
                kind = BlockKind.TEXTBOX
                box = Story(self._draft, self._styles, self._part, kind, f"{place} text box {number}", self._label)
                box.tell(element, revision)
            elif tag == "a:p":
                self._draft.add(BlockKind.TEXTBOX, shape_text(element), where, revision=revision)
            elif local_name(element) == "textpath":
                said = str(element.get("string") or "")
                self._draft.add(BlockKind.TEXTBOX, said, where, label="watermark", revision=revision)
            else:
                said = described(element)
                self._draft.add(BlockKind.NOTE, said, PartLoc(self._part, place), label="alternative text")

    def _table(self, element: Any, revision: str | None, path: str) -> None:
        rows = [(row, change) for row, change in _within(element, "w:tr", revision) if change != "del"]
        if len(rows) == 1:
            cells = [cell for cell, _ in _within(rows[0][0], "w:tc", None)]
            if len(cells) == 1:  # a frame around text, not a table
                self.tell(cells[0], rows[0][1])
                return
        self._deleted_rows(element, revision, path)
        title, self._caption = self._caption, ""
        after = len(self._draft.blocks)
        grid = Grid()
        nested: list[tuple[Any, str | None, str]] = []
        for number, (row, change) in enumerate(rows):
            self._row(row, change, number, grid, f"{path} row {number + 1}", nested)
        filled = grid.filled()
        if filled:
            where = PartLoc(self._part, path)
            table = Table(where, filled, len(rows), grid.width, after=after, title=title, method="markup")
            self._draft.tables.append(table)
        for inner, change, place in nested:
            self._table(inner, change, place)

    def _deleted_rows(self, element: Any, revision: str | None, path: str) -> None:
        for row, change in _within(element, "w:tr", revision):
            if change != "del":
                continue
            texts = [self._wording(paragraph, "del", []).before for paragraph in _paragraphs(row)]
            line = "\t".join(text for text in texts if text)
            self._draft.add(self._kind, line, PartLoc(self._part, path), label=self._label, revision="del")

    def _row(
        self,
        row: Any,
        revision: str | None,
        number: int,
        grid: Grid,
        path: str,
        nested: list[tuple[Any, str | None, str]],
    ) -> None:
        properties = child(row, "w:trPr")
        hidden = bool(is_on(properties, "w:hidden"))
        column = count(None if properties is None else child(properties, "w:gridBefore"), 0)
        for cell, change in _within(row, "w:tc", revision):
            settings = child(cell, "w:tcPr")
            width = count(None if settings is None else child(settings, "w:gridSpan"), 1)
            place = f"{path} column {column + 1}"
            text, hides = self._cell_text(cell, change, place, nested)
            self._draft.budget.spend("cells")
            self._draft.budget.spend("characters", len(text))
            grid.put(Cell(number, column, text, 1, width, hidden or hides), merge_of(settings))
            column += width

    def _cell_text(
        self, cell: Any, revision: str | None, place: str, nested: list[tuple[Any, str | None, str]]
    ) -> tuple[str, bool]:
        lines: list[str] = []
        hides, tables = False, 0
        for inner, change in _cell_parts(cell, revision):
            if tag_of(inner) == "w:tbl":
                tables += 1
                nested.append((inner, change, f"{place} table {tables}"))
                continue
            drawn: list[tuple[Any, str | None]] = []
            wording = self._wording(inner, change, drawn)
            hides = hides or bool(wording.with_hidden)
            text = wording.with_hidden or wording.shown
            if text.strip():
                lines.append(text)
            if wording.before:
                where = PartLoc(self._part, place)
                self._draft.add(self._kind, wording.before, where, label=self._label, revision="del")
            for drawing, was in drawn:
                self._drawing(drawing, was, place)
        return "\n".join(lines), hides


def _sign(element: Any, tag: str) -> str | None:
    """Return the character that an element stands for, None where it stands for none."""
    reader = _SIGNS.get(tag)
    return _CHARACTERS.get(tag) if reader is None else reader(element)


def _style_id(properties: Any | None, name: str) -> str | None:
    style = None if properties is None else child(properties, name)
    return None if style is None else attribute(style, "w:val")


def _within(parent: Any, wanted: str, revision: str | None) -> Iterator[tuple[Any, str | None]]:
    """Yield rows or cells through content controls and tracked changes, each with its revision."""
    for element in parent:
        tag = tag_of(element)
        if tag == wanted:
            yield element, _own_revision(element) or revision
        elif tag == "mc:AlternateContent":
            branch = alternative(element)
            if branch is not None:
                yield from _within(branch, wanted, revision)
        elif tag.startswith("w:") and tag not in _SKIPPED:
            yield from _within(element, wanted, _REVISIONS.get(tag, revision))


def _own_revision(element: Any) -> str | None:
    """Return the tracked change of a whole row or cell, which stands in its properties."""
    properties = child(element, "w:trPr")
    if properties is None:
        properties = child(element, "w:tcPr")
    if properties is None:
        return None
    for name, revision in (("w:del", "del"), ("w:cellDel", "del"), ("w:ins", "ins"), ("w:cellIns", "ins")):
        if child(properties, name) is not None:
            return revision
    return None


def _cell_parts(parent: Any, revision: str | None) -> Iterator[tuple[Any, str | None]]:
    for element in parent:
        tag = tag_of(element)
        if tag in {"w:p", "w:tbl"}:
            yield element, revision
        elif tag == "mc:AlternateContent":
            branch = alternative(element)
            if branch is not None:
                yield from _cell_parts(branch, revision)
        elif tag.startswith("w:") and tag not in _SKIPPED:
            yield from _cell_parts(element, _REVISIONS.get(tag, revision))


def _paragraphs(element: Any) -> Iterator[Any]:
    return (found for found in element.iter() if tag_of(found) == "w:p")
