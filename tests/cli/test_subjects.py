from __future__ import annotations

import json


def test_subjects_are_listed_decided_and_taken_back(run, grid):
    (grid.top / "drive" / "old.csv").write_text("farm,capacity\nMill Race,5\n", "utf-8")
    run(*grid.scan)
    listed = json.loads(run("subjects", "list", "--format", "json", "--data-dir", grid.index).out)
    assert {"pack", "kind", "subject", "name", "scope", "identifiers", "facts", "files"} == set(listed[0])
    assert "name:mill race" in {row["subject"] for row in listed}
    pair = ["F-3", "Mill Race"]
    made = run("subjects", "merge", *pair, "--because", "renamed", "--by", "ann", "--data-dir", grid.index)
    assert made.code == 0
    assert made.out.startswith("'farm/listed/F-3' and 'farm/name/mill race' are one subject")
    merged = run("subjects", "list", "--merged", "--data-dir", grid.index).out
    assert "decided by ann: renamed, 1.00" in merged
    assert run("subjects", "list", "--decisions", "--data-dir", grid.index).out == made.out
    assert run("subjects", "forget", "F-3", "mill race", "--data-dir", grid.index).code == 0
    assert run("subjects", "list", "--decisions", "--data-dir", grid.index).out == ""


def test_a_decision_about_nobody_ends_with_2(run, scanned):
    answer = run("subjects", "split", "F-1", "Nowhere", "--data-dir", scanned.index)
    assert (answer.code, "no subject is called 'Nowhere'" in answer.error) == (2, True)


def test_what_may_be_one_is_listed_with_how_sure_and_why(run, grid):
    (grid.top / "drive" / "old.csv").write_text("farm,capacity\nMillrace,5\nMillrace Oldbury,6\n", "utf-8")
    run(*grid.scan)
    asked = ["subjects", "list", "--candidates", "--search", "millrace", "--data-dir", grid.index]
    (found,) = json.loads(run(*asked, "--format", "json").out)
    assert found.keys() == {"pack", "kind", "one", "other", "confidence", "why"}
    shown = run(*asked).out.replace("\n", " ")
    assert shown.startswith(
        f"{found['confidence']:.2f} 'farm/name/millrace' and 'farm/name/millrace oldbury': {found['why']}"
    )
    assert run("subjects", "split", "Millrace", "Millrace Oldbury", "--data-dir", grid.index).code == 0
    assert run(*asked).out == ""
