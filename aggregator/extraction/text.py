"""Facts from running text: what its sentences may say of the subjects they name or are about, each as sure as it is."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import NamedTuple, TypeVar

from aggregator.extraction.candidates import Candidate, Scene, candidates_in
from aggregator.extraction.context import Context, Passage, context_of
from aggregator.extraction.cues import Cue, apart
from aggregator.extraction.days_from import may_count_from_another
from aggregator.extraction.focus import Focus, focus_on
from aggregator.extraction.full_names import FullNames
from aggregator.extraction.keyed import KeyedLines
from aggregator.extraction.ledger import Ledger
from aggregator.extraction.modality import modality_of_words
from aggregator.extraction.name_edges import names_venue
from aggregator.extraction.pairing import precedes, subjects_of
from aggregator.extraction.sentences import clause_at, sentences
from aggregator.extraction.statements import Statement, body_of, prose_in_cells
from aggregator.extraction.told_days import days_told
from aggregator.extraction.value_kinds import DATED
from aggregator.extraction.values import Value
from aggregator.extraction.values.quantity import unit_factor
from aggregator.extraction.vocabulary import SubjectMention, Vocabulary
from aggregator.extraction.weighing import confidence_of
from aggregator.model.documents import BlockKind, Document
from aggregator.model.facts import Fact, Modality
from aggregator.policy.records import Attribute, Pack, ValueKind

LEAST = 0.08
"""A reading that is less sure than this is not written down."""

SECOND_VALUE = 0.3
"""The most that another value of what there is one of is worth, or another reading of a value."""


class Reading(NamedTuple):
    """A value of a sentence as one of a subject's, by its traits."""

    fact: Fact
    traits: tuple[str, ...]


def facts_of_text(document: Document, pack: Pack, vocabulary: Vocabulary) -> list[Fact]:
    """Return the facts that one document's text states, in the order of the text, and not those of its children."""
    return _without_others(_walked(document, pack, vocabulary, LEAST).ledger.facts, pack)


def _without_others(facts: Sequence[Fact], pack: Pack) -> list[Fact]:
    """Return facts, less sure where the same document denies them, or has another one of what there is one of."""
    denied = {
        (fact.subject, fact.attribute, fact.value)
        for fact in facts
        if fact.modality is Modality.DENIED and fact.confidence >= _SURE_DENIAL
    }
    facts = [
        replace(fact, confidence=min(fact.confidence, SECOND_VALUE))
        if fact.modality in _CLAIMS and (fact.subject, fact.attribute, fact.value) in denied
        else fact
        for fact in facts
    ]
    surest: dict[tuple[object, ...], Fact] = {}
    for fact in facts:
        said = _one_value_of(fact, pack)
        if said is not None and (said not in surest or surest[said].confidence < fact.confidence):
            surest[said] = fact
    return [
        fact
        if (said := _one_value_of(fact, pack)) is None
        or fact.value == surest[said].value
        or fact.confidence == surest[said].confidence
        else replace(fact, confidence=min(fact.confidence, SECOND_VALUE))
        for fact in facts
    ]


_CLAIMS = frozenset({Modality.ACTUAL, Modality.PLANNED})
_SURE_DENIAL = 0.5
"""A denial as sure as this takes back what the document claims elsewhere: in the older mail it quotes."""


def _one_value_of(fact: Fact, pack: Pack) -> tuple[object, ...] | None:
    attribute = pack.attributes[fact.attribute]
    if attribute.many or fact.modality is not Modality.ACTUAL or (attribute.per and fact.period is None):
        return None
    return fact.subject, fact.attribute, fact.period


def readings_of_text(document: Document, pack: Pack, vocabulary: Vocabulary) -> list[Reading]:
    """Return every reading that was weighed in one document's text, however unsure: what weights are fitted to."""
    return _walked(document, pack, vocabulary, 0.0).readings


def _walked(document: Document, pack: Pack, vocabulary: Vocabulary, least: float) -> _Walk:
    body = body_of(document, vocabulary)
    context = context_of(document, body, vocabulary)
    ledger = Ledger(document.source, context)
    walk = _Walk(pack, vocabulary, context, ledger, KeyedLines(vocabulary, ledger), least, _names_in(document))
    order = {id(block): number for number, block in enumerate(document.blocks)}
    for statement in (*body, *prose_in_cells(document, vocabulary)):
        context.begin(statement, order.get(id(statement.block), len(order)))
        walk.take(statement)
    return walk


