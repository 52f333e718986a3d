"""A Word document from before 2007: its text in pieces, and pages of properties that say what the text is.

References
----------
.. [1] Microsoft, "[MS-DOC]: Word (.doc) Binary File Format".
"""

from __future__ import annotations

import re
import struct
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from aggregator.model.documents import BlockKind, Status
from aggregator.reading.compound import opened, properties, stream
from aggregator.reading.draft import Draft
from aggregator.reading.format import Opening, Reading, Unreadable
from aggregator.reading.limits import OverBudget
from aggregator.reading.ooxml import outcome
from aggregator.reading.rtf.story import Counters, Piece, Story

_WORD_97 = b"\xec\xa5"
_ENCRYPTED, _TABLE_1 = 0x0100, 0x0200
_CLX, _PARAGRAPHS, _RUNS, _MARGINS = 0x1A2, 0x102, 0xFA, 0xF2  # where a pair of offset and length stands
_PAGE = 512
_DELETED, _INSERTED, _HIDDEN = 0x0800, 0x0801, 0x083C
_IN_TABLE, _ROW_END, _OUTLINE, _LISTED = 0x2416, 0x2417, 0x2640, 0x460B
_HEADINGS = range(1, 10)  # the first styles of every document
_SPECIAL = re.compile("[\x00-\x1f]")
_SAID = {"\t": "\t", "\x0b": "\n", "\x1e": "-", "\x1f": "\u00ad"}
_STORIES = (
    ("footnote", BlockKind.FOOTNOTE),
    ("", BlockKind.HEADER),
    ("", BlockKind.NOTE),
    ("comment", BlockKind.COMMENT),
    ("endnote", BlockKind.FOOTNOTE),
    ("text box", BlockKind.TEXTBOX),
    ("text box", BlockKind.TEXTBOX),
)
_SIZES = {0: 1, 1: 1, 2: 2, 3: 4, 4: 2, 5: 2, 7: 3}


def read_binary(content: bytes, opening: Opening) -> Reading:
    """Return the text, tables, margins, notes, comments and properties of a Word 97-2003 document.

    Raises
    ------
    Unreadable
        It is no document of these versions, or an encrypted one.
    """
    draft = Draft(opening.budget)
    broken: list[str] = []

    def fill(draft: Draft) -> None:
        with opened(content) as compound:
            draft.metadata.update(properties(compound))
            word = stream(compound, "WordDocument")
            flags = _checked(word)
            table = stream(compound, "1Table" if flags & _TABLE_1 else "0Table")
            if compound.exists("ObjectPool"):
                draft.warnings.append("embedded objects are not read")
        try:
            document = _Document(word, table, draft)
            document.read()
            if document.astray:
                broken.append(f"{document.astray} pieces of its text stand outside of the file")
        except (struct.error, IndexError):
            broken.append("what tells where its text stands is damaged")

    return outcome(draft.gather(fill), broken)


def _checked(word: bytes) -> int:
    if word[:2] != _WORD_97:
        raise Unreadable("a Word document of another version than 97-2003 is not read", Status.UNSUPPORTED)
    if len(word) < _CLX + 8:
        raise Unreadable("the document ends in its beginning")
    (flags,) = struct.unpack_from("<H", word, 10)
    if flags & _ENCRYPTED:
        raise Unreadable("the document is encrypted with a password", Status.ENCRYPTED)
    return int(flags)


class _Stretch(NamedTuple):
    """Characters ``first`` to ``last`` of the text, and where in the stream they stand in how many bytes each."""

    first: int
    last: int
    place: int
    width: int


@dataclass(frozen=True, slots=True)
class _Look:
    """What is said of a run or a paragraph."""

    style: int = 0
    marks: frozenset[int] = frozenset()


_PLAIN = _Look()


