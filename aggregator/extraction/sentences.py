"""Where lines, sentences and clauses begin and end, in English and Chinese."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise
from statistics import median_low
from typing import NamedTuple

from aggregator.extraction.search_text import HAN
from aggregator.extraction.words import ABBREVIATIONS


class Line(NamedTuple):
    """A statement's lines in a raw text; ``first`` says that a new paragraph begins with it."""

    start: int
    end: int
    first: bool


LONGEST_LINE, LONGEST_SENTENCE = 4000, 1000
"""Where a line or sentence without an end is cut, so that no pairing within one grows with the file."""

_PROSE, _NARROWEST = 40, 12  # columns; a Han character takes two
_LINE = re.compile(r"\S[^\r\n\x0b\x0c\x85\u2028\u2029]*")
_BULLET = re.compile(
    r"\s*(?:[-*+•·▪◦●○■□◆➢–—]\s|\d{1,2}(?:\.\d{1,2})*[.)、．]\s?|[(（](?:\d{1,3}|[A-Za-z]{1,3}|[一二三四五六七八九十百]{1,3})[)）]|[一二三四五六七八九十]{1,3}[、.．]|#{1,6}\s)"
)
_KEYED = re.compile(r"\s*[^:：=\s][^:：=]{1,40}[:：=]\s*(?!//)\S")
_CLOSED = re.compile(r"[。！？.!?;；:：|]\s*$")
_CAPITALS = re.compile(r"\s*(?:[A-Z]{3,}\s+){2}")
_SENTENCE_END = re.compile(r"[。！？；]\s*$")
_WITHIN = re.compile(r"[，。；、][^\s，。；、]")
_HANGING = re.compile(r"[，。、；：！？）》”’]\s*$")
_UNBROKEN = re.compile(r"(?:[!-~]+|.)[，。、；：！？）》”’]*")
_BLANK = re.compile(r"(?:\r\n?|[\n\x0b\x85\u2028\u2029])\s*(?:\r\n?|[\n\x0b\x85\u2028\u2029])|[\x0c\u2029]")


def logical_lines(raw: str) -> Iterator[Line]:
    r"""Yield the lines of a raw text, those that prose was wrapped over as one.

    Examples
    --------
    >>> [raw[line.start:line.end] for raw in ["Plant: Lakeside\nCapacity: 80 MW"] for line in logical_lines(raw)]
    ['Plant: Lakeside', 'Capacity: 80 MW']
    """
    found = list(_LINE.finditer(raw))
    if not found:
        return
    longest = max(_width(line.group()) for line in found)
    column = len(found) > 1 and _is_han_column([line.group() for line in found], longest)
    start, first = found[0].start(), True
    for line, following in pairwise(found):
        blank = _BLANK.search(raw, line.end(), following.start()) is not None
        if blank or not _wraps(line.group(), following.group(), longest, 0 if column else _PROSE):
            yield from _cut_line(raw, Line(start, line.end(), first))
            start, first = following.start(), blank
    yield from _cut_line(raw, Line(start, found[-1].end(), first))


def _cut_line(raw: str, line: Line) -> Iterator[Line]:
    for start, end in _cut(raw, line.start, line.end, LONGEST_LINE):
        yield Line(start, end, line.first and start == line.start)


_CUT = re.compile(r".*[。.!?！？;；]\s?|.*[,，、\s]", re.DOTALL)


def _cut(text: str, start: int, end: int, longest: int) -> Iterator[tuple[int, int]]:
    while end - start > longest:
        found = _CUT.match(text, start, start + longest)
        at = found.end() if found is not None else start + longest
        yield start, at
        start = at
    yield start, end


def _wraps(line: str, following: str, longest: int, prose: int) -> bool:
    if _HYPHENATED.search(line):
        return True
    if longest < prose or (prose and _width(line) < 0.6 * longest) or "\t" in line:
        return False
    return not _begins_anew(line, following)


def _begins_anew(line: str, following: str) -> bool:
    return bool(
        _CLOSED.search(line) or _BULLET.match(following) or _KEYED.match(following) or _CAPITALS.match(following)
    )


