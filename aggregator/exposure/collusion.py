"""Which few accounts learn most together, and which cross a threshold together that none of them crosses alone."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from math import prod

import numpy as np

from aggregator.exposure.audiences import Reach, Readership, reaches, widest
from aggregator.exposure.coverage import subjects_needed
from aggregator.exposure.kernel import Bools, Evidence, Ints
from aggregator.exposure.optimum import Status
from aggregator.exposure.readers_at_once import ReaderRows, reader_rows
from aggregator.model.access import EVERYONE
from aggregator.model.findings import Severity
from aggregator.policy.records import Step

EXACT_UP_TO = 3
"""Groups of so many accounts are searched with proof; beyond, accounts are added one by one."""

SETS_JUDGED, ROWS_VISITED = 50_000, 2_000_000_000
"""Sets of access classes that one search may judge, fewer where there are many rows."""

GROUPS_LISTED = 100

Chosen = tuple[int, ...]
Alike = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Together:
    """Accounts that together reveal the most that was found, at most ``size`` of them.

    Parameters
    ----------
    members
        For each place the accounts that can take it, since they read the same.
    bound
        What no so many accounts reveal more than.
    certificate
        How the bound is proved: ``branch and bound``, or ``definition``, what all accounts reveal together.
    limit
        What ended the search before a proof; empty where there is one.
    """

    size: int
    members: tuple[Alike, ...]
    revealed: int
    bound: int
    certificate: str
    limit: str = ""

    @property
    def status(self) -> Status:
        """Return ``optimal`` where the bound is reached; else ``feasible``, and what is revealed a lower bound."""
        return Status.OPTIMAL if self.revealed >= self.bound else Status.FEASIBLE

    @property
    def gap(self) -> float:
        """Return how far below the most possible the group can be, as a share of that."""
        return (self.bound - self.revealed) / self.bound if self.bound > self.revealed else 0.0


@dataclass(frozen=True, slots=True)
class Crossing:
    """The smallest groups that cross a threshold which none of their accounts crosses alone.

    Parameters
    ----------
    needed
        Revealed subjects that the threshold takes.
    alone
        How many accounts cross it alone; they are in no group.
    size
        Accounts in the smallest group that was found; None without one.
    at_least
        No group of fewer crosses: proved. None where all those accounts together do not.
    groups, total
        Groups of that size, for each place the accounts that can take it, and how many groups of single accounts
        all of that size are.
    complete
        Whether all groups of that size were looked for and are listed.
    """

    severity: Severity
    needed: int
    alone: int
    size: int | None
    at_least: int | None
    groups: tuple[tuple[Alike, ...], ...] = ()
    total: int = 0
    complete: bool = True


@dataclass(frozen=True, slots=True)
class Collusion:
    """What accounts reveal together of one scope: in ones, twos, threes and so on, and past which thresholds.

    ``accounts`` is how many there are; ``by_everyone`` what everyone's files reveal, ``by_all`` all accounts together.
    """

    scope: str | None
    population: int
    accounts: int
    by_everyone: int
    by_all: int
    most: tuple[Together, ...]
    crossings: tuple[Crossing, ...]


def accounts_of(readership: Readership, may_know: Collection[str] = ()) -> list[Reach]:
    """Return the accounts that can put their files together: users, and groups whose members nobody listed.

    A group with listed members is many accounts, which read what it does.

    Examples
    --------
    >>> from aggregator.model.access import AccessClass, Membership
    >>> site = Readership((AccessClass(frozenset({"team"})),), (Membership("team", "ann", ""),))
    >>> [reach.principal for reach in accounts_of(site)]
    ['ann']
    """
    return [
        reach
        for reach in reaches(readership, may_know)
        if reach.principal != EVERYONE and _is_account(reach.principal, readership)
    ]


def collusion(
    evidence: Evidence,
    scope: int,
    readership: Readership,
    steps: Sequence[Step] = (),
    *,
    may_know: Collection[str] = (),
    size: int = 2,
    sets_judged: int = SETS_JUDGED,
) -> Collusion:
    """Return what up to ``size`` accounts reveal together of the subjects that a scope counts.

    Everyone's files belong to every account. Up to three accounts the answer is proved, unless the search ends
    before; beyond, it is a lower bound.

    Examples
    --------
    >>> from aggregator.exposure.example import evidence_of
    >>> from aggregator.model.access import AccessClass
    >>> both = [("P", "x", ["a"], 0), ("P", "y", ["b"], 0)]
    >>> site = Readership((AccessClass(frozenset({"ann"})), AccessClass(frozenset({"bo"}))))
    >>> found = collusion(evidence_of(both, ["x", "y"], classes={"b": 1}), 0, site)
    >>> [(each.members, each.revealed) for each in found.most]
    [((), 0), ((('ann',), ('bo',)), 1)]
    """
    rows = reader_rows(evidence, len(readership.classes), files_apart=False)
    found = accounts_of(readership, may_know)
    judge = _Judge(rows, scope, sets_judged)
    names, reads = _alike(found, rows.relevant(judge.place, judge.place + 1))
    alone = judge.revealed(reads)
    order = sorted(range(len(names)), key=lambda each: (-alone[each], names[each]))
    names, reads, alone = [names[each] for each in order], reads[order], alone[order]
    population = int(evidence.population[scope])
    by_everyone = _open(judge, readership, may_know)
    needs = {step.severity: subjects_needed(step, population) for step in steps}
    return Collusion(
        scope=evidence.scopes[scope],
        population=population,
        accounts=len(found),
        by_everyone=by_everyone,
        by_all=max(by_everyone, judge.one(_union(reads))),
        most=tuple(_most(judge, names, reads, size)) if names else (),
        crossings=tuple(_crossing(judge, names, reads, alone, (each, needs[each]), size) for each in sorted(needs)),
    )


def _is_account(name: str, readership: Readership) -> bool:
    inside = readership.within(name)
    return len(inside) == 1 or all(len(readership.within(each)) > 1 for each in inside)


def _open(judge: _Judge, readership: Readership, may_know: Collection[str]) -> int:
    return sum(judge.one(reach.classes) for reach in reaches(readership, may_know) if reach.principal == EVERYONE)


class _Judge:
    """What sets of access classes reveal, and how many more sets may be judged in the running search."""

    def __init__(self, rows: ReaderRows, scope: int, sets_judged: int) -> None:
        self.rows, self.place = rows, 2 * scope
        first, last = rows.rows_at(self.place, self.place + 1)
        self.most = min(sets_judged, ROWS_VISITED // max(1, last - first))
        self.left = self.most

    def begin(self) -> None:
        """Begin another search."""
        self.left = self.most

    def revealed(self, sets: Bools) -> Ints:
        """Return ``(q,)`` how many subjects each set of classes reveals."""
        self.left -= len(sets)
        return self.rows.by_sets_at(sets, self.place)

    def one(self, classes: Bools) -> int:
        """Return how many subjects one set of classes reveals."""
        return int(self.revealed(classes[None, :])[0])


def _alike(found: Sequence[Reach], relevant: Bools) -> tuple[list[Alike], Bools]:
    """Return the accounts that read the same of what is relevant, and what that is."""
    same: dict[bytes, tuple[Bools, list[str]]] = {}
    for reach in found:
        reads = reach.classes & relevant
        same.setdefault(reads.tobytes(), (reads, []))[1].append(reach.principal)
    names = [tuple(sorted(each)) for _, each in same.values()]
    return names, np.array([reads for reads, _ in same.values()], dtype=bool).reshape(len(names), len(relevant))


def _union(reads: Bools) -> Bools:
    union: Bools = np.any(reads, axis=0)
    return union


class _Tree:
    """Branch and bound over groups of one size: what is left in a branch reveals no more than all of it together.

    Gains may grow with the group, so sums of single gains are no bound; the union of all that may follow is.
    """

    def __init__(self, judge: _Judge, reads: Bools, size: int) -> None:
        self.judge, self.reads, self.size = judge, reads, size
        self.following = np.logical_or.accumulate(reads[::-1], axis=0)[::-1]
        self.cut_short = False
        self.open = 0

    def leaves(self, least: Callable[[], int]) -> Iterator[tuple[Chosen, Ints]]:
        """Yield groups but for their last member, and what they reveal with each that may follow."""
        self.judge.begin()
        if len(self.reads):
            yield from self._visit((), 0, self.judge.one(self.following[0]), least)

    def _visit(self, chosen: Chosen, start: int, above: int, least: Callable[[], int]) -> Iterator[tuple[Chosen, Ints]]:
        if self.judge.left <= 0:
            self.cut_short, self.open = True, max(self.open, above)
            return
        union = self.reads[list(chosen)].any(axis=0)
        if len(chosen) == self.size - 1:
            yield chosen, self.judge.revealed(self.reads[start:] | union)
            return
        bounds = self.judge.revealed(self.following[start:] | union)
        for place, bound in enumerate(bounds.tolist(), start):
            if bound < least():
                return
            yield from self._visit((*chosen, place), place + 1, bound, least)


def _most(judge: _Judge, names: Sequence[Alike], reads: Bools, size: int) -> Iterator[Together]:
    """Yield the best group of one account, of two, and so on; each is no worse than the one before."""
    kept = widest(reads)
    names, reads = [names[each] for each in kept], reads[kept]
    together = judge.one(_union(reads))
    chosen: Chosen = ()
    revealed = judge.one(np.zeros(reads.shape[1], dtype=bool))
    for number in range(1, size + 1):
        chosen, revealed = _one_more(judge, reads, chosen, revealed)
        bound, certificate, limit = together, "definition", ""
        if revealed < together and number <= EXACT_UP_TO:
            tree = _Tree(judge, reads, number)
            chosen, revealed = _best(tree, chosen, revealed)
            bound, certificate = max(revealed, tree.open), "branch and bound"
            limit = "sets judged" if revealed < bound else ""
        elif revealed < together:
            limit = "greedy"
        members = tuple(names[each] for each in sorted(chosen))
        yield Together(number, members, revealed, bound, certificate, limit)


def _best(tree: _Tree, chosen: Chosen, revealed: int) -> tuple[Chosen, int]:
    def least() -> int:
        return revealed + 1

    for group, counts in tree.leaves(least):
        if counts.max(initial=0) > revealed:
            last = int(np.argmax(counts))
            chosen = (*group, len(tree.reads) - len(counts) + last)
            revealed = int(counts[last])
    return chosen, revealed


def _one_more(judge: _Judge, reads: Bools, chosen: Chosen, revealed: int) -> tuple[Chosen, int]:
    """Return the group with the account that adds most; as it is where none adds anything."""
    counts = judge.revealed(reads | reads[list(chosen)].any(axis=0))
    if counts.max(initial=0) <= revealed:
        return chosen, revealed
    return (*chosen, int(np.argmax(counts))), int(counts.max())


def _crossing(
    judge: _Judge, names: Sequence[Alike], reads: Bools, alone: Ints, step: tuple[Severity, int], size: int
) -> Crossing:
    severity, needed = step
    crossing = sum(len(each) for each, count in zip(names, alone.tolist(), strict=True) if count >= needed)
    below = np.flatnonzero(alone < needed).tolist()
    names, reads = [names[each] for each in below], reads[below]
    if judge.one(_union(reads)) < needed:
        return Crossing(severity, needed, crossing, None, None)
    at_least, cut_short = 2, False
    for number in range(2, min(size, EXACT_UP_TO) + 1):
        tree = _Tree(judge, reads, number)
        groups = [
            (*group, len(reads) - len(counts) + place)
            for group, counts in tree.leaves(lambda: needed)
            for place in np.flatnonzero(counts >= needed).tolist()
        ]
        if groups:
            listed = tuple(tuple(names[each] for each in group) for group in groups[:GROUPS_LISTED])
            total = sum(prod(len(names[each]) for each in group) for group in groups)
            whole = not tree.cut_short and len(listed) == len(groups)
            return Crossing(severity, needed, crossing, number, at_least, listed, total, whole)
        cut_short = cut_short or tree.cut_short
        at_least = at_least if cut_short else number + 1
    group = _greedily(judge, reads, needed, size) if size > EXACT_UP_TO else ()
    told = (tuple(names[each] for each in group),) if group else ()
    total = prod(len(names[each]) for each in group) if group else 0
    return Crossing(
        severity, needed, crossing, len(group) or None, at_least, told, total, not group and at_least > size
    )


def _greedily(judge: _Judge, reads: Bools, needed: int, size: int) -> Chosen:
    """Return a group that crosses and of which each account is needed, made one by one; empty without one."""
    chosen: Chosen = ()
    for _ in range(min(size, len(reads))):
        counts = judge.revealed(reads | reads[list(chosen)].any(axis=0))
        counts[list(chosen)] = -1
        chosen = (*chosen, int(np.argmax(counts)))
    if judge.one(_union(reads[list(chosen)])) < needed:
        return ()
    for each in chosen[::-1]:
        fewer = tuple(other for other in chosen if other != each)
        if judge.one(_union(reads[list(fewer)])) >= needed:
            chosen = fewer
    return tuple(sorted(chosen))
