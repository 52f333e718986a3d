"""The words of DrawingML paragraphs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from aggregator.reading.ooxml import alternative, attribute, tag_of

_COUNTED = frozenset({"slidenum"})  # a field whose text the program counts


def paragraphs(body: Any | None) -> Iterator[str]:
    """Yield the text of each paragraph of a text body that has any."""
    for element in () if body is None else body:
        if tag_of(element) == "a:p":
            text = "".join(_pieces(element))
            if text.strip():
                yield text


def _pieces(parent: Any) -> Iterator[str]:
    for element in parent:
        tag = tag_of(element)
        if tag in {"a:t", "m:t"}:
            yield element.text or ""
        elif tag == "a:br":
            yield "\n"
        elif tag == "mc:AlternateContent":
            branch = alternative(element)
            if branch is not None:
                yield from _pieces(branch)
        elif tag != "a:fld" or attribute(element, "type") not in _COUNTED:
            yield from _pieces(element)
