"""Facts from running text: a subject, a cue and a value in one sentence, or carried over from around it."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple, TypeVar

from aggregator.extraction.cues import Cue, Key
from aggregator.extraction.focus import (
    NEAR,
    STATED,
    WEAK,
    Foci,
    Focus,
    base_confidence,
    document_foci,
    focus_on,
    names_of,
)
from aggregator.extraction.modality import modality_at, modality_of_section, modality_of_words
from aggregator.extraction.name_edges import names_venue
from aggregator.extraction.pairing import Governed, governed_values, precedes, subjects_of
from aggregator.extraction.periods import Calendar, names_for_periods
from aggregator.extraction.scopes import Scope, Whereabouts, scopes_of
from aggregator.extraction.search_text import search_text
from aggregator.extraction.sentences import sentences
from aggregator.extraction.statements import Statement, keyed_pieces, prose_in_cells, statements_of
from aggregator.extraction.uncued import Said, alone, located, sorts_of
from aggregator.extraction.values import Value, cell_value, find_values
from aggregator.extraction.vocabulary import SubjectMention, Vocabulary
from aggregator.extraction.written import day_of, day_written, month_written, year_written
from aggregator.model.documents import BlockKind, Document, Locator
from aggregator.model.facts import Citation, Fact, Modality
from aggregator.policy.records import Attribute, Pack, ValueKind

DELETED = 0.4
"""The most that a statement in deleted text is worth."""


def facts_of_text(document: Document, pack: Pack, vocabulary: Vocabulary) -> list[Fact]:
    """Return the facts that one document's text states, in the order of the text, and not those of its children."""
    statements = [statement for block in document.blocks for statement in statements_of(block, vocabulary)]
    body = [statement for number, statement in enumerate(statements) if not _is_letterhead(statements, number)]
    order = {id(block): number for number, block in enumerate(document.blocks)}
    tabled = list(_named_in_tables(document, vocabulary))
    named = [mention for statement in body for mention in statement.mentions]
    named += [mention for _, mentions in tabled for mention in mentions]
    lines = [statement.text for statement in body]
    written = day_written(document, lines, [_is_busy(statement) for statement in body])
    foci = Foci(document_foci(document, vocabulary, named))
    where = Whereabouts(vocabulary.scopes, _scopes_of_document(document, body, vocabulary))
    calendar = Calendar(names_for_periods(text for text, _, _ in names_of(document)))
    about = written or month_written(lines) or year_written(lines)
    walk = _Walk(document, pack, vocabulary, foci, where, calendar, written, about)
    tables = sorted(tabled, key=lambda table: table[0])
    for statement in body:
        while tables and tables[0][0] <= order[id(statement.block)]:
            foci.name_form(tables.pop(0)[1])
        walk.take(statement)
    for statement in prose_in_cells(document, vocabulary):
        walk.take(statement)
    return walk.facts


_LARGEST_FORM = 60
"""Cells of the largest table whose names say what the text around it is about."""


def _named_in_tables(document: Document, vocabulary: Vocabulary) -> Iterator[tuple[int, list[SubjectMention]]]:
    """Yield how many blocks stand before each small table, and the subjects that it names."""
    for table in document.tables:
        if len(table.cells) <= _LARGEST_FORM:
            texts = [search_text(cell.text).text for cell in table.cells]
            yield table.after, [mention for text in texts for mention in vocabulary.subjects_in(text)]


_EDGE = 3
"""How many lines at each end of a document may be a letterhead or its foot."""


def _is_letterhead(statements: Sequence[Statement], number: int) -> bool:
    statement = statements[number]
    if statement.block.kind in (BlockKind.HEADER, BlockKind.FOOTER):
        return not statement.cues
    at_edge = number < _EDGE or number >= len(statements) - _EDGE
    return at_edge and statement.is_letterhead


def _is_busy(statement: Statement) -> bool:
    return any(cue.attribute.value in _DAYS for cue in statement.cues) and not statement.is_heading


_AHEAD = frozenset({Modality.PLANNED, Modality.TARGET})
_DAYS = frozenset({ValueKind.DATE, ValueKind.PERIOD})


