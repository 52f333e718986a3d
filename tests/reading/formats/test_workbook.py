"""Workbooks: what a person sees in a cell is what is read, wherever it is hidden, at the cost of its filled cells."""

from __future__ import annotations

import io
import zipfile
from datetime import date, datetime, time

import openpyxl
import pytest
import xlsxwriter
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.comments import Comment
from openpyxl.styles import Font

from aggregator.model.documents import BlockKind, Cell, Document, Source, Status
from aggregator.reading.format import Opening, Reading
from aggregator.reading.formats.workbook import FORMAT
from aggregator.reading.limits import Budget, Limits
from aggregator.reading.ooxml import outcome
from aggregator.reading.sheets.number_format import number_format, number_text

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/spreadsheetml/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
STRICT_OFFICE = "http://purl.oclc.org/ooxml/officeDocument/relationships"
LISTING = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'


def member(name: str, content: bytes) -> Document:
    return Document(name, Source("f", "p", "1", name), "", "")


def read(content: bytes, **limits: int) -> Reading:
    return FORMAT.read(content, Opening("a.xlsx", Budget(Limits(**limits)), member))


def saved(book: openpyxl.Workbook) -> bytes:
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def package(
    sheet: str,
    *,
    strings: str = "",
    styles: str = "",
    strict: bool = False,
    settings: str = "",
    beside: dict[str, tuple[str, str]] | None = None,
) -> bytes:
    """Return a workbook made by hand; ``beside`` is part -> (relation kind, text) for the sheet."""
    office, main = (STRICT_OFFICE, STRICT) if strict else (OFFICE, MAIN)
    out, parts = io.BytesIO(), beside or {}
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(
            "[Content_Types].xml", '<Types><Override ContentType="x.spreadsheetml.sheet.main+xml"/></Types>'
        )
        archive.writestr(
            "_rels/.rels",
            f'{LISTING}<Relationship Id="a" Type="{office}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        )
        archive.writestr(
            "xl/workbook.xml",
            f'<x:workbook xmlns:x="{main}" xmlns:r="{office}">{settings}'
            '<x:sheets><x:sheet name="机组" r:id="s1"/></x:sheets></x:workbook>',
        )
        archive.writestr(
            "xl/_rels/workbook.xml.rels",
            f'{LISTING}<Relationship Id="s1" Type="{office}/worksheet" Target="worksheets/sheet1.xml"/>'
            f'<Relationship Id="s2" Type="{office}/sharedStrings" Target="/xl/sharedStrings.xml"/>'
            f'<Relationship Id="s3" Type="{office}/styles" Target="styles.xml"/></Relationships>',
        )
        archive.writestr("xl/sharedStrings.xml", f'<sst xmlns="{main}">{strings}</sst>')
        archive.writestr("xl/styles.xml", f'<styleSheet xmlns="{main}">{styles}</styleSheet>')
        archive.writestr("xl/worksheets/sheet1.xml", f'<worksheet xmlns="{main}">{sheet}</worksheet>')
        listed = "".join(
            f'<Relationship Id="b{n}" Type="{OFFICE}/{kind}" Target="/{part}"/>'
            for n, (part, (kind, _)) in enumerate(parts.items())
        )
        archive.writestr("xl/worksheets/_rels/sheet1.xml.rels", f"{LISTING}{listed}</Relationships>")
        for part, (_, text) in parts.items():
            archive.writestr(part, text)
    return out.getvalue()


def shown(reading: Reading, sheet: int = 0) -> dict[str, str]:
    table = reading.tables[sheet]
    return {table.place_of(cell).address: cell.text for cell in table.cells}


def test_values_come_back_as_a_person_sees_them() -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Plants"
    rows = [
        ("北田电站", None),
        (120, None),
        (0.1 + 0.2, None),
        (1e-5, None),
        (1e22, None),
        (True, None),
        ("=1/0", None),
        (date(2025, 3, 4), "yyyy-mm-dd"),
        (datetime(2025, 3, 4, 10, 35), 'yyyy"年"m"月"d"日" h:mm'),
        (time(8, 30), "h:mm"),
        (0.355, "0.0%"),
        (120, '#,##0" MW"'),
        (99.5, "[$¥-804]#,##0.00"),
        (42, "000000"),
        (2.5e6, '0.0,,"M"'),
        (-3, "0.00;[Red](0.00)"),
    ]
    for number, (value, code) in enumerate(rows, start=3):
        cell = sheet.cell(number, 2, value)
        if code:
            cell.number_format = code
    reading = read(saved(book))
    assert list(shown(reading).values()) == [
        "北田电站",
        "120",
        "0.3",
        "0.00001",
        "10000000000000000000000",
        "TRUE",
        "2025-03-04",
        "2025-03-04T10:35:00",
        "08:30",
        "35.5%",
        "120 MW",
        "¥99.5",
        "000042",
        "2.5M",
        "-3",
    ]
    assert next(iter(shown(reading))) == "B3"
    assert reading.tables[0].title == "Plants"
    assert reading.warnings == ("1 formulas have no saved result",)


@pytest.mark.parametrize(
    ("raw", "number", "code", "expected"),
    [
        ("1", 14, None, "1900-01-01"),
        ("59", 14, None, "1900-02-28"),
        ("60", 14, None, "60"),
        ("61", 14, None, "1900-03-01"),
        ("0", 14, None, "0"),
        ("-5", 14, None, "-5"),
        ("45720", 31, None, "2025-03-04"),
        ("45717", 164, "yyyy-mm", "2025-03"),
        ("45720", 164, "yyyy-mm", "2025-03-04"),
        ("45658", 164, "yyyy", "2025"),
        ("1.5", 46, None, "36:00:00"),
        ("0.440972222222222", 20, None, "10:35"),
        ("3.14", 164, "0.00E+00", "3.14"),
        ("12", 164, '"day "0', "day 12"),
        ("12", 164, "0;;;@", "12"),
        ("5551234", 164, r"000\-0000", "5551234"),
        ("0.5", 164, "# ?/?", "0.5"),
        ("123456789012345678", 0, None, "123456789012345678"),
        ("1E400", 0, None, "1E400"),
        ("not a number", 0, None, "not a number"),
        ("7", 164, '_($* #,##0.00_);_($* (#,##0.00);_($* "-"??_);_(@_)', "$7"),
    ],
)
def test_number_formats_by_hand(raw: str, number: int, code: str | None, expected: str) -> None:
    assert number_text(raw, number_format(number, code)) == expected


def test_any_number_of_hidden_columns_is_found_by_range() -> None:
    ranges = "".join(f'<col min="{n}" max="{n + 1}" hidden="1"/>' for n in range(5_000, 2, -4))
    cells = "".join(f'<c r="{letters}1"><v>{letters}</v></c>' for letters in ("A", "B", "C", "D", "E", "F", "G", "H"))
    (table,) = read(package(f"<cols>{ranges}</cols><sheetData><row>{cells}</row></sheetData>")).tables
    hidden = {column for first in range(5_000, 2, -4) for column in (first, first + 1)}
    assert [cell.hidden for cell in table.cells] == [column in hidden for column in range(1, 9)]


def test_dates_of_1904_books_count_from_1904() -> None:
    sheet = '<sheetData><row r="1"><c r="A1" s="1"><v>44258</v></c></row></sheetData>'
    styles = '<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs>'
    assert shown(read(package(sheet, styles=styles, settings='<x:workbookPr date1904="1"/>'))) == {"A1": "2025-03-04"}


def test_rich_text_is_joined_and_phonetic_guides_are_left_out() -> None:
    strings = "<si><r><t>湖畔</t></r><r><rPr/><t>电站</t></r><rPh><t>hupan</t></rPh></si><si><t>a_x000D_b</t></si>"
    cells = (
        '<c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="s"><v>99</v></c>'
        '<c r="D1" t="inlineStr"><is><r><t>in</t></r><r><t>line</t></r></is></c><c t="str"><f>A1</f><v>cached</v></c>'
        '<c t="e"><v>#N/A</v></c><c t="d"><v>2025-03-04T00:00:00</v></c>'
    )
    reading = read(package(f"<sheetData><row>{cells}</row></sheetData>", strings=strings))
    assert shown(reading) == {
        "A1": "湖畔电站",
        "B1": "a\rb",
        "D1": "inline",
        "E1": "cached",
        "F1": "#N/A",
        "G1": "2025-03-04",
    }
    assert (reading.status, "1 cells" in reading.reason) == (Status.PARTIAL, True)


def test_strict_workbooks_read_like_transitional_ones() -> None:
    sheet = '<sheetData><row r="2"><c r="C2" t="s"><v>0</v></c><c r="D2"><v>120</v></c></row></sheetData>'
    content = package(sheet, strings="<si><t>Northfield</t></si>", strict=True)
    assert FORMAT.matches(content)
    assert shown(read(content)) == {"C2": "Northfield", "D2": "120"}


def test_merged_ranges_stand_once_and_what_they_cover_is_flagged() -> None:
    sheet = (
        '<sheetData><row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>2</v></c></row>'
        '<row r="3"><c r="A3"><v>3</v></c></row></sheetData>'
        '<mergeCells><mergeCell ref="A1:C2"/></mergeCells>'
    )
    (table,) = read(package(sheet)).tables
    assert table.cells == (Cell(0, 0, "1", 2, 3), Cell(0, 1, "2", hidden=True), Cell(2, 0, "3"))
    assert (table.n_rows, table.n_columns) == (3, 3)


def test_rows_counted_from_zero_are_read_and_said() -> None:
    sheet = '<sheetData><row r="0"><c r="A0"><v>7</v></c></row><row r="1"><c r="A1"><v>8</v></c></row></sheetData>'
    reading = read(package(sheet))
    assert (reading.status, shown(reading)) == (Status.OK, {"A0": "7", "A1": "8"})
    assert "1 rows of xl/worksheets/sheet1.xml say that they are row 0" in reading.warnings


def test_hidden_sheets_rows_columns_and_formats_are_read_and_flagged() -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["shown", "by column", "x"])
    sheet.append(["by row", "both", "y"])
    sheet.append(["shown too", "z", 7])
    sheet.cell(3, 3).number_format = ";;;"
    sheet.column_dimensions["B"].hidden = True
    sheet.row_dimensions[2].hidden = True
    other = book.create_sheet("Kept back")
    other["A1"] = "Lakeside"
    other.sheet_state = "veryHidden"
    reading = read(saved(book))
    assert {cell.text for cell in reading.tables[0].cells if not cell.hidden} == {"shown", "x", "shown too"}
    assert str(reading.tables[1].place_of(reading.tables[1].cells[0])) == "Kept back!A1 (hidden)"


