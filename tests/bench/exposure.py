"""How long each question to the exposure model takes, and how much memory: ``exposure.py [FILES...] [--json]``.

The drives are made by `drives.py`. Each question runs in a process of its own that is given the columns; what makes
them is not timed, neither here nor beside. Seconds are those of the processor, memory is the most that the process
held, the drive with it. The same question is asked of pandas and of networkx (`exposure_plain.py`), for up to
``--seconds``: their answers on the smallest drive must be those of the model. Where they would take longer the rest is
reckoned from the parts that were timed, or from a smaller drive where the drive does not fit. What ends exposures is
searched beside HiGHS alone, for as long.
"""

from __future__ import annotations

import argparse
import json
import math
import pickle
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from fractions import Fraction
from pathlib import Path
from typing import Any

import numpy as np
from drives import Drive, drive_of, evidence_of
from exposure_plain import FLOOR, PLAIN, Answer, parts_of

from aggregator.exposure.attribution import MEASURES, attribution
from aggregator.exposure.circuit import circuit_of, part_of
from aggregator.exposure.collusion import collusion
from aggregator.exposure.combinations import minimal_sets
from aggregator.exposure.coverage import subjects_needed
from aggregator.exposure.cut_program import solve
from aggregator.exposure.cuts import cheapest_cut
from aggregator.exposure.deduction import Disclosure, System, deduce
from aggregator.exposure.equations import Equation
from aggregator.exposure.exposures import exposures_by_scope
from aggregator.exposure.greedy import Effort
from aggregator.exposure.kernel import grid_of
from aggregator.exposure.readers_at_once import reader_rows
from aggregator.exposure.timeline import curve, first_revealed
from aggregator.exposure.uncertainty import uncertain

FILES = (10_000, 100_000, 1_000_000)
GRAPH_AT_MOST = 3_000_000
"""Facts that a graph is built of; more do not fit beside what else runs."""
CUT = (0, 4, 6, 10, 14)
"""Insights that are ended together."""


class Clock:
    """Processor and wall seconds inside its blocks."""

    def __init__(self) -> None:
        self.cpu = self.wall = 0.0

    def __enter__(self) -> None:
        self._began = time.process_time(), time.monotonic()

    def __exit__(self, *_: object) -> None:
        self.cpu += time.process_time() - self._began[0]
        self.wall += time.monotonic() - self._began[1]


def coverage(drive: Drive, clock: Clock) -> Answer:
    """Every insight over the whole drive."""
    answer = {}
    for insight in drive.insights:
        evidence = evidence_of(drive, insight)
        with clock:
            found = reader_rows(evidence, len(drive.readership.classes)).by_all
        answer[insight.name] = _nonzero(found)
    return answer


def principals(drive: Drive, clock: Clock) -> Answer:
    """Every insight for every principal: counts, coverage, severity, who infers the same."""
    answer = {}
    for insight in drive.insights:
        evidence = evidence_of(drive, insight)
        with clock:
            found = exposures_by_scope(evidence, insight, drive.readership)
        for scope, each in enumerate(found):
            for row in each.rows:
                for name in row.exposure.members:
                    counts = answer.setdefault((insight.name, name), {})
                    told = {2 * scope: row.exposure.revealed, 2 * scope + 1: row.outside}
                    counts.update({place: count for place, count in told.items() if count})
    return answer


def curve_of_time(drive: Drive, clock: Clock) -> Answer:
    """Since when how much is revealed, of one insight."""
    evidence = evidence_of(drive, drive.insights[0])
    with clock:
        days = curve(first_revealed(evidence, np.ones(drive.files, dtype=bool)))
    seconds = np.array([day for day, _ in days], dtype="datetime64[s]").astype(np.int64)
    return {drive.insights[0].name: dict(zip(seconds.tolist(), (count for _, count in days), strict=True))}


def attribution_by(measure: str) -> Callable[[Drive, Clock], Answer]:
    """Return the question what each file adds to one insight, by a measure."""

    def ask(drive: Drive, clock: Clock) -> Answer:
        evidence = evidence_of(drive, drive.insights[0])
        grid = grid_of(evidence).counted_in(0)
        with clock:
            found = attribution(grid, measure).shares
        number = {path: file for file, path in enumerate(evidence.paths)}
        worth: dict[int, float] = {}
        for share in found:
            cluster = int(drive.cluster[number[share.file]])
            worth[cluster] = worth.get(cluster, 0.0) + share.share
        return {drive.insights[0].name: {cluster: round(each, 3) for cluster, each in worth.items()}}

    return ask


