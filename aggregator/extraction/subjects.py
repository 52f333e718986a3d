"""Who is who: identifiers that files use, brought together as subjects through the links that files hold.

A link is evidence and never certain knowledge of the reader, so what joins two identifiers is kept as the
sets of files that hold the links (`Route`), and nothing is merged for good.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import NamedTuple

from aggregator.extraction.routes import TooTangled, routes_to
from aggregator.model.documents import FileId
from aggregator.model.facts import LISTED, NAME, Identifier
from aggregator.policy.records import Pack, SubjectKind

MOST_IDENTIFIERS = 200
"""Identifiers that one subject may have, and subjects that one group of identifiers may belong to."""

MOST_STEPS = 500_000
"""Steps that the routes of one subject may cost."""

_Adjacency = Mapping[Identifier, Mapping[Identifier, Collection[FileId]]]
_HERE: tuple[frozenset[FileId], ...] = (frozenset(),)


class LinkedFiles(NamedTuple):
    """A link between two identifiers and the file that holds it."""

    left: Identifier
    right: Identifier
    file: FileId


@dataclass(frozen=True, slots=True)
class Subject:
    """One subject and everything that files call it.

    Parameters
    ----------
    id
        The pack's id of a listed subject, else ``scheme:value`` of its anchor.
    label
        The pack's first name, else the name that most files link to its anchor, else the anchor's value.
    identifiers
        The anchor first, then by scheme in the pack's order, names last.
    """

    id: str
    label: str
    identifiers: tuple[Identifier, ...]
    listed: bool


class Route(NamedTuple):
    """How facts of an identifier come to a way's meeting point: the minimal sets of link files, exactly."""

    way: int
    identifier: Identifier
    through: tuple[frozenset[FileId], ...]


@dataclass(frozen=True, slots=True)
class Identity:
    """The subjects of one kind, the ways in which their facts can meet, and the routes to those.

    Parameters
    ----------
    way_subject
        Index of the subject of each way.
    warnings
        Sentences: what was simplified, and for how many subjects.
    """

    subjects: tuple[Subject, ...]
    way_subject: tuple[int, ...]
    routes: tuple[Route, ...]
    warnings: tuple[str, ...] = ()


class _Group(NamedTuple):
    """An anchor with the identifiers that join it; ``direct`` says that only links to the anchor count."""

    anchor: Identifier
    members: tuple[Identifier, ...]
    direct: bool


def resolve(
    pack: Pack,
    kind: str,
    fact_identifiers: Collection[Identifier],
    links: Iterable[LinkedFiles],
    scope_values: Mapping[Identifier, Collection[str]],
) -> Identity:
    """Return who is who among the subjects of one kind.

    Two identifiers of one scheme are never one subject. The anchors of a connected group, each of them a
    subject, are its identifiers of the first scheme that it has: the pack's own list, then the schemes of
    ``identified_by`` in order, then names. Every other identifier joins each anchor that it is linked to
    without passing another anchor. A name that is linked to two identifiers of one scheme, or whose scope
    values disagree with what it is linked to, is a homonym and joins nothing.

    Parameters
    ----------
    fact_identifiers
        Identifiers that carry facts; those of other kinds are left out.
    links
        Links of the whole index; the same one may come many times.
    scope_values
        What files say of the scope (province, country) of each identifier.

    Examples
    --------
    A pack without lists, where file ``f`` says that a code and a name are one:

    >>> from pathlib import Path
    >>> from aggregator.policy.records import IdentifierScheme
    >>> kinds = {"plant": SubjectKind("plant", identified_by=(IdentifierScheme("eic", ("eic",), "(.+)"),))}
    >>> pack = Pack("p", 1, {"en": "p"}, kinds, {}, {}, {}, (), Path("p.yaml"), "")
    >>> code, name = Identifier("plant", "eic", "X1"), Identifier("plant", "name", "northfield")
    >>> identity = resolve(pack, "plant", {code, name}, [LinkedFiles(code, name, FileId("f"))], {})
    >>> [(subject.id, subject.label) for subject in identity.subjects]
    [('eic:X1', 'northfield')]
    >>> [(route.way, route.identifier.scheme, [sorted(files) for files in route.through]) for route in identity.routes]
    [(0, 'eic', [[]]), (0, 'name', [['f']]), (1, 'eic', [['f']]), (1, 'name', [[]])]
    """
    subject_kind = pack.subjects[kind]
    carrying = {identifier for identifier in fact_identifiers if identifier.kind == kind}
    linked = _adjacency(kind, links)
    joined = _without(linked, _homonyms(linked, scope_values))
    nodes = {*carrying, *joined, *(Identifier(kind, LISTED, subject) for subject in subject_kind.known_as)}
    order = IdentifierOrder(subject_kind, nodes)
    groups, warnings = _groups(nodes, joined, carrying, order)
    routing = _Routing(joined, carrying)
    for group in groups:
        routing.add(group)
    return Identity(
        subjects=tuple(_subject(group, subject_kind, linked) for group in groups),
        way_subject=tuple(routing.way_subject),
        routes=tuple(routing.routes),
        warnings=tuple(f"{kind}: {warning}" for warning in (*warnings, *routing.warnings())),
    )


