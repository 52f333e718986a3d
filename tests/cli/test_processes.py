"""Scans as programs of their own: killed, interrupted, and given files that take their reader down."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from aggregator.index.index import Index
from aggregator.model.errors import AggregatorError

FARMS = ("Northfield", "Lakeside", "Eastmoor", "Westhill")
MANY = 160


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a drive of small files, every fourth of which says something of a farm."""
    drive = tmp_path_factory.mktemp("many")
    chance = random.Random(7)
    for number in range(MANY):
        farm = FARMS[number % 3]
        said = (
            f"farm,capacity\n{farm},{number}\n",
            f"{farm} out of service on 2025-03-{number % 28 + 1:02}.\n",
            f"Lunch is at noon on day {number}.\n",
            f"{farm} is kept by Ann Archer.\n",
        )[number % 4]
        file = drive / f"{number % 5}" / f"{number:03}.{'csv' if number % 4 == 0 else 'txt'}"
        file.parent.mkdir(exist_ok=True)
        file.write_text(said)
        moment = 1_700_000_000 + chance.randrange(10_000_000)
        os.utime(file, (moment, moment))
    return drive


Start = Callable[..., subprocess.Popen[str]]


@pytest.fixture
def start(command, tmp_path) -> Iterator[Start]:
    """Return a function that starts a scan; what is left of it when the test ends is ended too."""
    started: list[subprocess.Popen[str]] = []

    def scan(drive: Path, pack: Path, index: Path, *more: str) -> subprocess.Popen[str]:
        arguments = [*command, "scan", str(drive), "-p", str(pack), "--data-dir", str(index), "--format", "json", *more]
        process = subprocess.Popen(arguments, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=tmp_path)
        started.append(process)
        return process

    yield scan
    for process in started:
        if process.poll() is None:
            process.kill()
        process.communicate()


def told(process: subprocess.Popen[str]) -> dict[str, dict]:
    out, err = process.communicate(timeout=120)
    assert process.returncode == 0, err
    return json.loads(out)


def children_of(parent: int) -> set[int]:
    """Return the processes that a process started."""
    found = set()
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            of = stat.read_text().rpartition(")")[2].split()[1]
        except (FileNotFoundError, ProcessLookupError):
            continue
        if int(of) == parent:
            found.add(int(stat.parent.name))
    return found


def are_gone(processes: set[int]) -> bool:
    """Return whether none of the processes is left, after the moment that the system takes to end them."""
    deadline = time.monotonic() + 20
    while any(Path(f"/proc/{process}/cmdline").exists() and _is_alive(process) for process in processes):
        if time.monotonic() > deadline:
            return False
        time.sleep(0.02)
    return True


def _is_alive(process: int) -> bool:
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except (FileNotFoundError, ProcessLookupError):
        return False


def files_read(index: Path) -> int:
    try:
        with Index.open(index) as opened:
            return opened.stats()["files_read"]
    except AggregatorError:
        return 0


def until(condition: Callable[[], object], process: subprocess.Popen[str]) -> None:
    """Wait until something is so, or the process has ended."""
    while not condition() and process.poll() is None:
        time.sleep(0.01)


def facts(run, index: Path) -> str:
    return run("facts", "--format", "jsonl", "--values", "--data-dir", index).out


@pytest.fixture(scope="module")
def pack(tmp_path_factory: pytest.TempPathFactory, many: Path) -> Path:
    """Return the pack of these tests, in a folder that outlives each of them."""
    path = tmp_path_factory.mktemp("pack") / "pack.yaml"
    path.write_text(PACK)
    return path


PACK = """\
pack: wind
sector: {en: Wind power}
version: 1
subjects:
  farm:
    known_as: {F-1: [Northfield], F-2: [Lakeside], F-3: [Eastmoor], F-4: [Westhill]}
    headings: [farm]
    population: listed
attributes:
  capacity: {of: farm, value: quantity, unit: MW, cues: [installed capacity], headings: [capacity]}
  outage: {of: farm, value: date, many: yes, cues: [out of service], headings: [outage]}
insights:
  when it is weak:
    combines: [capacity, outage]
    over: farm
    exposed_at: {1 subject: medium, 50%: critical}
    because: {en: Shows when an attack costs most.}
"""


