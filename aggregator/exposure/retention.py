"""What an exposure would be if old files were archived, and how old they must be for it to end."""

from __future__ import annotations

import numpy as np

from aggregator.exposure.kernel import Bools, Evidence
from aggregator.exposure.timeline import Floats, day_of, rows_within

_DAY = 86_400


def last_revealed(evidence: Evidence, files: Bools, changed: Floats) -> Floats:
    """Return ``(n,)`` the latest time such that the files changed at it or later reveal each subject.

    It is -inf where all the files do not, inf where no date of archiving ends it. A witness lasts as long as its
    oldest file, a cell as its longest witness, a way as its shortest cell, a subject as its longest way.

    Parameters
    ----------
    files
        ``(d,)`` the files that are read.
    changed
        ``(d,)`` UTC seconds at which each file was last changed; nan, which no archiving takes, where nobody can say.

    Examples
    --------
    >>> from aggregator.exposure.example import DAY, TWO_FILES
    >>> (last_revealed(TWO_FILES, np.array([True, True]), np.array([10 * DAY, 20 * DAY])) / DAY).tolist()
    [10.0, -inf]
    """
    lasting = np.where(np.isnan(changed), np.inf, changed)
    witness = np.full(len(evidence.witness_ptr) - 1, np.inf)
    owner = np.repeat(np.arange(len(witness)), np.diff(evidence.witness_ptr))
    np.minimum.at(witness, owner, lasting[evidence.witness_file])
    width = len(evidence.attributes)
    rows = np.flatnonzero(rows_within(evidence, files))
    cell = np.full(len(evidence.way_subject) * width, -np.inf)
    place = evidence.row_way[rows] * width + evidence.row_attribute[rows]
    np.maximum.at(cell, place, witness[evidence.row_witness[rows]])
    subject = np.full(len(evidence.subjects), -np.inf)
    np.maximum.at(subject, evidence.way_subject, cell.reshape(-1, width).min(axis=1))
    return subject


def ends_before(last: Floats, lowest: int) -> str | None:
    """Return the earliest day such that, without the files changed before it, fewer than ``lowest`` are revealed.

    None where no day does that, or where so many are not revealed as it is.

    Examples
    --------
    >>> ends_before(np.array([0.0, 86_400.0, 90_000.0, -np.inf]), 2), ends_before(np.array([np.inf]), 1)
    ('1970-01-03', None)
    """
    if not 1 <= lowest <= len(last):
        return None
    decisive = float(np.partition(last, len(last) - lowest)[len(last) - lowest])
    return day_of((decisive // _DAY + 1) * _DAY) if np.isfinite(decisive) else None
