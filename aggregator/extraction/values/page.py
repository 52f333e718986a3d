"""Many texts side by side, so that one pass of a pattern tells which of them are worth a look of their own."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from itertools import accumulate

import re2

from aggregator.extraction.values.pattern import MEMORY, Spans

_APART = b"\n"
_ANYWHERE = re2._Anchor.UNANCHORED
_NOWHERE = re2.compile(r"[^\s\S]")
_NAMED = re.compile(r"\(\?P<\w+>")


class Trigger:
    """What matches wherever one of some RE2 sources does, and tells no groups."""

    __slots__ = ("_match",)

    def __init__(self, sources: Iterable[str]) -> None:
        options = re2.Options()
        options.max_mem = MEMORY
        options.log_errors = False
        options.never_capture = True
        united = "|".join(f"(?:{_NAMED.sub('(?:', source)})" for source in sources)
        pattern = re2.compile(f"(?m){united}", options) if united else _NOWHERE
        self._match: Callable[[object, bytes, int, int], Spans] = pattern._regexp.Match

    def first(self, encoded: bytes, start: int) -> tuple[int, int]:
        """Return where the first match from a place on stands, (-1, -1) where there is none."""
        return self._match(_ANYWHERE, encoded, start, len(encoded))[0]


class Page:
    """Texts side by side, each on a line of its own: texts without line breaks, as search texts are."""

    __slots__ = ("_encoded", "_starts", "_texts")

    def __init__(self, texts: Sequence[str]) -> None:
        encoded = [text.encode("utf-8", "surrogatepass") for text in texts]
        self._texts = texts
        self._encoded = _APART + _APART.join(encoded) + _APART
        self._starts = [*accumulate((len(text) + 1 for text in encoded), initial=1)]

    def matched(self, trigger: Trigger) -> list[str]:
        r"""Return the texts in which a trigger matches, in order, and perhaps some that only seem to have a match.

        Those are texts that match together with the one after them.

        Examples
        --------
        >>> Page(["due in 3 days", "no number", "5"]).matched(Trigger([r"\d"]))
        ['due in 3 days', '5']
        """
        found: list[str] = []
        at = 0
        while True:
            start, _ = trigger.first(self._encoded, at)
            begins_before = start >= 0 and self._encoded[start] == _APART[0]
            number = bisect_right(self._starts, start + begins_before) - 1
            if start < 0 or number >= len(self._texts):
                return found
            found.append(self._texts[number])
            at = self._starts[number + 1] - 1