class _Looks:
    """Looks by place in the stream."""

    def __init__(self, word: bytes, pages: list[int], entry: int) -> None:
        found: dict[int, tuple[int, _Look]] = {}
        for page in pages:
            for first, last, look in _page(word[page * _PAGE : (page + 1) * _PAGE], entry):
                found[first] = (last, look)
        self._starts = sorted(found)
        self._ends = [found[start][0] for start in self._starts]
        self._looks = [found[start][1] for start in self._starts]

    def at(self, place: int) -> tuple[_Look, int]:
        """Return the look at a place, and where the next one may begin."""
        number = bisect_right(self._starts, place) - 1
        if number >= 0 and place < self._ends[number]:
            return self._looks[number], self._ends[number]
        following = self._starts[number + 1] if number + 1 < len(self._starts) else 1 << 32
        return _PLAIN, following


def _page(page: bytes, entry: int) -> Iterator[tuple[int, int, _Look]]:
    """Yield what a page of properties says: runs have entries of one byte, paragraphs of thirteen."""
    if len(page) < _PAGE:
        return
    count = page[_PAGE - 1]
    if 4 * (count + 1) + entry * count > _PAGE:
        return
    places = struct.unpack_from(f"<{count + 1}I", page)
    for number in range(count):
        offset = 2 * page[4 * (count + 1) + entry * number]
        look = _look(page, offset, entry > 1) if offset else _PLAIN
        if places[number] < places[number + 1]:
            yield places[number], places[number + 1], look


def _look(page: bytes, offset: int, styled: bool) -> _Look:
    size, offset = page[offset], offset + 1
    if styled:
        if size:
            size = 2 * size - 1
        else:
            size, offset = 2 * page[offset], offset + 1
    body = page[offset : offset + size]
    style = 0
    if styled and len(body) >= 2:
        (style,) = struct.unpack_from("<H", body)
        body = body[2:]
    return _Look(style, frozenset(_marks(body)))


def _marks(body: bytes) -> Iterator[int]:
    """Yield the properties that are switched on."""
    at = 0
    while at + 2 < len(body):
        (mark,) = struct.unpack_from("<H", body, at)
        size = _SIZES.get(mark >> 13, body[at + 2] + 1)
        value = body[at + 2]
        if value and not (mark == _OUTLINE and value > 8):
            yield int(mark)
        at += 2 + size + (mark == 0xD608)


