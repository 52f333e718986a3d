"""Tables without rulings: words that stand in columns are cells; running text, lists and contents are not."""

from __future__ import annotations

import io

import pytest
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from aggregator.model.documents import PdfLoc

WIDTH, HEIGHT = A4
PROSE = (
    "The plant at Northfield was taken over by the region in the spring of the year and has since been run by the",
    "same crew as before. Its boilers burn straw that is brought from the farms around it, and its turbine gives",
    "heat to the town and power to the line that goes north. Nobody has asked what happens when both are needed at",
    "once, as they were in the cold days of that winter, and the answer is not written down in any plan that we saw.",
    "A spare line was promised and not built. In 2019 and again in 2021 the council put it off for want of money.",
)


class Sheet:
    """A PDF in the making, on which words are put where they shall stand."""

    def __init__(self, font: str = "Helvetica", size: float = 10) -> None:
        self._out = io.BytesIO()
        self._canvas = Canvas(self._out, pagesize=A4, invariant=1)
        if font == "STSong-Light":
            pdfmetrics.registerFont(UnicodeCIDFont(font))
        self._font, self._size = font, size
        self._canvas.setFont(font, size)

    def row(self, y: float, *words: tuple[float, str]) -> Sheet:
        """Write words from where each begins, or to where it ends if that is negative."""
        for x, text in words:
            if x < 0:
                self._canvas.drawRightString(-x, y, text)
            else:
                self._canvas.drawString(x, y, text)
        return self

    def lines(self, x: float, y: float, texts: tuple[str, ...], pitch: float = 14) -> Sheet:
        """Write lines one below the other."""
        for number, text in enumerate(texts):
            self._canvas.drawString(x, y - pitch * number, text)
        return self

    def turned(self, degrees: int) -> Sheet:
        self._canvas.setPageRotation(degrees)
        return self

    def pdf(self) -> bytes:
        self._canvas.save()
        return self._out.getvalue()


def grid(table) -> list[list[str]]:
    """Return the texts of a table, row by row; nothing where there is no cell."""
    texts = [["" for _ in range(table.n_columns)] for _ in range(table.n_rows)]
    for cell in table.cells:
        texts[cell.row][cell.column] = cell.text
    return texts


STATIONS = [
    ["Station", "Capacity", "Opened"],
    ["Northfield", "120", "1987"],
    ["Lower Mill", "8.5", "2003"],
    ["Harbour East", "1,450", "2011"],
]


def stations(sheet: Sheet) -> Sheet:
    for number, (name, capacity, opened) in enumerate(STATIONS):
        sheet.row(700 - 16 * number, (72, name), (-300, capacity), (360, opened))
    return sheet


def test_words_in_columns_are_a_table_with_its_place_and_are_said_once(read):
    document = read(stations(Sheet().lines(72, 780, PROSE[:2])).lines(72, 600, PROSE[2:]).pdf(), "a.pdf")
    (table,) = document.tables
    assert grid(table) == STATIONS
    assert table.method == "aligned"
    assert isinstance(table.locator, PdfLoc)
    left, bottom, right, top = table.locator.rects[0]
    assert (round(left), table.locator.page) == (72, 1)
    assert 645 < bottom < 653
    assert 707 < top < 715
    assert 395 < right < 396
    assert table.after == 1
    said = [block.text for block in document.blocks]
    assert said == ["\n".join(PROSE[:2]), "\n".join(PROSE[2:])]


def test_two_columns_are_a_table_when_one_holds_figures(read):
    rows = [("Rent", "1,200.00"), ("Heating", "310.50"), ("Water", "95.00"), ("Total", "1,605.50")]
    sheet = Sheet()
    for number, (what, amount) in enumerate(rows):
        sheet.row(700 - 15 * number, (72, what), (-420, amount))
    (table,) = read(sheet.pdf(), "a.pdf").tables
    assert grid(table) == [list(row) for row in rows]


