"""Coordinates that a table gives in several columns: latitude and longitude, or the grid of a UTM zone."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from aggregator.extraction.search_text import search_text
from aggregator.extraction.table_heading_text import heading_text, without_datum
from aggregator.extraction.table_layout import Layout
from aggregator.extraction.table_roles import Role
from aggregator.extraction.values import Value, cell_value
from aggregator.extraction.values.coordinates import angle_of, pair
from aggregator.extraction.values.value import words
from aggregator.model.documents import Cell
from aggregator.policy.records import Attribute, Pack, ValueKind

_EASTINGS = words("easting eastings utme utmeasting utmx eastm xutm 东坐标 东距 横坐标 utm东")
_NORTHINGS = words("northing northings utmn utmnorthing utmy northm yutm 北坐标 北距 纵坐标 utm北")
_ZONES = words("zone utmzone gridzone 带号 投影带 utm带 utm带号")
_DATUM_HEADINGS = words("datum crs coordinatesystem referencesystem 坐标系 坐标系统 基准 基准面 坐标类型")
_ZONE = re.compile(r"(?:UTM|zone|带)[\s:_-]*(?:zone)?[\s:_-]*(\d{1,2})\s?([C-HJ-NP-X]|north|south)?", re.IGNORECASE)
_BARE_ZONE = re.compile(r"\s*(\d{1,2})\s?([C-HJ-NP-X]|north|south)?\s*", re.IGNORECASE)


class GridColumns(NamedTuple):
    """The columns of a point on the UTM grid. ``said`` is the zone that a heading gives to all rows."""

    attribute: Attribute
    easting: int
    northing: int
    zone: int | None
    said: str


def grid_columns(
    layout: Layout, pack: Pack, kind: str, taken: Iterable[tuple[Attribute, Role, int]]
) -> GridColumns | None:
    """Return the columns that give where subjects are on the UTM grid, where one attribute can be meant."""
    known = {attribute.name for attribute, _, _ in taken}
    places = [a for a in pack.attributes_of(kind) if a.value is ValueKind.COORDINATES and a.name not in known]
    said = {column: _said(text) for column, text in layout.headings.items()}
    easting = next((column for column, text in said.items() if text in _EASTINGS), None)
    northing = next((column for column, text in said.items() if text in _NORTHINGS), None)
    if len(places) != 1 or easting is None or northing is None:
        return None
    zone = next((column for column, text in said.items() if text in _ZONES), None)
    written = (*(layout.headings[column] for column in (easting, northing)), *layout.above)
    found = next(filter(None, map(_ZONE.search, written)), None)
    return GridColumns(places[0], easting, northing, zone, _zone(found) if found else "")


def grid_point(row: Mapping[int, Cell], columns: GridColumns) -> Value | None:
    """Return where a row's subject is on the globe, or None where a part is missing or no zone is said."""
    east, north = row.get(columns.easting), row.get(columns.northing)
    if east is None or north is None:
        return None
    cell = row.get(columns.zone) if columns.zone is not None else None
    found = None if cell is None else (_ZONE.search(cell.text) or _BARE_ZONE.fullmatch(cell.text))
    zone = _zone(found) if found else columns.said
    return cell_value(columns.attribute, f"UTM {zone} {_plain(east.text)} {_plain(north.text)}") if zone else None


def point_of(latitude: str, longitude: str) -> str | None:
    """Return the canonical pair of a latitude's and a longitude's cell, or None."""
    degrees = [
        angle_of(search_text(text).text, part) for text, part in ((latitude, "latitude"), (longitude, "longitude"))
    ]
    return None if degrees[0] is None or degrees[1] is None else pair(degrees[0], degrees[1])


def has_form_of_place(text: str) -> bool:
    """Return whether a cell can be a place by its form alone: two numbers with fractions, degrees, sides, or a grid's.

    Examples
    --------
    >>> [has_form_of_place(text) for text in ("54.52, -2.31", "W16", "54°31'N 2°18'W", "2025-W10")]
    [True, False, True, False]
    """
    return _FORM.search(text) is not None


_FORM = re.compile(
    r"\d[.,]\d+\D+\d+[.,]\d|[°º˚度]|\d\s?[NSEW]\W+\d+\s?[NSEW]|\bUTM\b|\b\d{1,2}[C-X]\s\d{6}", re.IGNORECASE
)


def on_datum(value: str, datum: str | None) -> str:
    """Return coordinates with the name of the map datum they are of; WGS-84 is not named."""
    if datum in (None, "WGS-84") or value.endswith(("-02", "-09")):
        return value
    return f"{value} {datum}"


def datum_column(layout: Layout) -> int | None:
    """Return the column that says on which map datum a row's coordinates are."""
    return next((column for column, text in layout.headings.items() if _said(text) in _DATUM_HEADINGS), None)


def datum_of(texts: Iterable[str]) -> str | None:
    """Return the first map datum that texts name."""
    return next(filter(None, (without_datum(text)[1] for text in texts)), None)


def _said(text: str) -> str:
    return heading_text(text).base


def _zone(found: re.Match[str]) -> str:
    band = (found[2] or "N").upper()
    return f"{found[1]}{ {'NORTH': 'N', 'SOUTH': 'C'}.get(band, band) }"


def _plain(number: str) -> str:
    return search_text(number).text.replace(",", "").replace(" ", "").removesuffix("m")
