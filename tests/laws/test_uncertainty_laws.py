"""Laws of what is expected and of how likely a threshold is passed, against the definitions by brute force."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import combinations, pairwise, product
from math import factorial, prod

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aggregator.exposure.accounts import accounts
from aggregator.exposure.attribution import MEASURES
from aggregator.exposure.expected_shares import expected_attribution
from aggregator.exposure.fact_columns import FactColumns
from aggregator.exposure.kernel import Evidence
from aggregator.exposure.moments import strayed
from aggregator.exposure.shared_fate import chance_of
from aggregator.exposure.uncertainty import fates_of, uncertain

SURE = st.sampled_from([0.0, 0.25, 0.5, 0.75, 1.0])
"""How sure a row is in its table, in numbers that floats hold exactly."""


@dataclass(frozen=True)
class Said:
    """One fact as it is drawn."""

    way: int
    attribute: int
    part: int
    value: int
    file: int
    witness: int
    confidence: float
    table: int


@st.composite
def facts(draw: st.DrawFn, evidence: Evidence, *, conflicts: bool = True) -> tuple[list[Said], list[float], list[int]]:
    """Draw the facts behind rows: copies state the same, and hold copies of the same tables."""
    reliability = [draw(st.sampled_from([0.5, 0.75, 1.0])) for _ in range(3)]
    needed = [draw(st.sampled_from([1, 1, 1, 2])) for _ in evidence.attributes]
    drawn: dict[tuple, tuple] = {}
    said = []
    for way, attribute, witness in zip(
        evidence.row_way.tolist(), evidence.row_attribute.tolist(), evidence.row_witness.tolist(), strict=True
    ):
        members = evidence.witness_file[evidence.witness_ptr[witness] : evidence.witness_ptr[witness + 1]].tolist()
        clusters = tuple(sorted(int(evidence.cluster[file]) for file in members))
        if (way, attribute, clusters) not in drawn:
            table = draw(st.integers(-1, 2))
            drawn[way, attribute, clusters] = (
                draw(st.integers(0, 1)) if needed[attribute] > 1 else 0,
                draw(st.integers(0, 1)) if conflicts else 0,
                draw(SURE) * (reliability[table] if table >= 0 else 1.0),
                table,
                draw(st.sampled_from(clusters)),
            )
        part, value, confidence, table, cluster = drawn[way, attribute, clusters]
        own = next(file for file in members if evidence.cluster[file] == cluster)
        if confidence:
            said.append(Said(way, attribute, part, value, own, witness, confidence, table))
    return said, reliability, needed


def columns(evidence: Evidence, drawn: tuple[list[Said], list[float], list[int]]) -> Evidence:
    said, reliability, needed = drawn
    rows = sorted(
        said,
        key=lambda f: (f.way, f.attribute, f.part, f.value, evidence.cluster[f.file], -f.confidence, f.file),
    )
    keys = [(f.way, f.attribute, f.part, f.value) for f in rows]
    first = [i for i, key in enumerate(keys) if i == 0 or key != keys[i - 1]]
    small = np.int32
    return replace(
        evidence,
        facts=FactColumns(
            value_way=np.array([keys[i][0] for i in first], dtype=small),
            value_attribute=np.array([keys[i][1] for i in first], dtype=small),
            value_part=np.array([keys[i][2] for i in first], dtype=small),
            value_ptr=np.array([*first, len(rows)], dtype=np.int64),
            file=np.array([f.file for f in rows], dtype=small),
            witness=np.array([f.witness for f in rows], dtype=small),
            confidence=np.array([f.confidence for f in rows], dtype=np.float32),
            table=np.array([f.table for f in rows], dtype=small),
            reliability=np.array(reliability, dtype=np.float32),
            parts_needed=np.array(needed, dtype=small),
        ),
    )


class Definition:
    """The definitions: tables are right or wrong, then facts by themselves; an account is a way and its values."""

    def __init__(self, evidence: Evidence, drawn, files: frozenset[int]) -> None:
        said, self.reliability, self.needed = drawn
        self.evidence = evidence
        ptr = evidence.witness_ptr
        self.said = [
            f for f in said if set(evidence.witness_file[ptr[f.witness] : ptr[f.witness + 1]].tolist()) <= files
        ]

    def fates(self):
        """Yield (probability, which tables are right)."""
        for right in product((0, 1), repeat=len(self.reliability)):
            yield prod(r if hit else 1 - r for r, hit in zip(self.reliability, right, strict=True)), right

    def accounts(self, way: int):
        """Yield every choice of one value for each part of each cell of a way, as value by (attribute, part)."""
        parts = sorted({(f.attribute, f.part) for f in self.said if f.way == way})
        values = [sorted({f.value for f in self.said if (f.way, f.attribute, f.part) == (way, *p)}) for p in parts]
        for chosen in product(*values):
            yield dict(zip(parts, chosen, strict=True))

    def right(self, way: int, account, fate) -> float:
        """Return how likely an account is right once it is settled which tables are."""
        cells = []
        for attribute in range(len(self.evidence.attributes)):
            parts = [p for p in account if p[0] == attribute]
            known = [self._stated(way, p, account[p], fate) for p in parts]
            cells.append(
                sum(
                    prod(k if hit else 1 - k for k, hit in zip(known, hits, strict=True))
                    for hits in product((0, 1), repeat=len(known))
                    if sum(hits) >= self.needed[attribute]
                )
            )
        return prod(cells)

    def _stated(self, way: int, part, value: int, fate) -> float:
        best: dict[int, float] = {}
        of_cluster: dict[int, Said] = {}
        for f in self.said:
            if (f.way, f.attribute, f.part, f.value) == (way, *part, value):
                cluster = int(self.evidence.cluster[f.file])
                if cluster not in of_cluster or f.confidence > of_cluster[cluster].confidence:
                    of_cluster[cluster] = f
        for cluster, f in of_cluster.items():
            in_table = f.table >= 0
            best[cluster] = (fate[f.table] * f.confidence / self.reliability[f.table]) if in_table else f.confidence
        return 1 - prod(1 - chance for chance in best.values())

    def mean(self, way: int, account) -> float:
        return sum(weight * self.right(way, account, fate) for weight, fate in self.fates())

    def chance(self, subject: int) -> float:
        """Return how likely the likeliest account of a subject is right."""
        ways = np.flatnonzero(self.evidence.way_subject == subject).tolist()
        return max((self.mean(way, account) for way in ways for account in self.accounts(way)), default=0.0)


def draw_files(data, evidence: Evidence) -> frozenset[int]:
    return data.draw(st.frozensets(st.sampled_from(range(len(evidence.files)))))


def mask(evidence: Evidence, files) -> np.ndarray:
    chosen = np.zeros(len(evidence.files), dtype=bool)
    chosen[list(files)] = True
    return chosen


def counted(evidence: Evidence, scope: int) -> list[int]:
    return np.flatnonzero(evidence.counted & (evidence.scope == scope)).tolist()


@given(data=st.data())
def test_what_is_expected_is_what_the_definitions_say(laws, data):
    evidence = data.draw(laws.evidences())
    drawn = data.draw(facts(evidence))
    evidence, files = columns(evidence, drawn), draw_files(data, evidence)
    by_definition = Definition(evidence, drawn, files)
    for scope in range(len(evidence.scopes)):
        told = accounts(evidence, evidence.facts, mask(evidence, files), scope)
        found = dict(zip(told.subject.tolist(), told.chance.tolist(), strict=True))
        for subject in counted(evidence, scope):
            assert found.get(subject, 0.0) == pytest.approx(by_definition.chance(subject), abs=1e-6)


@given(data=st.data())
def test_the_order_of_files_and_facts_changes_nothing(laws, data):
    evidence = data.draw(laws.evidences())
    said, reliability, needed = data.draw(facts(evidence))
    order = data.draw(st.permutations(range(len(evidence.files))))
    new = {old: place for place, old in enumerate(order)}
    ends = zip(evidence.witness_ptr[:-1].tolist(), evidence.witness_ptr[1:].tolist(), strict=True)
    moved = replace(
        evidence,
        witness_file=np.array(
            [file for a, b in ends for file in sorted(new[f] for f in evidence.witness_file[a:b].tolist())],
            dtype=np.int64,
        ),
        files=tuple(evidence.files[old] for old in order),
        paths=tuple(evidence.paths[old] for old in order),
        cluster=evidence.cluster[order],
        grade=evidence.grade[order],
        access_class=evidence.access_class[order],
    )
    renamed = [replace(f, file=new[f.file]) for f in data.draw(st.permutations(said))]
    files = draw_files(data, evidence)
    before = uncertain(columns(evidence, (said, reliability, needed)), mask(evidence, files), 0, 2)
    there = mask(evidence, [new[file] for file in files])
    after = uncertain(columns(moved, (renamed, reliability, needed)), there, 0, 2)
    assert after.expected == pytest.approx(before.expected, abs=1e-9)
    assert after.disagreeing.tolist() == before.disagreeing.tolist()


@given(data=st.data(), needed=st.integers(0, 4))
def test_how_likely_the_threshold_is_passed_is_a_mean_over_all_fates_of_the_tables(laws, data, needed):
    """Without conflicts and with one way a subject has one account, so that nothing is left to choose."""
    evidence = data.draw(laws.evidences(single=True))
    drawn = data.draw(facts(evidence, conflicts=False))
    evidence, files = columns(evidence, drawn), draw_files(data, evidence)
    by_definition = Definition(evidence, drawn, files)
    exact = 0.0
    subjects = counted(evidence, 0)
    ways = {int(subject): way for way, subject in enumerate(evidence.way_subject.tolist())}
    for weight, fate in by_definition.fates():
        chances = [by_definition.right(ways[s], next(by_definition.accounts(ways[s])), fate) for s in subjects]
        for hits in product((0, 1), repeat=len(chances)):
            if sum(hits) >= needed:
                exact += weight * prod(c if hit else 1 - c for c, hit in zip(chances, hits, strict=True))
    low, high = uncertain(evidence, mask(evidence, files), 0, needed).probability
    assert low - 1e-9 <= exact <= high + 1e-9
    assert high - low < 3e-6


@given(data=st.data())
def test_more_files_never_lower_what_is_expected_and_none_reveal_nothing(laws, data):
    evidence = data.draw(laws.evidences())
    evidence = columns(evidence, data.draw(facts(evidence)))
    some, more = draw_files(data, evidence), draw_files(data, evidence)
    fewer = uncertain(evidence, mask(evidence, some), 0, 1).expected
    assert fewer <= uncertain(evidence, mask(evidence, some | more), 0, 1).expected + 1e-9
    assert uncertain(evidence, mask(evidence, ()), 0, 1).expected == 0.0


@given(data=st.data())
def test_the_more_subjects_are_needed_the_less_likely_it_is(laws, data):
    evidence = data.draw(laws.evidences())
    evidence = columns(evidence, data.draw(facts(evidence)))
    everything = mask(evidence, range(len(evidence.files)))
    brackets = [uncertain(evidence, everything, 0, needed).probability for needed in (0, 1, 3, 5)]
    assert brackets[0] == (1.0, 1.0)
    assert brackets[3] == (0.0, 0.0)
    for (low, high), (next_low, next_high) in pairwise(brackets):
        assert next_low <= low + 1e-6
        assert next_high <= high + 1e-6


@given(data=st.data())
def test_a_surer_fact_never_makes_it_less_likely(laws, data):
    evidence = data.draw(laws.evidences(single=True))
    said, reliability, needed = data.draw(facts(evidence, conflicts=False))
    if not said:
        return
    cluster = evidence.cluster[data.draw(st.sampled_from(said)).file]
    surer = [
        replace(f, confidence=reliability[f.table] if f.table >= 0 else 1.0)
        if evidence.cluster[f.file] == cluster
        else f
        for f in said
    ]
    everything = mask(evidence, range(len(evidence.files)))
    for count in (1, 2, 3):
        before = uncertain(columns(evidence, (said, reliability, needed)), everything, 0, count)
        after = uncertain(columns(evidence, (surer, reliability, needed)), everything, 0, count)
        assert after.expected >= before.expected - 1e-9
        assert after.probability[1] >= before.probability[0] - 1e-6


@given(data=st.data())
def test_the_work_that_is_allowed_only_narrows_the_bracket(laws, data):
    evidence = data.draw(laws.evidences())
    evidence = columns(evidence, data.draw(facts(evidence)))
    told = accounts(evidence, evidence.facts, mask(evidence, range(len(evidence.files))), 0)
    fates = fates_of(told, evidence.facts.reliability, evidence.facts.parts_needed)
    for needed in (1, 2, 3):
        wide, narrow = chance_of(fates, needed, work=0), chance_of(fates, needed)
        assert wide[0] <= narrow[0] + 1e-9
        assert narrow[1] <= wide[1] + 1e-9


@given(data=st.data())
def test_bounds_from_the_mean_and_the_variance_hold(laws, data):
    evidence = data.draw(laws.evidences())
    evidence = columns(evidence, data.draw(facts(evidence)))
    told = accounts(evidence, evidence.facts, mask(evidence, range(len(evidence.files))), 0)
    sure = evidence.facts.reliability, evidence.facts.parts_needed
    for needed in (0, 1, 2, 3, 5):
        low, high = strayed(told, *sure, needed)
        exact = chance_of(fates_of(told, *sure), needed)
        assert low <= exact[0] + 1e-9
        assert high >= exact[1] - 1e-9


def worth_by_definition(evidence: Evidence, told, position: int, held: frozenset[int]) -> float:
    """Return how likely an account is right from the facts whose whole witness lies in the clusters that are held."""
    rows, ptr = told.rows, evidence.witness_ptr
    mine = [
        row
        for row in np.flatnonzero(rows.owner == position).tolist()
        if {
            int(evidence.cluster[file])
            for file in evidence.witness_file[ptr[told.witness[row]] : ptr[told.witness[row] + 1]].tolist()
        }
        <= held
    ]
    reliability = evidence.facts.reliability.tolist()
    whole = 0.0
    for fate in product((0, 1), repeat=len(reliability)):
        weight = prod(r if hit else 1 - r for r, hit in zip(reliability, fate, strict=True))
        cells = []
        for attribute, needed in enumerate(evidence.facts.parts_needed.tolist()):
            missing: dict[int, float] = {}
            for row in mine:
                if rows.attribute[row] == attribute:
                    table, part = int(rows.table[row]), int(rows.part[row])
                    sure = rows.given[row] * fate[table] if table >= 0 else rows.confidence[row]
                    missing[part] = missing.get(part, 1.0) * (1 - sure)
            known = [1 - each for each in missing.values()]
            cells.append(
                sum(
                    prod(k if hit else 1 - k for k, hit in zip(known, hits, strict=True))
                    for hits in product((0, 1), repeat=len(known))
                    if sum(hits) >= needed
                )
            )
        whole += weight * prod(cells)
    return whole


def shares_by_definition(evidence: Evidence, told, measure: str) -> dict[int, float]:
    """Return what each cluster adds, from every set of the others."""
    players = sorted(set(evidence.cluster.tolist()))
    sets = [frozenset(chosen) for size in range(len(players) + 1) for chosen in combinations(players, size)]
    worth = {held: sum(worth_by_definition(evidence, told, n, held) for n in range(len(told.subject))) for held in sets}
    n = len(players)
    weight = {
        "shapley": lambda size: factorial(size) * factorial(n - size - 1) / factorial(n),
        "banzhaf": lambda size: 2.0 ** (1 - n),
        "criticality": lambda size: float(size == n - 1),
    }[measure]
    return {
        player: sum(
            weight(len(others)) * (worth[others | {player}] - worth[others]) for others in sets if player not in others
        )
        for player in players
    }


@pytest.mark.parametrize("measure", MEASURES)
@pytest.mark.parametrize("single", [True, False])
@settings(max_examples=40)
@given(data=st.data())
def test_shares_of_what_is_expected_are_those_of_the_definition(laws, data, single, measure):
    evidence = data.draw(laws.evidences(single=single))
    evidence = columns(evidence, data.draw(facts(evidence)))
    everything = mask(evidence, range(len(evidence.files)))
    told = accounts(evidence, evidence.facts, everything, 0)
    found = expected_attribution(evidence, everything, 0, measure)
    of_path = dict(zip(evidence.paths, evidence.cluster.tolist(), strict=True))
    shares = dict.fromkeys(evidence.cluster.tolist(), 0.0)
    for each in found.shares:
        shares[of_path[each.file]] += each.share
    assert found.error == 0.0
    assert shares == pytest.approx(shares_by_definition(evidence, told, measure), abs=1e-6)
    if measure == "shapley":
        assert sum(shares.values()) == pytest.approx(told.chance.sum(), abs=1e-6)
