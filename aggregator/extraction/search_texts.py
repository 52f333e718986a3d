"""The texts that are searched, of all the raw texts of a document at once: far sooner than one by one.

All of them make one array of code points, each of which a table tells: what it is evened out to, and whether it is
white space, a Han character, or needs the care of `aggregator.extraction.search_text`. Only line ends beside a hyphen
or between Han characters, and texts with a character that needs care, are looked at one by one.
"""

from __future__ import annotations

import unicodedata
from array import array
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate

import numpy as np
from numpy.typing import NDArray

from aggregator.extraction.search_text import (
    KEPT,
    Joint,
    SearchText,
    even,
    is_full_width,
    is_joining,
    is_plain,
    is_removed,
    joins_lines,
    joint_of,
    keep,
    search_text,
    searched,
)

__all__ = ["look_up", "searched_all"]

Codes = NDArray[np.uint32]
Flags = NDArray[np.bool_]

_KNOWN, _CARE, _SPACE, _WIDE, _JOINS, _FULL = 1, 2, 4, 8, 16, 32
_POINTS = 0x110000
_FEWEST = 1500
"""Characters below which setting the arrays up takes longer than they save."""

_MOST = 1_000_000
"""Characters that are looked at together, so that the arrays of a large document stay small."""

_APART = "\0"
_HYPHEN, _BLANK = ord("-"), ord(" ")


def searched_all(raws: Sequence[str]) -> list[str]:
    r"""Return the text of `search_text` for each of many raw texts.

    Examples
    --------
    >>> searched_all(["北田\n电站 １２ MW", "plain"])
    ['北田电站 12 MW', 'plain']
    """
    whole = " ".join(raws)
    if whole.isascii() and whole.isprintable() and "  " not in whole:
        return list(raws)
    look_up(raws)
    return [searched(raw) if (found := KEPT.get(raw)) is None else found.text for raw in raws]


def look_up(raws: Iterable[str]) -> None:
    """Find the search texts of many raw texts at once, so that `search_text` and `searched` know them."""
    new = [raw for raw in dict.fromkeys(raws) if raw not in KEPT and not is_plain(raw)]
    for batch in _batches(new):
        if sum(map(len, batch)) >= _FEWEST:
            keep(batch, _Page(batch).search_texts())


def _batches(raws: Iterable[str]) -> Iterator[list[str]]:
    batch: list[str] = []
    length = 0
    for raw in raws:
        if batch and length + len(raw) > _MOST:
            yield batch
            batch, length = [], 0
        batch.append(raw)
        length += len(raw) + 1
    if batch:
        yield batch


class _Table:
    """What each code point is evened out to and what it is, learnt as they are met."""

    def __init__(self) -> None:
        self.even: Codes = np.arange(_POINTS, dtype=np.uint32)
        self.kinds: NDArray[np.uint8] = np.zeros(_POINTS, dtype=np.uint8)

    def kinds_of(self, codes: Codes) -> NDArray[np.uint8]:
        kinds = self.kinds.take(codes)
        if not kinds.all():
            for point in np.unique(codes[kinds == 0]).tolist():
                self._learn(point)
            kinds = self.kinds.take(codes)
        return kinds

    def _learn(self, point: int) -> None:
        character = chr(point)
        new = even(character)
        kind = _KNOWN
        if character not in "\r\n" and (is_removed(character) or _needs_care(character, new)):
            kind |= _CARE
        if new.isspace():
            kind |= _SPACE if new == " " else _SPACE | _WIDE
        kind |= (_JOINS if is_joining(new) else 0) | (_FULL if is_full_width(character) else 0)
        self.even[point] = ord(new)
        self.kinds[point] = kind


def _needs_care(character: str, new: str) -> bool:
    """Return whether a character may be put together with its neighbours, or stands for several."""
    if character.isascii():
        return False
    marks = any(unicodedata.category(each)[0] == "M" or unicodedata.combining(each) for each in (character, new))
    jamo = "\u1100" <= new <= "\u11ff"
    return marks or jamo or unicodedata.normalize("NFKC", new) != new or character.isspace() != new.isspace()


