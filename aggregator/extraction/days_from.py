"""Days that count from another day of the text: *a week later*, *that same evening*, *the night before*."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence

from aggregator.extraction.values import Value

_SURE = 0.8
"""How sure a day is that counts from another one of the text."""

_PART = r"(?:day|morning|afternoon|evening|night)"
_NAMES = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_COUNTS = {
    "a": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5,
    "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
}  # fmt: skip
_DAYS = {"day": 1, "night": 1, "week": 7, "fortnight": 14}
_FORM = re.compile(
    rf"\b(?:(?:on\s)?(?:the\s|that\s(?:very\s)?)same\s{_PART}(?P<same>)"
    rf"|that\s(?P<named>{'|'.join(_NAMES)})(?:\s{_PART})?"
    rf"|the\s{_PART}\sbefore\b(?!\syesterday)(?P<before>)|the\s(?:next|following)\s{_PART}(?P<next>)"
    rf"|(?P<count>{'|'.join(_COUNTS)}|\d{{1,2}})\s(?P<unit>{'|'.join(_DAYS)})s?\s(?P<way>later|earlier|afterwards))\b",
    re.IGNORECASE,
)


def may_count_from_another(text: str) -> bool:
    """Return whether a sentence tells a day from another day of the text."""
    return _FORM.search(text) is not None


def days_from(text: str, told: Sequence[Value], before: dt.date | None) -> Iterator[Value]:
    """Yield the days of a sentence that count from the last day told before them, else from the one before it.

    Examples
    --------
    >>> [value.value for value in days_from("Redfen follows a week later.", (), dt.date(2025, 5, 5))]
    ['2025-05-12']
    >>> [value.value for value in days_from("It came off the same afternoon.", (), dt.date(2025, 8, 16))]
    ['2025-08-16']
    """
    for found in _FORM.finditer(text):
        near = [
            value.value[:10] for value in told if value.end <= found.start() and len(value.value) >= len("2025-05-05")
        ]
        first = dt.date.fromisoformat(near[-1]) if near else before
        day = None if first is None else _day(found, first)
        if day is not None:
            yield Value(day.isoformat(), None, *found.span(), _SURE)


def _day(found: re.Match[str], first: dt.date) -> dt.date | None:
    if found["named"]:
        return first if first.weekday() == _NAMES.index(found["named"].lower()) else None
    if found["unit"]:
        count = found["count"].lower()
        days = _DAYS[found["unit"].lower()] * (_COUNTS.get(count) or int(count))
        return first + dt.timedelta(days=-days if found["way"].lower() == "earlier" else days)
    step = -1 if found["before"] is not None else 1 if found["next"] is not None else 0
    return first + dt.timedelta(days=step)
