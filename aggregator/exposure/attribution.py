"""A file's share of an exposure, in revealed subjects: Shapley's, Banzhaf's, or what would go with it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from aggregator.exposure.coverage import masks_of
from aggregator.exposure.kernel import Bools, Evidence, Grid, Ints
from aggregator.exposure.subject_games import SEED, adding
from aggregator.model.findings import FileShare

Floats = NDArray[np.float64]

SHAPLEY, BANZHAF, CRITICALITY = "shapley", "banzhaf", "criticality"
MEASURES = (SHAPLEY, BANZHAF, CRITICALITY)
"""What a file adds on average over all orders, over all sets of the others, or to all the others."""

_CELLS_A_PASS = 1 << 22
_FEW_ATTRIBUTES = 6

_WEIGHT: Mapping[str, Callable[[Floats], Floats]] = {
    SHAPLEY: lambda players: 1.0 / players,
    BANZHAF: lambda players: np.exp2(1.0 - players),
    CRITICALITY: lambda players: (players == 1).astype(np.float64),
}


@dataclass(frozen=True, slots=True)
class Attribution:
    """Files and their shares, the largest first.

    ``error`` is the largest standard error of a share, in subjects, zero where they are exact; ``reason`` says
    what they rest on where they are not.
    """

    shares: tuple[FileShare, ...]
    error: float = 0.0
    reason: str = ""


def attribution(grid: Grid, measure: str = SHAPLEY, seed: int = SEED) -> Attribution:
    """Return the share of each file in what the grid reveals; Shapley's sum to it.

    The players are clusters of copies, for whom a copy changes nothing; a cluster's share is split equally
    among its files that the readers hold. Subjects that are met in one way, each fact of them by one cluster, have
    a closed form; the others are games of their own, exact where each hangs on few clusters and else estimated
    from a stated seed.

    Parameters
    ----------
    measure
        One of `MEASURES`.

    References
    ----------
    .. [1] L. S. Shapley, "A value for n-person games", Contributions to the Theory of Games II, 1953.
    .. [2] J. F. Banzhaf, "Weighted voting doesn't work", Rutgers Law Review 19, 1965.

    Examples
    --------
    >>> from aggregator.exposure.example import TWO_FILES
    >>> from aggregator.exposure.kernel import grid_of
    >>> attribution(grid_of(TWO_FILES)).shares
    (FileShare(file='a.md', share=0.5), FileShare(file='b.csv', share=0.5))
    >>> attribution(grid_of(TWO_FILES), CRITICALITY).shares
    (FileShare(file='a.md', share=1.0), FileShare(file='b.csv', share=1.0))
    """
    apart = _hanging_on_several(grid)
    shares = _closed_form(grid, ~apart, _WEIGHT[measure])
    if not apart.any():
        return Attribution(by_file(grid.evidence, grid.unit, shares))
    subjects, times = _alike(grid, np.flatnonzero(apart))
    added = adding(grid, subjects, times, measure, seed)
    shares += np.bincount(added.unit, weights=added.worth, minlength=grid.units)
    error = float(np.bincount(added.unit, weights=added.error, minlength=grid.units).max(initial=0.0))
    reason = ""
    if added.orders:
        reason = (
            f"Shares in subjects that hang on many files each are estimated from {added.orders} draws "
            f"(seed {seed}); the standard error of a share is at most {error:.3g} subjects."
        )
    return Attribution(by_file(grid.evidence, grid.unit, shares), error, reason)


def by_file(evidence: Evidence, unit: Ints, shares: Floats) -> tuple[FileShare, ...]:
    """Return the shares of units, split equally among the files of each; ``unit`` is -1 for a file in none."""
    inside = np.flatnonzero(unit >= 0)
    inside = inside[shares[unit[inside]] > 1e-12]
    copies = np.bincount(unit[unit >= 0], minlength=len(shares))
    found = [
        FileShare(evidence.paths[file], round(float(shares[unit[file]] / copies[unit[file]]), 9))
        for file in inside.tolist()
    ]
    return tuple(sorted(found, key=lambda each: (-each.share, each.file)))


def _hanging_on_several(grid: Grid) -> Bools:
    """Return ``(s,)`` the subjects that can be met in several ways, or of which a fact takes several clusters."""
    apart: Bools = np.diff(grid.way_ptr) > 1
    row = np.flatnonzero(grid.row_witness > grid.units)
    way = (np.searchsorted(grid.cell_ptr, row, side="right") - 1) // grid.width
    apart[np.searchsorted(grid.way_ptr, way, side="right") - 1] = True
    return apart


def _alike(grid: Grid, subjects: Ints) -> tuple[Ints, Ints]:
    """Return one of each kind of subjects that hang on the same units in the same way, and how many there are."""
    kinds: dict[tuple[bytes, bytes], list[int]] = {}
    for subject in subjects.tolist():
        cells = grid.cell_ptr[grid.way_ptr[subject] * grid.width : grid.way_ptr[subject + 1] * grid.width + 1]
        signature = (cells - cells[0]).tobytes(), grid.row_witness[cells[0] : cells[-1]].tobytes()
        kinds.setdefault(signature, []).append(subject)
    return np.array([alike[0] for alike in kinds.values()]), np.array([len(alike) for alike in kinds.values()])


def _closed_form(grid: Grid, wanted: Bools, weight: Callable[[Floats], Floats]) -> Floats:
    """Return the share of each unit in the wanted subjects.

    ``phi_d = sum_s sum_T (-1)^(|T|+1) w(n_{s,T})`` over the nonempty sets T of attributes that unit d meets,
    where n is how many units meet T: inclusion and exclusion over the attributes that nobody gives. A unit ends
    that none of T is given when it comes before the n - 1 others, to which each measure gives its weight w.
    """
    way, unit, mask = masks_of(grid)
    subject = grid.subject_of_ways()[way]
    mine = wanted[subject]
    subject, unit, mask = subject[mine], unit[mine], mask[mine]
    free = unit == grid.units
    need = np.full(len(grid.subject), (1 << grid.width) - 1, dtype=np.int64)
    need[subject[free]] &= ~mask[free]
    subject, unit, mask = subject[~free], unit[~free], mask[~free] & need[subject[~free]]
    ptr = np.searchsorted(subject, np.arange(len(need) + 1))
    chosen, times = _kinds(need, ptr, unit << 16 | mask, grid.width)
    shares = np.zeros(grid.units)
    step = max(1, _CELLS_A_PASS >> grid.width)
    for start in range(0, len(chosen), step):
        block = chosen[start : start + step]
        size = ptr[block + 1] - ptr[block]
        row = np.repeat(np.arange(len(block)), size)
        entry = np.repeat(ptr[block] - (np.cumsum(size) - size), size) + np.arange(len(row))
        worth = _worth_of_masks(row, mask[entry], need[block], grid.width, weight)[row, mask[entry]]
        shares += np.bincount(unit[entry], weights=worth * times[start : start + step][row], minlength=grid.units)
    return shares


def _kinds(need: Ints, ptr: Ints, signature: Ints, width: int) -> tuple[Ints, Ints]:
    """Return one of each kind of subjects, and how many; all of them where telling them apart would cost more."""
    if width <= _FEW_ATTRIBUTES:
        chosen = np.flatnonzero(np.diff(ptr))
        return chosen, np.ones(len(chosen), dtype=np.int64)
    kinds: dict[tuple[int, bytes], list[int]] = {}
    for subject in np.flatnonzero(np.diff(ptr)).tolist():
        key = int(need[subject]), signature[ptr[subject] : ptr[subject + 1]].tobytes()
        kinds.setdefault(key, []).append(subject)
    chosen = np.array([alike[0] for alike in kinds.values()], dtype=np.int64)
    return chosen, np.array([len(alike) for alike in kinds.values()], dtype=np.int64)


def _worth_of_masks(row: Ints, mask: Ints, need: Ints, width: int, weight: Callable[[Floats], Floats]) -> Floats:
    """Return ``(groups, 2 ** width)`` the share of a unit with each mask in each group of equal subjects."""
    masks = np.arange(1 << width)
    inside = np.bincount(row << width | mask, minlength=len(need) << width).reshape(-1, 1 << width).astype(np.float64)
    players = inside.sum(axis=1, keepdims=True)
    meeting = players - _summed_over_subsets(inside, width)[:, ::-1]
    wanted = (masks & ~need[:, None] == 0) & (masks > 0)
    sign = np.where(np.bitwise_count(masks) % 2 == 1, 1.0, -1.0)
    terms = np.where(wanted, sign * weight(np.where(wanted, meeting, 1.0)), 0.0)
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
