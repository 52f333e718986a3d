"""The life of findings as plain records: what became of each, what changed, and what persons decided."""

from __future__ import annotations

from typing import Any

from aggregator.model.acceptance import Acceptance
from aggregator.model.changes import Cause, Change
from aggregator.model.life import Life
from aggregator.model.past import Sighting

Record = dict[str, Any]


def life_to_record(life: Life | None) -> Record:
    """Return what stands beside a finding's own keys in JSON; None where nothing is kept of it."""
    if life is None:
        return {}
    return {
        "state": life.state.value,
        "state_because": [cause_to_record(each) for each in life.causes],
        "first_seen": life.first_seen,
        "seen_since": life.since,
        "last_seen": life.last_seen,
        "standing": life.standing.value,
        "acceptance": None if life.acceptance is None else acceptance_to_record(life.acceptance),
        "outgrown": list(life.outgrown),
        "owner": life.owner,
        "ticket": life.ticket,
    }


def cause_to_record(cause: Cause) -> Record:
    """Return what changed under a finding; what does not apply is left out."""
    told = {
        "because": cause.because.value,
        "name": cause.name,
        "before": cause.before,
        "after": cause.after,
        "principals": list(cause.names),
    }
    return {name: value for name, value in told.items() if value}


def acceptance_to_record(accepted: Acceptance) -> Record:
    """Return what a person accepted: the form in which acceptances are exported."""
    who = accepted.audience
    return {
        "finding": accepted.finding,
        "pack": accepted.pack,
        "insight": accepted.insight,
        "scope": accepted.scope,
        "reason": accepted.reason,
        "until": accepted.until,
        "by": accepted.by,
        "made": accepted.made,
        "severity": accepted.severity.word,
        "revealed": accepted.revealed,
        "audience": {"kind": who.kind, "principals": list(who.principals), "readers": who.readers},
        "subjects": sorted(accepted.subjects),
    }


def change_to_record(change: Change) -> Record:
    """Return what became of a finding between two scans."""
    told = change.told
    return {
        "finding": change.finding,
        "state": change.state.value,
        "pack": told.pack,
        "insight": told.insight,
        "scope": told.scope,
        "kind": told.kind,
        "file": change.file or None,
        "before": None if change.before is None else sighting_to_record(change.before),
        "after": None if change.after is None else sighting_to_record(change.after),
        "because": [cause_to_record(each) for each in change.causes],
    }


def sighting_to_record(seen: Sighting) -> Record:
    """Return a finding as a scan saw it; ``unknown`` says why a later scan could not."""
    who = seen.audience
    return {
        "scan": seen.scan,
        "severity": seen.severity.word,
        "revealed": seen.revealed,
        "population": seen.population,
        "coverage": seen.coverage,
        "audience": {"kind": who.kind, "principals": list(who.principals), "readers": who.readers},
        "unknown": seen.unknown.value or None,
    }
