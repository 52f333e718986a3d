"""What a sentence may say of its subjects: each value with each attribute that it could be of, and what speaks for it.

Nothing is decided here. A trait is a short word for one thing that speaks for or against a reading; `weighing` knows
how much each counts.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from aggregator.extraction.around import around, is_gone
from aggregator.extraction.cue_reach import PENALTY, REACH, reach_of, traits_of_cue
from aggregator.extraction.cues import Cue
from aggregator.extraction.days_from import days_from
from aggregator.extraction.foreign_units import unit_after
from aggregator.extraction.periods import Calendar, periods_said
from aggregator.extraction.readings import Readings, values_of
from aggregator.extraction.said import Said
from aggregator.extraction.sentences import clause_at
from aggregator.extraction.spoken_units import is_daily, says_daily
from aggregator.extraction.subject_mention import SubjectMention
from aggregator.extraction.value_kinds import DATED, MEASURED
from aggregator.extraction.values import Value
from aggregator.policy.records import Attribute, ValueKind

_ELSEWHERE = {"said before": 70, "heading above": 60, "line above": 50, "": 110}
_NUMERIC = MEASURED | {ValueKind.COORDINATES}
_NAMED = frozenset({ValueKind.PERSON, ValueKind.ORGANISATION})


class Candidate(NamedTuple):
    """A value as one of an attribute's, the cue that says so if any, and what speaks for and against it."""

    attribute: Attribute
    value: Value
    cue: Cue | None
    cost: int
    traits: tuple[str, ...]
    is_first: bool = True


class Scene(NamedTuple):
    """A sentence, and what is known before it is read.

    Parameters
    ----------
    kinds
        The kinds of subject that the sentence names or is known to be about.
    cues
        The cues and hints in it.
    elsewhere
        Where else cues stand, the nearest first, with these by attribute: in the line that introduces it, in the
        sentences before it, in the heading above it.
    written
        The day its days count from.
    units
        The units that the heading says, by attribute.
    said
        What the sentences before have said.
    before
        The last day that they told, where the sentence counts from it.
    calendar
        What has been said of time.
    """

    text: str
    mentions: Sequence[SubjectMention]
    kinds: frozenset[str]
    cues: Sequence[Cue]
    elsewhere: Sequence[tuple[str, Mapping[str, Cue]]]
    written: dt.date | None
    units: Mapping[str, str]
    said: Said = Said()
    before: dt.date | None = None
    calendar: Calendar | None = None


def candidates_in(scene: Scene, readings: Readings) -> list[Candidate]:
    """Return the readings of a sentence's values, each with what speaks for and against it."""
    found = _found_in(scene, readings)
    if not found:
        return []
    found = _of_said_length(scene, found)
    spans = sorted({(one.value.start, one.value.end) for one in found})
    found = [one for one in found if not any(_is_nearer(other, one, readings) for other in _rivals(one, found))]
    found = [one for one in found if one.cue is not None or _is_the_only_one(one, _rivals(one, found), scene.text)]
    return [_among(one, found, spans, readings, scene) for one in found]


def _found_in(scene: Scene, readings: Readings) -> list[Candidate]:
    """Return the values of the attributes that anything in or around a sentence speaks for."""
    by_attribute: dict[str, list[Cue]] = {}
    for cue in scene.cues:
        by_attribute.setdefault(cue.attribute.name, []).append(cue)
    wheres = {name: where for where, said in reversed(scene.elsewhere) for name in said}
    has_number = readings.has_number(scene.text)
    measured = readings.measured_in(scene.text) if has_number else frozenset()
    found: list[Candidate] = []
    for attribute in readings.asked(scene.kinds):
        name = attribute.name
        if not has_number and attribute.value in _NUMERIC:
            continue
        is_spoken_for = name in by_attribute or name in wheres or name in measured
        if not (is_spoken_for or found or attribute.value is ValueKind.COORDINATES):
            continue
        cues, around = by_attribute.get(name, []), wheres.get(name, "")
        if _may_have(attribute, cues, around, name in measured, found):
            found += _of_attribute(scene, attribute, cues, around, readings)
    return found