_TABLE = _Table()


class _Page:
    """Raw texts side by side, with what becomes of each character."""

    def __init__(self, raws: Sequence[str]) -> None:
        self._raws = raws
        self._raw = _APART + _APART.join(raws) + _APART
        codes: Codes = np.frombuffer(self._raw.encode("utf-32-le", "surrogatepass"), dtype="<u4")
        self._bounds = np.array([*accumulate((len(raw) + 1 for raw in raws), initial=1)])
        self._kinds = _TABLE.kinds_of(codes)
        self._care = (self._kinds & _CARE) != 0
        self._care[self._bounds - 1] = False
        self._codes: Codes = _TABLE.even.take(codes)
        self._stays: Flags = np.ones(len(codes), dtype=np.bool_)
        self._ends = np.arange(1, len(codes) + 1)
        self._unwrap()

    def _unwrap(self) -> None:
        """Make one space of every run of white space, or nothing where the words beside it are one."""
        spaces = (self._kinds & _SPACE) != 0
        edges = np.flatnonzero(spaces[1:] != spaces[:-1]) + 1
        starts, ends = edges[::2], edges[1::2]
        broken = (ends - starts > 1) | ((self._kinds[starts] & _WIDE) != 0)
        starts, ends = starts[broken], ends[broken]
        joined = (self._kinds[starts - 1] & self._kinds[ends] & (_JOINS | _FULL)) != 0
        beside = np.flatnonzero(joined | (self._codes[starts - 1] == _HYPHEN))
        joints = [self._joint(start, end) for start, end in zip(starts[beside], ends[beside], strict=True)]
        self._codes[starts] = _BLANK
        self._ends[starts] = ends
        self._stays[_within(starts + 1, ends - starts - 1)] = False
        for start, end, joint in zip(starts[beside].tolist(), ends[beside].tolist(), joints, strict=True):
            if joint is not None:
                self._stays[start - joint.back : end] = False
            if joint is not None and joint.new:
                self._stays[start - 1] = True
                self._ends[start - 1] = end

    def _joint(self, start: int, end: int) -> Joint | None:
        """Return what becomes of a run of white space and a hyphen before it, None where it is one space."""
        if joins_lines(self._raw[start - 1 : end + 1]):
            return Joint(0, "")
        return joint_of(self._codes[start - 2 : end + 1].tobytes().decode("utf-32-le", "surrogatepass"))

    def search_texts(self) -> Iterator[SearchText]:
        """Yield the search text of each raw text."""
        whole = self._codes[self._stays].tobytes().decode("utf-32-le", "surrogatepass")
        starts = self._bounds[:-1]
        ends = self._bounds[1:] - 1
        first, last = starts, ends
        if len(whole) < len(self._codes):
            gone = np.cumsum(~self._stays)
            first, last = starts - gone[starts - 1], ends - gone[ends - 1]
        spans = zip(self._raws, first.tolist(), last.tolist(), strict=True)
        careful = set(np.searchsorted(ends, np.flatnonzero(self._care), side="right").tolist())
        for number, (raw, begin, end) in enumerate(spans):
            if number in careful:
                yield search_text(raw)
                continue
            text = whole[begin:end]
            yield SearchText(text) if len(text) == len(raw) else self._shortened(text, starts[number], ends[number])

    def _shortened(self, text: str, start: int, end: int) -> SearchText:
        places = np.flatnonzero(self._stays[start:end])
        ends = self._ends[start:end][places] - start
        return SearchText(text, array("q", places.tobytes()), array("q", ends.tobytes()))


def _within(starts: NDArray[np.int64], lengths: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return the places of all the runs that begin at ``starts``."""
    total = int(lengths.sum())
    if not total:
        return np.zeros(0, dtype=np.int64)
    firsts = np.repeat(starts - np.concatenate(([0], np.cumsum(lengths)[:-1])), lengths)
    return firsts + np.arange(total)
