"""The ``subjects`` of a pack: what facts are about, and the lists that name them."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from aggregator.model.errors import PackError, nearest
from aggregator.policy.records import Attribute, IdentifierScheme, Population, SubjectKind
from aggregator.policy.wording import claim, pattern_of, plain, reading_pattern_of
from aggregator.policy.yaml_lines import (
    Node,
    Section,
    Word,
    choice_of,
    listing_of,
    section_of,
    text_of,
    texts_of,
    whole_of,
)

_KEYS = ("known_as", "listed_in", "looks_like", "headings", "identified_by", "population", "totals_of")
_RESERVED_SCHEMES = ("listed", "name")
_POPULATIONS = (Population.LISTED.value, Population.DISCOVERED.value)


@dataclass(slots=True)
class _Listed:
    """Subjects that the pack lists, with the values that the list itself gives."""

    known_as: dict[str, tuple[str, ...]] = field(default_factory=dict)
    values: dict[str, Mapping[str, str]] = field(default_factory=dict)


def lists_named(node: Node | None) -> Iterator[tuple[str, str]]:
    """Yield (file, place) of every list that a pack's subjects are in."""
    for name, entry in section_of(node, "'subjects'").entries.items() if node else ():
        listed_in = section_of(entry, f"subject '{name}'").get("listed_in")
        if listed_in:
            yield text_of(listed_in, f"'listed_in' of subject '{name}'"), listed_in.where


def read_subjects(
    node: Node | None, attributes: Mapping[str, Attribute], lists: Mapping[str, str], folder: Path
) -> dict[str, SubjectKind]:
    """Return name -> kind of subject, in the pack's order. ``lists`` holds the text of each file of `lists_named`.

    Raises
    ------
    PackError
        At the first mistake, with its line; in a list, with the line of the list.
    """
    if node is None:
        return {}
    kinds = {}
    for name, entry in section_of(node, "'subjects'").entries.items():
        own = {attribute.name: attribute for attribute in attributes.values() if attribute.of == name}
        kinds[name] = _kind(name, section_of(entry, f"subject '{name}'"), own, lists, folder)
    return {name: _group(kind, kinds, section_of(node, "'subjects'").entries[name]) for name, kind in kinds.items()}


def _group(kind: SubjectKind, kinds: Mapping[str, SubjectKind], node: Node) -> SubjectKind:
    """Return the kind itself, or what totals are of with the headings of the kind that it groups."""
    if kind.totals_of is None:
        return kind
    where = section_of(node, f"subject '{kind.name}'").places["totals_of"]
    if kind.totals_of not in kinds or kind.totals_of == kind.name:
        others = [name for name in kinds if name != kind.name]
        raise PackError(
            where, f"subject '{kind.name}' cannot have totals of '{kind.totals_of}' ({nearest(kind.totals_of, others)})"
        )
    if not kind.known_as:
        raise PackError(where, f"subject '{kind.name}' needs 'known_as' or 'listed_in', which name the totals")
    return kind if kind.headings else replace(kind, headings=kinds[kind.totals_of].headings)


def _kind(
    name: str, section: Section, attributes: Mapping[str, Attribute], lists: Mapping[str, str], folder: Path
) -> SubjectKind:
    what = f"subject '{name}'"
    section.only(what, _KEYS)
    listed = _listed(section, what, attributes, lists, folder)
    population, counts = _population(section, what, listed)
    headings = section.get("headings")
    looks_like = section.get("looks_like")
    totals_of = section.get("totals_of")
    return SubjectKind(
        name=name,
        known_as=listed.known_as,
        listed_values=listed.values,
        looks_like=tuple(
            pattern_of(entry, f"'looks_like' of {what}")
            for entry in (_entries(looks_like, f"'looks_like' of {what}") if looks_like else ())
        ),
        headings=texts_of(headings, f"'headings' of {what}") if headings else (),
        identified_by=_schemes(section.get("identified_by"), what),
        population=population,
        counts=counts,
        totals_of=text_of(totals_of, f"'totals_of' of {what}") if totals_of else None,
    )


def _entries(node: Node, what: str) -> Sequence[Node]:
    return (node,) if isinstance(node, Word) and not node.is_empty else listing_of(node, what)


def _schemes(node: Node | None, what: str) -> tuple[IdentifierScheme, ...]:
    if node is None:
        return ()
    owners: dict[str, tuple[str, str]] = {}
    schemes = []
    by_name = section_of(node, f"'identified_by' of {what}")
    for name, entry in by_name.entries.items():
        scheme = f"identifier '{name}'"
        if name in _RESERVED_SCHEMES:
            raise PackError(by_name.places[name], f"an identifier cannot be called '{name}'; that is said of names")
        section = section_of(entry, scheme).only(scheme, ("headings", "reads"))
        headings = texts_of(section.need(scheme, "headings"), f"'headings' of {scheme}")
        for heading in headings:
            claim(owners, heading, name, entry.where, "heading")
        schemes.append(
            IdentifierScheme(name, headings, reading_pattern_of(section.need(scheme, "reads"), f"'reads' of {scheme}"))
        )
    return tuple(schemes)


