"""Paragraph and character styles of a word-processing package, resolved through what they are based on."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from aggregator.reading.ooxml import attribute, child, tag_of

_HEADING_NAME = re.compile(
    r"(heading|titre|überschrift|标题|標題)\s*\d|title|subtitle|标题|副标题|標題|toc heading", re.IGNORECASE
)
_OFF = {"0", "false", "off", "none"}
_LONGEST_CHAIN = 20


@dataclass(frozen=True, slots=True)
class Style:
    """What a style says of its text."""

    hidden: bool = False
    heading: bool = False
    listed: bool = False
    caption: bool = False


@dataclass(frozen=True, slots=True)
class Styles:
    """The styles of a package by id; an unknown id is plain."""

    by_id: dict[str, Style] = field(default_factory=dict)

    def of(self, style: str | None) -> Style:
        """Return a style by its id."""
        return self.by_id.get(style or "", Style())


def is_on(properties: Any | None, name: str) -> bool | None:
    """Return whether a toggle such as ``w:vanish`` is on, off, or not said (None)."""
    toggle = None if properties is None else child(properties, name)
    if toggle is None:
        return None
    return (attribute(toggle, "w:val") or "true").lower() not in _OFF


def outline_level(properties: Any | None) -> int | None:
    """Return the heading level that paragraph properties give, or None for body text."""
    level = None if properties is None else child(properties, "w:outlineLvl")
    value = "" if level is None else attribute(level, "w:val") or ""
    return int(value) if value in {"0", "1", "2", "3", "4", "5", "6", "7", "8"} else None


def numbering(properties: Any | None) -> bool | None:
    """Return whether paragraph properties make an entry of a list; None where they do not say."""
    listed = None if properties is None else child(properties, "w:numPr")
    if listed is None:
        return None
    number = child(listed, "w:numId")
    return number is None or attribute(number, "w:val") != "0"


class Written(NamedTuple):
    """A style as it is written: its name, the id of the one it is based on, paragraph and run properties."""

    name: str
    based_on: str | None
    paragraph: Any | None
    run: Any | None


def written_in(root: Any) -> dict[str, Written]:
    """Return the styles of a styles part by id, as they are written."""
    return {
        attribute(element, "w:styleId") or "": Written(
            _value(element, "w:name") or "",
            _value(element, "w:basedOn"),
            child(element, "w:pPr"),
            child(element, "w:rPr"),
        )
        for element in root
        if tag_of(element) == "w:style"
    }


def resolved(written: Mapping[str, Written]) -> Styles:
    """Return the styles with what they inherit from those they are based on."""
    return Styles({style: _resolved(style, written) for style in written})


def _value(element: Any, name: str) -> str | None:
    found = child(element, name)
    return None if found is None else attribute(found, "w:val")


def _resolved(style: str, written: Mapping[str, Written]) -> Style:
    hidden = listed = None
    heading = caption = False
    current: str | None = style
    for _ in range(_LONGEST_CHAIN):
        own = written.get(current or "")
        if own is None:
            break
        name = own.name.lower()
        if hidden is None:
            hidden = is_on(own.run, "w:vanish")
        if listed is None:
            listed = numbering(own.paragraph) or (True if name.startswith("list") else None)
        heading = heading or bool(_HEADING_NAME.fullmatch(name)) or outline_level(own.paragraph) is not None
        caption = caption or name in {"caption", "题注", "題注"}
        current = own.based_on
    return Style(bool(hidden), heading, bool(listed), caption)
