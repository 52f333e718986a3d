"""Tables set in plain text: columns under one another, cells between bars, rows of dots between label and value."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby
from typing import NamedTuple
from unicodedata import east_asian_width

from aggregator.model.documents import Block, BlockKind, Cell, Document, Locator, Table

LONGEST_LINE = 400
MOST_LINES = 5_000
"""Lines of one table; longer logs are cut into several."""

_HEADING_LINES = 2
_FEW_LINES = 4
_LONGEST_HEADING = 100
_KINDS = (BlockKind.PARAGRAPH, BlockKind.MESSAGE, BlockKind.TEXTBOX, BlockKind.LIST_ENTRY)
_SIGNS = ("  ", "\t", "\u3000", "|", "｜", "│", "....", "……")
"""What stands between the cells of a row that is set in text."""

_BARS = re.compile(r"[|｜│]")
_TAB = re.compile(r"\t")
_GAP = re.compile(r"[ \u3000]*\t[ \t\u3000]*|[ \u3000]{2,}|\u3000")
_LEADER = re.compile(r"[ \u3000]*(?:\.{4,}|…{2,}|·{4,}|(?:\. ){4,}\.?|_{4,})[ \u3000]*:?[ \u3000]*")
_RULE = re.compile(r"[\s\-=_+|─━═┼├┤┌┐└┘│*~.]*[\-=_─━═]{3,}[\s\-=_+|─━═┼├┤┌┐└┘│*~.]*")
_NUMBERED_TITLE = re.compile(
    r"\s*(?:\d{1,2}|[A-Z]|[一二三四五六七八九十])[.)、．]?[ \t\u3000]+[^\d\s](?:(?! {2}|\t).)*"
)
_NONE = re.compile(r"(?!)")
_LETTER = re.compile(r"[^\W\d_]")


@dataclass(frozen=True, slots=True)
class TextTable(Table):
    """A table that is set in the text of a block.

    Parameters
    ----------
    origins
        The place of each cell's row and column: that of its block, and the cell's offset in the block's text.
    lines
        Which stretches of which blocks the table takes up.
    """

    origins: Mapping[tuple[int, int], tuple[Locator, int]] = field(default_factory=dict)
    lines: tuple[tuple[int, int, int], ...] = ()

    def place_of(self, cell: Cell) -> Locator:
        """Return the place of the block that a cell stands in."""
        return self.origins[cell.row, cell.column][0]


def offset_of(table: Table, cell: Cell) -> int:
    """Return where a cell's text begins in what its place names."""
    return table.origins[cell.row, cell.column][1] if isinstance(table, TextTable) else 0


class _Span(NamedTuple):
    """A piece of a line, and where it is on the page, counted in signs of the width of a Latin letter."""

    start: int
    end: int
    left: int
    right: int


class _Line(NamedTuple):
    """A line of a block. ``spans`` are its cells; none on a rule."""

    block: int
    offset: int
    text: str
    spans: tuple[_Span, ...]

    @property
    def is_rule(self) -> bool:
        return not self.spans


def tables_in_text(document: Document) -> Iterator[TextTable]:
    """Yield the tables that a document's plain text may hold, as it is set; what is none has no headings."""
    if not any(block.kind in _KINDS and _may_hold(block.text) for block in document.blocks):
        return
    paragraphs = list(_paragraphs(document.blocks))
    for lines in paragraphs:
        for start, end in _runs(lines):
            table = _table(document.blocks, lines, start, end)
            if table is not None:
                yield table


def _may_hold(text: str) -> bool:
    """Return whether a text may hold a row of a table: each sign alone is found far sooner than one of them."""
    return any(sign in text for sign in _SIGNS)


def without_tables(document: Document, tables: Sequence[TextTable]) -> Document:
    """Return a document whose text has blanks where tables stand, every other character at its place."""
    if not tables:
        return document
    blocks = list(document.blocks)
    for table in tables:
        for at, start, end in table.lines:
            text = blocks[at].text
            blocks[at] = replace(blocks[at], text=text[:start] + " " * (end - start) + text[end:])
    return replace(document, blocks=tuple(blocks))