def test_comments_text_boxes_and_margins_stand_beside_their_sheet() -> None:
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        sheet = book.add_worksheet("Load")
        sheet.write("A1", "plant")
        sheet.write_comment("B2", "ask 张伟 first", {"author": "Li"})
        sheet.insert_textbox("D4", "boxed words")
        sheet.set_header('&L&"Arial,Bold"机密&C&14draft && more')
        book.set_properties({"title": "Loads", "author": "Wang Fang", "company": "Grid"})
        book.set_custom_property("Classification", "Restricted")
    reading = read(out.getvalue())
    said = {(b.kind, b.text, str(b.locator), b.label) for b in reading.blocks}
    assert (BlockKind.COMMENT, "ask 张伟 first", "Load!B2", "Li") in said
    assert (BlockKind.TEXTBOX, "boxed words", "Load!D4", "") in said
    assert any(b.kind is BlockKind.HEADER and b.text.split() == ["机密", "draft", "&", "more"] for b in reading.blocks)
    assert {key: reading.metadata[key].value for key in ("title", "author", "company", "property:Classification")} == {
        "title": "Loads",
        "author": "Wang Fang",
        "company": "Grid",
        "property:Classification": "Restricted",
    }


def test_threaded_comments_are_read_once_with_their_author() -> None:
    threads = "http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments"
    beside = {
        "xl/comments1.xml": (
            "comments",
            (
                f'<comments xmlns="{MAIN}"><authors><author>tc={{1}}</author><author>Old</author></authors>'
                "<commentList>"
                '<comment ref="A1" authorId="0"><text><t>[Threaded comment] Your version…</t></text></comment>'
                '<comment ref="A2" authorId="1"><text><r><t>plain </t></r><r><t>note</t></r></text></comment>'
                "</commentList></comments>"
            ),
        ),
        "xl/threadedComments/t1.xml": (
            "threadedComment",
            (
                f'<ThreadedComments xmlns="{threads}"><threadedComment ref="A1" personId="p">'
                "<text>is it 120?</text></threadedComment></ThreadedComments>"
            ),
        ),
        "xl/persons/person.xml": (
            "person",
            f'<personList xmlns="{threads}"><person id="p" displayName="张伟"/></personList>',
        ),
    }
    reading = read(package("<sheetData/>", beside=beside))
    assert [(b.text, b.locator.address, b.label) for b in reading.blocks] == [
        ("plain note", "A2", "Old"),
        ("is it 120?", "A1", "张伟"),
    ]


