"""The lines of a page with their rectangles, and the paragraphs they form."""

from __future__ import annotations

import ctypes
import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import hypot
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium

from aggregator.model.documents import Rect
from aggregator.reading.pdf.calls import boxes, many_boxes, map_errors, pairs_of_boxes

LINE_END = "\r\n"

LIST_MARK = re.compile(r"\s*(?:[•▪◦‣●■□–-]|\(?\d{1,2}[.)、]|（[一二三四五六七八九十\d]{1,3}）|[a-z]\))\s+\S")
"""How an entry of a list starts."""

_WORD = re.compile(r"[!-~]+[，。、；：！？）》”’]*")
_HANGS = re.compile(r"[，。、；：！？）》”’]\s*$")
_HALF = re.compile(r"[ -~]")
_WIDE = re.compile("[\U00010000-\U0010ffff]")
_LABEL = re.compile(r"\s*[^\s\d,.;:，。；、][^,.;:，。；]{0,30}+(?<!\d)(?::(?=\s)|：)")
_MOST_RECTS = 200
_SAME_SIZE = 0.8
_SAME_PITCH = 1.35
_CLOSEST_PITCH = 0.5
_SINGLE_PITCH = 0.8
_LOOSEST_PITCH = 2.2
_SHORT_LINE = 0.2
_INDENT = 1.2
_RAISED = 0.5
_made = tuple.__new__  # twice as quick as a NamedTuple's own
_sides = tuple(ctypes.c_double() for _ in range(4))
_matrix = pdfium.FS_MATRIX()


class Line(NamedTuple):
    """A line of text.

    Parameters
    ----------
    start
        Its first character in the page's text.
    rects
        Where it stands on the page, in user space.
    box
        The same as one rectangle, turned the way the page is shown.
    size
        Height of its letters' font in points.
    """

    text: str
    start: int
    rects: tuple[Rect, ...]
    box: Rect
    size: float


@dataclass(frozen=True, slots=True)
class Turn:
    """How a page is turned when shown: its rotation in degrees."""

    rotation: int = 0

    def shown(self, rect: Rect) -> Rect:
        """Return a rectangle as the reader sees it: y grows upwards, x to the right."""
        left, bottom, right, top = rect
        match self.rotation:
            case 90:
                return Rect(bottom, -right, top, -left)
            case 180:
                return Rect(-right, -top, -left, -bottom)
            case 270:
                return Rect(-top, left, -bottom, right)
            case _:
                return rect

    def back(self, rect: Rect) -> Rect:
        """Return a shown rectangle in the page's own space."""
        return Turn((360 - self.rotation) % 360).shown(rect)


