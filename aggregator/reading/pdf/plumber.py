"""The cells of ruled tables: pdfplumber finds them between the lines that pdfium says are drawn.

So one reader alone follows the page, and cells and words are measured alike.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator
from operator import itemgetter
from typing import Any

import numpy as np
from pdfplumber import table as plumber
from pdfplumber.utils.geometry import filter_edges, obj_to_bbox

from aggregator.model.documents import Rect
from aggregator.reading.pdf.lines import Turn
from aggregator.reading.pdf.ruled import Grid, grid_of

_TOLERANCE = 3
_SHORTEST = 3
_MOST_PAIRS = 250_000
_Point = tuple[float, float]
_Touched = dict[_Point, set[int]]


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
    tables = plumber.cells_to_tables(list(_cells(*_crossings(edges))))
    grids = (grid_of(Rect(left, -bottom, right, -top) for left, top, right, bottom in cells) for cells in tables)
    return tuple(grid for grid in grids if len(grid.rows) > 2 and len(grid.columns) > 2)


def _crossings(edges: list[dict[str, Any]]) -> tuple[_Touched, _Touched]:
    """Return where upright and level edges meet, with the upright ones there and with the level ones."""
    standing = sorted(obj_to_bbox(edge) for edge in edges if edge["orientation"] == "v")
    lying = sorted((obj_to_bbox(edge) for edge in edges if edge["orientation"] == "h"), key=itemgetter(1, 0))
    upright: _Touched = defaultdict(set)
    level: _Touched = defaultdict(set)
    if not (standing and lying):
        return upright, level
    x, top, _, bottom = (side[:, np.newaxis] for side in np.array(standing).T)
    left, y, right, _ = np.array(lying).T
    near = (top <= y + _TOLERANCE) & (bottom >= y - _TOLERANCE) & (x >= left - _TOLERANCE) & (x <= right + _TOLERANCE)
    for one, other in zip(*(places.tolist() for places in near.nonzero()), strict=True):
        point = standing[one][0], lying[other][1]
        upright[point].add(one)
        level[point].add(other)
    return upright, level


def _cells(upright: _Touched, level: _Touched) -> Iterator[tuple[float, float, float, float]]:
    """Yield the smallest cell right below each crossing: pdfplumber's own, with every crossing looked at once."""
    crossings = sorted(upright)
    below: dict[float, list[float]] = defaultdict(list)
    beside: dict[float, list[float]] = defaultdict(list)
    for left, top in crossings:
        below[left].append(top)
        beside[top].append(left)

    def corner_of(left: float, top: float) -> _Point | None:
        bottoms, rights = below[left], beside[top]
        to_the_right, downwards = level[left, top], upright[left, top]
        rights = [right for right in rights[bisect_right(rights, left) :] if to_the_right & level[right, top]]
        for bottom in bottoms[bisect_right(bottoms, top) :] if rights else ():
            if downwards & upright[left, bottom]:
                for right in rights:
                    if (
                        (right, bottom) in upright
                        and upright[right, bottom] & upright[right, top]
                        and level[right, bottom] & level[left, bottom]
                    ):
                        return right, bottom
        return None

    for left, top in crossings:
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
