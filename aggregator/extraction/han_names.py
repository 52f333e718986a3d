"""Persons, organisations and places named in Chinese: jieba's words and their tags, put together by rules."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import accumulate
from operator import attrgetter

import rjieba

from aggregator.extraction.han_bodies import BODY_ENDS, body_before, with_offices
from aggregator.extraction.han_name_parts import (
    ABBREVIATED,
    ALONE_NEVER,
    BETWEEN_STATES,
    BODY_LEADS,
    BODY_VERBS,
    BYLINES,
    COMPOUND_SURNAMES,
    DEMONYM_TAILS,
    FACILITIES,
    HAN_PLACES,
    NOT_GIVEN,
    NOT_ORGANISATIONS,
    NOT_PERSONS,
    NOT_PLACES,
    ORGANISATION_ENDS,
    PERSON_TITLES,
    PLACE_ENDS,
    PLACE_TAILS,
    SELDOM_SURNAMES,
    SHORT_ORGANISATION_ENDS,
    SINGLE_BODIES,
    SURE_SURNAMES,
    SURELY_ABBREVIATED,
    SURNAMES,
    TRANSLITERATION,
    VISITED,
)
from aggregator.extraction.han_persons import cued_persons
from aggregator.extraction.han_words import HanWords
from aggregator.extraction.name import ORGANISATION, PERSON, PLACE, Name
from aggregator.extraction.search_text import HAN
from aggregator.policy.gazetteer import countries

_RUN = re.compile(f"[{HAN}]+")
_FOREIGN = "".join(sorted(TRANSLITERATION))
_DOTTED = re.compile(f"[{_FOREIGN}]{{1,7}}(?:·[{_FOREIGN}]{{1,8}})+")
_ONE = f"[{ABBREVIATED}]"
_SURE = f"[{SURELY_ABBREVIATED}]"
_VISITED = "华美日俄英法德韩朝印越台港澳欧"
# Every alternative looks back at its first character, so that `re` runs quickly from one such character to the next.
_STATES = re.compile(
    f"[{''.join(sorted({*ABBREVIATED, *SURELY_ABBREVIATED, *_VISITED}))}]"
    f"(?:(?:(?<={_ONE}){_SURE}|(?<={_SURE}){_ONE})(?=(?:{BETWEEN_STATES})|{_ONE}三国)"
    f"|(?:(?<=来华)|(?<=对[华美日])|(?<=[{VISITED}][{_VISITED}]))(?![{HAN}]?[人来自]|[丽好观景满术味食化德容女式文本语])"
    f"|(?<={_SURE})(?=方(?![式面法针案便位圆糖程向药言])|军(?![衔校官校])|资企业))"
)

Found = tuple[str, int, int]
"""A kind, how many words it takes, and how many characters from the first one's beginning."""


@cache
def _places() -> frozenset[str]:
    """Return the places that are known by name: countries, and what `HAN_PLACES` lists."""
    written = (name for others in countries().values() for name in others)
    return HAN_PLACES.union(name for name in written if len(name) > 1 and _RUN.fullmatch(name))


def han_names(text: str) -> list[Name]:
    """Return the names in a search text, in order; none lies in another."""
    if _RUN.search(text) is None:
        return []
    dotted = [Name(PERSON, *found.span()) for found in _DOTTED.finditer(text)] if "·" in text else []
    names = list(dotted)
    runs: list[re.Match[str]] = []
    at = 0
    for start, end in [*((name.start, name.end) for name in dotted), (len(text), len(text))]:
        runs += _RUN.finditer(text, at, start)
        at = end
    for number, words, may_begin in _lexicon().found_in([run.group() for run in runs]):
        names += _names_of(words, may_begin, runs[number].start())
    persons = sorted(cued_persons(text, names), key=_START)
    if persons:
        names = [name for name in names if not _meets(name, persons)] + persons
    names = [
        _without_agent(name, text)
        for name in names
        if name.kind != PERSON or not text[name.start - 1 : name.start].isdigit()
    ]
    names = with_offices(sorted(names, key=_START), text)
    return sorted([*names, *_states(text, names)], key=_START)


def _without_agent(name: Name, text: str) -> Name:
    """Return the name of a body without the word that it is the agent of: 由鹭江供应链有限公司."""
    lead = text.rfind("由", name.start, name.end - _SHORTEST_AGENT)
    return name if name.kind != ORGANISATION or lead < 0 else Name(ORGANISATION, lead + 1, name.end)


_SHORTEST_AGENT = 5


def _meets(name: Name, persons: list[Name]) -> bool:
    """Return whether a name shares a character with one of the persons."""
    before = bisect_right(persons, name.start, key=_START) - 1
    return any(one.start < name.end and name.start < one.end for one in persons[max(0, before) : before + 2])


