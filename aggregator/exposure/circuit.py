"""What keeps subjects revealed, as plain arrays: players hold up rows, rows cells, cells ways, ways subjects."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from aggregator.exposure.arrays import distinct, ranges
from aggregator.exposure.kernel import Bools, Grid, Ints


class Part(NamedTuple):
    """A grid, and the players that hold up its rows: pairs of row and player, by row; ``shared`` as in `circuit_of`."""

    grid: Grid
    row: Ints
    player: Ints
    shared: bool = True


@dataclass(frozen=True, slots=True, eq=False)
class Circuit:
    """Subjects as alternatives of conditions over players: files, or single facts of files.

    A row stands while all of its players are held, a cell while one of its rows does, a way while all of its
    cells do, a subject while one of its ways does. A *target* is the subjects that are counted together.

    Parameters
    ----------
    players
        How many there are.
    row_ptr, row_player
        CSR of the players of each row; a row without any always stands.
    cell_ptr, way_ptr, subject_ptr, target_ptr
        CSR of the rows of each cell, the cells of each way, the ways of each subject, the subjects of each target.
    slot
        ``(r,)`` rows of one way that have the same players have the same slot.
    """

    players: int
    row_ptr: Ints
    row_player: Ints
    cell_ptr: Ints
    way_ptr: Ints
    subject_ptr: Ints
    target_ptr: Ints
    slot: Ints

    def owners(self) -> tuple[Ints, Ints, Ints, Ints]:
        """Return the cell of each row, the way of each cell, the subject of each way, the target of each subject."""
        return owner(self.cell_ptr), owner(self.way_ptr), owner(self.subject_ptr), owner(self.target_ptr)

    @property
    def targets(self) -> int:
        """Return how many targets there are."""
        return len(self.target_ptr) - 1


def owner(ptr: Ints) -> Ints:
    """Return which range of a CSR pointer each position lies in.

    Examples
    --------
    >>> owner(np.array([0, 2, 2, 3])).tolist()
    [0, 0, 2]
    """
    found: Ints = np.repeat(np.arange(len(ptr) - 1), np.diff(ptr))
    return found


def part_of(grid: Grid, player_of_unit: Ints | None = None) -> Part:
    """Return a grid whose units are the players, or stand for the players that are given."""
    row, unit = grid.units_of_rows()
    return Part(grid, row, unit if player_of_unit is None else player_of_unit[unit])


def circuit_of(parts: Sequence[Part], players: int) -> Circuit:
    """Return the circuit of several grids over the same players, a target each.

    Where a part is ``shared``, rows of one way with the same witness have the same players.

    Examples
    --------
    >>> from aggregator.exposure.example import TWO_FILES
    >>> from aggregator.exposure.kernel import grid_of
    >>> circuit = circuit_of([part_of(grid_of(TWO_FILES))], 2)
    >>> circuit.row_player.tolist(), circuit.cell_ptr.tolist(), circuit.way_ptr.tolist()
    ([0, 1], [0, 1, 2], [0, 2])
    """
    slots = 0
    columns: dict[str, list[Ints]] = {name: [] for name in ("size", "player", "rows", "cells", "ways", "slot")}
    for part in parts:
        grid = part.grid
        columns["size"].append(np.bincount(part.row, minlength=len(grid.row_witness)))
        columns["player"].append(part.player)
        columns["rows"].append(np.diff(grid.cell_ptr))
        columns["cells"].append(np.full((len(grid.cell_ptr) - 1) // grid.width, grid.width))
        columns["ways"].append(np.diff(grid.way_ptr))
        slot = _slots(grid) if part.shared else np.arange(len(grid.row_witness))
        columns["slot"].append(slot + slots)
        slots += int(slot.max(initial=-1)) + 1
    flat = {
        name: np.concatenate([*each, np.zeros(0, dtype=np.int64)]).astype(np.int64) for name, each in columns.items()
    }
    return Circuit(
        players=players,
        row_ptr=_ptr(flat["size"]),
        row_player=flat["player"],
        cell_ptr=_ptr(flat["rows"]),
        way_ptr=_ptr(flat["cells"]),
        subject_ptr=_ptr(flat["ways"]),
        target_ptr=_ptr(np.array([len(part.grid.subject) for part in parts], dtype=np.int64)),
        slot=flat["slot"],
    )


def with_sets(circuit: Circuit, sets: Sequence[Iterable[int]]) -> Circuit:
    """Return a circuit with one more target for each set of players: a subject that stands while they all do.

    Examples
    --------
    >>> from aggregator.exposure.example import TWO_FILES
    >>> from aggregator.exposure.kernel import grid_of
    >>> more = with_sets(circuit_of([part_of(grid_of(TWO_FILES))], 2), [[0, 1]])
    >>> State(more).revealed.tolist()
    [1, 1]
    """
    flat = [np.array(sorted(set(each)), dtype=np.int64) for each in sets]
    sizes = np.array([len(each) for each in flat], dtype=np.int64)
    ones = np.ones(len(flat), dtype=np.int64)
    return Circuit(
        players=circuit.players,
        row_ptr=_longer(circuit.row_ptr, sizes),
        row_player=np.concatenate([circuit.row_player, *flat]),
        cell_ptr=_longer(circuit.cell_ptr, ones),
        way_ptr=_longer(circuit.way_ptr, ones),
        subject_ptr=_longer(circuit.subject_ptr, ones),
        target_ptr=_longer(circuit.target_ptr, ones),
        slot=np.concatenate([circuit.slot, circuit.slot.max(initial=-1) + 1 + np.arange(len(flat))]),
    )


class State:
    """Which players are held, and what stands because of them; each step touches only what it changes.

    ``revealed`` is ``(t,)`` how many subjects of each target stand. Holding after letting go is exact.

    Examples
    --------
    >>> from aggregator.exposure.example import TWO_FILES
    >>> from aggregator.exposure.kernel import grid_of
    >>> state = State(circuit_of([part_of(grid_of(TWO_FILES))], 2))
    >>> _ = state.release(0)
    >>> state.revealed.tolist()
    [0]
    >>> _ = state.hold(0)
    >>> state.revealed.tolist()
    [1]
    """

    def __init__(self, circuit: Circuit, *, held: bool = True) -> None:
        self.circuit = circuit
        self.cell, self.way, self.subject, self.target = circuit.owners()
        order = np.argsort(circuit.row_player, kind="stable")
        self._row_of_player = owner(circuit.row_ptr)[order]
        self._player_ptr = np.searchsorted(circuit.row_player[order], np.arange(circuit.players + 1))
        self._row_of_pair = owner(circuit.row_ptr)
        self.set(np.full(circuit.players, held))

    def set(self, held: Bools) -> None:
        """Hold just these players: one pass over all rows."""
        circuit = self.circuit
        self.held: Bools = held.copy()
        gone = self._row_of_pair[~held[circuit.row_player]]
        self.missing: Ints = np.bincount(gone, minlength=len(self.cell))
        self.standing: Ints = np.bincount(self.cell[self.missing == 0], minlength=len(self.way))
        self.dark: Ints = np.bincount(self.way[self.standing == 0], minlength=len(self.subject))
        self.complete: Ints = np.bincount(self.subject[self.dark == 0], minlength=len(self.target))
        self.revealed: Ints = np.bincount(self.target[self.complete > 0], minlength=circuit.targets)

    def rows_of(self, player: int) -> Ints:
        """Return the rows that a player helps to hold up."""
        return self._row_of_player[self._player_ptr[player] : self._player_ptr[player + 1]]

    def release(self, player: int) -> Ints:
        """Let go of a player that is held; return the ways it touches."""
        self.held[player] = False
        rows = self.rows_of(player)
        self.missing[rows] += 1
        cells = self.cell[rows[self.missing[rows] == 1]]
        np.subtract.at(self.standing, cells, 1)
        emptied = distinct(cells)
        emptied = emptied[self.standing[emptied] == 0]
        ways = self.way[emptied]
        fallen = distinct(ways[self.dark[ways] == 0])
        np.add.at(self.dark, ways, 1)
        np.subtract.at(self.complete, self.subject[fallen], 1)
        lost = distinct(self.subject[fallen])
        lost = lost[self.complete[lost] == 0]
        np.subtract.at(self.revealed, self.target[lost], 1)
        return self._touched(rows)

    def hold(self, player: int) -> Ints:
        """Hold a player that is not; return the ways it touches."""
        self.held[player] = True
        rows = self.rows_of(player)
        self.missing[rows] -= 1
        cells = self.cell[rows[self.missing[rows] == 0]]
        filled = distinct(cells)
        filled = filled[self.standing[filled] == 0]
        np.add.at(self.standing, cells, 1)
        ways = self.way[filled]
        np.subtract.at(self.dark, ways, 1)
        risen = distinct(ways)
        risen = risen[self.dark[risen] == 0]
        subjects = distinct(self.subject[risen])
        won = subjects[self.complete[subjects] == 0]
        np.add.at(self.complete, self.subject[risen], 1)
        np.add.at(self.revealed, self.target[won], 1)
        return self._touched(rows)

    def gained(self, player: int) -> Ints:
        """Return the target of every subject that would stand again if a player that is not held were."""
        rows = self.rows_of(player)
        cells = distinct(self.cell[rows[self.missing[rows] == 1]])
        ways, many = np.unique(self.way[cells[self.standing[cells] == 0]], return_counts=True)
        subjects = distinct(self.subject[ways[self.dark[ways] == many]])
        won: Ints = self.target[subjects[self.complete[subjects] == 0]]
        return won

    def rows_of_ways(self, ways: Ints) -> Ints:
        """Return the rows of some ways."""
        edges = self.circuit.cell_ptr[self.circuit.way_ptr]
        return ranges(edges[ways], edges[ways + 1])

    def _touched(self, rows: Ints) -> Ints:
        return distinct(self.way[self.cell[rows]])


def _slots(grid: Grid) -> Ints:
    """Return ``(r,)`` a number for each row: equal where way and witness are."""
    way = grid.rows_of_cells() // grid.width
    _, slot = np.unique(way * len(grid.witness_ptr) + grid.row_witness, return_inverse=True)
    return np.asarray(slot, dtype=np.int64)


def _ptr(sizes: Ints) -> Ints:
    return np.concatenate([[0], np.cumsum(sizes)]).astype(np.int64)


def _longer(ptr: Ints, sizes: Ints) -> Ints:
    return np.concatenate([ptr, ptr[-1] + np.cumsum(sizes)]).astype(np.int64)
