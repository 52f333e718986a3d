"""What a table's headings mean under a pack: which column names a subject, which gives an attribute, in which unit."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from rapidfuzz.distance import OSA

from aggregator.extraction.foreign_units import foreign_in_brackets, foreign_in_heading, names_unit
from aggregator.extraction.table_days import weekday_in
from aggregator.extraction.table_heading_text import (
    HeadingText,
    heading_text,
    length_of,
    month_of,
    time_said,
    without_datum,
    without_period,
)
from aggregator.extraction.table_heading_words import (
    AFFECTED,
    COUNTED_BACK,
    MONTHS,
    NEUTRAL_BESIDE,
    PERIODS,
    TAKEN_WITH_PERIOD,
    YEARS,
)
from aggregator.extraction.table_kin import told_by
from aggregator.extraction.table_roles import PERIOD_LENGTH, Closeness, Gives, Role
from aggregator.extraction.table_titles import is_caption
from aggregator.extraction.table_units import is_unit, letters, squeezed_unit, unit_among, unit_at_end, unit_said
from aggregator.extraction.table_values import in_two_tongues
from aggregator.extraction.table_words import AttributeWords, is_of_something_else
from aggregator.policy.records import Attribute, Heading, Pack

LONGEST = 120
"""Code points; longer cells are prose, not headings."""


_FEWEST_LETTERS = 3

LONGEST_ALIKE = 60
"""Code points of the longest heading that may be one of the pack's with slips in it."""


@dataclass(frozen=True, slots=True)
class _Cue:
    gives: Gives
    of: str
    name: str
    text: HeadingText
    order: int
    written: str
    heading: Heading = field(default_factory=lambda: Heading(""))


MOST_KEPT = 10_000
"""Headings that a reader remembers the roles of."""


