"""Files that take a password or a right to be read, one of every kind that can be locked."""

from __future__ import annotations

import struct
import zlib

from compound_file import compound
from hostile_case import Case, zipped

from aggregator.model.documents import Status

ODF = "application/vnd.oasis.opendocument."
MANIFEST = (
    '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"><manifest:file-entry '
    'manifest:full-path="content.xml"><manifest:encryption-data manifest:checksum="AAAA"/></manifest:file-entry>'
    "</manifest:manifest>"
)
CONTAINER = (
    '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
    '<rootfile full-path="content.opf" media-type="application/oebps-package+xml"/></rootfiles></container>'
)
CIPHER = bytes((7 * number * number + 3 * number) % 251 for number in range(6000))


def office() -> bytes:
    """Return an Office document as ECMA-376 says that it is encrypted."""
    return compound({"EncryptionInfo": struct.pack("<HHI", 4, 4, 0x40) + b"<encryption/>", "EncryptedPackage": CIPHER})


def letter(flags: int) -> bytes:
    """Return a DOC whose beginning has the flags."""
    beginning = bytearray(b"\xec\xa5" + bytes(2000))
    struct.pack_into("<H", beginning, 10, flags)
    return compound({"WordDocument": bytes(beginning) + CIPHER, "0Table": CIPHER, "1Table": CIPHER})


def show() -> bytes:
    user = struct.pack("<HHIIII", 0, 0x0FF6, 20, 20, 0xF3D1C4DF, 0)
    return compound({"Current User": user, "PowerPoint Document": CIPHER})


def open_document(kind: str) -> bytes:
    return zipped([("mimetype", (ODF + kind).encode()), ("META-INF/manifest.xml", MANIFEST.encode()),
                   ("content.xml", CIPHER)])  # fmt: skip


def book() -> bytes:
    contents = (
        '<package xmlns="http://www.idpf.org/2007/opf"><manifest><item id="a" href="a.xhtml" '
        'media-type="application/xhtml+xml"/></manifest><spine><itemref idref="a"/></spine></package>'
    )
    locks = '<encryption><EncryptedData><CipherData><CipherReference URI="a.xhtml"/></CipherData></EncryptedData>'
    return zipped([("mimetype", b"application/epub+zip"), ("META-INF/container.xml", CONTAINER.encode()),
                   ("META-INF/encryption.xml", (locks + "</encryption>").encode()), ("content.opf", contents.encode()),
                   ("a.xhtml", CIPHER)])  # fmt: skip


def listless() -> bytes:
    """Return a 7z archive whose list of files is encrypted too."""
    listed = bytes.fromhex("17 06 00 01 09 10 00 07 0b 01 00 01 24 06f10701 02 0000 0c 10 00 00")
    start = struct.pack("<QQI", 16, len(listed), zlib.crc32(listed))
    return b"7z\xbc\xaf\x27\x1c\0\4" + struct.pack("<I", zlib.crc32(start)) + start + bytes(16) + listed


CASES = (
    Case("locked package.docx", office, Status.ENCRYPTED, "an Office document is encrypted"),
    Case("locked.xlsx", office, Status.ENCRYPTED, "an Office document is encrypted"),
    Case("locked.pptx", office, Status.ENCRYPTED, "an Office document is encrypted"),
    Case("locked.doc", lambda: letter(0x0100), Status.ENCRYPTED, "password"),
    Case("locked.ppt", show, Status.ENCRYPTED, "password"),
    Case("restricted.doc", lambda: compound({"\tDRMContent": CIPHER, "WordDocument": b"\xec\xa5" + CIPHER}),
         Status.ENCRYPTED),
    Case("locked.odt", lambda: open_document("text"), Status.ENCRYPTED, "password"),
    Case("locked.ods", lambda: open_document("spreadsheet"), Status.ENCRYPTED, "password"),
    Case("locked.odp", lambda: open_document("presentation"), Status.ENCRYPTED, "password"),
    Case("locked.epub", book, Status.ENCRYPTED, "chapters"),
    Case("locked.7z", listless, Status.ENCRYPTED, "the archive is encrypted"),
)  # fmt: skip
