"""The answer of a what-if as the mapping that ``--format json`` prints."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from aggregator.model.facts import Grade
from aggregator.model.scenario import Step
from aggregator.service.dates import iso_date
from aggregator.service.facts import MASKED
from aggregator.service.redactions import Redacting
from aggregator.service.what_if import ExposureChange, ToldFact, WhatIf


def what_if_to_record(answer: WhatIf, *, values: bool = False) -> dict[str, Any]:
    """Return the answer as a mapping; values are masked unless asked for.

    ``verdict`` and ``status``; ``steps``, each with its ``step`` and what it names; ``changes``; ``crosses``, which
    principals newly pass a threshold of what; ``ended``, which exposures no longer are; ``redact``, the places to take
    out of the uploads, and ``redaction``, what is proved of them (None where there is nothing to redact).
    """
    redacting = answer.redacting
    return {
        "verdict": answer.verdict,
        "steps": [step_record(step) for step in answer.steps],
        "changes": [_change_record(answer, each, values=values) for each in answer.changes],
        "crosses": [
            {
                "principal": member,
                "audience_kind": each.kind,
                "finding": each.finding,
                "insight": each.insight,
                "scope": each.scope,
                "severity_before": each.severity_before.word,
                "severity_after": each.severity_after.word,
                "first": not each.severity_before,
            }
            for each in answer.changes
            if each.crosses
            for member in each.members
        ],
        "ended": [
            {
                "finding": each.finding,
                "insight": each.insight,
                "scope": each.scope,
                "principals": list(each.members),
                "severity_before": each.severity_before.word,
            }
            for each in answer.changes
            if each.ends
        ],
        "redact": [
            {
                "file": place.file,
                "locator": place.where,
                "subject": place.subject,
                "attribute": place.attribute,
                "member": place.citation.member,
                "start": place.citation.start,
                "end": place.citation.end,
            }
            for place in (redacting.places if redacting else ())
        ],
        "redaction": None if redacting is None else _proof_record(redacting),
        "status": answer.status,
    }


def step_record(step: Step) -> dict[str, Any]:
    """Return a step as a mapping: its ``step`` and what it names."""
    named = {
        key: value.name.lower().replace("_", " ") if isinstance(value, Grade) else value
        for key, value in asdict(step).items()
    }
    return {"step": step.word, **named}


def _proof_record(redacting: Redacting) -> dict[str, Any]:
    return {
        "facts": redacting.facts,
        "bound": redacting.bound,
        "status": redacting.status,
        "certificate": redacting.certificate,
        "limit": redacting.limit,
        "leaves": list(redacting.leaves),
    }


def _change_record(answer: WhatIf, change: ExposureChange, *, values: bool) -> dict[str, Any]:
    return {
        "finding": change.finding,
        "pack": change.pack,
        "insight": change.insight,
        "scope": change.scope,
        "audience": change.audience,
        "audience_kind": change.kind,
        "readers": change.readers,
        "members": list(change.members),
        "before": change.before,
        "after": change.after,
        "revealed_before": change.revealed_before,
        "revealed_after": change.revealed_after,
        "population": change.population,
        "severity_before": change.severity_before.word,
        "severity_after": change.severity_after.word,
        "kind_before": change.was.kind,
        "kind_after": change.now.kind,
        "since_before": change.was.since,
        "since_after": change.now.since,
        "partners": list(change.partners),
        "sets": [list(files) for files in change.sets],
        "sets_total": change.sets_total,
        "facts": [_fact_record(answer, fact, values=values) for fact in change.facts],
    }


def _fact_record(answer: WhatIf, told: ToldFact, *, values: bool) -> dict[str, Any]:
    fact = told.fact
    return {
        "subject": told.subject,
        "subject_name": told.name or fact.subject_name,
        "attribute": fact.attribute,
        "value": fact.value if values else MASKED,
        "unit": fact.unit,
        "period": fact.period,
        "store": told.file.store,
        "file": told.file.path,
        "locator": str(fact.citation),
        "text": fact.surface if values else None,
        "confidence": fact.confidence,
        "modality": fact.modality.value,
        "reason": fact.reason,
        "date": iso_date(answer.asked),
    }
