"""The folder that a worker may write to, and what becomes of those whose owner was killed."""

from __future__ import annotations

import fcntl
import os
import shutil
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Self

PREFIX = "aggregator-worker-"
YOUNG = 60.0
"""Seconds in which a folder may not be locked yet by who made it."""


@dataclass(frozen=True, slots=True)
class Scratch:
    """A private folder, locked by the process that made it for as long as it lives."""

    folder: Path
    lock: int

    @classmethod
    def make(cls) -> Self:
        """Return a new, empty folder.

        Raises
        ------
        OSError
            There is no place for temporary files.
        """
        folder = Path(tempfile.mkdtemp(prefix=PREFIX)).resolve()
        return cls(folder, _locked(folder))

    def remove(self) -> None:
        """Remove the folder with all that was written to it."""
        shutil.rmtree(self.folder, ignore_errors=True)
        os.close(self.lock)


def remove_abandoned() -> None:
    """Remove the folders of this user that nobody has locked: their makers were killed, and they may hold text."""
    for folder in Path(tempfile.gettempdir()).glob(f"{PREFIX}*"):
        try:
            found = folder.lstat()
            if found.st_uid != os.geteuid() or time.time() - found.st_mtime < YOUNG:
                continue
            lock = _locked(folder)
        except OSError:
            continue  # somebody else's, in use, or gone meanwhile
        Scratch(folder, lock).remove()


def _locked(folder: Path) -> int:
    lock = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW | os.O_CLOEXEC)
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        os.close(lock)
        raise
    return lock
