"""How long a step of a what-if takes, played and taken back, beside counting everything anew.

The drives are made by `drives.py`. Run ``python tests/bench/what_if.py FILES... [--steps N] [--json]``. A step is drawn
at random, played, asked which principals infer more or less, and taken back; the time is that of the processor.
``anew`` is the time in which a scan counts what everybody infers, ``ready`` that of making the counts that follow
steps.
"""

from __future__ import annotations

import argparse
import gc
import json
import resource
import time
from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
from drives import Drive, drive_of, evidence_of

from aggregator.exposure.audiences import reaches
from aggregator.exposure.readers_at_once import reader_rows
from aggregator.exposure.standings import Standings
from aggregator.model.access import EVERYONE

RESERVED = 0.01
"""The share of the files that is not there yet, to be uploaded."""


class Steps:
    """Random steps on a drive, kind by kind."""

    def __init__(self, drive: Drive, standings: Standings, there: np.ndarray, draw: np.random.Generator) -> None:
        self.standings, self.draw, self.drive = standings, draw, drive
        self.there, self.absent = np.flatnonzero(there), np.flatnonzero(~there)
        self.edges = drive.readership.members
        self.groups = sorted({edge.group for edge in self.edges})
        self.people = sorted({edge.member for edge in self.edges} - set(self.groups))
        self.personal = [edge for edge in self.edges if edge.member not in set(self.groups)]
        self.kinds: dict[str, Callable[[], None]] = {
            "upload": lambda: standings.put([self._of(self.absent)]),
            "remove": lambda: standings.remove([self._of(self.there)]),
            "share with a group": lambda: standings.share([self._of(self.there)], self._of(self.groups)),
            "share with an account": lambda: standings.share([self._of(self.there)], self._of(self.people)),
            "stop sharing": self._stop,
            "make public": lambda: standings.share([self._of(self.there)], EVERYONE),
            "add member": lambda: standings.join(self._of(self.groups), self._of(self.people)),
            "remove member": self._leave,
            "compromise account": lambda: standings.compromise([self._of(self.people)]),
            "compromise administrator": lambda: standings.compromise(stores=[0]),
        }

    def _of(self, some: Sequence[Any] | np.ndarray) -> Any:
        found = some[int(self.draw.integers(len(some)))]
        return int(found) if isinstance(found, np.integer) else found

    def _stop(self) -> None:
        file = self._of(self.there)
        readers = sorted(self.standings.access_of(file).readers)
        self.standings.stop_sharing([file], self._of(readers or [EVERYONE]))

    def _leave(self) -> None:
        edge = self._of(self.personal)
        self.standings.leave(edge.group, edge.member)


def changed_since(standings: Standings, counts: Sequence[np.ndarray]) -> list[tuple[np.ndarray, ...]]:
    """Return insight by insight where principals infer more or less than when the counts were taken."""
    pairs = zip(standings.standings, counts, strict=True)
    return [np.nonzero(standing.counts != old) for standing, old in pairs]


def counted_anew(drive: Drive) -> float:
    """Return the seconds in which a scan counts what every principal infers of every insight."""
    found = {reach.classes.tobytes(): reach.classes for reach in reaches(drive.readership)}
    sets, taken = np.array(list(found.values())), 0.0
    for insight in drive.insights:
        evidence = evidence_of(drive, insight)
        start = time.process_time()
        reader_rows(evidence, len(drive.readership.classes)).by_sets(sets)
        taken += time.process_time() - start
    return taken


def measured(files: int, steps: int) -> dict[str, Any]:
    """Return what one drive of so many files takes."""
    drive = drive_of(files)
    draw = np.random.default_rng(7)
    there = draw.random(drive.files) >= RESERVED
    start = time.process_time()
    standings = Standings((evidence_of(drive, each) for each in drive.insights), drive.readership, there=there)
    ready = time.process_time() - start
    anew = counted_anew(drive)
    chosen = Steps(drive, standings, there, draw)
    gc.collect()
    gc.freeze()
    counts = standings.counts()
    taken: dict[str, list[float]] = {name: [] for name in chosen.kinds}
    for turn in range(steps):
        name = list(chosen.kinds)[turn % len(chosen.kinds)]
        begun = time.process_time()
        mark = standings.mark()
        chosen.kinds[name]()
        changed_since(standings, counts)
        standings.back_to(mark)
        taken[name].append(1000 * (time.process_time() - begun))
    if any(not np.array_equal(old, new) for old, new in zip(counts, standings.counts(), strict=True)):
        raise RuntimeError("a step was not taken back whole")
    every = [each for times in taken.values() for each in times]
    return {
        "files": drive.files,
        "facts": drive.facts,
        "insights": len(drive.insights),
        "principals": len(standings.crowd.names),
        "p50_ms": float(np.percentile(every, 50)),
        "p99_ms": float(np.percentile(every, 99)),
        "worst_ms": max(every),
        "steps": {
            name: [float(np.percentile(each, 50)), float(np.percentile(each, 99))] for name, each in taken.items()
        },
        "ready_s": ready,
        "anew_s": anew,
        "ratio": 1000 * anew / float(np.percentile(every, 50)),
        "peak_mib": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss >> 10,
    }


def main() -> None:
    """Print a line a drive, or all as JSON."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("files", type=int, nargs="+")
    asked.add_argument("--steps", type=int, default=2000)
    asked.add_argument("--json", action="store_true")
    told = asked.parse_args()
    found = [measured(files, told.steps) for files in told.files]
    if told.json:
        print(json.dumps({"what_if": found}, indent=2))
        return
    for one in found:
        print(f"{one['files']} files, {one['facts']} facts, {one['principals']} principals: "
              f"p50 {one['p50_ms']:.2f} ms, p99 {one['p99_ms']:.2f} ms, worst {one['worst_ms']:.1f} ms; "
              f"made ready in {one['ready_s']:.1f} s; "
              f"anew {one['anew_s']:.1f} s ({one['ratio']:.0f} times), {one['peak_mib']} MiB")  # fmt: skip
        for name, (half, most) in one["steps"].items():
            print(f"    {name}: {half:.2f} / {most:.2f} ms")


if __name__ == "__main__":
    main()
