"""How likely at least so many subjects are revealed, as far as the mean and the variance say it."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from aggregator.exposure.accounts import Accounts, rounded
from aggregator.exposure.states import changes

Floats = NDArray[np.float64]


def strayed(
    told: Accounts, reliability: NDArray[np.float32], parts_needed: NDArray[np.int32], needed: int
) -> tuple[float, float]:
    """Return bounds of the probability of ``needed`` or more from the mean and a bound of the variance alone.

    Cantelli's and Markov's bounds, and how far the number of subjects that are revealed, or are not, can be from
    Poisson's law. The variance is at most what the subjects have by themselves, and for each table (Efron and
    Stein) the mean square of what it changes: at most the accounts that it touches, times what it changes on
    average, which is where all else that states the same is wrong. Subjects are positively related, since a fact or
    a table that is right never makes one of them less likely.

    References
    ----------
    .. [1] A. D. Barbour, L. Holst and S. Janson, "Poisson Approximation", 1992, corollary 2.C.4.
    .. [2] B. Efron and C. Stein, "The jackknife estimate of variance", Annals of Statistics 9, 1981.

    Examples
    --------
    >>> from aggregator.exposure.accounts import accounts
    >>> from aggregator.exposure.example import TWO_FILES, stated
    >>> sure = stated(TWO_FILES, {"a.md": 0.8, "b.csv": 0.5})
    >>> told = accounts(sure, sure.facts, np.array([True, True]), 0)
    >>> [round(end, 6) for end in strayed(told, sure.facts.reliability, sure.facts.parts_needed, 1)]
    [0.4, 0.4]
    """
    count, mean = len(told.subject), float(told.chance.sum())
    shared = _spread_of_tables(told, reliability, parts_needed)
    spread = float(np.sum(told.chance * (1 - told.chance))) + shared
    margin = 1e-9 * (1 + mean)
    under, over = mean - margin - (needed - 1), needed - mean - margin
    low, high = float(needed <= 0), float(needed <= count)
    if 0 < needed <= count:
        low = max(low, 1 - (count - mean + margin) / (count - needed + 1))
        high = min(high, (mean + margin) / needed)
    if under > 0:
        low = max(low, under**2 / (spread + under**2))
    if over > 0:
        high = min(high, spread / (spread + over**2))
    for near_low, near_high in (_by_law_of_few(told.chance, needed, shared), _by_law_of_few_left(told, needed, shared)):
        low, high = max(low, near_low), min(high, near_high)
    return low, max(low, high)


def _by_law_of_few(chances: Floats, needed: int, shared: float) -> tuple[float, float]:
    """Return bounds of the probability of ``needed`` or more of positively related subjects, each seldom revealed."""
    mean = float(chances.sum())
    apart = min(1.0, 1 / mean if mean else 1.0) * (float(np.sum(chances**2)) + shared) + 1e-9
    fewer = _poisson(mean, needed - 1)
    return max(0.0, 1 - fewer - apart), min(1.0, 1 - fewer + apart)


def _by_law_of_few_left(told: Accounts, needed: int, shared: float) -> tuple[float, float]:
    """Return the same where each is seldom not revealed."""
    low, high = _by_law_of_few(1 - told.chance, len(told.subject) - needed + 1, shared)
    return 1 - high, 1 - low


def _poisson(mean: float, most: int) -> float:
    """Return the probability of ``most`` or fewer by Poisson's law.

    Examples
    --------
    >>> round(_poisson(2.0, 1), 9)  # 3 / e ** 2
    0.40600585
    """
    if most < 0 or mean <= 0:
        return float(most >= 0)
    counts = np.arange(1, most + 1)
    terms = -mean + np.concatenate([[0.0], np.cumsum(np.log(mean) - np.log(counts))])
    return min(1.0, float(np.exp(terms).sum()))


def _spread_of_tables(told: Accounts, reliability: NDArray[np.float32], parts_needed: NDArray[np.int32]) -> float:
    """Return a bound of the variance that comes from tables being right or wrong.

    What a table changes of an account is at most what each of its facts adds where all other facts of the cell are
    wrong. The mean square of a sum is at most the square of the summed roots of mean squares (Minkowski), and at most
    the greatest sum times the mean.
    """
    rows = told.rows
    is_unsure = np.append(reliability < 1, False)[rows.table]
    unsure = np.flatnonzero(is_unsure)
    if not len(unsure):
        return 0.0
    right = rounded(reliability)
    start = np.flatnonzero(changes(rows.owner) | changes(rows.attribute))
    cell = np.searchsorted(start, unsure, side="right") - 1
    counted = parts_needed[rows.attribute[unsure]] > 1
    table, given = rows.table[unsure], rows.given[unsure]
    with np.errstate(divide="ignore"):
        missing = np.log1p(-rows.confidence)
        squared = 2 * missing
        reliable = right[table]
        squared[unsure] = np.log1p(reliable * ((1 - given) ** 2 - 1))
    others = np.where(counted, 1.0, np.exp(np.add.reduceat(missing, start)[cell] - missing[unsure]))
    roots = np.where(counted, 1.0, np.exp((np.add.reduceat(squared, start)[cell] - squared[unsure]) / 2))
    changed = np.bincount(table, weights=given * others, minlength=len(reliability))
    strongly = np.bincount(table, weights=given * roots, minlength=len(reliability))
    touched = np.minimum(np.bincount(table, minlength=len(reliability)), len(told.subject))
    square = np.minimum(strongly**2, touched * np.minimum(changed, touched))
    return float(np.sum(right * (1 - right) * square))