def set_apart(document: Document, table: TextTable) -> tuple[Document, TextTable]:
    """Return the document with a table's lines out of its text, and the table at its place among the lines around it.

    The lines right above it head it.
    """
    first, last = table.lines[0][0], table.lines[-1][0]
    before = document.blocks[first].text[: table.lines[0][1]].splitlines()
    behind = document.blocks[last].text[table.lines[-1][2] :].splitlines()
    above = [replace(document.blocks[first], text=line) for line in before if line.strip()]
    below = [replace(document.blocks[last], text=line) for line in behind if line.strip()]
    earlier = [line for block in (*document.blocks[:first], *above) for line in _lines_of(block)]
    earlier[-_HEADING_LINES:] = [_as_heading(block) for block in earlier[-_HEADING_LINES:]]
    blocks = (*earlier, *below, *document.blocks[last + 1 :])
    return replace(document, blocks=blocks), replace(table, after=len(earlier))


def _lines_of(block: Block) -> list[Block]:
    """Return a short paragraph as one block a line, so that each may be read by itself."""
    lines = [line for line in block.text.splitlines() if line.strip()]
    is_short = block.kind is BlockKind.PARAGRAPH and 1 < len(lines) <= _FEW_LINES
    return [replace(block, text=line) for line in lines] if is_short else [block]


def _as_heading(block: Block) -> Block:
    is_line = (
        block.kind is BlockKind.PARAGRAPH and len(block.text) <= _LONGEST_HEADING and "\n" not in block.text.strip()
    )
    return replace(block, kind=BlockKind.HEADING) if is_line else block


def _paragraphs(blocks: Sequence[Block]) -> Iterator[list[_Line]]:
    """Yield the lines that stand together: of one block, or of blocks of one line each."""
    several: list[_Line] = []
    for at, block in enumerate(blocks):
        if block.kind not in _KINDS or not block.text.strip():
            yield several
            several = []
            continue
        lines = list(_lines(at, block.text))
        if len(lines) == 1 and block.kind is not BlockKind.MESSAGE:
            several += lines
            continue
        yield several
        several = []
        for is_blank, together in groupby(lines, key=lambda line: not line.text.strip()):
            if not is_blank:
                yield list(together)
    yield several


def _lines(at: int, text: str) -> Iterator[_Line]:
    offset = 0
    for written in text.splitlines(keepends=True):
        line = written.rstrip("\r\n\x0b\x0c\x85\u2028\u2029")
        yield _Line(at, offset, line, tuple(_spans(line)) if line.strip() else ())
        offset += len(written)


def _spans(line: str) -> Iterator[_Span]:
    """Yield the cells of a line: what gaps, bars, tabs or rows of dots part."""
    if len(line) > LONGEST_LINE or _RULE.fullmatch(line):
        return
    if _NUMBERED_TITLE.fullmatch(line):
        gaps = _NONE
    else:
        gaps = next(filter(lambda parts: parts.search(line), (_LEADER, _BARS)), _GAP)
    start = 0
    for begin, end in [*((gap.start(), gap.end()) for gap in gaps.finditer(line)), (len(line), len(line))]:
        if line[start:begin].strip():
            first, last = _trimmed(line, start, begin)
            left = _width(line[:first])
            yield _Span(first, last, left, left + _width(line[first:last]))
        start = end


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    inner = text[start:end]
    return end - len(inner.lstrip()), start + len(inner.rstrip())


def _width(text: str) -> int:
    if text.isascii():
        return len(text)
    return sum(2 if east_asian_width(letter) in "WF" else 1 for letter in text)


def _runs(lines: Sequence[_Line]) -> Iterator[tuple[int, int]]:
    """Yield the first and the last line, excluded, of each run of lines that are parted into cells.

    A line with one cell may stand among them: a name that heads the lines below it.
    """
    start: int | None = None
    for at in range(len(lines) + 1):
        goes_on = at < len(lines) and _goes_on(lines, at) and (start is None or at - start < MOST_LINES)
        if goes_on and start is None:
            start = at
        elif not goes_on and start is not None:
            if sum(len(line.spans) > 1 for line in lines[start:at]) >= 2:
                yield start, at
            start = None


def _goes_on(lines: Sequence[_Line], at: int) -> bool:
    if len(lines[at].spans) > 1 or lines[at].is_rule:
        return len(lines[at].text) <= LONGEST_LINE
    around = [line for line in (*lines[max(0, at - 1) : at], *lines[at + 1 : at + 2]) if len(line.spans) > 1]
    return len(around) == 2 and len(lines[at].text) <= 60


