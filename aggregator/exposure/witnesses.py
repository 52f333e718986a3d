"""Witnesses in units rather than files: which are the same, and which say nothing that a smaller one does not."""

from __future__ import annotations

import numpy as np

from aggregator.exposure.arrays import Bools, Ints, among, distinct, ranges


def in_units(witness_ptr: Ints, witness_file: Ints, used: Ints, unit: Ints, units: int) -> tuple[Ints, Ints, Ints]:
    """Return the number of each witness in units, and the CSR of the units of each number.

    Number ``j`` is unit ``j`` alone for ``j < units``, nothing at all for ``j == units``, several units beyond:
    those alone that the used witnesses need.

    Parameters
    ----------
    witness_ptr, witness_file
        CSR of the files of each witness.
    used
        Witnesses that the numbers are wanted of, repeats and all.
    unit
        ``(d,)`` unit of each file.

    Examples
    --------
    >>> ptr, file = np.array([0, 1, 3, 5]), np.array([0, 0, 1, 1, 2])
    >>> [column.tolist() for column in in_units(ptr, file, np.array([0, 1, 2]), np.array([0, 0, 1]), 2)]
    [[0, 0, 3], [0, 1, 2, 3, 5], [0, 1, 2, 0, 1]]
    """
    size = np.diff(witness_ptr)
    named = np.full(len(size), units, dtype=np.int64)
    alone = np.flatnonzero(size == 1)
    named[alone] = unit[witness_file[witness_ptr[alone]]]
    several: dict[tuple[int, ...], int] = {}
    for witness in distinct(used[size[used] > 1]).tolist() if np.any(size > 1) else ():
        files = witness_file[witness_ptr[witness] : witness_ptr[witness + 1]]
        members = tuple(sorted(set(unit[files].tolist())))
        named[witness] = members[0] if len(members) == 1 else several.setdefault(members, units + 1 + len(several))
    sizes = np.concatenate([np.ones(units + 1, dtype=np.int64), np.array([len(s) for s in several], dtype=np.int64)])
    flat = np.array([member for members in several for member in members], dtype=np.int64)
    return (
        named,
        np.concatenate([[0], np.cumsum(sizes)]).astype(np.int64),
        np.concatenate([np.arange(units + 1), flat]).astype(np.int64),
    )


def idle(cell: Ints, witness: Ints, units: int, witness_ptr: Ints, witness_unit: Ints) -> Bools:
    """Return which rows, sorted by cell and witness, say nothing that a smaller witness of their cell does not.

    That is one that costs nothing, or a single unit of theirs.

    Examples
    --------
    >>> ptr, unit = np.array([0, 1, 2, 3, 5]), np.array([0, 1, 2, 0, 1])
    >>> idle(np.array([0, 0, 1]), np.array([1, 3, 3]), 2, ptr, unit).tolist()
    [False, True, False]
    """
    special = np.flatnonzero(witness >= units)
    if not len(special):
        return np.zeros(len(cell), dtype=bool)
    free = special[witness[special] == units]
    found = among(cell, cell[free])
    found[free] = False
    several = special[(witness[special] > units) & ~found[special]]
    span = len(witness_ptr)
    owner = np.repeat(several, np.diff(witness_ptr)[witness[several]])
    single = witness_unit[ranges(witness_ptr[witness[several]], witness_ptr[witness[several] + 1])]
    found[owner[among(cell[owner] * span + single, cell * span + witness)]] = True
    return found
