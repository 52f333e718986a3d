"""Times as people read them."""

from __future__ import annotations

from datetime import UTC, datetime


def iso_date(seconds: float) -> str:
    """Return the UTC day of a time.

    Examples
    --------
    >>> iso_date(0.0)
    '1970-01-01'
    """
    return datetime.fromtimestamp(seconds, UTC).date().isoformat()
