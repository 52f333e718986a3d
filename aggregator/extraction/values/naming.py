"""What the grammars of names share: a whole cell taken as a name, and names found in running text."""

from __future__ import annotations

from collections.abc import Iterator

from aggregator.extraction.values.pattern import pattern
from aggregator.extraction.values.value import Value, is_nothing

WORD = r"(?:\p{Lu}[\p{L}\p{N}&'’.-]*)"
"""RE2: a word that starts with a capital."""


_ANSWERS = frozenset(["yes", "no", "true", "false", "是", "否", "有"])


def whole(text: str, longest: int, confidence: float = 1.0) -> Value | None:
    """Return a cell's text as a name: trimmed, single-spaced, neither empty nor a number nor a sentence."""
    bare = text.strip()
    if not bare or len(bare) > longest or is_nothing(bare) or not any(map(str.isalpha, bare)):
        return None
    if bare.casefold() in _ANSWERS:
        return None
    start = text.index(bare)
    return Value(" ".join(bare.split()), None, start, start + len(bare), confidence)


def adjoining_spans(source: str, text: str) -> Iterator[tuple[int, int, str]]:
    """Yield what `spans` does where one sign may both end a name and begin the next: 高志强、罗建华."""
    match = pattern(source).search(text)
    while match is not None:
        start, end = match.span("name")
        yield start, end, match["name"]
        match = pattern(source).search(text, end)


def spans(source: str, text: str) -> Iterator[tuple[int, int, str]]:
    """Yield (start, end, surface) of the group ``name`` wherever the RE2 source matches."""
    for match in pattern(source).finditer(text):
        start, end = match.span("name")
        yield start, end, match["name"]
