"""``aggregator blast-radius``: its JSON, and its words in two languages.

Plans with the outages are read by ann and bo, sheets with the capacities by bo and cy. So bo alone shows when both
farms are weak, ann and cy nothing; the administrator shows what bo does.
"""

from __future__ import annotations

import json

import pytest

from aggregator.library import Drive
from aggregator.model.errors import UsageError


def test_the_json_says_what_an_account_infers_and_by_which_shares(run, scanned):
    answer = run("blast-radius", "bo", "--data-dir", scanned.index, "--format", "json")
    told = json.loads(answer.out)
    assert (answer.code, answer.err) == (0, "")
    weak = next(each for each in told["insights"] if each["insight"] == "when it is weak")
    assert set(told) == {"account", "kind", "files", "of_files", "severity", "insights", "shares"}
    assert (weak["severity"], weak["revealed"], weak["population"]) == ("critical", 2, 4)
    assert set(weak) == {
        "pack", "insight", "scope", "severity", "revealed", "revealed_outside", "population", "coverage", "since",
        "may_know", "smallest_sets", "sets_total",
    }  # fmt: skip
    assert {share["name"] for share in told["shares"]} == {share["chain"][-1] for share in told["shares"]}
    fallen = [change["after"] for share in told["shares"] for change in share["without_it"]]
    assert fallen
    assert "critical" not in fallen


def test_without_an_account_everyone_is_ranked(run, scanned):
    ranked = json.loads(run("blast-radius", "--data-dir", scanned.index, "--format", "json").out)
    severity = {each["principal"]: each["severity"] for each in ranked}
    assert (severity["bo"], severity["ann"], severity["everyone"]) == ("critical", "none", "none")
    assert ranked[0]["kind"] == "administrator"


def test_it_is_told_in_two_languages(run, scanned):
    english = run("blast-radius", "bo", "--data-dir", scanned.index).out
    assert "worst: critical" in english
    assert "critical: when it is weak: 2 of 4 subjects (50 %)" in english
    assert "By which shares, the longest unchanged first" in english
    chinese = run("blast-radius", "--admin", "drive", "--data-dir", scanned.index, "--lang", "zh").out
    assert "drive 的管理员" in chinese
    assert "极高：when it is weak：4 个对象中的 2 个" in chinese
    assert "所有人" in run("blast-radius", "--data-dir", scanned.index, "--lang", "zh").out
    assert (
        "anyone with the link: reads 2 of 6 files; worst: below every threshold"
        in run("blast-radius", "--link", "--data-dir", scanned.index).out
    )


def test_any_accounts_together_are_what_collusion_says(run, scanned):
    together = run("blast-radius", "--any", "2", "--data-dir", scanned.index, "--format", "json").out
    assert together == run("collusion", "--data-dir", scanned.index, "--format", "json").out


def test_wrong_use_is_one_line(run, scanned):
    for wrong in (["nobody"], ["--admin", "nowhere"], ["bo", "--link"], ["--any", "1"]):
        answer = run("blast-radius", *wrong, "--data-dir", scanned.index)
        assert answer.code == 2, wrong
        assert answer.out == ""
    assert run("blast-radius", "--data-dir", scanned.index.with_name("none")).code == 4


def test_the_library_answers_the_same(scanned):
    drive = Drive(scanned.index)
    assert drive.blast_radius("bo").severity.word == "critical"
    assert drive.principals().set_index("principal").loc["bo", "severity"] == "critical"
    with pytest.raises(UsageError, match="give one of account, admin and link"):
        drive.blast_radius("bo", link=True)
