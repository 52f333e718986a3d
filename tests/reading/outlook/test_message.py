from __future__ import annotations

import random
import struct
from datetime import UTC, datetime

import pytest

from aggregator.model.documents import BlockKind, MailLoc, Status
from aggregator.reading.outlook.rtf_body import FIRST_WORDS, shown_in_rtf, unpacked_rtf

SENT = datetime(2025, 3, 4, 2, 12, tzinfo=UTC)


def stored_rtf(rtf):
    return struct.pack("<II4sI", len(rtf) + 12, len(rtf), b"MELA", 0) + rtf


def paragraphs(document):
    return [block.text for block in document.blocks if block.kind is BlockKind.PARAGRAPH]


def headers(document):
    return {block.label: block.text for block in document.blocks if block.kind is BlockKind.MAIL_HEADER}


def test_headers_body_and_attachment(read, saved, rows):
    content = saved(
        {
            0x0037: "停电计划",
            0x0C1A: "王伟",
            0x0C1F: "wang@example.org",
            0x0039: SENT,
            0x1000: "北田电站停运。\r\n\r\nBack.",
        },
        recipients=[
            {0x3001: "李娜", 0x39FE: "li@example.org", 0x0C15: 1},
            {0x3001: "赵强", 0x3003: "/O=X/CN=ZHAO", 0x0C15: 2},
        ],
        attachments=[{0x3707: "../容量.csv", 0x3705: 1, 0x3701: "电站,容量\n北田,120\n南湖,80\n".encode()}],
    )
    document = read(content, "note.dat")
    assert (document.status, document.media_type) == (Status.OK, "application/vnd.ms-outlook")
    assert headers(document) == {
        "Subject": "停电计划",
        "From": "王伟 <wang@example.org>",
        "To": "李娜 <li@example.org>",
        "Cc": "赵强",
        "Date": "2025-03-04T02:12:00+00:00",
    }
    assert {key: value for key, (value, _) in document.metadata.items()} == {
        "subject": "停电计划",
        "author": "王伟",
        "sent": "2025-03-04T02:12:00+00:00",
    }
    assert paragraphs(document) == ["北田电站停运。", "Back."]
    [child] = document.children
    assert child.source.member == "容量.csv"
    assert rows(child.tables[0])[1] == ["北田", "120"]


@pytest.mark.parametrize("stated", [{0x3FFD: 936}, {}])
def test_text_in_a_code_page(read, saved, stated):
    words = "北田电站停运，明天恢复。"
    document = read(saved({**stated, 0x0037: (words, "gb18030"), 0x1000: (words, "gb18030")}), "old.msg")
    assert document.metadata["subject"].value == words
    assert paragraphs(document) == [words]


def test_a_page_is_read_where_it_has_a_table_or_stands_alone(read, saved, rows):
    page = "<h1>计划</h1><table><tr><td>电站<td>MW<tr><td>北田<td>120</table>"
    for more in ({0x1000: "计划\r\n电站\r\nMW\r\n北田\r\n120"}, {}):
        document = read(saved({0x0037: "s", 0x3FDE: 936, 0x1013: page.encode("gb18030"), **more}), "a.msg")
        assert rows(document.tables[0]) == [["电站", "MW"], ["北田", "120"]]
        assert document.tables[0].locator == MailLoc("HTML body")


def test_a_page_inside_rtf(read, saved):
    rtf = (
        rb"{\rtf1\ansi\ansicpg936\fromhtml1 \deff0{\fonttbl{\f0\fswiss Arial;}}{\*\generator x;}"
        rb"{\*\htmltag64 <p>}\htmlrtf {\htmlrtf0 \'b1\'b1\'cc\'ef 120 MW\htmlrtf\par}\htmlrtf0{\*\htmltag72 </p>}"
        rb"{\*\htmltag64 <p>}\u21271?\u30000 ?\'20ok{\*\htmltag72 </p>}}"
    )
    document = read(saved({0x0037: "s", 0x1009: stored_rtf(rtf)}), "a.msg")
    assert paragraphs(document) == ["北田 120 MW", "北田 ok"]
    assert document.blocks[-1].locator == MailLoc("RTF body")


def test_a_page_inside_rtf_is_read_beside_plain_text_where_it_has_a_table(read, saved, rows):
    rtf = rb"{\rtf1\ansi\fromhtml1 {\*\htmltag <table><tr><td>}a{\*\htmltag <td>}b{\*\htmltag </table>}}"
    document = read(saved({0x0037: "s", 0x1000: "a\r\nb", 0x1009: stored_rtf(rtf)}), "a.msg")
    assert rows(document.tables[0]) == [["a", "b"]]


def test_text_in_rtf(read, saved):
    rtf = rb"{\rtf1\ansi\ansicpg1252\fromtext{\fonttbl{\f0 Arial;}}\pard caf\'e9 \{x\}\par\par \uc2\u21271 ab\tab z}"
    assert paragraphs(read(saved({0x0037: "s", 0x1009: stored_rtf(rtf)}), "a.msg")) == ["café {x}", "北\tz"]


def test_rtf_packed_as_the_specification_shows():
    assert len(FIRST_WORDS) == 207
    packed = bytes.fromhex(
        "2d0000002b0000004c5a4675f1c5c7a703000a007263706731323542320af32068656c090020627705b06c647d0a800fa0"
    )
    assert unpacked_rtf(packed) == b"{\\rtf1\\ansi\\ansicpg1252\\pard hello world}\r\n"


