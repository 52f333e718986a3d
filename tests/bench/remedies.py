"""How fast cuts are found, and how near the bound: beside HiGHS alone on the same drive, which is made here.

Run ``python tests/bench/remedies.py FILES SUBJECTS INSIGHTS [--seconds N] [--highs]``.
"""

from __future__ import annotations

import argparse
import resource
import time

import numpy as np

from aggregator.exposure.circuit import circuit_of, part_of
from aggregator.exposure.cut_program import solve
from aggregator.exposure.cuts import cheapest_cut
from aggregator.exposure.greedy import Effort
from aggregator.exposure.kernel import Evidence, Grid, Ints, grid_of

ATTRIBUTES = 12
SHARE = 0.1
"""An insight is exposed where this share of the subjects is revealed."""


def facts(files: int, subjects: int, draw: np.random.Generator) -> Ints:
    """Return (subject, attribute, file): each file tells of a block of subjects one attribute, two or three."""
    size = np.clip(draw.lognormal(np.log(4), 1.2, files).astype(int), 1, subjects)
    kinds = draw.choice([1, 1, 2, 3], files)
    start = (draw.beta(0.7, 0.7, files) * subjects).astype(int)
    file = np.repeat(np.arange(files), size)
    place = np.arange(len(file)) - np.repeat(np.cumsum(size) - size, size)
    subject = (np.repeat(start, size) + place) % subjects
    told = draw.random(len(file)) < 0.8
    file, subject = file[told], subject[told]
    weight = draw.dirichlet(np.ones(ATTRIBUTES))
    rows = []
    for turn in range(3):
        attribute = draw.choice(ATTRIBUTES, files, p=weight)
        has = (kinds > turn)[file]
        rows.append(np.stack([subject[has], attribute[file[has]], file[has]]))
    found: Ints = np.unique(np.concatenate(rows, axis=1), axis=1)
    return found


def grid(rows: Ints, attributes: Ints, files: int, subjects: int) -> Grid:
    """Return the grid of an insight that combines some of the attributes."""
    number = np.full(ATTRIBUTES, -1)
    number[attributes] = np.arange(len(attributes))
    subject, attribute, file = rows[:, number[rows[1]] >= 0]
    names = tuple(f"f{place:07}" for place in range(files))
    zeros = np.zeros(files, dtype=np.int64)
    evidence = Evidence(
        subjects=tuple(map(str, range(subjects))), names=tuple(map(str, range(subjects))),
        scope=np.zeros(subjects, dtype=np.int64), scopes=(None,), population=np.array([subjects]),
        counted=np.ones(subjects, dtype=bool), attributes=tuple(map(str, attributes.tolist())),
        way_subject=np.arange(subjects), row_way=subject, row_attribute=number[attribute], row_witness=file,
        row_date=np.zeros(len(subject)), witness_ptr=np.arange(files + 1), witness_file=np.arange(files),
        files=names, paths=names, cluster=np.arange(files), grade=zeros, access_class=zeros,
    )  # fmt: skip
    return grid_of(evidence).counted_in(0)


def main() -> None:
    """Print what was found, in how long, and how much memory it took."""
    asked = argparse.ArgumentParser(description=__doc__)
    for name in ("files", "subjects", "insights"):
        asked.add_argument(name, type=int)
    asked.add_argument("--seconds", type=float)
    asked.add_argument("--highs", action="store_true", help="HiGHS alone, for the seconds")
    told = asked.parse_args()
    draw = np.random.default_rng(0)
    rows, need = facts(told.files, told.subjects, draw), int(np.ceil(SHARE * told.subjects))
    chosen = [np.sort(draw.choice(ATTRIBUTES, draw.integers(2, 5), replace=False)) for _ in range(told.insights)]
    grids = [each for names in chosen if len((each := grid(rows, names, told.files, told.subjects)).subject) >= need]
    goal, costs = np.full(len(grids), need - 1), draw.integers(1, 6, told.files)
    start = time.monotonic()
    circuit = circuit_of([part_of(each) for each in grids], told.files)
    left = None if told.seconds is None else lambda: told.seconds - (time.monotonic() - start)
    effort = Effort(steps=200, rounds=100, nodes=200) if left is None else Effort(10**7, 10**7, 1, seconds_left=left)
    if told.highs:
        found = solve(circuit, goal, costs, tuple(range(told.files)), effort)
        cost, bound = int(costs[list(found.players or ())].sum()), found.bound
    else:
        answer = cheapest_cut(circuit, goal, costs, effort)
        cost, bound = answer.cost or 0, answer.bound
    seconds, memory = time.monotonic() - start, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss >> 10
    print(f"exposures {len(grids)}, rows {len(circuit.slot)}: cost {cost}, bound {bound}, "
          f"gap {1 - bound / cost:.1%}, {seconds:.1f} s, {memory} MiB")  # fmt: skip


if __name__ == "__main__":
    main()
