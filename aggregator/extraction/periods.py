"""The period that a value holds for, where its own sentence leaves it to what stands around it."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from aggregator.extraction.sentences import clause_at
from aggregator.extraction.values.date import periods_in
from aggregator.extraction.values.moments import moments_in

_LENGTH = {"year": 4, "month": 7, "day": 10}
_FISCAL = re.compile(
    r"(?:\bFY\s?|\b(?:financial|fiscal|business)\syear\s)((?:19|20)\d{2})\s?[/\-–]\s?(?:20)?(\d{2})\b"
    r"|(?<![\d/.-])((?:19|20)\d{2})/(\d{2})(?![\d/.-])",
    re.IGNORECASE,
)
_YEAR_TO = re.compile(
    r"\b(?:year|(?:twelve|12) months) (?:to|ending|ended|up to)(?: the)?(?: end of)?"
    r" (January|February|March|April|May|June|July|August|September|October|November)(?: ((?:19|20)\d{2}))?\b",
    re.IGNORECASE,
)
_MONTHS = ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november")
_YEAR_ENDS = (3, 6, 9)
"""The months in which years end that do not end with the calendar's."""

_COMPARED = re.compile(r"\b(?:than|compared (?:with|to)|as against)\b (?:in |on |for )?(?:the )?[^,;.]*", re.IGNORECASE)
"""Says what another period had."""

_LEAST_SURE = 0.7
_NEAREST = 5
"""How many sentences before may say which period one is of."""


@lru_cache(maxsize=256)
def periods_said(text: str, per: str, written: dt.date | None) -> tuple[str, ...]:
    """Return the distinct periods that a text names, in order; days and months without a year are of the last writing.

    Examples
    --------
    >>> periods_said("in FY2024/25", "year", None), periods_said("2月产量", "month", dt.date(2025, 3, 1))
    (('2024/25',), ('2025-02',))
    """
    fiscal = list(_fiscal_years(text, written)) if per == "year" else []
    if fiscal:
        return tuple(dict.fromkeys(fiscal))
    named = [period for period, _, _ in periods_in(text, per) if len(period) == _LENGTH[per]]
    if not named and written is not None:
        named = list(_counted(text, per, written))
    return tuple(dict.fromkeys(named))


def _blank(found: re.Match[str]) -> str:
    return " " * len(found[0])


def _fiscal_years(text: str, written: dt.date | None) -> Iterator[str]:
    """Yield the years that begin in one year and end in the next: FY2024/25, 2024/25, *the year to March 2025*."""
    for found in _FISCAL.finditer(text):
        first, last = found[1] or found[3], found[2] or found[4]
        if found[1] or (int(first) + 1) % 100 == int(last):
            yield f"{first}/{last}"
    for found in _YEAR_TO.finditer(text):
        month = _MONTHS.index(found[1].lower()) + 1
        if month in _YEAR_ENDS and (found[2] or written is not None):
            year = int(found[2]) if found[2] else _last_before(month, written)
            yield f"{year - 1}/{year % 100:02}"


def _last_before(month: int, written: dt.date | None) -> int:
    """Return the year in which a month last ended before a day."""
    return 0 if written is None else written.year - (written.month <= month)


def _counted(text: str, per: str, written: dt.date) -> Iterator[str]:
    found = [one for one in moments_in(text, written) if one.unit == per and one.sure >= _LEAST_SURE]
    named = [one for one in found if not text.startswith(("当", "该"), one.start)]
    for moment in named or found:
        yield moment.first.isoformat()[: _LENGTH[per]]


@dataclass(slots=True)
class Calendar:
    """What a document has said of time up to a point of it, from the nearest to the farthest."""

    names: tuple[str, ...] = ()
    title: str = ""
    heading: str = ""
    paragraph: list[str] = field(default_factory=list)
    section: list[str] = field(default_factory=list)
    """The sentences of the paragraphs before."""

    def period(
        self, sentence: str, per: str, written: dt.date | None, *, at: int = 0, is_ahead: bool = False
    ) -> str | None:
        """Return the period that a value is of, by its sentence or by what stands around it, or None.

        ``sentence`` is without the value, that stood ``at`` a place of it. Of several periods it is of one in its
        own clause, else of the last one before it. Of the two periods of a title, *Review of 2024 and plan for 2025*,
        what is ahead has the later one.
        """
        sentence = _COMPARED.sub(_blank, sentence)
        own = periods_said(sentence, per, written)
        if len(own) == 1:
            return self._of_clause(sentence, per, written, at) or own[0]
        if own:
            return self._of_clause(sentence, per, written, at) or _last(periods_said(sentence[:at], per, written))
        for text in reversed(self.paragraph[-_NEAREST:]):
            before = periods_said(text, per, written)
            if before:
                return before[-1]
        return self._of_headings(per, written, is_ahead=is_ahead) or self._of_section(per, written)

    def length(self, lengths: Collection[str], written: dt.date | None) -> str | None:
        """Return how long the periods are that the nearest text speaks of which speaks of any of some lengths."""
        for text in (*reversed(self.paragraph[-_NEAREST:]), self.heading, self.title, *self.names):
            for per in ("day", "month", "year") if text else ():
                if per in lengths and periods_said(text, per, written):
                    return per
        return None

    def _of_section(self, per: str, written: dt.date | None) -> str | None:
        """Return the one period that the paragraphs before say last."""
        for text in reversed(self.section[-_NEAREST:]):
            before = periods_said(text, per, written)
            if before:
                return before[0] if len(before) == 1 else None
        return None

    def _of_clause(self, sentence: str, per: str, written: dt.date | None, at: int) -> str | None:
        first, last = clause_at(sentence, at, at)
        if last - first >= len(sentence.strip()):
            return None
        said = periods_said(sentence[first:last], per, written)
        return said[0] if len(said) == 1 else _last(periods_said(sentence[first:at], per, written))

    def _of_headings(self, per: str, written: dt.date | None, *, is_ahead: bool) -> str | None:
        for text in (self.heading, self.title, *self.names):
            said = () if _is_day(text) else periods_said(text, per, written)
            if said:
                return max(said) if is_ahead else min(said)
        return None

    def last(self) -> Iterator[str]:
        """Yield the sentences before, the nearest first."""
        yield from reversed([*self.section, *self.paragraph][-_NEAREST:])

    def begin_paragraph(self) -> None:
        """Leave a paragraph behind."""
        self.section = [*self.section, *self.paragraph][-_NEAREST:]
        self.paragraph = []

    def begin_section(self, text: str, *, is_title: bool) -> None:
        """Take the heading of what follows."""
        self.paragraph, self.section = [], []
        if is_title:
            self.title = text
        else:
            self.heading = text


def _last(said: Sequence[str]) -> str | None:
    return said[-1] if said else None


_DAY = re.compile(r"\d{4}-\d{2}-\d{2}|\d{4}\d{4}|\d{1,2}[./]\d{1,2}[./]\d{4}|\d\s?日|\d{1,2} [A-Z][a-z]+ \d{4}")


def _is_day(text: str) -> bool:
    """Return whether a heading or a name says the day it was written on, which no value holds for."""
    return _DAY.search(text) is not None


def names_for_periods(names: Iterable[str]) -> tuple[str, ...]:
    """Return the names of a document that may say which period all of it is of."""
    return tuple(name for name in names if not _is_day(name))
