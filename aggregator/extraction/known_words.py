"""Where words of a list stand in texts, all texts of a document looked through in one pass of their automaton."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence, Set
from itertools import accumulate

import ahocorasick_rs

from aggregator.extraction.search_text import folded

Hit = tuple[int, int, int]
"""The number of a word, and where in a text it begins and ends."""

_APART = "\n"


class Together:
    """The search texts of a document, each once, as one text to look through."""

    __slots__ = ("low", "starts", "texts")

    def __init__(self, texts: Iterable[str]) -> None:
        self.texts = dict.fromkeys(texts)
        self.low = folded(_APART.join(self.texts))
        self.starts = [*accumulate(map(len, self.texts), lambda start, length: start + length + 1, initial=0)]


_FEW = 1000
"""Words of a list that a table of all steps, which takes much memory, is made of: it takes half the time."""

_NOTHING: tuple[Hit, ...] = ()


class KnownWords:
    """Words that are found in search texts whatever their case: all of them, or the longest of each place only."""

    def __init__(self, words: Iterable[str], *, longest: bool = False) -> None:
        listed = list(words)
        kind = ahocorasick_rs.MatchKind.LeftmostLongest if longest else ahocorasick_rs.MatchKind.Standard
        built = ahocorasick_rs.Implementation.DFA if len(listed) <= _FEW else None
        self._automaton = ahocorasick_rs.AhoCorasick(listed, matchkind=kind, implementation=built) if listed else None
        self._overlapping = not longest
        self._together = Together(())
        self._hits: dict[str, list[Hit]] = {}

    def hits(self, text: str) -> Sequence[Hit]:
        """Return the words in a search text. The words are folded, and hold no line break.

        Examples
        --------
        >>> KnownWords(["north", "northfield"]).hits("Northfield")
        [(0, 0, 5), (1, 0, 10)]
        """
        if text in self._together.texts:
            return self._hits.get(text, _NOTHING)
        return self._found_in(folded(text))

    def look_through(self, together: Together) -> None:
        """Find the words in all search texts of a document, so that asking for those of one of them costs nothing."""
        self._hits = {}
        self._together = together
        found = self._found_in(together.low)
        if not found:
            return
        texts, starts = list(together.texts), together.starts
        at = beyond = 0
        own: list[Hit] = []
        for place, start, end in found:  # in the order of the texts, as no word spans two of them
            if start >= beyond:
                number = bisect_right(starts, start) - 1
                at, beyond = starts[number], starts[number + 1]
                own = self._hits[texts[number]] = []
            own.append((place, start - at, end - at))

    def found(self) -> Set[str]:
        """Return the texts in which words were found when a document was last looked through."""
        return self._hits.keys()

    def _found_in(self, low: str) -> list[Hit]:
        if self._automaton is None:
            return []
        found: list[Hit] = self._automaton.find_matches_as_indexes(low, overlapping=self._overlapping)
        return found
