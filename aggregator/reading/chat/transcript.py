"""Chats exported as plain text: the lines on which messages begin, whichever messenger wrote them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from aggregator.model.documents import BlockKind, TextLoc
from aggregator.reading.chat.times import DAY, TIME, Order, Stamp, order_of
from aggregator.reading.draft import Draft

SAMPLE = 400  # lines by which a text is known for a chat
HEAD = 300  # characters of a line in which a message begins
MARKS = "\u200e\u200f\u202a\u202c\ufeff"  # written around names and in front of lines, and shown to nobody
_AUTHOR = r"[^\s:：\[\]<>\"“”„「」][^:：\[\]<>\t\"“”„「」]{0,59}"
_STAMP = rf"(?:(?P<day>{DAY})[,，]?[\sT]\s?)?(?P<time>{TIME})"
_FULL = rf"(?P<day>{DAY})[,，]?[\sT]\s?(?P<time>{TIME})"


@dataclass(frozen=True, slots=True)
class Way:
    """One way to write a chat.

    Parameters
    ----------
    begins
        The line on which a message begins: ``day`` and ``time``, ``author``, and ``said`` where words follow.
    fewest, share
        How many lines of a sample begin a message, at least.
    says
        A line that begins what the messenger itself says: somebody joined, messages are encrypted.
    """

    begins: re.Pattern[str]
    fewest: int
    share: float
    says: re.Pattern[str] | None = None
    under_days: bool = False


# The line that a day's messages stand under: "—————  2025-03-04  —————"
DAY_LINE = re.compile(rf"\s*[-—–_=]{{2,40}}\s{{0,8}}(?P<day>{DAY})\s{{0,8}}[-—–_=]{{2,40}}\s*")
WAYS = (
    # WhatsApp on iOS: "[04.03.25, 10:12:33] Li: ..."
    Way(
        re.compile(rf"\s*\[{_FULL}\]\s?(?P<author>{_AUTHOR})[:：]\s*(?P<said>.*)"),
        2,
        0.2,
        re.compile(rf"\s*\[{_FULL}\]\s?(?P<said>.+)"),
    ),
    # WhatsApp on Android: "04/03/2025, 10:12 - Li: ..."
    Way(
        re.compile(rf"\s*{_FULL}\s[-–]\s(?P<author>{_AUTHOR})[:：]\s*(?P<said>.*)"),
        2,
        0.2,
        re.compile(rf"\s*{_FULL}\s[-–]\s(?P<said>.+)"),
    ),
    # WeChat on a backup: "王伟 (2025-03-04 10:12:33):..."
    Way(re.compile(rf"\s*(?P<author>{_AUTHOR}?)\s?\({_FULL}\)[:：]\s*(?P<said>.*)"), 2, 0.2),
    # Many others: "2025-03-04 10:12 Wang Wei: ...", "[10:12] <li> ..."
    Way(
        re.compile(
            rf"\s*\[?{_STAMP}\]?\s?[-–]?\s?(?:<(?P<nick>[^<>]{{1,40}})>|(?P<author>{_AUTHOR})[:：])\s*(?P<said>.*)"
        ),
        3,
        0.5,
    ),
    # WeChat and QQ, the words below the line: "王伟 2025-03-04 10:12:33", "2025-03-04 10:12:33 王伟"
    Way(re.compile(rf"\s*{_FULL}\s+(?P<author>{_AUTHOR})\s*"), 2, 0.2, re.compile(rf"\s*{_FULL}\s(?P<said>.+)")),
    Way(re.compile(rf"\s*(?P<author>{_AUTHOR}?)\s+{_FULL}\s*"), 3, 0.2),
    # WeChat by mail, under the line of a day: "王伟  10:12"
    Way(re.compile(rf"\s*(?P<author>{_AUTHOR}?)\s+(?P<time>{TIME})\s*"), 2, 0.1, under_days=True),
)


@dataclass(frozen=True, slots=True)
class Said:
    """A message in a transcript: the lines it stands on and the moment as written."""

    author: str
    stamp: Stamp | None
    text: str
    place: TextLoc
    is_message: bool = True
    words_below: bool = False


def way_of(lines: list[str]) -> Way | None:
    """Return the way in which a chat is written in the lines, or None where they are no chat."""
    sample = [line[:HEAD].translate(_UNSEEN) for line in lines[:SAMPLE] if line.strip()]
    has_days = any(DAY_LINE.fullmatch(line) for line in sample)
    for way in WAYS:
        if way.under_days and not has_days:
            continue
        begins = [way.begins.fullmatch(line) is not None for line in sample]
        starts = sum(begins)
        if "said" not in way.begins.groupindex:  # below most lines of a log there are no words
            with_words = sum(1 for here, after in pairwise(begins) if here and not after)
            starts = with_words if 2 * with_words >= starts else 0
        if starts >= way.fewest and starts >= way.share * len(sample):
            return way
    return None


def fill_from_transcript(draft: Draft, lines: list[str], way: Way) -> None:
    """Fill the draft with one block a message, its author as label and its moment in ISO 8601."""
    said = list(_said_in(lines, way))
    order, certain = order_of([message.stamp for message in said if message.stamp])
    if not certain:
        first = "month" if order == "mdy" else "day"
        draft.warnings.append(f"the days of the chat can be read in two ways and were read {first} first")
    for message in said:
        kind = BlockKind.MESSAGE if message.is_message else BlockKind.PARAGRAPH
        draft.add(kind, message.text, message.place, label=message.author, when=_moment(message, order))


def _moment(message: Said, order: Order) -> str:
    return message.stamp.at(order) if message.stamp else ""


def _said_in(lines: list[str], way: Way) -> Iterator[Said]:
    open_message = Said("", None, "", TextLoc(1, 1), is_message=False)
    words: list[str] = []
    day = ""
    for number, line in enumerate(lines, start=1):
        day_line = DAY_LINE.fullmatch(line[:HEAD]) if way.under_days else None
        begins = day_line or _begun(line, way, day)
        if begins is None:
            words.append(line)
            continue
        yield _closed(open_message, words, number - 1)
        groups = begins.groupdict()
        words = [groups["said"] + line[HEAD:]] if groups.get("said") else []
        day = groups.get("day") or (day if way.under_days else "")
        author = (groups.get("nick") or groups.get("author") or "").strip(MARKS + " \t\u00a0\u202f~")
        stamp = None if day_line else Stamp(day, groups["time"])
        below = "said" not in groups and day_line is None
        open_message = Said(author, stamp, "", TextLoc(number, number), day_line is None, below)
    yield _closed(open_message, words, len(lines))


def _begun(line: str, way: Way, day: str) -> re.Match[str] | None:
    if way.under_days and not day:
        return None
    seen = line[:HEAD].translate(_UNSEEN)
    return way.begins.fullmatch(seen) or (way.says.fullmatch(seen) if way.says else None)


def _closed(message: Said, words: list[str], last: int) -> Said:
    while words and not words[-1].strip():
        words.pop()
        last -= 1
    text = "\n".join(words).strip("\n")
    if not text and message.words_below:  # nobody says nothing: the line itself is what the messenger says
        return replace(message, author="", text=message.author)
    return replace(message, text=text, place=TextLoc(message.place.line, max(message.place.line, last)))


_UNSEEN = dict.fromkeys(map(ord, MARKS))
