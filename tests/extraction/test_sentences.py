from __future__ import annotations

import pytest

from aggregator.extraction.sentences import is_doubtful, logical_lines, sentences

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
]


@pytest.mark.parametrize(("text", "expected"), LINES)
def test_lines_that_prose_was_wrapped_over_are_one(text, expected):
    found = [text[line.start : line.end] for line in logical_lines(text)]
    assert found == (text.split("\n") if expected is None else expected)


def test_a_blank_line_begins_a_paragraph():
    assert [line.first for line in logical_lines("a\nb\n\nc")] == [True, False, True]


@pytest.mark.parametrize(
    ("text", "value", "doubtful"),
    [
        ("It is not 120 MW", "120 MW", True),
        ("It is not only 120 MW", "120 MW", False),
        ("not 100 MW, but 120 MW", "120 MW", False),
        ("If it were 120 MW", "120 MW", True),
        ("No. 4 has 120 MW", "120 MW", False),
        ("不是12万千瓦,而是15万千瓦", "15万千瓦", False),
        ("如果为12万千瓦", "12万千瓦", True),
        ("2. Northfield stops on 14 April 2025, both sets, nine days if the seals arrive", "14 April 2025", False),
        ("北田电站4月14日停运，如果备件到货则提前", "4月14日", False),
        ("北田电站4月14日停运，假如备件4月9日到货", "4月9日", True),
        ("If the seals arrive, Northfield stops on 14 April 2025", "14 April 2025", True),
        ("Call me if in doubt; Northfield stops on 14 April 2025", "14 April 2025", False),
        ("Even if it rains, Northfield stops on 14 April 2025", "14 April 2025", False),
        ("Northfield stops on 14 April 2025, suppose we for now", "14 April 2025", True),
        ("The set would be 120 MW", "120 MW", True),
        ("未来装机12万千瓦", "12万千瓦", False),
    ],
)
def test_what_is_denied_or_supposed_is_doubtful(text, value, doubtful):
    start = text.index(value)
    assert is_doubtful(text, start, start + len(value)) is doubtful
