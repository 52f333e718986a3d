"""The MAPI properties of a message, a recipient or an attachment, as they lie in a compound file.

Each storage has a stream of fixed entries and one stream for each longer value, named by the property's number
and type (MS-OXMSG 2.1 and 2.4).
"""

from __future__ import annotations

import struct
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

import olefile

from aggregator.model.documents import Status
from aggregator.reading.compound import COMPOUND_ERRORS, encoding_of, opened
from aggregator.reading.encoding import decode
from aggregator.reading.format import Unreadable

ENTRIES = "__PROPERTIES_VERSION1.0"
UNICODE, STRING8, BINARY, STORAGE = "001F", "001E", "0102", "000D"
MESSAGE_CODEPAGE, INTERNET_CODEPAGE = 0x3FFD, 0x3FDE
TOP_HEADER, MESSAGE_HEADER, MEMBER_HEADER = 32, 24, 8
MOST_ENTRIES = 5_000
FILETIME_EPOCH = datetime(1601, 1, 1, tzinfo=UTC)

Path = tuple[str, ...]


@dataclass(slots=True)
class MessageFile:
    """A compound file as a tree of storages; names are told apart whatever their case."""

    compound: olefile.OleFileIO[str]
    size: int
    inside: dict[Path, dict[str, Any]] = field(default_factory=dict)

    def stream(self, path: Path, name: str) -> bytes:
        """Return a stream, or nothing where there is none.

        Raises
        ------
        Unreadable
            It says that it is larger than the whole file, or cannot be read.
        """
        entry = self.inside.get(path, {}).get(name.upper())
        if entry is None or entry.entry_type != olefile.STGTY_STREAM:
            return b""
        if entry.size > self.size:
            raise Unreadable("a stream claims to be larger than the file", Status.REFUSED)
        try:
            # By its name each stream would be looked for among all the others again.
            return bytes(self.compound._open(entry.isectStart, entry.size).read())
        except COMPOUND_ERRORS as error:
            raise Unreadable(f"a stream of the message cannot be read ({type(error).__name__})") from error

    def storages(self, path: Path, prefix: str) -> list[Path]:
        """Return the storages of a path whose names begin so, in the order of their numbers."""
        names = sorted(name for name in self.inside.get(path, {}) if name.startswith(prefix.upper()))
        return [(*path, name) for name in names if (*path, name) in self.inside]


def message_file(content: bytes) -> MessageFile:
    """Return the tree of a message's compound file.

    Raises
    ------
    Unreadable
        It is damaged.
    """
    compound = opened(content)
    root: Any = compound.root
    if root is None or root.size > len(content):
        raise Unreadable("a stream claims to be larger than the file", Status.REFUSED)
    file = MessageFile(compound, len(content))
    waiting: list[tuple[Path, Any]] = [((), root)]
    seen = {root.sid}
    while waiting:
        path, storage = waiting.pop()
        file.inside[path] = {entry.name.upper(): entry for entry in storage.kids}
        for entry in storage.kids:
            # A damaged directory may have a storage inside itself.
            if entry.entry_type == olefile.STGTY_STORAGE and entry.sid not in seen:
                seen.add(entry.sid)
                waiting.append(((*path, entry.name.upper()), entry))
    return file


@dataclass(slots=True)
class Properties:
    """The properties of one storage.

    Parameters
    ----------
    header
        Bytes before the first entry: `TOP_HEADER`, `MESSAGE_HEADER` or `MEMBER_HEADER`.
    encoding
        Of strings that are not Unicode; nothing where the message does not say.
    """

    file: MessageFile
    path: Path
    header: int
    encoding: str = ""
    fixed: dict[int, bytes] = field(default_factory=dict)

    def __post_init__(self) -> None:
        entries = self.file.stream(self.path, ENTRIES)[self.header :][: 16 * MOST_ENTRIES]
        for kind, number, _, value in struct.iter_unpack("<HHI8s", entries[: len(entries) // 16 * 16]):
            if kind != 0:
                self.fixed[number] = value
        page = self.number(MESSAGE_CODEPAGE)
        if page:
            self.encoding = _codec(page)

    def number(self, which: int) -> int:
        """Return a whole number; zero where there is none."""
        return int.from_bytes(self.fixed.get(which, b"")[:4], "little")

    def moment(self, *which: int) -> str:
        """Return the first time that is set, in ISO 8601."""
        for number in which:
            ticks = int.from_bytes(self.fixed.get(number, b""), "little")
            if 0 < ticks < 2_650_467_744 * 10**9:  # up to the year 9999
                return (FILETIME_EPOCH + timedelta(seconds=ticks // 10**7)).isoformat()
        return ""

    def text(self, *which: int) -> str:
        """Return the first text that is not blank."""
        for number in which:
            wide = self.file.stream(self.path, f"__substg1.0_{number:04X}{UNICODE}")
            text = wide.decode("utf-16-le", "replace") if wide else self._narrow(number)
            text = text.rstrip("\0")
            if text.strip():
                return text
        return ""

    def binary(self, which: int) -> bytes:
        """Return bytes; none where there are none."""
        return self.file.stream(self.path, f"__substg1.0_{which:04X}{BINARY}")

    def storage(self, which: int) -> Path | None:
        """Return the storage that a property is, or None."""
        path = (*self.path, f"__SUBSTG1.0_{which:04X}{STORAGE}")
        return path if path in self.file.inside else None

    def body_encoding(self) -> str:
        """Return the encoding that an HTML body is stated to be in, or nothing."""
        page = self.number(INTERNET_CODEPAGE)
        return _codec(page) if page else self.encoding

    def _narrow(self, number: int) -> str:
        raw = self.file.stream(self.path, f"__substg1.0_{number:04X}{STRING8}")
        if self.encoding:
            try:
                return raw.decode(self.encoding)
            except UnicodeDecodeError:
                return decode(raw).text
        return decode(raw).text if raw else ""


def _codec(page: int) -> str:
    return "gb18030" if page in {936, 54936, 20936} else encoding_of(page)
