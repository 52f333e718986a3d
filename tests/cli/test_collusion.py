"""``aggregator collusion``: its JSON, and its words in two languages.

Plans with the outages are read by ann and bo, sheets with the capacities by bo and cy. So bo alone shows when both
farms are weak, and ann and cy show it together; who keeps what stands in a sheet, which ann cannot read.
"""

from __future__ import annotations

import json

from aggregator.library import Drive


def test_the_json_says_who_learns_what_together(run, scanned):
    answer = run("collusion", "--data-dir", scanned.index, "--format", "json")
    weak, keeper = json.loads(answer.out)
    assert (answer.code, answer.err) == (0, "")
    findings = json.loads(run("findings", "--data-dir", scanned.index, "--format", "json").out)
    crossing = {"alone": 1, "accounts": 2, "at_least": 2, "groups_total": 1, "complete": True}
    group = {"revealed": 2, "bound": 2, "gap": 0.0, "status": "optimal", "limit": "", "members": [["bo"]]}
    thresholds = weak.pop("thresholds")
    most = weak.pop("most")
    assert weak == {
        "finding": findings[0]["id"], "pack": "wind", "insight": "when it is weak", "scope": None, "population": 4,
        "accounts": 3, "revealed_by_everyone": 0, "revealed_by_all": 2,
    }  # fmt: skip
    assert [{name: each[name] for name in group} | {"accounts": each["accounts"]} for each in most] == [
        {**group, "accounts": 1}, {**group, "accounts": 2},
    ]  # fmt: skip
    assert [sorted(map(tuple, each["groups"][0])) for each in thresholds] == [[("ann",), ("cy",)]] * 2
    assert [(each["severity"], each["needed"]) for each in thresholds] == [("medium", 1), ("critical", 2)]
    assert all({name: each[name] for name in crossing} == crossing for each in thresholds)
    assert keeper["most"][0]["members"] == [["bo", "cy"]]
    assert (keeper["thresholds"][0]["accounts"], keeper["thresholds"][0]["at_least"]) == (None, None)


def test_it_is_told_in_two_languages(run, scanned):
    finding = json.loads(run("findings", "--data-dir", scanned.index, "--format", "json").out)[0]["id"]
    english = run("collusion", finding[:8], "--data-dir", scanned.index, "--accounts", "3").out
    assert "the most that 3 accounts can learn: 2 (proved)  bo" in english
    assert "1 account can pass it alone; of the others it takes 2 together (proved)" in english
    assert "ann + cy" in english
    assert "who keeps what" not in english
    chinese = run("collusion", "--data-dir", scanned.index, "--lang", "zh").out
    assert "2 个账号至多可得：2 个（已证明）  bo" in chinese
    assert "其余账号须 2 个联手（已证明）" in chinese


def test_wrong_use_is_one_line(run, scanned):
    answer = run("collusion", "--accounts", "1", "--data-dir", scanned.index)
    assert answer.code == 2
    assert "--accounts" in answer.error
    assert run("collusion", "zz", "--data-dir", scanned.index).code == 2


def test_the_library_answers_the_same(scanned):
    weak, _ = Drive(scanned.index).collusion()
    assert [(each.members, each.revealed) for each in weak.found.most] == [((("bo",),), 2), ((("bo",),), 2)]
