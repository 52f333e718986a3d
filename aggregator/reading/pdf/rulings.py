"""Whether a page is ruled like a table, and how much is drawn on it: what decides who looks at it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise, starmap
from math import inf
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium

from aggregator.model.documents import Rect
from aggregator.reading.pdf.calls import (
    IDENTITY,
    Matrix,
    bounds_of,
    count_segments,
    is_visible,
    matrix_of,
    objects_of,
    objects_within,
    segments_of,
)

FEWEST = 3
"""Distinct horizontal and distinct vertical rulings that a page with a table has."""

_APART = 3.0
_THIN = 2.0
_SLANT = 0.5
_DOT = 1.0
_MOST_DRAWN = 20_000
_MOST_CROSSINGS = 5_000
_TEXT, _PATH, _FORM = pdfium.FPDF_PAGEOBJ_TEXT, pdfium.FPDF_PAGEOBJ_PATH, pdfium.FPDF_PAGEOBJ_FORM
_OF_RECTANGLE = 5

Point = tuple[float, float]


class _Path(NamedTuple):
    """A path that shows, how many segments it has, and how the forms around it are placed, the innermost first."""

    drawn: int
    segments: int
    around_it: tuple[Matrix, ...]


@dataclass(slots=True)
class Rulings:
    """Where straight lines are drawn on a page: heights of horizontal ones, distances of vertical ones.

    Parameters
    ----------
    drawn
        Objects of the page and segments of its paths, counted until there are too many.
    paths
        What is drawn that shows, as pdfium knows it while the page is open.
    """

    horizontal: set[float] = field(default_factory=set)
    vertical: set[float] = field(default_factory=set)
    drawn: int = 0
    paths: list[_Path] = field(default_factory=list)

    def line(self, one: Point, other: Point) -> None:
        """Note a line, if it is upright or level."""
        width, height = abs(one[0] - other[0]), abs(one[1] - other[1])
        if height < _THIN <= width:
            self.horizontal.add((one[1] + other[1]) / 2)
        elif width < _THIN <= height:
            self.vertical.add((one[0] + other[0]) / 2)

    @property
    def ruled(self) -> bool:
        """Return whether there may be a table; so there may where too much is drawn to tell."""
        return self.drawn > _MOST_DRAWN or min(_levels(self.horizontal), _levels(self.vertical)) >= FEWEST

    @property
    def too_many(self) -> bool:
        """Return whether looking for cells between the lines would take too long."""
        crossings = _levels(self.horizontal) * _levels(self.vertical)
        return self.drawn > _MOST_DRAWN or crossings > _MOST_CROSSINGS


def rulings_of(page: Any) -> Rulings:
    """Return where straight lines are drawn on a page, forms within it included."""
    rulings = Rulings()
    _walk(page.raw, rulings)
    return rulings


def strokes_of(rulings: Rulings) -> list[Rect]:
    """Return the upright and level lines drawn on a page, sides of rectangles included, each without a width.

    The page has to be open still.
    """
    sides = (side for path in rulings.paths for side in _sides(path))
    return [stroke for stroke in starmap(_stroke, sides) if stroke]


def _levels(places: set[float]) -> int:
    ordered = sorted(places)
    return bool(ordered) + sum(after - before > _APART for before, after in pairwise(ordered))


def _walk(page: Any, rulings: Rulings) -> None:
    count = pdfium.FPDFPage_CountObjects(page)
    rulings.drawn += count
    if count > _MOST_DRAWN:
        return
    objects, kinds = objects_of(page, count)
    if kinds.count(_TEXT) == count:
        return
    for drawn, kind in zip(objects, kinds, strict=True):
        if kind != _TEXT:
            _look_at(drawn, kind, (), rulings)


def _look_at(drawn: int, kind: int, around_it: tuple[Matrix, ...], rulings: Rulings) -> None:
    if kind == _PATH and is_visible(drawn):
        path = _Path(drawn, count_segments(drawn), around_it)
        rulings.drawn += path.segments
        if rulings.drawn <= _MOST_DRAWN:
            rulings.paths.append(path)
        _rule(path, rulings)
    elif kind == _FORM:
        matrices = (matrix_of(drawn), *around_it)
        count, inner = objects_within(drawn)
        rulings.drawn += count
        for one, kind_of_one in inner:
            if rulings.drawn > _MOST_DRAWN:
                return
            _look_at(one, kind_of_one, matrices, rulings)


def _rule(path: _Path, rulings: Rulings) -> None:
    """Note where the straight lines of a path are; the bounds of a rectangle are far quicker to ask than its lines."""
    bounds = bounds_of(path.drawn) if path.segments == _OF_RECTANGLE and not path.around_it else None
    if bounds is not None:
        left, bottom, right, top = bounds
        if top - bottom < _APART:
            rulings.line((left, (bottom + top) / 2), (right, (bottom + top) / 2))
        elif right - left < _APART:
            rulings.line(((left + right) / 2, bottom), ((left + right) / 2, top))
        else:
            rulings.horizontal |= {bottom, top}
            rulings.vertical |= {left, right}
    elif rulings.drawn <= _MOST_DRAWN:
        for one, other in _sides(path):
            rulings.line(one, other)


def _sides(path: _Path) -> Iterator[tuple[Point, Point]]:
    """Yield from where to where the straight lines of a path go, as the page has them."""
    matrices = [matrix for matrix in (matrix_of(path.drawn), *path.around_it) if matrix != IDENTITY]
    first = last = None
    for kind, closes, point in segments_of(path.drawn, path.segments):
        for a, b, c, d, e, f in matrices:
            x, y = point
            point = a * x + c * y + e, b * x + d * y + f  # noqa: PLW2901 - it is moved from one space to the next
        if kind == pdfium.FPDF_SEGMENT_LINETO and last is not None:
            yield last, point
        elif kind == pdfium.FPDF_SEGMENT_MOVETO:
            first = point
        last = point
        if closes and first is not None:
            yield point, first


def _stroke(one: Point, other: Point) -> Rect | None:
    """Return a line that is upright or level as a rectangle without a width."""
    width, height = abs(one[0] - other[0]), abs(one[1] - other[1])
    if height <= _SLANT and _DOT <= width < inf:
        left, right = sorted((one[0], other[0]))
        middle = round((one[1] + other[1]) / 2, 2)
        return Rect(round(left, 2), middle, round(right, 2), middle)
    if width <= _SLANT and _DOT <= height < inf:
        bottom, top = sorted((one[1], other[1]))
        middle = round((one[0] + other[0]) / 2, 2)
        return Rect(middle, round(bottom, 2), middle, round(top, 2))
    return None
