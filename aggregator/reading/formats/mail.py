"""E-mail messages: headers, the body a person reads, and attachments as documents of their own."""

from __future__ import annotations

import re
from email.errors import HeaderParseError
from email.header import decode_header
from email.utils import parsedate_to_datetime
from functools import partial

from aggregator.model.documents import BlockKind, MailLoc, MetaValue, Status
from aggregator.reading.draft import Draft
from aggregator.reading.encoding import decode
from aggregator.reading.format import Format, Opening, Reading
from aggregator.reading.formats.markup import decode_page
from aggregator.reading.formats.text import lines_of, paragraphs
from aggregator.reading.mime import Part, message_of
from aggregator.reading.page import Page
from aggregator.reading.page_events import events_of

SHOWN_HEADERS = ("Subject", "From", "Sender", "To", "Cc", "Bcc", "Reply-To", "Date")
MARKING_HEADERS = ("Sensitivity", "X-Protective-Marking", "X-Classification")
MESSAGE_HEADERS = re.compile(
    rb"(?:^|\n)(?:Received|Return-Path|Message-ID|MIME-Version|From|To|Subject|Date|Delivered-To|X-Mailer)[ \t]*:",
    re.IGNORECASE,
)
FIRST_LINE = re.compile(rb"[!-9;-~]{1,80}[ \t]*:")
FEWEST_HEADERS = 3
_SAVED_AGAIN = 64
ADDRESS = re.compile(r"\s*<[^<>]{0,300}>\s*")
ENCRYPTED_TYPES = ("multipart/encrypted", "application/pkcs7-mime", "application/x-pkcs7-mime")


def read_mail(content: bytes, opening: Opening) -> Reading:
    """Return the message's headers and body as blocks, its attachments as children."""
    draft = Draft(opening.budget)
    return draft.gather(partial(_fill, content=content, opening=opening))


def looks_like_mail(content: bytes) -> bool:
    """Return whether the bytes begin with the headers of a message."""
    start = content[:8192].lstrip().replace(b"\r\n", b"\n")
    head = start.partition(b"\n\n")[0]
    return bool(FIRST_LINE.match(head)) and len(set(MESSAGE_HEADERS.findall(head))) >= FEWEST_HEADERS


def header_text(written: str) -> str:
    """Return a header as a person reads it: unfolded, encoded words decoded.

    Examples
    --------
    >>> header_text("=?utf-8?b?5YGc55S16K6h5YiS?=")
    '停电计划'
    """
    unfolded = re.sub(r"[\r\n]+[ \t]*", " ", written)
    try:
        pieces = decode_header(unfolded)
    except HeaderParseError:
        return unfolded
    return "".join(_header_piece(piece, charset) for piece, charset in pieces).strip()


def _header_piece(piece: bytes | str, charset: str | None) -> str:
    if isinstance(piece, str):
        return piece
    # Between encoded words the standard library hands over plain characters in an encoding of its own.
    return decode_page(piece, charset).text if charset else piece.decode("raw-unicode-escape", errors="replace")


def _fill(draft: Draft, content: bytes, opening: Opening) -> None:
    if b"\0" in content[:_SAVED_AGAIN]:  # an editor wrote it anew in UTF-16, header names and all
        content = decode(content).text.encode("utf-8", "replace")
    message = message_of(content)
    if message.losses:
        draft.status, draft.reason = Status.PARTIAL, "; ".join(dict.fromkeys(message.losses))
    _fill_headers(draft, message)
    for part in message.leaves():
        _fill_part(draft, part, opening)


def _fill_headers(draft: Draft, message: Part) -> None:
    for name in (*SHOWN_HEADERS, *MARKING_HEADERS):
        for written in message.headers(name):
            text = header_text(written)
            draft.add(BlockKind.MAIL_HEADER, text, MailLoc("", name), label=name)
    subject, author = header_text(message.header("Subject")), header_text(message.header("From"))
    if subject:
        draft.metadata["subject"] = MetaValue(subject, "header Subject")
    if author:
        name = ADDRESS.sub("", author).strip().strip('"') or author
        draft.metadata["author"] = MetaValue(name, "header From")
    sent = _date(message.header("Date"))
    if sent:
        draft.metadata["sent"] = MetaValue(sent, "header Date")


def _date(written: str) -> str:
    try:
        return parsedate_to_datetime(written[:200]).isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        return ""


def _fill_part(draft: Draft, part: Part, opening: Opening) -> None:
    if part.media_type in ENCRYPTED_TYPES and not part.is_signature_only:
        draft.status, draft.reason = Status.ENCRYPTED, "the body of the message is encrypted"
        return
    if part.is_attachment:
        name = header_text(part.file_name) or f"part {part.number}{EXTENSIONS.get(part.media_type, '')}"
        draft.children.append(opening.read_member(name, part.payload()))
    elif part.media_type == "text/html":
        page = decode_page(part.payload(), part.charset).text
        Page(draft, lambda _kind, _number: MailLoc(part.number)).fill(events_of(page))
    else:
        text = decode_page(part.payload(), part.charset).text
        for paragraph, _ in paragraphs(lines_of(text)):
            draft.add(BlockKind.PARAGRAPH, paragraph, MailLoc(part.number))


EXTENSIONS = {"message/rfc822": ".eml", "text/calendar": ".ics", "text/csv": ".csv", "image/jpeg": ".jpg"}

FORMAT = Format(
    name="mail",
    media_type="message/rfc822",
    extensions=(".eml", ".mht", ".mhtml"),
    read=read_mail,
    matches=looks_like_mail,
    rank=82,
)