def test_openpyxl_and_the_stream_agree_on_a_mixed_book() -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet["C5"] = CellRichText("Load ", TextBlock(InlineFont(b=True), "42"), " MW")
    sheet["C5"].font = Font(bold=True)
    sheet["A9"] = "last"
    sheet["A9"].comment = Comment("note", "Wang")
    assert shown(read(saved(book))) == {"C5": "Load 42 MW", "A9": "last"}


def test_two_far_corner_cells_cost_two_cells() -> None:
    far = '<row r="1048576"><c r="XFD1048576"><v>2</v></c></row>'
    sheet = f'<sheetData><row r="1"><c r="A1"><v>1</v></c></row>{far}</sheetData>'
    reading = read(package(sheet), cells=10)
    (table,) = reading.tables
    assert (table.n_rows, table.n_columns, len(table.cells)) == (1_048_576, 16_384, 2)
    assert table.place_of(table.cells[1]).address == "XFD1048576"


def test_a_million_empty_rows_and_giant_merges_cost_nothing() -> None:
    rows = "<row/>" * 1_000_000 + '<row><c r="B1000001"><v>5</v></c></row>'
    merges = '<mergeCells><mergeCell ref="A1:XFD1048576"/><mergeCell ref="B2:XFD1048570"/></mergeCells>'
    content = package(f"<sheetData>{rows}</sheetData>{merges}")
    assert read(content).status is Status.REFUSED
    limits = Limits(ratio=2000)
    reading = FORMAT.read(content, Opening("a.xlsx", Budget(limits), member))
    assert shown(reading) == {"B1000001": "5"}


