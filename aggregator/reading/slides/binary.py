"""A presentation from before 2007: the slides that stand, found through the list of what was saved last.

References
----------
.. [1] Microsoft, "[MS-PPT]: PowerPoint (.ppt) Binary File Format".
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from typing import NamedTuple

from aggregator.model.documents import BlockKind, SlideLoc, Status
from aggregator.reading.compound import opened, properties, stream
from aggregator.reading.draft import Draft
from aggregator.reading.format import Opening, Reading, Unreadable
from aggregator.reading.ooxml import outcome

_DOCUMENT, _LIST, _SLIDE, _NOTES = 1000, 0x0FF0, 1006, 1008
_PERSIST, _SLIDE_ATOM, _SHOW_INFO = 0x03F3, 0x03EF, 0x03F9
_TYPE, _WIDE, _NARROW = 0x0F9F, 0x0FA0, 0x0FA8
_EDIT, _DIRECTORY = 0x0FF5, 0x1772
_TITLES = {0, 6}
_NOT_SAID = {0x0FD8, 0x1388, 2000, 1016}  # placeholders of masters, tags, lists of fonts, masters
_ENCRYPTED = b"\xdf\xc4\xd1\xf3"
_MOST_EDITS = 10_000
_DEEPEST = 30
_SPOKEN = str.maketrans({"\r": "\n", "\x0b": "\n"})


class _Record(NamedTuple):
    kind: int
    instance: int
    first: int
    last: int
    holds: bool


def read_binary(content: bytes, opening: Opening) -> Reading:
    """Return the slides, speaker notes and properties of a PowerPoint 97-2003 presentation.

    Raises
    ------
    Unreadable
        It is no presentation, or one of another version, or encrypted.
    """
    draft = Draft(opening.budget)
    broken: list[str] = []

    def fill(draft: Draft) -> None:
        with opened(content) as compound:
            draft.metadata.update(properties(compound))
            # Saved for PowerPoint 95 as well: the version of 97 lies in a storage of its own.
            user = stream(compound, "PP97_DUALSTORAGE/Current User", "Current User")
            said = stream(compound, "PP97_DUALSTORAGE/PowerPoint Document", "PowerPoint Document")
        if _is_of_1995(user):
            raise Unreadable(
                "a PowerPoint presentation of another version than 97-2003 is not read", Status.UNSUPPORTED
            )
        if user[12:16] == _ENCRYPTED or not said:
            what = "is encrypted with a password" if said else "holds nothing"
            raise Unreadable(f"the presentation {what}", Status.ENCRYPTED if said else Status.FAILED)
        try:
            _Show(said, struct.unpack_from("<I", user, 16)[0], draft).read()
        except (struct.error, IndexError):
            broken.append("what tells where its slides stand is damaged")

    return outcome(draft.gather(fill), broken)


def _is_of_1995(user: bytes) -> bool:
    """Return whether what says who saved it is as PowerPoint 95 wrote it: a length, then so many bytes."""
    return len(user) >= 4 and int.from_bytes(user[:4], "little") + 4 == len(user)


class _Show:
    def __init__(self, said: bytes, edit: int, draft: Draft) -> None:
        self._said = said
        self._draft = draft
        self._places: dict[int, int] = {}
        self._document = 0
        self._learn(edit)

    def read(self) -> None:
        """Read the slides in order, each with its notes."""
        document = self._at(self._document)
        if document.kind != _DOCUMENT:
            raise IndexError
        lists = {inner.instance: inner for inner in self._within(document) if inner.kind == _LIST}
        notes = dict(self._entries(lists[2])) if 2 in lists else {}
        outlines = list(self._entries(lists[0])) if 0 in lists else []
        for number, (_, outline) in enumerate(outlines, start=1):
            self._draft.budget.spend("pages")
            self._slide(number, outline, notes)

    def _learn(self, edit: int) -> None:
        """Take in where everything stands, what was saved last before what it replaced."""
        seen: set[int] = set()
        while edit and edit not in seen and len(seen) < _MOST_EDITS:
            seen.add(edit)
            record = self._at(edit)
            if record.kind != _EDIT:
                raise IndexError
            _, _, before, directory, document = struct.unpack_from("<5I", self._said, record.first)
            self._document = self._document or document
            self._learn_places(self._at(directory))
            edit = before
        self._document = self._places.get(self._document, -1)

    def _learn_places(self, record: _Record) -> None:
        at = record.first
        while at + 4 <= record.last:
            (packed,) = struct.unpack_from("<I", self._said, at)
            first, count = packed & 0xFFFFF, packed >> 20
            for number in range(min(count, (record.last - at - 4) // 4)):
                (place,) = struct.unpack_from("<I", self._said, at + 4 + 4 * number)
                self._places.setdefault(first + number, place)
            at += 4 + 4 * count

    def _at(self, place: int) -> _Record:
        if place < 0:
            raise IndexError
        version, kind, size = struct.unpack_from("<HHI", self._said, place)
        last = min(place + 8 + size, len(self._said))
        return _Record(kind, version >> 4, place + 8, last, version & 15 == 15)

    def _within(self, record: _Record) -> Iterator[_Record]:
        at = record.first
        while at + 8 <= record.last:
            inner = self._at(at)
            yield inner
            at = inner.last

    def _entries(self, listed: _Record) -> Iterator[tuple[int, tuple[int, list[tuple[int, str]]]]]:
        """Yield the slides of a list: identity, where it stands, and its outline as (type, text)."""
        entry: tuple[int, tuple[int, list[tuple[int, str]]]] | None = None
        kind = -1
        for inner in self._within(listed):
            if inner.kind == _PERSIST:
                if entry is not None:
                    yield entry
                place, _, _, identity = struct.unpack_from("<4I", self._said, inner.first)
                entry = identity, (place, [])
            elif inner.kind == _TYPE:
                (kind,) = struct.unpack_from("<I", self._said, inner.first)
            elif inner.kind in {_WIDE, _NARROW} and entry is not None:
                entry[1][1].append((kind, self._text(inner)))
        if entry is not None:
            yield entry

    def _slide(
        self,
        number: int,
        entry: tuple[int, list[tuple[int, str]]],
        notes: dict[int, tuple[int, list[tuple[int, str]]]],
    ) -> None:
        place, outline = entry
        slide = self._at(self._places[place]) if place in self._places else None
        inside = [] if slide is None else list(self._within(slide))
        hidden = any(inner.kind == _SHOW_INFO and self._said[inner.first + 10] & 4 for inner in inside)
        drawn = [] if slide is None else list(self._texts(slide, 0))
        known = {text for _, text in outline}
        told = [*outline, *((kind, text) for kind, text in drawn if text not in known)]
        for count, (kind, text) in enumerate(told, start=1):
            what = BlockKind.HEADING if kind in _TITLES else BlockKind.PARAGRAPH
            self._draft.add(what, text, SlideLoc(number, f"text {count}", 0, hidden), hidden=hidden)
        for inner in inside:
            if inner.kind == _SLIDE_ATOM:
                (spoken,) = struct.unpack_from("<I", self._said, inner.first + 16)
                self._spoken(number, notes.get(spoken), hidden)

    def _spoken(self, number: int, entry: tuple[int, list[tuple[int, str]]] | None, hidden: bool) -> None:
        if entry is None or entry[0] not in self._places:
            return
        for _, text in [*entry[1], *self._texts(self._at(self._places[entry[0]]), 0)]:
            self._draft.add(BlockKind.NOTE, text, SlideLoc(number, "notes", 0, hidden), hidden=hidden)

    def _texts(self, record: _Record, depth: int) -> Iterator[tuple[int, str]]:
        """Yield the texts that are drawn, with their types."""
        kind = -1
        for inner in self._within(record):
            if inner.kind == _TYPE:
                (kind,) = struct.unpack_from("<I", self._said, inner.first)
            elif inner.kind in {_WIDE, _NARROW}:
                yield kind, self._text(inner)
            elif (inner.holds or inner.kind == 0xF00D) and depth < _DEEPEST and inner.kind not in _NOT_SAID:
                yield from self._texts(inner, depth + 1)

    def _text(self, record: _Record) -> str:
        raw = self._said[record.first : record.last]
        text = raw.decode("utf-16-le" if record.kind == _WIDE else "latin-1", "replace")
        return text.translate(_SPOKEN)
