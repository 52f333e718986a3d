"""Whom a statement is about where it does not say so itself."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from aggregator.extraction import confidence as sure
from aggregator.extraction.scopes import Whereabouts
from aggregator.extraction.search_text import search_text
from aggregator.extraction.vocabulary import SubjectMention, Vocabulary
from aggregator.model.documents import Document
from aggregator.model.facts import NAME, Identifier

_OPENS = 20
"""Code points before a name that may still be what its sentence is about; it leads it where no letter stands there."""


@dataclass(frozen=True, slots=True)
class Focus:
    """A subject that a statement may be about, and why."""

    identifier: Identifier
    name: str
    confidence: float
    why: str


def _confidence(focus: Focus) -> float:
    return focus.confidence


@dataclass(slots=True)
class Foci:
    """The subjects in focus at one point of a document, by kind of subject; nearer ones come first."""

    document: dict[str, list[Focus]]
    record: dict[str, Focus] = field(default_factory=dict)
    paragraph: dict[str, Focus] = field(default_factory=dict)
    heading: dict[str, Focus] = field(default_factory=dict)
    earlier: dict[str, Focus] = field(default_factory=dict)
    recent: dict[str, dict[Identifier, None]] = field(default_factory=dict)
    """The subjects that were named, by kind, the last one last: a document may name very many."""

    @property
    def has_any(self) -> bool:
        """Return whether any subject is in focus."""
        return bool(self.document or self.record or self.paragraph or self.heading or self.earlier)

    def has(self, kind: str) -> bool:
        """Return whether a subject of a kind is in focus."""
        nearer = kind in self.record or kind in self.paragraph or kind in self.heading or kind in self.earlier
        return nearer or bool(self.document.get(kind))

    def of(self, kind: str) -> Focus | None:
        """Return the subject of a kind that is most surely in focus, the nearest of equally sure ones."""
        near = [foci[kind] for foci in (self.record, self.paragraph, self.heading) if kind in foci]
        far = [*self.document.get(kind, ()), *([self.earlier[kind]] if kind in self.earlier else [])]
        if near:
            alike: list[Focus] = [focus for focus in (*near, *far) if focus.identifier == near[0].identifier]
            return max(alike, key=_confidence)
        return max(far, key=_confidence, default=None)

    def whys(self, focus: Focus) -> Iterator[str]:
        """Yield what else puts the same subject in focus, and whether another one was named since."""
        kind = focus.identifier.kind
        near = [foci[kind] for foci in (self.record, self.paragraph, self.heading, self.earlier) if kind in foci]
        whys = {other.why for other in (*near, *self.document.get(kind, ())) if other.identifier == focus.identifier}
        if whys - {focus.why} - _SAYING_LITTLE:
            yield "by more than one"
        if next(reversed(self.recent.get(kind, {})), focus.identifier) != focus.identifier:
            yield "another named since"

    def home(self, kind: str) -> Focus | None:
        """Return the subject of a kind whose own document it is: "we" and 我厂 mean it."""
        own = [self.record[kind]] if kind in self.record else []
        return next(iter([*own, *self.document.get(kind, ())]), None)

    def begin_paragraph(self, why: str) -> None:
        """Let the subjects of the paragraph before fade."""
        self.earlier |= {
            kind: replace(focus, confidence=sure.PARAGRAPH_BEFORE, why=why)
            for kind, focus in (self.record | self.paragraph).items()
        }
        self.paragraph = {}

    def begin_section(self, mentions: Iterable[SubjectMention]) -> None:
        """Take the subjects of a heading; one without any keeps the last heading's, less surely."""
        self.record, self.paragraph, self.earlier = {}, {}, {}
        named = {of.identifier.kind: focus_on(of, sure.HEADING, "heading") for of in reversed([*mentions])}
        self.heading = {
            kind: replace(focus, confidence=sure.HEADING_ABOVE, why="heading before")
            for kind, focus in self.heading.items()
        } | named

    def name_record(self, mention: SubjectMention) -> None:
        """Take the subject that a ``plant: Northfield`` line names for the lines after it."""
        confidence = sure.RECORD_OF_UNLISTED if mention.identifier.scheme == NAME else sure.RECORD
        self.record[mention.identifier.kind] = focus_on(mention, confidence, "record")

    def take_sender(self, mentions: Iterable[SubjectMention]) -> None:
        """Take the subject after which the sender of a message is called, or none."""
        self.record = {of.identifier.kind: focus_on(of, sure.SENDER, "sender") for of in reversed([*mentions])}
        for focus in self.record.values():
            self._name(focus.identifier)

    def name_form(self, mentions: Iterable[SubjectMention]) -> None:
        """Take the one subject that a small table names for the text after it."""
        named = {mention.identifier: mention for mention in mentions}
        for mention in named.values():
            kind = mention.identifier.kind
            if sum(other.kind == kind for other in named) == 1:
                self.heading[kind] = focus_on(mention, sure.FORM, "table above")

    def _name(self, identifier: Identifier) -> None:
        """Remember a subject as the one named last."""
        recent = self.recent.setdefault(identifier.kind, {})
        recent.pop(identifier, None)
        recent[identifier] = None

    def pass_sentence(self, mentions: Iterable[SubjectMention], text: str = "") -> None:
        """Take the first subject of a sentence where it opens it, or where the paragraph has none yet."""
        for mention in reversed([*mentions]):
            kind = mention.identifier.kind
            self._name(mention.identifier)
            if kind in self.record and self.record[kind].identifier != mention.identifier:
                del self.record[kind]
            before = self.paragraph.get(kind)
            if before is None:
                self.paragraph[kind] = focus_on(mention, sure.PARAGRAPH, "paragraph")
            elif before.identifier != mention.identifier and mention.start <= _OPENS:
                is_passed = any(map(str.isalpha, text[: mention.start]))
                confidence = sure.PARAGRAPH_PASSED if is_passed else sure.PARAGRAPH_OPENED
                self.paragraph[kind] = focus_on(mention, confidence, "paragraph")


