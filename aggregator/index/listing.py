"""What the stores listed: entries, their access, and which of them a scan no longer saw."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from aggregator.index.access_lists import acl_from_json, acl_to_json
from aggregator.index.catalog import Catalog, storable
from aggregator.model.access import AccessClass, Acl
from aggregator.model.documents import FileId, Status
from aggregator.model.entries import Entry, EntryKind, Root


@dataclass(frozen=True, slots=True)
class KnownEntry:
    """What the index knows of an entry.

    Parameters
    ----------
    content_version, recipe
        What was read, and by what; empty where the entry was listed and not read.
    status, available
        None where it was not read.
    """

    file: FileId
    path: str
    content_version: str
    recipe: str
    status: Status | None
    size: int | None
    modified: float | None
    available: float | None


_KNOWN = """
    SELECT entry.file, entry.path, coalesce(reading.version, ''), coalesce(reading.recipe, ''), document.status,
        entry.size, entry.modified, reading.available
    FROM entry JOIN root ON root.id = entry.root
    LEFT JOIN reading ON reading.entry = entry.id
    LEFT JOIN document ON document.entry = entry.id AND document.ordinal = 0
    WHERE root.key = ?"""

_LISTED = """
    SELECT file, root, path, raw_path, kind, size, version, modified, created, owner, acl, access_class, trashed,
        version_of, extra
    FROM entry WHERE file IN (SELECT value FROM json_each(?))"""

_SEEN = """
    INSERT INTO entry (file, root, path, raw_path, kind, size, version, modified, created, owner, acl, access_class,
        trashed, version_of, extra, last_seen, arrived, permitted)
    VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16,
        coalesce((SELECT min(arrived) FROM entry past WHERE past.root = ?2 AND past.path = ?3), ?16),
        coalesce((SELECT max(permitted) FROM entry past
            WHERE past.root = ?2 AND past.path = ?3 AND past.access_class = ?12), ?16))
    ON CONFLICT (file) DO UPDATE SET
        permitted = CASE WHEN access_class = excluded.access_class THEN permitted ELSE excluded.last_seen END,
        path = excluded.path, raw_path = excluded.raw_path, kind = excluded.kind,
        size = excluded.size, version = excluded.version, modified = excluded.modified, created = excluded.created,
        owner = excluded.owner, acl = excluded.acl, access_class = excluded.access_class,
        trashed = excluded.trashed, version_of = excluded.version_of, extra = excluded.extra,
        last_seen = excluded.last_seen"""


class Interned:
    """Access lists and classes as the catalog numbers them; most files share a few."""

    def __init__(self, catalog: Catalog) -> None:
        self._catalog = catalog
        self._acls: dict[Acl, int] = {}
        self._classes: dict[AccessClass, int] = {}

    def acl(self, acl: Acl | None) -> int | None:
        """Return the number of an access list."""
        if acl is None:
            return None
        if acl not in self._acls:
            self._acls[acl] = self._number("acl", acl_to_json(acl))
        return self._acls[acl]

    def access_class(self, access: AccessClass) -> int:
        """Return the number of an access class."""
        if access not in self._classes:
            body = json.dumps([access.unknown, sorted(access.readers)], separators=(",", ":"))
            self._classes[access] = self._number("access_class", body)
        return self._classes[access]

    def forget(self) -> None:
        """Forget numbers that a rolled-back transaction may have given."""
        self._acls.clear()
        self._classes.clear()

    def _number(self, table: str, body: str) -> int:
        self._catalog.change(f"INSERT INTO {table} (body) VALUES (?) ON CONFLICT DO NOTHING", (body,))  # noqa: S608
        ((number,),) = self._catalog.rows(f"SELECT id FROM {table} WHERE body = ?", (body,))  # noqa: S608
        return int(number)


def see(
    catalog: Catalog, interned: Interned, scan: int, root: Root, entries: Sequence[Entry], access: Sequence[AccessClass]
) -> None:
    """Note in one commit that a scan listed the entries, and what the listing said of each."""
    strays = [entry.file for entry in entries if entry.root != root.id]
    if strays:
        raise ValueError(f"{strays[0]}: not of root {root.id}")
    try:
        with catalog.transaction():
            listed = _listed(interned, _root_number(catalog, root), entries, access)
            _note(catalog, scan, {row[0]: row for row in listed})
    except BaseException:
        interned.forget()
        raise


def known(catalog: Catalog, root: str) -> dict[str, KnownEntry]:
    """Return what is known of each entry of a root, by its native id."""
    start = len(root) + 1
    return {entry.file[start:]: entry for entry in _known(catalog, _KNOWN, (root,))}


def unseen(catalog: Catalog, scan: int, root: str, spared: Sequence[str]) -> list[KnownEntry]:
    """Return the entries of a root that a scan did not list, except below the spared paths, in order of path."""
    gone = _known(catalog, f"{_KNOWN} AND entry.last_seen < ? ORDER BY entry.path, entry.file", (root, scan))
    folders = frozenset(path.strip("/") for path in spared)
    if folders & {"", "."}:
        return []
    return [entry for entry in gone if folders.isdisjoint(_above(entry.path))]


def _above(path: str) -> Iterator[str]:
    """Yield a path and every folder it is in."""
    yield path
    while "/" in path:
        path = path.rpartition("/")[0]
        yield path


def _known(catalog: Catalog, query: str, values: Sequence[Any]) -> Iterator[KnownEntry]:
    for file, path, version, recipe, status, size, modified, available in catalog.rows(query, values):
        read = None if status is None else Status(status)
        yield KnownEntry(FileId(file), path, version, recipe, read, size, modified, available)


def _root_number(catalog: Catalog, root: Root) -> int:
    catalog.change(
        "INSERT INTO root (key, name, uri) VALUES (?, ?, ?)"
        " ON CONFLICT (key) DO UPDATE SET name = excluded.name, uri = excluded.uri",
        (root.id, storable(root.name), storable(root.uri)),
    )
    ((number,),) = catalog.rows("SELECT id FROM root WHERE key = ?", (root.id,))
    return int(number)


def _note(catalog: Catalog, scan: int, listed: Mapping[str, tuple[Any, ...]]) -> None:
    """Write the rows that say something new, and only mark the others, which are nearly all, as seen."""
    files = json.dumps(list(listed))
    before = {row[0]: row for row in catalog.rows(_LISTED, (files,))}
    # A store may give what it called a file to a folder: what the file said is gone with it.
    others = [(file,) for file, row in listed.items() if file in before and before[file][4] != row[4]]
    catalog.change_each("DELETE FROM entry WHERE file = ?", others)
    catalog.change("UPDATE entry SET last_seen = ? WHERE file IN (SELECT value FROM json_each(?))", (scan, files))
    catalog.change_each(_SEEN, [(*row, scan) for file, row in listed.items() if before.get(file) != row])


def _listed(
    interned: Interned, root: int, entries: Sequence[Entry], access: Sequence[AccessClass]
) -> Iterator[tuple[Any, ...]]:
    for entry, readers in zip(entries, access, strict=True):
        yield (
            entry.file,
            root,
            storable(entry.path),
            entry.raw_path,
            entry.kind,
            entry.size,
            entry.content_version,
            entry.modified,
            entry.created,
            None if entry.owner is None else storable(entry.owner),
            interned.acl(entry.acl),
            interned.access_class(readers),
            int(entry.trashed),
            entry.version_of,
            json.dumps(dict(entry.extra), sort_keys=True, separators=(",", ":")),
        )


def roots(catalog: Catalog) -> list[Root]:
    """Return the roots that were ever scanned, in the order of their first scan."""
    return [Root(*row) for row in catalog.rows("SELECT key, name, uri FROM root ORDER BY id")]


def listed(catalog: Catalog, files: Collection[FileId]) -> list[Entry]:
    """Return the entries of these files as they were last listed, without what the listing said of access."""
    wanted = frozenset(files)
    rows = catalog.rows(
        "SELECT entry.file, root.key, entry.path, raw_path, kind, size, version, modified, created, owner, trashed,"
        " version_of, extra FROM entry JOIN root ON root.id = entry.root ORDER BY entry.path, entry.file"
    )
    return [
        Entry(
            root, file[len(root) + 1 :], path, raw_path, EntryKind(kind), size, version, modified, created, owner,
            trashed=bool(trashed), version_of=version_of, extra=json.loads(extra),
        )
        for file, root, path, raw_path, kind, size, version, modified, created, owner, trashed, version_of, extra
        in rows
        if file in wanted
    ]  # fmt: skip


def moved(catalog: Catalog, root: str, old: str, new: str, raw: tuple[bytes, bytes]) -> None:
    """Give everything below a folder the path that it has now that the folder has another."""
    with catalog.transaction():
        catalog.change(
            "UPDATE entry SET path = ? || substr(path, ?),"
            " raw_path = cast(? || substr(raw_path, ?) AS BLOB)"
            " WHERE root = (SELECT id FROM root WHERE key = ?) AND substr(path, 1, ?) = ?",
            (new, len(old) + 1, raw[1], len(raw[0]) + 1, root, len(old) + 1, f"{old}/"),
        )


def count(catalog: Catalog, root: str) -> int:
    """Return how many files of a root are known."""
    ((found,),) = catalog.rows(
        "SELECT count(*) FROM entry WHERE kind = ? AND root = (SELECT id FROM root WHERE key = ?)",
        (EntryKind.FILE, root),
    )
    return int(found)


def below(catalog: Catalog, root: str, path: str) -> list[KnownEntry]:
    """Return the entries below a folder."""
    return list(_known(catalog, f"{_KNOWN} AND substr(entry.path, 1, ?) = ?", (root, len(path) + 1, f"{path}/")))


def reclassify(
    catalog: Catalog, interned: Interned, scan: int, root: str, class_of: Callable[[str, Acl | None], AccessClass]
) -> None:
    """Ask anew who can read each entry of a root, by its path and what the store once said; nothing is listed."""
    rows = catalog.rows(
        "SELECT entry.id, entry.path, acl.body, access_class FROM entry JOIN root ON root.id = entry.root"
        " LEFT JOIN acl ON acl.id = entry.acl WHERE root.key = ?",
        (root,),
    )
    lists = {body: acl_from_json(body) for body in {row[2] for row in rows} if body is not None}
    try:
        with catalog.transaction():
            asked = (
                (interned.access_class(class_of(path, lists.get(body))), entry, before)
                for entry, path, body, before in rows
            )
            catalog.change_each(
                "UPDATE entry SET access_class = ?, permitted = ? WHERE id = ?",
                [(now, scan, entry) for now, entry, before in asked if now != before],
            )
    except BaseException:
        interned.forget()
        raise


def access_classes(catalog: Catalog) -> Mapping[int, AccessClass]:
    """Return the access classes of the entries by number, in an order that does not depend on the numbers."""
    rows = catalog.rows("SELECT id, body FROM access_class WHERE id IN (SELECT access_class FROM entry) ORDER BY body")
    return {number: _access_class(body) for number, body in rows}


def _access_class(body: str) -> AccessClass:
    unknown, readers = json.loads(body)
    return AccessClass(frozenset(readers), unknown)
