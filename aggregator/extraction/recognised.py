"""What recognisers find in a document's texts: more mentions, and facts where a pack asks for such a name."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from aggregator.extraction.confidence import RECOGNISED
from aggregator.extraction.modality import modality_at
from aggregator.extraction.search_text import search_text
from aggregator.extraction.sentences import sentences
from aggregator.extraction.vocabulary import Vocabulary
from aggregator.model.documents import BlockKind, Document, FileId
from aggregator.model.facts import Citation, Fact, Mention
from aggregator.model.reading_results import Passage
from aggregator.policy.records import Attribute, Pack, ValueKind
from aggregator.recogniser import KINDS, Recognised, Recogniser

LONGEST_TEXT = 200_000
"""Characters of one file that are handed to recognisers."""

AT_ONCE = 4_000
"""Characters that are handed over at once: whole passages, cut where one alone is longer."""

SHORTEST_CELL = 20
BETWEEN = "\n\n"


class Spotted(NamedTuple):
    """A name that a recogniser found in a passage; its span is in the passage's raw text."""

    passage: Passage
    name: Recognised
    by: str


def passages_of(document: Document) -> tuple[Passage, ...]:
    """Return the texts of a document and everything inside it that recognisers are to see, in order."""
    passages: list[Passage] = []
    left = LONGEST_TEXT
    for member in document.family():
        language = member.languages[0] if member.languages else ""
        texts = [(block.text, block.locator) for block in member.blocks if block.kind is not BlockKind.EXIF]
        for table in member.tables:
            texts += [(cell.text, table.place_of(cell)) for cell in table.cells if len(cell.text) >= SHORTEST_CELL]
        for text, locator in texts:
            if left <= 0:
                return tuple(passages)
            for start, whole in _parts(text, AT_ONCE):
                part = whole[: max(left, 0)]
                if part.strip():
                    passages.append(Passage(member.source.member, locator, start, part, language))
                    left -= len(part)
    return tuple(passages)


_ENDS = (re.compile(r".*(?:[.!?]\s|[\n。！？])", re.DOTALL), re.compile(r".*[\s；，]", re.DOTALL))
_NEAR_END = 400


def _parts(text: str, most: int) -> Iterator[tuple[int, str]]:
    """Yield the parts of a text and where they start, cut between sentences or else words, where it can be."""
    start = 0
    while start < len(text):
        end = min(start + most, len(text))
        if end < len(text):
            cuts = (ends.match(text, end - _NEAR_END, end) for ends in _ENDS)
            end = next((cut.end() for cut in cuts if cut is not None), end)
        yield start, text[start:end]
        start = end


def spotted_in(passages: Sequence[Passage], name: str, recogniser: Recogniser) -> list[Spotted]:
    """Return what one recogniser finds, without what is of no kind, has no place in the text, or spans two passages.

    Raises
    ------
    RecogniserFailed
        It gave no answer.
    """
    found = []
    for together in _in_portions(passages):
        text = BETWEEN.join(passage.text for passage in together)
        starts = [0]
        for passage in together:
            starts.append(starts[-1] + len(passage.text) + len(BETWEEN))
        for each in recogniser.recognise(text, together[0].language):
            if each.kind not in KINDS or not 0 <= each.start < each.end <= len(text):
                continue
            place = bisect_right(starts, each.start) - 1
            passage, begin = together[place], starts[place]
            if each.end <= begin + len(passage.text):
                own = each._replace(
                    start=each.start - begin,
                    end=each.end - begin,
                    value=" ".join(text[each.start : each.end].split()),
                    confidence=min(max(each.confidence, 0.0), 1.0),
                )
                found.append(Spotted(passage, own, name))
    return found


def _in_portions(passages: Sequence[Passage]) -> Iterator[list[Passage]]:
    together: list[Passage] = []
    size = 0
    for passage in passages:
        if together and (size + len(passage.text) > AT_ONCE or passage.language != together[0].language):
            yield together
            together, size = [], 0
        together.append(passage)
        size += len(passage.text) + len(BETWEEN)
    if together:
        yield together


