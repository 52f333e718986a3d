"""Places on the globe: decimal degrees, degrees and minutes, in either order, and UTM, to ``lat,lon``.

They are taken for WGS 84. Where the text names a Chinese map datum, the value carries it, as in ``30.25,114.3 GCJ-02``:
those lie hundreds of metres off and are never the same place as the bare pair.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from aggregator.extraction.values.grid import from_utm
from aggregator.extraction.values.pattern import Found, pattern
from aggregator.extraction.values.value import Value, is_nothing
from aggregator.policy.records import Attribute, ValueKind

_DECIMAL = r"\d{1,3}[.,]\d+"
_DEGREE = r"(?:°|º|˚| ̊|度|deg\.?)"
_MINUTE = r"(?:′|'|’|´|分|min\.?)"
_SECOND = r"(?:″|′′|''|\"|”|秒|sec\.?)"
_SEXAGESIMAL = (
    rf"\d{{1,3}}(?:\.\d+)?\s?{_DEGREE}(?:\s?\d{{1,2}}(?:\.\d+)?\s?{_MINUTE}(?:\s?\d{{1,2}}(?:\.\d+)?\s?{_SECOND})?)?"
)
_SPACED = r"\d{1,3} \d{1,2} \d{1,2}(?:\.\d+)?"
_LATIN_SIDE = r"(?i:[NSEW]|north|south|east|west)"
_HAN_SIDE = r"(?:[北南][纬緯]|[东東西][经經])"
# A letter inside a word is no side: "coordinates 22.17" is not south.
_SIDE_BEFORE = rf"(?:\b{_LATIN_SIDE}|{_HAN_SIDE})"
_SIDE_AFTER = rf"(?:{_LATIN_SIDE}\b|{_HAN_SIDE})"
_LABEL = r"(?:\b(?i:lat(?:itude)?|lon(?:g(?:itude)?)?|lng|[xy])|[纬緯]度|[经經]度)\.?\s?[:=]?\s?"
_NUMBER = rf"[-−+]?(?:{_SEXAGESIMAL}|{_SPACED}|\d{{1,3}}(?:\.\d+)?)"
_ONE = rf"(?:{_LABEL})?(?:{_SIDE_BEFORE}\s?{_NUMBER}|{_NUMBER}(?:\s?{_SIDE_AFTER})?)"
_PAIR = rf"(?P<one>{_ONE})(?P<between>\s?[,;/、]\s?|\s+|\s?(?:and|和)\s?|)(?P<two>{_ONE})"
_COMMA_ONE = rf"[-−+]?\d{{1,3}},\d+(?:\s?{_DEGREE})?(?:\s?{_SIDE_AFTER})?"
_COMMA_PAIR = rf"(?P<one>{_COMMA_ONE})(?P<between>\s?[;/]\s?|\s+)(?P<two>{_COMMA_ONE})"
_SIDE = r"(?:[NSEW]\b|[北南东西][纬经])"
_COMMA_SIDED = (
    rf"(?P<one>\d{{1,3}},\d{{2,}}(?:\s?{_DEGREE})?\s?{_SIDE})(?P<between>\s?[;/]\s?|\s+)"
    rf"(?P<two>\d{{1,3}},\d{{2,}}(?:\s?{_DEGREE})?\s?{_SIDE})"
)
_WELL_KNOWN = r"(?i:POINT)\s?\(\s?(?P<x>[-+]?\d{1,3}(?:\.\d+)?)\s+(?P<y>[-+]?\d{1,3}(?:\.\d+)?)\s?\)"
_NUMBER_ALONE = re.compile(r"[-+]?[0-9]*\.?[0-9]*")
_MARKED = (
    rf"\d\.\d\d|\d,\d{{2,}}(?:\s?{_DEGREE})?\s?{_SIDE}|\d{{6}}|\d \d{{1,2}} \d"
    rf"|\d\s?{_DEGREE}|\d\s?{_LATIN_SIDE}\b|\b{_LATIN_SIDE}\s?[-−+]?\d|{_HAN_SIDE}|{_LABEL}[-−+]?\d|(?i:POINT)\s?\("
)
"""What is in every text with coordinates: two decimals, a degree sign, a side or a label."""


_PLAIN = re.compile(r"[-−+]?[0-9]{1,3}(?:\.[0-9]?)?")
"""A number that nothing marks as an angle and that has less than two decimals."""


class Angle(NamedTuple):
    """Degrees, the axis the text puts them on if it does, and whether more than a degree sign marks them."""

    degrees: float
    axis: str | None
    marked: bool
    decimals: int


def find(_attribute: Attribute, text: str) -> list[Value]:
    """Return the coordinate pairs in running text.

    Two bare numbers count only with two decimals each; integers need degree signs, letters or labels.
    """
    if _NUMBER_ALONE.fullmatch(text) is not None or pattern(_MARKED).search(text) is None:
        return []
    values = list(_grid_points(text))
    for form in (pattern(_WELL_KNOWN), pattern(_COMMA_SIDED), pattern(_PAIR)):
        for match in form.finditer(text):
            start, end = match.span()
            if _glued(text, start, end) or any(v.start < end and start < v.end for v in values):
                continue
            value = _value(match, strict=True)
            if value is not None:
                values.append(value)
    return [_on_its_datum(value, text) for value in sorted(values, key=lambda value: value.start)]


def mentioned(text: str) -> list[Value]:
    """Return the coordinate pairs in running text, two bare numbers only where each has three decimals.

    Examples
    --------
    >>> [value.value for value in mentioned("at 23.4471, 117.0926 and 52,4417 N 3,1093 W; 12.50, 13.25 mm")]
    ['23.4471,117.0926', '52.4417,-3.1093']
    """
    found = find(_ANY, text)
    return [value for value in found if value.confidence >= _SURE or _is_exact(text[value.start : value.end])]


_ANY = Attribute(name="", of="", value=ValueKind.COORDINATES)
_SURE = 0.9


def _is_exact(surface: str) -> bool:
    return pattern(r"\.\d{3,}\D.*\.\d{3,}").search(surface) is not None


_GRID = (
    r"(?P<name>(?:(?i:UTM[ :,]*(?:zone)?|zone)[ :]*(?P<zone>\d{1,2}) ?(?P<band>[C-HJ-NP-X]|(?i:north|south))"
    r"|(?P<tight_zone>\d{1,2})(?P<tight_band>[C-HJ-NP-X]))[ ,:;]+"
    r"(?:(?i:easting|E)[ :=]*)?(?P<east>\d{6,7}(?:\.\d+)?) ?(?i:m ?E|mE|E|m)?[ ,;/]+"
    r"(?:(?i:northing|N)[ :=]*)?(?P<north>\d{6,8}(?:\.\d+)?)(?: ?(?i:m ?N|mN|N|m)\b)?)"
)
_DATUMS = (
    (r"(?i:GCJ-?\s?02)|火星坐标|国测局坐标|高德坐标|腾讯坐标", "GCJ-02"),
    (r"(?i:BD-?\s?09)|百度坐标", "BD-09"),
)
_BESIDE = 24
_BESIDE_VALUE = tuple((rf"(?:{source})[^\d,;。;]*$", rf"^[^\d;。.]*(?:{source})", name) for source, name in _DATUMS)


def _grid_points(text: str) -> Iterator[Value]:
    """Yield the points given on the UTM grid. A lone N or S after the zone is taken for the hemisphere."""
    for match in pattern(_GRID).finditer(text):
        start, end = match.span("name")
        if _glued(text, start, end):
            continue
        said = (match["band"] or match["tight_band"]).upper()
        band = {"NORTH": "N", "S": "C", "SOUTH": "C"}.get(said, said)
        point = from_utm(int(match["zone"] or match["tight_zone"]), band, float(match["east"]), float(match["north"]))
        shown = None if point is None else pair(*point)
        if shown is not None:
            yield Value(shown, None, start, end, 0.7 if said == "S" else 1.0)


def _on_its_datum(value: Value, text: str) -> Value:
    """Return a value with the name of the datum that the text beside it gives, if it is not WGS 84."""
    before, after = text[max(0, value.start - _BESIDE) : value.start], text[value.end : value.end + _BESIDE]
    for ahead, behind, name in _BESIDE_VALUE:
        if pattern(ahead).search(before) or pattern(behind).search(after):
            return replace(value, value=f"{value.value} {name}")
    return value


def cell(_attribute: Attribute, text: str, _unit: str | None) -> Value | None:
    """Return the coordinate pair that a whole cell holds, or None."""
    bare = text.strip().strip("()[]{} ")
    if is_nothing(bare) or len(bare) > 120:
        return None
    datum = pattern(_DATUM_IN_CELL).search(bare)
    if datum is not None:
        bare = bare[: datum.span()[0]].strip("()[]{} ,:;") or bare[datum.span()[1] :].strip("()[]{} ,:;")
    value = _whole(bare, text) or next(iter(_grid_points(bare)), None)
    if value is None:
        return None
    placed = replace(value, start=text.index(bare), end=text.index(bare) + len(bare)) if datum is not None else value
    return _on_its_datum(placed, text)


_DATUM_IN_CELL = rf"(?:{'|'.join(source for source, _ in _DATUMS)}|(?i:WGS ?-?84)|CGCS ?2000)(?:坐标系?)?"


def _whole(bare: str, text: str) -> Value | None:
    offset = text.index(bare)
    for candidate, source in ((text.strip(), _WELL_KNOWN), (bare, _PAIR), (bare, _COMMA_PAIR)):
        match = pattern(source).fullmatch(candidate)
        value = _value(match, strict=False) if match is not None else None
        if value is not None:
            start = offset if candidate == bare else text.index(candidate)
            return Value(value.value, None, start, start + len(candidate), value.confidence)
    return None


def angle_of(text: str, part: str) -> float | None:
    """Return the degrees in a latitude or longitude cell, or None where they are no such thing.

    Examples
    --------
    >>> angle_of("48,25", "latitude"), angle_of("114°18′E", "longitude"), angle_of("95.1", "latitude")
    (48.25, 114.3, None)
    """
    bare = text.strip()
    if is_nothing(bare) or len(bare) > 60:
        return None
    try:
        degrees = float(bare) if bare[-1:].isdigit() and not {"_", "e", "E"}.intersection(bare) else None
    except ValueError:
        degrees = None
    if degrees is None:
        angle = _angle(bare)
        if angle is None or angle.axis not in (None, part):
            return None
        degrees = angle.degrees
    return degrees if abs(degrees) <= _LIMIT[part] else None


def pair(latitude: float, longitude: float) -> str | None:
    """Return the canonical ``lat,lon``, or None outside the globe or at 0,0, which nobody means.

    Examples
    --------
    >>> pair(30.25, 114.3), pair(-3.4066001, 0.0), pair(0.0, 0.0), pair(91.0, 0.0)
    ('30.25,114.3', '-3.4066,0', None, None)
    """
    if abs(latitude) > 90 or abs(longitude) > 180 or (latitude == 0 and longitude == 0):
        return None
    return f"{_short(latitude)},{_short(longitude)}"


_LIMIT = {"latitude": 90.0, "longitude": 180.0}
_PARTS = (
    r"(?P<sign>[-−+]?)(?P<degrees>\d{1,3}(?:[.,]\d+)?)"
    r"(?:[^\d.]{1,6}(?P<minutes>\d{1,2}(?:\.\d+)?)(?:[^\d.]{1,6}(?P<seconds>\d{1,2}(?:\.\d+)?))?)?[^\d.]{0,6}"
)
_SIDES = {
    "n": ("latitude", 1), "s": ("latitude", -1), "e": ("longitude", 1), "w": ("longitude", -1),
    "北": ("latitude", 1), "南": ("latitude", -1), "东": ("longitude", 1), "東": ("longitude", 1),
    "西": ("longitude", -1),
}  # fmt: skip
_AXES = {"la": "latitude", "lo": "longitude", "ln": "longitude", "纬": "latitude", "緯": "latitude",
         "经": "longitude", "經": "longitude", "x": "longitude", "y": "latitude"}  # fmt: skip


def _short(degrees: float) -> str:
    text = f"{degrees:.6f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def _glued(text: str, start: int, end: int) -> bool:
    before, after = text[start - 1 : start], text[end : end + 2]
    if before and (before.isdigit() or (before in ".,-/" and text[start - 2 : start - 1].isdigit())):
        return True
    if before and text[start].isalpha() and before.isalpha() and before.isascii() and text[start].isascii():
        return True
    last = text[end - 1]
    if after[:1].isdigit() or (after[:1] in tuple(".,-/") and after[1:].isdigit()):
        return True
    return last.isascii() and after[:1].isascii() and (last.isalnum() and after[:1].isalpha())


def _value(match: Found, *, strict: bool) -> Value | None:
    start, end = match.span()
    if match["x"]:
        point = pair(float(match["y"]), float(match["x"]))
        return None if point is None else Value(point, None, start, end, 1.0)
    is_unmarked = strict and (_PLAIN.fullmatch(match["one"]) or _PLAIN.fullmatch(match["two"]))
    one, two = (None, None) if is_unmarked else (_angle(match["one"]), _angle(match["two"]))
    if one is None or two is None or (not match["between"] and one.axis is None):
        return None
    if strict and not all(angle.marked or angle.decimals >= 2 for angle in (one, two)):
        return None
    if not strict and not (one.marked or two.marked or (one.decimals and two.decimals)):
        return None
    ordered = _in_order(one, two)
    if ordered is None:
        return None
    point = pair(ordered[0], ordered[1])
    return None if point is None else Value(point, None, start, end, ordered[2])


def _in_order(one: Angle, two: Angle) -> tuple[float, float, float] | None:
    """Return (latitude, longitude, confidence) of two angles, whichever came first."""
    if one.axis is not None and one.axis == two.axis:
        return None
    if one.axis == "longitude" or two.axis == "latitude":
        return two.degrees, one.degrees, 1.0
    if one.axis or two.axis:
        return one.degrees, two.degrees, 1.0
    if abs(one.degrees) > 90 >= abs(two.degrees):
        return two.degrees, one.degrees, 0.7
    sure = one.marked or min(one.decimals, two.decimals) >= 3
    return one.degrees, two.degrees, 0.95 if sure else 0.85


_LABEL_FIRST, _SIDE_FIRST, _SIDE_LAST = rf"^{_LABEL}", rf"^{_SIDE_BEFORE}", rf"{_SIDE_AFTER}$"


def _angle(text: str) -> Angle | None:
    axis, factor, marked, rest = None, 1, False, text.strip()
    label = pattern(_LABEL_FIRST).search(rest)
    if label is not None:
        axis, marked, rest = _axis_of_label(label.text), True, rest[label.span()[1] :].strip()
    for form in (_SIDE_FIRST, _SIDE_LAST):
        side = pattern(form).search(rest)
        if side is not None:
            start, end = side.span()
            axis, factor = _SIDES[side.text[0].lower()]
            marked, rest = True, (rest[:start] or rest[end:]).strip()
    match = pattern(_PARTS).fullmatch(rest)
    if match is None:
        return None
    degrees = match["degrees"].replace(",", ".")
    minutes, seconds = float(match["minutes"] or 0), float(match["seconds"] or 0)
    if minutes >= 60 or seconds >= 60:
        return None
    total = float(degrees) + minutes / 60 + seconds / 3600
    marked = marked or bool(match["minutes"])
    negative = match["sign"] in ("-", "−")
    return Angle(factor * (-total if negative else total), axis, marked, len(degrees.partition(".")[2]))


def _axis_of_label(label: str) -> str:
    lowered = label.strip().lower()
    return _AXES.get(lowered[:2]) or _AXES[lowered[0]]
