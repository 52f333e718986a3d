"""Which files brought an exposure about: those through whose arrival subjects were revealed."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from aggregator.exposure.kernel import Bools, Evidence
from aggregator.exposure.timeline import Floats, day_of, first_known, rows_within

_DAY = 86_400


def causes(evidence: Evidence, files: Bools, scope: int, available: Floats) -> Mapping[str, tuple[str, ...]]:
    """Return for each day on which subjects of a scope were revealed the paths of the files that did it.

    A file did it when it became available that day and is of a witness that, with what was there by the end of
    the day, gave such a subject a cell that nothing before that day had given. Without these files nothing would
    have been revealed that day, and every smallest addition to the files of before that reveals such a subject
    is among them.

    Parameters
    ----------
    files
        ``(d,)`` the files that are read.
    available
        ``(d,)`` UTC seconds from which each file could be read; nan where nobody can say.

    Examples
    --------
    >>> from aggregator.exposure.example import DAY, TWO_FILES
    >>> dict(causes(TWO_FILES, np.array([True, True]), 0, np.array([10 * DAY, 20 * DAY])))
    {'1970-01-21': ('b.csv',)}
    """
    cell = np.floor(first_known(evidence, files) / _DAY)
    way = cell.max(axis=1)
    subject = np.full(len(evidence.subjects), np.inf)
    np.minimum.at(subject, evidence.way_subject, way)
    counts = evidence.counted & (evidence.scope == scope) & np.isfinite(subject)
    own = evidence.way_subject
    completes = counts[own] & (way == subject[own])
    day = np.floor(evidence.row_date / _DAY)
    new = (day == cell[evidence.row_way, evidence.row_attribute]) & (day == way[evidence.row_way])
    rows = np.flatnonzero(rows_within(evidence, files) & completes[evidence.row_way] & new)
    arrived = np.floor(available / _DAY)
    found: dict[str, set[str]] = {}
    for witness, on in sorted(set(zip(evidence.row_witness[rows].tolist(), day[rows].tolist(), strict=True))):
        held = evidence.witness_file[evidence.witness_ptr[witness] : evidence.witness_ptr[witness + 1]]
        here = held[arrived[held] == on].tolist()
        found.setdefault(day_of(on * _DAY), set()).update(evidence.paths[file] for file in here)
    return {on: tuple(sorted(paths)) for on, paths in sorted(found.items())}
