"""Compound files (OLE): the streams and the properties that Office files from before 2007 keep in them."""

from __future__ import annotations

import codecs
from datetime import datetime
from io import BytesIO

import olefile

from aggregator.model.documents import MetaValue
from aggregator.reading.format import Unreadable

COMPOUND_ERRORS = (OSError, ValueError, LookupError, TypeError, AttributeError, RuntimeError, OverflowError)
"""What `olefile` raises over broken compound files."""

_PROPERTIES = {
    "title": "title",
    "subject": "subject",
    "author": "author",
    "keywords": "keywords",
    "comments": "description",
    "last_saved_by": "last_author",
    "create_time": "created",
    "last_saved_time": "modified",
    "company": "company",
    "manager": "manager",
    "category": "category",
}
_NAMED_PAGES = {1200: "utf-16-le", 1201: "utf-16-be", 10000: "mac_roman", 32768: "mac_roman", 32769: "cp1252"}
_UTF_8_PAGES = {65001, -535}
_NEVER = 1601
_VECTOR = 0x1000
_PROPERTY_STREAMS = ("\x05SummaryInformation", "\x05DocumentSummaryInformation")


def opened(content: bytes) -> olefile.OleFileIO[str]:
    """Return the compound file that the bytes are.

    Raises
    ------
    Unreadable
        Its directory cannot be read.
    """
    try:
        return olefile.OleFileIO(BytesIO(content))
    except COMPOUND_ERRORS as error:
        raise Unreadable(f"not a readable compound file ({type(error).__name__})") from error


def stream(compound: olefile.OleFileIO[str], *names: str) -> bytes:
    """Return the first stream that exists of the names, in any case; empty where none does."""
    try:
        found = next((name for name in names if compound.exists(name)), None)
        return b"" if found is None else bytes(compound.openstream(found).read())
    except COMPOUND_ERRORS as error:
        raise Unreadable(f"a stream of the compound file cannot be read ({type(error).__name__})") from error


def top_names(content: bytes) -> set[str] | None:
    """Return the lower-case names of what lies at the top of a compound file; None where it cannot be told."""
    try:
        with olefile.OleFileIO(BytesIO(content)) as compound:
            return {path[0].lower() for path in compound.listdir(streams=True, storages=True)}
    except COMPOUND_ERRORS:
        return None


def encoding_of(page: int) -> str:
    """Return the codec of a Windows code page; Latin where there is none of that number."""
    if page in _UTF_8_PAGES:
        return "utf-8"
    name = _NAMED_PAGES.get(page, f"cp{page}")
    try:
        return codecs.lookup(name).name
    except LookupError:
        return "cp1252"


def properties(compound: olefile.OleFileIO[str]) -> dict[str, MetaValue]:
    """Return the summary properties; none where they are damaged."""
    try:
        if not all(_vectors_fit(stream(compound, name)) for name in _PROPERTY_STREAMS):
            return {}
        summary = compound.get_metadata()
    except (*COMPOUND_ERRORS, Unreadable):
        return {}
    page = getattr(summary, "codepage", None)
    encoding = encoding_of(page if isinstance(page, int) else 1252)
    found = {}
    for name, key in _PROPERTIES.items():
        text = _property_text(getattr(summary, name, None), encoding)
        if text:
            found[key] = MetaValue(text, f"summary: {name}")
    return found


def _vectors_fit(properties: bytes) -> bool:
    """Return whether no vector of a property set claims more elements than it has bytes: olefile believes it.

    The layout is that of [MS-OLEPS] 2.21: a section offset at 44, then per property its offset in the section.
    """
    section = properties[int.from_bytes(properties[44:48], "little") :]
    if len(section) < 8:
        return True
    number = min(int.from_bytes(section[4:8], "little"), len(section) // 8 - 1)
    for at in range(12, 12 + 8 * number, 8):
        offset = int.from_bytes(section[at : at + 4], "little")
        kind, count = (int.from_bytes(section[offset + skip : offset + skip + 4], "little") for skip in (0, 4))
        if kind & _VECTOR and count > len(section):
            return False
    return True


def _property_text(value: object, encoding: str) -> str:
    match value:
        case bytes():
            return value.decode(encoding, "replace").strip("\0 \r\n\t")
        case str():
            return value.strip("\0 \r\n\t")
        case datetime() if value.year > _NEVER:
            return value.isoformat(timespec="seconds")
        case _:
            return ""
