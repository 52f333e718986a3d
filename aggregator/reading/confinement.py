"""What a worker process gives up before it opens a file, as far as the platform lets it.

The kernel holds a worker on Linux (Landlock for files, seccomp for the network, other programs and other
processes). Where it cannot, Python refuses what Python code tries: that stops a careless library, not a
reader that a hostile file has taken over, and `Measure.how` says so.
"""

from __future__ import annotations

import os
import resource
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from aggregator.reading.landlock import hold_to
from aggregator.reading.limits import Limits
from aggregator.reading.syscalls import KERNEL, METADATA, NETWORK, PROCESSES, SIGNALS, give_up

MIB = 1024**2
LEAST_MEMORY = 32 * MIB
OPEN_FILES = 256
FRIENDLINESS = 5
FIRST_TO_END = 800  # of 1000: whom the system ends first when it has no memory left
IN_PYTHON = "in Python only"

_CONNECTS = ("socket.connect", "socket.bind", "socket.sendto", "socket.sendmsg", "socket.getaddrinfo")
_STARTS = ("subprocess.Popen", "os.exec", "os.fork", "os.forkpty", "os.posix_spawn", "os.system", "pty.spawn")
_CHANGES = (
    *("os.remove", "os.rename", "os.rmdir", "os.mkdir", "os.link", "os.symlink", "os.truncate", "os.chmod", "os.chown"),
    *("os.utime", "os.setxattr", "os.removexattr", "shutil.rmtree", "sqlite3.connect"),
)
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND


class TooLittleMemory(ValueError):
    """The limit of memory is below what a worker needs before its first file."""


@dataclass(frozen=True, slots=True)
class Measure:
    """Something that a worker does without, and what holds it to that; ``how`` is empty where nothing does."""

    what: str
    how: str = ""

    def __str__(self) -> str:
        return f"{self.what} ({self.how})" if self.how else f"{self.what}: not held here"


@dataclass(frozen=True, slots=True)
class Confinement:
    """What a worker may still do.

    Parameters
    ----------
    scratch
        The one folder that it may write to.
    network
        Whether its store is reached over the network.
    """

    scratch: Path
    network: bool = False


def confine(confinement: Confinement, limits: Limits) -> tuple[Measure, ...]:
    """Return what this process has now given up for good; called while it has one thread."""
    os.umask(0o077)
    os.environ["TMPDIR"] = tempfile.tempdir = str(confinement.scratch)
    sys.dont_write_bytecode = True
    measures = [
        Measure("no core dumps", _lower(resource.RLIMIT_CORE, 0)),
        Measure(f"no more than {OPEN_FILES} open files", _lower(resource.RLIMIT_NOFILE, OPEN_FILES)),
        Measure("no files larger than may be unpacked", _lower(resource.RLIMIT_FSIZE, limits.unpacked_bytes)),
        Measure("no precedence over other programs", _give_way()),
    ]
    landlock = hold_to(confinement.scratch, network=confinement.network)
    refused = PROCESSES | SIGNALS | METADATA | KERNEL | (frozenset() if confinement.network else NETWORK)
    seccomp = give_up(*refused)
    held = {
        "no network": "seccomp" if seccomp else "Landlock, TCP only" if landlock >= 4 else "",
        "no other programs": "seccomp" if seccomp else "Landlock" if landlock else "",
        "no writes outside its scratch folder": f"Landlock {landlock}" if landlock else "",
    }
    if confinement.network:
        del held["no network"]
    if not all(held.values()) or not seccomp:
        refuse_in_python(confinement)
    return (*(Measure(what, how or IN_PYTHON) for what, how in held.items()), *measures)


def limit_memory(limits: Limits) -> Measure:
    """Return the measure that holds this process to its memory; called when its libraries are loaded.

    The system can limit only the address space, much of which libraries reserve and never use: that share is free.

    Raises
    ------
    TooLittleMemory
        No file could be read with what is left.
    """
    reserved, used = _own_memory()
    if limits.memory < used + LEAST_MEMORY:
        least = used + LEAST_MEMORY + MIB - 1 >> 20
        raise TooLittleMemory(
            f"the limit of {limits.memory} bytes of memory is below the {least} MiB it takes to start"
        )
    what = f"no more than {limits.memory >> 20} MiB of memory"
    if sys.platform == "darwin":  # takes the limit and does not keep it
        return Measure(what)
    return Measure(what, _lower(resource.RLIMIT_AS, limits.memory + reserved - used))


def refuse_in_python(confinement: Confinement) -> None:
    """Have the interpreter refuse what the kernel does not."""
    scratch = f"{confinement.scratch.resolve()}{os.sep}"

    def outside(path: object) -> bool:
        if isinstance(path, int) or path is None:
            return False
        full = os.path.realpath(os.fsdecode(path))  # type: ignore[arg-type]
        return full != os.devnull and not f"{full}{os.sep}".startswith(scratch)

    refusals: dict[str, Callable[[tuple[object, ...]], bool]] = dict.fromkeys(_STARTS, lambda _: True)
    if not confinement.network:
        refusals |= dict.fromkeys(_CONNECTS, lambda _: True)
    refusals |= dict.fromkeys(_CHANGES, lambda told: any(outside(path) for path in told if _is_path(path)))
    refusals["open"] = lambda told: isinstance(told[2], int) and bool(told[2] & _WRITING) and outside(told[0])

    def refuse(event: str, told: tuple[object, ...]) -> None:
        if event in refusals and refusals[event](told):
            raise PermissionError(f"a reading process may not: {event}")

    sys.addaudithook(refuse)


def _own_memory() -> tuple[int, int]:
    """Return the bytes of address space and of memory that this process has; none where the system cannot tell."""
    try:
        reserved, used, *_ = map(int, Path("/proc/self/statm").read_text("ascii").split())
    except OSError:
        return 0, 0
    return reserved * resource.getpagesize(), used * resource.getpagesize()


def _is_path(told: object) -> bool:
    return isinstance(told, (str, bytes, os.PathLike))


def _lower(limit: int, most: int) -> str:
    """Return ``limit`` where the system now holds this process to at most ``most`` of something."""
    _, hard = resource.getrlimit(limit)
    most = most if hard == resource.RLIM_INFINITY else min(most, hard)
    try:
        resource.setrlimit(limit, (most, most))
    except (OSError, ValueError):
        return ""
    return "limit"


def _give_way() -> str:
    """Return how other processes come before this one, for the processor and when memory runs out."""
    os.nice(FRIENDLINESS)
    try:
        Path("/proc/self/oom_score_adj").write_text(str(FIRST_TO_END), "ascii")
    except OSError:
        return "processor"
    return "processor, memory"
