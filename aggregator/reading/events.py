"""The events of an iCalendar file (RFC 5545), folded lines joined, times as their own clocks show them."""

from __future__ import annotations

import base64
import binascii
import quopri
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import partial
from typing import NamedTuple

from aggregator.model.documents import BlockKind, MetaValue, PartLoc, Status, TextLoc
from aggregator.reading.draft import Draft
from aggregator.reading.encoding import decode
from aggregator.reading.format import Opening, Reading
from aggregator.reading.geometry import point_of
from aggregator.reading.records import RecordTable

_LINE_END = re.compile(rb"\r\n|\r|\n")
_PROPERTY = re.compile(r"(?P<name>[\w.-]{1,60})(?P<parameters>(?:;(?:\"[^\"]*+\"|[^\":;]++)*+)*+):")
_PARAMETER = re.compile(r";(?P<name>[\w-]{1,60})=(?P<value>(?:\"[^\"]*+\"|[^\";]++)*+)")
_ESCAPED = re.compile(r"\\([\\;,nN])")
_TIME = re.compile(r"(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)(\d\d)?(Z?))?")
_ENTRIES = {"VEVENT": "event", "VTODO": "task", "VJOURNAL": "journal", "VFREEBUSY": "free or busy"}
_COLUMNS = ("summary", "start", "end", "due", "location", "lat", "lon", "organizer", "attendees")
_DEEPEST, _LONGEST_NAME = 20, 40
_TEXTS = {
    "SUMMARY": "summary", "LOCATION": "location", "STATUS": "status", "CATEGORIES": "categories",
    "CLASS": "class", "CONTACT": "contact", "RESOURCES": "resources", "URL": "url", "RRULE": "repeats",
    "DURATION": "duration", "COMMENT": "comment",
}  # fmt: skip
_TIMES = {"DTSTART": "start", "DTEND": "end", "DUE": "due", "RECURRENCE-ID": "occurrence of", "EXDATE": "except"}
_PEOPLE = {"ORGANIZER": "organizer", "ATTENDEE": "attendees"}


class _Property(NamedTuple):
    name: str
    parameters: dict[str, str]
    value: str
    line: int


@dataclass(slots=True)
class _Entry:
    """An event in the making."""

    kind: str
    line: int
    fields: dict[str, list[str]] = field(default_factory=dict)
    description: str = ""
    attached: list[tuple[str, bytes]] = field(default_factory=list)

    def said(self, name: str) -> str:
        return "; ".join(self.fields.get(name, []))


def read_events(content: bytes, opening: Opening) -> Reading:
    """Return a row and a paragraph an event; descriptions, and files that stand in the calendar."""
    numbers, lines = _unfolded(decode(content).text.encode() if b"\0" in content[:400] else content)
    decoded = decode(b"\n".join(lines))
    draft = Draft(opening.budget, warnings=list(decoded.warnings))
    properties = _properties(numbers, decoded.text.split("\n"))
    return draft.gather(partial(_fill, properties=properties, opening=opening))


def _unfolded(content: bytes) -> tuple[list[int], list[bytes]]:
    """Return the lines as they were before folding, which may cut a character in two, and their numbers."""
    numbers: list[int] = []
    pieces: list[list[bytes]] = []
    soft = False
    for number, line in enumerate(_LINE_END.split(content), start=1):
        if pieces and (soft or line[:1] in {b" ", b"\t"}):
            pieces[-1].append(line if soft else line[1:])
        else:
            numbers.append(number)
            pieces.append([line])
        quoted = b"QUOTED-PRINTABLE" in pieces[-1][0][:200].upper()
        soft = quoted and line.endswith(b"=")
        if soft:
            pieces[-1][-1] = pieces[-1][-1][:-1]
    return numbers, [b"".join(line) for line in pieces]


def _fill(draft: Draft, properties: Iterator[_Property], opening: Opening) -> None:
    entry: _Entry | None = None
    inside: list[str] = []
    with RecordTable(draft, PartLoc("", "events"), columns=_COLUMNS) as table:
        for found in properties:
            if found.name == "BEGIN":
                inside = [*inside[-_DEEPEST:], found.value.strip().upper()[:_LONGEST_NAME]]
                if inside[-1] in _ENTRIES and entry is None:
                    entry = _Entry(_ENTRIES[inside[-1]], found.line)
            elif found.name == "END":
                if inside and inside[-1] in _ENTRIES and entry is not None:
                    _keep(draft, table, entry, found.line, opening)
                    entry = None
                inside = inside[:-1]
            elif entry is not None and inside and inside[-1] in _ENTRIES:
                _take(entry, found)
            elif found.name in {"X-WR-CALNAME", "NAME"} and len(inside) == 1:
                draft.metadata["title"] = MetaValue(_unescaped(found.value), found.name)
                draft.add(BlockKind.HEADING, _unescaped(found.value), TextLoc(found.line, found.line))
        if entry is not None:
            _keep(draft, table, entry, entry.line, opening)
    if entry is not None or inside:
        draft.status, draft.reason = Status.PARTIAL, "the calendar ends in the middle of an entry"


