"""JSON that a terminal can be shown: the same values, with nothing in it that hides, reorders or commands."""

from __future__ import annotations

import json
from typing import Any

from aggregator.report.visible import UNSEEN


def json_text(record: Any, indent: int | None = None) -> str:
    r"""Return a record as JSON in which every character that could deceive a reader is written as its escape.

    Examples
    --------
    >>> json_text({"value": "容量\u202e\x9b"})
    '{"value": "容量\\u202e\\u009b"}'
    """
    text = json.dumps(record, ensure_ascii=False, indent=indent)
    return UNSEEN.sub(lambda found: found[0] if found[0] == "\n" else json.dumps(found[0])[1:-1], text)