def _table(blocks: Sequence[Block], lines: Sequence[_Line], start: int, end: int) -> TextTable | None:
    """Return the table that a run of lines is, or None where its cells do not stand under one another."""
    run = lines[start:end]
    written = [line for line in run if not line.is_rule]
    sign = next((sign for sign in (_BARS, _TAB) if all(sign.search(line.text) for line in written)), None)
    if sign is not None:
        rows = [{} if line.is_rule else _parted(line.text, sign) for line in run]
    else:
        columns = _columns(written)
        if len(columns) < 2:
            return None
        rows = [_placed(line, columns) for line in run]
    cells, origins = _cells(blocks, run, rows)
    if not cells:
        return None
    width = max(cell.column for cell in cells) + 1
    taken = [(line.block, line.offset, line.offset + len(line.text)) for line in run]
    first = run[0].block
    return TextTable(
        locator=blocks[first].locator,
        cells=tuple(cells),
        n_rows=max(cell.row for cell in cells) + 1,
        n_columns=width,
        after=first,
        method="aligned",
        origins=origins,
        lines=tuple(taken),
    )


def _parted(text: str, sign: re.Pattern[str]) -> dict[int, tuple[int, int]]:
    """Return the cells between the bars or tabs of a line, by column."""
    ends = [*(found.start() for found in sign.finditer(text)), len(text)]
    pieces = list(zip([0, *(end + 1 for end in ends[:-1])], ends, strict=True))
    if sign is _BARS and not text[: pieces[0][1]].strip():
        pieces = pieces[1:]
    return {column: _trimmed(text, start, end) for column, (start, end) in enumerate(pieces) if text[start:end].strip()}


def _columns(lines: Sequence[_Line]) -> list[tuple[int, int]]:
    """Return where columns begin and end: what the lines with most cells leave blank between them parts them."""
    most = max(len(line.spans) for line in lines)
    full = [line for line in lines if len(line.spans) >= max(2, 0.6 * most)]
    spans = sorted((span.left, span.right) for line in full for span in line.spans)
    columns: list[tuple[int, int]] = []
    for left, right in spans:
        if columns and left < columns[-1][1] + 1:
            columns[-1] = columns[-1][0], max(columns[-1][1], right)
        else:
            columns.append((left, right))
    return columns


def _placed(line: _Line, columns: Sequence[tuple[int, int]]) -> dict[int, tuple[int, int]]:
    """Return the cells of a line by the column that each stands in most, those of one column joined."""
    placed: dict[int, tuple[int, int]] = {}
    for span in line.spans:
        column = max(range(len(columns)), key=lambda at: (_shared(span, columns[at]), -at))
        start, _ = placed.get(column, (span.start, span.end))
        placed[column] = start, span.end
    return placed


def _shared(span: _Span, column: tuple[int, int]) -> int:
    return min(span.right, column[1]) - max(span.left, column[0])


def _cells(
    blocks: Sequence[Block], run: Sequence[_Line], rows: Sequence[dict[int, tuple[int, int]]]
) -> tuple[list[Cell], dict[tuple[int, int], tuple[Locator, int]]]:
    cells: list[Cell] = []
    origins: dict[tuple[int, int], tuple[Locator, int]] = {}
    head = _lines_of_headings(run, rows)
    for row, (line, placed) in enumerate(zip(run, rows, strict=True)):
        for column, (start, end) in sorted(placed.items()):
            if head[0] < row < head[1]:
                continue
            text = line.text[start:end]
            if row == head[0]:
                below = [run[at].text[slice(*rows[at][column])] for at in range(row + 1, head[1]) if column in rows[at]]
                text = " ".join([text, *below])
            cells.append(Cell(row, column, text))
            origins[row, column] = blocks[line.block].locator, line.offset + start
    return cells, origins


def _lines_of_headings(run: Sequence[_Line], rows: Sequence[dict[int, tuple[int, int]]]) -> tuple[int, int]:
    """Return the first and the last line, excluded, over which headings are spread; they are read as one."""
    first = next((at for at, placed in enumerate(rows) if len(placed) > 1), 0)
    last = first + 1
    while last < len(rows) and _continues(run, rows, first, last):
        last += 1
    return first, last


def _continues(run: Sequence[_Line], rows: Sequence[dict[int, tuple[int, int]]], first: int, at: int) -> bool:
    """Return whether a line carries on the headings above it: nothing under the first of them, and no number."""
    placed, top = rows[at], rows[first]
    if not placed or 0 in placed or not set(placed) <= set(top):
        return False
    return all(_LETTER.search(run[at].text[start:end]) for start, end in placed.values())
