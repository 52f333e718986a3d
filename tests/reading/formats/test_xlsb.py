"""XLSB: the records of a binary workbook say what the XML of another would."""

from __future__ import annotations

import io
import struct
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aggregator.model.documents import BlockKind, FileId, Source, Status
from aggregator.reading.read import read_document

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
LISTING = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'


def record(kind: int, body: bytes = b"") -> bytes:
    number = bytes([kind]) if kind < 128 else bytes([kind & 0x7F | 0x80, kind >> 7])
    size, left = b"", len(body)
    while left > 127:
        size += bytes([left & 0x7F | 0x80])
        left >>= 7
    return number + size + bytes([left]) + body


def wide(text: str) -> bytes:
    return struct.pack("<I", len(text)) + text.encode("utf-16-le")


def row(number: int, hidden: bool = False) -> bytes:
    return record(0, struct.pack("<IIHBB", number, 0, 300, 0, 0x10 if hidden else 0) + b"\0" * 5)


def cell(kind: int, column: int, body: bytes, style: int = 0) -> bytes:
    return record(kind, struct.pack("<II", column, style) + body)


def sheet(name: str, identity: str, state: int = 0) -> bytes:
    return record(156, struct.pack("<II", state, 1) + wide(identity) + wide(name))


STRINGS = record(19, b"\0" + wide("北田电站")) + record(19, b"\1" + wide("second") + b"\0" * 8)
STYLES = (
    record(44, struct.pack("<H", 164) + wide('0" MW"'))
    + record(617, struct.pack("<I", 3))
    + b"".join(record(47, struct.pack("<HH", 0, number) + b"\0" * 12) for number in (0, 14, 164))
    + record(618)
)


def workbook(cells: bytes, *, tabs: bytes = sheet("机组", "r1"), comments: bytes = b"", epoch: int = 0) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:

        def relate(part: str, **targets: tuple[str, str]) -> None:
            entries = "".join(
                f'<Relationship Id="{name}" Type="{OFFICE}/{kind}" Target="{target}"/>'
                for name, (kind, target) in targets.items()
            )
            archive.writestr(part, f"{LISTING}{entries}</Relationships>")

        archive.writestr("[Content_Types].xml", "<Types/>")
        relate("_rels/.rels", a=("officeDocument", "xl/workbook.bin"))
        archive.writestr("xl/workbook.bin", record(153, struct.pack("<III", epoch, 0, 0)) + tabs)
        relate(
            "xl/_rels/workbook.bin.rels",
            r1=("worksheet", "sheet1.bin"),
            r2=("worksheet", "sheet2.bin"),
            r3=("sharedStrings", "sharedStrings.bin"),
            r4=("styles", "styles.bin"),
        )
        archive.writestr("xl/sharedStrings.bin", STRINGS)
        archive.writestr("xl/styles.bin", STYLES)
        archive.writestr("xl/sheet1.bin", cells)
        archive.writestr("xl/sheet2.bin", row(0) + cell(6, 0, wide("备用")))
        archive.writestr("xl/comments1.bin", comments)
        relate("xl/_rels/sheet1.bin.rels", c=("comments", "comments1.bin"))
    return out.getvalue()


def test_cells_of_every_kind_read_as_they_are_shown(read, rows):
    first = row(1) + cell(7, 1, struct.pack("<I", 0)) + cell(2, 2, struct.pack("<I", (120 << 2) | 2), 2)
    first += cell(5, 3, struct.pack("<d", 45720.0), 1) + cell(5, 4, struct.pack("<d", 0.1 + 0.2))
    second = row(2) + cell(8, 1, wide("合计") + b"\0" * 6) + cell(9, 2, struct.pack("<d", 7.5)) + cell(11, 3, b"\x2a")
    second += cell(4, 4, b"\1") + cell(62, 5, b"\0" + wide("rich")) + cell(1, 6, b"")
    document = read(workbook(first + second), "a.xlsb")
    (table,) = document.tables
    assert document.status is Status.OK
    assert document.media_type == "application/vnd.ms-excel.sheet.binary.macroEnabled.12"
    assert rows(table) == [["北田电站", "120 MW", "2025-03-04", "0.3", ""], ["合计", "7.5", "#N/A", "TRUE", "rich"]]
    assert str(table.place_of(table.cells[0])) == "机组!B2"


