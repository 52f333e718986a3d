"""The blocks and tables of a page of markup, from its tags and texts in order."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from aggregator.model.documents import BlockKind, Cell, Locator, MetaLoc, MetaValue, Table
from aggregator.reading.draft import Draft
from aggregator.reading.page_events import Close, Event, Open

SKIPPED = frozenset({"script", "style", "template", "svg", "math", "iframe", "object", "head"})
IN_HEAD = frozenset({"title", "meta"})
HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
BREAKS = HEADINGS | {
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "div", "dl", "dt",
    "fieldset", "figcaption", "figure", "footer", "form", "header", "hr", "legend", "li", "main", "nav", "ol",
    "option", "p", "pre", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
}  # fmt: skip
CELLS = frozenset({"td", "th", "dt", "dd"})
TABLES = frozenset({"table", "dl"})
KINDS = {**dict.fromkeys(HEADINGS, BlockKind.HEADING), "li": BlockKind.LIST_ENTRY, "textarea": BlockKind.FORM_FIELD}
NO_INPUT = frozenset({"button", "image", "password", "reset", "submit"})
SWITCHES = frozenset({"checkbox", "radio"})
MOST_SPAN = 1_000
MOST_COLUMNS = 2_000  # every row of a table looks for its place between all that reaches down from above
LONGEST_CELL = 4_000  # longer ones hold a page's layout, not a value

SPACE = re.compile(r"[ \t\r\n\f]+")
HIDING = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0(?![.\d]*[1-9])", re.IGNORECASE)
META_KEYS = {
    "author": "author", "dc.creator": "author", "article:author": "author", "date": "created",
    "dc.date": "created", "dcterms.created": "created", "article:published_time": "created",
    "last-modified": "modified", "dcterms.modified": "modified", "article:modified_time": "modified",
    "description": "subject", "subject": "subject",
}  # fmt: skip

Attributes = Mapping[str, str | None]


@dataclass(slots=True)
class _Grid:
    """A table in the making: its cells, and for each column the end column and end row of one that reaches into it."""

    number: int
    is_list: bool
    cells: list[Cell] = field(default_factory=list)
    row: int = -1
    column: int = 0
    columns: int = 0
    reaching: dict[int, tuple[int, int]] = field(default_factory=dict)
    span: tuple[int, int] = (1, 1)
    in_cell: bool = False
    is_layout: bool = False
    caption: str = ""

    def open_row(self) -> None:
        self.row += 1
        self.column = 0

    def open_cell(self, rowspan: int, colspan: int) -> None:
        if self.row < 0:
            self.open_row()
        while (above := self.reaching.get(self.column)) and above[1] > self.row:
            self.column = above[0]
        self.span = (rowspan, colspan)
        self.in_cell = True

    def close_cell(self, text: str, hidden: bool) -> None:
        rowspan, colspan = self.span
        if text:
            self.cells.append(Cell(self.row, self.column, text, rowspan, colspan, hidden))
        if rowspan > 1:
            end = (self.column + colspan, self.row + rowspan)
            self.reaching.update(dict.fromkeys(range(self.column, self.column + colspan), end))
        self.column += colspan
        self.columns = max(self.columns, self.column)
        self.in_cell = False


@dataclass(slots=True)
class Page:
    """Fills a draft from a page's events.

    Parameters
    ----------
    place
        The locator of the n-th ``paragraph``, ``heading``, ``table`` ... of the page.
    """

    draft: Draft
    place: Callable[[str, int], Locator]
    text: list[str] = field(default_factory=list)
    kinds: list[str] = field(default_factory=list)
    grids: list[_Grid] = field(default_factory=list)
    counts: dict[str, int] = field(default_factory=dict)
    skipping: list[str] = field(default_factory=list)
    hiding: list[str] = field(default_factory=list)
    preformatted: int = 0
    in_title: bool = False

    def fill(self, events: Iterable[Event]) -> None:
        """Read all events into the draft."""
        for event in events:
            if isinstance(event, str):
                if event and (self.in_title or not self.skipping):
                    self.text.append(event if self.preformatted else SPACE.sub(" ", event))
            elif isinstance(event, Open):
                self._open(event.tag, event.attributes)
            else:
                self._close(event)
        while self.grids:
            self._close_table()
        self._flush()

    def _open(self, tag: str, attributes: Attributes) -> None:
        if tag == "body" and self.skipping == ["head"]:
            self.skipping.clear()
        if self.skipping:
            if tag == self.skipping[-1] or tag in SKIPPED:
                self.skipping.append(tag)
            elif tag in IN_HEAD and self.skipping == ["head"]:
                self._open_in_head(tag, attributes)
            return
        if tag in BREAKS:
            self._break(tag)
        if tag in SKIPPED:
            self.skipping.append(tag)
        if self.hiding or _hides(attributes):
            self._hide(tag)
        self._open_shown(tag, attributes)

    def _open_shown(self, tag: str, attributes: Attributes) -> None:
        if tag in KINDS:
            self.kinds.append(tag)
        if tag in TABLES:
            self._open_table(is_list=tag == "dl")
        elif self.grids and (tag == "tr" or tag in CELLS):
            self._open_in_table(tag, attributes)
        elif tag == "br":
            self.text.append("\n")
        elif tag == "pre":
            self.preformatted += 1
        elif tag == "img":
            self.text.append(f" {attributes.get('alt') or ''} ")
        elif tag == "input":
            self._input(attributes)
        elif tag == "meta":
            self._open_in_head(tag, attributes)

    def _close(self, event: Close) -> None:
        tag = event.tag
        if tag == "title" and self.in_title:
            self._close_title()
        if self.skipping:
            if tag == self.skipping[-1]:
                self.skipping.pop()
            self._unhide(tag)
            return
        if tag in CELLS and self.grids and self.grids[-1].in_cell:
            self._close_cell()
        elif tag in BREAKS:
            self._break(tag)
        if self.kinds and self.kinds[-1] == tag:
            self._flush()
            self.kinds.pop()
        if tag in TABLES and self.grids:
            self._close_table()
        if tag == "pre" and self.preformatted:
            self.preformatted -= 1
        self._unhide(tag)

    def _break(self, tag: str) -> None:
        grid = self.grids[-1] if self.grids else None
        if grid is None or grid.is_layout:
            self._flush()
        elif grid.in_cell:
            self.text.append("\n")
        elif tag == "caption":
            grid.caption = grid.caption or self._taken()
        else:
            self._flush()

    def _hide(self, tag: str) -> None:
        if not self.hiding:
            self._flush_unless_in_cell()
        self.hiding.append(tag)

    def _unhide(self, tag: str) -> None:
        if self.hiding and self.hiding[-1] == tag:
            if len(self.hiding) == 1:
                self._flush_unless_in_cell()
            self.hiding.pop()

    def _flush_unless_in_cell(self) -> None:
        if not (self.grids and self.grids[-1].in_cell and not self.grids[-1].is_layout):
            self._flush()

    def _taken(self) -> str:
        lines = "".join(self.text).split("\n")
        self.text.clear()
        shown = lines if self.preformatted else [line.strip(" ") for line in lines]
        return "\n".join(line for line in shown if line.strip()).strip("\n")

    def _flush(self) -> None:
        text = self._taken()
        if text:
            kind = KINDS[self.kinds[-1]] if self.kinds else BlockKind.PARAGRAPH
            self.draft.add(kind, text, self._next(kind.value.replace("_", " ")), hidden=bool(self.hiding))

    def _next(self, kind: str) -> Locator:
        self.counts[kind] = self.counts.get(kind, 0) + 1
        return self.place(kind, self.counts[kind])

    def _open_in_head(self, tag: str, attributes: Attributes) -> None:
        if tag == "title":
            self.in_title = True
            return
        name = (attributes.get("name") or attributes.get("property") or attributes.get("http-equiv") or "").lower()
        content = (attributes.get("content") or "").strip()
        if name in META_KEYS and content:
            self.draft.metadata.setdefault(META_KEYS[name], MetaValue(content, f"meta {name}"))

    def _close_title(self) -> None:
        self.in_title = False
        title = self._taken().replace("\n", " ")
        if title:
            self.draft.metadata.setdefault("title", MetaValue(title, "title"))
            self.draft.add(BlockKind.HEADING, title, MetaLoc("title"))

    def _input(self, attributes: Attributes) -> None:
        kind = (attributes.get("type") or "text").lower()
        value = (attributes.get("value") or "").strip()
        if kind in SWITCHES:
            self.text.append("" if self.hiding else "☑" if "checked" in attributes else "☐")
            return
        if not value or kind in NO_INPUT:
            return
        if self.grids and self.grids[-1].in_cell:
            self.text.append(f" {value} ")
            return
        self._flush()
        label = attributes.get("aria-label") or attributes.get("name") or ""
        hidden = kind == "hidden" or bool(self.hiding)
        self.draft.add(BlockKind.FORM_FIELD, value, self._next("form field"), label=label, hidden=hidden)

    def _open_table(self, *, is_list: bool) -> None:
        # A table around a table is the page's layout: what it holds is read as paragraphs.
        if self.grids:
            self._lay_out(self.grids[-1])
        self._flush()
        self.counts["table"] = self.counts.get("table", 0) + 1
        self.grids.append(_Grid(self.counts["table"], is_list))

    def _lay_out(self, grid: _Grid) -> None:
        if grid.is_layout:
            return
        grid.is_layout = True
        pending, self.text = self.text, []
        for cell in grid.cells:
            self.draft.add(BlockKind.PARAGRAPH, cell.text, self._next("paragraph"), hidden=cell.hidden)
        grid.cells.clear()
        self.text = pending

    def _open_in_table(self, tag: str, attributes: Attributes) -> None:
        grid = self.grids[-1]
        if grid.in_cell:
            self._close_cell()
        if tag in {"tr", "dt"} or (tag == "dd" and grid.row < 0):
            grid.open_row()
        if tag != "tr":
            if tag == "dd" and grid.column == 0:
                grid.column = 1
            self.text.clear()
            grid.open_cell(_span(attributes.get("rowspan")), _span(attributes.get("colspan")))

    def _close_cell(self) -> None:
        grid = self.grids[-1]
        if grid.is_layout:
            self._flush()
            grid.in_cell = False
            return
        text = self._taken()
        grid.close_cell(text, bool(self.hiding))
        if grid.columns > MOST_COLUMNS:
            self.draft.warnings.append(f"table {grid.number} has more than {MOST_COLUMNS} columns; read as paragraphs")
            self._lay_out(grid)
        if len(text) > LONGEST_CELL:
            self._lay_out(grid)

    def _close_table(self) -> None:
        grid = self.grids[-1]
        if grid.in_cell:
            self._close_cell()
        if grid.columns < 2 or grid.row < 0:
            self._lay_out(grid)
        self._flush()
        self.grids.pop()
        if not grid.is_layout:
            place = self.place("table", grid.number)
            before = len(self.draft.blocks)
            table = Table(place, tuple(grid.cells), grid.row + 1, grid.columns, before, grid.caption, "markup")
            self.draft.table(table)


def _hides(attributes: Attributes) -> bool:
    if not attributes:
        return False
    return "hidden" in attributes or bool(HIDING.search(attributes.get("style") or ""))


def _span(written: str | None) -> int:
    digits = (written or "").strip()
    return max(1, min(int(digits), MOST_SPAN)) if digits.isascii() and digits.isdigit() and len(digits) < 7 else 1