class HeadingReader:
    """Reads headings under one pack. Built once a worker."""

    def __init__(self, pack: Pack) -> None:
        self.kinds = tuple(pack.subjects)
        self.words = AttributeWords(pack)
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
            kind.name: NEUTRAL_BESIDE.union(
                *(_neutral_words(heading_text(text).words) for text in (kind.name, *kind.headings)),
            )
            for kind in pack.subjects.values()
        }
        self._title_cues = [(cue.text, cue) for cue in self._cues if cue.gives is Gives.ATTRIBUTE]
        self._title_cues += [
            (heading_text(words), _Cue(Gives.ATTRIBUTE, attribute.of, attribute.name, heading_text(words), 0, words))
            for attribute in pack.attributes.values()
            for words in attribute.cues
            if attribute.per
        ]
        self._by_first_letter: dict[str, list[tuple[_Cue, str]]] = {}
        for cue in self._cues:
            cue_words = _sorted_words(cue.text.words)
            self._by_first_letter.setdefault(cue_words[:1], []).append((cue, cue_words))
        self._read: dict[str, tuple[Role, ...]] = {}

    def roles_of(self, text: str) -> tuple[Role, ...]:
        """Return what a heading can mean, the closest first."""
        known = self._read.get(text)
        if known is None:
            known = tuple(sorted(self._roles(text) or self._roles_in_other_words(text), key=_rank))
            if len(self._read) >= MOST_KEPT:
                self._read.clear()
            self._read[text] = known
        return known

    def is_timed(self, role: Role) -> bool:
        """Return whether the values of a role are held for periods."""
        return role.name in self._attributes and bool(self._attributes[role.name].per)

    def attribute_titled(self, titles: Iterable[str], heading: str, period: str | None) -> Role | None:
        """Return the role that the nearest title gives to columns headed by a period or by a subject only.

        What stands behind a title that is of something else, prices or growth, or gives units of its own, is not asked.
        """
        asked = []
        for title in titles:
            asked.append(title)
            role = self.attribute_in(title, heading, period)
            if role is not None:
                return role if role.unit else self._measured(role, (*asked, *titles))
            if is_of_something_else(title) or is_caption(title):
                return None
        return None

    def _measured(self, role: Role, titles: Iterable[str]) -> Role:
        """Return a role with the unit that any of several titles gives."""
        attribute = self._attributes[role.name]
        said = (unit_said(attribute, title, heading_text(title).brackets) for title in titles)
        at_end = (unit_at_end(attribute, title) for title in titles)
        return replace(role, unit=next(filter(None, (*said, *at_end)), None))

    def attribute_in(self, titled: str, heading: str, period: str | None) -> Role | None:
        """Return the role that a title gives to columns headed by a period or by a subject only."""
        title = heading_text(titled)
        best: tuple[int, Role] | None = None
        for said, cue in self._title_cues:
            attribute = self._attributes[cue.name]
            if not attribute.per:
                continue
            if not _is_period_of(attribute.per, period):
                other = self._kin_of(attribute, period)
                if other is None:
                    continue
                attribute = other
            if (best is not None and len(said.base) <= best[0]) or _place_in(said.words, title.words) is None:
                continue
            unit = unit_said(attribute, titled, title.brackets) or unit_at_end(attribute, titled) or cue.heading.unit
            held = period if period is None or "/" in period else period[: PERIOD_LENGTH[attribute.per or ""]]
            role = Role(Gives.ATTRIBUTE, cue.of, attribute.name, Closeness.CONTAINED, heading, unit=unit, period=held)
            best = (len(said.base), role)
        return best[1] if best else None

    def _kin_of(self, attribute: Attribute, period: str | None) -> Attribute | None:
        """Return the one attribute of the same words that is told by the span of a period: a month's, not a year's."""
        span = next((per for per in PERIOD_LENGTH if _is_period_of(per, period)), None) if period is not None else None
        return None if span is None else told_by(span, attribute, self._attributes.values())

    def _roles(self, text: str) -> list[Role]:
        if not text.strip() or len(text) > LONGEST:
            return []
        undatumed, datum = without_datum(text)
        if datum is None:
            return list(self._plain_roles(text))
        return [replace(role, datum=datum, heading=text) for role in self._plain_roles(undatumed)]

    def _roles_in_other_words(self, text: str) -> list[Role]:
        """Return the roles of a heading in two languages that both halves have, or of one the pack's is alike to."""
        halves = in_two_tongues(text) if len(text) <= LONGEST else None
        if halves is not None:
            return self._of_halves(text, *halves)
        if not 4 <= len(text) <= LONGEST_ALIKE or not any(map(str.isalpha, text)):
            return []
        undated, period = without_period(text)
        return self._alike(text, heading_text(undated), period)

    def _of_halves(self, text: str, latin: str, han: str) -> list[Role]:
        """Return the roles that both halves of a heading have, or one where the other is no heading of the pack."""
        ours, theirs = self._roles(latin), self._roles(han)
        both = {role.key for role in ours} & {role.key for role in theirs}
        if ours and theirs:
            return [replace(role, heading=text, unit=_unit_of(role, theirs)) for role in ours if role.key in both]
        if heading_text(text).brackets or names_unit(latin) or names_unit(han):
            return []
        if sum(map(str.isalpha, latin)) < _FEWEST_LETTERS:
            return []
        own = [role for role in (*ours, *theirs) if role.closeness >= Closeness.EXACT]
        return [replace(role, heading=text, closeness=Closeness.NEAR) for role in own]

    def _alike(self, text: str, heading: HeadingText, period: str | None) -> list[Role]:
        """Return the roles of the pack's headings that differ by a slip, a plural or the order of their words."""
        sorted_words = _sorted_words(heading.words)
        nearest: tuple[int, list[Role]] = (3, [])
        for cue, cue_words in self._by_first_letter.get(sorted_words[:1], ()):
            slips = _slips(sorted_words, cue_words)
            if slips is None or slips > nearest[0]:
                continue
            role = self._role(text, heading, cue, Closeness.ALIKE, (), period)
            if role is not None:
                alike = replace(role, like=cue.written)
                nearest = (slips, [*nearest[1], alike] if slips == nearest[0] else [alike])
        return nearest[1] if len({role.key for role in nearest[1]}) == 1 else []

    def _plain_roles(self, text: str) -> Iterator[Role]:
        heading = heading_text(text)
        if heading.base in PERIODS or heading.full in PERIODS:
            part = "month" if heading.base in MONTHS else "year" if heading.base in YEARS else ""
            yield Role(Gives.PERIOD, "", part, Closeness.EXACT, text)
        undated, period = without_period(text)
        in_brackets = period if period is not None and heading_text(undated).base == heading.base else None
        yield from self._matches(text, heading, in_brackets)
        if period is not None and undated.strip():
            yield from self._matches(text, heading_text(undated), period)
            if undated.strip()[:1] >= "\u2e80" and len(period) in TAKEN_WITH_PERIOD:
                yield from self._matches(text, heading_text(TAKEN_WITH_PERIOD[len(period)] + undated.strip()), period)

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
        known = (unit, letters(unit)) if unit else ()
        if _is_other_thing(cue, before, after):
            return
        per = cue.gives is Gives.ATTRIBUTE and bool(self._attributes[cue.name].per)
        unknown_before = 0 if "".join(before) in known else self._unknown(before, cue.of, per=per)
        unknown_after = 0 if "".join(_without_in(after)) in known else self._unknown(after, cue.of, per=per)
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
        candidates = ["".join(_without_in(after)), "".join(before)]
        if "/" in (attribute.unit or "") and "日" in cue.text.words:
            candidates.append(f"{candidates[0]}/日")
        return next((unit for text in candidates if text and (unit := squeezed_unit(attribute, text))), None)

    def _unknown(self, said: tuple[str, ...], kind: str, *, per: bool) -> int:
        """Return how many of the words say something that is not neutral beside a subject of that kind.

        Beside what has values per period, words that count back are neutral.
        """
        neutral = self._neutral[kind] | COUNTED_BACK if per else self._neutral[kind]
        at, unknown = 0, 0
        while at < len(said):
            step = next((n for n in (4, 3, 2, 1) if _says_no_more("".join(said[at : at + n]), neutral)), 0)
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
        unit, several, time = cue.heading.unit, False, ""
        if cue.gives is Gives.ATTRIBUTE:
            attribute = self._attributes[cue.name]
            several = attribute.many and cue.heading.part is None
            time = time_said(text) if attribute.per and period is None else weekday_in(text)
            if period is not None and is_unit(attribute, "".join(cue.text.words)):
                return None  # "2019 MW" is a value, not the megawatts of a year
            texts = (*heading.brackets, *units)
            stated = next((said for text in texts if (said := unit_among(attribute, text)) is not None), None)
            if stated is not None:
                unit = stated
            elif closeness is not Closeness.SAME and _is_in_foreign_unit(attribute, text, heading, cue):
                return None
        elif period is not None:
            return None
        length, part = len(cue.text.base), cue.heading.part
        return Role(
            cue.gives, cue.of, cue.name, closeness, text, length, cue.order, unit, part, period, several, time=time
        )


