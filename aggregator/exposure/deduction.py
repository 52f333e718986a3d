"""Values that disclosed totals, parts, averages and shares imply, and the files that each of them rests on."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from itertools import product
from math import inf, isfinite, prod

from aggregator.exposure.bounds import SLACK, Interval, Stated, bounds, contradictions
from aggregator.exposure.covers import Budget
from aggregator.exposure.equations import Equation, determined, groups_of, solve
from aggregator.exposure.witness_sets import Files, Shows, smallest_sets, thinned, without_supersets

LARGE = 400
"""Cells of a group of which every set of files is sought; in a larger one only the equations near a cell are asked."""

MOST_ROWS = 400
"""Equations near a cell of a large group that are asked together."""

STEPS_A_CELL = 300
"""Steps that one cell of a large group may take."""


@dataclass(frozen=True, slots=True)
class Disclosure:
    """That files say what a cell is.

    Parameters
    ----------
    files
        The files it takes to know it; none for background.
    rounded_to
        The value is right to half of it; zero where it is exact.
    weight
        How much it weighs where values contradict each other.
    """

    cell: int
    value: Fraction
    files: Files
    rounded_to: Fraction = Fraction(0)
    weight: float = 1.0

    @property
    def interval(self) -> Interval:
        """Return what the cell can be by this alone."""
        return float(self.value - self.rounded_to / 2), float(self.value + self.rounded_to / 2)


@dataclass(frozen=True, slots=True)
class System:
    """Cells, what must add up among them, and what files disclose of them.

    Parameters
    ----------
    lowest
        The least that each cell can be; minus infinity where it is not named.
    near
        How near the middle of its interval the ends must be for a cell to count as known, as a share of the
        middle; a cell that is not named is known only where it follows exactly.
    """

    equations: tuple[Equation, ...]
    disclosures: tuple[Disclosure, ...]
    lowest: Mapping[int, float] = field(default_factory=dict)
    near: Mapping[int, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Deduced:
    """A cell that disclosed values imply without any file's saying it.

    Parameters
    ----------
    value
        None where it is only known to lie between ``lower`` and ``upper``, or where values contradict.
    exact
        Whether it follows exactly from values taken as they stand.
    known
        Whether it is near enough to count as known.
    sets
        The inclusion-minimal sets of files that make it known, none of which says it outright; those that
        budgets allowed, all of them where ``complete``.
    rules
        The names of the equations of its group.
    """

    cell: int
    value: Fraction | None
    lower: float
    upper: float
    exact: bool
    known: bool
    sets: tuple[Files, ...]
    complete: bool
    rules: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Bent:
    """A disclosure that cannot be right beside the others, and by how much it is off at least."""

    disclosure: Disclosure
    by: float
    rules: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Deduction:
    """What a system implies: cells by number, disclosures that contradict, and how many groups were cut short.

    ``unfinished`` counts groups of which not every smallest set is listed, ``large`` those of which only the equations
    near each cell were asked.
    """

    cells: tuple[Deduced, ...] = ()
    bent: tuple[Bent, ...] = ()
    unfinished: int = 0
    large: int = 0


@dataclass(frozen=True, slots=True)
class DeduceOptions:
    """How many sets a cell lists, and how many steps each group of equations and all together may take."""

    sets: int = 64
    steps_a_group: int = 20_000
    steps: int = 100_000


def deduce(system: System, readable: Sequence[Files] = (), options: DeduceOptions | None = None) -> Deduction:
    """Return what the disclosed values imply.

    A cell is deducible exactly when its row is a unit row of the reduced system, which does not depend on the
    values; so more files never imply less. Every other cell that is no longer free has its interval.

    Parameters
    ----------
    readable
        Sets of files that some reader holds: where not all sets of a cell can be listed, there is at least one
        within each of these that implies the cell; in a group of more than `LARGE` cells, implies it by the equations
        near it.

    Examples
    --------
    >>> one = Fraction(1)
    >>> total = Equation(((0, one), (1, one), (2, -one)), "capacity by province")
    >>> said = [Disclosure(0, Fraction(70), frozenset({4})), Disclosure(2, Fraction(120), frozenset({9}))]
    >>> found = deduce(System((total,), tuple(said), {0: 0.0, 1: 0.0})).cells[0]
    >>> found.cell, str(found.value), [sorted(files) for files in found.sets]
    (1, '50', [[4, 9]])
    """
    options = options or DeduceOptions()
    of_cell: dict[int, list[Disclosure]] = defaultdict(list)
    for disclosure in system.disclosures:
        of_cell[disclosure.cell].append(disclosure)
    left = Budget(options.steps)
    found: list[Deduced] = []
    bent: list[Bent] = []
    unfinished = large = 0
    for numbers in groups_of({n: [c for c, _ in row.terms] for n, row in enumerate(system.equations)}):
        group = _Group(tuple(system.equations[number] for number in numbers), system, of_cell)
        granted = Budget(max(0, min(options.steps_a_group, left.left)))
        before = granted.left
        cells = list(group.deduced(readable, options.sets, granted))
        left.left -= before - max(0, granted.left)
        found.extend(cells)
        bent.extend(group.bent())
        is_large = len(group.cells) > LARGE
        large += is_large
        unfinished += not is_large and any(not each.complete for each in cells)
    return Deduction(tuple(sorted(found, key=lambda each: each.cell)), tuple(bent), unfinished, large)


class _Group:
    """Equations that hang together, and what is disclosed of their cells."""

    def __init__(
        self, equations: tuple[Equation, ...], system: System, of_cell: Mapping[int, Sequence[Disclosure]]
    ) -> None:
        self.equations = equations
        self.cells = sorted({cell for row in equations for cell, _ in row.terms})
        self.rules = tuple(sorted({row.name for row in equations}))
        self._near = system.near
        self._choices: dict[int, list[Files]] = {}
        self._rows_of: dict[int, list[Equation]] = defaultdict(list)
        for row in equations:
            for cell in {cell for cell, _ in row.terms}:
                self._rows_of[cell].append(row)
        self._lowest = {cell: system.lowest.get(cell, -inf) for cell in self.cells}
        self._said = {cell: of_cell[cell] for cell in self.cells if cell in of_cell}
        self._values = {cell: _weightiest(said) for cell, said in self._said.items()}
        self._all = frozenset[int]().union(*(each.files for said in self._said.values() for each in said))
        self._solved = solve(equations, self._values)
        self._rounded = any(each.rounded_to for said in self._said.values() for each in said)
        settled = set() if self._rounded else {c for c, value in self._solved.values.items() if value is not None}
        wanted = [cell for cell in self.cells if cell not in self._said and cell not in settled]
        narrowed = bounds(equations, self._box(self._all, None), wanted)
        at_odds = bool(narrowed.infeasible) or self._exceeds()
        self._contradicts = at_odds or (self._solved.contradicts and not self._rounded)
        self._intervals = narrowed.intervals

    def deduced(self, readable: Sequence[Files], most: int, budget: Budget) -> Iterator[Deduced]:
        """Yield what the group implies: undisclosed cells first, then those that files say as well."""
        for cell in [*(c for c in self.cells if c not in self._said), *self._implied_again()]:
            answer = self._answer(cell)
            if answer is None:
                continue
            exact, known, value, (lower, upper) = answer
            sets, complete = self._sets(cell, exact, readable, most, budget) if known else ((), True)
            if known and not sets and (complete or cell in self._said):
                continue  # whoever knows it from these files has been told it outright
            yield Deduced(cell, value, lower, upper, exact, known, sets, complete, self.rules)

    def bent(self) -> list[Bent]:
        """Return the disclosures that cannot be right together."""
        if not self._contradicts:
            return []
        said = [each for of_cell in self._said.values() for each in of_cell]
        stated = [Stated(each.cell, *each.interval, each.weight) for each in said]
        return [
            Bent(said[each.statement], each.by, self.rules)
            for each in contradictions(self.equations, self._lowest, stated)
        ]

    def _answer(self, cell: int) -> tuple[bool, bool, Fraction | None, Interval] | None:
        """Return whether a cell follows exactly, is known, its value and interval; None where nothing is implied."""
        follows = cell in self._solved.values or cell in self._said
        if self._contradicts:
            return (not self._rounded, True, self._values.get(cell), (-inf, inf)) if follows else None
        if follows and not self._rounded:
            value = self._values[cell] if cell in self._said else self._solved.values[cell]
            return True, True, value, (float(value),) * 2 if value is not None else self._intervals[cell]
        interval = self._intervals[cell] if cell not in self._said else self._values_apart(cell)
        if interval == (self._lowest[cell], inf):
            return None
        return False, self._is_near(cell, interval), None, interval

    def _values_apart(self, cell: int) -> Interval:
        box = self._box(self._all, cell)
        narrowed = bounds(self.equations, box, [cell])
        return narrowed.intervals.get(cell, (self._lowest[cell], inf))

    def _is_near(self, cell: int, interval: Interval) -> bool:
        lower, upper = interval
        middle = (lower + upper) / 2
        return (
            cell in self._near
            and isfinite(middle)
            and (upper - lower) / 2 <= self._near[cell] * abs(middle) + SLACK * max(1.0, abs(middle))
        )

    def _implied_again(self) -> Iterator[int]:
        """Yield the disclosed cells that the other values imply as well; of many, those that one equation gives."""
        by_one: set[int] = set()
        for row in self.equations:
            unknown = [c for c, _ in row.terms if c not in self._values]
            if not unknown:
                by_one.update(c for c, _ in row.terms)
        few = len(self._said) <= LARGE
        for cell in self._said:
            if any(not each.files for each in self._said[cell]):
                continue
            if cell in by_one or (
                few and (self._near or cell in determined(self.equations, self._values.keys() - {cell}))
            ):
                yield cell

    def _sets(
        self, cell: int, exact: bool, readable: Sequence[Files], most: int, budget: Budget
    ) -> tuple[tuple[Files, ...], bool]:
        outright = [each.files for each in self._said.get(cell, ())]
        exact = exact or self._contradicts
        telling = frozenset(file for said in outright if len(said) == 1 for file in said)  # whoever holds one is told
        rows = self.equations if len(self.cells) <= LARGE else self._near_rows(cell)
        picked = self._picks(cell, most, telling) if exact else None
        if picked is not None:
            sets, complete = without_supersets(picked), len(self.equations) == 1
        if picked is None or (not complete and len(self.cells) <= LARGE):
            everything = self._files_of(rows) - telling
            shows, cost = self._shows(cell, exact, rows)
            own = Budget(min(budget.left, STEPS_A_CELL)) if rows is not self.equations else budget
            before = own.left
            sets, complete = smallest_sets(everything, _paid(shows, cost, own), most=most, budget=own)
            budget.left -= before - own.left if own is not budget else 0
            complete = complete and rows is self.equations
            if not complete:
                sets = without_supersets([*sets, *_one_for_each(readable, everything, sets, shows)])
        return tuple(each for each in sets if not any(said <= each for said in outright)), complete

    def _picks(self, cell: int, most: int, telling: Files) -> list[Files] | None:
        """Return the files of every choice of a disclosure for each other cell of an equation that has them all."""
        found: list[Files] = []
        for row in self._rows_of[cell]:
            others = {other for other, _ in row.terms if other != cell}
            choices = [[one for one in self._smallest(other) if not one & telling] for other in others]
            if prod(map(len, choices)) > most:
                return None
            found.extend(frozenset[int]().union(*picked) for picked in product(*choices))
        is_idle = cell in self._said and len(self.cells) > LARGE
        return found if found or is_idle or len(self.equations) == 1 else None

    def _smallest(self, cell: int) -> list[Files]:
        if cell not in self._choices:
            self._choices[cell] = without_supersets(each.files for each in self._said.get(cell, ()))
        return self._choices[cell]

    def _near_rows(self, cell: int) -> tuple[Equation, ...]:
        """Return the fewest equations about a cell, ring by ring of unknown cells, that determine it."""
        rows = list(dict.fromkeys(self._rows_of[cell]))
        known = self._said.keys() - {cell}
        while cell not in determined(rows, known) and len(rows) < MOST_ROWS:
            open_cells = {c for row in rows for c, _ in row.terms if c not in known}
            wider = list(dict.fromkeys([*rows, *(row for c in sorted(open_cells) for row in self._rows_of[c])]))
            if len(wider) == len(rows):
                break
            rows = wider
        return tuple(rows)

    def _files_of(self, rows: Sequence[Equation]) -> Files:
        if rows is self.equations:
            return self._all
        cells = {cell for row in rows for cell, _ in row.terms}
        return frozenset(file for cell in cells for each in self._said.get(cell, ()) for file in each.files)

    def _shows(self, cell: int, exact: bool, rows: Sequence[Equation]) -> tuple[Shows, int]:
        """Return whether a set of files makes a cell known without its own disclosures, and the steps of asking it."""
        asked: dict[Files, bool] = {}
        cells = {other for row in rows for other, _ in row.terms} - {cell}
        said = [(other, self._smallest(other)) for other in sorted(cells) if other in self._said]

        def exactly(files: Files) -> bool:
            held = [other for other, sets in said if any(one <= files for one in sets)]
            return cell in determined(rows, held)

        def nearly(files: Files) -> bool:
            narrowed = bounds(rows, self._box(files, cell), [cell])
            return cell in narrowed.intervals and self._is_near(cell, narrowed.intervals[cell])

        def shows(files: Files) -> bool:
            if files not in asked:
                asked[files] = exactly(files) if exact else nearly(files)
            return asked[files]

        return shows, len(cells) // 50 + (0 if exact else 20)

    def _box(self, files: Files, left_out: int | None) -> dict[int, Interval]:
        box: dict[int, Interval] = {}
        for cell in self.cells:
            low, high = self._lowest[cell], inf
            for each in self._said.get(cell, ()) if cell != left_out else ():
                if each.files <= files:
                    low, high = max(low, each.interval[0]), min(high, each.interval[1])
            box[cell] = (low, high)
        return box

    def _exceeds(self) -> bool:
        """Return whether what the box says of some cell is impossible by itself."""
        box = self._box(self._all, None)
        return any(low > high + SLACK * max(1.0, abs(high)) for low, high in box.values())


def _weightiest(said: Sequence[Disclosure]) -> Fraction:
    weights: dict[Fraction, float] = defaultdict(float)
    for each in said:
        weights[each.value] += each.weight
    return min(weights, key=lambda value: (-weights[value], value))


def _paid(shows: Shows, cost: int, budget: Budget) -> Shows:
    def asked(files: Files) -> bool:
        budget.spend(cost)
        return shows(files)

    return asked


def _one_for_each(
    readable: Iterable[Files], everything: Files, found: Collection[Files], shows: Shows
) -> Iterator[Files]:
    """Yield a set for each reader who holds none of those found and can deduce all the same."""
    known = list(found)
    for files in readable:
        held = files & everything
        if not any(each <= held for each in known) and shows(held):
            known.append(thinned(held, shows, Budget(len(held) ** 2 + 64)))
            yield known[-1]
