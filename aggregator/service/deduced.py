"""What the facts of a ledger imply under ``adds_up``: values that no file says and that follow all the same."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from itertools import combinations
from math import inf, nan

from aggregator.exposure.deduction import Bent, Deduced, Deduction, System, deduce
from aggregator.exposure.witness_sets import Files
from aggregator.service.adding_up import Cell, Sums, sums_of
from aggregator.service.ledger import Ledger

MOST_CLASSES = 8
"""Access classes of which every combination is looked at."""

MOST_PAIRED = 40
"""Access classes of which every two are looked at."""


@dataclass(frozen=True, slots=True)
class DeducedCell:
    """A cell that follows: whose it is, what follows, and since when each of its sets of files shows it."""

    cell: Cell
    subject: str
    name: str
    deduced: Deduced
    since: Mapping[Files, float]


@dataclass(frozen=True, slots=True)
class Deductions:
    """What follows from the facts that are sure enough, and sentences on what contradicts or was cut short."""

    cells: tuple[DeducedCell, ...] = ()
    notes: tuple[str, ...] = ()
    by_subject: Mapping[tuple[str, int], tuple[DeducedCell, ...]] = field(default_factory=dict)

    def known_of(self, kind: str, subject: int) -> tuple[DeducedCell, ...]:
        """Return the cells of a subject that follow nearly enough to count as known."""
        return self.by_subject.get((kind, subject), ())


def deductions_of(ledger: Ledger, floor: float) -> Deductions:
    """Return what follows from the facts that are at least so sure; worked out once for each floor."""
    if not ledger.pack.adds_up:
        return Deductions()
    if floor not in ledger.deductions:
        ledger.deductions[floor] = _deductions(ledger, floor)
    return ledger.deductions[floor]


def _deductions(ledger: Ledger, floor: float) -> Deductions:
    sums = sums_of(ledger, floor)
    found = deduce(
        System(sums.equations, sums.disclosures, sums.lowest, sums.near), readable_sets(ledger, sums.available)
    )
    cells = []
    by_subject: dict[tuple[str, int], list[DeducedCell]] = defaultdict(list)
    for deduced in found.cells:
        cell = sums.cells[deduced.cell]
        if cell is None:
            continue
        subject = ledger.rosters[cell.kind].identity.subjects[cell.subject]
        name = ledger.rosters[cell.kind].names[cell.subject]
        since = {files: since_of(files, sums.available) for files in deduced.sets}
        one = DeducedCell(cell, subject.id, name, deduced, since)
        cells.append(one)
        if deduced.known:
            by_subject[cell.kind, cell.subject].append(one)
    notes = (*sums.notes, *_bent_notes(ledger, sums, found), *_cut_short(found))
    return Deductions(tuple(cells), notes, {key: tuple(each) for key, each in by_subject.items()})


def since_of(files: Files, available: Mapping[int, float]) -> float:
    """Return when the last of the files became available; not a number where nobody can say of one."""
    latest = max((available[file] for file in files), default=-inf)
    return nan if latest == inf else latest


def readable_sets(ledger: Ledger, files: Collection[int]) -> list[Files]:
    """Return which of some files somebody holds who reads any one combination of access classes.

    Of up to `MOST_CLASSES` classes all combinations, of up to `MOST_PAIRED` each, every two and all together, of more
    each and all together; where files may go, each of these also without them.
    """
    access_class = ledger.files["access_class"].to_numpy()
    of_class: dict[int, set[int]] = defaultdict(set)
    for number in files:
        of_class[int(access_class[number])].add(number)
    classes = sorted(of_class)
    sizes: Sequence[int] = range(1, len(classes) + 1)
    if len(classes) > MOST_CLASSES:
        sizes = (1, 2, len(classes)) if len(classes) <= MOST_PAIRED else (1, len(classes))
    sets = [
        frozenset[int]().union(*(of_class[each] for each in chosen))
        for size in sizes
        for chosen in combinations(classes, size)
    ]
    return list(dict.fromkeys([*sets, *(each - ledger.leaving_numbers for each in sets)]))


def _bent_notes(ledger: Ledger, sums: Sums, found: Deduction) -> Iterator[str]:
    for bent in found.bent:
        cell = sums.cells[bent.disclosure.cell]
        if cell is None:
            continue
        name = ledger.rosters[cell.kind].names[cell.subject]
        paths = ledger.files["path"]
        where = ", ".join(sorted(paths.iloc[file] for file in bent.disclosure.files)) or "the pack's list"
        yield (
            f"'{cell.attribute}' of {name}{_in(cell)} in {where} does not add up with the other values "
            f"({', '.join(bent.rules)}): it is off by {_off(bent)} at least, or others are."
        )


def _off(bent: Bent) -> str:
    return f"{100 * abs(bent.by) / abs(float(bent.disclosure.value)):.3g} %" if bent.disclosure.value else "something"


def _in(cell: Cell) -> str:
    return f" in {cell.period}" if cell.period else ""


def _cut_short(found: Deduction) -> Iterator[str]:
    if found.unfinished:
        yield (
            f"Of {found.unfinished} groups of values that add up not all smallest sets of files are listed; "
            "what each reader can infer is whole."
        )
    if found.large:
        yield (
            f"{found.large} groups of values that add up are too large to be searched whole: what follows there is "
            "sought in the sums near each value, and some readers may infer more."
        )


def explained(deduced: Deduced) -> str:
    """Return how a value follows, as the reason of a fact says it.

    Examples
    --------
    >>> explained(Deduced(0, None, 5.0, 5.0, True, True, (), True, ("capacity by region",)))
    "deduced: follows exactly from 'capacity by region'"
    """
    rules = ", ".join(f"'{rule}'" for rule in deduced.rules)
    if deduced.exact:
        return f"deduced: follows exactly from {rules}"
    return f"deduced: bounded by {rules}"


def written(value: Fraction) -> str:
    """Return a deduced value as values are written: a whole number, or up to nine decimals.

    Examples
    --------
    >>> written(Fraction(120)), written(Fraction(1, 4)), written(Fraction(1, 3))
    ('120', '0.25', '0.333333333')
    """
    return f"{float(value):.9f}".rstrip("0").rstrip(".") if value.denominator > 1 else str(value.numerator)
