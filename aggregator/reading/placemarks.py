"""The placemarks of a KML file, one at a time, so that a map of millions costs no more memory than its table."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial
from io import BytesIO
from typing import Any

from lxml import etree

from aggregator.model.documents import BlockKind, MetaValue, PartLoc, Status
from aggregator.reading.draft import Draft
from aggregator.reading.format import Opening, Reading
from aggregator.reading.geometry import Point, middle_of_line, middle_of_ring, point_of
from aggregator.reading.page import Page
from aggregator.reading.page_events import events_of
from aggregator.reading.records import RecordTable
from aggregator.reading.xml_source import SAFE, as_utf8, has_unclosed_tags, local_name, mistake_in

_FOLDERS = {"Document", "Folder"}
_FEATURES = {"Placemark", "GroundOverlay", "PhotoOverlay", "ScreenOverlay", "NetworkLink"}
_COLUMNS = ("name", "lat", "lon", "altitude", "geometry", "folder", "address")
_FIELDS = {"name": "name", "address": "address", "phoneNumber": "phone", "author": "author"}
_TIMES = {"when", "begin", "end"}
_DESCRIPTIONS = {"description", "Snippet", "snippet"}
_AROUND_COMMA = re.compile(r"(?<!\s)\s*+,\s*+")
_MARKUP = re.compile(r"<[A-Za-z!/]")


def read_map(content: bytes, opening: Opening) -> Reading:
    """Return the placemarks of a KML file as one table, and names and descriptions of places and folders as blocks."""
    source, warnings = as_utf8(content)
    draft = Draft(opening.budget, warnings=list(warnings))
    return draft.gather(partial(_fill, source=source))


def _fill(draft: Draft, source: bytes) -> None:
    events, parser = _events(source)
    with RecordTable(draft, PartLoc("", "placemarks"), columns=_COLUMNS) as table:
        chart = _Map(draft, table)
        try:
            chart.read(events)
        except etree.XMLSyntaxError as error:
            draft.reason = f"not well-formed XML, first in line {error.lineno}: what stands before it was read"
    draft.reason = draft.reason or mistake_in(parser.error_log)
    if draft.reason:
        draft.status = Status.PARTIAL if draft.tables or draft.blocks else Status.FAILED
    if draft.status is Status.FAILED:
        draft.reason = "not XML that can be parsed"
    if chart.misplaced:
        draft.warnings.append(f"{chart.misplaced} placemarks have coordinates that are no place on the globe")


def _events(source: bytes) -> tuple[Iterator[tuple[str, Any]], Any]:
    """Return where elements start and end, one after the other, and what keeps the log of mistakes."""
    if not has_unclosed_tags(source):
        events = etree.iterparse(BytesIO(source), events=("start", "end"), **SAFE)
        return events, events
    parser = etree.XMLParser(**SAFE)
    root = etree.fromstring(source, parser)
    return iter(()) if root is None else etree.iterwalk(root, events=("start", "end")), parser


class _Map:
    def __init__(self, draft: Draft, table: RecordTable) -> None:
        self._draft = draft
        self._table = table
        self._folders: list[str] = []
        self._number = 0
        self.misplaced = 0

    def read(self, events: Iterator[tuple[str, Any]]) -> None:
        for event, element in events:
            name = local_name(element)
            if event == "start":
                if name in _FOLDERS:
                    self._folders.append("")
            elif name in _FEATURES:
                self._feature(element)
                _forget(element)
            elif name in _FOLDERS:
                self._folders.pop()
                _forget(element)
            elif self._folders and local_name(element.getparent()) in _FOLDERS:
                self._of_folder(name, element)

    def _of_folder(self, name: str, element: Any) -> None:
        text = "".join(element.itertext()).strip()
        where = PartLoc("", f"folder {'/'.join(filter(None, self._folders))}".rstrip())
        if name == "name":
            self._folders[-1] = text
            if len(self._folders) == 1:
                self._draft.metadata.setdefault("title", MetaValue(text, "Document: name"))
            self._draft.add(BlockKind.HEADING, text, PartLoc("", f"folder {text}"))
        elif name in _DESCRIPTIONS:
            self._describe(text, where)

    def _feature(self, element: Any) -> None:
        self._number += 1
        record: dict[str, str] = {}
        said: list[str] = []
        for inner in element:
            name = local_name(inner)
            if name in _FIELDS:
                record[_FIELDS[name]] = "".join(inner.itertext()).strip()
            elif name in _DESCRIPTIONS:
                said.append("".join(inner.itertext()).strip())
            elif name in {"TimeStamp", "TimeSpan"}:
                record |= {local_name(time): (time.text or "").strip() for time in inner if local_name(time) in _TIMES}
            elif name == "ExtendedData":
                record |= {f"{key} (data)" if key in _COLUMNS else key: text for key, text in _extended(inner).items()}
            elif name == "Link":
                record["link"] = " ".join("".join(inner.itertext()).split())
        record["folder"] = "/".join(filter(None, self._folders[1:]))
        record |= self._place_of(element)
        hidden = any(local_name(inner) == "visibility" and (inner.text or "").strip() == "0" for inner in element)
        self._table.add(record, hidden=hidden)
        if any(said):
            where = PartLoc("", f"placemark {self._number}")
            self._draft.add(BlockKind.HEADING, record.get("name", ""), where, hidden=hidden)
            for text in said:
                self._describe(text, where)

    def _place_of(self, element: Any) -> dict[str, str]:
        shapes = list(_geometry(element))
        if not shapes:
            return {}
        exact = [shape for shape in shapes if shape[0] == "Point"]
        kind, points = (exact or shapes)[0]
        found = [point for point in points if point is not None]
        if not found:
            self.misplaced += 1
            return {"geometry": kind}
        point = found[0] if kind == "Point" else middle_of_ring(found) if kind in _AREAS else middle_of_line(found)
        said = kind if kind == "Point" and len(exact) == 1 else f"{kind} (representative point)"
        return {
            "lat": point.latitude, "lon": point.longitude, "altitude": point.altitude, "geometry": said
        }  # fmt: skip

    def _describe(self, text: str, where: PartLoc) -> None:
        if _MARKUP.search(text):
            page = Page(self._draft, lambda kind, number: PartLoc("", f"{where.path} {kind} {number}"))
            page.fill(events_of(text))
        else:
            self._draft.add(BlockKind.PARAGRAPH, text, where)


_AREAS = {"Polygon", "LatLonBox"}


def _geometry(feature: Any) -> Iterator[tuple[str, list[Point | None]]]:
    """Yield each shape of a feature and its points, those that are no place as None."""
    for element in feature.iter():
        name = local_name(element)
        if name == "coordinates":
            kind = _kind_of(element.getparent())
            if kind:
                yield kind, [_point(written) for written in _AROUND_COMMA.sub(",", element.text or "").split()]
        elif name in {"Track", "MultiTrack"} and (coordinates := list(_track(element))):
            yield "Track", coordinates
        elif name == "Location":
            parts = {local_name(part): part.text or "" for part in element}
            yield "Point", [point_of(*(parts.get(part, "") for part in ("longitude", "latitude", "altitude")))]
        elif name == "LatLonBox":
            sides = {local_name(side): side.text or "" for side in element}
            corners = [("west", "south"), ("east", "south"), ("east", "north"), ("west", "north")]
            yield name, [point_of(sides.get(x, ""), sides.get(y, "")) for x, y in corners]


def _kind_of(shape: Any) -> str:
    """Return which shape coordinates make; empty for a hole in an area."""
    kind = local_name(shape)
    if kind != "LinearRing":
        return kind
    return "" if local_name(shape.getparent()) == "innerBoundaryIs" else "Polygon"


def _track(element: Any) -> Iterator[Point | None]:
    for place in element:
        if local_name(place) == "coord":
            yield _point(",".join((place.text or "").split()))


def _point(written: str) -> Point | None:
    longitude, latitude, altitude, *_ = [*written.split(","), "", "", ""]
    return point_of(longitude, latitude, altitude)


def _extended(element: Any) -> dict[str, str]:
    found: dict[str, str] = {}
    for field in element.iter():
        key = field.get("name") if local_name(field) in {"Data", "SimpleData", "SimpleArrayData"} else None
        if not key:
            continue
        values = [value for value in field if local_name(value) == "value"]
        texts = [value.text or "" for value in values] if values else [field.text or ""]
        found[key] = "; ".join(text.strip() for text in texts)
    return found


def _forget(element: Any) -> None:
    """Let go of an element that was read and of what stands before it."""
    element.clear()
    parent = element.getparent()
    while parent is not None and element.getprevious() is not None:
        del parent[0]
