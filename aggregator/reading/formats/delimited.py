"""CSV and its kin: one table, whatever the delimiter, the line ends and the damage."""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Iterator
from functools import partial
from io import StringIO
from itertools import islice

from aggregator.model.documents import Cell, GridLoc, Table
from aggregator.reading.draft import Draft
from aggregator.reading.encoding import decode
from aggregator.reading.format import Format, Opening, Reading
from aggregator.reading.limits import OverBudget

DELIMITERS = (",", ";", "\t", "|")
SAMPLE_CHARACTERS = 64 * 1024
SAMPLE_RECORDS = 100
MOST_LINES_A_RECORD = 200  # beyond it a quote was opened and never closed
SEPARATOR_LINE = re.compile(r"sep=([,;\t|])\r?\n?", re.IGNORECASE)


class _UnclosedQuote(Exception):
    """A quoted field goes on for longer than any field would."""


def read_delimited(content: bytes, opening: Opening) -> Reading:
    """Return the file as one table whose row numbers are those of its records, blank ones counted."""
    decoded = decode(content)
    draft = Draft(opening.budget, warnings=list(decoded.warnings))
    text = decoded.text
    if "\0" in text:
        text = text.replace("\0", "")
        draft.warnings.append("zero bytes were left out")
    return draft.gather(partial(_fill, text=text))


def delimiter_of(text: str) -> str | None:
    """Return the delimiter by which most records have the same number of fields, or None if there is none."""
    directive = SEPARATOR_LINE.match(text)
    if directive:
        return directive[1]
    best: tuple[float, bool, int, int, str] = (0.0, False, 0, 0, "")
    for order, delimiter in enumerate(DELIMITERS):
        widths, is_clean = _widths(text, delimiter)
        if not widths:
            continue
        width, agreeing = max(Counter(widths).items(), key=lambda pair: (pair[0] > 1, pair[1], pair[0]))
        if width > 1:
            best = max(best, (round(agreeing / len(widths), 1), is_clean, width, -order, delimiter))
    return best[-1] or None


def looks_delimited(text: str) -> bool:
    """Return whether text of no telling name is clearly a table: many short fields, the same number everywhere."""
    delimiter = delimiter_of(text)
    if delimiter is None:
        return False
    widths, _ = _widths(text, delimiter)
    fewest = 2 if delimiter == "\t" else 3
    even = min(widths) == max(widths) and widths[0] >= fewest
    prose = delimiter == "," and re.search(r"[a-z], [a-z]|，", text[:SAMPLE_CHARACTERS]) is not None
    return len(widths) >= 3 and even and not prose


def _fill(draft: Draft, text: str) -> None:
    delimiter = delimiter_of(text) or ","
    try:
        _table(draft, text, delimiter, csv.QUOTE_MINIMAL)
    except _UnclosedQuote:
        draft.warnings.append("a quote is opened and never closed: quotes were read as text")
        _table(draft, text, delimiter, csv.QUOTE_NONE)


def _table(draft: Draft, text: str, delimiter: str, quoting: int) -> None:
    cells: list[Cell] = []
    rows = columns = 0
    try:
        for row, record in enumerate(_records(text, delimiter, quoting)):
            found = [Cell(row, column, field) for column, field in enumerate(record) if field and not field.isspace()]
            draft.budget.spend("cells", len(found))
            draft.budget.spend("characters", sum([len(cell.text) for cell in found]))
            cells += found
            rows, columns = row + 1, max(columns, len(record))
    except OverBudget:
        if cells:
            draft.tables.append(Table(GridLoc(1, 1), tuple(cells), rows, columns))
        raise
    if cells:
        draft.tables.append(Table(GridLoc(1, 1), tuple(cells), rows, columns))


def _records(text: str, delimiter: str, quoting: int, *, strict: bool = False) -> Iterator[list[str]]:
    csv.field_size_limit(2**31 - 1)  # for the whole process; the budget bounds what a field may hold
    source = csv.reader(
        StringIO(text, newline=""),
        delimiter=delimiter,
        quoting=quoting,  # type: ignore[arg-type]
        strict=strict,
    )
    line = 0
    for record in source:
        if source.line_num - line > MOST_LINES_A_RECORD:
            raise _UnclosedQuote
        line = source.line_num
        yield record


def _widths(text: str, delimiter: str) -> tuple[list[int], bool]:
    """Return the number of fields of the first records, and whether all quotes stand where quotes may."""
    sample = text[:SAMPLE_CHARACTERS]
    for strict in (True, False):
        try:
            records = islice(_records(sample, delimiter, csv.QUOTE_MINIMAL, strict=strict), SAMPLE_RECORDS)
            widths = [len(record) for record in records if any(record)]
        except csv.Error:
            continue
        except _UnclosedQuote:
            break
        # The sample may end inside a record.
        is_cut = len(text) > len(sample) and 1 < len(widths) < SAMPLE_RECORDS
        return widths[:-1] if is_cut else widths, strict
    return [], False


FORMAT = Format(
    name="delimited",
    media_type="text/csv",
    extensions=(".csv", ".tsv", ".tab", ".psv"),
    read=read_delimited,
    matches=lambda content: looks_delimited(decode(content[:SAMPLE_CHARACTERS]).text),
    rank=98,
)