def _rivals(one: Candidate, others: Iterable[Candidate]) -> list[Candidate]:
    """Return the readings of the same value as one of another attribute of the same kind of subject."""
    return [
        other
        for other in others
        if other.attribute.name != one.attribute.name
        and other.attribute.of == one.attribute.of
        and other.value.start < one.value.end
        and one.value.start < other.value.end
    ]


def _is_the_only_one(one: Candidate, rivals: Sequence[Candidate], text: str) -> bool:
    """Return whether nothing else may have a value, or only it is told in the value's very unit: 940 *kt*."""
    if not rivals:
        return True
    return _has_the_unit(one, text) and not any(_has_the_unit(other, text) for other in rivals)


def _has_the_unit(one: Candidate, text: str) -> bool:
    unit = _NO_UNIT.sub("", text[one.value.start : one.value.end])
    return bool(unit) and (unit == one.attribute.unit or unit in one.attribute.also_in)


_NO_UNIT = re.compile(r"^[\d\s.,]+")

_OTHER_LENGTH = 60
"""So much farther is an attribute whose values hold for a year where a month is said, and the other way round."""


def _of_said_length(scene: Scene, found: Sequence[Candidate]) -> list[Candidate]:
    """Return the candidates, farther where the sentence says a period of another length than theirs."""
    found = [_of_each_day(scene, one) for one in found]
    lengths = {one.attribute.per for one in found if one.attribute.per}
    if len(lengths) < 2:
        return found
    said: str | None = next((per for per in ("day", "month", "year") if per in lengths and _says(scene, per)), None)
    if said is None and scene.calendar is not None:
        said = scene.calendar.length(lengths, scene.written)
    return [
        one
        if said is None or one.attribute.per in (None, said)
        else one._replace(cost=one.cost + _OTHER_LENGTH, traits=(*one.traits, "another period"))
        for one in found
    ]


def _of_each_day(scene: Scene, one: Candidate) -> Candidate:
    """Return a candidate, nearer where the sentence says that it is an amount of each day, as its attribute's are."""
    if not is_daily(one.attribute) or not says_daily(scene.text):
        return one
    return one._replace(cost=one.cost - _OTHER_LENGTH, traits=(*one.traits, "of each day"))


def _says(scene: Scene, per: str) -> bool:
    return bool(periods_said(scene.text, per, scene.written))


def _may_have(
    attribute: Attribute, cues: Sequence[Cue], around: str, is_measured: bool, found: Sequence[Candidate]
) -> bool:
    """Return whether values of an attribute are worth looking for in a sentence."""
    if attribute.value is ValueKind.QUANTITY:
        return is_measured or bool(around) or bool(cues)
    if cues or attribute.value is ValueKind.COORDINATES:
        return True
    if attribute.one_of and attribute.value is not ValueKind.PLACE:
        return any(one.attribute.value in MEASURED for one in found) or bool(around)
    return bool(around) and (attribute.value in DATED or attribute.value in MEASURED or bool(attribute.one_of))