def test_a_message_in_a_message_with_an_attachment(read, saved, embedded):
    inner = embedded({0x0037: "inner", 0x1000: "内部消息"}, attachments=[{0x3707: "a.txt", 0x3701: "南湖".encode()}])
    document = read(saved({0x0037: "outer"}, attachments=[{0x3001: "内部", 0x3705: 5, 0x3701: inner}]), "a.msg")
    [child] = document.children
    assert (child.source.member, child.metadata["subject"].value) == ("内部", "inner")
    assert paragraphs(child) == ["内部消息"]
    assert child.languages == ("en", "zh")
    [leaf] = child.children
    assert (leaf.source.member, leaf.blocks[0].text) == ("内部!a.txt", "南湖")
    assert len({member.id for member in document.family()}) == 3


def test_messages_nested_past_the_limit_are_refused(read, saved, embedded):
    inner = embedded({0x0037: "0"})
    for level in range(6):
        inner = embedded({0x0037: str(level)}, attachments=[{0x3001: "m", 0x3705: 5, 0x3701: inner}])
    family = list(read(saved({0x0037: "s"}, attachments=[{0x3001: "m", 0x3701: inner}]), "a.msg", depth=3).family())
    assert [member.status for member in family] == [Status.OK] * 4 + [Status.REFUSED]


def test_what_is_attached_elsewhere_or_by_a_program_is_said(read, saved):
    attachments = [{0x3707: "plan.xlsx", 0x3705: 7}, {0x3001: "drawing", 0x3705: 6, 0x3701: {"CONTENTS": b"x"}}]
    children = read(saved({0x0037: "s"}, attachments=attachments), "a.msg").children
    assert [child.status for child in children] == [Status.UNSUPPORTED] * 2


def test_an_encrypted_message_says_so_and_keeps_its_headers(read, saved):
    document = read(saved({0x001A: "IPM.Note.SMIME", 0x0037: "s", 0x1000: "locked"}), "a.msg")
    assert (document.status, headers(document), paragraphs(document)) == (Status.ENCRYPTED, {"Subject": "s"}, [])


def test_a_signed_message_is_read_from_its_attachment(read, saved):
    mime = b"Content-Type: multipart/signed; boundary=b\n\n--b\nContent-Type: text/plain\n\nwords\n--b--\n"
    content = saved(
        {0x001A: "IPM.Note.SMIME.MultipartSigned", 0x0037: "s"},
        attachments=[{0x3707: "smime.p7m", 0x370E: "multipart/signed", 0x3701: mime}],
    )
    [child] = read(content, "a.msg").children
    assert paragraphs(child) == ["words"]


def test_attachments_past_the_limit_are_said(read, saved):
    content = saved({0x0037: "s"}, attachments=[{0x3707: f"{number}.txt", 0x3701: b"x"} for number in range(9)])
    document = read(content, "a.msg", members=4)
    assert (document.status, len(document.children)) == (Status.PARTIAL, 4)


def test_a_stream_that_claims_gigabytes_is_refused(read, saved):
    content = bytearray(saved({0x0037: "s", 0x1000: "x" * 5000}))
    at = content.find("__substg1.0_1000001F".encode("utf-16-le"))
    content[at + 120 : at + 128] = (3 * 1024**3).to_bytes(8, "little")
    document = read(bytes(content), "a.msg")
    assert document.status is Status.REFUSED
    assert "larger than the file" in document.reason


def test_a_chain_of_sectors_that_runs_in_a_circle_ends(read, saved):
    content = bytearray(saved({0x0037: "s", 0x1000: "x" * 5000}))
    fat = 512
    for sector in range(1, 30):
        struct.pack_into("<I", content, fat + 4 * sector, sector)
    assert read(bytes(content), "a.msg").status in {Status.OK, Status.FAILED, Status.REFUSED}


def test_any_damage_is_a_result(read, saved, embedded):
    inner = embedded({0x0037: "inner", 0x1000: "内部"})
    whole = saved(
        {0x0037: "s", 0x1009: stored_rtf(rb"{\rtf1 x}"), 0x0039: SENT},
        recipients=[{0x3001: "a", 0x0C15: 1}],
        attachments=[{0x3701: inner}, {0x3707: "a.txt", 0x3701: b"x" * 5000}],
    )
    chance = random.Random(7)
    for _ in range(150):
        content = bytearray(whole)
        for _ in range(chance.randint(1, 12)):
            content[chance.randrange(8, len(content))] = chance.randrange(256)
        assert read(bytes(content[: chance.choice([len(content), chance.randrange(len(content))])]), "a.msg").status


@pytest.mark.parametrize(
    "rtf", [b"{" * 200_000, rb"\'" * 100_000, rb"{\*\htmltag " * 50_000, rb"\u-1?" * 50_000, b"\\"]
)
def test_hostile_rtf_is_a_result(rtf):
    assert isinstance(shown_in_rtf(rb"{\rtf1\fromhtml1 " + rtf)[0], str)


@pytest.mark.parametrize("seed", range(20))
def test_packed_rubbish_is_a_result(seed):
    packed = b"\0" * 8 + b"LZFu" + b"\0" * 4 + random.Random(seed).randbytes(3000)
    assert len(unpacked_rtf(packed)) <= 9 * len(packed)


def test_a_storage_inside_itself_ends(read, saved):
    content = bytearray(saved({0x0037: "s"}, attachments=[{0x3707: "a.txt", 0x3701: b"x"}]))
    at = content.find("__attach_version1.0_".encode("utf-16-le"))
    child = content.find("__substg1.0_37010102".encode("utf-16-le"))
    content[child + 66] = 1
    struct.pack_into("<I", content, child + 76, (at - content.find("Root Entry".encode("utf-16-le"))) // 128)
    assert read(bytes(content), "a.msg").status in {Status.OK, Status.FAILED}
