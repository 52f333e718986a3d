"""README's tables of the exposure model stand between their markers; what is plain agrees with the model."""

from __future__ import annotations

import runpy
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

HERE = Path(__file__).parent
TABLE = runpy.run_path(str(HERE / "exposure_table.py"))
BEFORE, AFTER = "# Title\n<!-- bench:exposure -->\n", "<!-- /bench:exposure -->\nThe rest.\n"
ROW: dict[str, Any] = {
    "question": "principals", "files": 1000, "facts": 20_000, "principals": 158, "cpu": 0.5, "mib": 80,
    "plain": {"pandas": {"cpu": 100.0, "reckoned": True}, "networkx": {"cpu": 1.0, "reckoned": False}},
}  # fmt: skip
CUT = {
    "question": "cut",
    "files": 1000,
    "model": {"rows": 5000, "cost": 200, "bound": 150},
    "HiGHS alone": {"rows": 5000, "cost": None, "bound": 120},
}


@pytest.fixture(scope="module")
def bench() -> Iterator[dict[str, Any]]:
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(str(HERE))
        yield runpy.run_path(str(HERE / "exposure.py"))
    for name in ("drives", "exposure_plain"):
        sys.modules.pop(name, None)


def test_only_what_stands_between_the_markers_is_replaced():
    later = ROW | {"files": 10_000, "cpu": 12.0, "growth": 1.38}
    page = TABLE["rewritten"](BEFORE + "| an old table \\1 |\n" + AFTER, [ROW, later, CUT])
    assert page == (
        BEFORE
        + "| question | s, 1,000 files | s, 10,000 files | growth | MiB | pandas | networkx |\n"
        + "|---|---|---|---|---|---|---|\n"
        + "| all insights, for every principal | 0.50 | 12 | 1.38 | 80 | 8.3 reckoned | 0.1 |\n\n"
        + TABLE["CUT_HEAD"]
        + "| 1,000 | 5,000 | 200, 150 | 25.0% | none, 120 |  |\n"
        + AFTER
    )
    assert "| 200 reckoned |" in TABLE["rewritten"](BEFORE + AFTER, [ROW])


@pytest.mark.parametrize("page", ["", BEFORE, AFTER, AFTER + BEFORE, 2 * (BEFORE + AFTER)])
def test_a_page_without_its_markers_is_left_alone(page):
    with pytest.raises(ValueError, match="needs one"):
        TABLE["rewritten"](page, [ROW])


@pytest.mark.parametrize("tool", ["pandas", "networkx"])
@pytest.mark.parametrize("question", ["coverage", "principals", "curve", "criticality"])
def test_the_plain_tools_answer_as_the_model_does(bench, question, tool):
    drive = bench["drive_of"](60, principals=20, seed=5)
    found = bench["plain"](drive, question, tool, 60.0, check=True)
    assert not found["reckoned"]


def test_growth_is_by_facts_and_what_did_not_fit_is_reckoned(bench):
    small = {"question": "coverage", "files": 10, "facts": 100, "principals": 5, "cpu": 1.0}
    rows = [
        small | {"plain": {"pandas": {"cpu": 4.0, "reckoned": False}, "networkx": {"cpu": 7.0, "reckoned": False}}},
        small | {"files": 100, "facts": 1000, "cpu": 100.0, "plain": {"pandas": {"cpu": 50.0, "reckoned": False}}},
    ]
    last = bench["completed"](rows)[-1]
    assert last["growth"] == pytest.approx(2.0)
    assert last["plain"]["networkx"] == {"cpu": pytest.approx(70.0), "reckoned": True}
    assert last["plain"]["pandas"]["cpu"] == 50.0
