"""What a scan says of itself while it runs."""

from __future__ import annotations

from typing import Protocol


class Progress(Protocol):
    """A listener; the command line draws it, the library may ignore it."""

    def listed(self, files: int) -> None:
        """Say how many files were listed so far."""
        ...

    def read(self, path: str, status: str) -> None:
        """Say that one file was read and what came of it."""
        ...

    def stage(self, name: str) -> None:
        """Say what the scan does now: ``listing``, ``reading``, ``exposure``."""
        ...


class Silence:
    """A listener that says nothing."""

    def listed(self, files: int) -> None:
        """Ignore it."""

    def read(self, path: str, status: str) -> None:
        """Ignore it."""

    def stage(self, name: str) -> None:
        """Ignore it."""
