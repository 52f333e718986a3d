"""What became of findings from one scan to another, and what made it so."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from aggregator.model.past import Sighting


class State(StrEnum):
    """What became of a finding."""

    NEW = "new"
    REOPENED = "reopened"
    WORSE = "worse"
    BETTER = "better"
    ONGOING = "ongoing"
    RESOLVED = "resolved"
    UNKNOWN = "unknown"


class Because(StrEnum):
    """What kind of thing changed."""

    ARRIVED = "file_arrived"
    LEFT = "file_left"
    CHANGED = "file_changed"
    UNREAD = "file_unread"
    READ = "file_read"
    OPENED = "file_opened"
    CLOSED = "file_closed"
    PERMITTED = "file_permitted"
    PACK = "pack_changed"
    PACK_NEW = "pack_new"
    PACK_GONE = "pack_gone"
    GROUP = "group_changed"
    POPULATION = "population_changed"
    RULINGS = "rulings_changed"
    SITE = "site_changed"
    READING = "reading_changed"


@dataclass(frozen=True, slots=True, order=True)
class Cause:
    """Something that changed under a finding: what kind, of which file, pack or group, and how.

    ``before`` and ``after`` are the versions of a pack or the sizes of a population; ``names`` the principals that
    may read a file now and could not, or could and may not.
    """

    because: Because
    name: str = ""
    before: str = ""
    after: str = ""
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Change:
    """What became of a finding between two pictures; ``before`` or ``after`` is None where one does not hold it.

    ``file`` is what it speaks of where that is one file and not what files reveal together.
    """

    finding: str
    state: State
    before: Sighting | None
    after: Sighting | None
    causes: tuple[Cause, ...]
    file: str = ""

    @property
    def told(self) -> Sighting:
        """Return the finding as it was last seen."""
        found = self.after or self.before
        if found is None:
            raise ValueError(f"{self.finding}: in neither picture")
        return found


TOLD = (State.NEW, State.REOPENED, State.WORSE, State.BETTER, State.RESOLVED, State.UNKNOWN)
"""What a comparison tells, in its order; what goes on as it was is not told again."""
