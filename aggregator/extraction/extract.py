"""One document and everything inside it, as what a pack makes of it and what every pack shares."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from aggregator.extraction.from_name import facts_of_names
from aggregator.extraction.likeness import signature_of
from aggregator.extraction.marking_problems import above_its_container
from aggregator.extraction.markings import markings_of
from aggregator.extraction.mentions import MOST, mentions_of
from aggregator.extraction.places import facts_of_places
from aggregator.extraction.recognised import Spotted, facts_of_recognised
from aggregator.extraction.search_texts import searched_all
from aggregator.extraction.tables import facts_of_tables, facts_of_text_tables
from aggregator.extraction.text import facts_of_text
from aggregator.extraction.topics import topics_of
from aggregator.extraction.vocabulary import Vocabulary
from aggregator.model.documents import Document, FileId
from aggregator.model.facts import Citation, Fact, Link, Marking, Mention, PackExtract, Topic
from aggregator.policy.records import Pack


@dataclass(frozen=True, slots=True)
class Survey:
    """What a document and everything inside it says whatever the pack. ``signature`` is empty without text."""

    markings: tuple[Marking, ...]
    mentions: tuple[Mention, ...]
    signature: bytes
    languages: tuple[str, ...]


def survey(document: Document) -> Survey:
    """Return the markings, mentions, signature and languages of a document and everything inside it."""
    family = list(document.family())
    counts: Counter[tuple[str, str]] = Counter()
    for member in family:
        for mention in mentions_of(member):
            counts[mention.kind, mention.name] += mention.count
    ranked = sorted(counts.items(), key=lambda mention: (-mention[1], mention[0]))[:MOST]
    return Survey(
        markings=_marked(document),
        mentions=tuple(Mention(kind, name, count) for (kind, name), count in ranked),
        signature=signature_of(document),
        languages=tuple(dict.fromkeys(language for member in family for language in member.languages)),
    )


def _marked(document: Document) -> tuple[Marking, ...]:
    """Return the markings of a document and then those of everything inside it."""
    inside = [mark for child in document.children for mark in _marked(child)]
    return (*above_its_container(markings_of(document), inside), *inside)


class Extractor:
    """A pack ready to be applied to documents. Built once a worker."""

    def __init__(self, pack: Pack) -> None:
        self.pack = pack
        self.vocabulary = Vocabulary(pack)

    def extract(self, document: Document) -> PackExtract:
        """Return the facts, links and topics that the pack finds in a document and everything inside it.

        One fact a subject, attribute, value, period and place stays, the surest; facts stand in the order of the
        document, those of its tables before those of its text.
        """
        facts: list[Fact] = []
        links: list[Link] = []
        hits: Counter[str] = Counter()
        for member in document.family():
            cells = searched_all([cell.text for table in member.tables for cell in table.cells])
            self.vocabulary.look_through(cell.strip() for cell in cells)
            of_tables, of_links = facts_of_tables(member, self.pack, self.vocabulary)
            set_in_text, more_links, plain = facts_of_text_tables(member, self.pack, self.vocabulary)
            of_text = facts_of_text(plain, self.pack, self.vocabulary)
            stated = [*of_tables, *set_in_text, *of_text]
            own = [*stated, *facts_of_places(member, self.pack, self.vocabulary, stated)]
            facts += [*own, *facts_of_names(member, self.pack, own)]
            links += [*of_links, *more_links]
            for topic in topics_of(member, self.pack):
                hits[topic.name] += topic.hits
        topics = tuple(Topic(name, count) for name, count in sorted(hits.items(), key=lambda hit: (-hit[1], hit[0])))
        return PackExtract(self.pack.name, surest(facts), tuple(dict.fromkeys(links)), topics)

    def with_recognised(self, extract: PackExtract, file: FileId, spotted: Sequence[Spotted]) -> PackExtract:
        """Return what the pack found in a file with the facts that recognisers add to it."""
        added = facts_of_recognised(file, self.pack, self.vocabulary, spotted, extract.facts)
        return replace(extract, facts=surest([*extract.facts, *added])) if added else extract


def surest(facts: Iterable[Fact]) -> tuple[Fact, ...]:
    """Return the facts without those that another, surer one says of the same place.

    The same fact at several places stays at each: all of them have to go before it is hidden.
    """
    kept: dict[tuple[object, ...], Fact] = {}
    for fact in facts:
        said = (fact.subject, fact.attribute, fact.value, fact.period, place_of(fact.citation))
        if said not in kept or kept[said].confidence < fact.confidence:
            kept[said] = fact
    return tuple(kept.values())


def place_of(citation: Citation) -> tuple[str, str, int, int]:
    """Return what tells one place of a file from another."""
    return citation.member, str(citation.locator), citation.start, citation.end
