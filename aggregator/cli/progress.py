"""How a scan shows its progress on stderr: a bar, plain lines, JSON lines, or nothing."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

from aggregator.service.progress import Progress, Silence

if TYPE_CHECKING:
    from rich.progress import Progress as Display

SECONDS_BETWEEN_LINES = 3.0


@contextmanager
def shown_progress(kind: str) -> Iterator[Progress]:
    """Yield a listener of the kind asked for; ``auto`` is a bar on a terminal and plain lines elsewhere."""
    if kind == "auto":
        kind = "bar" if sys.stderr.isatty() else "plain"
    if kind == "bar":
        with _bar() as bar:
            yield bar
    elif kind == "none":
        yield Silence()
    else:
        yield Lines(as_json=kind == "json")


class Lines(Silence):
    """A line every few seconds, for logs and pipes."""

    def __init__(self, *, as_json: bool) -> None:
        self._as_json = as_json
        self._files = 0
        self._read = 0
        self._next = time.monotonic() + SECONDS_BETWEEN_LINES

    def listed(self, files: int) -> None:
        """Count the files listed."""
        self._files = files

    def read(self, path: str, status: str) -> None:
        """Count the files read, and say so now and then."""
        self._read += 1
        if time.monotonic() >= self._next:
            self._say()

    def _say(self) -> None:
        self._next = time.monotonic() + SECONDS_BETWEEN_LINES
        line = (
            json.dumps({"listed": self._files, "read": self._read})
            if self._as_json
            else f"{self._files} files listed, {self._read} read"
        )
        click.echo(line, err=True)


@contextmanager
def _bar() -> Iterator[Progress]:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, SpinnerColumn, TextColumn, TimeElapsedColumn
    from rich.progress import Progress as Bars

    columns = (
        SpinnerColumn(),
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
    )
    with Bars(*columns, console=Console(stderr=True), transient=True) as display:
        yield _Bar(display)


class _Bar(Silence):
    def __init__(self, display: Display) -> None:
        self._display = display
        self._task = display.add_task("listing", total=None)

    def stage(self, name: str) -> None:
        """Name what the scan does now."""
        self._display.update(self._task, description=name)

    def read(self, path: str, status: str) -> None:
        """Move the bar on by one file."""
        self._display.advance(self._task)
