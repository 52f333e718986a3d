"""Ruled tables: pdfplumber finds the cells, pdfium says what is in them, and where they disagree the text stays."""

from __future__ import annotations

import zlib

import pdfplumber
import pytest

from aggregator.model.documents import Cell, PdfLoc
from aggregator.reading.pdf import plumber

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


def test_pdfplumber_is_opened_for_ruled_pages_only_and_once(read, monkeypatch):
    opened = []
    real = pdfplumber.open
    monkeypatch.setattr(pdfplumber, "open", lambda content: opened.append(real(content)) or opened[-1])
    assert len(read(pdf(WORDS), "a.pdf").blocks) == 1
    assert opened == []
    two = pdf(grid()).replace(b"/Kids [3 0 R] /Count 1", b"/Kids [3 0 R 6 0 R] /Count 2")
    two = two.replace(
        b"xref\n",
        b"6 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R"
        b" /Resources << /Font << /F 5 0 R >> >> >>\nendobj\nxref\n",
        1,
    )
    assert len(read(two, "a.pdf").tables) == 2
    assert len(opened) == 1


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (pdf(grid() + WORDS, "/Rotate 45"), "it is turned in a way that is not understood"),
        (pdf(grid() + WORDS, "/Rotate /Up"), "pdfplumber cannot read it (TypeError)"),
        (pdf(grid() + WORDS, kids="3 0 R 3 0 R"), "pdfplumber counts other pages"),
        (pdf(grid() + WORDS + "1 1 2 2 re f\n" * 20_001), "too much is drawn on it"),
        (pdf(grid() + WORDS + "q Q " * 200_000), "too much is drawn on it"),
        (pdf(grid() + WORDS + f"BT /F 9 Tf 0 Tz 50 600 Td ({'a' * 600_000}) Tj ET"), "too much is drawn on it"),
        (
            pdf(zlib.compress((grid() + WORDS).encode() + b" " * 50_000_000), packed="/Filter /FlateDecode"),
            "too much is drawn on it",
        ),
    ],
)
def test_a_page_that_pdfplumber_cannot_take_keeps_its_text_and_says_so(read, content, why):
    document = read(content, "a.pdf")
    text = " ".join(block.text for block in document.blocks)
    assert document.tables == ()
    assert all(words in text for words in ("Northfield has 120 MW in all", "r0c0", "r2c2"))
    (warning,) = document.warnings
    assert warning.startswith("tables of page")
    assert warning.endswith(f"are read as text: {why}")


@pytest.mark.parametrize(
    ("letters", "why"),
    [("", "pdfplumber sees next to no text in them"), ("(cid:7)", "pdfplumber does not know the letters in them")],
)
def test_where_pdfplumber_reads_other_words_than_pdfium_its_cells_are_not_trusted(read, monkeypatch, letters, why):
    seen = [{"text": letters, "x0": 60, "x1": 65, "top": 450, "bottom": 455}] * 40 if letters else []
    monkeypatch.setattr(pdfplumber.page.Page, "chars", property(lambda page: seen))
    document = read(pdf(grid() + WORDS), "a.pdf")
    assert (document.tables, document.warnings) == ((), (f"tables of page 1 are read as text: {why}",))
    assert "r1c1" in " ".join(block.text for block in document.blocks)


def test_a_file_of_ruled_pages_without_end_is_followed_only_so_far(read, monkeypatch):
    monkeypatch.setattr(plumber, "_MOST_OF_A_FILE", 100)
    document = read(pdf(grid()), "a.pdf")
    assert document.tables == ()
    assert document.warnings == ("tables of page 1 are read as text: too much was drawn on the ruled pages before",)
