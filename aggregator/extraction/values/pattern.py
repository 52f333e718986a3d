"""RE2 patterns with named groups, compiled once; what they find is asked by group name."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Any

import re2

MEMORY = 1 << 26
"""Bytes that one pattern may use, as far as it needs them; with less, long alternations fall back to a slow way."""


Spans = Sequence[tuple[int, int]]
"""Where in the bytes of a text a match and its groups stand."""

_NONE = (-1, -1)
_ANYWHERE, _WHOLE = re2._Anchor.UNANCHORED, re2._Anchor.ANCHOR_BOTH
_CONTINUES = 0x80


_SHORT = 500
"""Characters of a text whose bytes are made again sooner than they are looked up."""


def _encoded(text: str) -> bytes:
    """Return a text's bytes, once for all the patterns that a long one is searched with in turn."""
    return text.encode() if len(text) < _SHORT else _kept(text)


@lru_cache(maxsize=16)
def _kept(text: str) -> bytes:
    return text.encode()


class Found:
    """A match. ``found["name"]`` is a group's text, empty where the group took no part or is not in the pattern."""

    __slots__ = ("_at", "_encoded", "_groups", "_is_plain", "_spans")

    def __init__(self, encoded: bytes, spans: Spans, at: int, groups: dict[str, int], is_plain: bool) -> None:
        self._encoded = encoded
        self._spans = spans
        self._at = at
        self._groups = groups
        self._is_plain = is_plain

    def __getitem__(self, name: str) -> str:
        index = self._groups.get(name)
        if index is None:
            return ""
        start, end = self._spans[index]
        return "" if start < 0 else self._encoded[start:end].decode()

    def span(self, name: str = "") -> tuple[int, int]:
        """Return where the match, or one of its groups, stands; (-1, -1) for a group that took no part."""
        start, end = self._spans[self._groups[name] if name else 0]
        if start < 0 or self._is_plain:
            return start, end
        first = self._at + len(self._encoded[self._spans[0][0] : start].decode())
        return first, first + len(self._encoded[start:end].decode())

    @property
    def text(self) -> str:
        """Return all that was matched."""
        start, end = self._spans[0]
        return self._encoded[start:end].decode()


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
        return sorted(self._set.Match(_encoded(text)) or ())


class Pattern:
    """A compiled RE2 pattern.

    It asks RE2 of a text's bytes and counts characters only for matches: most texts have none, and the module `re2`
    takes far longer for its offsets than RE2 for looking.
    """

    __slots__ = ("_groups", "_match")

    def __init__(self, source: str) -> None:
        regexp = compiled(source)
        self._match: Callable[[object, bytes, int, int], Spans] = regexp._regexp.Match
        self._groups: dict[str, int] = regexp.groupindex

    def finditer(self, text: str) -> Iterator[Found]:
        """Yield each match, leftmost first."""
        encoded = _encoded(text)
        spans = self._match(_ANYWHERE, encoded, 0, len(encoded))
        return iter(()) if spans[0] == _NONE else self._from(encoded, spans)

    def _from(self, encoded: bytes, spans: Spans) -> Iterator[Found]:
        place = at = 0
        length, is_plain = len(encoded), encoded.isascii()
        while spans[0] != _NONE:
            start, end = spans[0]
            if not is_plain:
                at += len(encoded[place:start].decode())
                place = start
            yield Found(encoded, spans, at, self._groups, is_plain)
            if start == end:
                end += 1
                while end < length and encoded[end] & 0xC0 == _CONTINUES:
                    end += 1
                if end > length:
                    return
            spans = self._match(_ANYWHERE, encoded, end, length)

    def fullmatch(self, text: str) -> Found | None:
        """Return the match of the whole text, or None."""
        encoded = _encoded(text)
        spans = self._match(_WHOLE, encoded, 0, len(encoded))
        return None if spans[0] == _NONE else Found(encoded, spans, 0, self._groups, text.isascii())

    def search(self, text: str, start: int = 0) -> Found | None:
        """Return the first match from a place on, or None; what stands before the place still counts as before it."""
        encoded, is_plain = _encoded(text), text.isascii()
        place = min(start, len(text)) if is_plain else len(text[:start].encode())
        spans = self._match(_ANYWHERE, encoded, place, len(encoded))
        if spans[0] == _NONE:
            return None
        at = 0 if is_plain else len(encoded[: spans[0][0]].decode())
        return Found(encoded, spans, at, self._groups, is_plain)


@lru_cache(maxsize=256)
def pattern(source: str) -> Pattern:
    """Return the compiled pattern of an RE2 source."""
    return Pattern(source)
