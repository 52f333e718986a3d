"""A message of a conversation, and the text that markup, cards and mentions in it show."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from aggregator.model.documents import BlockKind, Locator
from aggregator.reading.draft import Draft
from aggregator.reading.page import BREAKS, CELLS, SKIPPED
from aggregator.reading.page_events import Close, Open, events_of

Record = Mapping[str, object]
CARD_WORDS = frozenset({"text", "title", "content", "value", "label", "header", "user_name", "fallback", "description"})
DEEPEST_CARD = 30


@dataclass(frozen=True, slots=True)
class Message:
    """Who said what, and when, in ISO 8601; nobody where the messenger itself speaks."""

    author: str
    text: str
    when: str

    def add_to(self, draft: Draft, place: Locator) -> None:
        """Append the message to the draft, unless nothing was said."""
        draft.add(BlockKind.MESSAGE, self.text, place, label=self.author, when=self.when)


def text_at(value: object, *path: str) -> str:
    """Return the string at a path of keys; nothing where there is none.

    Examples
    --------
    >>> text_at({"from": {"user": {"displayName": "李娜"}}}, "from", "user", "displayName")
    '李娜'
    """
    for key in path:
        value = value.get(key) if isinstance(value, Mapping) else None
    return value if isinstance(value, str) else ""


def records_at(value: object, *path: str) -> list[Record]:
    """Return the objects of the list at a path of keys; none where there is no list."""
    for key in path:
        value = value.get(key) if isinstance(value, Mapping) else None
    return [inner for inner in value if isinstance(inner, Mapping)] if isinstance(value, list) else []


def lines(*parts: str) -> str:
    """Return the parts that are not blank, a line each."""
    return "\n".join(part for part in parts if part.strip())


def shown_in_page(page: str) -> str:
    r"""Return the text that a message in HTML shows.

    Examples
    --------
    >>> shown_in_page("<p>北田 <at id=0>王伟</at></p><p>120&nbsp;MW</p><script>x</script>")
    '北田 王伟\n120\xa0MW'
    """
    shown: list[str] = []
    skipping = 0
    for event in events_of(page):
        if isinstance(event, str):
            shown.append("" if skipping else event.replace("\n", " "))
            continue
        if event.tag in SKIPPED:
            skipping += 1 if isinstance(event, Open) else -1
        elif event.tag in CELLS:
            shown.append("\t" if isinstance(event, Close) else "")
        elif event.tag in BREAKS or event.tag == "br":
            shown.append("\n")
    return "\n".join(line.strip() for line in "".join(shown).split("\n") if line.strip())


def shown_in_card(written: object) -> str:
    r"""Return the words of a card: what stands under the keys that cards show, in order.

    Examples
    --------
    >>> shown_in_card('{"header": {"title": {"tag": "plain_text", "content": "停电"}}, "elements": [{"text": "北田"}]}')
    '停电\n北田'
    """
    if isinstance(written, str):
        try:
            return shown_in_card(json.loads(written)) if written[:1] in {"{", "["} else written
        except (ValueError, RecursionError):
            return written
    return lines(*_card_words(written, 0))


def _card_words(value: object, depth: int) -> Iterator[str]:
    if depth > DEEPEST_CARD:
        return
    if isinstance(value, Mapping):
        for key, inner in value.items():
            if isinstance(inner, str):
                yield inner if key in CARD_WORDS else ""
            else:
                yield from _card_words(inner, depth + 1)
    elif isinstance(value, Sequence) and not isinstance(value, str):
        for inner in value:
            yield from _card_words(inner, depth + 1)
