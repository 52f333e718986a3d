"""The names of a pack's subjects, found in text and in cells."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

import re2
import rjieba

from aggregator.extraction.briefs import Briefs
from aggregator.extraction.cues import Cues
from aggregator.extraction.described import Described
from aggregator.extraction.hints import Hints
from aggregator.extraction.known_words import KnownWords, Together
from aggregator.extraction.name_edges import edges_of
from aggregator.extraction.readings import Readings
from aggregator.extraction.scopes import Homonym, Scopes
from aggregator.extraction.search_text import FIRST_HAN, folded, is_han, search_text
from aggregator.extraction.subject_mention import BRIEF, SubjectMention, name_identifier
from aggregator.extraction.table_headings import HeadingReader
from aggregator.extraction.values.page import Page, Trigger
from aggregator.extraction.values.pattern import Pattern, PatternSet, compiled
from aggregator.extraction.words import (
    HAN_GENERIC,
    HAN_GENERIC_CHARACTERS,
    HAN_LEADS,
    HAN_NEVER_FIRST,
    HAN_STOP_TAGS,
    LATIN_LEADS,
    NO_NAMES,
)
from aggregator.model.facts import LISTED, Identifier
from aggregator.policy.records import Pack, SubjectKind

__all__ = ["SubjectMention", "Vocabulary"]

LONGEST_NAME = 120
"""Code points of the longest cell that is taken for a name."""

_MOST_CELLS = 20_000
"""Cells whose subjects are remembered: a table is asked for those of its columns again and again."""


class Vocabulary:
    """All that a pack knows of how its subjects are called. Built once a worker."""

    def __init__(self, pack: Pack) -> None:
        self.cues = Cues(pack)
        self.scopes = Scopes(pack)
        self.hints = Hints(pack)
        self.readings = Readings(pack)
        self.headings = HeadingReader(pack)
        self.groups = frozenset(kind.name for kind in pack.subjects.values() if kind.totals_of)
        self.briefs = Briefs(pack, self.scopes)
        self.described = Described(pack)
        self._names = _ListedNames(pack.subjects.values(), self.scopes.homonyms())
        shapes = [(kind.name, written) for kind in pack.subjects.values() for written in kind.looks_like]
        self._patterns = [(kind, Pattern(_pattern(written)), "{名}" in written) for kind, written in shapes]
        self._schemes = {
            (kind.name, scheme.name): compiled(scheme.reads)
            for kind in pack.subjects.values()
            for scheme in kind.identified_by
        }
        introduced = [
            (kind.name, scheme.name, _introduced(scheme.headings, scheme.reads))
            for kind in pack.subjects.values()
            for scheme in kind.identified_by
            if scheme.headings
        ]
        self._introduced = [(kind, scheme, Pattern(source)) for kind, scheme, source in introduced]
        sources = [*(source for *_, source in introduced), *(_pattern(shape) for _, shape in shapes)]
        self._shapes = PatternSet(sources)
        self._shape = Trigger(sources)
        self._shapeless: set[str] = set()
        self._cells: dict[tuple[str, str], tuple[Identifier, str] | None] = {}
        self._nameless: set[str] = set()

    def look_through(self, texts: Iterable[str]) -> None:
        """Look for names, cues and scopes in the search texts of a document at once: each is asked for sooner then."""
        together = Together(texts)
        for words in (self._names.words, self.briefs.words, self.cues.words, self.scopes.words, self.hints.words):
            words.look_through(together)
        shaped = Page(list(together.texts)).matched(self._shape)
        self._shapeless = together.texts.keys() - shaped
        self._nameless = self._shapeless - self._names.words.found()

    def subjects_in(self, text: str) -> list[SubjectMention]:
        """Return the subjects that a search text names, in order of their place.

        A listed name wins over a pattern of the same kind that overlaps it. An identifier counts where one of
        its headings introduces it: ``EIC: 48W...``.
        """
        if text in self._nameless:
            return []
        listed = list(self._names.found_in(text))
        which = [] if text in self._shapeless else self._shapes.which(text)
        if not listed and not which:
            return []
        mentions: list[SubjectMention] = []
        taken: dict[str, bytearray] = {}
        for found in (listed, self._identifiers_in(text, which), self._alike_in(text, which)):
            fresh = [mention for mention in found if not _is_taken(taken, mention)]
            for mention in fresh:
                cover = taken.setdefault(mention.identifier.kind, bytearray(len(text)))
                cover[mention.start : mention.end] = b"\x01" * (mention.end - mention.start)
            mentions += fresh
        return sorted(mentions, key=lambda mention: (mention.start, mention.end, mention.identifier))

    def has_namesake(self, text: str) -> bool:
        """Return whether a search text names something else by a name that begins as a listed one."""
        return self._names.has_namesake(text)

    def subject_named(self, kind: str, text: str) -> tuple[Identifier, str] | None:
        """Return the subject that a whole cell names, and the name to show; None where it names none.

        What totals are of is named by its listed names only, which may be words such as ``Total``.
        """
        if (kind, text) not in self._cells:
            if len(self._cells) > _MOST_CELLS:
                self._cells.clear()
            self._cells[kind, text] = self._subject_named(kind, text)
        return self._cells[kind, text]

    def _subject_named(self, kind: str, text: str) -> tuple[Identifier, str] | None:
        name = search_text(text).text.strip(" \t*.:;,'\"")
        if kind in self.groups:
            group = self._names.called(kind, name)
            return None if group is None else (group.identifier, group.name)
        if not name or len(name) > LONGEST_NAME or not any(map(str.isalpha, name)) or name.casefold() in NO_NAMES:
            return None
        listed = self._names.called(kind, name)
        if listed is None:
            inside = {m.identifier: m for m in self._names.found_in(name) if m.identifier.kind == kind}
            if len(inside) == 1 and self._says_no_more(kind, name, *inside.values()):
                listed = next(iter(inside.values()))
        if listed is not None:
            return listed.identifier, listed.name
        return name_identifier(kind, name), name

    def identifier(self, kind: str, scheme: str, text: str) -> Identifier | None:
        """Return the identifier that a whole cell is, as the scheme's ``reads`` normalises it, or None."""
        found = self._schemes[kind, scheme].fullmatch(search_text(text).text.strip())
        return None if found is None else _identifier(kind, scheme, found)

    def _says_no_more(self, kind: str, name: str, mention: SubjectMention) -> bool:
        rest = name[: mention.start] + name[mention.end :]
        others = [m for m in self._names.found_in(rest) if m.identifier == mention.identifier]
        for other in reversed(others):
            rest = rest[: other.start] + rest[other.end :]
        if not any(map(str.isalnum, rest)):
            return True
        return any(
            of == kind and (pattern.fullmatch(name) or pattern.fullmatch(name.title()))
            for of, pattern, _ in self._patterns
        )

    def _identifiers_in(self, text: str, which: Sequence[int]) -> Iterator[SubjectMention]:
        for place in which:
            if place >= len(self._introduced):
                return
            kind, scheme, pattern = self._introduced[place]
            for found in pattern.finditer(text):
                start, end = found.span("read")
                identifier = self.identifier(kind, scheme, text[start:end])
                if identifier is not None and _stands_alone(text, start, end):
                    yield SubjectMention(identifier, text[start:end], start, end)

    def _alike_in(self, text: str, which: Sequence[int]) -> Iterator[SubjectMention]:
        for place in which:
            if place < len(self._introduced):
                continue
            kind, pattern, is_han_pattern = self._patterns[place - len(self._introduced)]
            for found in pattern.finditer(text):
                start, end = found.span()
                start += _han_lead(text, start, end) if is_han_pattern else _latin_lead(text[start:end])
                own = text[start : found.span("name")[1]]
                if is_han_pattern and (_COUNTED.match(text, max(0, start - 1)) or _EVENT.search(text, start, end)):
                    continue
                if _is_proper(own) and _stands_alone(text, start, end):
                    part = self.briefs.named_in_part(kind, text[start:end])
                    if part is not None:
                        yield SubjectMention(*part, start, end, BRIEF)
                    else:
                        yield SubjectMention(name_identifier(kind, text[start:end]), text[start:end], start, end)


