"""XLS: the same cells a person sees, in two generations of records, at the cost of the filled ones only."""

from __future__ import annotations

import io
import struct
from datetime import date

import pytest
import xlwt
from hypothesis import given
from hypothesis import strategies as st
from xlwt.CompoundDoc import XlsDoc

from aggregator.model.documents import BlockKind, FileId, Source, Status
from aggregator.reading.read import read_document

GLOBALS, SHEET, BIFF_8, BIFF_5 = 5, 16, 0x600, 0x500


def saved(book: xlwt.Workbook) -> bytes:
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def record(kind: int, body: bytes = b"") -> bytes:
    return struct.pack("<HH", kind, len(body)) + body


def begin(kind: int, version: int = BIFF_8) -> bytes:
    return record(0x809, struct.pack("<HHHHII", version, kind, 0, 0, 0, 0))


END = record(0x0A)


def wide(text: str, length: str = "<H") -> bytes:
    return struct.pack(length, len(text)) + b"\1" + text.encode("utf-16-le")


def compound(stream: bytes) -> bytes:
    out = io.BytesIO()
    XlsDoc().save(out, stream)
    return out.getvalue()


def workbook(sheet: bytes, shared: bytes = b"", version: int = BIFF_8, title: bytes = b"\1\0S") -> bytes:
    """Return a workbook of one sheet made of records."""

    def start(position: int) -> bytes:
        return begin(GLOBALS, version) + shared + record(0x85, struct.pack("<IBB", position, 0, 0) + title) + END

    return compound(start(len(start(0))) + begin(SHEET, version) + sheet + END)


def number(row: int, column: int, value: float) -> bytes:
    return record(0x203, struct.pack("<HHHd", row, column, 0, value))


def test_cells_read_as_they_are_shown(read, rows):
    book = xlwt.Workbook()
    sheet = book.add_sheet("机组")
    shown = [
        ("电站", None),
        (0.1 + 0.2, None),
        (date(2025, 3, 4), "YYYY-MM-DD"),
        (0.35, "0%"),
        (120, '0" MW"'),
        (True, None),
        (1e15, None),
        (-12.5, ".00"),
    ]
    for column, (value, code) in enumerate(shown):
        style = xlwt.easyxf(num_format_str=code) if code else xlwt.easyxf()
        sheet.write(2, column + 1, value, style)
    document = read(saved(book), "a.xls")
    (table,) = document.tables
    assert rows(table) == [["电站", "0.3", "2025-03-04", "35%", "120 MW", "TRUE", "1000000000000000", "-12.5"]]
    assert str(table.place_of(table.cells[0])) == "机组!B3"
    assert document.status is Status.OK
    assert document.reader.startswith("xls ")


def test_what_is_hidden_is_read_and_said(read):
    book = xlwt.Workbook()
    secret, shown = book.add_sheet("备用"), book.add_sheet("shown")
    secret.visibility = 1
    secret.write(0, 0, "安全库存")
    shown.write(0, 0, "a")
    shown.write(1, 0, "in a hidden row")
    shown.write(0, 1, "in a hidden column")
    shown.row(1).hidden = True
    shown.row(1).hidden = 1
    shown.col(1).hidden = True
    book.active_sheet = 1
    first, second = read(saved(book), "a.xls").tables
    assert first.locator.hidden
    assert {cell.text: cell.hidden for cell in second.cells} == {
        "a": False,
        "in a hidden row": True,
        "in a hidden column": True,
    }


def test_merged_cells_stand_once(read):
    book = xlwt.Workbook()
    sheet = book.add_sheet("s")
    sheet.write_merge(0, 1, 0, 2, "容量")
    sheet.write(2, 2, 5)
    (table,) = read(saved(book), "a.xls").tables
    assert [(cell.text, cell.rowspan, cell.colspan) for cell in table.cells] == [("容量", 2, 3), ("5", 1, 1)]


