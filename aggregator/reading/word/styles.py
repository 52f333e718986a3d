"""Paragraph and character styles of a word-processing package, resolved through what they are based on."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

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


def styles_of(root: Any) -> Styles:
    """Return the styles that a styles part defines."""
    defined = {attribute(element, "w:styleId") or "": element for element in root if tag_of(element) == "w:style"}
    return Styles({style: _resolved(style, defined) for style in defined})


def _resolved(style: str, defined: dict[str, Any]) -> Style:
    hidden = heading = listed = None
    caption = False
    current: str | None = style
    for _ in range(_LONGEST_CHAIN):
        element = defined.get(current or "")
        if element is None:
            break
        named = child(element, "w:name")
        name = ("" if named is None else attribute(named, "w:val") or "").lower()
        paragraph = child(element, "w:pPr")
        if hidden is None:
            hidden = is_on(child(element, "w:rPr"), "w:vanish")
        if heading is None and (_HEADING_NAME.fullmatch(name) or outline_level(paragraph) is not None):
            heading = True
        if listed is None:
            listed = numbering(paragraph) or (True if name.startswith("list") else None)
        caption = caption or name in {"caption", "题注", "題注"}
        based = child(element, "w:basedOn")
        current = None if based is None else attribute(based, "w:val")
    return Style(bool(hidden), bool(heading), bool(listed), caption)
