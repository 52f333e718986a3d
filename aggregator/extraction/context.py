"""Where a walk over a document stands: whom, when and how its statements mean by what stands around them."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from aggregator.extraction.ahead import announces, comes_to_be, is_told_as_past
from aggregator.extraction.focus import Foci, Focus, document_foci, names_of
from aggregator.extraction.modality import modality_at, modality_of_section, was_intended
from aggregator.extraction.periods import Calendar, names_for_periods
from aggregator.extraction.quotations import Quotation
from aggregator.extraction.said import Said
from aggregator.extraction.scopes import Scope, Whereabouts, scopes_of
from aggregator.extraction.search_text import search_text
from aggregator.extraction.statements import EDGE, Statement
from aggregator.extraction.value_kinds import DATED
from aggregator.extraction.values import Value
from aggregator.extraction.vocabulary import SubjectMention, Vocabulary
from aggregator.extraction.written import day_of, day_stamped, day_written, month_written, year_written
from aggregator.model.documents import BlockKind, Document
from aggregator.model.facts import Modality
from aggregator.policy.records import Attribute, ValueKind

_AHEAD = frozenset({Modality.PLANNED, Modality.TARGET})


_STAMPED = re.compile(
    r"[\[(]?(?:\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?|\d{1,2}[/.]\d{1,2}[/.]\d{2,4}|\d{1,2}[:：]\d{2}|\d{1,2}月\d{1,2}日"
    r"|\d{1,2}/\d{1,2}|\d{2}-\d{2})[\s,，)\]]"
)
"""Begins an entry of a log or a message of a chat, which is a paragraph of its own."""


_LOG = re.compile(r"\b(?:log|logbook|diary|journal)\b|日志|日记|台账|记事|值班记录|巡查记录", re.IGNORECASE)
"""Is in the name of what is written day after day."""


class Passage(NamedTuple):
    """A part of a statement, and where in the statement's search text it begins."""

    statement: Statement
    start: int
    text: str


