"""Which smallest sets of link files join two identifiers of one subject."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

Neighbours = Sequence[Mapping[int, Sequence[int]]]
"""For each node: its neighbours, and for each of them the files (bits) that hold the link."""


class TooTangled(Exception):
    """More steps would be needed than were allowed."""


def routes_to(meeting: int, neighbours: Neighbours, steps: int) -> tuple[list[list[int]], int]:
    """Return, for each node, the minimal file sets (as bit masks) that join it to ``meeting``, and the steps left.

    A set joins two nodes when they are connected by links that its files hold. The fixpoint runs over sets by
    size: a set of ``k`` files is only ever made from sets of at most ``k`` files, so once all sets up to ``k``
    are settled they are final, and a larger one that holds any of them is absorbed when it is made. It costs
    time in the number of minimal sets, which can be exponential: hence ``steps``.

    Raises
    ------
    TooTangled
        The steps did not suffice.

    Examples
    --------
    Node 0 is linked to 1 by file 1 or file 2, and 1 to 2 by file 2 or file 4:

    >>> routes_to(0, [{1: [1, 2]}, {0: [1, 2], 2: [2, 4]}, {1: [2, 4]}], 100)[0]
    [[0], [1, 2], [2, 5]]

    References
    ----------
    .. [1] T. J. Green, G. Karvounarakis, V. Tannen, "Provenance semirings", PODS 2007: the absorptive
       semiring of positive Boolean expressions.
    """
    settled: list[list[int]] = [[] for _ in neighbours]
    waiting: dict[int, set[tuple[int, int]]] = {0: {(0, meeting)}}
    while waiting:
        size = min(waiting)
        for mask, node in sorted(waiting.pop(size)):
            steps = _settle(mask, node, neighbours, settled, waiting, steps)
    return [sorted(masks, key=lambda mask: (mask.bit_count(), mask)) for masks in settled], steps


def _settle(
    mask: int,
    node: int,
    neighbours: Neighbours,
    settled: list[list[int]],
    waiting: dict[int, set[tuple[int, int]]],
    steps: int,
) -> int:
    """Settle one set at a node and at all that it reaches by itself; what needs one file more has to wait."""
    reached = [node]
    while reached:
        node = reached.pop()
        steps -= len(settled[node]) + 1
        if steps < 0:
            raise TooTangled
        if _is_absorbed(mask, settled[node]):
            continue
        settled[node].append(mask)
        for other, files in neighbours[node].items():
            steps -= len(settled[other]) + len(files)
            if _is_absorbed(mask, settled[other]):
                continue
            if any(mask & file for file in files):
                reached.append(other)
                continue
            larger = waiting.setdefault(mask.bit_count() + 1, set())
            larger.update((mask | file, other) for file in files)
    return steps


def _is_absorbed(mask: int, masks: Sequence[int]) -> bool:
    return any(known & mask == known for known in masks)
