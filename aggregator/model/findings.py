"""What the exposure model concludes: findings, with the files, places and rules they rest on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import IntEnum
from math import inf


class Severity(IntEnum):
    """How bad an exposure is, by the thresholds of its pack."""

    NONE = 0
    LOW = 1
    MEDIUM = 2
    HIGH = 3
    CRITICAL = 4

    @property
    def word(self) -> str:
        """Return the word that packs, reports and scripts use."""
        return self.name.lower()


@dataclass(frozen=True, slots=True)
class Audience:
    """Who can read enough. ``kind``: ``everyone``, ``principals``, ``administrator`` or ``unknown``.

    ``readers`` is how many people that is, or None where nobody can say (everyone, an unlisted group).
    """

    kind: str
    principals: tuple[str, ...]
    readers: int | None

    @property
    def breadth(self) -> tuple[int, float, int]:
        """Return how wide it is, to compare with others: everyone is widest, the administrator least.

        Where nobody can say how many people it is, the number of its principals counts.

        Examples
        --------
        >>> Audience("everyone", (), None).breadth > Audience("principals", ("staff",), 2310).breadth
        True
        """
        ladder = ("administrator", "principals", "unknown", "everyone")
        if self.readers is None:
            return ladder.index(self.kind), inf, len(self.principals)
        return ladder.index(self.kind), self.readers, 0

    def has_others_than(self, other: Audience) -> bool:
        """Return whether somebody is among it by a principal that another audience does not have."""
        is_all = other.kind in ("everyone", "unknown")
        return not is_all and bool(frozenset(self.principals) - frozenset(other.principals))


@dataclass(frozen=True, slots=True)
class Reached:
    """How much of an insight one audience can infer. ``coverage`` is a share of the population."""

    principal: str
    revealed: int
    coverage: float
    severity: Severity


@dataclass(frozen=True, slots=True)
class RevealingSet:
    """Files that together expose an insight; hide any one and they no longer do.

    ``copies`` maps a named file to its other copies, which all hold the same.
    """

    files: tuple[str, ...]
    copies: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Factor:
    """Minimal revealing sets of one subject as a product: one file out of each group.

    ``attributes[i]`` is what every file of ``any_of[i]`` contributes.
    """

    subject: str
    attributes: tuple[tuple[str, ...], ...]
    any_of: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class FileShare:
    """A file's Shapley share of an exposure, in subjects."""

    file: str
    share: float


@dataclass(frozen=True, slots=True)
class Proof:
    """What the cheapest answer found costs, and what is proved of any other.

    Nothing costs less than ``bound``, by ``certificate``; ``gap`` is how far ``cost`` may be above it, as a share.
    ``status`` is ``optimal`` only with a proof; else ``limit`` names what ended the search. A file costs 1 where
    nobody says otherwise.
    """

    cost: float
    bound: float
    gap: float
    status: str
    certificate: str
    limit: str = ""


@dataclass(frozen=True, slots=True)
class Remediation:
    """Files whose hiding ends the exposure, what that costs, and what is proved of it, as in `Proof`."""

    hide: tuple[str, ...]
    bound: float | None
    gap: float | None
    status: str
    cost: float | None = None
    certificate: str = ""
    limit: str = ""


@dataclass(frozen=True, slots=True)
class Finding:
    """An exposure past a pack's threshold. Field by field the JSON contract; paths are relative to the root.

    ``kind`` is ``aggregation``, ``single_file``, ``marking`` or ``location``.

    Parameters
    ----------
    expected_coverage
        The share of the population revealed on average, each fact being as sure as it is; None where nobody says
        how sure.
    probability
        How likely at least as many subjects are revealed as the severity takes: from the first to the second, which
        differ where the dependence of facts leaves it open.
    disagreeing
        Revealed subjects of which files state values that conflict.
    attribution_error
        The largest standard error of a share, in subjects; zero where the shares are exact.
    population_at_least
        How many subjects there are at least, named or not, where nobody lists them and the overlap of files lets it
        be said. It is told beside the coverage, which it never changes.
    smallest
        What is proved of the first minimal set: how much cheaper another could be.
    names
        Subject id -> the name that people know it by, for ``subjects``.
    """

    id: str
    pack: str
    insight: str
    scope: str | None
    kind: str
    audience: Audience
    audiences: tuple[Reached, ...]
    administrator: Reached
    severity: Severity
    revealed: int
    population: int
    coverage: float
    revealed_outside: int
    subjects: tuple[str, ...]
    gain: float
    since: str | None
    minimal_sets: tuple[RevealingSet, ...]
    minimal_sets_total: int | None
    minimal_sets_complete: bool
    factors: tuple[Factor, ...] | None
    revealed_by_one_file: tuple[str, ...]
    attribution: tuple[FileShare, ...]
    remediation: Remediation
    recommended_marking: Mapping[str, str]
    because: Mapping[str, str]
    expected_coverage: float | None = None
    probability: tuple[float, float] | None = None
    disagreeing: int = 0
    attribution_error: float = 0.0
    population_at_least: int | None = None
    smallest: Proof | None = None
    names: Mapping[str, str] = field(default_factory=dict)

    @property
    def coverage_at_most(self) -> float | None:
        """Return the coverage of all subjects that there are at the most; None where nothing may be said of them."""
        at_least = self.population_at_least
        return None if not at_least else min(1.0, self.revealed / at_least)
