from __future__ import annotations

import importlib
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from aggregator.reading.errands import Lost
from aggregator.reading.limits import Limits
from aggregator.reading.worker import WorkerNotStarted, WorkerPool

LIMITS = Limits(seconds=30, memory=1024**3)
PATIENCE = 30.0


@pytest.fixture(scope="module")
def tasks():
    return importlib.import_module("worker_tasks")


@pytest.fixture
def outcomes(tasks):
    def _outcomes(jobs, workers=1, limits=LIMITS):
        with WorkerPool(tasks.do, workers=workers, limits=limits) as pool:
            return list(pool.run(jobs))

    return _outcomes


def test_every_job_comes_back_once_with_its_result(outcomes):
    jobs = [("double", number) for number in range(200)]
    assert sorted(outcomes(jobs, workers=2)) == [(job, job[1] * 2) for job in jobs]


def test_no_jobs_give_no_results_and_start_no_process(outcomes):
    assert outcomes([]) == []


def test_jobs_are_drawn_only_when_a_worker_is_free(tasks):
    drawn = []

    def endless():
        while True:
            drawn.append(len(drawn))
            yield drawn[-1]

    with WorkerPool(tasks.double, workers=1, limits=LIMITS) as pool:
        results = pool.run(endless())
        assert [next(results)[1] for _ in range(3)] == [0, 2, 4]
        assert len(drawn) <= 5


@pytest.mark.parametrize(
    ("job", "says"),
    [
        (("exit", 3), "exit code 3"),
        (("abort", None), "SIGABRT"),
        (("kill", None), "SIGKILL"),
        (("unsendable", None), "cannot be sent"),
    ],
)
def test_a_crash_is_a_lost_job_and_the_others_go_on(outcomes, job, says):
    # More than this process itself has had: what a caller has had counts as its worker's too.
    results = dict(outcomes([("double", 1), job, ("double", 2)], limits=Limits(seconds=30, memory=16 * 1024**3)))
    lost = results.pop(job)
    assert isinstance(lost, Lost)
    assert lost.kind == "crash"
    assert says in lost.reason
    assert results == {("double", 1): 2, ("double", 2): 4}


def test_a_job_that_crashed_by_anothers_fault_is_done_the_second_time(outcomes, tmp_path):
    os.mkfifo(tmp_path / "fifo")
    job = ("crash once", str(tmp_path / "fifo"))
    pipe = os.open(tmp_path / "fifo", os.O_RDWR)
    os.write(pipe, b"12")
    assert outcomes([job, ("double", 4)]) == [(("double", 4), 8), (job, "second time")]
    os.close(pipe)


@pytest.mark.parametrize("word", ["sleep", "hold"])
def test_a_job_that_hangs_is_ended_at_its_time(outcomes, word):
    limits = Limits(seconds=0.5, memory=1024**3)
    results = dict(outcomes([(word, 60), ("double", 5)], limits=limits))
    assert results[word, 60] == Lost("not read within 0.5 seconds", "timeout")
    assert results["double", 5] == 10


def test_memory_past_the_limit_is_a_lost_job(outcomes):
    job = ("memory", 2 * 1024**3)
    results = dict(outcomes([job, ("memory", 1024)]))
    assert results[job].kind == "memory"
    assert results["memory", 1024] == 1024


def test_a_library_that_ends_the_process_for_want_of_memory_is_told_from_one_that_crashes(outcomes):
    limits = Limits(seconds=30, memory=512 * 1024**2)
    job = ("fill and abort", 420 * 1024**2)
    [(_, lost)] = outcomes([job], limits=limits)
    assert lost.kind == "memory"
    assert lost.reason == ("more memory needed than the 512 MiB that a reading process may have; it ended (SIGABRT)")


def test_what_an_error_quotes_does_not_get_out(outcomes):
    [(_, lost)] = outcomes([("raise", "Northfield 120 MW")])
    assert lost.kind == "crash"
    assert "ValueError at worker_tasks.py" in lost.reason
    assert "Northfield" not in lost.reason


def test_what_a_library_prints_does_not_get_out(outcomes, capfd):
    outcomes([("noise", None)])
    assert capfd.readouterr() == ("", "")


def test_large_jobs_and_results_pass(outcomes):
    [(_, result)] = outcomes([("bytes", b"x" * 20_000_000)])
    assert len(result) == 20_000_000


def test_the_initializer_runs_once_a_worker(tasks):
    with WorkerPool(tasks.prepared, workers=1, limits=LIMITS, initializer=tasks.prepare, initargs=("packs",)) as pool:
        results = [result for _, result in pool.run(range(5))]
    assert {value for value, _ in results} == {"packs"}
    assert len({process for _, process in results}) == 1


def test_a_pool_runs_again_with_the_same_workers(tasks):
    with WorkerPool(tasks.prepared, workers=1, limits=LIMITS, initializer=tasks.prepare, initargs=(1,)) as pool:
        [(_, first)] = pool.run([0])
        [(_, second)] = pool.run([0])
    assert first == second


def test_an_initializer_that_fails_is_an_error(tasks):
    pool = WorkerPool(tasks.double, workers=1, limits=LIMITS, initializer=tasks.fail_to_prepare)
    with pytest.raises(WorkerNotStarted, match="no such pack"), pool:
        list(pool.run([1]))


def test_a_limit_below_what_a_worker_needs_is_an_error(tasks):
    pool = WorkerPool(tasks.double, workers=1, limits=Limits(memory=20 * 1024**2))
    with pytest.raises(WorkerNotStarted, match="20971520 bytes of memory is below"), pool:
        list(pool.run([1]))


def is_running(process):
    try:
        stat = Path(f"/proc/{process}/stat").read_text()
    except FileNotFoundError:
        return False
    return stat.rpartition(")")[2].split()[0] != "Z"


def children_of(process):
    return [int(child) for child in Path(f"/proc/{process}/task/{process}/children").read_text().split()]


def test_leaving_the_pool_ends_its_workers(tasks):
    before = set(children_of(os.getpid()))
    with WorkerPool(tasks.do, workers=2, limits=LIMITS) as pool:
        results = pool.run([("sleep", 60), ("double", 1)])
        next(results)
        workers = set(children_of(os.getpid())) - before
        assert len(workers) == 2
        assert all(is_running(worker) for worker in workers)
    assert not any(is_running(worker) for worker in workers)
    results.close()


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="needs /proc")
@pytest.mark.parametrize("end", [signal.SIGKILL, signal.SIGINT])
def test_workers_end_with_their_caller(tmp_path, end):
    script = tmp_path / "caller.py"
    # No `if __name__ == "__main__"`: workers never run the caller's main module.
    script.write_text(
        "import sys\n"
        f"sys.path.insert(0, {str(Path(__file__).parent / 'on_path')!r})\n"
        "import worker_tasks\n"
        "from aggregator.reading.limits import Limits\n"
        "from aggregator.reading.worker import WorkerPool\n"
        "with WorkerPool(worker_tasks.do, workers=1, limits=Limits()) as pool:\n"
        "    for job, result in pool.run([('double', 1), ('sleep', 60)]): print(result, flush=True)\n"
    )
    caller = subprocess.Popen([sys.executable, str(script)], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    assert caller.stdout.readline() == b"2\n"
    [worker] = children_of(caller.pid)
    os.kill(caller.pid, end)
    caller.wait(PATIENCE)
    caller.stdout.close()
    deadline = time.monotonic() + PATIENCE
    while is_running(worker) and time.monotonic() < deadline:
        time.sleep(0.02)
    assert not is_running(worker)
