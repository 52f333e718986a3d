"""The words of Chinese text and their tags, as jieba gives them: cut once a text, its tags asked for once a word."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence

import rjieba

Tagged = tuple[str, str]
"""A word and its part of speech."""

_APART = "\n"
_MOST = 400_000
"""Words that are remembered: a dictionary's worth."""


class HanWords:
    """Looks for words of a sort in runs of Han characters; remembers what each word is."""

    def __init__(self, is_sought: Callable[[str, str], bool]) -> None:
        self._is_sought = is_sought
        self._tags: dict[str, str] = {}
        self._sought: set[str] = set()

    def found_in(self, runs: Sequence[str]) -> Iterator[tuple[int, list[Tagged], list[int]]]:
        """Yield each run that has a word that is sought: its number, its words, and which of them are sought.

        Words are those that `rjieba.tag` gives of the run.
        """
        if not runs:
            return
        text = _APART.join(runs)
        words = rjieba.cut(text)
        self._learn(words, text)
        sought = self._sought
        places = [at for at, word in enumerate(words) if word in sought]
        if not places:
            return
        edges = [-1, *(at for at, word in enumerate(words) if word == _APART), len(words)]
        done = 0
        while done < len(places):
            number = bisect_left(edges, places[done]) - 1
            first, last = edges[number] + 1, edges[number + 1]
            beyond = bisect_left(places, last, done)
            own = [(word, self._tags[word]) for word in words[first:last]]
            yield number, own, [at - first for at in places[done:beyond]]
            done = beyond

    def _learn(self, words: Sequence[str], text: str) -> None:
        unknown = set(words).difference(self._tags)
        if not unknown:
            return
        if len(self._tags) > _MOST:
            self._tags.clear()
            self._sought.clear()
            unknown = set(words)
        is_split = False
        for word in unknown:
            alone = rjieba.tag(word)
            if len(alone) == 1:
                self._tags[word] = alone[0][1]
            else:
                is_split = True
        if is_split:
            self._tags.update(rjieba.tag(text))
        self._sought.update(word for word in unknown if self._is_sought(word, self._tags[word]))
