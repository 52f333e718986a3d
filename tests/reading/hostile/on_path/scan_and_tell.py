"""Scan a folder and print what became of every file, how long it took, and the most memory a worker had."""

from __future__ import annotations

import json
import os
import resource
import sys
import threading
import time
from contextlib import suppress
from pathlib import Path

from aggregator.index.index import Index
from aggregator.reading.limits import Limits
from aggregator.service.facts import facts
from aggregator.service.root_scan import ScanOptions
from aggregator.service.scan import scan
from aggregator.service.site import Site


def keep_changing(path: Path) -> None:
    """Write to a file for as long as this process lives."""
    with path.open("ab", buffering=0) as file:
        while True:
            file.write(b"another line\n")
            time.sleep(0.0005)


def main() -> None:
    folder, index, pack, limits, changing = sys.argv[1:]
    if changing:
        threading.Thread(target=keep_changing, args=(Path(changing),), daemon=True).start()
    begun = time.monotonic()
    done = scan([folder], [pack], Path(index), site=Site(limits=Limits(**json.loads(limits))),
                options=ScanOptions(jobs=os.cpu_count()))  # fmt: skip
    seconds = time.monotonic() - begun
    with Index.open(Path(index)) as opened:
        rows = opened.documents().merge(opened.files()[["file", "path"]], on="file")
    unit = 1 if sys.platform == "darwin" else 1024
    told = {
        "seconds": seconds,
        "peak": resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * unit,
        "complete": done.complete,
        "documents": rows[["path", "member", "status", "reason"]].values.tolist(),
        "facts": sorted((fact["file"], fact["value"]) for fact in facts(Path(index), values=True)),
    }
    with suppress(BrokenPipeError):
        print(json.dumps(told))


if __name__ == "__main__":
    main()