def _is_in_foreign_unit(attribute: Attribute, text: str, heading: HeadingText, cue: _Cue) -> bool:
    """Return whether a heading says a unit that an attribute's values cannot stand in, beside the pack's own words."""
    if foreign_in_brackets(attribute, heading.brackets):
        return True
    foreign = foreign_in_heading(attribute, text)
    return foreign is not None and heading_text(foreign).base not in cue.text.base


def _is_period_of(per: str, period: str | None) -> bool:
    """Return whether a heading's period is of the length that values are held for; a month may be its first day."""
    if period is None or length_of(period) == PERIOD_LENGTH[per]:
        return True
    return per == "month" and len(period) == PERIOD_LENGTH["day"] and period.endswith("-01")


def _neutral_words(said: tuple[str, ...]) -> Iterator[str]:
    """Yield the Latin words of a subject's heading, and its Han words as one."""
    han = "".join(word for word in said if word >= "\u2e80")
    if han:
        yield han
        yield han.removesuffix("名称")
    yield from (word for word in said if word < "\u2e80")


def _cues_of(pack: Pack) -> Iterator[_Cue]:
    for kind in sorted(pack.subjects.values(), key=lambda kind: kind.totals_of is not None):
        for scheme in kind.identified_by:
            for order, text in enumerate(scheme.headings):
                yield _Cue(Gives.IDENTIFIER, kind.name, scheme.name, heading_text(text), order, text)
        for order, text in enumerate(kind.headings):
            yield _Cue(Gives.NAME, kind.name, "", heading_text(text), order, text)
    groups = {kind.name for kind in pack.subjects.values() if kind.totals_of}
    for attribute in sorted(pack.attributes.values(), key=lambda attribute: attribute.of in groups):
        for order, heading in enumerate(attribute.headings):
            said = heading_text(heading.text)
            yield _Cue(Gives.ATTRIBUTE, attribute.of, attribute.name, said, order, heading.text, heading)


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


def _says_no_more(text: str, neutral: frozenset[str]) -> bool:
    return text in neutral or month_of(text) is not None


def _is_other_thing(cue: _Cue, before: tuple[str, ...], after: tuple[str, ...]) -> bool:
    """Return whether words beside a cue make something else of it: what is in a store, those who came in, a loss."""
    if cue.gives is not Gives.ATTRIBUTE:
        return before[:1] in (("in",), ("on",), ("at",))
    return after[-1:] == ("in",) or bool(AFFECTED.intersection(("".join(before), *before, *after)))


def _without_in(said: tuple[str, ...]) -> tuple[str, ...]:
    return said[1:] if said and said[0] == "in" else said


def _unit_of(role: Role, others: list[Role]) -> str | None:
    return role.unit or next((other.unit for other in others if other.key == role.key), None)


def _sorted_words(said: tuple[str, ...]) -> str:
    return " ".join(sorted(map(_singular, said)))


def _singular(word: str) -> str:
    if len(word) > 4 and word.isascii() and word.endswith("ies"):
        return word[:-3] + "y"
    return word[:-1] if len(word) > 3 and word.isascii() and word.endswith("s") and not word.endswith("ss") else word


def _slips(said: str, cue: str) -> int | None:
    """Return by how many slips of the hand two headings differ; None where they are others."""
    if said == cue:
        return 0
    allowed = 1 if len(cue) < 12 else 2
    if not said or len(cue) < (6 if cue.isascii() else 9) or said[0] != cue[0] or abs(len(said) - len(cue)) > allowed:
        return None
    slips = OSA.distance(said, cue, score_cutoff=allowed)
    return slips if slips <= allowed else None
