"""Old Office files, Outlook messages and RTF: records without end, places out of range, circles, nests."""

from __future__ import annotations

import struct
from datetime import UTC, datetime

from compound_file import compound, storage
from hostile_case import Case

from aggregator.model.documents import Status

BEGIN = struct.pack("<HHHHHHII", 0x809, 16, 0x600, 5, 0, 0, 0, 0)
SHEET = struct.pack("<HHHHHHII", 0x809, 16, 0x600, 0x10, 0, 0, 0, 0)
END = struct.pack("<HH", 0x0A, 0)


def tab(position: int) -> bytes:
    return struct.pack("<HHIHBB", 0x85, 9, position, 0, 1, 0) + b"s"


def number(row: int, column: int) -> bytes:
    return struct.pack("<HHHHHd", 0x203, 14, row, column, 0, 12.5)


def book(globals_: bytes, sheet: bytes, tabs: int) -> bytes:
    """Return a workbook of which so many sheets are all the same one."""
    head = BEGIN + globals_
    position = len(head) + tabs * len(tab(0)) + len(END)
    return compound({"Workbook": head + tab(position) * tabs + END + SHEET + sheet + END})


def sheet_in_itself() -> bytes:
    """Return a workbook whose sheet begins where the workbook begins."""
    return compound({"Workbook": BEGIN + tab(0) * 5000 + END})


def endless_strings() -> bytes:
    """Return a workbook that claims more shared strings than there are numbers."""
    shared = struct.pack("<HHIIHBI", 0xFC, 15, 0xFFFFFFFF, 0xFFFFFFFF, 0xFFFF, 8, 0xFFFFFFFF)
    return book(shared + struct.pack("<HH", 0x3C, 0) * 300_000, number(0, 0), 1)


def letter(pieces: bytes, text: bytes = b"") -> bytes:
    """Return a DOC with a table of pieces."""
    beginning = bytearray(b"\xec\xa5" + bytes(2046))
    struct.pack_into("<H", beginning, 10, 0x0200)
    struct.pack_into("<I", beginning, 0x4C, 0x7FFFFFFF)
    table = b"\x02" + struct.pack("<I", len(pieces)) + pieces
    struct.pack_into("<II", beginning, 0x1A2, 0, len(table))
    return compound({"WordDocument": bytes(beginning) + text, "1Table": table})


def far_pieces() -> bytes:
    return letter(struct.pack("<III", 0, 100, 0x7FFFFFF0) + struct.pack("<HIH", 0, 0x3FFFFFF0, 0) * 2)


