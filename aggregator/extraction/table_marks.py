"""Footnote marks in cells, and what the notes below a table say of what they mark."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from aggregator.extraction.modality import modality_of_words
from aggregator.extraction.search_text import HAN
from aggregator.model.documents import BlockKind, Cell, Document, Table
from aggregator.model.facts import Modality

_SURE = r"[*†‡§¶＊※]{1,3}|[\u2460-\u2473]|[¹²³⁰⁴-⁹ᵃ-ᵉ]{1,2}"
_LIKELY = r"[(（]\s*(?:[a-z]|\d{1,2}|注\s?\d{0,2})\s*[)）]|(?<=\s)(?:\d{1,2}|[a-z])[)）]|\[\s*(?:\d{1,2}|[a-z])\s*\]"
_AT_END = re.compile(rf"(?P<sure>(?<=[\w)\]）.%\s{HAN}])(?:{_SURE}))\s*$|\s*(?P<likely>{_LIKELY})\s*$")
_AT_START = re.compile(
    rf"\s*(?P<mark>{_SURE}|{_LIKELY}|\d{{1,2}}[)）]|[a-z][)）]|注\s?\d{{1,2}}(?=[：:、\s]))\s*[:：.=、-]?\s*(?P<said>\S.*)",
    re.DOTALL,
)
_UNIT_POWER = re.compile(r"(?<![A-Za-z])[A-Za-zµ]{1,2}[²³]$")
_NOTE_WORDS = 48
_ESTIMATED = re.compile(
    r"\b(?:estimat\w*|provisional|preliminary|approximat\w*|unconfirmed|to be confirmed)\b"
    r"|估[计算]|暂估|初步|待核|未核实",
    re.IGNORECASE,
)


class Marked(NamedTuple):
    """A cell's text without the footnote marks at its end, and the marks."""

    text: str
    marks: tuple[str, ...] = ()


class Note(NamedTuple):
    """What a footnote makes of what it marks: in which modality, and whether it is only estimated."""

    modality: Modality
    estimated: bool


def without_marks(text: str, notes: Mapping[str, Note], *, is_name: bool = False) -> Marked:
    """Return a cell's text without footnote marks.

    Stars, daggers, circled and raised digits are marks; a letter or digit in brackets is one where a note explains it.
    A raised 2 or 3 after a letter is a power, but in a name.

    Examples
    --------
    >>> without_marks("1,320*", {}), without_marks("850¹", {}), without_marks("12 m³", {})
    (Marked(text='1,320', marks=('*',)), Marked(text='850', marks=('1',)), Marked(text='12 m³', marks=()))
    """
    if text.isascii() and text[-1:] not in _ASCII_ENDS:
        return Marked(text)
    marks: list[str] = []
    bare = text
    while (found := _AT_END.search(bare)) is not None:
        mark = plain_mark(found["sure"] or found["likely"])
        if found["likely"] and mark not in notes:
            break
        if not is_name and _UNIT_POWER.search(bare.rstrip()):
            break
        marks.append(mark)
        bare = bare[: found.start()]
    bare = bare.rstrip() if marks else bare
    return Marked(bare, tuple(marks)) if bare.strip() else Marked(text)


_ASCII_ENDS = (*"*)] \t\n",)


def plain_mark(mark: str) -> str:
    """Return a footnote mark as marks are compared: without brackets, raised and circled digits plain."""
    return mark.translate(_PLAIN).strip("()（）[] 注").lower() if mark.strip("()（）[] 注") else mark


_PLAIN = {
    **{0x2460 + at: str(at + 1) for at in range(20)},
    **{ord(raised): str(at) for at, raised in enumerate("⁰¹²³⁴⁵⁶⁷⁸⁹")},
    **{ord(raised): letter for raised, letter in zip("ᵃᵇᶜᵈᵉ", "abcde", strict=True)},
    ord("＊"): "*",
}


def notes_of(document: Document, table: Table, rows: Iterable[Mapping[int, Cell]]) -> dict[str, Note]:
    """Return the notes that explain a table's footnote marks: its own last rows, or the lines after it."""
    alone = [
        cell.text for row in rows for cell in [next(iter(row.values()))] if len({id(c) for c in row.values()}) == 1
    ]
    after = document.blocks[table.after : table.after + 6]
    below = [block.text for block in after]
    below += [block.text for block in document.blocks if block.kind is BlockKind.FOOTNOTE and block not in after]
    return dict(reversed(list(_notes([*alone, *below]))))


def _notes(texts: Iterable[str]) -> Iterator[tuple[str, Note]]:
    for text in texts:
        for line in text.splitlines():
            found = _AT_START.match(line)
            if found is not None:
                yield plain_mark(found["mark"]), note_of(found["said"])


def note_of(said: str) -> Note:
    """Return what a note says of its mark; one of many words says something else."""
    if len(said) > _NOTE_WORDS:
        return Note(Modality.ACTUAL, estimated=False)
    return Note(modality_of_words(said), estimated=_ESTIMATED.search(said) is not None)
