"""What an Outlook message says: headers, the body a person reads, and attachments as documents of their own."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial

from aggregator.model.documents import BlockKind, Document, MailLoc, MetaValue, Status
from aggregator.reading.draft import Draft
from aggregator.reading.format import Opening, Reading, Unreadable
from aggregator.reading.formats.markup import decode_page
from aggregator.reading.formats.text import lines_of, paragraphs
from aggregator.reading.members import harmless_name, refusal
from aggregator.reading.outlook.properties import (
    MEMBER_HEADER,
    MESSAGE_HEADER,
    TOP_HEADER,
    MessageFile,
    Path,
    Properties,
    message_file,
)
from aggregator.reading.outlook.rtf_body import LONGEST, shown_in_rtf, unpacked_rtf
from aggregator.reading.page import Page
from aggregator.reading.page_events import events_of

MEDIA_TYPE = "application/vnd.ms-outlook"
READER = "outlook message 1"
SUBJECT, CLASS, SUBMITTED, DELIVERED = 0x0037, 0x001A, 0x0039, 0x0E06
SENDERS = ((0x0042, 0x5D02, 0x0065), (0x0C1A, 0x5D01, 0x0C1F))  # on whose behalf, then who: name, address, other
BODY, HTML, RTF = 0x1000, 0x1013, 0x1009
SHOWN_RECIPIENTS = {"To": 0x0E04, "Cc": 0x0E03, "Bcc": 0x0E02}
RECIPIENT_NAME, RECIPIENT_ADDRESS, RECIPIENT_SMTP, RECIPIENT_TYPE = 0x3001, 0x3003, 0x39FE, 0x0C15
RECIPIENT_TYPES = {1: "To", 2: "Cc", 3: "Bcc"}
MOST_RECIPIENTS = 2_000
ATTACHED, METHOD, FILE_NAME, SHORT_NAME, SHOWN_NAME, MEDIA = 0x3701, 0x3705, 0x3707, 0x3704, 0x3001, 0x370E
BY_VALUE, NOTHING = 1, 0
LOCKED_CLASSES = ("IPM.NOTE.SMIME", "IPM.NOTE.RPMSG", "IPM.NOTE.SECURE")
ONLY_SIGNED = "IPM.NOTE.SMIME.MULTIPARTSIGNED"
ENCRYPTED = "the body of the message is encrypted"


def read_message(content: bytes, opening: Opening) -> Reading:
    """Return the message's headers and body as blocks, its attachments as children.

    Raises
    ------
    Unreadable
        The compound file around the message is damaged.
    """
    file = message_file(content)
    with file.compound:
        return _Message(file, Properties(file, (), TOP_HEADER), opening, 0).read()


@dataclass(frozen=True, slots=True)
class _Message:
    """A message, the storage it lies in and how many messages are around it."""

    file: MessageFile
    properties: Properties
    opening: Opening
    depth: int

    def read(self) -> Reading:
        return Draft(self.opening.budget).gather(self._fill)

    def _fill(self, draft: Draft) -> None:
        self._fill_headers(draft)
        message_class = self.properties.text(CLASS).upper()
        if message_class.startswith(LOCKED_CLASSES) and message_class != ONLY_SIGNED:
            draft.status, draft.reason = Status.ENCRYPTED, ENCRYPTED
            return
        self._fill_body(draft)
        for number, path in enumerate(self.file.storages(self.properties.path, "__attach_version1.0_#"), start=1):
            if not self.opening.budget.left("members"):
                draft.status = Status.PARTIAL
                draft.reason = f"more than {self.opening.budget.limits.members} members: the rest was not read"
                return
            draft.children.append(self._attachment(path, number))

    def _fill_headers(self, draft: Draft) -> None:
        subject = self.properties.text(SUBJECT)
        author, address = self._sender()
        sent = self.properties.moment(SUBMITTED, DELIVERED)
        shown = {"Subject": subject, "From": _named(author, address), **self._recipients(draft), "Date": sent}
        for name, text in shown.items():
            draft.add(BlockKind.MAIL_HEADER, text, MailLoc("", name), label=name)
        for key, value, name in (
            ("subject", subject, "Subject"),
            ("author", author or address, "From"),
            ("sent", sent, "Date"),
        ):
            if value.strip():
                draft.metadata[key] = MetaValue(value, f"header {name}")

    def _sender(self) -> tuple[str, str]:
        for name, address, other in SENDERS:
            author, mailbox = self.properties.text(name), self.properties.text(address, other)
            if author or mailbox:
                return author, mailbox
        return "", ""

    def _recipients(self, draft: Draft) -> dict[str, str]:
        paths = self.file.storages(self.properties.path, "__recip_version1.0_#")
        if len(paths) > MOST_RECIPIENTS:
            draft.warnings.append(f"only the first {MOST_RECIPIENTS} of {len(paths)} recipients were read")
        found: dict[str, list[str]] = {name: [] for name in SHOWN_RECIPIENTS}
        for path in paths[:MOST_RECIPIENTS]:
            person = Properties(self.file, path, MEMBER_HEADER, self.properties.encoding)
            named = _named(person.text(RECIPIENT_NAME), person.text(RECIPIENT_SMTP, RECIPIENT_ADDRESS))
            if named:
                found[RECIPIENT_TYPES.get(person.number(RECIPIENT_TYPE) & 3, "To")].append(named)
        return {name: ", ".join(found[name]) or self.properties.text(shown) for name, shown in SHOWN_RECIPIENTS.items()}

    def _fill_body(self, draft: Draft) -> None:
        plain = self.properties.text(BODY)
        page, part, rtf = self._page(), "HTML body", ""
        if not page:
            packed = self.properties.binary(RTF)
            text, is_page = shown_in_rtf(unpacked_rtf(packed))
            part = "RTF body"
            page, rtf = (text, "") if is_page else ("", text)
            if len(packed) > LONGEST:
                draft.status, draft.reason = Status.PARTIAL, f"only the first {LONGEST} bytes of the body were read"
        # Outlook writes the plain text itself, and of a table it leaves a cell a line.
        if page and (not plain.strip() or "<table" in page.lower()):
            Page(draft, lambda _kind, _number: MailLoc(part)).fill(events_of(page))
        elif plain.strip():
            _fill_plain(draft, plain, "text body")
        else:
            _fill_plain(draft, rtf, part)

    def _page(self) -> str:
        raw = self.properties.binary(HTML)
        return decode_page(raw, self.properties.body_encoding()).text if raw else self.properties.text(HTML)

    def _attachment(self, path: Path, number: int) -> Document:
        attached = Properties(self.file, path, MEMBER_HEADER, self.properties.encoding)
        name = harmless_name(attached.text(FILE_NAME, SHORT_NAME, SHOWN_NAME) or f"attachment {number}")
        inner = attached.storage(ATTACHED)
        if inner is not None:
            return self._embedded(inner, name)
        try:
            content = attached.binary(ATTACHED)
        except Unreadable as problem:
            return self.opening.unread_member(name, problem.status, problem.reason)
        if not content and attached.number(METHOD) not in {BY_VALUE, NOTHING}:
            return self.opening.unread_member(name, Status.UNSUPPORTED, "the attachment is a link to a file elsewhere")
        refused = refusal(len(content), len(content), self.opening)
        if refused:
            return self.opening.unread_member(name, Status.REFUSED, refused)
        if attached.text(MEDIA).lower() == "multipart/signed":
            name = f"{name}.eml"
        return self.opening.read_member(name, content)

    def _embedded(self, path: Path, name: str) -> Document:
        if "__PROPERTIES_VERSION1.0" not in self.file.inside[path]:
            return self.opening.unread_member(name, Status.UNSUPPORTED, "an object of another program is not read")
        if self.depth >= self.opening.budget.limits.depth:
            deep = f"more than {self.opening.budget.limits.depth} containers deep"
            return self.opening.unread_member(name, Status.REFUSED, deep)
        inside = replace(self.opening, name=name, read_member=partial(_read_inside, self.opening, name))
        properties = Properties(self.file, path, MESSAGE_HEADER, self.properties.encoding)
        try:
            reading = _Message(self.file, properties, inside, self.depth + 1).read()
        except Unreadable as problem:
            return self.opening.unread_member(name, problem.status, problem.reason)
        return self.opening.part(name, MEDIA_TYPE, READER, reading)


def _read_inside(opening: Opening, around: str, name: str, content: bytes) -> Document:
    return opening.read_member(f"{around}!{name}", content)


def _fill_plain(draft: Draft, text: str, part: str) -> None:
    for paragraph, _ in paragraphs(lines_of(text)):
        draft.add(BlockKind.PARAGRAPH, paragraph, MailLoc(part))


def _named(name: str, address: str) -> str:
    shown = address if "@" in address else ""  # inside an Exchange the address is a path of its directory
    return f"{name} <{shown}>" if name and shown and name != shown else name or address
