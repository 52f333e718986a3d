"""How much of an insight each of very many readers infers: all of them in one pass over the rows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from aggregator.exposure.arrays import Bools, Ints, distinct, pointers
from aggregator.exposure.bit_counts import BitCounts, Words
from aggregator.exposure.kernel import Evidence, place_of
from aggregator.exposure.witnesses import idle, in_units

_WORDS_A_BLOCK = 1 << 16
"""Words that the cells of one block take: half a megabyte, so that they stay in a core's own cache."""
_ROWS_A_BLOCK = 1 << 17


@dataclass(frozen=True, slots=True, eq=False)
class Inferred:
    """How many subjects are revealed, scope by scope: those counted, and those outside the population.

    ``by_set`` is ``(q, z, 2)``, of each set of access classes; ``by_all`` is ``(z, 2)``, of all files; ``relevant`` is
    ``(z, c)``, the classes whose files say something of a subject that all files reveal.
    """

    by_set: Ints
    by_all: Ints
    relevant: Bools


@dataclass(frozen=True, slots=True, eq=False)
class _Rows:
    """Rows in the order of their cells, of the ways that all files complete.

    Ways stand by their subject's place, and there those of about as many rows together, so that a block of them is
    quickly gone through. ``kind`` says what kind of witness a row has; ``place_ptr``, ``way_ptr`` and ``cell_ptr``
    are where the subjects of each place, the ways of each subject and the rows of each cell begin.
    """

    width: int
    place_ptr: Ints
    way_ptr: Ints
    cell_ptr: Ints
    kind: Ints


def inferred(evidence: Evidence, sets: Bools) -> Inferred:
    """Return how many subjects each set of access classes reveals, and all files do.

    Witnesses are told apart only by who can put them together, and a cell keeps each kind once. One bit stands for
    each set: a cell's are those of its rows together, a way's are those that all its cells have, a subject's those of
    its ways together; and how many subjects have each bit is counted in slices.

    Parameters
    ----------
    sets
        ``(q, c)`` access classes.

    Examples
    --------
    >>> from dataclasses import replace
    >>> from aggregator.exposure.example import TWO_FILES
    >>> apart = replace(TWO_FILES, access_class=np.array([0, 1]))
    >>> found = inferred(apart, np.array([[True, False], [True, True]]))
    >>> found.by_set[:, 0, 0].tolist(), found.by_all.tolist(), found.relevant.tolist()
    ([0, 1], [[1, 0]], [[True, True]])
    """
    scopes, classes = len(evidence.scopes), sets.shape[1]
    files_of = (evidence.witness_ptr, evidence.witness_file)
    named, ptr, unit = in_units(*files_of, evidence.row_witness, evidence.access_class, classes)
    words = _sets_that_have(sets, ptr, unit)
    rows = _rows(evidence, named, len(words))
    by_set = np.zeros((len(sets), 2 * scopes), dtype=np.int64)
    said = np.zeros((scopes, len(words)), dtype=bool)
    for place, (start, stop) in enumerate(pairwise(rows.place_ptr.tolist())):
        counts = BitCounts(words.shape[1])
        for block in _blocks(rows, start, stop, words):
            counts.add(block)
        by_set[:, place] = counts.total()[: len(sets)]
        first, last = rows.cell_ptr[rows.way_ptr[[start, stop]] * rows.width]
        said[place // 2] |= np.bincount(rows.kind[first:last], minlength=2 * len(words))[: len(words)] > 0
    scope, entry = np.nonzero(said[:, np.repeat(np.arange(len(words)), np.diff(ptr))])
    relevant = np.zeros((scopes, classes + 1), dtype=bool)
    relevant[scope, unit[entry]] = True
    return Inferred(by_set.reshape(len(sets), scopes, 2), np.diff(rows.place_ptr).reshape(scopes, 2), relevant[:, :-1])


def _sets_that_have(sets: Bools, ptr: Ints, unit: Ints) -> Words:
    """Return ``(k, w)`` which sets have each kind of witness, a bit for each set."""
    size = -(-max(1, len(sets)) // 64) * 64
    has = np.zeros((sets.shape[1] + 1, size), dtype=bool)
    has[:-1, : len(sets)] = sets.T
    has[-1] = True
    packed: Words = np.packbits(has, axis=1, bitorder="little").view(np.uint64)
    return np.bitwise_and.reduceat(packed[unit], ptr[:-1], axis=0)


def _rows(evidence: Evidence, kind: Ints, kinds: int) -> _Rows:
    """Return the rows, each kind of witness of a cell once; idle ones have kinds of their own, from ``kinds`` on."""
    width = len(evidence.attributes)
    ways, subject = _complete_ways(evidence)
    shift = (2 * kinds).bit_length()
    start = np.full((len(evidence.way_subject), width), np.iinfo(np.int64).min, dtype=np.int64)
    start[ways] = (np.arange(len(ways) * width) << shift).reshape(-1, width)
    key = np.empty(len(evidence.row_way), dtype=np.int64)
    for first in range(0, len(key), _ROWS_A_BLOCK):
        part = slice(first, first + _ROWS_A_BLOCK)
        key[part] = start.reshape(-1)[_cells(evidence, part)] + kind[evidence.row_witness[part]]
    key[_idle_rows(evidence)] += kinds
    key = distinct(key)
    key = key[np.searchsorted(key, 0) :]
    first_way = np.flatnonzero(np.diff(subject, prepend=-1))
    return _Rows(
        width=width,
        place_ptr=pointers(place_of(evidence, subject[first_way]), 2 * len(evidence.scopes)),
        way_ptr=np.append(first_way, len(ways)).astype(np.int64),
        cell_ptr=pointers(key >> shift, len(ways) * width),
        kind=key & ((1 << shift) - 1),
    )


def _complete_ways(evidence: Evidence) -> tuple[Ints, Ints]:
    """Return the ways that all files complete, and the subject of each, in the order of `_Rows`."""
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


def _idle_rows(evidence: Evidence) -> Ints:
    """Return the rows that say nothing which a smaller witness of their cell does not."""
    special = np.diff(evidence.witness_ptr) != 1
    if not special.any():
        return np.zeros(0, dtype=np.int64)
    cell, files = _cells(evidence, slice(None)), len(evidence.files)
    touched = np.zeros(int(cell.max(initial=-1)) + 1, dtype=bool)
    touched[cell[special[evidence.row_witness]]] = True
    rows = np.flatnonzero(touched[cell])
    used = evidence.row_witness[rows]
    named, ptr, unit = in_units(evidence.witness_ptr, evidence.witness_file, used, np.arange(files), files)
    rows = rows[np.lexsort((named[used], cell[rows]))]
    found: Ints = rows[idle(cell[rows], named[evidence.row_witness[rows]], files, ptr, unit)]
    return found


def _blocks(rows: _Rows, start: int, stop: int, words: Words) -> Iterator[Words]:
    """Yield, for the subjects from start to stop, which sets reveal each."""
    words = np.concatenate([words, words])
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
