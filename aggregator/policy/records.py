"""A policy pack as frozen records. `aggregator.policy.loader` makes them from YAML."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from aggregator.model.facts import Modality
from aggregator.model.findings import Severity


class ValueKind(StrEnum):
    """What a value is; each has one grammar under ``extraction/values/``."""

    QUANTITY = "quantity"
    NUMBER = "number"
    MONEY = "money"
    DATE = "date"
    PERIOD = "period"
    COORDINATES = "coordinates"
    PLACE = "place"
    ADDRESS = "address"
    PERSON = "person"
    ORGANISATION = "organisation"
    IDENTIFIER = "identifier"
    PHONE = "phone"
    EMAIL = "email"
    NETWORK_ADDRESS = "network-address"
    TEXT = "text"
    YES_NO = "yes-no"


_PLANS = frozenset({Modality.PLANNED, Modality.TARGET})


class Population(StrEnum):
    """How the number of subjects is known. Given numbers a scope are `SubjectKind.counts`."""

    LISTED = "listed"
    DISCOVERED = "discovered"
    GIVEN = "given"


@dataclass(frozen=True, slots=True)
class IdentifierScheme:
    """An identifier that tables join on. ``reads`` has one group: the normalised value."""

    name: str
    headings: tuple[str, ...]
    reads: str


@dataclass(frozen=True, slots=True)
class SubjectKind:
    """What facts are about.

    Parameters
    ----------
    known_as
        Listed subjects: id -> names, the first one the name to show.
    listed_values
        Values that the list itself gives, ``id -> attribute -> value``: background that costs no file.
    looks_like
        Patterns with ``{Name}`` or ``{名}``, as the pack writes them.
    identified_by
        In the pack's order. The first scheme counts the population where it is discovered.
    counts
        Scope -> number of subjects, where the pack gives the population outright.
    totals_of
        The kind whose subjects these group: what totals and averages are of. Only listed names count for it, and
        rows that sum up others may bear them.
    """

    name: str
    known_as: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    listed_values: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    looks_like: tuple[str, ...] = ()
    headings: tuple[str, ...] = ()
    identified_by: tuple[IdentifierScheme, ...] = ()
    population: Population = Population.DISCOVERED
    counts: Mapping[str, int] = field(default_factory=dict)
    totals_of: str | None = None


@dataclass(frozen=True, slots=True)
class Heading:
    """A table heading that names an attribute.

    ``unit`` is the unit of a column called just that; ``part`` is ``latitude`` or ``longitude`` where
    two columns make one value.
    """

    text: str
    unit: str | None = None
    part: str | None = None


@dataclass(frozen=True, slots=True)
class Attribute:
    """What can be learnt of a subject.

    Parameters
    ----------
    also_in
        Other unit -> factor to ``unit``.
    many
        Whether several values are no conflict.
    per
        ``year``, ``month`` or ``day`` where a value holds for a period.
    at_least
        How many distinct periods must be known before the cell is.
    one_of
        The only values it takes: canonical -> the other names for it. Empty: any.
    from_name
        Whether a file or folder called by one of ``one_of`` gives it to the subjects in it that have none.
    plans
        Whether what is planned or aimed at makes the cell known, as what is does; None for where the value is a
        date. A supposed or denied value never does.
    """

    name: str
    of: str
    value: ValueKind
    unit: str | None = None
    also_in: Mapping[str, float] = field(default_factory=dict)
    cues: tuple[str, ...] = ()
    headings: tuple[Heading, ...] = ()
    many: bool = False
    per: str | None = None
    at_least: int = 1
    one_of: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    from_name: bool = False
    plans: bool | None = None

    def counts(self, modality: Modality) -> bool:
        """Return whether a fact of this modality makes the cell known."""
        plans = self.value is ValueKind.DATE if self.plans is None else self.plans
        return modality is Modality.ACTUAL or (plans and modality in _PLANS)


@dataclass(frozen=True, slots=True)
class Step:
    """A threshold: a share of the population, or a count of subjects, and the severity from there on."""

    severity: Severity
    share: float | None = None
    subjects: int | None = None


@dataclass(frozen=True, slots=True)
class Insight:
    """A sensitive conclusion that a combination of facts allows. ``exposed_at`` rises in severity."""

    name: str
    combines: tuple[str, ...]
    over: str
    exposed_at: tuple[Step, ...]
    within: str | None = None
    confidence_floor: float = 0.5
    assume_known: tuple[str, ...] = ()
    would_be_marked: Mapping[str, str] = field(default_factory=dict)
    may_know: tuple[str, ...] = ()
    because: Mapping[str, str] = field(default_factory=dict)

    @property
    def required(self) -> tuple[str, ...]:
        """Return the attributes that files must still give: `combines` without `assume_known`."""
        return tuple(attribute for attribute in self.combines if attribute not in self.assume_known)


@dataclass(frozen=True, slots=True)
class AddsUp:
    """What must add up: parts to a total, to their number of averages, in shares of it.

    Parameters
    ----------
    parts
        Attributes that add up, of one subject or of all members of a group.
    total, average
        Attributes that hold their sum and their mean. Where they are of another kind than the parts, its subjects
        are groups.
    share
        The attribute that holds each part's share of the total: in per cent where its unit is one, else from 0 to 1.
    within
        The attribute of the parts' subjects whose value is the id of the group they belong to.
    groups
        Group id -> its members; an empty tuple is every subject.
    rounded_to
        The step that values are rounded to, in their unit; 0 where they stand exactly.
    known_within
        How far a value may lie from the middle of its interval, as a share of the middle, and still count as known.
    negative
        Whether values can be below nothing.
    complete
        Whether the subjects found in the files are all there are, although nobody lists them.
    """

    name: str
    parts: tuple[str, ...]
    total: str | None = None
    average: str | None = None
    share: str | None = None
    within: str | None = None
    groups: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    rounded_to: float = 0.0
    known_within: float = 0.0
    negative: bool = False
    complete: bool = False


@dataclass(frozen=True, slots=True)
class Triple:
    """A subject, an attribute of it, and its value: each of the two names a variable, a fixed value itself."""

    subject: str
    attribute: str
    value: str
    is_fixed: bool = False


@dataclass(frozen=True, slots=True)
class Derivation:
    """A rule: where all of ``needs`` holds, ``gives`` does. ``most_files`` is how many a listed set may take."""

    name: str
    gives: Triple
    needs: tuple[Triple, ...]
    most_files: int | None = None


@dataclass(frozen=True, slots=True)
class Convergence:
    """Topics that the files of one group have between them within so many days, told like an insight.

    ``insight.combines`` are the topics, ``insight.over`` is what files are grouped by.
    """

    insight: Insight
    days: int


@dataclass(frozen=True, slots=True)
class ExpectedDeduction:
    """A value that a pack test says follows, from which files, and between which ends where it is no single one."""

    subject: str
    attribute: str
    value: str | None = None
    period: str | None = None
    between: tuple[float, float] | None = None
    files: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ExpectedFact:
    """A fact that a pack test says is found."""

    subject: str
    attribute: str
    value: str
    file: str


@dataclass(frozen=True, slots=True)
class ExpectedExposure:
    """What a pack test says of one insight; None where it says nothing of it."""

    insight: str
    scope: str | None = None
    revealed: int | None = None
    severity: Severity | None = None


@dataclass(frozen=True, slots=True)
class PackTest:
    """Files, the facts found in them, and the exposure they make. ``where`` is ``path:line``."""

    name: str
    where: str
    files: Mapping[str, str]
    finds: tuple[ExpectedFact, ...] = ()
    expects: tuple[ExpectedExposure, ...] = ()
    deduces: tuple[ExpectedDeduction, ...] = ()


@dataclass(frozen=True, slots=True)
class Pack:
    """A policy pack. ``digest`` changes whenever anything in it, or in the lists it names, does."""

    name: str
    version: int
    sector: Mapping[str, str]
    subjects: Mapping[str, SubjectKind]
    attributes: Mapping[str, Attribute]
    insights: Mapping[str, Insight]
    topics: Mapping[str, tuple[str, ...]]
    tests: tuple[PackTest, ...]
    source: Path
    digest: str
    adds_up: Mapping[str, AddsUp] = field(default_factory=dict)
    derives: Mapping[str, Derivation] = field(default_factory=dict)
    converges: Mapping[str, Convergence] = field(default_factory=dict)

    def attributes_of(self, kind: str) -> tuple[Attribute, ...]:
        """Return the attributes of one kind of subject, in the pack's order."""
        return tuple(attribute for attribute in self.attributes.values() if attribute.of == kind)
