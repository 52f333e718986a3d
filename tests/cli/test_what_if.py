"""A what-if of several steps, as an administrator types it."""

from __future__ import annotations

import json

import pytest

from aggregator.cli.main import FOUND, WRONG_USE


def asked(run, scanned, *arguments):
    return run("what-if", *arguments, "--data-dir", scanned.index)


def test_steps_of_several_options_count_together(run, scanned):
    told = json.loads(
        asked(run, scanned, "--share", "plans=group:grid", "--compromise", "account:ann", "--format", "json").out
    )
    assert told["steps"] == [
        {"step": "share", "path": "plans", "principal": "group:grid"},
        {"step": "compromise account", "account": "account:ann"},
    ]
    # Northfield and Lakeside of four: half of the population is critical.
    assert {(each["principal"], each["severity_after"], each["first"]) for each in told["crosses"]} == {
        ("cy", "critical", True), ("grid", "critical", True),
    }  # fmt: skip
    assert (told["verdict"], told["redact"], told["redaction"], told["ended"]) == ("hold", [], None, [])
    (change,) = told["changes"]
    assert (change["audience"], change["partners"]) == ("grid", ["sheets/capacity.csv", "sheets/letter.md"])


def test_who_newly_crosses_is_shown_in_both_languages(run, scanned):
    out = asked(run, scanned, "--member", "group:planning=account:cy").out
    assert "Newly past a threshold (1): cy" in out
    assert "nothing was changed" in out
    out = asked(run, scanned, "--member", "planning=cy", "--lang", "zh").out
    assert "新越过阈值者（1）：cy" in out
    assert "未作任何改动" in out


def test_an_attacker_and_an_end_are_shown(run, scanned):
    out = asked(run, scanned, "--compromise", "ann", "--compromise", "cy").out
    assert "when it is weak · an attacker: 0 % → 50 %, none → critical" in out
    assert "Newly past a threshold (1): an attacker" in out
    assert "新越过阈值者（1）：攻击者" in asked(run, scanned, "--compromise", "administrator", "--lang", "zh").out
    out = asked(run, scanned, "--stop-sharing", "plans=planning").out
    assert "when it is weak · bo: 50 % → 0 %, critical → none" in out
    assert "this exposure ends" in out
    assert "Nobody's exposure" in asked(run, scanned, "--remove", "noise/lunch.txt").out


def test_a_redaction_says_that_no_fewer_do(run, scanned):
    out = asked(run, scanned, scanned.new, "--to", "noise").out
    assert "Redact these places to bring it back to ok (proved: no fewer facts do)" in out


def test_in_chinese_whom_and_what_it_says_is_chinese_but_for_names(run, scanned):
    out = asked(run, scanned, scanned.new, "--to", "noise", "--lang", "zh").out
    assert "删去以下内容即可放行（已证明：无法更少）" in out
    assert not any(word in out for word in ("line ", "characters", "administrator", "everyone", "none"))
    out = asked(run, scanned, "--public", "plans", "--public", "sheets", "--lang", "zh").out
    assert "when it is weak · 所有人: 0 % → 50 %, 无 → 极高" in out


def test_that_a_file_which_goes_takes_no_subject_away_is_said(run, scanned):
    told = "a file that goes takes none of them away"
    assert told in " ".join(asked(run, scanned, "--remove", "noise/lunch.txt").out.split())
    assert told not in " ".join(asked(run, scanned, "--share", "plans=group:grid").out.split())
    assert "不会减少对象总数" in asked(run, scanned, "--remove", "noise/lunch.txt", "--lang", "zh").out


def test_a_scenario_file_and_options_are_played_together(run, scanned, tmp_path):
    file = tmp_path / "scenario.yaml"
    file.write_text("scenario:\n  - {share: plans, with: cy}\n")
    answer = asked(run, scanned, "--scenario", file, "--public", "noise", "--fail-on", "hold", "--format", "json")
    assert answer.code == FOUND
    assert [step["step"] for step in json.loads(answer.out)["steps"]] == ["share", "make public"]


MISTAKES = {
    "nothing": ([], "say what would be done"),
    "no folder": (["new.md"], "Missing option '--to'"),
    "no folder for an upload": (["--upload", "new.md"], "say which folder it would go to"),
    "no sign": (["--share", "plans"], "--share plans: is written PATH=WHO"),
    "path": (["--public", "plan"], "plan: is no file or folder of a scanned store"),
    "group": (["--member", "planing=cy"], "did you mean 'planning'"),
    "account": (["--compromise", "account:an"], "did you mean 'ann'?"),
    "grade": (["--regrade", "plans=sekret"], "'sekret' is no grade"),
    "store": (["--compromise", "administrator:driv"], "did you mean 'drive'?"),
    "no scenario": (["--scenario", "no.yaml"], "no.yaml: cannot be read: No such file"),
    "an empty path": (["--remove", ""], "'': names no file or folder; the root of a store is '.'"),
    "a name too long": (["x" * 300, "--to", "."], "x: no such file: File name too long"),
    "one of two": (
        ["--public", "plans", "--compromise", "account:an"],
        "step 2, compromise account: 'an' is no account",
    ),
}


@pytest.mark.parametrize(("arguments", "said"), MISTAKES.values(), ids=MISTAKES)
def test_a_mistake_is_one_line_that_says_what_would_be_right(run, scanned, arguments, said):
    answer = asked(run, scanned, *arguments)
    assert (answer.code, answer.out, said in answer.error) == (WRONG_USE, "", True)
