"""What joins or parts two identifiers besides the links that files hold: a likeness of names, or a person's word."""

from __future__ import annotations

from dataclasses import dataclass

from aggregator.model.facts import Identifier


@dataclass(frozen=True, slots=True)
class Alike:
    """Two identifiers that most likely mean one subject, how sure that is, and by which rule."""

    one: Identifier
    other: Identifier
    confidence: float
    why: str


@dataclass(frozen=True, slots=True)
class Decision:
    """What a person decided about two identifiers: that they are one subject, or two.

    It is kept in the index and holds for every scan. ``made`` is in seconds since the epoch.
    """

    one: Identifier
    other: Identifier
    same: bool
    made: float = 0.0
    by: str = ""
    because: str = ""

    @property
    def pair(self) -> frozenset[Identifier]:
        """Return the two, in no order: a later decision on them takes the place of an earlier one."""
        return frozenset((self.one, self.other))
