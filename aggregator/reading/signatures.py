"""Formats that are recognised and not read, by their bytes."""

from __future__ import annotations

import re
import struct
from dataclasses import dataclass

from aggregator.reading.compound import top_names


@dataclass(frozen=True, slots=True)
class Signature:
    """The media type of something that is not read, what a person calls it, and whether a key would be needed."""

    media_type: str
    what: str
    encrypted: bool = False


# (offset, bytes there, media type, name)
FIRST_BYTES: tuple[tuple[int, bytes, str, str], ...] = (
    (0, b"Rar!\x1a\x07", "application/vnd.rar", "a RAR archive"),
    (0, b"\x28\xb5\x2f\xfd", "application/zstd", "a Zstandard archive"),
    (0, b"MSCF", "application/vnd.ms-cab-compressed", "a cabinet archive"),
    (0, b"8BPS", "image/vnd.adobe.photoshop", "a Photoshop image"),
    (0, b"AC10", "image/vnd.dwg", "a DWG drawing"),
    (4, b"ftyp", "video/mp4", "an MP4 film"),
    (0, b"\x1aE\xdf\xa3", "video/x-matroska", "a Matroska film"),
    (8, b"AVI ", "video/x-msvideo", "an AVI film"),
    (8, b"WAVE", "audio/wav", "a WAV recording"),
    (0, b"ID3", "audio/mpeg", "an MP3 recording"),
    (0, b"OggS", "audio/ogg", "an Ogg recording"),
    (0, b"fLaC", "audio/flac", "a FLAC recording"),
    (0, b"SQLite format 3\x00", "application/vnd.sqlite3", "an SQLite database"),
    (4, b"Standard Jet DB", "application/x-msaccess", "an Access database"),
    (4, b"Standard ACE DB", "application/x-msaccess", "an Access database"),
    (0, b"!BDN", "application/vnd.ms-outlook-pst", "an Outlook mail store"),
    (0, b"PAR1", "application/vnd.apache.parquet", "a Parquet table"),
    (0, b"\x7fELF", "application/x-executable", "a program"),
    (0, b"%!PS", "application/postscript", "a PostScript document"),
    (0, b"x\x9f>\x22", "application/ms-tnef", "a winmail.dat attachment"),
)

# What the boxes of an image begin with; every other file of such boxes is taken for a film.
IMAGE_BRANDS = frozenset({b"heic", b"heix", b"heim", b"hevc", b"mif1", b"avif", b"avis"})

# Two bytes are too few to tell by.
BEGINNINGS: tuple[tuple[re.Pattern[bytes], Signature], ...] = (
    (
        re.compile(rb"-----BEGIN PGP MESSAGE-----"),
        Signature("application/pgp-encrypted", "a PGP message", encrypted=True),
    ),
    (
        re.compile(rb"MZ(?s:.){20,500}?This program"),
        Signature("application/vnd.microsoft.portable-executable", "a program"),
    ),
)

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# Stream names that tell what an OLE file holds, most telling first; None where a format reads it.
OLE_STREAMS: tuple[tuple[str, Signature | None], ...] = (
    ("EncryptedPackage", Signature("application/x-ole-encrypted-package", "an Office document", encrypted=True)),
    ("DRMEncryptedDataSpace", Signature("application/x-ole-encrypted-package", "an Office document", encrypted=True)),
    ("\tDRMContent", Signature("application/x-ole-encrypted-package", "an Office document", encrypted=True)),
    ("__substg1.0_", None),
    ("WordDocument", None),
    ("PowerPoint Document", None),
    ("Workbook", None),
    ("Book", None),
    ("\x01Ole10Native", None),
    ("Package", None),
    ("CONTENTS", None),
)

OPEN_DOCUMENT = "application/vnd.oasis.opendocument."
# Members that only one kind of ZIP package has.
PACKAGES: tuple[tuple[bytes, Signature], ...] = (
    (b"visio/document.xml", Signature("application/vnd.ms-visio.drawing", "a Visio drawing")),
    (b"Index/Document.iwa", Signature("application/vnd.apple.iwork", "an Apple iWork document")),
    (b"AndroidManifest.xml", Signature("application/vnd.android.package-archive", "an Android program")),
)
# Such packages that a format reads; templates of these kinds (`text-template`) too.
EPUB = "application/epub+zip"
READ_TYPES = (EPUB, f"{OPEN_DOCUMENT}text", f"{OPEN_DOCUMENT}spreadsheet", f"{OPEN_DOCUMENT}presentation")
MIMETYPE_MEMBER = re.compile(rb"mimetype(application/[\w.+-]{1,100}?)(?=PK[\x01-\x08]|[^\w.+-]|\Z)")
ENTRY = b"PK\x01\x02"
END_OF_DIRECTORY = b"PK\x05\x06"


def signature_of(content: bytes) -> Signature | None:
    """Return what the bytes are, if that is a format known by sight and read by nothing here."""
    if content.startswith(OLE):
        return _ole(content)
    if content.startswith(b"PK"):
        return _package(content)
    if content[4:8] == b"ftyp" and content[8:12] in IMAGE_BRANDS:
        return None
    for pattern, signature in BEGINNINGS:
        if pattern.match(content):
            return signature
    return next(
        (
            Signature(media_type, what)
            for offset, magic, media_type, what in FIRST_BYTES
            if content.startswith(magic, offset)
        ),
        None,
    )


def zip_directory(content: bytes) -> bytes:
    """Return the central directory of a ZIP file, or nothing where its end cannot be found."""
    end = content.rfind(END_OF_DIRECTORY, max(0, len(content) - 66_000))
    if end < 0 or end + 20 > len(content):
        return b""
    (size,) = struct.unpack_from("<I", content, end + 12)
    start = end - size
    if start >= 0 and content.startswith(ENTRY, start):
        return content[start:end]
    first = content.find(ENTRY)  # ZIP64, or a damaged size: everything after the first entry that looks like one
    return content[first:end] if first >= 0 else b""


def zip_member(directory: bytes, name: bytes) -> bool:
    """Return whether a central directory lists a member of exactly that name."""
    found = directory.find(name)
    while found >= 0:
        header = found - 46
        if header >= 0 and directory.startswith(ENTRY, header):
            (length,) = struct.unpack_from("<H", directory, header + 28)
            if length == len(name):
                return True
        found = directory.find(name, found + 1)
    return False


def ole_stream(content: bytes) -> str:
    """Return the most telling stream of an OLE file, as `OLE_STREAMS` names it; empty for any other.

    What is embedded in the file does not count, unless its directory is too broken to tell.
    """
    if not content.startswith(OLE):
        return ""
    listed = top_names(content)
    if listed is None:
        return next((name for name, _ in OLE_STREAMS if name.encode("utf-16-le") in content), "")
    return next((name for name, _ in OLE_STREAMS if any(entry.startswith(name.lower()) for entry in listed)), "")


def _ole(content: bytes) -> Signature | None:
    return dict(OLE_STREAMS).get(ole_stream(content), Signature("application/x-ole-storage", "an OLE file"))


def _package(content: bytes) -> Signature | None:
    mimetype = MIMETYPE_MEMBER.search(content[:200])
    if mimetype:
        if mimetype[1].decode().partition("-")[0] in READ_TYPES:
            return None
        return Signature(mimetype[1].decode(), "an OpenDocument file" if _is_odf(mimetype[1]) else "a document package")
    directory = zip_directory(content)
    for name, signature in PACKAGES:
        if zip_member(directory, name):
            return signature
    return None


def _is_odf(media_type: bytes) -> bool:
    return media_type.decode().startswith(OPEN_DOCUMENT)
