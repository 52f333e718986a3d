"""The reference oracle of the exposure model, and the small random cases it is asked about.

The oracle is a networkx AND/OR graph read straight from the definitions: a witness needs all of its files, a
cell one of its witnesses, a way all of its cells, a subject one of its ways. Everything else is asked of it
by brute force over all sets of clusters.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations, permutations, product
from math import ceil, factorial

import networkx as nx
import numpy as np
import pytest
from hypothesis import strategies as st

from aggregator.exposure.audiences import Readership
from aggregator.exposure.kernel import Evidence
from aggregator.model.access import EVERYONE, AccessClass, Membership
from aggregator.model.findings import Severity
from aggregator.policy.records import Insight, Step

DAY = 86_400.0


@dataclass(frozen=True)
class Case:
    """Evidence, an insight over it, and who reads what."""

    evidence: Evidence
    insight: Insight
    readership: Readership

    @property
    def files(self) -> frozenset[int]:
        return frozenset(range(len(self.evidence.files)))


class Oracle:
    """What sets of files reveal, by the definitions."""

    def __init__(self, evidence: Evidence) -> None:
        self.evidence = evidence
        self.graph: nx.DiGraph = nx.DiGraph()
        for witness in range(len(evidence.witness_ptr) - 1):
            self.graph.add_node(("witness", witness), rule=all)
            for file in self.files_of_witness(witness):
                self.graph.add_node(("file", file), rule=None)
                self.graph.add_edge(("file", file), ("witness", witness))
        for way, subject in enumerate(evidence.way_subject.tolist()):
            self.graph.add_node(("subject", subject), rule=any)
            self.graph.add_node(("way", way), rule=all)
            self.graph.add_edge(("way", way), ("subject", subject))
            for attribute in range(len(evidence.attributes)):
                self.graph.add_node(("cell", way, attribute), rule=any)
                self.graph.add_edge(("cell", way, attribute), ("way", way))
        for row in range(len(evidence.row_way)):
            cell = ("cell", int(evidence.row_way[row]), int(evidence.row_attribute[row]))
            self.graph.add_edge(("witness", int(evidence.row_witness[row])), cell)
        self.order = list(nx.topological_sort(self.graph))

    def files_of_witness(self, witness: int) -> list[int]:
        evidence = self.evidence
        return evidence.witness_file[evidence.witness_ptr[witness] : evidence.witness_ptr[witness + 1]].tolist()

    def revealed(self, files: Collection[int]) -> frozenset[int]:
        """Return the subjects that a set of files reveals."""
        true = set()
        for node in self.order:
            rule = self.graph.nodes[node]["rule"]
            if node[1] in files if rule is None else rule(each in true for each in self.graph.predecessors(node)):
                true.add(node)
        return frozenset(node[1] for node in true if node[0] == "subject")

    def f(self, files: Collection[int], scope: int) -> int:
        """Return how many counted subjects of a scope a set of files reveals."""
        evidence = self.evidence
        return sum(1 for s in self.revealed(files) if evidence.counted[s] and evidence.scope[s] == scope)

    def clusters(self, files: Collection[int]) -> dict[str, frozenset[int]]:
        """Return the clusters of a set of files, by the path that stands for each."""
        found: dict[int, set[int]] = {}
        for file in files:
            found.setdefault(int(self.evidence.cluster[file]), set()).add(file)
        return {min(self.evidence.paths[file] for file in same): frozenset(same) for same in found.values()}

    def subsets(self, files: Collection[int]) -> Iterator[tuple[tuple[str, ...], frozenset[int]]]:
        """Yield every set of clusters, by size and then path order, with its files."""
        clusters = self.clusters(files)
        for size in range(len(clusters) + 1):
            for chosen in combinations(sorted(clusters), size):
                yield chosen, frozenset[int]().union(*(clusters[path] for path in chosen))

    def minimal_sets(self, files: Collection[int], scope: int, needed: int) -> list[tuple[str, ...]]:
        """Return the sets of clusters that reveal enough, and of which no smaller one does."""
        found: list[tuple[str, ...]] = []
        for chosen, of_chosen in self.subsets(files):
            if not any(set(smaller) <= set(chosen) for smaller in found) and self.f(of_chosen, scope) >= needed:
                found.append(chosen)
        return found

    def shapley(self, files: Collection[int], scope: int) -> dict[str, Fraction]:
        """Return the mean of what each cluster adds, over all orders in which they may come."""
        clusters = self.clusters(files)
        worth = {frozenset(chosen): self.f(of_chosen, scope) for chosen, of_chosen in self.subsets(files)}
        shares = dict.fromkeys(clusters, Fraction(0))
        for order in permutations(clusters):
            for place, path in enumerate(order):
                shares[path] += worth[frozenset(order[: place + 1])] - worth[frozenset(order[:place])]
        return {path: share / factorial(len(clusters)) for path, share in shares.items()}


def severity_by_hand(insight: Insight, revealed: int, population: int) -> Severity:
    worst = Severity.NONE
    for step in insight.exposed_at:
        needed = step.subjects if step.share is None else ceil(Fraction(str(step.share)) * population)
        if revealed >= max(1, needed or 0):
            worst = max(worst, step.severity)
    return worst


class People:
    """Who is who, by reachability in the graph of the directory."""

    def __init__(self, readership: Readership) -> None:
        self.readership = readership
        self.up: nx.DiGraph = nx.DiGraph([(edge.member, edge.group) for edge in readership.members])
        self.up.add_nodes_from(name for each in readership.classes for name in each.readers)
        self.up.add_nodes_from(readership.users | readership.groups)
        self.up.add_nodes_from([EVERYONE])
        self.listed_groups = {edge.group for edge in readership.members}

    def reads(self, name: str) -> set[int]:
        mine = {name, EVERYONE} | nx.descendants(self.up, name)
        return {c for c, each in enumerate(self.readership.classes) if each.unknown or each.readers & mine}

    def may_know(self, name: str, knowing: Collection[str]) -> bool:
        return bool(({name} | nx.descendants(self.up, name)) & set(knowing))

    def people(self, group: str) -> set[str]:
        return {name for name in nx.ancestors(self.up, group) if name not in self.listed_groups}


CLUSTERS = st.integers(1, 5)
NAMES = ["ann", "bo", "cy", "left", "right", "all"]


@st.composite
def evidences(draw: st.DrawFn, single: bool = False) -> Evidence:
    """Draw evidence in which copies hold equal facts: whatever one file of a cluster gives, each of them does."""
    clusters = draw(CLUSTERS)
    sizes = [draw(st.sampled_from([1, 1, 2])) for _ in range(clusters)]
    cluster = [c for c, size in enumerate(sizes) for _ in range(size)]
    order = draw(st.permutations(range(len(cluster))))
    cluster = [cluster[place] for place in order]
    files_of = [[file for file, each in enumerate(cluster) if each == c] for c in range(clusters)]
    dates = [draw(st.integers(0, 4)) for _ in cluster]
    n, m = draw(st.integers(1, 4)), draw(st.integers(1, 3))
    ways = [s for s in range(n) for _ in range(1 if single else draw(st.sampled_from([1, 1, 2])))]
    width = 1 if single else 3
    least = draw(st.sampled_from([0, 1, 1]))
    cell = st.lists(st.sets(st.integers(0, clusters - 1), min_size=1, max_size=width), min_size=least, max_size=3)
    witnesses: dict[tuple[int, ...], int] = {}
    rows = []
    for way, attribute in product(range(len(ways)), range(m)):
        for members in draw(cell):
            for files in product(*(files_of[c] for c in members)):
                witness = witnesses.setdefault(tuple(sorted(files)), len(witnesses))
                rows.append((way, attribute, witness, max(dates[file] for file in files)))
    scopes = draw(st.sampled_from([(None,), ("north", "?")]))
    scope = [draw(st.integers(0, len(scopes) - 1)) for _ in range(n)]
    counted = [draw(st.sampled_from([True, True, True, False])) for _ in range(n)]
    population = [sum(c and s == z for s, c in zip(scope, counted, strict=True)) for z in range(len(scopes))]
    columns = np.array(rows, dtype=np.int64).reshape(-1, 4)
    return Evidence(
        subjects=tuple(f"S{s}" for s in range(n)),
        names=tuple(f"Subject {s}" for s in range(n)),
        scope=np.array(scope, dtype=np.int64),
        scopes=scopes,
        population=np.array(population, dtype=np.int64) + draw(st.integers(0, 2)),
        counted=np.array(counted, dtype=bool),
        attributes=("capacity", "location", "owner")[:m],
        way_subject=np.array(ways, dtype=np.int64),
        row_way=columns[:, 0],
        row_attribute=columns[:, 1],
        row_witness=columns[:, 2],
        row_date=columns[:, 3] * DAY,
        witness_ptr=np.concatenate([[0], np.cumsum([len(w) for w in witnesses])]).astype(np.int64),
        witness_file=np.array([file for w in witnesses for file in w], dtype=np.int64),
        files=tuple(f"id-{file}" for file in range(len(cluster))),
        paths=tuple(f"{chr(ord('a') + place)}.txt" for place in draw(st.permutations(range(len(cluster))))),
        cluster=np.array(cluster, dtype=np.int64),
        grade=np.array([draw(st.sampled_from([0, 0, 1, 3])) for _ in cluster], dtype=np.int64),
        access_class=np.array([draw(st.integers(0, 2)) for _ in cluster], dtype=np.int64),
    )


@st.composite
def readerships(draw: st.DrawFn) -> Readership:
    """Draw three access classes and a directory, in which groups may hold each other."""
    readers = st.sets(st.sampled_from([EVERYONE, *NAMES]), max_size=2).map(frozenset)
    classes = tuple(AccessClass(draw(readers), draw(st.sampled_from([False, False, False, True]))) for _ in range(3))
    edges = draw(st.sets(st.tuples(st.sampled_from(["left", "right", "all"]), st.sampled_from(NAMES)), max_size=6))
    members = tuple(Membership(group, member, "test") for group, member in sorted(edges) if group != member)
    return Readership(classes, members, users=frozenset({"ann"}))


@st.composite
def insights(draw: st.DrawFn) -> Insight:
    """Draw thresholds of every kind, and who may know."""
    steps = draw(
        st.sampled_from(
            [
                (Step(Severity.MEDIUM, subjects=1),),
                (Step(Severity.LOW, subjects=1), Step(Severity.HIGH, subjects=2)),
                (Step(Severity.LOW, share=0.3), Step(Severity.CRITICAL, share=0.7)),
                (Step(Severity.HIGH, subjects=2), Step(Severity.CRITICAL, subjects=3)),
            ]
        )
    )
    return Insight(
        name="where it is",
        combines=("capacity",),
        over="plant",
        exposed_at=steps,
        would_be_marked=draw(st.sampled_from([{}, {"en": "secret"}, {"en": "internal"}])),
        may_know=draw(st.sampled_from([(), (), ("left",), ("ann",), ("all", "bo"), (EVERYONE,)])),
    )


@st.composite
def draw_case(draw: st.DrawFn) -> Case:
    return Case(draw(evidences()), draw(insights()), draw(readerships()))


@dataclass(frozen=True)
class Laws:
    """What the property tests draw from and compare with."""

    cases = staticmethod(draw_case)
    evidences = staticmethod(evidences)
    readerships = staticmethod(readerships)
    insights = staticmethod(insights)
    oracle = Oracle
    people = People
    severity = staticmethod(severity_by_hand)


@pytest.fixture(scope="session")
def laws() -> Laws:
    return Laws()
