"""The ``adds_up`` of a pack over the subjects and facts of a ledger, as sparse equations."""

from __future__ import annotations

from calendar import monthrange
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from fractions import Fraction
from math import inf, isnan
from typing import NamedTuple

from aggregator.exposure.deduction import Disclosure
from aggregator.exposure.equations import Equation
from aggregator.exposure.witness_sets import Files, without_supersets
from aggregator.extraction.subjects import Route
from aggregator.model.facts import Identifier
from aggregator.policy.records import AddsUp, Attribute, Population
from aggregator.service.columns import rows_in
from aggregator.service.ledger import UNKNOWN_SCOPE, Ledger

ONE = Fraction(1)


class Cell(NamedTuple):
    """An attribute of a subject, in a period where it holds for one; ``subject`` is its number in its roster."""

    kind: str
    subject: int
    attribute: str
    period: str | None


@dataclass(slots=True)
class Sums:
    """Cells by number (None for what stands in no file), what must add up among them, and what files disclose.

    ``available`` is since when each file can be read.
    """

    cells: list[Cell | None] = field(default_factory=list)
    equations: tuple[Equation, ...] = ()
    disclosures: tuple[Disclosure, ...] = ()
    lowest: dict[int, float] = field(default_factory=dict)
    near: dict[int, float] = field(default_factory=dict)
    available: dict[int, float] = field(default_factory=dict)
    notes: tuple[str, ...] = ()


def sums_of(ledger: Ledger, floor: float) -> Sums:
    """Return what must add up by the pack's rules, and what facts that are at least so sure say of it."""
    return _Building(ledger, floor).sums()


