"""Who may write to an index folder, and when nobody reads it."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from aggregator.model.errors import IndexBusy

WRITER = "writer.lock"
READERS = "readers.lock"

_FLAGS = os.O_RDWR | os.O_CREAT | os.O_CLOEXEC | os.O_NOFOLLOW


@contextmanager
def sole_writer(folder: Path) -> Iterator[None]:
    """Hold the right to write to the index. The kernel gives it back when the process ends, however it ends.

    Raises
    ------
    IndexBusy
        Another scan holds it; the message names its process.
    """
    descriptor = os.open(folder / WRITER, _FLAGS, 0o600)
    try:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            holder = os.pread(descriptor, 32, 0).decode("ascii", "replace").strip() or "unknown"
            raise IndexBusy(
                f"{folder}: process {holder} is scanning into this index; wait for it, or give another data folder"
            ) from None
        os.ftruncate(descriptor, 0)
        os.pwrite(descriptor, str(os.getpid()).encode("ascii"), 0)
        yield
    finally:
        os.close(descriptor)


@contextmanager
def reading(folder: Path) -> Iterator[None]:
    """Hold off the deletion of segments while what may name them is read."""
    descriptor = os.open(folder / READERS, _FLAGS, 0o600)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_SH)
        yield
    finally:
        os.close(descriptor)


@contextmanager
def nobody_reading(folder: Path) -> Iterator[bool]:
    """Yield whether nobody reads the index, and hold new readers off for as long as that is used."""
    descriptor = os.open(folder / READERS, _FLAGS, 0o600)
    try:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            yield False
        else:
            yield True
    finally:
        os.close(descriptor)
