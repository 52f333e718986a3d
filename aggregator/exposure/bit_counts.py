"""How often each of many bits is set in very many words: counters kept as slices of one bit each."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from aggregator.exposure.arrays import Ints

Words = NDArray[np.uint64]

_WORDS_WAITING = 1 << 15
"""Words of one weight that wait before they are added up: enough that a pass is worth its call, few for the cache."""


class BitCounts:
    """Counts of the set bits of each column of the rows that were added.

    Rows of equal weight are added three at a time by a full adder over whole words: one row of that weight is left,
    and one of twice the weight. So sixty-four columns are counted at once, at five operations a word and row.

    Parameters
    ----------
    width
        Words in a row.

    References
    ----------
    .. [1] W. Mula, N. Kurz, D. Lemire, "Faster population counts using AVX2 instructions", The Computer
       Journal 61, 2018: the tree of carry-save adders.

    Examples
    --------
    >>> counts = BitCounts(1)
    >>> counts.add(np.array([[0b101], [0b100], [0b100]], dtype=np.uint64))
    >>> counts.total()[:3].tolist()
    [1, 0, 3]
    """

    def __init__(self, width: int) -> None:
        self._width = width
        self._waiting: list[list[Words]] = []

    def add(self, rows: Words, level: int = 0) -> None:
        """Add rows of words, ``(r, width)``, each of which weighs ``2 ** level``."""
        if level == len(self._waiting):
            self._waiting.append([])
        waiting = self._waiting[level]
        waiting.append(rows)
        if sum(map(len, waiting)) * self._width < max(_WORDS_WAITING, 32 * self._width):
            return
        left = np.concatenate(waiting)
        while len(left) > 8:
            third = len(left) // 3
            first, second, last = left[:third], left[third : 2 * third], left[2 * third : 3 * third]
            either = first ^ second
            carried = first & second
            carried |= either & last
            either ^= last
            self.add(carried, level + 1)
            left = np.concatenate([either, left[3 * third :]])
        self._waiting[level] = [left]

    def total(self) -> Ints:
        """Return ``(64 * width,)`` how many rows have each bit."""
        counts = np.zeros(64 * self._width, dtype=np.int64)
        for level, waiting in enumerate(self._waiting):
            rows = np.concatenate(waiting)
            bits = np.unpackbits(rows.view(np.uint8), axis=1, bitorder="little")
            counts += bits.sum(axis=0, dtype=np.int64) << level
        return counts
