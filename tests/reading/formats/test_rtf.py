"""RTF: every code page a font brings, every story a page has, and tables out of nothing but right edges."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from aggregator.model.documents import BlockKind, FileId, Source, Status
from aggregator.reading.read import read_document


def rtf(body: str, head: str = r"\ansi\ansicpg1252\deff0") -> bytes:
    return f"{{\\rtf1{head} {body}}}".encode("latin-1")


def escaped(text: str, encoding: str = "gbk") -> str:
    return "".join(f"\\'{byte:02x}" for byte in text.encode(encoding))


def said(document):
    return [(block.kind.value, block.text) for block in document.blocks]


@pytest.mark.parametrize(
    ("content", "text"),
    [
        (rtf(escaped("北田电站 120 兆瓦"), r"\ansi\ansicpg936"), "北田电站 120 兆瓦"),
        (rtf(r"{\fonttbl{\f1\fcharset134 SimSun;}}\f1 " + escaped("容量")), "容量"),
        (
            rtf(r"{\fonttbl{\f1\fcharset136 MingLiU;}{\f0\fcharset0 A;}}\f1 " + escaped("電站", "big5") + r"\f0 x"),
            "電站x",
        ),
        (rtf(r"\uc1\u21271?\u30005?\uc0\u31449 x"), "北电站x"),
        (rtf(r"\uc2\u-28641\'b1\'b1 MW"), "\u901f MW"),
        (rtf(r"\uc1\u-10179?\u-8702?!"), "\U0001f602!"),
        (rtf(r"a\u8364\'80b"), "a€b"),
        (rtf(r"caf\'e9\~x\emdash y\{z\}\\"), "café\u00a0x—y{z}\\"),
        ("{\\rtf1\\ansi\\ansicpg936 电站{\\b 容量}}".encode("gbk"), "电站容量"),
        (rtf("one\r\n line"), "one line"),
    ],
)
def test_text_is_read_in_its_code_page(read, content, text):
    document = read(content, "a.rtf")
    assert document.status is Status.OK
    assert document.media_type == "application/rtf"
    assert [block.text for block in document.blocks] == [text]


def test_headings_lists_and_breaks(read):
    body = r"{\stylesheet{\s0 Normal;}{\s1 heading 1;}{\s2 " + escaped("标题 2") + r";}}"
    body += (
        r"\pard\s1 One\par\pard\s2 Two\par\pard\ls1{\listtext\tab 1.}entry\par\pard\outlinelevel0 Three\par\pard text"
    )
    assert said(read(rtf(body, r"\ansi\ansicpg936"), "a.rtf")) == [
        ("heading", "One"),
        ("heading", "Two"),
        ("list_entry", "entry"),
        ("heading", "Three"),
        ("paragraph", "text"),
    ]


def test_margins_notes_comments_boxes_and_links_are_told_apart(read):
    body = r"""{\header \pard 内 head\par}{\footerr foot}start{\footnote a note}
{\*\atnid WG}{\*\atnauthor Wang}\chatn{\*\annotation{\*\atndate 1}check this}
{\shp{\*\shpinst{\sp{\sn name}{\sv secret machine name}}{\shptxt in a box\par}}{\shprslt in a box}}
{\field{\*\fldinst HYPERLINK "http://x"}{\fldrslt the link}} end\par""".replace("内", escaped("内"))
    document = read(rtf(body, r"\ansi\ansicpg936"), "a.rtf")
    assert [(b.kind, b.text.strip(), b.label, str(b.locator)) for b in document.blocks] == [
        (BlockKind.HEADER, "内 head", "", "header 1"),
        (BlockKind.FOOTER, "foot", "", "footer 1"),
        (BlockKind.FOOTNOTE, "a note", "", "footnote 1"),
        (BlockKind.COMMENT, "check this", "Wang", "comment 1"),
        (BlockKind.TEXTBOX, "in a box", "", "textbox 1"),
        (BlockKind.PARAGRAPH, "startthe link end", "", "paragraph 1"),
    ]


def test_hidden_and_changed_text_is_flagged(read):
    document = read(rtf(r"open {\v and hidden}\par The {\deleted old }plan{\revised  B} stands\par"), "a.rtf")
    assert [(block.text, block.hidden, block.revision) for block in document.blocks] == [
        ("open ", False, None),
        ("open and hidden", True, None),
        ("The plan B stands", False, "ins"),
        ("The old plan stands", False, "del"),
    ]


def row(*cells: str, edges: str) -> str:
    return rf"\trowd {edges}\pard\intbl " + "".join(f"{text}\\cell " for text in cells) + r"\row "


def test_tables_have_merged_cells_once(read, rows):
    body = r"before\par " + row("A", "", "B", edges=r"\clmgf\cellx1000\clmrg\cellx2000\cellx3000")
    body += row("1", r"2\par two", "3", edges=r"\clvmgf\cellx1000\cellx2010\cellx3000")
    body += row("", "4", "5", edges=r"\clvmrg\cellx1000\cellx1990\cellx3000")
    body += row("wide", "6", edges=r"\cellx2000\cellx3000") + r"\pard after\par"
    document = read(rtf(body), "a.rtf")
    assert said(document) == [("paragraph", "before"), ("paragraph", "after")]
    (table,) = document.tables
    assert rows(table) == [["A", "", "B"], ["1", "2\ntwo", "3"], ["", "4", "5"], ["wide", "", "6"]]
    spans = {cell.text: (cell.rowspan, cell.colspan) for cell in table.cells}
    assert spans["A"] == (1, 2)
    assert spans["1"] == (2, 1)
    assert spans["wide"] == (1, 2)
    assert table.after == 1
    assert str(table.place_of(table.cells[1])) == "table 1 row 1 column 3"


def test_properties_are_read_in_the_code_page(read):
    info = r"{\info{\title " + escaped("停电计划") + r"}{\author Wang}{\creatim\yr2025\mo3\dy4\hr5\min6}{\comment x}}"
    info += r"{\*\userprops{\propname Class}\proptype30{\staticval secret}}"
    document = read(rtf(info + "text", r"\ansi\ansicpg936"), "a.rtf")
    assert {key: value.value for key, value in document.metadata.items()} == {
        "title": "停电计划",
        "author": "Wang",
        "created": "2025-03-04T05:06:00",
        "property:Class": "secret",
    }
    assert said(document) == [("paragraph", "text")]


def test_what_is_not_text_is_left_out(read):
    body = r"{\*\unknown hidden}{\pict\jpegblip ffd8ffe0}{\pict\bin5 }{}}{}{x}a"
    document = read(rtf(body + r"{\upr{old}{\*\ud{new}}}{\object{\*\objdata 0105}}b"), "a.rtf")
    assert said(document) == [("paragraph", "xanewb")]
    assert document.warnings == ("embedded objects are not read",)


@pytest.mark.parametrize(
    ("content", "status"),
    [
        (b"{\\rtf1 some text", Status.PARTIAL),
        (b"{\\rtf1 {\\fonttbl", Status.FAILED),
        (b"{\\rtf1 text}}}} trailing {", Status.OK),
        (b"{\\rtf1 " + b"{" * 200_000, Status.REFUSED),
        (b"{\\rtf1 a" + b"{" * 200_000, Status.PARTIAL),
        (b"{\\rtf1 \\bin999999999 x}", Status.FAILED),
        (b"{\\rtf1 \\u99999999 \\uc999999999 x\\cellx-5\\cell\\row}", Status.OK),
        (b"{\\rtf1 \\ansicpg99999 \\'ff\\", Status.PARTIAL),
    ],
)
def test_broken_documents_end_in_a_status(read, content, status):
    assert read(content, "a.rtf").status is status


def test_a_limit_leaves_what_was_read(read):
    document = read(rtf(r"12345\par 67890\par abcde\par"), "a.rtf", characters=12)
    assert document.status is Status.PARTIAL
    assert [block.text for block in document.blocks] == ["12345", "67890"]


WORDS = r"\par|\cell |\row |\trowd|\cellx900|\clvmrg|\clmrg|\intbl|\pard|{|}|{\footnote |{\header |\'b1|\u-4000?|\v|x"
WORDS += r"|\deleted|{\info{\title |{\*\x |\sect"


@given(st.lists(st.sampled_from(WORDS.split("|")), max_size=40))
@example(["{", r"\cell ", "}"])
def test_any_order_of_words_ends_in_a_status(words):
    source = Source(FileId("r/1"), "a.rtf", "1")
    assert read_document(rtf("".join(words)), source).status in {Status.OK, Status.PARTIAL, Status.FAILED}


@given(st.binary(max_size=60))
def test_any_bytes_end_in_a_status(noise):
    assert read_document(b"{\\rtf1 " + noise, Source(FileId("r/1"), "a.rtf", "1")).status in Status
