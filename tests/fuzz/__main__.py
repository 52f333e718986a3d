"""Fuzzing of everything that reads a file: ``python tests/fuzz MINUTES [CORPUS ...] [--parser NAME] [--seed N]``.

Small sound files, made by the tests' own makers, and those of the folders that are given are bent where their format
bends (members, elements, records, streams, lines, bytes) and read, in a process of its own with a limit of memory and
of processor time for each input. What raises, breaks a promise (`on_path/fuzz_promises.py`), takes too long or ends the
process is a failure: its input and traceback are written to ``OUT/PARSER/failures``. What a reader gave up by accident,
so that the document is ``failed``, is a stumble: it is counted, and kept in ``OUT/PARSER/stumbles``.

Where atheris is installed (Python 3.11 to 3.13) what has not been reached before guides the bending.
Prints a table and ends with 1 where there is a failure.
"""

from __future__ import annotations

import argparse
import hashlib
import importlib.util
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple, TypedDict

ON_PATH = Path(__file__).parent / "on_path"
ROOT = Path(__file__).parents[2]
LARGEST_SEED = 150_000
STILL_SECONDS = 180.0  # wall time in which a process that works finishes an input on a busy machine


class Told(TypedDict):
    """What a process has written down of its inputs."""

    inputs: int
    slowest: float
    failures: dict[str, int]
    stumbles: dict[str, int]


NOTHING: Told = {"inputs": 0, "slowest": 0.0, "failures": {}, "stumbles": {}}


class Result(NamedTuple):
    """What came of one parser."""

    seconds: float = 0.0
    inputs: int = 0
    slowest: float = 0.0
    failures: Mapping[str, int] = MappingProxyType({})
    stumbles: Mapping[str, int] = MappingProxyType({})

    def with_more(self, seconds: float, told: Told) -> Result:
        """Return the sum of this and what another process has told."""
        return Result(
            self.seconds + seconds,
            self.inputs + told["inputs"],
            max(self.slowest, told["slowest"]),
            Counter(self.failures) + Counter(told["failures"]),
            Counter(self.stumbles) + Counter(told["stumbles"]),
        )


def gathered(parser: str, corpora: list[Path], folder: Path, chance: random.Random, most: int) -> Path:
    """Return a folder of the seeds of a parser: those that are made, and a sample of what the corpora have of it."""
    import fuzz_seeds  # noqa: PLC0415 - its folder is on the path only now

    folder.mkdir(parents=True)
    seeds = fuzz_seeds.made_seeds(parser)
    suffixes = fuzz_seeds.EXTENSIONS.get(parser, ())
    found = sorted(
        path
        for corpus in corpora
        for path in corpus.rglob("*")
        if path.suffix.lower() in suffixes and path.is_file() and path.stat().st_size <= LARGEST_SEED
    )
    sampled = chance.sample(found, min(most, len(found)))
    seeds += [(f"c{path.suffix.lower()}", path.read_bytes()) for path in sampled]
    for number, (name, content) in enumerate(seeds):
        (folder / f"{number:04}-{name}").write_bytes(content)
    return folder


def run(parser: str, seconds: float, seed: int, seeds: Path, out: Path, guided: bool) -> Result:
    """Return what came of bending the seeds of a parser for so long, in as many processes as that takes."""
    result, end, began = Result(), time.monotonic() + seconds, 0
    while (left := end - time.monotonic()) > 1:
        errand = {
            "parser": parser,
            "seconds": left,
            "seed": seed + began,
            "seeds": str(seeds),
            "out": str(out),
            "guided": guided,
        }
        (out / "tally.json").unlink(missing_ok=True)
        begin = time.monotonic()
        code = _watched(errand, out)
        result = result.with_more(time.monotonic() - begin, _told(out))
        if code:
            kind = _ending(code, out)
            result = result.with_more(0.0, {**NOTHING, "failures": {kind: 1}})
        began += 1
    return result


def _watched(errand: dict[str, object], out: Path) -> int:
    """Return how a process ended; one that stands still is ended."""
    environment = {
        **os.environ,
        "PYTHONPATH": os.pathsep.join([str(ON_PATH), str(ROOT), os.environ.get("PYTHONPATH", "")]),
    }
    with (out / "said.txt").open("w") as said:
        process = subprocess.Popen(
            [sys.executable, str(ON_PATH / "fuzz_child.py"), json.dumps(errand)],
            stdout=said, stderr=subprocess.STDOUT, env=environment, cwd=out,
        )  # fmt: skip
        try:
            while process.poll() is None:
                time.sleep(0.5)
                under_way = out / "under-way"
                if under_way.exists() and time.time() - under_way.stat().st_mtime > STILL_SECONDS:
                    process.kill()
        finally:
            process.kill()
    return process.wait()


