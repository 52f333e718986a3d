"""Facts and links of the tables of a document."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePosixPath
from typing import NamedTuple

from aggregator.extraction.modality import modality_of_words
from aggregator.extraction.search_text import search_text
from aggregator.extraction.table_grid import grid_of
from aggregator.extraction.table_headings import Closeness, Gives, HeadingReader, Role
from aggregator.extraction.table_layout import Layout, layouts_of
from aggregator.extraction.table_numbers import has_decimal_commas, with_decimal_points
from aggregator.extraction.values import Value, cell_value, find_values, is_nothing
from aggregator.extraction.values.coordinates import angle_of, pair
from aggregator.extraction.values.date import period_of
from aggregator.extraction.values.listed import normal
from aggregator.extraction.values.value import words
from aggregator.extraction.vocabulary import Vocabulary
from aggregator.model.documents import BlockKind, Cell, Document, Locator, MetaLoc, Table
from aggregator.model.facts import LISTED, Citation, Fact, Identifier, Link
from aggregator.policy.records import Attribute, Pack, ValueKind

BY_IDENTIFIER = 0.95
BY_NAME = 0.85
BY_FOCUS = 0.65
CARRIED_DOWN = 0.7
BY_FILE_NAME = 0.7

_TOTALS = words("""
    total totals sum subtotal sub-total overall average mean median 合计 总计 小计 共计 总和 平均 平均值 累计
""")
_LENGTH = {"year": 4, "month": 7, "day": 10}
_NUMBERS = frozenset([ValueKind.QUANTITY, ValueKind.MONEY, ValueKind.NUMBER])
_OF_OWN_FORM = [ValueKind.PERIOD, ValueKind.PHONE, ValueKind.EMAIL, ValueKind.NETWORK_ADDRESS]
_IN_PROSE = frozenset([ValueKind.QUANTITY, ValueKind.MONEY, ValueKind.DATE, ValueKind.COORDINATES, *_OF_OWN_FORM])


def facts_of_tables(document: Document, pack: Pack, vocabulary: Vocabulary) -> tuple[list[Fact], list[Link]]:
    """Return the facts and links that one document's tables give under a pack; its children are not looked at.

    Every row gives its subject the values under headings of the pack. A row that holds two identifiers of one
    subject, or an identifier and a name, links them. Equal facts of one table are given once, from the first
    row that holds them.
    """
    reader = HeadingReader(pack)
    facts: list[Fact] = []
    links: list[Link] = []
    for table in document.tables:
        title = _title_of(document, table)
        for layout in layouts_of(grid_of(table), reader, title):
            reading = _TableReading(document, table, layout, pack, vocabulary)
            reading.read()
            facts.extend(reading.facts.values())
            links.extend(reading.links.values())
    return facts, links


class _Subject(NamedTuple):
    identifier: Identifier
    name: str
    confidence: float
    reason: str


class _Read(NamedTuple):
    """A value of a cell, with its place in the cell's raw text."""

    value: Value
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _KindColumns:
    """Which columns name the subjects of one kind, and which give their attributes."""

    kind: str
    identifiers: tuple[tuple[str, int], ...]
    name: int | None
    attributes: tuple[tuple[Attribute, Role, int], ...]
    coordinates: tuple[tuple[Attribute, int, int], ...]
    decimal_commas: frozenset[int]


