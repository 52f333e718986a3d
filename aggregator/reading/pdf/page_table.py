"""A table of a page, however it was found."""

from __future__ import annotations

from dataclasses import dataclass

from aggregator.model.documents import Cell, Rect


@dataclass(frozen=True, slots=True)
class PageTable:
    """A table of a page.

    Parameters
    ----------
    method
        ``ruled`` if its cells lie between lines that are drawn, ``aligned`` if its words stand in columns.
    after
        How many of the page's paragraphs begin above it.
    """

    cells: tuple[Cell, ...]
    n_rows: int
    n_columns: int
    rect: Rect
    method: str = "ruled"
    after: int = 0
