"""Whom a whole cell names: by a listed name, a short one, or one with its code or its place beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from aggregator.extraction.search_text import search_text
from aggregator.extraction.subject_mention import BRIEF
from aggregator.extraction.table_values import in_two_tongues
from aggregator.extraction.vocabulary import Vocabulary
from aggregator.model.facts import LISTED, Identifier

Named = tuple[Identifier, str]

_CODE = re.compile(r"[\s,;/|()\[\]–—:-]*(?:(?:[A-Z]+-)?[A-Z]{2,}\d*|[A-Z]{1,3}-)[\s,;/|()\[\]–—:-]*")
_LONGEST_BRIEF = 40
_STATE = re.compile(
    r"\s*[(（]\s*(?:closed|stood down|mothballed|stand-?by|decommissioned|suspended|out of use"
    r"|停用|停诊|停运|停产|备用|关停|封存)"
    r"\s*[)）]\s*$",
    re.IGNORECASE,
)
"""A remark that says in what state a subject is."""

_ABBREVIATED = re.compile(r"\b(St|Mt|Ft)\.(?=\s)")


def named_by(vocabulary: Vocabulary, kind: str, text: str) -> tuple[Named, ...]:
    """Return the subjects that a cell may name as a whole; several where its two halves do, none where it names none.

    Shared names come as what the subjects share: which one is meant, places beside it say.
    """
    text = _ABBREVIATED.sub(r"\1", _STATE.sub("", text))
    whole = vocabulary.subject_named(kind, text)
    if whole is None or is_known(vocabulary, whole):
        return () if whole is None else (whole,)
    halves = in_two_tongues(text) or ()
    known = [named for half in halves if (named := vocabulary.subject_named(kind, half)) is not None]
    known = [named for named in known if is_known(vocabulary, named)]
    return tuple(known or _with_more(vocabulary, kind, text) or [whole])


def is_known(vocabulary: Vocabulary, named: Named) -> bool:
    """Return whether a name is listed, or shared by listed subjects."""
    return named[0].scheme == LISTED or vocabulary.scopes.is_homonym(named[0])


def _with_more(vocabulary: Vocabulary, kind: str, text: str) -> list[Named]:
    """Return the subject whose name, or short name, a cell gives with its place or its code and nothing else."""
    search = search_text(text).text.strip()
    mentions = [mention for mention in vocabulary.subjects_in(search) if mention.identifier.kind == kind]
    mentions = [mention for mention in mentions if is_known(vocabulary, (mention.identifier, mention.name))]
    if not mentions and len(search) <= _LONGEST_BRIEF:
        briefs = vocabulary.briefs.found_in(search, [])
        mentions = [one for one in briefs if one.identifier.kind == kind and one.how == BRIEF]
    if len({mention.identifier for mention in mentions}) != 1:
        return []
    spans = [(mention.start, mention.end) for mention in mentions]
    rest = "".join(c if not any(first <= at < end for first, end in spans) else " " for at, c in enumerate(search))
    named = [(mentions[0].identifier, mentions[0].name)]
    if not any(map(str.isalnum, rest)) or _CODE.fullmatch(rest.strip()):
        return named
    said = vocabulary.scopes.found_in(search, spans)
    if not said or not vocabulary.scopes.is_homonym(mentions[0].identifier):
        return []
    left = (c for at, c in enumerate(rest) if not any(scope.start <= at < scope.end for scope in said))
    return [] if any(map(str.isalnum, left)) else named


def kinds_named(vocabulary: Vocabulary, kinds: tuple[str, ...], text: str) -> Iterator[str]:
    """Yield the kinds of which a cell names a known subject."""
    for kind in kinds:
        if any(is_known(vocabulary, named) for named in named_by(vocabulary, kind, text)):
            yield kind
