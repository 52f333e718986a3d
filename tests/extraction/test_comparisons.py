"""Numbers that a sentence only compares with, by hand."""

from __future__ import annotations

import pytest

from aggregator.extraction.comparisons import is_compared

COMPARED = [
    ("up 12 MW to 340 MW", "12 MW"),
    ("raised by about 12 MW to 340 MW", "12 MW"),
    ("from 300 MW to 340 MW", "300 MW"),
    ("340 MW, 20 MW more than Lakeside", "20 MW"),
    ("it used to be 12 m", "12 m"),
    ("below the alarm level of 8 m", "8 m"),
    ("43 t, of which 6 t are offered", "6 t"),
    ("由30万千瓦增至34万千瓦", "30万千瓦"),
    ("较上年增加2万千瓦", "2万千瓦"),
    ("比上年多11万吨", "11万吨"),
    ("低于10万吨的警戒线", "10万吨"),
    ("新增27例，其中重症2例", "2例"),
]
STATED = [
    ("up 12 MW to 340 MW", "340 MW"),
    ("from 300 MW to 340 MW", "340 MW"),
    ("340 MW, 20 MW more than Lakeside", "340 MW"),
    ("more than 340 MW", "340 MW"),
    ("power from 2 units of 340 MW", "340 MW"),
    ("由30万千瓦增至34万千瓦", "34万千瓦"),
    ("装机34万千瓦，同比增加2万千瓦", "34万千瓦"),
    ("其中临江一院报告16例", "16例"),
]


@pytest.mark.parametrize(("text", "value"), COMPARED)
def test_what_is_only_compared_is_no_value(text: str, value: str) -> None:
    start = text.index(value)
    assert is_compared(text, start, start + len(value))


@pytest.mark.parametrize(("text", "value"), STATED)
def test_what_is_stated_is_a_value(text: str, value: str) -> None:
    start = text.index(value)
    assert not is_compared(text, start, start + len(value))