class _Building:
    """Equations and disclosures on their way."""

    def __init__(self, ledger: Ledger, floor: float) -> None:
        self._ledger = ledger
        self._floor = floor
        self._numbers: dict[Cell, int] = {}
        self._sums = Sums()
        self._equations: list[Equation] = []
        self._gates: list[Disclosure] = []
        self._rounded: dict[str, Fraction] = {}
        rules = ledger.pack.adds_up.values()
        self._attributes = {name for rule in rules for name in _named(rule)}
        for rule in rules:
            for name in {*rule.parts, rule.total, rule.average} - {None}:
                step = Fraction(str(rule.rounded_to))
                self._rounded[str(name)] = max(step, self._rounded.get(str(name), Fraction(0)))
        self._said = self._facts()
        self._periods: dict[tuple[str, int, str], set[str | None]] = defaultdict(set)
        for cell in self._said:
            self._periods[cell.kind, cell.subject, cell.attribute].add(cell.period)

    def sums(self) -> Sums:
        for rule in self._ledger.pack.adds_up.values():
            for equations in self._instances(rule):
                self._equations.extend(equations)
        involved = {cell for row in self._equations for cell, _ in row.terms}
        said = [
            Disclosure(self._numbers[cell], value, files, self._step_of(cell, value), weight)
            for cell, values in self._said.items()
            if self._numbers.get(cell) in involved
            for (value, files), weight in values.items()
        ]
        self._sums.equations = tuple(self._equations)
        self._sums.disclosures = (*said, *self._gates)
        return self._sums

    def _step_of(self, cell: Cell, value: Fraction) -> Fraction:
        is_share = any(rule.share == cell.attribute for rule in self._ledger.pack.adds_up.values())
        return _step(value) if is_share else self._rounded.get(cell.attribute, Fraction(0))

    def _facts(self) -> dict[Cell, dict[tuple[Fraction, Files], float]]:
        """Return what is disclosed of each cell: value and files of a witness -> how sure it is."""
        said: dict[Cell, dict[tuple[Fraction, Files], float]] = defaultdict(dict)
        number = self._ledger.file_number
        attributes = self._ledger.pack.attributes
        for kind in {attributes[name].of for name in self._attributes}:
            roster = self._ledger.rosters[kind]
            routes: dict[Identifier, list[Route]] = defaultdict(list)
            for route in roster.identity.routes:
                routes[route.identifier].append(route)
            facts = roster.counting
            for row in rows_in(facts[(facts["confidence"] >= self._floor) & facts["attribute"].isin(self._attributes)]):
                value = _number(row.value)
                period = row.period if isinstance(row.period, str) else None
                own = row.number
                self._sums.available[own] = day_of(row.available)
                if value is None or (period is None) != (attributes[row.attribute].per is None):
                    continue
                for subject, files in witnesses_of(
                    routes[roster.nodes[row.node]], roster.identity.way_subject, own, number
                ):
                    key = (value, files)
                    values = said[Cell(kind, subject, row.attribute, period)]
                    values[key] = max(row.confidence, values.get(key, 0.0))
            self._add_listed(kind, said)
        for file, available in zip(self._ledger.links["file"], self._ledger.links["available"], strict=True):
            self._sums.available.setdefault(number[file], day_of(available))
        return said

    def _add_listed(self, kind: str, said: dict[Cell, dict[tuple[Fraction, Files], float]]) -> None:
        """Add what the pack's own list says, which costs no file."""
        listed = self._ledger.pack.subjects[kind].listed_values
        for place, subject in enumerate(self._ledger.rosters[kind].identity.subjects):
            for name, written in listed.get(subject.id, {}).items() if subject.listed else ():
                value = _number(written) if name in self._attributes else None
                if value is not None and self._ledger.pack.attributes[name].per is None:
                    said[Cell(kind, place, name, None)][value, frozenset()] = 1.0

    def _instances(self, rule: AddsUp) -> Iterator[list[Equation]]:
        """Yield the equations of a rule, subject by subject or group by group, period by period."""
        attributes = self._ledger.pack.attributes
        part = attributes[rule.parts[0]]
        whole = attributes[rule.total or rule.average or ""]
        if part.of == whole.of:
            for subject in range(len(self._ledger.rosters[part.of].identity.subjects)):
                yield from self._of_subject(rule, part, whole, subject)
            return
        for group, members, closed in self._groups(rule, part, whole):
            for period in self._periods_of(rule, part, whole, group, members):
                terms = [
                    self._cell(rule, Cell(part.of, member, name, period)) for member in members for name in rule.parts
                ]
                yield self._adds_up(rule, Cell(whole.of, group, "", period), terms, closed)
                if rule.share and rule.total:
                    total = Cell(whole.of, group, rule.total, period)
                    yield [row for member in members for row in self._in_shares(rule, member, total)]

    def _of_subject(self, rule: AddsUp, part: Attribute, whole: Attribute, subject: int) -> Iterator[list[Equation]]:
        for period in self._periods_of(rule, part, whole, subject, [subject]):
            inside = [period] if part.per == whole.per else _inside(period or "", part.per or "")
            terms = [self._cell(rule, Cell(part.of, subject, name, each)) for name in rule.parts for each in inside]
            yield self._adds_up(rule, Cell(whole.of, subject, "", period), terms, True)

    def _periods_of(
        self, rule: AddsUp, part: Attribute, whole: Attribute, group: int, members: Iterable[int]
    ) -> list[str | None]:
        """Return the periods in which anything is said of the whole, or of parts that hold for just as long."""
        if whole.per is None:
            return [None]
        found = {p for name in (rule.total, rule.average) if name for p in self._periods[whole.of, group, name]}
        length = {"year": 4, "month": 7, "day": 10}[whole.per]
        for member in members:
            for name in (*rule.parts, *((rule.share,) if rule.share else ())):
                found.update(p[:length] for p in self._periods[part.of, member, name] if p and "/" not in p)
        return sorted({period for period in found if period is not None and "/" not in period}, key=str)

    def _groups(self, rule: AddsUp, part: Attribute, whole: Attribute) -> Iterator[tuple[int, list[int], bool]]:
        """Yield each group with its members, and whether those are all that it has."""
        parts, wholes = self._ledger.rosters[part.of], self._ledger.rosters[whole.of]
        subjects = parts.identity.subjects
        kind = self._ledger.pack.subjects[part.of]
        counted = [n for n, s in enumerate(subjects) if s.listed or kind.population is not Population.LISTED]
        scopes = parts.scopes(rule.within) if rule.within else ()
        unplaced = any(scopes[n] == UNKNOWN_SCOPE for n in counted) if rule.within else False
        whole_known = rule.complete or kind.population is Population.LISTED
        by_id = {subject.id: number for number, subject in enumerate(subjects)}
        for group, subject in enumerate(wholes.identity.subjects):
            if subject.id in rule.groups:
                named = rule.groups[subject.id]
                members = [by_id[each] for each in named if each in by_id] if named else counted
                every = sum(kind.counts.values()) if kind.population is Population.GIVEN else None
                closed = len(members) == len(named) if named else whole_known or len(members) == every
            elif rule.within:
                members = [n for n in counted if scopes[n] == subject.id]
                closed = (whole_known and not unplaced) or len(members) == kind.counts.get(subject.id)
            else:
                continue
            if members:
                yield group, members, closed

    def _adds_up(self, rule: AddsUp, whole: Cell, terms: Sequence[int], closed: bool) -> list[Equation]:
        """Return that the parts make the total and the average; where parts may be missing, with a rest."""
        rest = [] if closed else [self._unnamed(rule)]
        parts = [(cell, ONE) for cell in (*terms, *rest)]
        rows = []
        total = None
        if rule.total:
            total = self._cell(rule, whole._replace(attribute=rule.total))
        elif closed:
            total = self._unnamed(rule)
        if total is not None:
            rows.append(Equation((*parts, (total, -ONE)), rule.name))
        if rule.average and total is not None and closed:
            average = self._cell(rule, whole._replace(attribute=rule.average))
            rows.append(Equation(((average, Fraction(len(terms))), (total, -ONE)), rule.name))
        return rows

    def _in_shares(self, rule: AddsUp, member: int, total: Cell) -> Iterator[Equation]:
        """Yield that a part is its share of the total, for each share, and for each total, that files disclose.

        A product of two unknowns is no linear equation; with one of them disclosed it is. What the files that
        disclose it open is a cell of its own, a gate: they say that it is nothing.
        """
        kind = self._ledger.pack.attributes[rule.parts[0]].of
        part = Cell(kind, member, rule.parts[0], total.period)
        share = Cell(kind, member, str(rule.share), total.period)
        whole = Fraction(100 if self._ledger.pack.attributes[share.attribute].unit in {"%", "％"} else 1)
        totals = self._said.get(total, {})
        for (value, files), weight in self._said.get(share, {}).items():
            near = self._scale(part, totals, value / whole)
            if near is not None:
                step = _step(value) / whole * near
                gate = self._gate(files, step, weight)
                yield Equation(
                    ((self._cell(rule, part), ONE), (self._cell(rule, total), -value / whole), (gate, ONE)), rule.name
                )
        for (value, files), weight in totals.items():
            gate = self._gate(files, Fraction(0), weight)
            yield Equation(
                ((self._cell(rule, part), ONE), (self._cell(rule, share), -value / whole), (gate, ONE)), rule.name
            )

    def _scale(self, part: Cell, totals: Collection[tuple[Fraction, Files]], share: Fraction) -> Fraction | None:
        """Return how large the total is, as far as anything says it."""
        if totals:
            return max(abs(value) for value, _ in totals)
        parts = [abs(value) for value, _ in self._said.get(part, {})]
        return max(parts) / share if parts and share else None

    def _cell(self, rule: AddsUp, cell: Cell) -> int:
        if cell not in self._numbers:
            self._numbers[cell] = len(self._sums.cells)
            self._sums.cells.append(cell)
            self._sums.lowest[self._numbers[cell]] = 0.0
        number = self._numbers[cell]
        if rule.negative:
            self._sums.lowest[number] = -inf
        if rule.known_within:
            self._sums.near[number] = max(rule.known_within, self._sums.near.get(number, 0.0))
        return number

    def _unnamed(self, rule: AddsUp) -> int:
        self._sums.cells.append(None)
        self._sums.lowest[len(self._sums.cells) - 1] = -inf if rule.negative else 0.0
        return len(self._sums.cells) - 1

    def _gate(self, files: Files, step: Fraction, weight: float) -> int:
        self._sums.cells.append(None)
        gate = len(self._sums.cells) - 1
        self._gates.append(Disclosure(gate, Fraction(0), files, step, weight))
        return gate


