"""What becomes of a folder of files: run it by hand, ``python tests/bench/corpora.py FOLDER [--rows rows.jsonl]``.

Every file goes through the worker processes of a scan, under its default limits, to a document, and on to what the
shipped packs find in it. Prints files by format and status with the median of the processor time that reading took,
and every file whose worker was lost. Ends with 1 if a worker was lost or a file is without a status.
"""

from __future__ import annotations

import argparse
import json
import statistics
import sys
import time
from collections import Counter, defaultdict
from pathlib import Path
from typing import NamedTuple

from aggregator.extraction.extract import Extractor, survey
from aggregator.model.documents import FileId, Source
from aggregator.policy.loader import load_pack, shipped_packs
from aggregator.reading.errands import Lost
from aggregator.reading.limits import Limits
from aggregator.reading.read import read_document
from aggregator.reading.worker import WorkerPool


class Outcome(NamedTuple):
    """What became of one file; times are of the processor."""

    format: str
    status: str
    reason: str
    read_seconds: float
    extract_seconds: float


_extractors: list[Extractor] = []


def prepare() -> None:
    """Compile the shipped packs, once a worker."""
    _extractors[:] = [Extractor(load_pack(path)) for path in shipped_packs()]


def outcome_of(path: Path) -> Outcome:
    """Return what becomes of a file."""
    content = path.read_bytes()
    begin = time.process_time()
    document = read_document(content, Source(FileId(path.name), str(path), ""))
    read = time.process_time()
    survey(document)
    for extractor in _extractors:
        extractor.extract(document)
    end = time.process_time()
    name = document.reader.partition(" ")[0] or document.media_type
    return Outcome(name, document.status.value, document.reason, read - begin, end - read)


def run(files: list[Path], workers: int, rows: Path | None) -> dict[Path, Outcome | Lost]:
    """Return what became of each file, written down line by line as they come in."""
    became: dict[Path, Outcome | Lost] = {}
    with WorkerPool(outcome_of, workers=workers, limits=Limits(), initializer=prepare) as pool:
        for path, outcome in pool.run(files):
            became[path] = outcome
            if rows is not None:
                said = [outcome.kind, outcome.reason] if isinstance(outcome, Lost) else outcome._asdict()
                with rows.open("a", encoding="utf-8") as out:
                    out.write(json.dumps([str(path), said]) + "\n")
    return became


def main() -> int:
    """Read the folder that is asked for and print its table."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("folder", type=Path)
    asked.add_argument("--workers", type=int, default=2)
    asked.add_argument("--rows", type=Path, help="where to write a line of JSON a file")
    given = asked.parse_args()
    files = sorted(path for path in given.folder.rglob("*") if path.is_file())
    became = run(files, given.workers, given.rows)
    read = [outcome for outcome in became.values() if isinstance(outcome, Outcome)]
    times: dict[str, list[float]] = defaultdict(list)
    for outcome in read:
        times[outcome.format].append(outcome.read_seconds)
    for (name, status), count in sorted(Counter((outcome.format, outcome.status) for outcome in read).items()):
        print(f"{name:45} {status:12} {count:6} {1000 * statistics.median(times[name]):9.1f} ms")
    for path, lost in became.items():
        if isinstance(lost, Lost):
            print(f"{path}: {lost.kind}, {lost.reason}")
    print(f"{len(became)} of {len(files)} files have a status, {len(became) - len(read)} of them lost their worker")
    return 0 if len(read) == len(files) else 1


if __name__ == "__main__":
    import corpora  # the workers look the task up in a module of this name

    sys.exit(corpora.main())
