"""How much of an insight each of very many readers infers: all of them in one pass over the rows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from aggregator.exposure.arrays import Bools, Ints, distinct, pointers
from aggregator.exposure.bit_counts import BitCounts, Words
from aggregator.exposure.kernel import Evidence, place_of
from aggregator.exposure.witnesses import idle, in_units

_WORDS_A_BLOCK = 1 << 16
"""Words that the cells of one block take: half a megabyte, so that they stay in a core's own cache."""
_ROWS_A_BLOCK = 1 << 17


@dataclass(frozen=True, slots=True, eq=False)
class ReaderRows:
    """What may be revealed to whom: rows of the ways that all files complete, each kind of witness of a cell once.

    Witnesses are of one kind where the same access classes together have them. Ways stand by their subject's place,
    and there those of about as many rows together, so that a block of them is quickly gone through.

    Parameters
    ----------
    width
        How many attributes are required.
    classes
        How many access classes there are.
    place_ptr, way_ptr, cell_ptr
        Where the subjects of each place (``2 * scope``, and one more for those outside the population), the ways of
        each subject and the rows of each cell begin.
    kind
        ``(r,)`` the kind of each row's witness; beyond the kinds there are for what a smaller witness makes idle.
    kind_ptr, kind_class
        CSR of the classes of each kind; class ``classes`` is what everybody has.
    """

    width: int
    classes: int
    place_ptr: Ints
    way_ptr: Ints
    cell_ptr: Ints
    kind: Ints
    kind_ptr: Ints
    kind_class: Ints

    @property
    def by_all(self) -> Ints:
        """Return ``(z, 2)`` how many subjects all files reveal: those a scope counts, and those outside."""
        return np.diff(self.place_ptr).reshape(-1, 2)

    def by_sets(self, sets: Bools) -> Ints:
        """Return ``(q, z, 2)`` how many subjects each set of access classes, ``(q, c)``, reveals."""
        counts = [self.by_sets_at(sets, place) for place in range(len(self.place_ptr) - 1)]
        return np.stack(counts, axis=1).reshape(len(sets), len(counts) // 2, 2)

    def by_sets_at(self, sets: Bools, place: int) -> Ints:
        """Return ``(q,)`` how many subjects of one place each set of access classes reveals.

        One bit stands for each set: a cell's are those of its rows together, a way's are those that all its cells
        have, a subject's those of its ways together; how many subjects have each bit is counted in slices.
        """
        words = _sets_that_have(sets, self.kind_ptr, self.kind_class)
        counts = BitCounts(words.shape[1])
        start, stop = self.place_ptr[place : place + 2].tolist()
        for block in _blocks(self, start, stop, np.concatenate([words, words])):
            counts.add(block)
        return counts.total()[: len(sets)]

    def rows_at(self, first: int, last: int) -> tuple[int, int]:
        """Return where the rows of the places from ``first`` up to ``last`` begin and end."""
        edges = self.cell_ptr[self.way_ptr[self.place_ptr[[first, last]]] * self.width]
        return int(edges[0]), int(edges[1])

    def relevant(self, first: int, last: int) -> Bools:
        """Return ``(c,)`` the classes whose files say something of a subject of some places."""
        start, stop = self.rows_at(first, last)
        kinds = len(self.kind_ptr) - 1
        said = np.bincount(self.kind[start:stop], minlength=2 * kinds)[:kinds] > 0
        found = np.zeros(self.classes + 1, dtype=bool)
        found[self.kind_class[np.repeat(said, np.diff(self.kind_ptr))]] = True
        return found[:-1]


def reader_rows(evidence: Evidence, classes: int, *, files_apart: bool = True) -> ReaderRows:
    """Return the rows that tell how much each of very many readers infers.

    ``files_apart`` says whether a witness is idle beside a smaller one of its files, or beside one of its classes.

    Examples
    --------
    >>> from dataclasses import replace
    >>> from aggregator.exposure.example import TWO_FILES
    >>> rows = reader_rows(replace(TWO_FILES, access_class=np.array([0, 1])), 2)
    >>> rows.by_sets(np.array([[True, False], [True, True]]))[:, 0, 0].tolist()
    [0, 1]
    >>> rows.by_all.tolist(), rows.relevant(0, 2).tolist()
    ([[1, 0]], [True, True])
    """
    width, access_class = len(evidence.attributes), evidence.access_class
    files_of = (evidence.witness_ptr, evidence.witness_file)
    kind, kind_ptr, kind_class = in_units(*files_of, evidence.row_witness, access_class, classes)
    kinds = len(kind_ptr) - 1
    ways, subject = _complete_ways(evidence)
    shift = (2 * kinds).bit_length()
    start = np.full((len(evidence.way_subject), width), np.iinfo(np.int64).min, dtype=np.int64)
    start[ways] = (np.arange(len(ways) * width) << shift).reshape(-1, width)
    key = np.empty(len(evidence.row_way), dtype=np.int64)
    for first in range(0, len(key), _ROWS_A_BLOCK):
        part = slice(first, first + _ROWS_A_BLOCK)
        key[part] = start.reshape(-1)[_cells(evidence, part)] + kind[evidence.row_witness[part]]
    key[_idle_rows(evidence, np.arange(len(evidence.files)) if files_apart else access_class)] += kinds
    key = distinct(key)
    key = key[np.searchsorted(key, 0) :]
    first_way = np.flatnonzero(np.diff(subject, prepend=-1))
    return ReaderRows(
        width=width,
        classes=classes,
        place_ptr=pointers(place_of(evidence, subject[first_way]), 2 * len(evidence.scopes)),
        way_ptr=np.append(first_way, len(ways)).astype(np.int64),
        cell_ptr=pointers(key >> shift, len(ways) * width),
        kind=key & ((1 << shift) - 1),
        kind_ptr=kind_ptr,
        kind_class=kind_class,
    )


def _sets_that_have(sets: Bools, ptr: Ints, unit: Ints) -> Words:
    """Return ``(k, w)`` which sets have each kind of witness, a bit for each set."""
    size = -(-max(1, len(sets)) // 64) * 64
    has = np.zeros((sets.shape[1] + 1, size), dtype=bool)
    has[:-1, : len(sets)] = sets.T
    has[-1] = True
    packed: Words = np.packbits(has, axis=1, bitorder="little").view(np.uint64)
    return np.bitwise_and.reduceat(packed[unit], ptr[:-1], axis=0)


def _complete_ways(evidence: Evidence) -> tuple[Ints, Ints]:
    """Return the ways that all files complete, and the subject of each, in the order of `ReaderRows`."""
    width = len(evidence.attributes)
    given = np.zeros(len(evidence.way_subject) * width, dtype=bool)
    for first in range(0, len(evidence.row_way), _ROWS_A_BLOCK):
        given[_cells(evidence, slice(first, first + _ROWS_A_BLOCK))] = True
    ways = np.flatnonzero(given.reshape(-1, width).all(axis=1))
    rows_of_way = np.bincount(evidence.row_way, minlength=len(evidence.way_subject))
    rows_of_subject = np.bincount(evidence.way_subject, rows_of_way, len(evidence.subjects))
    subject = evidence.way_subject[ways]
    order = np.lexsort((subject, np.frexp(rows_of_subject)[1][subject], place_of(evidence, subject)))
    return ways[order], subject[order]


def _cells(evidence: Evidence, part: slice) -> Ints:
    cells: Ints = evidence.row_way[part] * len(evidence.attributes) + evidence.row_attribute[part]
    return cells


def _idle_rows(evidence: Evidence, unit: Ints) -> Ints:
    """Return the rows that say nothing which a smaller witness of their cell does not."""
    special = np.diff(evidence.witness_ptr) != 1
    if not special.any():
        return np.zeros(0, dtype=np.int64)
    cell, units = _cells(evidence, slice(None)), int(unit.max(initial=-1)) + 1
    touched = np.zeros(int(cell.max(initial=-1)) + 1, dtype=bool)
    touched[cell[special[evidence.row_witness]]] = True
    rows = np.flatnonzero(touched[cell])
    used = evidence.row_witness[rows]
    named, ptr, units_of = in_units(evidence.witness_ptr, evidence.witness_file, used, unit, units)
    rows = rows[np.lexsort((named[used], cell[rows]))]
    found: Ints = rows[idle(cell[rows], named[evidence.row_witness[rows]], units, ptr, units_of)]
    return found


def _blocks(rows: ReaderRows, start: int, stop: int, words: Words) -> Iterator[Words]:
    """Yield, for the subjects from start to stop, which sets reveal each."""
    step = max(1, _WORDS_A_BLOCK // words.shape[1] // rows.width)
    for first in range(start, stop, step):
        ways = rows.way_ptr[first : min(stop, first + step) + 1]
        cells = rows.cell_ptr[ways[0] * rows.width : ways[-1] * rows.width + 1]
        known = _together(words, rows.kind[cells[0] : cells[-1]], cells - cells[0])
        revealed = known[:: rows.width]
        for attribute in range(1, rows.width):
            revealed = revealed & known[attribute :: rows.width]
        if len(revealed) > len(ways) - 1:
            revealed = _together(revealed, np.arange(len(revealed)), ways - ways[0])
        yield revealed


def _together(words: Words, label: Ints, ptr: Ints) -> Words:
    """Return the union of the words of each owner's labels; each has at least one.

    Owners of most labels come first meanwhile, so that those with another one are always the first few.
    """
    size = np.diff(ptr)
    order = np.argsort(-size)
    start, size = ptr[order], size[order]
    found = words.take(label[start], axis=0)
    more = np.searchsorted(-size, -np.arange(1, size[0]), side="left")
    for turn, left in enumerate(more.tolist(), 1):
        found[:left] |= words.take(label[start[:left] + turn], axis=0)
    back = np.empty(len(order), dtype=np.int64)
    back[order] = np.arange(len(order))
    return found.take(back, axis=0)
