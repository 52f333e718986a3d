"""Lines of the form ``key: value``, and the records that they make."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from aggregator.extraction.context import Passage
from aggregator.extraction.cues import Key
from aggregator.extraction.focus import focus_on
from aggregator.extraction.ledger import Ledger
from aggregator.extraction.modality import modality_at, modality_of_words
from aggregator.extraction.statements import Statement, keyed_pieces
from aggregator.extraction.values import Value, cell_value
from aggregator.extraction.values.choices import choices_in
from aggregator.extraction.vocabulary import SubjectMention, Vocabulary
from aggregator.model.facts import Modality
from aggregator.policy.records import Attribute, ValueKind

_NAMING_KINDS = frozenset({ValueKind.PERSON, ValueKind.ORGANISATION, ValueKind.PLACE, ValueKind.TEXT})


@dataclass(slots=True)
class KeyedLines:
    """What the ``key: value`` lines of one document say; a place may be spread over two of them."""

    vocabulary: Vocabulary
    ledger: Ledger
    parts: dict[tuple[str, str], tuple[Statement, int, int]] = field(default_factory=dict)

    def take(self, statement: Statement) -> bool:
        """Take a statement of the form ``key: value`` and return whether it was all of that form."""
        if self._take_choices(statement):
            return True
        pieces = list(keyed_pieces(statement))
        known = [(key, at, end) for name, at, end in pieces for key in self.vocabulary.cues.named_by(name)]
        if not known:
            return False
        taken = [self._take_key(statement, key, at, end) for key, at, end in known]
        return any(taken)

    def _take_choices(self, statement: Statement) -> bool:
        """Take a line of boxes, each beside the name of what there is or is not: ``☑ Flood wall ☐ Spare pump``."""
        named = [
            (key.attribute, choice)
            for choice in choices_in(statement.text)
            for key in self.vocabulary.cues.named_by(choice.label)
            if key.attribute is not None and key.attribute.value is ValueKind.YES_NO
        ]
        taken = False
        for attribute, choice in named:
            value = Value("yes" if choice.is_ticked else "no", None, *choice.box, 1.0)
            taken = self._take_box(statement, attribute, value, f"box beside '{choice.label}'") or taken
        return taken or self._take_answer(statement)

    def _take_answer(self, statement: Statement) -> bool:
        """Take the ticked answer to a question of one thing: ``Is there a flood wall? ☐ Yes ☑ No``."""
        asked, mark, said = statement.text.partition("?")
        cues = [cue for cue in statement.cues if cue.end <= len(asked) and cue.attribute.value is ValueKind.YES_NO]
        if not mark or len({cue.attribute.name for cue in cues}) != 1 or not choices_in(said):
            return False
        attribute, begin = cues[0].attribute, len(asked) + len(mark)
        value = cell_value(attribute, said)
        if value is None:
            return False
        placed = replace(value, start=value.start + begin, end=value.end + begin)
        return self._take_box(statement, attribute, placed, f"answer to '{cues[0].words}'")

    def _take_box(self, statement: Statement, attribute: Attribute, value: Value, why: str) -> bool:
        named = [mention for mention in statement.mentions if mention.identifier.kind == attribute.of]
        focus = focus_on(named[0], 1.0, "sentence") if len(named) == 1 else self.ledger.context.foci.of(attribute.of)
        if focus is None or len({mention.identifier for mention in named}) > 1:
            return False
        passage = Passage(statement, value.start, statement.text[value.start : value.end])
        own = replace(value, start=0, end=len(passage.text))
        self.ledger.add(passage, own, focus, attribute, f"text: {why}, subject of the {focus.why}")
        return True

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
        self.ledger.context.foci.name_record(SubjectMention(named[0], named[1], 0, 0))
        self.parts.clear()
        return True

    def _take_cell(self, statement: Statement, key: Key, attribute: Attribute, start: int, end: int) -> bool:
        text = statement.text[start:end]
        value = cell_value(attribute, text, key.unit)
        focus = self.ledger.context.foci.of(attribute.of)
        if value is None or focus is None:
            return False
        written = statement.text[:start].strip(" :=") or statement.block.label
        modality = modality_at(text, value.start, value.end)
        if modality is Modality.ACTUAL:
            modality = modality_of_words(written)
        reason = f"text: key '{written}', subject of the {focus.why}"
        self.ledger.add(Passage(statement, start, text), value, focus, attribute, reason, modality)
        return True

    def _take_part(self, statement: Statement, key: Key, attribute: Attribute, start: int, end: int) -> bool:
        self.parts[attribute.name, key.part or ""] = (statement, start, end)
        both = [self.parts.get((attribute.name, part)) for part in ("latitude", "longitude")]
        places = [place for place in both if place is not None]
        focus = self.ledger.context.foci.of(attribute.of)
        if len(places) < 2 or focus is None:
            return focus is not None
        written = ", ".join(place.text[first:last].strip() for place, first, last in places)
        value = cell_value(attribute, written)
        for place, first, last in places if value is not None else ():
            whole = Value(value.value, value.unit, 0, last - first, value.confidence)  # type: ignore[union-attr]
            reason = f"text: latitude and longitude, subject of the {focus.why}"
            self.ledger.add(Passage(place, first, place.text[first:last]), whole, focus, attribute, reason)
        self.parts.clear()
        return value is not None
