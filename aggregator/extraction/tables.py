"""Facts and links of the tables of a document."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from aggregator.extraction.confidence import ROW, ROW_ABOVE
from aggregator.extraction.foreign_units import is_foreign
from aggregator.extraction.table_columns import KindColumns, columns_of
from aggregator.extraction.table_file_names import facts_of_file_name
from aggregator.extraction.table_grid import grid_of
from aggregator.extraction.table_heading_text import length_of
from aggregator.extraction.table_heads import currency_column, unit_column
from aggregator.extraction.table_layout import Layout, sections_of
from aggregator.extraction.table_marks import notes_of, without_marks
from aggregator.extraction.table_modality import TableModality
from aggregator.extraction.table_numbers import with_decimal_points
from aggregator.extraction.table_periods import TablePeriods
from aggregator.extraction.table_places import datum_column, datum_of, grid_point, on_datum, point_of
from aggregator.extraction.table_roles import PERIOD_LENGTH, Closeness, Gives, Role
from aggregator.extraction.table_rows import across, is_grouped
from aggregator.extraction.table_spans import with_spans
from aggregator.extraction.table_subjects import RowSubject, SubjectReader
from aggregator.extraction.table_surroundings import Surroundings, around
from aggregator.extraction.table_titles import Title, titles_of
from aggregator.extraction.table_totals import sums_up
from aggregator.extraction.table_understanding import TableReader
from aggregator.extraction.table_units import is_unit
from aggregator.extraction.table_values import Read, values_of_cell
from aggregator.extraction.text_tables import TextTable, offset_of, set_apart, tables_in_text, without_tables
from aggregator.extraction.values import Value
from aggregator.extraction.values.money import currency_of
from aggregator.extraction.vocabulary import Vocabulary
from aggregator.model.documents import Cell, Document, PartLoc, Table
from aggregator.model.facts import LISTED, Citation, Fact, Identifier, Link, Modality
from aggregator.policy.records import Attribute, Pack, ValueKind

_SURE = {Closeness.SHAPED: 0.5, Closeness.ALIKE: 0.8, Closeness.NEAR: 0.9}
_SHAPED_WITHOUT_HEADING = 0.6
_SCALES = {1_000: "thousand", 1_000_000: "million", 10_000: "万", 1_000_000_000: "billion"}
"""How amounts are told to be of a thousand or more of a currency."""


def facts_of_tables(document: Document, pack: Pack, vocabulary: Vocabulary) -> tuple[list[Fact], list[Link]]:
    """Return the facts and links that one document's tables give under a pack; its children are not looked at.

    Every row gives its subject the values under headings of the pack. A row that holds two identifiers of one
    subject, or an identifier and a name, links them. Equal facts of one table are given once, from the first
    row that holds them.
    """
    facts: list[Fact] = []
    links: list[Link] = []
    for table in document.tables:
        of_table, of_links = _facts_of_table(document, table, pack, vocabulary)
        facts += of_table
        links += of_links
    return facts, links


def facts_of_text_tables(
    document: Document, pack: Pack, vocabulary: Vocabulary
) -> tuple[list[Fact], list[Link], Document]:
    """Return the facts and links of the tables set in a document's plain text, and the text without those tables."""
    facts: list[Fact] = []
    links: list[Link] = []
    read: list[TextTable] = []
    for table in tables_in_text(document):
        of_table, of_links = _facts_of_table(*set_apart(document, table), pack, vocabulary)
        facts += of_table
        links += of_links
        if of_table or of_links:
            read.append(table)
    return facts, links, without_tables(document, read)


def _facts_of_table(
    document: Document, table: Table, pack: Pack, vocabulary: Vocabulary
) -> tuple[list[Fact], list[Link]]:
    facts: list[Fact] = []
    links: list[Link] = []
    titles = titles_of(document, table)
    for layout in _layouts(document, table, titles, TableReader(pack, vocabulary)):
        reading = _TableReading(
            document, table, with_spans(layout, pack, (*reversed(layout.above), table.title)), titles, pack, vocabulary
        )
        reading.read()
        facts.extend(reading.facts.values())
        links.extend(reading.links.values())
    return facts, links


