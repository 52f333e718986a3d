"""A layered layout: columns of nodes in an order with few crossings, each as near its neighbours as there is room.

The order follows the barycentres of the neighbours, sweep by sweep [1]_; the places within an order are the
least squares ones, by pooling adjacent violators [2]_.

References
----------
.. [1] K. Sugiyama, S. Tagawa, M. Toda, "Methods for visual understanding of hierarchical system structures",
   IEEE Transactions on Systems, Man, and Cybernetics 11(2), 1981.
.. [2] R. E. Barlow, D. J. Bartholomew, J. M. Bremner, H. D. Brunk, "Statistical inference under order
   restrictions", Wiley, 1972.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

import networkx as nx

Layers = tuple[tuple[str, ...], ...]
Neighbours = Callable[[str], Iterator[str]]

SWEEPS = 6


def layered(graph: nx.DiGraph[str], kinds: Sequence[str]) -> Layers:
    """Return the nodes of each kind, left to right, in an order whose edges cross little; ties keep their order.

    Examples
    --------
    >>> graph = nx.DiGraph([("a", "y"), ("b", "x")])
    >>> nx.set_node_attributes(graph, {"a": "file", "b": "file", "x": "fact", "y": "fact"}, "kind")
    >>> layered(graph, ["file", "fact"])
    (('a', 'b'), ('y', 'x'))
    """
    layers = [[node for node in graph if graph.nodes[node]["kind"] == kind] for kind in kinds]
    best, fewest = _frozen(layers), crossings(graph, layers)
    for _ in range(SWEEPS):
        for right in range(1, len(layers)):
            layers[right] = _by_barycentre(layers[right], layers[right - 1], graph.predecessors)
        for left in reversed(range(len(layers) - 1)):
            layers[left] = _by_barycentre(layers[left], layers[left + 1], graph.successors)
        now = crossings(graph, layers)
        if now < fewest:
            best, fewest = _frozen(layers), now
        if not fewest:
            break
    return best


def crossings(graph: nx.DiGraph[str], layers: Iterable[Sequence[str]]) -> int:
    """Return how many pairs of edges between neighbouring layers cross.

    Examples
    --------
    >>> crossings(nx.DiGraph([("a", "y"), ("b", "x")]), [["a", "b"], ["x", "y"]])
    1
    """
    total = 0
    rows = [list(layer) for layer in layers]
    for left, right in pairwise(rows):
        place = {node: position for position, node in enumerate(right)}
        met: list[int] = []
        for node in left:
            ends = sorted(place[end] for end in graph.successors(node) if end in place)
            total += sum(len(met) - bisect_left(met, end + 1) for end in ends)
            for end in ends:
                insort(met, end)
    return total


def settled(wanted: Sequence[float], apart: Sequence[float]) -> list[float]:
    """Return places as near the wanted ones as their order and distances allow, by least squares.

    ``apart[i]`` is the least distance between place i and the next.

    Examples
    --------
    >>> settled([0.0, 0.0, 9.0], [4.0, 4.0])
    [-2.0, 2.0, 9.0]
    """
    offsets = [0.0]
    for distance in apart:
        offsets.append(offsets[-1] + distance)
    pools: list[tuple[float, int]] = []
    for place, offset in zip(wanted, offsets, strict=True):
        mean, size = place - offset, 1
        while pools and pools[-1][0] > mean:
            other, count = pools.pop()
            mean, size = (mean * size + other * count) / (size + count), size + count
        pools.append((mean, size))
    flat = [mean for mean, size in pools for _ in range(size)]
    return [mean + offset for mean, offset in zip(flat, offsets, strict=True)]


def _frozen(layers: Iterable[Iterable[str]]) -> Layers:
    return tuple(tuple(layer) for layer in layers)


def _by_barycentre(layer: Sequence[str], beside: Sequence[str], neighbours: Neighbours) -> list[str]:
    place: Mapping[str, int] = {node: position for position, node in enumerate(beside)}
    own = {node: position for position, node in enumerate(layer)}

    def barycentre(node: str) -> float:
        places = [place[each] for each in neighbours(node) if each in place]
        return sum(places) / len(places) if places else float(own[node])

    return sorted(layer, key=lambda node: (barycentre(node), own[node]))
