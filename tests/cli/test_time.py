"""When an exposure came about and what archiving would end: ``explain`` and ``retention``."""

from __future__ import annotations

import json
import os
from datetime import UTC, date, datetime

import pytest

import aggregator

CHANGED = {
    "sheets/letter.md": "2021-05-01",
    "sheets/capacity.csv": "2022-06-01",
    "plans/outages.csv": "2020-03-04",
    "plans/late.csv": "2023-07-01",
    "sheets/output.csv": "2019-01-01",
    "noise/lunch.txt": "2019-01-01",
    "noise/photo.heic": "2019-01-01",
}
"""Outages first, Lakeside's capacity in 2021, Northfield's in 2022; then Lakeside's outage again."""


@pytest.fixture
def aged(run, grid):
    (grid.drive / "plans/late.csv").write_text("farm,outage\nLakeside,2031-09-02\n")
    for path, day in CHANGED.items():
        at = datetime.fromisoformat(f"{day}T12:00:00").replace(tzinfo=UTC).timestamp()
        os.utime(grid.drive / path, (at, at))
    assert run(*grid.scan).code == 0
    return grid


def weak(run, grid) -> str:
    found = json.loads(run("findings", "--format", "json", "--data-dir", grid.index).out)
    return next(each["id"] for each in found if each["insight"] == "when it is weak")


def test_an_explanation_names_the_files_that_caused_each_step_and_each_threshold(run, aged):
    """One of four farms is medium, two are critical: the letter brought the first, the sheet the second."""
    told = json.loads(run("explain", weak(run, aged), "--format", "json", "--data-dir", aged.index).out)
    assert [(step["date"], step["revealed"], step["caused_by"]) for step in told["timeline"]] == [
        ("2021-05-01", 1, ["sheets/letter.md"]), ("2022-06-01", 2, ["sheets/capacity.csv"]),
    ]  # fmt: skip
    assert told["crossings"] == [
        {"severity": "medium", "subjects": 1, "date": "2021-05-01", "caused_by": ["sheets/letter.md"]},
        {"severity": "critical", "subjects": 2, "date": "2022-06-01", "caused_by": ["sheets/capacity.csv"]},
    ]


@pytest.mark.parametrize(
    ("lang", "lines"),
    [
        (
            "en",
            [
                "When it passed each threshold, and through which files",
                "2022-06-01  critical (2 subjects): sheets/capacity.csv",
            ],
        ),
        ("zh", ["各阈值的越过时间及所因文件", "2022-06-01  极高（2 个对象）：sheets/capacity.csv"]),
    ],
)
def test_an_explanation_tells_it_in_two_languages(run, aged, lang, lines):
    out = run("explain", weak(run, aged), "--lang", lang, "--data-dir", aged.index).out
    assert set(lines) <= {line.strip() for line in out.splitlines()}


@pytest.mark.parametrize(
    ("before", "left", "archived"),
    [
        ("2020-03-04", ("critical", 2, 0.5), 3),
        ("2020-03-05", ("medium", 1, 0.25), 4),  # Northfield's outage is gone, Lakeside's stands in the later plan
        ("2021-05-02", ("none", 0, 0.0), 5),  # and now Lakeside's capacity
    ],
)
def test_the_json_says_what_is_left_and_when_it_ends(run, aged, before, left, archived):
    answer = run("retention", "--before", before, "--format", "json", "--data-dir", aged.index)
    told = json.loads(answer.out)
    assert (answer.code, told["before"], told["files"], told["archived"]) == (0, before, 7, archived)
    one = next(each for each in told["findings"] if each["insight"] == "when it is weak")
    assert (one["severity"], one["revealed"], one["coverage"], one["population"]) == ("critical", 2, 0.5, 4)
    assert (one["severity_then"], one["revealed_then"], one["coverage_then"]) == left
    assert one["ends_before"] == "2021-05-02"
    keeper = next(each for each in told["findings"] if each["insight"] == "who keeps what")
    assert (keeper["revealed_then"], keeper["ends_before"]) == (1, "2022-06-02")


@pytest.mark.parametrize(
    ("lang", "lines"),
    [
        (
            "en",
            [
                "Archiving what was last changed before 2020-03-05 would take away 4 of 7 files.",
                "now critical, 2 of 4 (50 %); then medium, 1 of 4 (25 %)",
                "of the 4 files that contribute to it, 1 would be archived",
                "ends once everything last changed before 2021-05-02 is archived",
            ],
        ),
        (
            "zh",
            [
                "若归档最后修改早于 2020-03-05 的文件，7 个文件中将有 4 个被归档。",
                "现为“极高”，2/4（50 %）；届时为“中”，1/4（25 %）",
                "归档最后修改早于 2021-05-02 的全部文件即可消除",
            ],
        ),
    ],
)
def test_it_is_told_in_two_languages(run, aged, lang, lines):
    out = run("retention", "--before", "2020-03-05", "--lang", lang, "--data-dir", aged.index).out
    assert set(lines) <= {line.strip() for line in out.splitlines()}


def test_a_day_that_is_none_is_wrong_use(run, aged):
    answer = run("retention", "--before", "last year", "--data-dir", aged.index)
    assert answer.code == 2
    assert "--before" in answer.error


def test_the_library_and_the_reports_say_from_which_day_on_it_ends(run, aged, tmp_path):
    """Lakeside's capacity is of 2021-05-01, and it is the later of the two that fall: the day after it ends it."""
    kept = aggregator.open(aged.index).retention("2020-03-05")
    told = {each.finding.insight: (each.severity.word, each.revealed, each.ends_before) for each in kept.findings}
    assert told["when it is weak"] == ("medium", 1, "2021-05-02")
    assert kept == aggregator.open(aged.index).retention(date(2020, 3, 5))
    explained = json.loads(run("explain", weak(run, aged), "--format", "json", "--data-dir", aged.index).out)
    assert explained["ends_before"] == "2021-05-02"
    page = tmp_path / "report.html"
    assert run("report", "-o", page, "--data-dir", aged.index).code == 0
    assert "Archiving everything that was last changed before 2021-05-02 ends it too." in page.read_text("utf-8")
