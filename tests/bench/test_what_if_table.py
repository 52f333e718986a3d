"""README's table of what-if steps is written between its markers; a step's time is taken of what it says."""

from __future__ import annotations

import runpy
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
TABLE = runpy.run_path(str(ROOT / "tests/bench/what_if_table.py"))
BEFORE, AFTER = "# Title\n<!-- bench:what-if -->\n", "<!-- /bench:what-if -->\nThe rest.\n"
ROW = {
    "files": 10_000, "facts": 200_000, "principals": 500, "p50_ms": 1.04, "p99_ms": 3.21, "anew_s": 0.25,
    "ratio": 240.4, "ready_s": 0.31, "peak_mib": 1073, "steps": {"upload": [1.0, 2.0], "add member": [2.0, 3.55]},
}  # fmt: skip


def test_only_what_stands_between_the_markers_is_replaced():
    page = TABLE["rewritten"](BEFORE + "| old |\n" + AFTER, {"what_if": [ROW]})
    line = "| 10,000 | 200,000 | 500 | 1.0 | 3.2 | add member 3.5 | 0.2 | 240 | 0.3 | 1,073 |\n"
    assert page == BEFORE + TABLE["HEAD"] + line + AFTER


@pytest.mark.parametrize("page", ["", BEFORE, AFTER, AFTER + BEFORE, 2 * (BEFORE + AFTER)])
def test_a_page_without_its_markers_is_left_alone(page):
    with pytest.raises(ValueError, match="needs one"):
        TABLE["rewritten"](page, {"what_if": [ROW]})


def test_a_small_drive_is_measured_and_every_step_taken_back(monkeypatch):
    monkeypatch.syspath_prepend(str(ROOT / "tests/bench"))
    monkeypatch.delitem(sys.modules, "drives", raising=False)
    found = runpy.run_path(str(ROOT / "tests/bench/what_if.py"))["measured"](200, 20)
    assert (found["files"], found["insights"], len(found["steps"])) == (200, 20, 10)
