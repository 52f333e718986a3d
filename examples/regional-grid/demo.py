"""Scan the example drive, print what it exposes, ask what one more file would, write a report, and check it all.

`python examples/regional-grid/demo.py --out out` is what `make demo` runs. It exits with 1 where anything differs
from what was planted.
"""

from __future__ import annotations

import argparse
import csv
import json
import os
import shlex
import shutil
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from check import checked, what_if_checked

HERE = Path(__file__).resolve().parent


def lay_out(drive: Path) -> None:
    """Copy the drive, each file with the time of the day it was last touched on."""
    shutil.rmtree(drive, ignore_errors=True)
    shutil.copytree(HERE / "drive", drive)
    with (HERE / "dates.csv").open(encoding="utf-8", newline="") as dates:
        for row in csv.DictReader(dates):
            touched = datetime.fromisoformat(f"{row['date']}T08:00:00").replace(tzinfo=UTC).timestamp()
            os.utime(drive / row["path"], (touched, touched))


def aggregator(*words: str, quiet: bool = False) -> str:
    """Return what the command prints; it is shown too unless quiet.

    Raises
    ------
    SystemExit
        The command failed.
    """
    if not quiet:
        print(f"\n$ aggregator {shlex.join(words)}\n", flush=True)
    command = [str(Path(sys.executable).with_name("aggregator")), *words]
    ran = subprocess.run(command, stdout=subprocess.PIPE, text=True, encoding="utf-8", check=False)  # noqa: S603
    if not quiet:
        print(ran.stdout, flush=True)
    if ran.returncode not in (0, 1):
        sys.exit(f"aggregator {words[0]} ended with {ran.returncode}")
    return ran.stdout


def main() -> int:
    """Return 0 where everything is as planted, else 1."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=Path("out"))
    out = parser.parse_args().out
    truth = json.loads((HERE / "truth.json").read_text(encoding="utf-8"))
    drive, index = out / "drive", ("--data-dir", str(out / "index"))
    lay_out(drive)
    shutil.rmtree(out / "index", ignore_errors=True)
    lists = ("--access", str(HERE / "access.csv"), "--members", str(HERE / "members.csv"))
    scan = ("scan", str(drive), "--policy", str(HERE / "grid.yaml"), "--no-ocr", *lists, *index)
    aggregator(*scan)
    asked = truth["what_if"]
    ask = ("--to", asked["to"], *index)
    aggregator("what-if", str(HERE / "what_if" / asked["hold"]["file"]), *ask)
    for language, name in (("en", "report.html"), ("zh", "report.zh.html")):
        aggregator("report", "-o", str(out / name), "--lang", language, *index, quiet=True)
    findings = _json(*scan, "--progress", "none")
    lines = aggregator("facts", "--values", "--format", "jsonl", *index, quiet=True).splitlines()
    facts = [json.loads(line) for line in lines]
    names = (asked["hold"]["file"], asked["redacted"], asked["ok"])
    answers = {name: _json("what-if", str(HERE / "what_if" / name), *ask) for name in names}
    results = [*checked(truth, findings, facts), *what_if_checked(truth, answers)]
    print("\nAgainst what was planted:\n")
    for line in results:
        print(line)
    print(f"\nReports: {(out / 'report.html').resolve()}\n         {(out / 'report.zh.html').resolve()}")
    return int(any(line.differs for line in results))


def _json(*words: str) -> Any:
    return json.loads(aggregator(*words, "--format", "json", quiet=True))


if __name__ == "__main__":
    sys.exit(main())
