"""What scans left known, to be compared: findings as each scan saw them, and what they rested on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple, NewType

from aggregator.model.findings import Audience, Severity

FileNumber = NewType("FileNumber", int)
"""What the index calls an entry in its history; it is never given to another."""


class Level(NamedTuple):
    """How bad an exposure is, to be compared: by severity, then by what is revealed, then by who can infer it.

    Examples
    --------
    >>> staff, everyone = Audience("principals", ("staff",), 12), Audience("everyone", (), None)
    >>> Level(Severity.LOW, 9, everyone.breadth) < Level(Severity.HIGH, 1, staff.breadth)
    True
    >>> Level(Severity.LOW, 1, everyone.breadth) > Level(Severity.LOW, 1, staff.breadth)
    True
    """

    severity: Severity
    revealed: int
    breadth: tuple[int, float, int]


class Presence(StrEnum):
    """Whether a file is there and can be read; what could not be read whole is there where facts were read from it."""

    THERE = "there"
    UNREAD = "unread"
    GONE = "gone"


class Unknown(StrEnum):
    """Why a scan that no longer finds something cannot say that it is over."""

    NO = ""
    NOT_LISTED = "not_listed"
    NOT_READ = "not_read"
    NOT_LOOKED_FOR = "not_looked_for"


@dataclass(frozen=True, slots=True)
class Sighting:
    """A finding as a scan saw it.

    Parameters
    ----------
    subjects
        Ids of the subjects that it names; none where it only counts them.
    smallest
        Digest of its smallest set of files.
    files
        What it rests on: the files of its sets, then those that contribute most.
    scan
        The scan that saw it so; an earlier one than that of its picture where ``unknown`` says why.
    first, since
        The first scan that ever saw it, and the one since which every scan did.
    """

    finding: str
    pack: str
    insight: str
    scope: str | None
    kind: str
    severity: Severity
    revealed: int
    population: int
    coverage: float
    audience: Audience
    subjects: frozenset[str]
    smallest: str
    files: tuple[FileNumber, ...]
    scan: int = 0
    first: int = 0
    since: int = 0
    unknown: Unknown = Unknown.NO

    @property
    def level(self) -> Level:
        """Return how bad it is, to be compared."""
        return Level(self.severity, self.revealed, self.audience.breadth)


@dataclass(frozen=True, slots=True)
class FileState:
    """A file as a scan saw it, and the scans at which this came about.

    ``arrived`` is the scan that first saw the file at its path, ``changed`` the last that saw another content,
    ``permitted`` the last that saw other readers, ``turned`` the one since which its presence is what it is. Zero is
    before anything was kept. ``readers`` is None where the store does not say.
    """

    path: str
    presence: Presence
    arrived: int
    changed: int
    permitted: int
    turned: int
    readers: frozenset[str] | None


class PackState(NamedTuple):
    """A pack as a scan used it."""

    version: int
    digest: str


@dataclass(frozen=True, slots=True)
class World:
    """What findings depend on besides files, as a scan had it: everything but the packs as digests.

    Parameters
    ----------
    groups
        Group -> digest of its members.
    rulings
        What persons decided about subjects.
    site
        What stores may hold.
    reading
        How files are read, whatever the packs.
    """

    packs: Mapping[str, PackState] = field(default_factory=dict)
    groups: Mapping[str, str] = field(default_factory=dict)
    rulings: str = ""
    site: str = ""
    reading: str = ""


@dataclass(frozen=True, slots=True)
class Picture:
    """What was known when a scan had ended.

    What an incomplete scan did not see stays in the picture as it was last seen, marked as unknown.
    """

    scan: int
    world: World
    sightings: Mapping[str, Sighting]
    files: Mapping[FileNumber, FileState]
