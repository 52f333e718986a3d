"""A run of OpenDocument content (a body, a header, a text box) walked in reading order into blocks and tables.

A tracked insertion stays in its paragraph, flagged; a deletion comes back as a block of its own that holds the
paragraph as it read before, so that it never mixes into the text that stands.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from aggregator.model.documents import BlockKind, Locator
from aggregator.reading.draft import Draft
from aggregator.reading.odf.names import Styles, attribute, child, count, tag_of
from aggregator.reading.odf.table import Grid, rows_of

Place = Callable[[str, int], Locator]
"""``(path, paragraph number) -> Locator`` of what stands there."""

_BLANKS = re.compile(r"[ \t\r\n]+")
_MOST_BLANKS = 100
_BREAKS = {"text:tab": "\t", "text:line-break": "\n"}
_SILENT = {
    "text:note-citation",
    "text:ruby-text",
    "text:tracked-changes",
    "text:sequence-decls",
    "text:variable-decls",
    "text:user-field-decls",
    "office:binary-data",
    "dc:creator",
    "dc:date",
    "meta:date-string",
    "svg:title",
    "svg:desc",
    "presentation:notes",
    "presentation:header",
    "presentation:footer",
    "presentation:date-time",
    "office:event-listeners",
}
_FIELDS = {"form:label", "form:current-value", "form:value", "form:title"}
SHAPES = {
    "draw:a",
    "draw:caption",
    "draw:circle",
    "draw:connector",
    "draw:custom-shape",
    "draw:ellipse",
    "draw:frame",
    "draw:g",
    "draw:line",
    "draw:measure",
    "draw:path",
    "draw:polygon",
    "draw:polyline",
    "draw:rect",
    "draw:regular-polygon",
}
_CHANGE_MARKS = {"text:change", "text:change-start", "text:change-end"}


@dataclass(slots=True)
class Changes:
    """Tracked changes of a document: which regions are insertions, what deletions took out, and what is open."""

    insertions: set[str] = field(default_factory=set)
    deletions: dict[str, Any] = field(default_factory=dict)
    open: set[str] = field(default_factory=set)

    def learn(self, tracked: Any) -> None:
        """Take in the list of changes at the start of a body."""
        for region in tracked:
            for change in region:
                identity = attribute(region, "text:id") or str(
                    region.get("{http://www.w3.org/XML/1998/namespace}id") or ""
                )
                if tag_of(change) == "text:insertion":
                    self.insertions.add(identity)
                elif tag_of(change) == "text:deletion":
                    self.deletions[identity] = change

    def mark(self, element: Any) -> None:
        """Open or close an insertion."""
        identity = attribute(element, "text:change-id")
        if tag_of(element) == "text:change-end":
            self.open.discard(identity)
        elif identity in self.insertions:
            self.open.add(identity)

    def deleted(self, element: Any) -> Any | None:
        """Return what was deleted at a change mark, once."""
        return self.deletions.pop(attribute(element, "text:change-id"), None)


class _Piece(NamedTuple):
    text: str
    hidden: bool
    revision: str | None


@dataclass(frozen=True, slots=True)
class Story:
    """A walk over content.

    Parameters
    ----------
    kind
        What its paragraphs are; `BlockKind.PARAGRAPH` leaves headings and lists to their elements.
    path
        What places say before the paragraph's number, empty for a body.
    """

    draft: Draft
    styles: Styles
    place: Place
    kind: BlockKind = BlockKind.PARAGRAPH
    path: str = ""
    label: str = ""
    hidden: bool = False
    changes: Changes = field(default_factory=Changes)
    numbers: dict[str, int] = field(default_factory=dict)

    def tell(self, parent: Any, kind: BlockKind | None = None) -> None:
        """Read the paragraphs, lists, tables and shapes under an element."""
        for element in parent:
            self.tell_one(element, kind or self.kind)

    def tell_one(self, element: Any, kind: BlockKind) -> None:
        """Read one element and what is in it."""
        tag = tag_of(element)
        if tag in {"text:p", "text:h"}:
            self._paragraph(element, kind)
        elif tag == "table:table":
            self._table(element)
        elif tag == "text:list":
            self.tell(element, BlockKind.LIST_ENTRY if kind is BlockKind.PARAGRAPH else kind)
        elif tag in _CHANGE_MARKS:
            self._change(element, kind)
        else:
            self._tell_other(element, tag, kind)

    def _tell_other(self, element: Any, tag: str, kind: BlockKind) -> None:
        if tag == "text:tracked-changes":
            self.changes.learn(element)
        elif tag == "text:section":
            self._hiding(attribute(element, "text:display") in {"none", "condition"}).tell(element, kind)
        elif tag == "office:annotation":
            self._annotation(element, self._at("paragraph", self._count("paragraph")))
        elif tag in SHAPES:
            self.shape(element, self._at("drawing", self._count("drawing")))
        elif tag == "office:forms":
            self._forms(element)
        elif tag and tag not in _SILENT:
            self.tell(element, kind)

    def _count(self, what: str) -> int:
        self.numbers[what] = self.numbers.get(what, 0) + 1
        return self.numbers[what]

    def _at(self, what: str, number: int) -> str:
        return f"{self.path} {what} {number}".lstrip()

    def _hiding(self, hides: bool) -> Story:
        return self._within(hidden=True) if hides and not self.hidden else self

    def _within(
        self, kind: BlockKind | None = None, path: str | None = None, label: str | None = None, hidden: bool = False
    ) -> Story:
        inner = path is not None and path != self.path
        return Story(
            self.draft,
            self.styles,
            self.place,
            kind or self.kind,
            self.path if path is None else path,
            self.label if label is None else label,
            self.hidden or hidden,
            self.changes,
            {} if inner else self.numbers,
        )

    def _add(self, kind: BlockKind, text: str, path: str, number: int = 0, **said: Any) -> None:
        hidden = bool(said.pop("hidden", False)) or self.hidden
        label = said.pop("label", self.label)
        self.draft.add(kind, text, self.place(path, number), label=label, hidden=hidden, **said)

    def _paragraph(self, element: Any, kind: BlockKind) -> None:
        number = self._count("paragraph")
        path = self._at("paragraph", number)
        if tag_of(element) == "text:h" and kind in {BlockKind.PARAGRAPH, BlockKind.LIST_ENTRY}:
            kind = BlockKind.HEADING
        beside: list[Any] = []
        pieces = self._pieces(element, beside)
        self._write(pieces, kind, path, number)
        for other in beside:
            self.beside(other, path)

    def _write(self, pieces: list[_Piece], kind: BlockKind, path: str, number: int = 0) -> str:
        """Keep a paragraph in as many blocks as it has states, and return it as it stands, hidden text and all."""
        standing = [piece for piece in pieces if piece.revision != "del"]
        added = any(piece.revision == "ins" and piece.text.strip() for piece in standing)
        whole = _tidy(standing)
        if any(piece.hidden and piece.text.strip() for piece in standing):
            shown = _tidy([piece for piece in standing if not piece.hidden])
            self._add(kind, shown, path, number, revision="ins" if added else None)
            self._add(kind, whole, path, number, hidden=True)
        else:
            self._add(kind, whole, path, number, revision="ins" if added else None)
        self._before(pieces, kind, path, number)
        return whole

    def _before(self, pieces: list[_Piece], kind: BlockKind, path: str, number: int = 0) -> None:
        if any(piece.revision == "del" and piece.text.strip() for piece in pieces):
            before = _tidy([piece for piece in pieces if piece.revision != "ins"])
            self._add(kind, before, path, number, revision="del")

    def _pieces(self, paragraph: Any, beside: list[Any]) -> list[_Piece]:
        hides = self.styles.hides("paragraph", attribute(paragraph, "text:style-name"))
        pieces: list[_Piece] = []
        self._inline(paragraph, hides, pieces, beside)
        return pieces

    def _inline(self, parent: Any, hidden: bool, pieces: list[_Piece], beside: list[Any]) -> None:
        self._text(parent.text, hidden, pieces)
        for element in parent:
            tag = tag_of(element)
            if tag == "text:s":
                pieces.append(self._piece("\0" * count(element, "text:c", _MOST_BLANKS), hidden))
            elif tag in _BREAKS:
                pieces.append(self._piece(_BREAKS[tag], hidden))
            elif tag in _CHANGE_MARKS:
                self._inline_change(element, pieces, beside)
            elif tag in {"text:note", "office:annotation"} or tag in SHAPES:
                beside.append(element)
            elif tag in {"text:hidden-text", "text:hidden-paragraph"}:
                self._text(attribute(element, "text:string-value") or element.text, True, pieces)
            elif tag and tag not in _SILENT:
                hides = hidden or self.styles.hides("text", attribute(element, "text:style-name"))
                self._inline(element, hides, pieces, beside)
            self._text(element.tail, hidden, pieces)

    def _piece(self, text: str, hidden: bool) -> _Piece:
        return _Piece(text, hidden, "ins" if self.changes.open else None)

    def _text(self, text: str | None, hidden: bool, pieces: list[_Piece]) -> None:
        if text:
            pieces.append(self._piece(_BLANKS.sub(" ", text), hidden))

    def _inline_change(self, element: Any, pieces: list[_Piece], beside: list[Any]) -> None:
        self.changes.mark(element)
        deletion = self.changes.deleted(element)
        for number, paragraph in enumerate(() if deletion is None else _paragraphs(deletion)):
            gone = self._pieces(paragraph, beside)
            lead = [_Piece("\n", False, "del")] if number else []
            pieces += [*lead, *(piece._replace(revision="del") for piece in gone)]

    def _change(self, element: Any, kind: BlockKind) -> None:
        """Read a change between paragraphs: what was deleted there is a block for each paragraph."""
        pieces: list[_Piece] = []
        beside: list[Any] = []
        self._inline_change(element, pieces, beside)
        self._before(pieces, kind, self._at("paragraph", self.numbers.get("paragraph", 0) + 1))

    def beside(self, element: Any, path: str) -> None:
        """Read a note, a comment or a shape that is anchored in text."""
        tag = tag_of(element)
        if tag == "text:note":
            self._note(element, path)
        elif tag == "office:annotation":
            self._annotation(element, path)
        else:
            self.shape(element, f"{path} drawing")

    def _note(self, element: Any, path: str) -> None:
        body = child(element, "text:note-body")
        word = attribute(element, "text:note-class") or "footnote"
        if body is not None:
            self._within(BlockKind.FOOTNOTE, f"{path} {word}", "").tell(body)

    def _annotation(self, element: Any, path: str) -> None:
        creator = child(element, "dc:creator")
        author = "" if creator is None else "".join(creator.itertext()).strip()
        self._within(BlockKind.COMMENT, f"{path} comment", author).tell(element)

    def shape(self, element: Any, path: str) -> None:
        """Read a shape: its text boxes, tables, nested shapes and alternative text."""
        hides = attribute(element, "draw:display") in {"none", "printer"}
        told = self._hiding(hides)
        for name in ("svg:title", "svg:desc"):
            said = child(element, name)
            if said is not None:
                told._add(BlockKind.NOTE, "".join(said.itertext()), path, label="alternative text")
        kind = told.kind if told.kind is not BlockKind.PARAGRAPH else BlockKind.TEXTBOX
        inner = told._within(kind, path)
        for part in element:
            tag = tag_of(part)
            if tag in SHAPES:
                told.shape(part, path)
            elif tag not in _SILENT:
                inner.tell_one(part, kind)

    def _forms(self, forms: Any) -> None:
        for element in forms.iter():
            if not tag_of(element).startswith("form:"):
                continue
            name = attribute(element, "form:name")
            path = self._at("form field", self._count("form field"))
            for text in dict.fromkeys(attribute(element, key) for key in sorted(_FIELDS)):
                self._add(BlockKind.FORM_FIELD, text, path, label=name)

    def _table(self, element: Any) -> None:
        number = self._count("table")
        path = self._at("table", number)
        after, grid = len(self.draft.blocks), Grid(self.draft.budget)
        slots = list(rows_of(element, grid))
        if grid.next_row == 1 and len(slots) == 1 and slots[0][1:5] == (0, 0, 1, 1):  # a frame around text, no table
            self._within(path=path).tell(slots[0].element)
            return
        nested: list[tuple[Any, str]] = []
        beside: list[tuple[Any, str]] = []
        for slot in slots:
            where = f"{path} row {slot.row + 1} column {slot.column + 1}"
            grid.put(slot, self.cell_text(slot.element, where, nested, beside))
        if grid.cells:
            title = attribute(element, "table:name")
            self.draft.tables.append(grid.table(self.place(path, 0), title, after, "markup"))
        for inner, where in nested:
            self._within(path=where).tell_one(inner, self.kind)
        for other, where in beside:
            self.beside(other, where)

    def cell_text(self, cell: Any, path: str, nested: list[tuple[Any, str]], beside: list[tuple[Any, str]]) -> str:
        """Return the text of a cell; tables and shapes in it are added to ``nested`` and ``beside``."""
        lines: list[str] = []
        for element in _cell_parts(cell):
            tag = tag_of(element)
            if tag == "table:table":
                nested.append((element, path))
            elif tag in {"text:p", "text:h"}:
                drawn: list[Any] = []
                pieces = self._pieces(element, drawn)
                text = _tidy([piece for piece in pieces if piece.revision != "del"])
                if text.strip():
                    lines.append(text)
                self._before(pieces, self.kind, path)
                beside += [(other, path) for other in drawn]
            elif tag in _CHANGE_MARKS:
                self._change(element, self.kind)
            else:
                beside.append((element, path))
        return "\n".join(lines)


def _cell_parts(cell: Any) -> list[Any]:
    """Return the paragraphs, tables and shapes of a cell, out of their lists and sections."""
    found: list[Any] = []
    wanted = {"text:p", "text:h", "table:table", "office:annotation"} | SHAPES | _CHANGE_MARKS
    waiting = list(reversed(cell))
    while waiting:
        element = waiting.pop()
        tag = tag_of(element)
        if tag in wanted:
            found.append(element)
        elif tag and tag not in _SILENT:
            waiting += reversed(element)
    return found


def _paragraphs(deletion: Any) -> list[Any]:
    return [element for element in deletion.iter() if tag_of(element) in {"text:p", "text:h"}]


def _tidy(pieces: list[_Piece]) -> str:
    """Return the text of pieces, with blanks as the standard collapses them; those it keeps came in as NUL."""
    text = "".join(piece.text for piece in pieces)
    return re.sub(r" {2,}", " ", text).replace("\0", " ").strip(" ")