_SAYING_LITTLE = frozenset({"only subject of the document", "paragraph before", "message before"})
"""What puts a subject in focus that adds nothing to another reason."""


def focus_on(mention: SubjectMention, confidence: float, why: str) -> Focus:
    """Return the focus that a mention makes."""
    return Focus(mention.identifier, mention.name, confidence, why)


_BETWEEN = re.compile(r"[_\-+.~()\[\]]+")


def document_foci(
    document: Document, vocabulary: Vocabulary, named: Iterable[SubjectMention], whereabouts: Whereabouts | None = None
) -> dict[str, list[Focus]]:
    """Return, by kind, the subjects that a document's title, its name, its folders or its whole text put in focus.

    A file's name counts more where the text names no other subject of the kind. ``whereabouts`` tells which subject a
    shared name means.
    """
    by_kind: dict[str, dict[Identifier, SubjectMention]] = {}
    for mention in named:
        by_kind.setdefault(mention.identifier.kind, {}).setdefault(mention.identifier, mention)
    foci: dict[str, list[Focus]] = {}
    for text, confidence, why in names_of(document):
        named_in = vocabulary.subjects_in(text)
        mentions = vocabulary.briefs.together_with(text, named_in)
        mentions = mentions if whereabouts is None else whereabouts.settled(text, mentions)
        for kind in dict.fromkeys(mention.identifier.kind for mention in mentions):
            own = {mention.identifier: mention for mention in mentions if mention.identifier.kind == kind}
            others = by_kind.get(kind, {}).keys() - own.keys()
            if len(own) == 1:
                least = sure.FOLDER if others and why != "title" else confidence
                foci.setdefault(kind, []).append(focus_on(next(iter(own.values())), least, why))
    for kind, subjects in by_kind.items():
        if len(subjects) == 1:
            (mention,) = subjects.values()
            foci.setdefault(kind, []).append(focus_on(mention, sure.ONLY_SUBJECT, "only subject of the document"))
    return foci


def names_of(document: Document) -> list[tuple[str, float, str]]:
    """Return a document's title, name and folders from the inside out, each with how sure it is, and why."""
    path = document.source.member.split("!")[-1] or document.source.path
    *folders, name = path.replace("\\", "/").split("/")
    outer = document.source.path.split("/")[:-1] if document.source.member else []
    names = [
        (document.metadata[key].value, sure.DOCUMENT_TITLE, "title")
        for key in ("title", "subject")
        if key in document.metadata
    ]
    names.append((name.rsplit(".", 1)[0], sure.FILE_NAME, "file name"))
    names += [(folder, sure.FOLDER, "folder") for folder in reversed([*outer, *folders])]
    return [(_BETWEEN.sub(" ", search_text(text).text), confidence, why) for text, confidence, why in names]
