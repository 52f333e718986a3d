"""Whom the rows of a table are about: named, identified, headed by a section, or the one that the table is about."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from aggregator.extraction.confidence import ROW, ROW_OF_SHARED_NAME, ROW_OF_UNLISTED_NAME, TABLE_TITLE
from aggregator.extraction.scopes import Scope, scopes_of
from aggregator.extraction.search_text import is_han, search_text
from aggregator.extraction.table_columns import KindColumns
from aggregator.extraction.table_layout import Layout
from aggregator.extraction.table_marks import Note, without_marks
from aggregator.extraction.table_names import Named, is_known, named_by
from aggregator.extraction.table_titles import Title
from aggregator.extraction.table_totals import is_total
from aggregator.extraction.values import is_nothing
from aggregator.extraction.vocabulary import Vocabulary
from aggregator.model.documents import Cell
from aggregator.model.facts import LISTED, Identifier

_LONGEST_PLACE = 60


class RowSubject(NamedTuple):
    """The subject of a row, and how sure it is."""

    identifier: Identifier
    name: str
    confidence: float
    reason: str = ""
    marks: tuple[str, ...] = ()


class SubjectReader:
    """Reads whom the rows of one table are about."""

    def __init__(self, vocabulary: Vocabulary, notes: Mapping[str, Note], titles: tuple[Title, ...]) -> None:
        self._vocabulary = vocabulary
        self._notes = notes
        self._band: frozenset[Scope] = frozenset()
        self._band_text = ""
        self._down: dict[int, Cell] = {}
        self._identifiers: dict[tuple[str, str, str], Identifier | None] = {}
        self._names: dict[tuple[str, str], tuple[Named, ...]] = {}
        self._places: dict[str, frozenset[Scope]] = {}
        self._sure: dict[tuple[str, str], RowSubject | None] = {}
        self._around = [self._scopes_in(title.text) for title in titles]

    def pass_band(self, text: str) -> None:
        """Take note of a line across the table, which may say where the subjects below it are."""
        said = self._scopes_in(text)
        self._band, self._band_text = (said, text) if said else (self._band, self._band_text)
        self._down.clear()

    def pass_row(self, row: Mapping[int, Cell]) -> None:
        """Take note of a row, for those below it that leave blank what it says."""
        self._down.update(row)

    def named(self, kind: str, text: str) -> Named | None:
        """Return the subject that a whole cell names, wherever it is; None where it names none."""
        return next(iter(self._all_named(kind, text)), None)

    def identified(self, kind: str, scheme: str, text: str) -> Identifier | None:
        """Return the identifier that a whole cell is, or None."""
        key = (kind, scheme, text)
        if key not in self._identifiers:
            self._identifiers[key] = None if is_nothing(text) else self._vocabulary.identifier(kind, scheme, text)
        return self._identifiers[key]

    def subject_of(
        self, row: Mapping[int, Cell], columns: KindColumns, heading: str
    ) -> tuple[RowSubject | None, list[tuple[Identifier, Cell]], Cell | None]:
        """Return the subject of a row, the identifiers in it, and the cell that names the subject."""
        cell = row.get(columns.name) if columns.name is not None else None
        if cell is not None and is_total(cell.text) and columns.kind not in self._vocabulary.groups:
            return None, [], None
        found = [
            (identifier, row[column])
            for scheme, column in columns.identifiers
            if column in row and (identifier := self.identified(columns.kind, scheme, row[column].text)) is not None
        ]
        subject = None if cell is None or cell.text == heading else self._meant(columns.kind, cell, row, columns.name)
        if subject is not None and subject.identifier.scheme == LISTED:
            return subject, found, cell
        if found:
            name = subject.name if subject is not None else found[0][0].value
            return RowSubject(found[0][0], name, ROW), found, cell if subject is not None else None
        return subject, found, cell if subject is not None else None

    def focus(self, kind: str, layout: Layout, titles: Iterable[Title]) -> RowSubject | None:
        """Return the one subject that a line above the table, a value beside a label or a title names."""
        for text, where in (*(Title(text, "row above it") for text in layout.above), *titles):
            subject = self.one_in(kind, text)
            if subject is not None:
                return RowSubject(*subject, TABLE_TITLE, f", subject from the {where}")
        return None

    def beside(self, kind: str, layout: Layout) -> RowSubject | None:
        """Return the one listed subject that a label of the table has beside it."""
        if not layout.sideways:
            return None
        named = {
            subject[0]: (subject[1], layout.headings.get(column, ""))
            for row in layout.rows
            for column, cell in row.items()
            if column not in layout.roles
            if (subject := self.named(kind, cell.text)) is not None and subject[0].scheme == LISTED
        }
        if len(named) != 1:
            return None
        identifier, (name, label) = next(iter(named.items()))
        return RowSubject(identifier, name, ROW_OF_UNLISTED_NAME, f", subject beside '{label}'")

    def one_in(self, kind: str, text: str) -> Named | None:
        """Return the one subject of a kind that a text names, shared names told apart by the places in it."""
        search = search_text(text).text
        mentions = [mention for mention in self._vocabulary.subjects_in(search) if mention.identifier.kind == kind]
        spans = [(mention.start, mention.end) for mention in mentions]
        said = scopes_of(self._vocabulary.scopes.found_in(search, spans)) if mentions else frozenset()
        named = {
            subject[0]: subject[1]
            for mention in mentions
            if (subject := self._settled((mention.identifier, mention.name), (said,))) is not None
        }
        return next(iter(named.items())) if len(named) == 1 else None

    def _meant(self, kind: str, cell: Cell, row: Mapping[int, Cell], column: int | None) -> RowSubject | None:
        key = (kind, cell.text)
        if key in self._sure:
            return self._sure[key]
        named = self._all_named(kind, cell.text)
        if named and not any(is_known(self._vocabulary, one) for one in named):
            whole = next(self._with_places(kind, cell, row), None)
            if whole is not None:
                return RowSubject(*whole, ROW_OF_UNLISTED_NAME, ", name completed by its place")
        marks = without_marks(cell.text, self._notes, is_name=True).marks
        if not any(self._vocabulary.scopes.is_homonym(identifier) for identifier, _ in named):
            sure = ROW if named and named[0][0].scheme == LISTED else ROW_OF_UNLISTED_NAME
            self._sure[key] = RowSubject(*named[0], sure, marks=marks) if named else None
            return self._sure[key]
        around = (self._places_of(row, column, cell), self._band, *self._around)
        found = {subject for one in named if (subject := self._settled(one, around)) is not None}
        if len(found) != 1:
            return None
        return RowSubject(*found.pop(), ROW_OF_SHARED_NAME, ", shared name told apart by its place", marks)

    def _with_places(self, kind: str, cell: Cell, row: Mapping[int, Cell]) -> Iterator[Named]:
        """Yield the listed subjects whose names are a cell's after a place of its row, or of the line above."""
        around = [other.text for other in (*row.values(), *self._down.values()) if other is not cell]
        for text in (*around, self._band_text):
            if not text or len(text) > _LONGEST_PLACE or not self._scopes_in(text):
                continue
            search = search_text(text).text
            for mention in self._vocabulary.scopes.found_in(search):
                place = search[mention.start : mention.end]
                for said in dict.fromkeys((place, place.rstrip("省市县区"))):
                    joint = "" if is_han(said[-1:]) else " "
                    named = self._vocabulary.subject_named(kind, f"{said}{joint}{cell.text.strip()}")
                    if named is not None and named[0].scheme == LISTED:
                        yield named

    def _settled(self, named: Named, around: Iterable[frozenset[Scope]]) -> Named | None:
        scopes = self._vocabulary.scopes
        if not scopes.is_homonym(named[0]):
            return named
        return next(filter(None, (scopes.one_of(named[0], said) for said in around if said)), None)

    def _places_of(self, row: Mapping[int, Cell], name: int | None, own: Cell) -> frozenset[Scope]:
        """Return the places in a row; a blank cell stands for the one above it."""
        said = [self._scopes_in(cell.text) for column, cell in row.items() if column != name]
        blank = (cell for column, cell in self._down.items() if column not in row)
        return frozenset().union(self._scopes_in(own.text), *said) or frozenset().union(
            *(self._scopes_in(cell.text) for cell in blank)
        )

    def _scopes_in(self, text: str) -> frozenset[Scope]:
        if len(text) > _LONGEST_PLACE:
            return frozenset()
        if text not in self._places:
            self._places[text] = scopes_of(self._vocabulary.scopes.found_in(search_text(text).text))
        return self._places[text]

    def _all_named(self, kind: str, text: str) -> tuple[Named, ...]:
        key = (kind, text)
        if key not in self._names:
            self._names[key] = tuple(self._read_name(kind, text))
        return self._names[key]

    def _read_name(self, kind: str, text: str) -> Iterator[Named]:
        bare = without_marks(text, self._notes, is_name=True).text
        if is_nothing(bare) or (is_total(bare) and kind not in self._vocabulary.groups):
            return
        yield from named_by(self._vocabulary, kind, bare)