class _TableReading:
    """One table on its way to facts and links."""

    def __init__(self, document: Document, table: Table, layout: Layout, pack: Pack, vocabulary: Vocabulary) -> None:
        self.facts: dict[tuple[Identifier, str, str, str | None], Fact] = {}
        self.links: dict[tuple[Identifier, Identifier], Link] = {}
        self._document = document
        self._table = table
        self._layout = layout
        self._pack = pack
        self._vocabulary = vocabulary
        self._values: dict[tuple[str, str | None, str], tuple[_Read, ...]] = {}
        self._identifiers: dict[tuple[str, str, str], Identifier | None] = {}
        self._names: dict[tuple[str, str], tuple[Identifier, str] | None] = {}
        self._periods = tuple(
            (role.name, column)
            for column, roles in layout.roles.items()
            for role in roles
            if role.gives is Gives.PERIOD
        )

    def read(self) -> None:
        """Fill `facts` and `links`."""
        for columns in self._kinds():
            subjects: dict[Identifier, _Subject] = {}
            focus = None if columns.identifiers or columns.name is not None else self._focus(columns.kind)
            if focus is None and not columns.identifiers and columns.name is None:
                continue
            for row in self._layout.rows:
                subject = self._subject_of(row, columns) or (None if _sums_up(row) else focus)
                if subject is not None:
                    subjects.setdefault(subject.identifier, subject)
                    self._facts_of_row(row, subject, columns)
            if columns.name is not None and _is_grouped(self._layout.rows, columns.name):
                self._facts_of_groups(columns)
            if columns.attributes or columns.coordinates or columns.identifiers:
                self._facts_of_file_name(columns.kind, subjects.values())

    def _kinds(self) -> Iterator[_KindColumns]:
        for kind in self._pack.subjects.values():
            roles = [
                (role, column)
                for column, column_roles in self._layout.roles.items()
                for role in column_roles
                if role.of == kind.name
            ]
            by_scheme = {role.name: column for role, column in roles if role.gives is Gives.IDENTIFIER}
            schemes = tuple((s.name, by_scheme[s.name]) for s in kind.identified_by if s.name in by_scheme)
            name = next((column for role, column in roles if role.gives is Gives.NAME), None)
            attributes = tuple(self._attribute_columns(roles))
            if name is None and not (schemes and attributes):
                name = self._unheaded_name(kind.name, bool(attributes))
            if attributes or schemes or name is not None:
                coordinates = tuple(self._coordinate_columns(roles))
                commas = frozenset(self._decimal_commas(attributes))
                yield _KindColumns(kind.name, schemes, name, attributes, coordinates, commas)

    def _decimal_commas(self, attributes: Iterable[tuple[Attribute, Role, int]]) -> Iterator[int]:
        for attribute, _, column in attributes:
            if attribute.value in _NUMBERS:
                texts = (row[column].text for row in self._layout.rows if column in row)
                if has_decimal_commas(texts):
                    yield column

    def _attribute_columns(self, roles: list[tuple[Role, int]]) -> Iterator[tuple[Attribute, Role, int]]:
        latest: dict[str, str] = {}
        for role, _ in roles:
            if role.period is not None:
                latest[role.name] = max(role.period, latest.get(role.name, ""))
        for role, column in roles:
            if role.gives is Gives.ATTRIBUTE and role.part is None:
                attribute = self._pack.attributes[role.name]
                if attribute.per or role.name not in latest or role.period in (None, latest[role.name]):
                    yield attribute, role, column

    def _coordinate_columns(self, roles: list[tuple[Role, int]]) -> Iterator[tuple[Attribute, int, int]]:
        parts: dict[str, dict[str, int]] = {}
        for role, column in roles:
            if role.part is not None:
                parts.setdefault(role.name, {})[role.part] = column
        for name, columns in parts.items():
            if "latitude" in columns and "longitude" in columns:
                yield self._pack.attributes[name], columns["latitude"], columns["longitude"]

    def _unheaded_name(self, kind: str, has_attributes: bool) -> int | None:
        """Return the column whose values are mostly listed names of the kind, though no heading says so.

        Where labels stand beside values, the row of the labels' column without a label names the subjects.
        """
        columns = range(max((max(row) + 1 for row in self._layout.rows[:50] if row), default=0))
        for column in columns:
            if column in self._layout.roles:
                continue
            texts = [row[column].text for row in self._layout.rows[:50] if column in row]
            named = [found for text in texts if (found := self._named(kind, text)) is not None]
            listed = sum(found[0].scheme == LISTED for found in named)
            if texts and listed >= 0.6 * len(texts):
                return column
            is_corner = column == 0 and column not in self._layout.headings and has_attributes
            if is_corner and named and len(named) >= 0.8 * len(texts) and len(self._layout.headings) > 1:
                return column
        return None

    def _subject_of(self, row: Mapping[int, Cell], columns: _KindColumns) -> _Subject | None:
        """Return the subject a row is about, and keep the links that the row makes between its identifiers."""
        if columns.name is not None and columns.name in row and _is_total(row[columns.name].text):
            return None
        found = [
            (identifier, row[column])
            for scheme, column in columns.identifiers
            if column in row and (identifier := self._identified(columns.kind, scheme, row[column].text)) is not None
        ]
        name_cell = row.get(columns.name) if columns.name is not None else None
        heading = self._layout.headings.get(columns.name, "") if columns.name is not None else ""
        named = None if name_cell is None or name_cell.text == heading else self._named(columns.kind, name_cell.text)
        self._link(found, (named[0], name_cell) if named and name_cell else None)
        if named is not None and named[0].scheme == LISTED:
            return _Subject(named[0], named[1], BY_IDENTIFIER, "")
        if found:
            identifier = found[0][0]
            return _Subject(identifier, named[1] if named else identifier.value, BY_IDENTIFIER, "")
        return None if named is None else _Subject(named[0], named[1], BY_NAME, "")

    def _identified(self, kind: str, scheme: str, text: str) -> Identifier | None:
        key = (kind, scheme, text)
        if key not in self._identifiers:
            self._identifiers[key] = None if is_nothing(text) else self._vocabulary.identifier(kind, scheme, text)
        return self._identifiers[key]

    def _named(self, kind: str, text: str) -> tuple[Identifier, str] | None:
        key = (kind, text)
        if key not in self._names:
            nothing = is_nothing(text) or _is_total(text)
            self._names[key] = None if nothing else self._vocabulary.subject_named(kind, text)
        return self._names[key]

    def _link(self, found: list[tuple[Identifier, Cell]], named: tuple[Identifier, Cell] | None) -> None:
        """Keep a link for every two identifiers of a row; a name is linked to the highest of them only.

        A name stands beside many lower identifiers of one subject; linked to each it would look like a homonym.
        """
        pairs = [(left, right) for at, left in enumerate(found) for right in found[at + 1 :]]
        if named is not None and found:
            pairs.append((found[0], named))
        for (left, _), (right, cell) in pairs:
            if (left, right) not in self.links:
                citation = self._citation(self._table.place_of(cell), 0, len(cell.text))
                self.links[left, right] = Link(left, right, BY_IDENTIFIER, citation)

    def _focus(self, kind: str) -> _Subject | None:
        """Return the one subject that the table's title, the heading before it or the file's name names."""
        inside = ((text, "row above it") for text in self._layout.above)
        for text, where in (*inside, *_around(self._document, self._table)):
            named = {
                mention.identifier: mention.name
                for mention in self._vocabulary.subjects_in(search_text(text).text)
                if mention.identifier.kind == kind
            }
            if len(named) == 1:
                identifier, name = next(iter(named.items()))
                return _Subject(identifier, name, BY_FOCUS, f", subject from the {where}")
        return None

    def _facts_of_row(self, row: Mapping[int, Cell], subject: _Subject, columns: _KindColumns) -> None:
        for attribute, role, column in columns.attributes:
            cell = row.get(column)
            if cell is None or cell.text == role.heading:
                continue
            if attribute.per and role.period is not None and len(role.period) > _LENGTH[attribute.per]:
                continue  # a month's value is not its year's
            written = cell.text if column not in columns.decimal_commas else with_decimal_points(cell.text)
            for read in self._read_cell(attribute, role.unit, written):
                period = self._period(attribute, role, row, read.value)
                sure = 0.9 if role.closeness is Closeness.NEAR else 1.0
                self._keep(subject, attribute, read, cell, period, role.heading, sure)
        for attribute, latitude_column, longitude_column in columns.coordinates:
            latitude_cell, longitude_cell = row.get(latitude_column), row.get(longitude_column)
            if latitude_cell is not None and longitude_cell is not None:
                self._keep_coordinates(subject, attribute, latitude_cell, longitude_cell, latitude_column)

    def _facts_of_groups(self, columns: _KindColumns) -> None:
        owner: _Subject | None = None
        group: list[Mapping[int, Cell]] = []
        for row in self._layout.rows:
            subject = self._subject_of(row, columns)
            if columns.name in row or subject is not None or _sums_up(row):
                self._facts_of_group(group, owner, columns)
                group, owner = [row], subject
            else:
                group.append(row)
        self._facts_of_group(group, owner, columns)

    def _facts_of_group(
        self, rows: Sequence[Mapping[int, Cell]], owner: _Subject | None, columns: _KindColumns
    ) -> None:
        """Give the subject of a group's first row what the rows below it say, whose own cell for it is blank.

        What a subject has once it gets only where one row of the group says it: several rows are its parts.
        """
        if owner is None or len(rows) < 2:
            return
        carried = owner._replace(confidence=CARRIED_DOWN, reason=", subject from the row above")
        attributes = tuple(
            given
            for given in columns.attributes
            if given[0].many or given[0].per or sum(given[2] in row for row in rows) == 1
        )
        coordinates = tuple(given for given in columns.coordinates if sum(given[1] in row for row in rows) == 1)
        for row in rows[1:]:
            self._facts_of_row(row, carried, replace(columns, attributes=attributes, coordinates=coordinates))

    def _keep(
        self,
        subject: _Subject,
        attribute: Attribute,
        read: _Read,
        cell: Cell,
        period: str | None,
        heading: str,
        sure: float,
    ) -> None:
        key = (subject.identifier, attribute.name, read.value.value, period)
        if key in self.facts:
            return
        self.facts[key] = Fact(
            subject=subject.identifier,
            subject_name=subject.name,
            attribute=attribute.name,
            value=read.value.value,
            unit=read.value.unit,
            period=period,
            confidence=round(subject.confidence * read.value.confidence * sure, 4),
            citation=self._citation(self._table.place_of(cell), read.start, read.end),
            reason=f"table: heading '{heading.strip()}'{subject.reason}",
            surface=cell.text[read.start : read.end],
            modality=modality_of_words(heading),
        )

    def _keep_coordinates(
        self, subject: _Subject, attribute: Attribute, latitude_cell: Cell, longitude_cell: Cell, column: int
    ) -> None:
        latitude = angle_of(search_text(latitude_cell.text).text, "latitude")
        longitude = angle_of(search_text(longitude_cell.text).text, "longitude")
        point = None if latitude is None or longitude is None else pair(latitude, longitude)
        if point is None:
            return
        value = Value(point, None, 0, len(latitude_cell.text), 1.0)
        read = _Read(value, 0, len(latitude_cell.text))
        self._keep(subject, attribute, read, latitude_cell, None, self._layout.headings[column], 1.0)

    def _read_cell(self, attribute: Attribute, unit: str | None, text: str) -> tuple[_Read, ...]:
        key = (attribute.name, unit, text)
        read = self._values.get(key)
        if read is None:
            read = self._values[key] = tuple(_values_of_cell(attribute, unit, text))
        return read

    def _period(self, attribute: Attribute, role: Role, row: Mapping[int, Cell], value: Value) -> str | None:
        """Return the period a value holds for: its own, its heading's, or the row's."""
        if not attribute.per:
            return None
        length = _LENGTH[attribute.per]
        stated = value.period or role.period
        if stated is not None:
            return stated[:length]
        parts: dict[str, str] = {}
        for name, column in self._periods:
            if column in row and not is_nothing(row[column].text):
                parts.setdefault(name, search_text(row[column].text).text.strip())
        for name in ("", "year"):
            period = period_of(parts[name], attribute.per) if name in parts else None
            if period is not None:
                return _with_month(period, parts.get("month", ""))[:length]
        return period_of(parts["month"], attribute.per) if "month" in parts else None

    def _facts_of_file_name(self, kind: str, subjects: Iterable[_Subject]) -> None:
        """Give each subject that lacks it the listed value that the file, its folder or the sheet is called by."""
        for attribute in self._pack.attributes_of(kind):
            if not attribute.from_name or not attribute.one_of:
                continue
            named = self._called(attribute)
            if named is None:
                continue
            text, locator, value = named
            known = {fact.subject for fact in self.facts.values() if fact.attribute == attribute.name}
            for subject in subjects:
                if subject.identifier not in known:
                    self.facts[subject.identifier, attribute.name, value, None] = Fact(
                        subject=subject.identifier,
                        subject_name=subject.name,
                        attribute=attribute.name,
                        value=value,
                        unit=None,
                        period=None,
                        confidence=BY_FILE_NAME,
                        citation=self._citation(locator, 0, len(text)),
                        reason="file name",
                        surface=text,
                    )

    def _called(self, attribute: Attribute) -> tuple[str, Locator, str] | None:
        canonical = {normal(name): value for value, names in attribute.one_of.items() for name in (value, *names)}
        places: list[tuple[str, Locator]] = [(self._table.title, self._table.locator)]
        places += [(text, MetaLoc(where)) for text, where in _path_names(self._document)]
        for text, locator in places:
            value = canonical.get(normal(text.replace("_", " ")))
            if value is not None:
                return text, locator, value
        return None

    def _citation(self, locator: Locator, start: int, end: int) -> Citation:
        source = self._document.source
        return Citation(source.file, locator, start, end, source.member)


