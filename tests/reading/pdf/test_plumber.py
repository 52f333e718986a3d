"""Ruled tables: pdfium says what is drawn and written, pdfplumber finds the cells; past a limit the text stays."""

from __future__ import annotations

import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aggregator.model.documents import Cell, PdfLoc, Rect
from aggregator.reading.pdf.lines import Turn
from aggregator.reading.pdf.plumber import NoTables, grids_between

WORDS = "BT /F 9 Tf 50 700 Td (Northfield has 120 MW in all) Tj ET\n"
CELLS = tuple(Cell(row, column, f"r{row}c{column}") for row in range(3) for column in range(3))


def grid(left: int = 50, bottom: int = 300, rows: int = 3, columns: int = 3) -> str:
    """Return the drawing of a table with a word in each cell, 60 by 20 points each."""
    lines = [f"{left} {bottom + 20 * r} m {left + 60 * columns} {bottom + 20 * r} l S" for r in range(rows + 1)]
    lines += [f"{left + 60 * c} {bottom} m {left + 60 * c} {bottom + 20 * rows} l S" for c in range(columns + 1)]
    lines += [
        f"BT /F 9 Tf {left + 60 * c + 5} {bottom + 20 * (rows - 1 - r) + 5} Td (r{r}c{c}) Tj ET"
        for r in range(rows)
        for c in range(columns)
    ]
    return "\n".join(lines) + "\n"


def pdf(drawing: bytes | str, page: str = "", kids: str = "3 0 R", box: str = "0 0 600 800", packed: str = "") -> bytes:
    """Return a PDF of one page object; ``page`` is added to its entries, ``packed`` to those of its drawing."""
    content = drawing.encode() if isinstance(drawing, str) else drawing
    bodies = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {kids.count('R')} >>".encode(),
        f"<< /Type /Page /Parent 2 0 R /MediaBox [{box}] /Contents 4 0 R"
        f" /Resources << /Font << /F 5 0 R >> >> {page} >>".encode(),
        f"<< /Length {len(content)} {packed} >>\nstream\n".encode() + content + b"\nendstream",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    out, starts = b"%PDF-1.4\n", []
    for number, body in enumerate(bodies, start=1):
        starts.append(len(out))
        out += f"{number} 0 obj\n".encode() + body + b"\nendobj\n"
    table = "".join(f"{start:010} 00000 n \n" for start in starts)
    tail = f"xref\n0 6\n0000000000 65535 f \n{table}trailer << /Size 6 /Root 1 0 R >>\nstartxref\n{len(out)}\n%%EOF"
    return out + tail.encode()


@pytest.mark.parametrize("box", ["0 0 600 800", "-100 -50 700 900", "30 40 900 800", "600 800 0 0"])
@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_cells_are_found_wherever_the_page_begins_and_however_it_is_turned(read, box, turn):
    document = read(pdf(grid() + WORDS, f"/Rotate {turn}", box=box), "a.pdf")
    (table,) = document.tables
    assert sorted(cell.text for cell in table.cells) == [cell.text for cell in CELLS]
    if not turn:
        assert table.cells == CELLS
    assert isinstance(table.locator, PdfLoc)
    assert [round(side) for side in table.locator.rects[0]] == [50, 300, 230, 360]
    assert [block.text for block in document.blocks] == ["Northfield has 120 MW in all"]


@pytest.mark.parametrize(
    "drawing",
    [
        grid().replace(" l S", " l h S"),
        "0.5 w 1 0 0 1 20 0 cm " + grid(30),
        grid() + "".join(f"{50 + 60 * c} {300 + 20 * r} 60 20 re S\n" for r in range(3) for c in range(3)),
        grid().replace(" 300 m", " 300.4 m"),
        grid() + "q Q " * 200_000,
        "0 g " + grid().replace(" S", " 1 1 1 RG S"),
    ],
    ids=["closed", "moved", "boxed twice", "nearly upright", "idle operators", "white"],
)
def test_cells_are_found_however_their_borders_are_drawn(read, drawing):
    document = read(pdf(drawing + WORDS), "a.pdf")
    assert [table.cells for table in document.tables] == [CELLS]
    assert document.warnings == ()


