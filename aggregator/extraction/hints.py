"""Words that hint at an attribute without being its cues: other forms of them, words in them, words that mean the same.

A pack's author writes the cues that come to mind; people write what comes to theirs. How surely a word speaks for an
attribute, `Cue.how` says: the nearer to a cue of the pack, the surer.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

import rjieba

from aggregator.extraction.cues import Cue, is_whole
from aggregator.extraction.inflections import inflections
from aggregator.extraction.known_words import KnownWords
from aggregator.extraction.search_text import folded, is_han, search_text
from aggregator.extraction.senses import SENSES
from aggregator.extraction.value_kinds import DATED
from aggregator.extraction.words import words_of
from aggregator.policy.records import Attribute, Pack, ValueKind

HOWS = ("form", "heading", "word", "sense", "loose")
"""How a hint is known, the surest first: a form of a cue, a heading, a word of either, a word of the same meaning."""

_SAY_NOTHING = words_of("""
    date day days time total annual annually number value name year month monthly daily weekly start from into with
    since current actual planned effective order site place staffed open opened full gross usable rated main new with
    their which what this that unit units amount sum note remarks type status code first last after before under over
    日期 时间 数量 实际 有效 计划 单位 名称 情况 金额 全年 当月 年度 总量 合计 开始 所在 现有
""")
"""Words in cues and headings that tell no attribute from another."""

_OFFICES = frozenset({ValueKind.PERSON, ValueKind.ORGANISATION})
"""Kinds of value whose cues name an office, of which a part is none: *medical* director."""

_LEAST_LATIN, _LEAST_HAN = 4, 2
_INITIALS = re.compile(r"[A-Z]{3,}")
_MOST_ATTRIBUTES = 2
"""A word in the cues of more attributes of one kind of subject tells none of them."""


class Hints:
    """What hints at the attributes of a pack. Built once a worker."""

    def __init__(self, pack: Pack) -> None:
        called: dict[str, dict[str, tuple[int, Attribute]]] = {}
        for attribute in pack.attributes.values():
            for level, words in _hinting(attribute, pack):
                known = called.setdefault(words, {})
                if attribute.name not in known or known[attribute.name][0] > level:
                    known[attribute.name] = level, attribute
        self._words = list(called)
        self._found = [_surest(found.values()) for found in called.values()]
        self.words = KnownWords(self._words)

    def found_in(self, text: str, cues: Iterable[Cue]) -> list[Cue]:
        """Return the hints in a search text, in order, without those that lie in a cue or in a longer hint."""
        words = self.words.hits(text)
        if not words:
            return []
        taken = [(cue.start, cue.end, cue.attribute.name) for cue in cues]
        found: list[Cue] = []
        hits = [(start, -end, place) for place, start, end in words if is_whole(text, start, end)]
        done: dict[str, int] = {}
        for start, minus_end, place in sorted(hits):
            end = -minus_end
            if any(first <= start and end <= last for first, last, _ in taken):
                continue
            for level, attribute in self._found[place]:
                if end > done.get(attribute.name, 0) and not any(
                    first < end and start < last and name == attribute.name for first, last, name in taken
                ):
                    done[attribute.name] = end
                    found.append(Cue(attribute, self._words[place], start, end, HOWS[level]))
        return found


def _surest(found: Iterable[tuple[int, Attribute]]) -> list[tuple[int, Attribute]]:
    """Return the attributes that a word hints at the most surely; a form of one's cue is no word of another's."""
    ranked = sorted(found, key=lambda one: one[0])
    return [one for one in ranked if one[0] == ranked[0][0] or ranked[0][0] > 0]


def _hinting(attribute: Attribute, pack: Pack) -> Iterator[tuple[int, str]]:
    cues = [_plain(cue) for cue in attribute.cues if cue]
    for cue in cues:
        yield from ((0, form) for form in inflections(cue))
    units = {_plain(unit) for unit in (attribute.unit, *attribute.also_in) if unit}
    headings = [_plain(heading.text) for heading in attribute.headings if heading.part is None]
    headings = [words for words in (*headings, _plain(attribute.name.replace("_", " "))) if _is_telling(words, units)]
    headings += [
        _plain(heading.text)
        for heading in attribute.headings
        if _INITIALS.fullmatch(heading.text) and _plain(heading.text) not in units
    ]
    yield from ((1, words) for words in headings)
    telling = (*cues, *headings)
    if attribute.value in DATED:
        telling = tuple(words.rpartition(" ")[2] for words in telling)
    parts = () if attribute.value in _OFFICES else _words_in(telling, units | _named(attribute, pack))
    for word in parts:
        if (
            sum(_says(other, word) for other in pack.attributes.values() if other.of == attribute.of)
            <= _MOST_ATTRIBUTES
        ):
            yield from ((2, form) for form in inflections(word))
    yield from _alike(attribute, (*cues, *headings))


def _plain(written: str) -> str:
    return folded(search_text(written).text).strip()


def _is_telling(words: str, units: set[str]) -> bool:
    if not words or words in units or words in _SAY_NOTHING or not all(part.isalpha() for part in words.split()):
        return False
    return len(words) >= (_LEAST_HAN if is_han(words[0]) else _LEAST_LATIN)


def _words_in(phrases: Iterable[str], others: set[str]) -> set[str]:
    words = {
        word
        for phrase in phrases
        for part in phrase.split()
        for word in (rjieba.cut(part) if is_han(part[0]) else (part.strip(".,()"),))
    }
    return {word for word in words if _is_telling(word, others)}


def _named(attribute: Attribute, pack: Pack) -> set[str]:
    """Return the words by which the attribute's kind of subject is called itself."""
    kind = pack.subjects.get(attribute.of)
    return {word for heading in (kind.headings if kind else ()) for word in (_plain(heading), *_plain(heading).split())}


def _says(attribute: Attribute, word: str) -> bool:
    return any(word in _plain(cue) for cue in attribute.cues)


def _alike(attribute: Attribute, phrases: Iterable[str]) -> Iterator[tuple[int, str]]:
    own = {*phrases}
    for sense in SENSES:
        if attribute.value not in sense.kinds or not _means(own, sense.words):
            continue
        for level, words in ((3, sense.words), (4, sense.loose)):
            for word in words:
                yield from ((level, form) for form in inflections(_plain(word)))


def _means(phrases: set[str], words: tuple[str, ...]) -> bool:
    """Return whether one of an attribute's phrases is one of a meaning's words, or ends in one."""
    for word in map(_plain, words):
        forms = inflections(word)
        for phrase in phrases:
            if phrase in forms or (is_han(word[0]) and len(word) >= _LEAST_HAN and phrase.endswith(word)):
                return True
            if len(word) >= _LEAST_LATIN and phrase.rpartition(" ")[2] == word:
                return True
    return False
