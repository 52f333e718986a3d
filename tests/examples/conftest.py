"""The regional-grid example: laid out and scanned once, for every test that looks at it."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from aggregator.model.scenario import Upload
from aggregator.report.records import finding_to_record, scan_to_record
from aggregator.service.facts import facts
from aggregator.service.root_scan import ScanOptions
from aggregator.service.scan import Scan, scan
from aggregator.service.what_if import what_if
from aggregator.service.what_if_record import what_if_to_record

EXAMPLE = Path(__file__).parents[2] / "examples" / "regional-grid"
OPTIONS = ScanOptions(access=EXAMPLE / "access.csv", members=EXAMPLE / "members.csv", jobs=2, ocr=False)


@dataclass(frozen=True)
class Ran:
    """The example's drive, its index, and what the first scan said."""

    drive: Path
    index: Path
    record: dict[str, Any]
    facts: list[dict[str, Any]]

    def scan(self) -> Scan:
        return scan([str(self.drive)], [str(EXAMPLE / "grid.yaml")], self.index, options=OPTIONS)

    def what_if(self, name: str, folder: str) -> dict[str, Any]:
        return what_if_to_record(what_if([Upload(str(EXAMPLE / "what_if" / name), folder)], self.index))


@pytest.fixture(scope="session")
def truth() -> dict[str, Any]:
    return json.loads((EXAMPLE / "truth.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="session")
def scripts() -> Iterator[dict[str, ModuleType]]:
    """The example's own scripts; they import each other as scripts in one folder do."""
    before = set(sys.modules)
    sys.path.insert(0, str(EXAMPLE))
    yield {name: import_module(name) for name in ("check", "demo")}
    sys.path.remove(str(EXAMPLE))
    for name in set(sys.modules) - before:
        if getattr(sys.modules[name], "__file__", None) and Path(sys.modules[name].__file__ or "").parent == EXAMPLE:
            del sys.modules[name]


@pytest.fixture(scope="session")
def ran(tmp_path_factory: pytest.TempPathFactory, scripts: dict[str, ModuleType]) -> Ran:
    folder = tmp_path_factory.mktemp("regional-grid")
    scripts["demo"].lay_out(folder / "drive")
    first = Ran(folder / "drive", folder / "index", {}, [])
    done = first.scan()
    record = {
        "scan": scan_to_record(done.files, done.read, done.changed, done.removed, done.not_read),
        "findings": [finding_to_record(finding) for finding in done.findings],
    }
    return Ran(first.drive, first.index, record, facts(first.index, values=True))
