"""Kinds of value that are read alike."""

from __future__ import annotations

from aggregator.policy.records import ValueKind

MEASURED = frozenset({ValueKind.QUANTITY, ValueKind.NUMBER, ValueKind.MONEY})
"""Amounts: a number, and mostly the unit it stands in."""

DATED = frozenset({ValueKind.DATE, ValueKind.PERIOD})
"""Times: a day, or a stretch of them."""
