"""Where a file would stand that is not there yet."""

from __future__ import annotations

import os
import posixpath
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from unicodedata import normalize
from urllib.parse import unquote

from aggregator.index.index import Index
from aggregator.model.entries import EntryKind, Root
from aggregator.model.errors import UsageError
from aggregator.model.paths import printable
from aggregator.service.columns import rows_in

SHOWN = 20
"""So many names are told of those that would be right."""


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
    wanted = spelt(folder or ".")
    known = [
        (spelt(posixpath.join(path_of(roots[row.root]), row.path) if wanted.startswith("/") else row.path or "."), row)
        for row in rows_in(folders)
    ]
    found = [row for place, row in known if place == wanted]
    if len(found) != 1:
        near = close_to(wanted, [place for place, _ in known])
        problem = f"is no folder of a scanned store ({near})"
        raise UsageError(f"{folder}: {'stands in several stores; give it absolutely' if found else problem}")
    (row,) = found
    shown = printable(os.fsencode(name))
    path = f"{row.path}/{shown}" if row.path else shown
    files = index.files()
    there = files[(files["root"] == row.root) & (files["path"] == path)]
    for replaced in rows_in(there):
        return Place(row.root, row.root_name, path, int(replaced.access_class), replaced.file)
    return Place(row.root, row.root_name, path, int(row.access_class), None)


def spelt(path: str) -> str:
    """Return a path as all ways to write it are compared: ``.`` is a store's root, what is absolute begins with ``/``.

    Raises
    ------
    UsageError
        Nothing is written.

    Examples
    --------
    >>> spelt("Plants//north/../list.csv/"), spelt("Pla\u0308ne") == spelt("Pl\u00e4ne")
    ('Plants/list.csv', True)
    """
    if not path:
        raise UsageError("'': names no file or folder; the root of a store is '.'")
    return normalize("NFC", os.path.realpath(path) if path.startswith("/") else posixpath.normpath(path))


def close_to(word: str, known: Iterable[str]) -> str:
    """Return the tail of an error message: the nearest known names, or else the first of them."""
    names = sorted(set(known))
    folded = {name.casefold(): name for name in reversed(names)}
    close = get_close_matches(word.casefold(), folded, n=3, cutoff=0.6)
    if close:
        return "did you mean " + " or ".join(f"'{folded[each]}'" for each in close) + "?"
    return f"known: {some_of(names)}"


def some_of(names: Sequence[str]) -> str:
    """Return the first names, and how many more there are."""
    more = f" and {len(names) - SHOWN} more" if len(names) > SHOWN else ""
    return (", ".join(names[:SHOWN]) or "none") + more


def path_of(root: Root) -> str:
    """Return where a store is, as an absolute path where it is a folder."""
    return unquote(root.uri.removeprefix("file://")) if root.uri.startswith("file://") else root.uri