class IdentifierOrder:
    """The order of schemes that a kind of subject is anchored by, and of identifiers by that."""

    def __init__(self, kind: SubjectKind, nodes: Iterable[Identifier]) -> None:
        own = [LISTED, *(scheme.name for scheme in kind.identified_by)]
        others = sorted({node.scheme for node in nodes} - {*own, NAME})
        self._rank = {scheme: rank for rank, scheme in enumerate((*own, *others, NAME))}
        self._place = {subject: place for place, subject in enumerate(kind.known_as)}

    def rank(self, identifier: Identifier) -> int:
        """Return the place of an identifier's scheme: the lowest of a group anchors it."""
        return self._rank[identifier.scheme]

    def key(self, identifier: Identifier) -> tuple[int, int, str]:
        """Return what identifiers are sorted by: scheme, then the pack's list, then value."""
        place = self._place.get(identifier.value, len(self._place)) if identifier.scheme == LISTED else 0
        return (self._rank[identifier.scheme], place, identifier.value)


def _adjacency(kind: str, links: Iterable[LinkedFiles]) -> _Adjacency:
    linked: dict[Identifier, dict[Identifier, set[FileId]]] = defaultdict(dict)
    for left, right, file in links:
        if left.kind == right.kind == kind and left != right:
            linked[left].setdefault(right, set()).add(file)
            linked[right].setdefault(left, set()).add(file)
    return linked


def _homonyms(linked: _Adjacency, scope_values: Mapping[Identifier, Collection[str]]) -> set[Identifier]:
    return {
        name
        for name, neighbours in linked.items()
        if name.scheme == NAME and _is_homonym(name, list(neighbours), scope_values)
    }


def _is_homonym(
    name: Identifier, neighbours: Sequence[Identifier], scope_values: Mapping[Identifier, Collection[str]]
) -> bool:
    if len({neighbour.scheme for neighbour in neighbours}) < len(neighbours):
        return True
    own = set(scope_values.get(name, ()))
    scopes = [set(scope_values.get(neighbour, ())) for neighbour in neighbours]
    said = [scope for scope in scopes if scope]
    # Used in two scopes, the name is of two subjects, unless what it is linked to stands in both as well.
    strays = any(own - scope for scope in said) or (len(own) > 1 and len(said) < len(scopes))
    return strays or any(one.isdisjoint(other) for one, other in combinations(said, 2))


def _without(linked: _Adjacency, homonyms: Collection[Identifier]) -> _Adjacency:
    return {
        node: {other: files for other, files in neighbours.items() if other not in homonyms}
        for node, neighbours in linked.items()
        if node not in homonyms
    }