def _of_attribute(
    scene: Scene, attribute: Attribute, cues: Sequence[Cue], around: str, readings: Readings
) -> Iterator[Candidate]:
    own = [mention for mention in scene.mentions if mention.identifier.kind == attribute.of]
    if cues:
        cues = [cue for cue in cues if not _ADDED.search(scene.text, max(0, cue.start - _LONGEST_ADDED), cue.start)]
    last: Candidate | None = None
    served: set[tuple[int, int]] = set()
    unit = _unit_said(scene, attribute, cues, around) if cues or around else None
    is_measured = readings.may_measure(attribute, scene.text)
    spoken = readings.as_spoken(attribute, scene.text)
    values = values_of(spoken, scene.text, cues, own, scene.written, bare_in=unit, is_measured=is_measured)
    if attribute.value in DATED and not attribute.per:
        values = _with_days_from(scene, values)
    for value, traits in values:
        unit_costs = _unit_costs(attribute, scene.text, value, readings) if cues else 0
        choices = [(reach, cue) for cue in cues if (reach := reach_of(scene.text, cue, value, unit_costs)) is not None]
        if (
            last is not None
            and last.cue is not None
            and value.start - last.value.end <= REACH
            and not _is_turned(scene, last, value)
        ):
            choices.append((value.start - last.value.end + 5 + PENALTY[last.cue.how], last.cue))
        cost, cue = min(choices, key=lambda choice: (choice[0], choice[1].start), default=(0, None))
        if cue is None:
            elsewhere = next((said[attribute.name] for where, said in scene.elsewhere if where == around), None)
            where = (around or "no cue", *_just_said(scene, attribute, around))
            nearer = _NEARER.get(where[-1], 0)
            yield Candidate(attribute, value, elsewhere, _ELSEWHERE[around] - nearer, (*where, *traits))
            continue
        goes_on = cue.how == "loose" and attribute.name in scene.said.told and around == "said before"
        if goes_on:
            cost -= _NEARER["told just before"]
        place = cue.start, cue.end
        last = Candidate(
            attribute,
            value,
            cue,
            cost,
            (*traits_of_cue(scene.text, cue, value), *["told just before"] * goes_on, *traits),
            place not in served,
        )
        served.add(place)
        yield last


def _unit_said(scene: Scene, attribute: Attribute, cues: Sequence[Cue], around: str) -> str:
    """Return the unit that is said of numbers without one: beside the cue, above the text, or in the lines before."""
    beside = (unit_after(attribute, scene.text, cue.end) for cue in cues)
    own = next(filter(None, beside), None) or scene.units.get(attribute.name)
    return own or _unit_before(scene, attribute, around)


def _unit_before(scene: Scene, attribute: Attribute, around: str) -> str:
    """Return the unit of the lines before, where a short one like them leaves it out: *Northfield 31*."""
    if not around or len(scene.text.split()) > _LONGEST_ENTRY:
        return ""
    return scene.said.units.get(attribute.name, "")


_LONGEST_ENTRY = 12
"""Words of a line that is one of a list."""

_Read = list[tuple[Value, tuple[str, ...]]]


_UNTIL = re.compile(r"\b(?:until|till|by|to)\s$", re.IGNORECASE)


def _with_days_from(scene: Scene, values: _Read) -> _Read:
    """Return the days of a sentence with those that count from another one."""
    counted = [
        day
        for day in days_from(scene.text, [value for value, _ in values], scene.before)
        if not _UNTIL.search(scene.text, 0, day.start)
    ]
    if not counted:
        return values
    apart = [one for one in values if not any(one[0].start < day.end and day.start < one[0].end for day in counted)]
    return sorted([*apart, *((day, ()) for day in counted)], key=lambda one: one[0].start)


def _just_said(scene: Scene, attribute: Attribute, around: str) -> Iterator[str]:
    """Yield whether the sentence before said an attribute, and with a value that this one may stand beside."""
    if around == "said before" and attribute.name in scene.said.just:
        yield "told just before" if attribute.name in scene.said.told else "said just before"


_NEARER = {"told just before": 20, "said just before": 10}
"""So much nearer is what the sentence before said than what others did."""


def _is_turned(scene: Scene, last: Candidate, value: Value) -> bool:
    """Return whether the text turns to another attribute between two values: 床位1200张、ICU 42张."""
    return any(
        last.value.end <= cue.start
        and cue.end <= value.start
        and cue.attribute.name != last.attribute.name
        and cue.attribute.value is last.attribute.value
        and cue.attribute.unit == last.attribute.unit
        for cue in scene.cues
        if cue.how != "loose"
    )


_LONGEST_ADDED = 16
_ADDED = re.compile(
    r"(?:新购|增购|购入|购置|采购|报废|调拨|借入|another|additional|extra|further|bought|ordered|purchased|borrowed|lent)了?\s?$",
    re.IGNORECASE,
)
"""Says before a cue that its value is only a part added or taken away."""


_SHARED_UNIT = 30
"""How far a cue is that is only the unit of a value, where other attributes are measured so too: 22 *beds*."""


