"""Listed subjects called by less than their listed names: 高岭厂 of 高岭水厂, "the Desalination Plant", initials."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from aggregator.extraction.known_words import KnownWords
from aggregator.extraction.name_edges import NameEdges, edges_of
from aggregator.extraction.scopes import Homonym, Scopes
from aggregator.extraction.search_text import folded, is_han, search_text
from aggregator.extraction.subject_mention import BRIEF, DESCRIBED, SubjectMention
from aggregator.extraction.words import words_of
from aggregator.model.facts import LISTED, NAME, Identifier
from aggregator.policy.records import Pack, SubjectKind

_SORTS = words_of("""
    power station plant plants works treatment water wastewater pumping pumped storage reservoir dam desalination
    desal wind farm solar park hydro hydropower hydroelectric nuclear gas coal thermal ccgt combined cycle offshore
    onshore container cargo freight inland terminal port harbour harbor dock wharf quay junction yard siding depot
    silo silos store stores warehouse granary reserve hospital infirmary clinic general children's childrens field
    infectious disease diseases memorial community district central regional national international airport mine
    refinery mill factory base barracks substation laboratory lab centre center school university the of and
""")
"""Words of names that say what sort of thing is called so."""

_HAN_SORTS = tuple(
    sorted(
        words_of("""
            抽水蓄能电站 抽水蓄能 抽蓄电站 抽蓄 水电站 核电站 核电 光伏电站 光伏 风电场 燃气电厂 燃煤电厂
            热电厂 电厂 电站 自来水厂 净水厂 污水处理厂 水厂 海水淡化厂 淡化厂 水库 泵站 加压站 综合医院
            中心医院 人民医院 儿童医院 传染病医院 方舱医院 方舱 医院 卫生院 直属粮库 直属库 粮库 储备库
            中转库 油库 仓库 筒仓 编组站 货运站 货场 枢纽站 集装箱码头 码头 专用线 陆港 港区 港口 港 枢纽
            机场 矿山 煤矿 矿 炼油厂 工厂 厂 站 库 场 院 变电站 基地 中心
        """),
        key=len,
        reverse=True,
    )
)
_SORTED = re.compile("(?:传染病|儿童|人民|中心|综合|直属|储备|中转|抽水)$")
"""What a name of a sort begins with, which is none of anything of that sort."""

_TELLING_SORTS = words_of("childrens children's infectious memorial nuclear container desalination pumped")
"""Words for a sort that tell one of a few of a kind from the others."""

_LEAST_LATIN, _LEAST_HAN, _LEAST_INITIALS = 4, 2, 3
_SHORTEST_CUT = 2
"""Words of the longest name that is not called by all but its last."""

_SHORT_HAN = 3
_BEFORE_HAN = frozenset("日号天时分早晚的在于和与及或由为是将从至到向对把给该本我其而但请经由让")
_THE = re.compile(r"\b(?:the|our|this|its) $", re.IGNORECASE)
_NAME_BESIDE = re.compile(r" (?!(?:The|A|An|On|In|At|It|We|I)\b)[A-Z][a-z]")


_Shared = Mapping[tuple[str, frozenset[str]], Homonym]


class _Brief(NamedTuple):
    identifier: Identifier
    shown: str
    surface: str
    how: str


class Briefs:
    """The short names that a pack's listed names leave to be understood. Built once a worker."""

    def __init__(self, pack: Pack, scopes: Scopes) -> None:
        kinds = [kind for kind in pack.subjects.values() if kind.known_as]
        self._edges = edges_of(kinds)
        known = {folded(name) for kind in kinds for names in kind.known_as.values() for name in names}
        known |= {folded(homonym.surface) for homonym in scopes.homonyms()}
        known |= {
            folded(name)
            for of in pack.attributes.values()
            for value in of.one_of.items()
            for name in (value[0], *value[1])
        }
        shared = {(homonym.kind, frozenset(homonym.subjects)): homonym for homonym in scopes.homonyms()}
        called: dict[str, dict[Identifier, _Brief]] = {}
        for kind in kinds:
            for surface, how, subjects in _briefs_of(kind, scopes):
                meant = _meant(kind, subjects, shared)
                if meant is not None and folded(surface) not in known:
                    briefs = called.setdefault(folded(surface), {})
                    if how == DESCRIBED or meant[0] not in briefs:
                        briefs[meant[0]] = _Brief(*meant, surface, how)
        self._called = [next(iter(briefs.values())) for briefs in called.values() if len(briefs) == 1]
        self._parts = {kind.name: _parts_of(kind, shared) for kind in kinds}
        self.words = KnownWords([folded(brief.surface) for brief in self._called])

    def named_in_part(self, kind: str, name: str) -> tuple[Identifier, str] | None:
        """Return the subject whose listed name a name is without its place or a word for its sort, and what to show.

        Examples
        --------
        "Royal Infirmary" is the Harling Royal Infirmary where that is the only one listed, of Harling.
        """
        return self._parts.get(kind, {}).get(folded(name.removeprefix("the ")))

    def together_with(self, text: str, named: Sequence[SubjectMention]) -> list[SubjectMention]:
        """Return the subjects that a search text names and those it calls by a short name, in order.

        A name of an unlisted form is the listed subject's where it only leaves its city to be understood:
        市传染病医院.
        """
        formed = {
            (one.start, one.end) for one in named if one.identifier.scheme == NAME and text[one.start] in "省市县区州"
        }
        called = list(self.found_in(text, [one for one in named if (one.start, one.end) not in formed]))
        if formed and called:
            whole = formed & {(one.start, one.end) for one in called}
            called = [
                one
                for one in called
                if (one.start, one.end) in whole or all(one.end <= first or last <= one.start for first, last in formed)
            ]
            named = [one for one in named if (one.start, one.end) not in whole]
        return sorted([*named, *called], key=lambda one: (one.start, one.end, one.identifier))

    def found_in(self, text: str, mentions: Iterable[SubjectMention]) -> Iterator[SubjectMention]:
        """Yield the subjects that a search text calls by a short name, apart from those that it names."""
        hits = sorted((start, -end, place) for place, start, end in self.words.hits(text))
        done = 0
        taken = [(mention.start, mention.end) for mention in mentions] if hits else []
        for start, minus_end, place in hits:
            end = -minus_end
            brief = self._called[place]
            if start < done or any(first < end and start < last for first, last in taken):
                continue
            if _stands_for(brief, text, start, end, self._edges[brief.identifier.kind]):
                done = end
                yield SubjectMention(brief.identifier, brief.shown, start, end, brief.how)


