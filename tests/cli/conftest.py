"""The command line, called in this process, and a drive with values that no output may show unasked."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from aggregator.cli import main as command_line

PACK = """\
pack: wind
sector: {en: Wind power, zh: 风电}
version: 3
subjects:
  farm:
    known_as: {F-1: [Northfield, 北田], F-2: [Lakeside], F-3: [Eastmoor], F-4: [Westhill]}
    headings: [farm]
    population: listed
attributes:
  capacity: {of: farm, value: quantity, unit: MW, cues: [installed capacity], headings: [capacity]}
  outage: {of: farm, value: date, many: yes, cues: [out of service], headings: [outage]}
  keeper: {of: farm, value: person, cues: [is kept by], headings: [keeper]}
  output: {of: farm, value: quantity, unit: GWh, per: year, headings: [output]}
insights:
  when it is weak:
    combines: [capacity, outage]
    over: farm
    exposed_at: {1 subject: medium, 50%: critical}
    would_be_marked: {en: secret, zh: 机密}
    because: {en: Shows when an attack costs most., zh: 显示攻击代价最大之时。}
  who keeps what:
    combines: [capacity, keeper]
    over: farm
    exposed_at: {1 subject: low}
    because: {en: Shows whom to ask., zh: 显示可向谁打听。}
tests:
  - name: both fire
    files: {a.csv: "farm,capacity,outage,keeper\\nNorthfield,5,2025-03-04,Ann Archer"}
    expects: {when it is weak: {revealed: 1, severity: medium}, who keeps what: {revealed: 1, severity: low}}
  - name: both stay quiet
    files: {a.csv: "farm,capacity\\nNorthfield,5"}
    expects: {when it is weak: {revealed: 0, severity: none}, who keeps what: {revealed: 0, severity: none}}
"""

FILES = {
    "plans/outages.csv": "farm,outage\nNorthfield,2031-07-19\nLakeside,2031-08-23\n",
    "sheets/letter.md": "# Letter\n\nThe quetzal flies at dawn. Lakeside has an installed capacity of 873.25 MW.\n",
    "sheets/capacity.csv": "farm,capacity,keeper\nNorthfield,731.25,Quintus Zeppelin\n",
    "sheets/output.csv": "farm,year,output\nNorthfield,2023,6417\nNorthfield,2024,6529\n",
    "noise/lunch.txt": "Lunch is at noon.\n",
    "noise/photo.heic": "\0\0\0\x18ftypheic",
}
NEW = "Eastmoor out of service on 2032-11-13, installed capacity 964.75 MW.\n"
SECRETS = ("731", "873", "964", "6417", "6529", "2031", "2032", "Zeppelin", "quetzal")
"""Parts of every value and of a sentence that stand in the files, however an output may round or write them."""


@dataclass(frozen=True)
class Answer:
    """What a command printed and how it ended."""

    code: int
    out: str
    err: str

    @property
    def error(self) -> str:
        """Return the one line on stderr."""
        (line,) = self.err.splitlines()
        return line


@dataclass(frozen=True)
class Grid:
    """A drive, the pack for it, its lists of access and members, its index, and a file that is not yet in it."""

    top: Path

    @property
    def drive(self) -> Path:
        return self.top / "drive"

    @property
    def pack(self) -> Path:
        return self.top / "pack.yaml"

    @property
    def index(self) -> Path:
        return self.top / "index"

    @property
    def new(self) -> Path:
        return self.top / "new.md"

    @property
    def scan(self) -> list[str]:
        """Return the arguments of a scan."""
        lists = ["--access", str(self.top / "access.csv"), "--members", str(self.top / "members.csv")]
        # Without progress, whose lines come by the clock.
        options = ["--data-dir", str(self.index), "--jobs", "1", "--progress", "none"]
        return ["scan", str(self.drive), "-p", str(self.pack), *lists, *options]


def make(top: Path) -> Grid:
    grid = Grid(top)
    for path, content in FILES.items():
        file = grid.drive / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(content)
        os.utime(file, (1_700_000_000, 1_700_000_000))
    grid.pack.write_text(PACK)
    grid.new.write_text(NEW)
    (top / "access.csv").write_text(
        "path,principal,right\nplans,planning,read\nsheets,grid,read\nnoise,everyone,read\n"
    )
    (top / "members.csv").write_text("group,member\nplanning,ann\nplanning,bo\ngrid,bo\ngrid,cy\n")
    return grid


@pytest.fixture
def grid(tmp_path: Path) -> Grid:
    """Return a drive that was not scanned yet."""
    return make(tmp_path)


@pytest.fixture(scope="session")
def scanned(tmp_path_factory: pytest.TempPathFactory) -> Grid:
    """Return a drive that was scanned once, to be read only."""
    grid = make(tmp_path_factory.mktemp("scanned"))
    done = program(*grid.scan)
    assert (done.returncode, done.stderr) == (0, "")
    return grid


@pytest.fixture(scope="session")
def scanned_twice(tmp_path_factory: pytest.TempPathFactory) -> Grid:
    """Return a drive that was scanned, and scanned again with one more file; to be read only."""
    grid = make(tmp_path_factory.mktemp("scanned_twice"))
    program(*grid.scan)
    (grid.drive / "more.md").write_text(NEW, "utf-8")
    access = grid.top / "access.csv"
    access.write_text(f"{access.read_text('utf-8')}more.md,bo,read\n", "utf-8")
    program(*grid.scan)
    return grid


COMMAND = [sys.executable, "-c", "from aggregator.cli.main import main; main()"]


def program(*arguments: str, **more: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run(  # type: ignore[call-overload]
        [*COMMAND, *arguments], capture_output=True, text=True, check=False, **more
    )


@pytest.fixture
def command() -> list[str]:
    """Return how the command line is started as a program of its own."""
    return COMMAND


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Callable[..., Answer]:
    """Return a function that calls the command line with arguments, in a folder of its own."""
    monkeypatch.chdir(tmp_path)
    for name in ("AGGREGATOR_DATA_DIR", "AGGREGATOR_CONFIG", "AGGREGATOR_LANG"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "home"))

    def call(*arguments: str | Path) -> Answer:
        monkeypatch.setattr(sys, "argv", ["aggregator", *map(str, arguments)])
        capsys.readouterr()
        with pytest.raises(SystemExit) as ended:
            command_line.main()
        printed = capsys.readouterr()
        return Answer(int(ended.value.code or 0), printed.out, printed.err)

    return call
