"""Points on the globe, and the one point that stands for a line or an area."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

_FARTHEST_LATITUDE, _FARTHEST_LONGITUDE = 90.0, 180.0
_DECIMALS = 6
_WRITTEN = re.compile(r"[ \t\r\n]*[-+]?[0-9]{1,20}(?:\.[0-9]{0,60})?(?:[eE][-+]?[0-9]{1,2})?[ \t\r\n]*")


class Point(NamedTuple):
    """A place in degrees, its digits as the file has them."""

    longitude: str
    latitude: str
    altitude: str = ""


def point_of(longitude: str, latitude: str, altitude: str = "") -> Point | None:
    """Return the point of two written numbers, or None where they are no place on the globe."""
    x, y = _number(longitude), _number(latitude)
    if x is None or y is None or abs(x) > _FARTHEST_LONGITUDE or abs(y) > _FARTHEST_LATITUDE:
        return None
    return Point(longitude.strip(), latitude.strip(), altitude.strip() if _number(altitude) is not None else "")


def middle_of_line(points: Sequence[Point]) -> Point:
    """Return the vertex in the middle of a line.

    Examples
    --------
    >>> middle_of_line([Point("1", "2"), Point("3", "4"), Point("5", "6")])
    Point(longitude='3', latitude='4', altitude='')
    """
    return points[len(points) // 2]


def middle_of_ring(ring: Sequence[Point]) -> Point:
    """Return the centroid of an area, or a vertex of it where the centroid lies outside.

    Examples
    --------
    >>> square = [Point("0", "0"), Point("2", "0"), Point("2", "2"), Point("0", "2"), Point("0", "0")]
    >>> middle_of_ring(square)
    Point(longitude='1', latitude='1', altitude='')
    """
    corners = [(float(point.longitude), float(point.latitude)) for point in ring]
    origin_x, origin_y = corners[0]
    area = weighted_x = weighted_y = 0.0
    for (x, y), (next_x, next_y) in zip(corners, [*corners[1:], corners[0]], strict=True):
        # Measured from the first corner: a plot far from zero would lose its size to rounding.
        cross = (x - origin_x) * (next_y - origin_y) - (next_x - origin_x) * (y - origin_y)
        area += cross
        weighted_x += (x + next_x - 2 * origin_x) * cross
        weighted_y += (y + next_y - 2 * origin_y) * cross
    if not area:
        return middle_of_line(ring)
    middle = origin_x + weighted_x / (3 * area), origin_y + weighted_y / (3 * area)
    return Point(_written(middle[0]), _written(middle[1])) if _is_inside(middle, corners) else ring[0]


def _is_inside(place: tuple[float, float], corners: Sequence[tuple[float, float]]) -> bool:
    at_x, at_y = place
    inside = False
    for (x, y), (next_x, next_y) in zip(corners, [*corners[1:], corners[0]], strict=True):
        if (y > at_y) != (next_y > at_y) and at_x < x + (at_y - y) * (next_x - x) / (next_y - y):
            inside = not inside
    return inside


def _number(written: str) -> float | None:
    return float(written) if _WRITTEN.fullmatch(written) else None


def _written(number: float) -> str:
    return f"{number:.{_DECIMALS}f}".rstrip("0").rstrip(".")
