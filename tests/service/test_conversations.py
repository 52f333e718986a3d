"""What people say to each other counts like what they write: conversations of every messenger, scanned and cited."""

from __future__ import annotations

import gzip
import io
import json
import tarfile
import zipfile

import pytest

WHATSAPP = """[04.03.25, 21:12:33] Li: Anything new?
[04.03.25, 21:13:00] Wang Wei: Northfield is out of service on 2025-03-14.
All of it.
[13.03.25, 07:05:01] Li: \u200eimage omitted
"""
WECHAT = """<html><head><title>调度</title></head><body><script>const chatMessages = [
{ type:1, text: '北田电站装机容量120 MW',is_send:0,timestamp:1741054320,is_chatroom:1,displayname:'王伟'},
]</script></body></html>"""
WECHAT_TEXT = "王伟 (2025-03-04 10:12:33):在吗\n李娜 (2025-03-04 10:13:00):湖畔电站装机容量80 MW\n"
TELEGRAM = {
    "name": "Grid",
    "messages": [
        {"id": 1, "type": "message", "date": "2025-03-04T10:12:00", "from": "Li", "from_id": "u", "text": "Hi"},
        {"id": 2, "type": "message", "date": "2025-03-04T10:13:00", "from": "Li", "from_id": "u",
         "text": ["Lakeside ", {"type": "bold", "text": "out of service"}, " on 2025-05-01."]},
    ],
}  # fmt: skip
TEAMS = {
    "value": [
        {"id": "1", "messageType": "message", "createdDateTime": "2025-03-04T10:12:00Z",
         "from": {"user": {"displayName": "王伟"}},
         "body": {"contentType": "html", "content": "<p>湖畔电站<b>装机容量</b>80 MW</p>"}},
    ]
}  # fmt: skip
FEISHU = {
    "data": {
        "items": [
            {"message_id": "om", "msg_type": "text", "create_time": "1741054320000", "sender": {"id": "ou"},
             "body": {"content": json.dumps({"text": "北田电站停运日期 2025-06-01"})}},
        ]
    }
}  # fmt: skip
DAY = [{"type": "message", "user": "U1", "ts": "1741054320.1", "text": "Eastmoor installed capacity 60 MW"}]
MAILBOX = """From MAILER-DAEMON Tue Mar  4 10:12:00 2025
Subject: hello
From: a@example.org
To: b@example.org

Nothing here.

From MAILER-DAEMON Tue Mar  4 10:13:00 2025
Subject: plan
From: a@example.org
To: b@example.org

Eastmoor is out of service on 2025-07-01.
"""


def slack():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in (
            ("users.json", [{"id": "U1", "real_name": "Li"}]),
            ("channels.json", [{"name": "grid"}]),
            ("grid/2025-03-04.json", DAY),
        ):
            archive.writestr(name, json.dumps(content))
    return out.getvalue()


def taped():
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        member = tarfile.TarInfo("notes/plan.txt")
        content = "北田电站装机容量120 MW".encode()
        member.size = len(content)
        archive.addfile(member, io.BytesIO(content))
    return gzip.compress(out.getvalue())


@pytest.mark.parametrize(
    ("name", "content", "fact", "place"),
    [
        ("_chat.txt", WHATSAPP, ("P-01", "outage", "2025-03-14"), "lines 2-3"),
        ("调度.html", WECHAT, ("P-01", "capacity", "120"), "message 1"),
        ("调度.txt", WECHAT_TEXT, ("P-02", "capacity", "80"), "line 2"),
        ("result.json", json.dumps(TELEGRAM), ("P-02", "outage", "2025-05-01"), "/messages/1"),
        ("teams.json", json.dumps(TEAMS), ("P-02", "capacity", "80"), "/value/0"),
        ("feishu.json", json.dumps(FEISHU), ("P-01", "outage", "2025-06-01"), "/data/items/0"),
        ("export.zip", slack(), ("P-03", "capacity", "60"), "grid: grid/2025-03-04.json: /0"),
        ("Inbox", MAILBOX, ("P-03", "outage", "2025-07-01"), "message 2.eml: message part 1"),
        ("backup.tgz", taped(), ("P-01", "capacity", "120"), "notes/plan.txt: line 1"),
    ],
    ids=["whatsapp", "wechat page", "wechat text", "telegram", "teams", "feishu", "slack", "mbox", "tar"],
)
def test_a_fact_in_a_message_is_found_and_cited(drive, name, content, fact, place):
    drive.write(name, content)
    drive.scan()
    [found] = [found for found in drive.said() if found["attribute"] == fact[1]]
    assert (found["subject"], found["attribute"], found["value"]) == fact
    assert (found["file"], found["locator"]) == (name, place)
    assert fact[2] in found["text"]


def test_what_two_messengers_give_away_together(drive):
    drive.write("a/_chat.txt", WHATSAPP)
    drive.write("b/调度.html", WECHAT)
    [finding] = drive.scan().findings
    assert (finding.insight, finding.severity.name.lower()) == ("when it is weak", "high")
