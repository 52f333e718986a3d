"""Which files together know enough periods of an attribute that takes several, such as three years of output."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from math import comb

Witness = frozenset[int]
Dates = dict[str, float]
"""Period -> since when it can be known."""

MOST_PICKS = 20_000
"""Combinations of witnesses that are tried for one cell before only one set for each group of readers is sought."""

MOST_CLASSES = 8


def witnesses_of_periods(
    periods: Mapping[str, Mapping[Witness, float]], at_least: int, access_class: Sequence[int]
) -> tuple[dict[Witness, float], bool]:
    """Return the minimal witnesses that know enough periods, each with since when, and whether they are all.

    Where there would be too many, there is one for every combination of access classes that knows enough, so
    that what each reader can infer stays right; beyond ``MOST_CLASSES`` for all, each, and each two of them.

    Parameters
    ----------
    periods
        Period -> witness of it -> since when.
    access_class
        Access class of each file.

    Examples
    --------
    >>> a, b = frozenset({0}), frozenset({1})
    >>> witnesses_of_periods({"2023": {a: 5.0}, "2024": {a: 5.0, b: 2.0}}, 2, [0, 0])
    ({frozenset({0}): 5.0}, True)
    """
    held: dict[Witness, Dates] = defaultdict(dict)
    for period, witnesses in periods.items():
        for witness, available in witnesses.items():
            held[witness][period] = available
    choices = sorted(held, key=lambda witness: (len(witness), sorted(witness)))
    if sum(comb(len(choices), size) for size in range(1, at_least + 1)) <= MOST_PICKS:
        unions = (frozenset[int]().union(*picked) for picked in _picks(choices, at_least))
        found, complete = [each for each in unions if len(_known_to(each, held)) >= at_least], True
    else:
        found, complete = list(_one_for_each_reader(held, at_least, access_class)), False
    minimal = _without_supersets(found)
    return {each: sorted(_known_to(each, held).values())[at_least - 1] for each in minimal}, complete


def _picks(choices: Sequence[Witness], at_least: int) -> Iterator[tuple[Witness, ...]]:
    for size in range(1, at_least + 1):
        yield from combinations(choices, size)


def _known_to(files: Witness, held: Mapping[Witness, Dates]) -> Dates:
    """Return the periods that files know, each since the earliest of its witnesses among them."""
    dates: Dates = {}
    for witness, known in held.items():
        if witness <= files:
            for period, available in known.items():
                dates[period] = min(available, dates.get(period, available))
    return dates


def _without_supersets(found: Iterable[Witness]) -> list[Witness]:
    minimal: list[Witness] = []
    for each in sorted(set(found), key=lambda witness: (len(witness), sorted(witness))):
        if not any(smaller <= each for smaller in minimal):
            minimal.append(each)
    return minimal


def _one_for_each_reader(
    held: Mapping[Witness, Dates], at_least: int, access_class: Sequence[int]
) -> Iterator[Witness]:
    files = frozenset[int]().union(*held)
    classes = sorted({access_class[file] for file in files})
    sizes = range(1, len(classes) + 1) if len(classes) <= MOST_CLASSES else (1, 2, len(classes))
    for size in sizes:
        for readable in combinations(classes, size):
            readers_files = frozenset(file for file in files if access_class[file] in readable)
            if len(_known_to(readers_files, held)) >= at_least:
                yield _thinned(readers_files, held, at_least)


def _thinned(files: Witness, held: Mapping[Witness, Dates], at_least: int) -> Witness:
    """Return an inclusion-minimal part that still knows enough; what came last is given up first."""
    since: dict[int, float] = {}
    for witness, known in held.items():
        for file in witness:
            since[file] = min([*known.values(), since.get(file, min(known.values()))])
    for file in sorted(files, key=lambda each: (-since[each], -each)):
        if len(_known_to(files - {file}, held)) >= at_least:
            files -= {file}
    return files
