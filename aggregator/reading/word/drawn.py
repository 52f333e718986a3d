"""What is drawn in a paragraph, where it says anything: text boxes, shapes, watermarks, described pictures."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from aggregator.reading.ooxml import alternative, tag_of
from aggregator.reading.xml_source import local_name

_OLD_SHAPES = {"shape", "rect", "oval", "roundrect", "group", "line"}


def shape_text(paragraph: Any) -> str:
    """Return the text of a DrawingML paragraph."""
    texts = (element for element in paragraph.iter() if tag_of(element) in {"a:t", "a:br"})
    return "".join("\n" if tag_of(element) == "a:br" else element.text or "" for element in texts)


def described(element: Any) -> str:
    """Return the alternative text of what is drawn: of a picture, or of a shape as Word drew them before 2010."""
    if tag_of(element) == "wp:docPr":
        return str(element.get("descr") or "")
    return str(element.get("alt") or "") if local_name(element) in _OLD_SHAPES else ""


def drawn_text(drawing: Any) -> Iterator[Any]:
    """Yield text boxes, shape paragraphs, text drawn along a path and described pictures, each once.

    Watermarks are drawn along a path. What stands inside a text box is its own.
    """
    waiting = [drawing]
    while waiting:
        element = waiting.pop()
        tag = tag_of(element)
        if tag in {"w:txbxContent", "a:p"} or (local_name(element) == "textpath" and element.get("string")):
            yield element
            continue
        if tag == "mc:AlternateContent":
            branch = alternative(element)
            waiting.extend(() if branch is None else (branch,))
            continue
        if described(element):
            yield element
        waiting.extend(reversed(list(element)))
