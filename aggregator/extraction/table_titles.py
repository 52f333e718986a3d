"""What says what a table is about: its caption, the headings before it, the names of the file and its folder."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import NamedTuple

from aggregator.extraction.search_text import is_han, search_text
from aggregator.extraction.values.unit_ratios import is_measure
from aggregator.extraction.values.value import words
from aggregator.model.documents import BlockKind, Document, Table

_UNITS = re.compile(
    r"(?:(?i:\bunits?|\b(?:all )?(?:figures|values|amounts|weights|volumes|quantities|stocks|numbers)(?: are)? in"
    r"|\ball in)|单位|计量单位)\s*(?:[:=]|(?:均|都|统一)?[为是])?\s*(.{1,40})"
    r"|以\s*(?P<by>[^\s,，。以]{1,12}?)\s*(?:为单位|计)(?![划算量])"
)
_UNIT_OF = re.compile(r"^.*单位\s*(?::|(?:均|都|统一)?[为是])\s*")
_BETWEEN_UNITS = re.compile(r"\s*[,;、，；。)]\s*|\s+and\s+|\s*和\s*|\s{2,}")


class Title(NamedTuple):
    """A text that says what a table is about. ``where`` says which."""

    text: str
    where: str


def titles_of(document: Document, table: Table) -> tuple[Title, ...]:
    """Return what may say what a table is about, the nearest first."""
    return tuple(_titles(document, table))


def path_names(document: Document) -> Iterator[Title]:
    """Yield the names of the file and of the folder it lies in; for a member, its own name and the container's."""
    for written in (document.source.member.rpartition("!")[2], document.source.path):
        if written:
            path = PurePosixPath(written)
            yield Title(path.stem.replace("_", " "), "file name")
            if path.parent.name:
                yield Title(path.parent.name.replace("_", " "), "folder")


def units_said(texts: tuple[str, ...]) -> tuple[str, ...]:
    """Return the units that lines above a table give to all its columns.

    Examples
    --------
    >>> units_said(("单位：万千瓦、亿千瓦时",)), units_said(("Figures in GWh",)), units_said(("Unit 3",))
    (('万千瓦', '亿千瓦时'), ('GWh',), ('3',))
    >>> units_said(("电量单位均为万千瓦时，容量单位为万千瓦。",)), units_said(("发电量以万千瓦时计",))
    (('万千瓦时', '万千瓦'), ('万千瓦时',))
    """
    found = (_UNITS.search(search_text(text).text) for text in texts if len(text) <= 200)
    return tuple(
        _UNIT_OF.sub("", unit).strip("()[] ")
        for match in found
        if match
        for unit in _BETWEEN_UNITS.split(match[1] or match["by"])
        if unit
    )


def is_caption(text: str) -> bool:
    """Return whether a title says what a table's own numbers stand in: visits, tonnes.

    Examples
    --------
    >>> [is_caption(text) for text in ("发热门诊就诊（人次）", "Trains accepted, tonnes", "Stock (draft)")]
    [True, True, False]
    """
    even = search_text(text).text
    inside = [found.strip() for found in _BRACKETED.findall(even)]
    counted = any(0 < len(unit) <= _LONGEST_COUNTED and is_han(unit[0]) and unit not in _REMARKS for unit in inside)
    return counted or any(is_measure(piece.strip()) for piece in (*inside, *_COMMA.split(even)[1:]) if piece.strip())


_BRACKETED = re.compile(r"\(([^()]*)\)")
_COMMA = re.compile(r"[,，;；]")
_LONGEST_COUNTED = 3
_REMARKS = words("草稿 草案 内部 试行 修订 初稿 终稿 定稿 续 一 二 三 上 下")


def _titles(document: Document, table: Table) -> Iterator[Title]:
    if table.title:
        yield Title(table.title, "table's title")
    headings = [block.text for block in document.blocks[: table.after] if block.kind is BlockKind.HEADING]
    if headings:
        yield Title(headings[-1], "heading before it")
    if len(headings) > 1:
        yield Title(headings[0], "first heading")
    if "title" in document.metadata:
        yield Title(document.metadata["title"].value, "document's title")
    yield from path_names(document)
