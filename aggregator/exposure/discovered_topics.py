"""The topics that the files of a drive have between them, found in the words they use: TF-IDF and NMF.

Words of both languages stand in one matrix, so that a topic that bilingual files write of has words of both, and one
that is written of in a single language has words of that one. Nothing is random: the factors start from a singular
value decomposition with a fixed seed and are computed by one thread, so that the same words give the same topics.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from math import log, sqrt

import numpy as np
from sklearn.decomposition import MiniBatchNMF
from sklearn.feature_extraction import DictVectorizer
from sklearn.feature_extraction.text import TfidfTransformer
from threadpoolctl import threadpool_limits

Words = Mapping[str, int]

FEWEST_FILES = 2
"""In so many files a word stands before it counts: what one file alone says names no topic."""

COMMONEST = 0.5
"""In no more than this share of the files a word stands, or it tells none of them from the others."""

BELONGS = 0.3
"""So much of a file is of a topic before it belongs to it."""

SIZES = (2, 3, 4, 5, 6, 8, 10, 12, 16, 20, 25, 32, 40, 50)
"""The numbers of topics that are tried, from half the root of the number of files to a fifth of it; the one whose words
stand together in files most often is taken."""

SAMPLE = 2_000
"""So many files the number of topics is chosen on."""

WORDS = 5
FAINTEST = 0.05
"""A topic is named by at most so many words, none of which tells less than this share of what its first one tells."""

SUPPORT = 0.2
"""In so large a share of a topic's files, and in two at least, each word stands that names it."""

IN_COMMON = 2
"""So many of the words that tell of a topic a file holds before it belongs to it: one word alone is no topic."""


@dataclass(frozen=True, slots=True)
class DiscoveredTopic:
    """A topic: the words that tell it from the others, the most telling first, and the share it has of its files."""

    words: tuple[str, ...]
    files: Mapping[str, float]

    @property
    def name(self) -> str:
        """Return what a person may call it by."""
        return ", ".join(self.words)


