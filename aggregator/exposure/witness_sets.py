"""The smallest sets of files that show something, where all that can be asked is whether a set of files shows it."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Collection, Iterable

from aggregator.exposure.covers import Budget, BudgetSpent

Files = frozenset[int]
Shows = Callable[[Files], bool]


def smallest_sets(files: Collection[int], shows: Shows, *, most: int, budget: Budget) -> tuple[list[Files], bool]:
    """Return inclusion-minimal sets of files that show something, by size, and whether they are all.

    What is asked must be monotone: more files never show less. A first set is thinned file by file; then every
    file of every set found is forbidden in turn, which reaches every other set (a hitting-set tree).

    Parameters
    ----------
    most
        How many sets are sought at most.
    budget
        Questions that may be asked.

    References
    ----------
    .. [1] R. Reiter, "A theory of diagnosis from first principles", Artificial Intelligence 32, 1987.

    Examples
    --------
    >>> pairs = ({1, 2}, {2, 3}, {4})
    >>> found, whole = smallest_sets(range(6), lambda held: any(p <= held for p in pairs), most=9, budget=Budget(99))
    >>> [sorted(each) for each in found], whole
    ([[4], [1, 2], [2, 3]], True)
    """
    everything = frozenset(files)
    found: list[Files] = []
    seen: set[Files] = set()
    branches: deque[Files] = deque([frozenset()])
    whole = True
    try:
        while branches:
            budget.spend()
            forbidden = branches.popleft()
            one = next((each for each in found if not each & forbidden), None)
            if one is None:
                if not shows(everything - forbidden):
                    continue
                if len(found) == most:
                    whole = False
                    break
                one = thinned(everything - forbidden, shows, budget)
                found.append(one)
            for file in sorted(one):
                wider = forbidden | {file}
                if wider not in seen:
                    seen.add(wider)
                    branches.append(wider)
    except BudgetSpent:
        whole = False
    return sorted(found, key=lambda each: (len(each), sorted(each))), whole


def thinned(files: Files, shows: Shows, budget: Budget) -> Files:
    """Return an inclusion-minimal part that still shows it; what stands last is given up first.

    Halves are given up before single files, so that few of many files take few questions.

    Examples
    --------
    >>> sorted(thinned(frozenset(range(100)), lambda held: {3, 77} <= held, Budget(60)))
    [3, 77]
    """
    kept: list[int] = []
    blocks = [sorted(files)]
    while blocks:
        block = blocks.pop()
        rest = frozenset(kept).union(*blocks)
        budget.spend()
        if shows(rest):
            continue
        if len(block) == 1:
            kept.extend(block)
            continue
        half = (len(block) + 1) // 2
        blocks.extend((block[:half], block[half:]))
    return frozenset(kept)


def without_supersets(sets: Iterable[Files]) -> list[Files]:
    """Return the inclusion-minimal ones among sets of files, by size.

    Examples
    --------
    >>> [sorted(each) for each in without_supersets([frozenset({1, 2}), frozenset({2}), frozenset({3, 4})])]
    [[2], [3, 4]]
    """
    minimal: list[Files] = []
    for each in sorted(set(sets), key=lambda files: (len(files), sorted(files))):
        if not any(smaller <= each for smaller in minimal):
            minimal.append(each)
    return minimal