def _names_in(document: Document) -> FullNames:
    return FullNames([block.text for block in document.blocks])


_PROSE_ENDS = (".", "。", "!", "?")


class _Weighed(NamedTuple):
    """A reading of a sentence's value: whose it is, by which traits, and how sure that makes it."""

    candidate: Candidate
    focus: Focus
    traits: tuple[str, ...]
    modality: Modality


@dataclass(slots=True)
class _Walk:
    """One pass over a document's statements."""

    pack: Pack
    vocabulary: Vocabulary
    context: Context
    ledger: Ledger
    keyed: KeyedLines
    least: float
    names: FullNames
    heading: Statement | None = None
    readings: list[Reading] = field(default_factory=list)

    def take(self, statement: Statement) -> None:
        if statement.block.kind is BlockKind.EXIF and "gps" in statement.block.label.casefold():
            return
        if self.keyed.take(statement):
            return
        for start, end in sentences(statement.text):
            self._take_sentence(statement, start, end)
        if statement.is_heading:
            self.context.begin_section(statement)
            hints = self.vocabulary.hints.found_in(statement.text, statement.cues)
            self.context.said.heading += tuple(hint for hint in hints if hint.how != "loose")
        if statement.is_heading or statement.introduces:
            self.heading = statement
        elif statement.text.rstrip().endswith(_PROSE_ENDS):
            self.heading = None

    def _take_sentence(self, statement: Statement, start: int, end: int) -> None:
        passage = Passage(statement, start, statement.text[start:end])
        mentions = self.context.scopes.settled(passage.text, _within(statement.mentions, start, end))
        mentions += self.vocabulary.described.found_in(passage.text, mentions, self.context.foci.recent)
        cues = _within(statement.cues, start, end)
        told: list[Cue] = []
        if (mentions or self.context.foci.has_any) and (cues or self.vocabulary.readings.may_be_in(passage.text)):
            told = self._take_readings(passage, mentions, cues)
        self.context.foci.pass_sentence(mentions, passage.text)
        self.context.calendar.paragraph.append(passage.text)
        self.context.said.pass_sentence(cues, told)

    def _take_readings(self, passage: Passage, mentions: Sequence[SubjectMention], cues: Sequence[Cue]) -> list[Cue]:
        """Write down what a sentence says, and return the cues of what it says without one."""
        written, is_exact = self.context.day(passage.statement)
        carried = {kind for kind in self.vocabulary.readings.kinds if self.context.foci.has(kind)}
        scene = Scene(
            passage.text,
            mentions,
            frozenset(carried | {mention.identifier.kind for mention in mentions}),
            apart([*cues, *self.vocabulary.hints.found_in(passage.text, cues)]),
            self._elsewhere(),
            written,
            self._units_above(),
            self.context.said,
            self._day_before(passage.text, written),
            self.context.calendar,
        )
        candidates = candidates_in(scene, self.vocabulary.readings)
        if not candidates:
            return []
        if not is_exact:
            candidates = [one for one in candidates if not _is_counted(one, passage.text)]
        weighed = [
            one
            for name in dict.fromkeys(one.attribute.name for one in candidates)
            for one in self._weighed(passage, [one for one in candidates if one.attribute.name == name], mentions)
        ]
        return list(self._write(passage, weighed))

    def _day_before(self, text: str, written: dt.date | None) -> dt.date | None:
        """Return the last day that the sentences before have told, where one counts from it."""
        if written is None or not may_count_from_another(text):
            return None
        return next((day for said in self.context.calendar.last() for day in _last_day(said, written)), None)

    def _elsewhere(self) -> list[tuple[str, dict[str, Cue]]]:
        said, heading = self.context.said, self.heading
        above = said.heading if heading is None else (*heading.cues, *said.heading)
        line = heading.cues if above and heading is not None and heading.introduces else ()
        return [
            ("line above", {cue.attribute.name: cue for cue in line}),
            ("said before", said.section),
            ("heading above", {cue.attribute.name: cue for cue in above}),
        ]

    def _units_above(self) -> dict[str, str]:
        """Return the units that the heading says its attributes are in: ``Installed capacity (kW)``."""
        if self.heading is None or not self.heading.cues:
            return {}
        keys = self.vocabulary.cues.named_by(self.heading.text.strip().rstrip(":"))
        units = {key.attribute.name: key.unit for key in keys if key.attribute is not None and key.unit}
        written = _UNIT_ABOVE.search(self.heading.text)
        for cue in self.heading.cues if written is not None else ():
            if written is not None and unit_factor(cue.attribute, written[1].strip()) is not None:
                units.setdefault(cue.attribute.name, written[1].strip())
        return units

    def _weighed(
        self, passage: Passage, values: Sequence[Candidate], mentions: Sequence[SubjectMention]
    ) -> Iterator[_Weighed]:
        """Yield the readings of one attribute's values with the subjects that they may be of."""
        attribute = values[0].attribute
        own = [mention for mention in mentions if mention.identifier.kind == attribute.of]
        before = self.context.foci.paragraph.get(attribute.of)
        ahead = [of for of in values if before is not None and precedes(passage.text, of.value, own)]
        pairs = [
            (of, focus_on(mention, 1.0, ""), tuple(filter(None, (how, mention.how))))
            for of, mention, how in subjects_of(passage.text, [of for of in values if of not in ahead], own)
        ]
        carried = self.context.foci.of(attribute.of)
        home = self.context.foci.home(attribute.of) if _says_ours(passage.text) else None
        if home is not None and not self.context.scopes.scopes.is_homonym(home.identifier):
            ours = [of for of in values if _is_ours(passage.text, of.value, own)]
            pairs = [pair for pair in pairs if pair[0] not in ours]
            nearer = carried if carried is not None and carried.identifier == home.identifier else home
            pairs += [(of, home, ("by our own", *self._by(nearer))) for of in ours]
            ahead, values = [of for of in ahead if of not in ours], [of for of in values if of not in ours]
        if carried is not None and (ahead or not (own or self._is_of_another(passage.text, values))):
            pairs += [(of, carried, self._by(carried)) for of in (ahead or values)]
        for of, focus, how in pairs:
            modality = self._modality(passage, of)
            yield _Weighed(of, focus, (*of.traits, *how, modality.value), modality)

    def _by(self, focus: Focus) -> tuple[str, ...]:
        return f"by the {focus.why}", *self.context.foci.whys(focus)

    def _modality(self, passage: Passage, of: Candidate) -> Modality:
        modality = self.context.modality(passage, of.attribute, of.value)
        if modality is Modality.ACTUAL and self.heading is not None and {"heading above", "line above"} & {*of.traits}:
            return modality_of_words(self.heading.text)
        return modality

    def _is_of_another(self, text: str, values: Sequence[Candidate]) -> bool:
        """Return whether a sentence without a subject of the pack has one of its own: a hotel, a namesake."""
        for of in values:
            text = text[: of.value.start] + " " * (of.value.end - of.value.start) + text[of.value.end :]
        return names_venue(text) or self.vocabulary.has_namesake(text)

    def _keep_unit(self, passage: Passage, of: Candidate) -> None:
        unit = _UNIT_AFTER.search(passage.text, of.value.start, of.value.end)
        if of.attribute.value is ValueKind.QUANTITY and unit is not None:
            self.context.said.units[of.attribute.name] = unit[0].strip()

    def _in_full(self, passage: Passage, of: Candidate) -> Value:
        """Return a reading's value as it is written down: a person by the whole name."""
        said = of.value
        if of.attribute.value is not ValueKind.PERSON:
            return said if said.confidence == 1.0 else replace(said, confidence=1.0)
        return replace(said, value=self.names.of(said.value, passage.text[: said.start]), confidence=1.0)

    def _write(self, passage: Passage, weighed: Sequence[_Weighed]) -> Iterator[Cue]:
        """Write down readings, the surest of each value and of each attribute of which a subject has one only."""
        sure = [confidence_of(one.traits) for one in weighed]
        taken: list[_Weighed] = []
        for place in sorted(range(len(weighed)), key=lambda at: (-sure[at], weighed[at].candidate.value.start, at)):
            one, confidence = weighed[place], sure[place]
            if any(_excludes(other, one) for other in taken):
                confidence = min(confidence, SECOND_VALUE)
            else:
                taken.append(one)
            if confidence < self.least:
                continue
            candidate = one.candidate
            fact = self.ledger.add(
                passage,
                self._in_full(passage, candidate),
                Focus(one.focus.identifier, one.focus.name, confidence, one.focus.why),
                candidate.attribute,
                _reason(one),
                one.modality,
            )
            if fact is not None:
                self.readings.append(Reading(fact, one.traits))
            if confidence >= 0.5:
                self._keep_unit(passage, candidate)
                yield Cue(candidate.attribute, _words(candidate), 0, 0)


