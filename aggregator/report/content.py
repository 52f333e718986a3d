"""What every report tells, before it is laid out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from aggregator.model.acceptance import Acceptance
from aggregator.model.changes import Change
from aggregator.model.findings import Finding, Severity
from aggregator.model.life import Life

if TYPE_CHECKING:
    import networkx as nx


@dataclass(frozen=True, slots=True)
class PackUsed:
    """A pack that the scan was made under."""

    name: str
    version: int
    sector: Mapping[str, str]
    digest: str


@dataclass(frozen=True, slots=True)
class NotRead:
    """A file that was not read, or only in part, and why."""

    store: str
    path: str
    status: str
    reason: str


@dataclass(frozen=True, slots=True)
class TimelineStep:
    """From ``date`` on (ISO), so many subjects are revealed; ``files`` became available that day."""

    date: str
    revealed: int
    files: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Crossing:
    """On ``date`` (ISO) the revealed subjects became the ``needed`` ones of a severity, through these files."""

    severity: Severity
    needed: int
    date: str
    files: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class EvidenceRow:
    """A fact that a finding rests on. ``value`` is None unless values were asked for."""

    subject: str
    attribute: str
    file: str
    locator: str
    reason: str
    confidence: float
    value: str | None


@dataclass(frozen=True, slots=True)
class FindingPage:
    """One finding with what a person needs to check it and to act.

    ``graph`` has nodes with ``kind`` (``file``, ``fact``, ``subject``, ``insight``) and ``label``; its graph
    attributes ``sets_shown``, ``sets_listed``, ``subjects_shown``, ``subjects_revealed`` and ``is_whole`` say
    what a cap left out. ``threshold`` is the number of subjects from which the finding has its severity.
    ``ends_before`` is the earliest day before which archiving everything would end the finding; None where none would.
    ``caused_by`` names for each day of the timeline the files through whose arrival subjects were revealed,
    ``crossings`` the day of each threshold; both are filled in where one finding is explained.
    ``life`` is what became of it since the scan before and what persons decided; None where nothing is kept of that.
    """

    finding: Finding
    graph: nx.DiGraph[str]
    timeline: tuple[TimelineStep, ...]
    threshold: int
    evidence: tuple[EvidenceRow, ...]
    caused_by: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    crossings: tuple[Crossing, ...] = ()
    ends_before: str | None = None
    life: Life | None = None

    @property
    def state(self) -> str:
        """Return what became of the finding since the scan before, as JSON has it; empty where that is not known."""
        return "" if self.life is None else self.life.state.value

    @property
    def acceptance(self) -> Acceptance | None:
        """Return the acceptance by which the finding does not count; None where it counts."""
        life = self.life
        return life.acceptance if life is not None and life.is_accepted else None


@dataclass(frozen=True, slots=True)
class AdministratorReach:
    """What the administrator of a store can infer of one insight, past a threshold.

    ``finding`` is the id of the finding on it, None where nobody else infers it or all who do may know it.
    """

    insight: str
    scope: str | None
    revealed: int
    population: int
    coverage: float
    severity: Severity
    finding: str | None


@dataclass(frozen=True, slots=True)
class ReportContent:
    """A scan and its findings, as every report format tells them.

    ``made`` is the ISO time of the scan that it speaks of, so that the same scan gives the same bytes.
    ``not_listed`` are the folders that could not be listed: path and reason; ``permissions_not_read`` what could not
    be learnt of who can read. ``changes`` are what is new, worse, better or over since the scan before, the gravest
    first, and ``compared_with`` is its ISO time; empty where there was none. ``unknown`` is what
    was told before of which still nobody can say whether it is over.
    """

    made: str
    stores: tuple[str, ...]
    packs: tuple[PackUsed, ...]
    files: int
    not_read: tuple[NotRead, ...]
    permissions_known: bool
    pages: tuple[FindingPage, ...]
    administrator: tuple[AdministratorReach, ...] = ()
    not_listed: tuple[tuple[str, str], ...] = ()
    permissions_not_read: tuple[tuple[str, str], ...] = ()
    changes: tuple[Change, ...] = ()
    compared_with: str = ""
    unknown: tuple[Change, ...] = ()
