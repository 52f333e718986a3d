"""WeChat conversations exported as pages: the messages that a page shows or keeps in its script."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial

from aggregator.model.documents import BlockKind, PartLoc
from aggregator.reading.chat.message import Message, lines, shown_in_page
from aggregator.reading.chat.times import DAY, TIME, Stamp, moment_of
from aggregator.reading.draft import Draft
from aggregator.reading.format import Format, Opening, Reading
from aggregator.reading.formats.markup import decode_page, fill_from_html
from aggregator.reading.page_events import VOID, Event, Open, events_of

IN_SCRIPT = re.compile(r"\bchatMessages\s*=\s*\[")
SHOWN = (re.compile(rb"class=[\"'][^\"']*\bnt-box\b"), re.compile(rb"class=[\"'][^\"']*\bcontent-box\b"))
STATEMENT = re.compile(rf"(?P<day>{DAY})\s+(?P<time>{TIME})\s*$")
# A field of an object in a script, or where an object begins or the list ends. Text may hold any of them.
TOKEN = re.compile(
    r"(?P<open>\{)|(?P<end>\])|[\"']?(?P<key>[A-Za-z_]\w{0,40})[\"']?\s{0,9}:\s{0,9}"
    r"(?:'(?P<single>(?:[^'\\]|\\.)*+)'|\"(?P<double>(?:[^\"\\]|\\.)*+)\"|(?P<number>-?\d{1,20}))"
    r"|'(?:[^'\\]|\\.)*+'|\"(?:[^\"\\]|\\.)*+\"",
    re.DOTALL,
)
ESCAPE = re.compile(r"\\(?:u(?P<code>[0-9A-Fa-f]{4})|(?P<line>\r\n|\n|\r)|(?P<sign>.))", re.DOTALL)
SIGNS = {"n": "\n", "r": "\r", "t": "\t", "b": "", "f": "", "v": ""}
SYSTEM, TEXT, SPEECH, CALL = "0", "1", "34", "50"
FIELDS = {TEXT: ("text",), SYSTEM: ("text",), CALL: ("text",), SPEECH: ("voice_to_text",)}
OTHER_FIELDS = ("title", "description", "file_name", "pay_memo", "feedesc", "refer_text")

MOST_BOXES = 20  # one in the other


def read_wechat(content: bytes, opening: Opening) -> Reading:
    """Return one block a message; a page that keeps none after all as any other page."""
    decoded = decode_page(content)
    draft = Draft(opening.budget, warnings=list(decoded.warnings))
    return draft.gather(partial(_fill, text=decoded.text))


def looks_like_wechat(content: bytes) -> bool:
    """Return whether the bytes are a page in which a tool laid out a WeChat conversation."""
    if b"<" not in content[:100]:
        return False
    in_script = b"chatMessages" in content and b"displayname" in content and b"is_send" in content
    return in_script or all(mark.search(content) for mark in SHOWN)


def _fill(draft: Draft, text: str) -> None:
    begins = IN_SCRIPT.search(text)
    if begins is not None:
        _fill_title(draft, text[: begins.start()])
        messages = _in_script(text, begins.end())
    else:
        walk = _Walk()
        messages = walk.messages(events_of(text))
        _fill_title(draft, text[:20_000])
    before = len(draft.blocks)
    for number, message in enumerate(messages, start=1):
        message.add_to(draft, PartLoc("", f"message {number}"))
    if len(draft.blocks) == before:
        draft.blocks.clear()
        fill_from_html(draft, text)


def _fill_title(draft: Draft, head: str) -> None:
    title = re.search(r"<title[^>]{0,200}>([^<]{0,500})", head, re.IGNORECASE)
    if title:
        draft.add(BlockKind.HEADING, shown_in_page(title[1]), PartLoc("", "title"))


def _in_script(text: str, start: int) -> Iterator[Message]:
    fields: dict[str, str] = {}
    for token in TOKEN.finditer(text, start):
        if token["key"]:
            quoted = token["single"] if token["single"] is not None else token["double"]
            fields[token["key"]] = token["number"] or (_unescaped(quoted) if quoted is not None else "")
        elif token["open"] or token["end"]:
            if fields:
                yield _message(fields)
            fields = {}
            if token["end"]:
                return
    if fields:
        yield _message(fields)


def _message(fields: dict[str, str]) -> Message:
    kind = fields.get("type", "")
    shown = FIELDS.get(kind, OTHER_FIELDS)
    is_reply = "sub_type" in fields and not any(fields.get(name) for name in ("title", "file_name"))
    parts = [fields.get(name, "") for name in (("text", *shown) if is_reply else shown)]
    author = "" if kind == SYSTEM else fields.get("displayname", "")
    return Message(author, lines(*(shown_in_page(part) for part in parts)), moment_of(fields.get("timestamp", "")))


def _unescaped(quoted: str) -> str:
    def sign(escape: re.Match[str]) -> str:
        if escape["code"]:
            return chr(int(escape["code"], 16))
        return "" if escape["line"] else SIGNS.get(escape["sign"], escape["sign"])

    return ESCAPE.sub(sign, quoted)


@dataclass(slots=True)
class _Walk:
    """One pass over the tags of a page: the boxes with name and time, and with the words."""

    depth: int = 0
    boxes: list[tuple[int, str]] = field(default_factory=list)
    texts: dict[str, list[str]] = field(default_factory=dict)

    def messages(self, events: Iterator[Event]) -> Iterator[Message]:
        """Yield a message each time that its box closes."""
        for event in events:
            if isinstance(event, str):
                self._keep(event)
            elif isinstance(event, Open):
                self._open(event)
            elif event.tag not in VOID:
                yield from self._close()

    def _keep(self, text: str) -> None:
        for _, box in self.boxes:
            self.texts.setdefault(box, []).append(re.sub(r"\s+", " ", text))

    def _open(self, event: Open) -> None:
        if event.tag == "br":
            self.texts.setdefault("content-box", []).append("\n")
        if event.tag in VOID:
            return
        self.depth += 1
        classes = (event.attributes.get("class") or "").split()
        for box in ("chat-notice", "nt-box", "content-box", "dspname", "name-left", "name-right"):
            if box in classes and len(self.boxes) < MOST_BOXES:
                self.boxes.append((self.depth, "name" if box.startswith(("dsp", "name")) else box))

    def _close(self) -> Iterator[Message]:
        while self.boxes and self.boxes[-1][0] >= self.depth:
            _, box = self.boxes.pop()
            if box in {"content-box", "chat-notice"}:
                yield self._made(box)
        self.depth = max(0, self.depth - 1)

    def _made(self, box: str) -> Message:
        author = "".join(self.texts.get("name", ())).strip() if box == "content-box" else ""
        stated = STATEMENT.search("".join(self.texts.get("nt-box", ())).strip()) if box == "content-box" else None
        text = "\n".join(line.strip() for line in "".join(self.texts.get(box, ())).split("\n"))
        self.texts.clear()
        when = Stamp(stated["day"], stated["time"]).at("ymd") if stated else ""
        return Message(author, text.strip(), when)


FORMAT = Format(
    name="wechat",
    media_type="text/html",
    extensions=(),
    read=read_wechat,
    matches=looks_like_wechat,
    rank=55,
)
