"""When an exposure began: the dates at which files came together."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from aggregator.exposure.kernel import Bools, Evidence

Floats = NDArray[np.float64]


def first_revealed(evidence: Evidence, files: Bools) -> Floats:
    """Return ``(n,)`` the UTC seconds from which a set of files reveals each subject; inf where it never does.

    A cell is known from its earliest row, a way from its latest cell, a subject from its earliest way. A
    row without a date (nan) is known, nobody can say since when: it counts as the latest.

    Examples
    --------
    >>> from aggregator.exposure.example import DAY, TWO_FILES
    >>> (first_revealed(TWO_FILES, np.array([True, True])) / DAY).tolist()
    [20.0, inf]
    """
    way = first_known(evidence, files).max(axis=1)
    subject = np.full(len(evidence.subjects), np.inf)
    np.minimum.at(subject, evidence.way_subject, way)
    return subject


def first_known(evidence: Evidence, files: Bools) -> Floats:
    """Return ``(w, m)`` the UTC seconds from which a set of files gives each cell of each way; inf where never.

    Examples
    --------
    >>> from aggregator.exposure.example import DAY, TWO_FILES
    >>> (first_known(TWO_FILES, np.array([True, True])) / DAY).tolist()
    [[10.0, 20.0], [10.0, inf]]
    """
    width = len(evidence.attributes)
    rows = np.flatnonzero(rows_within(evidence, files) & ~np.isnan(evidence.row_date))
    cell = np.full(len(evidence.way_subject) * width, np.inf)
    np.minimum.at(cell, evidence.row_way[rows] * width + evidence.row_attribute[rows], evidence.row_date[rows])
    return cell.reshape(-1, width)


def rows_within(evidence: Evidence, files: Bools) -> Bools:
    """Return ``(r,)`` which rows have their whole witness in a set of files.

    Examples
    --------
    >>> from aggregator.exposure.example import TWO_FILES
    >>> rows_within(TWO_FILES, np.array([True, False])).tolist()
    [True, False, True]
    """
    outside = np.concatenate([[0], np.cumsum(~files[evidence.witness_file])])
    whole = outside[evidence.witness_ptr[1:]] == outside[evidence.witness_ptr[:-1]]
    within: Bools = whole[evidence.row_witness]
    return within


def since(dates: Floats, needed: int) -> str | None:
    """Return the day on which the ``needed``-th subject was revealed; None where nobody can say.

    Examples
    --------
    >>> since(np.array([86400.0, 0.0, np.inf]), 2), since(np.array([np.inf]), 1)
    ('1970-01-02', None)
    """
    if not 1 <= needed <= len(dates):
        return None
    crossing = float(np.partition(dates, needed - 1)[needed - 1])
    return day_of(crossing) if np.isfinite(crossing) else None


def curve(dates: Floats) -> tuple[tuple[str, int], ...]:
    """Return (day, subjects revealed by its end) for each day on which that number rose.

    Examples
    --------
    >>> curve(np.array([0.0, 86400.0, 90000.0, np.inf]))
    (('1970-01-01', 1), ('1970-01-02', 3))
    """
    days, risen = np.unique(np.floor(dates[np.isfinite(dates)] / 86_400), return_counts=True)
    return tuple(
        (day_of(day * 86_400), total) for day, total in zip(days.tolist(), np.cumsum(risen).tolist(), strict=True)
    )


def day_of(seconds: float) -> str:
    """Return the UTC day of a time.

    Examples
    --------
    >>> day_of(86_399.0)
    '1970-01-01'
    """
    return str(np.datetime64(int(seconds // 86_400), "D"))
