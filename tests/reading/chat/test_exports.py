from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aggregator.model.documents import BlockKind, PartLoc, Status
from aggregator.reading.chat.exports import take_conversations

TELEGRAM = {
    "name": "调度群",
    "type": "private_group",
    "id": 9,
    "messages": [
        {"id": 1, "type": "service", "date": "2025-03-04T10:00:00", "date_unixtime": "1741053600", "actor": "王伟",
         "actor_id": "user1", "action": "create_group", "title": "调度群",
         "members": ["王伟", None, "李娜"], "text": ""},
        {"id": 2, "type": "message", "date": "2025-03-04T10:12:00", "date_unixtime": "1741054320", "from": "王伟",
         "from_id": "user1", "text": ["北田电站 ", {"type": "bold", "text": "120 MW"}, "\n停运"], "text_entities": []},
        {"id": 3, "type": "message", "date": "2025-03-04T10:13:00", "from": None, "from_id": "user2",
         "file": "files/plan.pdf", "file_name": "plan.pdf", "text": ""},
        {"id": 4, "type": "message", "date": "2025-03-04T10:14:00", "from": "李娜", "from_id": "user2", "text": "",
         "location_information": {"latitude": 48.3, "longitude": 16.1}},
        {"id": 5, "type": "message", "date": "2025-03-04T10:15:00", "from": "李娜", "from_id": "user2", "text": "",
         "poll": {"question": "Where?", "answers": [{"text": "Northfield"}, {"text": "Lakeside"}]}},
    ],
}  # fmt: skip
SLACK_DAY = [
    {"type": "message", "user": "U1", "text": "北田 &amp; <@U2>: <https://x.example|plan>", "ts": "1741054320.000100",
     "user_profile": {"real_name": "王伟"}},
    {"type": "message", "subtype": "bot_message", "bot_id": "B1", "username": "alarm", "text": "", "ts": "1741054380.0",
     "attachments": [{"title": "停电", "text": "北田 0 MW", "color": "red"}]},
    {"type": "message", "user": "U2", "text": "", "ts": "1741054440.0", "files": [{"name": "a.csv", "title": "容量"}]},
]  # fmt: skip
GRAPH = {
    "@odata.context": "https://graph.example/$metadata#chats",
    "@odata.count": 3,
    "value": [
        {"id": "1", "messageType": "message", "createdDateTime": "2025-03-04T10:12:00.5Z", "subject": "停电",
         "from": {"application": None, "user": {"id": "u", "displayName": "王伟"}},
         "body": {"contentType": "html",
                  "content": "<p>北田<br>120&nbsp;MW</p><table><tr><td>a</td><td>b</td></tr></table>"},
         "attachments": [{"name": "容量.xlsx", "contentType": "reference", "content": None}]},
        {"id": "2", "messageType": "message", "createdDateTime": "2025-03-04T10:13:00Z",
         "from": {"user": None, "application": {"displayName": "Bot"}},
         "body": {"contentType": "text", "content": "1 < 2"},
         "attachments": [{"contentType": "application/vnd.microsoft.card.adaptive",
                          "content": json.dumps({"type": "AdaptiveCard", "body": [{"text": "南湖"}]})}]},
        {"id": "3", "messageType": "systemEventMessage", "createdDateTime": "2025-03-04T10:14:00Z", "from": None,
         "body": {"contentType": "html", "content": "<systemEventMessage/>"}},
    ],
}  # fmt: skip
OWN_TEAMS = {
    "userId": "8:live:w",
    "conversations": [
        {"id": "19:a", "displayName": "调度", "MessageList": [
            {"id": "1", "displayName": "王伟", "originalarrivaltime": "2025-03-04T10:12:00.1Z",
             "messagetype": "RichText/Html", "content": "<p>北田</p>", "from": "8:live:w"},
            {"id": "2", "displayName": None, "originalarrivaltime": "2025-03-04T10:13:00Z",
             "messagetype": "Text", "content": "a < b", "from": "8:live:l"}]},
    ],
}  # fmt: skip
FEISHU = {
    "code": 0,
    "msg": "success",
    "data": {
        "has_more": False,
        "items": [
            {"message_id": "om_1", "msg_type": "text", "create_time": "1741054320000", "chat_id": "oc",
             "sender": {"id": "ou_1", "id_type": "open_id", "sender_type": "user"},
             "body": {"content": "{\"text\":\"@_user_1 北田停运\"}"},
             "mentions": [{"key": "@_user_1", "id": "ou_2", "id_type": "open_id", "name": "李娜"}]},
            {"message_id": "om_2", "msg_type": "post", "create_time": "1741054380000", "sender": {"id": "ou_2"},
             "body": {"content": json.dumps({"title": "计划", "content": [
                 [{"tag": "text", "text": "南湖 "}, {"tag": "a", "href": "https://x", "text": "80 MW"}],
                 [{"tag": "at", "user_id": "ou_1", "user_name": "王伟"}]]})}},
            {"message_id": "om_3", "msg_type": "file", "create_time": "1741054440000", "sender": {"id": "ou_2"},
             "body": {"content": "{\"file_key\":\"f\",\"file_name\":\"容量.xlsx\"}"}},
            {"message_id": "om_4", "msg_type": "interactive", "create_time": "1741054500000", "sender": {"id": "cli"},
             "body": {"content": "{\"title\":\"告警\",\"elements\":[[{\"tag\":\"text\",\"text\":\"北田\"}]]}"}},
            {"message_id": "om_5", "msg_type": "system", "create_time": "1741054560000", "sender": {"id": ""},
             "body": {"content": "{\"template\":\"{from_user} 邀请 {to_chatters}\",\"from_user\":[\"王伟\"],"
                                 "\"to_chatters\":[\"李娜\",\"赵强\"]}"}},
        ],
    },
}  # fmt: skip