@dataclass(slots=True)
class Context:
    """What a document has said up to one point of it.

    Parameters
    ----------
    written
        The day it was written, where it says so.
    about
        That day, or the month or year it is of: enough to give a day its year.
    known
        How many characters of that day are known: those of the day, of the month or of the year.
    forms
        How many blocks stand before each small table, and the subjects it names.
    """

    scopes: Whereabouts
    foci: Foci
    calendar: Calendar
    written: dt.date | None = None
    about: dt.date | None = None
    known: int = 10
    forms: list[tuple[int, list[SubjectMention]]] = field(default_factory=list)
    said: Said = field(default_factory=Said)
    quotation: Quotation = field(default_factory=Quotation)
    section: Modality = Modality.ACTUAL
    has_title: bool = False
    senders: Mapping[str, Sequence[SubjectMention]] = field(default_factory=dict)
    """The subjects in the names of those who sent the messages of a chat."""

    is_log: bool = False
    stamped: dt.date | None = None
    """The day that the entry of a log begins with."""

    kept: tuple[dict[str, Focus], ...] = ()

    def begin(self, statement: Statement, block: int) -> None:
        """Come to a statement of a document's block, past the tables before it."""
        while self.forms and self.forms[0][0] <= block:
            self.foci.name_form(self.forms.pop(0)[1])
        if statement.first or _STAMPED.match(statement.text):
            is_message = statement.block.kind is BlockKind.MESSAGE
            self.foci.begin_paragraph("message before" if is_message else "paragraph before")
            self.scopes.paragraph = frozenset()
            self.calendar.begin_paragraph()
            if self.senders and is_message and statement.first:
                label = statement.block.label
                self.foci.take_sender(self.scopes.settled(label, self.senders.get(label, ())))
        if self.is_log:
            self._take_stamp(statement)
        self.quotation.pass_line(statement.text)
        if self.quotation.closed and self.kept:
            self.foci.record, self.foci.paragraph, self.foci.earlier = self.kept[0], {}, {}
        if self.quotation.opened:
            self.kept = (self.foci.record, self.foci.paragraph, self.foci.earlier)
            self.foci.record, self.foci.paragraph, self.foci.earlier = {}, {}, {}

    def _take_stamp(self, statement: Statement) -> None:
        """Take the day that an entry of a log begins with, and none where a text without one begins anew."""
        stamp = _STAMPED.match(statement.text)
        if stamp is not None:
            self.stamped = day_stamped(statement.text, self.about) or self.stamped
        elif statement.first:
            self.stamped = None

    def begin_section(self, statement: Statement) -> None:
        """Take a heading."""
        mentions = self.scopes.settled(statement.text, statement.mentions)
        spans = [(mention.start, mention.end) for mention in statement.mentions]
        said = scopes_of(self.scopes.scopes.found_in(statement.text, spans))
        if not self.has_title:
            self.scopes.document[:0] = [said] if said else []
        elif said or not statement.mentions:
            self.scopes.heading = said
        self.foci.begin_section(mentions)
        self.said.begin_section(statement.cues)
        self.calendar.begin_section(statement.text, is_title=not self.has_title)
        self.section = modality_of_section(statement.text) if self.has_title else Modality.ACTUAL
        self.has_title = True

    def day(self, statement: Statement) -> tuple[dt.date | None, bool]:
        """Return the day from which a statement's days count, and whether it is the very day of writing."""
        exact = day_of(statement.block) or self.quotation.written or self.stamped or self.written
        return (exact, True) if exact is not None else (self.about, False)

    def period(self, passage: Passage, attribute: Attribute, value: Value) -> str | None:
        """Return the period a value holds for, by its sentence or by what stands around it."""
        if attribute.per is None:
            return None
        rest = passage.text[: value.start] + " " + passage.text[value.end :]
        is_ahead = self.modality(passage, attribute, value) in _AHEAD
        day, is_exact = self.day(passage.statement)
        said = self.calendar.period(rest, attribute.per, day, at=value.start, is_ahead=is_ahead)
        if said is not None and "/" in said:
            return said
        is_of_day = attribute.per == "day" and day is not None and is_exact
        return value.period or said or (day.isoformat() if is_of_day and day is not None else None)

    def modality(self, passage: Passage, attribute: Attribute, value: Value) -> Modality:
        """Return how a value is meant: by its sentence, by its section, and a day ahead as planned.

        What lies in a place is so now, also where its sentence tells of what is planned for it.
        """
        said = modality_at(passage.text, value.start, value.end)
        if attribute.value is ValueKind.TEXT and said in _AHEAD:
            return Modality.ACTUAL
        if said is not Modality.ACTUAL or self.section is not Modality.ACTUAL:
            return said if said is not Modality.ACTUAL else self.section
        if attribute.value in DATED:
            return self._modality_of_day(passage, value)
        written, _ = self.day(passage.statement)
        lies_ahead = written is not None and comes_to_be(passage.text, attribute, value, written)
        return Modality.PLANNED if lies_ahead else said

    def _modality_of_day(self, passage: Passage, value: Value) -> Modality:
        """Return whether a day has been, is to come, or was to come and so perhaps will not."""
        written, is_exact = self.day(passage.statement)
        first = value.value[: 10 if is_exact else self.known]
        today = "" if written is None else written.isoformat()[: len(first)]
        is_open = not today or (first == today and not is_exact)
        if not (announces(self.calendar.title) if is_open else first > today):
            return Modality.ACTUAL
        if today and was_intended(passage.text, value.start, value.end):
            return Modality.DENIED
        return Modality.ACTUAL if today and is_told_as_past(passage.text, value) else Modality.PLANNED


