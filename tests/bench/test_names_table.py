"""README's table of names is written between its markers; texts and scores of the measure are counted by hand here."""

from __future__ import annotations

import runpy
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
TABLE = runpy.run_path(str(ROOT / "tests/bench/names_table.py"))
BEFORE, AFTER = "# Title\n<!-- bench:names -->\n", "<!-- /bench:names -->\nThe rest.\n"
ONE = {"wanted": 4, "precision": 1.0, "recall": 0.5, "f1": 2 / 3}
NONE = {"wanted": 4, "precision": 0.0, "recall": 0.0, "f1": 0.0}
KINDS = ("person", "organisation", "place", "all")
ROW = {
    "corpus": "news",
    "language": "en",
    "texts": 2,
    "scores": {"aggregator": dict.fromkeys(KINDS, ONE) | {"speed": 3.0}},
}


@pytest.fixture
def bench(monkeypatch):
    monkeypatch.syspath_prepend(str(ROOT / "tests/bench"))
    yield runpy.run_path(str(ROOT / "tests/bench/names.py"))
    sys.modules.pop("names_truth", None)


def test_only_what_stands_between_the_markers_is_replaced():
    beside = ROW | {"scores": ROW["scores"] | {"other": dict.fromkeys(KINDS, NONE) | {"speed": 0.1}}}
    page = TABLE["rewritten"](BEFORE + "| an old table \\1 |\n" + AFTER, [beside])
    lines = page.removeprefix(BEFORE + TABLE["HEAD"]).removesuffix(AFTER).splitlines()
    assert lines == [
        *(f"| news, {kind} | 4 | 1.000, .500, .667 | other .000 |  |  |" for kind in KINDS[:3]),
        "| news, all | 4 | 1.000, .500, .667 | other .000 | 3.00 | 30 |",
    ]
    assert "not timed" in TABLE["rewritten"](BEFORE + AFTER, [ROW])


@pytest.mark.parametrize("page", ["", BEFORE, AFTER, AFTER + BEFORE, 2 * (BEFORE + AFTER)])
def test_a_page_without_its_markers_is_left_alone(page):
    with pytest.raises(ValueError, match="needs one"):
        TABLE["rewritten"](page, [ROW])


def test_the_readme_has_the_markers():
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    TABLE["rewritten"](readme, [ROW])
    assert TABLE["HEAD"] in readme


def test_a_corpus_is_read_as_text_with_the_places_of_its_names(bench, tmp_path):
    corpora = {corpus.name: corpus for corpus in bench["CORPORA"]}
    english = tmp_path / corpora["wikigold"].test
    english.parent.mkdir(parents=True)
    english.write_text(
        "-DOCSTART- O\n\nTune O\n\n-DOCSTART- O\n\n"
        "Maria I-PER\nKeller I-PER\n's O\nhome O\n, O\nOslo I-LOC\n. O\n\nIt O\n",
        "utf-8",
    )
    (only,) = bench["labelled"](tmp_path, corpora["wikigold"], "test")
    assert only.text == "Maria Keller's home, Oslo.\nIt"
    assert only.names == (("person", 0, 12), ("place", 21, 25))
    chinese = tmp_path / corpora["Weibo"].test
    chinese.parent.mkdir(parents=True)
    chinese.write_text("王0\tB-PER.NAM\n明1\tI-PER.NAM\n男0\tB-PER.NOM\n\n京0\tB-GPE.NAM\n", "utf-8")
    one, other = bench["labelled"](tmp_path, corpora["Weibo"], "test")
    assert (one.text, one.names, other.names) == ("王明男", (("person", 0, 2),), (("place", 0, 1),))


def test_a_name_counts_where_its_kind_and_both_ends_are_right(bench):
    document = bench["Labelled"]("Maria Keller in Oslo", (("person", 0, 12), ("place", 16, 20)))
    found = [[("person", 0, 5), ("place", 16, 20), ("organisation", 0, 12)]]
    scores = bench["scores"]([document], found, 1.0)
    assert scores["person"] == {"wanted": 1, "precision": 0.0, "recall": 0.0, "f1": 0.0}
    assert scores["place"] == {"wanted": 1, "precision": 1.0, "recall": 1.0, "f1": 1.0}
    assert scores["all"] == {"wanted": 2, "precision": 1 / 3, "recall": 0.5, "f1": 0.4}
