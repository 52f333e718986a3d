"""The pieces of lines between wide blanks, and which of them stand at one height: what tables are made of."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from aggregator.model.documents import Rect
from aggregator.reading.pdf.lines import LIST_MARK, Line, PageText, Turn

_WIDE = 0.9
_WIDE_OF_NUMBERS = 0.45
_WIDE_OF_AMOUNTS = 0.3
_SAME_HEIGHT = 0.5
_LONGEST_MARK = 8
_LONGEST_NUMBER = 40
_BLANK = re.compile(r"\s+")
_NUMBER = re.compile(r"[^\w\s]*(?:\d[\d\s.,:/%()+*–-]*\w{0,3}|n/?a)?[^\w\s]*", re.IGNORECASE)
_AMOUNT = re.compile(r"[^\w\s]?(?:\d{1,3}(?:[.,]\d{3})+|\d+[.,]\d+)%?|[-–—]")


class Piece(NamedTuple):
    """A stretch of a line without a wide blank in it; ``line`` is the line's number."""

    line: int
    part: Line

    @property
    def text(self) -> str:
        """Return what it says."""
        return self.part.text.strip()

    @property
    def box(self) -> Rect:
        """Return where it stands as shown."""
        return self.part.box

    @property
    def width(self) -> float:
        """Return how wide it is in its font's size."""
        return (self.box.right - self.box.left) / self.part.size if self.part.size else 0.0

    @property
    def is_number(self) -> bool:
        """Return whether it is a number, with what numbers are written with, or stands for one that is not there."""
        return len(self.text) <= _LONGEST_NUMBER and bool(_NUMBER.fullmatch(self.text))


Row = list[Piece]


class _Gap(NamedTuple):
    """A blank in a line: its place in the line's text, and how wide it is at least if it parts two cells."""

    line: int
    before: int
    after: int
    widest: float


def cut(lines: list[Line], text: PageText, turn: Turn) -> list[Piece]:
    """Return the pieces of the lines of a page, cut where they are blank for wider than words are apart."""
    blanks = [blank for number, line in enumerate(lines) for blank in _blanks(number, line)]
    ends = [lines[blank.line].start + end for blank in blanks for end in (blank.before - 1, blank.after)]
    boxes = text.boxes(ends)
    parts: list[tuple[int, tuple[str, int]]] = []
    cuts: dict[int, list[_Gap]] = {}
    for blank, left, right in zip(blanks, boxes[::2], boxes[1::2], strict=True):
        if left and right and turn.shown(right).left - turn.shown(left).right > blank.widest:
            cuts.setdefault(blank.line, []).append(blank)
    for number, gaps in cuts.items():
        line = lines[number]
        starts = [0, *(gap.after for gap in gaps)]
        stops = [*(gap.before for gap in gaps), len(line.text.rstrip())]
        parts += [
            (number, (line.text[start:stop], line.start + start)) for start, stop in zip(starts, stops, strict=True)
        ]
    whole = [Piece(number, line) for number, line in enumerate(lines) if number not in cuts]
    placed = text.at([part for _, part in parts], turn)
    return whole + [Piece(number, part) for (number, _), part in zip(parts, placed, strict=True)]


def _blanks(number: int, line: Line) -> Iterator[_Gap]:
    """Yield the blanks within a line, but not that after the mark of a list."""
    first, end = len(line.text) - len(line.text.lstrip()), len(line.text.rstrip())
    for blank in _BLANK.finditer(line.text, first, end):
        before, after = blank.span()
        widest = _widest(line.text, before, after)
        if widest == _WIDE_OF_AMOUNTS or after > _LONGEST_MARK or not LIST_MARK.fullmatch(line.text[:after] + "x"):
            yield _Gap(number, before, after, widest * line.size)


def _widest(text: str, before: int, after: int) -> float:
    """Return how far two words of one cell may be apart, in font sizes: numbers less than words."""
    if not (text[before - 1].isalpha() or text[after].isalpha()):
        words = text[max(0, before - _LONGEST_NUMBER) : before].split()[-1:]
        words += text[after : after + _LONGEST_NUMBER].split(maxsplit=1)[:1]
        if all(map(_AMOUNT.fullmatch, words)):
            return _WIDE_OF_AMOUNTS
        if all(any(map(str.isdigit, word)) and _NUMBER.fullmatch(word) for word in words):
            return _WIDE_OF_NUMBERS
    return _WIDE


def rows_of(pieces: list[Piece]) -> list[Row]:
    """Return the pieces that stand at one height, from the top down and from the left."""
    rows: list[Row] = []
    standing = [piece for piece in pieces if piece.box.bottom < piece.box.top]
    for piece in sorted(standing, key=lambda one: (-(one.box.top + one.box.bottom), one.box.left)):
        if rows and level(rows[-1][0].box, piece.box):
            rows[-1].append(piece)
        else:
            rows.append([piece])
    return [sorted(row, key=lambda one: one.box.left) for row in rows]


def level(one: Rect, other: Rect) -> bool:
    """Return whether two stretches stand at one height."""
    shared = min(one.top, other.top) - max(one.bottom, other.bottom)
    return shared > _SAME_HEIGHT * min(one.top - one.bottom, other.top - other.bottom)
