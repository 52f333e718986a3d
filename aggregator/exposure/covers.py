"""Minimal revealing sets of one way: which units together give every required attribute, and none in vain."""

from __future__ import annotations

import heapq
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import prod

Units = tuple[int, ...]
"""Units in ascending order, which is path order."""


class BudgetSpent(Exception):
    """An enumeration stopped at its declared number of iterations."""


@dataclass(slots=True)
class Budget:
    """How many iterations an enumeration may still take. It counts steps, never seconds."""

    left: int

    def spend(self, steps: int = 1) -> None:
        """Take steps off the budget, or stop where it is spent.

        Raises
        ------
        BudgetSpent
            There is nothing left.

        Examples
        --------
        >>> budget = Budget(3)
        >>> budget.spend(2)
        >>> budget.left
        1
        """
        self.left -= steps
        if self.left < 0:
            raise BudgetSpent


@dataclass(frozen=True, slots=True)
class Product:
    """Minimal revealing sets as a product: one unit out of each class.

    ``masks[i]`` is what every unit of ``classes[i]`` gives. Classes are ascending and disjoint.
    """

    masks: tuple[int, ...]
    classes: tuple[Units, ...]

    @property
    def total(self) -> int:
        """Return how many sets the product holds."""
        return prod(len(units) for units in self.classes)

    def sets(self, costs: Sequence[int] | None = None) -> Iterator[tuple[int, Units]]:
        """Yield (cost, set) by cost and then in ascending order; every unit costs 1 where nothing else is said.

        Each set is reached from one other only, by putting a unit's next in its class in its place; a heap keeps
        the sets that may come next, so that the first ones do not wait for the rest.

        References
        ----------
        .. [1] E. Lawler, "A procedure for computing the K best solutions to discrete optimization problems",
           Management Science 18, 1972.

        Examples
        --------
        >>> list(Product((1, 2), ((0, 3), (1, 2))).sets())
        [(2, (0, 1)), (2, (0, 2)), (2, (1, 3)), (2, (2, 3))]
        >>> list(Product((1, 2), ((0, 3), (1, 2))).sets([9, 5, 2, 1]))
        [(3, (2, 3)), (6, (1, 3)), (11, (0, 2)), (14, (0, 1))]
        """
        classes = [sorted((_cost_of((unit,), costs), unit) for unit in units) for units in self.classes]
        waiting = [_choice(classes, [0] * len(classes), 0)]
        while waiting:
            cost, chosen, places, first = heapq.heappop(waiting)
            yield cost, chosen
            for which in range(first, len(classes)):
                if places[which] + 1 < len(classes[which]):
                    following = [*places]
                    following[which] += 1
                    heapq.heappush(waiting, _choice(classes, following, which))


@dataclass(frozen=True, slots=True)
class WaySets:
    """All minimal revealing sets of a way: as products where every witness is one unit, else listed."""

    units: frozenset[int]
    products: tuple[Product, ...] = ()
    listed: tuple[Units, ...] = ()

    @property
    def total(self) -> int:
        """Return how many sets there are."""
        return len(self.listed) + sum(product.total for product in self.products)

    def by_cost(self, costs: Sequence[int] | None = None) -> list[Iterator[tuple[int, int, Units]]]:
        """Return streams of (cost, size, set), each ascending."""
        streams = [_sized(product.sets(costs)) for product in self.products]
        listed = [(_cost_of(chosen, costs), len(chosen), chosen) for chosen in self.listed]
        return [*streams, iter(sorted(listed))]

    def reached_within(self, units: frozenset[int]) -> bool:
        """Return whether some minimal set lies inside the units."""
        if any(units.issuperset(chosen) for chosen in self.listed):
            return True
        return any(all(not units.isdisjoint(same) for same in product.classes) for product in self.products)

    def partners(self) -> frozenset[int]:
        """Return every unit that stands in some minimal set."""
        of_products = {unit for product in self.products for units in product.classes for unit in units}
        return frozenset(of_products.union(*self.listed))


