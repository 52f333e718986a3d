"""The ``adds_up`` of a pack: which totals, averages and shares are made of which parts."""

from __future__ import annotations

import re
from collections.abc import Mapping

from aggregator.model.errors import PackError, nearest
from aggregator.policy.records import AddsUp, Attribute, SubjectKind, ValueKind
from aggregator.policy.yaml_lines import (
    Node,
    Section,
    Word,
    choice_of,
    decimal_of,
    section_of,
    text_of,
    texts_of,
    yes_no_of,
)

EVERY = "all"
"""The word for all subjects as the members of a group."""

NEAR_WHERE_ROUNDED = 0.05
"""How near a value counts as known where values are rounded, as shares always are, and the pack does not say."""

_KEYS = (
    "parts", "total", "average", "share", "within", "groups", "rounded_to", "known_within", "negative", "complete",
)  # fmt: skip
_SHARE = re.compile(r"([0-9]{1,2}(?:\.[0-9]{1,6})?) ?[%％]")
_NUMBERS = (ValueKind.QUANTITY, ValueKind.NUMBER, ValueKind.MONEY)
_LENGTHS = {"year": 3, "month": 2, "day": 1}


def read_adds_up(
    node: Node | None, subjects: Mapping[str, SubjectKind], attributes: Mapping[str, Attribute]
) -> dict[str, AddsUp]:
    """Return name -> what adds up, in the pack's order.

    Raises
    ------
    PackError
        At the first mistake, with its line.
    """
    if node is None:
        return {}
    return {
        name: _rule(name, section_of(entry, f"'{name}' of 'adds_up'"), subjects, attributes)
        for name, entry in section_of(node, "'adds_up'").entries.items()
    }


def _rule(
    name: str, section: Section, subjects: Mapping[str, SubjectKind], attributes: Mapping[str, Attribute]
) -> AddsUp:
    what = f"'{name}' of 'adds_up'"
    section.only(what, _KEYS)
    parts = _parts(section.need(what, "parts"), what, attributes)
    total = _number(section.get("total"), f"'total' of {what}", attributes)
    average = _number(section.get("average"), f"'average' of {what}", attributes)
    share = _number(section.get("share"), f"'share' of {what}", attributes)
    if total is None and average is None:
        raise PackError(section.where, f"{what} needs 'total' or 'average', the attribute that the parts make up")
    _check_units(section, what, parts, (total, average))
    wholes = [whole for whole in (total, average) if whole is not None]
    if len({whole.of for whole in wholes}) > 1 or len({whole.per for whole in wholes}) > 1:
        raise PackError(section.where, f"'total' and 'average' of {what} are of one kind of subject, per one period")
    _check_periods(section, what, parts, wholes[0])
    within, groups = _members(section, what, parts[0], wholes[0], subjects, attributes)
    if share is not None and (len(parts) > 1 or share.of != parts[0].of or total is None):
        raise PackError(section.places["share"], f"'share' of {what} goes with a 'total' and one part of its own kind")
    rounded = section.get("rounded_to")
    rounded_to = decimal_of(rounded, f"'rounded_to' of {what}") if rounded else 0.0
    return AddsUp(
        name=name,
        parts=tuple(part.name for part in parts),
        total=total.name if total else None,
        average=average.name if average else None,
        share=share.name if share else None,
        within=within,
        groups=groups,
        rounded_to=rounded_to,
        known_within=_near(section.get("known_within"), what, rounded=bool(rounded_to or share)),
        negative=_is(section, what, "negative"),
        complete=_is(section, what, "complete"),
    )


def _parts(node: Node, what: str, attributes: Mapping[str, Attribute]) -> list[Attribute]:
    parts = []
    for name in texts_of(node, f"'parts' of {what}"):
        if name not in attributes:
            raise PackError(node.where, f"{what} adds up unknown attribute '{name}' ({nearest(name, attributes)})")
        parts.append(_checked(attributes[name], node.where, f"'{name}' in 'parts' of {what}"))
    if len({part.of for part in parts}) != 1 or len({part.per for part in parts}) != 1:
        raise PackError(node.where, f"'parts' of {what} are attributes of one kind of subject, per one period")
    return parts