@pytest.mark.parametrize(
    "content",
    [
        pdf(grid() + WORDS, "/Rotate 45"),
        pdf(grid() + WORDS, "/Rotate /Up"),
        pdf(grid() + WORDS + f"BT /F 9 Tf 0 Tz 50 600 Td ({'a' * 600_000}) Tj ET"),
        pdf(
            zlib.compress((grid() + WORDS).encode() + b" " * 5_000_000),
            packed="/Filter /FlateDecode",
        ),
    ],
    ids=["half turned", "turned by a word", "written in one place", "drawn in blanks"],
)
def test_an_odd_page_that_pdfium_can_show_has_its_table(read, content):
    document = read(content, "a.pdf")
    assert [table.cells for table in document.tables] == [CELLS]


def test_one_page_listed_twice_is_read_twice(read):
    document = read(pdf(grid() + WORDS, kids="3 0 R 3 0 R"), "a.pdf")
    assert len({table.locator for table in document.tables}) == len(document.tables) > 0
    assert document.tables[0].cells == CELLS


def test_what_is_not_drawn_rules_no_table(read):
    document = read(pdf(grid().replace(" S", " n") + WORDS), "a.pdf")
    assert document.tables == ()


@pytest.mark.parametrize(
    "drawing",
    [
        grid() + WORDS + "1 1 2 2 re f\n" * 20_001,
        grid() + WORDS + f"BT /F 1 Tf 0.1 Tz 50 600 Td ({'ab ' * 7_000}) Tj ET",
    ],
    ids=["drawn", "written"],
)
def test_a_page_with_too_much_on_it_keeps_its_text_and_says_so(read, drawing):
    document = read(pdf(drawing), "a.pdf")
    text = " ".join(block.text for block in document.blocks)
    assert document.tables == ()
    assert all(words in text for words in ("Northfield has 120 MW in all", "r0c0", "r2c2"))
    assert document.warnings == ("tables of page 1 are read as text: too much is drawn on it",)


def test_strokes_without_end_are_not_compared_each_with_each():
    level = [Rect(10.0 * n, y, 10.0 * n + 5, y) for n in range(600) for y in (0.0, 50.0)]
    upright = [Rect(x, 10.0 * n, x, 10.0 * n + 5) for n in range(600) for x in (0.0, 50.0)]
    with pytest.raises(NoTables, match="too much is drawn on it"):
        grids_between(level + upright, Turn())
    assert grids_between(level, Turn()) == ()
    assert grids_between([], Turn()) == ()


SOMEWHERE = st.sampled_from([0.0, 0.3, 5.0, 20.0, 21.5, 60.0, 3e38, -3e38]) | st.floats(-2000, 2000)


@given(st.lists(st.tuples(SOMEWHERE, SOMEWHERE, SOMEWHERE, st.booleans()), max_size=40))
def test_any_strokes_make_tables_of_cells_that_lie_in_them(drawn):
    strokes = [
        Rect(min(a, b), c, max(a, b), c) if level else Rect(c, min(a, b), c, max(a, b)) for a, b, c, level in drawn
    ]
    for found in grids_between(strokes, Turn()):
        assert len(found.spots) > 1
        for spot in found.spots:
            assert 0 <= spot.row < spot.row + spot.rowspan < len(found.rows)
            assert 0 <= spot.column < spot.column + spot.colspan < len(found.columns)


@pytest.mark.parametrize("far", ["9" * 30, "9" * 60, "-" + "9" * 39])
def test_lines_drawn_out_of_all_bounds_harm_no_table(read, far):
    document = read(
        pdf(grid() + WORDS + f"50 500 m {far} 500 l S\n50 {far} m 50 500 l S\n{far} 0 m {far} 9 l S\n"), "a.pdf"
    )
    assert CELLS in [table.cells for table in document.tables]