def minimal_covers(masks: Sequence[int], need: int, budget: Budget) -> list[tuple[int, ...]]:
    """Return the inclusion-minimal sets of masks whose union holds ``need``, by size and then value.

    A branch is dropped as soon as a chosen mask has no attribute of its own left, since adding more
    masks never gives it one back (the criticality test of MMCS).

    Raises
    ------
    BudgetSpent
        There are more partial covers than the budget allows.

    References
    ----------
    .. [1] K. Murakami, T. Uno, "Efficient algorithms for dualizing large-scale hypergraphs", Discrete
       Applied Mathematics 170, 2014.

    Examples
    --------
    >>> minimal_covers([0b01, 0b10, 0b11], 0b11, Budget(100))
    [(3,), (1, 2)]
    >>> len(minimal_covers(range(1, 32), 31, Budget(10**6)))  # OEIS A046165
    462
    """
    useful = sorted({mask & need for mask in masks} - {0})
    found: set[tuple[int, ...]] = set()
    open_branches: list[tuple[int, ...]] = [()]
    while open_branches:
        chosen = open_branches.pop()
        budget.spend()
        missing = need
        for mask in chosen:
            missing &= ~mask
        if not missing:
            found.add(tuple(sorted(chosen)))
            continue
        lowest = missing & -missing
        wider = ((*chosen, mask) for mask in useful if mask & lowest)
        open_branches.extend(branch for branch in wider if _each_is_critical(branch))
    return sorted(found, key=lambda cover: (len(cover), cover))


def sets_of_masks(mask_of: Mapping[int, int], need: int, budget: Budget) -> WaySets:
    """Return the minimal revealing sets of a way whose witnesses are single units.

    A minimal set never holds two units of one mask, so the sets are the disjoint union, over the
    minimal covers by masks, of the products of their mask classes.

    Parameters
    ----------
    mask_of
        Unit -> the attributes it gives.
    need
        The attributes that are not free.

    Examples
    --------
    >>> ways = sets_of_masks({0: 0b01, 1: 0b01, 2: 0b10}, 0b11, Budget(100))
    >>> ways.total, [list(product.sets()) for product in ways.products]
    (2, [[(2, (0, 2)), (2, (1, 2))]])
    """
    classes: dict[int, list[int]] = {}
    for unit in sorted(mask_of):
        classes.setdefault(mask_of[unit] & need, []).append(unit)
    covers = minimal_covers(list(classes), need, budget)
    products = tuple(Product(cover, tuple(tuple(classes[mask]) for mask in cover)) for cover in covers)
    return WaySets(frozenset(mask_of), products)


def sets_of_witnesses(cells: Sequence[Sequence[Units]], budget: Budget) -> WaySets:
    """Return the minimal revealing sets of a way, from the witnesses of each of its cells.

    The antichains of the cells are multiplied one after the other; whatever holds a smaller union is
    absorbed at once.

    Examples
    --------
    >>> sets_of_witnesses([[(0,), (1, 2)], [(1,)]], Budget(100)).listed
    ((0, 1), (1, 2))
    """
    everything = sorted({unit for witnesses in cells for witness in witnesses for unit in witness})
    bit = {unit: 1 << place for place, unit in enumerate(everything)}
    unions = [0]
    for witnesses in sorted(cells, key=len):
        packed = _antichain([sum(bit[unit] for unit in set(witness)) for witness in witnesses], budget)
        budget.spend(len(unions) * len(packed))
        unions = _antichain([union | witness for union in unions for witness in packed], budget)
    listed = [tuple(unit for unit in everything if union & bit[unit]) for union in unions]
    return WaySets(frozenset(everything), listed=tuple(sorted(listed, key=lambda chosen: (len(chosen), chosen))))


def _each_is_critical(chosen: tuple[int, ...]) -> bool:
    once = twice = 0
    for mask in chosen:
        twice |= once & mask
        once |= mask
    return all(mask & ~twice for mask in chosen)


def _choice(
    classes: Sequence[Sequence[tuple[int, int]]], places: list[int], first: int
) -> tuple[int, Units, list[int], int]:
    """Return what the heap keeps of one set: cost, units, their places in the classes, the first class to move on."""
    taken = [same[place] for same, place in zip(classes, places, strict=True)]
    return sum(cost for cost, _ in taken), tuple(sorted(unit for _, unit in taken)), places, first


def _sized(sets: Iterator[tuple[int, Units]]) -> Iterator[tuple[int, int, Units]]:
    return ((cost, len(chosen), chosen) for cost, chosen in sets)


def _cost_of(chosen: Units, costs: Sequence[int] | None) -> int:
    return len(chosen) if costs is None else sum(costs[unit] for unit in chosen)


def _antichain(unions: Sequence[int], budget: Budget) -> list[int]:
    kept: list[int] = []
    for union in sorted(set(unions), key=lambda union: (union.bit_count(), union)):
        budget.spend(1 + len(kept) // 16)
        if not any(smaller & union == smaller for smaller in kept):
            kept.append(union)
    return kept
