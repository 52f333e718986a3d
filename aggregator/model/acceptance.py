"""What persons decided about findings: to live with one for a while, and who is to see to it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from aggregator.model.findings import Audience, Finding, Severity


class Standing(StrEnum):
    """Whether a finding counts."""

    OPEN = "open"
    ACCEPTED = "accepted"
    EXPIRED = "expired"
    WORSE = "worse_than_accepted"


@dataclass(frozen=True, slots=True)
class Acceptance:
    """A person's word that an exposure is to be lived with until a day, as bad as it was when that was said.

    Parameters
    ----------
    until
        The last day of it (ISO), by the time of the scan.
    made
        The day it was said (ISO).
    subjects
        Ids of the subjects that the finding named; others are not accepted with them.
    """

    finding: str
    pack: str
    insight: str
    scope: str | None
    reason: str
    until: str
    by: str
    made: str
    severity: Severity
    revealed: int
    audience: Audience
    subjects: frozenset[str]

    def standing(self, finding: Finding, day: str) -> Standing:
        """Return whether a finding counts on a day all the same: the acceptance is over, or it is worse now.

        What is worse in one respect is not accepted for being better in another.
        """
        if day > self.until:
            return Standing.EXPIRED
        return Standing.WORSE if self.outgrown(finding) else Standing.ACCEPTED

    def outgrown(self, finding: Finding) -> tuple[str, ...]:
        """Return in what a finding is worse than what was accepted: of severity, revealed, audience, subjects."""
        worse = {
            "severity": finding.severity > self.severity,
            "revealed": finding.revealed > self.revealed,
            "audience": finding.audience.breadth > self.audience.breadth
            or finding.audience.has_others_than(self.audience),
            "subjects": bool(frozenset(finding.subjects) - self.subjects),
        }
        return tuple(name for name, is_worse in worse.items() if is_worse)


def accepted(finding: Finding, reason: str, until: str, by: str, made: str) -> Acceptance:
    """Return the acceptance of a finding as it is."""
    return Acceptance(
        finding=finding.id,
        pack=finding.pack,
        insight=finding.insight,
        scope=finding.scope,
        reason=reason,
        until=until,
        by=by,
        made=made,
        severity=finding.severity,
        revealed=finding.revealed,
        audience=finding.audience,
        subjects=frozenset(finding.subjects),
    )


@dataclass(frozen=True, slots=True)
class Assignment:
    """Who is to see to a finding, and under which ticket; either may be empty."""

    finding: str
    owner: str
    ticket: str
