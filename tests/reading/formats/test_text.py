from __future__ import annotations

import pytest

from aggregator.model.documents import BlockKind, TextLoc
from aggregator.reading.formats.text import LONGEST_PARAGRAPH


def blocks(document):
    return [(block.text, block.locator.line, block.locator.last_line) for block in document.blocks]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_paragraphs_with_their_lines_whatever_ends_a_line(read, end):
    text = end.join(["one", "two", "", "  ", "three", ""])
    assert blocks(read(text, "a.txt")) == [("one\ntwo", 1, 2), ("three", 5, 5)]


def test_only_line_ends_end_a_line(read):
    assert blocks(read("a\x0bb\u2028c\x85d\n\ne", "a.txt")) == [("a\x0bb\u2028c\x85d", 1, 1), ("e", 3, 3)]


def test_a_long_run_of_lines_is_cut(read):
    found = blocks(read("\n".join(f"line {number}" for number in range(1, 200)), "a.log"))
    assert [(first, last) for _, first, last in found] == [(1, 60), (61, 120), (121, 180), (181, 199)]
    assert LONGEST_PARAGRAPH == 60


@pytest.mark.parametrize(
    "chat",
    [
        (
            "2025-03-04 10:12 Wang Wei: Northfield is out\n2025-03-04 10:13 Li: since when?\nand why\n"
            "2025-03-04 10:14 Wang Wei: yesterday"
        ),
        (
            "[04/03/2025, 10:12:33] Wang Wei: Northfield is out\n[04/03/2025, 10:13:00] Li: since when?\nand why\n"
            "[04/03/2025, 10:14:09] Wang Wei: yesterday"
        ),
        (
            "3/4/25, 9:12 PM - Wang Wei: Northfield is out\n3/4/25, 9:13 PM - Li: since when?\nand why\n"
            "3/4/25, 9:14 PM - Wang Wei: yesterday"
        ),
        "[10:12] <Wang Wei> Northfield is out\n[10:13] <Li> since when?\nand why\n[10:14] <Wang Wei> yesterday",
        (
            "Wang Wei 2025/3/4 10:12:01\nNorthfield is out\n\nLi 2025/3/4 10:13:44\nsince when?\nand why\n\n"
            "Wang Wei 2025/3/4 10:14:00\nyesterday"
        ),
    ],
)
def test_a_chat_is_one_block_a_message_with_its_author(read, chat):
    document = read(chat, "chat.txt")
    assert [(block.kind, block.label, block.text) for block in document.blocks] == [
        (BlockKind.MESSAGE, "Wang Wei", "Northfield is out"),
        (BlockKind.MESSAGE, "Li", "since when?\nand why"),
        (BlockKind.MESSAGE, "Wang Wei", "yesterday"),
    ]
    assert document.blocks[0].locator.line == 1


def test_a_chinese_chat(read):
    document = read(
        "\n".join(["2025年3月4日 10:12 王伟:北田电站停运", "2025年3月4日 10:13 李娜:知道了"] * 2), "群聊.txt"
    )
    assert [block.label for block in document.blocks] == ["王伟", "李娜", "王伟", "李娜"]
    assert document.blocks[0].text == "北田电站停运"
    assert document.blocks[1].locator == TextLoc(2, 2)


def test_a_text_that_names_times_is_no_chat(read):
    document = read("Agenda\n10:00 Start: everybody\nThen we go on\nand on\nand on\nuntil late", "a.txt")
    assert [block.kind for block in document.blocks] == [BlockKind.PARAGRAPH]
