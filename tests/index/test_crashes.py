"""Whatever is killed and whoever reads meanwhile: an index holds whole commits."""

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pandas as pd
import pytest

from aggregator.index.index import Index
from aggregator.model.errors import IndexMissing

KILLS = 24


class Forks:
    """The program of ``processes.py``, running one child at a time."""

    def __init__(self) -> None:
        program = Path(__file__).with_name("processes.py")
        self.process = subprocess.Popen(
            [sys.executable, "-W", "error", str(program)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )

    def start(self, what: str, folder: Path) -> int:
        self.process.stdin.write(f"{what} {folder}\n")
        self.process.stdin.flush()
        return int(self.process.stdout.readline())

    def wait(self) -> int:
        self.process.stdin.write("\n")
        self.process.stdin.flush()
        return int(self.process.stdout.readline())

    def close(self) -> None:
        self.process.stdin.close()
        self.process.wait(60)
        self.process.stdout.close()


@pytest.fixture
def forks():
    running: list[Forks] = []

    def start() -> Forks:
        running.append(Forks())
        return running[-1]

    yield start
    for each in running:
        each.close()


def holdings(folder: Path) -> dict[str, object]:
    """Return all that an index holds, but for how often it was tried."""
    with Index.open(folder) as index:
        finished = [scan for scan in index.scans() if scan.finished is not None]
        return {
            "files": index.files(),
            "facts": index.facts("power"),
            "links": index.links("power"),
            "documents": index.documents(),
            "access": index.access_classes(),
            "findings": [finding["id"] for finding in index.findings()],
            "scans": [(scan.description, scan.counts) for scan in finished],
        }


def assert_same(one: dict[str, object], other: dict[str, object]) -> None:
    for name, held in one.items():
        if isinstance(held, pd.DataFrame):
            pd.testing.assert_frame_equal(held, other[name])
        else:
            assert held == other[name]


def assert_whole(folder: Path) -> None:
    """Assert that what a killed scan left can be read, and be written to again."""
    try:
        with Index.open(folder) as index:
            read = index.files()["content_digest"].count()
            assert len(index.facts("power")) == 30 * read
            assert [problem for problem in index.check() if "no commit lists it" not in problem] == []
    except IndexMissing:
        pass
    with Index.open(folder, writing=True) as index:
        assert index.check() == []


def test_a_scan_that_is_killed_over_and_over_ends_like_one_that_is_not(tmp_path, forks):
    children, chance = forks(), random.Random(7)
    children.start("rounds", tmp_path / "undisturbed")
    started = time.monotonic()
    assert children.wait() == 0
    duration = time.monotonic() - started
    undisturbed = holdings(tmp_path / "undisturbed")

    kills, ends = 0, 0
    folder = tmp_path / "killed"
    while kills < KILLS:
        child = children.start("rounds", folder)
        time.sleep(chance.uniform(0, duration / 2))
        os.kill(child, signal.SIGKILL)
        if children.wait() == -signal.SIGKILL:
            kills += 1
            assert_whole(folder)
        else:
            assert_same(undisturbed, holdings(folder))
            ends += 1
            folder = tmp_path / f"killed {ends}"
    children.start("rounds", folder)
    assert children.wait() == 0
    assert_whole(folder)
    assert_same(undisturbed, holdings(folder))


def test_readers_see_whole_commits_while_a_scan_writes(tmp_path, forks):
    readers = [forks(), forks()]
    for reader in readers:
        reader.start("read", tmp_path / "index")
    writer = forks()
    writer.start("versions", tmp_path / "index")
    assert [each.wait() for each in [writer, *readers]] == [0, 0, 0]
    with Index.open(tmp_path / "index", writing=True) as index:
        assert index.check() == []


def test_a_reader_keeps_its_commit_while_a_scan_goes_on(filled, make):
    with Index.open(filled["folder"]) as early:
        before = early.facts("power")
        with Index.open(filled["folder"], writing=True) as index:
            scan = index.begin_scan(30.0, {})
            index.replace(scan, [make.result(filled["first"])])
            index.finish_scan(scan, 31.0, {}, complete=True)
            assert index.facts("power").empty
        pd.testing.assert_frame_equal(early.facts("power"), before)
        assert early.files()["file"].tolist() == ["drive/1", "drive/2"]
    with Index.open(filled["folder"], writing=True) as index:
        assert index.stats()["segments"] == 0
        assert list((filled["folder"] / "segments").iterdir()) == []
