"""The ``attributes`` of a pack: what can be learnt of a subject."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from typing import NamedTuple

from aggregator.model.errors import PackError, nearest
from aggregator.policy.gazetteer import GAZETTEERS
from aggregator.policy.records import Attribute, Heading, ValueKind
from aggregator.policy.wording import claim
from aggregator.policy.yaml_lines import (
    Node,
    Section,
    Word,
    choice_of,
    decimal_of,
    listing_of,
    section_of,
    text_of,
    texts_of,
    yes_no_of,
)

_KEYS = (
    "of", "value", "unit", "also_in", "cues", "headings", "many", "per", "at_least", "one_of", "from_name", "plans",
)  # fmt: skip
_PERIODS = ("year", "month", "day")
_PARTS = ("latitude", "longitude")
_WITH_UNITS = (ValueKind.QUANTITY, ValueKind.MONEY)
_WITH_NAMES = (ValueKind.PLACE, ValueKind.ORGANISATION, ValueKind.PERSON, ValueKind.TEXT, ValueKind.IDENTIFIER)
_AT_LEAST = re.compile(r"([1-9][0-9]{0,5}) periods?")


class _Units(NamedTuple):
    unit: str | None
    also_in: Mapping[str, float]

    @property
    def known(self) -> tuple[str, ...]:
        return (*((self.unit,) if self.unit else ()), *self.also_in)


def read_attributes(node: Node | None, kinds: Collection[str]) -> dict[str, Attribute]:
    """Return name -> attribute, in the pack's order.

    Raises
    ------
    PackError
        At the first mistake, with its line.
    """
    if node is None:
        return {}
    section = section_of(node, "'attributes'")
    attributes: dict[str, Attribute] = {}
    headings: dict[str, dict[str, tuple[str, str]]] = {kind: {} for kind in kinds}
    for name, entry in section.entries.items():
        attribute = _attribute(name, section_of(entry, f"attribute '{name}'"), kinds)
        for heading in attribute.headings:
            claim(headings[attribute.of], heading.text, name, section.places[name], "heading")
        attributes[name] = attribute
    return attributes


def _attribute(name: str, section: Section, kinds: Collection[str]) -> Attribute:
    what = f"attribute '{name}'"
    section.only(what, _KEYS)
    of = choice_of(section.need(what, "of"), f"'of' of {what}", kinds)
    value = ValueKind(choice_of(section.need(what, "value"), f"'value' of {what}", [kind.value for kind in ValueKind]))
    units = _units(section, what, value)
    one_of = _one_of(section, what, value)
    per, at_least = _periods(section, what)
    cues = section.get("cues")
    many = section.get("many")
    plans = section.get("plans")
    return Attribute(
        name=name,
        of=of,
        value=value,
        unit=units.unit,
        also_in=units.also_in,
        cues=texts_of(cues, f"'cues' of {what}") if cues else (),
        headings=_headings(section.get("headings"), what, value, units),
        many=yes_no_of(many, f"'many' of {what}") if many else False,
        per=per,
        at_least=at_least,
        one_of=one_of,
        from_name=_from_name(section, what, one_of),
        plans=yes_no_of(plans, f"'plans' of {what}") if plans else None,
    )


def _units(section: Section, what: str, value: ValueKind) -> _Units:
    if value not in _WITH_UNITS:
        for key in ("unit", "also_in"):
            if key in section.entries:
                raise PackError(section.places[key], f"{what} is {value.value}, which has no '{key}'")
        return _Units(None, {})
    if value is ValueKind.QUANTITY:
        section.need(what, "unit")
    unit_node = section.get("unit")
    unit = text_of(unit_node, f"'unit' of {what}") if unit_node else None
    also_node = section.get("also_in")
    if not also_node:
        return _Units(unit, {})
    if unit is None:
        raise PackError(section.places["also_in"], f"{what} needs 'unit', which 'also_in' counts in")
    also_in: dict[str, float] = {}
    for other, factor_node in section_of(also_node, f"'also_in' of {what}").entries.items():
        factor = decimal_of(factor_node, f"the factor of '{other}'")
        if factor == 0 or other == unit:
            raise PackError(factor_node.where, f"'{other}' is written as what it is in {unit}, a number above 0")
        also_in[other] = factor
    return _Units(unit, also_in)


def _one_of(section: Section, what: str, value: ValueKind) -> Mapping[str, tuple[str, ...]]:
    node = section.get("one_of")
    if node is None:
        return {}
    if value not in _WITH_NAMES:
        kinds = ", ".join(kind.value for kind in _WITH_NAMES)
        raise PackError(node.where, f"{what} is {value.value}; 'one_of' goes with {kinds}")
    if isinstance(node, Word):
        return GAZETTEERS[choice_of(node, f"'one_of' of {what}", GAZETTEERS)]()
    owners: dict[str, tuple[str, str]] = {}
    names: dict[str, tuple[str, ...]] = {}
    listed = section_of(node, f"'one_of' of {what}")
    for canonical, others_node in listed.entries.items():
        others = texts_of(others_node, f"the names of '{canonical}'")
        for other in (canonical, *others):
            claim(owners, other, canonical, others_node.where, "name")
        names[canonical] = tuple(other for other in others if other != canonical)
    return names


def _from_name(section: Section, what: str, one_of: Mapping[str, tuple[str, ...]]) -> bool:
    node = section.get("from_name")
    from_name = yes_no_of(node, f"'from_name' of {what}") if node else False
    if from_name and not one_of:
        raise PackError(section.places["from_name"], f"{what} needs 'one_of' to be read from the name of a file")
    return from_name


def _periods(section: Section, what: str) -> tuple[str | None, int]:
    per_node, least_node = section.get("per"), section.get("at_least")
    per = choice_of(per_node, f"'per' of {what}", _PERIODS) if per_node else None
    if least_node is None:
        return per, 1
    text = text_of(least_node, f"'at_least' of {what}")
    written = _AT_LEAST.fullmatch(text)
    if not written:
        raise PackError(least_node.where, f"'at_least' of {what} is written '3 periods', not '{text}'")
    if per is None:
        raise PackError(least_node.where, f"{what} needs 'per' (known: {', '.join(_PERIODS)}) to count periods")
    return per, int(written[1])


def _headings(node: Node | None, what: str, value: ValueKind, units: _Units) -> tuple[Heading, ...]:
    if node is None:
        return ()
    if isinstance(node, Section):
        return _coordinate_headings(node, what, value)
    entries = (node,) if isinstance(node, Word) else listing_of(node, f"'headings' of {what}")
    headings = [heading for entry in entries for heading in _heading(entry, what, units)]
    return _different(headings, node.where, what)


def _heading(node: Node, what: str, units: _Units) -> list[Heading]:
    if not isinstance(node, Section):
        return [Heading(text_of(node, f"a heading of {what}"))]
    headings = []
    for text, unit_node in node.entries.items():
        unit = text_of(unit_node, f"the unit of heading '{text}'")
        if unit not in units.known:
            raise PackError(unit_node.where, f"{what} is not written in '{unit}' ({nearest(unit, units.known)})")
        headings.append(Heading(text, unit=unit))
    return headings


def _coordinate_headings(section: Section, what: str, value: ValueKind) -> tuple[Heading, ...]:
    if value is not ValueKind.COORDINATES:
        raise PackError(section.where, f"'headings' of {what} is a list; only coordinates have parts")
    section.only(f"'headings' of {what}", (*_PARTS, "both"))
    for part in _PARTS:
        if (part in section.entries) != (_PARTS[0] in section.entries):
            raise PackError(section.where, f"{what} needs headings for both latitude and longitude")
    headings = [
        Heading(text, part=part if part in _PARTS else None)
        for part, node in section.entries.items()
        for text in texts_of(node, f"the headings for {part}")
    ]
    return _different(headings, section.where, what)


def _different(headings: list[Heading], where: str, what: str) -> tuple[Heading, ...]:
    seen: dict[str, tuple[str, str]] = {}
    for place, heading in enumerate(headings, start=1):
        first, _ = seen.setdefault(heading.text, (str(place), where))
        if first != str(place):
            raise PackError(where, f"'headings' of {what} names '{heading.text}' twice")
    return tuple(headings)
