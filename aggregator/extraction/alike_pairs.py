"""In what way two names are alike, and how often two that are alike so mean one subject."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from rapidfuzz.distance import OSA, JaroWinkler

from aggregator.extraction.alike_forms import NameForm, pinyin_of
from aggregator.extraction.alike_words import COMPATIBLE_TYPES, INSTITUTIONS, SIDES


class Way(Enum):
    """A way of being alike: how sure two such names of one scope are one subject, and what a person is told.

    A second phase of a plant is often as large as the first, so that no value makes `UNMARKED` sure.
    """

    SAME = (0.97, "same words")
    JOINED = (0.95, "same words, written apart or in another order")
    SPELT = (0.95, "same words, spelt another way")
    ONE_LETTER = (0.92, "one letter more, less or moved")
    OTHER_LETTER = (0.85, "one letter another")
    TWO_LETTERS = (0.8, "two letters apart")
    SHORTENED = (0.85, "words shortened")
    FEWER_WORDS = (0.85, "all words of one stand in the other")
    OTHER_FORM = (0.85, "same words, another legal form")
    INITIALS = (0.7, "initials")
    TRANSCRIBED = (0.75, "same words in another script")
    UNMARKED = (0.6, "one has a number or a side, the other none")

    def __init__(self, confidence: float, why: str) -> None:
        self.confidence = confidence
        self.why = why


@dataclass(frozen=True, slots=True)
class Likeness:
    """In what way two names are alike. ``kinds_agree`` says that both say the same kind of plant."""

    way: Way
    kinds_agree: bool = False


def likeness(one: NameForm, other: NameForm) -> Likeness | None:
    """Return in what way two names are alike; None where they are not, or surely mean two subjects.

    Examples
    --------
    >>> from aggregator.extraction.alike_forms import name_form
    >>> likeness(name_form("San Roque 1"), name_form("SANROQUE1")).way.name
    'JOINED'
    >>> likeness(name_form("San Roque 1"), name_form("San Roque 2")) is None
    True
    """
    if are_two(one, other):
        return None
    way = _way(one, other)
    if way is None:
        return None
    if one.script != other.script:
        way = Way.TRANSCRIBED
    elif one.marks != other.marks:
        way = Way.UNMARKED
    elif way.confidence > Way.FEWER_WORDS.confidence and (one.types ^ other.types) & INSTITUTIONS:
        way = Way.FEWER_WORDS
    elif way.confidence > Way.OTHER_FORM.confidence and one.legal and other.legal and one.legal.isdisjoint(other.legal):
        way = Way.OTHER_FORM
    return Likeness(way, bool(one.types & other.types))


def are_two(one: NameForm, other: NameForm) -> bool:
    """Return whether numbers, sides or kinds of plant say that two names are of two subjects."""
    if one.marks and other.marks and one.marks != other.marks:
        return True
    return bool(one.types and other.types) and not any(
        left == right or frozenset((left, right)) in COMPATIBLE_TYPES for left in one.types for right in other.types
    )


def _way(one: NameForm, other: NameForm) -> Way | None:
    if one.script == "han" or other.script == "han":
        return _way_of_han(one, other)
    if one.words == other.words:
        return Way.SAME
    if len(one.joined) == len(other.joined) and (one.joined == other.joined or _reordered(one.words, other.words)):
        return Way.JOINED
    if one.plain == other.plain and len(one.plain) > 4:
        return Way.SPELT
    return _misspelt(one, other) or _partly(one, other)


def _reordered(one: Sequence[str], other: Sequence[str]) -> bool:
    return len(one) == len(other) > 1 and sorted(one) == sorted(other)


def _way_of_han(one: NameForm, other: NameForm) -> Way | None:
    """Return how names are alike of which one is Chinese: a character less or another one is another name."""
    if one.script == other.script:
        if one.words == other.words:
            return Way.SAME
        shorter, longer = sorted((one.joined, other.joined), key=len)
        return Way.FEWER_WORDS if len(shorter) > 1 and longer.endswith(shorter) else None
    han, latin = (one, other) if one.script == "han" else (other, one)
    return Way.TRANSCRIBED if pinyin_of(han.joined) == latin.joined else None


def _misspelt(one: NameForm, other: NameForm) -> Way | None:
    left, right = one.joined, other.joined
    shorter = min(len(left), len(right))
    if shorter < 6 or left[0] != right[0]:
        return None
    apart = OSA.distance(left, right, score_cutoff=2)
    if apart == 1:
        # Skotfoss and Skogfoss are two places; a letter that is missing or moved is mostly a slip of the pen.
        exchanged = len(left) == len(right) and sorted(left) != sorted(right)
        return Way.OTHER_LETTER if exchanged else Way.ONE_LETTER
    return Way.TWO_LETTERS if apart == 2 and shorter >= 8 and JaroWinkler.similarity(left, right) >= 0.93 else None


def _partly(one: NameForm, other: NameForm) -> Way | None:
    shorter, longer = (one, other) if len(one.joined) <= len(other.joined) else (other, one)
    if len(longer.words) > 1:
        if len(shorter.joined) > 3 and all(word in longer.words for word in shorter.words):
            more = set(longer.words) - set(shorter.words)
            return Way.FEWER_WORDS if more.isdisjoint(SIDES) else Way.UNMARKED
        if shorter.joined == longer.initials:
            return Way.INITIALS
    return Way.SHORTENED if _shortens(shorter, longer) else None


def _shortens(shorter: NameForm, longer: NameForm) -> bool:
    """Return whether each word begins one of the other name's, in its order: PALOS for Palos de la Frontera."""
    if len(shorter.joined) < 4 or shorter.joined[0] != longer.joined[0]:
        return False
    if longer.joined.startswith(shorter.joined):
        return True
    if len(shorter.words) != len(longer.words) or len(longer.words) == 1:
        return False
    return all(word.startswith(part) for part, word in zip(shorter.words, longer.words, strict=True))
