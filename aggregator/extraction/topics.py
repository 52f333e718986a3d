"""What a document is about, by the words a pack seeds its topics with."""

from __future__ import annotations

from collections import Counter
from functools import lru_cache
from typing import NamedTuple

import ahocorasick_rs

from aggregator.extraction.search_text import folded, is_han, search_text
from aggregator.extraction.search_texts import searched_all
from aggregator.model.documents import Document
from aggregator.model.facts import Topic
from aggregator.policy.records import Pack


def topics_of(document: Document, pack: Pack) -> tuple[Topic, ...]:
    """Return the pack's topics that one document's text, tables or title touch, the commonest first."""
    seeds = _seeds(tuple((topic, tuple(words)) for topic, words in pack.topics.items()))
    if seeds is None:
        return ()
    hits: Counter[str] = Counter()
    low = folded("\n".join(searched_all(texts_of(document))))
    for place, start, end in seeds.automaton.find_matches_as_indexes(low):
        if _is_word(low, start, end):
            hits.update(seeds.topics[place])
    return tuple(Topic(name, count) for name, count in sorted(hits.items(), key=lambda hit: (-hit[1], hit[0])))


class _Seeds(NamedTuple):
    automaton: ahocorasick_rs.AhoCorasick
    topics: list[list[str]]


@lru_cache(maxsize=64)
def _seeds(written: tuple[tuple[str, tuple[str, ...]], ...]) -> _Seeds | None:
    """Return the seeds of topics as one automaton, and the topics that each of its words is of; None without any."""
    seeds: dict[str, list[str]] = {}
    for topic, words in written:
        for word in filter(None, words):
            seeds.setdefault(folded(search_text(word).text), []).append(topic)
    if not seeds:
        return None
    automaton = ahocorasick_rs.AhoCorasick(list(seeds), matchkind=ahocorasick_rs.MatchKind.LeftmostLongest)
    return _Seeds(automaton, list(seeds.values()))


def texts_of(document: Document) -> list[str]:
    """Return the texts of a document: its title, blocks and cells, and not those of its children."""
    title = [document.metadata["title"].value] if "title" in document.metadata else []
    cells = [cell.text for table in document.tables for cell in table.cells]
    titles = [table.title for table in document.tables if table.title]
    return [*title, *(block.text for block in document.blocks), *titles, *cells]


def _is_word(text: str, start: int, end: int) -> bool:
    before = start and _continues(text[start - 1], text[start])
    after = end < len(text) and _continues(text[end - 1], text[end]) and not text.startswith("s", end)
    return not before and not after


def _continues(left: str, right: str) -> bool:
    return left.isalpha() and right.isalpha() and not is_han(left) and not is_han(right)
