"""What each file adds to single subjects that hang on several files at once: exactly for few files, else estimated."""

from __future__ import annotations

from dataclasses import dataclass
from math import factorial

import numpy as np
from numpy.typing import NDArray

from aggregator.exposure.arrays import distinct, ranges
from aggregator.exposure.kernel import Grid, Ints

Words = NDArray[np.uint64]
Floats = NDArray[np.float64]

PLAYERS_BY_DEFINITION = 12
"""A subject that hangs on so few clusters is always computed from every set of them."""

PLAYERS_AT_MOST = 16
"""So many where they are few subjects."""

SEED = 20_240_501

_WORK = 1 << 28
_ORDERS = 4096
_ALL = np.uint64(2**64 - 1)
_PERIODIC = np.array(
    [sum(1 << place for place in range(64) if place >> player & 1) for player in range(6)], dtype=np.uint64
)
_OF_SIZE = np.array(
    [sum(1 << place for place in range(64) if place.bit_count() == size) for size in range(7)], dtype=np.uint64
)


@dataclass(frozen=True, slots=True, eq=False)
class Adding:
    """What players add: ``(p,)`` unit and worth of each (subject, unit), and how far that may be off.

    ``error`` is the standard error of each, zero where it is exact; ``orders`` how many were drawn for it.
    """

    unit: Ints
    worth: Floats
    error: Floats
    orders: int = 0


def adding(grid: Grid, subjects: Ints, times: Ints, measure: str, seed: int = SEED) -> Adding:
    """Return what each unit adds to some subjects of the grid.

    Subjects are independent games whose sum is the exposure, and each hangs on few units. Those are taken in all
    their sets, sixty-four at a time. Where a subject hangs on too many, its units are taken in orders (Shapley) or
    sets (Banzhaf) that are drawn from a stated seed; what is critical is exact always.

    Parameters
    ----------
    subjects, times
        ``(q,)`` positions in the grid, and how many subjects are just like each.
    measure
        ``shapley``, ``banzhaf`` or ``criticality``.
    """
    games = games_of(grid, subjects)
    if measure == "criticality":
        return _told(games, times, _critical(games))
    players = games.players
    few = players <= PLAYERS_BY_DEFINITION
    more = ~few & (players <= PLAYERS_AT_MOST)
    if int(np.sum(players[more] << players[more])) <= _WORK:
        few = few | more
    worth = np.zeros(len(games.subject))
    for size in np.unique(players[few]).tolist():
        mine = np.flatnonzero(few & (players == size))
        part = games_of(grid, subjects[mine])
        worth[np.isin(games.subject, mine)] = _by_definition(part, size, measure)
    left = np.flatnonzero(~few)
    if not len(left):
        return _told(games, times, worth)
    part = games_of(grid, subjects[left])
    drawn = in_orders if measure == "shapley" else in_sets
    estimate, orders = drawn(part, seed)
    here = np.isin(games.subject, left)
    worth[here] = estimate
    error = np.zeros(len(worth))
    error[here] = np.sqrt(np.maximum(estimate * (1 - estimate), 1 / orders) / orders)
    return _told(games, times, worth, error, orders)


@dataclass(frozen=True, slots=True, eq=False)
class Games:
    """Subjects, and the players that each of them hangs on.

    Parameters
    ----------
    subject, unit, place
        ``(p,)`` a player: the subject by its number here, its unit, and which of the subject's players it is.
    entry
        The players of the witnesses of all rows, one after the other; the number after the last for none.
    row_start, cell_start, way_start
        Where the entries of each row, the rows of each cell and the ways of each subject start.
    """

    subject: Ints
    unit: Ints
    place: Ints
    players: Ints
    entry: Ints
    row_start: Ints
    cell_start: Ints
    way_start: Ints
    width: int

    def revealed(self, held: Words) -> Words:
        """Return ``(q,)`` in which of sixty-four sets each subject is revealed, from who is in which, ``(p,)``."""
        row = np.bitwise_and.reduceat(np.append(held, _ALL)[self.entry], self.row_start)
        cell = np.bitwise_or.reduceat(row, self.cell_start)
        way = np.bitwise_and.reduce(cell.reshape(-1, self.width), axis=1)
        found: Words = np.bitwise_or.reduceat(way, self.way_start)
        return found


def games_of(grid: Grid, subjects: Ints) -> Games:
    """Return some subjects of the grid as games."""
    ways = ranges(grid.way_ptr[subjects], grid.way_ptr[subjects + 1])
    rows = ranges(grid.cell_ptr[ways * grid.width], grid.cell_ptr[(ways + 1) * grid.width])
    size_of_ways = grid.cell_ptr[(ways + 1) * grid.width] - grid.cell_ptr[ways * grid.width]
    number_of_ways = np.diff(grid.way_ptr)[subjects]
    owner = np.repeat(np.repeat(np.arange(len(subjects)), number_of_ways), size_of_ways)
    witness = grid.row_witness[rows]
    entries = ranges(grid.witness_ptr[witness], grid.witness_ptr[witness + 1])
    size = np.diff(grid.witness_ptr)[witness]
    unit = grid.witness_unit[entries]
    span = grid.units + 1
    key = np.repeat(owner, size) * span + unit
    taken = unit < grid.units
    pairs = distinct(key[taken])
    entry = np.where(taken, np.searchsorted(pairs, key), len(pairs))
    subject = pairs // span
    start = np.searchsorted(subject, np.arange(len(subjects)))
    sizes_of_cells = np.diff(grid.cell_ptr)[ranges(ways * grid.width, (ways + 1) * grid.width)]
    return Games(
        subject=subject,
        unit=pairs % span,
        place=np.arange(len(pairs)) - start[subject],
        players=np.bincount(subject, minlength=len(subjects)).astype(np.int64),
        entry=entry,
        row_start=np.cumsum(size) - size,
        cell_start=np.cumsum(sizes_of_cells) - sizes_of_cells,
        way_start=np.cumsum(number_of_ways) - number_of_ways,
        width=grid.width,
    )


