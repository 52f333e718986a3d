"""Which files brought a finding about, day by day and threshold by threshold."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

import numpy as np

from aggregator.exposure.audiences import Readership
from aggregator.exposure.causes import causes
from aggregator.exposure.coverage import subjects_needed
from aggregator.report.content import Crossing, FindingPage
from aggregator.service.analysis import Assessed
from aggregator.service.ledger import Ledger
from aggregator.service.shares import files_told


def dated_by(one: Assessed, ledger: Ledger, page: FindingPage, readers: Readership) -> FindingPage:
    """Return a page that says which files caused each step of its timeline, and each threshold's passing."""
    evidence, finding = one.evidence, page.finding
    since = dict(zip(ledger.files["file"], ledger.files["available"], strict=True))
    available = np.array([since.get(file, np.nan) for file in evidence.files], dtype=np.float64)
    scope = evidence.scopes.index(finding.scope)
    found = causes(evidence, files_told(one, finding, readers), scope, available)
    return replace(page, caused_by=found, crossings=tuple(_crossings(one, page, found)))


def _crossings(one: Assessed, page: FindingPage, found: Mapping[str, tuple[str, ...]]) -> Iterator[Crossing]:
    """Yield every threshold that the timeline passes, the lowest first."""
    for step in sorted(one.insight.exposed_at, key=lambda step: step.severity):
        needed = subjects_needed(step, page.finding.population)
        day = next((each.date for each in page.timeline if each.revealed >= needed), None)
        if day is not None:
            yield Crossing(step.severity, needed, day, found.get(day, ()))
