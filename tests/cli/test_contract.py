"""The JSON that scripts rely on, field by field."""

from __future__ import annotations

import json
import re

import pytest

SEVERITIES = {"none", "low", "medium", "high", "critical"}
ROW = {"principal": str, "revealed": int, "coverage": float, "severity": str}
FINDING = {
    "id": str,
    "pack": str,
    "insight": str,
    "scope": (str, type(None)),
    "kind": str,
    "audience": {"kind": str, "principals": [str], "readers": (int, type(None))},
    "audiences": [ROW],
    "administrator": {"revealed": int, "coverage": float, "severity": str},
    "severity": str,
    "revealed": int,
    "population": int,
    "coverage": float,
    "revealed_outside": int,
    "subjects": [str],
    "gain": float,
    "since": (str, type(None)),
    "minimal_sets": [{"files": [str], "copies": dict}],
    "minimal_sets_total": (int, type(None)),
    "minimal_sets_complete": bool,
    "factors": (list, type(None)),
    "revealed_by_one_file": [str],
    "attribution": [{"file": str, "share": float}],
    "remediation": {
        "hide": [str],
        "bound": (float, type(None)),
        "gap": (float, type(None)),
        "status": str,
        "cost": (float, type(None)),
        "certificate": str,
        "limit": str,
    },
    "recommended_marking": dict,
    "because": dict,
    "expected_coverage": (float, type(None)),
    "probability": (list, type(None)),
    "disagreeing": int,
    "population_at_least": (int, type(None)),
    "coverage_at_most": (float, type(None)),
    "attribution_error": float,
    "smallest": {"cost": float, "bound": float, "gap": float, "status": str, "certificate": str, "limit": str},
    "names": dict,
}
LIFE = {
    "state": str, "state_because": list, "first_seen": str, "seen_since": str, "last_seen": str, "standing": str,
    "acceptance": (dict, type(None)), "outgrown": [str], "owner": str, "ticket": str,
}  # fmt: skip
TOLD = {**FINDING, **LIFE}
FACT = {
    "subject": str,
    "subject_name": str,
    "attribute": str,
    "value": str,
    "unit": (str, type(None)),
    "period": (str, type(None)),
    "store": str,
    "file": str,
    "locator": str,
    "text": (str, type(None)),
    "confidence": float,
    "modality": str,
    "reason": str,
    "date": str,
}


OR_NONE = (str, type(None))
CHANGE = {
    "finding": str, "pack": str, "insight": str, "scope": OR_NONE, "audience": str, "audience_kind": str,
    "readers": (int, type(None)), "members": [str], "before": float, "after": float,
    "revealed_before": int, "revealed_after": int, "population": int, "severity_before": str, "severity_after": str,
    "kind_before": OR_NONE, "kind_after": OR_NONE, "since_before": OR_NONE, "since_after": OR_NONE,
    "partners": [str], "sets": [[str]], "sets_total": (int, type(None)), "facts": [FACT],
}  # fmt: skip
CROSSING = {
    "principal": str, "audience_kind": str, "finding": str, "insight": str, "scope": OR_NONE, "severity_before": str,
    "severity_after": str, "first": bool,
}  # fmt: skip
REDACTION = {"facts": int, "bound": int, "status": str, "certificate": str, "limit": str, "leaves": [str]}


def shaped(value: object, shape: object, place: str = "it") -> None:
    """Fail where a value has not just the fields of a shape, or one of another type."""
    if isinstance(shape, dict):
        assert isinstance(value, dict), place
        assert list(value) == list(shape), place
        for name, inner in shape.items():
            shaped(value[name], inner, f"{place}.{name}")
    elif isinstance(shape, list):
        assert isinstance(value, list), place
        for number, each in enumerate(value):
            shaped(each, shape[0], f"{place}[{number}]")
    else:
        kinds = shape if isinstance(shape, tuple) else (shape,)
        if float in kinds:
            kinds = (*kinds, int)
        assert isinstance(value, kinds), f"{place}: {value!r}"
        assert bool in kinds or not isinstance(value, bool), place


