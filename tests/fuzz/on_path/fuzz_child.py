"""One process that bends the seeds of one parser and reads them, until its time is over or an input ends it.

An input that is under way lies in a file of its own, so that whoever started the process knows what ended it.
"""

from __future__ import annotations

import contextlib
import faulthandler
import hashlib
import json
import os
import re
import resource
import signal
import sys
import time
import traceback
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from types import ModuleType
from typing import Any, NamedTuple

MEMORY = 2 * 1024**3
PROCESSOR_SECONDS = 20.0  # for an input, which is read twice
KEPT = 3  # inputs of failures that look alike
READING = re.compile(r"aggregator/(reading|extraction|model)/")


class Errand(NamedTuple):
    """What one process is to do; it is handed over as JSON."""

    parser: str
    seconds: float
    seed: int
    seeds: str
    out: str
    guided: bool


@dataclass
class Tally:
    """What came of the inputs so far."""

    folder: Path
    inputs: int = 0
    slowest: float = 0.0
    failures: Counter[str] = field(default_factory=Counter)
    stumbles: Counter[str] = field(default_factory=Counter)
    told: float = 0.0

    def tell(self) -> None:
        """Write down what there is so far."""
        self.told = time.monotonic()
        said = {"inputs": self.inputs, "slowest": self.slowest, "failures": self.failures, "stumbles": self.stumbles}
        under_way = self.folder / "tally.new"
        under_way.write_text(json.dumps(said), encoding="utf-8")
        under_way.replace(self.folder / "tally.json")

    def keep(self, kind: str, name: str, content: bytes, words: str, counted: Counter[str]) -> None:
        """Count something that went wrong, and keep its input and what was said where it is one of the first."""
        counted[kind] += 1
        if counted[kind] > KEPT:
            return
        label = hashlib.sha256(kind.encode()).hexdigest()[:10]
        where = self.folder / ("failures" if counted is self.failures else "stumbles") / label
        where.mkdir(parents=True, exist_ok=True)
        number = f"{hashlib.sha256(content).hexdigest()[:8]}"
        (where / f"{number}-{name}").write_bytes(content)
        (where / f"{number}.trace").write_text(f"{kind}\n\n{words}", encoding="utf-8", errors="replace")


def place_of(error: BaseException) -> str:
    """Return the kind of an error and the last line of this project that it went through."""
    frames = [frame for frame in traceback.extract_tb(error.__traceback__) if READING.search(frame.filename)]
    last = frames[-1] if frames else None
    return (
        f"{type(error).__name__} at {READING.split(last.filename)[-1]}:{last.lineno}" if last else type(error).__name__
    )


def watch_stumbles(formats: Any, malformed: tuple[type[BaseException], ...], came: list[BaseException]) -> None:
    """Have every reader note what it raised by accident, which the document only says the kind of."""
    for known in formats:
        object.__setattr__(known, "read", _noting(known.read, malformed, came))


def _noting(read: Any, malformed: tuple[type[BaseException], ...], came: list[BaseException]) -> Any:
    def _read(content: bytes, opening: Any) -> Any:
        try:
            return read(content, opening)
        except malformed as error:
            came.append(error)
            raise

    return _read


class Trial:
    """Reads one input after the other and tallies what it does not keep."""

    def __init__(self, errand: Errand, promises: ModuleType, came: list[BaseException]) -> None:
        self.tally = Tally(Path(errand.out))
        self._promises = promises
        self._came = came
        self._under_way = self.tally.folder / "under-way"
        self._end = time.monotonic() + errand.seconds

    def read(self, content: bytes, name: str) -> None:
        """Read an input; ends the process when the time is over."""
        self._under_way.write_bytes(name.encode() + b"\n" + content)
        self._came.clear()
        begin = time.process_time()
        signal.setitimer(signal.ITIMER_PROF, PROCESSOR_SECONDS)
        try:
            for broken in self._promises.broken_promises(content, name):
                self.tally.keep(re.sub(r"\d+", "0", broken)[:120], name, content, broken, self.tally.failures)
        except Exception as error:  # noqa: BLE001 - any error here is what is looked for
            self.tally.keep(f"raised {place_of(error)}", name, content, traceback.format_exc(), self.tally.failures)
        signal.setitimer(signal.ITIMER_PROF, 0)
        for error in self._came[:1]:
            said = "".join(traceback.format_exception(error))
            self.tally.keep(place_of(error), name, content, said, self.tally.stumbles)
        self._came.clear()
        self.tally.inputs += 1
        taken = time.process_time() - begin
        if taken > self.tally.slowest:
            self.tally.slowest = taken
            (self.tally.folder / f"slowest-{name}").write_bytes(content)
        self._end_in_time()

    def _end_in_time(self) -> None:
        now = time.monotonic()
        if now >= self._end or now - self.tally.told > 5:
            self.tally.tell()
        if now >= self._end:
            self._under_way.unlink()
            os._exit(0)  # libFuzzer would not let go otherwise


