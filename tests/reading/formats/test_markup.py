from __future__ import annotations

import pytest

from aggregator.model.documents import BlockKind, PartLoc, Status
from aggregator.reading.page_events import Close, Open, _from_tags, _from_tree, _tree, events_of


def texts(document, kind=BlockKind.PARAGRAPH):
    return [block.text for block in document.blocks if block.kind is kind]


def test_headings_paragraphs_and_lists_in_order(read):
    document = read(
        "<!doctype html><html><head><title>Plants &amp; more</title><style>p{}</style>"
        "<meta name=author content='Li Wei'><meta property='article:published_time' content='2025-03-04'></head>"
        "<body><script>secret()</script><h2>North</h2><p>Some <b>bold</b>\n text<br>second line</p>"
        "<ul><li>one<li>two</ul><!-- remark --></body></html>",
        "x.html",
    )
    assert [(block.kind.value, block.text) for block in document.blocks] == [
        ("heading", "Plants & more"),
        ("heading", "North"),
        ("paragraph", "Some bold text\nsecond line"),
        ("list_entry", "one"),
        ("list_entry", "two"),
    ]
    assert {key: value for key, (value, _) in document.metadata.items()} == {
        "title": "Plants & more",
        "author": "Li Wei",
        "created": "2025-03-04",
    }
    assert document.blocks[2].locator == PartLoc("", "paragraph 1")


def test_spans_move_the_cells_after_them(read):
    [table] = read(
        "<table><caption>Fleet</caption><tr><th rowspan=2>plant<th colspan=2>MW<th>owner"
        "<tr><td>2024<td>2025<td>X</table>",
        "x.html",
    ).tables
    assert table.title == "Fleet"
    assert [(cell.row, cell.column, cell.text, cell.rowspan, cell.colspan) for cell in table.cells] == [
        (0, 0, "plant", 2, 1), (0, 1, "MW", 1, 2), (0, 3, "owner", 1, 1),
        (1, 1, "2024", 1, 1), (1, 2, "2025", 1, 1), (1, 3, "X", 1, 1),
    ]  # fmt: skip
    assert (table.n_rows, table.n_columns) == (2, 4)


def test_a_cell_finds_its_place_between_those_that_reach_down_from_above(read):
    """By hand: a fills columns 0-1 of three rows, b column 3 of two; d and e stand between and beside them."""
    [table] = read(
        "<html><table><tr><td rowspan=3 colspan=2>a<td>x<td rowspan=2>b<tr><td>c<td>d<tr><td>e<td>f</table>", "x.html"
    ).tables
    assert [(cell.row, cell.column, cell.text) for cell in table.cells] == [
        (0, 0, "a"), (0, 2, "x"), (0, 3, "b"), (1, 2, "c"), (1, 4, "d"), (2, 2, "e"), (2, 3, "f"),
    ]  # fmt: skip


def test_a_table_too_wide_to_be_one_is_read_as_paragraphs(read):
    document = read("<html><table><tr>" + "<td colspan=1000>words" * 3 + "</table>", "x.html")
    assert (texts(document), document.tables) == (["words"] * 3, ())
    assert document.warnings == ("table 1 has more than 2000 columns; read as paragraphs",)


def test_a_definition_list_is_a_table_of_two_columns(read, rows):
    [table] = read("<body><dl><dt>Capacity<dd>120 MW<dt>Owner<dd>X</dl>", "x.html").tables
    assert rows(table) == [["Capacity", "120 MW"], ["Owner", "X"]]


def test_a_table_that_only_lays_out_is_read_as_paragraphs(read, rows):
    document = read(
        "<table><tr><td>left<td><table><tr><td>k<td>v<tr><td>m<td>w</table>below</table><table><tr><td>alone</table>",
        "x.html",
    )
    assert texts(document) == ["left", "below", "alone"]
    assert [rows(table) for table in document.tables] == [[["k", "v"], ["m", "w"]]]


