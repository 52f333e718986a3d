"""How wide text is drawn, about, and how it is shortened or broken to fit: no font is at hand to measure with."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

_NARROW = frozenset("iIjlt.,:;'|!()[]{}/\\ -fr")
_BROAD = frozenset("mwMW@%—…⟨⟩")


def width_of(text: str, size: float = 12) -> float:
    """Return about how wide text of a size is drawn, rather too wide than too narrow.

    Examples
    --------
    >>> width_of("容量", 10), width_of("ab", 10), width_of("", 10)
    (20.0, 12.0, 0.0)
    """
    return sum((_em(character) for character in text), 0.0) * size


def shortened(text: str, width: float, size: float = 12) -> str:
    """Return text that fits a width, its end kept whole rather than its beginning: names differ at the end.

    Examples
    --------
    >>> shortened("plans/2025/grid/outages.xlsx", 110)
    'plan…utages.xlsx'
    >>> shortened("plan.md", 110)
    'plan.md'
    """
    if width_of(text, size) <= width:
        return text
    room = width - width_of("…", size)
    tail = _fitting(reversed(text), room * 0.75, size)[::-1]
    head = _fitting(iter(text), room - width_of(tail, size), size)
    return f"{head}…{tail}"


def wrapped(text: str, width: float, lines: int, size: float = 12) -> list[str]:
    """Return text broken into so many lines at most; the last is cut where it would not fit.

    Examples
    --------
    >>> wrapped("where the capacity is", 90, 3)
    ['where the', 'capacity is']
    """
    rows: list[str] = []
    rest = text
    while rest and len(rows) < lines:
        row = _fitting(iter(rest), width, size) or rest[0]
        if len(row) < len(rest):
            row = _broken(row, rest[len(row)])
        rows.append(row.rstrip())
        rest = rest[len(row) :].lstrip()
    if rest:
        rows[-1] = _fitting(iter(rows[-1]), width - width_of("…", size), size) + "…"
    return rows


def _broken(row: str, following: str) -> str:
    """Return a full row up to its last space, or all of it where it has none or ends a word."""
    if following == " " or " " not in row or unicodedata.east_asian_width(following) in "WF":
        return row
    return row[: row.rindex(" ")]


def _fitting(characters: Iterator[str], room: float, size: float) -> str:
    taken: list[str] = []
    for character in characters:
        room -= _em(character) * size
        if room < 0:
            break
        taken.append(character)
    return "".join(taken)


def _em(character: str) -> float:
    if unicodedata.combining(character):
        return 0.0
    if unicodedata.east_asian_width(character) in "WF":
        return 1.0
    if character in _NARROW:
        return 0.4
    return 0.9 if character in _BROAD else 0.72 if character.isupper() else 0.6
