"""Whether facts are right as often as their confidence says, over the labelled set.

``python tests/bench/calibration.py [--half tuning|test] [--paths]``. A fact is right where a label says the same in the
same modality; those of optional labels, and places that only repeat the pack's list, are not asked about. ``--paths``
shows for each path of the tuning half how sure its facts are, how many are right, and the lower end of an interval
around that: what `aggregator.extraction.confidence` is written from. Rules do better on texts they were tuned on than
on others, so the lower end is the honest one.
"""

from __future__ import annotations

import argparse
import math
import sys
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from extraction import comparisons
from extraction_truth import Compared
from labelled.make import documents

BINS = 10


class Told(NamedTuple):
    """How sure a fact was, whether it is right, and by which path it was found."""

    confidence: float
    right: bool
    path: str


def told(all_compared: Iterable[Compared]) -> list[Told]:
    """Return every fact that a label decides about."""
    facts = []
    for one in all_compared:
        facts += [
            Told(found.confidence, found.modality == label.modality, found.path)
            for found, label in one.right
            if not label.optional
        ]
        facts += [Told(found.confidence, False, found.path) for found in one.stray]
    return facts


def expected_error(facts: Sequence[Told], bins: int = BINS) -> float:
    """Return how far apart confidence and the share of right facts are, over bins of equal width, by their sizes.

    References
    ----------
    .. [1] C. Guo et al., "On Calibration of Modern Neural Networks", ICML 2017.
    """
    gaps = 0.0
    for number in range(bins):
        own = [one for one in facts if min(int(one.confidence * bins), bins - 1) == number]
        gaps += abs(sum(one.confidence - one.right for one in own))
    return gaps / max(1, len(facts))


def lower_end(right: int, count: int, z: float = 1.28) -> float:
    """Return the lower end of the 80 % interval of a share.

    References
    ----------
    .. [1] E. B. Wilson, "Probable Inference, the Law of Succession, and Statistical Inference", JASA 22, 1927.
    """
    share = right / count
    middle = share + z * z / (2 * count)
    reach = z * math.sqrt(share * (1 - share) / count + z * z / (4 * count * count))
    return (middle - reach) / (1 + z * z / count)


class Path(NamedTuple):
    """How many facts a path gave, how sure they are in the mean, the share that is right, and its lower end."""

    name: str
    count: int
    sure: float
    right: float
    lower: float


def by_path(facts: Sequence[Told]) -> list[Path]:
    """Return the paths by name."""
    found = []
    for path in sorted({one.path for one in facts}):
        own = [one for one in facts if one.path == path]
        sure, right = sum(one.confidence for one in own) / len(own), sum(one.right for one in own)
        found.append(Path(path, len(own), sure, right / len(own), lower_end(right, len(own))))
    return found


def main() -> None:
    """Print the expected calibration error, the bins, and the paths."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--half", choices=("tuning", "test"), default="tuning")
    options.add_argument("--paths", action="store_true", help="path by path, of the tuning half only")
    given = options.parse_args()
    if given.half == "test" and given.paths:
        options.error("confidence is fitted to the tuning half only")
    facts = told(comparisons(documents(given.half)))
    sys.stdout.write(f"{len(facts)} facts, expected calibration error {expected_error(facts):.3f}\n")
    for number in range(BINS):
        own = [one for one in facts if min(int(one.confidence * BINS), BINS - 1) == number]
        if own:
            sure, right = sum(one.confidence for one in own) / len(own), sum(one.right for one in own) / len(own)
            sys.stdout.write(f"  {number / BINS:.1f}  {len(own):>4} facts, sure {sure:.3f}, right {right:.3f}\n")
    for path in by_path(facts) if given.paths else ():
        shares = f"sure {path.sure:.3f}, right {path.right:.3f}, at least {path.lower:.3f}"
        sys.stdout.write(f"  {path.count:>4}  {shares}  {path.name}\n")


if __name__ == "__main__":
    main()
