"""The catalog of an index: one SQLite file, opened, brought up to date, and read and changed by SQL."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import chain
from pathlib import Path
from typing import Any

from aggregator.index.schema import APPLICATION_ID, MIGRATIONS, VERSION
from aggregator.model.errors import IndexCorrupt, IndexMissing

NAME = "index.db"

_PATIENCE = 60.0
"""Seconds to wait for a lock. Writers and readers never hold one long; recovery after a crash may."""


class Catalog:
    """The SQLite file of an index.

    A catalog opened for reading shows one commit for as long as it is open.
    """

    def __init__(self, path: Path, connection: sqlite3.Connection) -> None:
        self.path = path
        self._connection = connection

    @classmethod
    def for_reading(cls, folder: Path) -> Catalog:
        """Return the catalog in ``folder`` as of its last commit.

        Raises
        ------
        IndexMissing
            There is none, or no scan got as far as making one.
        IndexCorrupt
            It is damaged, of another program, or of another version of this one.
        """
        path = folder / NAME
        if not path.is_file():
            raise IndexMissing(f"{folder}: no index here; run `aggregator scan` first")
        catalog = cls(path, _connect(path))
        try:
            with catalog._named():
                catalog._connection.execute("PRAGMA query_only = ON")
                catalog._connection.execute("BEGIN")
            version = catalog._version()
            if version == 0:
                raise IndexMissing(f"{folder}: no scan has filled this index; run `aggregator scan` first")
            if version < VERSION:
                raise IndexCorrupt(
                    f"{path}: made by an older version; run `aggregator scan` once to bring it up to date"
                )
        except BaseException:
            catalog.close()
            raise
        return catalog

    @classmethod
    def for_writing(cls, folder: Path) -> Catalog:
        """Return the catalog in ``folder``, made or brought up to date where it must be.

        Raises
        ------
        IndexCorrupt
            It is damaged, of another program, or of a newer version of this one.
        """
        path = folder / NAME
        os.close(os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC | os.O_NOFOLLOW, 0o600))
        catalog = cls(path, _connect(path))
        try:
            with catalog._named():
                catalog._connection.execute("PRAGMA journal_mode = WAL").fetchall()
                catalog._connection.execute("PRAGMA synchronous = FULL")
                catalog._connection.execute("PRAGMA foreign_keys = ON")
            catalog._migrate(catalog._version())
        except BaseException:
            catalog.close()
            raise
        return catalog

    def rows(self, sql: str, values: Sequence[Any] = ()) -> list[Any]:
        """Return all rows of a query."""
        with self._named():
            return self._connection.execute(sql, values).fetchall()

    def change(self, sql: str, values: Sequence[Any] | Mapping[str, Any] = ()) -> int:
        """Run a statement and return how many rows it changed."""
        with self._named():
            return self._connection.execute(sql, values).rowcount

    def insert(self, sql: str, values: Sequence[Any] = ()) -> int:
        """Run an insertion and return the id of the new row."""
        with self._named():
            return self._connection.execute(sql, values).lastrowid or 0

    def change_each(self, sql: str, rows: Iterable[Sequence[Any]]) -> None:
        """Run a statement once for each row of values."""
        with self._named():
            self._connection.executemany(sql, rows)

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Make what is changed inside one durable commit, or nothing at all; one inside another is part of it."""
        if self.is_changing:
            yield
            return
        self.change("BEGIN IMMEDIATE")
        try:
            yield
            self.change("COMMIT")
        except BaseException:
            if self._connection.in_transaction:
                self._connection.rollback()
            raise

    @property
    def is_changing(self) -> bool:
        """Return whether a transaction is open."""
        return self._connection.in_transaction

    def close(self) -> None:
        """Close the file."""
        self._connection.close()

    def _version(self) -> int:
        ((application,),) = self.rows("PRAGMA application_id")
        ((version,),) = self.rows("PRAGMA user_version")
        ((tables,),) = self.rows("SELECT count(*) FROM sqlite_master")
        if application != APPLICATION_ID and (application or version or tables):
            raise IndexCorrupt(f"{self.path}: a database of another program; give another data folder")
        if version > VERSION:
            raise IndexCorrupt(
                f"{self.path}: made by a newer version (schema {version}, this one knows up to {VERSION}); "
                "update aggregator, or give another data folder"
            )
        return int(version)

    def _migrate(self, version: int) -> None:
        """Take all steps in one commit: no reader sees a catalog between two versions."""
        if version == VERSION:
            return
        with self.transaction():
            for statement in chain.from_iterable(MIGRATIONS[version:]):
                self.change(statement)
            self.change(f"PRAGMA application_id = {APPLICATION_ID}")
            self.change(f"PRAGMA user_version = {VERSION}")

    @contextmanager
    def _named(self) -> Iterator[None]:
        """Turn what SQLite says of the file into an error that names it."""
        try:
            yield
        except (sqlite3.IntegrityError, sqlite3.ProgrammingError, sqlite3.InterfaceError):
            raise
        except sqlite3.DatabaseError as error:
            raise IndexCorrupt(f"{self.path}: {error}") from error


def storable(text: str) -> str:
    """Return the text as UTF-8 can hold it; halves of surrogate pairs become question marks.

    Examples
    --------
    >>> storable("北田" + chr(0xD800))
    '北田?'
    """
    return text if text.isascii() else text.encode("utf-8", "replace").decode("utf-8")


def _connect(path: Path) -> sqlite3.Connection:
    try:
        return sqlite3.connect(
            f"{path.absolute().as_uri()}?mode=rw",
            uri=True,
            isolation_level=None,
            timeout=_PATIENCE,
            cached_statements=64,
        )
    except sqlite3.DatabaseError as error:
        raise IndexCorrupt(f"{path}: {error}") from error
