"""Facts from running text: a subject, a cue and a value in one sentence, or carried over from around it."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple, TypeVar

from aggregator.extraction.cues import Cue, Key
from aggregator.extraction.focus import NEAR, STATED, WEAK, Foci, Focus, base_confidence, document_foci, focus_on
from aggregator.extraction.modality import modality_at, modality_of_words
from aggregator.extraction.name_edges import names_venue
from aggregator.extraction.pairing import Governed, governed_values, subjects_of
from aggregator.extraction.search_text import SearchText, search_text
from aggregator.extraction.sentences import logical_lines, sentences
from aggregator.extraction.values import Value, cell_value, find_values
from aggregator.extraction.values.date import periods_in
from aggregator.extraction.vocabulary import SubjectMention, Vocabulary
from aggregator.model.documents import Block, BlockKind, Document, Locator
from aggregator.model.facts import Citation, Fact, Modality
from aggregator.policy.records import Attribute, Pack, ValueKind

DELETED = 0.4
"""The most that a statement in deleted text is worth."""


def facts_of_text(document: Document, pack: Pack, vocabulary: Vocabulary) -> list[Fact]:
    """Return the facts that one document's text states, in the order of the text, and not those of its children."""
    statements = [statement for block in document.blocks for statement in _statements(block, vocabulary)]
    named = [mention for statement in statements for mention in statement.mentions]
    foci = Foci(document_foci(document, vocabulary, named))
    walk = _Walk(document, pack, vocabulary, foci)
    for statement in (*statements, *_prose_in_cells(document, vocabulary)):
        walk.take(statement)
    return walk.facts


_PROSE_IN_CELL = re.compile(r"[。；！？，]|[.;!?](?:\s|$)")
_SHORTEST_PROSE = 20


def _prose_in_cells(document: Document, vocabulary: Vocabulary) -> Iterator[_Statement]:
    """Yield what remarks in table cells state: sentences, the first of which names a subject."""
    for table in document.tables:
        for cell in table.cells:
            if len(cell.text) < _SHORTEST_PROSE or not _PROSE_IN_CELL.search(cell.text):
                continue
            block = Block(BlockKind.PARAGRAPH, cell.text, table.place_of(cell), hidden=cell.hidden)
            stated = list(_statements(block, vocabulary))
            if stated and stated[0].mentions:
                yield from stated


@dataclass(frozen=True, slots=True)
class _Statement:
    """A logical line of a block, as it is searched, with the subjects and cues in it."""

    block: Block
    search: SearchText
    offset: int
    first: bool
    mentions: tuple[SubjectMention, ...]
    cues: tuple[Cue, ...]

    @property
    def text(self) -> str:
        return self.search.text

    @property
    def is_heading(self) -> bool:
        """Return whether it heads what follows: a heading, a mail's subject, or a line of a name and no more."""
        if self.block.kind is BlockKind.HEADING or self.block.label.casefold() == "subject":
            return True
        if self.mentions and _HAN_TITLE.fullmatch(self.text.strip()):
            return True
        if not self.mentions or self.cues:
            return False
        rest = self.text[: self.mentions[0].start] + self.text[self.mentions[-1].end :]
        return len(rest) <= 20 and not re.search(r"\d{2}|[.。!?]", rest) and len(rest.split()) <= 2

    @property
    def introduces(self) -> bool:
        """Return whether its cues are of the lines below it: ``Installed capacity (MW)`` or ``Capacities:``."""
        if not self.cues or (self.mentions and not self.text.rstrip().endswith(":")):
            return False
        return self.text.rstrip().endswith(":") or (
            len(self.text) <= 40 and not re.search(r"\d|[.。!?]\s*$", self.text)
        )


_HAN_TITLE = re.compile(r"(?:关于)?[^，。；！？:]{2,40}(?:通知|公告|通报|报告|请示|批复|纪要|方案|预案|合同|决定|说明)")
_PROSE_END = re.compile(r"[.。!?]\s*$")


def _statements(block: Block, vocabulary: Vocabulary) -> Iterator[_Statement]:
    for line in logical_lines(block.text):
        search = search_text(block.text[line.start : line.end])
        yield _Statement(
            block,
            search,
            line.start,
            line.first,
            tuple(vocabulary.subjects_in(search.text)),
            tuple(vocabulary.cues.found_in(search.text)),
        )


class _Passage(NamedTuple):
    """A part of a statement, and where in the statement's search text it begins."""

    statement: _Statement
    start: int
    text: str


