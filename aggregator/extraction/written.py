"""The day a document was written, from which its ``tomorrow`` and its days without a year count."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence

from aggregator.extraction.search_text import search_text
from aggregator.extraction.values import find_values
from aggregator.model.documents import Block, BlockKind, Document
from aggregator.policy.records import Attribute, ValueKind

_DAY = Attribute("day", "", ValueKind.DATE)
_OPENING = 6
"""How many lines from the top may hold the day that a document says it is of."""

_LONGEST = 240
_YEAR = re.compile(r"(?<![\d/-])(?<!\d[.,])((?:19|20)\d{2})(?:年|\b(?![\d.,/-]))")
_SURE = 0.9
_FEWEST_DIGITS = re.compile(r"\d{4}")


def day_written(document: Document, lines: Sequence[str], busy: Sequence[bool]) -> dt.date | None:
    """Return the day a document was written, as the message, its first or last lines or its name say, or None.

    Parameters
    ----------
    lines
        The search texts of the document's lines, in order.
    busy
        Which of them say something of a subject, whose days are that subject's.
    """
    sent = document.metadata.get("sent")
    if sent is not None:
        return _iso(sent.value)
    name = (document.source.member or document.source.path).replace("\\", "/").rpartition("/")[2]
    opening = [line for line, is_busy in zip(lines[:_OPENING], busy, strict=False) if not is_busy]
    closing = [line for line in lines[-3:] if len(line) <= 24]
    for line in (*opening, *closing, search_text(name.rpartition(".")[0]).text):
        day = next(days_in(line), None)
        if day is not None:
            return day
    return None


def about_day(document: Document, lines: Sequence[str]) -> dt.date | None:
    """Return the day, else a day of the month or the year, that a document was written, whatever it says it of."""
    return day_written(document, lines, [False] * len(lines)) or month_written(lines) or year_written(lines)


def month_written(lines: Sequence[str]) -> dt.date | None:
    """Return the first day of the month that a document's first lines say it is of."""
    for line in lines[:_OPENING]:
        for value in find_values(_DAY, line) if len(line) <= _LONGEST else ():
            if len(value.value) == len("2025-01"):
                return dt.date.fromisoformat(f"{value.value}-01")
    return None


def year_written(lines: Sequence[str]) -> dt.date | None:
    """Return the middle of the one year that a document's first lines name, for days that leave the year out."""
    years = {found for line in lines[:_OPENING] if len(line) <= _LONGEST for found in _YEAR.findall(line)}
    return dt.date(int(years.pop()), 7, 1) if len(years) == 1 else None


def day_of(block: Block) -> dt.date | None:
    """Return the day that a block was written on by itself: a message of a chat."""
    return _iso(block.when) if block.kind is BlockKind.MESSAGE and block.when else None


def day_stamped(entry: str, about: dt.date | None) -> dt.date | None:
    """Return the day that an entry of a log begins with; one without its year is of the year the log is about."""
    first = next(iter(find_values(_DAY, entry[:_LONGEST_STAMP], about)), None)
    return None if first is None or first.start else _iso(first.value)


_LONGEST_STAMP = 24


def days_in(line: str) -> Iterator[dt.date]:
    """Yield the days that a short line names with their years, in the order of the calendar up to the first named."""
    if len(line) > _LONGEST or not _FEWEST_DIGITS.search(line):
        return
    whole = [value for value in find_values(_DAY, line) if value.confidence >= _SURE]
    days = [day for value in whole if (day := _iso(value.value)) is not None]
    if days:
        counted = find_values(_DAY, line, days[0])
        yield from [day for value in counted if (day := _iso(value.value)) is not None and day <= days[0]]


def _iso(text: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(text[:10])
    except ValueError:
        return None