def _told(out: Path) -> Told:
    try:
        told: Told = json.loads((out / "tally.json").read_text(encoding="utf-8"))
    except FileNotFoundError:
        return NOTHING
    return told


def _ending(code: int, out: Path) -> str:
    """Return what ended a process, and keep its input."""
    kind = {-signal.SIGPROF: "too slow", -signal.SIGKILL: "stood still"}.get(code, f"ended with {code}")
    under_way, trace = out / "under-way", (out / "ended.trace").read_text(errors="replace")
    place = next((line.strip() for line in trace.splitlines() if "aggregator/reading" in line), "")
    kind = f"{kind} {place.rpartition('aggregator/reading/')[2]}"
    name, _, content = (under_way.read_bytes() if under_way.exists() else b"nothing\n").partition(b"\n")
    where = out / "failures" / hashlib.sha256(kind.encode()).hexdigest()[:10]
    where.mkdir(parents=True, exist_ok=True)
    number = hashlib.sha256(content).hexdigest()[:8]
    (where / f"{number}-{name.decode()}").write_bytes(content)
    (where / f"{number}.trace").write_text(
        f"{kind}\n\n{trace}\n{(out / 'said.txt').read_text(errors='replace')[-5000:]}"
    )
    under_way.unlink(missing_ok=True)
    return kind


def shown(results: dict[str, Result]) -> str:
    """Return the table of what came of each parser."""
    lines = [f"{'parser':12} {'minutes':>8} {'inputs':>9} {'failures':>9} {'stumbles':>9} {'slowest':>9}"]
    for parser, found in results.items():
        wrong = f"{sum(found.failures.values()):9} {sum(found.stumbles.values()):9}"
        figures = f"{found.seconds / 60:8.1f} {found.inputs:9} {wrong}"
        lines.append(f"{parser:12} {figures} {found.slowest:7.2f} s")
    for parser, found in results.items():
        lines += [f"{parser}: {count} x {kind}" for kind, count in Counter(found.failures).most_common()]
        lines += [f"{parser}: {count} x stumbled, {kind}" for kind, count in Counter(found.stumbles).most_common(20)]
    return "\n".join(lines)


def main() -> int:
    """Bend and read as long as is asked for, and print what came of it."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("minutes", type=float)
    asked.add_argument("corpora", type=Path, nargs="*", help="folders of further files to begin from")
    asked.add_argument("--parser", action="append", help="only this one; may be given again")
    asked.add_argument("--seed", type=int, default=1)
    asked.add_argument("--sample", type=int, default=40, help="how many files of the folders for a parser")
    asked.add_argument("--blind", action="store_true", help="without atheris even where it is installed")
    asked.add_argument("--out", type=Path, help="where inputs that fail are written")
    given = asked.parse_args()
    sys.path[:0] = [str(ON_PATH), str(ROOT)]
    import fuzz_seeds  # noqa: PLC0415 - its folder is on the path only now

    if unknown := set(given.parser or ()) - set(fuzz_seeds.MAKERS):
        asked.error(f"no parser {sorted(unknown)}; there are {', '.join(fuzz_seeds.MAKERS)}")
    out = (given.out or Path(tempfile.mkdtemp(prefix="fuzz-"))).resolve()
    guided = not given.blind and importlib.util.find_spec("atheris") is not None
    print(f"{'guided' if guided else 'blind'}; what fails is written to {out}", flush=True)
    results = {}
    parsers = given.parser or list(fuzz_seeds.MAKERS)
    for parser in parsers:
        chance = random.Random(f"{given.seed} {parser}")
        place = out / parser
        shutil.rmtree(place / "seeds", ignore_errors=True)
        seeds = gathered(parser, given.corpora, place / "seeds", chance, given.sample)
        results[parser] = run(parser, 60 * given.minutes / len(parsers), given.seed, seeds, place, guided)
        print(shown({parser: results[parser]}), flush=True)
    print(shown(results))
    return 1 if any(found.failures for found in results.values()) else 0


if __name__ == "__main__":
    sys.exit(main())
