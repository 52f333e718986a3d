"""What stands around a table and holds for all of it: the units of its numbers, the attribute they are of."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from aggregator.extraction.search_text import search_text
from aggregator.extraction.table_heading_text import heading_text
from aggregator.extraction.table_titles import units_said
from aggregator.extraction.table_units import is_unit, unit_said
from aggregator.extraction.values.value import words
from aggregator.model.documents import BlockKind, Document, Table
from aggregator.policy.records import Attribute

UNIT_HEADINGS = words(
    "unit units uom unitofmeasure measurementunit unitmeasure 单位 计量单位 数据单位 单位名称 量纲 计量 unitname"
)
"""Headings, without marks, of what gives the units of other cells."""

_LONGEST = 200
_LINES_BEFORE = 4
_LINES_AFTER = 3
_SMALL = 24
"""Cells of the largest table beside another that says what holds for both, as the head of a message does."""

_PER_PERIOD = re.compile(
    r"(?:\s*/\s*|\s+(?:a|per|each)\s+|\s+)(?:years?|yr|annum|months?|days?|年|月|日)$", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The texts around a table that say what its numbers are, the nearest first."""

    texts: tuple[str, ...]

    def unit_of(self, attribute: Attribute) -> str | None:
        """Return the unit of an attribute that the nearest text gives to all the table.

        Examples
        --------
        >>> from aggregator.policy.records import ValueKind
        >>> stock = Attribute("stock", "depot", ValueKind.QUANTITY, unit="t", also_in={"kt": 1000})
        >>> around = Surroundings(("Bulk, no boxes. kt a year.", "All figures in t"))
        >>> around.unit_of(stock), Surroundings(("Stock 2024",)).unit_of(stock)
        ('kt', None)
        """
        return next(filter(None, (unit_in(attribute, text) for text in self.texts)), None)


def unit_in(attribute: Attribute, text: str) -> str | None:
    """Return the unit of an attribute that a title or a line gives, or None."""
    if len(text) > _LONGEST or not (attribute.unit or attribute.also_in):
        return None
    explicit = next((unit for unit in units_said((text,)) if is_unit(attribute, unit)), None)
    if explicit is not None:
        return explicit
    even = search_text(text).text.strip(" .。")
    pieces = [piece for piece in (*heading_text(text).brackets, *_SENTENCE.split(even), *_IN.findall(even)) if piece]
    for piece in pieces:
        written = _PER_MEASURE.sub("/", _PER_PERIOD.sub("", piece.strip()))
        unit = written if is_unit(attribute, written) else unit_said(attribute, written, ())
        if unit is not None:
            return unit
    return None


_IN = re.compile(r"\bin ([^\s,.;:()]+)")
_SENTENCE = re.compile(r"[.。;；]\s+|[,，]\s*|[。；]|\s{2,}|:\s+")
_PER_MEASURE = re.compile(r"\s+per\s+|\s*每\s*")


def around(document: Document, table: Table, above: tuple[str, ...]) -> Surroundings:
    """Return the texts around a table, from the nearest to those of the whole document."""
    return Surroundings(tuple(dict.fromkeys(_texts(document, table, above))))


def _texts(document: Document, table: Table, above: tuple[str, ...]) -> Iterator[str]:
    yield from reversed(above)
    before = document.blocks[max(0, table.after - _LINES_BEFORE) : table.after]
    for block in reversed(before):
        yield block.text
        if block.kind is BlockKind.HEADING:
            break
    if table.title:
        yield table.title
    yield from _said_beside(document, table)
    headings = [block.text for block in document.blocks[: table.after] if block.kind is BlockKind.HEADING]
    yield from reversed(headings[-2:])
    if "title" in document.metadata:
        yield document.metadata["title"].value
    after = [block.text for block in document.blocks[table.after : table.after + _LINES_AFTER]]
    yield from (text for text in (*_last_lines(table), *after) if units_said((text,)))


def _last_lines(table: Table) -> Iterator[str]:
    """Yield the notes in the last rows of a table: cells alone in their row."""
    rows: dict[int, list[str]] = {}
    for cell in table.cells:
        if cell.row >= table.n_rows - _LINES_AFTER:
            rows.setdefault(cell.row, []).append(cell.text)
    yield from (texts[0] for texts in rows.values() if len(texts) == 1)


def _said_beside(document: Document, table: Table) -> Iterator[str]:
    """Yield the units that a small table of labels and values gives to the others."""
    for other in document.tables:
        if other is table or other.n_columns != 2 or len(other.cells) > _SMALL:
            continue
        labels = {cell.row: cell.text for cell in other.cells if cell.column == 0}
        for cell in other.cells:
            if cell.column == 1 and heading_text(labels.get(cell.row, "")).base in UNIT_HEADINGS:
                yield f"单位：{cell.text}"