def test_what_is_hidden_or_merged_is_said(read):
    cells = record(60, struct.pack("<4IH", 1, 1, 0, 0, 1))
    cells += row(0) + cell(6, 0, wide("a")) + cell(6, 1, wide("in a hidden column"))
    cells += row(1, hidden=True) + cell(6, 0, wide("in a hidden row")) + record(176, struct.pack("<4I", 0, 0, 2, 3))
    first, second = read(workbook(cells, tabs=sheet("s", "r1") + sheet("备用", "r2", 2)), "a.xlsb").tables
    assert [(found.text, found.hidden) for found in first.cells] == [
        ("a", False),
        ("in a hidden column", True),
        ("in a hidden row", True),
    ]
    assert (second.locator.hidden, second.cells[0].text) == (True, "备用")


def test_comments_margins_and_the_other_epoch(read):
    margins = record(479, b"\0\0" + wide("&L内部资料") + b"\xff\xff\xff\xff" * 5)
    comments = record(632, wide("王工")) + record(635, struct.pack("<5I", 0, 4, 4, 1, 1) + b"\0" * 16)
    comments += record(637, b"\0" + wide("核实"))
    cells = row(0) + cell(5, 0, struct.pack("<d", 44258.0), 1) + margins
    document = read(workbook(cells, comments=comments, epoch=1), "a.xlsb")
    assert document.tables[0].cells[0].text == "2025-03-04"
    assert [(b.kind, b.text, b.label, str(b.locator)) for b in document.blocks] == [
        (BlockKind.HEADER, "内部资料", "", "机组!A1"),
        (BlockKind.COMMENT, "核实", "王工", "机组!B5"),
    ]


def test_a_far_corner_costs_one_cell(read):
    cells = row(0) + cell(6, 0, wide("a")) + row(1048575) + cell(6, 16383, wide("b"))
    (table,) = read(workbook(cells), "a.xlsb", cells=5).tables
    assert [found.text for found in table.cells] == ["a", "b"]


@pytest.mark.parametrize(
    ("cells", "reason"),
    [
        (row(0) + cell(6, 0, wide("a")) + b"\x06\x7f\0", "ends inside a record"),
        (row(0) + cell(6, 0, wide("a")) + cell(6, 1, struct.pack("<I", 1 << 30)), "1 records of xl/sheet1.bin"),
        (row(0) + cell(6, 0, wide("a")) + cell(7, 1, struct.pack("<I", 99)), "refer to text that is not there"),
        (row(0) + cell(6, 0, wide("a")) * 100, "more than 50 cells"),
    ],
)
def test_damage_leaves_what_was_read(read, cells, reason):
    document = read(workbook(cells), "a.xlsb", cells=50)
    assert document.status is Status.PARTIAL
    assert reason in document.reason
    assert document.tables[0].cells[0].text == "a"


@given(st.binary(max_size=80))
def test_any_records_end_in_a_status(noise):
    content = workbook(row(0) + noise, tabs=sheet("s", "r1") + noise, comments=noise)
    assert read_document(content, Source(FileId("r/1"), "a.xlsb", "1")).status in Status


def test_a_cell_or_a_comment_beside_the_sheet_is_no_place(read):
    cells = row(0) + cell(6, 0, wide("a")) + cell(6, 16384, wide("b")) + row(1048576) + cell(6, 0, wide("c"))
    comments = record(632, wide("王工")) + record(635, struct.pack("<5I", 0, 4, 4, 16384, 16384) + b"\0" * 16)
    document = read(workbook(cells, comments=comments + record(637, b"\0" + wide("核实"))), "a.xlsb")
    assert [found.text for found in document.tables[0].cells] == ["a"]
    assert document.reason == "2 records of xl/sheet1.bin are damaged"
    assert [(block.text, str(block.locator)) for block in document.blocks] == [("核实", "机组!A1")]
