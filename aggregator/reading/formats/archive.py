"""ZIP archives: each member a document of its own, unpacked under the one budget."""

from __future__ import annotations

import lzma
import struct
import zipfile
import zlib
from functools import partial
from io import BytesIO

from aggregator.model.documents import Document, Status
from aggregator.reading.draft import Draft
from aggregator.reading.encoding import decode_name
from aggregator.reading.format import Format, Opening, Reading, Unreadable
from aggregator.reading.members import harmless_name, refusal, unpack
from aggregator.reading.salvage import fill_by_headers
from aggregator.reading.signatures import zip_directory, zip_member

NAMES_ARE_UTF8 = 0x800
IS_ENCRYPTED = 0x1
LINK_MODE = 0o120000
DAMAGED_LIST = (
    zipfile.BadZipFile,
    RuntimeError,
    ArithmeticError,
    LookupError,
    ValueError,
    EOFError,
    OSError,
    struct.error,
)
OFFICE_PARTS = (b"[Content_Types].xml", b"_rels/.rels")


def read_zip(content: bytes, opening: Opening) -> Reading:
    """Return the members as children; one that is locked, broken or a bomb says so itself.

    Where the list of members is cut off or damaged, those are read that can be found without it.
    """
    refuse_endless_list(content, opening)
    draft = Draft(opening.budget)
    try:
        archive = zipfile.ZipFile(BytesIO(content))
    except DAMAGED_LIST as problem:
        reading = draft.gather(partial(fill_by_headers, content=content, opening=opening))
        if not reading.children:
            raise Unreadable("the archive is cut off or damaged: no member can be found in it") from problem
        return reading
    with archive:
        return draft.gather(partial(_fill, archive=archive, opening=opening))


def refuse_endless_list(content: bytes, opening: Opening) -> None:
    """Raise `Unreadable` where so many members are listed that the list alone would fill the memory."""
    most = opening.budget.limits.members
    if content.count(b"PK\x01\x02") > 10 * most:
        raise Unreadable(f"more than {most} members", Status.REFUSED)


def looks_like_zip(content: bytes) -> bool:
    """Return whether the bytes are an archive and not an Office package, which is a ZIP too."""
    if not content.startswith((b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")):
        return False
    directory = zip_directory(content)
    return not all(zip_member(directory, part) for part in OFFICE_PARTS)


def _fill(draft: Draft, archive: zipfile.ZipFile, opening: Opening) -> None:
    passed_over = 0
    for number, member in enumerate(archive.infolist()):
        name = member_name(member)
        if is_folder(member):
            continue
        if name.startswith("__MACOSX/") or (member.external_attr >> 16) & 0o170000 == LINK_MODE:
            passed_over += 1
            continue
        if not opening.budget.left("members"):
            rest = len(archive.infolist()) - number
            draft.status = Status.PARTIAL
            draft.reason = f"more than {opening.budget.limits.members} members: {rest} were not read"
            break
        draft.children.append(read_member(archive, member, name, opening))
    if passed_over:
        draft.warnings.append(f"{passed_over} links and resource forks were left out")


def read_member(archive: zipfile.ZipFile, member: zipfile.ZipInfo, name: str, opening: Opening) -> Document:
    """Return the document of a member; one that is locked, broken or a bomb says so itself."""
    unpacked = unpacked_member(archive, member, opening)
    if isinstance(unpacked, bytes):
        return opening.read_member(name, unpacked)
    return opening.unread_member(name, *unpacked)


def unpacked_member(archive: zipfile.ZipFile, member: zipfile.ZipInfo, opening: Opening) -> bytes | tuple[Status, str]:
    """Return the bytes of a member, or why they cannot be had."""
    if member.flag_bits & IS_ENCRYPTED:
        return Status.ENCRYPTED, "the archive's member is encrypted"
    refused = refusal(member.file_size, member.compress_size, opening)
    if refused:
        return Status.REFUSED, refused
    try:
        with archive.open(member) as stream:
            unpacked = unpack(stream, member.compress_size, opening)
    except (zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError, OSError, ValueError) as problem:
        return Status.FAILED, f"the member is damaged ({type(problem).__name__})"
    except NotImplementedError:
        return Status.UNSUPPORTED, "the member's compression method is not read"
    return (Status.REFUSED, unpacked) if isinstance(unpacked, str) else unpacked


def is_folder(member: zipfile.ZipInfo) -> bool:
    """Return whether a member is a folder; one that holds bytes is none, whatever its name."""
    return member.filename.endswith("/") and not member.file_size


def member_name(member: zipfile.ZipInfo) -> str:
    """Return a member's name as a path that points nowhere outside, whatever encoding it is in."""
    return harmless_name(_name(member))


def _name(member: zipfile.ZipInfo) -> str:
    if member.flag_bits & NAMES_ARE_UTF8:
        return member.filename
    try:
        return decode_name(member.orig_filename.encode("cp437"))
    except UnicodeEncodeError:  # an extra field has already given the name in Unicode
        return member.filename


FORMAT = Format(
    name="zip",
    media_type="application/zip",
    extensions=(".zip", ".jar", ".kmz"),
    read=read_zip,
    matches=looks_like_zip,
    rank=70,
    version=2,
)
