from __future__ import annotations

import pytest

from aggregator.extraction.sentences import logical_lines, sentences

SENTENCES = [
    ("One. Two! Three?", ["One.", "Two!", "Three?"]),
    ("Dr. Li met Mr. Wu. They left.", ["Dr. Li met Mr. Wu.", "They left."]),
    ("It is 1.5 MW. See Fig. 4, e.g. The U.S. Army.", ["It is 1.5 MW.", "See Fig. 4, e.g. The U.S. Army."]),
    ("J. Smith came. He left", ["J. Smith came.", "He left"]),
    ("北田停运。湖畔检修!西山正常?好", ["北田停运。", "湖畔检修!", "西山正常?", "好"]),
    ('He said "stop." Then he left.', ['He said "stop."', "Then he left."]),
    ("", []),
]


@pytest.mark.parametrize(("text", "expected"), SENTENCES)
def test_sentences(text, expected):
    assert [text[start:end].strip() for start, end in sentences(text)] == expected


LINES = [
    ("a: 1\nb: 2", ["a: 1", "b: 2"]),
    (
        "The northern plant was inspected by the board in spring and\nfound to be in good order.",
        ["The northern plant was inspected by the board in spring and\nfound to be in good order."],
    ),
    (
        "A paragraph that is about as long as it takes to be one line\n\nAnother",
        ["A paragraph that is about as long as it takes to be one line", "Another"],
    ),
    ("- one thing that is rather long, as things in lists often are\n- two", None),
    ("\n \n", []),
    # A narrow column of Chinese: every line as full as it can be, a number on a line of its own.
    *((text, [text]) for text in ("由华中能源集团牵头，\n会同龙泉电力（集团）\n股份公司及北田水\n电站。",)),
    *((text, [text]) for text in ("负责人的证件号码是\n11010519491231002X，\n统一社会信用代码。",)),
    ("北田水电站\n黄龙滩水电站\n门头沟抽水蓄能电站", None),
    ("北田水电站甲\n南山水电站乙\n西岭水电站丙", None),
]


@pytest.mark.parametrize(("text", "expected"), LINES)
def test_lines_that_prose_was_wrapped_over_are_one(text, expected):
    found = [text[line.start : line.end] for line in logical_lines(text)]
    assert found == (text.split("\n") if expected is None else expected)


def test_a_blank_line_begins_a_paragraph():
    assert [line.first for line in logical_lines("a\nb\n\nc")] == [True, False, True]
