"""What is drawn on one slide, notes page, layout or master, in blocks and tables."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any

from aggregator.model.documents import BlockKind, Cell, SlideLoc, Table
from aggregator.reading.draft import Draft
from aggregator.reading.ooxml import alternative, attribute, child, tag_of
from aggregator.reading.slides.paragraphs import paragraphs

_TITLES = {"title", "ctrTitle"}
_PLACEHOLDERS = {
    "title": BlockKind.HEADING,
    "ctrTitle": BlockKind.HEADING,
    "ftr": BlockKind.FOOTER,
    "dt": BlockKind.FOOTER,
    "hdr": BlockKind.HEADER,
}
_PROPERTIES = ("p:nvSpPr", "p:nvGraphicFramePr", "p:nvPicPr", "p:nvCxnSpPr", "p:nvGrpSpPr")
_SHAPES = {"p:sp", "p:graphicFrame", "p:pic", "p:cxnSp"}
_BULLETS = {"a:buChar", "a:buAutoNum", "a:buBlip"}
_WIDEST = 1_000


class Drawing:
    """A walk over the shapes of one part.

    Parameters
    ----------
    slide, hidden
        The slide's number in the show, and whether it is left out of it.
    place
        What locators say before the shape's name, such as ``notes``.
    plain
        What a paragraph is that no placeholder makes a title or a footer.
    framed
        Called for a frame that refers to another part: a chart or a diagram.
    """

    def __init__(
        self,
        draft: Draft,
        slide: int,
        *,
        hidden: bool = False,
        place: str = "",
        plain: BlockKind = BlockKind.PARAGRAPH,
        framed: Callable[[Any, SlideLoc], None] | None = None,
    ) -> None:
        self._draft = draft
        self._slide = slide
        self._hidden = hidden
        self._place = place
        self._plain = plain
        self._framed = framed
        self._names: Counter[str] = Counter()

    def draw(self, tree: Any | None) -> None:
        """Read all shapes under a shape tree, the slide's title first."""
        shapes = [] if tree is None else list(_shapes(tree, hidden=False))
        shapes.sort(key=lambda found: placeholder(found[0]) not in _TITLES)
        for shape, hidden in shapes:
            self._shape(shape, hidden or self._hidden)

    def draw_fixed(self, tree: Any | None) -> None:
        """Read the shapes of a layout or master that show on its slides: all but the placeholders."""
        for shape, hidden in () if tree is None else _shapes(tree, hidden=False):
            if placeholder(shape) is None:
                self._shape(shape, hidden or self._hidden)

    def _shape(self, shape: Any, hidden: bool) -> None:
        if placeholder(shape) == "sldNum":
            return
        drawn = _drawn_properties(shape)
        where = SlideLoc(self._slide, self._named(shape, drawn), 0, hidden)
        described = "" if drawn is None else attribute(drawn, "descr") or ""
        if tag_of(shape) == "p:graphicFrame":
            self._frame(shape, where)
        else:
            self._text(shape, where)
        self._draft.add(BlockKind.NOTE, described, where, label="alternative text", hidden=hidden)

    def _named(self, shape: Any, drawn: Any | None) -> str:
        """Return a shape's name as the selection pane has it, numbered where two have the same."""
        name = ("" if drawn is None else (attribute(drawn, "name") or "").strip()) or tag_of(shape).rpartition(":")[2]
        if self._place:
            name = self._place if placeholder(shape) == "body" else f"{self._place} {name}"
        self._names[name] += 1
        return name if self._names[name] == 1 else f"{name} ({self._names[name]})"

    def _text(self, shape: Any, where: SlideLoc) -> None:
        body = child(shape, "p:txBody")
        role = placeholder(shape)
        kind = self._plain if role is None else _PLACEHOLDERS.get(role, self._plain)
        if kind is BlockKind.PARAGRAPH and body is not None and _is_list(body):
            kind = BlockKind.LIST_ENTRY
        for number, text in enumerate(paragraphs(body), start=1):
            place = SlideLoc(where.slide, where.shape, number, where.hidden)
            self._draft.add(kind, text, place, hidden=where.hidden)

    def _frame(self, shape: Any, where: SlideLoc) -> None:
        for element in shape.iter():
            if tag_of(element) == "a:tbl":
                self._table(element, where)
                return
        if self._framed is not None:
            self._framed(shape, where)

    def _table(self, element: Any, where: SlideLoc) -> None:
        cells: list[Cell] = []
        width = 0
        rows = [row for row in element if tag_of(row) == "a:tr"]
        for number, row in enumerate(rows):
            for column, cell in enumerate(cell for cell in row if tag_of(cell) == "a:tc"):
                width = max(width, column + 1)
                text = "\n".join(paragraphs(child(cell, "a:txBody")))
                if text:
                    spans = _span(cell, "rowSpan"), _span(cell, "gridSpan")
                    # Covered by a merge and still in the file: what it says is not seen.
                    covered = _is_on(cell, "hMerge") or _is_on(cell, "vMerge")
                    cells.append(Cell(number, column, text, *spans, covered or where.hidden))
        self._draft.table(Table(where, tuple(cells), len(rows), width, len(self._draft.blocks), method="markup"))


def placeholder(shape: Any) -> str | None:
    """Return which placeholder a shape fills (``title``, ``body``, ``ftr`` ...), or None for any other shape."""
    for name in _PROPERTIES:
        properties = child(shape, name)
        application = None if properties is None else child(properties, "p:nvPr")
        held = None if application is None else child(application, "p:ph")
        if held is not None:
            return attribute(held, "type") or "obj"
    return None


def shape_tree(root: Any) -> Any | None:
    """Return the shape tree of a slide, notes page, layout or master."""
    common = child(root, "p:cSld")
    return None if common is None else child(common, "p:spTree")


def _shapes(tree: Any, *, hidden: bool) -> Iterator[tuple[Any, bool]]:
    for element in tree:
        tag = tag_of(element)
        if tag == "mc:AlternateContent":
            branch = alternative(element)
            if branch is not None:
                yield from _shapes(branch, hidden=hidden)
        elif tag in _SHAPES or tag == "p:grpSp":
            drawn = _drawn_properties(element)
            hides = hidden or (drawn is not None and _is_on(drawn, "hidden"))
            if tag == "p:grpSp":
                yield from _shapes(element, hidden=hides)
            else:
                yield element, hides


def _drawn_properties(shape: Any) -> Any | None:
    for name in _PROPERTIES:
        properties = child(shape, name)
        if properties is not None:
            return child(properties, "p:cNvPr")
    return None


def _is_list(body: Any) -> bool:
    properties = (child(paragraph, "a:pPr") for paragraph in body if tag_of(paragraph) == "a:p")
    return any(tag_of(mark) in _BULLETS for found in properties if found is not None for mark in found)


def _is_on(element: Any, name: str) -> bool:
    return attribute(element, name) in {"1", "true", "on"}


def _span(cell: Any, name: str) -> int:
    written = attribute(cell, name) or ""
    return max(1, min(int(written), _WIDEST)) if written.isascii() and written.isdigit() and len(written) < 9 else 1
