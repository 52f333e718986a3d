"""What columns give that no heading of the pack explains: by their words, their units, their values, the title."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from aggregator.extraction.foreign_units import foreign_in_brackets, foreign_in_heading
from aggregator.extraction.table_column_units import (
    is_counted,
    is_measured_otherwise,
    is_told_by_the_day,
    unit_of_heading,
    unit_words,
)
from aggregator.extraction.table_fits import fits
from aggregator.extraction.table_heading_text import heading_text, length_of, month_of, without_period
from aggregator.extraction.table_kin import told_by_others
from aggregator.extraction.table_layout import Layout
from aggregator.extraction.table_meant import meant_by
from aggregator.extraction.table_persons import JOB_HEADINGS, OF_LEADS, is_bare_lead, is_lead
from aggregator.extraction.table_places import has_form_of_place
from aggregator.extraction.table_roles import PERIOD_LENGTH, Closeness, Gives, Role, finer_than_year
from aggregator.extraction.table_surroundings import Surroundings
from aggregator.extraction.table_unexplained import (
    Column,
    day_named,
    may_be_of_its_time,
    said_by,
    span_of,
    span_said,
    unexplained_columns,
)
from aggregator.extraction.table_units import squeezed_unit
from aggregator.extraction.table_values import has_own_unit
from aggregator.extraction.table_words import (
    BETTER,
    NEUTRAL,
    AttributeWords,
    Nearness,
    counts_amounts,
    is_flow,
    same_word,
    telling_words,
    version_of,
)
from aggregator.extraction.value_kinds import MEASURED
from aggregator.extraction.values import cell_value
from aggregator.extraction.values.coordinates import angle_of
from aggregator.extraction.values.value import words
from aggregator.model.facts import Modality
from aggregator.policy.records import Attribute, Pack, ValueKind

_MOST_COLUMNS = 400
"""So many columns of one table are looked at; one without end is no table that somebody keeps."""


_MOST_KNOWN = 20_000
_NOT = (0.0, 0.0)
_HALF, _ALL = 0.5, 0.99
"""Shares of a heading's words that are an attribute's."""

_WORDED, _MEASURED, _TITLED, _BY_VALUES = 0.95, 0.92, 0.85, 0.95
"""How sure it is what a column gives: by its words, by them and its unit, by the title, by its values alone. Such
columns were right in 97 of 100 of the tuning half, which is not what other documents may expect."""

_PARTS = {
    "latitude": re.compile(r"\blat(?:itude)?\b|纬度|[北南]纬", re.IGNORECASE),
    "longitude": re.compile(r"\b(?:lon|lng|long|longitude)\b|经度|[东西]经", re.IGNORECASE),
}
_LITTLE = words("""
    contents content level reading readings amount quantity qty volume 数量 数值 读数 实物量
    balance hand stock held holding remaining paid price store delivered plan planned forecast expected programme target
    budget 结存 库存 存量 余额 余量 在库 存 计划 规划 预计 目标 近期 远期
