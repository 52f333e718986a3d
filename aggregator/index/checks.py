"""Whether an index is what it says it is, and how much it holds."""

from __future__ import annotations

from pathlib import Path

from aggregator.index.catalog import Catalog
from aggregator.index.segments import Segment, Segments

_COUNTS = {
    "entries": "SELECT count(*) FROM entry",
    "files_read": "SELECT count(*) FROM reading",
    "rows": "SELECT coalesce(sum(n_rows), 0) FROM reading",
    "rows_stored": "SELECT coalesce(sum(n_rows), 0) FROM segment",
    "segments": "SELECT count(*) FROM segment",
    "segment_bytes": "SELECT coalesce(sum(bytes), 0) FROM segment",
    "scans": "SELECT count(*) FROM scan",
    "findings": "SELECT count(*) FROM finding",
}


def stats(catalog: Catalog) -> dict[str, int]:
    """Return how much of each there is. ``rows`` are facts and links that count, ``rows_stored`` all of them."""
    counts = {name: int(catalog.rows(query)[0][0]) for name, query in _COUNTS.items()}
    return {**counts, "catalog_bytes": catalog.path.stat().st_size}


def problems(folder: Path, catalog: Catalog, segments: Segments) -> list[str]:
    """Return what is wrong, as sentences."""
    listed = [Segment(*row) for row in catalog.rows("SELECT name, n_rows, bytes, sha256 FROM segment ORDER BY id")]
    found = [f"{catalog.path}: {line}" for (line,) in catalog.rows("PRAGMA integrity_check") if line != "ok"]
    found += [
        f"{catalog.path}: {row[0]} row {row[1]} refers to nothing" for row in catalog.rows("PRAGMA foreign_key_check")
    ]
    found += [problem for problem in map(segments.problem_of, listed) if problem]
    orphans = segments.orphans({segment.name for segment in listed})
    found += [f"{path}: no commit lists it; the next scan deletes it" for path in orphans]
    found += _miscounts(catalog)
    return found + _too_open(folder)


def listed_names(catalog: Catalog) -> frozenset[str]:
    """Return the file names of the segments that the catalog lists."""
    return frozenset(name for (name,) in catalog.rows("SELECT name FROM segment"))


def _miscounts(catalog: Catalog) -> list[str]:
    rows = catalog.rows(
        "SELECT segment.name, segment.n_rows, sum(reading.n_rows) FROM segment"
        " JOIN reading ON reading.segment = segment.id GROUP BY segment.id HAVING sum(reading.n_rows) > segment.n_rows"
    )
    return [f"{name}: files count {claimed} rows in a segment of {held}" for name, held, claimed in rows]


def _too_open(folder: Path) -> list[str]:
    paths = [folder, *sorted(folder.rglob("*"))]
    return [
        f"{path}: others than its owner can reach it (mode {path.stat().st_mode & 0o777:o}); run chmod go= on it"
        for path in paths
        if path.stat().st_mode & 0o077
    ]
