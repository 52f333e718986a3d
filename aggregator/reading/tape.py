"""TAR archives, plain or compressed: each file in one a document of its own."""

from __future__ import annotations

import tarfile
from io import BytesIO

from aggregator.model.documents import Document, Status
from aggregator.reading.draft import Draft
from aggregator.reading.encoding import decode_name
from aggregator.reading.format import Opening, Unreadable
from aggregator.reading.members import harmless_name, refusal, unpack

BLOCK = 512
CHECKSUM = slice(148, 156)
DAMAGED = (tarfile.TarError, OSError, ValueError, EOFError, RecursionError)
CUT_OFF = "the archive is cut off or damaged; the rest was not read"


def looks_like_tar(content: bytes) -> bool:
    """Return whether the first block is the header of a tar archive, by its checksum."""
    header = content[:BLOCK]
    written = header[CHECKSUM].strip(b"\0 ")
    if len(header) < BLOCK or not header[0] or not written or not written.isdigit() or b"8" in written:
        return False
    total = sum(header) - sum(header[CHECKSUM]) + 8 * ord(" ")
    return b"9" not in written and int(written, 8) == total


def fill_from_tar(draft: Draft, content: bytes, opening: Opening) -> None:
    """Fill the draft with one child a file; links and devices are left out, and said.

    Raises
    ------
    Unreadable
        Not even the first header can be read.
    """
    left_out: dict[str, int] = {}
    try:
        with tarfile.open(fileobj=BytesIO(content), mode="r:") as archive:
            _fill(draft, archive, opening, left_out)
            if draft.status is Status.OK:
                _note_rest(draft, content[archive.offset :])
    except DAMAGED as problem:
        if not draft.children:
            raise Unreadable(f"the archive is damaged ({type(problem).__name__})") from problem
        draft.status, draft.reason = Status.PARTIAL, CUT_OFF
    draft.warnings += [f"{count} {kind} were left out" for kind, count in left_out.items()]


def _note_rest(draft: Draft, rest: bytes) -> None:
    if rest[:BLOCK].strip(b"\0"):  # an archive ends with a block of zeros, and this is a header that is none
        draft.status, draft.reason = Status.PARTIAL, CUT_OFF
    elif rest.strip(b"\0"):
        draft.warnings.append("bytes after the end of the archive were not read")


def _fill(draft: Draft, archive: tarfile.TarFile, opening: Opening, left_out: dict[str, int]) -> None:
    while (member := archive.next()) is not None:
        archive.members = []  # type: ignore[attr-defined]  # an archive of nothing but headers would fill the memory
        if member.isdir():
            continue
        if not member.isreg():
            kind = "links" if member.issym() or member.islnk() else "devices and pipes"
            left_out[kind] = left_out.get(kind, 0) + 1
            continue
        if not opening.budget.left("members"):
            draft.status = Status.PARTIAL
            draft.reason = f"more than {opening.budget.limits.members} members: the rest was not read"
            return
        name = harmless_name(decode_name(member.name.encode("utf-8", "surrogateescape")))
        draft.children.append(_read(archive, member, name, opening))


def _read(archive: tarfile.TarFile, member: tarfile.TarInfo, name: str, opening: Opening) -> Document:
    # A sparse file declares any size and stores only its pieces: it is weighed by what is stored.
    pieces: list[tuple[int, int]] | None = member.sparse  # type: ignore[assignment]
    stored = member.size if pieces is None else sum(size for _, size in pieces)
    refused = refusal(member.size, stored, opening)
    if refused:
        return opening.unread_member(name, Status.REFUSED, refused)
    stream = archive.extractfile(member)
    unpacked = unpack(stream, stored, opening) if stream is not None else b""
    if isinstance(unpacked, str):
        return opening.unread_member(name, Status.REFUSED, unpacked)
    if len(unpacked) < member.size:
        return opening.unread_member(name, Status.FAILED, "the member is cut off")
    return opening.read_member(name, unpacked)
