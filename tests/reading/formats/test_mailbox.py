from __future__ import annotations

from email.message import EmailMessage

import pytest

from aggregator.model.documents import BlockKind, Status

FROM = "From MAILER-DAEMON Tue Mar  4 10:12:00 2025\n"


def message(subject, body, attachment=None):
    made = EmailMessage()
    made["Subject"], made["From"], made["To"] = subject, "Wang <wang@example.org>", "li@example.org"
    made["Date"] = "Tue, 04 Mar 2025 10:12:00 +0800"
    made.set_content(body)
    if attachment:
        made.add_attachment(attachment, maintype="text", subtype="csv", filename="容量.csv")
    return made.as_string()


def paragraphs(document):
    return [block.text for block in document.blocks if block.kind is BlockKind.PARAGRAPH]


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize(
    "first", [FROM, "From - Tue Mar 04 10:12:00 2025\n", "From 17@xxx Tue Mar 04 10:12:00 +0000 2025\n"]
)
def test_messages_are_children_with_their_attachments(read, end, first):
    box = first + message("停电", "北田电站停运。\n") + "\n" + first + message("two", "b\n", b"p,q\n1,2\n3,4\n") + "\n"
    document = read(box.replace("\n", end), "Inbox")
    assert (document.media_type, document.status) == ("application/mbox", Status.OK)
    assert [child.source.member for child in document.children] == ["message 1.eml", "message 2.eml"]
    one, two = document.children
    assert (one.metadata["subject"].value, one.metadata["sent"].value) == ("停电", "2025-03-04T10:12:00+08:00")
    assert paragraphs(one) == ["北田电站停运。"]
    assert two.children[0].source.member == "message 2.eml!容量.csv"
    assert two.children[0].tables[0].n_rows == 3


def test_a_line_of_a_body_that_begins_with_from_divides_nothing(read):
    body = "Words\n\nFrom here on it is quiet.\nFrom me: at 10:12 in 2025\n\nFrom 9:00 to 10:12 2025\nwe\n>From you\n"
    document = read(FROM + "Subject: a\nFrom: x\nTo: y\n\n" + body + "\n" + FROM + "Subject: b\n\nlast\n", "a.mbox")
    assert [child.metadata["subject"].value for child in document.children] == ["a", "b"]
    assert paragraphs(document.children[0])[-1] == "From 9:00 to 10:12 2025\nwe\nFrom you"
    assert paragraphs(document.children[1]) == ["last"]


def test_messages_past_the_limit_are_said(read):
    document = read((FROM + "Subject: a\n\nx\n\n") * 50, "a.mbox", members=20)
    assert (document.status, len(document.children)) == (Status.PARTIAL, 20)
    assert document.reason == "more than 20 members: the rest was not read"


@pytest.mark.parametrize(
    "filler", ["From " * 200_000, "From a 10:12 2025" * 50_000, "\n\nFrom 1:11" * 50_000, FROM * 20_000]
)
def test_lines_that_nearly_divide_cost_no_more_than_their_length(read, filler):
    document = read(FROM + "Subject: a\n\n" + filler, "a.mbox")
    assert len(document.children) == 1


def test_a_letter_that_begins_with_from_is_no_mailbox(read):
    assert read("From the board, 10:12 in 2025\nDear all,\n", "a.txt").media_type == "text/plain"