def context_of(document: Document, body: Sequence[Statement], vocabulary: Vocabulary) -> Context:
    """Return where the walk over a document's statements begins."""
    forms = sorted(_forms(document, vocabulary), key=lambda form: form[0])
    senders = _senders(document, vocabulary)
    lines = [statement.text for statement in body]
    written = day_written(document, lines, [_has_days(statement) for statement in body])
    scopes = _scopes_of_document(document, body, vocabulary)
    settling = Whereabouts(vocabulary.scopes, scopes)
    by_month = month_written(lines)
    named = list(_settled(body, Whereabouts(vocabulary.scopes, list(scopes))))
    named += [mention for _, mentions in forms for mention in mentions]
    named += [mention for mentions in senders.values() for mention in mentions]
    return Context(
        scopes=Whereabouts(vocabulary.scopes, list(scopes)),
        foci=Foci(document_foci(document, vocabulary, named, settling)),
        calendar=Calendar(names_for_periods(text for text, _, _ in names_of(document))),
        written=written,
        about=written or by_month or year_written(lines),
        known=len("2025-03-04") if written else len("2025-03") if by_month else len("2025"),
        forms=forms,
        senders=senders,
        is_log=any(_LOG.search(text) for text in (*(text for text, _, _ in names_of(document)), *lines[:1])),
    )


def _senders(document: Document, vocabulary: Vocabulary) -> dict[str, list[SubjectMention]]:
    """Return the subjects that the senders of messages are called after: Northfield control, 溪亭-老何."""
    labels = dict.fromkeys(block.label for block in document.blocks if block.kind is BlockKind.MESSAGE)
    found = {}
    for label in labels:
        named = vocabulary.subjects_in(label)
        if mentions := vocabulary.briefs.together_with(label, named):
            found[label] = mentions
    return found


def _settled(body: Sequence[Statement], whereabouts: Whereabouts) -> Iterator[SubjectMention]:
    """Yield the subjects that statements name, shared names as the subjects that they mean where they stand."""
    for statement in body:
        if statement.first:
            whereabouts.paragraph = frozenset()
        yield from whereabouts.settled(statement.text, statement.mentions)
        if statement.is_heading:
            spans = [(mention.start, mention.end) for mention in statement.mentions]
            whereabouts.heading = scopes_of(whereabouts.scopes.found_in(statement.text, spans))


_LARGEST_FORM = 60
"""Cells of the largest table whose names say what the text around it is about."""


def _forms(document: Document, vocabulary: Vocabulary) -> Iterator[tuple[int, list[SubjectMention]]]:
    for table in document.tables:
        if len(table.cells) <= _LARGEST_FORM:
            texts = [search_text(cell.text).text for cell in table.cells]
            yield table.after, [mention for text in texts for mention in vocabulary.subjects_in(text)]


def _has_days(statement: Statement) -> bool:
    return any(cue.attribute.value in DATED for cue in statement.cues) and not statement.is_heading


def _scopes_of_document(
    document: Document, body: Iterable[Statement], vocabulary: Vocabulary
) -> list[frozenset[Scope]]:
    """Return the scopes that a document's opening, its title, its name and its folders say, the nearest first."""
    opening = [
        statement.text
        for statement, _ in zip(body, range(EDGE), strict=False)
        if not statement.mentions and (_TITLED.fullmatch(statement.text) or _is_of_scopes(statement))
    ]
    names = [text for text, _, _ in names_of(document)]
    found = [scopes_of(vocabulary.scopes.found_in(text)) for text in (" ".join(opening), *names)]
    found += [scopes_of(vocabulary.scopes.leading(text)) for text in (*opening, *names)]
    return [scopes for scopes in found if scopes]


def _is_of_scopes(statement: Statement) -> bool:
    return all(cue.attribute.one_of for cue in statement.cues)


_TITLED = re.compile(r"(?:[^\d,，。;；:]{2,8}:)?[^\d,，。;；:]{2,24}(?:\(\d+人?\))?")
"""A short line that gives no value: the title of a text, the name of a group."""