def _values_of_cell(attribute: Attribute, unit: str | None, text: str) -> Iterator[_Read]:
    """Yield the value of a cell; several where there may be many; one out of prose where it is the only one."""
    search = search_text(text)
    whole = cell_value(attribute, search.text, unit)
    if whole is not None:
        yield _Read(whole, *search.raw_span(whole.start, whole.end))
        return
    if attribute.many:
        values = list(_listed_values(attribute, unit, search.text))
        if values:
            yield from (_Read(value, *search.raw_span(value.start, value.end)) for value in values)
            return
    if attribute.value in _IN_PROSE and not is_nothing(search.text):
        found = find_values(attribute, search.text)
        for value in found if attribute.many or len(found) == 1 else ():
            less = Value(value.value, value.unit, value.start, value.end, value.confidence * 0.8, value.period)
            yield _Read(less, *search.raw_span(value.start, value.end))


def _listed_values(attribute: Attribute, unit: str | None, text: str) -> Iterator[Value]:
    start = 0
    for at, character in enumerate(text + ";"):
        if character in ";、\n" or text[at : at + 2] == ", ":
            value = cell_value(attribute, text[start:at].strip(", "), unit)
            if value is not None:
                offset = text.index(text[start:at].strip(", "), start)
                yield Value(value.value, value.unit, value.start + offset, value.end + offset, value.confidence)
            start = at + 1