@dataclass(slots=True)
class _Walk:
    """One pass over a document's statements."""

    document: Document
    pack: Pack
    vocabulary: Vocabulary
    foci: Foci
    facts: list[Fact] = field(default_factory=list)
    heading: _Statement | None = None
    parts: dict[tuple[str, str], tuple[_Statement, int, int]] = field(default_factory=dict)

    def take(self, statement: _Statement) -> None:
        if statement.first:
            is_message = statement.block.kind is BlockKind.MESSAGE
            self.foci.begin_paragraph("message before" if is_message else "paragraph before")
        if statement.block.kind is BlockKind.EXIF and "gps" in statement.block.label.casefold():
            return
        if self._take_keyed(statement):
            return
        for start, end in sentences(statement.text):
            self._take_sentence(statement, start, end)
        if statement.is_heading:
            self.foci.begin_section(statement.mentions)
        if statement.is_heading or statement.introduces:
            self.heading = statement
        elif _PROSE_END.search(statement.text):
            self.heading = None

    def _take_sentence(self, statement: _Statement, start: int, end: int) -> None:
        passage = _Passage(statement, start, statement.text[start:end])
        mentions = _within(statement.mentions, start, end)
        cues = _within(statement.cues, start, end)
        governed = governed_values(passage.text, cues, mentions, _sent(self.document))
        for name in dict.fromkeys(of.attribute.name for of in governed):
            self._take_values(passage, [of for of in governed if of.attribute.name == name], mentions)
        if mentions:
            self._take_bracketed(passage, mentions, governed)
        if mentions and not governed:
            self._take_uncued(passage, mentions)
        self.foci.pass_sentence(mentions)

    def _take_values(self, passage: _Passage, values: Sequence[Governed], mentions: Sequence[SubjectMention]) -> None:
        attribute = values[0].attribute
        own = [mention for mention in mentions if mention.identifier.kind == attribute.of]
        pairs = [
            (of, focus_on(mention, base_confidence(mention.identifier) * sureness, ""))
            for of, mention, sureness in subjects_of(passage.text, values, own)
        ]
        carried = None if pairs or own or self._is_of_another(passage.text) else self.foci.of(attribute.of)
        if carried is not None:
            pairs = [(of, carried) for of in values]
        said = set()
        for of, focus in pairs:
            confidence = focus.confidence
            modality = modality_at(passage.text, of.value.start, of.value.end)
            if not attribute.counts(modality):
                pass
            elif focus.identifier in said and not (of.is_first or attribute.many or attribute.per):
                confidence = min(confidence, WEAK)
            else:
                said.add(focus.identifier)
            reason = f"text: cue '{of.cue.words}'" + (f", subject of the {focus.why}" if focus.why else "")
            self._add(passage, of.value, replace(focus, confidence=confidence), attribute, reason, modality)

    def _is_of_another(self, text: str) -> bool:
        """Return whether a sentence without a subject of the pack has one of its own: a hotel, a namesake."""
        return names_venue(text) or self.vocabulary.has_namesake(text)

    def _take_bracketed(
        self, passage: _Passage, mentions: Sequence[SubjectMention], governed: Sequence[Governed]
    ) -> None:
        """Take ``Westhill (60 MW)`` where only one attribute of the subject's kind is measured so."""
        if _OF_SOMETHING_ELSE.search(passage.text):
            return
        for mention in mentions:
            found = _BRACKETS.match(passage.text, mention.end)
            if found is None or any(found.start() < of.value.end and of.value.start < found.end() for of in governed):
                continue
            kind = self.pack.attributes_of(mention.identifier.kind)
            measured = [
                (attribute, value)
                for attribute in kind
                if attribute.value is ValueKind.QUANTITY and attribute.unit is not None
                for value in find_values(attribute, found.group(1))
                if value.end == len(found.group(1)) and _NEARLY.fullmatch(found.group(1), 0, value.start)
            ]
            if len(measured) != 1:
                continue
            attribute, value = measured[0]
            at = found.start(1)
            value = replace(value, start=value.start + at, end=value.end + at)
            focus = focus_on(mention, min(NEAR, base_confidence(mention.identifier)), "")
            reason = f"text: only {attribute.name} is measured in its unit"
            modality = modality_at(passage.text, value.start, value.end)
            self._add(passage, value, focus, attribute, reason, modality)

    def _take_uncued(self, passage: _Passage, mentions: Sequence[SubjectMention]) -> None:
        """Take values whose cue stands in the heading, and coordinates beside a name."""
        headed = {cue.attribute.name: cue for cue in (self.heading.cues if self.heading else ())}
        for attribute in self._evident(headed.values()):
            own = [mention for mention in mentions if mention.identifier.kind == attribute.of]
            cue = headed.get(attribute.name)
            reason = "text: coordinates beside the name" if cue is None else f"text: cue '{cue.words}' in the heading"
            values = find_values(attribute, passage.text) if own else []
            if not values and len(own) == 1 and cue is not None:
                values = self._bare_values(passage.text, own[0], attribute)
            governed = [Governed(attribute, value, cue or Cue(attribute, "", 0, 0), 0, True) for value in values]
            for of, mention, sureness in subjects_of(passage.text, governed, own):
                modality = modality_at(passage.text, of.value.start, of.value.end)
                if cue is not None and self.heading is not None and modality is Modality.ACTUAL:
                    modality = modality_of_words(self.heading.text)
                self._add(passage, of.value, focus_on(mention, STATED * sureness, ""), attribute, reason, modality)

    def _bare_values(self, text: str, mention: SubjectMention, attribute: Attribute) -> list[Value]:
        """Return the value of a line that is a name and a bare value, in the unit of the heading above it."""
        found = re.compile(r"[\s:=\-–]*(.*\S)").match(text, mention.end)
        if found is None or self.heading is None or len(found.group(1)) > 40:
            return []
        keys = self.vocabulary.cues.named_by(self.heading.text.strip().rstrip(":"))
        unit = next(
            (key.unit for key in keys if key.attribute is not None and key.attribute.name == attribute.name), None
        )
        value = cell_value(attribute, found.group(1), unit)
        at = found.start(1)
        return [] if value is None else [replace(value, start=value.start + at, end=value.end + at)]

    def _evident(self, headed: Iterable[Cue]) -> list[Attribute]:
        plain = [cue.attribute for cue in headed if cue.attribute.value in _BARE_KINDS]
        places = [of for of in self.pack.attributes.values() if of.value is ValueKind.COORDINATES and of not in plain]
        return [*plain, *places]

    def _take_keyed(self, statement: _Statement) -> bool:
        """Take a statement of the form ``key: value`` and return whether it was all of that form."""
        pieces = list(_keyed_pieces(statement))
        known = [(key, at, end) for name, at, end in pieces for key in self.vocabulary.cues.named_by(name)]
        if not known:
            return False
        taken = [self._take_key(statement, key, at, end) for key, at, end in known]
        return any(taken)

    def _take_key(self, statement: _Statement, key: Key, start: int, end: int) -> bool:
        text = statement.text[start:end]
        if key.attribute is None:
            return self._take_subject(key, text)
        if any(
            mention.identifier.kind == key.attribute.of and mention.start >= start for mention in statement.mentions
        ):
            return key.attribute.value in _NAMING_KINDS and self._take_cell(statement, key, key.attribute, start, end)
        if key.part is not None:
            return self._take_part(statement, key, key.attribute, start, end)
        return self._take_cell(statement, key, key.attribute, start, end)

    def _take_subject(self, key: Key, text: str) -> bool:
        kind = key.kind or ""
        if key.scheme is not None:
            identifier = self.vocabulary.identifier(kind, key.scheme, text)
            named = None if identifier is None else (identifier, text.strip())
        else:
            named = self.vocabulary.subject_named(kind, text)
        if named is None:
            return False
        self.foci.name_record(SubjectMention(named[0], named[1], 0, 0))
        self.parts.clear()
        return True

    def _take_cell(self, statement: _Statement, key: Key, attribute: Attribute, start: int, end: int) -> bool:
        text = statement.text[start:end]
        value = cell_value(attribute, text, key.unit)
        focus = self.foci.of(attribute.of)
        if value is None or focus is None:
            return False
        written = statement.text[:start].strip(" :=") or statement.block.label
        modality = modality_at(text, value.start, value.end)
        if modality is Modality.ACTUAL:
            modality = modality_of_words(written)
        reason = f"text: key '{written}', subject of the {focus.why}"
        self._add(_Passage(statement, start, text), value, focus, attribute, reason, modality)
        return True

    def _take_part(self, statement: _Statement, key: Key, attribute: Attribute, start: int, end: int) -> bool:
        self.parts[attribute.name, key.part or ""] = (statement, start, end)
        both = [self.parts.get((attribute.name, part)) for part in ("latitude", "longitude")]
        places = [place for place in both if place is not None]
        focus = self.foci.of(attribute.of)
        if len(places) < 2 or focus is None:
            return focus is not None
        written = ", ".join(place.text[first:last].strip() for place, first, last in places)
        value = cell_value(attribute, written)
        for place, first, last in places if value is not None else ():
            whole = Value(value.value, value.unit, 0, last - first, value.confidence)  # type: ignore[union-attr]
            reason = f"text: latitude and longitude, subject of the {focus.why}"
            self._add(_Passage(place, first, place.text[first:last]), whole, focus, attribute, reason)
        self.parts.clear()
        return value is not None

    def _add(
        self,
        passage: _Passage,
        value: Value,
        focus: Focus,
        attribute: Attribute,
        reason: str,
        modality: Modality = Modality.ACTUAL,
    ) -> None:
        statement, start, text = passage
        first, last = statement.search.raw_span(start + value.start, start + value.end)
        first, last = first + statement.offset, last + statement.offset
        confidence = min(focus.confidence, DELETED) if statement.block.revision == "del" else focus.confidence
        self.facts.append(
            Fact(
                focus.identifier,
                focus.name,
                attribute.name,
                value.value,
                value.unit,
                value.period or _period(attribute, text[: value.start] + text[value.end :]),
                round(confidence * value.confidence, 3),
                _citation(self.document, statement.block.locator, first, last),
                reason,
                statement.block.text[first:last],
                modality,
            )
        )


