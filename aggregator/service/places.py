"""Where a file would stand that is not there yet."""

from __future__ import annotations

import os
import posixpath
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote

from aggregator.index.index import Index
from aggregator.model.entries import EntryKind, Root
from aggregator.model.errors import UsageError
from aggregator.model.paths import printable
from aggregator.service.columns import rows_in


@dataclass(frozen=True, slots=True)
class Place:
    """Where the file would go, and which file of the index it would replace."""

    root: str
    root_name: str
    path: str
    access_class: int
    replaces: str | None


def place_of(index: Index, folder: str, name: str) -> Place:
    """Return where a file of a name would stand in a folder of a scanned store.

    Raises
    ------
    UsageError
        There is no such folder in any scanned store, or in several.
    """
    roots = {root.id: root for root in index.roots()}
    folders = index.files((EntryKind.FOLDER,))
    wanted = posixpath.normpath(folder).strip("/")
    wanted = "" if wanted == "." else wanted
    within = {f"{path_of(roots[row.root])}/{row.path}".rstrip("/"): row for row in rows_in(folders)}
    absolute = str(Path(folder).resolve()) if Path(folder).is_absolute() else None
    found = [row for place, row in within.items() if place == absolute or (absolute is None and row.path == wanted)]
    if len(found) != 1:
        known = ", ".join(sorted(row.path or "." for row in within.values())[:20])
        problem = (
            "stands in several stores; give it absolutely"
            if found
            else f"is no folder of a scanned store (known: {known})"
        )
        raise UsageError(f"{folder}: {problem}")
    (row,) = found
    shown = printable(os.fsencode(name))
    path = f"{row.path}/{shown}" if row.path else shown
    files = index.files()
    there = files[(files["root"] == row.root) & (files["path"] == path)]
    for replaced in rows_in(there):
        return Place(row.root, row.root_name, path, int(replaced.access_class), replaced.file)
    return Place(row.root, row.root_name, path, int(row.access_class), None)


def path_of(root: Root) -> str:
    """Return where a store is, as an absolute path where it is a folder."""
    return unquote(root.uri.removeprefix("file://")) if root.uri.startswith("file://") else root.uri
