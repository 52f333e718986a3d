"""Comparing scans and accepting findings from the command line."""

from __future__ import annotations

import json
import shutil
from types import SimpleNamespace

import pytest


@pytest.fixture
def grown(scanned_twice, tmp_path):
    """A drive that was scanned twice, with an index of its own."""
    index = shutil.copytree(scanned_twice.index, tmp_path / "own")
    scan = [str(index) if each == str(scanned_twice.index) else each for each in scanned_twice.scan]
    return SimpleNamespace(index=index, scan=scan)


def test_a_difference_is_told_with_what_made_it_so(run, scanned_twice):
    answer = run("diff", "--data-dir", scanned_twice.index)
    assert "worse  when it is weak" in answer.out
    assert "new: more.md" in answer.out
    chinese = run("diff", "--data-dir", scanned_twice.index, "--lang", "zh").out
    assert "加重  when it is weak" in chinese
    assert "新文件：more.md" in chinese


def test_a_difference_in_json_and_its_exit_codes(run, scanned_twice):
    told = json.loads(run("diff", "--data-dir", scanned_twice.index, "--format", "json").out)
    assert list(told) == ["before", "after", "changes", "unknown"]
    assert [(each["state"], each["because"]) for each in told["changes"]] == [
        ("worse", [{"because": "file_arrived", "name": "more.md"}])
    ]
    same = run("diff", "2", "2", "--data-dir", scanned_twice.index, "--fail-on", "low")
    assert (same.code, "Nothing changed." in same.out) == (0, True)
    assert run("diff", "--data-dir", scanned_twice.index, "--fail-on", "low").code == 1
    assert run("diff", "2", "1", "--data-dir", scanned_twice.index, "--fail-on", "low").code == 0
    unknown = run("diff", "7", "--data-dir", scanned_twice.index)
    assert unknown.code == 2
    assert unknown.error == "aggregator: scan 7: what it found is not kept (kept: 1, 2); see `aggregator scans`"


def test_scans_and_the_history_of_a_finding_are_a_line_a_scan(run, scanned_twice):
    assert [line.split()[:2] for line in run("scans", "--data-dir", scanned_twice.index).out.splitlines()] == [
        ["scan", "1"], ["scan", "2"],
    ]  # fmt: skip
    overall = run("history", "--data-dir", scanned_twice.index).out.splitlines()
    assert [line.rpartition("  ")[2] for line in overall] == ["critical 1, low 1"] * 2
    weak = json.loads(run("findings", "--data-dir", scanned_twice.index, "--format", "json").out)[0]
    lines = run("history", weak["id"], "--data-dir", scanned_twice.index).out.splitlines()
    assert [line.partition("  ")[0] for line in lines] == ["1", "2"]
    moments = json.loads(run("history", weak["id"], "--data-dir", scanned_twice.index, "--format", "json").out)
    assert [moment["finding"]["revealed"] for moment in moments] == [2, 3]


def test_what_is_accepted_is_told_apart_and_does_not_fail_a_scan(run, grown, tmp_path):
    where = ("--data-dir", grown.index)
    for finding in json.loads(run("findings", *where, "--format", "json").out):
        done = run("accept", finding["id"], "--reason", "public by law", "--until", "2999-12-31", "--by", "ann", *where)
        assert done.code == 0
        assert "accepted until 2999-12-31 by ann: public by law" in done.out
    answer = run(*grown.scan, "--fail-on", "low")
    assert answer.code == 0
    assert "Accepted, and not counted" in answer.out
    assert "已接受，不计入" in run("findings", *where, "--lang", "zh").out
    file = tmp_path / "accepted.yaml"
    assert run("accept", "--export", str(file), *where).code == 0
    assert run("accept", finding["id"], "--revoke", *where).code == 0
    assert run("findings", *where, "--fail-on", "low").code == 1
    assert run(*grown.scan, "--fail-on", "low", "--baseline", str(file)).code == 0
    assert run("accept", "--import", str(file), *where).code == 0
    assert run("findings", *where, "--fail-on", "low").code == 0
    assert len(json.loads(run("accept", "--list", "--format", "json", *where).out)) == 2


def test_a_finding_is_accepted_with_reason_and_day_only(run, grown):
    where = ("--data-dir", grown.index)
    name = json.loads(run("findings", *where, "--format", "json").out)[0]["id"]
    assert run("accept", name, *where).code == 2
    assert run("accept", "--revoke", *where).code == 2
    assert run("accept", name, "--revoke", "--list", *where).code == 2
    assigned = run("assign", name, "--owner", "ann", "--ticket", "SEC-12", *where)
    assert "owner: ann" in assigned.out
    assert "owner: ann; ticket: SEC-12" in run("findings", *where).out


def test_a_plan_is_written_verified_and_followed_by_later_scans(run, grid, tmp_path):
    where, file = ("--data-dir", grid.index), tmp_path / "plan.yaml"
    assert run(*grid.scan).code == 0
    written = run("remediate", "--plan", str(file), "--due", "2999-12-31", *where)
    assert written.code == 0
    assert "by 2999-12-31" in written.out
    again = tmp_path / "again.yaml"
    run("remediate", "--plan", str(again), "--due", "2999-12-31", *where)
    assert again.read_bytes() == file.read_bytes()
    chinese = run("remediate", "--verify", str(file), "--lang", "zh", *where).out
    assert "未完成" in chinese
    (check,) = json.loads(run("remediate", "--plans", "--format", "json", *where).out)
    assert {action["state"] for action in check["actions"]} == {"not_done"}
    for action in check["actions"]:
        (grid.drive / action["path"]).unlink()
    told = json.loads(run(*grid.scan, "--format", "json").out)
    assert {action["state"] for action in told["plans"][0]["actions"]} == {"done"}
    assert {finding["promise"] for finding in told["plans"][0]["findings"]} == {"kept"}
    count = len(check["actions"])
    assert f"{count} of {count} action" in run(*grid.scan).out
    forgotten = run("remediate", "--forget", check["plan"], *where)
    assert forgotten.out == f"forgotten: {check['plan']}\n"
    assert run("remediate", "--plans", *where).out == "No plan is kept.\n"
    assert run("remediate", "--forget", check["plan"], *where).code == 2


def test_what_can_no_longer_be_read_fails_a_scan_as_before(run, grid):
    assert run(*grid.scan, "--fail-on", "critical").code == 1
    (grid.drive / "sheets" / "capacity.csv").write_bytes(b"\0\1\2" * 2000)
    (grid.drive / "plans" / "outages.csv").write_bytes(b"\0\1\2" * 2000)
    answer = run(*grid.scan, "--fail-on", "critical", "--format", "json")
    assert (answer.code, json.loads(answer.out)["findings"]) == (1, [])
    assert run("findings", "--data-dir", grid.index, "--fail-on", "critical").code == 1
    (grid.drive / "plans" / "outages.csv").unlink()
    assert run(*grid.scan, "--fail-on", "critical").code == 1
    (grid.drive / "sheets" / "capacity.csv").write_text("farm,capacity\n", "utf-8")
    assert run(*grid.scan, "--fail-on", "critical").code == 0