_NEARLY = re.compile(r"(?:approx\.?|approximately|about|ca\.?|around|nearly|~|≈|约|大约|近)?\s*", re.IGNORECASE)
_OF_SOMETHING_ELSE = re.compile(
    r"\b(?:los[est]+|losses|shed|shedding|loads?|demand|output|peak|reserve|spare|free|missing|short|shortage|limit(?:ed)?"
    r"|reduc\w+|derat\w+|increas\w+|decreas\w+|import\w*|export\w*|delay\w*|away|distance)\b"
    r"|负荷|出力|损失|限电|切除|备用|减少|增加|缺|剩余|空闲|距",
    re.IGNORECASE,
)
"""Words that say that a measure in brackets is of something else than the attribute measured so."""

_BRACKETS = re.compile(r"\s?\(([^()\n]{2,30}?)\s?\)")
_BARE_KINDS = frozenset(
    {
        ValueKind.QUANTITY,
        ValueKind.MONEY,
        ValueKind.NUMBER,
        ValueKind.DATE,
        ValueKind.PERIOD,
        ValueKind.COORDINATES,
        ValueKind.PHONE,
        ValueKind.EMAIL,
        ValueKind.NETWORK_ADDRESS,
    }
)
_NAMING_KINDS = frozenset({ValueKind.PERSON, ValueKind.ORGANISATION, ValueKind.PLACE, ValueKind.TEXT})
_PIECE = re.compile(r"(?:^|(?<=[;|]))\s*([^:=;|]{1,60}?)\s*[:=](?!//)\s*([^;|]*[^;|\s])")
_LONE = re.compile(r"\s*([^:=]{1,60}?)\s*[:=](?!//)\s*(.*\S)")


