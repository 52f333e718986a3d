"""Values that the name of a file or folder gives to everything in it: ``Austria.csv``, ``湖北/``."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from aggregator.extraction.confidence import IN_FILE_NAME, IN_FOLDER_NAME
from aggregator.extraction.search_text import search_text
from aggregator.extraction.values import Value, cell_value
from aggregator.model.documents import Document, MetaLoc
from aggregator.model.facts import Citation, Fact, Identifier
from aggregator.policy.records import Attribute, Pack


def facts_of_names(document: Document, pack: Pack, facts: Sequence[Fact]) -> list[Fact]:
    """Return, for the subjects that one document's facts are about, what its name says of those without it.

    The nearest name counts: the member's, the file's, then its folders' from the inside out.
    """
    found = []
    for attribute in pack.attributes.values():
        named = _named_by(document, attribute) if attribute.from_name else None
        if named is not None:
            found += [_fact(document, attribute, subject, *named) for subject in _without(attribute, facts)]
    return found


def _without(attribute: Attribute, facts: Iterable[Fact]) -> Iterator[tuple[Identifier, str]]:
    facts = list(facts)
    known = {fact.subject for fact in facts if fact.attribute == attribute.name}
    names = {fact.subject: fact.subject_name for fact in reversed(facts) if fact.subject.kind == attribute.of}
    for subject in dict.fromkeys(fact.subject for fact in facts):
        if subject in names and subject not in known:
            yield subject, names[subject]


_BETWEEN = re.compile(r"[_\-+.~()\[\]]+")


def _named_by(document: Document, attribute: Attribute) -> tuple[Value, str, float] | None:
    inner = [part for part in re.split(r"[!/\\]", document.source.member) if part]
    for depth, name in enumerate(reversed([*document.source.path.split("/"), *inner])):
        is_file = depth == 0 or (bool(inner) and depth == len(inner))
        plain = name.rsplit(".", 1)[0] if is_file else name
        value = cell_value(attribute, _BETWEEN.sub(" ", search_text(plain).text).strip())
        if value is not None:
            return value, plain, IN_FILE_NAME if is_file else IN_FOLDER_NAME
    return None


def _fact(
    document: Document,
    attribute: Attribute,
    subject: tuple[Identifier, str],
    value: Value,
    name: str,
    confidence: float,
) -> Fact:
    citation = Citation(document.source.file, MetaLoc("name"), 0, len(name), document.source.member)
    reason = f"name: '{attribute.name}' of everything in '{name}'"
    identifier, shown = subject
    return Fact(
        identifier, shown, attribute.name, value.value, value.unit, None, confidence, citation, reason, surface=name
    )
