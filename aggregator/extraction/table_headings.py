"""What a table's headings mean under a pack: which column names a subject, which gives an attribute, in which unit."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import IntEnum, StrEnum
from functools import lru_cache

from aggregator.extraction.search_text import search_text
from aggregator.extraction.values.date import periods_in
from aggregator.extraction.values.money import currency_of
from aggregator.extraction.values.quantity import unit_factor
from aggregator.extraction.values.value import words
from aggregator.policy.records import Attribute, Heading, Pack, ValueKind

LONGEST = 120
"""Code points; longer cells are prose, not headings."""


class Gives(StrEnum):
    """What a column gives."""

    IDENTIFIER = "identifier"
    NAME = "name"
    ATTRIBUTE = "attribute"
    PERIOD = "period"


class Closeness(IntEnum):
    """How well a heading fits a pack's word for it; exact beats contained."""

    NEAR = 1
    CONTAINED = 2
    EXACT = 3
    SAME = 4


@dataclass(frozen=True, slots=True)
class Role:
    """What a heading makes of its column.

    Parameters
    ----------
    of
        The kind of subject; empty for a period.
    name
        The attribute, the identifier scheme, or ``year`` or ``month`` where a column gives only that.
    unit, part
        The unit that the heading gives a column of an attribute; ``latitude`` or ``longitude``.
    period
        The year or month in the heading itself: ``Generation 2019``.
    order
        The place of the word in the pack's list, which breaks ties.
    several
        Whether the attribute may have many values, and so many columns.
    """

    gives: Gives
    of: str
    name: str
    closeness: Closeness
    heading: str
    length: int = 0
    order: int = 0
    unit: str | None = None
    part: str | None = None
    period: str | None = None
    several: bool = False


@dataclass(frozen=True, slots=True)
class HeadingText:
    """A heading in the form that headings are compared in."""

    words: tuple[str, ...]
    brackets: tuple[str, ...]
    base: str
    full: str


@dataclass(frozen=True, slots=True)
class _Cue:
    gives: Gives
    of: str
    name: str
    text: HeadingText
    order: int
    heading: Heading = field(default_factory=lambda: Heading(""))


