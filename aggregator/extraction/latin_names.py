"""Persons, organisations and places named in English: words with capitals, judged by lists and by what is beside."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from aggregator.extraction.name import ORGANISATION, PERSON, PLACE, Name
from aggregator.extraction.name_context import is_pinyin, kind_beside, persons_among
from aggregator.extraction.names import (
    DIRECTIONS,
    FAMILY_NAMES,
    GIVEN_NAMES,
    NOT_IN_NAMES,
    ORGANISATION_WORDS,
    ORGANISATIONS,
    PEOPLES,
    PLACE_FIRSTS,
    PLACE_LASTS,
    PLACES,
    TITLES,
)
from aggregator.extraction.words import LATIN_LEADS, words_of
from aggregator.policy.gazetteer import countries

_TITLES = "|".join(sorted(map(re.escape, TITLES), key=len, reverse=True))
_TITLE = re.compile(rf"(?:{_TITLES})\.?")
_STOPPED = "|".join(rf"(?<=\b{re.escape(title)})" for title in sorted({*TITLES, "St"}))
_LINKING = r"(?:of|de|du|del|da|van|von|der|den|bin|al|el|la|and|the|für|&)"
# Begins with a set of characters, which is what the search is quick by.
_PART = rf"[A-ZÀ-ÖØ-Þ](?:\.(?:[A-Z]\.)*(?=[ ,])|[\w'’&-]*(?:(?:{_STOPPED})\.(?= ))?)"
_NAMES = re.compile(rf"{_PART}(?: (?:{_LINKING} ){{0,2}}{_PART}){{0,7}}")
_WORD = re.compile(r"[^ ]+")
_INITIAL = re.compile(r"(?:[A-Z]\.)+|[A-Z]")
_OPENING = words_of("""
    he she it they there here what who why how however although though because during many most some several such
    both not yes ok oh well so if then thus later now just please thanks thank i i'm i've i'll my me you you're we us
    let let's don't can can't get got go going come see look watch read follow had have has having do does did being
    been via rt hey hi hello good great happy more than under over through into about against until within without
    upon following including according despite unlike like unless whether where whose whom which
