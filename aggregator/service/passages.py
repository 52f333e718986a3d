"""How facts come to the ways in which they can meet, many at a time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from aggregator.extraction.subjects import Route
from aggregator.model.facts import Identifier
from aggregator.service.periods import Witness

Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class Passages:
    """Facts, once for every way they come to and every set of link files that brings them there.

    ``row`` is the fact, ``way`` where it comes to, ``through`` which of the sets of files ``links`` it takes.
    """

    row: Ints
    way: Ints
    through: Ints
    links: tuple[frozenset[int], ...]

    def witnesses(self, file: Ints, numbers: dict[Witness, int]) -> Ints:
        """Return the number of each passage's witness, ``file`` being that of each fact; missing ones are added."""
        span = max(1, len(self.links))
        pairs, which = np.unique(file[self.row] * span + self.through, return_inverse=True)
        of_pair = [
            numbers.setdefault(frozenset({each // span, *self.links[each % span]}), len(numbers))
            for each in pairs.tolist()
        ]
        return np.array(of_pair, dtype=np.int64)[which]


def passages(
    nodes: pd.Series, routes: Mapping[Identifier, Sequence[Route]], file_number: Mapping[str, int]
) -> Passages:
    """Return how facts come to ways, from the identifier that each of them counts as."""
    code, distinct = pd.factorize(nodes)
    through: dict[frozenset[int], int] = {}
    ways: list[int] = []
    joined: list[int] = []
    edges = [0]
    for node in distinct:
        for route in routes.get(node, ()):
            for links in route.through:
                ways.append(route.way)
                joined.append(through.setdefault(frozenset(file_number[link] for link in links), len(through)))
        edges.append(len(ways))
    ptr = np.array(edges, dtype=np.int64)
    times = np.diff(ptr)[code]
    row = np.repeat(np.arange(len(nodes)), times)
    passage = np.repeat(ptr[code] - (np.cumsum(times) - times), times) + np.arange(len(row))
    return Passages(
        row, np.array(ways, dtype=np.int64)[passage], np.array(joined, dtype=np.int64)[passage], tuple(through)
    )