def test_six_columns_close_together_with_gaps_in_them(read):
    heads = ("Year", "Coal", "Gas", "Wind", "Solar", "Total")
    body = [
        ("2018", "48.2", "31.0", "12.9", "-", "92.1"),
        ("2019", "41.7", "", "15.3", "1.1", "58.1"),
        ("2020", "33.3", "30.8", "18.0", "2.4", "84.5"),
        ("2021", "30.1", "29.9", "", "3.6", "63.6"),
    ]
    ends = (100, 140, 180, 220, 260, 300)
    sheet = Sheet(size=9)
    for number, row in enumerate([heads, *body]):
        sheet.row(700 - 12 * number, *((-end, text) for end, text in zip(ends, row, strict=True) if text))
    (table,) = read(sheet.pdf(), "a.pdf").tables
    assert grid(table) == [list(heads), *map(list, body)]


def test_a_cell_of_several_lines_is_one_cell(read):
    sheet = Sheet().row(700, (72, "Unit"), (160, "Owner"), (330, "Remark"), (-500, "MW"))
    sheet.row(680, (72, "A1"), (160, "Northfield Heat"), (330, "shut in summer"), (-500, "40"))
    sheet.row(669, (160, "and Power Company"), (330, "for repairs"))
    sheet.row(649, (72, "A2"), (160, "Town of Harbour"), (330, "reserve"), (-500, "15"))
    sheet.row(629, (72, "A3"), (160, "Lower Mill"), (330, "in service"), (-500, "8"))
    (table,) = read(sheet.pdf(), "a.pdf").tables
    assert grid(table) == [
        ["Unit", "Owner", "Remark", "MW"],
        ["A1", "Northfield Heat\nand Power Company", "shut in summer\nfor repairs", "40"],
        ["A2", "Town of Harbour", "reserve", "15"],
        ["A3", "Lower Mill", "in service", "8"],
    ]


def test_a_heading_over_two_columns_spans_them(read):
    sheet = Sheet().row(716, (200, "Capacity of the station in MW"))
    for number, row in enumerate((("Site", "2019", "2020"), ("North", "10", "12"), ("South", "20", "22"))):
        sheet.row(700 - 16 * number, (72, row[0]), (-240, row[1]), (-330, row[2]))
    sheet.row(652, (72, "West"), (-240, "30"), (-330, "32"))
    sheet.row(636, (72, "Mean of the above"), (-240, "20"), (-330, "22"))
    (table,) = read(sheet.row(620, (72, "East"), (-240, "1"), (-330, "2")).pdf(), "a.pdf").tables
    assert ["North", "10", "12"] in grid(table)
    assert ["East", "1", "2"] in grid(table)


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_a_turned_page_has_its_words(read, turn):
    document = read(stations(Sheet()).turned(turn).pdf(), "a.pdf")
    said = " ".join([*(block.text for block in document.blocks), *(c.text for t in document.tables for c in t.cells)])
    assert all(said.count(text) == 1 for row in STATIONS for text in row)


CHINESE = [
    ["姓名", "部门", "职务", "电话"],
    ["王建国", "电网调度中心", "主任", "010-66001234"],
    ["李晓梅", "变电运行部", "工程师", "010-66005678"],
    ["欧阳志远", "安全监察部", "科长", "010-66009012"],
]


def test_a_chinese_table(read):
    sheet = Sheet("STSong-Light")
    for number, row in enumerate(CHINESE):
        sheet.row(700 - 18 * number, *zip((72, 150, 270, 350), row, strict=True))
    (table,) = read(sheet.pdf(), "a.pdf").tables
    assert grid(table) == CHINESE


def test_a_chinese_table_of_two_columns_with_figures(read):
    rows = [["项目", "金额（万元）"], ["土建工程", "1,250.00"], ["设备购置", "3,480.50"], ["合计", "4,730.50"]]
    sheet = Sheet("STSong-Light")
    for number, (what, amount) in enumerate(rows):
        sheet.row(700 - 18 * number, (72, what), (-400, amount))
    (table,) = read(sheet.pdf(), "a.pdf").tables
    assert grid(table) == rows


CHINESE_PROSE = (
    "北田热电厂于当年春季由该地区接管，此后一直由原班人马运行。锅炉燃用周边农场运来的",
    "秸秆，汽轮机向城镇供热，并向北送电。没有人问过两者同时需要时会发生什么，而那年冬",
    "天的寒冷日子里正是如此，我们所见的任何计划都没有写下答案。备用线路曾经许诺，但一",
    "直没有建成。二〇一九年和二〇二一年，委员会两次因资金不足而推迟。",
)


