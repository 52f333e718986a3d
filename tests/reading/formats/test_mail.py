from __future__ import annotations

import base64
from email.message import EmailMessage

import pytest

from aggregator.model.documents import BlockKind, MailLoc, Status
from aggregator.reading.mime import DEEPEST, MOST_PARTS


def by_kind(document, kind):
    return [block.text for block in document.blocks if block.kind is kind]


def test_headers_body_and_attachment(read, rows):
    message = EmailMessage()
    message["Subject"] = "停电计划 and more"
    message["From"] = "Wang Wei <wang@example.org>"
    message["To"] = "li@example.org"
    message["Date"] = "Tue, 04 Mar 2025 10:12:00 +0800"
    message.set_content("Northfield is out.\n\nBack on Friday.\n")
    message.add_alternative("<p>Northfield is <b>out</b>, says the page.</p>", subtype="html")
    message.add_attachment(
        b"plant,MW\nNorthfield,120\nLakeside,80\n", maintype="text", subtype="csv", filename="容量.csv"
    )
    document = read(message.as_bytes(), "note.eml")
    assert document.status is Status.OK
    assert {key: value for key, (value, _) in document.metadata.items()} == {
        "subject": "停电计划 and more",
        "author": "Wang Wei",
        "sent": "2025-03-04T10:12:00+08:00",
    }
    headers = {block.label: block.text for block in document.blocks if block.kind is BlockKind.MAIL_HEADER}
    assert headers["Subject"] == "停电计划 and more"
    assert headers["To"] == "li@example.org"
    assert by_kind(document, BlockKind.PARAGRAPH) == ["Northfield is out.", "Back on Friday."]
    [child] = document.children
    assert child.source.member == "容量.csv"
    assert rows(child.tables[0])[1] == ["Northfield", "120"]


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
def test_a_message_saved_again_in_utf_16_is_read(read, encoding):
    text = "From: a@b.c\nSubject: 停电计划\nDate: Tue, 04 Mar 2025 10:12:00 +0800\n\nNorthfield is out.\n"
    document = read(text.encode(encoding), "note.eml")
    assert by_kind(document, BlockKind.PARAGRAPH) == ["Northfield is out."]
    assert document.metadata["subject"].value == "停电计划"


def test_a_page_is_read_where_there_is_no_plain_text(read):
    message = EmailMessage()
    message["From"] = "a@b.c"
    message.set_content("<h1>Plan</h1><table><tr><td>plant<td>MW<tr><td>A<td>1</table>", subtype="html")
    document = read(message.as_bytes(), "note.eml")
    assert by_kind(document, BlockKind.HEADING) == ["Plan"]
    assert document.tables[0].locator == MailLoc("1")


def test_a_message_in_a_message_is_a_child(read):
    inner = EmailMessage()
    inner["Subject"], inner["From"], inner["To"] = "inner", "a@b.c", "d@e.f"
    inner.set_content("inner words")
    outer = EmailMessage()
    outer["Subject"] = "outer"
    outer.set_content("outer words")
    outer.add_attachment(inner)
    [child] = read(outer.as_bytes(), "m.eml").children
    assert by_kind(child, BlockKind.PARAGRAPH) == ["inner words"]


def test_encodings_that_old_mailers_use(read):
    raw = (
        b"Subject: =?gb2312?B?" + base64.b64encode("机组检修".encode("gb2312")) + b"?=\r\n"
        b"From: x@y.z\r\nContent-Type: text/plain; charset=gb2312\r\nContent-Transfer-Encoding: base64\r\n\r\n"
        + base64.b64encode("北田电站停运。".encode("gb2312"))
    )
    document = read(raw, "old.eml")
    assert document.metadata["subject"].value == "机组检修"
    assert by_kind(document, BlockKind.PARAGRAPH) == ["北田电站停运。"]


def test_a_message_is_known_by_its_content(read):
    assert (
        read(b"Received: by x\nFrom: a@b.c\nSubject: s\nTo: d\n\nwords", "message.dat").media_type == "message/rfc822"
    )
    assert read(b"From: a@b.c\nSubject: s\nTo: d\n\nwords", "notes.md").media_type == "text/markdown"


@pytest.mark.parametrize(
    "media_type", ['multipart/encrypted; boundary="b"', "application/pkcs7-mime; smime-type=enveloped-data"]
)
def test_an_encrypted_body_says_so_and_keeps_the_headers(read, media_type):
    document = read(f"Subject: s\nFrom: a\nContent-Type: {media_type}\n\n--b\n\nx\n--b--\n", "e.eml")
    assert document.status is Status.ENCRYPTED
    assert by_kind(document, BlockKind.MAIL_HEADER) == ["s", "a"]


def test_an_endless_header_is_cut(read):
    document = read(b"Subject: s\nFrom: a\nX: " + b"a" * 5_000_000 + b"\n " * 100_000 + b"\n\nbody", "h.eml")
    assert document.metadata["subject"].value == "s"


def test_a_hundred_thousand_parts_are_cut_and_said(read):
    part = b"--b\nContent-Type: text/plain\n\nx\n"
    document = read(b"Subject: s\nContent-Type: multipart/mixed; boundary=b\n\n" + part * 100_000 + b"--b--\n", "p.eml")
    assert document.status is Status.PARTIAL
    assert str(MOST_PARTS) in document.reason
    assert len(by_kind(document, BlockKind.PARAGRAPH)) == MOST_PARTS - 1


def test_parts_nested_deep_are_cut_and_said(read):
    raw = b"Subject: s\n"
    for level in range(500):
        raw += b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (level, level)
    document = read(raw + b"\nx", "d.eml")
    assert document.status is Status.PARTIAL
    assert str(DEEPEST) in document.reason


def test_a_deeply_nested_address_is_just_text(read):
    document = read(b"From: " + b"(" * 100_000 + b"\nSubject: s\n\nbody", "a.eml")
    assert document.status is Status.OK
    assert by_kind(document, BlockKind.PARAGRAPH) == ["body"]


@pytest.mark.parametrize("body", [b"=", b"AAA", b"A", b"!!!!", "é".encode("latin-1")])
def test_damaged_base64_gives_what_can_be_had(read, body):
    raw = b"From: a\nContent-Type: text/plain\nContent-Transfer-Encoding: base64\n\n" + body
    assert read(raw, "b.eml").status is Status.OK


@pytest.mark.parametrize("encoding", ["undefined", "idna", "utf-8\0", "hex", "no-such"])
def test_a_name_in_an_encoding_of_nothing_costs_only_the_name(read, encoding):
    attached = f"Content-Disposition: attachment; filename*={encoding}''a%20b.csv\r\n\r\nplant,MW\r\nNorthfield,120\r\n"
    text = f"Content-Type: text/plain; charset*={encoding}''utf-8\r\n\r\nNorthfield is out.\r\n"
    head = "Subject: plan\r\nFrom: a@b.c\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n"
    document = read(f"{head}--x\r\n{text}--x\r\n{attached}--x--\r\n", "note.eml")
    assert document.status is Status.OK
    assert by_kind(document, BlockKind.PARAGRAPH) == ["Northfield is out."]
    assert [child.tables[0].n_rows for child in document.children] == [2]