def _is_taken(taken: Mapping[str, bytearray], mention: SubjectMention) -> bool:
    cover = taken.get(mention.identifier.kind)
    return cover is not None and 1 in cover[mention.start : mention.end]


class _Listed(NamedTuple):
    identifier: Identifier
    shown: str
    surface: str
    exact: bool


class _ListedNames:
    """The names that packs list, as one automaton over all kinds."""

    def __init__(self, kinds: Collection[SubjectKind], homonyms: Iterable[Homonym] = ()) -> None:
        self._edges = edges_of(kinds)
        called: dict[str, dict[tuple[str, str, bool], _Listed]] = {}
        for listed in (entry for kind in kinds for entry in _listed(kind)):
            same = called.setdefault(folded(listed.surface), {})
            twin = same.get(_key(listed))
            if twin is not None and twin.identifier != listed.identifier:
                homonym = name_identifier(listed.identifier.kind, listed.surface)
                same[_key(listed)] = _Listed(homonym, listed.surface, listed.surface, listed.exact)
            else:
                same[_key(listed)] = listed
        for shared in homonyms:
            listed = _Listed(shared.identifier, shared.surface, shared.surface, _is_code(shared.surface))
            called.setdefault(folded(shared.surface), {})[_key(listed)] = listed
        self._surfaces = list(called)
        self._called = [list(entries.values()) for entries in called.values()]
        self._places = {surface: place for place, surface in enumerate(self._surfaces)}
        self.words = KnownWords(self._surfaces)

    def called(self, kind: str, name: str) -> SubjectMention | None:
        place = self._places.get(folded(name))
        named = [] if place is None else [entry for entry in self._called[place] if entry.identifier.kind == kind]
        named.sort(key=lambda entry: entry.surface != name)
        return SubjectMention(named[0].identifier, named[0].shown, 0, len(name)) if named else None

    def has_namesake(self, text: str) -> bool:
        found = {(mention.start, mention.end) for mention in self.found_in(text)}
        return any(
            _stands_alone(text, start, end) and not any(first <= start and end <= last for first, last in found)
            for place, start, end in self.words.hits(text)
            if any(not entry.exact or entry.surface == text[start:end] for entry in self._called[place])
        )

    def found_in(self, text: str) -> Iterator[SubjectMention]:
        hits = []
        for place, start, end in self.words.hits(text):
            surface = text[start:end]
            if not _stands_alone(text, start, end):
                continue
            entries = [
                entry
                for entry in self._called[place]
                if (not entry.exact or entry.surface == surface)
                and self._edges[entry.identifier.kind].is_apart(text, start, end)
            ]
            if entries:
                hits.append((start, -end, entries))
        done = 0
        for start, minus_end, entries in sorted(hits, key=lambda hit: hit[:2]):
            if start >= done:
                done = -minus_end
                for entry in entries:
                    yield SubjectMention(entry.identifier, entry.shown, start, done)


