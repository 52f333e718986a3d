"""RE2 patterns with named groups, compiled once; what they find is asked by group name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any

import re2

MEMORY = 1 << 26
"""Bytes that one pattern may use, as far as it needs them; with less, long alternations fall back to a slow way."""


class Found:
    """A match. ``found["name"]`` is a group's text, empty where the group took no part or is not in the pattern."""

    __slots__ = ("_groups", "_match")

    def __init__(self, match: Any, groups: dict[str, int]) -> None:
        self._match = match
        self._groups = groups

    def __getitem__(self, name: str) -> str:
        index = self._groups.get(name)
        return "" if index is None else self._match[index] or ""

    def span(self, name: str = "") -> tuple[int, int]:
        """Return where the match, or one of its groups, stands."""
        start, end = self._match.span(self._groups[name] if name else 0)
        return int(start), int(end)

    @property
    def text(self) -> str:
        """Return all that was matched."""
        return str(self._match[0])


def compiled(source: str) -> Any:
    """Return the RE2 pattern of a source, which prints nothing of its own when it runs short of memory."""
    return re2.compile(source, _options())


def _options() -> Any:
    options = re2.Options()
    options.max_mem = MEMORY
    options.log_errors = False
    return options


class PatternSet:
    """Many RE2 sources that one pass over a text tells apart: those that match it, and so need a look of their own."""

    __slots__ = ("_set",)

    def __init__(self, sources: Iterable[str]) -> None:
        self._set = re2.Set.SearchSet(_options())
        for source in sources:
            self._set.Add(source)
        self._set.Compile()

    def which(self, text: str) -> list[int]:
        """Return the numbers of the sources that match somewhere in a text, in order."""
        return sorted(self._set.Match(text) or ())


class Pattern:
    """A compiled RE2 pattern."""

    __slots__ = ("_groups", "_regexp")

    def __init__(self, source: str) -> None:
        self._regexp = compiled(source)
        self._groups: dict[str, int] = self._regexp.groupindex

    def finditer(self, text: str) -> Iterator[Found]:
        """Yield each match, leftmost first."""
        return (Found(match, self._groups) for match in self._regexp.finditer(text))

    def fullmatch(self, text: str) -> Found | None:
        """Return the match of the whole text, or None."""
        match = self._regexp.fullmatch(text)
        return None if match is None else Found(match, self._groups)

    def search(self, text: str, start: int = 0) -> Found | None:
        """Return the first match from a place on, or None; what stands before the place still counts as before it."""
        match = self._regexp.search(text, start)
        return None if match is None else Found(match, self._groups)


@lru_cache(maxsize=256)
def pattern(source: str) -> Pattern:
    """Return the compiled pattern of an RE2 source."""
    return Pattern(source)