def _stands_for(brief: _Brief, text: str, start: int, end: int, edges: NameEdges) -> bool:
    if is_han(text[start]):
        if brief.how == DESCRIBED and start and is_han(text[start - 1]) and text[start - 1] not in _BEFORE_HAN:
            return False
        return edges.is_apart(text, start, end)
    before, after = text[start - 1 : start], text[end : end + 1]
    if (before and (before.isalnum() or before in "-'’&")) or after.isalnum():
        return False
    if brief.how == DESCRIBED:
        return _THE.search(text, max(0, start - 6), start) is not None
    if text[start:end] != brief.surface or not edges.is_apart(text, start, end):
        return False
    return _NAME_BESIDE.match(text, end) is None


def _meant(kind: SubjectKind, subjects: frozenset[str], shared: _Shared) -> tuple[Identifier, str] | None:
    """Return the one subject that a short name stands for, or the name that all of its subjects share."""
    if len(subjects) == 1:
        (subject,) = subjects
        return Identifier(kind.name, LISTED, subject), kind.known_as[subject][0]
    homonym = shared.get((kind.name, subjects))
    return None if homonym is None else (homonym.identifier, homonym.surface)


def _briefs_of(kind: SubjectKind, scopes: Scopes) -> Iterator[tuple[str, str, frozenset[str]]]:
    called: dict[tuple[str, str], set[str]] = {}
    for subject, names in kind.known_as.items():
        around = _around(kind, subject)
        for name in names:
            written = re.sub(r"\s*\([^()]*\)", "", search_text(name).text).strip()
            forms = _han_forms(written) if written and is_han(written[0]) else _latin_forms(written, around)
            for surface, how in (*forms, *_without_scope(scopes.without_own(kind, subject, written))):
                called.setdefault((surface, how), set()).add(subject)
    for (surface, how), subjects in called.items():
        yield surface, how, frozenset(subjects)