def mentions_with(mentions: Sequence[Mention], spotted: Sequence[Spotted], most: int) -> tuple[Mention, ...]:
    """Return the mentions with those that only a recogniser found, the most frequent first."""
    known = {(mention.kind, mention.name) for mention in mentions}
    counts = Counter((each.name.kind, each.name.value) for each in spotted)
    added = [Mention(kind, name, count) for (kind, name), count in counts.items() if (kind, name) not in known]
    return tuple(sorted([*mentions, *added], key=lambda each: (-each.count, each.kind, each.name))[:most])


def facts_of_recognised(
    file: FileId, pack: Pack, vocabulary: Vocabulary, spotted: Sequence[Spotted], known: Sequence[Fact]
) -> list[Fact]:
    """Return what sentences state by names that only a recogniser found.

    A sentence that names one subject, one cue and one such name of the kind its attribute asks for states a fact, less
    surely than where the program knows the name itself; not where it read that attribute in the same place already.
    """
    asked = {kind: [of for of in pack.attributes.values() if of.value.value == kind] for kind in KINDS}
    by_passage: dict[Passage, list[Spotted]] = {}
    for each in spotted:
        if asked[each.name.kind]:
            by_passage.setdefault(each.passage, []).append(each)
    facts: list[Fact] = []
    for passage, names in by_passage.items():
        search = search_text(passage.text)
        for start, end in sentences(search.text):
            first, last = search.raw_span(start, end)
            within = [each for each in names if first <= each.name.start and each.name.end <= last]
            sentence = _Sentence(file, passage, search.text[start:end], first, last)
            for attribute in [of for kind in KINDS for of in asked[kind]] if within else ():
                facts += _stated(sentence, attribute, vocabulary, within, known)
    return facts


class _Sentence(NamedTuple):
    file: FileId
    passage: Passage
    text: str
    first: int
    last: int


def _stated(
    sentence: _Sentence, attribute: Attribute, vocabulary: Vocabulary, within: Sequence[Spotted], known: Sequence[Fact]
) -> Iterator[Fact]:
    cues = [cue for cue in vocabulary.cues.found_in(sentence.text) if cue.attribute.name == attribute.name]
    subjects = {each.identifier: each for each in vocabulary.subjects_in(sentence.text)}
    own = [each for each in subjects.values() if each.identifier.kind == attribute.of]
    names = {each.name.value: each for each in within if ValueKind(each.name.kind) is attribute.value}
    for subject in subjects.values():
        names.pop(subject.name, None)
    if not cues or len(own) != 1 or len(names) != 1:
        return
    (each,), (subject,) = names.values(), own
    if any(_is_read_there(fact, sentence, attribute) for fact in known):
        return
    at = sentence.text.find(search_text(each.name.value).text)
    start = sentence.passage.start + each.name.start
    yield Fact(
        subject.identifier,
        subject.name,
        attribute.name,
        each.name.value,
        None,
        None,
        round(RECOGNISED * each.name.confidence, 3),
        Citation(
            sentence.file,
            sentence.passage.locator,
            start,
            sentence.passage.start + each.name.end,
            sentence.passage.member,
        ),
        f"text: cue '{cues[0].words}', recognised by {each.by}",
        sentence.passage.text[each.name.start : each.name.end],
        modality_at(sentence.text, max(at, 0), max(at, 0) + len(each.name.value)),
    )


def _is_read_there(fact: Fact, sentence: _Sentence, attribute: Attribute) -> bool:
    place, start = fact.citation, sentence.passage.start
    return (
        fact.attribute == attribute.name
        and place.member == sentence.passage.member
        and place.locator == sentence.passage.locator
        and start + sentence.first <= place.start < start + sentence.last
    )
