"""The check boxes of forms in word-processing packages, read as the signs ☑ and ☐ whatever draws them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from aggregator.reading.ooxml import attribute, child
from aggregator.reading.word.styles import is_on

TICKED, BLANK = "☑", "☐"
_SYMBOLS: Mapping[str, Mapping[int, str]] = {
    "wingdings": {0x6F: BLANK, 0x78: "☒", 0xA8: BLANK, 0xFB: "✗", 0xFC: "✓", 0xFD: "☒", 0xFE: TICKED},
    "wingdings 2": {0x4F: "✗", 0x50: "✓", 0x51: "☒", 0x52: TICKED, 0x53: "☒", 0x54: "☒", 0xA3: BLANK},
}
"""The boxes and ticks of the fonts of signs that Windows brings, by the signs' numbers."""

_PRIVATE = 0xF000


def symbol(element: Any) -> str:
    """Return the character that a ``w:sym`` shows."""
    try:
        code = int(attribute(element, "w:char") or "", 16)
        plain = code - _PRIVATE if _PRIVATE <= code <= _PRIVATE + 0xFF else code
        return _SYMBOLS.get((attribute(element, "w:font") or "").casefold(), {}).get(plain) or chr(code)
    except (ValueError, OverflowError):
        return "\ufffd"


def box_of_control(control: Any) -> str | None:
    """Return the box that a content control (``w:sdt``) is, ticked or blank; None where it is none."""
    properties = child(control, "w:sdtPr")
    box = None if properties is None else child(properties, "w14:checkbox")
    if box is None:
        return None
    checked = child(box, "w14:checked")
    said = "0" if checked is None else (attribute(checked, "w14:val") or "1").lower()
    return TICKED if said in {"1", "true", "on"} else BLANK


def box_of_field(character: Any) -> str | None:
    """Return the box of a legacy form field, told where the field begins (``w:fldChar``); None where it has none."""
    settings = child(character, "w:ffData")
    box = None if settings is None else child(settings, "w:checkBox")
    if box is None:
        return None
    checked = is_on(box, "w:checked")
    is_ticked = bool(is_on(box, "w:default")) if checked is None else checked
    return TICKED if is_ticked else BLANK
