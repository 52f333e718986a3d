from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aggregator.model.documents import Cell, FileId, GridLoc, Source, Status
from aggregator.reading.read import read_document


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_any_delimiter_and_line_end(read, rows, delimiter, end):
    text = end.join(
        delimiter.join(row) for row in [["plant", "MW", "owner"], ["A", "1,5" if delimiter != "," else "1.5", "x"]]
    )
    [table] = read(text, "a.csv").tables
    assert rows(table)[0] == ["plant", "MW", "owner"]
    assert rows(table)[1][0] == "A"
    assert table.locator == GridLoc(1, 1)


def test_the_place_of_a_cell_is_its_record_and_column(read):
    [table] = read('plant,note\n\nA,"two\nlines"\nB,x\n', "a.csv").tables
    assert table.cells[-1] == Cell(3, 1, "x")
    assert str(table.place_of(table.cells[-1])) == "row 4, column B"


def test_ragged_rows_are_kept(read, rows):
    [table] = read("a,b\n1\n1,2,3\n", "a.csv").tables
    assert rows(table) == [["a", "b", ""], ["1", "", ""], ["1", "2", "3"]]


def test_one_column_is_a_table_too(read, rows):
    assert rows(read("plant\nA\nB\n", "a.csv").tables[0]) == [["plant"], ["A"], ["B"]]


def test_the_separator_that_a_spreadsheet_wrote_first(read, rows):
    assert rows(read("sep=;\nplant;MW\nA;1,5\n", "a.csv").tables[0])[2] == ["A", "1,5"]


def test_zero_bytes_are_left_out_and_said(read, rows):
    document = read(b"plant,MW\nA\0,1\n" + b"B,2\n" * 20, "a.csv")
    assert rows(document.tables[0])[1] == ["A", "1"]
    assert document.warnings == ("zero bytes were left out",)


def test_a_quote_never_closed_swallows_nothing(read):
    document = read('plant,MW\nA,"1\n' + "B,2\n" * 1000, "a.csv")
    assert document.tables[0].n_rows == 1002
    assert "never closed" in document.warnings[0]


def test_a_huge_field_is_read(read):
    [table] = read("plant,note\nA," + "x" * 1_000_000 + "\n", "a.csv").tables
    assert len(table.cells[-1].text) == 1_000_000


def test_cells_past_the_limit_leave_the_first_rows_standing(read):
    document = read("a,b\n" * 100, "a.csv", cells=50)
    assert document.status is Status.PARTIAL
    assert document.tables[0].n_rows == 25
    assert document.reason == "more than 50 cells; the rest was not read"


def test_gb18030(read, rows):
    assert rows(read("电站名称,装机容量\n北田电站,12\n".encode("gb18030"), "a.csv").tables[0])[1] == ["北田电站", "12"]


FIELDS = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"], exclude_characters="\ufeff"), min_size=1)


@given(st.lists(st.tuples(FIELDS, FIELDS, FIELDS), min_size=1, max_size=8))
def test_what_a_csv_writer_wrote_is_read_back(written):
    out = io.StringIO()
    csv.writer(out, quoting=csv.QUOTE_ALL).writerows(written)
    document = read_document(out.getvalue().encode(), Source(FileId("r/1"), "a.csv", "1"))
    expected = [(r, c, text) for r, row in enumerate(written) for c, text in enumerate(row) if text.strip()]
    assert [cell[:3] for table in document.tables for cell in table.cells] == expected


def test_a_first_row_past_the_limit_leaves_no_empty_table(read):
    document = read("a,b,c,d\n1,2,3,4\n", "a.csv", cells=3)
    assert document.tables == ()
    assert "more than 3 cells" in document.reason
