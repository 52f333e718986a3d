"""The columns of the frames that the library returns, in their order."""

from __future__ import annotations

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