def test_more_cells_than_allowed_leave_the_first_ones() -> None:
    book = openpyxl.Workbook()
    for number in range(50):
        book.active.append([number, number])
    book.create_sheet("next").append(["never"])
    reading = read(saved(book), cells=60)
    assert (reading.status, len(reading.tables), len(reading.tables[0].cells)) == (Status.PARTIAL, 1, 60)
    assert "60 cells" in reading.reason


@pytest.mark.parametrize(
    "sheet",
    [
        '<sheetData><row r="1"><c r="A1"><v>7</v></c></row><row r="x">',
        '<sheetData><row r="1"><c r="A1"><v>7</v></c><c r="B1" t="s"><v>one</v></c></row></sheetData>',
        '<sheetData><row r="1"><c r="A1"><v>7</v></c></row></sheet',
        '<sheetData><row r="1"><c r="A1"><v>7</v></c></row></sheetData><cols><col hidden="1"/></cols>',
        '<sheetData><row r="1"><c r="A1"><v>7</v></c></row><v>stray</v><row r="99999999999999999999"/></sheetData>',
    ],
)
def test_a_damaged_sheet_keeps_what_came_before_and_is_named(sheet: str) -> None:
    reading = read(package(sheet))
    assert shown(reading) == {"A1": "7"}
    assert reading.status is Status.PARTIAL
    assert "sheet1.xml" in reading.reason


