"""The boundary that a hostile file cannot cross: worker processes with limits, and what becomes of lost ones.

Each worker has a pipe of its own, so one that dies while it answers can hold up nobody else, and is a fresh
interpreter, so neither threads nor the caller's main module reach it. Before it loads a reader it gives up what
reading does not need (`aggregator.reading.confinement`).
"""

from __future__ import annotations

import os
import pickle
import resource
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from multiprocessing.connection import Connection, Pipe, wait
from pathlib import Path
from types import TracebackType
from typing import Generic, Self, TypeVar

from aggregator.model.errors import AggregatorError
from aggregator.reading.confinement import Confinement
from aggregator.reading.errands import GRACE_SECONDS, STARTED, Answer, Errand, Lost, too_much_memory
from aggregator.reading.limits import Limits
from aggregator.reading.scratch import Scratch, remove_abandoned

J = TypeVar("J")
T = TypeVar("T")

START_SECONDS = 120.0
FULL = 0.75  # of its memory a process has had when it may have ended for want of more
WATCHDOG_CODE = 1  # what a process ends with when its own watchdog ends it
BOOT = "import sys; sys.path[:] = {path!r}; from aggregator.reading.errands import serve; serve({pipe}, {lifeline})"


class WorkerNotStarted(AggregatorError):
    """A worker process could not be started: the task cannot be imported, or its initializer failed."""


class WorkerPool(Generic[J, T]):
    """Runs a task over jobs in worker processes that are limited in memory and time.

    Parameters
    ----------
    task
        What to do with a job; a function of a module, found there by the workers.
    workers
        How many processes.
    limits
        ``memory`` caps what a worker may use of it, ``seconds`` the wall time of a job.
    initializer, initargs
        Called once in each worker before its first job, for what is dear to make.
    network
        Whether the task reaches its files over the network; nothing else may.

    Notes
    -----
    A job that crashed its worker or ran out of memory is run once more, alone in a fresh worker, after the
    others: it may have been another's fault. One that timed out is not.
    """

    def __init__(
        self,
        task: Callable[[J], T],
        *,
        workers: int,
        limits: Limits,
        initializer: Callable[..., object] | None = None,
        initargs: tuple[object, ...] = (),
        network: bool = False,
    ) -> None:
        self._limits = limits
        self._network = network
        self._most = max(1, workers)
        self._errand = pickle.dumps(Errand(task, initializer, initargs))
        self._workers: list[_Worker[J]] = []
        remove_abandoned()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """End all workers at once, whatever they are doing."""
        for worker in self._workers:
            worker.kill()
        self._workers.clear()

    def run(self, jobs: Iterable[J]) -> Iterator[tuple[J, T | Lost]]:
        """Yield each job with its result or its loss, in the order they finish.

        No more jobs are drawn than there are workers to do them.

        Raises
        ------
        WorkerNotStarted
            The task or its initializer cannot run in a worker at all.
        """
        suspects: list[J] = []
        try:
            yield from self._first_runs(iter(jobs), suspects)
            if suspects:
                self.close()
            for job in suspects:
                yield from self._run_alone(job)
        finally:
            self._drop_busy()

    def _first_runs(self, jobs: Iterator[J], suspects: list[J]) -> Iterator[tuple[J, T | Lost]]:
        drawn = next(jobs, _NO_JOB)
        while drawn is not _NO_JOB or any(worker.busy for worker in self._workers):
            while drawn is not _NO_JOB and (idle := self._idle()) is not None:
                idle.give(drawn)  # type: ignore[arg-type]
                drawn = next(jobs, _NO_JOB)
            for job, outcome in self._finished():
                if isinstance(outcome, Lost) and outcome.kind != "timeout":
                    suspects.append(job)
                else:
                    yield job, outcome

    def _run_alone(self, job: J) -> Iterator[tuple[J, T | Lost]]:
        worker = self._idle()
        if worker is not None:
            worker.give(job)
        while any(worker.busy for worker in self._workers):
            yield from self._finished()

    def _idle(self) -> _Worker[J] | None:
        free = next((worker for worker in self._workers if not worker.busy), None)
        if free is None and len(self._workers) < self._most:
            free = _Worker[J](self._errand, self._limits, self._network)
            self._workers.append(free)
        return free

    def _finished(self) -> list[tuple[J, T | Lost]]:
        busy = [worker for worker in self._workers if worker.busy]
        patience = max(0.0, min(worker.deadline for worker in busy) - time.monotonic())
        ready = set(wait([worker.pipe for worker in busy], patience))
        done: list[tuple[J, T | Lost]] = []
        for worker in busy:
            if worker.pipe in ready or time.monotonic() >= worker.deadline:
                done += worker.take()  # type: ignore[arg-type]
                if worker.gone:
                    self._workers.remove(worker)
        return done

    def _drop_busy(self) -> None:
        """End workers whose answer nobody waits for any more."""
        for worker in [worker for worker in self._workers if worker.busy]:
            worker.kill()
            self._workers.remove(worker)