class HeadingReader:
    """Reads headings under one pack."""

    def __init__(self, pack: Pack) -> None:
        self._attributes = pack.attributes
        self._cues = list(_cues_of(pack))
        self._by_form: dict[str, list[_Cue]] = {}
        self._by_first_word: dict[str, list[tuple[int, _Cue]]] = {}
        for order, cue in enumerate(self._cues):
            for form in {cue.text.full, cue.text.base}:
                self._by_form.setdefault(form, []).append(cue)
            for word in cue.text.words[:1]:
                self._by_first_word.setdefault(word, []).append((order, cue))
        self._neutral = {
            kind.name: _NEUTRAL.union(
                *(_neutral_words(heading_text(text).words) for text in (kind.name, *kind.headings)),
            )
            for kind in pack.subjects.values()
        }
        self._read: dict[str, tuple[Role, ...]] = {}

    def roles_of(self, text: str) -> tuple[Role, ...]:
        """Return what a heading can mean, the closest first."""
        known = self._read.get(text)
        if known is None:
            known = tuple(sorted(self._roles(text), key=_rank))
            self._read[text] = known
        return known

    def attribute_in(self, titled: str, heading: str, period: str) -> Role | None:
        """Return the role that a title gives to a column headed by a period only."""
        title = heading_text(titled)
        best: tuple[int, Role] | None = None
        for cue in self._cues:
            if cue.gives is not Gives.ATTRIBUTE or not self._attributes[cue.name].per:
                continue
            if _place_in(cue.text.words, title.words) is None:
                continue
            unit = next((b for b in title.brackets if _is_unit(self._attributes[cue.name], b)), cue.heading.unit)
            role = Role(Gives.ATTRIBUTE, cue.of, cue.name, Closeness.CONTAINED, heading, unit=unit, period=period)
            if best is None or len(cue.text.base) > best[0]:
                best = (len(cue.text.base), role)
        return best[1] if best else None

    def _roles(self, text: str) -> Iterator[Role]:
        if not text.strip() or len(text) > LONGEST:
            return
        heading = heading_text(text)
        if heading.base in _PERIODS or heading.full in _PERIODS:
            part = "month" if heading.base in _MONTHS else "year" if heading.base in _YEARS else ""
            yield Role(Gives.PERIOD, "", part, Closeness.EXACT, text)
        yield from self._matches(text, heading, None)
        undated, period = without_period(text)
        if period is not None and undated.strip():
            yield from self._matches(text, heading_text(undated), period)

    def _matches(self, text: str, heading: HeadingText, period: str | None) -> Iterator[Role]:
        exact = {id(cue): cue for form in (heading.full, heading.base) for cue in self._by_form.get(form, ())}
        for cue in exact.values():
            closeness = Closeness.SAME if cue.text.full == heading.full else Closeness.EXACT
            role = self._role(text, heading, cue, closeness, (), period)
            if role is not None:
                yield role
        within = {order: cue for word in heading.words for order, cue in self._by_first_word.get(word, ())}
        for _, cue in sorted(within.items()):
            if id(cue) not in exact:
                yield from self._contained(text, heading, cue, period)

    def _contained(self, text: str, heading: HeadingText, cue: _Cue, period: str | None) -> Iterator[Role]:
        at = _place_in(cue.text.words, heading.words)
        if at is None:
            return
        before, after = heading.words[:at], heading.words[at + len(cue.text.words) :]
        unit = self._unit_around(cue, before, after)
        unknown_before = 0 if unit and "".join(before) == unit else self._unknown(before, cue.of)
        unknown_after = 0 if unit and "".join(_without_in(after)) == unit else self._unknown(after, cue.of)
        if unknown_after or unknown_before > _unknown_allowed(cue):
            return
        closeness = Closeness.NEAR if unknown_before else Closeness.CONTAINED
        role = self._role(text, heading, cue, closeness, (unit,) if unit else (), period)
        if role is not None:
            yield role

    def _unit_around(self, cue: _Cue, before: tuple[str, ...], after: tuple[str, ...]) -> str | None:
        if cue.gives is not Gives.ATTRIBUTE:
            return None
        attribute = self._attributes[cue.name]
        candidates = ("".join(_without_in(after)), "".join(before))
        return next((text for text in candidates if text and _is_unit(attribute, text)), None)

    def _unknown(self, said: tuple[str, ...], kind: str) -> int:
        """Return how many of the words say something that is not neutral beside a subject of that kind."""
        neutral = self._neutral[kind]
        at, unknown = 0, 0
        while at < len(said):
            step = next((n for n in (4, 3, 2, 1) if "".join(said[at : at + n]) in neutral), 0)
            unknown += not step
            at += step or 1
        return unknown

    def _role(
        self,
        text: str,
        heading: HeadingText,
        cue: _Cue,
        closeness: Closeness,
        units: tuple[str, ...],
        period: str | None,
    ) -> Role | None:
        unit, several = cue.heading.unit, False
        if cue.gives is Gives.ATTRIBUTE:
            attribute = self._attributes[cue.name]
            several = attribute.many and cue.heading.part is None
            if period is not None and _is_unit(attribute, "".join(cue.text.words)):
                return None  # "2019 MW" is a value, not the megawatts of a year
            stated = [bracket for bracket in (*heading.brackets, *units) if _is_unit(attribute, bracket)]
            if stated:
                unit = stated[0]
            elif closeness is not Closeness.SAME and _foreign_unit(attribute, heading.brackets):
                return None
        elif period is not None:
            return None
        length, part = len(cue.text.base), cue.heading.part
        return Role(cue.gives, cue.of, cue.name, closeness, text, length, cue.order, unit, part, period, several)


@lru_cache(maxsize=4096)
def heading_text(text: str) -> HeadingText:
    """Return a heading in compared form: NFKC, case-folded words; units and remarks in brackets apart.

    Examples
    --------
    >>> heading_text("Capacity (MW)").words, heading_text("Capacity (MW)").brackets
    (('capacity',), ('MW',))
    >>> heading_text("eprtr_facilityID").words, heading_text("装机容量（万千瓦）").base
    (('eprtr', 'facility', 'id'), '装机容量')
    """
    even = search_text(text).text
    brackets = tuple(inner.strip() for inner in _BRACKETS.findall(even))
    outside = _BRACKETS.sub(" ", even)
    if not _WORD.search(outside):
        outside, brackets = " ".join(brackets), ()
    said = _words(outside)
    inside = "".join(word for bracket in brackets for word in _words(bracket))
    base = "".join(said)
    return HeadingText(said, brackets, base, f"{base}|{inside}" if inside else base)


