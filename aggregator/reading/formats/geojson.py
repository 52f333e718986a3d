"""GeoJSON: features as one table of properties and coordinates; an area or a line by one point, and said to be."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import partial
from typing import Any

from aggregator.model.documents import BlockKind, PartLoc, Status
from aggregator.reading.draft import Draft
from aggregator.reading.encoding import decode
from aggregator.reading.format import Format, Opening, Reading, Unreadable
from aggregator.reading.formats.jsonfile import read_json
from aggregator.reading.geometry import Point, middle_of_line, middle_of_ring, point_of
from aggregator.reading.records import WITHIN, RecordTable

DEEPEST = 60
LONG_TEXT = 200
NUMBER = {"parse_float": str, "parse_int": str, "parse_constant": str}  # digits stay as the file has them
_TYPE = re.compile(rb'"type"\s{0,99}:\s{0,99}"Feature(?:Collection)?"')
_PARTS = (b'"features"', b'"geometry"')
_EDGE = 8192
_DEGREES = re.compile(r"(?:CRS:?84|4326|4490)$", re.IGNORECASE)
_OWN = frozenset({"lat", "lon", "geometry"})


def read_geojson(content: bytes, opening: Opening) -> Reading:
    """Return the features of the file as one table; what turns out to be other JSON is read as that."""
    decoded = decode(content)
    try:
        value = json.loads(decoded.text, **NUMBER)  # type: ignore[arg-type]
    except RecursionError:
        raise Unreadable("nested too deep to be read", Status.REFUSED) from None
    except json.JSONDecodeError:
        return read_json(content, opening)
    if not isinstance(value, dict) or str(value.get("type")) not in {"Feature", "FeatureCollection"}:
        return read_json(content, opening)
    draft = Draft(opening.budget, warnings=list(decoded.warnings))
    return draft.gather(partial(_fill, value=value))


def looks_like_geojson(content: bytes) -> bool:
    """Return whether the bytes are an object that says near its beginning or end that it is of features."""
    if content[:64].lstrip(b"\xef\xbb\xbf \t\r\n")[:1] != b"{" or not any(part in content for part in _PARTS):
        return False
    return bool(_TYPE.search(content[:_EDGE]) or _TYPE.search(content[-_EDGE:]))


def _fill(draft: Draft, value: dict[str, Any]) -> None:
    features = value.get("features") if value["type"] == "FeatureCollection" else [value]
    pointer = "/features" if value["type"] == "FeatureCollection" else ""
    reference = _reference_of(value)
    in_degrees = not reference or _DEGREES.search(reference) is not None
    if not in_degrees:
        draft.warnings.append("coordinates are not in degrees: they are kept as x and y")
    if isinstance(value.get("name"), str):
        draft.add(BlockKind.HEADING, value["name"], PartLoc("", "/name"))
    misplaced = 0
    with RecordTable(draft, PartLoc("", pointer or "/")) as table:
        for number, feature in enumerate(features if isinstance(features, list) else []):
            if not isinstance(feature, dict):
                continue
            place = _place_of(feature.get("geometry"), in_degrees=in_degrees)
            misplaced += place == {}
            fields = dict(_fields(feature))
            table.add({key: text for key, text in fields.items() if not _is_long(text)} | (place or {}))
            for key, text in fields.items():
                if _is_long(text):
                    where = PartLoc("", f"{pointer}/{number}/properties/{key.replace(WITHIN, '/')}")
                    draft.add(BlockKind.PARAGRAPH, text, where, label=key.rpartition(WITHIN)[2])
    if misplaced:
        draft.warnings.append(f"{misplaced} features have coordinates that are no place on the globe")


def _reference_of(value: dict[str, Any]) -> str:
    crs = value.get("crs")
    properties = crs.get("properties") if isinstance(crs, dict) else None
    name = properties.get("name") if isinstance(properties, dict) else None
    return name if isinstance(name, str) else ""


def _fields(feature: dict[str, Any]) -> Iterator[tuple[str, str]]:
    if isinstance(feature.get("id"), str):
        yield "id", feature["id"]
    waiting: list[tuple[str, Any]] = [("", feature.get("properties"))]
    while waiting:
        path, value = waiting.pop()
        if isinstance(value, dict) and path.count(WITHIN) < DEEPEST:
            waiting += reversed([(f"{path}{WITHIN}{key}" if path else str(key), inner) for key, inner in value.items()])
        elif path:
            yield f"{path} (data)" if path in _OWN else path, _shown(value)


def _place_of(geometry: Any, *, in_degrees: bool) -> dict[str, str] | None:
    """Return the columns that say where a feature is: None without a geometry, empty where it is no place."""
    if not isinstance(geometry, dict):
        return None
    kind, positions = _positions_of(geometry)
    if not in_degrees:
        x, y = positions[0] if positions else ("", "")
        return {"x": x, "y": y, "geometry": kind if len(positions) == 1 else f"{kind} (first corner)"}
    points = [point for x, y in positions if (point := point_of(x, y)) is not None]
    if not points:
        return {}
    point = _one_of(kind, points)
    said = kind if kind == "Point" else f"{kind} (representative point)"
    return {"lat": point.latitude, "lon": point.longitude, "geometry": said}


def _one_of(kind: str, points: list[Point]) -> Point:
    if kind in {"Point", "MultiPoint"}:
        return points[0]
    return middle_of_ring(points) if kind in {"Polygon", "MultiPolygon"} else middle_of_line(points)


def _positions_of(geometry: dict[str, Any]) -> tuple[str, list[tuple[str, str]]]:
    """Return a geometry's kind and the positions of its point, its line, or its area's longest outer ring."""
    for _ in range(DEEPEST):
        inner = geometry.get("geometries")
        members = [member for member in inner if isinstance(member, dict)] if isinstance(inner, list) else []
        if not members:
            break
        geometry = next((member for member in members if member.get("type") == "Point"), members[0])
    kind, coordinates = str(geometry.get("type"))[:40], geometry.get("coordinates")
    if kind == "Point":
        return kind, _positions([coordinates])
    if kind in {"Polygon", "MultiLineString"}:
        coordinates = coordinates[0] if isinstance(coordinates, list) and coordinates else None
    elif kind == "MultiPolygon":
        areas = [area[0] for area in _list(coordinates) if isinstance(area, list) and area]
        coordinates = max((area for area in areas if isinstance(area, list)), key=len, default=None)
    return kind, _positions(coordinates)


def _positions(value: Any) -> list[tuple[str, str]]:
    """Return the pairs of written numbers in a list of positions, passing over all else."""
    pairs = (position[:2] for position in _list(value) if isinstance(position, list))
    return [(pair[0], pair[1]) for pair in pairs if len(pair) == 2 and all(isinstance(part, str) for part in pair)]


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def _is_long(text: str) -> bool:
    return len(text) > LONG_TEXT or "\n" in text


def _shown(value: Any) -> str:
    match value:
        case None:
            return ""
        case bool():
            return str(value).lower()
        case str():
            return value
        case [*values] if not any(isinstance(inner, dict | list) for inner in values):
            return "; ".join(map(_shown, values))
        case _:
            return json.dumps(value, ensure_ascii=False)


FORMAT = Format(
    name="geojson",
    media_type="application/geo+json",
    extensions=(".geojson",),
    read=read_geojson,
    matches=looks_like_geojson,
    rank=58,
)
