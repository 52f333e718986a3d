"""The bytes of an XML file made safe to parse, and what its parser had to say about them."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterable
from typing import Any

from aggregator.reading.encoding import decode

DECLARATION = re.compile(r"\s*<\?xml[^>]{0,300}\?>")
_STATED = re.compile(rb"\s*<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([\w.:-]{2,40})[\"']")
_HALVES = re.compile(
    r"(?:&#(?:x0{0,8}[dD][89a-fA-F][0-9a-fA-F]{2}|0{0,8}(?:55(?:29[6-9]|[3-9]\d\d)|56\d{3}|57(?:[0-2]\d\d|3[0-3]\d|34[0-3])));)+"
)
_LONGEST_TAG, _MOST_UNCLOSED = 1024, 100
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


def has_unclosed_tags(source: bytes) -> bool:
    """Return whether many tags begin and none of them ends.

    A parser that is fed piece by piece looks for the end from the beginning of each, in the square of their number.
    """
    at = 0
    while at < len(source):
        last = source.rfind(b">", at, at + _LONGEST_TAG)
        if last < 0:
            last = source.find(b">", at)
            last = len(source) if last < 0 else last
            if source.count(b"<", at, last) > _MOST_UNCLOSED:
                return True
        at = last + 1
    return False


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
    # A parser that goes on after mistakes takes half a character, written as a reference, for a whole one.
    whole = _HALVES.sub(_joined, text[start:].lstrip("\ufeff"))
    return (re.sub(r"[^\n]", " ", text[:start]) + whole).encode("utf-8", "replace").lstrip(b" ")


def _joined(halves: re.Match[str]) -> str:
    """Return the characters that references to halves of them mean; a half without its other is lost."""
    written = halves[0][2:-1].split(";&#")
    units = (int(unit[1:], 16) if unit.startswith("x") else int(unit) for unit in written)
    return b"".join(unit.to_bytes(2, "little") for unit in units).decode("utf-16-le", "replace")
