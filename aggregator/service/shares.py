"""Which files carry a finding, by the measure that is asked for."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from aggregator.exposure.attribution import SHAPLEY, Attribution, attribution
from aggregator.exposure.audiences import Readership, reaches
from aggregator.exposure.expected_shares import expected_attribution
from aggregator.exposure.kernel import Bools, grid_of
from aggregator.model.findings import Finding
from aggregator.service.analysis import Assessed


def shared_by(one: Assessed, finding: Finding, readers: Readership, measure: str, *, expected: bool) -> Finding:
    """Return a finding with the shares of its files by a measure, of what is expected or of what is known.

    Unlike the shares that are kept with a finding they are those of the principals that it is told of first, who
    all read the same.
    """
    if measure == SHAPLEY and not expected:
        return finding
    evidence, files = one.evidence, files_told(one, finding, readers)
    scope = evidence.scopes.index(finding.scope)
    found: Attribution | None = None
    if expected:
        found = expected_attribution(evidence, files, scope, measure)
    if found is None:
        found = attribution(grid_of(evidence, files).counted_in(scope), measure)
    return replace(finding, attribution=found.shares, attribution_error=found.error)


def files_told(one: Assessed, finding: Finding, readers: Readership) -> Bools:
    """Return ``(d,)`` the files of the evidence that the principals read of whom a finding is told first."""
    told = set(finding.audience.principals)
    reach = next(each for each in reaches(readers, one.insight.may_know) if each.principal in told)
    return np.asarray(reach.classes[one.evidence.access_class], dtype=bool)