def _last_day(text: str, written: dt.date) -> Iterator[dt.date]:
    told = [value.value[:10] for value in days_told(_ANY_DAY, text, written)]
    days = [day for day in told if len(day) == len("2025-03-04")]
    if days and not (days[-1] == written.isoformat() and len(text.split()) <= _LONGEST_DATELINE):
        yield dt.date.fromisoformat(days[-1])


_LONGEST_DATELINE = 6
"""Words of a line that says when a document was written, and not when something was."""

_ANY_DAY = Attribute("", "", ValueKind.DATE)
_UNIT_AFTER = re.compile(r"(?<=\d)\s?(?!\d)(?:million |thousand )?[^\W\d_].*$|(?<=\d)[万亿].*$")
_UNIT_ABOVE = re.compile(r"[(（]\s?(?:in\s)?([^()（）,，]{1,20})[)）]:?\s*$")

_OURS = re.compile(
    r"\b(?:we|our|ours|us|here)\b|我[院厂站库港场方们]|本[院厂站库港场]|[院厂站库]里|[院厂站库]内|咱们?", re.IGNORECASE
)
"""What a text calls its own."""


@lru_cache(maxsize=16)
def _says_ours(text: str) -> bool:
    return _OURS.search(text) is not None


def _is_ours(text: str, value: Value, own: Sequence[SubjectMention]) -> bool:
    """Return whether a value is said of what a text calls its own, and not of a subject named nearer to it."""
    first, last = clause_at(text, value.start, value.end)
    if any(first <= mention.start < last for mention in own):
        return False
    return not own or _OURS.search(text, first, last) is not None


