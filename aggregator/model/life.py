"""What is told of a finding besides what it is: what became of it since the last scan, and what persons decided."""

from __future__ import annotations

from dataclasses import dataclass

from aggregator.model.acceptance import Acceptance, Standing
from aggregator.model.changes import Cause, State


@dataclass(frozen=True, slots=True)
class Life:
    """The life of a finding.

    Parameters
    ----------
    first_seen, since, last_seen
        Days (ISO) of the scan that first saw it, of the one since which every scan did, and of the last that did.
    outgrown
        In what it is worse than what was accepted.
    """

    state: State
    causes: tuple[Cause, ...]
    first_seen: str
    since: str
    last_seen: str
    standing: Standing = Standing.OPEN
    acceptance: Acceptance | None = None
    outgrown: tuple[str, ...] = ()
    owner: str = ""
    ticket: str = ""

    @property
    def is_accepted(self) -> bool:
        """Return whether a person accepted the finding, so that it does not count."""
        return self.standing is Standing.ACCEPTED
