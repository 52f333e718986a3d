"""Subjects that a sentence calls by what they are, where that tells which is meant: "the reservoir", 该水库."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice

from aggregator.extraction.search_text import is_han, search_text
from aggregator.extraction.subject_mention import DESCRIBED, SubjectMention
from aggregator.extraction.words import words_of
from aggregator.model.facts import LISTED, Identifier
from aggregator.policy.records import Pack, SubjectKind

_SORTS = words_of("""
    reservoir dam junction yard siding port harbour terminal depot silo store reserve infirmary hospital hydro
    ccgt wharf quay mine refinery airport farm solar nuclear pumped desalination desal works
""")
_HAN_SORTS = (
    "水库",
    "泵站",
    "淡化厂",
    "水厂",
    "货场",
    "编组站",
    "码头",
    "专用线",
    "陆港",
    "粮库",
    "直属库",
    "筒仓",
    "储备库",
)
_NOUNS = "厂站库院港仓"
"""What names end in, each for another sort of place."""

_NOUN = re.compile(
    rf"[该此这那全各本](?:(?<=[该此])|(?<=[这那])(?:个|座|家)?|(?<=全))(?P<said>[{_NOUNS}])(?![长房区门内线台级舍县市])"
    rf"|(?<![\u4e00-\u9fff])(?P<inside>[{_NOUNS}])(?=[里内])"
)
"""Points back to the last place of a sort: 该厂, 这个库, 全院, 厂里."""

_LARGEST_SHARE = 1 / 3
"""A word for more of the subjects of a kind than this says nothing of which one is meant."""


class Described:
    """What the subjects of a pack are, as their names say it. Built once a worker."""

    def __init__(self, pack: Pack) -> None:
        self._kinds = {kind.name: _subjects_by_sort(kind) for kind in pack.subjects.values() if kind.known_as}
        self._by_noun = {kind.name: _subjects_by_noun(kind) for kind in pack.subjects.values() if kind.known_as}
        self._shown = {
            Identifier(kind.name, LISTED, subject): names[0]
            for kind in pack.subjects.values()
            for subject, names in kind.known_as.items()
        }
        sorts = sorted({sort for of in self._kinds.values() for sort in of}, key=len, reverse=True)
        latin = "|".join(re.escape(sort) for sort in sorts if not is_han(sort[0]))
        han = "|".join(sort for sort in sorts if is_han(sort[0]))
        forms = [
            rf"(?<=[Tt])(?<!\w.)(?:he|his)\s(?P<latin>{latin})\b(?!\s(?:of|capacity|stock|water)\b)" if latin else "",
            rf"(?<=[该这此本])(?:座|个)?(?P<han>{han})" if han else "",
        ]
        # Both look back at their first character, so that `re` runs quickly from one such character to the next.
        self._form = re.compile(f"[Tt该这此本](?:{'|'.join(filter(None, forms))})") if sorts else None

    def found_in(
        self, text: str, mentions: Sequence[SubjectMention], recent: Mapping[str, dict[Identifier, None]]
    ) -> Iterator[SubjectMention]:
        """Yield the subjects that a sentence means by what they are: the last one named that is so, or the only one.

        Kinds of which the sentence names a subject are left out.
        """
        yield from self._pointed_back(text, mentions, recent)
        if self._form is None:
            return
        found = self._form.search(text)
        sort = found[found.lastgroup or 0].casefold() if found is not None else ""
        for kind, by_sort in self._kinds.items() if found is not None else ():
            if sort not in by_sort or any(mention.identifier.kind == kind for mention in mentions):
                continue
            named = (identifier for identifier in reversed(recent.get(kind, {})) if identifier in by_sort[sort])
            meant = [*islice(named, 1)] or (sorted(by_sort[sort]) if len(by_sort[sort]) == 1 else [])
            if meant and found is not None:
                start, end = found.span(found.lastgroup or 0)
                yield SubjectMention(meant[0], self._shown[meant[0]], start, end, DESCRIBED)

    def _pointed_back(
        self, text: str, mentions: Sequence[SubjectMention], recent: Mapping[str, dict[Identifier, None]]
    ) -> Iterator[SubjectMention]:
        """Yield the last subjects named that are a place of the sort that a sentence says, where it names none."""
        found = _NOUN.search(text) if recent else None
        for kind, by_noun in self._by_noun.items() if found is not None else ():
            if found is None or any(mention.identifier.kind == kind for mention in mentions):
                continue
            start, end = found.span(found.lastgroup or 0)
            alike = by_noun.get(text[start:end], frozenset())
            last = next((identifier for identifier in reversed(recent.get(kind, {})) if identifier in alike), None)
            if last is not None:
                yield SubjectMention(last, self._shown[last], start, end, DESCRIBED)


def _subjects_by_noun(kind: SubjectKind) -> dict[str, frozenset[Identifier]]:
    called = [(subject, search_text(name).text) for subject, names in kind.known_as.items() for name in names]
    return {
        noun: frozenset(Identifier(kind.name, LISTED, subject) for subject, name in called if name.endswith(noun))
        for noun in _NOUNS
    }


def _subjects_by_sort(kind: SubjectKind) -> dict[str, frozenset[Identifier]]:
    by_sort: dict[str, set[Identifier]] = {}
    for subject, names in kind.known_as.items():
        for sort in _sorts_in(names):
            by_sort.setdefault(sort, set()).add(Identifier(kind.name, LISTED, subject))
    most = max(1, len(kind.known_as) * _LARGEST_SHARE)
    return {sort: frozenset(subjects) for sort, subjects in by_sort.items() if len(subjects) <= most}


def _sorts_in(names: Iterable[str]) -> set[str]:
    sorts = set()
    for name in names:
        written = search_text(name).text.casefold()
        sorts |= {word for word in re.findall(r"\w+", written) if word in _SORTS}
        sorts |= {sort for sort in _HAN_SORTS if written.endswith(sort)}
    return sorts