def _population(section: Section, what: str, listed: _Listed) -> tuple[Population, Mapping[str, int]]:
    node = section.get("population")
    if node is None:
        return (Population.LISTED if listed.known_as else Population.DISCOVERED), {}
    if isinstance(node, Section):
        counts = {scope: whole_of(entry, f"the number for '{scope}'") for scope, entry in node.entries.items()}
        for scope, count in counts.items():
            if not count:
                raise PackError(node.places[scope], f"the population of '{scope}' is 1 or more")
        if not counts:
            raise PackError(node.where, f"'population' of {what} names no scope")
        return Population.GIVEN, counts
    population = Population(choice_of(node, f"'population' of {what}", _POPULATIONS))
    if population is Population.LISTED and not listed.known_as:
        raise PackError(node.where, f"{what} needs 'known_as' or 'listed_in' to have a listed population")
    return population, {}


def _listed(
    section: Section, what: str, attributes: Mapping[str, Attribute], lists: Mapping[str, str], folder: Path
) -> _Listed:
    known_as, listed_in = section.get("known_as"), section.get("listed_in")
    if known_as and listed_in:
        raise PackError(
            section.places["listed_in"], f"{what} has both 'known_as' and 'listed_in'; one of them lists it"
        )
    if listed_in:
        name = text_of(listed_in, f"'listed_in' of {what}")
        return _from_list(lists[name], str(folder / name), attributes)
    if known_as:
        return _from_pack(section_of(known_as, f"'known_as' of {what}"))
    return _Listed()


def _from_pack(section: Section) -> _Listed:
    listed = _Listed()
    owners: dict[str, tuple[str, str]] = {}
    for subject, entry in section.entries.items():
        names = texts_of(entry, f"the names of '{subject}'") or (subject,)
        _claim_names(owners, subject, names, section.places[subject])
        listed.known_as[subject] = names
    return listed


def _claim_names(owners: dict[str, tuple[str, str]], subject: str, names: Iterable[str], where: str) -> None:
    for name in (subject, *names):
        claim(owners, name, subject, where, "name")


def _claim_shared(
    owners: dict[str, list[tuple[str, str]]],
    name: str,
    subject: str,
    where: str,
    values: Mapping[str, Mapping[str, str]],
    attributes: Mapping[str, Attribute],
) -> None:
    """Write down whose name it is; several may have it where the list gives them different provinces or the like.

    Raises
    ------
    PackError
        It belongs to another one that nothing in the list tells apart from this one.
    """
    key = plain(name)
    if not key:
        raise PackError(where, f"name '{name}' is empty")
    for other, place in owners.setdefault(key, []):
        is_id = key in (plain(other), plain(subject))
        if other != subject and (is_id or not _are_told_apart(values[other], values[subject], attributes)):
            scopes = ", ".join(f"'{attribute.name}'" for attribute in attributes.values() if attribute.one_of)
            apart = f", unless the list tells them apart in {scopes}" if scopes and not is_id else ""
            raise PackError(
                where, f"name '{name}' is of both '{other}' ({place}) and '{subject}'; only one can have it{apart}"
            )
    owners[key].append((subject, where))


def _are_told_apart(left: Mapping[str, str], right: Mapping[str, str], attributes: Mapping[str, Attribute]) -> bool:
    """Return whether both have a value of a closed list, such as a province, and not the same."""
    return any(
        name in left and name in right and left[name] != right[name]
        for name, attribute in attributes.items()
        if attribute.one_of
    )


def _from_list(text: str, path: str, attributes: Mapping[str, Attribute]) -> _Listed:
    listed = _Listed()
    owners: dict[str, list[tuple[str, str]]] = {}
    for where, row in _rows(text, path, ("id", "names", *attributes)):
        subject = row.pop("id")
        if not subject:
            raise PackError(where, "the row has no id")
        if subject in listed.known_as:
            raise PackError(where, f"'{subject}' stands in the list a second time")
        names = tuple(dict.fromkeys(name.strip() for name in row.pop("names", "").split("|") if name.strip()))
        listed.known_as[subject] = names or (subject,)
        listed.values[subject] = {
            name: _listed_value(attributes[name], value, where) for name, value in row.items() if value
        }
        for name in (subject, *names):
            _claim_shared(owners, name, subject, where, listed.values, attributes)
    if not listed.known_as:
        raise PackError(f"{path}:1", "the list names nobody")
    return listed


def _listed_value(attribute: Attribute, value: str, where: str) -> str:
    if not attribute.one_of:
        return value
    for canonical, others in attribute.one_of.items():
        if plain(value) in (plain(canonical), *map(plain, others)):
            return canonical
    raise PackError(where, f"'{value}' is no {attribute.name} ({nearest(value, attribute.one_of)})")


def _rows(text: str, path: str, columns: Sequence[str]) -> Iterator[tuple[str, dict[str, str]]]:
    """Yield (place, column -> text) of each row that has anything."""
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    try:
        header = [name.strip() for name in next(reader, [])]
        _check_header(header, f"{path}:1", columns)
        for cells in reader:
            if any(cell.strip() for cell in cells):
                where = f"{path}:{reader.line_num}"
                if len(cells) != len(header):
                    raise PackError(where, f"the row has {len(cells)} columns, not {len(header)}")
                yield where, {name: cell.strip() for name, cell in zip(header, cells, strict=True)}
    except csv.Error as error:
        raise PackError(f"{path}:{reader.line_num}", f"not CSV: {error}") from error


def _check_header(header: Sequence[str], where: str, columns: Sequence[str]) -> None:
    if "id" not in header:
        raise PackError(where, f"the list needs a column 'id' ({nearest('id', columns)})")
    for name in header:
        if name not in columns:
            raise PackError(where, f"no attribute of the subject is called '{name}' ({nearest(name, columns)})")
        if header.count(name) > 1:
            raise PackError(where, f"the column '{name}' stands there twice")
