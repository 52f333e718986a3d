"""Which principals read which kind of file, as bits that follow memberships and new rights step by step."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from functools import partial

import numpy as np
from numpy.typing import NDArray

from aggregator.exposure.audiences import Readership
from aggregator.exposure.journal import Journal
from aggregator.exposure.kernel import Bools, Ints
from aggregator.model.access import EVERYONE, AccessClass

Words = NDArray[np.uint64]

FREE, NOBODY = 0, 1
"""The kind of what costs no file, which all have, and of a file that is not there."""
BITS = 64


class Crowd:
    """Principals as columns and kinds of files as rows; a bit says who reads what.

    A *kind* is an access class in one store, or several of those where a witness takes files of each. Besides
    the principals there are two columns: ``administrator`` reads everything that is there, ``attacker`` what all
    compromised accounts read between them, and what everyone does.

    Parameters
    ----------
    readership
        Who reads what and who belongs to which group, to begin with.
    names
        Principals that no list mentions yet.

    Examples
    --------
    >>> from aggregator.model.access import Membership
    >>> crowd = Crowd(Readership((), (Membership("team", "ann", ""),)))
    >>> kind = crowd.kind(AccessClass(frozenset({"team"})))
    >>> [name for name in crowd.names if crowd.held_by(crowd.number[name])[kind]]
    ['ann', 'team']
    """

    def __init__(self, readership: Readership, names: Iterable[str] = ()) -> None:
        known = {*readership.principals(), *names} - {EVERYONE}
        self.names: tuple[str, ...] = (EVERYONE, *sorted(known))
        self.number: Mapping[str, int] = {name: place for place, name in enumerate(self.names)}
        self.administrator, self.attacker = len(self.names), len(self.names) + 1
        self.words = -(-(len(self.names) + 2) // BITS)
        self._members: dict[str, dict[str, None]] = {}
        self._groups: dict[str, dict[str, None]] = {}
        for edge in readership.members:
            self._members.setdefault(edge.group, {})[edge.member] = None
            self._groups.setdefault(edge.member, {})[edge.group] = None
        self.compromised: frozenset[str] = frozenset()
        self.administered: frozenset[int] = frozenset()
        self._kinds: dict[tuple[AccessClass, int] | tuple[int, ...], int] = {}
        self._direct: dict[str, list[int]] = {}
        self._parts: list[tuple[int, ...]] = []
        self.kinds = 2
        self._room(16)
        self.bits[FREE] = np.uint64(2**64 - 1)
        self._is_open[FREE] = True

    def _room(self, kinds: int) -> None:
        """Make room for so many kinds."""
        bits, is_open = np.zeros((kinds, self.words), dtype=np.uint64), np.zeros(kinds, dtype=bool)
        store = np.full(kinds, -1, dtype=np.int64)
        if hasattr(self, "bits"):
            bits[: self.kinds], is_open[: self.kinds] = self.bits[: self.kinds], self._is_open[: self.kinds]
            store[: self.kinds] = self._store[: self.kinds]
        self.bits: Words = bits
        self._is_open: Bools = is_open
        self._store: Ints = store

    @property
    def is_open(self) -> Bools:
        """Return ``(k,)`` the kinds that everyone reads."""
        return self._is_open[: self.kinds]

    def is_member(self, group: str, member: str) -> bool:
        """Return whether a name stands in a group's own list."""
        return member in self._members.get(group, {})

    def kind(self, access: AccessClass, store: int = 0, journal: Journal | None = None) -> int:
        """Return the kind of the files of an access class in a store, made where it is new."""
        key = (access, store)
        if key not in self._kinds:
            readers: set[str] = set()
            for name in access.readers:
                readers |= self._reached(name, self._members)
            chosen = np.zeros(self.words * BITS, dtype=bool)
            is_open = access.unknown or EVERYONE in access.readers
            chosen[: self.administrator] = is_open
            chosen[[self.number[name] for name in readers if name in self.number]] = True
            chosen[self.administrator] = True
            chosen[self.attacker] = is_open or store in self.administered or not self.compromised.isdisjoint(readers)
            number = self._new(key, chosen, journal)
            self._is_open[number], self._store[number] = is_open, store
            for name in access.readers:
                self._direct.setdefault(name, []).append(number)
        return self._kinds[key]

    def kind_of_all(self, kinds: Collection[int], journal: Journal | None = None) -> int:
        """Return the kind of a witness whose files are of these kinds: read by whoever reads all of them."""
        parts = tuple(sorted(set(kinds) - {FREE}))
        if len(parts) < 2:
            return parts[0] if parts else FREE
        if NOBODY in parts:
            return NOBODY
        if parts not in self._kinds:
            number = self._new(parts, np.zeros(self.words * BITS, dtype=bool), journal)
            self.bits[number] = np.bitwise_and.reduce(self.bits[list(parts)], axis=0)
            self._is_open[number] = bool(self._is_open[list(parts)].all())
            self._parts.append((number, *parts))
        return self._kinds[parts]

    def _new(self, key: tuple[AccessClass, int] | tuple[int, ...], chosen: Bools, journal: Journal | None) -> int:
        if self.kinds == len(self.bits):
            self._room(2 * self.kinds)
        number = self._kinds[key] = self.kinds
        self.bits[number] = packed(chosen)
        self.kinds += 1
        if journal is not None:
            journal.add(lambda: self._forget(key, number))
        return number

    def _forget(self, key: tuple[AccessClass, int] | tuple[int, ...], number: int) -> None:
        del self._kinds[key]
        self.kinds = number
        self.bits[number], self._is_open[number], self._store[number] = 0, False, -1
        if self._parts and self._parts[-1][0] == number:
            self._parts.pop()
        for name in key[0].readers if isinstance(key[0], AccessClass) else ():
            self._direct[name].pop()
            if not self._direct[name]:
                del self._direct[name]

    def held_by(self, column: int) -> Bools:
        """Return ``(k,)`` the kinds that a column reads."""
        held: Bools = (self.bits[: self.kinds, column // BITS] >> np.uint64(column % BITS) & np.uint64(1)).astype(bool)
        return held

    def join(self, group: str, member: str, journal: Journal) -> list[int]:
        """Let a name into a group, and return the columns that read otherwise now."""
        if self.is_member(group, member):
            return []
        self._link(group, member)
        journal.add(lambda: self._unlink(group, member))
        return self._reread(self._reached(member, self._members), journal)

    def leave(self, group: str, member: str, journal: Journal) -> list[int]:
        """Take a name out of a group, and return the columns that read otherwise now."""
        if not self.is_member(group, member):
            return []
        inside = self._reached(member, self._members)
        self._unlink(group, member)
        journal.add(lambda: self._link(group, member))
        return self._reread(inside, journal)

    def compromise(self, accounts: Iterable[str], stores: Iterable[int], journal: Journal) -> list[int]:
        """Let the attacker have accounts and the administration of stores too; return the columns that changed."""
        before = self.compromised, self.administered
        journal.add(lambda: self._set_compromised(*before))
        self._set_compromised(self.compromised | set(accounts), self.administered | set(stores))
        return self._reread((), journal)

    def _set_compromised(self, accounts: frozenset[str], stores: frozenset[int]) -> None:
        self.compromised, self.administered = accounts, stores

    def _link(self, group: str, member: str) -> None:
        self._members.setdefault(group, {})[member] = None
        self._groups.setdefault(member, {})[group] = None

    def _unlink(self, group: str, member: str) -> None:
        del self._members[group][member]
        del self._groups[member][group]

    def _reread(self, names: Collection[str], journal: Journal) -> list[int]:
        """Write the columns of some principals anew, and the attacker's; return those that changed."""
        columns = {self.number[name]: self._reads((name,)) for name in sorted(names) if name in self.number}
        columns[self.attacker] = self._reads(self.compromised, self.administered)
        changed = []
        for column, held in columns.items():
            differs = np.flatnonzero(held != self.held_by(column))
            if len(differs):
                changed.append(column)
                word, bit = column // BITS, np.uint64(1) << np.uint64(column % BITS)
                self._flip(differs, word, bit)
                journal.add(partial(self._flip, differs, word, bit))
        return changed

    def _flip(self, kinds: Ints, word: int, bit: np.uint64) -> None:
        self.bits[kinds, word] ^= bit

    def _reads(self, names: Iterable[str], stores: Iterable[int] = ()) -> Bools:
        """Return ``(k,)`` the kinds that some names read between them, with those who administer some stores."""
        held = self.is_open.copy()
        for name in names:
            for each in self._reached(name, self._groups):
                held[self._direct.get(each, [])] = True
        for store in stores:
            held |= self._store[: self.kinds] == store
        for number, *parts in self._parts:
            held[number] = held[parts].all()
        return held

    @staticmethod
    def _reached(name: str, edges: Mapping[str, Mapping[str, None]]) -> set[str]:
        seen, waiting = {name}, [name]
        while waiting:
            for each in edges.get(waiting.pop(), ()):
                if each not in seen:
                    seen.add(each)
                    waiting.append(each)
        return seen


def packed(chosen: Bools) -> Words:
    """Return booleans as words along the last axis, the first in the lowest bit; what is missing is false.

    Examples
    --------
    >>> packed(np.arange(70) == 66).tolist()
    [0, 4]
    """
    octets = np.packbits(chosen, axis=-1, bitorder="little")
    filled = np.zeros((*octets.shape[:-1], -(-octets.shape[-1] // 8) * 8), dtype=np.uint8)
    filled[..., : octets.shape[-1]] = octets
    words: Words = filled.view(np.uint64)
    return words


def unpacked(words: Words) -> NDArray[np.uint8]:
    """Return ``(n, 64)`` the bits of words, the lowest first.

    Examples
    --------
    >>> unpacked(np.array([4], dtype=np.uint64))[0, :4].tolist()
    [0, 0, 1, 0]
    """
    bits: NDArray[np.uint8] = np.unpackbits(
        np.ascontiguousarray(words).view(np.uint8).reshape(-1, 8), axis=1, bitorder="little"
    )
    return bits
