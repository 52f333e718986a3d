"""A ledger as the arrays of the exposure model, insight by insight."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from aggregator.exposure.fact_columns import FactColumns
from aggregator.exposure.kernel import Evidence
from aggregator.extraction.subjects import Identity
from aggregator.policy.records import Insight, Population, SubjectKind
from aggregator.service.deduced import Deductions, deductions_of
from aggregator.service.derived import Derivations, derivations_of
from aggregator.service.fact_columns import fact_columns
from aggregator.service.ledger import UNKNOWN_SCOPE, Ledger
from aggregator.service.passages import passages
from aggregator.service.periods import Witness, witnesses_of_periods

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]


def evidence_of(ledger: Ledger, insight: Insight) -> Evidence:
    """Return what the files say about the population of one insight."""
    kind, roster = ledger.pack.subjects[insight.over], ledger.rosters[insight.over]
    identity = roster.identity
    counted = [subject.listed or kind.population is not Population.LISTED for subject in identity.subjects]
    scope_of = roster.scopes(insight.within)
    scopes, population = _population(kind, insight, scope_of, counted)
    number = {scope: index for index, scope in enumerate(scopes)}
    rows = _Rows(ledger, insight, identity)
    rows.add_background(kind)
    rows.add_said(roster.known(insight))
    deduced = deductions_of(ledger, insight.confidence_floor)
    derived = derivations_of(ledger, insight.confidence_floor)
    ledger.notes.update(dict.fromkeys([*deduced.notes, *derived.notes]))
    follows = [*rows.following(deduced, insight.over), *rows.following(derived, insight.over)]
    rows.add(follows)
    rows.add_periods()
    # What follows is as sure as all that it rests on together; nobody says how sure that is.
    facts = None if follows else rows.facts(roster.said(insight), insight)
    return Evidence(
        subjects=tuple(subject.id for subject in identity.subjects),
        names=roster.names,
        scope=np.array([number[scope] for scope in scope_of], dtype=np.int64),
        scopes=scopes,
        population=np.array(population, dtype=np.int64),
        counted=np.array(counted, dtype=np.bool_),
        attributes=insight.required,
        way_subject=np.array(identity.way_subject, dtype=np.int64),
        **rows.columns(),
        files=tuple(ledger.files["file"]),
        paths=tuple(ledger.files["path"]),
        cluster=ledger.files["cluster"].to_numpy(dtype=np.int64),
        grade=ledger.files["grade"].to_numpy(dtype=np.int64),
        access_class=ledger.files["access_class"].to_numpy(dtype=np.int64),
        facts=facts,
    )


def _population(
    kind: SubjectKind, insight: Insight, scope_of: Sequence[str | None], counted: Sequence[bool]
) -> tuple[tuple[str | None, ...], list[int]]:
    """Return the scopes and how many subjects each counts, frozen over the whole scan."""
    numbers: Counter[str | None] = Counter()
    for scope, counts in zip(scope_of, counted, strict=True):
        numbers[scope] += counts
    if kind.population is Population.GIVEN:
        if insight.within is None:
            return (None,), [sum(kind.counts.values())]
        numbers.update({scope: kind.counts[scope] - numbers[scope] for scope in kind.counts})
    if insight.within is None and not numbers:
        numbers[None] = 0
    scopes = tuple(sorted(numbers, key=lambda scope: (scope is None, scope == UNKNOWN_SCOPE, scope or "")))
    return scopes, [numbers[scope] for scope in scopes]


class _Known(NamedTuple):
    """That a witness makes a cell known at a way, in a period where it holds for one, and since when."""

    way: int
    attribute: str
    period: str | None
    witness: Witness
    available: float


class _Rows:
    """The rows and witnesses of one insight, as they are collected."""

    def __init__(self, ledger: Ledger, insight: Insight, identity: Identity) -> None:
        self._ledger = ledger
        self._file_number = ledger.file_number
        self._attribute_number = {name: index for index, name in enumerate(insight.required)}
        self._attributes = ledger.pack.attributes
        self._access_class = ledger.files["access_class"].tolist()
        self._notes = ledger.notes
        self._identity = identity
        self._routes = defaultdict(list)
        for route in identity.routes:
            self._routes[route.identifier].append(route)
        self._link_date: dict[int, float] = {}
        for file, available in zip(ledger.links["file"], ledger.links["available"], strict=True):
            number = self._file_number[file]
            self._link_date[number] = min(available, self._link_date.get(number, np.inf))
        self._witnesses: dict[Witness, int] = {}
        self._rows: dict[tuple[int, int, int], float] = {}
        self._said: list[tuple[Ints, Ints, Ints, Floats]] = []
        self._background: list[tuple[int, int]] = []
        self._by_period: dict[tuple[int, str], dict[str, dict[Witness, float]]] = defaultdict(lambda: defaultdict(dict))

    def add_background(self, kind: SubjectKind) -> None:
        """Add what the pack's own list says of its subjects: known, and costing no file."""
        for way, number in enumerate(self._identity.way_subject):
            subject = self._identity.subjects[number]
            for attribute in kind.listed_values.get(subject.id, {}) if subject.listed else ():
                if attribute in self._attribute_number:
                    self._background.append((way, self._attribute_number[attribute]))
                    self._add(way, self._attribute_number[attribute], frozenset(), -np.inf)

    def add_said(self, facts: pd.DataFrame) -> None:
        """Add a row for every witness of every cell that facts make known by themselves.

        What takes several periods waits for `add_periods`.
        """
        file: Ints = np.array([self._file_number[each] for each in facts["file"]], dtype=np.int64)
        found = passages(facts["node"], self._routes, self._file_number)
        witness = found.witnesses(file, self._witnesses)
        since = [max((self._link_date[link] for link in links), default=-np.inf) for links in found.links]
        available = np.maximum(
            facts["available"].to_numpy(dtype=np.float64)[found.row], np.array(since, dtype=np.float64)[found.through]
        )
        attribute = facts["attribute"].map(self._attribute_number).to_numpy(dtype=np.int64)[found.row]
        single = np.array([self._attributes[name].at_least == 1 for name in self._attribute_number])[attribute]
        self._said.append((found.way[single], attribute[single], witness[single], available[single]))
        rest = np.flatnonzero(~single)
        if len(rest):
            numbered, period = list(self._witnesses), facts["period"].to_numpy()[found.row]
            names = list(self._attribute_number)
            self.add(
                _Known(int(found.way[r]), names[attribute[r]], period[r], numbered[witness[r]], float(available[r]))
                for r in rest.tolist()
            )

    def following(self, found: Deductions | Derivations, kind: str) -> Iterator[_Known]:
        """Yield every witness of every cell that follows without being said; it is known wherever facts meet."""
        for way, subject in enumerate(self._identity.way_subject):
            for cell in found.known_of(kind, subject):
                if cell.cell.attribute in self._attribute_number:
                    for witness, since in cell.since.items():
                        yield _Known(way, cell.cell.attribute, cell.cell.period, witness, since)

    def add(self, known: Iterable[_Known]) -> None:
        """Add a row for each; what takes several periods waits for `add_periods`."""
        for each in known:
            if self._attributes[each.attribute].at_least == 1:
                self._add(each.way, self._attribute_number[each.attribute], each.witness, each.available)
            elif isinstance(each.period, str):  # a value of no stated period adds none to those that are known
                of_period = self._by_period[each.way, each.attribute][each.period]
                of_period[each.witness] = min(each.available, of_period.get(each.witness, np.inf))

    def add_periods(self) -> None:
        """Add a row for every smallest witness of cells that take several periods."""
        for (way, name), periods in self._by_period.items():
            at_least = self._attributes[name].at_least
            found, complete = witnesses_of_periods(periods, at_least, self._access_class)
            if not complete:
                self._notes[f"'{name}' needs {at_least} periods of many: not all of its smallest sets are listed."] = (
                    None
                )
            for witness, available in found.items():
                self._add(way, self._attribute_number[name], witness, available)

    def _add(self, way: int, attribute: int, witness: Witness, available: float) -> None:
        number = self._witnesses.setdefault(witness, len(self._witnesses))
        key = (way, attribute, number)
        self._rows[key] = min(available, self._rows.get(key, np.inf))

    def facts(self, said: pd.DataFrame, insight: Insight) -> FactColumns:
        """Return how sure each fact is, those below the confidence floor too; witnesses they need are added."""
        return fact_columns(said, insight, self._ledger, self._routes, self._background, self._witnesses)

    def columns(self) -> Mapping[str, np.ndarray]:
        """Return the row columns and the CSR of the witnesses, rows sorted by way and attribute."""
        others = np.array(list(self._rows), dtype=np.int64).reshape(-1, 3).T
        dates = np.array(list(self._rows.values()), dtype=np.float64)
        way, attribute, witness = (
            np.concatenate([*(said[place] for said in self._said), others[place]]) for place in range(3)
        )
        since = np.concatenate([*(said[3] for said in self._said), dates])
        cell = way * len(self._attribute_number) + attribute
        order = np.lexsort((witness, cell))
        key = cell[order] * max(1, len(self._witnesses)) + witness[order]
        first = np.flatnonzero(np.diff(key, prepend=-1))
        kept = order[first]
        sizes = [len(each) for each in self._witnesses]
        return {
            "row_way": way[kept],
            "row_attribute": attribute[kept],
            "row_witness": witness[kept],
            "row_date": np.fmin.reduceat(since[order], first) if len(first) else since,
            "witness_ptr": np.concatenate([[0], np.cumsum(sizes, dtype=np.int64)]).astype(np.int64),
            "witness_file": np.array([file for each in self._witnesses for file in sorted(each)], dtype=np.int64),
        }
