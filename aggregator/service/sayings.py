"""What files say besides facts: links between identifiers, markings, topics, and whom and what they name."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

from aggregator.index.index import Index
from aggregator.model.facts import NAMED_KINDS, Identifier
from aggregator.model.locators import locator_from_json
from aggregator.service.columns import rows_in
from aggregator.service.facts import MASKED

Record = dict[str, Any]


def sayings(data_dir: Path, what: str, *, values: bool = False) -> list[Record]:
    """Return records of one of `SAYINGS`, in the order of files.

    Each has ``store`` and ``file``; links have ``left``, ``right``, ``locator`` and ``confidence``; markings
    ``label``, ``grade``, ``scheme``, ``position``, ``problem`` and ``locator``; topics ``topic`` and ``hits``; names
    ``kind``, ``name`` and ``count``, where the names of mentioned values are masked unless ``values``.
    """
    with Index.open(data_dir) as index:
        place = {row.file: {"store": row.root_name, "file": row.path} for row in rows_in(index.files())}
        records = [{**place[file], **record} for file, record in SAYINGS[what](index)]
    return records if values or what != "names" else [_masked(record) for record in records]


def _masked(record: Record) -> Record:
    """Return the record of a name as it is, and that of a value without it."""
    return record if record["kind"] in NAMED_KINDS else {**record, "name": MASKED}


def _links(index: Index) -> Iterator[tuple[str, Record]]:
    for pack in index.packs():
        for row in rows_in(index.links(pack.name)):
            locator = str(locator_from_json(row.locator))
            yield (
                row.file,
                {
                    "left": str(Identifier(row.kind, row.scheme, row.identifier)),
                    "right": str(Identifier(row.other_kind, row.other_scheme, row.other_value)),
                    "locator": f"{row.member}: {locator}" if row.member else locator,
                    "confidence": row.confidence,
                },
            )


def _markings(index: Index) -> Iterator[tuple[str, Record]]:
    for file, marking in index.markings():
        yield (
            file,
            {
                "label": marking.label,
                "grade": marking.grade.name.lower(),
                "scheme": marking.scheme,
                "position": marking.position,
                "problem": marking.problem,
                "locator": str(marking.citation),
            },
        )


def _topics(index: Index) -> Iterator[tuple[str, Record]]:
    for pack in index.packs():
        for row in rows_in(index.topics(pack.name)):
            yield row.file, {"topic": row.name, "hits": row.hits}


def _names(index: Index) -> Iterator[tuple[str, Record]]:
    for row in rows_in(index.mentions()):
        yield row.file, {"kind": row.kind, "name": row.name, "count": row.count}


SAYINGS: Mapping[str, Callable[[Index], Iterator[tuple[str, Record]]]] = {
    "links": _links,
    "markings": _markings,
    "topics": _topics,
    "names": _names,
}
