"""Calendars (ICS): one row an event, and each event in words at its lines."""

from __future__ import annotations

import re

from aggregator.reading.encoding import decode
from aggregator.reading.format import Format, Opening, Reading

_BEGINS = re.compile(r"\s*BEGIN:VCALENDAR\b", re.IGNORECASE)


def read_calendar(content: bytes, opening: Opening) -> Reading:
    """Return the events, tasks and journal entries of a calendar."""
    from aggregator.reading.events import read_events  # noqa: PLC0415 - loaded only when a file is read

    return read_events(content, opening)


FORMAT = Format(
    name="ics",
    media_type="text/calendar",
    extensions=(".ics", ".ical", ".ifb", ".icalendar", ".vcs"),
    read=read_calendar,
    matches=lambda content: bool(_BEGINS.match(decode(content[:400]).text)),
    rank=54,
)
