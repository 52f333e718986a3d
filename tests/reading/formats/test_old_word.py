"""DOC: the text that stands, apart from what was deleted, hidden, computed or drawn beside it."""

from __future__ import annotations

import struct
from pathlib import Path

import olefile
import pytest
from hypothesis import given
from hypothesis import strategies as st

from aggregator.model.documents import BlockKind, FileId, Source, Status
from aggregator.reading.read import read_document

CONTENT = (Path(__file__).parent / "data" / "plan.doc").read_bytes()


def changed(offset: int, form: str, value: int) -> bytes:
    """Return the document with a number of its beginning overwritten."""
    with olefile.OleFileIO(CONTENT) as compound:
        beginning = compound.openstream("WordDocument").read(512)
    place = CONTENT.find(beginning) + offset
    return CONTENT[:place] + struct.pack(form, value) + CONTENT[place + struct.calcsize(form) :]


def test_a_document_is_read_in_order_with_what_stands_beside_it(read):
    document = read(CONTENT, "plan.doc")
    assert document.status is Status.OK
    assert document.media_type == "application/msword"
    assert [(b.kind, b.text.strip(), b.hidden, b.revision) for b in document.blocks] == [
        (BlockKind.HEADING, "电站一览", False, None),
        (BlockKind.PARAGRAPH, "Northfield has 120 MW.", False, None),
        (BlockKind.PARAGRAPH, "The plan  stands", False, None),
        (BlockKind.PARAGRAPH, "The plan hidden words stands", True, None),
        (BlockKind.PARAGRAPH, "The secret plan hidden words stands", False, "del"),
        (BlockKind.LIST_ENTRY, "first entry", False, None),
        (BlockKind.PARAGRAPH, "the link", False, None),
        (BlockKind.PARAGRAPH, "after the table", False, None),
        (BlockKind.FOOTNOTE, "a footnote 注", False, None),
        (BlockKind.HEADER, "内部资料", False, None),
        (BlockKind.FOOTER, "foot of the page", False, None),
        (BlockKind.COMMENT, "需核实", False, None),
    ]
    assert {key: document.metadata[key].value for key in ("title", "author")} == {"title": "停电计划", "author": "王工"}


def test_tables_keep_their_empty_cells(read, rows):
    (table,) = read(CONTENT, "plan.doc").tables
    assert rows(table) == [["电站", "容量"], ["北田电站", ""], ["", "120"]]
    assert str(table.place_of(table.cells[-1])) == "table 1 row 3 column 2"


@pytest.mark.parametrize(
    ("content", "status", "reason"),
    [
        (changed(10, "<H", 0x0300), Status.ENCRYPTED, "password"),
        (changed(0, "<H", 0xA5DC), Status.UNSUPPORTED, "another version"),
        (changed(0x1A2, "<I", 0x7FFFFFFF), Status.FAILED, "damaged"),
        (changed(0x1A6, "<I", 3), Status.FAILED, "damaged"),
        (CONTENT[:600], Status.UNSUPPORTED, "OLE"),
    ],
)
def test_what_cannot_be_read_is_said(read, content, status, reason):
    document = read(content, "plan.doc")
    assert document.status is status
    assert reason in document.reason


def test_a_limit_leaves_what_was_read(read):
    document = read(CONTENT, "plan.doc", characters=30)
    assert document.status is Status.PARTIAL
    assert [block.text for block in document.blocks] == ["电站一览", "Northfield has 120 MW."]


def test_a_text_that_claims_to_be_endless_ends(read):
    assert read(changed(0x4C, "<I", 0xFFFFFFFF), "plan.doc").status is Status.OK


@given(st.lists(st.tuples(st.integers(0, len(CONTENT) - 1), st.integers(0, 255)), min_size=1, max_size=20))
def test_whatever_is_broken_ends_in_a_status(flips):
    broken = bytearray(CONTENT)
    for place, value in flips:
        broken[place] = value
    assert read_document(bytes(broken), Source(FileId("r/1"), "a.doc", "1")).status in Status
