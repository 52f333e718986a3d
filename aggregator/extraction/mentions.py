"""The persons, organisations and places that a document names, whatever the pack."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator

import rjieba

from aggregator.extraction.names import (
    GIVEN_NAMES,
    HAN_ORGANISATION_ENDS,
    NOT_IN_NAMES,
    ORGANISATION_WORDS,
    PLACES,
    TITLES,
)
from aggregator.extraction.search_text import HAN, searched
from aggregator.extraction.topics import texts_of
from aggregator.extraction.words import LATIN_LEADS
from aggregator.model.documents import Document
from aggregator.model.facts import Mention

MOST = 200
LONGEST_TEXT = 200_000
"""Characters of one text that names are looked for in: the rest of a larger one names the same."""


def mentions_of(document: Document) -> tuple[Mention, ...]:
    """Return the persons, organisations and places that one document names, at most the 200 most frequent.

    They stand by frequency, then kind and name.
    """
    named: Counter[tuple[str, str]] = Counter()
    for raw, times in Counter(texts_of(document)).items():
        text = searched(raw[:LONGEST_TEXT])
        for mention in (*_latin_names(text), *_han_names(text)):
            named[mention] += times
    ranked = sorted(named.items(), key=lambda mention: (-mention[1], mention[0]))
    return tuple(Mention(kind, name, count) for (kind, name), count in ranked[:MOST])


_CAPITALISED = r"[A-ZÀ-ÖØ-Þ][\w'’&-]*"
_LINKING = r"(?:of|de|du|del|van|von|der|den|bin|al|and|the|für|&)"
_PART = rf"(?:[A-Z]\.(?= [A-Z])|{_CAPITALISED})"
_NAMES = re.compile(rf"{_PART}(?: (?:{_LINKING} ){{0,2}}{_PART}){{0,6}}")
_TITLE = "|".join(sorted(map(re.escape, TITLES), key=len, reverse=True))
_TITLED = re.compile(
    rf"\b(?:{_TITLE})\.? (?P<name>{_CAPITALISED}(?:(?:\.? | (?:van|von|de|der|del|bin) ){_CAPITALISED}){{0,3}})"
)


def _latin_names(text: str) -> Iterator[tuple[str, str]]:
    if text.isascii() and text.islower():
        return
    starts, ends = [], [0]
    for found in _TITLED.finditer(text):
        starts.append(found.start())
        ends.append(found.end())
        yield "person", found["name"].rstrip(".")
    for found in _NAMES.finditer(text):
        if found.start() < ends[bisect_left(starts, found.end())]:
            continue
        kind, name = _kind_of(found.group())
        if kind:
            yield kind, name


def _kind_of(run: str) -> tuple[str, str]:
    words = run.rstrip(".").split(" ")
    while words and words[0].casefold() in LATIN_LEADS:
        del words[0]
    name = " ".join(words).removesuffix("'s").removesuffix("’s")
    plain = [word.rstrip(".,").casefold() for word in words]
    if len(words) > 1 and (plain[-1] in ORGANISATION_WORDS or (plain[0] in ORGANISATION_WORDS and "of" in plain)):
        return "organisation", name
    if name.casefold() in PLACES:
        return "place", name
    if 2 <= len(words) <= 4 and plain[0] in GIVEN_NAMES and not NOT_IN_NAMES.intersection(plain):
        return "person", name
    return "", name


_HAN_RUN = re.compile(f"[{HAN}·]+")
_KINDS = {"nr": "person", "nrt": "person", "nrfg": "person", "ns": "place", "nt": "organisation"}
_HAN_SURNAMES = frozenset(
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金"
    "陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文"
)
_COMPOUND_SURNAMES = (
    "欧阳",
    "司马",
    "上官",
    "诸葛",
    "夏侯",
    "东方",
    "皇甫",
    "尉迟",
    "公孙",
    "慕容",
    "令狐",
    "司徒",
    "长孙",
    "宇文",
)


def _han_names(text: str) -> Iterator[tuple[str, str]]:
    for run in _HAN_RUN.finditer(text):
        tagged = rjieba.tag(run.group())
        yield from _han_run_names(tagged)


def _han_run_names(tagged: list[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    at = 0
    while at < len(tagged):
        word, tag = tagged[at]
        length = _organisation_length(tagged, at)
        if length:
            yield "organisation", "".join(part for part, _ in tagged[at : at + length])
            at += length
            continue
        following = tagged[at + 1] if at + 1 < len(tagged) else ("", "")
        if len(word) == 1 and word in _HAN_SURNAMES and following[1] in {"nr", "nrt"} and len(following[0]) <= 2:
            yield "person", word + following[0]
            at += 2
            continue
        kind = _KINDS.get(tag)
        if kind and len(word) > 1 and not (kind == "person" and not _is_person(word)):
            yield kind, word
        at += 1


def _organisation_length(tagged: list[tuple[str, str]], at: int) -> int:
    """Return how many words from here on make an organisation's name: a place or name, words, and an ending."""
    if tagged[at][1] not in {"ns", "nt", "nz", "nr", "nrt", "j"} or len(tagged[at][0]) < 2:
        return 0
    found = 0
    for length in range(1, min(8, len(tagged) - at) + 1):
        word, tag = tagged[at + length - 1]
        if tag[0] not in "njbvafsm" or tag == "m":
            break
        if word.endswith(HAN_ORGANISATION_ENDS):
            found = length
    return found


def _is_person(word: str) -> bool:
    return (word[0] in _HAN_SURNAMES and len(word) <= 3) or word.startswith(_COMPOUND_SURNAMES) or "·" in word
