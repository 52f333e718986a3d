"""Which of two subjects of one name is meant: the one whose province, district or city is said nearby.

Two listed subjects may share a name where the list tells them apart by a value that both have, as two stations called
Stonebridge in two provinces. The shared name alone means neither.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from aggregator.extraction.known_words import KnownWords
from aggregator.extraction.search_text import HAN, folded, is_han, search_text
from aggregator.extraction.subject_mention import SubjectMention, name_identifier
from aggregator.model.facts import LISTED, NAME, Identifier
from aggregator.policy.records import Pack, SubjectKind


class Scope(NamedTuple):
    """A value that tells subjects of one name apart: the attribute it is of, and the value as the pack writes it."""

    kind: str
    attribute: str
    value: str


class ScopeMention(NamedTuple):
    """A scope in a search text."""

    scope: Scope
    start: int
    end: int


class Homonym(NamedTuple):
    """A name that several listed subjects share."""

    kind: str
    surface: str
    subjects: tuple[str, ...]

    @property
    def identifier(self) -> Identifier:
        """Return the identifier that stands for the name while nobody knows whose it is."""
        return name_identifier(self.kind, self.surface)


_LEAST_LATIN, _LEAST_HAN = 4, 2


class Scopes:
    """What a pack knows of where its listed subjects are. Built once a worker."""

    def __init__(self, pack: Pack) -> None:
        self._scopes: dict[str, list[Scope]] = {}
        self._values = {kind.name: kind.listed_values for kind in pack.subjects.values()}
        self._shown = {
            Identifier(kind.name, LISTED, subject): names[0] if names else subject
            for kind in pack.subjects.values()
            for subject, names in kind.known_as.items()
        }
        for attribute in pack.attributes.values():
            if not any(attribute.name in values for values in self._values.get(attribute.of, {}).values()):
                continue
            for value, others in attribute.one_of.items():
                for name in (value, *others):
                    scopes = self._scopes.setdefault(folded(search_text(name).text), [])
                    scopes.append(Scope(attribute.of, attribute.name, value))
        self._names = list(filter(None, self._scopes))
        self.words = KnownWords(self._names, longest=True)
        self._homonyms = {
            homonym.identifier: homonym for kind in pack.subjects.values() for homonym in self._homonyms_of(kind)
        }
        self._shared_by: dict[tuple[str, str], list[Identifier]] = {}
        for identifier, homonym in self._homonyms.items():
            for subject in homonym.subjects:
                self._shared_by.setdefault((homonym.kind, subject), []).append(identifier)
        self._nouns = {kind.name: _nouns_of(kind) for kind in pack.subjects.values()}

    def homonyms(self) -> Iterable[Homonym]:
        """Return the names that several listed subjects share."""
        return self._homonyms.values()

    def is_homonym(self, identifier: Identifier) -> bool:
        """Return whether an identifier stands for a name that several subjects share."""
        return identifier in self._homonyms

    def one_of(self, identifier: Identifier, scopes: Iterable[Scope]) -> tuple[Identifier, str] | None:
        """Return the one subject of a shared name that is in the scopes, and the name to show; None for none or two."""
        homonym = self._homonyms[identifier]
        inside = {
            subject
            for scope in scopes
            for subject in homonym.subjects
            if scope.kind == homonym.kind and self._values[scope.kind][subject].get(scope.attribute) == scope.value
        }
        if len(inside) != 1:
            return None
        found = Identifier(homonym.kind, LISTED, inside.pop())
        return found, self._shown[found]

    def shared_by(self, subject: Identifier) -> Iterator[Identifier]:
        """Yield the shared names that a subject has."""
        yield from self._shared_by.get((subject.kind, subject.value), ())

    def of(self, identifier: Identifier, subject: Identifier | None) -> tuple[Identifier, str] | None:
        """Return a subject and its name to show where it is one of those that share a name."""
        if subject is None or subject.value not in self._homonyms[identifier].subjects:
            return None
        return subject, self._shown[subject]

    def other_than(self, identifier: Identifier, subject: Identifier) -> tuple[Identifier, str] | None:
        """Return the other one of two subjects that share a name, and its name to show."""
        homonym = self._homonyms[identifier]
        left = [other for other in homonym.subjects if other != subject.value]
        if len(left) != 1:
            return None
        found = Identifier(homonym.kind, LISTED, left[0])
        return found, self._shown[found]

    def found_in(self, text: str, names: Iterable[tuple[int, int]] = ()) -> list[ScopeMention]:
        """Return the scopes that a search text says, and not those that are part of a subject's or another name."""
        names = list(names)
        return [
            ScopeMention(scope, start, end)
            for place, start, end in self.words.hits(text)
            if _is_apart(text, start, end, names)
            for scope in self._scopes[self._names[place]]
        ]

    def leading(self, text: str) -> list[ScopeMention]:
        """Return the scope that a title or a name begins with, whatever comes after it: 韦康医疗救治协调群."""
        start = _LABEL.match(text)
        at = 0 if start is None else start.end()
        return [
            ScopeMention(scope, start, end)
            for place, start, end in self.words.hits(text)
            if start == at and is_han(text[start])
            for scope in self._scopes[self._names[place]]
        ]

    def means_one(self, text: str, mention: ScopeMention) -> bool:
        """Return whether a scope is said of a subject, as in ``the Corley works`` or ``the one in Corley``."""
        after = self._nouns[mention.scope.kind].match(text, mention.end)
        return after is not None or _ONE_IN.search(text, 0, mention.start) is not None

    def _homonyms_of(self, kind: SubjectKind) -> Iterator[Homonym]:
        called: dict[str, dict[str, str]] = {}
        for subject, names in kind.known_as.items():
            for name in names:
                surface = search_text(name).text.strip()
                called.setdefault(folded(surface), {})[subject] = surface
        own = {surface for surface, subjects in called.items() if len(subjects) == 1}
        for subject, names in kind.known_as.items():
            for name in names:
                for surface in self._bases(kind, subject, search_text(name).text.strip()):
                    if folded(surface) not in own:
                        called.setdefault(folded(surface), {})[subject] = surface
        for subjects in called.values():
            if len(subjects) > 1 and self._are_told_apart(kind, subjects):
                yield Homonym(kind.name, next(iter(subjects.values())), tuple(subjects))

    def _are_told_apart(self, kind: SubjectKind, subjects: Iterable[str]) -> bool:
        values = [tuple(sorted(kind.listed_values.get(subject, {}).items())) for subject in subjects]
        return len(set(values)) == len(values)

    def _bases(self, kind: SubjectKind, subject: str, name: str) -> Iterator[str]:
        """Yield a name without the subject's own scope: Stonebridge of Tarnshire Stonebridge."""
        for base in self.without_own(kind, subject, name):
            if not (is_han(base[0]) and base[0] in "省市县区州"):
                yield base

    def without_own(self, kind: SubjectKind, subject: str, name: str) -> Iterator[str]:
        """Yield what is left of a name without the subject's own scope, perhaps with what sort of place that is."""
        own = kind.listed_values.get(subject, {})
        for scope_name, scopes in self._scopes.items():
            if not any(scope.kind == kind.name and own.get(scope.attribute) == scope.value for scope in scopes):
                continue
            base = _without(name, scope_name)
            least = _LEAST_HAN if base and is_han(base[0]) else _LEAST_LATIN
            if len(base) >= least:
                yield base


