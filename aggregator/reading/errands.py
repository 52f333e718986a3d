"""What a worker process does: the jobs it is given, within its limits, until its caller is gone."""

from __future__ import annotations

import faulthandler
import fcntl
import os
import pickle
import signal
import sys
import traceback
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Literal, NamedTuple

from aggregator.reading.confinement import Measure, TooLittleMemory, confine, limit_memory
from aggregator.reading.limits import Limits

Kind = Literal["timeout", "memory", "crash"]

GRACE_SECONDS = 5.0
STARTED = ""


@dataclass(frozen=True, slots=True)
class Lost:
    """A job that gave no result, and why."""

    reason: str
    kind: Kind


class Errand(NamedTuple):
    """What a worker does, told to it once it is confined."""

    task: Callable[..., object]
    initializer: Callable[..., object] | None
    initargs: tuple[object, ...]


class Answer(NamedTuple):
    """What a worker says about a job: its result, or how it was lost."""

    result: object
    lost: Lost | None = None


def serve(pipe: int, lifeline: int) -> None:
    """Do jobs until the caller is gone: the whole life of a worker process."""
    _end_with_the_caller(lifeline)
    caller = Connection(pipe)
    try:
        confinement, limits = caller.recv()
        # Readers bring threads with them, which the kernel would not confine any more.
        measures = confine(confinement, limits)
        errand: Errand = pickle.loads(caller.recv_bytes())  # noqa: S301 - from the process that started this one
        if errand.initializer is not None:
            errand.initializer(*errand.initargs)
        _given_up[:] = [limit_memory(limits), *measures]
    except (EOFError, BrokenPipeError, ConnectionResetError):
        return  # The caller ended before this process began.
    except TooLittleMemory as error:
        caller.send(str(error))
        return
    except Exception:  # noqa: BLE001 - the worker boundary: whatever it is, the caller is told
        caller.send(traceback.format_exc())
        return
    caller.send(STARTED)
    # Libraries write to the standard error what they find in a file; it must not reach a log.
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 2)
    with suppress(EOFError, OSError):
        while True:
            job = caller.recv()
            # Ends this process even where a library never lets Python run again and the caller is gone.
            faulthandler.dump_traceback_later(limits.seconds + GRACE_SECONDS, exit=True, file=nowhere)
            answer = _answer(errand.task, job, limits)
            faulthandler.cancel_dump_traceback_later()
            _send(caller, answer, limits)
            del job, answer


_given_up: list[Measure] = []


def given_up(_: object) -> tuple[Measure, ...]:
    """Return what the worker that runs this task does without."""
    return tuple(_given_up)


def too_much_memory(limits: Limits) -> str:
    """Return the reason of a job that ran out of memory."""
    return f"more memory needed than the {limits.memory >> 20} MiB that a reading process may have"


def _answer(task: Callable[..., object], job: object, limits: Limits) -> Answer:
    try:
        return Answer(task(job))
    except MemoryError:
        return Answer(None, Lost(too_much_memory(limits), "memory"))
    except Exception as error:  # noqa: BLE001 - the worker boundary: one bad file must not end the scan
        # The message may quote the file; the kind of error and its place do not.
        last = traceback.extract_tb(error.__traceback__)[-1]
        place = f"{Path(last.filename).name}:{last.lineno}"
        return Answer(None, Lost(f"the reader failed: {type(error).__name__} at {place}", "crash"))


def _send(caller: Connection, answer: Answer, limits: Limits) -> None:
    try:
        message = pickle.dumps(answer)
    except MemoryError:
        message = pickle.dumps(Answer(None, Lost(f"for the result {too_much_memory(limits)}", "memory")))
    except (pickle.PicklingError, AttributeError, TypeError, RecursionError) as error:
        message = pickle.dumps(Answer(None, Lost(f"the result cannot be sent: {type(error).__name__}", "crash")))
    caller.send_bytes(message)


def _end_with_the_caller(lifeline: int) -> None:
    """Have the system end this process when the caller's end of the pipe closes, however that comes about."""
    signal.signal(signal.SIGIO, signal.SIG_DFL)
    fcntl.fcntl(lifeline, fcntl.F_SETOWN, os.getpid())
    fcntl.fcntl(lifeline, fcntl.F_SETFL, fcntl.fcntl(lifeline, fcntl.F_GETFL) | os.O_ASYNC | os.O_NONBLOCK)
    try:
        gone = os.read(lifeline, 1) == b""
    except BlockingIOError:
        gone = False
    if gone:
        sys.exit(0)