def test_a_scan_tells_what_it_did_and_found(run, scanned):
    answer = run(*scanned.scan, "--format", "json")
    told = json.loads(answer.out)
    shape = {
        "scan": {
            "files": int, "read": int, "changed": int, "removed": int,
            "not_read": [{"store": str, "path": str, "status": str, "reason": str}],
            "not_listed": [{"path": str, "reason": str}], "permissions_not_read": [{"path": str, "reason": str}],
            "kept_although_gone": int,
        },
        "findings": [TOLD],
        "plans": list,
        "changes": list,
        "unknown": list,
    }  # fmt: skip
    shaped(told, shape)
    assert (answer.code, answer.err) == (0, "")
    assert {name: told["scan"][name] for name in ("files", "read", "changed", "removed")} == {
        "files": 6, "read": 0, "changed": 0, "removed": 0,
    }  # fmt: skip
    (unread,) = told["scan"]["not_read"]
    assert (unread["store"], unread["path"], unread["status"]) == ("drive", "noise/photo.heic", "failed")


def test_findings_are_those_of_the_scan(run, scanned):
    told = json.loads(run("findings", "--data-dir", scanned.index, "--format", "json").out)
    assert told == json.loads(run(*scanned.scan, "--format", "json").out)["findings"]


def test_a_finding_says_what_a_person_has_to_know(run, scanned):
    """Northfield and Lakeside: bo alone reads both folders. Of four farms two are weak, which is half: critical.

    Both are needed and nothing is said twice, so the one smallest set is the only one.
    """
    weak, keeper = json.loads(run("findings", "--data-dir", scanned.index, "--format", "json").out)
    shaped([weak, keeper], [TOLD])
    assert re.fullmatch("[0-9a-f]{16}", weak["id"])
    told_below = {"id", "audiences", "attribution", "factors", "expected_coverage", "probability"}
    assert {name: weak[name] for name in FINDING if name not in told_below} == {
        "pack": "wind",
        "insight": "when it is weak",
        "scope": None,
        "kind": "aggregation",
        "audience": {"kind": "principals", "principals": ["bo"], "readers": 1},
        "administrator": {"revealed": 2, "coverage": 0.5, "severity": "critical"},
        "severity": "critical",
        "revealed": 2,
        "population": 4,
        "coverage": 0.5,
        "revealed_outside": 0,
        "subjects": ["F-1", "F-2"],
        "gain": 0.5,
        "since": "2023-11-14",
        "minimal_sets": [{"files": ["plans/outages.csv", "sheets/capacity.csv", "sheets/letter.md"], "copies": {}}],
        "minimal_sets_total": 1,
        "minimal_sets_complete": True,
        "revealed_by_one_file": [],
        "remediation": {
            "hide": ["plans/outages.csv"],
            "bound": 1.0,
            "gap": 0.0,
            "status": "optimal",
            "cost": 1.0,
            "certificate": "prices",
            "limit": "",
        },
        "recommended_marking": {"en": "secret", "zh": "机密"},
        "because": {"en": "Shows when an attack costs most.", "zh": "显示攻击代价最大之时。"},
        "disagreeing": 0,
        "population_at_least": None,
        "coverage_at_most": None,
        "attribution_error": 0.0,
        "smallest": {
            "cost": 3.0,
            "bound": 3.0,
            "gap": 0.0,
            "status": "optimal",
            "certificate": "enumeration",
            "limit": "",
        },
        "names": {"F-1": "Northfield", "F-2": "Lakeside"},
    }
    assert {row["principal"]: (row["revealed"], row["severity"]) for row in weak["audiences"]} == {
        "bo": (2, "critical")
    }
    shares = {row["file"]: row["share"] for row in weak["attribution"]}
    assert shares == {"plans/outages.csv": 1.0, "sheets/capacity.csv": 0.5, "sheets/letter.md": 0.5}
    assert (keeper["insight"], keeper["kind"], keeper["severity"]) == ("who keeps what", "single_file", "low")
    assert keeper["revealed_by_one_file"] == ["sheets/capacity.csv"]


def test_aggregations_come_first_and_the_gravest_of_them(run, scanned):
    told = json.loads(run("findings", "--data-dir", scanned.index, "--format", "json").out)
    order = ["low", "medium", "high", "critical"]
    keys = [(one["kind"] != "aggregation", -order.index(one["severity"]), -one["gain"]) for one in told]
    assert keys == sorted(keys)


