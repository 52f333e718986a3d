"""No text makes a grammar fail, and every value lies where it says it does."""

from __future__ import annotations

import datetime as dt

from hypothesis import given, settings
from hypothesis import strategies as st

from aggregator.extraction.values import cell_value, find_values
from aggregator.extraction.values.value import words
from aggregator.policy.records import Attribute, ValueKind

ATTRIBUTES = [
    *(Attribute("x", "y", kind) for kind in ValueKind if kind is not ValueKind.QUANTITY),
    Attribute("x", "y", ValueKind.QUANTITY, unit="MW", also_in={"万千瓦": 10, "kW": 0.001}),
    Attribute("x", "y", ValueKind.QUANTITY, unit="%"),
]
PIECES = words(
    """
    0 1 2 7 9 12 31 2025 99999999999 . , / - : ; + ( ) % ° ′ ^ x10 @ # $ € ¥ _ 一 二 十 百 千 万 亿 零 半
    两 点 分之 又 负 成 折 年 月 日 号 周 星期 上 下 前 后 第 季度 初 底 元 角 今天 明 去 至 到 从 世纪
    年代 February May Monday next last the first third half quarter a one twenty hundred million dozen
    point and over out of week days ago from to in UTM 50R E N S lat www .com http:// IMO GB FY Q1 W10
    Easter cents ext tel 电话 ⁄ ½ MW 万千瓦 kW
    """
)


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from([*sorted(PIECES), " ", " "]), max_size=14).map("".join), st.dates())
def test_no_text_makes_a_grammar_fail(text: str, written: dt.date) -> None:
    for attribute in ATTRIBUTES:
        for value in (*find_values(attribute, text), *find_values(attribute, text, written)):
            assert 0 <= value.start < value.end <= len(text)
            assert 0 < value.confidence <= 1
        cell_value(attribute, text)