def discovered_topics(words: Mapping[str, Words]) -> list[DiscoveredTopic]:
    """Return the topics of files by the words of each, those of most files first.

    Parameters
    ----------
    words
        File -> word -> how often it stands in it. Copies of a file count as often as they are given.

    Notes
    -----
    Files whose words no other file has are of no topic, and fewer than four files have none to discover.
    """
    counts = _telling(words)
    files = sorted(counts)
    if len(files) < 2 * SIZES[0]:
        return []
    with threadpool_limits(limits=1):
        step = -(-len(files) // SAMPLE)
        size = _best_size([counts[file] for file in files[::step]])
        shares, weights, vocabulary = _factors([counts[file] for file in files], size)
    found = []
    for topic, telling in enumerate(_telling_weights(weights)):
        near = np.flatnonzero(shares[:, topic] >= BELONGS).tolist()
        heavy = _supported(telling, vocabulary, [counts[files[row]] for row in near])
        members = [row for row in near if sum(word in counts[files[row]] for word in heavy) >= IN_COMMON]
        if len(members) >= FEWEST_FILES:
            share = {files[row]: round(float(shares[row, topic]), 2) for row in members}
            found.append(DiscoveredTopic(tuple(_phrases(heavy)), share))
    return sorted(found, key=lambda topic: (-len(topic.files), topic.words))


def _supported(telling: np.ndarray, vocabulary: Sequence[str], files: Sequence[Words]) -> dict[str, float]:
    """Return the words that tell of a topic and that its files share, each with how much it tells of how many."""
    within = Counter(word for words in files for word in words)
    fewest = max(FEWEST_FILES, SUPPORT * len(files))
    return {
        word: float(weight) * within[word] / len(files)
        for word, weight in zip(vocabulary, telling, strict=True)
        if weight > 0 and within[word] >= fewest
    }


def _telling(words: Mapping[str, Words]) -> dict[str, Words]:
    """Return the files that have words which other files, but not most of them, have too, with only those words."""
    within = Counter(word for counts in words.values() for word in counts)
    most = max(FEWEST_FILES, COMMONEST * len(words))
    kept = {word for word, files in within.items() if FEWEST_FILES <= files <= most}
    told = {file: {word: count for word, count in counts.items() if word in kept} for file, counts in words.items()}
    return {file: counts for file, counts in told.items() if counts}


def _factors(counts: Sequence[Words], size: int) -> tuple[np.ndarray, np.ndarray, list[str]]:
    """Return the share of each topic in each file, the weight of each word in each topic, and the words."""
    vectoriser = DictVectorizer()
    weighed = TfidfTransformer(sublinear_tf=True).fit_transform(vectoriser.fit_transform(counts))
    model = MiniBatchNMF(size, init="nndsvda", random_state=0, batch_size=1024, max_iter=100, tol=0)
    strengths = model.fit_transform(weighed)
    total = strengths.sum(axis=1, keepdims=True)
    shares = np.divide(strengths, total, out=np.zeros_like(strengths), where=total > 0)
    return shares, model.components_, list(vectoriser.feature_names_)


def _best_size(counts: Sequence[Words]) -> int:
    """Return the number of topics whose words hold together best, the smallest of those that do so equally."""
    sizes = [size for size in SIZES if sqrt(len(counts)) / 2 <= size <= len(counts) / 5] or [SIZES[0]]
    if len(sizes) == 1:
        return sizes[0]
    scores = {}
    for size in sizes:
        _, weights, vocabulary = _factors(counts, size)
        named = [_phrases(dict(zip(vocabulary, row.tolist(), strict=True))) for row in _telling_weights(weights)]
        scores[size] = _coherence(named, counts)
    return max(sizes, key=lambda size: (round(scores[size], 6), -size))


def _coherence(topics: Sequence[Sequence[str]], counts: Sequence[Words]) -> float:
    """Return how often the words of a topic stand in one file, from -1 to 1, less what topics share.

    Notes
    -----
    The mean normalised pointwise mutual information of the pairs of words [1]_, times the share of words that name
    one topic only.

    References
    ----------
    .. [1] G. Bouma, "Normalized (pointwise) mutual information in collocation extraction", GSCL 2009.
    """
    named = {word for topic in topics for word in topic}
    within = {word: {row for row, words in enumerate(counts) if word in words} for word in named}
    pairs = [
        _together(within[one], within[two], len(counts)) for topic in topics for one, two in combinations(topic, 2)
    ]
    distinct = len(named) / max(1, sum(map(len, topics)))
    return sum(pairs) / max(1, len(pairs)) * distinct


def _together(one: set[int], two: set[int], files: int) -> float:
    both = len(one & two)
    if both in {0, files}:
        return -1.0 if not both else 1.0
    return log(both * files / (len(one) * len(two))) / -log(both / files)


def _telling_weights(weights: np.ndarray) -> np.ndarray:
    """Return how much each word tells of each topic: heavy in it, light in the others."""
    total = weights.sum(axis=0)
    telling: np.ndarray = np.divide(weights**2, total, out=np.zeros_like(weights), where=total > 0)
    return telling


def _phrases(telling: Mapping[str, float]) -> list[str]:
    """Return the most telling words, phrases before their words."""
    faintest = FAINTEST * max(telling.values(), default=0)
    scores = {word: weight for word, weight in telling.items() if weight > faintest}
    heavy = sorted(scores, key=lambda word: (-round(scores[word], 9), word))[: 4 * WORDS]
    chosen: list[str] = []
    for word in heavy:
        longer = [phrase for phrase in heavy if _holds(phrase, word) and scores[phrase] >= 0.5 * scores[word]]
        best = longer[0] if longer else word
        if best not in chosen and not any(_holds(phrase, best) for phrase in chosen):
            chosen.append(best)
    return chosen[:WORDS]


def _holds(phrase: str, word: str) -> bool:
    """Return whether a phrase is made of a word and something besides."""
    if phrase == word:
        return False
    return word in phrase if not phrase.isascii() else f" {word} " in f" {phrase} "
