"""What a worker process may not do, tried in one; and what the interpreter refuses where no kernel does."""

from __future__ import annotations

import importlib
import os
import socket
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from aggregator.reading.errands import Lost
from aggregator.reading.landlock import hold_to
from aggregator.reading.limits import Limits
from aggregator.reading.scratch import Scratch, remove_abandoned
from aggregator.reading.worker import WorkerPool

LIMITS = Limits(seconds=30, memory=1024**3)
linux = pytest.mark.skipif(sys.platform != "linux", reason="only the kernel of Linux holds a worker to this")


@pytest.fixture(scope="module")
def tasks():
    return importlib.import_module("worker_tasks")


@pytest.fixture
def outcome(tasks):
    def _outcome(word, argument=None, *, network=False):
        with WorkerPool(tasks.do, workers=1, limits=LIMITS, network=network) as pool:
            [(_, result)] = pool.run([(word, argument)])
        return result

    return _outcome


@pytest.fixture
def port():
    """A port of this machine that somebody listens at."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield server.getsockname()[1]


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "plan.txt"
    path.write_text("as it was")
    return path


def test_what_is_written_to_scratch_is_private_and_gone_with_the_worker(outcome):
    where, mode = outcome("scratch", "text of a file")
    assert mode == 0o600
    assert not Path(where).parent.exists()


def test_scratch_of_a_killed_scan_is_removed_and_that_of_a_live_one_is_not(monkeypatch, tmp_path):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "aggregator-worker-abandoned").mkdir()
    (tmp_path / "aggregator-worker-abandoned" / "member.txt").write_text("text of a file")
    (tmp_path / "aggregator-worker-link").symlink_to(tmp_path / "elsewhere")
    live = Scratch.make()
    for folder in tmp_path.iterdir():
        os.utime(folder, (0, 0), follow_symlinks=False)
    young = Scratch.make()
    remove_abandoned()
    left = {live.folder.name, young.folder.name, "elsewhere", "aggregator-worker-link"}
    assert {folder.name for folder in tmp_path.iterdir()} == left
    live.remove()
    young.remove()


@linux
def test_no_connection_is_made(outcome, port):
    lost = outcome("connect", port)
    assert isinstance(lost, Lost)
    assert "PermissionError at socket.py" in lost.reason


def test_a_store_behind_the_network_is_reached(outcome, port):
    assert outcome("connect", port, network=True) == port


@linux
@pytest.mark.parametrize("network", [False, True])
@pytest.mark.parametrize("place", ["home", "temporary", "beside the file"])
def test_nothing_is_written_outside_scratch(outcome, tmp_path, place, network):
    folder = {"home": Path.home(), "temporary": Path("/tmp"), "beside the file": tmp_path}[place]
    path = folder / f"aggregator-test-{os.getpid()}"
    lost = outcome("write", str(path), network=network)
    assert isinstance(lost, Lost)
    assert "PermissionError" in lost.reason
    assert not path.exists()


@linux
def test_a_file_is_neither_changed_nor_moved_nor_touched(outcome, file):
    before = file.stat()
    assert outcome("spoil", str(file)) == []
    after = file.stat()
    assert (after.st_mode, after.st_mtime_ns, after.st_ctime_ns) == (
        before.st_mode,
        before.st_mtime_ns,
        before.st_ctime_ns,
    )
    assert file.read_text() == "as it was"
    assert [path.name for path in file.parent.iterdir()] == ["plan.txt"]


@linux
@pytest.mark.parametrize(("word", "argument"), [("shell", "true"), ("fork", None), ("kill the caller", None)])
def test_no_program_no_process_and_no_signal_leaves_a_worker(outcome, word, argument):
    lost = outcome(word, argument)
    assert isinstance(lost, Lost)
    assert "PermissionError" in lost.reason


@linux
def test_a_worker_says_what_it_does_without(outcome):
    said = {measure.what: measure.how for measure in outcome("given up")}
    assert said["no more than 1024 MiB of memory"] == "limit"
    assert said["no network"] == "seccomp"
    assert said["no other programs"] == "seccomp"
    assert said["no writes outside its scratch folder"].startswith("Landlock")
    assert all(said.values())
    assert "no network" not in {measure.what for measure in outcome("given up", network=True)}


IN_PYTHON = """\
import os, pathlib, socket, subprocess, sys, tempfile
from aggregator.reading.confinement import Confinement, refuse_in_python
scratch = pathlib.Path(sys.argv[1])
refuse_in_python(Confinement(scratch))
(scratch / "fine").write_text("x")
pathlib.Path(os.devnull).write_text("x")
assert pathlib.Path(sys.argv[2]).read_text() == "as it was"
for attempt in (
    lambda: socket.create_connection(("127.0.0.1", 9)),
    lambda: socket.socket().bind(("127.0.0.1", 0)),
    lambda: subprocess.run(["true"]),
    lambda: os.system("true"),
    lambda: os.fork(),
    lambda: pathlib.Path(sys.argv[2]).write_text("y"),
    lambda: os.open(sys.argv[2], os.O_RDWR),
    lambda: pathlib.Path(sys.argv[2]).unlink(),
    lambda: pathlib.Path(sys.argv[2]).rename(scratch / "mine"),
    lambda: os.link(sys.argv[2], scratch / "mine"),
    lambda: (scratch / ".." / "beside").mkdir(),
):
    try:
        attempt()
    except PermissionError as error:
        print(error)
    else:
        print("done")
"""


def test_where_no_kernel_refuses_the_interpreter_does(tmp_path, file):
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    run = subprocess.run(
        [sys.executable, "-c", IN_PYTHON, str(scratch), str(file)], capture_output=True, text=True, check=True
    )
    events = [line.removeprefix("a reading process may not: ") for line in run.stdout.splitlines()]
    assert events == [
        "socket.getaddrinfo",
        "socket.bind",
        "subprocess.Popen",
        "os.system",
        "os.fork",
        "open",
        "open",
        "os.remove",
        "os.rename",
        "os.link",
        "os.mkdir",
    ]
    assert file.read_text() == "as it was"


def test_where_there_is_no_landlock_nothing_is_claimed(monkeypatch, tmp_path):
    monkeypatch.setattr(sys, "platform", "darwin")
    assert hold_to(tmp_path, network=False) == 0