""")
"""Words that say little where the title names the attribute."""

_STARTS = words("from start starts begin begins beginning commencing since 开始 起 开始时间 起始 起始日期 开始日期")


@dataclass(frozen=True, slots=True)
class _Claim:
    column: Column
    attribute: Attribute
    sure: float
    rank: float
    unit: str | None = None
    part: str | None = None

    @property
    def key(self) -> tuple[str, str | None, str | None, Modality]:
        """Return what only one column may give."""
        period = self.column.period or self.column.back if self.attribute.per else finer_than_year(self.column.period)
        return self.attribute.name, self.part, period, self.column.meant

    def role(self) -> Role:
        """Return what the claim makes of its column."""
        closeness = Closeness.NEAR if self.sure > _TITLED else Closeness.ALIKE
        attribute, column = self.attribute, self.column
        period = column.period
        return Role(
            Gives.ATTRIBUTE, attribute.of, attribute.name, closeness, column.heading, unit=self.unit, part=self.part,
            period=period, several=attribute.many, sure=self.sure,
        )  # fmt: skip


class Meanings:
    """What the unexplained columns of a table give to the subjects of one kind."""

    def __init__(self, pack: Pack, kind: str, vocabulary: AttributeWords, around: Surroundings) -> None:
        self._attributes = pack.attributes_of(kind)
        self._words = vocabulary
        self._around = around
        self._span: int | None = None
        self._is_of_jobs = False
        self._titled = {a.name: self._is_titled(a) for a in self._attributes}
        self._units = {a.name: around.unit_of(a) for a in self._attributes}

    def roles(self, layout: Layout, names: Iterable[int]) -> dict[int, tuple[Role, ...]]:
        """Return the roles of the columns that the layout has none for."""
        given = {
            (
                role.name,
                role.part,
                role.period if self._of(role).per else finer_than_year(role.period),
                meant_by(role.heading),
            )
            for roles in layout.roles.values()
            for role in roles
            if role.gives is Gives.ATTRIBUTE and any(role.name == a.name for a in self._attributes)
        }
        timed = {column for column, roles in layout.roles.items() if all(r.gives is Gives.PERIOD for r in roles)}
        if any(attribute.per and attribute.name == name for name, *_ in given for attribute in self._attributes):
            timed = set()
        taken = {*layout.roles, *names} - timed
        columns = list(islice(unexplained_columns(layout, taken, self._around.year), _MOST_COLUMNS))
        said = " ".join(column.undated for column in columns)
        self._span = span_of(layout, self._around)
        self._is_of_jobs = any(
            JOB_HEADINGS.intersection(telling_words(text))
            for column, text in layout.headings.items()
            if column not in layout.roles
        )
        claims = [
            claim
            for column in columns
            for claim in self._claims(column, said)
            if column.column not in timed or claim.attribute.value is ValueKind.DATE
        ]
        return {claim.column.column: (claim.role(),) for claim in _settled(claims, given)}

    def _of(self, role: Role) -> Attribute:
        return next(attribute for attribute in self._attributes if attribute.name == role.name)

    def _claims(self, column: Column, others: str) -> Iterator[_Claim]:
        for attribute in self._attributes:
            claim = self._claim(column, attribute, others)
            if claim is not None:
                yield claim

    def _claim(self, column: Column, attribute: Attribute, others: str) -> _Claim | None:
        if not may_be_of_its_time(column, attribute) or self._is_told_by_kin(column, attribute):
            return None
        if attribute.value is ValueKind.COORDINATES:
            return self._part(column, attribute)
        own = next(filter(None, (self._unit_of(attribute, text) for text in column.texts)), None)
        brackets = tuple(bracket for text in column.texts for bracket in heading_text(text).brackets)
        if own is None and (
            foreign_in_brackets(attribute, brackets)
            or is_measured_otherwise(attribute, column.texts)
            or any(foreign_in_heading(attribute, text) for text in column.texts)
        ):
            return None
        unit = own or self._units[attribute.name]
        near = max(
            (self._words.nearness(attribute, text, unit_words(own)) for text in said_by(column)),
            key=lambda one: one.score,
        )
        contrary = any(self._words.nearness(attribute, text, unit_words(own)).contrary for text in column.texts[-1:])
        if contrary or is_flow(column.texts[-1]) or is_told_by_the_day(attribute, column.texts):
            return None
        sure, rank = self._sure(column, attribute, near, own, unit, others)
        if not sure or not fits(attribute, unit, column.cells):
            return None
        return _Claim(column, attribute, sure, rank + version_of(column.texts[-1]), unit)

    def _unit_of(self, attribute: Attribute, text: str) -> str | None:
        """Return the unit that a heading gives beside its period; the tables of a drive repeat theirs."""
        known, asked = self._words.units, (attribute.name, text)
        if asked not in known:
            if len(known) > _MOST_KNOWN:
                known.clear()
            known[asked] = unit_of_heading(attribute, without_period(text)[0])
        return known[asked]

    def _sure(
        self, column: Column, attribute: Attribute, near: Nearness, own: str | None, unit: str | None, others: str
    ) -> tuple[float, float]:
        """Return how sure a column gives an attribute, and how well among those that may."""
        if attribute.one_of:
            return (_BY_VALUES, 1 + near.score) if self._only_one_of(attribute, column.cells) else _NOT
        if attribute.value is ValueKind.PERSON and is_lead(column.texts[-1]):
            return (_WORDED, 1 + near.score) if self._is_lead(attribute, column) else _NOT
        if near.own and ((near.said >= 0.99 and near.known >= 0.5) or (_qualified(near) and near.known >= 0.99)):
            return _WORDED, 2 + near.score
        if attribute.value is ValueKind.DATE:
            return self._sure_of_date(column, attribute, near, others)
        return self._sure_of_number(column, attribute, near, own, unit) if attribute.value in MEASURED else _NOT

    def _sure_of_number(
        self, column: Column, attribute: Attribute, near: Nearness, own: str | None, unit: str | None
    ) -> tuple[float, float]:
        alone = self._alone_in(attribute, own, column)
        if own is not None and _qualified(near) and (near.own or alone):
            return _MEASURED, 1.5 + near.score
        if own is not None and "/" in own and alone:
            return _TITLED, 1.0
        if near.own and near.said >= _HALF and self._alone_in_cells(attribute, column):
            return _MEASURED, 1.5 + near.score
        return self._sure_by_title(column, attribute, near, own, unit)

    def _sure_by_title(
        self, column: Column, attribute: Attribute, near: Nearness, own: str | None, unit: str | None
    ) -> tuple[float, float]:
        """Return how sure a column gives an attribute whose heading says little: by a title, or the unit around."""
        if near.said >= _ALL and attribute.per and self._alone_in(attribute, unit, column):
            return _TITLED, 1.2
        if not _says_little(column, own) or (attribute.value is ValueKind.MONEY and counts_amounts(column.texts[-1])):
            return _NOT
        is_titled = self._titled[attribute.name] or self._is_titled_by_kin(attribute, column)
        if is_titled and (unit is not None or attribute.unit is None or is_counted(attribute)):
            return _TITLED, 1.0
        return (_TITLED, 0.9) if self._alone_in(attribute, unit, column) else _NOT

    def _sure_of_date(self, column: Column, attribute: Attribute, near: Nearness, others: str) -> tuple[float, float]:
        if near.own and _qualified(near):
            return _WORDED, 1.5 + near.score
        is_named = self._titled[attribute.name] or self._words.nearness(attribute, others).own
        if attribute.many and not column.in_form and _STARTS.intersection(telling_words(column.texts[-1])):
            is_named = is_named or sum(other.value is ValueKind.DATE for other in self._attributes) == 1
        return (_TITLED, 1.0) if is_named and _says_little(column, None) else (0.0, 0.0)

    def _part(self, column: Column, attribute: Attribute) -> _Claim | None:
        """Return the claim of a column of latitudes or longitudes, or of both where only one attribute is a place."""
        for heading in attribute.headings:
            if heading.part is None or not _shares_a_word(heading.text, column.texts[-1]):
                continue
            if column.cells and all(angle_of(text, heading.part) is not None for text in column.cells):
                return _Claim(column, attribute, _WORDED, 2.0, part=heading.part)
        if sum(other.value is ValueKind.COORDINATES for other in self._attributes) > 1:
            return None
        for part, said in _PARTS.items():
            if said.search(column.texts[-1]) and all(angle_of(text, part) is not None for text in column.cells):
                return _Claim(column, attribute, _WORDED, 2.0, part=part)
        is_place = all(has_form_of_place(text) and cell_value(attribute, text) is not None for text in column.cells)
        return _Claim(column, attribute, _BY_VALUES, 1.5) if is_place else None

    def _only_one_of(self, attribute: Attribute, cells: Sequence[str]) -> bool:
        """Return whether a column's values are of this list of values, and of no other attribute's."""
        fitting = [other for other in self._attributes if other.one_of and fits(other, None, cells)]
        return fitting == [attribute] and bool(cells)

    def _is_lead(self, attribute: Attribute, column: Column) -> bool:
        """Return whether a column names who is in charge, and the one attribute of persons is of such."""
        persons = [other for other in self._attributes if other.value is ValueKind.PERSON]
        if persons != [attribute] or not any(map(is_lead, _phrases(attribute))):
            return False
        heading = column.texts[-1]
        return self._words.knows_all(attribute, heading, OF_LEADS) and not (self._is_of_jobs and is_bare_lead(heading))

    def _alone_in_cells(self, attribute: Attribute, column: Column) -> bool:
        """Return whether every cell is a quantity with a unit that only one of the attributes is measured in."""
        if attribute.value is not ValueKind.QUANTITY:
            return False
        quantities = [other for other in self._attributes if other.value is ValueKind.QUANTITY]
        fitting = [other for other in quantities if all(has_own_unit(other, text) for text in column.cells)]
        return fitting == [attribute]

    def _alone_in(self, attribute: Attribute, unit: str | None, column: Column) -> bool:
        """Return whether no other attribute of the kind has values in a unit, over the period of a column."""
        if unit is None:
            return False
        others = [
            other
            for other in self._attributes
            if other is not attribute and other.value in MEASURED and squeezed_unit(other, unit) is not None
        ]
        span = self._span_over(column)
        if span is not None and attribute.per:
            others = [other for other in others if other.per and PERIOD_LENGTH[other.per] == span]
            return PERIOD_LENGTH[attribute.per] == span and not others
        return not others and (column.period is None or bool(attribute.per))

    def _span_over(self, column: Column) -> int | None:
        """Return the length of the periods that a column's values are of, as its heading or the table says."""
        return length_of(column.period) if column.period is not None else span_said(column.undated) or self._span

    def _is_told_by_kin(self, column: Column, attribute: Attribute) -> bool:
        """Return whether an attribute of the same words is told by the span of a column, and this one is not."""
        span = self._span_over(column)
        if span is None or not attribute.per or span == PERIOD_LENGTH[attribute.per]:
            return False
        kin = told_by_others(attribute, self._attributes)
        return any(PERIOD_LENGTH[other.per] == span for other in kin if other.per)

    def _is_titled_by_kin(self, attribute: Attribute, column: Column) -> bool:
        """Return whether a title has words that attributes told by other spans share, and the span is this one's."""
        if not attribute.per:
            return False
        span = self._span_over(column)
        if span != PERIOD_LENGTH[attribute.per]:
            return False
        nearest = next(
            (t for t in self._around.texts if self._words.nearness(attribute, without_period(t)[0]).known), ""
        )
        near = self._words.nearness(attribute, without_period(nearest)[0])
        kin = told_by_others(attribute, self._attributes)
        return near.known >= _ALL and bool(kin) and not self._is_named_otherwise(nearest, (attribute, *kin))

    def _is_named_otherwise(self, text: str, kin: Sequence[Attribute]) -> bool:
        """Return whether a title names an attribute besides."""
        others = (other for other in self._attributes if other not in kin)
        return any(near.own and near.known >= _ALL for near in (self._words.nearness(o, text) for o in others))

    def _is_titled(self, attribute: Attribute) -> bool:
        """Return whether the nearest of the texts around that names any attribute names this one."""
        for text in self._around.texts:
            near = {a.name: self._words.nearness(a, without_period(text)[0]) for a in self._attributes}
            named = {name for name, one in near.items() if one.own and one.known >= 0.99}
            if named:
                return attribute.name in named
        return False