def _groups(
    nodes: Collection[Identifier], linked: _Adjacency, carrying: Collection[Identifier], order: IdentifierOrder
) -> tuple[list[_Group], list[str]]:
    """Return a group for each anchor, in order, and what had to be simplified."""
    groups: list[_Group] = []
    for component in _components(nodes, linked, order):
        top = min(order.rank(node) for node in component)
        anchors = sorted((node for node in component if order.rank(node) == top), key=order.key)
        groups.extend(_groups_of_component(component, anchors, linked, order))
    hubs = sum(group.direct for group in groups)
    warnings = []
    if hubs:
        held = {member for group in groups for member in group.members}
        left = sorted((node for node in carrying if node not in held), key=order.key)
        groups.extend(_Group(node, (node,), direct=False) for node in left)
        warnings.append(
            f"{hubs} subjects are in a group of more than {MOST_IDENTIFIERS} linked identifiers or subjects; only "
            f"links to their main identifier count, and {len(left)} identifiers stand as subjects of their own"
        )
    return sorted(groups, key=lambda group: order.key(group.anchor)), warnings


def _groups_of_component(
    component: Sequence[Identifier], anchors: Sequence[Identifier], linked: _Adjacency, order: IdentifierOrder
) -> Iterator[_Group]:
    others = set(component) - set(anchors)
    blobs = list(_components(others, linked, order))
    blob_of = {node: number for number, blob in enumerate(blobs) for node in blob}
    touching = {
        anchor: sorted({blob_of[node] for node in linked.get(anchor, ()) if node in blob_of}) for anchor in anchors
    }
    anchors_of = [0] * len(blobs)
    for numbers in touching.values():
        for number in numbers:
            anchors_of[number] += 1
    for anchor in anchors:
        size = 1 + sum(len(blobs[number]) for number in touching[anchor])
        most_shared = max((anchors_of[number] for number in touching[anchor]), default=0)
        direct = max(size, most_shared) > MOST_IDENTIFIERS
        if direct:
            joining: Iterable[Identifier] = (node for node in linked[anchor] if node in others)
        else:
            joining = (node for number in touching[anchor] for node in blobs[number])
        yield _Group(anchor, (anchor, *sorted(joining, key=order.key)), direct)


def _components(
    nodes: Collection[Identifier], linked: _Adjacency, order: IdentifierOrder
) -> Iterator[list[Identifier]]:
    """Yield the connected parts of the nodes; what yields first does not matter, groups are sorted later."""
    inside = nodes if isinstance(nodes, set) else set(nodes)
    seen: set[Identifier] = set()
    for start in sorted(inside, key=order.key):
        if start in seen:
            continue
        seen.add(start)
        part = [start]
        for node in part:
            fresh = [other for other in linked.get(node, ()) if other in inside and other not in seen]
            seen.update(fresh)
            part.extend(fresh)
        yield part


def _subject(group: _Group, kind: SubjectKind, linked: _Adjacency) -> Subject:
    anchor = group.anchor
    if anchor.scheme == LISTED:
        names = kind.known_as.get(anchor.value, ())
        return Subject(anchor.value, names[0] if names else anchor.value, group.members, anchor.value in kind.known_as)
    return Subject(f"{anchor.scheme}:{anchor.value}", _label(anchor, linked), group.members, listed=False)


def _label(anchor: Identifier, linked: _Adjacency) -> str:
    """Return the name that most files link to the anchor; a homonym names it too, though it joins nothing."""
    names = {other: files for other, files in linked.get(anchor, {}).items() if other.scheme == NAME}
    if anchor.scheme == NAME or not names:
        return anchor.value
    return min(names, key=lambda name: (-len(names[name]), name.value)).value


_Shape = tuple[tuple[int, int, tuple[FileId, ...]], ...]
_Through = tuple[frozenset[FileId], ...]
_Pattern = tuple[tuple[int, int, _Through], ...]