def _keyed_pieces(statement: _Statement) -> list[tuple[str, int, int]]:
    if statement.block.label and statement.block.kind in {BlockKind.FORM_FIELD, BlockKind.EXIF}:
        return [(statement.block.label, 0, len(statement.text))]
    pieces = [(found.group(1), *found.span(2)) for found in _PIECE.finditer(statement.text)]
    if len(pieces) > 1:
        return pieces
    found = _LONE.match(statement.text)
    return [(found.group(1), *found.span(2))] if found else []


def _period(attribute: Attribute, text: str) -> str | None:
    found = [] if attribute.per is None else list(periods_in(text, attribute.per))
    return found[0][0] if len(found) == 1 else None


_Place = TypeVar("_Place", SubjectMention, Cue)


def _within(places: Iterable[_Place], start: int, end: int) -> list[_Place]:
    return [
        place._replace(start=place.start - start, end=place.end - start)
        for place in places
        if start <= place.start < end
    ]


def _sent(document: Document) -> dt.date | None:
    """Return the day a message was sent, from which its ``tomorrow`` counts; other files do not say it as surely."""
    sent = document.metadata.get("sent")
    try:
        return dt.date.fromisoformat(sent.value[:10]) if sent is not None else None
    except ValueError:
        return None


def _citation(document: Document, locator: Locator, start: int, end: int) -> Citation:
    return Citation(document.source.file, locator, start, end, document.source.member)