_START = attrgetter("start")


@cache
def _lexicon() -> HanWords:
    return HanWords(_may_begin)


def _may_begin(text: str, tag: str) -> bool:
    return (
        tag in _STARTS or text in _LEADS or text.endswith(BODY_ENDS) or (len(text) > 2 and text.endswith(DEMONYM_TAILS))
    )


def _names_of(words: list[tuple[str, str]], may_begin: list[int], start: int) -> list[Name]:
    """Return the names in a run of words that begins at ``start``."""
    places = list(accumulate((len(text) for text, _ in words), initial=start))
    names: list[Name] = []
    done = 0
    for at in may_begin:
        if at < done:
            continue
        text, tag = words[at]
        found = _name_at(words, at) if (tag in _STARTS or text in _LEADS) and text not in BYLINES else None
        if found is not None:
            kind, number, characters = found
            start = places[at] - (kind == PLACE and at > done and _is_cut(words, at))
            names.append(Name(kind, start, places[at] + characters))
            done = at + number
        elif text.endswith(BODY_ENDS) and (first := body_before(words, at, done)) is not None:
            names.append(_with_adjoining(names, places[first], places[at + 1]))
            done = at + 1
        elif len(text) > 2:
            names += _inside(text, places[at])
    return names


_DISTRICTS = frozenset("县市区镇")
_NEVER_FIRST = frozenset("本该各全我贵此每某老新原两三在到从由和与及或往向是为大小")
_LITTLE = frozenset("pcudmqrvfyz")


def _is_cut(words: list[tuple[str, str]], at: int) -> bool:
    """Return whether the word before a place begins its name, as 诺 before 南县, which is the name of another."""
    text, _ = words[at]
    before, tag = words[at - 1]
    return (
        len(text) == 2
        and text[1] in _DISTRICTS
        and len(before) == 1
        and tag[0] not in _LITTLE
        and (before not in _NEVER_FIRST)
    )


def _with_adjoining(names: list[Name], start: int, end: int) -> Name:
    """Return a body with the place or the body right before it, which it takes out of the names."""
    if names and names[-1].end == start and names[-1].kind != PERSON:
        start = names.pop().start
    return Name(ORGANISATION, start, end)


_STARTS = frozenset({"nr", "nrt", "nrfg", "ns", "nt", "nz", "j"})
_LEADS = BODY_LEADS | SINGLE_BODIES | HAN_PLACES
_WITHIN = frozenset("njbafsmxl")
_APART = frozenset({"f", "s", "nr"})


def _name_at(words: list[tuple[str, str]], at: int) -> Found | None:
    text = words[at][0]
    found = _organisation(words, at)
    if found is not None and found[1] > 1:
        return found
    if text in SINGLE_BODIES:
        return ORGANISATION, 1, len(text)
    if text in _places() and text not in NOT_PLACES:
        return _with_ends(words, at)
    return found or _person(words, at) or _place(words, at)


def _organisation(words: list[tuple[str, str]], at: int) -> Found | None:
    """Return the longest name of a body that begins here: a place or name, words of it, and an ending."""
    if len(words[at][0]) < 2 and words[at][0] not in BODY_LEADS:
        return None
    best: Found | None = None
    characters = 0
    for length, (text, tag) in enumerate(words[at : at + 9], start=1):
        if length > 1 and ((tag[0] not in _WITHIN and text not in BODY_VERBS) or (tag in _APART and len(text) > 2)):
            break
        characters += len(text)
        cut = _after_ending(text)
        if cut is not None and (length > 1 or _is_body(text, tag)):
            best = ORGANISATION, length, characters - cut
            if cut:
                break
    return best


@lru_cache(maxsize=50_000)
def _after_ending(text: str) -> int | None:
    """Return how many characters follow an organisation's ending in a word, or None where it has no such ending."""
    if text.endswith(ORGANISATION_ENDS):
        return 0
    if text.endswith("长") and text.endswith(("部长", "局长", "厅长", "院长", "行长")) and len(text) > 3:
        return 1
    if text.endswith("委书记"):
        return 2
    return 0 if text.endswith(SHORT_ORGANISATION_ENDS) and len(text) > 1 and text not in NOT_ORGANISATIONS else None


def _is_body(text: str, tag: str) -> bool:
    return tag == "nt" and len(text) > 2 and text not in NOT_ORGANISATIONS and not text.endswith(DEMONYM_TAILS)


_OF_PERSONS = frozenset({"nr", "nrt", "nrfg"})


