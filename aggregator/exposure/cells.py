"""Who knows which cell: which kinds of file give it, kept right while files move from kind to kind."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from aggregator.exposure.arrays import distinct, ranges
from aggregator.exposure.crowd import FREE, NOBODY, Crowd, Words
from aggregator.exposure.journal import Journal
from aggregator.exposure.kernel import Bools, Ints

SmallInts = NDArray[np.int32]

WITNESS_BITS = 32
DENSE = 16
"""A kind that gives one cell in so many has them as a mask, not as a list."""
WORDS_AT_ONCE = 4_000_000
"""Words of pairs times principals that are looked at in one step, to bound the memory."""
ALL = np.uint64(2**64 - 1)


class Witnesses:
    """The witnesses of several insights, counted through: a file is one, what costs no file is one, then the rest."""

    def __init__(self, files: int) -> None:
        self.files = files
        self.free = files
        self.several: list[tuple[int, ...]] = []
        self._number: dict[tuple[int, ...], int] = {}
        self.of_file: dict[int, list[int]] = defaultdict(list)

    def __len__(self) -> int:
        return self.files + 1 + len(self._number)

    def number(self, files: tuple[int, ...]) -> int:
        """Return the number of the witness that takes some files."""
        if len(files) < 2:
            return files[0] if files else self.free
        if files not in self._number:
            self._number[files] = len(self)
            self.several.append(files)
            for file in files:
                self.of_file[file].append(self._number[files])
        return self._number[files]


class Changed(NamedTuple):
    """Cells that other principals know than before, in some words of the crowd."""

    cells: Ints
    words: Ints
    before: Words


class Cells:
    """The cells of one population: column after column of attributes, in each a cell for every way.

    A *pair* is a cell and a kind of file that gives it, with the number of its rows. What is moved leaves its pair
    and is looked at by itself from then on, so that pairs stay as they are.

    Parameters
    ----------
    ways
        How many there are.
    columns
        For each column ``way << 32 | witness`` of its rows, without repeats.
    """

    def __init__(
        self, ways: int, columns: Sequence[Ints], witnesses: Witnesses, crowd: Crowd, kind_of_file: SmallInts
    ) -> None:
        self.crowd, self.ways, self.columns = crowd, ways, len(columns)
        self._witnesses = witnesses
        cell = np.concatenate(
            [number * ways + (keys >> WITNESS_BITS) for number, keys in enumerate(columns)] or [np.zeros(0, np.int64)]
        )
        witness = np.concatenate([keys & (2**WITNESS_BITS - 1) for keys in columns] or [np.zeros(0, np.int64)])
        self._kind = self._kinds_of(np.arange(len(witnesses)), kind_of_file, None)
        self._pair_up(cell, witness)
        self._moved: Bools = np.zeros(len(witnesses), dtype=bool)
        self._aside: list[tuple[Ints, SmallInts]] = []

    def _pair_up(self, cell: Ints, witness: Ints) -> None:
        span = self.crowd.kinds
        key = cell * span + self._kind[witness]
        pairs, pair_of_row, rows = np.unique(key, return_inverse=True, return_counts=True)
        self._pair_kind: SmallInts = (pairs % span).astype(np.int32)
        self._pair_rows: SmallInts = rows.astype(np.int32)
        self._cell_ptr = np.searchsorted(pairs // span, np.arange(self.ways * self.columns + 1))
        by_witness = np.argsort(witness, kind="stable")
        self._pair_of_row: SmallInts = pair_of_row[by_witness].astype(np.int32)
        self._witness_ptr = np.searchsorted(witness[by_witness], np.arange(len(self._kind) + 1))
        open_pair = self.crowd.is_open[self._pair_kind]
        self._open_rows: SmallInts = np.zeros(self.ways * self.columns, dtype=np.int32)
        np.add.at(self._open_rows, (pairs // span)[open_pair], self._pair_rows[open_pair])
        self._open: Bools = self._open_rows > 0
        by_kind = np.argsort(self._pair_kind, kind="stable")
        cells = (pairs // span)[by_kind].astype(np.int32)
        edges = np.searchsorted(self._pair_kind[by_kind], np.arange(span + 1)).tolist()
        self._given: dict[int, SmallInts] = {}
        self._given_by_many: dict[int, Bools] = {}
        for kind in range(span):
            mine = cells[edges[kind] : edges[kind + 1]]
            if len(mine) and not self.crowd.is_open[kind]:
                if len(mine) * DENSE < len(self._open):
                    self._given[kind] = mine
                else:
                    self._given_by_many[kind] = self._mask(mine)

    def _mask(self, cells: SmallInts) -> Bools:
        mask = np.zeros(len(self._open), dtype=bool)
        mask[cells] = True
        return mask

    def move(self, files: Sequence[int], kind_of_file: SmallInts, journal: Journal) -> Changed | None:
        """Follow files to the kinds that they are of now; return the cells that this changes for anybody."""
        several = {witness for file in files for witness in self._witnesses.of_file.get(file, ())}
        witnesses = np.array([*sorted(files), *sorted(several)], dtype=np.int64)
        witnesses = witnesses[self._witness_ptr[witnesses] < self._witness_ptr[witnesses + 1]]
        old, new = self._kind[witnesses], self._kinds_of(witnesses, kind_of_file, journal)
        differs = old != new
        witnesses, old, new = witnesses[differs], old[differs], new[differs]
        if not len(witnesses):
            return None
        bits = self.crowd.bits
        words = np.flatnonzero(np.any(bits[old] != bits[new], axis=0))
        many = self._witness_ptr[witnesses + 1] - self._witness_ptr[witnesses]
        rows = ranges(self._witness_ptr[witnesses], self._witness_ptr[witnesses + 1])
        pairs = self._pair_of_row[rows].astype(np.int64)
        cells = np.searchsorted(self._cell_ptr, pairs, side="right") - 1
        touched = distinct(cells)
        before = self.known(touched, words)
        self._set_aside(witnesses, many, pairs, cells, journal)
        journal.put(self._kind, witnesses, new)
        is_open = self.crowd.is_open
        self._open_up(cells, np.repeat(is_open[new].astype(np.int32) - is_open[old], many), journal)
        after = self.known(touched, words)
        changed = np.flatnonzero(np.any(before != after, axis=1)) if len(words) else words
        return Changed(touched[changed], words, before[changed]) if len(changed) else None

    def _set_aside(self, witnesses: Ints, many: Ints, pairs: Ints, cells: Ints, journal: Journal) -> None:
        """Take the rows of witnesses out of their pairs, unless they are out already."""
        fresh = np.repeat(~self._moved[witnesses], many)
        gone, times = np.unique(pairs[fresh], return_counts=True)
        journal.put(self._pair_rows, gone, self._pair_rows[gone] - times)
        journal.put(self._moved, witnesses, values=True)
        if fresh.any():
            self._aside.append((cells[fresh], np.repeat(witnesses, many)[fresh].astype(np.int32)))
            journal.add(self._aside.pop)

    def _open_up(self, cells: Ints, change: SmallInts, journal: Journal) -> None:
        """Count the rows that everyone reads anew."""
        if not change.any():
            return
        places, inverse = np.unique(cells, return_inverse=True)
        total = self._open_rows[places] + np.bincount(inverse, weights=change).astype(np.int32)
        journal.put(self._open_rows, places, total)
        journal.put(self._open, places, total > 0)

    def _kinds_of(self, witnesses: Ints, kind_of_file: SmallInts, journal: Journal | None) -> SmallInts:
        kinds = np.full(len(witnesses), FREE, dtype=np.int32)
        alone = witnesses < self._witnesses.files
        kinds[alone] = kind_of_file[witnesses[alone]]
        first = self._witnesses.free + 1
        for place in np.flatnonzero(witnesses >= first).tolist():
            files = list(self._witnesses.several[witnesses[place] - first])
            kinds[place] = self.crowd.kind_of_all(kind_of_file[files].tolist(), journal)
        return kinds

    def known(self, cells: Ints, words: Ints) -> Words:
        """Return ``(c, len(words))`` who knows each of some cells, which rise, in some words of the crowd."""
        found: Words = np.full((len(cells), len(words)), ALL, dtype=np.uint64)
        shut = np.flatnonzero(~self._open[cells])
        bits = self.crowd.bits[: self.crowd.kinds]
        bits = bits if len(words) == self.crowd.words else bits[:, words]
        sizes = np.cumsum(self._cell_ptr[cells[shut] + 1] - self._cell_ptr[cells[shut]]) * max(1, len(words))
        for portion in np.split(shut, np.flatnonzero(np.diff(sizes // WORDS_AT_ONCE)) + 1):
            found[portion] = self._known_by_pairs(cells[portion], bits)
        where, kinds = self._beside(cells[shut])
        if len(where):
            start = np.flatnonzero(np.diff(where, prepend=-1))
            found[shut[where[start]]] |= np.bitwise_or.reduceat(bits[kinds], start, axis=0)
        return found

    def _known_by_pairs(self, cells: Ints, bits: Words) -> Words:
        size = self._cell_ptr[cells + 1] - self._cell_ptr[cells]
        found = np.zeros((len(cells), bits.shape[1]), dtype=np.uint64)
        some = np.flatnonzero(size)
        if len(some):
            pairs = ranges(self._cell_ptr[cells[some]], self._cell_ptr[cells[some] + 1])
            kinds = np.where(self._pair_rows[pairs] > 0, self._pair_kind[pairs], NOBODY)
            found[some] = np.bitwise_or.reduceat(bits[kinds], np.cumsum(size[some]) - size[some], axis=0)
        return found

    def _beside(self, cells: Ints) -> tuple[Ints, SmallInts]:
        """Return place in ``cells``, which rise, and kind of each row that was moved, by place."""
        if not self._aside or not len(cells):
            return np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.int32)
        moved = np.concatenate([each for each, _ in self._aside])
        witness = np.concatenate([each for _, each in self._aside])
        where = np.minimum(np.searchsorted(cells, moved), len(cells) - 1)
        mine = np.flatnonzero(cells[where] == moved)
        order = mine[np.argsort(where[mine], kind="stable")]
        return where[order], self._kind[witness[order]]

    def known_to(self, held: Bools) -> Bools:
        """Return ``(columns, ways)`` which cells somebody knows who reads the kinds ``(k,)``, everyone's among them."""
        known = self._open.copy()
        for kind in np.flatnonzero(held).tolist():
            if kind in self._given:
                known[self._given[kind]] = True
            elif kind in self._given_by_many:
                known |= self._given_by_many[kind]
        if self._aside:
            self._look_again(known, held)
        return known.reshape(self.columns, self.ways)

    def _look_again(self, known: Bools, held: Bools) -> None:
        """Judge the cells anew that rows were taken out of."""
        cells = distinct(np.concatenate([each for each, _ in self._aside]))
        size = self._cell_ptr[cells + 1] - self._cell_ptr[cells]
        pairs = ranges(self._cell_ptr[cells], self._cell_ptr[cells + 1])
        gives = (self._pair_rows[pairs] > 0) & held[self._pair_kind[pairs]]
        found = np.logical_or.reduceat(gives, np.cumsum(size) - size)
        where, kinds = self._beside(cells)
        found[where[held[kinds]]] = True
        known[cells] = found | self._open[cells]
