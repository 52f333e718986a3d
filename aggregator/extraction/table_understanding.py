"""How a table is to be understood: by its headings, by the subjects it names, and by what stands around it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

from aggregator.extraction.foreign_units import names_unit
from aggregator.extraction.table_assignment import assigned
from aggregator.extraction.table_forms import form_of
from aggregator.extraction.table_grid import Grid
from aggregator.extraction.table_heading_text import month_of, without_period
from aggregator.extraction.table_heads import Heads, NameColumn, heads_of, name_columns, possible_headings
from aggregator.extraction.table_layout import Layout, layout_of, roles_of_stack
from aggregator.extraction.table_long import unpivoted, widened
from aggregator.extraction.table_meanings import Meanings, enriched
from aggregator.extraction.table_months import with_months
from aggregator.extraction.table_names import kinds_named
from aggregator.extraction.table_pivots import pivot_of
from aggregator.extraction.table_roles import Closeness, Gives, Role
from aggregator.extraction.table_surroundings import Surroundings
from aggregator.extraction.table_titles import units_said
from aggregator.extraction.table_units import is_unit
from aggregator.extraction.value_kinds import MEASURED
from aggregator.extraction.vocabulary import Vocabulary
from aggregator.model.documents import Cell
from aggregator.policy.records import Pack

_NEAR_ENOUGH = 0.5

SurroundingsOf = Callable[[tuple[str, ...]], Surroundings]
"""Gives the texts around a table, with those that stand above its headings."""

_WIDEST_TURNED = 60
_MOST_OVER, _MOST_BESIDE = 4, 3
"""Rows, and cells beside one another, that stand over the headings of a table as its title."""

_BRACKETS = "()[]（） "


class TableReader:
    """Finds out what the columns of tables give. Built once a document."""

    def __init__(self, pack: Pack, vocabulary: Vocabulary) -> None:
        self._pack = pack
        self._vocabulary = vocabulary
        self.headings = vocabulary.headings
        self._named: dict[str, str | None] = {}

    def layout(self, grid: Grid, titles: tuple[str, ...], around: SurroundingsOf) -> Layout | None:
        """Return how one table is laid out and what its columns give, or None where nothing says it."""
        over = self._rows_over(grid)
        if not over:
            return self._layout(grid, titles, around)
        above = tuple(dict.fromkeys(cell.text for row in grid.rows[:over] for cell in row.values()))

        def around_both(more: tuple[str, ...]) -> Surroundings:
            return around((*above, *more))

        layout = self._layout(Grid(grid.rows[over:]), (*above, *titles), around_both)
        return None if layout is None else replace(layout, above=(*above, *layout.above))

    def _rows_over(self, grid: Grid) -> int:
        """Return how many rows stand over the headings as a title does, the last with a unit beside it."""
        for place in range(min(_MOST_OVER, len(grid.rows) - 2), 0, -1):
            row, below = _own(grid.rows[place - 1]), _own(grid.rows[place])
            explicit = any(units_said((cell.text,)) and self._says_unit(cell.text) for cell in row)
            plain = len(row) < len(below) and any(self._is_unit(cell.text.strip(_BRACKETS)) for cell in row)
            is_apart = 1 < len(row) <= min(_MOST_BESIDE, len(below)) and (explicit or plain)
            if is_apart and not any(self.headings.roles_of(cell.text)[:1] and not explicit for cell in row[1:]):
                return place if not any(_is_numeric(cell.text) for cell in below) else 0
        return 0

    def _says_unit(self, text: str) -> bool:
        return any(self._is_unit(unit) for unit in units_said((text,)))

    def _layout(self, grid: Grid, titles: tuple[str, ...], around: SurroundingsOf) -> Layout | None:
        grid = with_months(grid, titles)
        grid = widened(grid, self.headings, self._kind_named, self._means, self._counts) or grid
        turned = unpivoted(grid, self._kind_named)
        by_subject = None if turned is None else self._by_names(turned, titles, around)
        form = form_of(grid, self.headings, self._kind_named)
        if by_subject is not None and _is_whole(by_subject):
            return by_subject
        if form is not None:
            return self._with_meanings(form, around)
        return self._plain_layout(grid, titles, around)

    def _plain_layout(self, grid: Grid, titles: tuple[str, ...], around: SurroundingsOf) -> Layout | None:
        by_headings = layout_of(grid, self.headings, titles)
        around_it = tuple(dict.fromkeys((*titles, *around(()).texts)))
        understood = None if by_headings is None else self._with_meanings(by_headings, around)
        if understood is not None and _is_whole(understood) and not self._has_more_heads(grid, understood):
            pivot = pivot_of(grid, self.headings, around_it, self._kind_named) if understood.sideways else None
            return pivot or understood
        by_names = self._by_names(grid, titles, around)
        if by_names is not None and _is_whole(by_names):
            return by_names
        return (
            pivot_of(grid, self.headings, around_it, self._kind_named)
            or self._turned(grid, titles, around)
            or understood
            or by_names
        )

    def _turned(self, grid: Grid, titles: tuple[str, ...], around: SurroundingsOf) -> Layout | None:
        """Return the layout of a table with its subjects side by side and what is told of them at the left."""
        above, rest = _titles_apart(grid)
        titles = (*above, *titles)

        def around_both(more: tuple[str, ...]) -> Surroundings:
            return around((*above, *more))

        turned = self._by_names(rest.turned(), titles, around_both) if grid.columns <= _WIDEST_TURNED else None
        turned = None if turned is None else replace(turned, above=(*above, *turned.above))
        return replace(turned, sideways=True) if turned is not None and _is_whole(turned) else None

    def _has_more_heads(self, grid: Grid, layout: Layout) -> bool:
        """Return whether the names below show that the first rows of a layout are headings too."""
        if layout.sideways:
            return False
        names = next(iter(name_columns(grid, self._kind_named)), None)
        heads = None if names is None else heads_of(grid, names, self._names_unit)
        if names is None or heads is None or len(grid.rows) - heads.first >= len(layout.rows):
            return False
        more = grid.rows[len(grid.rows) - len(layout.rows) : heads.first]
        over = layout.headings.get(names.column)
        return all(names.column not in row or row[names.column].text == over for row in more)

    def _by_names(self, grid: Grid, titles: tuple[str, ...], around: SurroundingsOf) -> Layout | None:
        """Return the layout of a table whose subjects are found first, and its headings above them."""
        for names in name_columns(grid, self._kind_named)[:2]:
            heads = heads_of(grid, names, self._names_unit)
            if heads is not None:
                return self._with_meanings(self._under(grid, heads, names, titles), around)
        return None

    def _under(self, grid: Grid, heads: Heads, names: NameColumn, titles: tuple[str, ...]) -> Layout:
        said = (*heads.above, *titles)
        possible = {column: tuple(possible_headings(stack)) for column, stack in heads.stacks.items()}
        roles = assigned(
            {
                column: roles_of_stack(texts, self.headings, said)
                for column, texts in possible.items()
                if column != names.column
            }
        )
        heading = heads.stacks.get(names.column, ("",))[-1]
        name = Role(Gives.NAME, names.kind, "", Closeness.EXACT, heading)
        return Layout(
            rows=grid.rows[heads.first :],
            roles={**roles, names.column: (name,)},
            headings={column: texts[0] for column, texts in possible.items()},
            said={column: " ".join(stack) for column, stack in heads.stacks.items()},
            above=heads.above,
            stacks=heads.stacks,
        )

    def _with_meanings(self, layout: Layout, around: SurroundingsOf) -> Layout:
        layout = self._with_names(layout)
        layout = replace(layout, above=(*layout.above, *self._units_in_headings(layout)))
        surroundings = around(layout.above)
        for kind in self.headings.kinds:
            if not any(
                role.of == kind and (layout.sideways or role.gives is not Gives.ATTRIBUTE) for role in _roles(layout)
            ):
                continue
            meanings = Meanings(self._pack, kind, self.headings.words, surroundings)
            layout = enriched(layout, meanings.roles(layout, ()))
        return layout

    def _units_in_headings(self, layout: Layout) -> Iterator[str]:
        """Yield headings over no values of their own that say what all numbers stand in: in a corner, in remarks."""
        for column, roles in layout.roles.items():
            heading = layout.headings.get(column, "")
            if any(role.gives is Gives.NAME for role in roles) and self._is_unit(heading.strip(_BRACKETS)):
                yield heading.strip(_BRACKETS)
        yield from (
            heading
            for column, heading in layout.headings.items()
            if column not in layout.roles and self._says_unit(heading)
        )

    def _with_names(self, layout: Layout) -> Layout:
        """Return a layout with the columns that name subjects though no heading says so."""
        if layout.gives(Gives.NAME) or not layout.rows:
            return layout
        for names in name_columns(Grid(layout.rows), self._kind_named):
            if names.column not in layout.roles:
                role = Role(Gives.NAME, names.kind, "", Closeness.EXACT, layout.headings.get(names.column, ""))
                return replace(layout, roles={**layout.roles, names.column: (role,)})
        return layout

    def _kind_named(self, text: str) -> str | None:
        if text not in self._named:
            self._named[text] = next(kinds_named(self._vocabulary, self.headings.kinds, text), None)
        return self._named[text]

    def _means(self, text: str) -> bool:
        near = (self.headings.words.nearness(attribute, text) for attribute in self._pack.attributes.values())
        return any(one.own and one.ends and one.score >= _NEAR_ENOUGH for one in near)

    def _counts(self, text: str) -> bool:
        """Return whether a text is exactly a heading of an attribute that is a number."""
        return any(
            role.gives is Gives.ATTRIBUTE
            and role.closeness >= Closeness.EXACT
            and self._pack.attributes[role.name].value in MEASURED
            for role in self.headings.roles_of(text)[:1]
        )

    def _names_unit(self, text: str) -> bool:
        return self._is_unit(text) or names_unit(text)

    def _is_unit(self, text: str) -> bool:
        return any(is_unit(attribute, text) for attribute in self._pack.attributes.values())


def _titles_apart(grid: Grid) -> tuple[tuple[str, ...], Grid]:
    """Return the lines that stand alone above a table, and the table without them and those alone below it."""
    first = next((at for at, row in enumerate(grid.rows) if len({id(cell) for cell in row.values()}) > 1), 0)
    last = next((at for at in range(len(grid.rows), first, -1) if len(grid.rows[at - 1]) > 1), len(grid.rows))
    above = dict.fromkeys(cell.text for row in grid.rows[:first] for cell in row.values())
    return tuple(above), Grid(grid.rows[first:last])


def _own(row: Mapping[int, Cell]) -> list[Cell]:
    """Return the cells of a row, a merged one once."""
    return list({id(cell): cell for cell in row.values()}.values())


def _is_numeric(text: str) -> bool:
    return text.strip()[:1].isdigit() and without_period(text)[1] is None and month_of(text) is None


def _roles(layout: Layout) -> Iterator[Role]:
    for roles in layout.roles.values():
        yield from roles


def _is_whole(layout: Layout) -> bool:
    return layout.gives(Gives.ATTRIBUTE) and layout.gives(Gives.NAME, Gives.IDENTIFIER)
