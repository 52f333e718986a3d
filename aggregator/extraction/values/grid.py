"""Coordinates of the UTM grid, and the datums that Chinese maps are drawn in.

References
----------
.. [1] C. F. F. Karney, "Transverse Mercator with an accuracy of a few nanometers", Journal of Geodesy 85, 2011: the
   series by Krueger, here to the third order, good to a few millimetres.
"""

from __future__ import annotations

import math

_RADIUS, _FLATTENING = 6378137.0, 1 / 298.257223563
_N = _FLATTENING / (2 - _FLATTENING)
_MERIDIAN = _RADIUS / (1 + _N) * (1 + _N**2 / 4 + _N**4 / 64)
_BETA = (
    _N / 2 - 2 * _N**2 / 3 + 37 * _N**3 / 96,
    _N**2 / 48 + _N**3 / 15,
    17 * _N**3 / 480,
)
_DELTA = (
    2 * _N - 2 * _N**2 / 3 - 2 * _N**3,
    7 * _N**2 / 3 - 8 * _N**3 / 5,
    56 * _N**3 / 15,
)
_SCALE, _FALSE_EASTING, _FALSE_NORTHING = 0.9996, 500_000.0, 10_000_000.0
_SOUTH = "CDEFGHJKLM"
_BANDS = _SOUTH + "NPQRSTUVWX"


def from_utm(zone: int, band: str, easting: float, northing: float) -> tuple[float, float] | None:
    """Return (latitude, longitude) in degrees of a point of the UTM grid on WGS 84, or None where it is outside.

    Parameters
    ----------
    band
        The letter of the latitude band; those before N are in the south.

    Examples
    --------
    >>> [round(degrees, 4) for degrees in from_utm(33, "U", 389_880.0, 5_820_130.0)]
    [52.5201, 13.377]
    """
    if not (1 <= zone <= 60 and 100_000 <= easting < 1_000_000 and 0 <= northing <= 10_000_000 and band in _BANDS):
        return None
    if band in _SOUTH:
        northing -= _FALSE_NORTHING
    xi, eta = northing / (_SCALE * _MERIDIAN), (easting - _FALSE_EASTING) / (_SCALE * _MERIDIAN)
    xi_, eta_ = xi, eta
    for order, beta in enumerate(_BETA, start=1):
        xi_ -= beta * math.sin(2 * order * xi) * math.cosh(2 * order * eta)
        eta_ -= beta * math.cos(2 * order * xi) * math.sinh(2 * order * eta)
    chi = math.asin(math.sin(xi_) / math.cosh(eta_))
    latitude = chi + sum(delta * math.sin(2 * order * chi) for order, delta in enumerate(_DELTA, start=1))
    longitude = math.atan2(math.sinh(eta_), math.cos(xi_))
    return math.degrees(latitude), math.degrees(longitude) + zone * 6 - 183
