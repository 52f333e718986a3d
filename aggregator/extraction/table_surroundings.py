"""What stands around a table and holds for all of it: the units of its numbers, the attribute they are of."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from aggregator.extraction.foreign_units import is_foreign, names_unit
from aggregator.extraction.search_text import search_text
from aggregator.extraction.table_heading_text import heading_text, without_period
from aggregator.extraction.table_titles import units_said
from aggregator.extraction.table_units import is_unit, squeezed_unit, unit_among, unit_said
from aggregator.extraction.values.unit_names import is_measure_name
from aggregator.extraction.values.unit_ratios import is_measure
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
    """The texts around a table that say what its numbers are, the nearest first, and when its document was sent."""

    texts: tuple[str, ...]
    sent: str = ""

    @property
    def year(self) -> str | None:
        """Return the year that the nearest text names, else that in which the document was sent."""
        periods = (without_period(text)[1] for text in self.texts)
        return next((period[:4] for period in periods if period is not None), None) or self.sent[:4] or None

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
        said = (reading(attribute, text) for reading in (unit_in, unit_beside_words) for text in self.texts)
        return next(filter(None, said), None)

    def foreign_unit_of(self, attribute: Attribute) -> str | None:
        """Return the unit that the nearest text that says any gives to a table, where it is none of an attribute's.

        Examples
        --------
        >>> from aggregator.policy.records import ValueKind
        >>> power = Attribute("capacity", "plant", ValueKind.QUANTITY, unit="MW")
        >>> [Surroundings((said,)).foreign_unit_of(power) for said in ("单位：马力", "Capacity in hp", "All in MW")]
        ['马力', 'hp', None]
        """
        for text in self.texts:
            said = [unit for unit in _said_outright(text) if names_unit(unit)]
            if said:
                return next((unit for unit in said if is_foreign(attribute, unit)), None)
        return None


def _said_outright(text: str) -> tuple[str, ...]:
    """Return what a line says that numbers stand in: ``Unit: hp``, ``Capacity in hp``."""
    if len(text) > _LONGEST:
        return ()
    said = (name for found in _IN_WORDS.finditer(search_text(text).text) for name in (found[0][3:], found[1]))
    return units_said((text,)) or tuple(filter(is_measure_name, said))


_IN_WORDS = re.compile(r"\bin ([^\s,.;:()]+)(?: [^\s,.;:()]+)?")


def unit_beside_words(attribute: Attribute, text: str) -> str | None:
    """Return the measure that a title or a line names as one of its words, without a number before it.

    Examples
    --------
    >>> from aggregator.policy.records import ValueKind
    >>> output = Attribute("output", "plant", ValueKind.QUANTITY, unit="GWh")
    >>> [unit_beside_words(output, text) for text in ("Net GWh", "All outputs MWh at the gate", "EUR/MWh", "40 GWh")]
    ['GWh', 'MWh', None, None]
    """
    if len(text) > _LONGEST:
        return None
    named = (found[1] for found in _WORD.finditer(search_text(text).text) if not _COUNTED.search(text[: found.start()]))
    return next((word for word in named if is_measure(word) and is_unit(attribute, word)), None)


_WORD = re.compile(r"(?:^|(?<=[\s:(]))([^\W\d_][^\s,;:()，。；：（）]+?)(?=[\s,;:.()。；]|$)")
_COUNTED = re.compile(r"(?:[\d半]|\b(?:per|a|each))\s*$", re.IGNORECASE)


def unit_in(attribute: Attribute, text: str) -> str | None:
    """Return the unit of an attribute that a title or a line gives, or None."""
    if len(text) > _LONGEST or not (attribute.unit or attribute.also_in):
        return None
    explicit = next((unit for unit in units_said((text,)) if is_unit(attribute, unit)), None)
    if explicit is not None:
        return explicit
    even = search_text(text).text.strip(" .。")
    brackets = heading_text(text).brackets
    among = next(filter(None, (unit_among(attribute, bracket) for bracket in brackets)), None)
    if among is not None:
        return among
    pieces = [piece for piece in (*_SENTENCE.split(even), *_IN.findall(even), *_AFTER_COLON.findall(even)) if piece]
    for piece in pieces:
        written = _PER_MEASURE.sub("/", _PER_PERIOD.sub("", piece.strip()))
        unit = squeezed_unit(attribute, written) if written else None
        unit = unit or unit_said(attribute, written, ())
        if unit is not None:
            return unit
    return None


_IN = re.compile(r"\bin ([^\s,.;:()]+)")
_AFTER_COLON = re.compile(r":\s*([^\s,.;:()，。；、]+)")
_SENTENCE = re.compile(r"[.。;；]\s+|[,，]\s*|[。；]|\s{2,}|:\s+")
_PER_MEASURE = re.compile(r"\s+per\s+|\s*每\s*")


def around(document: Document, table: Table, above: tuple[str, ...]) -> Surroundings:
    """Return the texts around a table, from the nearest to those of the whole document."""
    sent = document.metadata.get("sent")
    return Surroundings(tuple(dict.fromkeys(_texts(document, table, above))), sent.value if sent is not None else "")


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
    yield from (text for text in (*_last_lines(table), *after) if _says_units(text))
    yield from _said_on_covers(document, table)


def _says_units(text: str) -> bool:
    """Return whether a line says what numbers stand in, or names a measure without a number."""
    if len(text) > _LONGEST:
        return False
    words = (found[1] for found in _WORD.finditer(search_text(text).text))
    return bool(units_said((text,))) or any(len(word) > 1 and is_measure(word) for word in words)


def _said_on_covers(document: Document, table: Table) -> Iterator[str]:
    """Yield the units and periods that a cover or a sheet of notes, lines without columns, gives to all tables."""
    for other in document.tables:
        if other is not table and other.n_columns == 1 and len(other.cells) <= _SMALL:
            yield from (cell.text for cell in other.cells if units_said((cell.text,)) or without_period(cell.text)[1])


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
