"""Which attributes files give away together, of all sets of them, whether or not anybody thought of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import sqrt

import numpy as np
from numpy.typing import NDArray

MOST_COLUMNS = 16
"""Attributes of one kind of subject that are looked at together; of more, those known of the most subjects."""

SPLIT_BELOW = -2.0
"""A z below which attributes stand apart from each other more than chance would have it."""

Counts = NDArray[np.int64]
Said = tuple[int, int, int]
"""Subject, unit, column."""


@dataclass(frozen=True, slots=True)
class Aggregation:
    """A set of columns that files show together of more subjects than any one of them does.

    Parameters
    ----------
    columns
        Ascending.
    revealed, alone
        Subjects of which all columns are known from all units together, and from the best single unit.
    z
        How much more often than by chance two of the columns stand in one unit, in standard deviations.
    """

    columns: tuple[int, ...]
    revealed: int
    alone: int
    z: float

    @property
    def gain(self) -> int:
        """Return how many subjects no single unit shows."""
        return self.revealed - self.alone

    @property
    def split(self) -> bool:
        """Return whether the columns are kept apart systematically, rather than having come together by chance."""
        return self.z < SPLIT_BELOW


def discover(
    said: Iterable[Said], columns: int, *, named: Collection[Collection[int]] = (), fewest: int = 1
) -> list[Aggregation]:
    """Return the sets of two columns and more that only files together show, the largest gain first.

    Sets that hold one of ``named`` are left out: somebody looks at them already. Of the others with the same
    subjects and the same gain the largest stands for those inside it.

    Parameters
    ----------
    said
        Which unit says which column of which subject.
    columns
        How many columns there are, at most `MOST_COLUMNS`.
    fewest
        The least gain, in subjects.

    Raises
    ------
    ValueError
        There are more columns than that.

    Examples
    --------
    >>> said = [(0, 0, 0), (0, 1, 1), (1, 0, 0), (1, 1, 1), (2, 2, 0), (2, 2, 1)]
    >>> [(each.columns, each.revealed, each.alone) for each in discover(said, 2)]
    [((0, 1), 3, 1)]
    """
    if columns > MOST_COLUMNS:
        raise ValueError(f"at most {MOST_COLUMNS} columns are looked at together, not {columns}")
    masks = _masks(said)
    together = _supersets(_histogram(_unions(masks).values(), columns), columns)
    alone = _best_alone(masks, columns)
    gain = together - alone
    pairs = _Pairs(masks, columns)
    taken = [sum(1 << column for column in each) for each in named]
    found = [
        Aggregation(each, int(together[mask]), int(alone[mask]), round(pairs.z(each), 3))
        for mask in np.flatnonzero(gain >= max(1, fewest)).tolist()
        if mask & (mask - 1) and not _holds_any(mask, taken) and _is_closed(mask, together, alone, columns, taken)
        for each in (tuple(column for column in range(columns) if mask >> column & 1),)
    ]
    return sorted(found, key=lambda each: (-each.gain, -len(each.columns), each.columns))


def _masks(said: Iterable[Said]) -> dict[tuple[int, int], int]:
    """Return (subject, unit) -> the columns that the unit gives of the subject."""
    masks: dict[tuple[int, int], int] = defaultdict(int)
    for subject, unit, column in said:
        masks[subject, unit] |= 1 << column
    return masks


def _unions(masks: Mapping[tuple[int, int], int]) -> dict[int, int]:
    unions: dict[int, int] = defaultdict(int)
    for (subject, _), mask in masks.items():
        unions[subject] |= mask
    return unions


def _histogram(masks: Iterable[int], columns: int) -> Counts:
    counted: Counts = np.bincount(np.fromiter(masks, dtype=np.int64), minlength=1 << columns)
    return counted


def _supersets(counts: Counts, columns: int) -> Counts:
    """Return the superset zeta transform: at a mask, the sum over the masks that hold it."""
    summed = counts.copy()
    for column in range(columns):
        halves = summed.reshape(-1, 2, 1 << column)
        halves[:, 0, :] += halves[:, 1, :]
    return summed


def _best_alone(masks: Mapping[tuple[int, int], int], columns: int) -> Counts:
    """Return at each mask the most subjects of which one unit gives all of its columns.

    Each unit is transformed over the columns that it has; units with the same histogram are one.
    """
    of_unit: dict[int, dict[int, int]] = defaultdict(lambda: defaultdict(int))
    for (_, unit), mask in masks.items():
        of_unit[unit][mask] += 1
    best = np.zeros(1 << columns, dtype=np.int64)
    for histogram in {tuple(sorted(each.items())) for each in of_unit.values()}:
        own = [column for column in range(columns) if any(mask >> column & 1 for mask, _ in histogram)]
        small = np.zeros(1 << len(own), dtype=np.int64)
        for mask, count in histogram:
            small[sum(1 << place for place, column in enumerate(own) if mask >> column & 1)] += count
        small = _supersets(small, len(own))
        place = np.zeros(1, dtype=np.int64)
        for column in own:
            place = np.concatenate([place, place | 1 << column])
        best[place] = np.maximum(best[place], small)
    return best


def _holds_any(mask: int, taken: Sequence[int]) -> bool:
    return any(other & mask == other for other in taken)


def _is_closed(mask: int, together: Counts, alone: Counts, columns: int, taken: Sequence[int]) -> bool:
    """Return whether no further column is known of the same subjects with the same gain, but what is left out."""
    wider = [mask | 1 << column for column in range(columns) if not mask >> column & 1]
    wider = [each for each in wider if not _holds_any(each, taken)]
    return not any(together[each] == together[mask] and alone[each] == alone[mask] for each in wider)


class _Pairs:
    """How often two columns stand in one unit, and how often they would if each were anywhere among its subject's."""

    def __init__(self, masks: Mapping[tuple[int, int], int], columns: int) -> None:
        subject = np.fromiter((subject for subject, _ in masks), dtype=np.int64)
        mask = np.fromiter(masks.values(), dtype=np.int64)
        bits = (mask[:, None] >> np.arange(columns) & 1).astype(np.float64)
        _, owner = np.unique(subject, return_inverse=True)
        units = np.bincount(owner)[:, None].astype(np.float64)
        count = np.zeros((len(units), columns))
        np.add.at(count, owner, bits)
        spread = count * (units - count) / (units * np.sqrt(np.maximum(units - 1, 1)))
        self._excess = bits.T @ bits - (count / units).T @ count
        self._variance = spread.T @ spread

    def z(self, columns: Sequence[int]) -> float:
        """Return how far the pairs among the columns are from chance, in standard deviations; 0 where it has no say."""
        upper = np.triu_indices(len(columns), 1)
        chosen = np.ix_(columns, columns)
        variance = float(self._variance[chosen][upper].sum())
        return float(self._excess[chosen][upper].sum()) / sqrt(variance) if variance > 1e-12 else 0.0
