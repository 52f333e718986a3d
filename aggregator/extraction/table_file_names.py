"""What the title of a table, and the names of its file and folder, say of every subject in it: ``Austria.xlsx``."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from aggregator.extraction.confidence import TABLE_FILE_NAME
from aggregator.extraction.table_subjects import RowSubject
from aggregator.extraction.table_titles import path_names
from aggregator.extraction.values.listed import normal
from aggregator.model.documents import Document, Locator, MetaLoc, Table
from aggregator.model.facts import Citation, Fact
from aggregator.policy.records import Attribute


def facts_of_file_name(
    document: Document,
    table: Table,
    attributes: Iterable[Attribute],
    subjects: Sequence[RowSubject],
    facts: Collection[Fact],
) -> list[Fact]:
    """Return the listed values that a table is called by, for each subject that its facts give none."""
    source = document.source
    found: list[Fact] = []
    for attribute in attributes:
        named = _called(attribute, document, table) if attribute.from_name else None
        if named is None:
            continue
        text, locator, value = named
        known = {fact.subject for fact in facts if fact.attribute == attribute.name}
        found += [
            Fact(
                subject=subject.identifier,
                subject_name=subject.name,
                attribute=attribute.name,
                value=value,
                unit=None,
                period=None,
                confidence=TABLE_FILE_NAME,
                citation=Citation(source.file, locator, 0, len(text), source.member),
                reason="file name",
                surface=text,
            )
            for subject in subjects
            if subject.identifier not in known
        ]
    return found


def _called(attribute: Attribute, document: Document, table: Table) -> tuple[str, Locator, str] | None:
    canonical = {normal(name): value for value, names in attribute.one_of.items() for name in (value, *names)}
    places: list[tuple[str, Locator]] = [(table.title, table.locator)]
    places += [(text, MetaLoc(where)) for text, where in path_names(document)]
    for text, locator in places:
        value = canonical.get(normal(text.replace("_", " ")))
        if value is not None:
            return text, locator, value
    return None
