"""What extraction gives: facts about subjects, links between identifiers, markings, topics, mentions."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum, StrEnum
from typing import NamedTuple

from aggregator.model.documents import FileId, Locator

LISTED = "listed"
"""The scheme of identifiers that a pack lists itself; names and aliases of the pack resolve to it at no cost."""

NAME = "name"
"""The scheme of names that no pack lists: case-folded, NFKC, single spaces."""


class Identifier(NamedTuple):
    """What a file calls a subject: its kind, the scheme of the identifier, and its normalised value."""

    kind: str
    scheme: str
    value: str

    def __str__(self) -> str:
        return f"{self.kind}/{self.scheme}/{self.value}"


@dataclass(frozen=True, slots=True)
class Citation:
    """Where in a file something was read.

    ``start`` and ``end`` are code points in the raw text of the block or cell at ``locator``.
    """

    file: FileId
    locator: Locator
    start: int
    end: int
    member: str = ""

    def __str__(self) -> str:
        return f"{self.member}: {self.locator}" if self.member else str(self.locator)


class Modality(StrEnum):
    """How a file means what it says."""

    ACTUAL = "actual"
    PLANNED = "planned"
    TARGET = "target"
    HYPOTHETICAL = "hypothetical"
    DENIED = "denied"


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing a file says of one subject.

    Parameters
    ----------
    value
        Canonical: a number in the attribute's unit, an ISO date, ``lat,lon`` in decimal degrees, a
        normalised identifier, or the text.
    surface
        The value as it stands in the file. It is shown when asked and never kept in the index.
    period
        The year, month or day the value holds for, in ISO form, where the attribute is ``per`` one.
    reason
        The path that made it: ``table: heading 'Capacity (MW)'``, ``text: cue 'installed capacity'``.
    confidence
        How sure it is that the file says this of this subject, in this modality.
    modality
        Whether it is so, is planned, aimed at or supposed, or is denied. Which of these make a cell known is the
        attribute's to say (`aggregator.policy.records.Attribute.counts`).
    """

    subject: Identifier
    subject_name: str
    attribute: str
    value: str
    unit: str | None
    period: str | None
    confidence: float
    citation: Citation
    reason: str
    surface: str = ""
    modality: Modality = Modality.ACTUAL


@dataclass(frozen=True, slots=True)
class Link:
    """Evidence that two identifiers name the same subject: a row of a linking table."""

    left: Identifier
    right: Identifier
    confidence: float
    citation: Citation


class Grade(IntEnum):
    """A common ladder for the markings of different countries, for comparing them only."""

    NONE = 0
    INTERNAL = 1
    CONFIDENTIAL = 2
    SECRET = 3
    TOP_SECRET = 4


@dataclass(frozen=True, slots=True)
class Marking:
    """The label an author put on a document, or on a portion of it.

    ``scheme`` is ``us``, ``cui``, ``uk``, ``au``, ``ca``, ``eu``, ``de``, ``fr``, ``nato``, ``cn``, ``tlp``, ``data``
    (the data grades of Chinese law), ``corporate`` or ``draft``; ``position`` is ``banner``, ``cover``, ``header``,
    ``footer``, ``watermark``, ``form``, ``portion`` or ``filename``. ``problem`` says in a sentence what is wrong with
    how it was put there; empty where nothing is.
    """

    scheme: str
    label: str
    grade: Grade
    position: str
    citation: Citation
    problem: str = ""


@dataclass(frozen=True, slots=True)
class Topic:
    """What a document is about, and how often its words said so."""

    name: str
    hits: int


@dataclass(frozen=True, slots=True)
class Term:
    """An ordinary word, or two side by side, and how often a file uses it."""

    word: str
    count: int


NAMED_KINDS = frozenset({"person", "organisation", "place"})
"""The kinds of mention that are names; every other kind is a value, which no output shows unless asked."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A person, organisation or place that a document names, or a value it gives. ``kind`` says which.

    ``name`` is the name as it is written, or the canonical value.
    """

    kind: str
    name: str
    count: int


@dataclass(frozen=True, slots=True)
class PackExtract:
    """What one pack made of one document and everything inside it."""

    pack: str
    facts: tuple[Fact, ...] = ()
    links: tuple[Link, ...] = ()
    topics: tuple[Topic, ...] = ()
