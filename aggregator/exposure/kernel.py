"""The integer columns that every algorithm of the exposure model shares."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import islice
from operator import lt
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from aggregator.exposure.arrays import Bools, Ints, distinct, pointers
from aggregator.exposure.fact_columns import FactColumns
from aggregator.exposure.witnesses import idle, in_units

__all__ = [
    "Bools", "Evidence", "Grid", "Ints", "grid_of", "place_of", "revealed", "revealed_by", "rows_through",
    "without",
]  # fmt: skip

_Word = TypeVar("_Word", np.bool_, np.uint64)


@dataclass(frozen=True, slots=True, eq=False)
class Evidence:
    """What the files of a scan say about the population of one insight.

    A subject is *revealed* by a set of files when there is a **way** of that subject for which every
    required attribute has a row whose **witness** lies in the set. A witness is a small set of files: the
    file a fact was read from and the link files that join its identifier to the way's meeting point. A
    listed subject has one way, whose meeting point is its listed name. A discovered subject has a way for
    each identifier at which its facts can meet, since knowing its cells together needs no anchor. A
    subject with one identifier has one way, and all its witnesses are single files.

    Rows below the insight's confidence floor are left out before this is made, as are the attributes that
    it assumes known.

    Parameters
    ----------
    subjects, names
        ``(n,)`` id and shown name of each subject of the frozen population (discovered: every subject).
    scope
        ``(n,)`` index into ``scopes``.
    scopes, population
        ``(z,)`` scope names (None: unscoped, ``"?"``: unknown) and how many subjects each counts.
    counted
        ``(n,)`` False for a subject outside a listed population.
    attributes
        ``(m,)`` the required attributes; m <= 16.
    way_subject
        ``(w,)`` subject index of each way.
    row_way, row_attribute, row_witness, row_date
        ``(r,)`` columns of the rows; dates are UTC seconds of the first availability of the whole witness.
    witness_ptr, witness_file
        CSR of witnesses: files of witness j are ``witness_file[witness_ptr[j]:witness_ptr[j + 1]]``, sorted.
    files, paths
        ``(d,)`` file ids, and the paths to show.
    cluster
        ``(d,)`` cluster of copies of each file; files of one cluster hold equal facts.
    grade
        ``(d,)`` the `Grade` of each file's own marking.
    access_class
        ``(d,)`` index into the access classes of the scan.
    facts
        How sure the facts behind the rows are, and those below the floor; None where nobody says.
    """

    subjects: tuple[str, ...]
    names: tuple[str, ...]
    scope: Ints
    scopes: tuple[str | None, ...]
    population: Ints
    counted: Bools
    attributes: tuple[str, ...]
    way_subject: Ints
    row_way: Ints
    row_attribute: Ints
    row_witness: Ints
    row_date: NDArray[np.float64]
    witness_ptr: Ints
    witness_file: Ints
    files: tuple[str, ...]
    paths: tuple[str, ...]
    cluster: Ints
    grade: Ints
    access_class: Ints
    facts: FactColumns | None = None

    @property
    def full(self) -> int:
        """Return the attribute mask of a revealed subject."""
        return (1 << len(self.attributes)) - 1


@dataclass(frozen=True, slots=True, eq=False)
class Grid:
    """The part of the evidence that some readers hold, sorted so that any set of their files is cheap to judge.

    Only ways that all the files together complete are kept. Subjects stand by scope, the counted ones of a
    scope before the others. A *unit* is a cluster of copies (or a single file), numbered in the order of
    the path that stands for it. Witness ``j`` is unit ``j`` alone for ``j < units``, nothing at all for
    ``j == units``, and several units beyond.

    Parameters
    ----------
    evidence
        What it was made of.
    unit
        ``(d,)`` unit of each file, -1 for a file outside the set.
    shown
        ``(u,)`` the file that stands for each unit: the first in path order.
    subject
        ``(s,)`` subject index of each subject that all the files reveal.
    way_ptr
        ``(s + 1,)`` the ways of each subject.
    cell_ptr
        ``(w * m + 1,)`` the rows of each cell of each way; no cell is empty.
    row_witness
        ``(r,)`` witness of each row, without repeats inside a cell, nor one that holds a smaller single one.
    witness_ptr, witness_unit
        CSR of the units of each witness; unit ``u`` is held by everybody.
    """

    evidence: Evidence
    unit: Ints
    shown: Ints
    subject: Ints
    way_ptr: Ints
    cell_ptr: Ints
    row_witness: Ints
    witness_ptr: Ints
    witness_unit: Ints

    @property
    def units(self) -> int:
        """Return how many units there are."""
        return len(self.shown)

    @property
    def width(self) -> int:
        """Return how many attributes are required."""
        return len(self.evidence.attributes)

    def path(self, unit: int) -> str:
        """Return the path that stands for a unit."""
        return self.evidence.paths[int(self.shown[unit])]

    def files_of(self, unit: int) -> list[int]:
        """Return the files of a unit that are in the set, in path order."""
        return sorted(
            np.flatnonzero(self.unit == unit).tolist(), key=lambda f: (self.evidence.paths[f], self.evidence.files[f])
        )

    def rows_of_cells(self) -> Ints:
        """Return ``(r,)`` the cell of each row: way * width + attribute."""
        return np.repeat(np.arange(len(self.cell_ptr) - 1), np.diff(self.cell_ptr))

    def subject_of_ways(self) -> Ints:
        """Return ``(w,)`` the position in ``subject`` that each way belongs to."""
        return np.repeat(np.arange(len(self.subject)), np.diff(self.way_ptr))

    def units_of_rows(self) -> tuple[Ints, Ints]:
        """Return (row, unit) for every unit that the witness of a row takes."""
        size = np.diff(self.witness_ptr)[self.row_witness]
        row = np.repeat(np.arange(len(self.row_witness)), size)
        start = np.repeat(self.witness_ptr[self.row_witness] - (np.cumsum(size) - size), size)
        unit = self.witness_unit[start + np.arange(len(row))]
        taken = unit < self.units
        return row[taken], unit[taken]

    def part(self, start: int, stop: int) -> Grid:
        """Return the grid of the subjects from ``start`` to ``stop`` alone."""
        first, last = int(self.way_ptr[start]), int(self.way_ptr[stop])
        cells = self.cell_ptr[first * self.width : last * self.width + 1]
        return replace(
            self,
            subject=self.subject[start:stop],
            way_ptr=self.way_ptr[start : stop + 1] - first,
            cell_ptr=cells - cells[0],
            row_witness=self.row_witness[cells[0] : cells[-1]],
        )

    def counted_in(self, scope: int) -> Grid:
        """Return the grid of the subjects that a scope counts."""
        key = place_of(self.evidence, self.subject)
        return self.part(int(np.searchsorted(key, 2 * scope)), int(np.searchsorted(key, 2 * scope + 1)))


def grid_of(evidence: Evidence, files: Bools | None = None, *, copies_apart: bool = False) -> Grid:
    """Return the grid of what a set of files (default: all) reveals.

    Parameters
    ----------
    files
        ``(d,)`` the set. A row counts only where its whole witness lies in it.
    copies_apart
        Whether each file is a unit of its own, rather than each cluster.

    Raises
    ------
    ValueError
        The evidence requires no attribute, or more than sixteen.

    Examples
    --------
    >>> from aggregator.exposure.example import TWO_FILES
    >>> grid = grid_of(TWO_FILES)
    >>> [TWO_FILES.subjects[s] for s in grid.subject]
    ['P-01']
    >>> len(grid_of(TWO_FILES, np.array([True, False])).subject)
    0
    """
    width = len(evidence.attributes)
    if not 1 <= width <= 16:
        raise ValueError(f"an insight combines 1 to 16 attributes that files must give, not {width}")
    inside = np.ones(len(evidence.files), dtype=bool) if files is None else files
    unit, shown = _units(evidence, inside, copies_apart)
    kept = np.flatnonzero(_held(evidence, inside)[evidence.row_witness])
    ways = _complete_ways(evidence, kept)
    rank = np.full(len(evidence.way_subject), -1, dtype=np.int64)
    rank[ways] = np.arange(len(ways))
    way = rank[evidence.row_way[kept]]
    cell = way * width + evidence.row_attribute[kept]
    cell, kept = cell[way >= 0], kept[way >= 0]
    files_of = (evidence.witness_ptr, evidence.witness_file)
    named, witness_ptr, witness_unit = in_units(*files_of, evidence.row_witness[kept], unit, len(shown))
    span = len(witness_ptr)
    keys = distinct(cell * span + named[evidence.row_witness[kept]])
    cell, witness = keys // span, keys % span
    needed = ~idle(cell, witness, len(shown), witness_ptr, witness_unit)
    owner = evidence.way_subject[ways]
    first = np.flatnonzero(np.diff(owner, prepend=-1))
    return Grid(
        evidence=evidence,
        unit=unit,
        shown=shown,
        subject=owner[first],
        way_ptr=np.append(first, len(owner)).astype(np.int64),
        cell_ptr=pointers(cell[needed], len(ways) * width),
        row_witness=witness[needed],
        witness_ptr=witness_ptr,
        witness_unit=witness_unit,
    )


def revealed_by(grid: Grid, holds: NDArray[_Word]) -> NDArray[_Word]:
    """Return ``(s,)`` whether each subject of the grid is revealed by the units that are held.

    Parameters
    ----------
    holds
        ``(u,)`` booleans for one set of units, or unsigned words for as many sets as they have bits.

    Examples
    --------
    >>> from aggregator.exposure.example import TWO_FILES
    >>> grid = grid_of(TWO_FILES)
    >>> revealed_by(grid, np.array([True, False])).tolist(), revealed_by(grid, np.array([True, True])).tolist()
    ([False], [True])
    """
    if not len(grid.subject):
        return holds[:0]
    nothing_needed = np.invert(np.zeros(1, dtype=holds.dtype))
    padded = np.concatenate([holds, nothing_needed])
    witness = np.bitwise_and.reduceat(padded[grid.witness_unit], grid.witness_ptr[:-1])
    cell = np.bitwise_or.reduceat(witness[grid.row_witness], grid.cell_ptr[:-1])
    way = np.bitwise_and.reduce(cell.reshape(-1, grid.width), axis=1)
    found: NDArray[_Word] = np.bitwise_or.reduceat(way, grid.way_ptr[:-1])
    return found


def revealed(evidence: Evidence, files: Bools) -> Bools:
    """Return ``(n,)`` which subjects a set of files reveals.

    Examples
    --------
    >>> from aggregator.exposure.example import TWO_FILES
    >>> revealed(TWO_FILES, np.array([True, True])).tolist()
    [True, False]
    """
    found = np.zeros(len(evidence.subjects), dtype=bool)
    found[grid_of(evidence, files).subject] = True
    return found


def without(evidence: Evidence, file: int) -> Evidence:
    """Return the evidence as it would be if one file said nothing; the population stays as it is.

    Examples
    --------
    >>> from aggregator.exposure.example import TWO_FILES
    >>> revealed(without(TWO_FILES, 0), np.array([True, True])).tolist()
    [False, False]
    """
    through = _witnesses_through(evidence, file)
    kept = ~through[evidence.row_witness]
    facts = evidence.facts
    return replace(
        evidence,
        facts=None if facts is None else facts.only(~through[facts.witness]),
        row_way=evidence.row_way[kept],
        row_attribute=evidence.row_attribute[kept],
        row_witness=evidence.row_witness[kept],
        row_date=evidence.row_date[kept],
    )


def rows_through(evidence: Evidence, file: int) -> Bools:
    """Return ``(r,)`` the rows whose witness takes the file."""
    rows: Bools = _witnesses_through(evidence, file)[evidence.row_witness]
    return rows


def _witnesses_through(evidence: Evidence, file: int) -> Bools:
    witness = np.repeat(np.arange(len(evidence.witness_ptr) - 1), np.diff(evidence.witness_ptr))
    touched = np.zeros(len(evidence.witness_ptr) - 1, dtype=bool)
    touched[witness[evidence.witness_file == file]] = True
    return touched


def _units(evidence: Evidence, inside: Bools, copies_apart: bool) -> tuple[Ints, Ints]:
    files = _in_path_order(evidence)
    files = files[inside[files]]
    unit = np.full(len(evidence.files), -1, dtype=np.int64)
    if copies_apart:
        unit[files] = np.arange(len(files))
        return unit, files
    cluster = evidence.cluster[files]
    first = np.full(int(cluster.max(initial=-1)) + 1, -1, dtype=np.int64)
    first[cluster[::-1]] = np.arange(len(files))[::-1]  # of a cluster's files the one set last, the first by path
    stands = first[cluster] == np.arange(len(files))
    unit[files] = (np.cumsum(stands) - 1)[first[cluster]]
    return unit, files[stands]


def _in_path_order(evidence: Evidence) -> Ints:
    paths = evidence.paths
    if all(map(lt, paths, islice(paths, 1, None))):
        return np.arange(len(paths))
    return np.array(sorted(range(len(paths)), key=lambda f: (paths[f], evidence.files[f])), dtype=np.int64)


def _held(evidence: Evidence, inside: Bools) -> Bools:
    held = np.concatenate([[0], np.cumsum(inside[evidence.witness_file])])
    size = np.diff(evidence.witness_ptr)
    whole: Bools = held[evidence.witness_ptr[1:]] - held[evidence.witness_ptr[:-1]] == size
    return whole


def _complete_ways(evidence: Evidence, rows: Ints) -> Ints:
    width = len(evidence.attributes)
    present = np.zeros(len(evidence.way_subject) * width, dtype=bool)
    present[evidence.row_way[rows] * width + evidence.row_attribute[rows]] = True
    ways = np.flatnonzero(present.reshape(-1, width).all(axis=1))
    subject = evidence.way_subject[ways]
    return ways[np.lexsort((ways, subject, place_of(evidence, subject)))]


def place_of(evidence: Evidence, subject: Ints) -> Ints:
    """Return where subjects are counted: ``2 * scope``, and one more for those outside the population."""
    place: Ints = 2 * evidence.scope[subject] + ~evidence.counted[subject]
    return place
