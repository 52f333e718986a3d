"""The parts of a MIME message, under caps that the standard library's parser does not have.

That parser takes hours over a hundred thousand parts or an endless header and recurses as deep as a sender
likes; this one is linear in the bytes and goes no deeper than `DEEPEST`.
"""

from __future__ import annotations

import base64
import binascii
import quopri
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from email.message import Message

DEEPEST = 10
MOST_PARTS = 1_000
LONGEST_HEADERS = 256 * 1024
LONGEST_HEADER = 10_000
MOST_HEADERS = 1_000

END_OF_HEADERS = re.compile(rb"\r\n\r\n|\n\n|\r\r")
HEADER = re.compile(rb"([!-9;-~]{1,80})[ \t]*:[ \t]*(.*)", re.DOTALL)
FOLDED_LINES = re.compile(rb"\r\n(?![ \t])|\n(?![ \t])|\r(?![ \t\n])")
NOT_BASE64 = re.compile(rb"[^A-Za-z0-9+/]+")
BODY_TYPES = ("text/plain", "text/html", "text/enriched")


@dataclass(slots=True)
class Part:
    """A part of a message: its headers, its body, the parts inside it."""

    number: str
    fields: list[tuple[str, str]]
    body: bytes
    depth: int = 0
    inside: list[Part] = field(default_factory=list)
    losses: list[str] = field(default_factory=list)
    envelope: Message = field(init=False)

    def __post_init__(self) -> None:
        # The standard library knows the grammar of parameters; it is shown these three short headers only.
        self.envelope = Message()
        for name in ("Content-Type", "Content-Disposition", "Content-Transfer-Encoding"):
            value = self.header(name)
            if value:
                self.envelope[name] = re.sub(r"[\r\n]+[ \t]*", " ", value)[:2000].replace("\0", "")

    def headers(self, name: str) -> list[str]:
        """Return the values of all headers of a name, as written."""
        return [value for known, value in self.fields if known.lower() == name.lower()]

    def header(self, name: str) -> str:
        """Return the first header of a name, or nothing."""
        return next(iter(self.headers(name)), "")

    @property
    def media_type(self) -> str:
        """Return the declared media type; plain text where none is."""
        return self.envelope.get_content_type()

    @property
    def charset(self) -> str:
        """Return the declared encoding, or nothing."""
        return self.envelope.get_content_charset("")

    @property
    def file_name(self) -> str:
        """Return the declared file name, or nothing."""
        try:
            return self.envelope.get_filename("") or ""
        except (ValueError, LookupError):  # it is in an encoding such as ``undefined``, which nothing is in
            written = self.envelope.get_param("filename", "", "content-disposition")
            return written[2] if isinstance(written, tuple) else ""

    @property
    def is_attachment(self) -> bool:
        """Return whether the part is a file of its own rather than text of the message."""
        if self.media_type.startswith("multipart/"):
            return False
        attached = self.envelope.get_content_disposition() == "attachment"
        return attached or bool(self.file_name) or self.media_type not in BODY_TYPES

    @property
    def is_signature_only(self) -> bool:
        """Return whether a part of an encryption format is signed and not encrypted."""
        return self.envelope.get_param("smime-type", "") in ("signed-data", "certs-only")

    def payload(self) -> bytes:
        """Return the body without its transfer encoding; damaged encodings give what can be had."""
        encoding = self.header("Content-Transfer-Encoding").strip().lower()
        if encoding == "base64":
            return _from_base64(self.body)
        if encoding == "quoted-printable":
            return quopri.decodestring(self.body)
        return self.body

    def leaves(self) -> Iterator[Part]:
        """Yield the parts to read: of alternatives the plain text, or what comes nearest to it."""
        if not self.inside:
            if not (self.depth >= DEEPEST and self.media_type.startswith("multipart/")):
                yield self
        elif self.media_type == "multipart/alternative":
            yield from _chosen(self.inside)
        elif self.media_type == "multipart/encrypted":
            yield Part(self.number, self.fields, b"", self.depth)
        else:
            for part in self.inside:
                yield from part.leaves()


