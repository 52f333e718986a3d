"""README's table of values is written between its markers, and the scores in it are counted by hand here."""

from __future__ import annotations

import datetime as dt
import runpy
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
TABLE = runpy.run_path(str(ROOT / "tests/bench/values_table.py"))
BEFORE, AFTER = "# Title\n<!-- bench:values -->\n", "<!-- /bench:values -->\nThe rest.\n"
OURS = {"precision": 1.0, "recall": 0.8, "found": 0.889, "read": 1.0, "speed": 2.0}
THEIRS = {"precision": 0.5, "recall": 0.5, "found": 0.5, "read": 0.25, "speed": 0.1}
ROW = {
    "kind": "date",
    "language": "zh",
    "texts": 3,
    "values": 5,
    "scores": {"aggregator": OURS},
    "held": {"aggregator": OURS},
}


@pytest.fixture
def bench(monkeypatch: pytest.MonkeyPatch) -> dict[str, object]:
    monkeypatch.syspath_prepend(str(ROOT / "tests/bench"))
    yield runpy.run_path(str(ROOT / "tests/bench/values.py"))
    sys.modules.pop("values_truth", None)


def test_only_what_stands_between_the_markers_is_replaced():
    beside = ROW | {"scores": {"aggregator": OURS, "other": THEIRS}}
    page = TABLE["rewritten"](BEFORE + "| an old table \\1 |\n" + AFTER, [ROW, beside])
    assert page == (
        BEFORE
        + TABLE["HEAD"]
        + "| date, Chinese | 5 | .889, 1.000 | .889, 1.000 | not run | 2.00 | not timed |\n"
        + "| date, Chinese | 5 | .889, 1.000 | .889, 1.000 | other .500, .250 | 2.00 | 20.0 |\n"
        + AFTER
    )


@pytest.mark.parametrize("page", ["", BEFORE, AFTER, AFTER + BEFORE, 2 * (BEFORE + AFTER)])
def test_a_page_without_its_markers_is_left_alone(page):
    with pytest.raises(ValueError, match="needs one"):
        TABLE["rewritten"](page, [ROW])


def test_the_readme_has_the_markers():
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    TABLE["rewritten"](readme, [ROW])
    assert TABLE["HEAD"] in readme


def test_a_value_is_found_where_half_of_it_is_and_read_where_it_is_right(bench):
    place, case = bench["Place"], bench["Case"]
    text = "at 12:30 on 2025-03-04, again on 2025-03-05 and 2025-03-06"
    wanted = tuple(
        place(text.index(day), text.index(day) + 10, frozenset({day}))
        for day in ("2025-03-04", "2025-03-05", "2025-03-06")
    )
    aside = (place(3, 8),)
    given = [
        place(3, 8, frozenset({"2025-12-30"})),  # of another kind: counts against nobody
        place(wanted[0].start, wanted[0].end, frozenset({"2025-03-04"})),  # right
        place(wanted[1].start, wanted[1].start + 7, frozenset({"2025-03-01"})),  # found, not read
        place(0, 2, frozenset({"2025-01-01"})),  # stray
    ]
    one = bench["score"]("date", [case(text, dt.date(2025, 1, 1), wanted, aside)], [given], 1.0)
    assert (one.wanted, one.given, one.found, one.read) == (3, 3, 2, 1)
    row = one.as_row()
    assert (row["precision"], row["recall"], row["found"]) == (pytest.approx(2 / 3),) * 3
    assert row["read"] == pytest.approx(1 / 3)
