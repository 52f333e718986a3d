from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aggregator.model.documents import BlockKind, TextLoc
from aggregator.reading.chat.times import Stamp, moment_of, order_of
from aggregator.reading.chat.transcript import way_of


def said(document):
    return [(block.when, block.label, block.text) for block in document.blocks if block.kind is BlockKind.MESSAGE]


ANDROID_DE = """04.03.25, 21:12 - Nachrichten und Anrufe sind Ende-zu-Ende-verschlüsselt.
04.03.25, 21:12 - Wang Wei: Northfield is out
04.03.25, 21:13 - +49 170 1234567: since when?

and why: a fault?
13.03.25, 07:05 - Wang Wei: <Medien ausgeschlossen>
"""
IOS_EN = """[3/4/25, 9:12:33\u202fPM] Grid: \u200eMessages and calls are end-to-end encrypted.
[3/4/25, 9:13:00\u202fPM] Wang Wei: Northfield is out
\u200e[3/13/25, 12:00:01\u202fAM] ~\u202fLi: \u200eimage omitted
"""
IOS_ZH = """[2025/3/4 下午9:12:33] 王伟: 北田电站停运
[2025/3/4 下午9:13:00] 李娜: 知道了
明天恢复
[2025/3/5 凌晨12:00:01] ‎李娜移除了王伟
"""
WECHAT_BACKUP = "王伟 (2025-03-04 10:12:33):北田电站停运\n李娜 (2025-03-04 10:13:00):知道了：明天恢复\n"
WECHAT_BELOW = """2025-03-04 10:12:33 王伟
北田电站停运

2025-03-04 10:13:00 李娜
知道了

2025-03-04 10:14:00 "王伟"邀请"赵强"加入了群聊

2025-03-04 10:15:00 李娜 撤回了一条消息

"""
WECHAT_MAIL = """微信群“调度”的聊天记录如下:

—————  2025-03-04  —————


王伟  10:12

北田电站停运

—————  2025-03-05  —————


李娜  09:00

知道了
"""


def test_whatsapp_on_android_in_german_with_a_system_message(read):
    assert said(read(ANDROID_DE, "WhatsApp Chat mit Grid.txt")) == [
        ("2025-03-04T21:12:00", "", "Nachrichten und Anrufe sind Ende-zu-Ende-verschlüsselt."),
        ("2025-03-04T21:12:00", "Wang Wei", "Northfield is out"),
        ("2025-03-04T21:13:00", "+49 170 1234567", "since when?\n\nand why: a fault?"),
        ("2025-03-13T07:05:00", "Wang Wei", "<Medien ausgeschlossen>"),
    ]


def test_whatsapp_on_ios_in_english_where_the_month_comes_first(read):
    document = read(IOS_EN, "_chat.txt")
    assert [(when, author) for when, author, _ in said(document)] == [
        ("2025-03-04T21:12:33", "Grid"),
        ("2025-03-04T21:13:00", "Wang Wei"),
        ("2025-03-13T00:00:01", "Li"),
    ]
    assert document.warnings == ()


def test_whatsapp_on_ios_in_chinese(read):
    assert said(read(IOS_ZH, "_chat.txt")) == [
        ("2025-03-04T21:12:33", "王伟", "北田电站停运"),
        ("2025-03-04T21:13:00", "李娜", "知道了\n明天恢复"),
        ("2025-03-05T00:00:01", "", "李娜移除了王伟"),
    ]


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "utf-16"])
def test_wechat_on_one_line(read, encoding):
    assert said(read(WECHAT_BACKUP.encode(encoding), "调度.txt")) == [
        ("2025-03-04T10:12:33", "王伟", "北田电站停运"),
        ("2025-03-04T10:13:00", "李娜", "知道了：明天恢复"),
    ]


def test_wechat_with_the_words_below(read):
    assert said(read(WECHAT_BELOW, "调度.txt")) == [
        ("2025-03-04T10:12:33", "王伟", "北田电站停运"),
        ("2025-03-04T10:13:00", "李娜", "知道了"),
        ("2025-03-04T10:14:00", "", '"王伟"邀请"赵强"加入了群聊'),
        ("2025-03-04T10:15:00", "", "李娜 撤回了一条消息"),
    ]


def test_wechat_by_mail_under_the_lines_of_days(read):
    document = read(WECHAT_MAIL, "调度.txt")
    assert said(document) == [
        ("2025-03-04T10:12:00", "王伟", "北田电站停运"),
        ("2025-03-05T09:00:00", "李娜", "知道了"),
    ]
    assert document.blocks[0].kind is BlockKind.PARAGRAPH
    assert document.blocks[1].locator == TextLoc(6, 8)


def test_an_order_of_days_that_cannot_be_told_is_said(read):
    [warning] = read("04/03/2025, 10:12 - Li: a\n04/03/2025, 10:13 - Bo: b\n", "c.txt").warnings
    assert warning == "the days of the chat can be read in two ways and were read day first"


@pytest.mark.parametrize(
    ("days", "order"),
    [
        (["31/01/25"], "dmy"),
        (["01/31/25"], "mdy"),
        (["03.04.25"], "dmy"),
        (["01/02/25", "02/01/25"], "mdy"),
        (["02/01/25", "01/02/25"], "dmy"),
        (["2025/01/02"], "ymd"),
    ],
)
def test_the_order_of_day_and_month(days, order):
    assert order_of([Stamp(day, "10:00") for day in days]) == (order, True)


@pytest.mark.parametrize(
    ("time", "hour"), [("12:00 AM", 0), ("12:00 pm", 12), ("1:00 p. m.", 13), ("凌晨 3:00", 3), ("晚上8:00", 20)]
)
def test_clocks_of_twelve_hours(time, hour):
    assert Stamp("2025-03-04", time).at("ymd") == f"2025-03-04T{hour:02}:00:00"


def test_a_day_that_is_none_gives_no_moment():
    assert Stamp("99/99/2025", "10:00").at("dmy") == ""
    assert Stamp("2025-03-04", "25:00").at("ymd") == ""


@given(st.text())
def test_any_text_is_a_moment_or_none(text):
    assert isinstance(moment_of(text), str)
    way_of(text.split("\n"))


@pytest.mark.parametrize("line", [" " * 100_000, "x" + " " * 100_000, "[" * 100_000, "1/1/1, " * 20_000, "1:" * 50_000])
def test_hostile_lines_cost_no_more_than_their_length(line):
    assert way_of([line] * 3) is None


def test_a_long_line_is_kept_whole(read):
    words = "北田 " * 1000
    document = read(f"2025-03-04 10:12 Li: {words}.\n" * 3, "c.txt")
    assert {text for _, _, text in said(document)} == {words + "."}


def test_a_log_is_no_chat(read):
    log = "".join(f"2025-03-04 10:12:{second:02} unit {second} started\n" for second in range(30))
    document = read(log, "plant.log")
    assert {block.kind for block in document.blocks} == {BlockKind.PARAGRAPH}
    assert document.blocks[0].text.startswith("2025-03-04 10:12:00 unit 0")