def _without_scope(names: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield the short names that a Chinese name without its city leaves: 传染病医院 and 市传染病医院, 圣玛丽."""
    for name in names:
        if not is_han(name[0]):
            continue
        yield name, DESCRIBED
        if name not in _HAN_SORTS and name[0] not in "省市县区州":
            yield from ((surface, how) for surface, how in _han_forms(name) if how == BRIEF)


def _parts_of(kind: SubjectKind, shared: _Shared) -> dict[str, tuple[Identifier, str]]:
    """Return whom the names of a kind stand for that leave out a place or the sort, by folded name."""
    called: dict[str, set[str]] = {}
    for subject, names in kind.known_as.items():
        places = {word for value in _around(kind, subject).values() for word in folded(value).split()}
        for name in names:
            words = re.sub(r"[()]", "", folded(search_text(name).text)).split()
            spare = [word for word in words[:-1] if word in places or word in _SORTS]
            for least in (spare, [word for word in spare if word in places], *([word] for word in spare)):
                rest = [word for word in words if word not in least]
                if any(word not in _SORTS or word in _TELLING_SORTS for word in rest) and len(rest) < len(words):
                    called.setdefault(" ".join(rest), set()).add(subject)
    listed = {folded(search_text(name).text) for names in kind.known_as.values() for name in names}
    meant = {
        name: _meant(kind, frozenset(subjects), shared)
        for name, subjects in called.items()
        if len(name.split()) > 1 and name not in listed
    }
    return {name: one for name, one in meant.items() if one is not None}


def _around(kind: SubjectKind, subject: str) -> Mapping[str, str]:
    return kind.listed_values.get(subject, {})


def _latin_forms(name: str, around: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    words = name.split()
    own = [word for word in words if word.casefold() not in _SORTS]
    if not own or len(own) == len(words) or len(words) < 2:
        return
    core = " ".join(own)
    if len(core) >= _LEAST_LATIN and core in name and core not in around.values():
        yield core, BRIEF
    initials = "".join(word[0] for word in words if word[0].isupper())
    if len(initials) >= _LEAST_INITIALS:
        yield initials, BRIEF
    places = {word for value in around.values() for word in value.split()}
    here = [word for word in words if word not in places]
    here = here[:-1] if here and here[-1] in ("of", "at", "in") else here
    for cut in (words, here):
        if len(cut) > _SHORTEST_CUT and cut[-1].casefold() in _SORTS:
            yield " ".join(cut[:-1]), BRIEF
    tail = words[words.index(own[-1]) + 1 :]
    if len(tail) > 1:
        yield " ".join(tail).lower(), DESCRIBED
        yield from ((f"{' '.join(tail)} {where} {core}".lower(), DESCRIBED) for where in ("at", "in", "of"))


def _han_forms(name: str) -> Iterator[tuple[str, str]]:
    sort = next((sort for sort in _HAN_SORTS if name.endswith(sort) and len(name) > len(sort)), "")
    core = name.removesuffix(sort)
    if len(sort) >= _SHORT_HAN:
        yield sort, DESCRIBED
    if not sort or len(core) < _LEAST_HAN or core[-1] in "市县省区州一二三四五六七八九十" or _SORTED.match(core):
        return
    yield core, BRIEF
    yield core + sort[-1], BRIEF
    for place in ("县", "市", "省", "区", "州"):
        at = core.find(place)
        if 1 < at < len(core) - _LEAST_HAN and core[at + 1] != "第":
            yield core[at + 1 :], BRIEF
            yield core[at + 1 :] + sort[-1], BRIEF
