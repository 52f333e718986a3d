"""Which of a sentence's subjects a value belongs to."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from aggregator.extraction.candidates import Candidate
from aggregator.extraction.sentences import clause_at
from aggregator.extraction.subject_mention import SubjectMention
from aggregator.extraction.values import Value


class Paired(NamedTuple):
    """A value, a subject of its sentence, and by what they belong together."""

    candidate: Candidate
    mention: SubjectMention
    how: str


def subjects_of(text: str, values: Sequence[Candidate], mentions: Sequence[SubjectMention]) -> list[Paired]:
    """Return the values of one attribute with the subjects of the sentence that they are of.

    As many names as values are paired in order; names joined by "and" share a single value after them; otherwise a
    value goes to the nearest name before it, in its own clause if it can.
    """
    mentions = [mention for mention in mentions if not any(_overlap(mention, of.value) for of in values)]
    if not mentions or not values:
        return []
    if len({mention.identifier for mention in mentions}) == 1:
        return [Paired(of, _nearest(of.value, mentions), "the one named") for of in values]
    groups = _coordinated(text, mentions)
    if len(mentions) == len(values) and _are_parallel(mentions, values):
        return [Paired(of, mention, "named in order") for of, mention in zip(values, mentions, strict=True)]
    paired = []
    for of in values:
        direct = _said_after(text, of.value, mentions)
        group = _group_of(text, of.value, groups) if direct is None else [direct]
        how = "named after it" if direct is not None else _how(text, of.value, group)
        if len(group) > 1:
            how = "named in a sum" if _TOGETHER.search(text) else "named together"
        elif direct is None and len(values) > 1 and len(groups) == 1:
            how = "named together"
        paired += [Paired(of, mention, how) for mention in group]
    return paired


def _how(text: str, value: Value, group: Sequence[SubjectMention]) -> str:
    first, last = clause_at(text, value.start, value.end)
    if not first <= group[0].start < last:
        return "named in another clause"
    return "named before it" if group[-1].end <= value.start else "named behind it"


_LEADS_IN = re.compile(r"\s*(?:with|at|having|as|by|in|for|from|of|rated|on|after|before|due|because)\b", re.IGNORECASE)


def precedes(text: str, value: Value, mentions: Sequence[SubjectMention]) -> bool:
    """Return whether a value is said before the sentence comes to a subject of its own, in another clause."""
    if not mentions or value.end > min(mention.start for mention in mentions):
        return False
    first, last = clause_at(text, value.start, value.end)
    return last <= min(mention.start for mention in mentions) and not _LEADS_IN.match(text, first)


_AT = re.compile(r"\s?(?:\b(?:at|for|of|in|from)\s(?:the\s)?|的)")
_BESIDE = re.compile(r"[\s:(=]*")


def _said_after(text: str, value: Value, mentions: Sequence[SubjectMention]) -> SubjectMention | None:
    """Return the subject of "120 MW at Northfield", unless a name stands right before the value."""
    if any(mention.end <= value.start and _BESIDE.fullmatch(text, mention.end, value.start) for mention in mentions):
        return None
    after = [mention for mention in mentions if mention.start >= value.end]
    return after[0] if after and _AT.fullmatch(text, value.end, after[0].start) else None


_TOGETHER = re.compile(
    r"\b(?:together|combined|total(?:s|ling)?|altogether|jointly|sum)\b|合计|共计|总计|总共|共有", re.IGNORECASE
)
_AND = re.compile(
    r"\s*(?:[,，、/&+]|,?\s?\b(?:and|or|as well as)\b|和|与|及|以及|或)\s*(?:the\s+)?|\s*[\"'”)]?\s*", re.IGNORECASE
)


def _are_parallel(mentions: Sequence[SubjectMention], values: Sequence[Candidate]) -> bool:
    """Return whether names and values alternate, or all names come before all values or after them."""
    if mentions[-1].end <= values[0].value.start or values[-1].value.end <= mentions[0].start:
        return True
    places = sorted([(mention.start, 0) for mention in mentions] + [(of.value.start, 1) for of in values])
    return all(here != following for (_, here), (_, following) in pairwise(places))


def _coordinated(text: str, mentions: Sequence[SubjectMention]) -> list[list[SubjectMention]]:
    groups: list[list[SubjectMention]] = []
    for mention in mentions:
        if groups and _AND.fullmatch(text, groups[-1][-1].end, max(mention.start, groups[-1][-1].end)):
            groups[-1].append(mention)
        else:
            groups.append([mention])
    return groups


def _group_of(text: str, value: Value, groups: Sequence[Sequence[SubjectMention]]) -> Sequence[SubjectMention]:
    first, last = clause_at(text, value.start, value.end)

    def rank(group: Sequence[SubjectMention]) -> tuple[bool, bool, int]:
        before = group[-1].end <= value.start
        distance = value.start - group[-1].end if before else group[0].start - value.end
        return not first <= group[0].start < last, not before, distance

    return min(groups, key=rank)


def _nearest(value: Value, mentions: Sequence[SubjectMention]) -> SubjectMention:
    return min(mentions, key=lambda m: (m.start > value.start, abs(m.start - value.start)))


def _overlap(left: Value | SubjectMention, right: Value | SubjectMention) -> bool:
    return left.start < right.end and right.start < left.end