""")
_SMALL = frozenset(
    {"of", "and", "the", "&", "de", "du", "del", "da", "van", "von", "der", "den", "bin", "al", "el", "la", "für"}
)
_LEADS = (LATIN_LEADS | _SMALL | _OPENING) - {"new", "old"}

Words = list[tuple[str, int, int]]
"""Words with where they start and end in the text."""


_DEGREES = frozenset("°º")
_LEGAL_AFTER = re.compile(r",?( (?:plc|ltd|llp|llc|inc|gmbh|oyj?|kft|s\.a\.|sarl|srl|bv|nv|a/s|co\.))(?![\w-])")


def _is_place(name: str) -> bool:
    return name in _places()


@cache
def _places() -> frozenset[str]:
    return PLACES.union(name.casefold() for name in countries() if name.isascii())


def latin_names(text: str) -> list[Name]:
    """Return the names in a search text that are written with capital letters, in order; none lies in another."""
    if text.islower():
        return []
    names: list[Name] = []
    unsure: list[tuple[int, int]] = []
    for found in _NAMES.finditer(text):
        run, at = found.group(), found.start()
        if text[at - 1 : at] in _DEGREES and at:
            continue
        for part in _judged(run):
            start, end = at + part.start, at + part.end
            legal = _LEGAL_AFTER.match(text, end) if part.words else None
            if legal is not None:
                names.append(Name(ORGANISATION, start, legal.end(1)))
                continue
            kind = part.kind or (kind_beside(text, start, end, part.words, _is_place) if part.words else "")
            if kind:
                names.append(Name(kind, start, end))
            else:
                unsure.append((start, end))
    return sorted([*names, *_known(text, names, unsure)], key=lambda name: name.start)


class _Part(NamedTuple):
    """A name within a run of words with capitals: what it is by itself, and what else what is beside it may tell of.

    ``words`` is their number, 0 where no neighbour can make a name of them.
    """

    start: int
    end: int
    kind: str
    words: int


@lru_cache(maxsize=10_000)
def _judged(run: str) -> tuple[_Part, ...]:
    """Return the names within a run, which documents repeat."""
    if run.casefold() in _LEADS:
        return ()
    words = [(word.group(), word.start(), word.end()) for word in _WORD.finditer(run)]
    return tuple(_judgement(run, part, titled) for part, titled in _parts(words))


def _judgement(run: str, part: Words, titled: bool) -> _Part:
    start, end = part[0][1], _end_of(part)
    name = run[start:end].casefold()
    plain = [word.rstrip(".,").casefold() for word, _, _ in part]
    none = name in PEOPLES or PEOPLES.issuperset(plain)
    if len(part) > 1 and run[start:end].isupper() and plain[-1] in _OF_HEADINGS:
        return _Part(start, end, "", 0)
    kind = PERSON if titled else _known_kind(name, plain) or ("" if none else _shape_of(part, plain))
    return _Part(start, end, kind, 0 if none else len(part))


_OF_HEADINGS = words_of("office power energy centre center service services committee board team water report oil gas")
"""Words that end the name of a body, but in capitals a heading more often: SITE OFFICE, RATED POWER."""


def _end_of(part: Words) -> int:
    word, _, end = part[-1]
    for tail in ("'s", "’s", "'", "’"):
        if word.endswith(tail):
            return end - len(tail)
    return end


def _parts(words: Words) -> Iterator[tuple[Words, bool]]:
    """Yield the names that one run of words with capitals holds, and whether a title stands before each."""
    for piece in _pieces(words):
        part, titled = piece, False
        while part and part[0][0].casefold() in _LEADS:
            part = part[1:]
        while len(part) > 1 and _TITLE.fullmatch(part[0][0]) and part[1][0] not in _SMALL:
            part, titled = part[1:], True
        while part and (part[-1][0] in _SMALL or (len(part) > 1 and part[-1][0].casefold() in _LEADS)):
            part = part[:-1]
        if part:
            yield part, titled and part[-1][0].casefold() not in ORGANISATION_WORDS


def _pieces(words: Words) -> Iterator[Words]:
    """Cut a run at ``and``, at a genitive, and at ``of`` unless a body or place is named with it."""
    piece: Words = []
    for place, each in enumerate(words):
        word = each[0]
        if piece and _cuts(word, piece, words[place + 1 :]):
            yield piece
            piece = []
            continue
        piece.append(each)
        if word.endswith(("'s", "’s")) and place + 1 < len(words):
            yield piece
            piece = []
    if piece:
        yield piece


def _cuts(word: str, piece: Words, rest: Words) -> bool:
    if word in {"and", "&"}:
        return not (rest and rest[-1][0].casefold() in ORGANISATION_WORDS and len(piece) == 1)
    if word == "the":
        return piece[-1][0] != "of"
    if word != "of":
        return False
    if piece[-1][0] in _LEGAL_ENDS:
        return True
    heads = {each[0].casefold() for each in piece}
    return not heads & (ORGANISATION_WORDS | PLACE_LASTS)


_LEGAL_ENDS = frozenset({"Ltd", "Limited", "GmbH", "AG", "Inc", "LLC", "LLP", "Corp", "Corporation", "Plc", "PLC"})


def _known_kind(name: str, plain: list[str]) -> str:
    if name in ORGANISATIONS:
        return ORGANISATION
    if name.rstrip(".") in _places() or name in _places():
        return PLACE
    if len(plain) > 1 and (
        plain[-1] in ORGANISATION_WORDS or ("of" in plain and ORGANISATION_WORDS.intersection(plain))
    ):
        return ORGANISATION
    if len(plain) > 1 and plain[0] in DIRECTIONS and " ".join(plain[1:]) in _places():
        return PLACE
    return ""


def _shape_of(part: Words, plain: list[str]) -> str:
    """Return what a name is by its own words."""
    if len(plain) > 1 and (plain[-1] in PLACE_LASTS or (plain[0] in PLACE_FIRSTS and len(plain) < 4)):
        return "" if plain[0] in _SAINTS and part[-1][0].endswith(("'s", "’s")) else PLACE
    if "of" in plain:
        return PLACE if PLACE_LASTS.intersection(plain[:2]) else ""
    if NOT_IN_NAMES.intersection(plain) or len(plain) > 4:
        return ""
    initials = [_INITIAL.fullmatch(word) is not None for word, _, _ in part]
    middle = len(plain) > 1 and any(initials[:-1]) and not initials[-1] and len(part[-1][0]) > 2
    family = len(plain) > 1 and plain[-1] in FAMILY_NAMES and plain[0] not in PEOPLES | DIRECTIONS
    given = plain[0] in GIVEN_NAMES and (len(plain) > 1 or plain[0] not in PEOPLES | _WORDS)
    pinyin = len(plain) == 2 and is_pinyin(f"{part[0][0]} {part[1][0]}")
    return PERSON if middle or family or given or pinyin else ""


_SAINTS = frozenset({"st", "st.", "saint"})
_WORDS = words_of(
    "jan mar jun max will may art grant bill dean rich rob pat sue jack gene dale guy merry hope ford chase"
)
"""Given names that alone are words or months more often."""


def _known(text: str, names: list[Name], unsure: list[tuple[int, int]]) -> Iterator[Name]:
    """Yield the names among the unsure that the text names in full elsewhere, or by the last word of a person."""
    kinds: dict[str, str] = {}
    for name in names:
        written = text[name.start : name.end]
        kinds.setdefault(written, name.kind)
        if name.kind == PERSON and " " in written:
            kinds.setdefault(written.rpartition(" ")[2], PERSON)
    for start, end in persons_among(text, names, unsure):
        kinds.setdefault(text[start:end], PERSON)
        kinds.setdefault(text[start:end].rpartition(" ")[2], PERSON)
    for start, end in unsure:
        kind = kinds.get(text[start:end])
        if kind:
            yield Name(kind, start, end)