def _key(listed: _Listed) -> tuple[str, str, bool]:
    return listed.identifier.kind, listed.surface if listed.exact else "", listed.exact


def _listed(kind: SubjectKind) -> Iterator[_Listed]:
    for subject, names in kind.known_as.items():
        identifier = Identifier(kind.name, LISTED, subject)
        shown = names[0] if names else subject
        own_id = (subject,) if any(map(str.isalpha, subject)) else ()
        for written in dict.fromkeys((*names, *own_id)):
            name = search_text(written).text.strip()
            if name:
                yield _Listed(identifier, shown, name, _is_code(name))


def _is_code(name: str) -> bool:
    letters = sum(character.isalpha() for character in name)
    return name.isascii() and (letters < 4 or (name.isupper() and len(name) <= 5))


def _stands_alone(text: str, start: int, end: int) -> bool:
    return not (start and _joined(text[start - 1], text[start])) and not (
        end < len(text) and _joined(text[end - 1], text[end])
    )


def _joined(left: str, right: str) -> bool:
    if not (left.isalnum() and right.isalnum()):
        return False
    return (left < FIRST_HAN or not is_han(left)) and (right < FIRST_HAN or not is_han(right))


_WORD = r"\p{Lu}[\p{L}\p{N}'’&-]*"
_PARTICLES = r"of|de|du|del|la|le|am|an der|der|van|von|&|St\."
_PLACEHOLDERS = {
    "{Name}": rf"(?P<name>(?-i:{_WORD}(?: (?:(?:{_PARTICLES}) )?{_WORD}){{0,4}}))",
    "{名}": r"(?P<name>\p{Han}{2,10}?)",
}