def _number(node: Node | None, what: str, attributes: Mapping[str, Attribute]) -> Attribute | None:
    if node is None:
        return None
    return _checked(attributes[choice_of(node, what, attributes)], node.where, what)


def _checked(attribute: Attribute, where: str, what: str) -> Attribute:
    if attribute.value not in _NUMBERS:
        kinds = ", ".join(kind.value for kind in _NUMBERS)
        raise PackError(where, f"{what} is {attribute.value.value}; only numbers add up ({kinds})")
    return attribute


def _check_units(section: Section, what: str, parts: list[Attribute], wholes: tuple[Attribute | None, ...]) -> None:
    for attribute in (*parts, *wholes):
        if attribute is not None and attribute.unit != parts[0].unit:
            raise PackError(
                section.where,
                f"{what} adds up '{parts[0].name}' in {parts[0].unit or 'no unit'} and '{attribute.name}' in "
                f"{attribute.unit or 'no unit'}; give them one unit, the others in 'also_in'",
            )


def _check_periods(section: Section, what: str, parts: list[Attribute], whole: Attribute) -> None:
    part = parts[0]
    if part.per == whole.per:
        return
    same_subject = part.of == whole.of
    if not same_subject or part.per is None or whole.per is None or _LENGTHS[part.per] > _LENGTHS[whole.per]:
        raise PackError(
            section.where,
            f"'{whole.name}' is per {whole.per or 'no period'} and '{part.name}' per {part.per or 'no period'}: {what} "
            "needs one period, or of one subject the shorter period in 'parts'",
        )


def _members(
    section: Section,
    what: str,
    part: Attribute,
    whole: Attribute,
    subjects: Mapping[str, SubjectKind],
    attributes: Mapping[str, Attribute],
) -> tuple[str | None, Mapping[str, tuple[str, ...]]]:
    within_node, groups_node = section.get("within"), section.get("groups")
    if part.of == whole.of:
        for key in ("within", "groups"):
            if section.get(key):
                raise PackError(section.places[key], f"{what} adds up within one subject, which has no '{key}'")
        return None, {}
    if within_node is None and groups_node is None:
        raise PackError(
            section.where,
            f"{what} needs 'within' (the attribute of a {part.of} whose value is the id of a {whole.of}) or 'groups'",
        )
    own = [attribute.name for attribute in attributes.values() if attribute.of == part.of]
    within = choice_of(within_node, f"'within' of {what}", own) if within_node else None
    groups = _groups(groups_node, what, subjects[part.of], subjects[whole.of]) if groups_node else {}
    return within, groups


def _groups(node: Node, what: str, parts: SubjectKind, wholes: SubjectKind) -> dict[str, tuple[str, ...]]:
    section = section_of(node, f"'groups' of {what}")
    groups: dict[str, tuple[str, ...]] = {}
    for group, entry in section.entries.items():
        if wholes.known_as and group not in wholes.known_as:
            raise PackError(
                section.places[group], f"no {wholes.name} has the id '{group}' ({nearest(group, wholes.known_as)})"
            )
        if isinstance(entry, Word) and text_of(entry, f"the members of '{group}'") == EVERY:
            groups[group] = ()
            continue
        members = texts_of(entry, f"the members of '{group}'")
        if not members:
            raise PackError(entry.where, f"'{group}' of {what} has no members; list them, or write '{EVERY}'")
        for member in members:
            if parts.known_as and member not in parts.known_as:
                raise PackError(
                    entry.where, f"no {parts.name} has the id '{member}' ({nearest(member, parts.known_as)})"
                )
        groups[group] = members
    return groups


def _near(node: Node | None, what: str, *, rounded: bool) -> float:
    if node is None:
        return NEAR_WHERE_ROUNDED if rounded else 0.0
    written = _SHARE.fullmatch(text_of(node, f"'known_within' of {what}"))
    if not written:
        raise PackError(node.where, f"'known_within' of {what} is written '5%', below 100 %")
    return float(written[1]) / 100


def _is(section: Section, what: str, key: str) -> bool:
    node = section.get(key)
    return yes_no_of(node, f"'{key}' of {what}") if node else False
