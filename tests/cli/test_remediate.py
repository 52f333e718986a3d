"""``aggregator remediate``: its JSON, and its words in two languages."""

from __future__ import annotations

import json


def test_the_json_says_what_to_do_and_what_is_proved(run, scanned):
    """Of four farms two are weak, each by the one file of outages; who keeps what stands in one file alone."""
    answer = run("remediate", "--data-dir", scanned.index, "--format", "json")
    told = json.loads(answer.out)
    assert (answer.code, answer.err) == (0, "")
    assert {name: told[name] for name in told if name != "ends"} == {
        "status": "optimal", "cost": 2.0, "bound": 2.0, "gap": 0.0, "certificate": told["certificate"], "limit": "",
        "hide": told["hide"], "restrict": [], "redact": [],
    }  # fmt: skip
    assert "sheets/capacity.csv" in told["hide"]
    assert {(end["insight"], end["revealed"], end["left"], end["fewer_than"]) for end in told["ends"]} == {
        ("when it is weak", 2, 0, 1), ("who keeps what", 1, 0, 1),
    }  # fmt: skip


def test_what_is_taken_out_names_file_subject_and_attribute(run, scanned):
    answer = run("remediate", "--redact", "--data-dir", scanned.index, "--format", "json")
    told = json.loads(answer.out)
    assert (told["hide"], told["cost"], told["status"]) == ([], 2.0, "optimal")
    assert {(each["file"], each["subject"], each["attribute"], each["name"]) for each in told["redact"]} >= {
        ("sheets/capacity.csv", "F-1", "capacity", "Northfield")
    }
    shown = run("remediate", "--redact", "--data-dir", scanned.index).out
    assert "    sheets/capacity.csv: Northfield (F-1), capacity" in shown.splitlines()


def test_it_is_told_in_two_languages(run, scanned):
    english = run("remediate", "--data-dir", scanned.index).out
    assert "It costs 2; it is proved by adding up prices that nothing cheaper ends it." in english
    assert "Hide these files" in english
    chinese = run("remediate", "--restrict", "--data-dir", scanned.index, "--lang", "zh").out
    assert "代价为 2；已证明" in chinese
    assert "取消受众对以下文件的读取权限" in chinese


def test_wrong_use_is_one_line(run, scanned):
    answer = run("remediate", "--audience", "nobody", "--data-dir", scanned.index)
    assert answer.code == 2
    assert "'nobody' reads nothing here" in answer.error