def _pattern(written: str) -> str:
    pattern = written
    for placeholder, meant in _PLACEHOLDERS.items():
        first, *rest = pattern.split(placeholder)
        unnamed = meant.replace("(?P<name>", "(?:")
        pattern = first + (meant + unnamed.join(rest) if rest else "")
    if "(?P<name>" not in pattern:
        pattern = f"(?P<name>{pattern})"
    return f"(?i){pattern}"


def _introduced(headings: tuple[str, ...], reads: str) -> str:
    words = "|".join(re2.escape(search_text(heading).text) for heading in headings)
    ungrouped = re.sub(r"(?<!\\)\((?!\?)", "(?:", reads)
    return rf"(?:(?i)(?:\b|\p{{Han}})(?:{words}))\s?[:=#]?\s?(?P<read>{ungrouped})"


def _identifier(kind: str, scheme: str, found: Any) -> Identifier | None:
    value = (found.group(1) if found.re.groups else found.group()) or ""
    return Identifier(kind, scheme, value.strip()) if value.strip() else None


def _latin_lead(name: str) -> int:
    """Return how many characters at the start of a match are not of the name."""
    at = 0
    for word in re.finditer(r"\S+ ", name):
        if word.group().strip().casefold() not in LATIN_LEADS:
            break
        at = word.end()
    return at


def _han_lead(text: str, start: int, end: int) -> int:
    """Return how many characters at the start of a match are not of the name, by the words before and in it."""
    run = start
    while run > max(0, start - 12) and is_han(text[run - 1]):
        run -= 1
    name_from = place = end
    for word, tag in reversed(rjieba.tag(text[run:end])):
        place -= len(word)
        stops = tag in HAN_STOP_TAGS or word in HAN_LEADS or (tag[0] in "vd" and end - name_from > 3)
        if stops and name_from < end:
            break
        name_from = place
        if len(word) > 2 and word[0] in HAN_NEVER_FIRST:
            name_from += 1
            break
    return max(name_from, start) - start


_COUNTED = re.compile(r"\d[年月日号时点分吨个台张级期例人家处座路度万亿条辆天]")
"""A number with what it counts, in which no name begins: 7月6*日起码头*封闭."""

_EVENT = re.compile(r"(?:[封停闭开离进出到压疏入建复抵]|住)[港站库厂院]$")
"""What is done at a place and is no name of it: 因台风*封港*."""

_GENERIC = sorted(HAN_GENERIC, key=len, reverse=True)


def _is_proper(name: str) -> bool:
    """Return whether a name names one subject rather than a sort of them ("New", "大型水")."""
    if not name.strip():
        return False
    if not is_han(name[0]):
        return any(word.casefold() not in LATIN_LEADS for word in name.split())
    for word in _GENERIC:
        name = name.replace(word, "")
    return bool(name.strip(HAN_GENERIC_CHARACTERS))
