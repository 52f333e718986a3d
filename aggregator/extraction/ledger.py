"""The facts of a text as they are found, each with its citation."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from aggregator.extraction.confidence import DELETED
from aggregator.extraction.context import Context, Passage
from aggregator.extraction.focus import Focus
from aggregator.extraction.statements import Statement
from aggregator.extraction.values import Value
from aggregator.model.documents import Source
from aggregator.model.facts import Citation, Fact, Modality
from aggregator.policy.records import Attribute, ValueKind

_OFFICE = re.compile(
    r"\b(?:head|registered|main|principal|regional) offices?\b|\bheadquarters\b|\bour address\b"
    r"|总部|总公司|公司(?:地址|坐标|位置)|注册地址|办公地址",
    re.IGNORECASE,
)


@dataclass(slots=True)
class Ledger:
    """Facts of one document, in the order they were found."""

    source: Source
    context: Context
    facts: list[Fact] = field(default_factory=list)

    def add(
        self,
        passage: Passage,
        value: Value,
        focus: Focus,
        attribute: Attribute,
        reason: str,
        modality: Modality = Modality.ACTUAL,
    ) -> Fact | None:
        """Write a fact down and return it, unless its subject is a shared name that nothing settles.

        Nor is the place of an office, as letterheads have it, that of a subject which another line names.
        """
        statement, start, _ = passage
        if self.context.scopes.scopes.is_homonym(focus.identifier) or _is_of_an_office(statement, attribute, focus):
            return None
        first, last = statement.search.raw_span(start + value.start, start + value.end)
        first, last = first + statement.offset, last + statement.offset
        confidence = min(focus.confidence, DELETED) if statement.block.revision == "del" else focus.confidence
        fact = Fact(
            focus.identifier,
            focus.name,
            attribute.name,
            value.value,
            value.unit,
            self.context.period(passage, attribute, value),
            round(confidence * value.confidence, 3),
            Citation(self.source.file, statement.block.locator, first, last, self.source.member),
            reason,
            statement.block.text[first:last],
            modality,
        )
        self.facts.append(fact)
        return fact


def _is_of_an_office(statement: Statement, attribute: Attribute, focus: Focus) -> bool:
    """Return whether coordinates are those of an office, in a line that does not name the subject itself."""
    if attribute.value is not ValueKind.COORDINATES or any(
        mention.identifier == focus.identifier for mention in statement.mentions
    ):
        return False
    return _OFFICE.search(f"{statement.block.label} {statement.text}") is not None