def said(document):
    return [(block.when, block.label, block.text) for block in document.blocks if block.kind is BlockKind.MESSAGE]


def test_telegram(read, rows):
    document = read(json.dumps(TELEGRAM, ensure_ascii=False), "result.json")
    assert said(document) == [
        ("2025-03-04T02:00:00+00:00", "王伟", "create group\n调度群\n王伟, 李娜"),
        ("2025-03-04T02:12:00+00:00", "王伟", "北田电站 120 MW\n停运"),
        ("2025-03-04T10:13:00", "user2", "plan.pdf"),
        ("2025-03-04T10:14:00", "李娜", "48.3, 16.1"),
        ("2025-03-04T10:15:00", "李娜", "Where?\nNorthfield\nLakeside"),
    ]
    assert document.blocks[0].text == "调度群"
    assert document.blocks[2].locator == PartLoc("", "/messages/1")
    assert rows(document.tables[0]) == [["name", "调度群"], ["type", "private_group"], ["id", "9"]]


def test_all_of_telegram(read):
    whole = {
        "about": "x",
        "contacts": {"list": []},
        "chats": {"about": "y", "list": [TELEGRAM, {**TELEGRAM, "name": "b"}]},
    }
    document = read(json.dumps(whole), "result.json")
    assert len(said(document)) == 10
    assert [block.text for block in document.blocks if block.kind is BlockKind.HEADING] == ["调度群", "b"]
    assert document.blocks[2].locator == PartLoc("", "/chats/list/0/messages/1")


def test_a_day_of_slack(read):
    document = read(json.dumps(SLACK_DAY, ensure_ascii=False), "2025-03-04.json")
    assert said(document) == [
        ("2025-03-04T02:12:00+00:00", "王伟", "北田 & @U2: plan (https://x.example)"),
        ("2025-03-04T02:13:00+00:00", "alarm", "停电\n北田 0 MW"),
        ("2025-03-04T02:14:00+00:00", "U2", "容量"),
    ]
    assert document.blocks[0].locator == PartLoc("", "/0")
    assert document.tables == ()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_teams_by_microsoft_graph(read, encoding):
    document = read(json.dumps(GRAPH, ensure_ascii=False).encode(encoding), "messages.json")
    assert said(document) == [
        ("2025-03-04T10:12:00+00:00", "王伟", "停电\n北田\n120\xa0MW\na\tb\n容量.xlsx"),
        ("2025-03-04T10:13:00+00:00", "Bot", "1 < 2\n南湖"),
    ]


def test_teams_by_a_persons_own_export(read):
    assert said(read(json.dumps(OWN_TEAMS), "messages.json")) == [
        ("2025-03-04T10:12:00+00:00", "王伟", "北田"),
        ("2025-03-04T10:13:00+00:00", "8:live:l", "a < b"),
    ]


def test_feishu(read):
    assert said(read(json.dumps(FEISHU), "export.json")) == [
        ("2025-03-04T02:12:00+00:00", "ou_1", "@李娜 北田停运"),
        ("2025-03-04T02:13:00+00:00", "李娜", "计划\n南湖 80 MW\n@王伟"),
        ("2025-03-04T02:14:00+00:00", "李娜", "容量.xlsx"),
        ("2025-03-04T02:15:00+00:00", "cli", "告警\n北田"),
        ("2025-03-04T02:16:00+00:00", "", "王伟 邀请 李娜, 赵强"),
    ]


def test_messages_a_line_each(read):
    document = read("\n".join(json.dumps(message) for message in SLACK_DAY), "export.jsonl")
    assert [author for _, author, _ in said(document)] == ["王伟", "alarm", "U2"]


def test_records_that_are_no_messages_stay_tables(read):
    document = read(json.dumps([{"id": 1, "type": "a", "date": "2025-03-04", "text": "x"}] * 3), "a.json")
    assert said(document) == []
    assert document.tables[0].n_rows == 4


def test_a_limit_half_way_keeps_the_first_half(read):
    chat = {**TELEGRAM, "messages": [TELEGRAM["messages"][1]] * 100}
    document = read(json.dumps(chat), "result.json", characters=500)
    assert document.status is Status.PARTIAL
    assert 10 < len(said(document)) < 100


ANY = st.recursive(
    st.none() | st.booleans() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=8,
)
SAMPLES = [
    TELEGRAM["messages"],
    SLACK_DAY,
    GRAPH["value"],
    OWN_TEAMS["conversations"][0]["MessageList"],
    FEISHU["data"]["items"],
]


@given(st.sampled_from(SAMPLES), st.lists(ANY, min_size=1, max_size=6))
def test_fields_of_any_shape_are_a_message_or_none(sample, odd):
    for record in sample:
        for value, key in zip(odd, record, strict=False):
            [*found], _ = take_conversations([{**record, key: value}, record, record, record, record])
            for conversation in found:
                for message in conversation.records:
                    assert isinstance(conversation.export.read(message, {}).text, str)
