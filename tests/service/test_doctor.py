from __future__ import annotations

import json
import sys

import pytest

from aggregator.reading.worker import WorkerNotStarted
from aggregator.service import doctor
from aggregator.service.doctor import health, health_to_record


@pytest.mark.skipif(sys.platform != "linux", reason="only the kernel of Linux holds a worker to all of it")
def test_what_a_reading_process_does_without_is_told_by_one(tmp_path):
    said = {measure.what: str(measure) for measure in health(tmp_path).worker}
    assert said["no network"] == "no network (seccomp)"
    assert said["no writes outside its scratch folder"].startswith("no writes outside its scratch folder (Landlock")
    assert said["no more than 3072 MiB of memory"]


def test_a_reading_process_that_cannot_start_is_told(tmp_path, monkeypatch):
    def unstartable(*told, **more):
        raise WorkerNotStarted("a reading process has nowhere to work")

    monkeypatch.setattr(doctor, "WorkerPool", unstartable)
    record = health_to_record(health(tmp_path))
    assert (record["worker"], record["worker_problem"]) == ((), "a reading process has nowhere to work")
    assert json.dumps(record)
