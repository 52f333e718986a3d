"""Files that stand in Office documents as objects are read as if they lay beside them."""

from __future__ import annotations

import io
import struct

import pytest
from xlwt.CompoundDoc import XlsDoc

from aggregator.model.documents import Status

TEXT = "北田电站装机容量为120兆瓦。" * 400


def compound(name: str, content: bytes) -> bytes:
    """Return a compound file with one stream: as xlwt writes it, renamed."""
    out = io.BytesIO()
    XlsDoc().save(out, content)
    before, after = (text.encode("utf-16-le").ljust(64, b"\0") for text in ("Workbook", name))
    length = struct.pack("<H", 2 * len(name) + 2)
    made = out.getvalue()
    at = made.index(before)
    return made[:at] + after + length + made[at + 66 :]


def native(name: str, content: bytes, encoding: str = "gbk") -> bytes:
    label, path = (text.encode(encoding) + b"\0" for text in (name, rf"S:\停电\{name}"))
    body = b"\2\0" + label + path + b"\0\0\3\0" + struct.pack("<I", len(path)) + path
    body += struct.pack("<I", len(content)) + content
    return struct.pack("<I", len(body)) + body


@pytest.mark.parametrize(
    ("stream", "packed", "name"),
    [
        ("\1Ole10Native", native("北田.txt", TEXT.encode()), "北田.txt"),
        ("Package", TEXT.encode(), "object"),
        ("CONTENTS", TEXT.encode(), "object"),
    ],
)
def test_a_file_put_in_as_an_object_is_read(read, stream, packed, name):
    document = read(compound(stream, packed), "oleObject1.bin")
    (child,) = document.children
    assert (document.status, document.media_type) == (Status.OK, "application/x-ole-storage")
    assert child.source.member.endswith(name)
    assert TEXT[:100] in child.blocks[0].text


def test_a_head_that_lies_about_its_length_costs_no_content(read):
    broken = native("北田.txt", TEXT.encode())[:-10]
    (child,) = read(compound("\1Ole10Native", broken), "oleObject1.bin").children
    assert TEXT[:100] in "".join(block.text for block in child.blocks)
