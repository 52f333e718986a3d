"""The office documents are as the speeds are said to be of; README's table stands between its markers."""

from __future__ import annotations

import random
import runpy
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

HERE = Path(__file__).parent
BEFORE, AFTER = "# Title\n<!-- bench:speed -->\n", "<!-- /bench:speed -->\nThe rest.\n"


@pytest.fixture
def office(monkeypatch: pytest.MonkeyPatch) -> Iterator[dict[str, Any]]:
    monkeypatch.syspath_prepend(str(HERE))
    yield runpy.run_path(str(HERE / "office.py"))
    sys.modules.pop("office_words", None)


@pytest.fixture
def bench(office: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield runpy.run_path(str(HERE / "extraction_speed.py"))
    sys.modules.pop("office", None)


def test_only_what_stands_between_the_markers_is_replaced():
    rewritten = runpy.run_path(str(HERE / "speed_table.py"))["rewritten"]
    found = {"speeds": {"matching": 20.0, "whole extraction": 5.0}, "peers": {"other": 0.5}}
    assert rewritten(BEFORE + "| an old table |\n" + AFTER, found) == (
        BEFORE
        + "| what | MB/s | times the whole of extraction |\n|---|---|---|\n"
        + "| matching | 20.00 | 4.00 |\n| whole extraction | 5.00 | 1.00 |\n| other | 0.50 | 0.10 |\n"
        + AFTER
    )


def test_a_page_without_the_markers_is_refused():
    with pytest.raises(ValueError, match="bench:speed"):
        runpy.run_path(str(HERE / "speed_table.py"))["rewritten"]("# Title\n", {"speeds": {}, "peers": {}})


def test_the_same_seed_makes_the_same_office(office: dict[str, Any]):
    made = []
    for _ in range(2):
        subjects = office["listed_names"](50, random.Random(1))
        made.append((subjects, list(office["Office"](subjects, random.Random(2)).documents(30_000))))
    assert made[0] == made[1]
    assert sum(map(len, made[0][0])) == 50


def test_few_sentences_name_a_subject_in_either_language(office: dict[str, Any]):
    subjects = office["listed_names"](50, random.Random(1))
    documents = list(office["Office"](subjects, random.Random(2)).documents(300_000))
    texts = [text for document in documents for text in office["texts_of"](document)]
    naming = [text for text in texts if any(name in text for names in subjects for name in names)]
    assert sum(map(office["bytes_of"], documents)) >= 300_000
    assert 0.02 < len(naming) / len(texts) < 0.2
    assert {document.languages for document in documents} == {("en",), ("zh",)}


def test_everything_is_timed(bench: dict[str, Any]):
    found = bench["measured"](60, 20_000, "")
    assert found["names"] == 60
    assert {"matching", "whole extraction", "markings"} < found["speeds"].keys()
    assert min(found["speeds"].values()) > 0
