"""A small pack, and a drive that is written, scanned and changed."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from aggregator.index.index import Index
from aggregator.model.findings import Finding
from aggregator.model.scenario import Step, Upload
from aggregator.report.records import finding_to_record
from aggregator.service.facts import facts
from aggregator.service.root_scan import ScanOptions
from aggregator.service.scan import Scan, scan
from aggregator.service.site import Site
from aggregator.service.what_if import WhatIf, what_if

PACK = """\
pack: power-grid
sector: {en: Electricity supply, zh: 电力}
version: 1
subjects:
  plant:
    known_as:
      P-01: [Northfield, 北田电站]
      P-02: [Lakeside, 湖畔电站]
      P-03: [Eastmoor]
    headings: [plant]
    population: listed
attributes:
  capacity: {of: plant, value: quantity, unit: MW, cues: [installed capacity, 装机容量], headings: [capacity]}
  outage: {of: plant, value: date, many: yes, cues: [out of service, 停运], headings: [outage]}
insights:
  when it is weak:
    combines: [capacity, outage]
    over: plant
    exposed_at: {1 subject: high, 3 subjects: critical}
    would_be_marked: {en: secret, zh: 机密}
    because: {en: Shows when an attack costs most., zh: 显示攻击代价最大之时。}
tests:
  - name: fires
    files: {a.md: "Northfield installed capacity 120 MW.", b.md: "Northfield out of service on 2025-03-04."}
    expects: {when it is weak: {revealed: 1, severity: high}}
  - name: stays quiet
    files: {a.md: "Northfield installed capacity 120 MW.", b.md: "Lakeside out of service on 2025-03-04."}
    expects: {when it is weak: {revealed: 0, severity: none}}
"""

CAPACITY = "Northfield installed capacity 120 MW.\n"
OUTAGE = "Northfield out of service on 2025-03-04.\n"


class Inline:
    """The pool of reading processes, without processes: its own tests hold the boundary."""

    def __init__(self, task, *, workers, limits, initializer=None, initargs=(), network=False) -> None:
        self._task = task
        if initializer is not None:
            initializer(*initargs)

    def __enter__(self) -> Inline:
        return self

    def __exit__(self, *ending: object) -> None:
        pass

    def run(self, jobs) -> Iterator[tuple[Any, Any]]:
        for job in jobs:
            yield job, self._task(job)


@dataclass
class Drive:
    """A folder of files, a pack, and the index of both."""

    folder: Path
    data_dir: Path
    pack: Path

    def write(self, path: str, content: str | bytes, day: str | None = None) -> Path:
        """Write a file, last changed on a day."""
        file = self.folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content if isinstance(content, bytes) else content.encode())
        if day is not None:
            self.touch(path, day)
        return file

    def touch(self, path: str, day: str) -> None:
        seconds = datetime.fromisoformat(day).replace(tzinfo=UTC).timestamp()
        os.utime(self.folder / path, (seconds, seconds))

    def remove(self, *paths: str) -> None:
        for path in paths:
            (self.folder / path).unlink()

    def scan(self, *stores: str | Path, site: Site | None = None, pack: Path | None = None, **options: Any) -> Scan:
        uris = [str(store) for store in stores or (self.folder,)]
        return scan(uris, [str(pack or self.pack)], self.data_dir, site=site, options=ScanOptions(jobs=1, **options))

    def facts(self) -> set[tuple[str, str, str, str]]:
        """Return (file, subject, attribute, value) of every fact in the index."""
        found = facts(self.data_dir, values=True)
        return {(fact["file"], fact["subject"], fact["attribute"], fact["value"]) for fact in found}

    def said(self) -> list[dict[str, Any]]:
        """Return all facts as records, in the order of the index."""
        return facts(self.data_dir, values=True)

    def what_if(self, name: str, content: str | bytes, to: str = ".", site: Site | None = None) -> WhatIf:
        file = self.folder.parent / "new" / name
        file.parent.mkdir(exist_ok=True)
        file.write_bytes(content if isinstance(content, bytes) else content.encode())
        return self.play(Upload(str(file), to), site=site)

    def play(self, *steps: Step, site: Site | None = None) -> WhatIf:
        """Return what some steps would change."""
        return what_if(steps, self.data_dir, site=site)

    def paths(self) -> list[str]:
        with Index.open(self.data_dir) as index:
            return index.files()["path"].tolist()


@pytest.fixture(autouse=True)
def inline(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in ("scan", "uploads", "quotes"):
        monkeypatch.setattr(f"aggregator.service.{module}.WorkerPool", Inline)


@pytest.fixture
def drive(tmp_path: Path) -> Drive:
    folder = tmp_path / "drive"
    folder.mkdir()
    pack = tmp_path / "pack.yaml"
    pack.write_text(PACK, "utf-8")
    return Drive(folder, tmp_path / "index", pack)


@pytest.fixture
def weak(drive: Drive) -> Drive:
    """A drive of three files, two of which show together when Northfield is weak."""
    drive.write("a/capacity.md", CAPACITY, "2024-01-05")
    drive.write("b/outage.md", OUTAGE, "2024-02-10")
    drive.write("c/noise.txt", "Lunch is at noon.\n", "2024-03-01")
    return drive


@pytest.fixture
def records():
    """Return findings as the JSON contract has them."""

    def of(findings: tuple[Finding, ...]) -> list[dict[str, Any]]:
        return [finding_to_record(finding) for finding in findings]

    return of
