"""Findings as plain records: the JSON contract that scripts rely on, and back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict
from typing import Any

from aggregator.model.findings import (
    Audience,
    Factor,
    FileShare,
    Finding,
    Proof,
    Reached,
    Remediation,
    RevealingSet,
    Severity,
)
from aggregator.model.life import Life
from aggregator.report.content import FindingPage, NotRead
from aggregator.report.life_records import life_to_record

Record = dict[str, Any]


def finding_to_record(finding: Finding) -> Record:
    """Return the finding as the mapping that ``--format json`` prints, keys in the contract's order."""
    return {
        "id": finding.id,
        "pack": finding.pack,
        "insight": finding.insight,
        "scope": finding.scope,
        "kind": finding.kind,
        "audience": {
            "kind": finding.audience.kind,
            "principals": list(finding.audience.principals),
            "readers": finding.audience.readers,
        },
        "audiences": [{"principal": reached.principal, **_reached(reached)} for reached in finding.audiences],
        "administrator": _reached(finding.administrator),
        "severity": finding.severity.word,
        "revealed": finding.revealed,
        "population": finding.population,
        "coverage": finding.coverage,
        "revealed_outside": finding.revealed_outside,
        "subjects": list(finding.subjects),
        "gain": finding.gain,
        "since": finding.since,
        "minimal_sets": [
            {"files": list(one.files), "copies": {path: list(others) for path, others in one.copies.items()}}
            for one in finding.minimal_sets
        ],
        "minimal_sets_total": finding.minimal_sets_total,
        "minimal_sets_complete": finding.minimal_sets_complete,
        "factors": None if finding.factors is None else [_factor(factor) for factor in finding.factors],
        "revealed_by_one_file": list(finding.revealed_by_one_file),
        "attribution": [{"file": share.file, "share": share.share} for share in finding.attribution],
        "remediation": {
            "hide": list(finding.remediation.hide),
            "bound": finding.remediation.bound,
            "gap": finding.remediation.gap,
            "status": finding.remediation.status,
            "cost": finding.remediation.cost,
            "certificate": finding.remediation.certificate,
            "limit": finding.remediation.limit,
        },
        "recommended_marking": dict(finding.recommended_marking),
        "because": dict(finding.because),
        "expected_coverage": finding.expected_coverage,
        "probability": None if finding.probability is None else list(finding.probability),
        "disagreeing": finding.disagreeing,
        "population_at_least": finding.population_at_least,
        "coverage_at_most": finding.coverage_at_most,
        "attribution_error": finding.attribution_error,
        "smallest": None if finding.smallest is None else asdict(finding.smallest),
        "names": dict(finding.names),
    }


def told_records(findings: Iterable[Finding], lives: Mapping[str, Life]) -> list[Record]:
    """Return findings as mappings for JSON, each with what became of it and what persons decided."""
    return [{**finding_to_record(each), **life_to_record(lives.get(each.id))} for each in findings]


def finding_from_record(record: Mapping[str, Any]) -> Finding:
    """Return the finding that `finding_to_record` made the record of."""
    factors = record["factors"]
    return Finding(
        id=record["id"],
        pack=record["pack"],
        insight=record["insight"],
        scope=record["scope"],
        kind=record["kind"],
        audience=Audience(
            record["audience"]["kind"], tuple(record["audience"]["principals"]), record["audience"]["readers"]
        ),
        audiences=tuple(_reached_from(row, row["principal"]) for row in record["audiences"]),
        administrator=_reached_from(record["administrator"], "administrator"),
        severity=Severity[record["severity"].upper()],
        revealed=record["revealed"],
        population=record["population"],
        coverage=record["coverage"],
        revealed_outside=record["revealed_outside"],
        subjects=tuple(record["subjects"]),
        gain=record["gain"],
        since=record["since"],
        minimal_sets=tuple(
            RevealingSet(tuple(one["files"]), {path: tuple(others) for path, others in one["copies"].items()})
            for one in record["minimal_sets"]
        ),
        minimal_sets_total=record["minimal_sets_total"],
        minimal_sets_complete=record["minimal_sets_complete"],
        factors=None if factors is None else tuple(_factor_from(factor) for factor in factors),
        revealed_by_one_file=tuple(record["revealed_by_one_file"]),
        attribution=tuple(FileShare(row["file"], row["share"]) for row in record["attribution"]),
        remediation=Remediation(
            tuple(record["remediation"]["hide"]),
            record["remediation"]["bound"],
            record["remediation"]["gap"],
            record["remediation"]["status"],
            record["remediation"].get("cost"),
            record["remediation"].get("certificate", ""),
            record["remediation"].get("limit", ""),
        ),
        recommended_marking=dict(record["recommended_marking"]),
        because=dict(record["because"]),
        **_uncertainty_from(record),
        smallest=None if record.get("smallest") is None else Proof(**record["smallest"]),
        names=dict(record.get("names", {})),
    )


def _uncertainty_from(record: Mapping[str, Any]) -> Record:
    """Return what findings tell since they say how sure they are; those of an earlier index do not."""
    probability = record.get("probability")
    return {
        "expected_coverage": record.get("expected_coverage"),
        "probability": None if probability is None else (probability[0], probability[1]),
        "disagreeing": record.get("disagreeing", 0),
        "population_at_least": record.get("population_at_least"),
        "attribution_error": record.get("attribution_error", 0.0),
    }


def _reached(reached: Reached) -> Record:
    return {"revealed": reached.revealed, "coverage": reached.coverage, "severity": reached.severity.word}


def _reached_from(record: Mapping[str, Any], principal: str) -> Reached:
    return Reached(principal, record["revealed"], record["coverage"], Severity[record["severity"].upper()])


def _factor(factor: Factor) -> Record:
    return {
        "subject": factor.subject,
        "attributes": [list(names) for names in factor.attributes],
        "any_of": [list(paths) for paths in factor.any_of],
    }


def _factor_from(record: Mapping[str, Any]) -> Factor:
    return Factor(
        record["subject"],
        tuple(tuple(names) for names in record["attributes"]),
        tuple(tuple(paths) for paths in record["any_of"]),
    )


def scan_to_record(files: int, read: int, changed: int, removed: int, not_read: Iterable[NotRead]) -> Record:
    """Return what a scan did as the mapping that ``--format json`` prints."""
    rows = [{"store": row.store, "path": row.path, "status": row.status, "reason": row.reason} for row in not_read]
    return {"files": files, "read": read, "changed": changed, "removed": removed, "not_read": rows}


def page_to_record(page: FindingPage) -> Record:
    """Return a finding with its evidence and its timeline as a mapping for JSON."""
    return {
        **finding_to_record(page.finding),
        **life_to_record(page.life),
        "evidence": [
            {
                "subject": row.subject,
                "attribute": row.attribute,
                "file": row.file,
                "locator": row.locator,
                "reason": row.reason,
                "confidence": row.confidence,
                "value": row.value,
            }
            for row in page.evidence
        ],
        "timeline": [
            {
                "date": step.date,
                "revealed": step.revealed,
                "files": list(step.files),
                "caused_by": list(page.caused_by.get(step.date, ())),
            }
            for step in page.timeline
        ],
        "crossings": [
            {"severity": each.severity.word, "subjects": each.needed, "date": each.date, "caused_by": list(each.files)}
            for each in page.crossings
        ],
        "ends_before": page.ends_before,
    }