def _is_han_column(lines: list[str], longest: int) -> bool:
    """Return whether lines are Chinese prose in a narrow column: each as full as it could be."""
    text = "".join(lines)
    if longest < _NARROWEST or 2 * len(_WIDE.findall(text)) < len(text):
        return False
    full = median_low(_width(_HANGING.sub("", line)) for line in lines[:-1])
    if any(
        not _begins_anew(line, following) and _width(line) + _width(_first_word(following)) < full - 1
        for line, following in pairwise(lines)
    ):
        return False
    if len(lines) > 2 and (_width(lines[-1]) < longest - 2 or any(map(_WITHIN.search, lines))):
        return True
    return _SENTENCE_END.search(lines[-1]) is not None


def _first_word(line: str) -> str:
    """Return what no line break goes through: a Latin word or a number, else one character."""
    found = _UNBROKEN.match(line)
    return found.group() if found else ""


_HYPHENATED = re.compile(r"(?:[^\W\d_]-|[\x02\u00ad\ufffe])[ \t]*$")
_WIDE = re.compile(f"[{HAN}\u3000-\u303f\uff00-\uff60]")


def _width(line: str) -> int:
    return len(line) if line.isascii() else len(line) + len(_WIDE.findall(line))


# Every alternative looks back at its first character, so that `re` runs quickly from one such character to the next.
_STOP = re.compile(
    rf"[。！？…!?.\n](?:(?<=[。！？…])[。！？…]*[”’」』）)\"']*|(?<=[!?])[!?]*(?:[\"')\]]*\s+|(?=[{HAN}]))"
    rf"|(?<=\.)[\"')\]]*\s+(?=[\W\d_]*[A-Z{HAN}\d])|(?<=\n))"
)


def sentences(text: str) -> list[tuple[int, int]]:
    """Return the spans of the sentences of a search text; abbreviations and decimals end none.

    Examples
    --------
    >>> text = "Dr. Li saw 1.5 MW. 北田电站停运。Over!"
    >>> [text[start:end] for start, end in sentences(text)]
    ['Dr. Li saw 1.5 MW. ', '北田电站停运。', 'Over!']
    """
    spans: list[tuple[int, int]] = []
    start = 0
    for stop in _STOP.finditer(text):
        if text[stop.start()] == "." and _abbreviates(text[max(start, stop.start() - 20) : stop.start()]):
            continue
        spans += _cut(text, start, stop.end(), LONGEST_SENTENCE)
        start = stop.end()
    if text[start:].strip():
        spans += _cut(text, start, len(text), LONGEST_SENTENCE)
    return spans


_BEARING = re.compile(r"\d[°'\"′″]?\s?[NSEW]$")
_LAST_WORD = re.compile(r"([^\s(\[\"']+)$")


def _abbreviates(before: str) -> bool:
    found = _LAST_WORD.search(before)
    if found is None:
        return False
    word = found.group(1)
    is_initial = len(word) == 1 and word.isupper() and not _BEARING.search(before)
    return is_initial or word.casefold() in ABBREVIATIONS or bool(re.fullmatch(r"(?:[A-Za-z]\.)+[A-Za-z]", word))


_CLAUSE_END = re.compile(
    r"[;；]|,(?!\d)|(?<!\d),|，|\b(?:but|whereas|while|although"
    r"|and(?= (?:is|are|was|were|will|has|would|should|it|we|they|he|she|there|this|that"
    r"|(?:the|its|our) \w+ (?:will|is|was))\b))\b"
    r"|但是?|而且?(?=\W)|、(?=若|如)"
)


def clause_at(sentence: str, start: int, end: int) -> tuple[int, int]:
    """Return the span of the clause, or clauses, that a span of the sentence stands in."""
    ends, starts = _clause_edges(sentence)
    before = bisect_right(ends, start)
    after = max(before, bisect_left(starts, end))
    return ends[before - 1] if before else 0, starts[after] if after < len(starts) else len(sentence)


@lru_cache(maxsize=64)
def _clause_edges(sentence: str) -> tuple[list[int], list[int]]:
    """Return where the edges between a sentence's clauses end and where they start, once for all its values."""
    edges = [edge.span() for edge in _CLAUSE_END.finditer(sentence)]
    return [end for _, end in edges], [start for start, _ in edges]