def test_a_fact_is_a_line(run, scanned):
    lines = run("facts", "--values", "--format", "jsonl", "--data-dir", scanned.index).out.splitlines()
    told = [json.loads(line) for line in lines]
    shaped(told, [FACT])
    assert {
        (one["file"], one["subject"], one["subject_name"], one["attribute"], one["value"], one["unit"], one["period"])
        for one in told
    } == {
        ("sheets/letter.md", "F-2", "Lakeside", "capacity", "873.25", "MW", None),
        ("plans/outages.csv", "F-1", "Northfield", "outage", "2031-07-19", None, None),
        ("plans/outages.csv", "F-2", "Lakeside", "outage", "2031-08-23", None, None),
        ("sheets/capacity.csv", "F-1", "Northfield", "capacity", "731.25", "MW", None),
        ("sheets/capacity.csv", "F-1", "Northfield", "keeper", "Quintus Zeppelin", None, None),
        ("sheets/output.csv", "F-1", "Northfield", "output", "6417", "GWh", "2023"),
        ("sheets/output.csv", "F-1", "Northfield", "output", "6529", "GWh", "2024"),
    }
    for one in told:
        assert one["text"] in (scanned.drive / one["file"]).read_text()
        assert (one["store"], one["date"]) == ("drive", "2023-11-14")
        assert 0 < one["confidence"] <= 1


def test_masked_facts_have_the_same_fields(run, scanned):
    lines = run("facts", "--format", "jsonl", "--data-dir", scanned.index).out.splitlines()
    told = [json.loads(line) for line in lines]
    shaped(told, [FACT])
    assert {(one["value"], one["text"]) for one in told} == {("•••", None)}


@pytest.mark.parametrize("values", [(), ("--values",)])
def test_a_what_if_tells_changes_and_places(run, scanned, values):
    told = json.loads(
        run("what-if", scanned.new, "--to", "noise", "--format", "json", "--data-dir", scanned.index, *values).out
    )
    assert set(told) == {"verdict", "steps", "changes", "crosses", "ended", "redact", "redaction", "status"}
    assert told["steps"] == [{"step": "upload", "file": str(scanned.new), "to": "noise", "owner": None}]
    assert told["ended"] == []
    shaped(told["crosses"], [CROSSING])
    shaped(told["redaction"], REDACTION)
    shaped(told["changes"], [CHANGE])
    assert told["changes"]
    for place in told["redact"]:
        assert set(place) >= {"locator", "subject", "attribute"}
    assert (told["verdict"], told["status"]) == ("review", "complete")
    everyone = next(change for change in told["changes"] if change["audience"] == "everyone")
    assert (everyone["before"], everyone["after"], everyone["severity_after"]) == (0, 0.25, "medium")
    assert {change["severity_before"] for change in told["changes"]} <= SEVERITIES
    assert {(place["subject"], place["attribute"]) for place in told["redact"]} <= {
        ("F-3", "capacity"),
        ("F-3", "outage"),
    }


def test_an_explanation_is_the_finding_with_its_evidence(run, scanned):
    finding = json.loads(run("findings", "--data-dir", scanned.index, "--format", "json").out)[0]
    told = json.loads(
        run("explain", finding["id"][:6], "--data-dir", scanned.index, "--format", "json", "--values").out
    )
    assert {name: told[name] for name in TOLD} == finding
    assert {(row["file"], row["attribute"], row["value"]) for row in told["evidence"]} == {
        ("sheets/letter.md", "capacity", "873.25 MW"),
        ("plans/outages.csv", "outage", "2031-07-19"),
        ("plans/outages.csv", "outage", "2031-08-23"),
        ("sheets/capacity.csv", "capacity", "731.25 MW"),
    }
    assert [(step["date"], step["revealed"]) for step in told["timeline"]] == [("2023-11-14", 2)]


def test_packs_are_listed_with_their_insights(run):
    told = json.loads(run("policy", "list", "--format", "json").out)
    shaped(told, [{"name": str, "version": int, "sector": dict, "insights": [str]}])
    assert "electricity" in [pack["name"] for pack in told]


def test_health_is_told_as_json(run, scanned):
    told = json.loads(run("doctor", "--format", "json", "--data-dir", scanned.index).out)
    assert (told["index"]["files_read"], told["index_problems"]) == (6, [])
    assert {"formats", "stores", "packs", "limits", "python", "version"} <= set(told)