@pytest.mark.parametrize(
    "hidden", ["<div hidden>{}</div>", "<div style='display: none'>{}</div>", "<p style='font-size:0px'>{}</p>"]
)
def test_what_the_page_hides_is_read_and_flagged(read, hidden):
    document = read(f"<body><p>shown</p>{hidden.format('not <b>shown</b>')}<p>after</p>", "x.html")
    assert [(block.text, block.hidden) for block in document.blocks] == [
        ("shown", False), ("not shown", True), ("after", False),
    ]  # fmt: skip


def test_form_fields_keep_their_values(read):
    document = read(
        "<body><form><input name=plant value=Northfield><input type=hidden name=mw value=120>"
        "<input type=password value=secret></form>",
        "x.html",
    )
    assert [(block.label, block.text, block.hidden) for block in document.blocks] == [
        ("plant", "Northfield", False), ("mw", "120", True),
    ]  # fmt: skip


def test_check_boxes_stand_ticked_or_blank_before_their_labels(read):
    document = read(
        "<body><p>Flood wall: <label><input type=checkbox checked> Yes</label> <label><input type=radio> No</label></p>"
        "<table><tr><th>Depot</th><th>Pump</th></tr><tr><td>Millpond</td><td><input type=checkbox></td></tr></table>",
        "form.html",
    )
    assert texts(document) == ["Flood wall: ☑ Yes ☐ No"]
    assert [cell.text for cell in document.tables[0].cells] == ["Depot", "Pump", "Millpond", "☐"]


@pytest.mark.parametrize("charset", ["gb2312", "utf-8", "big5"])
def test_the_declared_encoding_holds(read, charset):
    page = f'<html><meta charset="{charset}"><p>台北 120</p></html>'
    assert texts(read(page.encode(charset), "x.html")) == ["台北 120"]


@pytest.mark.parametrize(
    "page",
    [
        "<div>" * 100_000 + "words" + "</div>" * 100_000,
        "<p " + " ".join(f"a{number}=1" for number in range(100_000)) + ">words</p>",
        "<table><td>" * 20_000 + "words",
        "<b>" * 50_000 + "words",
        "<html><li>" * 50_000 + "words",
        "<html><table><tr><td rowspan=65000 colspan=99999>words<tr><td>x</table>",
        "<html><table>" + "<tr><td rowspan=65000 colspan=1000>words" * 20_000,
        "<html><table><tr>" + "<td rowspan=65000>a" * 1_900 + "<tr><td>words" * 5_000,
        "<html>" + "<" * 500_000 + "p>words",
        "<html><head><title>words",
    ],
    ids=["nested", "attributes", "tables", "inline", "entries", "spans", "stairs", "comb", "brackets", "unclosed"],
)
def test_hostile_pages_are_read(read, page):
    document = read(page, "x.html")
    assert document.status is Status.OK
    found = [block.text for block in document.blocks] + [cell.text for table in document.tables for cell in table.cells]
    assert any("words" in text for text in found)


@pytest.mark.parametrize("page", ["<!--" * 100_000, "<script>" * 100_000, "", "<", "</p></div>", "<p\0>\ud800"])
def test_pages_without_text_are_read(read, page):
    assert read(("<html>" + page).encode("utf-8", "surrogatepass"), "x.html").status is Status.OK


def test_both_ways_to_read_a_page_agree():
    page = "<html><head></head><body><p>a &amp; b<br></p><img alt='x'><div><span>c</span></div></body></html>"
    assert list(_from_tags(page)) == [event for event in _from_tree(_tree(page)) if event != ""] + [""]


def test_events_come_in_pairs():
    events = list(events_of("<p>one<b>two</p>"))
    opened = [event.tag for event in events if isinstance(event, Open)]
    assert opened == ["html", "head", "body", "p", "b"]
    assert sorted(event.tag for event in events if isinstance(event, Close)) == sorted(opened)
