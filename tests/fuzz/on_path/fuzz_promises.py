"""What a reading always keeps, whatever the bytes were."""

from __future__ import annotations

import pickle
from collections.abc import Iterator
from itertools import pairwise

from aggregator.extraction.search_text import search_text, searched
from aggregator.model.documents import (
    Document,
    FileId,
    GridLoc,
    Locator,
    PartLoc,
    PdfLoc,
    SheetLoc,
    SlideLoc,
    Source,
    Status,
    Table,
    TextLoc,
    cell_of_address,
)
from aggregator.reading.limits import Limits
from aggregator.reading.read import read_document

LIMITS = Limits(
    bytes=8 * 1024**2,
    unpacked_bytes=16 * 1024**2,
    members=200,
    pages=30,
    cells=20_000,
    characters=500_000,
)


def document_of(content: bytes, name: str) -> Document:
    """Return the document of bytes under a name, read under small limits."""
    return read_document(content, Source(FileId("root/1"), name, "1"), LIMITS)


def broken_promises(content: bytes, name: str) -> list[str]:
    """Return what the reading of the bytes does not keep; what it raises is raised."""
    document = document_of(content, name)
    broken = list(_broken(document, content))
    if pickle.loads(pickle.dumps(document)) != document:
        broken.append("it comes out of a worker as another document")
    if document_of(content, name) != document:
        broken.append("the same bytes gave another document the second time")
    return broken


def _broken(document: Document, content: bytes) -> Iterator[str]:
    family = list(document.family())
    yield from _over_limits(family)
    for member in family:
        yield from _unexplained(member)
        lines = len(content.splitlines()) + content.count(b"\0") + content.count(b"\r") + 2 if member is document else 0
        for block in member.blocks:
            yield from _misplaced(block.locator, lines)
            yield from _unsearchable(block.text)
            if not block.text.strip():
                yield "a block is blank"
        for table in member.tables:
            yield from _misshapen(table, member)


def _over_limits(family: list[Document]) -> Iterator[str]:
    cells = [cell for member in family for table in member.tables for cell in table.cells]
    blocks = [block for member in family for block in member.blocks]
    characters = sum(len(cell.text) for cell in cells) + sum(len(block.text) for block in blocks)
    if len(cells) > LIMITS.cells or characters > LIMITS.characters:
        yield f"{len(cells)} cells and {characters} characters are more than the limits allow"
    if len(family) > LIMITS.members + 2:
        yield f"{len(family)} documents are more than the limits allow"


def _unexplained(member: Document) -> Iterator[str]:
    if not isinstance(member.status, Status):
        yield f"its status is {member.status!r}"
    if (member.status is Status.OK) == bool(member.reason):
        yield f"it is {member.status} for the reason {member.reason!r}"
    for text in (member.reason, *member.warnings, member.media_type, *member.languages):
        if not text.isprintable() or len(text) > 500:
            yield f"a message is not for a person: {text[:200]!r}"
    for key, (value, where) in member.metadata.items():
        if not (isinstance(key, str) and isinstance(value, str) and isinstance(where, str)):
            yield f"the metadata {key!r} is no text"


def _misplaced(locator: Locator, lines: int) -> Iterator[str]:
    match locator:
        case TextLoc(line, last):
            right = 1 <= line <= last and (not lines or last <= lines)
        case GridLoc(row, column):
            right = row >= 0 and column >= 0
        case SheetLoc(_, address, _):
            row, column = cell_of_address(address)
            right = 1 <= row <= 2**20 and 1 <= column <= 2**14
        case PdfLoc(page, rects, _):
            right = page >= 1 and all(map(_is_right, (number for rect in rects for number in rect)))
        case SlideLoc(slide, _, paragraph, _):
            right = slide >= 0 and paragraph >= 0
        case PartLoc(part, path):
            right = bool(part or path)
        case _:
            right = True
    if not (right and str(locator)):
        yield f"a place is not to be found: {locator!r}"


def _is_right(number: float) -> bool:
    return -1e9 < number < 1e9


def _misshapen(table: Table, member: Document) -> Iterator[str]:
    if not table.cells or not 0 <= table.after <= len(member.blocks):
        yield f"a table of {len(table.cells)} cells stands after block {table.after} of {len(member.blocks)}"
    places = [(cell.row, cell.column) for cell in table.cells]
    if any(first >= second for first, second in pairwise(places)):
        yield "the cells of a table are not in order, or two are in one place"
    yield from _misplaced(table.locator, 0)
    for cell in table.cells:
        within = 0 <= cell.row < table.n_rows and 0 <= cell.column < table.n_columns
        if not within or cell.rowspan < 1 or cell.colspan < 1:
            yield f"a cell is misplaced in a table of {table.n_rows, table.n_columns}: {cell[:2]} {cell[3:]}"
    for cell in table.cells[:: max(1, len(table.cells) // 50)]:
        yield from _misplaced(table.place_of(cell), 0)
        yield from _unsearchable(cell.text)


def _unsearchable(raw: str) -> Iterator[str]:
    found = search_text(raw)
    if searched(raw) != found.text:
        yield "a text is searched in two ways"
    size = len(found.text)
    for start in range(0, size, max(1, size // 20)):
        begin, end = found.raw_span(start, min(size, start + 3))
        if not 0 <= begin < end <= len(raw):
            yield f"the span {start} of a text of {size} is {begin, end} of {len(raw)} characters"
