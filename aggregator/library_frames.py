"""The frames that the library returns: their columns, in order, and their rows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import pandas as pd

from aggregator.model.changes import Change
from aggregator.model.findings import Finding
from aggregator.model.life import Life
from aggregator.model.plan import PlanCheck
from aggregator.report.life_records import change_to_record, life_to_record
from aggregator.report.records import finding_to_record
from aggregator.service.changes import Moment, moment_to_record
from aggregator.service.plan_check import check_to_record

SCALARS = (
    "id", "pack", "insight", "scope", "kind", "severity", "revealed", "population", "coverage", "gain", "since",
    "revealed_outside", "subjects", "minimal_sets_total", "revealed_by_one_file", "expected_coverage", "probability",
)  # fmt: skip
FACT_COLUMNS = (
    "subject", "subject_name", "attribute", "value", "unit", "period", "store", "file", "locator", "text",
    "confidence", "modality", "reason", "date",
)  # fmt: skip

DISCOVERED_COLUMNS = (
    "pack", "kind", "attributes", "revealed", "alone", "population", "gain", "split", "z", "sources", "snippet",
)  # fmt: skip
DEDUCED_COLUMNS = (
    "subject", "subject_name", "attribute", "period", "value", "lowest", "highest", "unit", "exact", "known", "files",
    "all_files", "reason",
)  # fmt: skip
LIFE = ("state", "first_seen", "seen_since", "standing", "owner", "ticket")
CHANGE_COLUMNS = (
    "finding", "state", "pack", "insight", "scope", "kind", "severity_before", "severity", "revealed_before",
    "revealed", "coverage_before", "coverage", "unknown", "because",
)  # fmt: skip
ACCEPTED_COLUMNS = (
    "finding", "insight", "scope", "reason", "until", "by", "made", "severity", "revealed", "standing", "outgrown",
    "owner", "ticket",
)  # fmt: skip
HISTORY_COLUMNS = ("scan", "started", "complete", "severity", "revealed", "population", "coverage", "unknown")
SCAN_COLUMNS = ("id", "started", "complete", "files", "changed", "findings", "worst", "by_severity")
TOPIC_COLUMNS = ("topic", "store", "file", "share")
SUBJECT_COLUMNS = ("pack", "kind", "subject", "name", "scope", "identifiers", "facts", "files")
PLAN_COLUMNS = (
    "plan", "do", "path", "store", "who", "due", "cost", "against", "subject", "name", "attribute", "state",
)  # fmt: skip


def findings_frame(findings: Iterable[Finding], lives: Mapping[str, Life]) -> pd.DataFrame:
    """Return findings, a row each, with what became of them; indexed by id."""
    rows = []
    for finding in findings:
        record = finding_to_record(finding) | dict.fromkeys(LIFE) | life_to_record(lives.get(finding.id))
        rows.append(
            {name: record[name] for name in (*SCALARS, *LIFE)}
            | {
                "audience": ", ".join(finding.audience.principals),
                "smallest_set": list(finding.minimal_sets[0].files) if finding.minimal_sets else [],
                "hide": list(finding.remediation.hide),
            }
        )
    columns = [*SCALARS, *LIFE, "audience", "smallest_set", "hide"]
    return pd.DataFrame(rows, columns=columns).set_index("id")


def changes_frame(changes: Iterable[Change]) -> pd.DataFrame:
    """Return what changed from one scan to another, a row a finding."""
    return pd.DataFrame([_change_row(each) for each in changes], columns=CHANGE_COLUMNS)


def history_frame(moments: Iterable[Moment]) -> pd.DataFrame:
    """Return how a finding went from scan to scan, a row a scan."""
    records = [moment_to_record(each) for each in moments]
    rows = [moment | (moment.pop("finding") or {}) | {"scan": moment["scan"]} for moment in records]
    return pd.DataFrame(rows, columns=HISTORY_COLUMNS)


def plans_frame(checks: Iterable[PlanCheck]) -> pd.DataFrame:
    """Return the actions of plans, a row each, with what a scan found of them."""
    found = [check_to_record(each) for each in checks]
    rows = [{"plan": check["plan"], **action} for check in found for action in check["actions"]]
    return pd.DataFrame(rows, columns=PLAN_COLUMNS)


def _change_row(change: Change) -> dict[str, Any]:
    record = change_to_record(change)
    before, after = record["before"] or {}, record["after"] or {}
    measures = ("severity", "revealed", "coverage")
    return (
        record
        | {f"{name}_before": before.get(name) for name in measures}
        | {name: after.get(name) for name in (*measures, "unknown")}
    )
