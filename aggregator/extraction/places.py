"""Where things are, from what says so outside running text: the coordinates in a photo."""

from __future__ import annotations

from aggregator.extraction.focus import STATED, document_foci
from aggregator.extraction.search_text import search_text
from aggregator.extraction.values import cell_value
from aggregator.extraction.vocabulary import Vocabulary
from aggregator.model.documents import BlockKind, Document, Locator, MetaLoc
from aggregator.model.facts import Citation, Fact
from aggregator.policy.records import Pack, ValueKind


def facts_of_places(document: Document, pack: Pack, vocabulary: Vocabulary) -> list[Fact]:
    """Return where a photo was taken, as a fact of what its name, folder or description names."""
    taken = document.metadata.get("gps")
    if taken is None:
        return []
    described = [
        block for block in document.blocks if block.kind is BlockKind.EXIF and "gps" not in block.label.casefold()
    ]
    mentions = [mention for block in described for mention in vocabulary.subjects_in(search_text(block.text).text)]
    foci = document_foci(document, vocabulary, mentions)
    facts = []
    for attribute in pack.attributes.values():
        value = cell_value(attribute, taken.value) if attribute.value is ValueKind.COORDINATES else None
        named = foci.get(attribute.of, [])
        if value is not None and named:
            where, surface = _photo_place(document)
            citation = Citation(document.source.file, where, 0, len(surface), document.source.member)
            subject = named[0]
            facts.append(
                Fact(
                    subject.identifier,
                    subject.name,
                    attribute.name,
                    value.value,
                    value.unit,
                    None,
                    STATED,
                    citation,
                    f"photo GPS, subject of the {subject.why}",
                    surface,
                )
            )
    return facts


def _photo_place(document: Document) -> tuple[Locator, str]:
    for block in document.blocks:
        if block.kind is BlockKind.EXIF and "gps" in block.label.casefold():
            return block.locator, block.text
    taken = document.metadata["gps"]
    return MetaLoc(taken.where), taken.value
