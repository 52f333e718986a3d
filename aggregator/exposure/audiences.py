"""Who can put files together: principals, what each reads, and which of them a finding speaks of."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TypeVar

import numpy as np

from aggregator.exposure.kernel import Bools, Ints
from aggregator.model.access import EVERYONE, AccessClass, Membership
from aggregator.model.directory import Directory
from aggregator.model.findings import Audience

ADMINISTRATOR = "administrator"
ATTACKER = "attacker"
"""Whoever has taken over accounts: reads what they do between them, and what everyone does."""


_Found = TypeVar("_Found")


class _Memory(dict[str, _Found]):
    """What was found out of names, each asked of once."""

    def __init__(self, find: Callable[[str], _Found]) -> None:
        self._find = find

    def __missing__(self, name: str) -> _Found:
        found = self[name] = self._find(name)
        return found


@dataclass(frozen=True)
class Readership:
    """Who can read which access class, and who belongs to which group.

    Parameters
    ----------
    classes
        The access classes of the scan; `Evidence.access_class` points into them.
    members
        Edges of the directory. Groups may hold groups, in circles too.
    users, groups
        Names that are known to be one person, or a group whose members nobody listed. A name that no edge
        and neither of these mentions is a reader of unknown number.

    Examples
    --------
    >>> site = Readership((), (Membership("all", "team", ""), Membership("team", "ann", "")))
    >>> sorted(site.groups_of("ann")), site.people_of("all")
    (['all', 'team'], frozenset({'ann'}))
    """

    classes: tuple[AccessClass, ...]
    members: tuple[Membership, ...] = ()
    users: frozenset[str] = frozenset()
    groups: frozenset[str] = frozenset()

    @cached_property
    def _directory(self) -> Directory:
        return Directory(self.members)

    def is_group(self, name: str) -> bool:
        """Return whether a name is known to be a group."""
        return self._directory.holds_others(name) or name in self.groups

    def is_person(self, name: str) -> bool:
        """Return whether a name is known to be one person."""
        return not self.is_group(name) and (name in self.users or self._directory.belongs(name))

    @cached_property
    def named(self) -> dict[tuple[tuple[str, ...], frozenset[str]], tuple[Audience, float]]:
        """Return the audiences that principals, some left out, were named as so far, and how wide they are."""
        return {}

    @cached_property
    def _people(self) -> _Memory[frozenset[str] | None]:
        return _Memory(self._find_people)

    def groups_of(self, name: str) -> frozenset[str]:
        """Return every group that a name belongs to, through other groups too."""
        return self._directory.above(name)

    def within(self, name: str) -> frozenset[str]:
        """Return the name and, for a group, everybody and every group inside it."""
        return self._directory.within(name) | {name}

    def people_of(self, name: str) -> frozenset[str] | None:
        """Return the people that a name stands for; None where nobody can say."""
        return self._people[name]

    def _find_people(self, name: str) -> frozenset[str] | None:
        if not self.is_group(name):
            return frozenset({name}) if self.is_person(name) else None
        inside = self.within(name)
        if any(self.is_group(each) and not self._directory.holds_others(each) for each in inside):
            return None
        people = frozenset(each for each in inside if not self.is_group(each))
        return people or None

    def principals(self) -> list[str]:
        """Return every name that an access list or the directory mentions, without `EVERYONE`, sorted."""
        names = {name for each in self.classes for name in each.readers}
        names.update(self.users, self.groups, self._directory.names())
        return sorted(names - {EVERYONE})


@dataclass(frozen=True, slots=True, eq=False)
class Reach:
    """What one principal reads: ``(c,)`` access classes."""

    principal: str
    classes: Bools


@dataclass(frozen=True, slots=True, eq=False)
class Readers:
    """Principals that read the same, as an audience. ``members`` are all of them, the audience names the fewest."""

    audience: Audience
    members: tuple[str, ...]
    classes: Bools
    rank: tuple[bool, float, tuple[str, ...]] = field(repr=False)


def reaches(readership: Readership, may_know: Collection[str] = ()) -> list[Reach]:
    """Return what everybody, each group and each user read, those who may know left out.

    A principal reads what it, the groups it belongs to, and everyone may; unknown permissions count as
    everyone's. Where everyone may know, nobody is left.

    Examples
    --------
    >>> site = Readership((AccessClass(frozenset({"team"})),), (Membership("team", "ann", ""),))
    >>> [(reach.principal, reach.classes.tolist()) for reach in reaches(site)]
    [('everyone', [False]), ('ann', [True]), ('team', [True])]
    >>> [reach.principal for reach in reaches(site, ["team"])]
    ['everyone']
    """
    if EVERYONE in may_know:
        return []
    open_to_all = np.array([each.unknown or EVERYONE in each.readers for each in readership.classes], dtype=bool)
    direct: dict[str, list[int]] = {}
    for index, each in enumerate(readership.classes):
        for name in each.readers:
            direct.setdefault(name, []).append(index)
    found = [Reach(EVERYONE, open_to_all)]
    for name in uninitiated(readership, may_know)[1:]:
        mine = open_to_all.copy()
        for each_name in (name, *readership.groups_of(name)):
            mine[direct.get(each_name, [])] = True
        found.append(Reach(name, mine))
    return found


def uninitiated(readership: Readership, may_know: Collection[str] = ()) -> list[str]:
    """Return everyone, then each group and each user of whom not all may know, by name; nobody where everyone may.

    Examples
    --------
    >>> site = Readership((AccessClass(frozenset({"bo"})),), (Membership("team", "ann", ""),))
    >>> uninitiated(site, ["ann"]), uninitiated(site, [EVERYONE])
    (['everyone', 'bo'], [])
    """
    if EVERYONE in may_know:
        return []
    knowing = excluded(readership, may_know)
    left = [EVERYONE]
    for name in readership.principals():
        people = readership.people_of(name)
        if name not in knowing and (people is None or not people <= knowing):
            left.append(name)
    return left


def excluded(readership: Readership, may_know: Collection[str]) -> frozenset[str]:
    """Return the principals that may know, with everybody and every group inside them.

    Examples
    --------
    >>> site = Readership((), (Membership("grid", "shift", ""), Membership("shift", "ann", "")))
    >>> sorted(excluded(site, ["grid"]))
    ['ann', 'grid', 'shift']
    """
    return frozenset(name for each in may_know for name in readership.within(each))


def merged(
    found: Sequence[Reach], readership: Readership, relevant: Bools, may_know: Collection[str] = ()
) -> list[Readers]:
    """Return the audiences, widest first: principals that read the same of the relevant classes are one.

    The widest is everyone, then a group of which nobody can say how many it is, then the most readers, then
    the first by name. Whoever reads no more than everyone does is everyone.

    Examples
    --------
    >>> classes = (AccessClass(frozenset({"left"})), AccessClass(frozenset({"right"})))
    >>> edges = [("left", "ann"), ("right", "ann"), ("left", "bo"), ("right", "cy")]
    >>> site = Readership(classes, tuple(Membership(*edge, "") for edge in edges))
    >>> for readers in merged(reaches(site), site, np.array([True, True])):
    ...     print(readers.audience.principals, readers.audience.readers, readers.classes.tolist())
    ('everyone',) None [False, False]
    ('left',) 2 [True, False]
    ('right',) 2 [False, True]
    ('ann',) 1 [True, True]
    """
    same: dict[bytes, list[int]] = {}
    for place, reach in enumerate(found):
        same.setdefault(reach.classes.tobytes(), []).append(place)
    alike: dict[bytes, list[int]] = {}
    for places in same.values():
        alike.setdefault(found[places[0]].classes[relevant].tobytes(), []).extend(places)
    knowing = excluded(readership, may_know)
    audiences = [
        _readers([found[place] for place in sorted(places)], readership, relevant, knowing) for places in alike.values()
    ]
    return sorted(audiences, key=lambda readers: readers.rank)


def maximal(audiences: Sequence[Readers]) -> list[Readers]:
    """Return the audiences that no other one reads more than.

    Examples
    --------
    >>> classes = (AccessClass(frozenset({"everyone"})), AccessClass(frozenset({"team"})))
    >>> site = Readership(classes, (Membership("team", "ann", ""),))
    >>> both = merged(reaches(site), site, np.array([True, True]))
    >>> [readers.audience.principals for readers in maximal(both)]
    [('team',)]
    """
    if not audiences:
        return []
    return [audiences[place] for place in widest(np.stack([readers.classes for readers in audiences]))]


def widest(reads: Bools) -> list[int]:
    """Return which sets, the rows, lie in no larger one.

    Examples
    --------
    >>> widest(np.array([[True, False], [True, True], [True, True]]))
    [1, 2]
    """
    size = np.count_nonzero(reads, axis=1)
    lacked = np.packbits(~reads, axis=1)
    words = np.zeros((len(reads), -(-lacked.shape[1] // 8) * 8), dtype=np.uint8)
    words[:, : lacked.shape[1]] = lacked
    without = words.view(np.uint64)
    kept = np.zeros(0, dtype=np.int64)
    for same in np.unique(size)[::-1]:  # whoever reads more stands before: nobody else can read all of it too
        here = np.flatnonzero(size == same)
        above = without[kept]
        inside = [np.any(~np.any(above & ~without[place], axis=1)) for place in here]
        kept = np.concatenate([kept, here[~np.array(inside, dtype=bool)]])
    return sorted(kept.tolist())


def files_read(classes: Bools, access_class: Ints) -> Bools:
    """Return ``(d,)`` which files are of the classes.

    Examples
    --------
    >>> files_read(np.array([True, False]), np.array([1, 0, 0])).tolist()
    [False, True, True]
    """
    read: Bools = classes[access_class]
    return read


def _readers(same: Sequence[Reach], readership: Readership, relevant: Bools, knowing: frozenset[str]) -> Readers:
    names = tuple(reach.principal for reach in same)
    classes = same[0].classes & relevant
    if EVERYONE in names:
        audience, width = Audience("everyone", (EVERYONE,), None), np.inf
    else:
        told = readership.named.get((names, knowing))
        if told is None:
            told = readership.named[names, knowing] = _named(names, readership, knowing)
        audience, width = told
    rank = (audience.kind != "everyone", -width, audience.principals)
    return Readers(audience, names, classes, rank)


def _named(names: Sequence[str], readership: Readership, knowing: frozenset[str]) -> tuple[Audience, float]:
    """Return the audience under its fewest names, and how wide it is: groups first, then whoever is in none of them."""
    chosen = _outermost([name for name in names if readership.is_group(name)], readership)
    inside = {each for group in chosen for each in readership.within(group)}
    chosen += [name for name in names if not readership.is_group(name) and name not in inside]
    people = [readership.people_of(name) for name in chosen]
    known = frozenset[str]().union(*(each for each in people if each is not None)) - knowing
    if None not in people:
        return Audience("principals", tuple(chosen), len(known)), float(len(known))
    open_group = any(each is None and readership.is_group(name) for name, each in zip(chosen, people, strict=True))
    return Audience("principals", tuple(chosen), None), np.inf if open_group else float(len(known) + people.count(None))


def _outermost(groups: Sequence[str], readership: Readership) -> list[str]:
    """Return the groups that lie in none of the others; of groups that hold each other, the first."""
    kept: list[str] = []
    for group in groups:
        above = readership.groups_of(group) & set(groups)
        if not any(group not in readership.groups_of(other) or other < group for other in above):
            kept.append(group)
    return kept