def _with_month(period: str, month: str) -> str:
    digits = month.removesuffix("月").strip()
    return f"{period}-{int(digits):02d}" if len(period) == 4 and digits.isdigit() and 1 <= int(digits) <= 12 else period


def _is_total(text: str) -> bool:
    said = normal(text).strip(" :.*()")
    if (
        said in _TOTALS
        or said.endswith(("合计", "总计", "小计"))
        or said.startswith(("grand total", "sum of ", "total of "))
    ):
        return True
    first, _, rest = text.strip().partition(" ")
    return first.casefold().rstrip(":") in ("total", "subtotal", "sum", "all") and rest == rest.lower()


def _is_grouped(rows: Sequence[Mapping[int, Cell]], column: int) -> bool:
    """Return whether the names of a column head the rows below them: many are blank, the first is not."""
    blank = sum(column not in row for row in rows)
    return bool(rows) and column in rows[0] and blank >= max(1, 0.25 * len(rows))


def _sums_up(row: Mapping[int, Cell]) -> bool:
    return bool(row) and _is_total(row[min(row)].text)


def _title_of(document: Document, table: Table) -> str:
    """Return what the table is called: its caption or sheet name, the heading before it, the file's name."""
    return " · ".join(text for text, _ in _around(document, table))


def _around(document: Document, table: Table) -> Iterator[tuple[str, str]]:
    """Yield (text, where) of what may say what a table is about, the nearest first."""
    if table.title:
        yield table.title, "table's title"
    for block in reversed(document.blocks[: table.after]):
        if block.kind is BlockKind.HEADING:
            yield block.text, "heading before it"
            break
    if "title" in document.metadata:
        yield document.metadata["title"].value, "document's title"
    yield from _path_names(document)


def _path_names(document: Document) -> Iterator[tuple[str, str]]:
    """Yield the names of the file and of the folder it lies in; for a member, its own name and the container's."""
    for written in (document.source.member.rpartition("!")[2], document.source.path):
        if written:
            path = PurePosixPath(written)
            yield path.stem.replace("_", " "), "file name"
            if path.parent.name:
                yield path.parent.name.replace("_", " "), "folder"
