"""How links are counted, by hand on a few plants; and README's table of them."""

from __future__ import annotations

import runpy
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
TABLE = runpy.run_path(str(ROOT / "tests/bench/linking_table.py"))


@pytest.fixture
def bench(monkeypatch):
    monkeypatch.syspath_prepend(str(ROOT / "tests/bench"))
    import linking  # noqa: PLC0415 - a script, found beside its test

    yield linking
    del sys.modules["linking"]


UNITS = """\
eic_p,name_p,country,capacity_p
E1,KW Dürnrohr,Austria,400
E1,KW Dürnrohr,Austria,400
E2,Chooz 2,France,1500
E3,Blayais,France,3600
E4,Bugey,France,100
"""
LISTS = {
    "Austria": "Power Plant ID,Name,Capacity (MW)\n1,Durnrohr,405\n",
    "France": 'Power Plant ID,Name,Capacity (MW)\n2,CHOOZ,"3,000"\n3,BLAYAIS,3640\n4,BUGEY,"3,500"\n',
}
LINKS = "eic_p,WRI_id\nE1,WRI1\nE1,WRI1\nE2,WRI2\nE3,\nE3,WRI9\nE3,WRI2\n"


@pytest.fixture
def folder(tmp_path):
    for name, text in {
        "JRC-PPDB-OPEN/JRC_OPEN_UNITS.csv": UNITS,
        "JRC-PPDB-OPEN/JRC_OPEN_LINKAGES.csv": LINKS,
        **{f"country-lists/{country}.csv": text for country, text in LISTS.items()},
    }.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, "utf-8")
    return tmp_path


def test_pairs_count_where_the_truth_knows_both_sides(bench, folder):
    known = list(bench.plants(folder))
    truth = bench.truth_of(folder, known)
    assert truth == {("E1", "1"), ("E2", "2"), ("E3", "2")}
    outcome = bench.linked(bench.named_of(known, capacities=False))
    assert outcome.merged == {("E1", "1"), ("E3", "3"), ("E4", "4")}
    country = {plant.code: plant.country for plant in known if plant.scheme == "wri"}
    by_country = bench.scores(outcome.merged, truth, country)
    assert by_country == {"Austria": bench.Score(1, 1, 1), "France": bench.Score(2, 0, 0)}
    assert (by_country["France"].precision, by_country["France"].recall) == (1.0, 0.0)
    assert bench.one_to_one(truth) == 2
    capacity = {(plant.scheme, plant.code): plant.capacity for plant in known}
    assert bench.beyond(outcome.merged, truth, capacity) == (2, 1)


ROW = {"found": 27, "right": 26, "precision": 0.96296, "recall": 0.243, "f1": 0.388}
BEFORE, AFTER = "# Title\n<!-- bench:linking -->\n", "<!-- /bench:linking -->\nThe rest.\n"


def test_only_what_stands_between_the_markers_is_replaced():
    line = {"country": "France", "true": 107, "names": ROW, "with_capacity": ROW | {"found": 0}}
    page = TABLE["rewritten"](BEFORE + "old\n" + AFTER, [line])
    assert page == BEFORE + TABLE["HEAD"] + "| France | 107 | 0.963, 0.243, 0.388 | none found |\n" + AFTER


@pytest.mark.parametrize("page", ["", BEFORE, AFTER, AFTER + BEFORE, 2 * (BEFORE + AFTER)])
def test_a_page_without_its_markers_is_left_alone(page):
    with pytest.raises(ValueError, match="needs one"):
        TABLE["rewritten"](page, [])


def test_the_readme_has_the_markers():
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert BEFORE.removeprefix("# Title\n") + TABLE["HEAD"] in readme
