"""Who belongs to what: groups, the people in them, and the domains of their addresses."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from aggregator.model.access import Membership


@dataclass(frozen=True)
class Directory:
    """Who belongs to what, as the directories of stores and the operator's lists say.

    Parameters
    ----------
    members
        Edges, by name. Groups may hold groups, in circles too.

    Examples
    --------
    >>> site = Directory((Membership("all", "team", ""), Membership("team", "ann@x.org", "")))
    >>> sorted(site.above("ann@x.org")), sorted(site.within("all"))
    (['all', 'anyone at x.org', 'team'], ['ann@x.org', 'team'])
    """

    members: tuple[Membership, ...] = ()
    _reached: dict[tuple[str, bool], frozenset[str]] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    @cached_property
    def _groups_of(self) -> Mapping[str, frozenset[str]]:
        return _adjacent((edge.member, edge.group) for edge in self.members)

    @cached_property
    def _members_of(self) -> Mapping[str, frozenset[str]]:
        return _adjacent((edge.group, edge.member) for edge in self.members)

    def names(self) -> frozenset[str]:
        """Return every name that an edge mentions."""
        return frozenset(self._groups_of) | frozenset(self._members_of)

    def holds_others(self, name: str) -> bool:
        """Return whether somebody is known to belong to a name."""
        return name in self._members_of

    def belongs(self, name: str) -> bool:
        """Return whether a name is known to belong to some group."""
        return name in self._groups_of

    def above(self, name: str) -> frozenset[str]:
        """Return every group that a name belongs to, through other groups and by the domain of its address."""
        if (name, True) not in self._reached:
            own = {f"anyone at {name.rpartition('@')[2]}"} if "@" in name else set()
            self._reached[name, True] = _all_from(name, self._groups_of) | own
        return self._reached[name, True]

    def within(self, name: str) -> frozenset[str]:
        """Return everybody and every group inside a group."""
        if (name, False) not in self._reached:
            self._reached[name, False] = _all_from(name, self._members_of)
        return self._reached[name, False]


def _adjacent(edges: Iterable[tuple[str, str]]) -> Mapping[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for start, end in edges:
        found.setdefault(start, set()).add(end)
    return {name: frozenset(ends) for name, ends in found.items()}


def _all_from(name: str, edges: Mapping[str, frozenset[str]]) -> frozenset[str]:
    """Return every name that edges lead to from one, itself left out."""
    found: set[str] = set()
    waiting = [name]
    while waiting:
        for following in edges.get(waiting.pop(), frozenset()) - found:
            found.add(following)
            waiting.append(following)
    return frozenset(found - {name})
