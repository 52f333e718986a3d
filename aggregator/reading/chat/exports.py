"""Conversations in JSON: the lists of messages that Telegram, Slack, Teams and Feishu export.

Telegram Desktop writes ``result.json``; Slack a file a day; Teams what Microsoft Graph answers (``chatMessage``) or
what a person's own export holds; Feishu and Lark what their open platform answers (``im/v1/messages``).
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from html import unescape

from aggregator.model.documents import BlockKind, PartLoc
from aggregator.reading.chat.message import (
    Message,
    Record,
    lines,
    records_at,
    shown_in_card,
    shown_in_page,
    text_at,
)
from aggregator.reading.chat.times import moment_of
from aggregator.reading.draft import Draft

Names = Mapping[str, str]
FIRST_RECORDS = 50
MOSTLY = 0.8
TITLES = ("name", "topic", "displayName", "chat_name", "title")
SLACK_TOKEN = re.compile(r"<(?P<sign>[@#!]?)(?P<what>[^<>|]{1,2000})(?:\|(?P<label>[^<>]{0,2000}))?>")


@dataclass(frozen=True, slots=True)
class Export:
    """How one messenger writes its messages.

    Parameters
    ----------
    keys
        What every message has.
    any_key
        Of these at least one.
    read
        ``(record, names of people by id) -> Message``.
    """

    keys: frozenset[str]
    any_key: frozenset[str]
    read: Callable[[Record, Names], Message]

    def fits(self, record: object) -> bool:
        """Return whether a record is a message of this messenger."""
        # JSON has no mappings but dicts, and of those a file may have a million
        return isinstance(record, dict) and self.keys <= record.keys() and not self.any_key.isdisjoint(record)


@dataclass(frozen=True, slots=True)
class Conversation:
    """A list of messages, the JSON pointer to it, and what the conversation is called."""

    pointer: str
    title: str
    export: Export
    records: list[object]

    def fill(self, draft: Draft, names: Names | None = None) -> None:
        """Fill the draft with one block a message."""
        known = {**_names_in(self.records), **(names or {})}
        draft.add(BlockKind.HEADING, self.title, PartLoc("", self.pointer.rpartition("/")[0] or "/"))
        for number, record in enumerate(self.records):
            if isinstance(record, Mapping):
                place = PartLoc("", f"{self.pointer}/{number}")
                self.export.read(record, known).add_to(draft, place)


def take_conversations(value: object) -> tuple[list[Conversation], object]:
    """Return the conversations in parsed JSON, and the JSON with their messages taken out."""
    found: list[Conversation] = []
    whole: dict[str, object] = {"": value}
    waiting: list[tuple[str, dict[str, object] | list[object]]] = [("", whole)]
    while waiting:
        pointer, holder = waiting.pop()
        pairs: list[tuple[str | int, object]] = (
            list(holder.items()) if isinstance(holder, dict) else list(enumerate(holder))
        )
        for key, inner in reversed(pairs):
            place = pointer if holder is whole else f"{pointer}/{str(key).replace('~', '~0').replace('/', '~1')}"
            export = export_of(inner) if isinstance(inner, list) else None
            if export is not None and isinstance(inner, list):
                found.append(Conversation(place, _title(holder), export, inner))
                holder[key] = None  # type: ignore[index]
            elif isinstance(inner, dict | list):
                waiting.append((place, inner))
    return sorted(found, key=lambda one: one.pointer), whole[""]


def export_of(records: list[object]) -> Export | None:
    """Return which messenger wrote the messages of a list, or None where they are no messages."""
    sample = records[:FIRST_RECORDS]
    for export in EXPORTS:
        fitting = sum(1 for record in sample if export.fits(record))
        if fitting and fitting >= MOSTLY * len(sample):
            return export
    return None


def slack_text(written: str, names: Names) -> str:
    """Return what Slack shows of a text: mentions by name, links by their label.

    Examples
    --------
    >>> slack_text("<@U1> &amp; <#C2|grid>: <https://example.org|plan>", {"U1": "王伟"})
    '@王伟 & #grid: plan (https://example.org)'
    """

    def shown(token: re.Match[str]) -> str:
        sign, what, label = token["sign"], token["what"], token["label"] or ""
        if sign == "!":
            return label or f"@{what.partition('^')[0]}"
        if sign:
            return sign + (label or names.get(what, what))
        return f"{label} ({what})" if label and label != what else what

    return unescape(SLACK_TOKEN.sub(shown, written))


def _title(holder: object) -> str:
    return next((title for key in TITLES if (title := text_at(holder, key))), "")


def _names_in(records: list[object]) -> dict[str, str]:
    """Return names by id where a message names others: in Feishu a sender is a number only."""
    mentioned = [mention for record in records for mention in records_at(record, "mentions")]
    return {
        text_at(one, "id"): text_at(one, "name") for one in mentioned if text_at(one, "id") and text_at(one, "name")
    }


def _telegram(record: Record, _: Names) -> Message:
    when = moment_of(text_at(record, "date_unixtime") or text_at(record, "date"))
    if text_at(record, "type") == "service":
        members = record.get("members")
        named = ", ".join(str(name) for name in members if name) if isinstance(members, list) else ""
        action = text_at(record, "action").replace("_", " ")
        return Message(text_at(record, "actor"), lines(action, text_at(record, "title"), named), when)
    text = record.get("text")
    pieces = text if isinstance(text, list) else [text]
    words = "".join(piece if isinstance(piece, str) else text_at(piece, "text") for piece in pieces)
    answers = [text_at(answer, "text") for answer in records_at(record, "poll", "answers")]
    place = [text_at(record, "location_information", key) for key in ("latitude", "longitude")]
    where = ", ".join(place) if all(place) else ""
    name = text_at(record, "file_name")
    said = lines(words, text_at(record, "poll", "question"), *answers, where, name)
    return Message(text_at(record, "from") or text_at(record, "from_id"), said, when)


def _slack(record: Record, names: Names) -> Message:
    user = text_at(record, "user") or text_at(record, "bot_id")
    own = (("user_profile", "real_name"), ("user_profile", "display_name"), ("username",), ("bot_profile", "name"))
    author = names.get(user) or next((name for path in own if (name := text_at(record, *path))), user)
    files = [text_at(file, "title") or text_at(file, "name") for file in records_at(record, "files")]
    quoted = [shown_in_card(attached) for attached in records_at(record, "attachments")]
    text = lines(*(slack_text(part, names) for part in (text_at(record, "text"), *quoted)), *files)
    return Message(author, text, moment_of(text_at(record, "ts")))


def _teams(record: Record, _: Names) -> Message:
    senders = ("user", "application", "device")
    author = next((name for sender in senders if (name := text_at(record, "from", sender, "displayName"))), "")
    content = text_at(record, "body", "content")
    is_page = text_at(record, "body", "contentType").lower() == "html"
    cards = records_at(record, "attachments")
    attached = [lines(text_at(card, "name"), shown_in_card(card.get("content") or "")) for card in cards]
    text = lines(text_at(record, "subject"), shown_in_page(content) if is_page else content, *attached)
    return Message(author, text, moment_of(text_at(record, "createdDateTime")))


def _own_teams(record: Record, _: Names) -> Message:
    content = text_at(record, "content")
    text = shown_in_page(content) if text_at(record, "messagetype").startswith("RichText") else content
    author = text_at(record, "displayName") or text_at(record, "from")
    return Message(author, text, moment_of(text_at(record, "originalarrivaltime")))


def _feishu(record: Record, names: Names) -> Message:
    sender = text_at(record, "sender", "id")
    author = text_at(record, "sender", "name") or text_at(record, "sender_name") or names.get(sender, sender)
    text = _feishu_text(text_at(record, "msg_type"), text_at(record, "body", "content") or text_at(record, "content"))
    for mention in records_at(record, "mentions"):
        if text_at(mention, "key") and text_at(mention, "name"):
            text = text.replace(text_at(mention, "key"), f"@{text_at(mention, 'name')}")
    return Message(author, text, moment_of(text_at(record, "create_time")))


def _feishu_text(kind: str, written: str) -> str:
    try:
        content = json.loads(written)
    except (ValueError, RecursionError):
        return shown_in_page(written) if kind == "text" and "<" in written else written
    if kind == "text":
        return text_at(content, "text")
    if kind == "post":
        return "\n".join(_post_lines(content))
    if kind == "system":
        return _system_text(content)
    return text_at(content, "file_name") or shown_in_card(content)


def _post_lines(content: object) -> Iterator[str]:
    if isinstance(content, Mapping) and "content" not in content:  # one post in several languages
        for inner in content.values():
            yield from _post_lines(inner) if isinstance(inner, Mapping) and "content" in inner else ()
        return
    yield from filter(None, [text_at(content, "title")])
    rows = content.get("content") if isinstance(content, Mapping) else None
    for row in rows if isinstance(rows, list) else ():
        pieces = row if isinstance(row, list) else [row]
        yield "".join(
            f"@{text_at(piece, 'user_name')}" if text_at(piece, "tag") == "at" else text_at(piece, "text")
            for piece in pieces
        )


def _system_text(content: object) -> str:
    text = text_at(content, "template")
    for key, value in content.items() if isinstance(content, Mapping) else ():
        named = ", ".join(map(str, value)) if isinstance(value, list) else str(value)
        text = text.replace(f"{{{key}}}", named)
    return text


def _export(read: Callable[[Record, Names], Message], keys: str, any_key: str) -> Export:
    return Export(frozenset(keys.split()), frozenset(any_key.split()), read)


EXPORTS = (
    _export(_telegram, "id type date", "date_unixtime from_id actor_id text_entities"),
    _export(_slack, "type ts", "user bot_id username"),
    _export(_teams, "createdDateTime body", "from messageType"),
    _export(_own_teams, "originalarrivaltime content", "messagetype from"),
    _export(_feishu, "msg_type create_time", "body content"),
)
