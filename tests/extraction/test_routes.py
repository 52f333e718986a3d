"""Routes by brute force: what joins two nodes, and nothing that holds something smaller."""

from __future__ import annotations

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aggregator.extraction.routes import TooTangled, routes_to

FILES = 4
EDGES = st.dictionaries(
    st.tuples(st.integers(0, 4), st.integers(0, 4)).filter(lambda edge: edge[0] < edge[1]),
    st.sets(st.integers(0, FILES - 1), min_size=1),
    max_size=8,
)


@settings(max_examples=200, deadline=None)
@given(EDGES)
def test_routes_are_the_minimal_sets_that_connect(edges: dict[tuple[int, int], set[int]]) -> None:
    neighbours: list[dict[int, list[int]]] = [{} for _ in range(5)]
    for (one, other), files in edges.items():
        neighbours[one][other] = neighbours[other][one] = [1 << file for file in sorted(files)]
    found, _ = routes_to(0, neighbours, 100_000)
    for node in range(5):
        connecting = [mask for mask in range(1 << FILES) if connects(edges, mask, node)]
        minimal = {mask for mask in connecting if not any(less != mask and less & mask == less for less in connecting)}
        assert set(found[node]) == minimal
        assert len(found[node]) == len(minimal)


def connects(edges: dict[tuple[int, int], set[int]], mask: int, node: int) -> bool:
    graph = nx.empty_graph(5)
    graph.add_edges_from(edge for edge, files in edges.items() if any(mask >> file & 1 for file in files))
    return nx.has_path(graph, 0, node)


def test_steps_that_do_not_suffice_are_said() -> None:
    chain = [{node - 1: [1, 2, 4], node + 1: [1, 2, 4]} for node in range(1, 5)]
    with pytest.raises(TooTangled):
        routes_to(0, [{1: [1, 2, 4]}, *chain, {4: [1, 2, 4]}], 10)
