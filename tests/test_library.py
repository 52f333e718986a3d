"""The library: frames and graphs over an index folder."""

from __future__ import annotations

import json
from pathlib import Path

import networkx as nx
import pandas as pd
import pytest

import aggregator
from aggregator.model.errors import IndexMissing, UsageError

PACK = """\
pack: wind
sector: {en: Wind power}
version: 1
subjects:
  farm: {known_as: {F-1: [Northfield], F-2: [Lakeside]}, headings: [farm], population: listed}
attributes:
  capacity: {of: farm, value: quantity, unit: MW, cues: [installed capacity], headings: [capacity]}
  outage: {of: farm, value: date, cues: [out of service], headings: [outage]}
insights:
  when it is weak:
    combines: [capacity, outage]
    over: farm
    exposed_at: {1 subject: high}
    because: {en: Shows when an attack costs most.}
"""


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    top = tmp_path_factory.mktemp("library")
    (top / "drive").mkdir()
    (top / "drive" / "a.md").write_text("Northfield installed capacity 120 MW.\n")
    (top / "drive" / "b.csv").write_text("farm,outage\nNorthfield,2025-03-04\n")
    (top / "pack.yaml").write_text(PACK)
    (top / "new.md").write_text("Lakeside installed capacity 80 MW, out of service on 2025-05-05.\n")
    return top


@pytest.fixture(scope="module")
def drive(place: Path):
    opened = aggregator.open(place / "index")
    done = opened.scan(place / "drive", policy=place / "pack.yaml")
    assert (done.files, done.read) == (2, 2)
    return opened


def test_findings_are_a_frame_a_row_a_finding(drive):
    found = drive.findings()
    assert isinstance(found, pd.DataFrame)
    (row,) = found.to_dict("records")
    assert (row["insight"], row["severity"], row["revealed"], row["population"]) == ("when it is weak", "high", 1, 2)
    assert (row["smallest_set"], row["subjects"], row["audience"]) == (["a.md", "b.csv"], ["F-1"], "everyone")
    assert found.index.name == "id"


def test_facts_are_a_frame_and_masked_unless_asked_for(drive):
    assert set(drive.facts()["value"]) == {"•••"}
    shown = drive.facts(values=True)
    assert list(zip(shown["file"], shown["attribute"], shown["value"], shown["text"], strict=True)) == [
        ("a.md", "capacity", "120", "120 MW"),
        ("b.csv", "outage", "2025-03-04", "2025-03-04"),
    ]


def test_the_evidence_of_a_finding_is_a_graph_from_files_to_insight(drive):
    graph = drive.evidence_graph(drive.findings().index[0])
    assert isinstance(graph, nx.DiGraph)
    kinds = nx.get_node_attributes(graph, "kind")
    assert {kind: sum(1 for each in kinds.values() if each == kind) for kind in set(kinds.values())}.keys() >= {
        "file", "subject", "insight",
    }  # fmt: skip
    (insight,) = [node for node, kind in kinds.items() if kind == "insight"]
    files = [node for node, kind in kinds.items() if kind == "file"]
    assert len(files) == 2
    assert all(nx.has_path(graph, file, insight) or nx.has_path(graph, insight, file) for file in files)


def test_a_finding_that_is_not_there_is_a_mistake(drive):
    with pytest.raises(UsageError, match="begins the id of no finding"):
        drive.evidence_graph("zzz")


def test_a_what_if_answers_without_changing_anything(drive, place):
    answer = drive.what_if(place / "new.md", to=".")
    assert (answer.verdict, answer.uploads[0].path) == ("review", "new.md")
    assert [(change.before, change.after) for change in answer.changes if change.audience == "everyone"] == [(0.5, 1.0)]
    assert len(drive.facts()) == 2


def test_a_remedy_says_what_to_hide_and_what_is_proved(drive):
    found = drive.remediate()
    assert (len(found.hide), found.cost, found.bound, found.status) == (1, 1.0, 1.0, "optimal")
    assert [(end.before, end.after) for end in found.ends] == [(1, 0)]
    with pytest.raises(UsageError, match="no way to end"):
        drive.remediate(means=["burn"])


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_a_report_is_written_where_it_is_told(drive, place, lang):
    output = drive.report(place / "out" / f"report-{lang}.html", lang=lang)
    assert output.read_text("utf-8").startswith("<!doctype html>")
    assert json.loads(drive.report(place / "report.json", output_format="json").read_text("utf-8"))


def test_a_drive_is_opened_before_anything_is_there_and_the_home_folder_may_be_named(tmp_path, monkeypatch):
    monkeypatch.setenv("HOME", str(tmp_path))
    drive = aggregator.open("~/index")
    assert drive.data_dir == tmp_path / "index"
    with pytest.raises(IndexMissing):
        drive.findings()


def test_a_drive_without_findings_has_an_empty_frame_of_the_same_columns(drive, place, tmp_path):
    (tmp_path / "empty").mkdir()
    empty = aggregator.open(tmp_path / "index")
    empty.scan(tmp_path / "empty", policy=[place / "pack.yaml"])
    assert empty.findings().empty
    assert list(empty.findings().columns) == list(drive.findings().columns)
    assert list(empty.facts().columns) == list(drive.facts().columns)


def test_what_became_of_findings_is_told_in_frames(place, tmp_path):
    opened = aggregator.open(tmp_path / "index")
    folder = tmp_path / "drive"
    folder.mkdir()
    (folder / "a.md").write_text("Northfield installed capacity 120 MW.\n")
    (folder / "b.csv").write_text("farm,outage\nNorthfield,2025-03-04\n")
    opened.scan(folder, policy=place / "pack.yaml")
    assert opened.diff().empty
    name = opened.findings().index[0]
    opened.accept(name, reason="public by law", until="2999-12-31", by="ann", ticket="SEC-12")
    (folder / "c.md").write_text("Lakeside installed capacity 80 MW, out of service on 2025-05-05.\n")
    opened.scan(folder, policy=place / "pack.yaml")
    (row,) = opened.findings().to_dict("records")
    assert (row["state"], row["standing"], row["ticket"]) == ("worse", "worse_than_accepted", "SEC-12")
    (change,) = opened.diff().to_dict("records")
    assert (change["finding"], change["revealed_before"], change["revealed"]) == (name, 1, 2)
    assert change["because"] == [{"because": "file_arrived", "name": "c.md"}]
    assert opened.history(name)["revealed"].tolist() == [1, 2]
    assert opened.scans()["findings"].tolist() == [1, 1]
    assert opened.accepted().loc[name, "outgrown"] == ["revealed", "subjects"]
    opened.assign(name, owner="bob")
    opened.revoke(name)
    assert opened.accepted().empty
    assert opened.findings().loc[name, ["standing", "owner"]].tolist() == ["open", "bob"]


def test_a_plan_is_kept_and_checked(drive, tmp_path):
    made = drive.plan(tmp_path / "plan.yaml", due="2999-12-31")
    (row,) = drive.plans().to_dict("records")
    assert (row["plan"], row["do"], row["state"], row["due"]) == (made.id, "hide", "not_done", "2999-12-31")
    assert made.id in (tmp_path / "plan.yaml").read_text("utf-8")
