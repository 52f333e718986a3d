"""Values that can only be one of a list, whatever their kind: countries, fuels, states."""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import NamedTuple

import re2

from aggregator.extraction.values.pattern import Pattern
from aggregator.extraction.values.value import Value
from aggregator.policy.records import Attribute


class _Names(NamedTuple):
    canonical: dict[str, str]
    running: Pattern


def find(attribute: Attribute, text: str) -> list[Value]:
    """Return each standing of a listed name in running text, as its canonical value.

    Latin names of up to three letters mind their case, so that ``it`` is not Italy.
    """
    names = _names_of(attribute)
    values = []
    for match in names.running.finditer(text):
        start, end = match.span()
        if not _inside_word(text, start, end):
            values.append(Value(names.canonical[normal(match.text)], None, start, end, 1.0))
    return values


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
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())


def _names_of(attribute: Attribute) -> _Names:
    return _compiled(tuple(attribute.one_of.items()))


@lru_cache(maxsize=256)
def _compiled(one_of: tuple[tuple[str, tuple[str, ...]], ...]) -> _Names:
    canonical: dict[str, str] = {}
    names: set[str] = set()
    for value, others in one_of:
        for name in (value, *others):
            canonical.setdefault(normal(name), value)
            names.add(" ".join(unicodedata.normalize("NFKC", name).split()))
    source = "|".join(_source(name) for name in sorted(names, key=lambda name: (-len(name), name)) if name)
    return _Names(canonical, Pattern(source))


def _source(name: str) -> str:
    source = re2.escape(name).replace(r"\ ", r"\s+").replace(" ", r"\s+")
    return source if len(name) <= 3 and name.isascii() else f"(?i:{source})"


def _inside_word(text: str, start: int, end: int) -> bool:
    before, after = text[start - 1 : start], text[end : end + 1]
    return (_is_latin(before) and _is_latin(text[start])) or (_is_latin(after) and _is_latin(text[end - 1]))


def _is_latin(character: str) -> bool:
    return character.isalnum() and character < "\u2e80"
