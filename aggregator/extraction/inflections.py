"""The other forms of an English word or phrase: ``shuts down`` and ``shutting down`` of ``shut down``."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

_IRREGULAR = tuple(
    frozenset(group.split("/"))
    for group in (
        "hold/holds/held/holding",
        "have/has/had/having",
        "take/takes/took/taken/taking",
        "shut/shuts/shutting",
        "go/goes/went/gone/going",
        "come/comes/came/coming",
        "be/is/was/are/were/been/being",
        "run/runs/ran/running",
        "keep/keeps/kept/keeping",
        "give/gives/gave/given/giving",
        "make/makes/made/making",
        "sell/sells/sold/selling",
        "buy/buys/bought/buying",
        "lead/leads/led/leading",
        "lie/lies/lay/lain/lying",
        "stand/stands/stood/standing",
        "sit/sits/sat/sitting",
        "set/sets/setting",
        "put/puts/putting",
        "send/sends/sent/sending",
        "build/builds/built/building",
        "begin/begins/began/begun/beginning",
        "leave/leaves/left/leaving",
        "draw/draws/drew/drawn/drawing",
        "pay/pays/paid/paying",
        "win/wins/won/winning",
        "cut/cuts/cutting",
        "bring/brings/brought/bringing",
        "succeed/succeeds/succeeded/succeeding",
        "drink/drinks/drank/drinking",
        "feed/feeds/fed/feeding",
        "see/sees/saw/seen/seeing",
    )
)
_ENDINGS = ("ing", "ed", "es", "s", "d")
_VOWELS = frozenset("aeiou")
_SHORTEST_STEM = 3


@lru_cache(maxsize=4096)
def inflections(phrase: str) -> frozenset[str]:
    """Return a lower-case English phrase with its first or its last word in every form, hyphenated or not.

    Forms that no dictionary has are among them: no text has them either.

    Examples
    --------
    >>> sorted({"closing", "closes", "holding"} & (inflections("closed") | inflections("held")))
    ['closes', 'closing', 'holding']
    """
    words = phrase.replace("-", " ").split()
    if not words or not phrase.isascii():
        return frozenset({phrase})
    found = {phrase}
    for place in {0, len(words) - 1}:
        for form in _forms(words[place]):
            varied = [*words[:place], form, *words[place + 1 :]]
            found |= {" ".join(varied), "-".join(varied)}
    return frozenset(found)


@lru_cache(maxsize=4096)
def _forms(word: str) -> frozenset[str]:
    for group in _IRREGULAR:
        if word in group:
            return group
    if len(word) <= _SHORTEST_STEM or not word.isalpha():
        return frozenset({word})
    stems = {word}
    if word.endswith("ies"):
        stems.add(f"{word[:-3]}y")
    for ending in _ENDINGS:
        stem = word.removesuffix(ending)
        if stem != word and len(stem) >= _SHORTEST_STEM:
            stems |= {stem, f"{stem}e"}
            if stem[-1] == stem[-2] and stem[-1] not in _VOWELS:
                stems.add(stem[:-1])
    return frozenset({word, *(form for stem in stems for form in _of_stem(stem))})


def _of_stem(stem: str) -> Iterator[str]:
    yield from (stem, f"{stem}s", f"{stem}es", f"{stem}ed", f"{stem}d", f"{stem}ing")
    if stem.endswith("e"):
        yield f"{stem[:-1]}ing"
    elif stem.endswith("y"):
        yield from (f"{stem[:-1]}ies", f"{stem[:-1]}ied")
    elif stem[-1] not in _VOWELS and stem[-2] in _VOWELS:
        yield from (f"{stem}{stem[-1]}ed", f"{stem}{stem[-1]}ing")