def _person(words: list[tuple[str, str]], at: int) -> Found | None:
    text, tag = words[at]
    if text in NOT_PERSONS or tag not in {*_OF_PERSONS, "j", "nz", "x"}:
        return None
    if len(text) == 1:
        return _surname_first(words, at)
    if tag not in _OF_PERSONS:
        return None
    following, what = words[at + 1] if at + 1 < len(words) else ("", "")
    if len(text) == 2 and text[0] in SURNAMES and len(following) == 1 and what != "v" and _given(following):
        return PERSON, 2, 3
    return _whole_person(words, at)


def _whole_person(words: list[tuple[str, str]], at: int) -> Found | None:
    text, _ = words[at]
    if TRANSLITERATION.issuperset(text):
        length = 1
        while at + length < len(words) and words[at + length][1] in _OF_PERSONS and _is_foreign(words[at + length][0]):
            length += 1
        return PERSON, length, sum(len(word) for word, _ in words[at : at + length])
    if text.startswith(COMPOUND_SURNAMES) and len(text) <= 4:
        return PERSON, 1, len(text)
    if text[0] not in SURNAMES or ALONE_NEVER.intersection(text[1:]):
        return None
    if len(text) == 2 and text[0] not in SURE_SURNAMES and not _is_titled(words, at):
        return None
    if len(text) > 3:
        return (PERSON, 1, 3) if text[3:] in _ISMS else None
    return PERSON, 1, len(text)


_ISMS = frozenset({"理论", "思想", "主义", "同志"})


def _is_foreign(text: str) -> bool:
    return TRANSLITERATION.issuperset(text)


def _is_titled(words: list[tuple[str, str]], at: int) -> bool:
    beside = [words[place][0] for place in (at - 1, at + 1) if 0 <= place < len(words)]
    return len(words) == 1 or any(word in PERSON_TITLES for word in beside)


def _surname_first(words: list[tuple[str, str]], at: int) -> Found | None:
    """Return the name of a surname that stands as a word of its own, and what is given after it."""
    surname, tag = words[at]
    if surname not in SURNAMES or at + 1 >= len(words):
        return None
    second = words[at + 1][0]
    third, third_tag = words[at + 2] if at + 2 < len(words) else ("", "")
    if (
        not _given(second)
        or second[-1] in _DISTRICTS
        or not (surname in SURE_SURNAMES or (tag == "nr" and surname not in SELDOM_SURNAMES))
    ):
        return None
    if len(second) == 2:
        return PERSON, 2, 3
    if len(second) == 1 and len(third) == 1 and _given(third) and third_tag not in {"v", "p", "d"}:
        return PERSON, 3, 3
    return (PERSON, 2, 2) if len(second) == 1 else None


def _given(text: str) -> bool:
    return text[0] not in NOT_GIVEN and not ALONE_NEVER.intersection(text) and text not in PERSON_TITLES


def _place(words: list[tuple[str, str]], at: int) -> Found | None:
    text, tag = words[at]
    if text in NOT_PLACES or text in PLACE_ENDS or len(text) < 2:
        return None
    if tag == "ns" and not _is_pair(text):
        return _with_ends(words, at)
    if len(text) > 2 and text[-1] in PLACE_TAILS and tag in {"nr", "nz", "nrt"}:
        return PLACE, 1, len(text)
    return None


def _with_ends(words: list[tuple[str, str]], at: int) -> Found | None:
    if at + 1 < len(words) and words[at + 1][0].startswith(FACILITIES) and words[at][0][-1] not in _DISTRICTS:
        return None
    length, characters = 1, len(words[at][0])
    while at + length < len(words) and words[at + length][0] in PLACE_ENDS and length < 3:
        characters += len(words[at + length][0])
        length += 1
    return PLACE, length, characters


_PAIR = re.compile(f"{_SURE}{_SURE}")


def _is_pair(text: str) -> bool:
    return _PAIR.fullmatch(text) is not None


def _inside(text: str, start: int) -> Iterator[Name]:
    """Yield the place that a word of the dictionary holds: 印度 in 印度政府."""
    if not text.endswith(DEMONYM_TAILS):
        return
    for tail in DEMONYM_TAILS:
        head = text.removesuffix(tail)
        if head != text and len(head) > 1 and (head in _places() or rjieba.tag(head)[0] == (head, "ns")):
            yield Name(PLACE, start, start + len(head))
            return


def _states(text: str, names: list[Name]) -> Iterator[Name]:
    """Yield the states that are written with one character each, outside the names that were found."""
    starts = [name.start for name in names]
    for found in _STATES.finditer(text):
        for at in range(*found.span()):
            before = bisect_right(starts, at) - 1
            if before < 0 or names[before].end <= at:
                yield Name(PLACE, at, at + 1)