def _without(name: str, scope: str) -> str:
    written = re.escape(scope)
    pattern = rf"\s*\(\s*{written}\s*\)$|^{written}[\s,]*|(?:\s+(?:of|in|at))?[\s,]+{written}$"
    base, count = re.subn(pattern, "", name, count=1, flags=re.IGNORECASE)
    return base.strip() if count else ""


_LABEL = re.compile(r"[^:]{2,8}: ?")
_ONE_IN = re.compile(
    r"\b(?:ones?|that|sister|namesake|twin|counterpart)\s(?:in|at|of|from)\s(?:the\s)?$", re.IGNORECASE
)
_HAN_AFTER = re.compile(rf"$|[^{HAN}]|[的境内全北南东西中各那这]")
_HAN_SCOPE_ENDS = frozenset("省市县区州")
"""A name that ends so is one of a place, unless it begins the name of a body or a road."""

_HAN_BODY = re.compile(rf"[{HAN}]{{0,12}}?(?:[局委办处厅署社会司院校厂站库所路街号镇乡村]|公司|集团|政府|中心|电网)")

_NAME_AFTER = re.compile(r"\s[A-Z][a-z]")
_WORD = re.compile(r"\w")


def _is_apart(text: str, start: int, end: int, names: Sequence[tuple[int, int]]) -> bool:
    if any(first < end and start < last for first, last in names):
        return False
    if any(first - 1 <= end <= first for first, _ in names):
        return True
    if is_han(text[end - 1]):
        if text[end - 1] in _HAN_SCOPE_ENDS and _HAN_BODY.match(text, end) is None:
            return True
        return _HAN_AFTER.match(text, end) is not None
    if (start and _WORD.match(text[start - 1])) or _WORD.match(text, end):
        return False
    return _NAME_AFTER.match(text, end) is None


def _nouns_of(kind: SubjectKind) -> re.Pattern[str]:
    latin = [heading for heading in (*kind.headings, kind.name) if not is_han(heading[0])]
    words = "|".join(map(re.escape, sorted({*latin, "one", "site"}, key=len, reverse=True)))
    return re.compile(rf"\s(?:{words})s?\b|的?(?:那|这)(?:座|个|家|边)", re.IGNORECASE)


