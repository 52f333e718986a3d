"""Which columns of a table name the subjects of a kind, and which give their attributes."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, replace

from aggregator.extraction.table_heading_text import length_of
from aggregator.extraction.table_layout import Layout
from aggregator.extraction.table_meant import is_scenario
from aggregator.extraction.table_numbers import has_decimal_commas
from aggregator.extraction.table_places import GridColumns, grid_columns, has_form_of_place
from aggregator.extraction.table_roles import PERIOD_LENGTH, Closeness, Gives, Role
from aggregator.extraction.table_surroundings import Surroundings
from aggregator.extraction.table_units import is_unit
from aggregator.extraction.table_values import has_own_unit
from aggregator.extraction.value_kinds import MEASURED
from aggregator.extraction.values import cell_value, is_nothing
from aggregator.model.facts import LISTED, Identifier
from aggregator.policy.records import Attribute, Pack, SubjectKind, ValueKind

_SAMPLED = 50
_FEWEST_SHAPED = 2

Named = Callable[[str, str], tuple[Identifier, str] | None]
"""Gives the subject of a kind that a cell names."""

RolesOf = Callable[[str], tuple[Role, ...]]


@dataclass(frozen=True, slots=True)
class KindColumns:
    """Which columns name the subjects of one kind, and which give their attributes."""

    kind: str
    identifiers: tuple[tuple[str, int], ...]
    name: int | None
    attributes: tuple[tuple[Attribute, Role, int], ...]
    coordinates: tuple[tuple[Attribute, int, int], ...]
    grid: GridColumns | None
    decimal_commas: frozenset[int]

    @property
    def name_subjects(self) -> bool:
        """Return whether any column does."""
        return self.name is not None or bool(self.identifiers)

    @property
    def give(self) -> bool:
        """Return whether any column gives a value."""
        return bool(self.attributes or self.coordinates or self.grid)


def columns_of(
    layout: Layout, pack: Pack, named: Named, surroundings: Surroundings, roles_of: RolesOf
) -> Iterator[KindColumns]:
    """Yield the columns of every kind of subject that a table may be about.

    Rows of totals stand under the headings of what they are totals of: a kind of totals shares its columns.

    Parameters
    ----------
    roles_of
        Gives everything that a heading can mean.
    surroundings
        The texts around the table, which say what its numbers stand in.
    """
    for kind in pack.subjects.values():
        roles = [
            (role, column)
            for column, column_roles in layout.roles.items()
            for role in column_roles
            if role.of == kind.name
        ]
        if kind.totals_of is not None:
            roles += _shared_roles(layout, kind, roles_of, {role.gives for role, _ in roles})
        by_scheme = {role.name: column for role, column in roles if role.gives is Gives.IDENTIFIER}
        schemes = tuple((s.name, by_scheme[s.name]) for s in kind.identified_by if s.name in by_scheme)
        name = next((column for role, column in roles if role.gives is Gives.NAME), None)
        attributes = tuple(_attribute_columns(roles, pack, surroundings))
        if name is None and not (schemes and attributes):
            name = _unheaded_name(layout, kind.name, named, bool(attributes))
        if not (attributes or schemes or name is not None):
            continue
        coordinates = tuple(_coordinate_columns(roles, pack))
        grid = None if coordinates else grid_columns(layout, pack, kind.name, attributes)
        if name is not None or attributes:
            known = {given[0].name for given in (*attributes, *coordinates)} | (
                {grid.attribute.name} if grid else set()
            )
            free = [attribute for attribute in pack.attributes_of(kind.name) if attribute.name not in known]
            attributes += tuple(_shaped_columns(layout, free, name))
        commas = frozenset(_decimal_commas(layout, attributes))
        yield KindColumns(kind.name, schemes, name, attributes, coordinates, grid, commas)


def _shared_roles(
    layout: Layout, kind: SubjectKind, roles_of: RolesOf, own: Collection[Gives]
) -> Iterator[tuple[Role, int]]:
    """Yield what the columns of the kind that is totalled are to its totals."""
    for column, roles in layout.roles.items():
        if any(role.of == kind.totals_of for role in roles):
            found = [role for role in roles_of(layout.headings.get(column, "")) if role.of == kind.name]
            for gives in (Gives.NAME, Gives.ATTRIBUTE):
                shared = next((role for role in found if role.gives is gives), None)
                if shared is not None and not (gives is Gives.NAME and gives in own):
                    yield shared, column


def _attribute_columns(
    roles: list[tuple[Role, int]], pack: Pack, surroundings: Surroundings
) -> Iterator[tuple[Attribute, Role, int]]:
    latest: dict[str, str] = {}
    for role, _ in roles:
        if role.period is not None:
            latest[role.name] = max(role.period, latest.get(role.name, ""))
    for role, column in roles:
        if role.gives is Gives.ATTRIBUTE and role.part is None:
            attribute = pack.attributes[role.name]
            is_reading = role.period is not None and length_of(role.period) > PERIOD_LENGTH["year"]
            if attribute.per or is_reading or role.name not in latest or role.period in (None, latest[role.name]):
                others = [pack.attributes[other.name] for other, _ in roles if other.gives is Gives.ATTRIBUTE]
                said = _unit_around(attribute, others, surroundings) if role.unit is None else None
                yield attribute, role if said is None else replace(role, unit=said), column


def _unit_around(attribute: Attribute, others: Iterable[Attribute], surroundings: Surroundings) -> str | None:
    """Return the unit that what stands around a table gives an attribute's values, also one they cannot stand in.

    One that another of the table's attributes is told in is that one's.
    """
    own = surroundings.unit_of(attribute)
    foreign = surroundings.foreign_unit_of(attribute) if own is None else None
    if foreign is None or any(is_unit(other, foreign) for other in others if other is not attribute):
        return own
    return foreign


def _coordinate_columns(roles: list[tuple[Role, int]], pack: Pack) -> Iterator[tuple[Attribute, int, int]]:
    parts: dict[tuple[str, str | None], dict[str, int]] = {}
    for role, column in roles:
        if role.part is not None:
            parts.setdefault((role.name, role.datum), {})[role.part] = column
    for (name, _), columns in parts.items():
        if "latitude" in columns and "longitude" in columns:
            yield pack.attributes[name], columns["latitude"], columns["longitude"]


def _decimal_commas(layout: Layout, attributes: Iterable[tuple[Attribute, Role, int]]) -> Iterator[int]:
    for attribute, _, column in attributes:
        if attribute.value in MEASURED:
            texts = (row[column].text for row in layout.rows if column in row)
            if has_decimal_commas(texts):
                yield column


def _unheaded_name(layout: Layout, kind: str, named: Named, has_attributes: bool) -> int | None:
    """Return the column whose values are mostly listed names of the kind, though no heading says so.

    Where labels stand beside values, the row of the labels' column without a label names the subjects.
    """
    sample = [row for row in layout.rows[:_SAMPLED] if len({id(cell) for cell in row.values()}) > 1]
    sample = sample or layout.rows[:_SAMPLED]
    for column in range(max((max(row) + 1 for row in sample if row), default=0)):
        if column in layout.roles:
            continue
        texts = [row[column].text for row in sample if column in row]
        found = [subject for text in texts if (subject := named(kind, text)) is not None]
        listed = sum(subject[0].scheme == LISTED for subject in found)
        if texts and listed >= 0.6 * len(texts):
            return column
        is_corner = (
            column == 0 and column not in layout.headings and has_attributes and not any(map(is_scenario, texts))
        )
        if is_corner and found and len(found) >= 0.8 * len(texts) and len(layout.headings) > 1:
            return column
    return None


def _shaped_columns(
    layout: Layout, free: Iterable[Attribute], name: int | None
) -> Iterator[tuple[Attribute, Role, int]]:
    """Yield columns that no heading explains and whose values can only be of one of the attributes still free.

    Every cell is a place, or a quantity with a unit of the attribute.
    """
    free = [attribute for attribute in free if attribute.value in (ValueKind.COORDINATES, ValueKind.QUANTITY)]
    sample = layout.rows[:_SAMPLED]
    columns = {column for row in sample for column in row if column not in layout.roles and column != name}
    for column in sorted(columns):
        texts = [row[column].text for row in sample if column in row and not is_nothing(row[column].text)]
        fitting = [attribute for attribute in free if texts and all(_has_shape(attribute, text) for text in texts)]
        if len(texts) >= _FEWEST_SHAPED and len(fitting) == 1:
            heading = layout.headings.get(column, "")
            role = Role(Gives.ATTRIBUTE, fitting[0].of, fitting[0].name, Closeness.SHAPED, heading)
            yield fitting[0], role, column


def _has_shape(attribute: Attribute, text: str) -> bool:
    if attribute.value is ValueKind.COORDINATES:
        return has_form_of_place(text) and cell_value(attribute, text) is not None
    return has_own_unit(attribute, text)
