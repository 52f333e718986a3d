"""What a typed OpenDocument cell says: the stored value, exactly, in what the cell shows around it."""

from __future__ import annotations

import re
from typing import Any

from aggregator.reading.odf.names import attribute
from aggregator.reading.sheets.number_format import GENERAL, NumberFormat, number_text

_SHOWN = re.compile(r"(?P<before>[^\d+\-.,]*)(?P<number>[+-]?[\d.,\u00a0\u202f' ]*\d(?:[eE][+-]?\d+)?)(?P<after>\D*)")
_DURATION = re.compile(r"P(?:(\d+)D)?T?(?:(\d+)H)?(?:(\d+)M)?(?:([\d.]+)S)?")
_GROUPING = re.compile(r"[\u00a0\u202f' ]")
_LONGEST = 100


def value_text(cell: Any, shown: str) -> str:
    """Return a cell's value: dates in ISO form, numbers in full, and anything else as it is shown."""
    match attribute(cell, "office:value-type"):
        case "date":
            return attribute(cell, "office:date-value").removesuffix("T00:00:00") or shown
        case "time":
            return _time_text(attribute(cell, "office:time-value")) or shown
        case "boolean":
            return {"true": "TRUE", "false": "FALSE"}.get(attribute(cell, "office:boolean-value"), shown)
        case "percentage":
            return number_text(attribute(cell, "office:value"), NumberFormat(percent=True)) or shown
        case "float" | "currency":
            return _number(attribute(cell, "office:value"), shown)
        case _:
            return shown or attribute(cell, "office:string-value")


def _number(value: str, shown: str) -> str:
    """Return the stored number between what is shown before and after it, if what is shown is that number."""
    text = number_text(value, GENERAL) if value else shown
    match = _SHOWN.fullmatch(shown.strip()) if len(shown) < _LONGEST else None
    if not value or match is None or not (match["before"].strip() or match["after"].strip()):
        return text
    if not any(_near(value, reading) for reading in _readings(match["number"])):
        return text
    return f"{match['before']}{text}{match['after']}".strip()


def _readings(number: str) -> tuple[str, str]:
    bare = _GROUPING.sub("", number)
    return bare.replace(",", ""), bare.replace(".", "").replace(",", ".")


def _near(value: str, reading: str) -> bool:
    try:
        exact, read = float(value), float(reading)
    except ValueError:
        return False
    return abs(abs(exact) - abs(read)) <= max(0.51, abs(exact) * 0.005)


def _time_text(duration: str) -> str:
    match = _DURATION.fullmatch(duration)
    if match is None or not any(match.groups()):
        return ""
    days, hours, minutes = (int(part or 0) for part in match.groups()[:3])
    seconds = match[4] or "0"
    try:
        whole = round(float(seconds))
    except ValueError:
        return ""
    return f"{days * 24 + hours:02}:{minutes:02}" + (f":{whole:02}" if whole else "")
