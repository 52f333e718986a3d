"""Where lines, sentences and clauses begin and end, in English and Chinese."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
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

_LINE = re.compile(r"\S[^\r\n\x0b\x0c\x85\u2028\u2029]*")
_BULLET = re.compile(
    r"\s*(?:[-*+•·▪◦●○■□◆➢–—]\s|\d{1,2}(?:\.\d{1,2})*[.)、．]\s?|[(（]\w{1,3}[)）]|[一二三四五六七八九十]{1,3}[、.．]|#{1,6}\s)"
)
_KEYED = re.compile(r"\s*[^:：=\s][^:：=]{1,40}[:：=]\s*(?!//)\S")
_CLOSED = re.compile(r"[。！？.!?;；:：|]\s*$")
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
    start, first = found[0].start(), True
    for line, following in pairwise(found):
        blank = _BLANK.search(raw, line.end(), following.start()) is not None
        if blank or not _wraps(line.group(), following.group(), longest):
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


def _wraps(line: str, following: str, longest: int) -> bool:
    if _HYPHENATED.search(line):
        return True
    if longest < 40 or _width(line) < 0.6 * longest or "\t" in line:
        return False
    return not (_CLOSED.search(line) or _BULLET.match(following) or _KEYED.match(following))


_HYPHENATED = re.compile(r"(?:[^\W\d_]-|[\x02\u00ad\ufffe])[ \t]*$")
_WIDE = re.compile(f"[{HAN}\u3000-\u303f\uff00-\uff60]")


def _width(line: str) -> int:
    return len(line) + len(_WIDE.findall(line))


_STOP = re.compile(
    rf"[。！？…]+[”’」』）)\"']*|[!?]+(?:[\"')\]]*\s+|(?=[{HAN}]))|\.[\"')\]]*\s+(?=[\W\d_]*[A-Z{HAN}\d])|\n"
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


_LAST_WORD = re.compile(r"([^\s(\[\"']+)$")


def _abbreviates(before: str) -> bool:
    found = _LAST_WORD.search(before)
    if found is None:
        return False
    word = found.group(1)
    is_initial = len(word) == 1 and word.isupper()
    return is_initial or word.casefold() in ABBREVIATIONS or bool(re.fullmatch(r"(?:[A-Za-z]\.)+[A-Za-z]", word))


_CLAUSE_END = re.compile(r"[;；]|,(?!\d)|，|\b(?:but|whereas|while|although)\b|但是?|而且?(?=\W)|、(?=若|如)")
_DOUBT = re.compile(
    r"\b(?:not(?! (?:only|later|before))|never|neither|nothing|none"
    r"|no(?![.\-]|\s?\d| (?:later|earlier|less|fewer|more|doubt|delay|change|problem))"
    r"|nor|cannot|no longer|without|instead of|rather than"
    r"|would (?:be|have)|were to"
    r"|cancell?ed|withdrawn|rejected|wrong(?:ly)?|false(?:ly)?|mistaken|fictitious|fictional|hypothetical(?:ly)?)\b"
    r"|n['’]t\b|不是|并非|并不|不再|没有|(?:并|尚|从|均)未|未(?:能|达|到|曾|予|获|安排|列入|计划)|无[^，。；,;\s]{0,6}(?:计划|安排)|不会|不应|不(?=为|在|等于)|取消|作废|撤销|虚构|有误|错误|误(?:写|报|称)为",
    re.IGNORECASE,
)
_SUPPOSED = re.compile(
    r"\b(?:suppos(?:e|ing)|what if|imagine|hypothetical(?:ly)?|for the exercise)\b"
    r"|假设|假定|设想|虚拟",
    re.IGNORECASE,
)
_CONDITION = re.compile(
    r"(?<!\beven )\bif\b|\b(?:assum(?:e|ed|ing)|supposed|unless|provided that|for example)\b"
    r"|\be\.g\.|假如|假使|倘若|如果|要是|(?:^|[,，;；、])\s*若|例如|举例|比如",
    re.IGNORECASE,
)


def is_doubtful(sentence: str, start: int, end: int) -> bool:
    """Return whether a sentence denies or only supposes what stands at a span of it.

    A supposition holds for the whole sentence; a condition for its own clause and what comes after it.

    Examples
    --------
    >>> is_doubtful("It is not 120 MW, it is 80 MW", 10, 16), is_doubtful("It is not 120 MW, it is 80 MW", 24, 29)
    (True, False)
    """
    first, last = clause_at(sentence, start, end)
    if _DOUBT.search(sentence, first, last) is not None or _SUPPOSED.search(sentence) is not None:
        return True
    begin = max(sentence.rfind(stop, 0, start) for stop in ";；") + 1
    return _CONDITION.search(sentence, begin, last) is not None


def clause_at(sentence: str, start: int, end: int) -> tuple[int, int]:
    """Return the span of the clause, or clauses, that a span of the sentence stands in."""
    first, last = 0, len(sentence)
    for edge in _CLAUSE_END.finditer(sentence):
        if edge.end() <= start:
            first = edge.end()
        elif edge.start() >= end:
            last = edge.start()
            break
    return first, last
