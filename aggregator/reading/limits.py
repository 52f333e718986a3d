"""How much one file may cost, in one record."""

from __future__ import annotations

import time
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Limits:
    """What one file may cost before it is refused or read in part.

    Parameters
    ----------
    bytes
        Size of the file itself.
    unpacked_bytes
        All bytes unpacked from it, members of members included.
    ratio
        Unpacked to packed size of one member.
    depth
        Containers within containers.
    members
        Members of all containers in it.
    pages, cells, characters
        Output, summed over the file and its members.
    pixels
        Of one picture or rendered page; a larger one is not decoded.
    ocr_pages
        Pages and pictures whose pixels are read, where the extra ``ocr`` is installed; none switches OCR off.
    memory
        Of a worker while it reads the file, its libraries included; bytes.
    seconds
        Wall time of one file.
    """

    bytes: int = 256 * 1024**2
    unpacked_bytes: int = 512 * 1024**2
    ratio: float = 200.0
    depth: int = 4
    members: int = 10_000
    pages: int = 5_000
    cells: int = 2_000_000
    characters: int = 50_000_000
    pixels: int = 64_000_000
    ocr_pages: int = 20
    memory: int = 3 * 1024**3
    seconds: float = 120.0


MAY_BE_NONE = frozenset({"ocr_pages"})
"""Limits that may be zero."""


class OverBudget(Exception):
    """A limit was reached; the message names it."""


@dataclass(slots=True)
class Budget:
    """What a file has spent so far of its limits, and since when it is read."""

    limits: Limits
    spent: dict[str, int] = field(default_factory=dict)
    started: float = field(default_factory=time.monotonic)

    def left(self, what: str) -> int:
        """Return how much of a limit is left, never below zero."""
        return max(0, int(getattr(self.limits, what)) - self.spent.get(what, 0))

    def spend(self, what: str, amount: int = 1) -> None:
        """Count ``amount`` of a limit (``pages``, ``cells``, ``characters``, ``members``, ``unpacked_bytes``).

        Raises
        ------
        OverBudget
            The limit is passed; what was read so far stands.
        """
        total = self.spent.get(what, 0) + amount
        self.spent[what] = total
        limit = getattr(self.limits, what)
        if total > limit:
            raise OverBudget(f"more than {limit} {what.replace('_', ' ')}")