def _says_little(column: Column, unit: str | None) -> bool:
    """Return whether a heading says no more than that there is a value, of some time, planned or not."""
    said = telling_words(without_period(column.texts[-1])[0])
    ignored = unit_words(unit)
    return all(
        word in NEUTRAL or word in ignored or word.isdigit() or month_of(word) is not None or word in BETTER | _LITTLE
        for word in said
    )


def _phrases(attribute: Attribute) -> Iterator[str]:
    yield from attribute.cues
    yield from (heading.text for heading in attribute.headings)


def _shares_a_word(heading: str, text: str) -> bool:
    return any(same_word(word, known) for known in telling_words(heading) for word in telling_words(text))


def _qualified(near: Nearness) -> bool:
    """Return whether what a heading says beside an attribute's words only qualifies them."""
    return near.said >= 0.5 and near.ends


def _settled(claims: Sequence[_Claim], given: set[tuple[str, str | None, str | None, Modality]]) -> Iterator[_Claim]:
    """Yield the claims that hold: each column gives its surest attribute, and what there is one of is given once."""
    best: dict[int, list[_Claim]] = {}
    for claim in claims:
        best.setdefault(claim.column.column, []).append(claim)
    chosen = []
    for rivals in best.values():
        rivals.sort(key=lambda claim: (-claim.rank, -claim.sure))
        if len(rivals) == 1 or rivals[0].rank > rivals[1].rank:
            chosen.append(rivals[0])
    taken = set(given)
    for claim in sorted(chosen, key=_order):
        if claim.key not in taken or claim.attribute.many:
            taken.add(claim.key)
            yield claim


def _order(claim: _Claim) -> tuple[float, str, int]:
    """Return the order in which claims to the same are heard: the best first, then the latest, then the left one."""
    period = claim.column.period or day_named(claim.column.texts[-1])
    latest = "".join(chr(0x7F - ord(sign)) for sign in period)
    return -claim.rank, latest, claim.column.column


def enriched(layout: Layout, roles: Mapping[int, tuple[Role, ...]]) -> Layout:
    """Return a layout with more roles."""
    return replace(layout, roles={**layout.roles, **roles}) if roles else layout
