"""Immutable Parquet files of facts and links, written and read by DuckDB in memory.

DuckDB, numpy and pandas are imported where rows are: to list findings takes none of them.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import uuid
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from aggregator.index.catalog import storable
from aggregator.model.errors import IndexCorrupt

if TYPE_CHECKING:
    import duckdb
    import numpy as np
    import pandas as pd

FOLDER = "segments"
SPILL = "spill-"

COLUMNS: Mapping[str, str] = {
    "entry": "BIGINT",
    "revision": "BIGINT",
    "ordinal": "BIGINT",
    "is_link": "BOOLEAN",
    "pack": "VARCHAR",
    "kind": "VARCHAR",
    "scheme": "VARCHAR",
    "identifier": "VARCHAR",
    "name": "VARCHAR",
    "attribute": "VARCHAR",
    "value": "VARCHAR",
    "unit": "VARCHAR",
    "period": "VARCHAR",
    "other_kind": "VARCHAR",
    "other_scheme": "VARCHAR",
    "other_value": "VARCHAR",
    "confidence": "DOUBLE",
    "available": "DOUBLE",
    "locator": "VARCHAR",
    "start": "BIGINT",
    "end": "BIGINT",
    "member": "VARCHAR",
    "reason": "VARCHAR",
    "modality": "VARCHAR",
}
"""What a row of a segment holds. ``entry`` and ``revision`` say which version of which file it is of."""

_SAME = (
    "is_link", "pack", "kind", "scheme", "identifier", "attribute", "value", "period",
    "other_kind", "other_scheme", "other_value", "modality",
)  # fmt: skip
"""What makes a row the same fact or link as one of an earlier revision."""


class Row(NamedTuple):
    """A fact or a link as a segment keeps it; the fields are `COLUMNS`."""

    entry: int
    revision: int
    ordinal: int
    is_link: bool
    pack: str
    kind: str
    scheme: str
    identifier: str
    name: str | None
    attribute: str | None
    value: str | None
    unit: str | None
    period: str | None
    other_kind: str | None
    other_scheme: str | None
    other_value: str | None
    confidence: float
    available: float
    locator: str
    start: int
    end: int
    member: str
    reason: str | None
    modality: str | None


@dataclass(frozen=True, slots=True)
class Segment:
    """A segment as the catalog lists it: its file name, and what the file must be."""

    name: str
    n_rows: int
    bytes: int
    sha256: str


class Earlier(NamedTuple):
    """The revision of an entry whose rows date those of ``entry``: a fact it held is not new."""

    entry: int
    of_entry: int
    of_revision: int


class Segments:
    """The segment folder of an index."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder / FOLDER
        self.spill = folder / f"{SPILL}{uuid.uuid4().hex}"
        self._connection: duckdb.DuckDBPyConnection | None = None
        self._verified: set[Segment] = set()

    def write(self, rows: Sequence[Row], earlier: Sequence[Earlier], segments: Collection[Segment]) -> Segment:
        """Return a new durable segment of the rows, which no reader sees before the catalog lists it.

        Parameters
        ----------
        earlier
            Revisions whose equal rows lend their first availability where it is earlier.
        segments
            Where the rows of those revisions are.
        """
        import duckdb
        import pandas as pd

        self.verify(segments)
        name = f"{uuid.uuid4().hex}.parquet"
        written = self.folder / f"{name}.tmp"
        os.close(os.open(written, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600))
        query = self._dated(segments)
        tables = {"fresh": _frame(rows), "earlier": pd.DataFrame(earlier, columns=list(Earlier._fields), dtype="int64")}
        copy = f"COPY ({query}) TO {_quoted(written)} (FORMAT parquet, COMPRESSION zstd, USE_TMP_FILE false)"
        try:
            self._run(copy, tables)
        except duckdb.IOException as error:
            written.unlink(missing_ok=True)
            raise IndexCorrupt(f"{written}: cannot be written: {str(error).splitlines()[0]}") from error
        segment = Segment(name, len(rows), written.stat().st_size, _digest(written))
        _sync(written)
        written.rename(self.folder / name)
        _sync(self.folder)
        self._verified.add(segment)
        return segment

    def read(
        self, segments: Collection[Segment], live: pd.DataFrame, *, pack: str, links: bool, columns: Sequence[str]
    ) -> dict[str, np.ndarray | pd.Categorical]:
        """Return columns of the rows of live revisions, ordered by the place of their file and their ordinal.

        Texts come as categories, so that none is made once for every row that says it; they may have more than occur.

        Parameters
        ----------
        live
            Columns ``entry, revision, place``. Rows of any other revision do not count.
        columns
            Of `COLUMNS`; ``place`` is added.
        """
        import numpy as np
        import pandas as pd

        self.verify(segments)
        source, chosen = self._source(segments), f"f.is_link = {links} AND f.pack = {_quoted(pack)}"
        texts = [column for column in columns if COLUMNS[column] == "VARCHAR"]
        for column in texts:
            self._run(
                f"""
                CREATE OR REPLACE TEMP TABLE "texts of {column}" AS
                SELECT text, (row_number() OVER (ORDER BY text) - 1)::INTEGER AS code
                FROM (SELECT DISTINCT f."{column}" AS text FROM {source} f WHERE {chosen})
                WHERE text IS NOT NULL""",  # noqa: S608
                {},
            )
        wanted = ", ".join(
            f'coalesce("texts of {column}".code, -1) AS "{column}"' if column in texts else f'f."{column}"'
            for column in columns
        )
        coded = " ".join(
            f'LEFT JOIN "texts of {column}" ON f."{column}" = "texts of {column}".text' for column in texts
        )
        query = f"""
            SELECT {", ".join(["live.place", wanted] if columns else ["live.place"])}
            FROM {source} f JOIN live ON f.entry = live.entry AND f.revision = live.revision {coded}
            WHERE {chosen}
            ORDER BY live.place, f.ordinal"""  # noqa: S608
        found = {name: np.asarray(column) for name, column in self._run(query, {"live": live}).items()}
        read: dict[str, np.ndarray | pd.Categorical] = dict(found)
        for column in texts:
            named = self._run(f'SELECT text FROM "texts of {column}" ORDER BY code', {})["text"]  # noqa: S608
            self._run(f'DROP TABLE "texts of {column}"', {})
            read[column] = pd.Categorical.from_codes(found[column], pd.Index(named.astype(object), dtype=object))
        return read

    def verify(self, segments: Collection[Segment]) -> None:
        """Read segments through once and hold them against the catalog.

        Raises
        ------
        IndexCorrupt
            One is missing or is not what was written.
        """
        for segment in segments:
            if segment in self._verified:
                continue
            problem = self.problem_of(segment)
            if problem:
                raise IndexCorrupt(f"{problem}; restore the data folder from a backup, or scan into a new one")
            self._verified.add(segment)

    def problem_of(self, segment: Segment) -> str:
        """Return what is wrong with a segment as a sentence, or an empty string."""
        path = self.folder / segment.name
        try:
            size = path.stat().st_size
            digest = _digest(path) if size == segment.bytes else ""
        except FileNotFoundError:
            return f"{path}: the segment is missing"
        except OSError as error:
            return f"{path}: the segment cannot be read: {error.strerror}"
        if size != segment.bytes:
            return f"{path}: the segment has {size} bytes where {segment.bytes} were written"
        return "" if digest == segment.sha256 else f"{path}: the segment is damaged"

    def orphans(self, listed: Collection[str]) -> list[Path]:
        """Return the files of the folder that the catalog does not list, in order."""
        return sorted(path for path in self.folder.iterdir() if path.name not in listed)

    def close(self) -> None:
        """Let go of DuckDB and of what it may have spilled."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None
        shutil.rmtree(self.spill, ignore_errors=True)

    def _dated(self, segments: Collection[Segment]) -> str:
        """Return the query for the rows of ``fresh``, each with the earliest availability that is known of it."""
        typed = ", ".join(f'CAST("{column}" AS {kind}) AS "{column}"' for column, kind in COLUMNS.items())
        same = ", ".join(f'f."{column}"' for column in _SAME)
        equal = " AND ".join(f'fresh."{column}" IS NOT DISTINCT FROM past."{column}"' for column in _SAME)
        return f"""
            WITH fresh AS (SELECT {typed} FROM fresh),
            past AS (
                SELECT earlier.entry, {same}, min(f.available) AS available
                FROM {self._source(segments)} f
                JOIN earlier ON f.entry = earlier.of_entry AND f.revision = earlier.of_revision
                GROUP BY ALL)
            SELECT fresh.* REPLACE (least(fresh.available, coalesce(past.available, fresh.available)) AS available)
            FROM fresh LEFT JOIN past ON fresh.entry = past.entry AND {equal}
            ORDER BY fresh.entry, fresh.ordinal"""  # noqa: S608

    def _source(self, segments: Collection[Segment]) -> str:
        """Return what to read from: rows of `COLUMNS`, whichever of them a segment has.

        Facts written before there was a modality say what is.
        """
        empty = ", ".join(f'CAST(NULL AS {kind}) AS "{column}"' for column, kind in COLUMNS.items())
        if not segments:
            return f"(SELECT {empty} WHERE false)"
        paths = ", ".join(_quoted(_literal(self.folder / name)) for name in sorted(each.name for each in segments))
        read = f"FROM read_parquet([{paths}], union_by_name = true)"
        modality = "CASE WHEN is_link THEN NULL ELSE coalesce(modality, 'actual') END AS modality"
        return f"(SELECT * REPLACE ({modality}) FROM (SELECT {empty} WHERE false UNION ALL BY NAME {read}))"  # noqa: S608

    def _run(self, query: str, tables: Mapping[str, pd.DataFrame]) -> dict[str, np.ndarray]:
        import numpy as np

        if self._connection is None:
            self._connection = _connect(self.folder, self.spill)
        for name, table in tables.items():
            self._connection.register(name, table)
        try:
            return {
                name: np.ma.asarray(column) for name, column in self._connection.execute(query).fetchnumpy().items()
            }
        finally:
            for name in tables:
                self._connection.unregister(name)


def _connect(folder: Path, spill: Path) -> duckdb.DuckDBPyConnection:
    """Return DuckDB in memory, able to reach the segment folder and nothing else."""
    import duckdb

    connection = duckdb.connect(
        ":memory:", config={"autoinstall_known_extensions": "false", "autoload_known_extensions": "false"}
    )
    # Object columns hold text or nothing; guessing from a sample could make them numbers.
    connection.execute("SET pandas_analyze_sample = 0")
    connection.execute(f"SET temp_directory = {_quoted(spill)}")
    allowed = ", ".join(_quoted(each) for each in (folder, _literal(folder), spill))
    connection.execute(f"SET allowed_directories = [{allowed}]")
    connection.execute("SET enable_external_access = false")
    connection.execute("SET lock_configuration = true")
    return connection


def _frame(rows: Sequence[Row]) -> pd.DataFrame:
    """Return rows as columns that DuckDB reads without guessing."""
    import pandas as pd

    columns = {}
    for (name, kind), values in zip(COLUMNS.items(), zip(*rows, strict=True), strict=True):
        column: Any = [None if text is None else storable(text) for text in values] if kind == "VARCHAR" else values
        columns[name] = pd.Series(column, dtype=_DTYPES[kind])
    return pd.DataFrame(columns)


_DTYPES: Mapping[str, Any] = {"VARCHAR": object, "BIGINT": "int64", "DOUBLE": "float64", "BOOLEAN": "bool"}


def _quoted(text: str | Path) -> str:
    return "'" + str(text).replace("'", "''") + "'"


def _literal(path: Path) -> str:
    """Return a path as a pattern that matches only itself: `read_parquet` takes patterns."""
    return "".join(f"[{letter}]" if letter in "*?[" else letter for letter in str(path))


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _sync(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