def _unit_costs(attribute: Attribute, text: str, value: Value, readings: Readings) -> int:
    return _SHARED_UNIT if len(readings.measuring(attribute, text[value.start : value.end])) > 1 else 0


def _among(
    one: Candidate, others: Sequence[Candidate], spans: Sequence[tuple[int, int]], readings: Readings, scene: Scene
) -> Candidate:
    """Return a candidate with what its rivals and the other values of the sentence say against it."""
    traits = list(one.traits)
    value = one.value
    rivals = _rivals(one, others)
    goes_on = one.attribute.many and any(_LISTED.fullmatch(scene.text, end, value.start) for _, end in spans)
    if not one.is_first and one.attribute.per is not None and _has_own_period(scene, one):
        goes_on = True
        traits.append("of its own period")
    if any(other.cost == one.cost for other in rivals):
        traits.append("a rival")
    if one.cue is not None and not _ELSEWHERE.keys() & set(traits):
        first, last = min(one.cue.end, value.end), max(one.cue.start, value.start)
        if not goes_on and any(first <= start and end <= last for start, end in spans):
            traits.append("a value between")
        if not (one.is_first or goes_on) and len({of.identifier for of in scene.mentions}) < 2:
            traits.append("cue used")
    sort = _sort_of(one, scene, readings)
    traits += (sort, f"{traits[0]}, {sort}")
    if sort == "an amount in a counting unit" and len(value.value) == 1 and traits[0] not in ("cue", "form", "heading"):
        traits.append("a few")
    traits += around(scene.text, value, one.attribute)
    own = [mention for mention in scene.mentions if mention.identifier.kind == one.attribute.of]
    if any(
        0 <= value.start - name.end <= _BESIDE and not _NOT_BESIDE.search(scene.text, name.end, value.start)
        for name in own
    ):
        traits.append("beside the name")
    if one.attribute.value in _NAMED:
        traits += ["another name"] * (not (one.is_first or goes_on)) + ["gone"] * is_gone(scene.text, value)
    return one._replace(traits=tuple(traits))


def _has_own_period(scene: Scene, one: Candidate) -> bool:
    """Return whether the clause of a value says of which period it is, and the cue stands in another clause."""
    first, last = clause_at(scene.text, one.value.start, one.value.end)
    if one.cue is None or first <= one.cue.start < last:
        return False
    return bool(periods_said(scene.text[first:last], one.attribute.per or "", scene.written))


_LISTED = re.compile(r"\s*(?:[、,，/&]|\band\b|和|及|与)\s*")
"""Stands between the values of a list."""

_BESIDE = 14
_NOT_BESIDE = re.compile(r"[\d,，;；。:：]")


def _is_nearer(other: Candidate, one: Candidate, readings: Readings) -> bool:
    if other.cost != one.cost:
        return other.cost < one.cost
    longer = (other.value.end - other.value.start) - (one.value.end - one.value.start)
    return longer > 0 or (longer == 0 and readings.is_special(one.attribute, other.attribute))


def _sort_of(one: Candidate, scene: Scene, readings: Readings) -> str:
    """Return what sort of value it is, by its kind and by how its unit tells of what it is."""
    if one.attribute.value not in (ValueKind.QUANTITY, ValueKind.MONEY):
        return f"a {one.attribute.value.value}"
    sort = "an amount" if one.attribute.value is ValueKind.QUANTITY else "a sum"
    surface = scene.text[one.value.start : one.value.end]
    if one.attribute.value is ValueKind.MONEY and "/" in (one.attribute.unit or ""):
        return "a rate" if _RATE.search(surface) else "a sum that is no rate"
    if not readings.is_in_unit(one.attribute, scene.text, surface):
        around = one.traits[0] if one.traits[0] in _ELSEWHERE else ""
        is_known = one.attribute.name in scene.units or _unit_before(scene, one.attribute, around)
        return f"{sort} in the unit above" if is_known else f"{sort} without unit"
    return f"{sort} in {readings.only_measure(one.attribute, surface)} unit"


_RATE = re.compile(r"/|\bper\b|\ba\s|每|一[吨斤]")
