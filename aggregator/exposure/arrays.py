"""Small steps over integer arrays that the algorithms share."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Bools = NDArray[np.bool_]
Ints = NDArray[np.int64]


def distinct(keys: Ints) -> Ints:
    """Return the keys in order, each once: by sorting, which for millions is far quicker than `numpy.unique`.

    Examples
    --------
    >>> distinct(np.array([3, 1, 3])).tolist()
    [1, 3]
    """
    ordered = np.sort(keys)
    first = np.ones(len(ordered), dtype=bool)
    np.not_equal(ordered[1:], ordered[:-1], out=first[1:])
    return ordered[first]


def among(keys: Ints, ordered: Ints) -> Bools:
    """Return which of the keys are among others that stand in order.

    Examples
    --------
    >>> among(np.array([3, 4]), np.array([1, 3])).tolist()
    [True, False]
    """
    if not len(ordered):
        return np.zeros(len(keys), dtype=bool)
    place = np.minimum(np.searchsorted(ordered, keys), len(ordered) - 1)
    found: Bools = ordered[place] == keys
    return found


def pointers(owner: Ints, owners: int) -> Ints:
    """Return where the entries of each owner begin, and where the last ones end; the entries stand by owner.

    Examples
    --------
    >>> pointers(np.array([0, 0, 2]), 3).tolist()
    [0, 2, 2, 3]
    """
    ptr = np.zeros(owners + 1, dtype=np.int64)
    np.cumsum(np.bincount(owner, minlength=owners), out=ptr[1:])
    return ptr


def ranges(start: Ints, stop: Ints) -> Ints:
    """Return the numbers from each start up to its stop, one range after the other.

    Examples
    --------
    >>> ranges(np.array([0, 7, 7]), np.array([2, 7, 9])).tolist()
    [0, 1, 7, 8]
    """
    size = stop - start
    spread: Ints = np.repeat(start - (np.cumsum(size) - size), size)
    return spread + np.arange(len(spread))
