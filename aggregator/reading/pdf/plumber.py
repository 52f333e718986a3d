"""The cells of ruled tables: pdfplumber finds them between the lines that pdfium says are drawn.

So one reader alone follows the page, and cells and words are measured alike.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

from pdfplumber import table as plumber
from pdfplumber.utils.geometry import filter_edges, obj_to_bbox

from aggregator.model.documents import Rect
from aggregator.reading.pdf.lines import Turn
from aggregator.reading.pdf.ruled import Grid, grid_of

_TOLERANCE = 3
_SHORTEST = 3
_MOST_PAIRS = 250_000
_Point = tuple[float, float]


class NoTables(Exception):
    """Tables of a page cannot be had; the message says why."""


def grids_between(strokes: Iterable[Rect], turn: Turn) -> tuple[Grid, ...]:
    """Return the tables between upright and level strokes that have more than one row and more than one column.

    Raises
    ------
    NoTables
        There are too many strokes to look between.
    """
    edges = plumber.merge_edges([_edge(turn.shown(stroke)) for stroke in strokes], *[_TOLERANCE] * 4)
    edges = filter_edges(edges, min_length=_SHORTEST)
    level = sum(edge["orientation"] == "h" for edge in edges)
    if level * (len(edges) - level) > _MOST_PAIRS:
        raise NoTables("too much is drawn on it")
    crossings = plumber.edges_to_intersections(edges, _TOLERANCE, _TOLERANCE)
    tables = plumber.cells_to_tables(list(_cells(crossings)))
    grids = (grid_of(Rect(left, -bottom, right, -top) for left, top, right, bottom in cells) for cells in tables)
    return tuple(grid for grid in grids if len(grid.rows) > 2 and len(grid.columns) > 2)


def _cells(crossings: dict[_Point, dict[str, list[dict[str, Any]]]]) -> Iterator[tuple[float, float, float, float]]:
    """Yield the smallest cell right below each crossing: pdfplumber's own, with every crossing looked at once."""
    upright, level = (
        {point: {obj_to_bbox(edge) for edge in edges[way]} for point, edges in crossings.items()} for way in "vh"
    )
    below: dict[float, list[float]] = defaultdict(list)
    beside: dict[float, list[float]] = defaultdict(list)
    for left, top in sorted(crossings):
        below[left].append(top)
        beside[top].append(left)

    def corner_of(left: float, top: float) -> _Point | None:
        bottoms, rights = below[left], beside[top]
        rights = [right for right in rights[bisect_right(rights, left) :] if level[left, top] & level[right, top]]
        for bottom in bottoms[bisect_right(bottoms, top) :]:
            if upright[left, top] & upright[left, bottom]:
                for right in rights:
                    if (
                        (right, bottom) in crossings
                        and upright[right, bottom] & upright[right, top]
                        and level[right, bottom] & level[left, bottom]
                    ):
                        return right, bottom
        return None

    for left, top in sorted(crossings):
        corner = corner_of(left, top)
        if corner is not None:
            yield left, top, *corner


def _edge(stroke: Rect) -> dict[str, Any]:
    """Return a stroke as pdfplumber keeps it: measured downwards."""
    width, height = stroke.right - stroke.left, stroke.top - stroke.bottom
    return {
        "object_type": "line",
        "orientation": "h" if width > height else "v",
        "x0": stroke.left,
        "x1": stroke.right,
        "top": -stroke.top,
        "bottom": -stroke.bottom,
        "width": width,
        "height": height,
    }
