"""Places in documents as JSON text, short enough to stand beside every fact."""

from __future__ import annotations

import json
from dataclasses import fields
from typing import Any

from aggregator.model.documents import (
    GridLoc,
    Locator,
    MailLoc,
    MetaLoc,
    PartLoc,
    PdfLoc,
    Rect,
    SheetLoc,
    SlideLoc,
    TextLoc,
)

_KINDS: dict[str, type[TextLoc | GridLoc | SheetLoc | SlideLoc | PartLoc | MailLoc | MetaLoc]] = {
    "text": TextLoc,
    "grid": GridLoc,
    "sheet": SheetLoc,
    "slide": SlideLoc,
    "part": PartLoc,
    "mail": MailLoc,
    "meta": MetaLoc,
}
_FIELDS: dict[type[Locator], tuple[str, tuple[str, ...]]] = {
    kind: (name, tuple(field.name for field in fields(kind))) for name, kind in [*_KINDS.items(), ("pdf", PdfLoc)]
}

_encode = json.JSONEncoder(separators=(",", ":")).encode


def locator_to_json(locator: Locator) -> str:
    """Return a locator as JSON text: its kind and its fields in order.

    Examples
    --------
    >>> locator_to_json(GridLoc(3, 2))
    '["grid",3,2]'
    """
    name, names = _FIELDS[type(locator)]
    return _encode([name, *(getattr(locator, field) for field in names)])


def locator_from_json(text: str) -> Locator:
    """Return the locator that `locator_to_json` wrote.

    Raises
    ------
    ValueError
        The text is no locator.

    Examples
    --------
    >>> str(locator_from_json('["sheet","Plants","B4",false]'))
    'Plants!B4'
    """
    name, values = _kind_and_values(json.loads(text), text)
    try:
        if name == "pdf":
            page, rects, part = values
            return PdfLoc(page, tuple(Rect(*rect) for rect in rects), part)
        return _KINDS[name](*values)
    except (KeyError, TypeError, ValueError) as error:
        raise ValueError(f"no locator: {text!r}") from error


def _kind_and_values(parsed: Any, text: str) -> tuple[str, list[Any]]:
    match parsed:
        case [str(name), *values]:
            return name, values
        case _:
            raise ValueError(f"no locator: {text!r}")
