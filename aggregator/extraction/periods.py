"""The period that a value holds for, where its own sentence leaves it to what stands around it."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from aggregator.extraction.sentences import clause_at
from aggregator.extraction.values.date import periods_in
from aggregator.extraction.values.moments import moments_in

_LENGTH = {"year": 4, "month": 7, "day": 10}
_FISCAL = re.compile(
    r"(?:\bFY\s?|\b(?:financial|fiscal|business)\syear\s)((?:19|20)\d{2})\s?[/\-–]\s?(?:20)?(\d{2})\b", re.IGNORECASE
)
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
    fiscal = [f"{found[1]}/{found[2]}" for found in _FISCAL.finditer(text)] if per == "year" else []
    if fiscal:
        return tuple(dict.fromkeys(fiscal))
    named = [period for period, _, _ in periods_in(text, per) if len(period) == _LENGTH[per]]
    if not named and written is not None:
        named = list(_counted(text, per, written))
    return tuple(dict.fromkeys(named))


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

    def period(
        self, sentence: str, per: str, written: dt.date | None, *, at: int = 0, is_ahead: bool = False
    ) -> str | None:
        """Return the period that a value is of, by its sentence or by what stands around it, or None.

        ``sentence`` is without the value, that stood ``at`` a place of it. Of several periods it is of one in its
        own clause, else of the last one before it. Of the two periods of a title, *Review of 2024 and plan for 2025*,
        what is ahead has the later one.
        """
        own = periods_said(sentence, per, written)
        if len(own) == 1:
            return self._of_clause(sentence, per, written, at) or own[0]
        if own:
            return self._of_clause(sentence, per, written, at) or _last(periods_said(sentence[:at], per, written))
        for text in reversed(self.paragraph[-_NEAREST:]):
            before = periods_said(text, per, written)
            if before:
                return before[-1]
        return self._of_headings(per, written, is_ahead=is_ahead)

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

    def begin_section(self, text: str, *, is_title: bool) -> None:
        """Take the heading of what follows."""
        self.paragraph = []
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
