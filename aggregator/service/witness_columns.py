"""The files that it takes to know a cell, as columns."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from aggregator.exposure.arrays import Ints, distinct, pointers, ranges

SmallInts = NDArray[np.int32]


@dataclass(frozen=True, slots=True, eq=False)
class WitnessColumns:
    """Witnesses by number: each file alone by its own number, nothing at all by the next, then several files.

    ``ptr`` and ``file`` are the CSR of their files.
    """

    files: int
    ptr: Ints
    file: Ints

    @property
    def free(self) -> int:
        """Return the number of the witness that takes no file."""
        return self.files

    def __len__(self) -> int:
        return len(self.ptr) - 1

    def and_also(self, more: Iterable[frozenset[int]]) -> tuple[Ints, Ints]:
        """Return the CSR with more witnesses after these."""
        added = [sorted(each) for each in more]
        ends = self.ptr[-1] + np.cumsum([len(each) for each in added], dtype=np.int64)
        flat = np.array([file for each in added for file in each], dtype=np.int64)
        return np.concatenate([self.ptr, ends]), np.concatenate([self.file, flat])


def witnesses_through(
    file: Ints | SmallInts, through: Ints, links: Sequence[frozenset[int]], files: int
) -> tuple[Ints, WitnessColumns]:
    """Return the number of the witness that each file makes with a set of link files, and all witnesses.

    Parameters
    ----------
    file, through
        ``(r,)`` the file, and which of the sets it takes.
    links
        Sets of link files, the first of them empty.
    files
        How many files there are.

    Examples
    --------
    >>> file, through = np.array([0, 1, 2]), np.array([0, 1, 1])
    >>> number, witnesses = witnesses_through(file, through, [frozenset(), frozenset({2})], 3)
    >>> number.tolist(), witnesses.ptr.tolist(), witnesses.file.tolist()
    ([0, 4, 5], [0, 1, 2, 3, 3, 5, 6], [0, 1, 2, 1, 2, 2])
    """
    number = np.array(file, dtype=np.int64)
    joined = np.flatnonzero(through)
    key = through[joined] * files + file[joined]
    pairs = distinct(key)
    number[joined] = files + 1 + np.searchsorted(pairs, key)
    flat = np.array([each for one in links for each in sorted(one)], dtype=np.int64)
    ptr = np.cumsum([0, *map(len, links)])
    start, stop = ptr[pairs // files], ptr[pairs // files + 1]
    place = np.arange(len(pairs))
    owner = np.concatenate([np.repeat(place, stop - start), place])
    taken = distinct(owner * files + np.concatenate([flat[ranges(start, stop)], pairs % files]))
    ends = files + pointers(taken // files, len(pairs))
    return number, WitnessColumns(
        files, np.concatenate([np.arange(files + 1), ends]), np.concatenate([np.arange(files), taken % files])
    )
