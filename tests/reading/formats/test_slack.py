from __future__ import annotations

import io
import json
import zipfile

from aggregator.model.documents import BlockKind, PartLoc, Status

PEOPLE = [
    {"id": "U1", "name": "wang", "profile": {"real_name": "王伟", "email": "wang@example.org"}},
    {"id": "U2", "name": "li", "real_name": "李娜", "profile": {"real_name": ""}},
]
CHANNELS = [{"id": "C1", "name": "调度", "topic": {"value": "停电"}, "members": ["U1", "U2"]}]


def message(user, text, ts):
    return {"type": "message", "user": user, "text": text, "ts": ts}


def packed(members):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in {"users.json": PEOPLE, "channels.json": CHANNELS, **members}.items():
            archive.writestr(name, content if isinstance(content, bytes) else json.dumps(content))
    return out.getvalue()


def said(document):
    return [(block.when, block.label, block.text) for block in document.blocks if block.kind is BlockKind.MESSAGE]


DAYS = {
    "调度/2025-03-05.json": [message("U2", "<@U1> 明天", "1741140720.1")],
    "调度/2025-03-04.json": [message("U1", "北田停运", "1741054320.1"), message("U9", "ok", "1741054380.1")],
    "random/2025-03-04.json": [message("U1", "lunch", "1741054320.1")],
}


def test_a_channel_is_a_document_in_the_order_of_its_days(read):
    document = read(packed({**DAYS, "调度/plan.csv": b"p,q\n1,2\n"}), "Grid Slack export.zip")
    assert (document.status, document.reader) == (Status.OK, "slack 1")
    children = {child.source.member: child for child in document.children}
    assert list(children) == ["调度", "random", "users.json", "channels.json", "调度/plan.csv"]
    assert said(children["调度"]) == [
        ("2025-03-04T02:12:00+00:00", "王伟", "北田停运"),
        ("2025-03-04T02:13:00+00:00", "U9", "ok"),
        ("2025-03-05T02:12:00+00:00", "李娜", "@王伟 明天"),
    ]
    assert children["调度"].blocks[0].text == "调度"
    assert children["调度"].blocks[1].locator == PartLoc("调度/2025-03-04.json", "/0")
    assert children["调度"].languages == ("zh",)
    assert len({child.id for child in document.children}) == 5


def test_a_day_that_cannot_be_read_is_said(read):
    [channel, *_] = read(packed({**DAYS, "调度/2025-03-06.json": b"[{"}), "s.zip").children
    assert channel.status is Status.PARTIAL
    assert channel.reason == "not every day was read: 调度/2025-03-06.json holds no messages"
    assert len(said(channel)) == 3


def test_a_day_that_is_a_bomb_is_refused(read):
    [channel, *_] = read(packed({**DAYS, "调度/2025-03-06.json": b"[" + b" " * 9_000_000 + b"]"}), "s.zip").children
    assert (channel.status, len(said(channel))) == (Status.PARTIAL, 3)
    assert "200 times" in channel.reason


def test_members_past_the_limit_are_said(read):
    days = {f"c{number}/2025-03-04.json": [message("U1", "x", "1741054320.1")] for number in range(20)}
    document = read(packed(days), "s.zip", members=10)
    assert document.status is Status.PARTIAL
    assert document.reason == "more than 10 members: the rest was not read"


def test_people_of_any_shape(read):
    for people in ([1, None, {}], {"a": 1}, "x"):
        [channel, *_] = read(packed({**DAYS, "users.json": people}), "s.zip").children
        assert [author for _, author, _ in said(channel)] == ["U1", "U9", "U2"]


def test_an_export_cut_off_is_read_as_far_as_its_files_go(read):
    whole = packed(DAYS)
    broken = whole.replace(b"PK\x01\x02", b"PK\x01\x03", 1)  # the list of members begins with what is none
    document = read(broken, "s.zip")
    assert document.status is Status.PARTIAL
    texts = [cell.text for child in document.children for table in child.tables for cell in table.cells]
    texts += [block.text for child in document.children for block in child.blocks]
    assert {"北田停运", "lunch"} <= set(texts)
