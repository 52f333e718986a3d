"""A file's Shapley share of an exposure, in revealed subjects."""

from __future__ import annotations

from dataclasses import dataclass
from math import factorial

import numpy as np
from numpy.typing import NDArray

from aggregator.exposure.coverage import masks_of
from aggregator.exposure.kernel import Grid, Ints, counts_of
from aggregator.model.findings import FileShare

PLAYERS_BY_DEFINITION = 12
"""With so few clusters the shares are computed from every set of them, whatever the witnesses are."""

_CELLS_A_PASS = 1 << 22

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Attribution:
    """Files and their shares, the largest first; ``reason`` says why there are none."""

    shares: tuple[FileShare, ...]
    reason: str = ""


def attribution(grid: Grid) -> Attribution:
    """Return the Shapley share of each file in what the grid reveals; the shares sum to it.

    The players are clusters of copies, for whom a copy changes nothing; a cluster's share is split equally
    among its files that the readers hold. Exact: in closed form where every witness is one cluster and every
    subject has one way, by the definition where there are few clusters; otherwise there is a reason instead.

    Examples
    --------
    >>> from aggregator.exposure.example import TWO_FILES
    >>> from aggregator.exposure.kernel import grid_of
    >>> attribution(grid_of(TWO_FILES)).shares
    (FileShare(file='a.md', share=0.5), FileShare(file='b.csv', share=0.5))
    """
    one_way = len(grid.way_ptr) == len(grid.cell_ptr[:: grid.width])
    if one_way and not np.any(grid.row_witness > grid.units):
        return Attribution(_by_file(grid, _closed_form(grid)))
    players = np.unique(grid.witness_unit[np.isin(_witness_of_entries(grid), grid.row_witness)])
    players = players[players < grid.units]
    if len(players) > PLAYERS_BY_DEFINITION:
        return Attribution(
            (),
            f"Some facts take several files each and {len(players)} files have a part in it; "
            f"shares are then computed for at most {PLAYERS_BY_DEFINITION}.",
        )
    return Attribution(_by_file(grid, _by_definition(grid, players)))


def _closed_form(grid: Grid) -> Floats:
    """Return the share of each unit.

    ``phi_d = sum_s sum_T (-1)^(|T|+1) / n_{s,T}`` over the nonempty sets T of attributes that unit d meets,
    where n is how many units meet T: inclusion and exclusion over the attributes that nobody gives.
    """
    way, unit, mask = masks_of(grid)
    full = (1 << grid.width) - 1
    free = unit == grid.units
    need = np.full(len(grid.subject), full, dtype=np.int64)
    need[way[free]] &= ~mask[free]
    way, unit, mask = way[~free], unit[~free], mask[~free] & need[way[~free]]
    shares = np.zeros(grid.units)
    ptr = np.searchsorted(way, np.arange(len(need) + 1))
    alike: dict[tuple[int, bytes], list[int]] = {}
    signature = unit << 16 | mask
    for subject, (needed, start, stop) in enumerate(
        zip(need.tolist(), ptr[:-1].tolist(), ptr[1:].tolist(), strict=True)
    ):
        alike.setdefault((needed, signature[start:stop].tobytes()), []).append(subject)
    groups = list(alike.values())
    step = max(1, _CELLS_A_PASS >> grid.width)
    for start in range(0, len(groups), step):
        block = groups[start : start + step]
        first = np.array([group[0] for group in block])
        size = ptr[first + 1] - ptr[first]
        row = np.repeat(np.arange(len(block)), size)
        entry = np.repeat(ptr[first] - (np.cumsum(size) - size), size) + np.arange(len(row))
        worth = _worth_of_masks(row, mask[entry], need[first], grid.width)[row, mask[entry]]
        times = np.array([len(group) for group in block])[row]
        shares += np.bincount(unit[entry], weights=worth * times, minlength=grid.units)
    return shares


def _worth_of_masks(row: Ints, mask: Ints, need: Ints, width: int) -> Floats:
    """Return ``(groups, 2 ** width)`` the share of a unit with each mask in each group of equal subjects."""
    masks = np.arange(1 << width)
    inside = np.zeros((len(need), 1 << width))
    np.add.at(inside, (row, mask), 1.0)
    players = inside.sum(axis=1, keepdims=True)
    meeting = players - _summed_over_subsets(inside, width)[:, ::-1]
    wanted = (masks & ~need[:, None] == 0) & (masks > 0)
    sign = np.where(np.bitwise_count(masks) % 2 == 1, 1.0, -1.0)
    terms = np.where(wanted, sign / np.where(wanted, meeting, 1.0), 0.0)
    within = _summed_over_subsets(terms, width)
    worth: Floats = within[:, -1:] - within[:, ::-1]
    return worth


def _summed_over_subsets(values: Floats, width: int) -> Floats:
    """Return the zeta transform of each row: at a mask, the sum over the masks inside it."""
    summed = values.copy()
    for bit in range(width):
        halves = summed.reshape(len(summed), -1, 2, 1 << bit)
        halves[:, :, 1, :] += halves[:, :, 0, :]
    return summed


def _by_definition(grid: Grid, players: Ints) -> Floats:
    shares = np.zeros(grid.units)
    if not len(players):
        return shares
    subsets = np.arange(1 << len(players))
    revealed = np.zeros(len(subsets), dtype=np.int64)
    for start in range(0, len(subsets), 64):
        sets = np.zeros((len(subsets[start : start + 64]), grid.units), dtype=bool)
        sets[:, players] = subsets[start : start + 64, None] >> np.arange(len(players)) & 1
        revealed[start : start + 64] = counts_of(grid, sets)[:, 0]
    size = np.bitwise_count(subsets).astype(np.int64)
    orders = np.array([factorial(k) * factorial(len(players) - k - 1) for k in range(len(players))], dtype=np.int64)
    for bit, player in enumerate(players.tolist()):
        without = subsets[subsets >> bit & 1 == 0]
        added = revealed[without | 1 << bit] - revealed[without]
        shares[player] = int(orders[size[without]] @ added) / factorial(len(players))
    return shares


def _witness_of_entries(grid: Grid) -> Ints:
    return np.repeat(np.arange(len(grid.witness_ptr) - 1), np.diff(grid.witness_ptr))


def _by_file(grid: Grid, shares: Floats) -> tuple[FileShare, ...]:
    inside = np.flatnonzero(grid.unit >= 0)
    inside = inside[shares[grid.unit[inside]] > 1e-12]
    copies = np.bincount(grid.unit[grid.unit >= 0], minlength=grid.units)
    paths = grid.evidence.paths
    found = [
        FileShare(paths[file], round(float(shares[grid.unit[file]] / copies[grid.unit[file]]), 9))
        for file in inside.tolist()
    ]
    return tuple(sorted(found, key=lambda each: (-each.share, each.file)))
