"""How likely accounts are right, in every state of the tables that they hang on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from aggregator.exposure.fact_columns import SmallInts
from aggregator.exposure.kernel import Bools, Ints

Floats = NDArray[np.float64]

ALONE, BEYOND = -1, -2


@dataclass(frozen=True, slots=True, eq=False)
class Rows:
    """Facts of accounts, sorted by account, attribute and part.

    Parameters
    ----------
    owner, attribute, part
        ``(r,)`` the cell and its part.
    confidence, given
        ``(r,)`` how sure each is, and how sure once its table is known to be right.
    table
        ``(r,)`` -1 for none.
    """

    owner: Ints
    attribute: SmallInts
    part: SmallInts
    confidence: Floats
    given: Floats
    table: SmallInts

    def of(self, chosen: Ints, owner: Ints) -> Rows:
        """Return some of the rows, under other owners."""
        return Rows(
            owner, self.attribute[chosen], self.part[chosen], self.confidence[chosen], self.given[chosen],
            self.table[chosen],
        )  # fmt: skip


@dataclass(frozen=True, slots=True, eq=False)
class Local:
    """The tables of each account that are taken in their states.

    Parameters
    ----------
    tables
        ``(n, w)`` the tables of each account, -1 where it has fewer.
    bit
        ``(r,)`` which of them a row is of: `ALONE` for none, `BEYOND` for one that found no place.
    """

    tables: Ints
    bit: Ints


def local_tables(rows: Rows, owners: int, chosen: Bools, most: int) -> Local:
    """Return the tables of the chosen rows, at most so many an account: the surest of each of its cells first.

    Examples
    --------
    >>> two = np.array([0, 0])
    >>> rows = Rows(two, np.array([0, 1]), two, np.array([0.9, 0.8]), np.array([1.0, 1.0]), np.array([5, 7]))
    >>> local_tables(rows, 1, np.array([True, True]), 2).tables.tolist()
    [[5, 7]]
    """
    bit = np.full(len(rows.owner), ALONE, dtype=np.int64)
    at = np.flatnonzero(chosen)
    if not len(at):
        return Local(np.full((owners, 0), -1, dtype=np.int64), bit)
    cell = rows.owner[at] * (int(rows.attribute.max()) + 1) + rows.attribute[at]
    order = np.lexsort((rows.table[at], -rows.confidence[at], cell))
    start = np.flatnonzero(np.diff(cell[order], prepend=-1))
    nth = np.empty(len(at), dtype=np.int64)
    nth[order] = np.arange(len(at)) - np.repeat(start, np.diff(np.append(start, len(at))))
    pair = rows.owner[at] * (int(rows.table.max()) + 1) + rows.table[at]
    pairs, inverse = np.unique(pair, return_inverse=True)
    foremost = np.full(len(pairs), len(at), dtype=np.int64)
    np.minimum.at(foremost, inverse, nth)
    owner = pairs // (int(rows.table.max()) + 1)
    order = np.lexsort((pairs, foremost, owner))
    start = np.flatnonzero(np.diff(owner[order], prepend=-1))
    place = np.empty(len(pairs), dtype=np.int64)
    place[order] = np.arange(len(pairs)) - np.repeat(start, np.diff(np.append(start, len(pairs))))
    width = min(most, int(place.max()) + 1)
    tables = np.full((owners, width), -1, dtype=np.int64)
    fits = place < width
    tables[owner[fits], place[fits]] = pairs[fits] % (int(rows.table.max()) + 1)
    bit[at] = np.where(fits, place, BEYOND)[inverse]
    return Local(tables, bit)


def chances_in_states(rows: Rows, owners: int, local: Local, alone: Floats, parts_needed: SmallInts) -> Floats:
    """Return ``(n, 2 ** w)`` how likely each account is, for each state of its local tables.

    States beyond those of an account's own tables are left at zero.

    Parameters
    ----------
    alone
        ``(r,)`` how sure the rows are that are of no local table.
    """
    width = local.tables.shape[1]
    chances = np.zeros((owners, 1 << width))
    has = np.sum(local.tables >= 0, axis=1)
    for tables in np.unique(has).tolist():
        mine = np.flatnonzero(has[rows.owner] == tables)
        if not len(mine):
            continue
        part = _Product(rows.owner[mine], rows.attribute[mine], rows.part[mine], parts_needed)
        bit, given, other = local.bit[mine], rows.given[mine], alone[mine]
        for state in range(1 << tables):
            right = np.where(bit >= 0, np.where(state >> np.maximum(bit, 0) & 1 == 1, given, 0.0), other)
            chances[part.owners, state] = part.chances(right)
    return chances


def changes(column: NDArray[np.integer[Any]]) -> Bools:
    """Return ``(r,)`` where a column differs from the row before; the first row does.

    Examples
    --------
    >>> changes(np.array([4, 4, 7])).tolist()
    [True, False, True]
    """
    differs = np.ones(len(column), dtype=bool)
    np.not_equal(column[1:], column[:-1], out=differs[1:])
    return differs


def chances_by_themselves(rows: Rows, owners: int, parts_needed: SmallInts) -> Floats:
    """Return ``(n,)`` how likely each account is, were every fact right or wrong by itself."""
    chance = np.zeros(owners)
    if len(rows.owner):
        product = _Product(rows.owner, rows.attribute, rows.part, parts_needed)
        chance[product.owners] = product.chances(rows.confidence)
    return chance


def said_twice(rows: Rows, reliability: NDArray[np.float32]) -> Bools:
    """Return ``(r,)`` the rows of an uncertain table that says something else of the same account too."""
    key = rows.owner * (len(reliability) + 1) + rows.table
    _, inverse, count = np.unique(key, return_inverse=True, return_counts=True)
    twice: Bools = np.append(reliability < 1, False)[rows.table] & (count[inverse] > 1)
    return twice


class _Product:
    """How rows make parts, parts cells, and cells accounts."""

    def __init__(self, owner: Ints, attribute: SmallInts, part: SmallInts, parts_needed: SmallInts) -> None:
        new_owner = changes(owner)
        new_cell = new_owner | changes(attribute)
        new_part = new_cell | changes(part)
        self._cells = np.flatnonzero(new_cell)
        self._first_cells = np.flatnonzero(new_owner[self._cells])
        self.owners = owner[self._cells[self._first_cells]]
        needed = parts_needed[attribute[self._cells]]
        self._counted = np.flatnonzero(needed > 1)
        self._needed = needed[self._counted]
        self._parts = np.flatnonzero(new_part)
        self._parts_of_cells = np.searchsorted(self._parts, np.append(self._cells, len(owner)))

    def chances(self, right: Floats) -> Floats:
        """Return how likely each account is, where the rows are right with these chances, each by itself."""
        with np.errstate(divide="ignore"):
            missing = np.log1p(-right)
        cell = -np.expm1(np.add.reduceat(missing, self._cells))
        if len(self._counted):
            part = -np.expm1(np.add.reduceat(missing, self._parts))
            for place, needed in zip(self._counted.tolist(), self._needed.tolist(), strict=True):
                cell[place] = _at_least(part[self._parts_of_cells[place] : self._parts_of_cells[place + 1]], needed)
        found: Floats = np.multiply.reduceat(cell, self._first_cells)
        return found


def _at_least(chances: Floats, needed: int) -> float:
    """Return how likely so many of independent parts are known."""
    fewer = np.zeros(needed)
    fewer[0] = 1.0
    for chance in chances.tolist():
        fewer[1:] = fewer[1:] * (1 - chance) + fewer[:-1] * chance
        fewer[0] *= 1 - chance
    return float(max(0.0, 1.0 - fewer.sum()))
