"""PPT: the slides that were saved last, with their notes, and not what they replaced."""

from __future__ import annotations

import struct

import olefile
import pytest
from hypothesis import given
from hypothesis import strategies as st

from aggregator.model.documents import BlockKind, FileId, Source, Status
from aggregator.reading.read import read_document

END, FREE = 0xFFFFFFFE, 0xFFFFFFFF


def compound(streams: dict[str, bytes]) -> bytes:
    """Return a compound file; its streams are padded so that none needs the store for small ones."""
    padded = {name: body.ljust(4096, b"\0") for name, body in streams.items()}
    table, sectors, entries = [0xFFFFFFFD, END], b"", []
    for number, (name, body) in enumerate(padded.items()):
        first, count = len(table), -(-len(body) // 512)
        table += [*range(first + 1, first + count), END]
        sectors += body.ljust(count * 512, b"\0")
        following = number + 2 if number + 1 < len(padded) else FREE
        entries.append(entry(name, 2, FREE, following, first, len(body)))
    directory = (entry("Root Entry", 5, 1, FREE, END, 0) + b"".join(entries)).ljust(512, b"\0")
    header = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(16)
    header += struct.pack("<HHHHH6xIIIIIIIIII", 0x3E, 3, 0xFFFE, 9, 6, 0, 1, 1, 0, 4096, END, 0, END, 0, 0)
    fat = struct.pack(f"<{len(table)}I", *table).ljust(512, b"\xff")
    return header + b"\xff" * (512 - len(header)) + fat + directory + sectors


def entry(name: str, kind: int, child: int, following: int, first: int, size: int) -> bytes:
    spelt = name.encode("utf-16-le")
    head = spelt.ljust(64, b"\0") + struct.pack("<HBBIII", len(spelt) + 2, kind, 1, FREE, following, child)
    return head + bytes(36) + struct.pack("<III", first, size, 0)


def record(kind: int, body: bytes, instance: int = 0, holds: bool = False) -> bytes:
    return struct.pack("<HHI", instance << 4 | (15 if holds else 0), kind, len(body)) + body


def text(said: str, kind: int = 4) -> bytes:
    return record(0x0F9F, struct.pack("<I", kind)) + record(0x0FA0, said.encode("utf-16-le"))


def box(said: str) -> bytes:
    return record(0x040C, record(0xF002, record(0xF00D, text(said)), holds=True), holds=True)


def slide(said: str, notes: int = 0, hidden: bool = False) -> bytes:
    atom = record(0x03EF, bytes(16) + struct.pack("<I", notes) + bytes(4))
    shown = record(0x03F9, bytes(10) + (b"\4\0" if hidden else b"\0\0") + bytes(4))
    return record(1006, atom + shown + box(said), holds=True)


def listed(place: int, identity: int, outline: bytes = b"") -> bytes:
    return record(0x03F3, struct.pack("<5I", place, 0, 0, identity, 0)) + outline


def presentation(*, seal: bytes = b"\x5f\xc0\x91\xe3", before: int = 0) -> bytes:
    """Return two slides, of which the second was saved anew; places are 1 the document, 2 and 3 slides, 4 notes."""
    slides = listed(2, 256, text("电站一览", 0)) + listed(3, 257)
    document = record(
        1000,
        record(0x0FF0, slides, 0, holds=True) + record(0x0FF0, listed(4, 900), 2, holds=True),
        holds=True,
    )
    body, places = b"", []
    for part in (
        document,
        slide("Northfield 120 MW\r北田", 900),
        slide("replaced"),
        record(1008, box("慢慢说"), holds=True),
    ):
        places.append(len(body))
        body += part
    old = len(body)
    body += record(0x1772, struct.pack("<I4I", 4 << 20 | 1, *places))
    first = len(body)
    body += record(0x0FF5, struct.pack("<7I", 0, 0, before, old, 1, 5, 0))
    anew = len(body)
    body += slide("备用", hidden=True)
    new = len(body)
    body += record(0x1772, struct.pack("<II", 1 << 20 | 3, anew))
    last = len(body)
    body += record(0x0FF5, struct.pack("<7I", 0, 0, first, new, 1, 5, 0))
    user = record(0x0FF6, struct.pack("<I", 20) + seal + struct.pack("<I", last))
    return compound({"PowerPoint Document": body, "Current User": user})


def test_slides_read_as_they_were_saved_last(read):
    document = read(presentation(), "a.ppt")
    assert document.status is Status.OK
    assert document.media_type == "application/vnd.ms-powerpoint"
    assert [(b.kind, b.text, str(b.locator), b.hidden) for b in document.blocks] == [
        (BlockKind.HEADING, "电站一览", "slide 1, text 1", False),
        (BlockKind.PARAGRAPH, "Northfield 120 MW\n北田", "slide 1, text 2", False),
        (BlockKind.NOTE, "慢慢说", "slide 1, notes", False),
        (BlockKind.PARAGRAPH, "备用", "slide 2 (hidden), text 1", True),
    ]


@pytest.mark.parametrize(
    ("content", "status"),
    [
        (presentation(seal=b"\xdf\xc4\xd1\xf3"), Status.ENCRYPTED),
        (presentation(before=0x7FFFFFFF), Status.FAILED),
        (compound({"PowerPoint Document": bytes(99), "Current User": bytes(99)}), Status.FAILED),
        (compound({"PowerPoint Document": bytes(99)}), Status.FAILED),
    ],
)
def test_what_cannot_be_read_is_said(read, content, status):
    assert read(content, "a.ppt").status is status


def test_of_a_presentation_saved_for_two_versions_the_newer_is_read(read):
    from compound_file import compound as nested  # noqa: PLC0415 - the path to it is set when tests run

    with olefile.OleFileIO(presentation()) as newer:
        inner = {name: newer.openstream(name).read() for name in ("Current User", "PowerPoint Document")}
    older = {"Current User": struct.pack("<I", 3) + b"Ann", "PowerPoint Document": bytes(5000)}
    document = read(nested({**older, "PP97_DUALSTORAGE": inner}), "a.ppt")
    assert (document.status, len(document.blocks)) == (Status.OK, 4)
    old = read(nested(older), "a.ppt")
    assert (old.status, "another version" in old.reason) == (Status.UNSUPPORTED, True)


def test_a_limit_leaves_what_was_read(read):
    document = read(presentation(), "a.ppt", pages=1)
    assert document.status is Status.PARTIAL
    assert len(document.blocks) == 3


CONTENT = presentation()


@given(st.lists(st.tuples(st.integers(512, len(CONTENT) - 1), st.integers(0, 255)), min_size=1, max_size=20))
def test_whatever_is_broken_ends_in_a_status(flips):
    broken = bytearray(CONTENT)
    for place, value in flips:
        broken[place] = value
    assert read_document(bytes(broken), Source(FileId("r/1"), "a.ppt", "1")).status in Status
