"""What ends several exposures at once at the least cost: files that go, or single facts that are taken out of files."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

import numpy as np

from aggregator.exposure.circuit import Part, circuit_of
from aggregator.exposure.cuts import cheapest_cut
from aggregator.exposure.greedy import Effort
from aggregator.exposure.kernel import Bools, Evidence, Grid, Ints, grid_of, revealed
from aggregator.exposure.optimum import Optimum


@dataclass(frozen=True, slots=True, eq=False)
class Exposed:
    """An exposure to end: of what ``files`` reveal, fewer than ``lowest`` counted subjects of a scope may be left."""

    evidence: Evidence
    files: Bools
    scope: int
    lowest: int

    def revealed(self, found: Remedy | None = None) -> int:
        """Return how many counted subjects of the scope are revealed, once a remedy is carried out or as it is."""
        evidence, files = self.evidence, self.files
        if found is not None:
            gone = set(found.files)
            files = files & np.array([file not in gone for file in evidence.files], dtype=bool)
            evidence = without_facts(evidence, found.redacted)
        known = revealed(evidence, files)
        return int(np.count_nonzero(known & evidence.counted & (evidence.scope == self.scope)))


@dataclass(frozen=True, slots=True)
class Prices:
    """What it costs to take a file away, and to take one fact out of it; None where that is not to be done.

    ``file`` is by file id, ``fact`` by file id, subject id and attribute. What is missing from ``file`` stays.
    """

    file: Mapping[str, int]
    fact: Callable[[str, str, str], int | None] | None = None


class Redacted(NamedTuple):
    """Every place of a file, links included, that gives this attribute of this subject."""

    file: str
    subject: str
    attribute: str


Left = Callable[[frozenset[str], frozenset[Redacted]], bool]
"""Whether the files that are left, by id, less these facts, still give something away. More never give less."""


@dataclass(frozen=True, slots=True)
class Remedy:
    """Files that go and facts that are taken out, by file id, and what is proved of the cost."""

    files: tuple[str, ...]
    redacted: tuple[Redacted, ...]
    answer: Optimum


def remedy(
    exposed: Sequence[Exposed], prices: Prices, effort: Effort | None = None, rederives: Left | None = None
) -> Remedy:
    """Return what to take away so that every exposure ends, verified by the definition.

    Copies go together: of a file that another exposure counts apart, too. Where ``rederives`` is given, what is left
    gives nothing away by that either.

    Examples
    --------
    >>> from aggregator.exposure.example import TWO_FILES
    >>> both = Exposed(TWO_FILES, np.array([True, True]), 0, 1)
    >>> remedy([both], Prices({"a.md": 3, "b.csv": 2})).files
    ('b.csv',)
    >>> remedy([both], Prices({}, lambda file, subject, attribute: 1)).redacted
    (Redacted(file='a.md', subject='P-01', attribute='capacity'),)
    """
    players = _Players(exposed, prices)
    parts = [players.part(each) for each in exposed]
    costs = np.array(players.costs, dtype=np.int64)
    goal = np.array([each.lowest - 1 for each in exposed], dtype=np.int64)
    left = None if rederives is None else players.judged(rederives)
    answer = cheapest_cut(circuit_of(parts, len(costs)), goal, costs, effort, left)
    found = players.told(answer)
    if answer.solution is not None:
        for each in exposed:
            if each.revealed(found) >= each.lowest:
                raise RuntimeError("a remedy does not end what it was made for")
    return found


class _Players:
    """Clusters of copies, and single facts in them, as the players of a circuit."""

    def __init__(self, exposed: Sequence[Exposed], prices: Prices) -> None:
        self.prices = prices
        self.group = _groups(exposed)
        self.members: dict[str, list[str]] = {}
        for file, first in self.group.items():
            self.members.setdefault(first, []).append(file)
        self.names: list[str | Redacted] = []
        self.costs: list[int] = []
        self.number: dict[str | Redacted, int] = {}
        for first, files in self.members.items():
            if all(file in prices.file for file in files):
                self._add(first, sum(prices.file[file] for file in files))

    def _add(self, name: str | Redacted, cost: int) -> int:
        self.number[name] = len(self.names)
        self.names.append(name)
        self.costs.append(cost)
        return self.number[name]

    def part(self, exposed: Exposed) -> Part:
        """Return the grid of an exposure with the players that hold up its rows."""
        grid = grid_of(exposed.evidence, exposed.files).counted_in(exposed.scope)
        of_unit = np.array(
            [self.number.get(self.group[grid.evidence.files[int(file)]], -1) for file in grid.shown], dtype=np.int64
        )
        row, unit = grid.units_of_rows()
        pairs = [(row, of_unit[unit])]
        if self.prices.fact is not None:
            pairs.append((row, self._facts(grid, row, unit)))
        rows, players = (np.concatenate(each) for each in zip(*pairs, strict=True))
        rows, players = rows[players >= 0], players[players >= 0]
        keys = np.unique(rows * max(1, len(self.names)) + players)
        span = max(1, len(self.names))
        return Part(grid, keys // span, keys % span, shared=self.prices.fact is None)

    def _facts(self, grid: Grid, row: Ints, unit: Ints) -> Ints:
        """Return the player of each fact that a unit has a part in."""
        evidence = grid.evidence
        cell = grid.rows_of_cells()[row]
        subject = grid.subject[grid.subject_of_ways()[cell // grid.width]]
        found = np.full(len(row), -1, dtype=np.int64)
        keys = np.stack([grid.shown[unit], subject, cell % grid.width])
        distinct, place = np.unique(keys, axis=1, return_inverse=True)
        numbers = [
            self._fact(evidence.files[file], evidence.subjects[who], evidence.attributes[what])
            for file, who, what in distinct.T.tolist()
        ]
        if numbers:
            found = np.array(numbers, dtype=np.int64)[place.reshape(-1)]
        return found

    def _fact(self, file: str, subject: str, attribute: str) -> int:
        first = self.group[file]
        name = Redacted(first, subject, attribute)
        if name not in self.number:
            price = self.prices.fact
            costs = [None if price is None else price(each, subject, attribute) for each in self.members[first]]
            known = [cost for cost in costs if cost is not None]
            if len(known) < len(costs):
                return -1
            self._add(name, sum(known))
        return self.number[name]

    def judged(self, rederives: Left) -> Callable[[frozenset[int]], bool]:
        """Return the judgement of files and facts as one of players; a fact taken out of a file leaves the file."""
        everything = frozenset(self.group)

        def by_players(left: frozenset[int]) -> bool:
            files, facts = self._of([name for number, name in enumerate(self.names) if number not in left])
            return rederives(everything - set(files), frozenset(facts))

        return by_players

    def told(self, answer: Optimum) -> Remedy:
        """Return an answer in files and facts."""
        files, facts = self._of([self.names[player] for player in answer.solution or ()])
        return Remedy(tuple(files), tuple(facts), answer)

    def _of(self, chosen: Sequence[str | Redacted]) -> tuple[list[str], list[Redacted]]:
        """Return the files and the facts of some players, in every copy."""
        files = [file for name in chosen if isinstance(name, str) for file in self.members[name]]
        facts = [
            name._replace(file=file)
            for name in chosen
            if isinstance(name, Redacted)
            for file in self.members[name.file]
        ]
        return files, facts


def _groups(exposed: Sequence[Exposed]) -> dict[str, str]:
    """Return file -> the first file that it is a copy of, in any of the exposures."""
    above: dict[str, str] = {}

    def first_of(file: str) -> str:
        while above[file] != file:
            above[file] = above[above[file]]
            file = above[file]
        return file

    for evidence in {id(each.evidence): each.evidence for each in exposed}.values():
        order = sorted(range(len(evidence.files)), key=lambda file: (evidence.paths[file], evidence.files[file]))
        first: dict[int, str] = {}
        for file in order:
            name = evidence.files[file]
            above.setdefault(name, name)
            same = first.setdefault(int(evidence.cluster[file]), name)
            one, other = first_of(same), first_of(name)
            if one != other:
                above[other] = one
    return {file: first_of(file) for file in above}


def without_facts(evidence: Evidence, redacted: Collection[Redacted]) -> Evidence:
    """Return the evidence as it is once facts have been taken out of files."""
    if not redacted:
        return evidence
    named = set(redacted)
    attribute = [evidence.attributes[number] for number in evidence.row_attribute.tolist()]
    subject = [evidence.subjects[number] for number in evidence.way_subject[evidence.row_way].tolist()]
    kept = np.ones(len(attribute), dtype=bool)
    for row, witness in enumerate(evidence.row_witness.tolist()):
        files = evidence.witness_file[evidence.witness_ptr[witness] : evidence.witness_ptr[witness + 1]].tolist()
        kept[row] = all(Redacted(evidence.files[file], subject[row], attribute[row]) not in named for file in files)
    return replace(
        evidence,
        row_way=evidence.row_way[kept],
        row_attribute=evidence.row_attribute[kept],
        row_witness=evidence.row_witness[kept],
        row_date=evidence.row_date[kept],
        facts=None,
    )