def _properties(numbers: list[int], lines: list[str]) -> Iterator[_Property]:
    for number, written in zip(numbers, lines, strict=False):
        found = _PROPERTY.match(written)
        if found is None:
            continue
        given = {one["name"].upper(): one["value"].strip('"') for one in _PARAMETER.finditer(found["parameters"])}
        value = written[found.end() :]
        if given.get("ENCODING", "").upper() == "QUOTED-PRINTABLE":
            value = decode(quopri.decodestring(value.encode())).text
        yield _Property(found["name"].rpartition(".")[2].upper(), given, value, number)


def _take(entry: _Entry, found: _Property) -> None:
    name = found.name
    if name in _TEXTS:
        entry.fields.setdefault(_TEXTS[name], []).append(_unescaped(found.value).strip())
    elif name in _TIMES:
        times = [_time(value, found, is_end=name == "DTEND") for value in found.value.split(",")[:200]]
        entry.fields.setdefault(_TIMES[name], []).extend(times)
    elif name in _PEOPLE:
        entry.fields.setdefault(_PEOPLE[name], []).append(_person(found))
    elif name == "DESCRIPTION":
        entry.description = _unescaped(found.value)
    elif name == "GEO":
        latitude, _, longitude = found.value.partition(";")
        point = point_of(longitude, latitude)
        if point is not None:
            entry.fields |= {"lat": [point.latitude], "lon": [point.longitude]}
    elif name == "ATTACH" and found.parameters.get("ENCODING", "").upper() == "BASE64":
        called = found.parameters.get("FILENAME") or found.parameters.get("X-FILENAME") or "attachment"
        try:
            entry.attached.append((called, base64.b64decode(found.value)))
        except (binascii.Error, ValueError):
            entry.attached.append((called, b""))
    elif name == "ATTACH":
        entry.fields.setdefault("attached", []).append(found.value)


def _keep(draft: Draft, table: RecordTable, entry: _Entry, last_line: int, opening: Opening) -> None:
    where = TextLoc(entry.line, max(entry.line, last_line))
    record = {name: entry.said(name) for name in entry.fields}
    kind = {} if entry.kind == "event" else {"kind": entry.kind}
    table.add(record | kind)
    draft.add(BlockKind.PARAGRAPH, _sentence(record), where, label="event" if not kind else entry.kind)
    draft.add(BlockKind.NOTE, entry.description, where, label="description")
    for name, content in entry.attached:
        if content:
            draft.children.append(opening.read_member(name, content))
        else:
            draft.children.append(opening.unread_member(name, Status.FAILED, "the attachment is not valid base64"))


def _sentence(record: dict[str, str]) -> str:
    """Return an event as a line of a diary: what, when, where."""
    start, end = record.get("start", ""), record.get("end", "") or record.get("due", "")
    when = " - ".join(dict.fromkeys(filter(None, (start, end))))
    return ", ".join(filter(None, (record.get("summary", ""), when, record.get("location", ""))))


def _time(written: str, found: _Property, *, is_end: bool) -> str:
    """Return a time as ``2025-03-04 08:00 Asia/Shanghai``; the end of whole days as the last of them."""
    read = _TIME.fullmatch(written.strip())
    if read is None:
        return written.strip()
    year, month, day, hour, minute, _, utc = read.groups()
    if hour is None:
        return _day_before(int(year), int(month), int(day)) if is_end else f"{year}-{month}-{day}"
    zone = "UTC" if utc else found.parameters.get("TZID", "")
    return f"{year}-{month}-{day} {hour}:{minute} {zone}".rstrip()


def _day_before(year: int, month: int, day: int) -> str:
    try:
        return (date(year, month, day) - timedelta(days=1)).isoformat()
    except (ValueError, OverflowError):
        return f"{year:04}-{month:02}-{day:02}"


def _person(found: _Property) -> str:
    address = re.sub(r"^mailto:", "", found.value.strip(), flags=re.IGNORECASE)
    name = found.parameters.get("CN", "")
    return f"{name} <{address}>" if name and name != address else address


def _unescaped(value: str) -> str:
    return _ESCAPED.sub(lambda escape: "\n" if escape[1] in "nN" else escape[1], value)