def test_strings_that_run_over_records_are_whole(read):
    texts = [f"{'电' * (n % 700)}{n}{'x' * (n % 90)}" for n in range(600)]
    book = xlwt.Workbook()
    sheet = book.add_sheet("s")
    for row, text in enumerate(texts):
        sheet.write(row, 0, text)
    (table,) = read(saved(book), "a.xls").tables
    assert [cell.text for cell in table.cells] == texts


def test_a_string_cut_right_before_its_first_character_says_its_width_anew(read):
    texts = ["ab", "电站", "cd"]
    first, second, third = (wide(text) for text in texts)
    pieces = record(0xFC, struct.pack("<II", 3, 3) + first + second[:3]) + record(0x3C, second[2:] + third)
    cells = b"".join(record(0xFD, struct.pack("<HHHI", row, 0, 0, row)) for row in range(3))
    (table,) = read(workbook(cells, pieces), "a.xls").tables
    assert [cell.text for cell in table.cells] == texts


def test_excel_5_texts_are_read_in_their_code_page(read):
    title = "电站".encode("gbk")
    text = "北田电站 120 兆瓦".encode("gbk")
    label = record(0x204, struct.pack("<HHHH", 0, 0, 0, len(text)) + text)
    content = workbook(label, record(0x42, struct.pack("<H", 936)), BIFF_5, bytes([len(title)]) + title)
    (table,) = read(content, "a.xls").tables
    assert (table.title, table.cells[0].text) == ("电站", "北田电站 120 兆瓦")


def test_packed_numbers_formulas_and_errors(read, rows):
    packed = struct.pack("<HH", 0, 0)
    packed += struct.pack("<HI", 0, (7 << 2) | 2) + struct.pack("<HI", 0, (1234 << 2) | 3)
    packed += (
        struct.pack("<HI", 0, (-5 << 2 | 2) & 0xFFFFFFFF) + struct.pack("<HI", 0, 0x3FF80000) + struct.pack("<H", 3)
    )
    formula = struct.pack("<HHH", 1, 0, 0) + b"\0\0\0\0\0\0\xff\xff" + bytes(6)
    failing = struct.pack("<HHH", 1, 1, 0) + b"\2\0\7\0\0\0\xff\xff" + bytes(6)
    true = struct.pack("<HHH", 1, 2, 0) + b"\1\0\1\0\0\0\xff\xff" + bytes(6)
    sheet = (
        record(0xBD, packed) + record(6, formula) + record(0x207, wide("合计")) + record(6, failing) + record(6, true)
    )
    (table,) = read(workbook(sheet), "a.xls").tables
    assert rows(table) == [["7", "12.34", "-5", "1.5"], ["合计", "#DIV/0!", "TRUE", ""]]


def test_comments_and_text_boxes_stand_at_their_place(read):
    def shape(number: int, text: str) -> bytes:
        told = record(0x1B6, struct.pack("<HHHHHHHH", 0, 0, 0, 0, 0, len(text), 0, 0))
        return (
            record(0x5D, struct.pack("<HHHHH", 0x15, 18, 25, number, 0) + bytes(12))
            + told
            + record(0x3C, b"\1" + text.encode("utf-16-le"))
        )

    note = record(0x1C, struct.pack("<HHHH", 4, 1, 0, 9) + wide("王工"))
    sheet = number(0, 0, 1) + shape(9, "需核实 2 号机") + shape(10, "a box") + note
    document = read(workbook(sheet), "a.xls")
    assert [(b.kind, b.text, b.label, str(b.locator)) for b in document.blocks] == [
        (BlockKind.COMMENT, "需核实 2 号机", "王工", "S!B5"),
        (BlockKind.TEXTBOX, "a box", "", "S!A1"),
    ]


def test_a_far_corner_costs_one_cell(read):
    (table,) = read(workbook(number(0, 0, 1) + number(65535, 255, 2)), "a.xls", cells=10).tables
    assert [cell.text for cell in table.cells] == ["1", "2"]
    assert (table.n_rows, table.n_columns) == (65536, 256)