def test_a_cell_without_a_style_number_is_shown_plainly() -> None:
    assert shown(read(package('<sheetData><row r="1"><c r="A1" s=""><v>7</v></c></row></sheetData>'))) == {"A1": "7"}


def test_workbooks_of_the_beta_of_2007_are_read() -> None:
    usual, out = package('<sheetData><row r="1"><c r="A1"><v>7</v></c></row></sheetData>'), io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(usual)) as archive, zipfile.ZipFile(out, "w") as beta:
        for part in archive.namelist():
            renamed = archive.read(part).replace(MAIN.encode(), b"http://schemas.microsoft.com/office/excel/2006/2")
            beta.writestr(part, renamed)
    assert shown(read(out.getvalue())) == {"A1": "7"}


def test_a_workbook_is_known_wherever_it_keeps_its_parts() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(package("<sheetData/>"))) as usual, zipfile.ZipFile(out, "w") as moved:
        for part in usual.namelist():
            moved.writestr(part.replace("xl/", "book/"), usual.read(part).replace(b"xl/", b"book/"))
    assert b"xl/" not in out.getvalue()
    assert FORMAT.matches(out.getvalue())


def test_entities_are_refused() -> None:
    content = package('<sheetData><row><c t="str"><v>&b;</v></c></row></sheetData>')
    out = io.BytesIO()
    bomb = b'<!DOCTYPE x [<!ENTITY a "lol"><!ENTITY b "&a;&a;">]>'
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            new.writestr(name, (bomb if "sheet1.xml" in name and "rels" not in name else b"") + old.read(name))
    reading = read(out.getvalue())
    assert (reading.status, reading.tables) == (Status.FAILED, ())
    assert "document type" in reading.reason


@pytest.mark.parametrize(
    ("reference", "address"), [("B2", "B2"), ("$C$3:D4", "C3"), ("XFE1", "A1"), ("B0", "A1"), ("1", "A1"), ("²", "A1")]
)
def test_a_comment_stands_at_a_cell_of_the_sheet(reference: str, address: str) -> None:
    said = f'<comment ref="{reference}" authorId="0"><text><t>核实</t></text></comment>'
    comments = f'<comments xmlns="{MAIN}"><authors/><commentList>{said}</commentList></comments>'
    reading = read(package("<sheetData/>", beside={"xl/comments1.xml": ("comments", comments)}))
    assert [(block.text, str(block.locator)) for block in reading.blocks] == [("核实", f"机组!{address}")]


def test_a_cell_beside_the_sheet_leaves_what_stands_before_it() -> None:
    cells = '<sheetData><row r="1"><c r="A1"><v>1</v></c></row><row r="2"><c r="XFE2"><v>2</v></c></row></sheetData>'
    reading = read(package(cells))
    assert shown(reading) == {"A1": "1"}
    assert reading.status is Status.PARTIAL


def test_a_number_format_with_a_zero_character_does_not_cost_the_workbook() -> None:
    assert number_text("120", number_format(200, '\0"no"0" MW"'), False) == "no120 MW"


def test_of_many_broken_parts_a_few_are_named() -> None:
    losses = ["a\tb is missing", *(f"part {number} is missing" for number in range(9)), f"{'x' * 500} is missing"]
    reason = outcome(Reading(reason="the rest was not read"), losses * 2).reason
    assert reason == (
        "a?b is missing; part 0 is missing; part 1 is missing; part 2 is missing; part 3 is missing; 6 more; "
        "the rest was not read"
    )
    assert len(outcome(Reading(), losses[-1:]).reason) == 121


def test_a_number_format_longer_than_any_program_takes_is_cut() -> None:
    shown = number_text("120", number_format(200, "0" + "[" * 300_000), False)
    assert shown == f"120{'[' * 999}"
