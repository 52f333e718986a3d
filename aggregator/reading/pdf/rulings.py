"""Whether a page is ruled like a table, and how much is drawn on it: what decides who looks at it."""

from __future__ import annotations

import ctypes
from dataclasses import dataclass, field
from itertools import pairwise
from math import inf
from typing import Any

import pypdfium2.raw as pdfium

from aggregator.model.documents import Rect
from aggregator.reading.pdf.calls import kinds_of_objects

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


@dataclass(slots=True)
class Rulings:
    """Where straight lines are drawn on a page: heights of horizontal ones, distances of vertical ones.

    Parameters
    ----------
    drawn
        Objects of the page and segments of its paths, counted until there are too many.
    """

    horizontal: set[float] = field(default_factory=set)
    vertical: set[float] = field(default_factory=set)
    drawn: int = 0

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
    pen = _Pen()
    pen.page(page.raw)
    return pen.rulings


def strokes_of(page: Any) -> list[Rect]:
    """Return the upright and level lines drawn on a page, sides of rectangles included, each without a width."""
    pen = _Pen(exact=True)
    pen.page(page.raw)
    return pen.strokes


def _levels(places: set[float]) -> int:
    ordered = sorted(places)
    return bool(ordered) + sum(after - before > _APART for before, after in pairwise(ordered))


class _Pen:
    """Walks the objects of a page and keeps where the straight lines are that they draw.

    Parameters
    ----------
    exact
        Keep from where to where they go, too, which takes longer.
    """

    def __init__(self, *, exact: bool = False) -> None:
        self.rulings = Rulings()
        self.strokes: list[Rect] = []
        self._exact = exact
        self._x, self._y = ctypes.c_float(), ctypes.c_float()
        self._bounds = tuple(ctypes.c_float() for _ in range(4))
        self._draw_mode = ctypes.c_int(), ctypes.c_int()

    def page(self, handle: Any) -> None:
        count = pdfium.FPDFPage_CountObjects(handle)
        self.rulings.drawn += count
        if count > _MOST_DRAWN:
            return
        kinds = kinds_of_objects(handle, count)
        if kinds.count(_TEXT) == count:
            return
        for number, kind in enumerate(kinds):
            if kind != _TEXT:
                self._object(pdfium.FPDFPage_GetObject(handle, number), kind, ())

    def _object(self, drawn: Any, kind: int, around_it: tuple[Any, ...]) -> None:
        if kind == _PATH and self._visible(drawn):
            self._path(drawn, around_it)
        elif kind == _FORM:
            matrices = (_matrix(drawn), *around_it)
            count = pdfium.FPDFFormObj_CountObjects(drawn)
            self.rulings.drawn += max(0, count)
            for number in range(count):
                if self.rulings.drawn > _MOST_DRAWN:
                    return
                inner = pdfium.FPDFFormObj_GetObject(drawn, number)
                self._object(inner, pdfium.FPDFPageObj_GetType(inner), matrices)

    def _visible(self, drawn: Any) -> bool:
        fill, stroke = self._draw_mode
        return bool(pdfium.FPDFPath_GetDrawMode(drawn, fill, stroke) and (fill.value or stroke.value))

    def _path(self, drawn: Any, around_it: tuple[Any, ...]) -> None:
        count = pdfium.FPDFPath_CountSegments(drawn)
        self.rulings.drawn += count
        left, bottom, right, top = self._bounds
        if (
            count == _OF_RECTANGLE
            and not (self._exact or around_it)
            and pdfium.FPDFPageObj_GetBounds(drawn, left, bottom, right, top)
        ):  # far quicker than its segments one by one
            self._rectangle(left.value, bottom.value, right.value, top.value)
        elif self.rulings.drawn <= _MOST_DRAWN:
            self._segments(drawn, count, (_matrix(drawn), *around_it))

    def _rectangle(self, left: float, bottom: float, right: float, top: float) -> None:
        if top - bottom < _APART:
            self._line((left, (bottom + top) / 2), (right, (bottom + top) / 2))
        elif right - left < _APART:
            self._line(((left + right) / 2, bottom), ((left + right) / 2, top))
        else:
            self.rulings.horizontal |= {bottom, top}
            self.rulings.vertical |= {left, right}

    def _segments(self, drawn: Any, count: int, matrices: tuple[Any, ...]) -> None:
        first = last = None
        for number in range(count):
            segment = pdfium.FPDFPath_GetPathSegment(drawn, number)
            kind = pdfium.FPDFPathSegment_GetType(segment)
            point = self._point(segment, matrices)
            if kind == pdfium.FPDF_SEGMENT_LINETO and last is not None:
                self._line(last, point)
            elif kind == pdfium.FPDF_SEGMENT_MOVETO:
                first = point
            last = point
            if pdfium.FPDFPathSegment_GetClose(segment) and first is not None:
                self._line(point, first)

    def _point(self, segment: Any, matrices: tuple[Any, ...]) -> tuple[float, float]:
        pdfium.FPDFPathSegment_GetPoint(segment, self._x, self._y)
        x, y = self._x.value, self._y.value
        for matrix in matrices:
            x, y = matrix.a * x + matrix.c * y + matrix.e, matrix.b * x + matrix.d * y + matrix.f
        return x, y

    def _line(self, one: tuple[float, float], other: tuple[float, float]) -> None:
        width, height = abs(one[0] - other[0]), abs(one[1] - other[1])
        if self._exact:
            self._stroke(one, other, width, height)
        if height < _THIN <= width:
            self.rulings.horizontal.add((one[1] + other[1]) / 2)
        elif width < _THIN <= height:
            self.rulings.vertical.add((one[0] + other[0]) / 2)

    def _stroke(self, one: tuple[float, float], other: tuple[float, float], width: float, height: float) -> None:
        (left, right), (bottom, top) = sorted((one[0], other[0])), sorted((one[1], other[1]))
        if height <= _SLANT and _DOT <= width < inf:
            middle = round((bottom + top) / 2, 2)
            self.strokes.append(Rect(round(left, 2), middle, round(right, 2), middle))
        elif width <= _SLANT and _DOT <= height < inf:
            middle = round((left + right) / 2, 2)
            self.strokes.append(Rect(middle, round(bottom, 2), middle, round(top, 2)))


def _matrix(drawn: Any) -> Any:
    matrix = pdfium.FS_MATRIX(1, 0, 0, 1, 0, 0)
    pdfium.FPDFPageObj_GetMatrix(drawn, matrix)
    return matrix