def sets(insight: int, share: float) -> Callable[[Drive, Clock], Answer]:
    """Return the question which files together reveal a share of an insight, or one subject."""

    def ask(drive: Drive, clock: Clock) -> Answer:
        grid = grid_of(evidence_of(drive, drive.insights[insight])).counted_in(0)
        with clock:
            found = minimal_sets(grid, max(1, int(share * len(grid.subject))), effort=Effort(60, 20).within(
                len(grid.row_witness), 5_000_000))  # fmt: skip
        best = found.smallest
        return {"total": found.total, "smallest": best and best.cost, "bound": best and best.bound}

    return ask


def sureness(drive: Drive, clock: Clock) -> Answer:
    """What is expected of one insight, and how likely nine tenths of it are passed."""
    evidence = evidence_of(drive, drive.insights[0], sureness=True)
    needed = int(0.9 * len(grid_of(evidence).counted_in(0).subject))
    with clock:
        found = uncertain(evidence, np.ones(drive.files, dtype=bool), 0, needed, FLOOR)
    return {"expected": found and round(found.expected, 3), "probability": found and found.probability}


def pairs(drive: Drive, clock: Clock) -> Answer:
    """Which two accounts infer most together, and which pairs cross a threshold."""
    insight = drive.insights[0]
    evidence = evidence_of(drive, insight)
    with clock:
        found = collusion(evidence, 0, drive.readership, insight.exposed_at, size=2)
    return {"most": [(each.revealed, each.bound, each.status.value) for each in found.most]}