class PageText:
    """The characters of a page: their text, and where each of them stands.

    Parameters
    ----------
    page_text
        pdfium's text page, open.
    """

    def __init__(self, page_text: Any) -> None:
        self._handle = page_text.raw
        self.text: str = page_text.get_text_range()
        self.rows: list[str] = self.text.split(LINE_END)
        # pdfium counts a character past U+FFFF as two, in the text as on the page.
        all_narrow = self.text.isascii() or len(self.text.encode("utf-16-le", "surrogatepass")) == 2 * len(self.text)
        self._wide = [] if all_narrow else [found.start() for found in _WIDE.finditer(self.text)]
        self._even = len(self.text) + len(self._wide) == page_text.count_chars()
        self._direct = self._even and not self._wide
        self._size_of: dict[float, float] = {}

    def character(self, index: int) -> int:
        """Return the number pdfium gives to a character of the text: it counts some that have none; -1 if unknown."""
        if self._direct:
            return index
        counted = index + bisect_left(self._wide, index)
        return counted if self._even else int(pdfium.FPDFText_GetCharIndexFromTextIndex(self._handle, counted))

    def rects(self, start: int, end: int) -> tuple[Rect, ...]:
        """Return the rectangles around a stretch of the text."""
        first, last = self.character(start), self.character(end - 1)
        if first < 0 or last < first:
            return ()
        count = min(pdfium.FPDFText_CountRects(self._handle, first, last - first + 1), _MOST_RECTS)
        left, top, right, bottom = _sides
        return tuple(
            [
                Rect(left.value, bottom.value, right.value, top.value)
                for number in range(count)
                if pdfium.FPDFText_GetRect(self._handle, number, left, top, right, bottom)
            ]
        )

    def boxes(self, indices: list[int]) -> list[Rect | None]:
        """Return the rectangle of each character, or None for one that is not drawn."""
        characters = indices if self._direct else list(map(self.character, indices))
        return [
            None if sides is None or (sides[0] == sides[1] and sides[2] == sides[3]) else _drawn(*sides)
            for sides in boxes(self._handle, characters)
        ]

    def middles(self, indices: list[int], turn: Turn) -> tuple[Any, Any, Any]:
        """Return arrays of where the middle of each character is as shown, x and y, and whether it is drawn."""
        found = many_boxes(self._handle, indices if self._direct else list(map(self.character, indices)))
        left, right, bottom, top = found.T
        shown = turn.shown(Rect(left, bottom, right, top))
        drawn = (left != right) | (bottom != top)
        return (shown.left + shown.right) / 2, (shown.bottom + shown.top) / 2, drawn

    def _size(self, character: int) -> float:
        """Return the height of a character's font in points on the page, to a tenth."""
        matrix = _matrix
        if character < 0 or not pdfium.FPDFText_GetMatrix(self._handle, character, matrix):
            return 0.0
        points: float = pdfium.FPDFText_GetFontSize(self._handle, character)
        return round(points * hypot(matrix.c, matrix.d), 1)

    def _known_size(self, height: float, character: int) -> float:
        """Return the size of a character, asked once for all whose boxes are of one height: their fonts are."""
        size = self._size_of.get(height)
        if size is None:
            size = self._size_of[height] = self._size(character)
        return size

    def at(self, pieces: Sequence[tuple[str, int]], turn: Turn) -> Iterator[Line]:
        """Yield stretches of text that are not blank, given with their starts, as lines with their places and sizes.

        An upright line stands between its first and its last letter, which is far quicker to ask than all
        rectangles around it.
        """
        ends: list[int] = []
        for text, start in pieces:
            first, last = start, start + len(text) - 1
            if text.strip() is not text:  # which it is where there is nothing to strip
                first, last = last + 1 - len(text.lstrip()), start + len(text.rstrip()) - 1
            ends += first, last
        if not self._direct:
            ends = list(map(self.character, ends))
        size_of, turned = self._size_of, turn.rotation != 0
        for (text, start), sides, first, last in zip(
            pieces, pairs_of_boxes(self._handle, ends), ends[::2], ends[1::2], strict=True
        ):
            if sides is not None:
                left, top, before, bottom, after, upper, right, lower = sides
                if left < before and left <= after < right and bottom < top and lower < upper:
                    size = size_of.get(top - bottom) or self._known_size(top - bottom, first)
                    if lower != bottom or upper != top:
                        size = max(size, self._known_size(upper - lower, last))
                        bottom, top = min(bottom, lower), max(top, upper)
                    rect = _made(Rect, (left, bottom, right, top))
                    yield _made(Line, (text, start, (rect,), turn.shown(rect) if turned else rect, size))
                    continue
            rects = self.rects(start, start + len(text))
            yield Line(text, start, rects, around(map(turn.shown, rects)), max(self._size(first), self._size(last)))

    def unmapped(self, samples: int) -> float:
        """Return the share of sampled characters whose font does not say which letters they are."""
        step = max(1, len(self.text) // samples)
        looked_at = [index for index in range(0, len(self.text), step) if not self.text[index].isspace()]
        wrong = map_errors(self._handle, looked_at if self._direct else map(self.character, looked_at))
        return wrong / len(looked_at) if looked_at else 0.0

    def lines(self, turn: Turn) -> Iterator[Line]:
        """Yield the lines of the page that say anything, in the page's own order."""
        start, pieces = 0, []
        for text in self.rows:
            if text and not text.isspace():
                pieces.append((text, start))
            start += len(text) + len(LINE_END)
        return self.at(pieces, turn)


def _drawn(left: float, right: float, bottom: float, top: float) -> Rect:
    return _made(Rect, (left, bottom, right, top))


def around(rects: Iterable[Rect]) -> Rect:
    """Return the smallest rectangle around all; an empty one around none."""
    corners = tuple(rects)
    if len(corners) == 1:
        return corners[0]
    if not corners:
        return Rect(0.0, 0.0, 0.0, 0.0)
    lefts, bottoms, rights, tops = zip(*corners, strict=True)
    return Rect(min(lefts), min(bottoms), max(rights), max(tops))


def paragraphs(lines: list[Line]) -> Iterator[list[Line]]:
    """Yield the lines of each paragraph: of one size, evenly spaced, none but the last one short.

    A line that starts with a list mark or a label (``Owner: ``) opens a paragraph of its own.
    """
    for run in _runs(_whole(lines)):
        yield from _split_run(run)


def body_size(sizes: Counter[float]) -> float:
    """Return the size most characters have; the smaller one of equals."""
    return min(sizes, key=lambda size: (-sizes[size], size), default=0.0)


def same_line(one: Line, next_one: Line) -> bool:
    """Return whether two stretches stand on one line: pdfium breaks a line at raised and lowered letters."""
    left, right = one.box, next_one.box
    near = _RAISED * (max(next_one.size, one.size))
    if not -near < left.bottom - right.bottom < near:
        return False
    if one.size < _SAME_SIZE * next_one.size and left.bottom > right.bottom:  # the mark of a footnote opens its line
        return False
    return -near < right.left - left.right < near / _RAISED and bool(one.rects and next_one.rects)


def _whole(lines: list[Line]) -> list[Line]:
    """Return the lines with those joined that a raised or lowered letter broke."""
    whole: list[Line] = []
    for line in lines:
        # The next line is usually a good way down, and asked no further.
        if whole and whole[-1].box.bottom - line.box.bottom < line.size and same_line(whole[-1], line):
            before = whole.pop()
            box, size = around((before.box, line.box)), max(before.size, line.size)
            whole.append(Line(before.text + line.text, before.start, before.rects + line.rects, box, size))
        else:
            whole.append(line)
    return whole


def _runs(lines: list[Line]) -> Iterator[list[Line]]:
    if not lines:
        return
    below = lines[1:]
    pitches = _pitches(lines)
    widest = min(_usual(pitches) * _SAME_PITCH, _LOOSEST_PITCH)
    start = 0
    for number, (pitch, one, other) in enumerate(zip(pitches, lines, below, strict=False), start=1):
        if not (_CLOSEST_PITCH < pitch <= widest and _alike(one, other)):
            yield lines[start:number]
            start = number
    yield lines[start:]


def _pitches(lines: list[Line]) -> list[float]:
    """Return how far each line is below the one above it, in font sizes; most pages have one size only."""
    size, sizes = lines[0].size, [line.size for line in lines]
    if size and sizes.count(size) == len(sizes):
        return [(above - below) / size for above, below in pairwise([line.box.bottom for line in lines])]
    return list(map(_pitch, lines, lines[1:]))


def _usual(pitches: list[float]) -> float:
    """Return the page's usual distance of lines, in font sizes."""
    ordered = sorted([pitch for pitch in pitches if _SINGLE_PITCH < pitch < _LOOSEST_PITCH])
    return ordered[len(ordered) // 3] if ordered else 1.2


def _pitch(above: Line, below: Line) -> float:
    size = above.size
    if size != below.size:
        size = max(size, below.size)
    return (above.box.bottom - below.box.bottom) / size if size else 0.0


def _alike(above: Line, below: Line) -> bool:
    """Return whether two lines are of one size and stand one above the other."""
    one, other = above.size, below.size
    if one != other and (one < _SAME_SIZE * other or other < _SAME_SIZE * one):
        return False
    upper, lower = above.box, below.box
    return upper.left < lower.right and lower.left < upper.right


def opens(text: str) -> bool:
    """Return whether a line starts with a list mark or a label; what rules either out is far quicker to ask."""
    listed = not text[:2].isalpha() and LIST_MARK.match(text)
    return bool(listed or ((":" in text or "：" in text) and _LABEL.match(text)))


def filled_to(line: Line) -> float:
    """Return where a line's letters end: a Chinese mark behind the last one may hang over the edge."""
    if line.text.isascii():  # quicker to ask than the pattern
        return line.box.right
    return line.box.right - line.size if _HANGS.search(line.text) else line.box.right


def first_word(line: Line) -> float:
    """Return about how wide a line's first word or number is, which no line break goes through."""
    text = line.text.strip()
    found = _WORD.match(text)
    if found is None:
        return line.size
    return (line.box.right - line.box.left) * _columns(found.group()) / _columns(text)


def _columns(text: str) -> int:
    """Return how wide a text is in halves of a Han character."""
    return len(text) if text.isascii() and text.isprintable() else 2 * len(text) - len(_HALF.findall(text))


def _split_run(run: list[Line]) -> Iterator[list[Line]]:
    left = min([line.box.left for line in run])
    right = max([line.box.right if line.text.isascii() else filled_to(line) for line in run])
    shortest = right - max(_SHORT_LINE * (right - left), 2 * run[0].size)
    start = 0
    for number, (above, line) in enumerate(pairwise(run), start=1):
        before, box, text = above.box, line.box, line.text
        if (
            ((":" in text or "：" in text or not text[:2].isalpha()) and opens(text))  # which is mostly told without it
            # A deeper line opens a paragraph by its indent, but a second line may hang.
            or (box.left > before.left and number - start > 1 and box.left - before.left > _INDENT * line.size)
            or (before.right < shortest and before.right + first_word(line) < right)
        ):
            yield run[start:number]
            start = number
    yield run[start:]
