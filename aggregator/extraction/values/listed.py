"""Values that can only be one of a list, whatever their kind: countries, fuels, states."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

import ahocorasick_rs

from aggregator.extraction.search_text import folded
from aggregator.extraction.values.value import Value
from aggregator.policy.records import Attribute


class _Names(NamedTuple):
    canonical: dict[str, str]
    surfaces: list[str]
    automaton: ahocorasick_rs.AhoCorasick | None


def find(attribute: Attribute, text: str) -> list[Value]:
    """Return each standing of a listed name in running text, as its canonical value; the longest where they overlap.

    Latin names of up to three letters mind their case, so that ``it`` is not Italy.
    """
    names = _names_of(attribute)
    if names.automaton is None:
        return []
    even, places = _single_spaced(text)
    found = names.automaton.find_matches_as_indexes(folded(even), overlapping=True)
    if not found:
        return []
    hits = [
        (start, -end, names.surfaces[which])
        for which, start, end in found
        if not _inside_word(even, start, end)
        and (not _minds_case(surface := names.surfaces[which]) or even[start:end] == surface)
    ]
    values: list[Value] = []
    done = 0
    for start, minus_end, surface in sorted(hits):
        if start >= done:
            done = -minus_end
            first, last = (start, done) if places is None else (places[start], places[done - 1] + 1)
            values.append(Value(names.canonical[normal(surface)], None, first, last, 1.0))
    return values


_SPACES = re.compile(r"\s{2,}|[^\S ]")


def _single_spaced(text: str) -> tuple[str, list[int] | None]:
    """Return a text with single spaces, and the place of each of its characters in the text where they differ."""
    if (text.isprintable() and "  " not in text and text.isascii()) or _SPACES.search(text) is None:
        return text, None
    places = [at for at, character in enumerate(text) if not (character.isspace() and at and text[at - 1].isspace())]
    return "".join(" " if text[at].isspace() else text[at] for at in places), places


def _minds_case(name: str) -> bool:
    return len(name) <= 3 and name.isascii()


def cell(attribute: Attribute, text: str) -> Value | None:
    """Return the listed value that a cell names, alone or as the only one in it."""
    bare = text.strip()
    canonical = _names_of(attribute).canonical.get(normal(bare))
    if canonical is not None:
        start = text.index(bare)
        return Value(canonical, None, start, start + len(bare), 1.0)
    if len(bare) > 100:
        return None
    found = find(attribute, text)
    if len({value.value for value in found}) != 1:
        return None
    first = found[0]
    return Value(first.value, None, first.start, first.end, 0.8)


def normal(text: str) -> str:
    """Return a name as names are compared: NFKC, case-folded, single spaces.

    Examples
    --------
    >>> normal(" United  Kingdom "), normal("Ｉｔａｌｙ")
    ('united kingdom', 'italy')
    """
    return (_normal if len(text) <= _LONGEST_KEPT else _normal.__wrapped__)(text)


_LONGEST_KEPT = 200
"""Longer texts are no names that come again, and would only fill the memory."""


@lru_cache(maxsize=8192)
def _normal(text: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())


_compiled: dict[int, tuple[Mapping[str, tuple[str, ...]], _Names]] = {}
_MOST_COMPILED = 256


def _names_of(attribute: Attribute) -> _Names:
    """Return the compiled names of an attribute, by which mapping it is: to compare or hash them takes their time."""
    known = _compiled.get(id(attribute.one_of))
    if known is None:
        if len(_compiled) >= _MOST_COMPILED:
            _compiled.clear()
        known = _compiled[id(attribute.one_of)] = attribute.one_of, _names_compiled(tuple(attribute.one_of.items()))
    return known[1]


def _names_compiled(one_of: tuple[tuple[str, tuple[str, ...]], ...]) -> _Names:
    canonical: dict[str, str] = {}
    names: set[str] = set()
    for value, others in one_of:
        for name in (value, *others):
            canonical.setdefault(normal(name), value)
            names.add(" ".join(unicodedata.normalize("NFKC", name).split()))
    surfaces = sorted(filter(None, names))
    return _Names(
        canonical, surfaces, ahocorasick_rs.AhoCorasick([folded(name) for name in surfaces]) if surfaces else None
    )


def _inside_word(text: str, start: int, end: int) -> bool:
    before, after = text[start - 1 : start], text[end : end + 1]
    return (_is_latin(before) and _is_latin(text[start])) or (_is_latin(after) and _is_latin(text[end - 1]))


def _is_latin(character: str) -> bool:
    return character.isalnum() and character < "\u2e80"
