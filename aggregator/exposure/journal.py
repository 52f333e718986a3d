"""Old values of what is changed, so that any change can be taken back to the bit."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

import numpy as np


class Journal:
    """What has to be done to take changes back, the last first.

    Examples
    --------
    >>> journal, numbers = Journal(), np.array([1, 2, 3])
    >>> before = journal.mark()
    >>> journal.put(numbers, np.array([0, 2]), 9)
    >>> journal.back_to(before)
    >>> numbers.tolist()
    [1, 2, 3]
    """

    def __init__(self) -> None:
        self._undo: list[Callable[[], object]] = []

    def mark(self) -> int:
        """Return the present moment, for `back_to`."""
        return len(self._undo)

    def put(self, array: np.ndarray, where: Any, values: Any) -> None:
        """Write values into an array, and keep what stood there."""
        self.add(partial(array.__setitem__, where, np.copy(array[where])))
        array[where] = values

    def add(self, undo: Callable[[], object]) -> None:
        """Keep what takes a change back that was just made."""
        self._undo.append(undo)

    def back_to(self, mark: int) -> None:
        """Take back everything that was changed since a moment."""
        while len(self._undo) > mark:
            self._undo.pop()()
