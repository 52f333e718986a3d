"""What the worker tests have done in worker processes; importable there by name."""

from __future__ import annotations

import ctypes
import os
import signal
import time
from pathlib import Path

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


def crash_once(marker):
    """Kill the process the first time only."""
    path = Path(marker)
    if path.exists():
        return "second time"
    path.touch()
    return os.kill(os.getpid(), signal.SIGKILL)


def hold_the_interpreter(seconds):
    """Sleep in C without letting any Python run."""
    ctypes.PyDLL(None).usleep(int(seconds * 1_000_000))


def name_and_sleep(path):
    Path(path).write_text(str(os.getpid()))
    time.sleep(60)


def raise_with_content(text):
    raise ValueError(f"cannot read {text!r}")


WORDS = {
    "double": double,
    "exit": os._exit,
    "abort": lambda _: os.abort(),
    "kill": lambda _: os.kill(os.getpid(), signal.SIGKILL),
    "sleep": time.sleep,
    "hold": hold_the_interpreter,
    "memory": lambda size: len(bytearray(size)),
    "bytes": bytes,
    "crash once": crash_once,
    "raise": raise_with_content,
    "unsendable": lambda _: lambda: None,
    "name and sleep": name_and_sleep,
    "noise": lambda _: os.write(2, b"secret"),
}