def _layouts(document: Document, table: Table, titles: tuple[Title, ...], reader: TableReader) -> Iterator[Layout]:
    """Yield how each table that is stacked in a grid is laid out, where anything says what its columns give."""

    def surroundings(above: tuple[str, ...]) -> Surroundings:
        return around(document, table, above)

    said = tuple(title.text for title in titles)
    for section in sections_of(grid_of(table), reader.headings):
        layout = reader.layout(section, said, surroundings)
        if layout is not None and not (table.locator == _PINS and _is_named_by_its_values(layout, reader)):
            yield layout


_PINS = PartLoc("", "placemarks")
"""The pins of a map: they are called as whoever drew it liked, and are read with the places of a document."""


def _is_named_by_its_values(layout: Layout, reader: TableReader) -> bool:
    """Return whether no heading says that a column names subjects, though its values do."""
    named = [column for column, roles in layout.roles.items() if any(role.gives is Gives.NAME for role in roles)]
    said = (role for column in named for role in reader.headings.roles_of(layout.headings.get(column, "")))
    return bool(named) and not any(role.gives is Gives.NAME for role in said)


class _TableReading:
    """One table on its way to facts and links."""

    def __init__(
        self,
        document: Document,
        table: Table,
        layout: Layout,
        titles: tuple[Title, ...],
        pack: Pack,
        vocabulary: Vocabulary,
    ) -> None:
        self.facts: dict[tuple[Identifier, str, str, str | None, Modality], Fact] = {}
        self.links: dict[tuple[Identifier, Identifier], Link] = {}
        self._document = document
        self._table = table
        self._layout = layout
        self._pack = pack
        self._titles = titles
        self._said = (*layout.above, *(title.text for title in titles))
        self._notes = notes_of(document, table, layout.rows)
        self._modality = TableModality(document, layout, self._said, self._notes, vocabulary)
        self._subjects = SubjectReader(vocabulary, self._notes, titles)
        self._values: dict[tuple[str, str | None, str], tuple[Read, ...]] = {}
        self._datum_column = datum_column(layout)
        self._datum = datum_of(self._said)
        self._units = unit_column(layout.headings)
        self._currencies = currency_column(layout.headings)
        self._datums: dict[int, str | None] = {}
        self._why: dict[int, tuple[str, float]] = {}
        self._roles_of = vocabulary.headings.roles_of
        self._surroundings = around(document, table, layout.above)
        self._periods = TablePeriods(layout, self._said, self._surroundings.texts, lambda: self._modality.today)

    def read(self) -> None:
        """Fill `facts` and `links`."""
        around_it = self._surroundings
        for columns in columns_of(self._layout, self._pack, self._subjects.named, around_it, self._roles_of):
            subjects = self._facts_of_rows(columns) if columns.name_subjects else self._facts_of_focus(columns)
            if columns.name is not None and is_grouped(self._layout.rows, columns.name):
                self._facts_of_groups(columns)
            if columns.give or columns.identifiers:
                attributes = self._pack.attributes_of(columns.kind)
                for fact in facts_of_file_name(self._document, self._table, attributes, subjects, self.facts.values()):
                    self.facts[fact.subject, fact.attribute, fact.value, None, Modality.ACTUAL] = fact

    def _facts_of_rows(self, columns: KindColumns) -> list[RowSubject]:
        subjects: dict[Identifier, RowSubject] = {}
        for row in self._layout.rows:
            band = across(row)
            if band is not None:
                self._subjects.pass_band(band)
            self._subjects.pass_row(row)
            subject = self._subject_of(row, columns)
            if subject is not None:
                subjects.setdefault(subject.identifier, subject)
                self._facts_of_row(row, subject, columns)
        return list(subjects.values())

    def _facts_of_focus(self, columns: KindColumns) -> list[RowSubject]:
        """Keep the facts of a table that names no subjects in columns: of one it is about, or one a section."""
        beside = self._subjects.beside(columns.kind, self._layout)
        subject = beside or self._subjects.focus(columns.kind, self._layout, self._titles)
        subjects: dict[Identifier, RowSubject] = {}
        for row in self._layout.rows:
            band = across(row)
            named = None if band is None else self._subjects.one_in(columns.kind, band)
            if named is not None:
                subject = RowSubject(*named, ROW_ABOVE, ", subject from the row above")
            if subject is not None and not sums_up(row):
                subjects.setdefault(subject.identifier, subject)
                self._facts_of_row(row, subject, columns)
        return list(subjects.values())

    def _subject_of(self, row: Mapping[int, Cell], columns: KindColumns) -> RowSubject | None:
        """Return the subject a row is about, and keep the links that the row makes between its identifiers."""
        heading = self._layout.headings.get(columns.name, "") if columns.name is not None else ""
        subject, found, cell = self._subjects.subject_of(row, columns, heading)
        named = self._subjects.named(columns.kind, cell.text) if cell is not None else None
        if subject is not None and subject.identifier.scheme == LISTED and cell is not None:
            named = (subject.identifier, subject.name)
        self._link(found, (named[0], cell) if named and cell else None)
        return subject

    def _link(self, found: list[tuple[Identifier, Cell]], named: tuple[Identifier, Cell] | None) -> None:
        """Keep a link for every two identifiers of a row; a name is linked to the highest of them only.

        A name stands beside many lower identifiers of one subject; linked to each it would look like a homonym.
        """
        pairs = [(left, right) for at, left in enumerate(found) for right in found[at + 1 :]]
        if named is not None and found:
            pairs.append((found[0], named))
        for (left, _), (right, cell) in pairs:
            if (left, right) not in self.links:
                citation = self._cited(cell, 0, len(cell.text))
                self.links[left, right] = Link(left, right, ROW, citation)

    def _facts_of_row(self, row: Mapping[int, Cell], subject: RowSubject, columns: KindColumns) -> None:
        for attribute, role, column in columns.attributes:
            cell = row.get(column)
            if cell is None or cell.text == role.heading:
                continue
            if attribute.per and role.period is not None and length_of(role.period) > PERIOD_LENGTH[attribute.per]:
                continue  # a month's value is not its year's
            marked = without_marks(cell.text, self._notes)
            written = marked.text if column not in columns.decimal_commas else with_decimal_points(marked.text)
            given = _Given(attribute, role, column, cell, row, (*marked.marks, *subject.marks))
            for read in self._read_cell(attribute, self._unit_in_row(attribute, role, row) or role.unit, written):
                self._keep(subject, given, self._placed(given, read))
        for attribute, first, last in columns.coordinates:
            latitude, longitude = row.get(first), row.get(last)
            point = None if latitude is None or longitude is None else point_of(latitude.text, longitude.text)
            if point is not None:
                self._keep_point(subject, attribute, row, first, point)
        if columns.grid is not None:
            value = grid_point(row, columns.grid)
            if value is not None:
                self._keep_point(subject, columns.grid.attribute, row, columns.grid.easting, value.value)

    def _facts_of_groups(self, columns: KindColumns) -> None:
        owner: RowSubject | None = None
        group: list[Mapping[int, Cell]] = []
        for row in self._layout.rows:
            subject = self._subject_of(row, columns)
            if columns.name in row or subject is not None or sums_up(row):
                self._facts_of_group(group, owner, columns)
                group, owner = [row], subject
            else:
                group.append(row)
        self._facts_of_group(group, owner, columns)

    def _facts_of_group(
        self, rows: Sequence[Mapping[int, Cell]], owner: RowSubject | None, columns: KindColumns
    ) -> None:
        """Give the subject of a group's first row what the rows below it say, whose own cell for it is blank.

        What a subject has once it gets only where one row of the group says it: several rows are its parts.
        """
        if owner is None or len(rows) < 2:
            return
        carried = owner._replace(confidence=ROW_ABOVE, reason=", subject from the row above")
        attributes = tuple(
            given
            for given in columns.attributes
            if given[0].many or given[0].per or sum(given[2] in row for row in rows) == 1
        )
        coordinates = tuple(given for given in columns.coordinates if sum(given[1] in row for row in rows) == 1)
        for row in rows[1:]:
            self._facts_of_row(row, carried, replace(columns, attributes=attributes, coordinates=coordinates))

    def _keep(self, subject: RowSubject, given: _Given, read: Read) -> None:
        attribute, role = given.attribute, given.role
        period = self._periods.of(attribute, role, given.row, read.value)
        if given.column not in self._why:
            self._why[given.column] = f"table: {_why(role)}", _sureness(role)
        why, fit = self._why[given.column]
        said_more = given.cell.text[: read.start] + given.cell.text[read.end :]
        modality, sure = self._modality.of(attribute, given.column, given.row, given.marks, read.value.value, said_more)
        key = (subject.identifier, attribute.name, read.value.value, period, modality)
        if key in self.facts:
            return
        self.facts[key] = Fact(
            subject=subject.identifier,
            subject_name=subject.name,
            attribute=attribute.name,
            value=read.value.value,
            unit=read.value.unit,
            period=period,
            confidence=round(subject.confidence * read.value.confidence * sure * fit, 4),
            citation=self._cited(given.cell, read.start, read.end),
            reason=why + subject.reason,
            surface=given.cell.text[read.start : read.end],
            modality=modality,
        )

    def _keep_point(
        self, subject: RowSubject, attribute: Attribute, row: Mapping[int, Cell], column: int, point: str
    ) -> None:
        """Keep a place that several columns give, cited in the first of them."""
        roles = self._layout.roles.get(column, ())
        heading = self._layout.headings.get(column, "")
        role = next(
            (role for role in roles if role.name == attribute.name),
            Role(Gives.ATTRIBUTE, attribute.of, attribute.name, Closeness.EXACT, heading),
        )
        cell = row[column]
        read = Read(Value(point, None, 0, len(cell.text), 1.0), 0, len(cell.text))
        given = _Given(attribute, role, column, cell, row, subject.marks)
        self._keep(subject, given, self._placed(given, read))

    def _placed(self, given: _Given, read: Read) -> Read:
        """Return coordinates with the map datum that the heading, the row or the table says they are of."""
        if given.attribute.value is not ValueKind.COORDINATES:
            return read
        if given.column not in self._datums:
            self._datums[given.column] = given.role.datum or datum_of([self._layout.said.get(given.column, "")])
        cell = given.row.get(self._datum_column) if self._datum_column is not None else None
        datum = self._datums[given.column] or (datum_of([cell.text]) if cell is not None else None) or self._datum
        if datum is None:
            return read
        return read._replace(value=replace(read.value, value=on_datum(read.value.value, datum)))

    def _unit_in_row(self, attribute: Attribute, role: Role, row: Mapping[int, Cell]) -> str | None:
        """Return the unit that a row gives to its values in a column of units, or of currencies."""
        is_money = attribute.value is ValueKind.MONEY and self._currencies is not None
        column = self._currencies if is_money else self._units
        cell = row.get(column) if column is not None else None
        said = cell.text.strip() if cell is not None else ""
        if not said or not is_unit(attribute, said):
            return said if said and role.unit is None and self._is_of_foreign_unit(attribute, said) else None
        scale = (currency_of(role.unit or "") or (1, ""))[0] if is_money else 1
        return said if scale == 1 else f"{said} {_SCALES[scale]}" if scale in _SCALES else None

    def _is_of_foreign_unit(self, attribute: Attribute, unit: str) -> bool:
        """Return whether what a column of units says is no unit of an attribute, nor of another of the table's."""
        given = {role.name for roles in self._layout.roles.values() for role in roles if role.gives is Gives.ATTRIBUTE}
        others = [self._pack.attributes[name] for name in given if name != attribute.name]
        return is_foreign(attribute, unit) and not any(is_unit(other, unit) for other in others)

    def _read_cell(self, attribute: Attribute, unit: str | None, text: str) -> tuple[Read, ...]:
        key = (attribute.name, unit, text)
        read = self._values.get(key)
        if read is None:
            written = self._modality.reckoned_from if attribute.value is ValueKind.DATE else None
            read = self._values[key] = tuple(values_of_cell(attribute, unit, text, written))
        return read

    def _cited(self, cell: Cell, start: int, end: int) -> Citation:
        offset = offset_of(self._table, cell)
        source = self._document.source
        return Citation(source.file, self._table.place_of(cell), offset + start, offset + end, source.member)


class _Given(NamedTuple):
    """A cell of a column that gives an attribute, with the marks that it and its subject's name carry."""

    attribute: Attribute
    role: Role
    column: int
    cell: Cell
    row: Mapping[int, Cell]
    marks: tuple[str, ...]


def _sureness(role: Role) -> float:
    if role.sure:
        return role.sure
    if role.closeness is Closeness.SHAPED and not role.heading.strip():
        return _SHAPED_WITHOUT_HEADING
    return _SURE.get(role.closeness, 1.0)


def _why(role: Role) -> str:
    heading = role.heading.strip()
    if role.closeness is Closeness.SHAPED:
        return f"heading '{heading}', by value shape" if heading else "by value shape"
    return f"heading '{heading}'" + (f", like '{role.like}'" if role.like else "")