def message_of(content: bytes) -> Part:
    """Return a message as a tree of parts; its losses say what went past the caps."""
    losses: list[str] = []
    root = _part(content.lstrip(b"\r\n"), "1", 0)
    root.losses = losses
    waiting = [root]
    count = 1
    while waiting:
        part = waiting.pop(0)
        if not part.media_type.startswith("multipart/"):
            continue
        if part.depth >= DEEPEST:
            losses.append(f"parts nested deeper than {DEEPEST} were not read")
            continue
        for body in _split(part, MOST_PARTS - count):
            part.inside.append(_part(body, f"{part.number}.{len(part.inside) + 1}", part.depth + 1))
        count += len(part.inside)
        waiting += part.inside
    if count >= MOST_PARTS:
        losses.append(f"only the first {MOST_PARTS} parts were read")
    if len(root.fields) >= MOST_HEADERS:
        losses.append(f"only the first {MOST_HEADERS} headers were read")
    return root


def _part(content: bytes, number: str, depth: int) -> Part:
    if content[:1] in (b"\r", b"\n"):
        return Part(number, [], content.lstrip(b"\r\n"), depth)
    end = END_OF_HEADERS.search(content, 0, LONGEST_HEADERS)
    head, body = (content[: end.start()], content[end.end() :]) if end else (content[:LONGEST_HEADERS], b"")
    fields = []
    for line in FOLDED_LINES.split(head)[:MOST_HEADERS]:
        found = HEADER.fullmatch(line[:LONGEST_HEADER])
        if found:
            fields.append((found[1].decode("ascii"), _header_bytes(found[2])))
    return Part(number, fields, body, depth)


def _header_bytes(written: bytes) -> str:
    try:
        return written.decode("utf-8")
    except UnicodeDecodeError:
        return written.decode("gb18030", errors="replace")


def _split(part: Part, most: int) -> Iterator[bytes]:
    try:
        boundary = part.envelope.get_boundary("")
    except (ValueError, LookupError):
        return
    if not boundary:
        return
    mark = re.escape(boundary.encode("utf-8", "replace")[:200])
    delimiter = re.compile(rb"(?:\A|\r\n|\n|\r)--" + mark + rb"(--)?[ \t]*(?=\r|\n|\Z)")
    start: int | None = None
    for found in delimiter.finditer(part.body):
        if start is not None:
            if most <= 0:
                return
            most -= 1
            yield _after_line_end(part.body[start : found.start()])
        if found[1]:
            return
        start = found.end()
    if start is not None and most > 0:
        yield _after_line_end(part.body[start:])


def _after_line_end(body: bytes) -> bytes:
    return body[2:] if body.startswith(b"\r\n") else body[1:]


def _chosen(alternatives: list[Part]) -> Iterator[Part]:
    flat = [(part, list(part.leaves())) for part in alternatives]
    bodies = [leaves for _, leaves in flat if any(not leaf.is_attachment for leaf in leaves)]
    plain = next((leaves for leaves in bodies if leaves[0].media_type == "text/plain" and leaves[0].body.strip()), None)
    chosen = plain or (bodies[-1] if bodies else None)
    for _, leaves in flat:
        if leaves is chosen:
            yield from leaves
        else:
            yield from (leaf for leaf in leaves if leaf.is_attachment)


def _from_base64(body: bytes) -> bytes:
    digits = NOT_BASE64.sub(b"", body.partition(b"=")[0] if body.count(b"=") < 3 else body.replace(b"=", b""))
    digits = digits[: len(digits) - (len(digits) % 4 == 1)]
    try:
        return base64.b64decode(digits + b"=" * (-len(digits) % 4))
    except binascii.Error:
        return b""