@lru_cache(maxsize=4096)
def without_period(text: str) -> tuple[str, str | None]:
    """Return a heading without the one period it names, and that period, or None.

    Examples
    --------
    >>> without_period("Generation 2019 (GWh)"), without_period("2025年1月发电量"), without_period("Owner")
    (('Generation  (GWh)', '2019'), ('发电量', '2025-01'), ('Owner', None))
    """
    even = search_text(text).text
    if not any(character.isdigit() for character in even):
        return text, None
    periods = list(periods_in(even, "day"))
    finest = max((len(period) for period, _, _ in periods), default=0)
    periods = [found for found in periods if len(found[0]) == finest]
    if len(periods) != 1 or not "1900" <= periods[0][0] < "2101":
        return text, None
    period, start, end = periods[0]
    rest = even[end:]
    for tail in ("年度", "年"):
        rest = rest.removeprefix(tail)
    return even[:start] + rest, period


_BRACKETS = re.compile(r"[(\[【<{]([^()\[\]【】<>{}]*)[)\]】>}]")
_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")
_WORD = re.compile(r"[\u2e80-\u9fff\uf900-\ufaff]|[^\W_\u2e80-\u9fff\uf900-\ufaff]+|[%°€$£]")

_NEUTRAL = words("""
    installed net gross total nominal rated max maximum design designed current actual electrical electric nameplate the
    of in for at a an by and value values figure reported official latest overall main
    总 年 净 额定 设计 现有 实际 最大 值 数值 数 的 全 总计 目前 当前 本 名称 名 全厂 机组 项目 单位
""")
_YEARS = words("""
    year cyear calendaryear yearofdata datayear reportingyear fiscalyear reportyear yearofreporting referenceyear
    年份 年度 年 统计年份 数据年份 报告年份
""")
_MONTHS = words("month monthofyear 月份 月")
_PERIODS = _YEARS | _MONTHS | words("period date day reportingperiod yearmonth 日期 期间 统计期 报告期 时间 年月")
_UNITS_OF_OTHERS = words("公斤 吨 个 台 元 万元 亿元 千伏 小时 天 人 次 米 公里 户")


def _words(text: str) -> tuple[str, ...]:
    return tuple(word.casefold() for word in _WORD.findall(_CAMEL.sub(" ", text)))


def _neutral_words(said: tuple[str, ...]) -> Iterator[str]:
    """Yield the Latin words of a subject's heading, and its Han words as one."""
    han = "".join(word for word in said if word >= "\u2e80")
    if han:
        yield han
        yield han.removesuffix("名称")
    yield from (word for word in said if word < "\u2e80")


def _cues_of(pack: Pack) -> Iterator[_Cue]:
    for kind in pack.subjects.values():
        for scheme in kind.identified_by:
            for order, text in enumerate(scheme.headings):
                yield _Cue(Gives.IDENTIFIER, kind.name, scheme.name, heading_text(text), order)
        for order, text in enumerate(kind.headings):
            yield _Cue(Gives.NAME, kind.name, "", heading_text(text), order)
    for attribute in pack.attributes.values():
        for order, heading in enumerate(attribute.headings):
            yield _Cue(Gives.ATTRIBUTE, attribute.of, attribute.name, heading_text(heading.text), order, heading)


def _rank(role: Role) -> tuple[int, int, int, int]:
    return -role.closeness, list(Gives).index(role.gives), -role.length, role.order


def _place_in(cue: tuple[str, ...], said: tuple[str, ...]) -> int | None:
    """Return where a cue's words stand in a row among a heading's, the last place where there are several."""
    if not cue:
        return None
    for at in range(len(said) - len(cue), -1, -1):
        if said[at : at + len(cue)] == cue:
            return at
    return None


def _unknown_allowed(cue: _Cue) -> int:
    """Return how many unknown words may stand before a cue: one, or two Han signs, before one that says much.

    Before a subject's heading there may be none: what stands before "power station" is most often its name.
    """
    if cue.gives is not Gives.ATTRIBUTE:
        return 0
    said = cue.text.words
    if said[0] >= "\u2e80":
        return 2 if len(said) >= 4 else 0
    return 1 if len(said) >= 2 else 0


def _without_in(said: tuple[str, ...]) -> tuple[str, ...]:
    return said[1:] if said and said[0] == "in" else said


def _is_unit(attribute: Attribute, text: str) -> bool:
    if attribute.value is ValueKind.QUANTITY:
        return unit_factor(attribute, text) is not None
    return attribute.value is ValueKind.MONEY and currency_of(text) is not None


def _foreign_unit(attribute: Attribute, brackets: tuple[str, ...]) -> bool:
    """Return whether brackets hold what looks like a unit that the attribute does not know."""
    if attribute.value is not ValueKind.QUANTITY or attribute.unit is None:
        return False
    for text in brackets:
        looks = any(sign in text for sign in "/%°€$") or text in _UNITS_OF_OTHERS
        short = text.isascii() and text.isalpha() and len(text) <= 4 and text.casefold() not in _NEUTRAL
        if looks or short:
            return True
    return False