class _Routing:
    """The ways and routes of all groups. Groups of one shape, linked by the same files, are worked out once."""

    def __init__(self, linked: _Adjacency, carrying: Collection[Identifier]) -> None:
        self._linked = linked
        self._carrying = carrying
        self._known: dict[tuple[_Shape, tuple[bool, ...], bool], _Pattern | None] = {}
        self._tangled = 0
        self._subjects = 0
        self.way_subject: list[int] = []
        self.routes: list[Route] = []

    def warnings(self) -> Iterator[str]:
        """Yield a sentence where routes were simplified."""
        if self._tangled:
            yield (
                f"{self._tangled} subjects are linked in more ways than can be followed; only links to their main "
                "identifier count"
            )

    def add(self, group: _Group) -> None:
        """Add the ways and routes of the next subject."""
        listed = group.anchor.scheme == LISTED
        carries = tuple(member in self._carrying for member in group.members)
        pattern = None if group.direct else self._pattern(group, carries, listed)
        if pattern is None:
            self._tangled += 0 if group.direct else 1
            pattern = tuple(self._star(group, carries, listed))
        first = len(self.way_subject)
        ways = 1 + max((way for way, _, _ in pattern), default=0 if listed else -1)
        self.way_subject.extend([self._subjects] * ways)
        self.routes.extend(Route(first + way, group.members[member], through) for way, member, through in pattern)
        self._subjects += 1

    def _pattern(self, group: _Group, carries: tuple[bool, ...], listed: bool) -> _Pattern | None:
        """Return the routes by place in the group, or None where there are too many to follow."""
        if sum(carries) == 1 and not listed:
            return ((0, carries.index(True), _HERE),)
        shape = self._shape(group) if any(carries) else ()
        key = (shape, carries, listed)
        if key not in self._known:
            try:
                self._known[key] = tuple(_pattern_of(shape, carries, listed))
            except TooTangled:
                self._known[key] = None
        return self._known[key]

    def _shape(self, group: _Group) -> _Shape:
        number = {member: place for place, member in enumerate(group.members)}
        return tuple(
            (place, number[other], tuple(sorted(files)))
            for member, place in number.items()
            for other, files in sorted(self._linked.get(member, {}).items(), key=lambda pair: number.get(pair[0], -1))
            if place < number.get(other, -1)
        )

    def _star(self, group: _Group, carries: tuple[bool, ...], listed: bool) -> _Pattern:
        """Return the routes over links to the anchor alone: all meet there, and each meets the anchor at home."""
        to_anchor = self._linked.get(group.anchor, {})
        through = [_HERE, *(_singles(to_anchor[member]) for member in group.members[1:])]
        routes = [(0, place, through[place]) for place, carrying in enumerate(carries) if carrying]
        way = 0
        for place, carrying in enumerate(carries):
            if carrying and place and not listed:
                way += 1
                routes.extend([(way, 0, through[place])] if carries[0] else [])
                routes.append((way, place, _HERE))
        return tuple(routes)


def _singles(files: Iterable[FileId]) -> _Through:
    return tuple(frozenset([file]) for file in sorted(files))


def _pattern_of(shape: _Shape, carries: tuple[bool, ...], listed: bool) -> Iterator[tuple[int, int, _Through]]:
    """Yield (way, member, through): a way at each member that carries facts, or at the anchor of a listed subject."""
    files = sorted({file for _, _, held in shape for file in held})
    bit = {file: 1 << place for place, file in enumerate(files)}
    neighbours: list[dict[int, list[int]]] = [{} for _ in carries]
    for one, other, held in shape:
        neighbours[one][other] = neighbours[other][one] = [bit[file] for file in held]
    meetings = [0] if listed else [place for place, carrying in enumerate(carries) if carrying]
    steps = MOST_STEPS
    for way, meeting in enumerate(meetings):
        found, steps = routes_to(meeting, neighbours, steps)
        for place, masks in enumerate(found):
            if carries[place]:
                through = [frozenset(file for file in files if bit[file] & mask) for mask in masks]
                yield way, place, tuple(sorted(through, key=lambda joined: (len(joined), sorted(joined))))
