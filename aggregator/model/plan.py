"""A plan to end exposures: who is to do what by when, what each finding is to become, and what came of it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from aggregator.model.findings import Severity


@dataclass(frozen=True, slots=True)
class Action:
    """Something to do with one file.

    Parameters
    ----------
    do
        ``hide`` (nobody reads the file any more), ``restrict`` (those ``against`` whom it is do not), or ``redact``
        (it no longer says an attribute of a subject).
    file
        The file's id; ``path`` is where it stood.
    who
        The file's owner, or the administrator of its store where nobody knows who that is.
    due
        The day by which it is to be done (ISO).
    findings
        Ids of the findings that rest on the file and become otherwise by the plan.
    """

    do: str
    file: str
    path: str
    store: str
    who: str
    due: str
    cost: float
    against: tuple[str, ...] = ()
    subject: str = ""
    name: str = ""
    attribute: str = ""
    findings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Promise:
    """What a finding is and what it is once the plan was carried out; one that ends has no severity then."""

    finding: str
    pack: str
    insight: str
    scope: str | None
    severity: Severity
    revealed: int
    severity_then: Severity
    revealed_then: int

    @property
    def changes(self) -> bool:
        """Return whether the finding is to become otherwise."""
        return (self.severity, self.revealed) != (self.severity_then, self.revealed_then)

    @property
    def ends(self) -> bool:
        """Return whether the finding is to be over."""
        return self.severity_then is Severity.NONE


@dataclass(frozen=True, slots=True)
class Plan:
    """Actions, what they promise of every finding, and what is proved of their cost."""

    id: str
    scan: int
    made: str
    actions: tuple[Action, ...]
    promises: tuple[Promise, ...]
    cost: float | None
    bound: float
    status: str


class Doing(StrEnum):
    """How far an action is."""

    DONE = "done"
    OPEN = "not_done"
    UNDONE = "undone"


class Keeping(StrEnum):
    """Whether a promise came true."""

    KEPT = "kept"
    WAITING = "waiting"
    BROKEN = "broken"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class PlanCheck:
    """What came of a plan by a scan of a day (ISO), action by action and promise by promise."""

    plan: Plan
    day: str
    doings: tuple[Doing, ...]
    keepings: tuple[Keeping, ...]

    @property
    def done(self) -> int:
        """Return how many actions are done."""
        return sum(each is Doing.DONE for each in self.doings)

    @property
    def kept(self) -> int:
        """Return how many promises came true."""
        return sum(each is Keeping.KEPT for each in self.keepings)
