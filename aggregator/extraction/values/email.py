"""Addresses of electronic mail."""

from __future__ import annotations

from aggregator.extraction.values.network_address import is_top_level
from aggregator.extraction.values.pattern import pattern
from aggregator.extraction.values.value import Value, is_nothing
from aggregator.policy.records import Attribute

_LOCAL = r"[A-Za-z0-9_+%~=&'!$*-]+(?:\.[A-Za-z0-9_+%~=&'!$*-]+)*"
_LABEL = r"[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
_ADDRESS = rf"(?P<name>{_LOCAL}@(?P<host>(?:{_LABEL}\.)+(?P<top>[A-Za-z]{{2,24}})|\[\d{{1,3}}(?:\.\d{{1,3}}){{3}}\]))"
_LEADS = "'=*!&$~%+-"


def find(_attribute: Attribute, text: str) -> list[Value]:
    """Return the addresses in running text, in lower case."""
    if "@" not in text:
        return []
    values = []
    for match in pattern(_ADDRESS).finditer(text):
        start, end = match.span("name")
        while text[start] in _LEADS:
            start += 1
        if text[start] == "@" or text[start - 1 : start] in tuple(".@") or text[end : end + 1] in tuple("@_"):
            continue
        top = match["top"]
        if top and text[end : end + 1].isascii() and text[end : end + 1].isalnum():
            continue
        sure = 1.0 if not top or is_top_level(top) else 0.8
        values.append(Value(text[start:end].lower(), None, start, end, sure))
    return values


def cell(attribute: Attribute, text: str, _unit: str | None) -> Value | None:
    """Return the only address in a cell, or None."""
    found = [] if is_nothing(text) or len(text) > 320 else find(attribute, text)
    return found[0] if len(found) == 1 else None
