"""7z archives: each file in one a document of its own. Read by the system's libarchive, where there is one."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from functools import partial
from types import ModuleType
from typing import Protocol

from aggregator.model.documents import Document, Status
from aggregator.reading.draft import Draft
from aggregator.reading.format import Format, Opening, Reading, Unreadable
from aggregator.reading.members import CHUNK, harmless_name, refusal

MISSING = "a 7z archive is not read without the extra 'archives' and the system's libarchive"
LOCKED = "ncrypt"
CUT_OFF = "the archive is cut off or damaged; the rest was not read"


class Entry(Protocol):
    """What libarchive tells of a member."""

    pathname: str | bytes | None
    size: int | None
    isdir: bool
    isreg: bool

    def get_blocks(self, block_size: int) -> Iterator[bytes]:
        """Yield the member's bytes."""


def read_sevenzip(content: bytes, opening: Opening) -> Reading:
    """Return the files as children; links are left out, and said.

    Raises
    ------
    Unreadable
        libarchive is not there, or the whole archive is encrypted or damaged.
    """
    return Draft(opening.budget).gather(partial(_fill, content=content, opening=opening, library=_libarchive()))


def _libarchive() -> ModuleType:
    if sys.platform == "linux":  # to look a library up starts a program, which a reading process may not
        os.environ.setdefault("LIBARCHIVE", "libarchive.so.13")
    try:
        import libarchive  # noqa: PLC0415 - an extra
    except (ImportError, OSError, AttributeError, TypeError) as missing:
        raise Unreadable(MISSING, Status.UNSUPPORTED) from missing
    module: ModuleType = libarchive
    return module


def _fill(draft: Draft, content: bytes, opening: Opening, library: ModuleType) -> None:
    left_out = 0
    try:
        with library.memory_reader(content, "7zip", "none") as archive:
            for entry in archive:
                if not opening.budget.left("members"):
                    draft.status = Status.PARTIAL
                    draft.reason = f"more than {opening.budget.limits.members} members: the rest was not read"
                    break
                if entry.isreg:
                    draft.children.append(_read(entry, len(content), opening))
                elif not entry.isdir:
                    left_out += 1
    except library.ArchiveError as problem:
        _note(draft, str(problem))
    if left_out:
        draft.warnings.append(f"{left_out} links were left out")


def _note(draft: Draft, problem: str) -> None:
    locked = LOCKED in problem
    if not draft.children:
        raise Unreadable(
            "the archive is encrypted" if locked else "the archive is damaged",
            Status.ENCRYPTED if locked else Status.FAILED,
        )
    draft.status = Status.PARTIAL
    draft.reason = "a member is encrypted; it and the rest were not read" if locked else CUT_OFF


def _read(entry: Entry, packed: int, opening: Opening) -> Document:
    raw = entry.pathname or ""
    name = harmless_name(raw.decode("utf-8", "replace") if isinstance(raw, bytes) else raw)
    refused = refusal(entry.size or 0, packed, opening)
    unpacked = bytearray()
    # A member shares its packing with its neighbours, so it is weighed against the whole archive.
    for block in () if refused else entry.get_blocks(CHUNK):
        unpacked += block
        refused = refusal(len(unpacked), packed, opening)
        if refused:
            break
    if refused:
        return opening.unread_member(name, Status.REFUSED, refused)
    return opening.read_member(name, bytes(unpacked))


FORMAT = Format(
    name="7z",
    media_type="application/x-7z-compressed",
    extensions=(".7z",),
    read=read_sevenzip,
    matches=lambda content: content.startswith(b"7z\xbc\xaf\x27\x1c"),
    rank=40,
)
