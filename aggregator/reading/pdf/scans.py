"""Pages whose words cannot be read from the file: drawn as a picture, and looked at."""

from __future__ import annotations

import math
from typing import Any

from aggregator.model.documents import Rect
from aggregator.reading.camera import MALFORMED_IMAGE
from aggregator.reading.ocr.recognise import SeenLine
from aggregator.reading.ocr.sight import Sight
from aggregator.reading.pdf.lines import Turn

_DOTS = 200 / 72  # a point
_FEWEST_DOTS = 0.5


def look_at_page(page: Any, number: int, sight: Sight) -> bool:
    """Return whether a page was looked at; what was seen is written."""
    width, height = page.get_size()
    most = sight.draft.budget.limits.pixels
    scale = min(_DOTS, math.sqrt(most / max(1.0, width * height)))
    if sight.closed_by(most + 1 if scale < _FEWEST_DOTS else 0):
        return False
    turn = Turn(page.get_rotation())
    shown = turn.shown(Rect(*page.get_bbox()))

    def place(line: SeenLine) -> Rect:
        left, right = shown.left + line.left / scale, shown.left + line.right / scale
        top, bottom = shown.top - line.top / scale, shown.top - line.bottom / scale
        return turn.back(Rect(*(round(side, 1) for side in (left, bottom, right, top))))

    try:
        sight.look(page.render(scale=scale).to_pil(), number, place)
    except MALFORMED_IMAGE:
        sight.stopped = sight.stopped or "a page could not be drawn"
        return False
    return True
