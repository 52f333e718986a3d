"""Forms: labels with their values beside them, below them or in one cell with them, one record after another."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from aggregator.extraction.table_assignment import assigned
from aggregator.extraction.table_grid import Grid
from aggregator.extraction.table_heading_text import heading_text, without_ordinal
from aggregator.extraction.table_headings import HeadingReader
from aggregator.extraction.table_layout import Layout, worth_of_headings
from aggregator.extraction.table_roles import Closeness, Gives, Role
from aggregator.extraction.values.choices import choices_in
from aggregator.model.documents import Cell

KindNamed = Callable[[str], str | None]
"""Gives the kind of the listed subject that a text names."""

LONGEST_LABEL = 40
MOST_ROWS = 2_000
_MOST_PAIRS = 4
"""Pairs of a label and a value that stand beside one another at most."""

_INLINE = re.compile(
    rf"(?:^|(?<=[\n;；|])|(?<=\s\s)|(?<=[\u3000，,]))[ \t\u3000•·\-*]*(?P<label>[^\n:：;；|=]{{1,{LONGEST_LABEL}}}?)"
    r"[ \t\u3000]*[:：=][ \t\u3000]*(?P<value>[^\n;；|]*?)"
    rf"(?=[ \t\u3000]*(?:[\n;；|]|$|(?:\s\s|[\u3000，,])[ \t\u3000]*[^\n:：;；|=，,\d]{{1,{LONGEST_LABEL}}}[:：]))"
)
_NO_LABEL = re.compile(r"\d\s*$|[。！？]|^\S+(?:\s\S+){2,}[.!?]\s")


_NAMED = 2.0
"""What it says for a form that a label has the name of a listed subject beside it."""


class Pair(NamedTuple):
    """A label and the cell with its value; in a cell of both, what is not the value is blank."""

    label: str
    cell: Cell
    side: int = 0
    is_inside: bool = False


def form_of(grid: Grid, reader: HeadingReader, kind_named: KindNamed) -> Layout | None:
    """Return a form as a table with one row a record, or None where the table is no form.

    What stands two and two in a row, in one cell, or under one another is a form only where labels of the pack stand
    at such places too: one list of labels beside values is a table that runs sideways.
    """
    if not grid.rows or len(grid.rows) > MOST_ROWS:
        return None
    ways = (list(_pairs_beside(grid, reader, kind_named)), list(_pairs_below(grid, reader)))
    pairs = max(ways, key=lambda way: _worth(way, reader))
    naming = _naming_pairs(pairs, reader, kind_named)
    is_named = naming == 1 and not any(reader.roles_of(_bare(pair.cell.text)) for pair in pairs if pair.label)
    worth = _worth(pairs, reader) + (_NAMED if is_named else 0.0)
    if worth <= worth_of_headings(grid, reader) or not _is_form(pairs, reader, naming):
        return None
    records = list(_records(pairs, reader, kind_named))
    labels = list(dict.fromkeys(_key(pair.label) for record in records for pair in record))
    column = {key: at for at, key in enumerate(labels)}
    written = {column[key]: pair.label for pair in reversed(pairs) if (key := _key(pair.label)) in column}
    roles = assigned({at: reader.roles_of(_bare(label)) for at, label in written.items()})
    rows = [{column[_key(pair.label)]: pair.cell for pair in reversed(record)} for record in records]
    if not any(role.gives is Gives.NAME for given in roles.values() for role in given):
        roles = {**roles, **_naming_label(rows, roles, written, kind_named)}
    above = _above(grid, {pair.cell[:2] for pair in pairs if pair.label})
    return Layout(rows, roles, written, dict(written), above, sideways=True) if roles else None


def inline_pairs(text: str) -> list[tuple[str, int, int]]:
    """Return the labels that a cell holds together with their values, each with the span of its value.

    Examples
    --------
    >>> inline_pairs("装机：25.2万千瓦"), inline_pairs("City: Wexcombe"), inline_pairs("12:30 to 14:00")
    ([('装机', 3, 10)], [('City', 6, 14)], [])
    """
    if ":" not in text and "：" not in text and "=" not in text:
        return []
    found = [
        (match["label"].strip(), *match.span("value"))
        for match in _INLINE.finditer(text)
        if any(map(str.isalpha, match["label"])) and not _NO_LABEL.search(match["label"])
    ]
    return found if found and text.lstrip(" \t\u3000•·-*").startswith(found[0][0]) else []


def _boxes(text: str, reader: HeadingReader) -> list[tuple[str, int, int]]:
    """Return what a cell names beside boxes, each with the span of its box: ``☑ Flood wall ☐ Spare pump``."""
    return [
        (choice.label, *choice.box)
        for choice in choices_in(text)
        if any(role.gives is Gives.ATTRIBUTE for role in reader.roles_of(choice.label)[:1])
    ]


def _pairs_beside(grid: Grid, reader: HeadingReader, kind_named: KindNamed) -> Iterator[Pair]:
    columns = _label_columns(grid)
    width = _width(grid)
    for row in grid.rows:
        cells = _distinct(row)
        if len(cells) % 2 and len(cells) > 1 and cells[0][1].rowspan > 1 and not reader.roles_of(cells[0][1].text):
            cells = cells[1:]
        inside = {id(cell): inline_pairs(cell.text) or _boxes(cell.text, reader) for _, cell in cells}
        if any(label and end > start for found in inside.values() for label, start, end in found):
            pairs = list(_mixed(cells, inside))
            is_heading = len(cells) == len(pairs) == 1 and not _is_known_subject(pairs[0], reader, kind_named)
            yield from [Pair("", cells[0][1])] if is_heading else pairs
        elif len(cells) == 1:
            yield Pair("", cells[0][1])
        else:
            is_full = len(row) == width and len(cells) % 2 == 0
            yield from _alternating(cells) if is_full else _by_columns(cells, columns)


def _is_known_subject(pair: Pair, reader: HeadingReader, kind_named: KindNamed) -> bool:
    """Return whether a pair names no subject, or one that is listed; else it may name one among other words."""
    return not _names(pair, reader, kind_named) or kind_named(pair.cell.text) is not None


def _mixed(cells: Sequence[tuple[int, Cell]], inside: dict[int, list[tuple[str, int, int]]]) -> Iterator[Pair]:
    """Yield the pairs of a row with labels and values in one cell; a label alone has its value in the next one."""
    label: str | None = None
    for side, (_, cell) in enumerate(cells):
        found = inside[id(cell)]
        if label is not None and not found:
            yield Pair(label, cell, side)
        label = None
        for name, start, end in found:
            if end > start:
                yield Pair(name, _only(cell, start, end), side, is_inside=True)
            else:
                label = name
        if not found and cell.text.rstrip().endswith((":", "：")):
            label = cell.text


def _alternating(cells: Sequence[tuple[int, Cell]]) -> Iterator[Pair]:
    for side, at in enumerate(range(0, len(cells) - 1, 2)):
        yield Pair(cells[at][1].text, cells[at + 1][1], side)


def _by_columns(cells: Sequence[tuple[int, Cell]], columns: frozenset[int]) -> Iterator[Pair]:
    """Yield the pairs of a row with blanks, by the columns that labels stand in elsewhere."""
    for (at, label), (after, value) in pairwise(cells):
        if at in columns and after not in columns:
            yield Pair(label.text, value, sorted(columns).index(at))


def _width(grid: Grid) -> int:
    """Return how many columns of a grid hold anything."""
    return len({column for row in grid.rows for column in row})


def _label_columns(grid: Grid) -> frozenset[int]:
    votes: Counter[int] = Counter()
    width = _width(grid)
    for row in grid.rows:
        cells = _distinct(row)
        if len(row) == width and len(cells) > 1 and len(cells) % 2 == 0:
            votes.update({column: 1 - 2 * (at % 2) for at, (column, _) in enumerate(cells)})
    return frozenset(column for column, count in votes.items() if count > 0)


def _pairs_below(grid: Grid, reader: HeadingReader) -> Iterator[Pair]:
    """Yield the pairs of a form whose rows of labels and of values alternate."""
    rows = [row for row in grid.rows if len(_distinct(row)) > 1]
    if len(rows) < 4 or not all(_may_be_labels(row, reader) for row in rows[::2]):
        return
    for labels, values in zip(rows[::2], rows[1::2], strict=False):
        if any(reader.roles_of(cell.text) for _, cell in _distinct(values)):
            return
        for column, label in _distinct(labels):
            if column in values:
                yield Pair(label.text, values[column], column)


def _may_be_labels(row: dict[int, Cell], reader: HeadingReader) -> bool:
    cells = [cell for _, cell in _distinct(row)]
    is_known = any(reader.roles_of(cell.text) for cell in cells)
    return is_known and len(cells) <= 2 * _MOST_PAIRS and all(_is_label(cell.text) for cell in cells)


def _worth(pairs: Sequence[Pair], reader: HeadingReader) -> float:
    """Return how much the labels of pairs say: the distinct roles that they have, the sure ones double."""
    weights: dict[tuple[str | None, ...], float] = {}
    for pair in pairs:
        for role in reader.roles_of(_bare(pair.label))[:1]:
            weights[role.key] = max(weights.get(role.key, 0), 2.0 if role.closeness >= Closeness.EXACT else 1.0)
    return sum(weights.values())


def _naming_pairs(pairs: Sequence[Pair], reader: HeadingReader, kind_named: KindNamed) -> int:
    """Return how many subjects stand beside labels that name them, or that have no meaning of their own."""
    named = {
        pair.cell.text.strip()
        for pair in pairs
        if pair.label and _is_label(pair.label) and kind_named(pair.cell.text) is not None
        if all(role.gives is Gives.NAME for role in reader.roles_of(_bare(pair.label))[:1])
    }
    return len(named)


def _is_form(pairs: Sequence[Pair], reader: HeadingReader, naming: int) -> bool:
    labelled = [pair for pair in pairs if pair.label]
    known = [pair for pair in labelled if reader.roles_of(_bare(pair.label))]
    values = [pair for pair in labelled if reader.roles_of(_bare(pair.cell.text)) and len(pair.cell.text) > 1]
    wordy = [pair for pair in labelled if _is_label(pair.label)]
    if not known or len(known) + naming < 2 or len(values) >= len(known) or len(wordy) < 0.7 * len(labelled):
        return False
    if any(pair.is_inside for pair in known):
        return True
    repeated = Counter(_key(pair.label) for pair in known)
    return len({pair.side for pair in known}) > 1 or max(repeated.values()) > 1 or _alternate(labelled)


def _alternate(pairs: Sequence[Pair]) -> bool:
    """Return whether what stands further right are labels and values too: no digits in those, digits in these."""
    further = [pair for pair in pairs if pair.side > 0]
    return any(map(_has_digit, (pair.cell.text for pair in further))) and not any(
        map(_has_digit, (pair.label for pair in further))
    )


def _has_digit(text: str) -> bool:
    return any(map(str.isdigit, text))


def _is_label(text: str) -> bool:
    bare = _bare(text)
    return len(bare) <= LONGEST_LABEL and any(map(str.isalpha, bare)) and sum(map(str.isdigit, bare)) <= 4


def _records(pairs: Iterable[Pair], reader: HeadingReader, kind_named: KindNamed) -> Iterator[list[Pair]]:
    """Yield the pairs of each record: one begins where a subject is named again."""
    record: list[Pair] = []
    named: set[str] = set()
    for pair in _side_by_side(list(pairs), reader, kind_named):
        if not pair.label and (kind_named(pair.cell.text) is None):
            continue
        key = _key(pair.label)
        if _names(pair, reader, kind_named):
            if key in named:
                yield record
                record, named = [], set()
            named.add(key)
        record.append(pair)
    if record:
        yield record


def _side_by_side(pairs: Sequence[Pair], reader: HeadingReader, kind_named: KindNamed) -> Sequence[Pair]:
    """Return pairs in the order of reading: side after side where cards stand beside one another."""
    naming = [pair for pair in pairs if pair.label and _names(pair, reader, kind_named)]
    sides = {pair.side for pair in naming}
    is_beside = len(sides) > 1 and len({_key(pair.label) for pair in naming}) == 1
    return sorted(pairs, key=lambda pair: pair.side) if is_beside else pairs


def _names(pair: Pair, reader: HeadingReader, kind_named: KindNamed) -> bool:
    """Return whether a pair names the subject of a record: by its label, or alone in its row."""
    if not pair.label:
        return kind_named(pair.cell.text) is not None
    roles = reader.roles_of(_bare(pair.label))
    return bool(roles) and roles[0].gives is Gives.NAME


def _naming_label(
    rows: Sequence[dict[int, Cell]], roles: dict[int, tuple[Role, ...]], labels: dict[int, str], kind_named: KindNamed
) -> dict[int, tuple[Role, ...]]:
    """Return the label without a meaning beside which listed subjects stand, where there is just one such."""
    kinds = {
        column: kind
        for row in rows
        for column, cell in row.items()
        if column not in roles and (kind := kind_named(cell.text)) is not None
    }
    if len(kinds) != 1:
        return {}
    column, kind = next(iter(kinds.items()))
    return {column: (Role(Gives.NAME, kind, "", Closeness.EXACT, labels[column]),)}


def _above(grid: Grid, inside: set[tuple[int, int]]) -> tuple[str, ...]:
    alone = (_distinct(row) for row in grid.rows)
    return tuple(cells[0][1].text for cells in alone if len(cells) == 1 and cells[0][1][:2] not in inside)


def _distinct(row: dict[int, Cell]) -> list[tuple[int, Cell]]:
    """Return the cells of a row with the columns they begin in, a merged one once."""
    found: dict[int, tuple[int, Cell]] = {}
    for column in sorted(row):
        found.setdefault(id(row[column]), (column, row[column]))
    return list(found.values())


def _only(cell: Cell, start: int, end: int) -> Cell:
    """Return a cell with blanks for all of its text but a stretch, whose place stays what it was."""
    return cell._replace(text=" " * start + cell.text[start:end])


def _bare(label: str) -> str:
    return without_ordinal(label).strip(" \t\u3000:：.?？*")


def _key(label: str) -> str:
    bare = _bare(label)
    return heading_text(bare).full or bare
