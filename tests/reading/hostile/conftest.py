"""One scan over a folder for each hostile file, each between two harmless neighbours."""

from __future__ import annotations

import fcntl
import json
import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import pytest

from aggregator.reading.limits import Limits

ON_PATH = Path(__file__).parent / "on_path"
sys.path[:0] = [str(ON_PATH), str(Path(__file__).parents[1] / "on_path")]

PACK = """\
pack: plants
sector: {en: Electricity supply}
version: 1
subjects:
  plant: {known_as: {P-01: [Northfield], P-02: [Lakeside]}, population: listed}
attributes:
  capacity: {of: plant, value: quantity, unit: MW, cues: [installed capacity]}
  outage: {of: plant, value: date, cues: [out of service]}
insights:
  when it is weak:
    combines: [capacity, outage]
    over: plant
    exposed_at: {1 subject: high}
    would_be_marked: {en: secret}
    because: {en: Shows when an attack costs most.}
tests:
  - name: fires
    files: {a.md: "Northfield installed capacity 120 MW.", b.md: "Northfield out of service on 2025-03-04."}
    expects: {when it is weak: {revealed: 1, severity: high}}
  - name: stays quiet
    files: {a.md: "Northfield installed capacity 120 MW."}
    expects: {when it is weak: {revealed: 0, severity: none}}
"""
BEFORE, AFTER = "0 before.txt", "~ after.md"
NEIGHBOURS = {BEFORE: ("Northfield installed capacity 120 MW.\n", "120"),
              AFTER: ("Lakeside installed capacity 35 MW.\n", "35")}  # fmt: skip
LIMITS = Limits(
    bytes=64 * 1024**2,
    unpacked_bytes=64 * 1024**2,
    members=1000,
    pages=200,
    cells=200_000,
    characters=5_000_000,
    memory=1024**3,
    ocr_pages=0,
    seconds=20,
)


@dataclass(frozen=True)
class Told:
    """What the scan said: status and reason of every (path, member), its cost, and the facts of the neighbours."""

    documents: dict[tuple[str, str], tuple[str, str]]
    facts: set[tuple[str, str]]
    seconds: float
    peak: int
    complete: bool


def scanned(folder: Path, beside: Path, changing: Path | None = None) -> str:
    """Return what a scan in a process of its own prints of a folder."""
    pack = beside / "pack.yaml"
    pack.write_text(PACK)
    told = [str(folder), str(beside / "index"), str(pack), json.dumps(asdict(LIMITS)), str(changing or "")]
    done = subprocess.run(
        [sys.executable, str(ON_PATH / "scan_and_tell.py"), *told], stdout=subprocess.PIPE, text=True, check=True
    )
    return done.stdout


def read_back(told: str) -> Told:
    """Return what a scan has printed."""
    said: dict[str, Any] = json.loads(told)
    return Told(
        documents={(path, member): (status, reason) for path, member, status, reason in said["documents"]},
        facts={(file, value) for file, value in said["facts"]},
        seconds=said["seconds"],
        peak=said["peak"],
        complete=said["complete"],
    )


def laid_out(folder: Path, cases: Sequence[Any]) -> Path:
    """Return the folder, with each case in a folder of its own between two harmless files."""
    for case in cases:
        own = folder / case.name.replace(".", " ")
        own.mkdir(parents=True)
        for name, (text, _) in NEIGHBOURS.items():
            (own / name).write_text(text)
        (own / case.name).write_bytes(case.make())
    return folder


@pytest.fixture(scope="session")
def neighbours() -> dict[str, tuple[str, str]]:
    """Return name -> text and the value it says, of the files beside each hostile one."""
    return NEIGHBOURS


@pytest.fixture(scope="session")
def scan_of(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str, Sequence[Any]], Told]:
    """Return a scan over cases, made once however many processes run the tests."""
    own = tmp_path_factory.getbasetemp()
    shared = own.parent if "PYTEST_XDIST_WORKER" in os.environ else own

    def _scan_of(name: str, cases: Sequence[Any]) -> Told:
        place = shared / f"hostile {name}"
        place.mkdir(exist_ok=True)
        told = place / "told.json"
        with (place / "lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            if not told.exists():
                told.write_text(scanned(laid_out(place / "drive", cases), place))
        return read_back(told.read_text())

    return _scan_of


@pytest.fixture(scope="session")
def scan_folder() -> Callable[[Path, Path, Path], Told]:
    """Return a scan over a folder in which one file keeps changing."""
    return lambda folder, place, changing: read_back(scanned(folder, place, changing))
