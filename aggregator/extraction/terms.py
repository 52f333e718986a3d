"""The words a document uses most, from which the topics of a whole drive are discovered.

The index keeps no text, so it keeps these: at most 100 words and pairs of words of a file, with how often each stands
in it, and nothing of their order. Only ordinary words count: in English those that the file itself writes in small
letters, without digits; in Chinese nouns of the dictionary, never what a word splitter takes for a name. A name, a
number, a code or a password with a digit in it is no such word, and a word of one file alone is not written out.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

import rjieba

from aggregator.extraction.common_words import CHINESE, ENGLISH
from aggregator.extraction.han_name_parts import HAN_PLACES, ORGANISATION_ENDS, PLACE_ENDS, SINGLE_BODIES
from aggregator.extraction.names import FAMILY_NAMES, GIVEN_NAMES
from aggregator.extraction.search_text import HAN, searched
from aggregator.extraction.topics import texts_of
from aggregator.model.documents import Document
from aggregator.model.facts import Term

MOST = 100
LONGEST = 500_000
"""Characters of a file whose words are counted."""

_SMALL = re.compile(r"(?<![\w.@/-])[a-z]{3,20}(?: [a-z]{3,20})*(?![\w@/-]|\.\w)")
_CAPITAL = re.compile(r"(?<![\w.@/-])[A-Z][a-z]{2,19}(?![\w@/-]|\.\w)")
_HAN_RUN = re.compile(f"[{HAN}]{{2,}}")
_NOUNS = frozenset({"n", "vn", "an", "l"})
_OF_NAMES = (*ORGANISATION_ENDS, *PLACE_ENDS, *"厂站场线库院所室坝井矿")
"""What ends the name of a body or a site: the words before it may be its name, so that the two make no pair."""

_NAMES = GIVEN_NAMES | FAMILY_NAMES
_IRREGULAR = {"analyses": "analysis", "series": "series", "species": "species", "news": "news", "gases": "gas"}


def terms_of(documents: Iterable[Document]) -> tuple[Term, ...]:
    """Return the words that a document and everything inside it use most, then by alphabet.

    Examples
    --------
    >>> singular("outages"), singular("batteries"), singular("status")
    ('outage', 'battery', 'status')
    """
    text = _text(documents)
    counts = _english(text)
    counts.update(_chinese(text))
    ranked = sorted(counts.items(), key=lambda term: (-term[1], term[0]))
    return tuple(Term(word, count) for word, count in ranked[:MOST])


def _text(documents: Iterable[Document]) -> str:
    taken: list[str] = []
    left = LONGEST
    for document in documents:
        for raw in texts_of(document):
            if left <= 0:
                break
            taken.append(searched(raw[:left]))
            left -= len(raw)
    return "\n".join(taken)


def _english(text: str) -> Counter[str]:
    """Count words in small letters, pairs of them, and words with a capital that stand in small letters too."""
    counts: Counter[str] = Counter()
    for run in _SMALL.finditer(text):
        before = ""
        for written in run.group().split(" "):
            word = "" if written in ENGLISH or written in _NAMES else singular(written)
            if word:
                counts[word] += 1
                if before:
                    counts[f"{before} {word}"] += 1
            before = word
    for found in _CAPITAL.finditer(text):
        word = singular(found.group().lower())
        if word in counts:
            counts[word] += 1
    return counts


def singular(word: str) -> str:
    """Return an English noun without the ending of its plural."""
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if len(word) < 5 or not word.endswith("s") or word.endswith(("ss", "us", "is", "ous")):
        return word
    if word.endswith("ies"):
        return word[:-3] + "y"
    if word.endswith(("sses", "shes", "ches", "xes")):
        return word[:-2]
    return word[:-1]


def _chinese(text: str) -> Counter[str]:
    """Count nouns of the dictionary, and pairs of them that stand side by side."""
    counts: Counter[str] = Counter()
    for run in _HAN_RUN.finditer(text):
        before = ""
        for word in _nouns(rjieba.tag(run.group())):
            if word:
                counts[word] += 1
                if before and len(before) + len(word) <= 6 and not word.endswith(_OF_NAMES):
                    counts[before + word] += 1
            before = word
    return counts


def _nouns(tagged: Iterable[tuple[str, str]]) -> Iterator[str]:
    """Yield the words that count, and an empty one for every other."""
    for word, tag in tagged:
        is_noun = tag in _NOUNS and 2 <= len(word) <= 6 and word not in CHINESE
        named = word in HAN_PLACES or word in SINGLE_BODIES
        yield word if is_noun and not named and rjieba.has_word(word) else ""
