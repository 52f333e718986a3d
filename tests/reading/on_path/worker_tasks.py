"""What the worker tests have done in worker processes; importable there by name."""

from __future__ import annotations

import ctypes
import os
import signal
import socket
import stat
import subprocess
import tempfile
import time
from pathlib import Path

from aggregator.reading import errands

made = {}


def prepare(value):
    made["by the initializer"] = value


def fail_to_prepare():
    raise LookupError("no such pack")


def double(number):
    return number * 2


def prepared(_):
    return made["by the initializer"], os.getpid()


def do(job):
    """Do what the job says; a job is (word, argument)."""
    word, argument = job
    return WORDS[word](argument)


def crash_once(fifo):
    """Kill the process the first time only: a byte can be read only once."""
    pipe = os.open(fifo, os.O_RDONLY | os.O_NONBLOCK)
    if os.read(pipe, 1) == b"2":
        return "second time"
    return os.kill(os.getpid(), signal.SIGKILL)


def hold_the_interpreter(seconds):
    """Sleep in C without letting any Python run."""
    ctypes.PyDLL(None).usleep(int(seconds * 1_000_000))


def fill_and_abort(size):
    """Use so much memory, then end as a library does that gets no more."""
    held = bytearray(b"1") * size
    os.abort()
    return len(held)


def leave_in_scratch(content):
    """Write to where temporary files go, and say where that was."""
    with tempfile.NamedTemporaryFile("w", delete=False) as file:
        file.write(content)
    return file.name, stat.S_IMODE(Path(file.name).stat().st_mode)


def connect(port):
    with socket.create_connection(("127.0.0.1", port)) as line:
        return line.getpeername()[1]


def write(path):
    return Path(path).write_text("x")


def spoil(path):
    """Try every other way to change a file, and return those that were not refused."""
    ways = {
        "truncate": lambda: os.truncate(path, 0),
        "open to truncate": lambda: os.close(os.open(path, os.O_RDONLY | os.O_TRUNC)),
        "remove": lambda: Path(path).unlink(),
        "rename": lambda: Path(path).rename(f"{path}2"),
        "link": lambda: Path(f"{path}3").hardlink_to(path),
        "mode": lambda: Path(path).chmod(0o777),
        "times": lambda: os.utime(path, (0, 0)),
        "attribute": lambda: os.setxattr(path, "user.x", b"x"),
    }
    return [name for name, way in ways.items() if not is_refused(way)]


def is_refused(way):
    try:
        way()
    except PermissionError:
        return True
    return False


def shell(command):
    return subprocess.run(["/bin/sh", "-c", command], check=False).returncode


def raise_with_content(text):
    raise ValueError(f"cannot read {text!r}")


WORDS = {
    "double": double,
    "exit": os._exit,
    "abort": lambda _: os.abort(),
    "kill": lambda _: os.kill(os.getpid(), signal.SIGKILL),
    "sleep": time.sleep,
    "hold": hold_the_interpreter,
    "fill and abort": fill_and_abort,
    "memory": lambda size: len(bytearray(size)),
    "bytes": bytes,
    "crash once": crash_once,
    "raise": raise_with_content,
    "unsendable": lambda _: lambda: None,
    "scratch": leave_in_scratch,
    "connect": connect,
    "write": write,
    "spoil": spoil,
    "shell": shell,
    "fork": lambda _: os.fork(),
    "kill the caller": lambda _: os.kill(os.getppid(), 0),
    "given up": errands.given_up,
    "noise": lambda _: os.write(2, b"secret"),
}
