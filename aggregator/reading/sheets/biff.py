"""The records of Excel workbooks before 2007 (BIFF5 and BIFF8), and what the sheets of a workbook share.

References
----------
.. [1] Microsoft, "[MS-XLS]: Excel Binary File Format (.xls) Structure".
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from aggregator.model.documents import Status
from aggregator.reading.compound import encoding_of
from aggregator.reading.format import Unreadable
from aggregator.reading.sheets.number_format import NumberFormat, number_format

_BOF, _EOF, _CONTINUE, _FILEPASS, _SST = 0x809, 0x0A, 0x3C, 0x2F, 0xFC
_BIFF_8 = 0x600
CHART_TEXT = 0x100D


class Record(NamedTuple):
    """A record's number and bytes, and those of the records that continue it."""

    kind: int
    body: bytes
    more: tuple[bytes, ...]


class Tab(NamedTuple):
    """A sheet as the workbook lists it: ``kind`` is 0 for a worksheet, 1 for a macro sheet."""

    title: str
    position: int
    hidden: bool
    kind: int


class Truncated(Exception):
    """The stream ends inside a record."""


def records(stream: bytes, position: int) -> Iterator[Record]:
    """Yield the records of one substream, to the end that belongs to its beginning.

    Raises
    ------
    Truncated
        The stream ends first.
    """
    depth = 0
    while position + 4 <= len(stream):
        kind, size = struct.unpack_from("<HH", stream, position)
        position += 4
        body = stream[position : position + size]
        if len(body) < size:
            break
        position += size
        more: list[bytes] = []
        while stream[position : position + 2] == b"\x3c\0" and position + 4 <= len(stream):
            (size,) = struct.unpack_from("<H", stream, position + 2)
            more.append(stream[position + 4 : position + 4 + size])
            position += 4 + size
        depth += (kind == _BOF) - (kind == _EOF)
        if depth <= 1 or kind == CHART_TEXT:  # charts lie within the sheet they stand on
            yield Record(kind, body, tuple(more))
        if depth <= 0 and kind == _EOF:
            return
    raise Truncated


@dataclass(slots=True)
class Globals:
    """What the sheets of a workbook share."""

    unicode: bool = True
    encoding: str = "cp1252"
    epoch_1904: bool = False
    strings: list[str] = field(default_factory=list)
    formats: list[NumberFormat] = field(default_factory=list)
    tabs: list[Tab] = field(default_factory=list)
    damaged: int = 0

    def text(self, body: bytes, at: int, *, short: bool = False) -> str:
        """Return the string at an offset: its length in one byte (``short``) or two, then its characters."""
        length = body[at] if short else int(struct.unpack_from("<H", body, at)[0])
        at += 1 if short else 2
        if not self.unicode:
            return body[at : at + length].decode(self.encoding, "replace")
        if length == 0:
            return ""
        flags = body[at]
        at += 1 + (2 if flags & 8 else 0) + (4 if flags & 4 else 0)
        return characters(body[at : at + length * (1 + (flags & 1))], flags)


def read_globals(stream: bytes) -> Globals:
    """Return what a workbook's first substream says.

    Raises
    ------
    Unreadable
        The stream is no workbook of these versions, or is encrypted.
    Truncated
        It ends inside its first substream.
    """
    if len(stream) < 8 or struct.unpack_from("<H", stream)[0] != _BOF:
        raise Unreadable("not a workbook of Excel 5 or later")
    shared = Globals(unicode=struct.unpack_from("<H", stream, 4)[0] == _BIFF_8)
    codes: dict[int, str] = {}
    styles: list[int] = []
    for record in records(stream, 0):
        if record.kind == _FILEPASS:
            raise Unreadable("the workbook is encrypted with a password", Status.ENCRYPTED)
        try:
            _read_global(record, shared, codes, styles)
        except (struct.error, IndexError):
            shared.damaged += 1
    shared.formats = [number_format(number, codes.get(number)) for number in styles]
    return shared


def _read_global(record: Record, shared: Globals, codes: dict[int, str], styles: list[int]) -> None:
    body = record.body
    match record.kind:
        case 0x42:
            shared.encoding = encoding_of(struct.unpack_from("<H", body)[0])
        case 0x22:
            shared.epoch_1904 = body[0] == 1
        case 0x41E:
            codes[struct.unpack_from("<H", body)[0]] = shared.text(body, 2, short=not shared.unicode)
        case 0xE0:
            styles.append(struct.unpack_from("<H", body, 2)[0])
        case 0x85:
            position, state, kind = struct.unpack_from("<IBB", body)
            shared.tabs.append(Tab(shared.text(body, 6, short=True), position, bool(state & 3), kind))
        case 0xFC:
            shared.strings = _Pieces((body, *record.more)).shared_strings()


class _Pieces:
    """Strings that run over the pieces of a continued record."""

    def __init__(self, pieces: tuple[bytes, ...]) -> None:
        self._pieces = pieces
        self._piece = 0
        self._at = 0

    def shared_strings(self) -> list[str]:
        """Return the strings of the shared table, as far as they are whole."""
        self._take(8)
        strings: list[str] = []
        while self._left():
            try:
                strings.append(self._string())
            except (struct.error, IndexError):
                break  # the cells that refer to what is lost are counted where they are read
        return strings

    def _left(self) -> bool:
        while self._piece < len(self._pieces) and self._at >= len(self._pieces[self._piece]):
            self._piece += 1
            self._at = 0
        return self._piece < len(self._pieces)

    def _string(self) -> str:
        length, flags = struct.unpack("<HB", self._take(3))
        runs = struct.unpack("<H", self._take(2))[0] if flags & 8 else 0
        extra = struct.unpack("<I", self._take(4))[0] if flags & 4 else 0
        parts: list[str] = []
        while length:
            if not self._left():
                raise IndexError
            piece = self._pieces[self._piece]
            if self._at == 0:  # every piece says anew how wide its characters are, the string's first ones too
                flags = piece[0]
                self._at = 1
            width = 1 + (flags & 1)
            here = min(length, (len(piece) - self._at) // width)
            if here == 0 and self._at:
                self._at = len(piece)
                parts.append("")
                continue
            parts.append(characters(piece[self._at : self._at + here * width], flags))
            self._at += here * width
            length -= here
        self._take(runs * 4 + extra)
        return "".join(parts)

    def _take(self, size: int) -> bytes:
        taken = b""
        while size > len(taken) and self._left():
            piece = self._pieces[self._piece][self._at : self._at + size - len(taken)]
            self._at += len(piece)
            taken += piece
        return taken


def characters(raw: bytes, flags: int) -> str:
    """Return characters that are stored in one byte each or, as the flags say, in two."""
    return raw.decode("utf-16-le", "replace") if flags & 1 else raw.decode("latin-1")
