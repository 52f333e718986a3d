"""What the index holds as data frames, in one order: root, path, file, then place in the file."""

from __future__ import annotations

import json
from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING, Any

from aggregator.index import listing, words
from aggregator.index.catalog import Catalog
from aggregator.index.segments import Segment, Segments
from aggregator.model.documents import FileId
from aggregator.model.entries import EntryKind
from aggregator.model.facts import Citation, Grade, Marking
from aggregator.model.locators import locator_from_json

if TYPE_CHECKING:
    import pandas as pd

FACT_COLUMNS = (
    "file", "revision", "ordinal", "kind", "scheme", "identifier", "name", "attribute", "value", "unit", "period",
    "confidence", "available", "locator", "start", "end", "member", "reason",
    "modality",
)  # fmt: skip

LINK_COLUMNS = (
    "file", "revision", "ordinal", "kind", "scheme", "identifier", "other_kind", "other_scheme", "other_value",
    "confidence", "available", "locator", "start", "end", "member",
)  # fmt: skip

_ORDER = "ORDER BY root.name, root.key, entry.path, entry.file"

_FILES = f"""
    SELECT entry.file, root.key, root.name, entry.path, entry.kind, entry.size, entry.modified, reading.available,
        document.status, document.reason, document.media_type, reading.content_digest, reading.signature,
        coalesce((SELECT max(grade) FROM marking WHERE marking.entry = entry.id), 0), entry.access_class, entry.owner
    FROM entry JOIN root ON root.id = entry.root
    LEFT JOIN reading ON reading.entry = entry.id
    LEFT JOIN document ON document.entry = entry.id AND document.ordinal = 0
    WHERE entry.kind IN (SELECT value FROM json_each(?)) {_ORDER}"""  # noqa: S608

_FILE_TYPES: dict[str, Any] = {
    "file": object, "root": object, "root_name": object, "path": object, "kind": object, "size": "Int64",
    "modified": "float64", "available": "float64", "status": object, "reason": object, "media_type": object,
    "content_digest": object, "signature": object, "grade": "int64", "access_class": "int64", "owner": object,
}  # fmt: skip

_DOCUMENT_TYPES: dict[str, Any] = {
    "file": object, "member": object, "media_type": object, "status": object, "reason": object, "reader": object,
    "n_blocks": "int64", "n_tables": "int64", "warnings": object,
}  # fmt: skip


def files(catalog: Catalog, kinds: Collection[EntryKind]) -> pd.DataFrame:
    """Return the listed entries of some kinds."""
    frame = _frame(catalog.rows(_FILES, (json.dumps([str(kind) for kind in kinds]),)), _FILE_TYPES)
    place = {number: place for place, number in enumerate(listing.access_classes(catalog))}
    frame["access_class"] = frame["access_class"].map(place).astype("int64")
    return frame


def documents(catalog: Catalog) -> pd.DataFrame:
    """Return what became of each file and member."""
    columns = ", ".join(f"document.{name}" for name in list(_DOCUMENT_TYPES)[1:])
    rows = _of_entries(catalog, "document", columns)
    return _frame([(*row[:-1], tuple(json.loads(row[-1]))) for row in rows], _DOCUMENT_TYPES)


def markings(catalog: Catalog) -> list[tuple[FileId, Marking]]:
    """Return the markings of all files."""
    columns = 'scheme, label, grade, position, locator, "start", "end", member, problem'
    return [
        (
            FileId(file),
            Marking(
                scheme,
                label,
                Grade(grade),
                position,
                Citation(FileId(file), locator_from_json(place), start, end, member),
                problem,
            ),
        )
        for file, scheme, label, grade, position, place, start, end, member, problem in _of_entries(
            catalog, "marking", columns
        )
    ]


def mentions(catalog: Catalog) -> pd.DataFrame:
    """Return whom and what the files name."""
    types = {"file": object, "kind": object, "name": object, "count": "int64"}
    return _frame(_of_entries(catalog, "mention", "mention.kind, mention.name, mention.count"), types)


def topics(catalog: Catalog, pack: str) -> pd.DataFrame:
    """Return what the files are about by one pack."""
    rows = _of_entries(catalog, "topic", "topic.pack, topic.name, topic.hits")
    types = {"file": object, "name": object, "hits": "int64"}
    return _frame([(file, name, hits) for file, by, name, hits in rows if by == pack], types)


def terms(catalog: Catalog) -> dict[str, dict[str, int]]:
    """Return the words that each file uses most, with how often, of those that two files use."""
    return words.written_out(catalog, _of_entries(catalog, "term", "term.counts"))


def facts(catalog: Catalog, segments: Segments, pack: str, columns: Sequence[str]) -> pd.DataFrame:
    """Return columns of the current facts of one pack."""
    return _rows(catalog, segments, pack, columns, links=False)


def links(catalog: Catalog, segments: Segments, pack: str) -> pd.DataFrame:
    """Return the current links of one pack."""
    return _rows(catalog, segments, pack, LINK_COLUMNS, links=True)


def segments_in_use(catalog: Catalog) -> list[Segment]:
    """Return the segments that hold a row of a current revision."""
    rows = catalog.rows(
        "SELECT name, n_rows, bytes, sha256 FROM segment"
        " WHERE id IN (SELECT segment FROM reading WHERE segment IS NOT NULL) ORDER BY id"
    )
    return [Segment(*row) for row in rows]


def _rows(catalog: Catalog, segments: Segments, pack: str, columns: Sequence[str], *, links: bool) -> pd.DataFrame:
    import numpy as np
    import pandas as pd

    live = catalog.rows(
        "SELECT entry.id, reading.revision, entry.file FROM entry JOIN root ON root.id = entry.root"  # noqa: S608
        f" JOIN reading ON reading.entry = entry.id WHERE reading.segment IS NOT NULL {_ORDER}"
    )
    table = pd.DataFrame(
        {
            "entry": np.array([row[0] for row in live], dtype=np.int64),
            "revision": np.array([row[1] for row in live], dtype=np.int64),
            "place": np.arange(len(live), dtype=np.int64),
        }
    )
    stored = [column for column in columns if column != "file"]
    read = segments.read(segments_in_use(catalog), table, pack=pack, links=links, columns=stored)
    named = pd.Index([row[2] for row in live], dtype=object)
    read["file"] = pd.Categorical.from_codes(np.asarray(read.pop("place")), named)
    return pd.DataFrame({column: read[column] for column in columns}, copy=False)


def _of_entries(catalog: Catalog, table: str, columns: str) -> list[Any]:
    return catalog.rows(
        f"SELECT entry.file, {columns} FROM {table} JOIN entry ON entry.id = {table}.entry"  # noqa: S608
        f" JOIN root ON root.id = entry.root {_ORDER}, {table}.ordinal"
    )


def _frame(rows: Sequence[Sequence[Any]], types: dict[str, Any]) -> pd.DataFrame:
    import pandas as pd

    columns = list(zip(*rows, strict=True)) or [()] * len(types)
    return pd.DataFrame(
        {name: pd.Series(values, dtype=kind) for (name, kind), values in zip(types.items(), columns, strict=True)}
    )