def narrow(columns: int, letters: int) -> bytes:
    """Return a page of prose in narrow columns side by side."""
    words, sheet = " ".join(PROSE * 8).split(), Sheet(size=8)
    lines, line = [], ""
    for word in words:
        if len(line) + len(word) > letters:
            lines.append(line)
            line = ""
        line = f"{line} {word}".strip()
    share = len(lines) // columns
    for number in range(columns):
        sheet.lines(40 + 520 / columns * number, 760, tuple(lines[share * number : share * (number + 1)]), pitch=10)
    return sheet.pdf()


@pytest.mark.parametrize(
    "content",
    [
        Sheet().lines(72, 760, PROSE * 6).pdf(),
        narrow(4, 26),
        narrow(5, 20),
        Sheet(size=8).lines(50, 760, tuple(line[:52] for line in PROSE * 6)).lines(310, 760, tuple(
            line[50:102] for line in PROSE * 6)).pdf(),
        Sheet(size=7).lines(40, 760, tuple(line[:40] for line in PROSE * 6)).lines(210, 760, tuple(
            line[40:80] for line in PROSE * 6)).lines(380, 760, tuple(line[60:100] for line in PROSE * 6)).pdf(),
        Sheet("STSong-Light").lines(72, 760, CHINESE_PROSE * 5).pdf(),
        Sheet("STSong-Light").lines(50, 760, tuple(line[:20] for line in CHINESE_PROSE * 5)).lines(320, 760, tuple(
            line[18:38] for line in CHINESE_PROSE * 5)).pdf(),
        Sheet().row(760, (72, "1."), (100, "Close the valve")).row(745, (72, "2."), (100, "Call the crew")).row(
            730, (72, "3."), (100, "Wait for them")).row(715, (72, "4."), (100, "Open it again")).pdf(),
        Sheet().row(760, (72, "Introduction"), (-520, "1")).row(745, (72, "The plant"), (-520, "4")).row(
            730, (72, "Its crew"), (-520, "9")).row(715, (72, "What is missing"), (-520, "12")).pdf(),
        Sheet().row(760, (72, "Name:"), (160, "Anna Berg")).row(745, (72, "Town:"), (160, "Northfield")).row(
            730, (72, "Trade:"), (160, "fitter")).row(715, (72, "Crew:"), (160, "night")).pdf(),
    ],
    ids=[
        *("prose", "four narrow columns", "five narrow columns", "two columns", "three columns"),
        *("Chinese", "two Chinese columns", "list", "contents", "form"),
    ],
)  # fmt: skip
def test_what_only_looks_like_columns_is_no_table(read, content):
    document = read(content, "a.pdf")
    assert document.tables == ()
    assert document.blocks


def test_a_table_beside_running_text_leaves_that_text_whole(read):
    column = tuple(line[:52].rstrip() for line in PROSE)
    sheet = Sheet(size=8).lines(50, 760, column * 2, pitch=12)
    for number, row in enumerate(STATIONS):
        sheet.row(748 - 12 * number, (330, row[0]), (-450, row[1]), (480, row[2]))
    document = read(sheet.pdf(), "a.pdf")
    assert [grid(table) for table in document.tables] == [STATIONS]
    assert "\n".join(line.rstrip() for block in document.blocks for line in block.text.split("\n")) == "\n".join(
        column * 2
    )


def test_the_same_bytes_give_the_same_tables(read):
    content = stations(Sheet()).pdf()
    assert read(content, "a.pdf").tables == read(content, "a.pdf").tables


def test_a_page_of_countless_words_in_columns_keeps_its_words(read):
    sheet = Sheet(size=2)
    for number in range(350):
        sheet.row(830 - 2.3 * number, *((20 + 30 * column, f"{number}{column:02}") for column in range(18)))
    document = read(sheet.pdf(), "a.pdf")
    said = {cell.text for table in document.tables for cell in table.cells}
    said |= {word for block in document.blocks for word in block.text.split()}
    assert {f"{number}{column:02}" for number in range(350) for column in range(18)} <= said
