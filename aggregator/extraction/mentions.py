"""Whom and what a document names, whatever the pack: persons, organisations, places, and the values it gives."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from itertools import accumulate
from operator import attrgetter

from aggregator.extraction.han_names import han_names
from aggregator.extraction.headed_names import HeadedNames, headed_names, looked_for
from aggregator.extraction.latin_names import latin_names
from aggregator.extraction.mentioned_values import values_in_all
from aggregator.extraction.name import Name
from aggregator.extraction.search_texts import searched_all
from aggregator.extraction.topics import texts_of
from aggregator.extraction.written import about_day, day_of
from aggregator.model.documents import Block, BlockKind, Document
from aggregator.model.facts import NAMED_KINDS, Mention

MOST_NAMES = 200
MOST_VALUES = 50
"""So many names of each kind are kept of a document, and so many values, the most frequent ones."""

MOST = 600
"""So many mentions are kept of a file with everything inside it."""

LONGEST_TEXT = 200_000
"""Characters of one text that names are looked for in: the rest of a larger one names the same."""

LONGEST_DOCUMENT = 5_000_000
"""Characters of one document that names are looked for in, for the same reason."""


def mentions_of(document: Document) -> tuple[Mention, ...]:
    """Return what one document names, the most frequent first; they stand by frequency, then kind and name.

    Persons, organisations and places stand by the name that is written, at most 200 of each. Identifiers with check
    digits, phone numbers, e-mail and network addresses, dates, amounts of money, quantities and coordinates stand by
    their canonical value, at most 50 of each. Days without their year count from the day the document was written.
    """
    written = Counter(texts_of(document))
    texts = _within(searched_all([raw[:LONGEST_TEXT] for raw in written]))
    times = list(written.values())
    starts = [0, *accumulate(len(text) + 1 for text in texts)]
    whole = "\n".join(texts)
    counts: Counter[tuple[str, str]] = Counter()
    for name in names_in(whole, looked_for(headed_names(document))):
        counts[name.kind, whole[name.start : name.end]] += times[bisect_right(starts, name.start) - 1]
    often: Counter[str] = Counter()
    for text, number in zip(texts, times, strict=False):
        often[text] += number
    said = {
        text: day
        for block, text in _messages(document, dict(zip(written, texts, strict=False)))
        if (day := day_of(block)) is not None
    }
    for kind, value, text in values_in_all(list(often), about_day(document, texts), said):
        counts[kind, value] += often[text]
    return _ranked(counts)


def _messages(document: Document, texts: Mapping[str, str]) -> Iterator[tuple[Block, str]]:
    """Yield each message of a chat and its search text."""
    for block in document.blocks:
        if block.kind is BlockKind.MESSAGE and block.text in texts:
            yield block, texts[block.text]


def names_in(text: str, headed: HeadedNames | None = None) -> list[Name]:
    """Return the names of persons, organisations and places in a search text, in order.

    Parameters
    ----------
    headed
        The names that headings in the text's document tell: they outdo what they overlap with, but longer names.
    """
    names = sorted((*latin_names(text), *han_names(text)), key=attrgetter("start"))
    return names if headed is None else _with_headed(names, headed.found_in(text))


def _with_headed(names: list[Name], headed: Iterable[Name]) -> list[Name]:
    starts = [name.start for name in names]
    added: list[Name] = []
    outdone: set[int] = set()
    for name in headed:
        first = max(0, bisect_right(starts, name.start) - 1)
        met = [at for at in range(first, bisect_right(starts, name.end - 1)) if names[at].end > name.start]
        if all(names[at].end - names[at].start <= name.end - name.start for at in met):
            outdone.update(met)
            added.append(name)
    kept = [name for at, name in enumerate(names) if at not in outdone]
    return sorted([*kept, *added], key=attrgetter("start"))


def _within(texts: Iterable[str]) -> list[str]:
    """Return the first texts, as many as are looked through."""
    taken, left = [], LONGEST_DOCUMENT
    for text in texts:
        if left <= 0:
            break
        taken.append(text[:left])
        left -= len(text)
    return taken


def _ranked(counts: Counter[tuple[str, str]]) -> tuple[Mention, ...]:
    ranked = sorted(counts.items(), key=lambda mention: (-mention[1], mention[0]))
    return tuple(_capped(Mention(kind, name, count) for (kind, name), count in ranked))


def _capped(mentions: Iterable[Mention]) -> Iterator[Mention]:
    seen: Counter[str] = Counter()
    for mention in mentions:
        seen[mention.kind] += 1
        if seen[mention.kind] <= (MOST_NAMES if mention.kind in NAMED_KINDS else MOST_VALUES):
            yield mention