def totals(drive: Drive, clock: Clock) -> Answer:
    """Values that follow from sums: groups of eight parts and their total, in three levels, a twelfth left out."""
    draw = np.random.default_rng(1)
    parts = max(512, drive.files // 20)
    values, equations, level, first = draw.integers(1, 1000, parts).tolist(), [], list(range(parts)), parts
    for _ in range(3):
        above = []
        for start in range(0, len(level) - 7, 8):
            members = level[start : start + 8]
            terms = (*((each, Fraction(1)) for each in members), (first, Fraction(-1)))
            equations.append(Equation(terms, f"total {first}"))
            values.append(sum(values[each] for each in members))
            above.append(first)
            first += 1
        level = above
    told = np.flatnonzero(draw.random(len(values)) < 11 / 12).tolist()
    said = tuple(Disclosure(cell, Fraction(values[cell]), frozenset({cell // 10})) for cell in told)
    with clock:
        found = deduce(System(tuple(equations), said))
    wrong = [each for each in found.cells if each.exact and each.value != values[each.cell]]
    if wrong:
        raise RuntimeError(f"{len(wrong)} values were deduced wrongly")
    return {"cells": len(values), "deduced": len(found.cells), "large": found.large}


QUESTIONS: dict[str, Callable[[Drive, Clock], Answer]] = {
    "coverage": coverage,
    "principals": principals,
    "curve": curve_of_time,
    **{measure: attribution_by(measure) for measure in MEASURES},
    "one subject's sets": sets(2, 0.0),
    "a third's smallest set": sets(2, 1 / 3),
    "sureness": sureness,
    "pairs": pairs,
    "totals": totals,
}


def cut(drive: Drive, seconds: float, alone: bool) -> dict[str, Any]:
    """Return what the cheapest files to hide were found to cost that end five insights, by the model or HiGHS alone."""
    grids, goals = [], []
    for insight in (drive.insights[each] for each in CUT):
        evidence = evidence_of(drive, insight)
        grids.append(grid_of(evidence).counted_in(0))
        goals.append(min(subjects_needed(step, int(evidence.population[0])) for step in insight.exposed_at) - 1)
    costs, clock = np.random.default_rng(2).integers(1, 6, drive.files), Clock()
    start = time.monotonic()
    with clock:
        units = [part_of(each) for each in grids]
        circuit = circuit_of(units, grids[0].units)
        costs = costs[: grids[0].units]
        effort = Effort(10**7, 10**7, 1, seconds_left=lambda: seconds - (time.monotonic() - start))
        if alone:
            found = solve(circuit, np.array(goals), costs, tuple(range(grids[0].units)), effort)
            cost, bound = None if found.players is None else int(costs[list(found.players)].sum()), found.bound
        else:
            answer = cheapest_cut(circuit, np.array(goals), costs, effort)
            cost, bound = answer.cost, answer.bound
    return {"rows": len(circuit.slot), "cost": cost, "bound": int(bound), "cpu": clock.cpu, "wall": clock.wall}


def plain(drive: Drive, question: str, tool: str, seconds: float, check: bool) -> dict[str, Any]:
    """Return how long a plain tool takes over a question, reckoned where not all of it was timed."""
    of_first, parts = parts_of(drive, question)
    asked = PLAIN[tool](drive)
    model = QUESTIONS[question](drive, Clock()) if check else {}
    ready: list[float] = []
    taken: list[float] = []
    for name, got_ready, own, answer in getattr(asked, question)():
        if got_ready:
            ready.append(got_ready)
        taken.append(own)
        if check and _rounded(answer) != _rounded(model.get(name, {})):
            raise RuntimeError(f"{tool} and the model differ in {question} of {name}")
        if sum(taken) + sum(ready) > seconds:
            break
    of_ready = of_first * sum(ready) / max(1, len(ready))
    return {"cpu": of_ready + parts * sum(taken) / len(taken), "reckoned": len(taken) < parts}


def _rounded(answer: Answer) -> Answer:
    return {key: round(float(value), 6) for key, value in answer.items() if value}


def _nonzero(found: np.ndarray) -> Answer:
    return {place: count for place, count in enumerate(found.reshape(-1).tolist()) if count}


def _child(*asked: str) -> dict[str, Any]:
    done = subprocess.run([sys.executable, __file__, "--child", *asked], capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(f"{' '.join(asked)}: {done.stderr[-2000:]}")
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return found


def answer_child(kind: str, path: str, *more: str) -> dict[str, Any]:
    """Return what a process of its own found out."""
    if kind == "drive":
        made = drive_of(int(more[0]))
        with Path(path).open("wb") as stored:
            pickle.dump(made, stored, protocol=5)
        return {"files": made.files, "facts": made.facts, "principals": len(made.readership.principals())}
    with Path(path).open("rb") as stored:
        drive: Drive = pickle.load(stored)
    if kind == "question":
        clock = Clock()
        answer = QUESTIONS[more[0]](drive, clock)
        told = {key: value for key, value in answer.items() if not isinstance(value, dict)}
        found = {"cpu": clock.cpu, "wall": clock.wall, "told": told}
    elif kind == "plain":
        found = plain(drive, more[0], more[1], float(more[2]), more[3] == "check")
    else:
        found = cut(drive, float(more[1]), more[0] == "HiGHS alone")
    return found | {"mib": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss >> 10}


def measured(files: int, questions: Sequence[str], seconds: float, smallest: bool) -> list[dict[str, Any]]:
    """Return a row for each question about one drive."""
    rows = []
    with tempfile.TemporaryDirectory() as folder:
        path = str(Path(folder) / "drive")
        # Made elsewhere too: a process counts among its own memory what the one that started it held.
        told = _child("drive", path, str(files))
        for question in questions:
            row = told | {"question": question}
            if question == "cut":
                row |= {each: _child("cut", path, each, str(seconds)) for each in ("model", "HiGHS alone")}
            else:
                row |= _child("question", path, question)
                row["plain"] = {
                    tool: _child("plain", path, question, tool, str(seconds), "check" if smallest else "")
                    for tool, asked in PLAIN.items()
                    if hasattr(asked, question) and (tool != "networkx" or told["facts"] <= GRAPH_AT_MOST)
                }
            rows.append(row)
            print(json.dumps(row), file=sys.stderr)
    return rows


def completed(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return the rows with what growth there was from the drive before, and the graphs that were too large reckoned."""
    before: dict[str, dict[str, Any]] = {}
    for row in (each for each in rows if "plain" in each):
        last = before.get(row["question"])
        row["growth"] = None
        if last:
            times = row["facts"] / last["facts"]
            row["growth"] = math.log(max(row["cpu"], 1e-6) / max(last["cpu"], 1e-6)) / math.log(times)
            for tool, taken in last["plain"].items():
                more = times * (row["principals"] / last["principals"] if row["question"] == "principals" else 1)
                row["plain"].setdefault(tool, {"cpu": taken["cpu"] * more, "reckoned": True})
        before[row["question"]] = row
    return rows


def main() -> None:
    """Print what was measured, as JSON with ``--json``."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("files", type=int, nargs="*", default=list(FILES))
    asked.add_argument("--questions", nargs="+", default=[*QUESTIONS, "cut"])
    asked.add_argument("--seconds", type=float, default=20.0, help="that a plain tool, or a search for a cut, may take")
    asked.add_argument("--json", action="store_true")
    asked.add_argument("--child", nargs="+", help=argparse.SUPPRESS)
    told = asked.parse_args()
    if told.child:
        print(json.dumps(answer_child(*told.child)))
        return
    sizes = sorted(told.files)
    rows = [row for files in sizes for row in measured(files, told.questions, told.seconds, files == sizes[0])]
    found = completed(rows)
    if told.json:
        json.dump(found, sys.stdout, indent=1)
        return
    for row in found:
        print(row)


if __name__ == "__main__":
    main()