def _told(games: Games, times: Ints, worth: Floats, error: Floats | None = None, orders: int = 0) -> Adding:
    many = times[games.subject]
    off = np.zeros(len(worth)) if error is None else error * many
    return Adding(games.unit, worth * many, off, orders)


def _by_definition(games: Games, size: int, measure: str) -> Floats:
    """Return what each player adds, all subjects having ``size`` players, from all their sets."""
    worth = np.zeros(len(games.subject))
    joining, leaving = _weights(size, measure)
    for block in range(max(1, 1 << size >> 6)):
        held = np.where(
            games.place < 6,
            _PERIODIC[np.minimum(games.place, 5)],
            np.where(block >> np.maximum(games.place - 6, 0) & 1 == 1, _ALL, np.uint64(0)),
        )
        revealed = games.revealed(held)
        if size < 6:
            revealed &= np.uint64((1 << (1 << size)) - 1)
        for inside in range(min(size, 6) + 1):
            members = block.bit_count() + inside
            of_size = revealed & _OF_SIZE[inside]
            whole = np.bitwise_count(of_size)[games.subject].astype(np.float64)
            with_it = np.bitwise_count(of_size[games.subject] & held).astype(np.float64)
            worth += joining[members] * with_it - leaving[members] * (whole - with_it)
    return worth


def _weights(size: int, measure: str) -> tuple[list[float], list[float]]:
    """Return, by the size of a set, the weight of its worth for a player inside and for one outside."""
    if measure == "banzhaf":
        return [2.0 ** (1 - size)] * (size + 1), [2.0 ** (1 - size)] * (size + 1)
    orders = [factorial(k) * factorial(size - k - 1) / factorial(size) for k in range(size)]
    return [0.0, *orders], [*orders, 0.0]


def _critical(games: Games) -> Floats:
    """Return whether each player's leaving all the others ends what is revealed."""
    worth = np.zeros(len(games.subject))
    for block in range(0, int(games.players.max(initial=0)), 64):
        mine = (games.place >= block) & (games.place < block + 64)
        bit = np.left_shift(np.uint64(1), np.clip(games.place - block, 0, 63).astype(np.uint64))
        held = np.where(mine, _ALL ^ bit, _ALL)
        ended = (games.revealed(held)[games.subject] & bit) == 0
        worth[mine] = ended[mine]
    return worth


def in_orders(games: Games, seed: int) -> tuple[Floats, int]:
    """Return how often each player is the one that completes its subject, over orders that are drawn.

    When players come one by one, a subject is completed at the (min, max) of their turns.
    """
    units, local = np.unique(games.unit, return_inverse=True)
    random = np.random.default_rng(seed)
    batch = int(np.clip(_WORK // 64 // max(1, len(games.entry)), 1, 64))
    orders = int(np.clip(_WORK // max(1, len(games.entry)), 64, _ORDERS)) // batch * batch
    worth = np.zeros(len(games.subject))
    for _ in range(orders // batch):
        turn = random.permuted(np.tile(np.arange(len(units), dtype=np.int32), (batch, 1)), axis=1)
        mine = turn[:, local]
        entry = np.concatenate([mine, np.full((batch, 1), -1, dtype=np.int32)], axis=1)[:, games.entry]
        row = np.maximum.reduceat(entry, games.row_start, axis=1)
        cell = np.minimum.reduceat(row, games.cell_start, axis=1)
        way = cell.reshape(batch, -1, games.width).max(axis=2)
        completed = np.minimum.reduceat(way, games.way_start, axis=1)
        worth += np.sum(mine == completed[:, games.subject], axis=0)
    return worth / orders, orders


def in_sets(games: Games, seed: int) -> tuple[Floats, int]:
    """Return how often each player decides its subject, over sets of the others that are drawn."""
    random = np.random.default_rng(seed)
    passes = len(games.entry) * int(games.players.max(initial=1))
    blocks = int(np.clip(_WORK // max(1, passes), 4, _ORDERS // 64))
    worth = np.zeros(len(games.subject))
    for _ in range(blocks):
        held = random.integers(0, 2**64, len(games.subject), dtype=np.uint64)
        for place in range(int(games.players.max(initial=0))):
            mine = games.place == place
            with_it = games.revealed(np.where(mine, _ALL, held))
            without = games.revealed(np.where(mine, np.uint64(0), held))
            worth[mine] += np.bitwise_count(with_it & ~without)[games.subject[mine]]
    return worth / (blocks * 64), blocks * 64