def seeds_of(folder: Path) -> list[tuple[str, bytes]]:
    """Return name and bytes of each seed."""
    return [(path.name.partition("-")[2], path.read_bytes()) for path in sorted(folder.iterdir())]


@contextlib.contextmanager
def instrumented(guided: bool) -> Iterator[Any]:
    """Yield atheris while modules that are imported count where they have been; None where it is not wanted."""
    if not guided:
        yield None
        return
    import atheris  # noqa: PLC0415 - an extra that not everybody has

    with atheris.instrument_imports(include=["aggregator.reading"], enable_loader_override=False):
        yield atheris


def run(errand: Errand) -> None:
    """Bend and read until the time is over."""
    seeds = seeds_of(Path(errand.seeds))
    with instrumented(errand.guided) as atheris:
        import fuzz_promises  # noqa: PLC0415 - what it imports has to be instrumented

        from aggregator.reading.detect import formats  # noqa: PLC0415
        from aggregator.reading.read import MALFORMED  # noqa: PLC0415

        came: list[BaseException] = []
        watch_stumbles(formats(), MALFORMED, came)
        trial = Trial(errand, fuzz_promises, came)
        for name, content in seeds:  # unbent first: what readers import late is imported here
            trial.read(content, name)
    if atheris is None:
        _blind(errand, seeds, trial)
    else:
        _guided(errand, seeds, trial, atheris)


def _blind(errand: Errand, seeds: list[tuple[str, bytes]], trial: Trial) -> None:
    from fuzz_mutations import mutated  # noqa: PLC0415 - as above

    random = Random(errand.seed)
    others = [content for _, content in seeds]
    while True:
        name, content = random.choice(seeds)
        trial.read(mutated(content, random, others), name)


def _guided(errand: Errand, seeds: list[tuple[str, bytes]], trial: Trial, atheris: Any) -> None:
    from fuzz_mutations import LARGEST, mutated  # noqa: PLC0415 - as above

    others = [content for _, content in seeds]
    names = sorted({name for name, _ in seeds})
    corpus = Path(errand.out) / "corpus"
    corpus.mkdir(exist_ok=True)
    name_of = {hashlib.sha256(content).digest(): name for name, content in seeds}

    def one(content: bytes) -> None:
        name = name_of.get(hashlib.sha256(content).digest()) or names[len(content) % len(names)]
        trial.read(content, name)

    def bend(content: bytes, most: int, seed: int) -> bytes:
        return mutated(content, Random(seed), others)[:most]

    options = [f"-max_len={LARGEST}", "-timeout=100000", "-rss_limit_mb=0", "-verbosity=0", "-print_final_stats=0"]
    quiet = ["-handle_abrt=0", "-handle_segv=0", "-handle_fpe=0", "-handle_bus=0", "-handle_ill=0", "-handle_usr1=0"]
    given = [f"-seed={errand.seed % 2**31 or 1}", *options, *quiet, str(corpus), errand.seeds]
    atheris.Setup([sys.argv[0], *given], one, custom_mutator=bend)
    atheris.Fuzz()


def confine(out: Path) -> None:
    """Limit memory, and end this process with the place it stands at when an input takes too long."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    trace = (out / "ended.trace").open("w")
    faulthandler.enable(trace)
    faulthandler.register(signal.SIGPROF, trace, all_threads=False, chain=True)


if __name__ == "__main__":
    errand = Errand(**json.loads(sys.argv[1]))
    Path(errand.out).mkdir(parents=True, exist_ok=True)
    confine(Path(errand.out))
    run(errand)
