"""Facts from running text: a subject, a cue and a value in one sentence, or carried over from around it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from aggregator.extraction.confidence import CUE_IN_HEADING, ONLY_MEASURED_SO, SECOND_VALUE, SENTENCE
from aggregator.extraction.context import DAYS, Context, Passage, context_of
from aggregator.extraction.cues import Cue
from aggregator.extraction.focus import focus_on
from aggregator.extraction.keyed import KeyedLines
from aggregator.extraction.ledger import Ledger
from aggregator.extraction.modality import modality_of_words
from aggregator.extraction.name_edges import names_venue
from aggregator.extraction.pairing import Governed, governed_values, precedes, subjects_of
from aggregator.extraction.sentences import sentences
from aggregator.extraction.statements import Statement, body_of, prose_in_cells
from aggregator.extraction.uncued import alone, located, sorts_of
from aggregator.extraction.values import Value, cell_value, find_values
from aggregator.extraction.vocabulary import SubjectMention, Vocabulary
from aggregator.model.documents import BlockKind, Document
from aggregator.model.facts import Fact, Modality
from aggregator.policy.records import Attribute, Pack, ValueKind


def facts_of_text(document: Document, pack: Pack, vocabulary: Vocabulary) -> list[Fact]:
    """Return the facts that one document's text states, in the order of the text, and not those of its children."""
    body = body_of(document, vocabulary)
    context = context_of(document, body, vocabulary)
    ledger = Ledger(document.source, context)
    walk = _Walk(pack, vocabulary, context, ledger, KeyedLines(vocabulary, ledger))
    order = {id(block): number for number, block in enumerate(document.blocks)}
    for statement in (*body, *prose_in_cells(document, vocabulary)):
        context.begin(statement, order.get(id(statement.block), len(order)))
        walk.take(statement)
    return ledger.facts


_PROSE_END = re.compile(r"[.。!?]\s*$")


@dataclass(slots=True)
class _Walk:
    """One pass over a document's statements."""

    pack: Pack
    vocabulary: Vocabulary
    context: Context
    ledger: Ledger
    keyed: KeyedLines
    heading: Statement | None = None

    def take(self, statement: Statement) -> None:
        if statement.block.kind is BlockKind.EXIF and "gps" in statement.block.label.casefold():
            return
        if self.keyed.take(statement):
            return
        for start, end in sentences(statement.text):
            self._take_sentence(statement, start, end)
        if statement.is_heading:
            self.context.begin_section(statement)
        if statement.is_heading or statement.introduces:
            self.heading = statement
        elif _PROSE_END.search(statement.text):
            self.heading = None

    def _take_sentence(self, statement: Statement, start: int, end: int) -> None:
        passage = Passage(statement, start, statement.text[start:end])
        mentions = self.context.scopes.settled(passage.text, _within(statement.mentions, start, end))
        cues = _within(statement.cues, start, end)
        if mentions or self.context.foci.has_any:
            self._take_governed(passage, mentions, cues)
        self.context.foci.pass_sentence(mentions, passage.text)
        self.context.calendar.paragraph.append(passage.text)
        self.context.said.pass_sentence(cues)

    def _take_governed(self, passage: Passage, mentions: Sequence[SubjectMention], cues: Sequence[Cue]) -> None:
        written, is_exact = self.context.day(passage.statement)
        governed = governed_values(passage.text, cues, mentions, written) if cues else []
        if not cues:
            governed = self.context.said.scheduled(passage.text, mentions, written)
            governed = governed or self.context.said.continued(passage.text, mentions, written)
            governed = governed or alone(self.pack.attributes, passage.text, mentions)
        if not is_exact:
            governed = [of for of in governed if not _is_counted(of, passage.text)]
        governed += located(self.pack.attributes, passage.text, governed)
        governed += sorts_of(self.pack.attributes, passage.text, governed)
        for name in dict.fromkeys(of.attribute.name for of in governed):
            self._take_values(passage, [of for of in governed if of.attribute.name == name], mentions)
        if mentions:
            self._take_bracketed(passage, mentions, governed)
        if mentions and not governed:
            self._take_uncued(passage, mentions)

    def _take_values(self, passage: Passage, values: Sequence[Governed], mentions: Sequence[SubjectMention]) -> None:
        attribute = values[0].attribute
        own = [mention for mention in mentions if mention.identifier.kind == attribute.of]
        before = self.context.foci.paragraph.get(attribute.of)
        ahead = [of for of in values if before is not None and precedes(passage.text, of.value, own)]
        pairs = [
            (of, focus_on(mention, SENTENCE * sureness, ""))
            for of, mention, sureness in subjects_of(passage.text, [of for of in values if of not in ahead], own)
        ]
        carried = self.context.foci.of(attribute.of)
        if carried is not None and (ahead or not (own or self._is_of_another(passage.text, values))):
            pairs += [(of, carried) for of in (ahead or values)]
        said = set()
        for of, focus in pairs:
            confidence = focus.confidence
            modality = self.context.modality(passage, attribute, of.value)
            if not attribute.counts(modality):
                pass
            elif focus.identifier in said and not (of.is_first or attribute.many or attribute.per):
                confidence = min(confidence, SECOND_VALUE)
            else:
                said.add(focus.identifier)
            reason = f"text: cue '{of.cue.words}' {of.why}".rstrip() + (
                f", subject of the {focus.why}" if focus.why else ""
            )
            self.ledger.add(passage, of.value, replace(focus, confidence=confidence), attribute, reason, modality)

    def _is_of_another(self, text: str, values: Sequence[Governed]) -> bool:
        """Return whether a sentence without a subject of the pack has one of its own: a hotel, a namesake."""
        for of in values:
            text = text[: of.value.start] + " " * (of.value.end - of.value.start) + text[of.value.end :]
        return names_venue(text) or self.vocabulary.has_namesake(text)

    def _take_bracketed(
        self, passage: Passage, mentions: Sequence[SubjectMention], governed: Sequence[Governed]
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
            focus = focus_on(mention, ONLY_MEASURED_SO, "")
            reason = f"text: only {attribute.name} is measured in its unit"
            modality = self.context.modality(passage, attribute, value)
            self.ledger.add(passage, value, focus, attribute, reason, modality)

    def _take_uncued(self, passage: Passage, mentions: Sequence[SubjectMention]) -> None:
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
                modality = self.context.modality(passage, attribute, of.value)
                if cue is not None and self.heading is not None and modality is Modality.ACTUAL:
                    modality = modality_of_words(self.heading.text)
                self.ledger.add(
                    passage, of.value, focus_on(mention, CUE_IN_HEADING * sureness, ""), attribute, reason, modality
                )

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


def _is_counted(of: Governed, text: str) -> bool:
    """Return whether a day is counted from the day of writing: tonight, next Tuesday."""
    return of.attribute.value in DAYS and not _NUMBERED.search(text, of.value.start, of.value.end)


_NUMBERED = re.compile(r"\d|[〇○零一二三四五六七八九]{4}年|[一二三四五六七八九十]月")


_Place = TypeVar("_Place", SubjectMention, Cue)


def _within(places: Sequence[_Place], start: int, end: int) -> list[_Place]:
    if not places:
        return []
    return [
        place._replace(start=place.start - start, end=place.end - start)
        for place in places
        if start <= place.start < end
    ]