def _scopes_of_document(
    document: Document, body: Sequence[Statement], vocabulary: Vocabulary
) -> list[frozenset[Scope]]:
    """Return the scopes that a document's opening, its title, its name and its folders say, the nearest first."""
    opening = [
        statement.text
        for statement in body[:_EDGE]
        if not statement.mentions and all(cue.attribute.one_of for cue in statement.cues)
    ]
    names = [text for text, _, _ in names_of(document)]
    found = [scopes_of(vocabulary.scopes.found_in(text)) for text in (" ".join(opening), *names)]
    return [scopes for scopes in found if scopes]


_PROSE_END = re.compile(r"[.。!?]\s*$")


class _Passage(NamedTuple):
    """A part of a statement, and where in the statement's search text it begins."""

    statement: Statement
    start: int
    text: str


@dataclass(slots=True)
class _Walk:
    """One pass over a document's statements."""

    document: Document
    pack: Pack
    vocabulary: Vocabulary
    foci: Foci
    where: Whereabouts
    calendar: Calendar
    written: dt.date | None = None
    about: dt.date | None = None
    facts: list[Fact] = field(default_factory=list)
    section: Modality = Modality.ACTUAL
    said: Said = field(default_factory=Said)
    has_title: bool = False
    heading: Statement | None = None
    parts: dict[tuple[str, str], tuple[Statement, int, int]] = field(default_factory=dict)

    def take(self, statement: Statement) -> None:
        if statement.first:
            is_message = statement.block.kind is BlockKind.MESSAGE
            self.foci.begin_paragraph("message before" if is_message else "paragraph before")
            self.where.paragraph = frozenset()
            self.calendar.paragraph = []
        if statement.block.kind is BlockKind.EXIF and "gps" in statement.block.label.casefold():
            return
        if self._take_keyed(statement):
            return
        for start, end in sentences(statement.text):
            self._take_sentence(statement, start, end)
        if statement.is_heading:
            self._begin_section(statement)
        if statement.is_heading or statement.introduces:
            self.heading = statement
        elif _PROSE_END.search(statement.text):
            self.heading = None

    def _begin_section(self, statement: Statement) -> None:
        mentions = self.where.settled(statement.text, statement.mentions)
        said = scopes_of(self.vocabulary.scopes.found_in(statement.text, _spans(statement.mentions)))
        if not self.has_title:
            self.where.document[:0] = [said] if said else []
        elif said or not statement.mentions:
            self.where.heading = said
        self.foci.begin_section(mentions)
        self.said.begin_section(statement.cues)
        self.calendar.begin_section(statement.text, is_title=not self.has_title)
        self.section = modality_of_section(statement.text) if self.has_title else Modality.ACTUAL
        self.has_title = True

    def _take_sentence(self, statement: Statement, start: int, end: int) -> None:
        passage = _Passage(statement, start, statement.text[start:end])
        mentions = self.where.settled(passage.text, _within(statement.mentions, start, end))
        cues = _within(statement.cues, start, end)
        written = day_of(statement.block) or self.about
        governed = governed_values(passage.text, cues, mentions, written)
        if not cues:
            governed = self.said.scheduled(passage.text, mentions, written)
            governed = governed or self.said.continued(passage.text, mentions, written)
            governed = governed or alone(self.pack.attributes, passage.text, mentions)
        if written != self.written and not day_of(statement.block):
            governed = [of for of in governed if not _is_counted(of, passage.text)]
        governed += located(self.pack.attributes, passage.text, governed)
        governed += sorts_of(self.pack.attributes, passage.text, governed)
        for name in dict.fromkeys(of.attribute.name for of in governed):
            self._take_values(passage, [of for of in governed if of.attribute.name == name], mentions)
        if mentions:
            self._take_bracketed(passage, mentions, governed)
        if mentions and not governed:
            self._take_uncued(passage, mentions)
        self.foci.pass_sentence(mentions, passage.text)
        self.calendar.paragraph.append(passage.text)
        self.said.pass_sentence(cues)

    def _period(self, passage: _Passage, attribute: Attribute, value: Value) -> str | None:
        if attribute.per is None:
            return None
        written = day_of(passage.statement.block) or self.about
        rest = passage.text[: value.start] + " " + passage.text[value.end :]
        is_ahead = self._modality(passage, attribute, value) in _AHEAD
        said = self.calendar.period(rest, attribute.per, written, is_ahead=is_ahead)
        return said if said is not None and "/" in said else value.period or said

    def _modality(self, passage: _Passage, attribute: Attribute, value: Value) -> Modality:
        """Return how a value is meant: by its sentence, by its section, and a day ahead as planned."""
        said = modality_at(passage.text, value.start, value.end)
        written = day_of(passage.statement.block) or self.about
        if said is Modality.ACTUAL and self.section is not Modality.ACTUAL:
            return self.section
        if said is Modality.ACTUAL and attribute.value in _DAYS and written is not None:
            return Modality.PLANNED if value.value[:10] > written.isoformat()[: len(value.value[:10])] else said
        return said

    def _take_values(self, passage: _Passage, values: Sequence[Governed], mentions: Sequence[SubjectMention]) -> None:
        attribute = values[0].attribute
        own = [mention for mention in mentions if mention.identifier.kind == attribute.of]
        before = self.foci.paragraph.get(attribute.of)
        ahead = [of for of in values if before is not None and precedes(passage.text, of.value, own)]
        pairs = [
            (of, focus_on(mention, base_confidence(mention.identifier) * sureness, ""))
            for of, mention, sureness in subjects_of(passage.text, [of for of in values if of not in ahead], own)
        ]
        carried = self.foci.of(attribute.of)
        if carried is not None and (ahead or not (own or self._is_of_another(passage.text, values))):
            pairs += [(of, carried) for of in (ahead or values)]
        said = set()
        for of, focus in pairs:
            confidence = focus.confidence
            modality = self._modality(passage, attribute, of.value)
            if not attribute.counts(modality):
                pass
            elif focus.identifier in said and not (of.is_first or attribute.many or attribute.per):
                confidence = min(confidence, WEAK)
            else:
                said.add(focus.identifier)
            reason = f"text: cue '{of.cue.words}' {of.why}".rstrip() + (
                f", subject of the {focus.why}" if focus.why else ""
            )
            self._add(passage, of.value, replace(focus, confidence=confidence), attribute, reason, modality)

    def _is_of_another(self, text: str, values: Sequence[Governed]) -> bool:
        """Return whether a sentence without a subject of the pack has one of its own: a hotel, a namesake."""
        for of in values:
            text = text[: of.value.start] + " " * (of.value.end - of.value.start) + text[of.value.end :]
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
            modality = self._modality(passage, attribute, value)
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
                modality = self._modality(passage, attribute, of.value)
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

    def _take_keyed(self, statement: Statement) -> bool:
        """Take a statement of the form ``key: value`` and return whether it was all of that form."""
        pieces = list(keyed_pieces(statement))
        known = [(key, at, end) for name, at, end in pieces for key in self.vocabulary.cues.named_by(name)]
        if not known:
            return False
        taken = [self._take_key(statement, key, at, end) for key, at, end in known]
        return any(taken)

    def _take_key(self, statement: Statement, key: Key, start: int, end: int) -> bool:
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

    def _take_cell(self, statement: Statement, key: Key, attribute: Attribute, start: int, end: int) -> bool:
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

    def _take_part(self, statement: Statement, key: Key, attribute: Attribute, start: int, end: int) -> bool:
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
        if self.vocabulary.scopes.is_homonym(focus.identifier):
            return
        statement, start, _ = passage
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
                self._period(passage, attribute, value),
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


def _is_counted(of: Governed, text: str) -> bool:
    """Return whether a day is counted from the day of writing: tonight, next Tuesday."""
    return of.attribute.value in _DAYS and not any(map(str.isdigit, text[of.value.start : of.value.end]))


def _spans(mentions: Iterable[SubjectMention]) -> list[tuple[int, int]]:
    return [(mention.start, mention.end) for mention in mentions]


_Place = TypeVar("_Place", SubjectMention, Cue)


def _within(places: Iterable[_Place], start: int, end: int) -> list[_Place]:
    return [
        place._replace(start=place.start - start, end=place.end - start)
        for place in places
        if start <= place.start < end
    ]


def _citation(document: Document, locator: Locator, start: int, end: int) -> Citation:
    return Citation(document.source.file, locator, start, end, document.source.member)
