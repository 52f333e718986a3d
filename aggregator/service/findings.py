"""The findings of the last scan."""

from __future__ import annotations

from pathlib import Path

from aggregator.index.index import Index
from aggregator.model.errors import UsageError
from aggregator.model.findings import Finding
from aggregator.report.records import finding_from_record


def findings(data_dir: Path) -> tuple[Finding, ...]:
    """Return the findings of the last scan, the gravest aggregation first."""
    with Index.open(data_dir) as index:
        return findings_in(index)


def findings_in(index: Index) -> tuple[Finding, ...]:
    """Return the findings that an open index holds."""
    return tuple(finding_from_record(record) for record in index.findings())


def finding_called(found: tuple[Finding, ...], beginning: str) -> Finding:
    """Return the finding whose id begins so.

    Raises
    ------
    UsageError
        None does, or several do.
    """
    matching = [finding for finding in found if finding.id.startswith(beginning)]
    if len(matching) != 1:
        several = ", ".join(finding.id for finding in matching[:5]) or "none"
        known = ", ".join(finding.id for finding in found[:10]) or "there are no findings"
        raise UsageError(f"'{beginning}' begins the id of: {several}; known: {known}")
    return matching[0]
