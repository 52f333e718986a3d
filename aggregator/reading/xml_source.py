"""The bytes of an XML file made safe to parse, and what its parser had to say about them."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterable
from typing import Any

from aggregator.reading.encoding import decode

DECLARATION = re.compile(r"\s*<\?xml[^>]{0,300}\?>")
_STATED = re.compile(rb"\s*<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([\w.:-]{2,40})[\"']")
_BETTER_KNOWN_AS = {"gb2312": "gb18030", "gbk": "gb18030", "iso8859-1": "cp1252", "ascii": "cp1252"}

SAFE = {"resolve_entities": False, "no_network": True, "load_dtd": False, "huge_tree": False, "recover": True}
"""What keeps a parser from growing without bound, reading other files, or giving up at the first mistake."""


def as_utf8(content: bytes) -> tuple[bytes, tuple[str, ...]]:
    """Return an XML file in UTF-8 without its declaration, and warnings about its encoding.

    What it declares counts if the bytes agree; a parser would stop at the first byte that does not.
    """
    stated = _STATED.match(content[:600])
    if stated:
        try:
            codec = codecs.lookup(stated[1].decode()).name
            return _bare(content.decode(_BETTER_KNOWN_AS.get(codec, codec))), ()
        except (LookupError, ValueError, AssertionError):  # codecs of other kinds raise what they like
            pass
    decoded = decode(content)
    return _bare(decoded.text), decoded.warnings


def mistake_in(log: Iterable[Any]) -> str:
    """Return where a parser first met something that is not well-formed, empty where all was.

    An undeclared prefix loses nothing, so it is no mistake here.
    """
    for entry in log:
        if entry.domain_name != "NAMESPACE" and entry.level_name in {"ERROR", "FATAL"}:
            return f"not well-formed XML, first in line {entry.line}: what could be made out was read"
    return ""


def local_name(element: Any | None) -> str:
    """Return an element's name without its namespace; empty for none, and for comments, entities, instructions."""
    tag = None if element is None else element.tag
    return str(tag).rpartition("}")[2] if isinstance(tag, str) else ""


def _bare(text: str) -> bytes:
    declared = DECLARATION.match(text)
    # Blanks in its place keep line numbers and offsets as they were.
    start = declared.end() if declared else 0
    return (re.sub(r"[^\n]", " ", text[:start]) + text[start:].lstrip("\ufeff")).encode("utf-8", "replace").lstrip(b" ")