def _excludes(taken: _Weighed, one: _Weighed) -> bool:
    """Return whether a reading that is taken leaves no room for another: of the same value, or of another one."""
    ours, theirs = one.candidate, taken.candidate
    if taken.focus.identifier != one.focus.identifier:
        return False
    if ours.attribute.name != theirs.attribute.name:
        is_same = ours.value.start < theirs.value.end and theirs.value.start < ours.value.end
        return is_same and (
            ours.cue is None
            or theirs.cue is None
            or ours.cue[2:] != theirs.cue[2:]
            or (ours.attribute.per != theirs.attribute.per and ours.value.start == theirs.value.start)
        )
    return (
        ours.value.value != theirs.value.value
        and not (ours.attribute.many or ours.attribute.per)
        and ours.attribute.counts(one.modality)
        and ours.attribute.counts(taken.modality)
    )


def _words(candidate: Candidate) -> str:
    return candidate.cue.words if candidate.cue is not None else candidate.attribute.name


_ELSEWHERE = {"said before": " said before", "heading above": " in the heading", "line above": " in the line above"}


def _reason(one: _Weighed) -> str:
    """Return in words what speaks for a reading."""
    cue = one.candidate.cue
    if cue is None:
        said = f"only {one.candidate.attribute.name} is so"
    else:
        where = next((place for trait, place in _ELSEWHERE.items() if trait in one.traits), "")
        said = f"{'cue' if cue.how == 'cue' else 'hint'} '{cue.words}'{where}"
    return f"text: {said}" + (f", subject of the {one.focus.why}" if one.focus.why else "")


def _is_counted(of: Candidate, text: str) -> bool:
    """Return whether a day is counted from the day of writing: tonight, next Tuesday."""
    return of.attribute.value in DATED and not _NUMBERED.search(text, of.value.start, of.value.end)


_NUMBERED = re.compile(r"\d|[〇○零一二三四五六七八九]{4}年|[一二三四五六七八九十]月")


_Place = TypeVar("_Place", SubjectMention, Cue)


def _within(places: Sequence[_Place], start: int, end: int) -> list[_Place]:
    if not places:
        return []
    if start == 0:
        return [place for place in places if place.start < end]
    return [
        place._replace(start=place.start - start, end=place.end - start)
        for place in places
        if start <= place.start < end
    ]