def _named(rule: AddsUp) -> tuple[str, ...]:
    return tuple(name for name in (*rule.parts, rule.total, rule.average, rule.share) if name)


def _number(written: str) -> Fraction | None:
    try:
        value = Decimal(str(written))
    except InvalidOperation:
        return None
    return Fraction(value) if value.is_finite() else None


def _step(value: Fraction) -> Fraction:
    """Return the step of the last digit that a value is written to: a share of 12.5 is rounded to 0.1."""
    for places in range(7):
        if (value * 10**places).denominator == 1:
            return Fraction(1, 10**places)
    return Fraction(0)


def day_of(available: float) -> float:
    """Return since when a file can be read; infinity where nobody can say."""
    return inf if isnan(available) else float(available)


def witnesses_of(
    routes: Sequence[Route], way_subject: Sequence[int], own: int, number: Mapping[str, int]
) -> Iterator[tuple[int, Files]]:
    """Yield the subjects that a fact is about, each with the smallest sets of files it takes to know that."""
    of_subject: dict[int, list[Files]] = defaultdict(list)
    for route in routes:
        for through in route.through:
            of_subject[way_subject[route.way]].append(frozenset([own, *(number[link] for link in through)]))
    for subject, witnesses in sorted(of_subject.items()):
        for files in without_supersets(witnesses):
            yield subject, files


def _inside(period: str, per: str) -> list[str | None]:
    """Return the months or the days of a year or a month.

    Examples
    --------
    >>> _inside("2024", "month")[:2], len(_inside("2024", "day")), len(_inside("2023-02", "day"))
    (['2024-01', '2024-02'], 366, 28)
    """
    months = [period] if len(period) > 4 else [f"{period}-{month:02d}" for month in range(1, 13)]
    if per == "month":
        return list(months)
    return [
        f"{month}-{day:02d}" for month in months for day in range(1, monthrange(int(month[:4]), int(month[5:]))[1] + 1)
    ]