@dataclass(slots=True)
class Whereabouts:
    """Where a document is at one point of it: the scopes that its title, its headings and its paragraph have said."""

    scopes: Scopes
    document: list[frozenset[Scope]]
    heading: frozenset[Scope] = frozenset()
    paragraph: frozenset[Scope] = frozenset()
    families: dict[str, Identifier] = field(default_factory=dict)
    """The last shared name of each kind of subject."""

    open: dict[str, Identifier | None] = field(default_factory=dict)
    """The last name of each kind, where it is a shared one and nothing said whose."""

    meant: dict[Identifier, Identifier] = field(default_factory=dict)
    """The subject that each shared name meant last."""

    def settled(self, text: str, mentions: Sequence[SubjectMention]) -> list[SubjectMention]:
        """Return the subjects that a sentence names, shared names as the subjects that they mean here.

        ``The Corley works`` names the works of Corley where a name of it was shared before.
        """
        spans = [(mention.start, mention.end) for mention in mentions]
        said = self.scopes.found_in(text, spans)
        if not mentions and not said and not (self.families and _OTHER.search(text)):
            return []
        found = [self._settle(mention, text, said) for mention in mentions]
        found += self._meant(text, said, found)
        found += self._others(text, found)
        if said:
            self.paragraph = scopes_of(said)
        for mention in found:
            kind, is_open = mention.identifier.kind, self.scopes.is_homonym(mention.identifier)
            if is_open or (mention.start, mention.end) in spans:
                self.open[kind] = mention.identifier if is_open else None
        return sorted(found, key=lambda mention: (mention.start, mention.end, mention.identifier))

    def _settle(self, mention: SubjectMention, text: str, said: Sequence[ScopeMention]) -> SubjectMention:
        if mention.identifier.scheme == NAME and not self.scopes.is_homonym(mention.identifier):
            return self._by_its_place(mention)
        if not self.scopes.is_homonym(mention.identifier):
            for shared in self.scopes.shared_by(mention.identifier):
                self.meant[shared] = mention.identifier
            return mention
        shared = mention.identifier
        self.families[shared.kind] = shared
        beside = [scope for scope in said if _is_beside(text, mention, scope)]
        around = (scopes_of(beside or said),) if said else (self.paragraph, self.heading, *self.document)
        picked = next(filter(None, (self.scopes.one_of(shared, scopes) for scopes in around)), None)
        if picked is None and not said:
            picked = self.scopes.of(shared, self.meant.get(shared))
        if picked is None:
            return mention
        self.meant[shared] = picked[0]
        return mention._replace(identifier=picked[0], name=picked[1])

    def _by_its_place(self, mention: SubjectMention) -> SubjectMention:
        """Return a name that no list has as the subject of its place: *the Corley works*, after Millbrook Works."""
        shared = self.families.get(mention.identifier.kind)
        said = () if shared is None else scopes_of(self.scopes.found_in(mention.name))
        picked = self.scopes.one_of(shared, said) if shared is not None and said else None
        return mention if picked is None else mention._replace(identifier=picked[0], name=picked[1])

    def _others(self, text: str, found: Sequence[SubjectMention]) -> Iterator[SubjectMention]:
        """Yield the other one of two subjects of one name: ``the other is smaller``, ``its namesake``."""
        for kind, shared in self.families.items():
            last = self.meant.get(shared)
            other = None if last is None else self.scopes.other_than(shared, last)
            called = _OTHER.search(text) if other is not None else None
            if other is None or called is None or any(mention.identifier.kind == kind for mention in found):
                continue
            self.meant[shared] = other[0]
            yield SubjectMention(*other, called.start(), called.end())

    def _meant(
        self, text: str, said: Sequence[ScopeMention], found: Sequence[SubjectMention]
    ) -> Iterator[SubjectMention]:
        for scope in said:
            shared = self.families.get(scope.scope.kind)
            picked = None if shared is None else self.scopes.one_of(shared, [scope.scope])
            if (
                shared is None
                or picked is None
                or any(mention.identifier.kind == scope.scope.kind for mention in found)
            ):
                continue
            if self.scopes.means_one(text, scope) or self.open.get(shared.kind) == shared:
                self.meant[shared] = picked[0]
                yield SubjectMention(picked[0], picked[1], scope.start, scope.end)


_OTHER = re.compile(
    r"(?:^|[.;:]\s|\bbut\s|\band\s)(?:[Tt]he other(?: one)?|[Ii]ts (?:\w+ )?(?:namesake|sister))"
    r"(?=[,:;]|\s(?:is|was|has|had|will)\b)"
    r"|另一(?:座|个|家|处)|另外(?:那|一)(?:座|个|家|处)"
)

_BESIDE = re.compile(r"\s?[(,]?\s?(?:I mean )?(?:(?:the|in|of|at|的)\s?)*", re.IGNORECASE)


def _is_beside(text: str, mention: SubjectMention, scope: ScopeMention) -> bool:
    if scope.end <= mention.start:
        return _BESIDE.fullmatch(text, scope.end, mention.start) is not None
    return _BESIDE.fullmatch(text, mention.end, scope.start) is not None


def scopes_of(mentions: Iterable[ScopeMention]) -> frozenset[Scope]:
    """Return the scopes that mentions are of."""
    return frozenset(mention.scope for mention in mentions)