_NO_JOB = object()


@dataclass(slots=True)
class _Worker(Generic[J]):
    """A worker process, its pipe, and the job it has."""

    errand: bytes
    limits: Limits
    network: bool
    scratch: Scratch = field(init=False)
    process: subprocess.Popen[bytes] = field(init=False)
    pipe: Connection = field(init=False)
    lifeline: int = field(init=False)
    jobs: list[J] = field(default_factory=list)
    started: bool = False
    gone: bool = False
    deadline: float = 0.0

    def __post_init__(self) -> None:
        try:
            self.scratch = Scratch.make()
        except OSError as error:
            raise WorkerNotStarted(f"a reading process has nowhere to work: {error}") from error
        self.pipe, theirs = Pipe()
        their_lifeline, self.lifeline = os.pipe()
        path = [str(Path(folder or ".").resolve()) for folder in sys.path]
        boot = BOOT.format(path=path, pipe=theirs.fileno(), lifeline=their_lifeline)
        try:
            # In a process group of its own, so that Ctrl-C reaches only the caller, who then ends the workers.
            self.process = subprocess.Popen(  # noqa: S603 - this interpreter, this module
                [sys.executable, "-c", boot],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                pass_fds=(theirs.fileno(), their_lifeline),
                process_group=0,
            )
        except OSError as error:
            self.scratch.remove()
            raise WorkerNotStarted(f"a reading process could not be started: {error}") from error
        finally:
            theirs.close()
            os.close(their_lifeline)
        with suppress(BrokenPipeError, ConnectionResetError):
            self.pipe.send((Confinement(self.scratch.folder, self.network), self.limits))
            self.pipe.send_bytes(self.errand)

    @property
    def busy(self) -> bool:
        """Return whether the worker has a job."""
        return bool(self.jobs)

    def give(self, job: J) -> None:
        """Hand over a job; a worker that has died since its last one is noticed when it is taken back."""
        self.jobs.append(job)
        self.deadline = time.monotonic() + (self.limits.seconds if self.started else START_SECONDS)
        with suppress(BrokenPipeError, ConnectionResetError):
            self.pipe.send(job)

    def take(self) -> list[tuple[J, object]]:
        """Return the job with its result or its loss; nothing if the worker has only now started on it."""
        late = time.monotonic() >= self.deadline
        try:
            message = self.pipe.recv() if self.pipe.poll() else None
        except (EOFError, OSError):
            message = None
        if not self.started:
            self._start(message)
            return []
        job = self.jobs.pop()
        if message is not None:
            answer: Answer = message
            if answer.lost is not None:
                self.kill()
            return [(job, answer.lost or answer.result)]
        return [(job, self._lose(late))]

    def kill(self) -> None:
        """End the process and give back what it held."""
        if self.gone:
            return
        self.gone = True
        self.process.kill()
        self.process.wait()
        self.pipe.close()
        os.close(self.lifeline)
        self.scratch.remove()

    def _start(self, problem: str | None) -> None:
        if problem != STARTED:
            ending = "" if problem else f" ({self._ending()})"
            self.kill()
            raise WorkerNotStarted(f"a reading process could not be started{ending}: {problem or 'no answer'}")
        self.started = True
        self.deadline = time.monotonic() + self.limits.seconds

    def _lose(self, late: bool) -> Lost:
        """Return why there is no answer, and end the worker."""
        peak = self._reap(0.0 if late else GRACE_SECONDS)
        if late and self.process.returncode in (None, WATCHDOG_CODE):
            lost = Lost(f"not read within {self.limits.seconds:g} seconds", "timeout")
        elif peak >= max(FULL * self.limits.memory, _peak(resource.getrusage(resource.RUSAGE_SELF))):
            # A library that gets no more memory may end the process rather than say so.
            lost = Lost(f"{too_much_memory(self.limits)}; it ended ({self._ending()})", "memory")
        else:
            lost = Lost(f"the reading process ended ({self._ending()})", "crash")
        self.kill()
        return lost

    def _reap(self, patience: float) -> int:
        """Wait for the process to end, if it does so soon, and return the most memory it has had, in bytes.

        What it had of its caller's before it began counts too, so less than the caller's own peak says nothing.
        """
        until = time.monotonic() + patience
        while self.process.returncode is None:
            pid, status, usage = os.wait4(self.process.pid, os.WNOHANG)
            if pid:
                self.process.returncode = os.waitstatus_to_exitcode(status)
                return _peak(usage)
            if time.monotonic() >= until:
                break
            time.sleep(0.01)
        return 0

    def _ending(self) -> str:
        self._reap(GRACE_SECONDS)
        code = self.process.returncode
        if code is None:
            return "it closed its pipe"
        named = {member.value: member.name for member in signal.Signals}
        return f"exit code {code}" if code >= 0 else named.get(-code, f"signal {-code}")


def _peak(usage: resource.struct_rusage) -> int:
    return usage.ru_maxrss * (1 if sys.platform == "darwin" else 1024)
