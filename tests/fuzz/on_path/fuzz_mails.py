"""Sound messages, and the rich text that some of them hold."""

from __future__ import annotations

import struct
from datetime import UTC, datetime
from email.message import EmailMessage

from fuzz_makers import Words, as_xml, made_by, word_of

SENT = "Tue, 04 Mar 2025 10:12:00 +0800"


def rtf(words: Words) -> bytes:
    made = made_by("formats/test_rtf")
    said = [made.escaped(word.encode("gbk", "replace").decode("gbk")) for word in words]
    body = "".join(rf"{word}\par " for word in said) + r"{\header h\par}{\footnote n}{\*\annotation c}"
    body += made.row(*said[:3], edges=r"\clmgf\cellx1000\clmrg\cellx2000\cellx3000")
    body += (
        made.row("1", r"2\par two", "3", edges=r"\clvmgf\cellx1000\cellx2010\cellx3000")
        + r"\pard{\v hid}\u21271?\'b1\'b1\par"
    )
    info = r"{\info{\title " + word_of(said, 0) + r"}{\creatim\yr2025\mo3\dy4\hr5\min6}}{\fonttbl{\f0\fcharset134 x;}}"
    written: str | bytes = made.rtf(info + body + r"{\pict\bin5 }{}}{}", r"\ansi\ansicpg936")
    return written if isinstance(written, bytes) else written.encode("latin-1")


def msg(words: Words) -> bytes:
    made = made_by("outlook/conftest")
    people = [{0x3001: "李娜", 0x39FE: "li@example.org", 0x0C15: 1}]
    inner = made.storage({0x0037: "inside", 0x1000: word_of(words, 2)}, header=24)
    attachments = [
        {0x3707: "容量.csv", 0x3705: 1, 0x3701: "电站,容量\n北田,120\n".encode()},
        {0x3707: "m", 0x3705: 5, 0x3701: inner},
    ]
    values = {
        0x0037: word_of(words, 0),
        0x1000: "\r\n\r\n".join(words),
        0x0C1A: "王伟",
        0x0039: datetime(2025, 3, 4, tzinfo=UTC),
    }
    return bytes(made.compound(made.storage(values, people, attachments)))


def msg_in_rtf(words: Words) -> bytes:
    made = made_by("outlook/conftest")
    page = (
        rb"{\rtf1\ansi\ansicpg936\fromhtml1 {\*\htmltag64 <p>}\htmlrtf {\htmlrtf0 \'b1\'b1\u30000?"
        + word_of(words, 0).encode("gbk", "replace")
        + b"}"
    )
    packed = struct.pack("<II4sI", len(page) + 12, len(page), b"MELA", 0) + page
    short = bytes.fromhex("1a0000001c0000004c5a4675e2d44b51410004205758595a0d6e7d010eb0")
    values = {
        0x0037: (word_of(words, 1).encode("gbk", "replace").decode("gbk"), "gbk"),
        0x3FFD: 936,
        0x1009: packed if words else short,
    }
    return bytes(made.compound(made.storage(values)))


def mail(words: Words) -> bytes:
    message = EmailMessage()
    message["Subject"] = " ".join(word_of(words, 0).split()).encode("utf-8", "replace").decode()
    message["From"] = "Wang Wei <wang@example.org>"
    message["Date"] = SENT
    message.set_content("\n\n".join(words).encode("utf-8", "replace").decode())
    message.add_alternative(
        f"<p>{as_xml(word_of(words, 1))}<table><tr><td>a<td>b<tr><td>1<td>2</table>", subtype="html"
    )
    message.add_attachment(b"plant,MW\nNorthfield,120\n", maintype="text", subtype="csv", filename="容量.csv")
    inner = EmailMessage()
    inner["Subject"] = "inside"
    inner.set_content("x")
    message.add_attachment(inner)
    return message.as_bytes()


def mbox(words: Words) -> bytes:
    made = made_by("formats/test_mailbox")
    first = mail(words)
    return f"{made.FROM}".encode() + first + f"\n{made.FROM}Subject: b\n\n>From x\n".encode()
