"""Programs that tests start and stop again."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest


def program(name: str, install: str) -> str:
    """Return the path of an installed program; without it the test that asks is skipped."""
    beside = Path(sys.executable).with_name(name)
    found = str(beside) if beside.exists() else shutil.which(name)
    if found is None:
        pytest.skip(f"needs {name}: {install}")
    return found


class Running:
    """Programs that run beside the tests, with their output in a folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._processes: list[subprocess.Popen[bytes]] = []

    def start(self, *command: str | Path) -> None:
        """Start a program; what it prints is kept beside its state."""
        output = self._folder / f"output-{len(self._processes)}.txt"
        with output.open("wb") as stream:
            process = subprocess.Popen(
                [str(part) for part in command],
                cwd=self._folder,
                stdin=subprocess.DEVNULL,
                stdout=stream,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        self._processes.append(process)

    def wait_until(self, ready: Callable[[], bool], seconds: float = 90) -> None:
        """Wait until the programs serve; one that ends before fails the test with what it said."""
        ends = time.monotonic() + seconds
        while not ready():
            for number, process in enumerate(self._processes):
                if process.poll() is not None or time.monotonic() > ends:
                    said = (self._folder / f"output-{number}.txt").read_text("utf-8", "replace")[-2000:]
                    pytest.fail(f"{process.args} does not serve: {said}")
            time.sleep(0.1)

    def stop(self) -> None:
        """End all of them, the last one first: their state is thrown away, so nobody is asked kindly."""
        for process in reversed(self._processes):
            if process.poll() is None:
                os.killpg(process.pid, signal.SIGKILL)
            process.wait()


def run(command: Sequence[str | Path], seconds: float = 60) -> str:
    """Return what a program that ends by itself prints."""
    done = subprocess.run([str(part) for part in command], capture_output=True, text=True, timeout=seconds, check=False)
    if done.returncode:
        pytest.fail(f"{command[0]} ended with {done.returncode}: {done.stderr[-2000:]}")
    return done.stdout
