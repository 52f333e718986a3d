"""Coordinates in the names of files and folders: ``30.25,114.30``, ``N30.25E114.3``, plus codes."""

from __future__ import annotations

import re
from typing import NamedTuple


class NamedPlace(NamedTuple):
    """A place in a name: ``lat,lon`` as text, where it stands in the name, and how sure it is that it is one."""

    text: str
    start: int
    end: int
    confidence: float


_APART = r"(?<![\w.+-])"
_ENDS = r"(?![\w+]|\.\d)"
_SIDED = re.compile(
    rf"(?:(?<=_)|{_APART})"
    r"(?:(?P<north>[NS]) ?(?P<lat>\d{1,2}(?:\.\d+)?)[ _,-]{0,2}(?P<east>[EW]) ?(?P<lon>\d{1,3}(?:\.\d+)?)"
    r"|(?P<lat2>\d{1,2}(?:\.\d+)?) ?(?P<north2>[NS])[ _,-]{0,2}(?P<lon2>\d{1,3}(?:\.\d+)?) ?(?P<east2>[EW]))(?=_|\b)",
)
_LABELLED = re.compile(
    r"(?<![A-Za-z])lat(?:itude)?[ _=:]?(?P<lat>-?\d{1,2}\.\d+)[ _,;-]{0,3}"
    r"(?:lon|lng|long|longitude)[ _=:]?(?P<lon>-?\d{1,3}\.\d+)",
    re.IGNORECASE,
)
_PAIR = re.compile(rf"(?:(?<=_)|{_APART})(?P<lat>-?\d{{1,2}}\.\d+)(?:, ?|_| )(?P<lon>-?\d{{1,3}}\.\d+)(?=_|{_ENDS})")
_PLUS_CODE = re.compile(
    r"(?:(?<=_)|(?<![\w+]))(?P<code>[23456789C][23456789CFGHJMPQRV][23456789CFGHJMPQRVWX]{6}\+[23456789CFGHJMPQRVWX]{2,3})(?=_|(?![\w+]))"
)
_DIGITS = "23456789CFGHJMPQRVWX"
_FEWEST_DECIMALS = 2


def place_in_name(name: str) -> NamedPlace | None:
    """Return the place that a file's or folder's name gives, or None.

    A pair of bare numbers counts with two decimals each, or with two digits before the point each: versions and
    sizes have fewer. Whole degrees with letters name a square of a map, so they are less sure.

    Examples
    --------
    >>> place_in_name("Northfield_30.25_114.30").text, place_in_name("N30.5E114.25 site").text
    ('30.25,114.30', '30.5,114.25')
    >>> place_in_name("8FVC9G8F+6X").text, place_in_name("release_1.2_3.4"), place_in_name("N30E114").confidence
    ('47.365563,8.524938', None, 0.45)
    """
    found = _SIDED.search(name)
    if found is not None:
        return _of_sides(found)
    found = _LABELLED.search(name) or _bare(name)
    if found is not None:
        return _checked(found["lat"], found["lon"], found, 0.6)
    code = _PLUS_CODE.search(name)
    return None if code is None else NamedPlace(_decoded(code["code"]), *code.span("code"), 0.55)


def _of_sides(found: re.Match[str]) -> NamedPlace | None:
    latitude, north = found["lat"] or found["lat2"], found["north"] or found["north2"]
    longitude, east = found["lon"] or found["lon2"], found["east"] or found["east2"]
    exact = "." in latitude and "." in longitude
    return _checked(
        f"-{latitude}" if north == "S" else latitude,
        f"-{longitude}" if east == "W" else longitude,
        found,
        0.6 if exact else 0.45,
    )


def _bare(name: str) -> re.Match[str] | None:
    for found in _PAIR.finditer(name):
        numbers = (found["lat"].lstrip("-"), found["lon"].lstrip("-"))
        decimals = [len(number.partition(".")[2]) for number in numbers]
        whole = [len(number.partition(".")[0]) for number in numbers]
        comma = "," in name[found.end("lat") : found.start("lon")]
        if min(decimals) >= _FEWEST_DECIMALS or (comma and min(whole) >= 2):
            return found
    return None


def _checked(latitude: str, longitude: str, found: re.Match[str], confidence: float) -> NamedPlace | None:
    if abs(float(latitude)) > 90 or abs(float(longitude)) > 180:
        return None
    both = (number if "." in number else f"{number}.0" for number in (latitude, longitude))
    return NamedPlace(",".join(both), *found.span(), confidence)


def _decoded(code: str) -> str:
    """Return the middle of the square that a full plus code names, as ``lat,lon``.

    References
    ----------
    .. [1] Open Location Code specification, "Encoding" and "Decoding".
    """
    digits = code.replace("+", "")
    latitude, longitude, size = -90.0, -180.0, 400.0
    for north, east in zip(digits[0:10:2], digits[1:10:2], strict=True):
        size /= 20
        latitude += _DIGITS.index(north) * size
        longitude += _DIGITS.index(east) * size
    height = width = size
    for digit in digits[10:]:
        height, width = height / 5, width / 4
        latitude += _DIGITS.index(digit) // 4 * height
        longitude += _DIGITS.index(digit) % 4 * width
    return f"{latitude + height / 2:.6f},{longitude + width / 2:.6f}"
