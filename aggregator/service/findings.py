"""The findings of the last scan."""

from __future__ import annotations

from pathlib import Path

from aggregator.index.index import Index, ScanRow
from aggregator.model.errors import IndexMissing, UsageError
from aggregator.model.findings import Finding
from aggregator.report.records import finding_from_record


def findings(data_dir: Path) -> tuple[Finding, ...]:
    """Return the findings of the last scan that came to its end, the gravest aggregation first.

    Raises
    ------
    IndexMissing
        None did: that nothing was found would be no answer.
    """
    with Index.open(data_dir) as index:
        return findings_in(index)


def findings_in(index: Index) -> tuple[Finding, ...]:
    """Return the findings that an open index holds."""
    last_finished(index)
    return tuple(finding_from_record(record) for record in index.findings())


def last_finished(index: Index) -> ScanRow:
    """Return the last scan that came to its end: the one whose findings an index holds.

    Raises
    ------
    IndexMissing
        None did.
    """
    finished = [scan for scan in index.scans() if scan.finished is not None]
    if not finished:
        raise IndexMissing(
            f"{index.folder}: no scan has come to its end yet, so nothing can be said; run `aggregator scan` again"
        )
    return finished[-1]


def finding_called(found: tuple[Finding, ...], beginning: str) -> Finding:
    """Return the finding whose id begins so.

    Raises
    ------
    UsageError
        None does, or several do.
    """
    matching = [finding for finding in found if finding.id.startswith(beginning)]
    if len(matching) != 1:
        if matching:
            several = ", ".join(finding.id for finding in matching[:5])
            raise UsageError(f"'{beginning}' begins the id of several findings: {several}")
        known = ", ".join(finding.id for finding in found[:10]) or "there are no findings"
        raise UsageError(f"'{beginning}' begins the id of no finding (known: {known})")
    return matching[0]
