"""Names that files use in several scopes (two provinces, two countries), told apart before anybody is who."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

import pandas as pd

from aggregator.model.facts import NAME, Identifier, Modality
from aggregator.policy.records import Attribute, Pack, ValueKind
from aggregator.service.columns import rows_in

SURE_SCOPE = 0.5
"""How sure it must be that a file says the scope."""


@dataclass(frozen=True)
class Apart:
    """Facts and links in which one name is one identifier a scope.

    Parameters
    ----------
    names
        The name that an identifier stands for which was made to tell two apart.
    by_file
        (file, identifier as extraction gave it) -> the identifiers that it became in that file.
    """

    facts: pd.DataFrame
    links: pd.DataFrame
    names: Mapping[Identifier, str] = field(default_factory=dict)
    by_file: Mapping[tuple[str, Identifier], tuple[Identifier, ...]] = field(default_factory=dict)


class _Found(NamedTuple):
    """A name in a row of facts or links: its place in the frame, its file, and the scope that it is of there."""

    place: Any
    file: str
    name: str
    scope: str | None


class _Row(NamedTuple):
    """A row of a table or a line of text: the file, the member in it, and which row."""

    file: str
    member: str
    row: str


def scope_attribute(pack: Pack, kind: str) -> str | None:
    """Return the attribute that tells homonyms of a kind apart: a place from a closed list that an insight is within.

    Places that are not from a list are written in many ways, and an operator or a year may change: neither shows two.
    """
    for insight in pack.insights.values():
        attribute = pack.attributes.get(insight.within or "")
        if insight.over == kind and attribute is not None and _tells_apart(attribute):
            return attribute.name
    return None


def _tells_apart(attribute: Attribute) -> bool:
    return attribute.value is ValueKind.PLACE and bool(attribute.one_of) and not attribute.many


def told_apart(pack: Pack, facts: pd.DataFrame, links: pd.DataFrame) -> Apart:
    """Return the facts and links with a name of its own for each scope that files use one name in.

    A fact or link is of the scope that its row says, else of the only one that its file says of the name or of what
    the name stands beside; where neither says one, it keeps the name as it is and so is of none of them.
    """
    apart = Apart(facts, links)
    for kind in pack.subjects:
        attribute = scope_attribute(pack, kind)
        if attribute is not None:
            apart = _of_kind(apart, kind, attribute)
    return apart


def _of_kind(apart: Apart, kind: str, attribute: str) -> Apart:
    facts, links = apart.facts, apart.links
    of_kind = facts["kind"] == kind
    says = of_kind & (facts["attribute"] == attribute) & (facts["modality"] == Modality.ACTUAL.value)
    said = facts[says & (facts["confidence"] >= SURE_SCOPE)]
    if said["value"].nunique() < 2:
        return apart
    linked = links[(links["kind"] == kind) & (links["other_kind"] == kind)]
    wanted = _in_several(said, linked)
    if not wanted:
        return apart
    scopes = _Scopes(said, linked, wanted)
    mine = facts[of_kind & (facts["scheme"] == NAME) & facts["identifier"].isin(wanted)]
    of_fact = [scopes.of(row, "identifier") for row in mine.itertuples()]
    of_left = [scopes.of(row, "identifier") for row in _ends(linked, "scheme", "identifier", wanted)]
    of_right = [scopes.of(row, "other_value") for row in _ends(linked, "other_scheme", "other_value", wanted)]
    renamed = _Renamed(kind, [*of_fact, *of_left, *of_right])
    new_facts, new_links = facts.copy(), links.copy()
    renamed.write(new_facts, "identifier", of_fact)
    renamed.write(new_links, "identifier", of_left)
    renamed.write(new_links, "other_value", of_right)
    return Apart(new_facts, new_links, {**apart.names, **renamed.names}, {**apart.by_file, **renamed.by_file()})


def _ends(linked: pd.DataFrame, scheme: str, value: str, wanted: set[str]) -> Iterator[Any]:
    yield from linked[(linked[scheme] == NAME) & linked[value].isin(wanted)].itertuples()


def _in_several(said: pd.DataFrame, linked: pd.DataFrame) -> set[str]:
    """Return the names that are said to be in several scopes, or stand beside what is."""
    values: dict[tuple[str, str], set[str]] = defaultdict(set)
    for row in rows_in(said[["scheme", "identifier", "value"]].drop_duplicates()):
        values[row.scheme, row.identifier].add(row.value)
    of_name = defaultdict(set, {name: set(own) for (scheme, name), own in values.items() if scheme == NAME})
    for row in rows_in(linked[["scheme", "identifier", "other_scheme", "other_value"]].drop_duplicates()):
        left, right = (row.scheme, row.identifier), (row.other_scheme, row.other_value)
        for name, code in ((left, right), (right, left)):
            if name[0] == NAME:
                of_name[name[1]] |= values.get(code, set())
    return {name for name, own in of_name.items() if len(own) > 1}


class _Scopes:
    """Which scope a row of facts or links is of."""

    def __init__(self, said: pd.DataFrame, linked: pd.DataFrame, wanted: set[str]) -> None:
        self._by_row: dict[_Row, set[str]] = defaultdict(set)
        self._by_file: dict[tuple[str, str, str], set[str]] = defaultdict(set)
        self._beside: dict[tuple[str, str], set[tuple[str, str]]] = defaultdict(set)
        for row in rows_in(linked):
            left, right = (row.scheme, row.identifier), (row.other_scheme, row.other_value)
            for name, code in ((left, right), (right, left)):
                if name[0] == NAME and name[1] in wanted:
                    self._beside[row.file, name[1]].add(code)
        files = {file for file, _ in self._beside} | set(said["file"][said["identifier"].isin(wanted)])
        for row in rows_in(said[said["file"].isin(files)]):
            place = _row_of(row)
            if place is not None:
                self._by_row[place].add(row.value)
            self._by_file[row.file, row.scheme, row.identifier].add(row.value)

    def of(self, row: Any, column: str) -> _Found:
        """Return the name in a column of a row with its scope; None for that where the file does not say one."""
        name = str(getattr(row, column))
        return _Found(row.Index, row.file, name, self._scope(row, name))

    def _scope(self, row: Any, name: str) -> str | None:
        place = _row_of(row)
        said = self._by_row.get(place, set()) if place is not None else set()
        if not said:
            codes = {(NAME, name), *self._beside.get((row.file, name), ())}
            said = set().union(*(self._by_file.get((row.file, *code), ()) for code in codes))
        return next(iter(said)) if len(said) == 1 else None


class _Renamed:
    """The names that stand in several scopes, and what they are called in each."""

    def __init__(self, kind: str, found: Sequence[_Found]) -> None:
        self._kind = kind
        self._found = found
        scopes: dict[str, set[str]] = defaultdict(set)
        for each in found:
            if each.scope is not None:
                scopes[each.name].add(each.scope)
        self._scopes = {name: own for name, own in scopes.items() if len(own) > 1}
        self.names = {
            Identifier(kind, NAME, _value(name, scope)): name for name, own in self._scopes.items() for scope in own
        }

    def write(self, frame: pd.DataFrame, column: str, found: Sequence[_Found]) -> None:
        """Write the new names into a column of a frame."""
        changed = {each.place: self._new(each) for each in found if each.name in self._scopes}
        if changed:
            known = frame[column].cat.categories
            frame[column] = frame[column].cat.add_categories(sorted(set(changed.values()).difference(known)))
            frame.loc[list(changed), column] = list(changed.values())

    def by_file(self) -> dict[tuple[str, Identifier], tuple[Identifier, ...]]:
        """Return what each name became in each file."""
        became: dict[tuple[str, Identifier], set[Identifier]] = defaultdict(set)
        for each in self._found:
            if each.name in self._scopes:
                old = Identifier(self._kind, NAME, each.name)
                became[each.file, old].add(old._replace(value=self._new(each)))
        return {key: tuple(sorted(values)) for key, values in became.items()}

    def _new(self, found: _Found) -> str:
        return found.name if found.scope is None else _value(found.name, found.scope)


def _value(name: str, scope: str) -> str:
    return f"{name} ({scope.casefold()})"


_ADDRESS = re.compile(r"[A-Z]+(\d+)$")


def _row_of(row: Any) -> _Row | None:
    """Return the row of a table, or the line, that a fact or link stands in; None where its place is no such thing."""
    kind, *values = json.loads(row.locator)
    match kind, values:
        case "grid", [int(number), _] if number:
            where = f"row {number}"
        case "sheet", [str(sheet), str(address), *_] if found := _ADDRESS.match(address):
            where = f"{sheet} row {found[1]}"
        case "text", [int(first), int(last)] if first == last:
            where = f"line {first}"
        case _:
            return None
    return _Row(row.file, row.member, where)
