"""How many subjects there are beyond those that files name, where nobody says, and when that cannot be told."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from math import ceil, exp, log, sqrt

import numpy as np

from aggregator.exposure.arrays import Ints, distinct

FEWEST_UNITS = 20
FEWEST_TWICE = 5
MOST_ONCE = 0.5
LEAST_COVERAGE = 0.7
COMPLETE = 0.8
"""A file that names at least this share of all subjects is a list of them and no sample."""

_NORMAL_95 = 1.959963984540054


@dataclass(frozen=True, slots=True)
class PopulationEstimate:
    """The lower bound of a population by what files name once and twice.

    Parameters
    ----------
    seen, units
        Subjects named, and independent files (clusters of copies) that name any.
    once, twice
        Subjects that just one file names, and just two.
    estimate, lower, upper
        The estimate of Chao and its 95 % interval; the estimate itself is a lower bound in expectation.
    coverage
        The share of all mentions to come that would be of subjects seen already.
    refused
        Why nothing may be said of it; empty where something may.
    """

    seen: int
    units: int
    once: int
    twice: int
    estimate: float
    lower: float
    upper: float
    coverage: float
    refused: str

    @property
    def at_least(self) -> int | None:
        """Return how many subjects there are at least, or None where that may not be said."""
        return None if self.refused else max(self.seen, ceil(self.lower - 1e-9))


def population_of(named: Sequence[Collection[str]]) -> PopulationEstimate:
    """Return what the overlap of independent files says of the population.

    Complete lists are left out first: they were not drawn from it by chance. Nominal intervals fail on
    heterogeneous data, so nothing is said where fewer than `FEWEST_TWICE` subjects are named twice, by fewer than
    `FEWEST_UNITS` files, more than half only once, or the coverage is below `LEAST_COVERAGE`; and what is said is
    the lower end only.

    Parameters
    ----------
    named
        The subjects that each cluster of copies names.

    Examples
    --------
    >>> population_of([["A"], ["B"]]).refused
    'only 2 independent files name any'
    """
    place: dict[str, int] = {}
    pairs = [(unit, place.setdefault(each, len(place))) for unit, subjects in enumerate(named) for each in subjects]
    unit, subject = np.array(pairs, dtype=np.int64).reshape(-1, 2).T
    return population_in(unit, subject)


def population_in(unit: Ints, subject: Ints) -> PopulationEstimate:
    """Return the same from ``(r,)`` which cluster names which subject, both as numbers.

    Examples
    --------
    >>> population_in(np.array([0, 0, 1]), np.array([0, 0, 1])) == population_of([["A"], ["B"]])
    True
    """
    span = int(subject.max(initial=0)) + 1
    pairs = distinct(unit * span + subject)
    unit, subject = pairs // span, pairs % span
    size = np.bincount(unit)
    drawn = size < COMPLETE * np.count_nonzero(np.bincount(subject))
    incidence = np.bincount(subject[drawn[unit]])
    times = Counter(dict(enumerate(np.bincount(incidence).tolist())))
    return _estimated(times, int(np.count_nonzero(drawn & (size > 0))))


def chao2(incidence: Mapping[str, int], units: int) -> PopulationEstimate:
    """Return the estimate from the number of units that each subject is named in.

    References
    ----------
    .. [1] A. Chao, "Estimating the population size for capture-recapture data with unequal catchability",
       Biometrics 43, 1987.
    .. [2] A. Chao, L. Jost, "Coverage-based rarefaction and extrapolation", Ecology 93, 2012.

    Examples
    --------
    >>> found = chao2({"A": 1, "B": 1, "C": 2, "D": 3}, 4)  # 4 + 3/4 * 2*2 / (2*1)
    >>> found.estimate, round(found.coverage, 3)
    (5.5, 0.786)
    """
    return _estimated(Counter(incidence.values()), units)


def _estimated(times: Mapping[int, int], units: int) -> PopulationEstimate:
    """Return the estimate from how many subjects are named so many times; those never named do not count."""
    times = Counter({count: subjects for count, subjects in times.items() if count})
    seen, once, twice = sum(times.values()), times[1], times[2]
    mentions = sum(count * subjects for count, subjects in times.items())
    weight = (units - 1) / units if units else 0.0
    if twice:
        missing = weight * once * once / (2 * twice)
        ratio = once / twice
        variance = twice * (weight / 2 * ratio**2 + weight**2 * ratio**3 + weight**2 / 4 * ratio**4)
    else:
        missing = weight * once * (once - 1) / 2
        variance = (
            weight * once * (once - 1) / 2
            + weight**2 * once * (2 * once - 1) ** 2 / 4
            - (weight**2 * once**4 / (4 * (seen + missing)) if seen else 0.0)
        )
    spread = exp(_NORMAL_95 * sqrt(log(1 + variance / missing**2))) if missing > 0 else 1.0
    alone = (units - 1) * once
    unseen = alone / (alone + 2 * twice) if alone + 2 * twice else 0.0
    coverage = 1 - once / mentions * unseen if mentions else 0.0
    return PopulationEstimate(
        seen=seen,
        units=units,
        once=once,
        twice=twice,
        estimate=seen + missing,
        lower=seen + missing / spread,
        upper=seen + missing * spread,
        coverage=coverage,
        refused=_refused(seen, units, once, twice, coverage),
    )


def _refused(seen: int, units: int, once: int, twice: int, coverage: float) -> str:
    if units < FEWEST_UNITS:
        return f"only {units} independent files name any"
    if twice < FEWEST_TWICE:
        return f"only {twice} are named twice"
    if once > MOST_ONCE * seen:
        return f"{once} of {seen} are named only once"
    return f"the files cover only {coverage:.0%} of what is mentioned" if coverage < LEAST_COVERAGE else ""