def test_a_limit_leaves_what_was_read(read):
    document = read(workbook(b"".join(number(row, 0, row) for row in range(50))), "a.xls", cells=10)
    assert document.status is Status.PARTIAL
    assert "more than 10 cells" in document.reason
    assert len(document.tables[0].cells) == 10


def test_a_password_is_told(read):
    document = read(workbook(number(0, 0, 1), record(0x2F, bytes(54))), "a.xls")
    assert document.status is Status.ENCRYPTED


def test_a_sheet_cut_short_is_partial(read):
    content = compound(begin(GLOBALS) + record(0x85, struct.pack("<IBB", 44, 0, 0) + b"\1\0S") + END)
    start = begin(GLOBALS) + record(0x85, struct.pack("<IBB", 0, 0, 0) + b"\1\0S") + END
    listed = begin(GLOBALS) + record(0x85, struct.pack("<IBB", len(start), 0, 0) + b"\1\0S") + END
    cut = compound(listed + begin(SHEET) + number(0, 0, 7) + b"\3\2\xff\x1f")
    document = read(cut, "a.xls")
    assert document.status is Status.PARTIAL
    assert document.tables[0].cells[0].text == "7"
    assert read(content, "a.xls").status is Status.FAILED


def test_cells_whose_text_is_lost_are_counted(read):
    lost = record(0xFD, struct.pack("<HHHI", 0, 0, 0, 99))
    document = read(workbook(lost + number(1, 1, 1)), "a.xls")
    assert document.status is Status.PARTIAL
    assert "1 cells refer to text that is not there" in document.reason


@pytest.fixture(scope="module")
def sample():
    book = xlwt.Workbook()
    sheet = book.add_sheet("机组")
    for row in range(40):
        sheet.write(row, 0, f"电站 {row}")
        sheet.write(row, 1, row / 7)
    sheet.write_merge(50, 51, 0, 2, "容量")
    return saved(book)


@given(cut=st.integers(0, 9000), flips=st.lists(st.tuples(st.integers(0, 8000), st.integers(0, 255)), max_size=6))
def test_whatever_is_broken_ends_in_a_status(sample, cut, flips):
    broken = bytearray(sample)
    for place, value in flips:
        broken[place % len(broken)] = value
    source = Source(FileId("r/1"), "a.xls", "1")
    assert read_document(bytes(broken[: len(broken) - cut]), source).status in Status


def test_a_cell_beside_the_sheet_is_damage_and_no_place(read):
    document = read(workbook(number(0, 0, 7) + number(0, 16384, 8) + number(1, 16383, 9)), "a.xls")
    (table,) = document.tables
    assert [str(table.place_of(cell)) for cell in table.cells] == ["S!A1", "S!XFD2"]
    assert (document.status, document.reason) == (Status.PARTIAL, "1 records are damaged")


def test_charts_say_their_titles_on_a_sheet_and_as_a_sheet(read, rows):
    def chart(*texts: str) -> bytes:
        said = b"".join(record(0x100D, b"\0\0" + wide(text, "<B")) for text in texts)
        return begin(0x20) + said + number(0, 0, 120) + END

    def listed(*positions: int) -> bytes:
        kinds = zip(positions, (0, 2), (b"\1\0S", b"\1\0C"), strict=True)
        tabs = b"".join(record(0x85, struct.pack("<IBB", at, 0, kind) + title) for at, kind, title in kinds)
        return begin(GLOBALS) + tabs + END

    sheet = begin(SHEET) + number(0, 0, 80) + chart("各站装机容量", "万千瓦") + END
    first = len(listed(0, 0))
    stream = listed(first, first + len(sheet)) + sheet + chart("停运计划", "停运计划")
    document = read(compound(stream), "a.xls")
    assert [rows(table) for table in document.tables] == [[["80"]]]
    assert [(block.label, block.text, str(block.locator)) for block in document.blocks] == [
        ("chart", "各站装机容量", "S!A1"),
        ("chart", "万千瓦", "S!A1"),
        ("chart", "停运计划", "C!A1"),
    ]
    assert document.status is Status.OK
