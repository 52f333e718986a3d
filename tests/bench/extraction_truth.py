"""What the labelled set wants of a document, and whether what was found is that: the conventions of its README."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from labelled.records import FORMER, Labelled
from labelled.records import Fact as Label

from aggregator.extraction.names import TITLES
from aggregator.model.facts import LISTED, Fact, Modality
from aggregator.policy.records import Pack, ValueKind

FLOOR = 0.5
"""A fact that is less sure than this is not counted as found."""

CLAIMS = frozenset({"actual", "planned"})
"""What is said of the world."""

HOPES = CLAIMS | {"target"}
"""What is alike where modality is judged leniently: what is, will be, or is aimed at."""

SCOPES = frozenset({"province", "region", "district", "city", "county"})
RECORDS = frozenset({"csv", "json"})
_NUMBERS = frozenset({ValueKind.QUANTITY, ValueKind.NUMBER, ValueKind.MONEY})
_NAMES = frozenset({ValueKind.PERSON, ValueKind.ORGANISATION, ValueKind.PLACE, ValueKind.TEXT})


@dataclass(frozen=True, slots=True)
class Found:
    """A fact as the extractor gives it, in the words of the truth; the same fact at several places stands once."""

    subject: str
    listed: bool
    attribute: str
    value: str
    modality: str
    period: str | None
    place: str
    path: str
    confidence: float
    surface: str
    where: str


@dataclass(frozen=True, slots=True)
class Compared:
    """One document's labels and findings, side by side.

    Parameters
    ----------
    right
        Each finding that agrees with a label, in everything but perhaps the modality, and that label.
    stray
        The findings that agree with none.
    missed
        The labels that no finding agrees with.
    """

    document: Labelled
    right: tuple[tuple[Found, Label], ...]
    stray: tuple[Found, ...]
    missed: tuple[Label, ...]
    unlisted: int


def compared(document: Labelled, facts: Iterable[Fact], pack: Pack) -> Compared:
    """Return a document's labels beside the facts found in it, whatever their confidence."""
    found = distinct(facts, document)
    listed = [one for one in found if one.listed]
    labels = wanted(document)
    right = [(one, label) for one in listed if (label := label_of(one, labels, pack)) is not None]
    met = {id(label) for _, label in right}
    agreed = {id(one) for one, _ in right}
    stray = [one for one in listed if id(one) not in agreed and not is_background(one, pack)]
    return Compared(
        document,
        tuple(right),
        tuple(stray),
        tuple(label for label in labels if id(label) not in met),
        len(found) - len(listed),
    )


def wanted(document: Labelled) -> list[Label]:
    """Return each fact that a document is labelled with once: optional where every one of its labels is."""
    kept: dict[tuple[object, ...], Label] = {}
    for label in document.facts:
        key = (label.subject, label.attribute, label.value, label.modality, label.period)
        earlier = kept.get(key)
        if earlier is None or (earlier.optional and not label.optional):
            kept[key] = label
    return list(kept.values())


def distinct(facts: Iterable[Fact], document: Labelled) -> list[Found]:
    """Return each fact that was found once, as surely as it was found anywhere."""
    kept: dict[tuple[object, ...], Found] = {}
    for fact in facts:
        one = _found(fact, document)
        key = (one.subject, one.attribute, one.value, one.modality, one.period)
        if key not in kept or kept[key].confidence < one.confidence:
            kept[key] = one
    return list(kept.values())


def _found(fact: Fact, document: Labelled) -> Found:
    in_table = document.format in RECORDS or fact.reason.startswith(("table", "file name"))
    return Found(
        subject=fact.subject.value,
        listed=fact.subject.scheme == LISTED,
        attribute=fact.attribute,
        value=fact.value,
        modality="negated" if fact.modality is Modality.DENIED else fact.modality.value,
        period=fact.period,
        place="table" if in_table else "text",
        path=path_of(fact.reason),
        confidence=fact.confidence,
        surface=fact.surface,
        where=f"{fact.citation}: {fact.reason}",
    )


_QUOTED = re.compile(r"'.*?'(?=[,:]| (?:in|of|as|said)\b|$)")
_OF = re.compile(r"only \w+ is")


def path_of(reason: str) -> str:
    """Return the path that a reason tells of, without the words of the document in it.

    Examples
    --------
    >>> path_of("text: cue 'rated at', subject of the heading")
    'text: cue, subject of the heading'
    """
    bare = _OF.sub("only one is", _QUOTED.sub("", reason))
    return re.sub(r" +(?= |,|$)", "", bare).strip()


def label_of(one: Found, labels: Sequence[Label], pack: Pack) -> Label | None:
    """Return the label that a finding agrees with, one of its own modality and not optional if there is such."""
    own = [label for label in labels if _agrees(one, label, pack)]
    return min(own, key=lambda label: (label.modality != one.modality, label.optional), default=None)


def _agrees(one: Found, label: Label, pack: Pack) -> bool:
    return (
        (one.subject, one.attribute) == (label.subject, label.attribute)
        and _same_period(one, label, pack)
        and same_value(one.value, label.value, pack.attributes[one.attribute].value)
    )


def _same_period(one: Found, label: Label, pack: Pack) -> bool:
    if label.period in (None, FORMER) or not pack.attributes[one.attribute].per:
        return True
    return one.period is not None and one.period == label.period


def same_value(found: str, label: str, kind: ValueKind) -> bool:
    """Return whether a canonical value is the labelled one; of a period of days the first is enough.

    Examples
    --------
    >>> same_value("2025-03-04", "2025-03-04/2025-03-18", ValueKind.DATE), same_value("320", "340", ValueKind.QUANTITY)
    (True, False)
    """
    if found == label:
        return True
    if kind in _NUMBERS:
        return _same_numbers(found, label, 0.001)
    if kind is ValueKind.COORDINATES:
        return _same_positions(found, label)
    if kind is ValueKind.DATE:
        return found.partition("/")[0] == label.partition("/")[0]
    return kind in _NAMES and plain_name(found) == plain_name(label)


def _same_numbers(found: str, label: str, tolerance: float) -> bool:
    try:
        ours, theirs = ([float(part) for part in text.partition(" ")[0].split("..")] for text in (found, label))
    except ValueError:
        return False
    return len(ours) == len(theirs) and all(
        abs(a - b) <= tolerance * max(abs(a), abs(b)) for a, b in zip(ours, theirs, strict=True)
    )


def _same_positions(found: str, label: str) -> bool:
    try:
        ours, theirs = ([float(part) for part in text.split(",")] for text in (found, label))
    except ValueError:
        return False
    return all(abs(a - b) <= 0.001 for a, b in zip(ours, theirs, strict=True))


_TITLE = re.compile(rf"(?:{'|'.join(sorted(map(re.escape, TITLES), key=len, reverse=True))})\.? ", re.IGNORECASE)


def plain_name(name: str) -> str:
    """Return a name to compare: without title, case and punctuation."""
    bare = _TITLE.sub("", unicodedata.normalize("NFKC", name).strip(), count=1)
    return " ".join(re.sub(r"[^\w\s]+", " ", bare.casefold()).split())


def is_background(one: Found, pack: Pack) -> bool:
    """Return whether a finding only repeats what the pack's list says of where a subject is."""
    if one.attribute not in SCOPES:
        return False
    values: Mapping[str, str] = pack.subjects[pack.attributes[one.attribute].of].listed_values.get(one.subject, {})
    return plain_name(values.get(one.attribute, "")) == plain_name(one.value)
