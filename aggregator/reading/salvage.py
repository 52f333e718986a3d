"""Members of a ZIP archive whose list is cut off or damaged, found by the header that each has of its own.

References
----------
.. [1] PKWARE, ".ZIP File Format Specification" 6.3.10, section 4.3.7: the local file header.
"""

from __future__ import annotations

import re
import struct
import zlib
from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from aggregator.model.documents import Document, Status
from aggregator.reading.draft import Draft
from aggregator.reading.encoding import decode_name
from aggregator.reading.format import Opening
from aggregator.reading.members import harmless_name, refusal

LOCAL = b"PK\x03\x04"
MARK = re.compile(rb"PK(?:\x03\x04|\x07\x08|\x01\x02|\x05\x06)")
HEADER = struct.Struct("<4sHHHHHIIIHH")
ENCRYPTED, SIZED_AFTERWARDS, NAMED_IN_UTF_8 = 0x1, 0x8, 0x800
STORED, DEFLATED = 0, 8
METHODS = {STORED, DEFLATED, 9, 12, 14, 93, 95, 98, 99}
CHUNK = 64 * 1024
CUT_OFF = "the member is cut off or damaged; the rest of it was not read"
LOST_LIST = "the list of its members is cut off or damaged; what stands before it was read"


class _Member(NamedTuple):
    name: str
    method: int
    flags: int
    crc: int
    packed: int
    start: int

    @property
    def end(self) -> int | None:
        """Return where its bytes end; None where only they can tell."""
        return None if self.flags & SIZED_AFTERWARDS or self.packed == 0xFFFFFFFF else self.start + self.packed


class _Unpacked(NamedTuple):
    content: bytes
    end: int
    problem: tuple[Status, str] | None = None


def fill_by_headers(draft: Draft, content: bytes, opening: Opening) -> None:
    """Read every member that a header of its own leads to; the document is partial at best."""
    draft.status, draft.reason = Status.PARTIAL, LOST_LIST
    for member, unpacked in _found(content, opening):
        if not opening.budget.left("members"):
            draft.reason += f"; more than {opening.budget.limits.members} members: the rest was not read"
            return
        if not member.name.endswith("/"):
            draft.children.append(_document(member, unpacked, opening))


def _document(member: _Member, unpacked: _Unpacked, opening: Opening) -> Document:
    name = harmless_name(member.name)
    if unpacked.problem is None:
        return opening.read_member(name, unpacked.content)
    status, reason = unpacked.problem
    if status is not Status.PARTIAL or not unpacked.content:
        return opening.unread_member(name, Status.FAILED if status is Status.PARTIAL else status, reason)
    child = opening.read_member(name, unpacked.content)
    return replace(child, status=status, reason=reason) if child.status is Status.OK else child


def _found(content: bytes, opening: Opening) -> Iterator[tuple[_Member, _Unpacked]]:
    at = content.find(LOCAL)
    while at >= 0:
        member = _member_at(content, at)
        if member is None:
            at = content.find(LOCAL, at + len(LOCAL))
            continue
        unpacked = _unpacked(content, member, opening)
        yield member, unpacked
        at = content.find(LOCAL, max(unpacked.end, at + len(LOCAL)))


def _member_at(content: bytes, at: int) -> _Member | None:
    if at + HEADER.size > len(content):
        return None
    _, _, flags, method, _, _, crc, packed, _, named, extra = HEADER.unpack_from(content, at)
    raw = content[at + HEADER.size : at + HEADER.size + named]
    if method not in METHODS or not raw or len(raw) < named or b"\0" in raw:
        return None
    name = raw.decode("utf-8", "replace") if flags & NAMED_IN_UTF_8 else decode_name(raw)
    return _Member(name, method, flags, crc, packed, at + HEADER.size + named + extra)


def _unpacked(content: bytes, member: _Member, opening: Opening) -> _Unpacked:
    end = member.end
    if member.flags & ENCRYPTED:
        return _Unpacked(b"", end or member.start, (Status.ENCRYPTED, "the archive's member is encrypted"))
    if member.method == DEFLATED:
        return _inflated(content, member, opening)
    if member.method != STORED:
        return _Unpacked(b"", end or member.start, (Status.UNSUPPORTED, "the member's compression method is not read"))
    if end is None:
        following = MARK.search(content, member.start)
        end = following.start() if following else len(content)
    refused = refusal(end - member.start, max(end - member.start, 1), opening)
    if refused:
        return _Unpacked(b"", end, (Status.REFUSED, refused))
    whole = content[member.start : end]
    return _Unpacked(whole, end, _damage(member, whole, zlib.crc32(whole)))


def _inflated(content: bytes, member: _Member, opening: Opening) -> _Unpacked:
    stream = zlib.decompressobj(-zlib.MAX_WBITS)
    unpacked = bytearray()
    at = member.start
    while not stream.eof and at < len(content):
        chunk = content[at : at + CHUNK]
        try:
            fresh = stream.decompress(chunk, CHUNK * 16)
            # At the end of a member, what belongs to the next one stays left over.
            while (
                stream.unconsumed_tail
                and not stream.eof
                and not _refused(unpacked, fresh, at + CHUNK - member.start, opening)
            ):
                unpacked += fresh
                fresh = stream.decompress(stream.unconsumed_tail, CHUNK * 16)
        except zlib.error:
            return _Unpacked(bytes(unpacked), _after(content, member, at), (Status.PARTIAL, CUT_OFF))
        refused = _refused(unpacked, fresh, at + len(chunk) - member.start, opening)
        if refused:
            return _Unpacked(b"", _after(content, member, at), (Status.REFUSED, refused))
        unpacked += fresh
        at += len(chunk)
    whole = bytes(unpacked)
    if not stream.eof:
        return _Unpacked(whole, at, (Status.PARTIAL, CUT_OFF))
    return _Unpacked(whole, at - len(stream.unused_data), _damage(member, whole, zlib.crc32(whole)))


def _after(content: bytes, member: _Member, read: int) -> int:
    """Return where to go on after a member that was not unpacked: where it says it ends, if another thing begins."""
    end = member.end
    return end if end is not None and content.startswith(b"PK", end) else read


def _refused(unpacked: bytearray, fresh: bytes, packed: int, opening: Opening) -> str:
    return refusal(len(unpacked) + len(fresh), packed, opening)


def _damage(member: _Member, whole: bytes, crc: int) -> tuple[Status, str] | None:
    if member.flags & SIZED_AFTERWARDS or crc == member.crc:
        return None
    return Status.PARTIAL, CUT_OFF if whole else "the member is cut off"
