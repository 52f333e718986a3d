from __future__ import annotations

import pytest

from aggregator.model.documents import BlockKind, PartLoc

IN_SCRIPT = """<!DOCTYPE html><html><head><title>调度群</title><style>p {color: red}</style></head><body><div></div>
<script>
const chatMessages = [
{ type:0, text: '2025-03-04 10:12',is_send:0,avatar_path:'',timestamp:1741054320,is_chatroom:1,displayname:''},
{ type:1, text: '北田\\'s 停运: {120} [MW]<br>明天 &lt;恢复&gt;',is_send:0,avatar_path:'./a.png',timestamp:1741054320,
is_chatroom:1,displayname:'王伟'},{ type:3, text: './image/a.jpg',is_send:1,timestamp:1741054330,displayname:'李娜'},
{ type:49, text: '知道了',is_send:1,sub_type:57,refer_text: '王伟：停运',timestamp:1741054380,displayname:'李娜'},
{ type:49, text: './file/a.xlsx',sub_type:6,file_name: '容量.xlsx',timestamp:1741054440,displayname:"李娜"},
]
const other = [{type: 1, text: 'no message', displayname: 'x'}];
</script></body></html>"""
SHOWN = """<!doctype html><html><head><meta charset="{charset}"><title>调度群 - 微信聊天记录</title>
<style>.nt-box {{}}</style></head><body>
<div class="msg chat-notice" msgid="1"><span class="dont-break-out">系统消息：王伟加入了群聊</span></div>
<div class="msg chat left" msgid="2" msgtype="1"><div class="avatar-box"><img src="a.png" class="avatar"></div>
<div class="nt-box"><span class="dspname left">王伟</span> 2025-03-04 10:12:33</div>
<div class="content-box"><div class="triangle"></div>
<span class="dont-break-out msg-text">北田 <b>停运</b><br>120 MW</span></div>
</div>
<div class="msg chat right" msgid="3" msgtype="49">
<div class="nt-box"><span class="dspname right">李娜</span> 2025-03-04 10:13:00</div>
<div class="content-box"><span class="msg-text">「王伟：停运」</span><br />
<span>- - -</span><br /><span>知道了</span></div></div>
</body></html>"""


def said(document):
    return [(block.when, block.label, block.text) for block in document.blocks if block.kind is BlockKind.MESSAGE]


def test_messages_in_the_script(read):
    document = read(IN_SCRIPT, "调度群.html")
    assert said(document) == [
        ("2025-03-04T02:12:00+00:00", "", "2025-03-04 10:12"),
        ("2025-03-04T02:12:00+00:00", "王伟", "北田's 停运: {120} [MW]\n明天 <恢复>"),
        ("2025-03-04T02:13:00+00:00", "李娜", "知道了\n王伟：停运"),
        ("2025-03-04T02:14:00+00:00", "李娜", "容量.xlsx"),
    ]
    assert document.blocks[0].text == "调度群"
    assert document.blocks[2].locator == PartLoc("", "message 2")


@pytest.mark.parametrize("charset", ["utf-8", "gb18030"])
def test_messages_that_the_page_shows(read, charset):
    document = read(SHOWN.format(charset=charset).encode(charset), "调度群.html")
    assert (document.reader, document.media_type) == ("wechat 1", "text/html")
    assert said(document) == [
        ("", "", "系统消息：王伟加入了群聊"),
        ("2025-03-04T10:12:33", "王伟", "北田 停运\n120 MW"),
        ("2025-03-04T10:13:00", "李娜", "「王伟：停运」\n- - -\n知道了"),
    ]


def test_a_page_about_such_exports_is_read_as_a_page(read):
    document = read("<html><p>chatMessages, displayname and is_send are its words</p></html>", "a.html")
    assert [(block.kind, block.text) for block in document.blocks] == [
        (BlockKind.PARAGRAPH, "chatMessages, displayname and is_send are its words")
    ]


@pytest.mark.parametrize(
    "rest",
    [
        "{" * 100_000,
        "'" * 100_001,
        "{text:'" + "\\" * 100_001,
        "a:" * 100_000,
        "{ type:1, text: 'x" * 20_000,
        '"' + "a:'" * 60_000,
    ],
)
def test_a_script_that_never_ends_costs_no_more_than_its_length(read, rest):
    document = read(f"<html><script>is_send, displayname; chatMessages = [{rest}", "a.html")
    assert document.reader == "wechat 1"


def test_boxes_in_boxes_cost_no_more_than_their_length(read):
    page = '<html><div class="nt-box"><div class="content-box">' * 3_000
    assert read(page, "a.html").reader == "wechat 1"