def repeated_pieces(count: int, length: int) -> bytes:
    """Return a DOC in which every piece is the same text."""
    ends = b"".join(struct.pack("<I", length * place) for place in range(count + 1))
    piece = struct.pack("<HIH", 0, 0x40000000 | 2048 * 2, 0)
    return letter(ends + piece * count, b"The same again. " * (length // 16))


def deep_show(levels: int) -> bytes:
    """Return a presentation whose document is containers within containers."""
    inner = b"".join(struct.pack("<HHI", 15, 1006, 8 * level) for level in range(levels, 0, -1))
    slide = struct.pack("<HHI", 15, 1006, len(inner)) + inner
    entry = struct.pack("<HHI5I", 0, 0x03F3, 20, 2, 0, 0, 256, 0)
    listed = struct.pack("<HHI", 15, 0x0FF0, len(entry)) + entry
    document = struct.pack("<HHI", 15, 1000, len(listed)) + listed
    return show(document, 0, slide)


def show(document: bytes, before: int | None, slide: bytes = b"") -> bytes:
    """Return a presentation; the one saved before it stands at a place, or is itself."""
    body = document + slide
    directory = len(body)
    body += struct.pack("<HHIIII", 0, 0x1772, 12, 2 << 20 | 1, 0, len(document))
    edit = len(body)
    body += struct.pack("<HHI7I", 0, 0x0FF5, 28, 0, 0, edit if before is None else before, directory, 1, 5, 0)
    user = struct.pack("<HHIIII", 0, 0x0FF6, 20, 20, 0xE391C05F, edit)
    return compound({"Current User": user, "PowerPoint Document": body})


def show_of_1995() -> bytes:
    return compound({"Current User": struct.pack("<I", 11) + b"Ann Example", "PowerPoint Document": bytes(5000)})


WHEN = {0x0037: "noon", 0x0E06: datetime(2025, 3, 4, tzinfo=UTC), 0x1000: "Lunch is at noon."}


def message_in_message(levels: int) -> bytes:
    inner = storage(WHEN, header=24)
    for _ in range(levels):
        inner = storage(WHEN, attachments=[{0x3705: 5, 0x3701: inner}], header=24)
    return compound(storage(WHEN, attachments=[{0x3705: 5, 0x3701: inner}]))


def circular_message() -> bytes:
    """Return a message whose sectors follow each other in a circle."""
    content = bytearray(compound(storage({**WHEN, 0x1000: "Lunch is at noon. " * 5000})))
    for place in range(512, 1024, 4):
        (following,) = struct.unpack_from("<I", content, place)
        if 1 < following < 10_000:
            struct.pack_into("<I", content, place, following - 1)
    return bytes(content)


def storage_in_itself() -> bytes:
    """Return a message whose attachment holds the attachment."""
    content = bytearray(compound(storage(WHEN, attachments=[{0x3705: 1, 0x3707: "a.txt", 0x3701: b"noon"}])))
    name = "__attach".encode("utf-16-le")
    at = content.index(name)
    first = content.index("Root Entry".encode("utf-16-le"))
    struct.pack_into("<I", content, at + 76, (at - first) // 128)
    return bytes(content)


def huge_property() -> bytes:
    """Return a message whose body says that it has four gigabytes."""
    content = bytearray(compound(storage(WHEN)))
    at = content.index("__substg1.0_1000001F".encode("utf-16-le"))
    struct.pack_into("<Q", content, at + 120, 0xFFFFFFF0)
    return bytes(content)


CASES = (
    Case("itself.xls", sheet_in_itself, Status.FAILED, "5000 sheets stand where another one does"),
    Case("nothing.xls", lambda: book(b"", struct.pack("<HH", 0, 0) * 500_000 + number(0, 0), 1), Status.OK),
    Case("sheets.xls", lambda: book(b"", b"".join(number(row, 0) for row in range(500)), 5000), Status.PARTIAL,
         "4999 sheets"),
    Case("strings.xls", endless_strings, Status.OK),
    Case("lengths.xls", lambda: book(b"", struct.pack("<HH", 0x203, 0xFFFF), 1), Status.FAILED, "ends before"),
    Case("far pieces.doc", far_pieces, Status.FAILED, "outside of the file"),
    Case("pieces.doc", lambda: repeated_pieces(10_000, 160_000), Status.REFUSED, "more than twice"),
    Case("deep.ppt", lambda: deep_show(50_000), Status.OK),
    Case("circle.ppt", lambda: show(b"", None), Status.FAILED, "damaged"),
    Case("old.ppt", show_of_1995, Status.UNSUPPORTED, "PowerPoint"),
    Case("messages.msg", lambda: message_in_message(7), Status.OK),
    Case("circle.msg", circular_message, Status.OK),
    Case("itself.msg", storage_in_itself, Status.OK),
    Case("property.msg", huge_property, Status.REFUSED, "larger than the file"),
    Case("deep.rtf", lambda: b"{\\rtf1 " + b"{" * 1_000_000 + b"words", Status.REFUSED, "5000 deep"),
    Case("binary.rtf", lambda: b"{\\rtf1 before\\par\\bin2147483647 " + b"x" * 1000 + b"}", Status.PARTIAL,
         "ends before"),
    Case("binary below.rtf", lambda: b"{\\rtf1 before\\par\\bin-5 words}", Status.OK),
    Case("unicode.rtf", lambda: b"{\\rtf1 " + b"\\uc9999\\u-1?" * 100_000 + b"}", Status.OK),
    Case("characters.rtf", lambda: b"{\\rtf1 " + b"\\u30005?" * 200_000 + b"}", Status.OK),
    Case("cells.rtf", lambda: b"{\\rtf1 " + (
        b"\\trowd" + b"\\cellx1" * 50 + b" a\\cell" * 50 + b"\\row") * 4100 + b"}", Status.REFUSED, "cells"),
)  # fmt: skip
