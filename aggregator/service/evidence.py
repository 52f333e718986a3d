"""A ledger as the arrays of the exposure model, insight by insight."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from aggregator.exposure.kernel import Evidence
from aggregator.policy.records import Insight
from aggregator.service.census import Census, census_of
from aggregator.service.deduced import Deductions, deductions_of
from aggregator.service.derived import Derivations, derivations_of
from aggregator.service.fact_columns import fact_columns
from aggregator.service.ledger import Ledger
from aggregator.service.periods import Witness, witnesses_of_periods
from aggregator.service.stated import stated

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]


def evidence_of(ledger: Ledger, insight: Insight) -> Evidence:
    """Return what the files say about the population of one insight."""
    census = census_of(ledger, insight.over, insight.within)
    rows = _Rows(ledger, insight, census)
    rows.add_background()
    rows.add_said()
    deduced = deductions_of(ledger, insight.confidence_floor)
    derived = derivations_of(ledger, insight.confidence_floor)
    ledger.notes.update(dict.fromkeys([*deduced.notes, *derived.notes]))
    follows = [*rows.following(deduced), *rows.following(derived)]
    rows.add(follows)
    rows.add_periods()
    # What follows is as sure as all that it rests on together; nobody says how sure that is.
    facts = None if follows else fact_columns(ledger, insight, rows.background)
    return Evidence(
        subjects=census.subjects,
        names=census.names,
        scope=census.scope,
        scopes=census.scopes,
        population=census.population,
        counted=census.counted,
        attributes=insight.required,
        way_subject=census.way_subject,
        **rows.columns(),
        **ledger.file_columns,
        facts=facts,
    )


class _Known(NamedTuple):
    """That a witness makes a cell known at a way, in a period where it holds for one, and since when."""

    way: int
    attribute: str
    period: str | None
    witness: Witness
    available: float


class _Rows:
    """The rows and witnesses of one insight, as they are collected."""

    def __init__(self, ledger: Ledger, insight: Insight, census: Census) -> None:
        self._ledger = ledger
        self._insight = insight
        self._way_subject = census.way_subject.tolist()
        self._stated = stated(ledger, insight.over)
        self._number = {name: index for index, name in enumerate(insight.required)}
        self._attributes = ledger.pack.attributes
        self._more: dict[Witness, int] = {}
        self._rows: dict[tuple[int, int, int], float] = {}
        self._said: list[tuple[Ints, Ints, Ints, Floats]] = []
        self._by_period: dict[tuple[int, str], dict[str, dict[Witness, float]]] = defaultdict(lambda: defaultdict(dict))
        self.background: list[tuple[int, int]] = []

    def add_background(self) -> None:
        """Add what the pack's own list says of its subjects: known, and costing no file."""
        listed = self._ledger.pack.subjects[self._insight.over].listed_values
        subjects = self._ledger.rosters[self._insight.over].identity.subjects
        for way, number in enumerate(self._way_subject) if listed else ():
            subject = subjects[number]
            for attribute in listed.get(subject.id, {}) if subject.listed else ():
                if attribute in self._number:
                    self.background.append((way, self._number[attribute]))
                    self._add(way, self._number[attribute], frozenset(), -np.inf)

    def add_said(self) -> None:
        """Add a row for every witness of every cell that facts make known by themselves.

        What takes several periods waits for `add_periods`.
        """
        said = self._stated
        for name, number in self._number.items():
            within = said.rows_of[name]
            rows = np.flatnonzero(said.confidence[within] >= self._insight.confidence_floor) + within.start
            if self._attributes[name].at_least > 1:
                self.add(self._in_periods(name, rows))
                continue
            way, witness = said.way[rows].astype(np.int64), said.witness[rows].astype(np.int64)
            self._said.append((way, np.full(len(rows), number), witness, said.available[rows]))

    def _in_periods(self, name: str, rows: Ints) -> Iterator[_Known]:
        said = self._stated
        witnesses = said.witnesses
        for row in rows[said.part[rows] > 0].tolist():
            witness, period = int(said.witness[row]), said.periods[said.part[row] - 1]
            files = frozenset(witnesses.file[witnesses.ptr[witness] : witnesses.ptr[witness + 1]].tolist())
            yield _Known(int(said.way[row]), name, period, files, float(said.available[row]))

    def following(self, found: Deductions | Derivations) -> Iterator[_Known]:
        """Yield every witness of every cell that follows without being said; it is known wherever facts meet."""
        for way, subject in enumerate(self._way_subject) if found.by_subject else ():
            for cell in found.known_of(self._insight.over, subject):
                if cell.cell.attribute in self._number:
                    for witness, since in cell.since.items():
                        yield _Known(way, cell.cell.attribute, cell.cell.period, witness, since)

    def add(self, known: Iterable[_Known]) -> None:
        """Add a row for each; what takes several periods waits for `add_periods`."""
        for each in known:
            if self._attributes[each.attribute].at_least == 1:
                self._add(each.way, self._number[each.attribute], each.witness, each.available)
            elif isinstance(each.period, str):  # a value of no stated period adds none to those that are known
                of_period = self._by_period[each.way, each.attribute][each.period]
                of_period[each.witness] = min(each.available, of_period.get(each.witness, np.inf))

    def add_periods(self) -> None:
        """Add a row for every smallest witness of cells that take several periods."""
        access_class = self._ledger.files["access_class"].tolist() if self._by_period else []
        for (way, name), periods in self._by_period.items():
            at_least = self._attributes[name].at_least
            found, complete = witnesses_of_periods(periods, at_least, access_class)
            leaving = self._ledger.leaving_numbers
            if not complete and leaving:
                staying = {
                    period: {files: since for files, since in of_period.items() if not files & leaving}
                    for period, of_period in periods.items()
                }
                found = {**witnesses_of_periods(staying, at_least, access_class)[0], **found}
            if not complete:
                self._ledger.notes[
                    f"'{name}' needs {at_least} periods of many: not all of its smallest sets are listed."
                ] = None
            for witness, available in found.items():
                self._add(way, self._number[name], witness, available)

    def _add(self, way: int, attribute: int, witness: Witness, available: float) -> None:
        key = (way, attribute, self._numbered(witness))
        self._rows[key] = min(available, self._rows.get(key, np.inf))

    def _numbered(self, witness: Witness) -> int:
        if len(witness) < 2:
            return next(iter(witness), self._stated.witnesses.free)
        return self._more.setdefault(witness, len(self._stated.witnesses) + len(self._more))

    def columns(self) -> Mapping[str, Any]:
        """Return the row columns and the CSR of the witnesses."""
        others = np.array(list(self._rows), dtype=np.int64).reshape(-1, 3).T
        dates = np.array(list(self._rows.values()), dtype=np.float64)
        way, attribute, witness = (
            np.concatenate([*(said[place] for said in self._said), others[place]]) for place in range(3)
        )
        ptr, file = self._stated.witnesses.and_also(self._more)
        return {
            "row_way": way,
            "row_attribute": attribute,
            "row_witness": witness,
            "row_date": np.concatenate([*(said[3] for said in self._said), dates]),
            "witness_ptr": ptr,
            "witness_file": file,
        }
