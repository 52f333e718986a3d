"""How sure a reading is, from its traits: a log-linear model with one weight a trait."""

from __future__ import annotations

import math
from collections.abc import Iterable

from aggregator.extraction.weights import BIAS, WEIGHTS


def confidence_of(traits: Iterable[str]) -> float:
    """Return how sure a reading with some traits is, from 0 to 1, the same to the last digit in whatever order.

    References
    ----------
    .. [1] D. R. Cox, "The regression analysis of binary sequences", JRSS B 20, 1958.

    Examples
    --------
    >>> confidence_of(["cue", "the one named"]) > confidence_of(["no cue", "by the folder"])
    True
    """
    score = math.fsum([BIAS, *(WEIGHTS.get(trait, 0.0) for trait in {*traits})])
    return 1 / (1 + math.exp(-score))
