"""Fits the weights of `aggregator.extraction.weights` to the tuning half of the labelled documents.

``python tests/bench/fit_weights.py [--by document|sector|author] [--write]``. Each reading that is weighed in a
document's text is right where a label says the same of the same subject; those of optional labels are not asked about,
and what the text itself says to hold no longer is not right.
The weights are those of a logistic regression with an even prior around nought, so that what is seen seldom counts
little. Printed is how well folds that leave out whole documents, sectors or authors foretell what they left out;
``--write`` writes the table that all documents give.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from importlib import import_module
from pathlib import Path
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
from extraction import extractor_of, read
from extraction_truth import same_value, wanted
from labelled.make import modules, pack_of
from labelled.records import FORMER, Labelled

from aggregator.extraction import weights
from aggregator.extraction.around import OF_BEFORE
from aggregator.extraction.tables import facts_of_text_tables
from aggregator.extraction.text import readings_of_text
from aggregator.model.facts import LISTED

Matrix = npt.NDArray[np.float64]

FEWEST = 4
"""A trait that fewer readings have gets no weight."""

BEFORE = {
    "by the folder": -2.5,
    "line above": 1.5,
    "an amount in the unit above": 1.0,
    "named after it": 0.5,
    "beside the name": 1.0,
    "denied": 1.0,
    "gone": -2.0,
    "last day": -2.2,
    "so far": -3.5,
    "target": 0.7,
    OF_BEFORE: -2.0,
}
"""What is thought of traits before any reading is seen: nought of all others."""

FOLDS = 8
PRIOR = 3.0
ROUNDS = 60


class Weighed(NamedTuple):
    """A reading's traits, whether it is right, and where it stands: document, sector, author."""

    traits: frozenset[str]
    right: bool
    document: str
    sector: str
    author: str


def weighed_readings() -> list[Weighed]:
    """Return every reading of the tuning half that a label decides about."""
    return [
        one
        for module in modules("tuning")
        for document in import_module(f"labelled.{module}").DOCUMENTS
        for one in _of_document(document, re.sub(r"^tuning_|_[a-z]+$", "", module))
    ]


def _of_document(document: Labelled, author: str) -> Iterator[Weighed]:
    extractor = extractor_of(pack_of(document))
    labels = wanted(document)
    for member in read(document).family():
        *_, prose = facts_of_text_tables(member, extractor.pack, extractor.vocabulary)
        for fact, traits in readings_of_text(prose, extractor.pack, extractor.vocabulary):
            kind = extractor.pack.attributes[fact.attribute].value
            agreed = [
                label
                for label in labels
                if (label.subject, label.attribute) == (fact.subject.value, fact.attribute)
                and same_value(fact.value, label.value, kind)
            ]
            if OF_BEFORE in traits:
                agreed = [label for label in agreed if label.period != FORMER]
            if fact.subject.scheme != LISTED or (agreed and all(label.optional for label in agreed)):
                continue
            yield Weighed(frozenset(traits), bool(agreed), document.path, document.sector, author)


def fitted(readings: Sequence[Weighed]) -> dict[str, float]:
    """Return the weight of each trait; that of the empty trait is the bias."""
    counts = Counter(trait for one in readings for trait in one.traits)
    names = ["", *sorted(trait for trait, count in counts.items() if count >= FEWEST)]
    place = {name: at for at, name in enumerate(names)}
    matrix = np.zeros((len(readings), len(names)))
    matrix[:, 0] = 1
    for row, one in enumerate(readings):
        for trait in one.traits & place.keys():
            matrix[row, place[trait]] = 1
    right = np.array([one.right for one in readings], dtype=float)
    prior = np.full(len(names), PRIOR)
    prior[0] = 1e-3
    before = np.array([BEFORE.get(name, 0.0) for name in names])
    found = np.zeros(len(names))
    for _ in range(ROUNDS):
        chance = 1 / (1 + np.exp(-matrix @ found))
        slope = matrix.T @ (chance - right) + prior * (found - before)
        bend = (matrix * (chance * (1 - chance))[:, None]).T @ matrix + np.diag(prior)
        step = np.linalg.solve(bend, slope)
        found -= step
        if np.abs(step).max() < 1e-6:
            break
    found *= moderation(matrix, bend)
    return BEFORE | dict(zip(names, found.round(2).tolist(), strict=True))


def moderation(matrix: Matrix, bend: Matrix) -> float:
    """Return by how much scores are to be lessened for what the readings leave unsure of their weights.

    References
    ----------
    .. [1] D. J. C. MacKay, "The Evidence Framework Applied to Classification Networks", Neural Computation 4, 1992.
    """
    spread = np.einsum("ij,jk,ik->i", matrix, np.linalg.inv(bend), matrix)
    return float(np.mean(1 / np.sqrt(1 + np.pi * spread / 8)))


def chance_of(one: Weighed, table: dict[str, float]) -> float:
    """Return how sure the weights make a reading."""
    score = table[""] + sum(table.get(trait, 0.0) for trait in one.traits)
    return float(1 / (1 + np.exp(-score)))


def print_folds(readings: Sequence[Weighed], by: Callable[[Weighed], str]) -> None:
    """Print how well the weights of the other folds foretell each fold."""
    parts = sorted({by(one) for one in readings})
    folds = {part: number % FOLDS for number, part in enumerate(parts)} if len(parts) > 2 * FOLDS else None
    name = (lambda one: str(folds[by(one)])) if folds else by
    total: Counter[str] = Counter()
    for fold in sorted({name(one) for one in readings}):
        table = fitted([one for one in readings if name(one) != fold])
        counts: Counter[str] = Counter()
        for one in readings:
            if name(one) == fold:
                counts[f"{chance_of(one, table) >= 0.5} {one.right}"] += 1
        total += counts
        _print(fold, counts)
    _print("all", total)


def _print(name: str, counts: Counter[str]) -> None:
    right, false, missed = counts["True True"], counts["True False"], counts["False True"]
    precision, recall = right / max(1, right + false), right / max(1, right + missed)
    sys.stdout.write(f"{name:<24} P {precision:.3f} R {recall:.3f} of {right + missed} readings\n")


_HEAD = '''"""How much each trait of a reading counts: written by ``tests/bench/fit_weights.py``, which says how."""

from __future__ import annotations

BIAS = {bias}

WEIGHTS: dict[str, float] = {{
{rows}
}}
'''


def written(table: dict[str, float]) -> str:
    """Return the module of weights, the weightiest traits first."""
    ranked = sorted(((name, weight) for name, weight in table.items() if name), key=lambda one: (-one[1], one[0]))
    return _HEAD.format(bias=table[""], rows="\n".join(f'    "{name}": {weight},' for name, weight in ranked))


def main() -> None:
    """Print how well the folds foretell each other, and write the weights where asked to."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--by", choices=("document", "sector", "author"), default="document")
    options.add_argument("--write", action="store_true")
    given = options.parse_args()
    readings = weighed_readings()
    sys.stdout.write(f"{len(readings)} readings, {sum(one.right for one in readings)} right\n")
    print_folds(readings, {"document": _document, "sector": _sector, "author": _author}[given.by])
    if given.write:
        Path(weights.__file__).write_text(written(fitted(readings)), encoding="utf-8")


def _document(one: Weighed) -> str:
    return one.document


def _sector(one: Weighed) -> str:
    return one.sector


def _author(one: Weighed) -> str:
    return one.author


if __name__ == "__main__":
    main()
