"""Who can infer how much of every insight, kept right step by step while a scenario is played, and taken back."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from aggregator.exposure.audiences import Readership
from aggregator.exposure.crowd import BITS, NOBODY, Crowd, Words
from aggregator.exposure.gathered import gathered_of
from aggregator.exposure.journal import Journal
from aggregator.exposure.kernel import Bools, Evidence, Ints
from aggregator.exposure.played import Played
from aggregator.exposure.standing import SmallInts
from aggregator.model.access import EVERYONE, AccessClass


@dataclass(frozen=True, slots=True, eq=False)
class Situation:
    """What everybody reads and infers at one moment.

    Parameters
    ----------
    readership
        Who belongs to which group then.
    column
        Principal -> its column.
    administrator, attacker
        The columns of who reads all that is there, and of who has what is compromised; no principal's, however called.
    attacked
        Whether any account or store is compromised.
    bits, kind
        Who reads which kind, and the ``(d,)`` kind of each file.
    counts
        The counts of each insight, as in `Standing`.
    """

    readership: Readership
    column: Mapping[str, int]
    administrator: int
    attacker: int
    attacked: bool
    bits: Words
    kind: SmallInts
    counts: Sequence[SmallInts]

    def column_of(self, principal: str) -> int:
        """Return the column of a principal; one that nobody mentions reads what everyone does."""
        return self.column.get(principal, self.column[EVERYONE])

    def held(self, column: int) -> Bools:
        """Return ``(k,)`` which kinds a column reads."""
        held: Bools = (self.bits[:, column // BITS] >> np.uint64(column % BITS) & np.uint64(1)).astype(bool)
        return held

    def files(self, column: int) -> Bools:
        """Return ``(d,)`` which files a column reads."""
        read: Bools = self.held(column)[self.kind]
        return read

    def revealed(self, insight: int, column: int) -> Ints:
        """Return ``(z,)`` how many subjects of each scope a column can infer."""
        return self.revealed_to(insight, [column])[:, 0]

    def revealed_to(self, insight: int, columns: Sequence[int]) -> Ints:
        """Return ``(z, p)`` how many subjects of each scope some columns can infer."""
        chosen = np.array(columns, dtype=np.int64)
        found: Ints = self.counts[insight][:, chosen // BITS, chosen % BITS].astype(np.int64)
        return found


class Standings:
    """The counts of several insights over the same files, for every principal.

    Every change touches the subjects of the files it moves and the principals whose reading it changes, and no more.
    `back_to` takes changes back, and everything is to the bit as it was.

    Parameters
    ----------
    evidences
        One an insight, over the same files in the same order: those that are there and those that might come.
    readership
        Who reads what; `Evidence.access_class` points into its classes.
    there
        ``(d,)`` which files are there; all by default.
    store
        ``(d,)`` number of the store that each file is in; one store by default.
    names
        Principals that no list mentions yet.

    Examples
    --------
    >>> from aggregator.exposure.example import TWO_FILES
    >>> from aggregator.model.access import Membership
    >>> private = (AccessClass(frozenset({"ann"})), AccessClass(frozenset({"team"})))
    >>> apart = TWO_FILES.access_class.copy()
    >>> apart[1] = 1
    >>> from dataclasses import replace
    >>> standings = Standings([replace(TWO_FILES, access_class=apart)], Readership(private))
    >>> before = standings.mark()
    >>> standings.share([1], "ann")
    >>> standings.revealed(0, "ann").tolist()
    [1]
    >>> standings.back_to(before)
    >>> standings.join("team", "ann")
    >>> standings.revealed(0, "ann").tolist(), standings.revealed(0, "team").tolist()
    ([1], [0])
    """

    def __init__(
        self,
        evidences: Iterable[Evidence],
        readership: Readership,
        *,
        there: Bools | None = None,
        store: Ints | None = None,
        names: Iterable[str] = (),
    ) -> None:
        self.crowd = Crowd(readership, names)
        self._access: list[AccessClass] = list(readership.classes)
        self._number = {access: place for place, access in reversed(list(enumerate(self._access)))}
        gathered = gathered_of(evidences)
        files = gathered.files
        self._class: Ints = gathered.access_class.copy()
        self._store = np.zeros(files, dtype=np.int64) if store is None else store
        self._there: Bools = np.ones(files, dtype=bool) if there is None else there.copy()
        self._journal = Journal()
        self._kind: SmallInts = np.full(files, NOBODY, dtype=np.int32)
        self._kind[self._there] = self._kinds(np.flatnonzero(self._there), None)
        self._populations = [Played(each, gathered.witnesses, self.crowd, self._kind) for each in gathered.parts]
        by_number = {n: one for each in self._populations for n, one in each.standings.items()}
        self.standings = [by_number[number] for number in range(len(by_number))]

    def column(self, principal: str) -> int:
        """Return the column of a principal; one that nobody mentions reads what everyone does."""
        return self.crowd.number.get(principal, self.crowd.number[EVERYONE])

    def revealed(self, insight: int, principal: str) -> Ints:
        """Return ``(z,)`` how many subjects of each scope a principal can infer by itself and the groups it is in."""
        return self.standings[insight].count(self.column(principal))

    def revealed_to_administrator(self, insight: int) -> Ints:
        """Return ``(z,)`` how many subjects of each scope all files reveal that are there."""
        return self.standings[insight].count(self.crowd.administrator)

    def revealed_to_attacker(self, insight: int) -> Ints:
        """Return ``(z,)`` how many subjects of each scope whoever has the compromised accounts can infer."""
        return self.standings[insight].count(self.crowd.attacker)

    def counts(self) -> list[SmallInts]:
        """Return a copy of all counts, to compare with later."""
        return [standing.counts.copy() for standing in self.standings]

    def situation(self, readership: Readership) -> Situation:
        """Return what everybody reads and infers now, when groups have the members that a readership says."""
        crowd = self.crowd
        attacked = bool(crowd.compromised or crowd.administered)
        bits = crowd.bits[: crowd.kinds].copy()
        return Situation(
            readership,
            crowd.number,
            crowd.administrator,
            crowd.attacker,
            attacked,
            bits,
            self._kind.copy(),
            self.counts(),
        )

    def mark(self) -> int:
        """Return the present moment, for `back_to`."""
        return self._journal.mark()

    def back_to(self, mark: int) -> None:
        """Take back all that was done since a moment."""
        self._journal.back_to(mark)

    def put(self, files: Sequence[int]) -> None:
        """Let files be there that were not."""
        self._journal.put(self._there, np.array(files, dtype=np.int64), values=True)
        self._move(files)

    def remove(self, files: Sequence[int]) -> None:
        """Let files be gone."""
        self._journal.put(self._there, np.array(files, dtype=np.int64), values=False)
        self._move(files)

    def access_of(self, file: int) -> AccessClass:
        """Return who can read a file, as its list names them."""
        return self._access[int(self._class[file])]

    def share(self, files: Sequence[int], principal: str) -> None:
        """Let a principal, or everyone, read files."""
        self._grant(files, lambda readers: readers | {principal})

    def stop_sharing(self, files: Sequence[int], principal: str) -> None:
        """Take the right of a principal, or of everyone, off files."""
        self._grant(files, lambda readers: readers - {principal})

    def join(self, group: str, member: str) -> None:
        """Let an account or a group into a group."""
        self._reread(self.crowd.join(group, member, self._journal))

    def leave(self, group: str, member: str) -> None:
        """Take an account or a group out of a group."""
        self._reread(self.crowd.leave(group, member, self._journal))

    def compromise(self, accounts: Collection[str] = (), stores: Collection[int] = ()) -> None:
        """Let an attacker have accounts, and the administration of stores, beside those it has already."""
        self._reread(self.crowd.compromise(accounts, stores, self._journal))

    def _grant(self, files: Sequence[int], change: Callable[[frozenset[str]], frozenset[str]]) -> None:
        chosen = np.array(files, dtype=np.int64)
        new = []
        for number in self._class[chosen].tolist():
            access = self._access[number]
            new.append(self._class_number(AccessClass(change(access.readers), access.unknown)))
        self._journal.put(self._class, chosen, new)
        self._move(files)

    def _class_number(self, access: AccessClass) -> int:
        if access not in self._number:
            self._number[access] = len(self._access)
            self._access.append(access)
            self._journal.add(lambda: self._number.pop(self._access.pop()))
        return self._number[access]

    def _kinds(self, files: Ints, journal: Journal | None) -> SmallInts:
        """Return the kind of each of some files: NOBODY's where it is not there."""
        pairs, which = np.unique(np.stack([self._class[files], self._store[files]]), axis=1, return_inverse=True)
        kinds = [self.crowd.kind(self._access[access], store, journal) for access, store in pairs.T.tolist()]
        found = np.array(kinds, dtype=np.int32)[which.reshape(-1)] if kinds else np.zeros(0, dtype=np.int32)
        return np.where(self._there[files], found, NOBODY).astype(np.int32)

    def _move(self, files: Sequence[int]) -> None:
        chosen = np.array(files, dtype=np.int64)
        self._journal.put(self._kind, chosen, self._kinds(chosen, self._journal))
        for population in self._populations:
            population.move(files, self._kind, self._journal)

    def _reread(self, columns: Sequence[int]) -> None:
        """Count anew what some columns reveal; those that read the same are counted once."""
        administrator = self.crowd.administrator
        done = {self.crowd.held_by(administrator).tobytes(): administrator}
        for column in columns:
            held = self.crowd.held_by(column)
            same = done.setdefault(held.tobytes(), column)
            for population in self._populations if same == column else ():
                population.reread(column, held, self._journal)
            for standing in self.standings if same != column else ():
                standing.set_count(column, standing.count(same), self._journal)