def test_a_scan_killed_again_and_again_comes_to_the_same_as_one_left_alone(start, run, many, pack, tmp_path):
    undisturbed = told(start(many, pack, tmp_path / "undisturbed"))
    assert (undisturbed["scan"]["files"], undisturbed["scan"]["read"]) == (MANY, MANY)
    assert undisturbed["findings"]

    index, chance = tmp_path / "index", random.Random(11)
    killed = start(many, pack, index)
    until(lambda: files_read(index), killed)
    workers = children_of(killed.pid)
    killed.kill()
    killed.communicate()
    assert are_gone(workers)
    committed = files_read(index)
    assert 0 < committed < MANY, "the kill came in the middle"

    for _ in range(2):
        again = start(many, pack, index)
        time.sleep(chance.uniform(0.0, 1.0))
        workers = children_of(again.pid)
        again.kill()
        again.communicate()
        assert are_gone(workers)

    resumed = told(start(many, pack, index))
    assert resumed["scan"]["read"] <= MANY - committed
    assert resumed["findings"] == undisturbed["findings"]
    assert facts(run, index) == facts(run, tmp_path / "undisturbed")
    assert run("doctor", "--data-dir", index).code == 0
    assert told(start(many, pack, index))["scan"]["read"] == 0


def test_an_interrupted_scan_ends_with_130_one_line_and_no_process_left(start, many, pack, tmp_path):
    process = start(many, pack, tmp_path / "index", "--jobs", "2")
    workers: set[int] = set()
    until(lambda: workers.update(children_of(process.pid)) or len(workers) == 2, process)
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=60)
    assert (process.returncode, out) == (130, "")
    (line,) = [line for line in err.splitlines() if line]
    assert line.startswith("aggregator: interrupted")
    assert len(workers) == 2
    assert are_gone(workers)
    assert told(start(many, pack, tmp_path / "index"))["scan"]["files"] == MANY


READER = """
import os, time
from aggregator.reading.format import Format

def read(content, opening):
    what = content.split()[1]
    if what == b"hang":
        time.sleep(600)
    os._exit(9)

FORMAT = Format("trap", "text/x-trap", (".trap",), read, lambda content: content[:5] == b"trap ")
"""


def test_files_that_hang_or_crash_their_reader_are_listed_and_the_rest_is_read(
    start, many, pack, tmp_path, monkeypatch
):
    """The reader comes as an installed package would bring it: by entry point."""
    site = tmp_path / "site"
    described = site / "trap-1.dist-info"
    described.mkdir(parents=True)
    (described / "METADATA").write_text("Metadata-Version: 2.1\nName: trap\nVersion: 1\n")
    (described / "entry_points.txt").write_text("[aggregator.formats]\ntrap = trap_format:FORMAT\n")
    (site / "trap_format.py").write_text(READER)
    monkeypatch.setenv("PYTHONPATH", str(site))
    drive = tmp_path / "drive"
    drive.mkdir()
    (drive / "a.trap").write_text("trap hang")
    (drive / "b.trap").write_text("trap crash")
    (drive / "c.csv").write_text("farm,capacity,outage\nNorthfield,5,2025-03-04\n")
    (tmp_path / "site.toml").write_text("[limits]\nseconds = 1\n")
    answer = told(start(drive, pack, tmp_path / "index", "-c", str(tmp_path / "site.toml")))
    assert answer["scan"]["read"] == 3
    reasons = {row["path"]: (row["status"], row["reason"]) for row in answer["scan"]["not_read"]}
    assert reasons["a.trap"] == ("failed", "not read within 1 seconds")
    assert (reasons["b.trap"][0], "exit code 9" in reasons["b.trap"][1]) == ("failed", True)
    assert [finding["kind"] for finding in answer["findings"]] == ["single_file"]
