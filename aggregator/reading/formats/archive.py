"""ZIP archives: each member a document of its own, unpacked under the one budget."""

from __future__ import annotations

import lzma
import re
import zipfile
import zlib
from functools import partial
from io import BytesIO

from aggregator.model.documents import Document, Status
from aggregator.reading.draft import Draft
from aggregator.reading.encoding import decode_name
from aggregator.reading.format import Format, Opening, Reading, Unreadable
from aggregator.reading.signatures import zip_directory, zip_member

CHUNK = 1024 * 1024
NO_BOMB = 1024 * 1024  # a member unpacked to no more than this may be packed as tight as it likes
NAMES_ARE_UTF8 = 0x800
IS_ENCRYPTED = 0x1
LINK_MODE = 0o120000
UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f\ud800-\udfff]")
LONGEST_NAME = 500
OFFICE_PARTS = (b"[Content_Types].xml", b"_rels/.rels")


def read_zip(content: bytes, opening: Opening) -> Reading:
    """Return the members as children; one that is locked, broken or a bomb says so itself."""
    most = opening.budget.limits.members
    if content.count(b"PK\x01\x02") > 10 * most:
        raise Unreadable(f"more than {most} members", Status.REFUSED)
    draft = Draft(opening.budget)
    with zipfile.ZipFile(BytesIO(content)) as archive:
        return draft.gather(partial(_fill, archive=archive, opening=opening))


def looks_like_zip(content: bytes) -> bool:
    """Return whether the bytes are an archive and not an Office package, which is a ZIP too."""
    if not content.startswith((b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")):
        return False
    directory = zip_directory(content)
    return not all(zip_member(directory, part) for part in OFFICE_PARTS)


def harmless_name(name: str) -> str:
    r"""Return a member's name as a path that points nowhere outside the archive.

    Examples
    --------
    >>> harmless_name("..\\..\\etc/passwd"), harmless_name("C:/plans/a.txt"), harmless_name("//")
    ('etc/passwd', 'plans/a.txt', 'unnamed')
    """
    pieces = UNPRINTABLE.sub("_", name).replace("\\", "/").split("/")
    kept = [piece for piece in pieces if piece.strip(" .") and not re.fullmatch(r"[A-Za-z]:", piece)]
    return "/".join(kept)[-LONGEST_NAME:] or "unnamed"


def _fill(draft: Draft, archive: zipfile.ZipFile, opening: Opening) -> None:
    passed_over = 0
    for number, member in enumerate(archive.infolist()):
        name = harmless_name(_name(member))
        if member.is_dir():
            continue
        if name.startswith("__MACOSX/") or (member.external_attr >> 16) & 0o170000 == LINK_MODE:
            passed_over += 1
            continue
        if not opening.budget.left("members"):
            rest = len(archive.infolist()) - number
            draft.status = Status.PARTIAL
            draft.reason = f"more than {opening.budget.limits.members} members: {rest} were not read"
            break
        draft.children.append(_read(archive, member, name, opening))
    if passed_over:
        draft.warnings.append(f"{passed_over} links and resource forks were left out")


def _read(archive: zipfile.ZipFile, member: zipfile.ZipInfo, name: str, opening: Opening) -> Document:
    if member.flag_bits & IS_ENCRYPTED:
        return opening.unread_member(name, Status.ENCRYPTED, "the archive's member is encrypted")
    refusal = _refusal(member.file_size, member.compress_size, opening)
    if refusal:
        return opening.unread_member(name, Status.REFUSED, refusal)
    try:
        unpacked = _unpack(archive, member, opening)
    except (zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError, OSError, ValueError) as problem:
        return opening.unread_member(name, Status.FAILED, f"the member is damaged ({type(problem).__name__})")
    except NotImplementedError:
        return opening.unread_member(name, Status.UNSUPPORTED, "the member's compression method is not read")
    if isinstance(unpacked, str):
        return opening.unread_member(name, Status.REFUSED, unpacked)
    return opening.read_member(name, unpacked)


def _unpack(archive: zipfile.ZipFile, member: zipfile.ZipInfo, opening: Opening) -> bytes | str:
    """Return the member's bytes, or which limit it runs into: the sizes it declares may be lies."""
    unpacked = bytearray()
    with archive.open(member) as stream:
        while chunk := stream.read(CHUNK):
            unpacked += chunk
            refusal = _refusal(len(unpacked), member.compress_size, opening)
            if refusal:
                return refusal
    return bytes(unpacked)


def _refusal(unpacked: int, packed: int, opening: Opening) -> str:
    limits = opening.budget.limits
    if unpacked > NO_BOMB and unpacked > limits.ratio * max(packed, 1):
        return f"unpacks to more than {limits.ratio:g} times its size"
    if unpacked > limits.bytes:
        return f"larger than {limits.bytes} bytes"
    if unpacked > opening.budget.left("unpacked_bytes"):
        return f"more than {limits.unpacked_bytes} unpacked bytes"
    return ""


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
)