class _Document:
    def __init__(self, word: bytes, table: bytes, draft: Draft) -> None:
        self._word = word
        self._table = table
        self._draft = draft
        self._counters = Counters()
        self._stretches = list(self._pieces())
        self._firsts = [stretch.first for stretch in self._stretches]
        self._paragraphs = _Looks(word, self._pages(_PARAGRAPHS), 13)
        self._runs = _Looks(word, self._pages(_RUNS), 1)
        self._spent = 0
        self._fields: list[bool] = []

    @property
    def astray(self) -> int:
        """Return how many pieces of the text begin after the end of the file."""
        return sum(stretch.place >= len(self._word) for stretch in self._stretches)

    def read(self) -> None:
        """Read the body, then the stories that stand beside it."""
        counts = struct.unpack_from("<8I", self._word, 0x4C)
        self._tell(0, counts[0], Story(self._draft, self._counters))
        first = counts[0]
        for (place, kind), size in zip(_STORIES, counts[1:], strict=True):
            if kind is BlockKind.HEADER:
                self._margins(first, size)
            elif size:
                self._tell(first, first + size, Story(self._draft, self._counters, kind), place)
            first += size

    def _margins(self, first: int, size: int) -> None:
        places = self._table_of(_MARGINS, 0)
        for number in range(6, len(places) - 1):
            start, end = places[number], min(places[number + 1], size)
            if start < end:
                kind = BlockKind.FOOTER if (number - 6) % 6 in {2, 3, 5} else BlockKind.HEADER
                self._tell(first + start, first + end, Story(self._draft, self._counters, kind), str(kind))

    def _table_of(self, pair: int, width: int) -> list[int]:
        """Return the places that a table lists before its entries of a width."""
        offset, size = struct.unpack_from("<II", self._word, pair)
        count = (min(size, len(self._table) - offset) - 4) // (4 + width)
        return list(struct.unpack_from(f"<{count + 1}I", self._table, offset)) if count > 0 else []

    def _pages(self, pair: int) -> list[int]:
        offset, _ = struct.unpack_from("<II", self._word, pair)
        count = len(self._table_of(pair, 4)) - 1
        if count <= 0:
            return []
        return list(dict.fromkeys(struct.unpack_from(f"<{count}I", self._table, offset + 4 * (count + 1))))

    def _pieces(self) -> Iterator[_Stretch]:
        offset, size = struct.unpack_from("<II", self._word, _CLX)
        table = self._table[offset : offset + size]
        at = 0
        while table[at] == 1:
            at += 3 + int(struct.unpack_from("<H", table, at + 1)[0])
        (size,) = struct.unpack_from("<I", table, at + 1)
        count = (min(size, len(table) - at - 5) - 4) // 12
        places = struct.unpack_from(f"<{count + 1}I", table, at + 5)
        for number in range(count):
            (place,) = struct.unpack_from("<I", table, at + 5 + 4 * (count + 1) + 8 * number + 2)
            narrow = bool(place & 0x40000000)
            place &= 0x3FFFFFFF
            if places[number] < places[number + 1]:
                yield _Stretch(places[number], places[number + 1], place // 2 if narrow else place, 2 - narrow)

    def _tell(self, first: int, last: int, story: Story, place: str = "") -> None:
        self._fields = []
        if place:
            story.place = f"{place} {self._counters.next(place)}"
        for text, at, width, look in self._texts(first, last):
            revision = "del" if _DELETED in look.marks else "ins" if _INSERTED in look.marks else None
            position = 0
            for special in _SPECIAL.finditer(text):
                self._say(story, text[position : special.start()], look, revision)
                position = special.end()
                mark = special[0]
                if mark in _SAID:
                    self._say(story, _SAID[mark], look, revision)
                elif mark in "\x13\x14\x15":
                    self._field(mark)
                elif mark in "\r\x07\x0c":
                    self._end(story, mark, at + special.start() * width)
            self._say(story, text[position:], look, revision)
        story.end()

    def _say(self, story: Story, text: str, look: _Look, revision: str | None) -> None:
        if text and all(self._fields):
            story.add(Piece(text, _HIDDEN in look.marks, revision))

    def _field(self, mark: str) -> None:
        """Keep track of fields: what comes before their separator is how they are computed, not what they say."""
        if mark == "\x13":
            self._fields.append(False)
        elif mark == "\x14" and self._fields:
            self._fields[-1] = True
        elif self._fields:
            self._fields.pop()

    def _end(self, story: Story, mark: str, place: int) -> None:
        look, _ = self._paragraphs.at(place)
        story.in_table = _IN_TABLE in look.marks or mark == "\x07"
        story.paragraph_kind = _kind(look)
        if mark != "\x07":
            story.end_paragraph()
        elif _ROW_END in look.marks:
            story.end_row()
        else:
            story.end_cell()

    def _texts(self, first: int, last: int) -> Iterator[tuple[str, int, int, _Look]]:
        """Yield the text between two characters, one look at a time: text, place, width of a character, look."""
        for stretch in self._stretches[max(0, bisect_right(self._firsts, first) - 1) :]:
            if stretch.first >= last:
                return
            at = stretch.place + (max(first, stretch.first) - stretch.first) * stretch.width
            end = min(stretch.place + (min(last, stretch.last) - stretch.first) * stretch.width, len(self._word))
            while at < end:
                look, following = self._runs.at(at)
                stop = min(end, at + max(1, -(-(following - at) // stretch.width)) * stretch.width)
                raw = self._word[at:stop]
                self._spent += len(raw)
                if self._spent > 2 * len(self._word):
                    raise OverBudget("the same text is told more than twice")
                yield raw.decode("cp1252" if stretch.width == 1 else "utf-16-le", "replace"), at, stretch.width, look
                at = stop


def _kind(look: _Look) -> BlockKind:
    if look.style in _HEADINGS or _OUTLINE in look.marks:
        return BlockKind.HEADING
    return BlockKind.LIST_ENTRY if _LISTED in look.marks else BlockKind.PARAGRAPH
