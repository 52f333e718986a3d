"""README's table of timings is written between its markers, and nothing else of the page changes."""

from __future__ import annotations

import runpy
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
TABLE = runpy.run_path(str(ROOT / "tests/bench/table.py"))
BEFORE, AFTER = "# Title\n<!-- bench:reading -->\n", "<!-- /bench:reading -->\nThe rest.\n"
ROW = {
    "format": "CSV",
    "language": "Chinese",
    "kilobytes": 446.9,
    "files": 20.06,
    "megabytes": 8.984,
    "bare": "csv",
    "bare_ratio": 0.114,
    "markitdown_ratio": 1.84,
}


def test_only_what_stands_between_the_markers_is_replaced():
    page = TABLE["rewritten"](BEFORE + "| an old table \\1 |\n" + AFTER, [ROW, ROW | {"markitdown_ratio": None}])
    assert page == (
        BEFORE
        + TABLE["HEAD"]
        + "| CSV, Chinese | 447 kB | 20.1 | 8.98 | 0.11 (csv) | 1.8 |\n"
        + "| CSV, Chinese | 447 kB | 20.1 | 8.98 | 0.11 (csv) | not timed |\n"
        + AFTER
    )
    assert TABLE["rewritten"](page, []) == BEFORE + TABLE["HEAD"] + AFTER


@pytest.mark.parametrize("page", ["", BEFORE, AFTER, AFTER + BEFORE, 2 * (BEFORE + AFTER)])
def test_a_page_without_its_markers_is_left_alone(page):
    with pytest.raises(ValueError, match="needs one"):
        TABLE["rewritten"](page, [ROW])


def test_the_readme_has_the_markers():
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert BEFORE.removeprefix("# Title\n") + TABLE["HEAD"] in readme
    assert "\n<!-- /bench:reading -->\n" in readme
    TABLE["rewritten"](readme, [ROW])
