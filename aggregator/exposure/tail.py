"""How likely at least so many of independent subjects are revealed, with bounds that hold."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Bracket = tuple[float, float]

TRIMMED = 1e-13
"""How much probability one distribution may lose at its ends in all."""

_BLOCK = 64


@dataclass(frozen=True, slots=True, eq=False)
class Counts:
    """How likely each number of revealed subjects is.

    Parameters
    ----------
    first, chance
        ``chance[i]`` is the probability of the number ``first + i``.
    lost
        Probability of numbers that were left out at the ends, of whatever numbers they are.
    terms
        How many subjects were added up, which bounds the error of rounding.
    """

    first: int
    chance: Floats
    lost: float
    terms: int

    def at_least(self, needed: int) -> Bracket:
        """Return between which two the probability of ``needed`` or more lies.

        Examples
        --------
        >>> two_coins = poisson_binomial(np.array([0.5, 0.5]))
        >>> [round(end, 9) for end in two_coins.at_least(1)]
        [0.75, 0.75]
        """
        cut = min(max(needed - self.first, 0), len(self.chance))
        below, above = float(self.chance[:cut].sum()), float(self.chance[cut:].sum())
        rounding = 8.0 * self.terms * 2.0**-53
        low = max(above * (1 - rounding), 1 - below * (1 + rounding) - self.lost - rounding)
        high = min(above * (1 + rounding) + self.lost, 1 - below * (1 - rounding) + rounding)
        return max(0.0, min(low, high)), min(1.0, max(low, high))


def poisson_binomial(chances: Floats) -> Counts:
    """Return the distribution of how many of independent subjects are revealed.

    Blocks of subjects are added up by the plain recursion, side by side; then distributions are folded in
    pairs, and what is least likely at their ends is cut off and counted as lost. All terms are positive, so
    that every probability keeps its relative precision. Certain and impossible subjects only shift it.

    Parameters
    ----------
    chances
        ``(n,)`` how likely each subject is revealed.

    References
    ----------
    .. [1] Y. Hong, "On computing the distribution function for the Poisson binomial distribution",
       Computational Statistics & Data Analysis 59, 2013.

    Examples
    --------
    >>> poisson_binomial(np.array([0.5, 1.0, 0.5])).chance.tolist()
    [0.25, 0.5, 0.25]
    """
    open_ones = np.sort(chances[(chances > 0) & (chances < 1)])
    first = int(np.count_nonzero(chances >= 1))
    if not len(open_ones):
        return Counts(first, np.ones(1), 0.0, 0)
    blocks = -(-len(open_ones) // _BLOCK)
    padded = np.zeros(blocks * _BLOCK)
    padded[: len(open_ones)] = open_ones
    grid = padded.reshape(blocks, _BLOCK)
    chance = np.zeros((blocks, min(_BLOCK, len(open_ones)) + 1))
    chance[:, 0] = 1.0
    for place in range(chance.shape[1] - 1):
        hit = grid[:, place : place + 1]
        chance[:, 1:] = chance[:, 1:] * (1 - hit) + chance[:, :-1] * hit
        chance[:, 0] *= 1 - hit[:, 0]
    return shifted(summed([Counts(0, row, 0.0, _BLOCK) for row in chance]), first)


def summed(parts: Sequence[Counts]) -> Counts:
    """Return the distribution of the sum of independent numbers.

    Examples
    --------
    >>> coin = poisson_binomial(np.array([0.5]))
    >>> summed([coin, coin]).chance.tolist()
    [0.25, 0.5, 0.25]
    """
    allowed = TRIMMED / (2 * max(1, len(parts)))
    waiting = [_trimmed(part, allowed) for part in parts] or [Counts(0, np.ones(1), 0.0, 0)]
    while len(waiting) > 1:
        folded = [_trimmed(_folded(*pair), allowed) for pair in zip(waiting[::2], waiting[1::2], strict=False)]
        waiting = [*folded, *waiting[len(waiting) & ~1 :]]
    return waiting[0]


def mixed(parts: Sequence[Counts], weights: Sequence[float]) -> Counts:
    """Return the distribution that is each of the parts with the probability of its weight.

    Examples
    --------
    >>> one, none = poisson_binomial(np.array([1.0])), poisson_binomial(np.array([0.0]))
    >>> mixed([one, none], [0.25, 0.75]).chance.tolist()
    [0.75, 0.25]
    """
    first = min(part.first for part in parts)
    last = max(part.first + len(part.chance) for part in parts)
    chance = np.zeros(last - first)
    for part, weight in zip(parts, weights, strict=True):
        chance[part.first - first : part.first - first + len(part.chance)] += weight * part.chance
    lost = sum(weight * part.lost for part, weight in zip(parts, weights, strict=True))
    return Counts(first, chance, lost, max(part.terms for part in parts) + len(parts))


def shifted(counts: Counts, more: int) -> Counts:
    """Return the distribution with so many certain subjects more."""
    return Counts(counts.first + more, counts.chance, counts.lost, counts.terms)


def spread_of(chances: Floats) -> Floats:
    """Return ``(n,)`` how far each of some yes-or-no numbers can stray from its mean.

    It is the least c for which the logarithm of ``E exp(x (X - p))`` never exceeds ``c x^2``.

    References
    ----------
    .. [1] M. Kearns and L. Saul, "Large deviation methods for approximate probabilistic inference", UAI 1998.

    Examples
    --------
    >>> spread_of(np.array([0.0, 0.5, 1.0])).tolist()
    [0.0, 0.125, 0.0]
    """
    spread = np.where((chances > 0) & (chances < 1), 0.125, 0.0)
    odd = (spread > 0) & (np.abs(chances - 0.5) > 1e-6)
    share = chances[odd]
    spread[odd] = (1 - 2 * share) / (4 * (np.log1p(-share) - np.log(share)))
    return spread


def concentrated(mean: float, spread: float, needed: int) -> Bracket:
    """Return bounds of the probability of ``needed`` or more, for a number that seldom strays from its mean.

    Chernoff's bound for the summed ``spread`` of `spread_of`.

    Examples
    --------
    >>> concentrated(0.0, 0.0, 0), concentrated(60.0, 12.5, 50)[0] > 0.86
    ((1.0, 1.0), True)
    """
    margin = 1e-9 * (1.0 + abs(mean))
    over, under = needed - mean - margin, mean - (needed - 1) - margin
    if spread <= 0:
        return float(under > 0), float(over <= 0)
    low = -float(np.expm1(-(under**2) / (4 * spread))) if under > 0 else 0.0
    high = float(np.exp(-(over**2) / (4 * spread))) if over > 0 else 1.0
    return low, high


def _folded(one: Counts, other: Counts) -> Counts:
    chance = np.convolve(one.chance, other.chance)
    lost = one.lost + other.lost
    return Counts(one.first + other.first, chance, lost, one.terms + other.terms)


def _trimmed(counts: Counts, allowed: float) -> Counts:
    """Return a distribution without the ends that hold at most ``allowed`` each."""
    from_below = np.cumsum(counts.chance)
    start = int(np.searchsorted(from_below, allowed, side="right"))
    from_above = np.cumsum(counts.chance[::-1])
    stop = len(counts.chance) - int(np.searchsorted(from_above, allowed, side="right"))
    if start >= stop or (start == 0 and stop == len(counts.chance)):
        return counts
    lost = (from_below[start - 1] if start else 0.0) + (from_above[-stop - 1] if stop < len(counts.chance) else 0.0)
    return Counts(counts.first + start, counts.chance[start:stop], counts.lost + float(lost), counts.terms)
